//! Currencies: signs, codes, words and phrases.

use super::phrases::Phrases;
use super::table::{Run, Sieved};
use crate::model::Word;

/// Where a currency word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before the number: `$`, `US$`.
    Sign,
    /// Before or after it: `USD`, `Rs`.
    Code,
    /// After it: `dollars`, `Canadian dollars`, `cents`.
    Unit,
}

/// What a currency word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// How many make one: 100 for cents.
    pub parts: i64,
    /// Where it stands.
    pub place: Place,
    /// It counts millions: `MUSD`.
    pub millions: bool,
}

#[derive(Clone, Copy)]
struct Row {
    code: Run,
    parts: i64,
    place: Place,
    millions: bool,
}

impl Row {
    fn currency(self) -> Currency {
        let Self { code, parts, place, millions } = self;
        Currency { code: code.text(CURRENCIES.letters), parts, place, millions }
    }
}

static CURRENCIES: Phrases<Row> = include!(concat!(env!("OUT_DIR"), "/currencies.rs"));

/// The currency that the words begin with (the longest one), and how many words it takes: `hong kong dollars` is three.
#[must_use]
pub fn longest(word: impl Fn(usize) -> Option<Word>) -> Option<(Currency, usize)> {
    CURRENCIES.longest(word).map(|(row, words)| (row.currency(), words))
}

/// The currency of this code, as the data file spells it.
#[must_use]
pub fn code(code: &str) -> Option<&'static str> {
    CURRENCIES.meanings().map(|row| row.currency().code).find(|c| *c == code)
}

#[cfg(test)]
mod tests {
    use super::CURRENCIES;

    #[test]
    fn every_row_is_read() {
        assert!(CURRENCIES.meanings().count() > 300);
        for currency in CURRENCIES.meanings().map(|row| row.currency()) {
            assert!(currency.code.len() == 3 && currency.parts > 0, "{currency:?}");
        }
    }
}
