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
    /// The dimension of a measure that fills it, or `person` of a count of persons; empty: any.
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

/// How the values of a slot go on from day to day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// They do not.
    Fixed,
    /// They are counted anew, and only grow.
    Grows,
    /// They are counted anew, and go up and down.
    Shifts,
}

struct Row {
    person: bool,
    course: Course,
    outweighed: &'static str,
    least: i32,
}

struct Slots {
    rows: Vec<Row>,
    patterns: FxHashMap<Word, Vec<Pattern>>,
    /// Those that need no word.
    whole: Vec<Pattern>,
}

static SLOTS: LazyLock<Slots> = LazyLock::new(|| {
    let mut slots = Slots { rows: Vec::new(), patterns: FxHashMap::default(), whole: Vec::new() };
    for row in TABLE.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (_, value, bearer, course) = (cell(), cell(), cell(), cell());
        let (outweighed, least) = (cell(), cell().parse().unwrap_or(0));
        let (kind, dimension) = value.split_once(':').unwrap_or((value, ""));
        let course = match course {
            "grows" => Course::Grows,
            "shifts" => Course::Shifts,
            _ => Course::Fixed,
        };
        let slot = slots.rows.len() as u16;
        slots.rows.push(Row { person: bearer == "person", course, outweighed, least });
        for pattern in cell().split('|') {
            let (not, words): (Vec<&str>, Vec<&str>) = pattern.split(' ').partition(|w| w.starts_with('-'));
            let mut words = words.into_iter().map(Word::fold);
            let Some(lead) = words.next() else { continue };
            let not = not.into_iter().map(|w| Word::fold(&w[1..])).collect();
            let pattern = Pattern { slot, kind, dimension, rest: words.collect(), not };
            if lead == const { Word::of("*") } {
                slots.whole.push(pattern);
            } else {
                slots.patterns.entry(lead).or_default().push(pattern);
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
    SLOTS.rows[slot as usize].person
}

/// How values of this slot go on from day to day.
#[must_use]
pub fn course(slot: u16) -> Course {
    SLOTS.rows[slot as usize].course
}

/// The score that two values of this slot have at least where they are told.
#[must_use]
pub fn least(slot: u16) -> i32 {
    SLOTS.rows[slot as usize].least
}

/// Whether two values of this slot are compared in spite of a refusal.
#[must_use]
pub fn outweighs(slot: u16, refusal: &str) -> bool {
    SLOTS.rows[slot as usize].outweighed.split(' ').any(|name| name == refusal)
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
            assert!(["fixed", "grows", "shifts"].contains(&cells[3]), "{row}");
            assert!(cells[5].parse::<i32>().is_ok(), "{row}");
            for word in cells[6].split(['|', ' ']).map(|w| w.trim_start_matches('-')) {
                assert!(word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '*'), "{word}");
            }
        }
    }
}
