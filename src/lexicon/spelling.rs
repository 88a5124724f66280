//! One spelling for words that Britain and America spell differently.

use super::table::Sieved;
use crate::model::Word;

static AMERICAN: Sieved<&str, 256> = Sieved::new(include!(concat!(env!("OUT_DIR"), "/spelling.rs")));

/// The American spelling of a (lower-case) British one; `None` when they do not differ.
#[must_use]
pub fn american(word: Word) -> Option<&'static str> {
    AMERICAN.find(word)
}
