//! Stories: which articles of an archive tell of one event, so that only their claims are set against each other.

use super::likeness::Likeness;
use crate::model::Article;

/// So many articles are taken for one story unless the user says otherwise: a desk gathers them so.
const FEW: usize = 16;
/// Two groups of articles are one story when their articles' mean cosine reaches this, in thousandths
/// (average-link clustering; the cut was chosen on the labelled clusters laid together as one archive).
const CUT: u64 = 100;
/// Groups of alike articles that are larger than this are left as they are: clustering is quadratic.
const LARGE: usize = 600;

/// Groups of indexes into `articles`, each ascending, in order of their first.
pub(super) fn split(articles: &[(u32, &Article)], likeness: &Likeness) -> Vec<Vec<usize>> {
    if articles.len() <= FEW {
        return vec![(0..articles.len()).collect()];
    }
    let mut out: Vec<Vec<usize>> = likeness.groups().into_iter().flat_map(|g| average_link(&g, likeness)).collect();
    out.sort_unstable();
    out
}

/// Joins the closest two groups until none are close enough.
fn average_link(group: &[usize], likeness: &Likeness) -> Vec<Vec<usize>> {
    let n = group.len();
    if n == 1 || n > LARGE {
        return vec![group.to_vec()];
    }
    let mut members: Vec<Vec<usize>> = group.iter().map(|a| vec![*a]).collect();
    // Sums of cosines between groups: the mean of a joined group is the sum over the product of the sizes.
    let mut sums: Vec<Vec<u64>> = group
        .iter()
        .map(|a| group.iter().map(|b| if a == b { 0 } else { u64::from(likeness.cosine(*a, *b)) }).collect())
        .collect();
    loop {
        let mut best: Option<(u64, usize, usize)> = None;
        for a in 0..n {
            for b in a + 1..n {
                if members[a].is_empty() || members[b].is_empty() || sums[a][b] == 0 {
                    continue;
                }
                // In millionths, so that ties are rare and go to the first.
                let mean = sums[a][b] * 1000 / (members[a].len() * members[b].len()) as u64;
                if mean >= CUT * 1000 && best.is_none_or(|(m, ..)| mean > m) {
                    best = Some((mean, a, b));
                }
            }
        }
        let Some((_, a, b)) = best else { break };
        let moved = std::mem::take(&mut members[b]);
        members[a].extend(moved);
        let gone = sums[b].clone();
        for (sum, add) in sums[a].iter_mut().zip(gone) {
            *sum += add;
        }
        for row in &mut sums {
            row[a] += row[b];
        }
    }
    members.retain(|m| !m.is_empty());
    for group in &mut members {
        group.sort_unstable();
    }
    members
}
