//! Units of measure.

use super::phrases::Phrases;
use super::table::{Run, Sieved};
use crate::model::{Unit, Word};

#[derive(Clone, Copy)]
struct Row {
    dimension: Run,
    name: Run,
    ratio: (i64, i64),
}

impl Row {
    fn unit(self) -> Unit {
        Unit { dimension: self.dimension.text(UNITS.letters), name: self.name.text(UNITS.letters), ratio: self.ratio }
    }
}

static UNITS: Phrases<Row> = include!(concat!(env!("OUT_DIR"), "/units.rs"));

/// The unit that the words begin with (the longest one), and how many words it takes: `square mile` is two.
#[must_use]
pub fn longest(word: impl Fn(usize) -> Option<Word>) -> Option<(Unit, usize)> {
    UNITS.longest(word).map(|(row, words)| (row.unit(), words))
}

/// The unit of one word; for units that rules name.
#[must_use]
pub fn unit(word: Word) -> Option<Unit> {
    longest(|k| if k == 0 { Some(word) } else { None }).map(|found| found.0)
}

#[cfg(test)]
mod tests {
    use super::{UNITS, unit};
    use crate::model::Word;

    #[test]
    fn every_row_is_read() {
        for unit in UNITS.meanings().map(|row| row.unit()) {
            assert!(unit.ratio.0 > 0 && unit.ratio.1 > 0 && !unit.dimension.is_empty(), "{unit:?}");
        }
        assert_eq!(unit(Word::of("miles")).map(|u| u.ratio), Some((201_168, 125)));
    }
}
