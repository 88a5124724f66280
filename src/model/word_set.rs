//! Small fixed sets of words, asked of nearly every token.

use super::Word;

/// A fixed set of words. A mask of 64 bits turns nearly every other word away before the list is walked.
#[derive(Clone, Copy, Debug)]
pub struct WordSet {
    mask: u64,
    words: &'static [Word],
}

impl WordSet {
    /// The set of these words; usable in constants.
    #[must_use]
    pub const fn of(words: &'static [Word]) -> Self {
        let mut mask = 0;
        let mut i = 0;
        while i < words.len() {
            mask |= Self::bit(words[i]);
            i += 1;
        }
        Self { mask, words }
    }

    /// Which bit stands for a word: FNV-1a mixes its middle bits best.
    const fn bit(word: Word) -> u64 {
        1 << ((word.0 >> 24) & 63)
    }

    /// Whether the word is in it.
    #[must_use]
    #[inline]
    pub fn contains(&self, word: Word) -> bool {
        self.mask & Self::bit(word) != 0 && self.words.contains(&word)
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
