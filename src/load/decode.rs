//! From bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::Error;
use crate::model::{DiskMap, Encoding};

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// They hold what no text holds.
    Binary,
    /// They fit none of the encodings; UTF-8 breaks at this byte.
    Unknown(usize),
    /// A byte order mark promises UTF-16, and it is not.
    Utf16,
}

impl Fault {
    /// The fault as an error about this file.
    pub fn error(self, path: &str) -> Error {
        let hint = "save the article as UTF-8 text, or leave the file out";
        match self {
            Self::Binary => Error::input(path, "a binary file, not text", hint),
            Self::Unknown(at) => {
                Error::input(path, format!("not text in UTF-8 (it breaks at byte {at}) nor in Windows-1252"), hint)
            }
            Self::Utf16 => Error::input(path, "starts as UTF-16 text, but is broken further on", hint),
        }
    }
}

/// The text of a file, and the way back to its bytes. A lone carriage return, the line end of old files, becomes a line
/// feed; it takes as many bytes on disk.
pub(super) fn decode(bytes: Vec<u8>) -> Result<(String, DiskMap), Fault> {
    let (text, map) = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(UTF_16LE, rest)?,
        [0xfe, 0xff, rest @ ..] => utf16(UTF_16BE, rest)?,
        _ => bytes_to_text(bytes)?,
    };
    if is_binary(&text) {
        return Err(Fault::Binary);
    }
    Ok((line_feeds(text), map))
}

fn bytes_to_text(mut bytes: Vec<u8>) -> Result<(String, DiskMap), Fault> {
    if memchr::memchr(0, &bytes).is_some() {
        return Err(Fault::Binary);
    }
    let skip = if bytes.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    bytes.drain(..skip);
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, DiskMap { skip: skip as u32, ..DiskMap::default() })),
        Err(error) => {
            let at = error.utf8_error().valid_up_to() + skip;
            let bytes = error.into_bytes();
            // Windows-1252 leaves five bytes undefined; a file that holds them is something else.
            if skip > 0 || bytes.iter().any(|b| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) {
                let control = bytes.iter().filter(|b| **b < 0x20 && !b.is_ascii_whitespace()).count();
                return Err(if control * 50 > bytes.len() { Fault::Binary } else { Fault::Unknown(at) });
            }
            let text = WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned();
            let marks = marks(&text, 0, |_| 1);
            Ok((text, DiskMap { encoding: Encoding::Windows1252, skip: 0, marks }))
        }
    }
}

fn utf16(encoding: &'static encoding_rs::Encoding, rest: &[u8]) -> Result<(String, DiskMap), Fault> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest).ok_or(Fault::Utf16)?.into_owned();
    let marks = marks(&text, 2, |c| c.len_utf16() as u32 * 2);
    Ok((text, DiskMap { encoding: Encoding::Utf16, skip: 2, marks }))
}

/// A mark at the first character of every stretch of text; `width` is what a character takes on disk.
fn marks(text: &str, skip: u32, width: impl Fn(char) -> u32) -> Vec<(u32, u32)> {
    let (mut marks, mut disk, mut next) = (Vec::new(), skip, DiskMap::STRIDE);
    for (at, c) in text.char_indices() {
        if at as u32 >= next {
            marks.push((at as u32, disk));
            next = at as u32 + DiskMap::STRIDE;
        }
        disk += width(c);
    }
    marks
}

/// Whether a text holds so many control characters that nobody wrote it: NUL at all, more than one in fifty, or, in a
/// short text, where a few stray ones weigh more, one in four.
fn is_binary(text: &str) -> bool {
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c);
    let count = text.as_bytes().iter().filter(|b| control(b)).count();
    (count > 8 && count * 50 > text.len()) || count * 4 > text.len() || memchr::memchr(0, text.as_bytes()).is_some()
}

fn line_feeds(text: String) -> String {
    let bytes = text.as_bytes();
    let lone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    let places: Vec<usize> = memchr::memchr_iter(b'\r', bytes).filter(lone).collect();
    if places.is_empty() {
        return text;
    }
    let mut bytes = text.into_bytes();
    for at in places {
        bytes[at] = b'\n';
    }
    // One ASCII byte for another: still the same UTF-8.
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Fault, decode};
    use crate::model::DiskMap;

    const TEXT: &str = "Dürüst – “café”, 5 September\r\nsecond line";

    fn find(text: &str, map: &DiskMap, words: &str) -> (usize, usize) {
        let at = text.find(words).unwrap();
        (map.disk(text, at as u32) as usize, map.disk(text, (at + words.len()) as u32) as usize)
    }

    #[test]
    fn leads_back_to_the_bytes_of_utf8() {
        for mark in [&b""[..], b"\xef\xbb\xbf"] {
            let bytes = [mark, TEXT.as_bytes()].concat();
            let (text, map) = decode(bytes.clone()).unwrap();
            assert_eq!(text, TEXT);
            let (from, to) = find(&text, &map, "5 September");
            assert_eq!(&bytes[from..to], b"5 September");
        }
    }

    #[test]
    fn leads_back_to_the_bytes_of_utf16() {
        let long = TEXT.repeat(500);
        for big in [false, true] {
            let unit = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
            let encode = |t: &str| t.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
            let bytes = [unit(0xfeff).to_vec(), encode(&long), encode("👮 the end")].concat();
            let (text, map) = decode(bytes.clone()).unwrap();
            for words in ["café", "👮", "the end", "September"] {
                let (from, to) = find(&text, &map, words);
                assert_eq!(bytes[from..to], encode(words), "{words}");
            }
            assert_eq!(map.disk(&text, text.len() as u32) as usize, bytes.len());
        }
    }

    #[test]
    fn leads_back_to_the_bytes_of_windows_1252() {
        let bytes = b"caf\xe9 \x93quoted\x94 \x80 5 ".repeat(2_000);
        let (text, map) = decode(bytes.clone()).unwrap();
        assert!(text.starts_with("café “quoted” € 5"));
        let at = text.rfind('“').unwrap();
        assert_eq!(bytes[map.disk(&text, at as u32) as usize], 0x93);
        assert_eq!(map.disk(&text, text.len() as u32) as usize, bytes.len());
    }

    #[test]
    fn turns_old_line_ends_into_new_ones() {
        assert_eq!(decode(b"a\rb\r\nc\r".to_vec()).unwrap().0, "a\nb\r\nc\n");
    }

    #[test]
    fn refuses_what_is_no_text() {
        assert_eq!(decode(b"\x7fELF\x02\x01\x01\0\0\0".to_vec()).unwrap_err(), Fault::Binary);
        assert_eq!(decode(b"\x01\x02\x03\x04 abc".to_vec()).unwrap_err(), Fault::Binary);
        assert_eq!(decode(b"half a quote \xe2\x80 and \x9d\x81".to_vec()).unwrap_err(), Fault::Unknown(13));
        assert_eq!(decode(b"\xff\xfea\0b".to_vec()).unwrap_err(), Fault::Utf16);
    }
}
