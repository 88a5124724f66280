//! Small binary records: whole numbers in as few bytes as they need (LEB128), and texts, each of which is written once.

use std::hash::Hasher as _;

use rustc_hash::{FxHashMap, FxHasher};

/// Writes a record.
#[derive(Debug, Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// The texts that the record holds so far, by their hashes: place among them, first byte, length.
    known: FxHashMap<u64, (u64, usize, usize)>,
    texts: u64,
}

impl Writer {
    /// A whole number.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// A number that may be negative: the sign goes into the last bit.
    pub fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63) as u64);
    }

    /// A hash, in full.
    pub fn hash(&mut self, hash: u32) {
        self.bytes.extend(hash.to_le_bytes());
    }

    /// A text; one that the record already holds takes a number only.
    pub fn text(&mut self, text: &str) {
        let mut hasher = FxHasher::default();
        hasher.write(text.as_bytes());
        let hash = hasher.finish();
        // Of two with one hash, the later is written each time.
        if let Some((place, start, length)) = self.known.get(&hash)
            && self.bytes[*start..start + length] == *text.as_bytes()
        {
            return self.number(place + 1);
        }
        self.number(0);
        self.number(text.len() as u64);
        self.known.entry(hash).or_insert((self.texts, self.bytes.len(), text.len()));
        self.texts += 1;
        self.bytes.extend(text.as_bytes());
    }

    /// Bytes whose number the reader knows.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Something that may be missing.
    pub fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.number(u64::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// A list.
    pub fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        for item in items {
            write(self, item);
        }
    }

    /// The record.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Reads what a [`Writer`] wrote. What is no such record gives `None`, never a panic.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    known: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    /// Reads this record.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, known: Vec::new() }
    }

    /// A whole number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A whole number that fits.
    pub fn small<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    /// A number that may be negative.
    pub fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    /// A hash.
    pub fn hash(&mut self) -> Option<u32> {
        let (hash, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*hash))
    }

    /// A text.
    pub fn text(&mut self) -> Option<&'a str> {
        let place = self.number()?;
        if place > 0 {
            return self.known.get(usize::try_from(place - 1).ok()?).copied();
        }
        let length = self.small()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        let text = std::str::from_utf8(text).ok()?;
        self.known.push(text);
        Some(text)
    }

    /// So many bytes.
    pub fn raw(&mut self, length: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    /// Something that may be missing.
    pub fn option<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        Some(if self.flag()? { Some(read(self)?) } else { None })
    }

    /// Yes or no.
    pub fn flag(&mut self) -> Option<bool> {
        match self.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// A list.
    pub fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length: usize = self.small()?;
        // Each item takes a byte at least, so that a wrong length asks for no wrong amount of memory.
        let mut items = Vec::with_capacity(length.min(self.rest.len()));
        for _ in 0..length {
            items.push(read(self)?);
        }
        Some(items)
    }

    /// Whether all of it has been read.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};

    #[test]
    fn gives_back_what_was_written() {
        let mut writer = Writer::default();
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        writer.list(&numbers, |w, n| w.number(*n));
        let signed = [0, -1, 1, -64, 1 << 40, i64::MIN, i64::MAX];
        writer.list(&signed, |w, n| w.signed(*n));
        for text in ["a", "", "ä", "a", ""] {
            writer.text(text);
        }
        writer.hash(0xdead_beef);
        writer.option(Some(7), Writer::number);
        writer.option(None, Writer::number);
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        assert_eq!(reader.list(Reader::number).unwrap(), numbers);
        assert_eq!(reader.list(Reader::signed).unwrap(), signed);
        assert_eq!([(); 5].map(|()| reader.text().unwrap()), ["a", "", "ä", "a", ""]);
        assert_eq!(reader.hash(), Some(0xdead_beef));
        assert_eq!(reader.option(Reader::number), Some(Some(7)));
        assert_eq!(reader.option(Reader::number), Some(None));
        assert!(reader.is_done());
    }

    #[test]
    fn a_record_that_is_cut_off_or_none_reads_as_nothing() {
        let mut writer = Writer::default();
        writer.list(&["one", "two", "one"], |w, t| w.text(t));
        let bytes = writer.finish();
        let read = |bytes: &[u8]| Reader::new(bytes).list(|r| r.text().map(str::len));
        assert_eq!(read(&bytes), Some(vec![3, 3, 3]));
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), None, "{end}");
        }
        assert_eq!(read(&[0xff; 20]), None);
        assert_eq!(read(&[1, 9]), None);
    }
}
