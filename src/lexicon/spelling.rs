//! One spelling for words that Britain and America spell differently.

use super::table::{Run, Sieved};
use crate::model::Word;

struct Spelling {
    rows: Sieved<Run, 256>,
    letters: &'static str,
}

static AMERICAN: Spelling = include!(concat!(env!("OUT_DIR"), "/spelling.rs"));

/// The American spelling of a (lower-case) British one; `None` when they do not differ.
#[must_use]
pub fn american(word: Word) -> Option<&'static str> {
    AMERICAN.rows.find(word).map(|run| run.text(AMERICAN.letters))
}
