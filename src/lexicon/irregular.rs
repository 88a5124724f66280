//! Irregular forms.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::data;
use crate::model::Word;

/// The base form of an irregular form; verbs before nouns before adjectives.
pub(super) fn lemma(word: Word) -> Option<Word> {
    static MAP: OnceLock<FxHashMap<Word, Word>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        let mut map = FxHashMap::default();
        for pos in ["v", "n", "a"] {
            for row in data::rows(data::IRREGULAR) {
                let mut cells = row.split('\t');
                if let (Some(form), Some(p), Some(base)) = (cells.next(), cells.next(), cells.next())
                    && p == pos
                {
                    map.entry(Word::of(form)).or_insert(Word::of(base));
                }
            }
        }
        map
    });
    map.get(&word).copied()
}
