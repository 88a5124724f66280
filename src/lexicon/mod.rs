//! English as data: word classes, lemmas, event classes, synonyms. Sources and licences stand in `data/README.md`.

pub mod cues;
pub mod currencies;
pub mod events;
pub mod holidays;
mod irregular;
mod lemma;
pub mod markers;
pub mod names;
pub mod numbers;
mod phrases;
pub mod speech;
pub mod spelling;
pub mod statuses;
pub mod synonyms;
mod table;
pub mod units;
pub mod zones;

use rustc_hash::FxHashMap;

use crate::model::{Classes, Cues, Word};

/// What the lexicon knows of a word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its classes.
    pub classes: Classes,
    /// Its base form; itself when it has none.
    pub lemma: Word,
    /// What it may be the start of.
    pub cues: Cues,
}

/// The classes of a word form.
#[must_use]
pub fn classes(word: Word) -> Classes {
    table::classes(word)
}

/// The lexicon with a memory: most words of a text are words seen before. One for each thread.
#[derive(Debug, Default)]
pub struct Reader {
    seen: FxHashMap<Word, Entry>,
}

impl Reader {
    /// Looks a word up by its hash; `text` is its spelling.
    pub fn entry(&mut self, word: Word, text: &str) -> Entry {
        // Bounded, so that a text of nothing but odd words cannot eat the memory.
        if self.seen.len() > 200_000 {
            self.seen.clear();
        }
        *self.seen.entry(word).or_insert_with(|| look_up(word, text))
    }
}

/// Looks a word form up without a memory.
#[must_use]
pub fn look_up(word: Word, text: &str) -> Entry {
    let classes = table::classes(word);
    let lemma = lemma::of(word, text, classes);
    let mut all = classes;
    if lemma != word {
        // What a base form means, its inflected forms mean.
        let inherited = Classes::EVENT
            .with(Classes::VERB)
            .with(Classes::PERSON)
            .with(Classes::KIN)
            .with(Classes::ROLE)
            .with(Classes::STATUS);
        all = all.with(Classes(table::classes(lemma).0 & inherited.0));
    }
    Entry { classes: all, lemma, cues: cues::of(word, text) }
}
