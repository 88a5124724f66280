//! Phrases of a few words, found from their first word.

use super::table::Sieved;
use crate::model::Word;

/// The words after the first, and what the whole stands for.
type Tail<T> = (&'static [Word], T);

/// Words and phrases that each stand for something: by the first word, the longest first.
#[derive(Debug)]
pub(super) struct Phrases<T: 'static>(Sieved<&'static [Tail<T>], 128>);

impl<T: Copy> Phrases<T> {
    /// Of rows sorted by their first word.
    pub const fn new(rows: &'static [(Word, &'static [Tail<T>])]) -> Self {
        Self(Sieved::new(rows))
    }

    /// The longest phrase that `word(0)`, `word(1)` ... begin with: what it stands for and how many words it has.
    pub fn longest(&self, word: impl Fn(usize) -> Option<Word>) -> Option<(T, usize)> {
        let all = self.0.find(word(0)?)?;
        let fits = |rest: &[Word]| rest.iter().enumerate().all(|(k, w)| word(k + 1) == Some(*w));
        all.iter().find(|(rest, _)| fits(rest)).map(|(rest, meaning)| (*meaning, rest.len() + 1))
    }

    /// What all of them stand for.
    pub fn meanings(&self) -> impl Iterator<Item = &'static T> {
        self.0.rows.iter().flat_map(|row| row.1).map(|tail| &tail.1)
    }
}
