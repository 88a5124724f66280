//! Time zones as the news abbreviates them.

use super::table::find;
use crate::model::Word;

static ZONES: &[(Word, i16)] = include!(concat!(env!("OUT_DIR"), "/zones.rs"));

/// Minutes east of UTC of a zone's abbreviation; `None` for words that are none.
#[must_use]
pub fn offset(code: Word) -> Option<i16> {
    find(ZONES, code)
}
