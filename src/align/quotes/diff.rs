//! Word-by-word alignment of two wordings.

use crate::text::wording::{Weight, Wording};

/// Gains and costs, in hundredths.
const MATCH: i32 = 200;
const SWAP: i32 = -110;
const SKIP: i32 = -60;

/// A pair of words that stand for each other, as indexes into the two wordings.
pub(super) type Step = (u16, u16);

/// The words that match, in order: a best alignment whose ends are free (Needleman and Wunsch 1970, with gaps at both
/// ends at no cost). Wordings are at most [`super::units::LONGEST`] words, so a table of all pairs is small.
pub(super) fn matches(a: &Wording, b: &Wording) -> Vec<Step> {
    let (n, m) = (a.items.len(), b.items.len());
    let width = m + 1;
    // One row of scores: what is not yet written anew is that of the row above.
    let mut row = vec![0_i32; width];
    let mut from = vec![0_u8; (n + 1) * width];
    let (mut best, mut end) = (0, (0, 0));
    for (i, x) in a.items.iter().enumerate() {
        let (mut diagonal, mut left) = (0, 0);
        // A gap swallows any number of words of the other side.
        let skip_b = if x.weight == Weight::Gap { 0 } else { SKIP };
        let steps = &mut from[(i + 1) * width + 1..(i + 2) * width];
        for (j, ((y, cell), step)) in b.items.iter().zip(&mut row[1..]).zip(steps).enumerate() {
            let pair = if is_whole(x.weight) && is_whole(y.weight) {
                if x.word == y.word { MATCH } else { SWAP }
            } else if same(a, b, i, j) {
                MATCH
            } else if x.weight == Weight::Gap || y.weight == Weight::Gap {
                0
            } else {
                SWAP
            };
            let skip_a = if y.weight == Weight::Gap { 0 } else { SKIP };
            let (along, up, back) = (diagonal + pair, *cell + skip_a, left + skip_b);
            let (value, way) = if along >= up && along >= back {
                (along, 1)
            } else if up >= back {
                (up, 2)
            } else {
                (back, 3)
            };
            diagonal = std::mem::replace(cell, value);
            left = value;
            *step = way;
        }
        // An alignment ends where one side does.
        let ends = if i + 1 == n { 1 } else { m };
        for (j, value) in row.iter().enumerate().skip(ends) {
            if *value > best {
                (best, end) = (*value, (i + 1, j));
            }
        }
    }
    let (mut i, mut j) = end;
    let mut out = Vec::new();
    while i > 0 && j > 0 {
        match from[i * width + j] {
            1 => {
                i -= 1;
                j -= 1;
                if same(a, b, i, j) {
                    out.push((i as u16, j as u16));
                }
            }
            2 => i -= 1,
            _ => j -= 1,
        }
    }
    out.reverse();
    out
}

/// Whether it is a whole word, which is the same as another one or not.
const fn is_whole(weight: Weight) -> bool {
    matches!(weight, Weight::Content | Weight::Function)
}

/// Whether two words are the same; a lone `'s` or `'d` is any of the words it may stand for.
fn same(a: &Wording, b: &Wording, i: usize, j: usize) -> bool {
    let (x, y) = (&a.items[i], &b.items[j]);
    if x.weight == Weight::Gap || y.weight == Weight::Gap {
        return false;
    }
    if x.word == y.word {
        return true;
    }
    let stands_for = |short: Weight, word: &str| match short {
        Weight::ShortS => matches!(word, "is" | "has"),
        Weight::ShortD => matches!(word, "would" | "had"),
        _ => false,
    };
    stands_for(x.weight, b.word(j)) || stands_for(y.weight, a.word(i))
}
