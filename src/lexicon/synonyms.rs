//! Words that mean the same thing when it is counted or told of: each stands for its group's first word.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::data;
use crate::model::Word;

/// The first word of the lemma's synonym group; the lemma itself when it has none.
#[must_use]
pub fn group(lemma: Word) -> Word {
    static MAP: OnceLock<FxHashMap<Word, Word>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        let mut map = FxHashMap::default();
        for row in data::rows(data::SYNONYMS) {
            let mut words = row.split('\t').map(Word::of);
            if let Some(first) = words.next() {
                for word in words {
                    map.entry(word).or_insert(first);
                }
            }
        }
        map
    });
    map.get(&lemma).copied().unwrap_or(lemma)
}
