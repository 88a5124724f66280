//! Verbs of speech.

use crate::model::{Classes, Word, WordSet};

use super::classes;

/// Verbs that hardly ever stand inside a quotation, in the forms that reporters use around one. The list of all verbs of
/// speech holds many that speakers use themselves (`we heard screams`, `I believe`).
const REPORTING: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "added",
    "adds",
    "asked",
    "asks",
    "wrote",
    "writes",
    "replied",
    "replies",
    "explained",
    "explains",
    "insisted",
    "insists",
    "continued",
    "noted",
    "notes",
    "tweeted",
    "recalled",
    "recalls",
    "testified",
    "announced",
    "warned",
    "warns",
    "stated",
    "states",
    "declared",
    "argued",
    "argues",
    "admitted",
    "admits",
    "claimed",
    "claims",
    "concluded",
    "joked",
    "quipped",
    "commented",
    "remarked",
    "mumbled",
    "shouted",
];

const REPORTS: WordSet = {
    const WORDS: [Word; REPORTING.len()] = {
        let (mut words, mut at) = ([Word::EMPTY; REPORTING.len()], 0);
        while at < words.len() {
            words[at] = Word::of(REPORTING[at]);
            at += 1;
        }
        words
    };
    WordSet::of(&WORDS)
};

fn bare(word: &str) -> Word {
    Word::fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a word is a verb of speech that belongs to a reporter rather than to a speaker.
#[must_use]
pub fn reports(word: &str) -> bool {
    reported_by(bare(word))
}

/// The same for the form of a token.
#[must_use]
pub fn reported_by(word: Word) -> bool {
    REPORTS.contains(word)
}

/// Whether a word, in any form, is a verb of speech.
#[must_use]
pub fn speaks(word: &str) -> bool {
    reports(word) || classes(bare(word)).has(Classes::SPEECH)
}
