//! Neighbours: which articles are alike, found by the rare marks that they share.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::sketch::{Mark, Sketch};
use super::weigh::{Counts, ONE};

/// A mark that more articles share leads to no other article.
const COMMON: u32 = 256;
/// So many marks of an article lead to others, the heaviest first.
const LEADS: usize = 48;
/// Those published further apart than the window count for so many thousandths as alike: a trial, an anniversary, next
/// year's strike look like the event itself.
pub(super) const FAR: u64 = 700;
/// So many other articles are kept for each, the nearest first.
const NEAREST: usize = 64;

/// Two articles that are alike: their likeness (cosine, [`ONE`] is the same article), and their numbers, the lower first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub likeness: u32,
    pub a: u32,
    pub b: u32,
}

/// The marks of an article that lead to others.
fn leads(sketch: &Sketch, counts: &Counts) -> Vec<Mark> {
    let mut out: Vec<Mark> = sketch.marks.iter().filter(|m| counts.articles(m.key) <= COMMON).copied().collect();
    out.sort_unstable_by_key(|m| (std::cmp::Reverse(m.weight), m.key));
    out.truncate(LEADS);
    out
}

/// The pairs of articles whose likeness reaches `floor`, sorted by their numbers. Never all pairs: two articles meet only
/// over a mark that few have.
pub(super) fn edges(sketches: &[Sketch], counts: &Counts, floor: u32, window: u32) -> Vec<Edge> {
    let leads: Vec<Vec<Mark>> = sketches.par_iter().map(|s| leads(s, counts)).collect();
    // The articles of each slot, one list after the other.
    let mut ends = vec![0_u32; counts.len() + 1];
    for mark in leads.iter().flatten() {
        ends[counts.slot(mark.key) + 1] += 1;
    }
    for k in 1..ends.len() {
        ends[k] += ends[k - 1];
    }
    let mut filled = ends.clone();
    let mut posted = vec![0_u32; ends.last().map_or(0, |n| *n as usize)];
    for (article, marks) in leads.iter().enumerate() {
        for mark in marks {
            let place = &mut filled[counts.slot(mark.key)];
            posted[*place as usize] = article as u32;
            *place += 1;
        }
    }
    let nearest = |(article, marks): (usize, &Vec<Mark>)| {
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for mark in marks {
            let slot = counts.slot(mark.key);
            for other in &posted[ends[slot] as usize..ends[slot + 1] as usize] {
                *shared.entry(*other).or_default() += u32::from(mark.weight);
            }
        }
        shared.remove(&(article as u32));
        // The likeliest by what they were found by; the cosine is worked out for these only.
        let mut others: Vec<(u32, u32)> = shared.into_iter().map(|(other, weight)| (weight, other)).collect();
        others.sort_unstable_by_key(|o| (std::cmp::Reverse(o.0), o.1));
        others.truncate(NEAREST * 2);
        let mut edges: Vec<Edge> = others
            .into_iter()
            .map(|(_, other)| {
                let (one, two) = (&sketches[article], &sketches[other as usize]);
                let likeness = dot(&one.marks, &two.marks);
                let likeness = if apart(one, two, window) { likeness / 1000 * FAR as u32 } else { likeness };
                Edge { likeness, a: other.min(article as u32), b: other.max(article as u32) }
            })
            .filter(|e| e.likeness >= floor)
            .collect();
        edges.sort_unstable_by_key(|e| (std::cmp::Reverse(e.likeness), e.a, e.b));
        edges.truncate(NEAREST);
        edges
    };
    let mut edges: Vec<Edge> = leads.par_iter().enumerate().flat_map_iter(nearest).collect();
    edges.par_sort_unstable_by_key(|e| (e.a, e.b));
    edges.dedup();
    edges
}

/// Whether both say when they appeared, and that was too far apart.
fn apart(a: &Sketch, b: &Sketch, window: u32) -> bool {
    matches!((a.day, b.day), (Some(x), Some(y)) if x.abs_diff(y) > window)
}

/// The cosine of two articles' marks.
pub(super) fn dot(a: &[Mark], b: &[Mark]) -> u32 {
    let (mut i, mut j, mut sum) = (0, 0, 0_u64);
    while i < a.len() && j < b.len() {
        match a[i].key.cmp(&b[j].key) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += u64::from(a[i].weight) * u64::from(b[j].weight);
                i += 1;
                j += 1;
            }
        }
    }
    (sum / ONE) as u32
}
