//! Time zones as the news abbreviates them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::data;
use crate::model::Word;

/// Minutes east of UTC of a zone's abbreviation; `None` for words that are none.
#[must_use]
pub fn offset(code: Word) -> Option<i16> {
    static MAP: OnceLock<FxHashMap<Word, i16>> = OnceLock::new();
    MAP.get_or_init(|| {
        data::rows(data::ZONES)
            .filter_map(|row| {
                let (code, minutes) = row.split_once('\t')?;
                Some((Word::of(code), minutes.parse().ok()?))
            })
            .collect()
    })
    .get(&code)
    .copied()
}
