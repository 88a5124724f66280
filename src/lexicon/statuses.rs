//! Statuses that cannot both be true of one thing at one time (`open` / `closed`).

use super::table::{Run, Sieved};
use crate::model::Word;

/// A word or phrase for one side of a pair of opposites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// The name of the pair and the side: `open-closed/2`.
    pub folded: &'static str,
    /// The words of the phrase.
    pub words: &'static [Word],
}

#[derive(Clone, Copy)]
struct Row {
    folded: Run,
    words: Run,
}

struct Statuses {
    first: Sieved<Run, 32>,
    rows: &'static [Row],
    words: &'static [Word],
    letters: &'static str,
}

static STATUSES: Statuses = include!(concat!(env!("OUT_DIR"), "/opposites.rs"));

/// The statuses whose phrase starts with this word, longest first.
pub fn starting_with(word: Word) -> impl Iterator<Item = Status> {
    let rows = STATUSES.first.find(word).unwrap_or_default().of(STATUSES.rows);
    rows.iter().map(|row| Status { folded: row.folded.text(STATUSES.letters), words: row.words.of(STATUSES.words) })
}

/// Whether any does.
#[must_use]
pub fn any_starts_with(word: Word) -> bool {
    STATUSES.first.find(word).is_some()
}
