//! Neighbours: which articles are alike, found by the rare marks that they share.

use rayon::prelude::*;

use super::sketch::{Key, Mark, Sketch};
use super::weigh::{Counts, KEPT, ONE};

/// A mark that more articles share leads to no other article.
const COMMON: u32 = 256;
/// So many marks of an article lead to others, the heaviest first.
const LEADS: usize = 48;
/// Those published further apart than the window count for so many thousandths as alike: a trial, an anniversary, next
/// year's strike look like the event itself.
pub(super) const FAR: u64 = 700;
/// An article is looked at when the marks that lead to it come to this part of the likeness that is needed.
const HINT: u64 = 2;
/// So many of the articles that come later are looked at for each, the likeliest first.
const NEAREST: usize = 64;

/// Two articles that are alike: their likeness (cosine, [`ONE`] is the same article), and their numbers, the lower first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub likeness: u32,
    pub a: u32,
    pub b: u32,
}

/// What the work on one article needs, empty between two of them.
struct Scratch {
    /// A sum for every article, and those whose sum is not zero.
    shared: Vec<u64>,
    met: Vec<u32>,
    own: Dense,
}

/// The marks of one article, to be looked up: a table of twice as many places as an article has marks, and more, in which
/// a mark stands at the place that its first bits name, or behind it.
struct Dense(Vec<Mark>);

impl Dense {
    const BITS: u32 = 10;
    /// A mark without weight adds nothing, so it marks a place that is free.
    const FREE: Mark = Mark { key: Key(0), weight: 0 };

    fn new() -> Self {
        Self(vec![Self::FREE; 1 << Self::BITS])
    }

    const fn place(key: Key) -> usize {
        (key.0 >> (32 - Self::BITS)) as usize
    }

    /// Where the mark stands, or would.
    fn find(&self, key: Key) -> usize {
        let mut at = Self::place(key);
        while self.0[at].weight != 0 && self.0[at].key != key {
            at = (at + 1) % self.0.len();
        }
        at
    }

    fn fill(&mut self, marks: &[Mark]) {
        const { assert!(KEPT * 2 <= 1 << Dense::BITS) }
        for mark in marks {
            let at = self.find(mark.key);
            self.0[at] = *mark;
        }
    }

    fn clear(&mut self) {
        self.0.fill(Self::FREE);
    }

    /// The cosine of its marks and those of another article.
    fn dot(&self, other: &[Mark]) -> u32 {
        let product = |mark: &Mark| u64::from(self.0[self.find(mark.key)].weight) * u64::from(mark.weight);
        (other.iter().map(product).sum::<u64>() / ONE) as u32
    }
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
    let mut posted = vec![(0_u32, 0_u16); ends.last().map_or(0, |n| *n as usize)];
    for (article, marks) in leads.iter().enumerate() {
        for mark in marks {
            let place = &mut filled[counts.slot(mark.key)];
            posted[*place as usize] = (article as u32, mark.weight);
            *place += 1;
        }
    }
    drop(filled);
    let nearest = |scratch: &mut Scratch, (article, marks): (usize, &Vec<Mark>)| {
        for mark in marks {
            let slot = counts.slot(mark.key);
            // What leads from one to the other leads back: each pair is looked at once, from its first.
            let posted = &posted[ends[slot] as usize..ends[slot + 1] as usize];
            let later = posted.partition_point(|p| p.0 <= article as u32);
            for (other, weight) in &posted[later..] {
                let shared = &mut scratch.shared[*other as usize];
                if *shared == 0 {
                    scratch.met.push(*other);
                }
                *shared += u64::from(mark.weight) * u64::from(*weight);
            }
        }
        // The likeliest by the marks that led to them; the cosine is worked out for these only.
        let hint = u64::from(floor) * ONE / HINT;
        let mut others: Vec<(u64, u32)> = Vec::new();
        for other in scratch.met.drain(..) {
            let shared = std::mem::take(&mut scratch.shared[other as usize]);
            if shared >= hint {
                others.push((shared, other));
            }
        }
        others.sort_unstable_by_key(|o| (std::cmp::Reverse(o.0), o.1));
        others.truncate(NEAREST);
        let one = &sketches[article];
        if !others.is_empty() {
            scratch.own.fill(&one.marks);
        }
        let edge = |(_, other): (u64, u32)| {
            let two = &sketches[other as usize];
            let likeness = scratch.own.dot(&two.marks);
            let likeness = if apart(one, two, window) { likeness / 1000 * FAR as u32 } else { likeness };
            Edge { likeness, a: article as u32, b: other }
        };
        let found = others.iter().copied().map(edge).filter(|e| e.likeness >= floor).collect::<Vec<Edge>>();
        if !others.is_empty() {
            scratch.own.clear();
        }
        found
    };
    let scratch = || Scratch { shared: vec![0; sketches.len()], met: Vec::new(), own: Dense::new() };
    let mut edges: Vec<Edge> =
        leads.par_iter().enumerate().with_min_len(1_000).map_init(scratch, nearest).flatten_iter().collect();
    edges.par_sort_unstable_by_key(|e| (e.a, e.b));
    edges
}

/// Whether both say when they appeared, and that was too far apart.
fn apart(a: &Sketch, b: &Sketch, window: u32) -> bool {
    matches!((a.day, b.day), (Some(x), Some(y)) if x.abs_diff(y) > window)
}
