//! Events that are the opposite of each other: won and lost, opened and closed.

use std::sync::LazyLock;

use crate::lexicon::synonyms;
use crate::model::{Frame, Word};

/// Verbs that tell of opposite things.
const OPPOSITES: [(&str, &str); 6] =
    [("win", "lose"), ("open", "close"), ("begin", "end"), ("arrive", "leave"), ("buy", "sell"), ("marry", "divorce")];

/// Which sides a frame tells of, by its verb and its events: two bits for each of the opposites.
pub(super) fn told(frame: &Frame) -> u16 {
    /// By the first word of their synonyms.
    static SIDES: LazyLock<Vec<Word>> =
        LazyLock::new(|| OPPOSITES.iter().flat_map(|o| [o.0, o.1]).map(|w| synonyms::group(Word::of(w))).collect());
    let terms = frame.verb.iter().chain(frame.events.iter().map(|e| &e.0));
    let sides = |word: Word| SIDES.iter().enumerate().filter(move |(_, side)| **side == word).map(|(at, _)| 1 << at);
    terms.flat_map(|t| sides(synonyms::group(t.lemma))).fold(0, |all, side: u16| all | side)
}

/// Whether one of two frames tells of the winning alone, and the other of the losing.
pub(super) fn clash(a: u16, b: u16) -> bool {
    const FIRST: u16 = 0x5555;
    let first = |told: u16| told & FIRST & !(told >> 1);
    let second = |told: u16| (told >> 1) & FIRST & !told;
    first(a) & second(b) != 0 || second(a) & first(b) != 0
}

#[cfg(test)]
mod tests {
    use super::clash;

    #[test]
    fn both_sides_are_none() {
        for (a, b, clashes) in [
            (0, 0, false),
            (1, 2, true),
            (2, 1, true),
            (1, 1, false),
            (3, 1, false),
            (2, 3, false),
            (4, 2, false),
            (9, 6, true),
        ] {
            assert_eq!(clash(a, b), clashes, "{a} {b}");
        }
    }
}
