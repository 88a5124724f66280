//! Number words: what each is worth and how it joins its neighbours.

use super::table::find;
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

static NUMBERS: &[(Word, Number)] = include!(concat!(env!("OUT_DIR"), "/numbers.rs"));

/// What a word is worth as a number; `None` when it is none.
#[must_use]
pub fn number(word: Word) -> Option<Number> {
    find(NUMBERS, word)
}

#[cfg(test)]
mod tests {
    use super::NUMBERS;
    use crate::lexicon::classes;
    use crate::model::Classes;

    #[test]
    fn every_number_word_has_its_class() {
        assert!(NUMBERS.len() > 100);
        for (word, number) in NUMBERS {
            assert!(classes(*word).has(Classes::NUMBER.with(Classes::ORDINAL)), "{number:?}");
        }
    }
}
