//! Statuses that cannot both be true of one thing at one time (`open` / `closed`).

use super::table::Sieved;
use crate::model::Word;

/// A word or phrase for one side of a pair of opposites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The name of the pair and the side: `open-closed/2`.
    pub folded: &'static str,
    /// The words of the phrase.
    pub words: &'static [Word],
}

static STATUSES: Sieved<&[Status], 32> = Sieved::new(include!(concat!(env!("OUT_DIR"), "/opposites.rs")));

/// The statuses whose phrase starts with this word, longest first.
#[must_use]
pub fn starting_with(word: Word) -> &'static [Status] {
    STATUSES.find(word).unwrap_or_default()
}
