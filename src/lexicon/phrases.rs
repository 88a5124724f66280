//! Phrases of a few words, found from their first word.

use rustc_hash::FxHashMap;

use crate::model::Word;

/// The words after the first, and what the whole stands for.
type Tail<T> = (Box<[Word]>, T);

/// Words and phrases that each stand for something.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_first: FxHashMap<Word, Vec<Tail<T>>>,
}

impl<T: Copy> Phrases<T> {
    /// Of rows `(words parted by blanks, meaning)`.
    pub fn new(rows: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: FxHashMap<Word, Vec<Tail<T>>> = FxHashMap::default();
        for (phrase, meaning) in rows {
            let mut words = phrase.split(' ').map(Word::fold);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), meaning));
            }
        }
        for all in by_first.values_mut() {
            all.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that `word(0)`, `word(1)` ... begin with: what it stands for and how many words it has.
    pub fn longest(&self, word: impl Fn(usize) -> Option<Word>) -> Option<(T, usize)> {
        let all = self.by_first.get(&word(0)?)?;
        let fits = |rest: &[Word]| rest.iter().enumerate().all(|(k, w)| word(k + 1) == Some(*w));
        all.iter().find(|(rest, _)| fits(rest)).map(|(rest, meaning)| (*meaning, rest.len() + 1))
    }
}
