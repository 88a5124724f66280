//! Statuses that cannot both be true of one thing at one time (`open` / `closed`).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::data;
use crate::model::Word;

/// A word or phrase for one side of a pair of opposites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The pair's name: `open-closed`.
    pub group: &'static str,
    /// Whether it stands on the second side.
    pub second: bool,
    /// The words of the phrase.
    pub words: Vec<Word>,
}

/// The statuses whose phrase starts with this word, longest first.
#[must_use]
pub fn starting_with(word: Word) -> &'static [Status] {
    static MAP: OnceLock<FxHashMap<Word, Vec<Status>>> = OnceLock::new();
    let map = MAP.get_or_init(|| {
        let mut map: FxHashMap<Word, Vec<Status>> = FxHashMap::default();
        for row in data::rows(data::OPPOSITES) {
            let mut cells = row.split('\t');
            let Some(group) = cells.next() else { continue };
            for (side, phrases) in cells.take(2).enumerate() {
                for phrase in phrases.split('|') {
                    let words: Vec<Word> = phrase.split(' ').map(Word::of).collect();
                    map.entry(words[0]).or_default().push(Status { group, second: side == 1, words });
                }
            }
        }
        for list in map.values_mut() {
            list.sort_by(|a, b| {
                (std::cmp::Reverse(a.words.len()), a.group, a.second).cmp(&(
                    std::cmp::Reverse(b.words.len()),
                    b.group,
                    b.second,
                ))
            });
        }
        map
    });
    map.get(&word).map_or(&[], Vec::as_slice)
}
