//! Number words: what each is worth and how it joins its neighbours.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::data;
use crate::model::Word;

/// How a number word joins its neighbours; the worth is a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// `zero` to `nine`.
    Unit(i64),
    /// `ten` to `nineteen`.
    Teen(i64),
    /// `twenty` to `ninety`.
    Ten(i64),
    /// `hundred`.
    Hundred,
    /// `thousand`, `million`, `crore`.
    Scale(i64),
    /// `dozen`.
    Dozen,
    /// `dozens`, `hundreds`, `millions`: only the size is known.
    Many(i64),
    /// `several`, `few`: lowest and highest worth.
    Vague(i64, i64),
    /// `half`.
    Half,
    /// `quarter`: a part when something is divided.
    Part(i64),
    /// `thirds`, `quarters`: always a part.
    Parts(i64),
    /// `third`, `fourteenth`.
    Ordinal(i64),
    /// `bn`, `mln`: a scale after digits.
    Suffix(i64),
    /// `k`, `b`: a scale right after digits.
    Glued(i64),
    /// `m`: metres or a million.
    Metre(i64),
}

/// What a word is worth as a number; `None` when it is none.
#[must_use]
pub fn number(word: Word) -> Option<Number> {
    static NUMBERS: OnceLock<FxHashMap<Word, Number>> = OnceLock::new();
    NUMBERS.get_or_init(|| data::rows(data::NUMBERS).filter_map(row).collect()).get(&word).copied()
}

fn row(row: &'static str) -> Option<(Word, Number)> {
    let mut cells = row.split('\t');
    let (word, class, worth) = (cells.next()?, cells.next()?, cells.next()?);
    let mut worths = worth.split(' ').filter_map(|w| w.parse::<i64>().ok());
    let n = worths.next()?;
    let number = match class {
        "unit" => Number::Unit(n),
        "teen" => Number::Teen(n),
        "ten" => Number::Ten(n),
        "hundred" => Number::Hundred,
        "scale" => Number::Scale(n),
        "dozen" => Number::Dozen,
        "many" => Number::Many(n),
        "vague" => Number::Vague(n, worths.next()?),
        "half" => Number::Half,
        "part" => Number::Part(n),
        "parts" => Number::Parts(n),
        "ordinal" => Number::Ordinal(n),
        "suffix" => Number::Suffix(n),
        "glued" => Number::Glued(n),
        "metre" => Number::Metre(n),
        _ => return None,
    };
    Some((Word::of(word), number))
}

#[cfg(test)]
mod tests {
    use super::{data, row};
    use crate::lexicon::classes;
    use crate::model::{Classes, Word};

    #[test]
    fn every_row_is_read_and_every_word_has_its_class() {
        for line in data::rows(data::NUMBERS) {
            assert!(row(line).is_some(), "{line}");
            let word = line.split('\t').next().unwrap_or_default();
            assert!(classes(Word::of(word)).has(Classes::NUMBER.with(Classes::ORDINAL)), "{word}");
        }
    }
}
