//! One spelling for words that Britain and America spell differently.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::Word;

use super::data;

static TABLE: LazyLock<FxHashMap<Word, &'static str>> = LazyLock::new(|| {
    data::rows(data::SPELLING).filter_map(|row| row.split_once('\t')).map(|(b, a)| (Word::fold(b), a)).collect()
});

/// The American spelling of a (lower-case) British one; `None` when they do not differ.
#[must_use]
pub fn american(word: Word) -> Option<&'static str> {
    TABLE.get(&word).copied()
}
