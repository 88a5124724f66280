//! Currencies: signs, codes, words and phrases.

use std::sync::OnceLock;

use super::data;
use super::phrases::Phrases;
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

fn currencies() -> &'static Phrases<Currency> {
    static CURRENCIES: OnceLock<Phrases<Currency>> = OnceLock::new();
    CURRENCIES.get_or_init(|| Phrases::new(data::rows(data::CURRENCIES).filter_map(row)))
}

fn row(row: &'static str) -> Option<(&'static str, Currency)> {
    let cells: Vec<&'static str> = row.split('\t').collect();
    let [phrase, class, code, parts] = cells[..] else { return None };
    let place = match class {
        "sign" => Place::Sign,
        "code" | "code million" => Place::Code,
        "phrase" if phrase.ends_with(['$', '£']) => Place::Sign,
        "unit" | "minor" | "phrase" | "phrase minor" => Place::Unit,
        _ => return None,
    };
    // `30 MUSD`
    let millions = class.ends_with("million");
    Some((phrase, Currency { code, parts: parts.parse().ok()?, place, millions }))
}

/// The currency that the words begin with (the longest one), and how many words it takes: `hong kong dollars` is three.
#[must_use]
pub fn longest(word: impl Fn(usize) -> Option<Word>) -> Option<(Currency, usize)> {
    currencies().longest(word)
}

/// The currency of this code, as the data file spells it.
#[must_use]
pub fn code(code: &str) -> Option<&'static str> {
    data::rows(data::CURRENCIES).filter_map(row).map(|r| r.1.code).find(|c| *c == code)
}

#[cfg(test)]
mod tests {
    use super::{data, row};

    #[test]
    fn every_row_is_read() {
        for line in data::rows(data::CURRENCIES) {
            assert!(row(line).is_some_and(|r| r.1.code.len() == 3), "{line}");
        }
    }
}
