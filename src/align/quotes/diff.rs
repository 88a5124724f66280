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
    let mut score = vec![0_i32; width];
    let mut above = vec![0_i32; width];
    let mut from = vec![0_u8; (n + 1) * width];
    let (mut best, mut end) = (0, (0, 0));
    for i in 1..=n {
        std::mem::swap(&mut score, &mut above);
        score[0] = 0;
        let x = &a.items[i - 1];
        for j in 1..=m {
            let y = &b.items[j - 1];
            let gap = x.weight == Weight::Gap || y.weight == Weight::Gap;
            let pair = if same(a, b, i - 1, j - 1) {
                MATCH
            } else if gap {
                0
            } else {
                SWAP
            };
            // A gap swallows any number of words of the other side.
            let skip_a = if y.weight == Weight::Gap { 0 } else { SKIP };
            let skip_b = if x.weight == Weight::Gap { 0 } else { SKIP };
            let (diagonal, up, left) = (above[j - 1] + pair, above[j] + skip_a, score[j - 1] + skip_b);
            let (value, step) = if diagonal >= up && diagonal >= left {
                (diagonal, 1)
            } else if up >= left {
                (up, 2)
            } else {
                (left, 3)
            };
            score[j] = value;
            from[i * width + j] = step;
            if (i == n || j == m) && value > best {
                best = value;
                end = (i, j);
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
