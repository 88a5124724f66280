//! One spelling for words that Britain and America spell differently.

use super::table::find;
use crate::model::Word;

/// A sieve of 16,384 bits: a word whose bit is not set stands in no row. Most words are asked for in vain.
static SIEVE: [u64; 256] = {
    let (mut bits, mut at) = ([0; 256], 0);
    while at < AMERICAN.len() {
        let (word, bit) = place(AMERICAN[at].0);
        bits[word] |= bit;
        at += 1;
    }
    bits
};

const fn place(word: Word) -> (usize, u64) {
    ((word.0 >> 32 & 255) as usize, 1 << (word.0 >> 40 & 63))
}

const AMERICAN: &[(Word, &str)] = include!(concat!(env!("OUT_DIR"), "/spelling.rs"));

/// The American spelling of a (lower-case) British one; `None` when they do not differ.
#[must_use]
pub fn american(word: Word) -> Option<&'static str> {
    let (at, bit) = place(word);
    if SIEVE[at] & bit == 0 { None } else { find(AMERICAN, word) }
}
