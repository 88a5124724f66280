//! The packed word table that `build.rs` makes of the word lists.

use crate::model::{Classes, Word};

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

const INDEX: usize = 4;
const KEYS: usize = INDEX + 4 * 0x1_0001;

fn u32_at(at: usize) -> usize {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]]) as usize
}

fn key(at: usize) -> u64 {
    let at = KEYS + 8 * at;
    u64::from_le_bytes(TABLE[at..at + 8].try_into().unwrap_or_default())
}

/// The classes of a word; none for a word that no list holds.
pub(super) fn classes(word: Word) -> Classes {
    let top = INDEX + 4 * (word.0 >> 48) as usize;
    let (from, to) = (u32_at(top), u32_at(top + 4));
    for at in from..to {
        if key(at) == word.0 {
            return Classes(u32_at(KEYS + 8 * u32_at(0) + 4 * at) as u64);
        }
    }
    Classes(0)
}

/// What a table that is sorted by word holds of this one.
pub(super) fn find<T: Copy>(sorted: &[(Word, T)], word: Word) -> Option<T> {
    sorted.binary_search_by_key(&word, |row| row.0).ok().map(|at| sorted[at].1)
}
