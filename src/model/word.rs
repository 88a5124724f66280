// Kept free of `use` lines of ours: `build.rs` includes this very file, so that the tables made at build
// time and the tokens read at run time hash alike.

/// A word form, folded to lower case and hashed: two equal `Word`s are the same word.
///
/// The hash is FNV-1a over the folded UTF-8 bytes (Fowler, Noll, Vo; the 64-bit constants of their reference
/// page), the same on every machine and computable in constants, so rules compare words as integers. Dots are
/// left out (`p.m.` is `pm`) and a curly apostrophe counts as a straight one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(pub u64);

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

impl Word {
    /// The word of no letters.
    pub const EMPTY: Self = Self(OFFSET);

    /// The word with one more byte of folded UTF-8; a dot must be left out by the caller.
    #[must_use]
    #[inline]
    pub const fn then(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(PRIME))
    }

    /// The word of a lower-case literal; usable in constants.
    #[must_use]
    pub const fn of(lower: &str) -> Self {
        let bytes = lower.as_bytes();
        let mut hash = OFFSET;
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i] != b'.' {
                hash = (hash ^ bytes[i] as u64).wrapping_mul(PRIME);
            }
            i += 1;
        }
        Self(hash)
    }

    /// The word of any spelling: folds case, apostrophes and dots first.
    #[must_use]
    pub fn fold(text: &str) -> Self {
        let mut word = Self::EMPTY;
        Self::folded(text, |byte| word = word.then(byte));
        word
    }

    /// Gives the bytes of any spelling that count to `step`: what [`Word::then`] takes.
    #[inline]
    pub fn folded(text: &str, mut step: impl FnMut(u8)) {
        if text.is_ascii() {
            for byte in text.bytes() {
                if byte != b'.' {
                    step(byte.to_ascii_lowercase());
                }
            }
        } else {
            let mut buffer = [0; 4];
            for c in text.chars().flat_map(char::to_lowercase) {
                match c {
                    '.' => {}
                    '\u{2019}' | '\u{2018}' | '\u{2bc}' => step(b'\''),
                    _ => c.encode_utf8(&mut buffer).bytes().for_each(&mut step),
                }
            }
        }
    }
}
