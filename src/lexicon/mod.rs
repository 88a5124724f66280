//! English as data: word classes, lemmas, event classes, synonyms. Sources and licences stand in `data/README.md`.

pub mod common;
mod cues;
pub mod currencies;
pub mod events;
pub mod holidays;
mod irregular;
mod lemma;
mod lunar;
pub mod markers;
pub mod names;
pub mod numbers;
mod phrases;
pub mod posts;
pub mod speech;
pub mod spelling;
pub mod statuses;
pub mod synonyms;
mod table;
pub mod units;
pub mod zones;

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
    /// Open addressing: a word stands at its own place or soon behind. A power of two of slots, half of them free at least.
    slots: Vec<Slot>,
    used: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// Of a free one, 0.
    word: Word,
    entry: Entry,
}

impl Reader {
    /// Bounded, so that a text of nothing but odd words cannot eat the memory.
    const MOST: usize = 1 << 18;

    /// Looks a word up by its hash; `text` gives its spelling.
    #[inline]
    pub fn entry<'a>(&mut self, word: Word, text: impl FnOnce() -> &'a str) -> Entry {
        // FNV-1a mixes its low bits well.
        for step in 0..self.slots.len() {
            let slot = &self.slots[(word.0 as usize).wrapping_add(step) & (self.slots.len() - 1)];
            if slot.word == word {
                return slot.entry;
            }
            if slot.word == Word::default() {
                break;
            }
        }
        self.learn(word, text())
    }

    #[cold]
    fn learn(&mut self, word: Word, text: &str) -> Entry {
        let entry = look_up(word, text);
        if word == Word::default() {
            return entry;
        }
        if self.used * 2 >= self.slots.len() {
            let slots = (self.slots.len() * 2).max(1 << 10);
            let old = std::mem::replace(&mut self.slots, vec![Slot::default(); slots.min(Self::MOST)]);
            self.used = 0;
            if slots <= Self::MOST {
                old.into_iter().filter(|s| s.word != Word::default()).for_each(|s| self.put(s));
            }
        }
        self.put(Slot { word, entry });
        entry
    }

    fn put(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let place = |step: usize| (slot.word.0 as usize).wrapping_add(step) & mask;
        if let Some(at) = (0..=mask).map(place).find(|at| self.slots[*at].word == Word::default()) {
            self.slots[at] = slot;
            self.used += 1;
        }
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
