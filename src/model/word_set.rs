//! Small fixed sets of words, asked of nearly every token.

use super::Word;

/// A fixed set of words. A mask of 256 bits turns nearly every other word away before the list is walked.
#[derive(Clone, Copy, Debug)]
pub struct WordSet {
    mask: [u64; 4],
    words: &'static [Word],
}

impl WordSet {
    /// The set of these words; usable in constants.
    #[must_use]
    pub const fn of(words: &'static [Word]) -> Self {
        let mut mask = [0; 4];
        let mut i = 0;
        while i < words.len() {
            let (at, bit) = Self::bit(words[i]);
            mask[at] |= bit;
            i += 1;
        }
        Self { mask, words }
    }

    /// Which bit stands for a word: FNV-1a mixes its middle bits best.
    #[inline]
    const fn bit(word: Word) -> (usize, u64) {
        (((word.0 >> 30) & 3) as usize, 1 << ((word.0 >> 24) & 63))
    }

    /// Whether the word is in it.
    #[must_use]
    #[inline]
    pub fn contains(&self, word: Word) -> bool {
        let (at, bit) = Self::bit(word);
        self.mask[at] & bit != 0 && self.words.contains(&word)
    }
}

#[cfg(test)]
mod tests {
    use super::WordSet;
    use crate::model::Word;

    #[test]
    fn holds_its_words_and_no_others() {
        const WORDS: &[Word] = &[Word::of("on"), Word::of("in"), Word::of("at")];
        const SET: WordSet = WordSet::of(WORDS);
        assert!(["on", "in", "at"].iter().all(|w| SET.contains(Word::of(w))));
        assert!(["of", "to", "the", "i", ""].iter().all(|w| !SET.contains(Word::of(w))));
    }
}
