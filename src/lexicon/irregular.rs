//! Irregular forms.

use super::table::find;
use crate::model::Word;

/// Form and base form; verbs before nouns before adjectives.
static FORMS: &[(Word, Word)] = include!(concat!(env!("OUT_DIR"), "/irregular.rs"));

/// The base form of an irregular form.
pub(super) fn lemma(word: Word) -> Option<Word> {
    find(FORMS, word)
}
