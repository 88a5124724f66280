//! Directions: `north`, `south-east`, `NNW`.

use crate::model::{SentenceView, Word};

/// Quarter directions and their sixteenths of a turn from north.
const POINTS: [(Word, u8); 16] = [
    (Word::of("north"), 0),
    (Word::of("n"), 0),
    (Word::of("northeast"), 2),
    (Word::of("ne"), 2),
    (Word::of("east"), 4),
    (Word::of("e"), 4),
    (Word::of("southeast"), 6),
    (Word::of("se"), 6),
    (Word::of("south"), 8),
    (Word::of("s"), 8),
    (Word::of("southwest"), 10),
    (Word::of("sw"), 10),
    (Word::of("west"), 12),
    (Word::of("w"), 12),
    (Word::of("northwest"), 14),
    (Word::of("nw"), 14),
];

/// The direction of a word, in sixteenths of a turn from north.
#[must_use]
pub fn of(word: Word) -> Option<u8> {
    POINTS.iter().find(|p| p.0 == word).map(|p| p.1)
}

/// The direction that starts at a token, and its length in tokens: `east`, `north-west`, `north-northeast`. Of three words the
/// middle of the two is taken, so that `west-southwest` lies between them.
#[must_use]
pub fn starting_at(view: &SentenceView<'_>, at: usize) -> Option<(u8, usize)> {
    let point = |k: usize| view.tokens.get(k).and_then(|t| of(t.word));
    let first = point(at)?;
    let hyphen = usize::from(view.tokens.get(at + 1).is_some() && view.word(at + 1) == "-");
    let Some(second) = point(at + 1 + hyphen) else { return Some((first, 1)) };
    Some((between(first, second), 2 + hyphen))
}

/// Half way between two directions that lie less than half a turn apart.
const fn between(a: u8, b: u8) -> u8 {
    if a.abs_diff(b) > 8 { (a + b + 16) / 2 % 16 } else { a.midpoint(b) }
}

/// How far two directions lie apart, in sixteenths of a turn: at most 8.
#[must_use]
pub const fn apart(a: u8, b: u8) -> u8 {
    let apart = a.abs_diff(b);
    if apart > 8 { 16 - apart } else { apart }
}

#[cfg(test)]
mod tests {
    use super::{apart, between};

    #[test]
    fn directions_go_round() {
        assert_eq!((between(0, 12), between(0, 4), between(12, 10), between(0, 14)), (14, 2, 11, 15));
        assert_eq!((apart(0, 14), apart(4, 12), apart(2, 15)), (2, 8, 3));
    }
}
