//! Units of measure.

use std::sync::OnceLock;

use super::data;
use super::phrases::Phrases;
use crate::model::{Unit, Word};

fn units() -> &'static Phrases<Unit> {
    static UNITS: OnceLock<Phrases<Unit>> = OnceLock::new();
    UNITS.get_or_init(|| Phrases::new(data::rows(data::UNITS).filter_map(row)))
}

fn row(row: &'static str) -> Option<(&'static str, Unit)> {
    let cells: Vec<&'static str> = row.split('\t').collect();
    let [phrase, name, dimension, numerator, denominator] = cells[..] else { return None };
    let ratio = (numerator.parse().ok()?, denominator.parse().ok()?);
    Some((phrase, Unit { dimension, name, ratio }))
}

/// The unit that the words begin with (the longest one), and how many words it takes: `square mile` is two.
#[must_use]
pub fn longest(word: impl Fn(usize) -> Option<Word>) -> Option<(Unit, usize)> {
    units().longest(word)
}

/// The unit of one word; for units that rules name.
#[must_use]
pub fn unit(word: Word) -> Option<Unit> {
    longest(|k| if k == 0 { Some(word) } else { None }).map(|found| found.0)
}

#[cfg(test)]
mod tests {
    use super::{data, row, unit};
    use crate::model::Word;

    #[test]
    fn every_row_is_read() {
        for line in data::rows(data::UNITS) {
            let (_, unit) = row(line).unwrap_or_else(|| panic!("{line}"));
            assert!(unit.ratio.0 > 0 && unit.ratio.1 > 0, "{line}");
        }
        assert_eq!(unit(Word::of("miles")).map(|u| u.ratio), Some((201_168, 125)));
    }
}
