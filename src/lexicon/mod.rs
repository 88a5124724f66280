//! English as data: word classes, lemmas, event classes, synonyms. Sources and licences stand in `data/README.md`.

pub mod common;
pub mod compass;
mod cues;
pub mod currencies;
pub mod details;
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
pub mod slots;
pub mod speech;
pub mod spelling;
pub mod stages;
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
    /// The letters of a short word, or [`Reader::HASHED`] and the hash of any other; 0 of a free slot.
    key: u64,
    word: Word,
    entry: Entry,
}

impl Reader {
    /// Bounded, so that a text of nothing but odd words cannot eat the memory.
    const MOST: usize = 1 << 18;

    /// No letter of ASCII has this bit.
    const HASHED: u64 = 1 << 63;

    /// Looks a word up by its hash; `text` gives its spelling.
    #[inline]
    pub fn entry<'a>(&mut self, word: Word, text: impl FnOnce() -> &'a str) -> Entry {
        let key = word.0 | Self::HASHED;
        match self.known(key).filter(|slot| slot.word == word) {
            Some(slot) => slot.entry,
            None => self.learn(key, word, text()),
        }
    }

    /// Looks up a word of one to eight ASCII letters, given as a number: the small letters as bytes, the first one lowest.
    /// Nearly all words are short, and to find them so is quicker than to hash them letter by letter.
    #[inline]
    pub fn short<'a>(&mut self, letters: u64, text: impl FnOnce() -> &'a str) -> (Word, Entry) {
        if let Some(slot) = self.known(letters) {
            return (slot.word, slot.entry);
        }
        let text = text();
        let word = Word::fold(text);
        (word, self.learn(letters, word, text))
    }

    #[inline]
    fn known(&self, key: u64) -> Option<&Slot> {
        for step in 0..self.slots.len() {
            let slot = &self.slots[Self::place(key).wrapping_add(step) & (self.slots.len() - 1)];
            if slot.key == key {
                return Some(slot);
            }
            if slot.key == 0 {
                break;
            }
        }
        None
    }

    /// Where a word would stand in a table without end: the upper half of a product with the golden ratio (Knuth 6.4).
    #[inline]
    const fn place(key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
    }

    #[cold]
    fn learn(&mut self, key: u64, word: Word, text: &str) -> Entry {
        let entry = look_up(word, text);
        if self.used * 2 >= self.slots.len() {
            let slots = (self.slots.len() * 2).max(1 << 10);
            let old = std::mem::replace(&mut self.slots, vec![Slot::default(); slots.min(Self::MOST)]);
            self.used = 0;
            if slots <= Self::MOST {
                old.into_iter().filter(|s| s.key != 0).for_each(|s| self.put(s));
            }
        }
        self.put(Slot { key, word, entry });
        entry
    }

    fn put(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let place = |step: usize| Self::place(slot.key).wrapping_add(step) & mask;
        if let Some(at) = (0..=mask).map(place).find(|at| self.slots[*at].key == 0) {
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
    Entry { classes: all, lemma, cues: cues::of(word, lemma, text) }
}

#[cfg(test)]
mod tests {
    use super::{Reader, look_up};
    use crate::model::Word;

    #[test]
    fn remembers_what_it_looked_up() {
        let mut reader = Reader::default();
        // Enough words to let the table grow, each asked for twice and in both ways.
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        let start = ["shot", "x", "police"];
        let made: Vec<String> =
            (0..4000).map(|k| format!("{}{}{}{}", start[k % 3], letter(k), letter(k / 26), letter(k / 676))).collect();
        for word in made.iter().chain(&made) {
            let hash = Word::fold(word);
            let known = look_up(hash, word);
            assert_eq!(reader.entry(hash, || word), known, "{word}");
            if word.len() <= 8 {
                let letters = word.bytes().rev().fold(0, |n, b| n << 8 | u64::from(b));
                assert_eq!(reader.short(letters, || word), (hash, known), "{word}");
            }
        }
    }
}
