//! Verbs of speech.

use crate::model::{Classes, Word};

use super::classes;

/// The commonest ones, which also start or end most reporting clauses.
const SAID: [Word; 14] = [
    Word::of("said"),
    Word::of("says"),
    Word::of("told"),
    Word::of("added"),
    Word::of("asked"),
    Word::of("wrote"),
    Word::of("replied"),
    Word::of("explained"),
    Word::of("insisted"),
    Word::of("continued"),
    Word::of("noted"),
    Word::of("tweeted"),
    Word::of("recalled"),
    Word::of("testified"),
];

/// Whether a word, in any form, is a verb of speech.
#[must_use]
pub fn speaks(word: &str) -> bool {
    let word = Word::fold(word.trim_matches(|c: char| !c.is_alphanumeric()));
    SAID.contains(&word) || classes(word).has(Classes::SPEECH)
}
