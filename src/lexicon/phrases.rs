//! Phrases of a few words, found from their first word.

use super::table::{Run, Sieved};
use crate::model::Word;

/// Words and phrases that each stand for something.
#[derive(Debug)]
pub(super) struct Phrases<T: 'static> {
    /// The `tails` of each first word.
    pub first: Sieved<Run, 128>,
    /// The `words` after the first, and what the whole stands for; of one first word, the longest first.
    pub tails: &'static [(Run, T)],
    pub words: &'static [Word],
    /// What their names are parts of.
    pub letters: &'static str,
}

impl<T: Copy> Phrases<T> {
    /// The longest phrase that `word(0)`, `word(1)` ... begin with: what it stands for and how many words it has.
    pub fn longest(&self, word: impl Fn(usize) -> Option<Word>) -> Option<(T, usize)> {
        let all = self.first.find(word(0)?)?.of(self.tails);
        let fits = |rest: &[Word]| rest.iter().enumerate().all(|(k, w)| word(k + 1) == Some(*w));
        all.iter().find(|(rest, _)| fits(rest.of(self.words))).map(|(rest, meaning)| (*meaning, rest.1 as usize + 1))
    }

    /// What all of them stand for.
    pub fn meanings(&self) -> impl Iterator<Item = &'static T> {
        self.tails.iter().map(|tail| &tail.1)
    }
}
