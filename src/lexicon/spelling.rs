//! One spelling for words that Britain and America spell differently.

use super::table::find;
use crate::model::Word;

static AMERICAN: &[(Word, &str)] = include!(concat!(env!("OUT_DIR"), "/spelling.rs"));

/// The American spelling of a (lower-case) British one; `None` when they do not differ.
#[must_use]
pub fn american(word: Word) -> Option<&'static str> {
    find(AMERICAN, word)
}
