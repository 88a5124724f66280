//! The packed word table that `build.rs` makes of the word lists.

use crate::model::{Classes, Word};

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

const INDEX: usize = 4;
const ROWS: usize = INDEX + 4 * (1 + (1 << TOP));
/// So many upper bits of a word are told by its place.
const TOP: u32 = 14;

fn u32_at(at: usize) -> usize {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]]) as usize
}

fn row(at: usize) -> u64 {
    let at = ROWS + 8 * at;
    u64::from_le_bytes(TABLE[at..at + 8].try_into().unwrap_or_default())
}

/// The classes of a word; none for a word that no list holds.
pub(super) fn classes(word: Word) -> Classes {
    let top = INDEX + 4 * (word.0 >> (64 - TOP)) as usize;
    let (from, to) = (u32_at(top), u32_at(top + 4));
    for at in from..to {
        let row = row(at);
        if row >> TOP == word.0 << TOP >> TOP {
            let set = (row & ((1 << TOP) - 1)) as usize;
            return Classes(u32_at(ROWS + 8 * u32_at(0) + 4 * set) as u32);
        }
    }
    Classes(0)
}

/// Where something lies among its like: the first, and how many. Numbers, where a slice or a string would be an address that
/// each start of the program has to correct.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run(pub u16, pub u16);

impl Run {
    /// The items themselves.
    #[inline]
    pub fn of<T>(self, all: &'static [T]) -> &'static [T] {
        all.get(self.0 as usize..self.0 as usize + self.1 as usize).unwrap_or_default()
    }

    /// The letters themselves.
    #[inline]
    pub fn text(self, all: &'static str) -> &'static str {
        all.get(self.0 as usize..self.0 as usize + self.1 as usize).unwrap_or_default()
    }
}

/// A table sorted by word, with a sieve in front of it: most words are asked for in vain. `N` times 64 bits.
#[derive(Debug)]
pub(super) struct Sieved<T: 'static, const N: usize> {
    bits: [u64; N],
    pub rows: &'static [(Word, T)],
}

impl<T: Copy, const N: usize> Sieved<T, N> {
    /// Of rows sorted by word.
    pub const fn new(rows: &'static [(Word, T)]) -> Self {
        let (mut bits, mut at) = ([0; N], 0);
        while at < rows.len() {
            let (word, bit) = Self::place(rows[at].0);
            bits[word] |= bit;
            at += 1;
        }
        Self { bits, rows }
    }

    const fn place(word: Word) -> (usize, u64) {
        ((word.0 >> 32) as usize % N, 1 << (word.0 >> 48 & 63))
    }

    /// What it holds of this word.
    #[inline]
    pub fn find(&self, word: Word) -> Option<T> {
        let (at, bit) = Self::place(word);
        if self.bits[at] & bit == 0 { None } else { find(self.rows, word) }
    }
}

/// What a table that is sorted by word holds of this one.
pub(super) fn find<T: Copy>(sorted: &[(Word, T)], word: Word) -> Option<T> {
    sorted.binary_search_by_key(&word, |row| row.0).ok().map(|at| sorted[at].1)
}
