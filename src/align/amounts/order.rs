//! Words around two values that stand in the same order on the same side of them.

use super::prepare::Id;

/// How many words of content are looked at on either side.
pub(super) const WIDE: usize = 6;

/// The words of content on either side of a value, the nearest first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    left: [Id; WIDE],
    right: [Id; WIDE],
    /// How many there are.
    counts: [u8; 2],
}

impl Around {
    /// From the words before, nearest first, and those behind.
    pub fn new(left: impl Iterator<Item = Id>, right: impl Iterator<Item = Id>) -> Self {
        let fill = |words: &mut dyn Iterator<Item = Id>| {
            let (mut out, mut count) = ([Id::MAX; WIDE], 0);
            for (to, id) in out.iter_mut().zip(words.filter(|id| *id != Id::MAX)) {
                *to = id;
                count += 1;
            }
            (out, count)
        };
        let ((left, before), (right, behind)) = (fill(&mut { left }), fill(&mut { right }));
        Self { left, right, counts: [before, behind] }
    }

    /// The words on the left and on the right.
    pub fn sides(&self) -> [&[Id]; 2] {
        [&self.left[..self.counts[0] as usize], &self.right[..self.counts[1] as usize]]
    }
}

/// The weight of the heaviest common subsequence on the left and on the right.
pub(super) fn common(a: &Around, b: &Around, idf: &[i32]) -> i32 {
    let ([left, right], [other_left, other_right]) = (a.sides(), b.sides());
    heaviest(left, other_left, idf) + heaviest(right, other_right, idf)
}

/// What a word that every article holds still weighs: its place tells something.
const FLOOR: i32 = 300;

fn heaviest(a: &[Id], b: &[Id], idf: &[i32]) -> i32 {
    let mut best = [0; WIDE + 1];
    for x in a {
        let mut diagonal = 0;
        for (k, y) in b.iter().enumerate() {
            let above = best[k + 1];
            best[k + 1] = if x == y { diagonal + idf[*x as usize] + FLOOR } else { above.max(best[k]) };
            diagonal = above;
        }
    }
    best[b.len()]
}
