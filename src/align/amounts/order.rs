//! Words around two values that stand in the same order on the same side of them.

use super::prepare::Id;

/// How many words of content are looked at on either side.
pub(super) const WIDE: usize = 6;

/// The words of content on either side of a value, the nearest first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    left: [Id; WIDE],
    right: [Id; WIDE],
}

impl Around {
    /// From the words before, nearest first, and those behind.
    pub fn new(left: impl Iterator<Item = Id>, right: impl Iterator<Item = Id>) -> Self {
        let fill = |words: &mut dyn Iterator<Item = Id>| {
            let mut out = [Id::MAX; WIDE];
            for (to, id) in out.iter_mut().zip(words.filter(|id| *id != Id::MAX)) {
                *to = id;
            }
            out
        };
        Self { left: fill(&mut { left }), right: fill(&mut { right }) }
    }
}

impl Around {
    /// The words on the left and on the right.
    pub fn sides(&self) -> [&[Id]; 2] {
        [&self.left, &self.right].map(|side| &side[..side.iter().position(|id| *id == Id::MAX).unwrap_or(WIDE)])
    }
}

/// The weight of the heaviest common subsequence on the left and on the right.
pub(super) fn common(a: &Around, b: &Around, idf: &[i32]) -> i32 {
    heaviest(&a.left, &b.left, idf) + heaviest(&a.right, &b.right, idf)
}

/// What a word that every article holds still weighs: its place tells something.
const FLOOR: i32 = 300;

fn heaviest(a: &[Id; WIDE], b: &[Id; WIDE], idf: &[i32]) -> i32 {
    let mut best = [0; WIDE + 1];
    for x in a.iter().take_while(|x| **x != Id::MAX) {
        let mut diagonal = 0;
        for (k, y) in b.iter().enumerate() {
            let above = best[k + 1];
            best[k + 1] = if x == y { diagonal + idf[*x as usize] + FLOOR } else { above.max(best[k]) };
            diagonal = above;
        }
    }
    best[WIDE]
}
