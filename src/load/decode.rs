//! From bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, what a page declares, else Windows-1252.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::Error;
use crate::model::{DiskMap, Encoding};

/// What a format lets its files say of their encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// Nothing.
    Guessed,
    /// A page or a feed names it near its top.
    Declared,
    /// It is UTF-8 by the format's own rule; single broken bytes are replaced.
    Utf8,
}

/// A decoded file.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub disk: DiskMap,
    /// Where bytes stood that are no text, each replaced by a question mark.
    pub broken: Vec<u32>,
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// They hold what no text holds.
    Binary,
    /// They fit none of the encodings; UTF-8 breaks at this byte.
    Unknown(usize),
    /// A byte order mark promises UTF-16, and it is not.
    Utf16,
    /// It declares an encoding that is not read.
    Foreign(&'static str),
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
            Self::Foreign(name) => Error::input(path, format!("text in {name}, which is not read"), "save it as UTF-8"),
            Self::Utf16 => Error::input(path, "starts as UTF-16 text, but is broken further on", hint),
        }
    }
}

/// The text of a file, and the way back to its bytes. A lone carriage return, the line end of old files, becomes a line
/// feed; it takes as many bytes on disk.
pub(super) fn decode(bytes: Vec<u8>, charset: Charset) -> Result<Decoded, Fault> {
    let mut broken = Vec::new();
    let (text, disk) = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(UTF_16LE, rest)?,
        [0xfe, 0xff, rest @ ..] => utf16(UTF_16BE, rest)?,
        _ => bytes_to_text(bytes, charset, &mut broken)?,
    };
    if is_binary(&text) {
        return Err(Fault::Binary);
    }
    Ok(Decoded { text: line_feeds(text), disk, broken })
}

fn bytes_to_text(mut bytes: Vec<u8>, charset: Charset, broken: &mut Vec<u32>) -> Result<(String, DiskMap), Fault> {
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
            let declared = if charset == Charset::Declared { declared(&bytes) } else { None };
            if charset == Charset::Utf8 || declared == Some(UTF_8) || (declared.is_some() && skip > 0) {
                let text = mended(bytes, broken);
                return Ok((text, DiskMap { skip: skip as u32, ..DiskMap::default() }));
            }
            if let Some(encoding) = declared {
                return one_byte(encoding, &bytes);
            }
            // Windows-1252 leaves five bytes undefined; a file that holds them is something else.
            if skip > 0 || bytes.iter().any(|b| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) {
                let control = bytes.iter().filter(|b| **b < 0x20 && !b.is_ascii_whitespace()).count();
                return Err(if control * 50 > bytes.len() { Fault::Binary } else { Fault::Unknown(at) });
            }
            one_byte(WINDOWS_1252, &bytes)
        }
    }
}

/// The encoding that a page (`<meta charset>`) or a feed (`encoding=`) names in its first kilobyte.
fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes[..bytes.len().min(1024)].to_ascii_lowercase();
    let value = ["charset", "encoding"].iter().find_map(|word| {
        let at = memchr::memmem::find(&head, word.as_bytes())? + word.len();
        let rest = head[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        Some(&rest[..rest.iter().position(|b| matches!(b, b'"' | b'\'' | b'>' | b' ' | b';' | b'/' | b'?'))?])
    })?;
    encoding_rs::Encoding::for_label(value)
}

/// Text in an encoding of one byte a character.
fn one_byte(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<(String, DiskMap), Fault> {
    if !encoding.is_single_byte() {
        return Err(Fault::Foreign(encoding.name()));
    }
    let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    let marks = marks(&text, 0, |_| 1);
    Ok((text, DiskMap { encoding: Encoding::Windows1252, marks, ..DiskMap::default() }))
}

/// UTF-8 with a question mark for each byte that is none: as long as before, so that every place stays.
fn mended(mut bytes: Vec<u8>, broken: &mut Vec<u32>) -> String {
    let mut at = 0;
    while let Err(error) = std::str::from_utf8(&bytes[at..]) {
        let from = at + error.valid_up_to();
        let to = error.error_len().map_or(bytes.len(), |length| from + length);
        bytes[from..to].fill(b'?');
        broken.extend((from..to).map(|b| b as u32));
        at = to;
    }
    String::from_utf8(bytes).unwrap_or_default()
}

fn utf16(encoding: &'static encoding_rs::Encoding, rest: &[u8]) -> Result<(String, DiskMap), Fault> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest).ok_or(Fault::Utf16)?.into_owned();
    let marks = marks(&text, 2, |c| c.len_utf16() as u32 * 2);
    Ok((text, DiskMap { encoding: Encoding::Utf16, skip: 2, marks, pieces: Vec::new() }))
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
    // Sums that fit a byte, which the processor adds many at a time.
    let few = |chunk: &[u8]| chunk.iter().map(|b| u8::from(control(b))).sum::<u8>();
    let count: usize = text.as_bytes().chunks(255).map(|chunk| usize::from(few(chunk))).sum();
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
    use super::{Charset, Fault};
    use crate::model::DiskMap;

    fn decode(bytes: Vec<u8>) -> Result<(String, DiskMap), Fault> {
        super::decode(bytes, Charset::Guessed).map(|d| (d.text, d.disk))
    }

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

    #[test]
    fn believes_what_a_page_declares() {
        let page = |charset: &str, bytes: &[u8]| {
            let head = format!("<html><head><meta http-equiv=x content='text/html; charset={charset}'><p>");
            super::decode([head.as_bytes(), bytes].concat(), Charset::Declared)
        };
        assert!(page("iso-8859-2", b"\xb1").unwrap().text.ends_with('ą'));
        assert!(page("ISO-8859-1", b"\x93\x81").unwrap().text.ends_with("“\u{81}"));
        assert!(page("utf-8", "ą".as_bytes()).unwrap().text.ends_with('ą'));
        assert!(page("iso-8859-1", "ą".as_bytes()).unwrap().text.ends_with('ą'), "what is UTF-8 is UTF-8");
        assert_eq!(page("shift_jis", b"\x93\xfa").unwrap_err(), Fault::Foreign("Shift_JIS"));
        assert!(page("nonsense", b"\xe9").unwrap().text.ends_with('é'));
        let mended = page("utf-8", b"a\xff\xe2\x80 b\xe2").unwrap();
        assert!(mended.text.ends_with("<p>a??? b?") && mended.broken.len() == 4);
    }
}
