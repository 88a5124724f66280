//! Weights: how much each mark of an article says of its story, by how few articles have it.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::counts::Counts;
use super::sketch::{Key, Mark, Sketch};
use crate::text::log::ln;

/// So many marks of an article are kept, the heaviest first: what holds a story together is said more than once.
const KEPT: usize = 192;
/// An ordinary word weighs so many tenths of a name or a figure: like events are told in like words.
const WORD: u64 = 3;

/// Weight 1 of a vector of length 1.
pub(super) const ONE: u64 = 65_535;

/// Weighs sketches by what is known of all.
#[derive(Clone)]
pub(super) struct Scales<'a> {
    counts: &'a Counts<'a>,
    all: i32,
    weighed: Vec<(u64, Key, bool)>,
}

impl<'a> Scales<'a> {
    pub fn new(counts: &'a Counts<'a>) -> Self {
        Self { counts, all: counts.all(), weighed: Vec::new() }
    }

    /// Turns counts into weights: `(1 + ln n) ln(N / df)`, all of an article's squared adding up to [`ONE`] squared. Marks
    /// that no other article has are weighed, then dropped.
    pub fn weigh(&mut self, marks: &[Mark]) -> Vec<Mark> {
        let weighed = &mut self.weighed;
        weighed.clear();
        let mut norm = 0;
        for mark in marks {
            let found = self.counts.rarity(mark.key);
            let rarity = (self.all - found.log).max(0) as u64;
            let said = 1000 + u64::from(ln(u64::from(mark.weight)).unsigned_abs());
            let weight = said * rarity * if mark.key.is_word() { WORD } else { 10 } / 10_000;
            norm += weight * weight;
            if weight > 0 && found.shared {
                weighed.push((weight, mark.key, found.leads));
            }
        }
        let norm = norm.isqrt().max(1);
        if weighed.len() > KEPT {
            weighed.select_nth_unstable_by_key(KEPT, |w| (Reverse(w.0), w.1));
            weighed.truncate(KEPT);
            weighed.sort_unstable_by_key(|w| w.1);
        }
        let unit = |(weight, key, leads): &(u64, Key, bool)| Mark {
            key: *key,
            weight: (weight * ONE / norm).min(ONE) as u16,
            leads: *leads,
        };
        weighed.iter().map(unit).collect()
    }
}

/// Weighs all sketches.
pub(super) fn weigh(sketches: &mut [Sketch], counts: &Counts<'_>) {
    let one = |scales: &mut Scales<'_>, sketch: &mut Sketch| sketch.marks = scales.weigh(&sketch.marks);
    sketches.par_iter_mut().for_each_init(|| Scales::new(counts), one);
}
