//! Verbs of speech.

use crate::model::{Classes, Word};

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

static REPORTS: std::sync::LazyLock<Vec<Word>> = std::sync::LazyLock::new(|| {
    let mut words: Vec<Word> = REPORTING.iter().map(|w| Word::of(w)).collect();
    words.sort_unstable();
    words
});

fn bare(word: &str) -> Word {
    Word::fold(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a word is a verb of speech that belongs to a reporter rather than to a speaker.
#[must_use]
pub fn reports(word: &str) -> bool {
    REPORTS.binary_search(&bare(word)).is_ok()
}

/// Whether a word, in any form, is a verb of speech.
#[must_use]
pub fn speaks(word: &str) -> bool {
    reports(word) || classes(bare(word)).has(Classes::SPEECH)
}
