//! Words that mean the same thing when it is counted or told of: each stands for its group's first word.

use super::table::Sieved;
use crate::model::Word;

/// Words, and the first of their group.
static GROUPS: Sieved<Word, 64> = Sieved::new(include!(concat!(env!("OUT_DIR"), "/synonyms.rs")));

/// The first word of the lemma's synonym group; the lemma itself when it has none.
#[must_use]
pub fn group(lemma: Word) -> Word {
    GROUPS.find(lemma).unwrap_or(lemma)
}
