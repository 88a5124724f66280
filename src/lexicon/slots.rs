//! Slots, as in slot filling: what a value is of its bearer, where a story hardly has two of it (the reward, the next day in
//! court, when a firm was founded).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Word;

static TABLE: &str = include_str!("data/slots.tsv");

/// Words of a clause that tell what its value is.
#[derive(Debug)]
pub struct Pattern {
    /// The number of the slot.
    pub slot: u16,
    /// The kind of value that fills it.
    pub kind: &'static str,
    /// The dimension of a measure that fills it; empty: any.
    pub dimension: &'static str,
    rest: Vec<Word>,
    not: Vec<Word>,
}

impl Pattern {
    /// Whether the clause that holds the word it is found by holds the others, and none that must not be there.
    pub fn fits(&self, holds: impl Fn(Word) -> bool) -> bool {
        self.rest.iter().all(|w| holds(*w)) && !self.not.iter().any(|w| holds(*w))
    }
}

struct Slots {
    /// For each slot whether a person has it, the refusals that it outweighs, and the least score.
    rows: Vec<(bool, &'static str, i32)>,
    patterns: FxHashMap<Word, Vec<Pattern>>,
    /// Kinds whose values all fill a slot.
    whole: Vec<Pattern>,
}

static SLOTS: LazyLock<Slots> = LazyLock::new(|| {
    let mut slots = Slots { rows: Vec::new(), patterns: FxHashMap::default(), whole: Vec::new() };
    for row in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (_, value, bearer, outweighed, least) = (cell(), cell(), cell(), cell(), cell().parse().unwrap_or(0));
        let (kind, dimension) = value.split_once(':').unwrap_or((value, ""));
        let slot = slots.rows.len() as u16;
        slots.rows.push((bearer == "person", outweighed, least));
        for pattern in cell().split('|') {
            let (not, words): (Vec<&str>, Vec<&str>) = pattern.split(' ').partition(|w| w.starts_with('-'));
            let mut words = words.into_iter().map(Word::fold);
            let Some(lead) = words.next() else { continue };
            let not = not.into_iter().map(|w| Word::fold(&w[1..])).collect();
            let pattern = Pattern { slot, kind, dimension, rest: words.collect(), not };
            match lead == const { Word::of("*") } {
                true => slots.whole.push(pattern),
                false => slots.patterns.entry(lead).or_default().push(pattern),
            }
        }
    }
    slots
});

/// The patterns that are found by this lemma or form.
pub fn by_word(word: Word) -> &'static [Pattern] {
    SLOTS.patterns.get(&word).map_or(&[], Vec::as_slice)
}

/// The patterns that need no word.
#[must_use]
pub fn of_any() -> &'static [Pattern] {
    &SLOTS.whole
}

/// Whether each person of a story has one of this, not the story.
#[must_use]
pub fn of_person(slot: u16) -> bool {
    SLOTS.rows[slot as usize].0
}

/// The score that two values of this slot have at least where they are told.
#[must_use]
pub fn least(slot: u16) -> i32 {
    SLOTS.rows[slot as usize].2
}

/// Whether two values of this slot are compared in spite of a refusal.
#[must_use]
pub fn outweighs(slot: u16, refusal: &str) -> bool {
    SLOTS.rows[slot as usize].1.split(' ').any(|name| name == refusal)
}

#[cfg(test)]
mod tests {
    use super::{SLOTS, TABLE};
    use crate::kind;

    #[test]
    fn rows_are_whole() {
        let rows: Vec<&str> = TABLE.lines().filter(|l| !l.starts_with('#')).collect();
        assert_eq!(rows.len(), SLOTS.rows.len());
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            let kind = cells[1].split(':').next().unwrap_or_default();
            assert!(kind::by_name(kind).is_some(), "{row}");
            assert!(["person", "story"].contains(&cells[2]), "{row}");
            assert!(cells[4].parse::<i32>().is_ok(), "{row}");
            for word in cells[5].split(['|', ' ']).map(|w| w.trim_start_matches('-')) {
                assert!(word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '*'), "{word}");
            }
        }
    }
}
