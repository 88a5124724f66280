//! Weights: how much each mark of an article says of its story, by how few articles have it.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::sketch::{Key, Mark, Sketch};
use crate::text::log::ln;

/// So many marks of an article are kept, the heaviest first: what holds a story together is said more than once.
pub(super) const KEPT: usize = 192;
/// An ordinary word weighs so many tenths of a name or a figure: like events are told in like words.
const WORD: u64 = 3;
/// A small archive is taken for this large, else what its articles share would weigh nothing.
const SMALL: u64 = 40;

/// Weight 1 of a vector of length 1.
pub(super) const ONE: u64 = 65_535;

/// How many articles have each mark, counted by slots of the hashed marks (feature hashing: Weinberger et al. 2009).
/// Two marks in one slot count for one another; there are several slots to a mark, so that this is rare.
#[derive(Debug)]
pub(super) struct Counts {
    slots: Vec<AtomicU32>,
    shift: u32,
}

impl Counts {
    pub fn of(sketches: &[Sketch]) -> Self {
        /// 2 to the power of these: 1 MB at least, 64 MB at most.
        const BITS: std::ops::RangeInclusive<u32> = 18..=24;
        let marks: usize = sketches.iter().map(|s| s.marks.len()).sum();
        let bits = (marks.max(1).ilog2() + 2).clamp(*BITS.start(), *BITS.end());
        let slots: Vec<AtomicU32> = std::iter::repeat_with(|| AtomicU32::new(0)).take(1 << bits).collect();
        let counts = Self { slots, shift: 32 - bits };
        sketches.par_iter().for_each(|s| {
            for mark in &s.marks {
                counts.slots[counts.slot(mark.key)].fetch_add(1, Ordering::Relaxed);
            }
        });
        counts
    }

    /// How many slots there are.
    pub const fn len(&self) -> usize {
        self.slots.len()
    }

    pub const fn slot(&self, key: Key) -> usize {
        (key.0 >> self.shift) as usize
    }

    /// In how many articles the mark stands.
    pub fn articles(&self, key: Key) -> u32 {
        self.slots[self.slot(key)].load(Ordering::Relaxed)
    }
}

/// Turns counts into weights: `(1 + ln n) ln(N / df)`, all of an article's squared adding up to [`ONE`] squared. Marks
/// that no other article has are weighed, then dropped.
pub(super) fn weigh(sketches: &mut [Sketch], counts: &Counts) {
    let all = ln((sketches.len() as u64).max(SMALL) + 1);
    // Most marks are rare: their logarithms are looked up.
    let table: Vec<i32> = (0..1024).map(ln).collect();
    let ln = |n: u32| table.get(n as usize).copied().unwrap_or_else(|| ln(u64::from(n)));
    sketches.par_iter_mut().for_each(|sketch| {
        let weight = |mark: &Mark| {
            let rarity = (all - ln(counts.articles(mark.key))).max(0) as u64;
            let said = 1000 + u64::from(ln(u32::from(mark.weight)).unsigned_abs());
            said * rarity * if mark.key.is_word() { WORD } else { 10 } / 10_000
        };
        let mut weighed: Vec<(u64, Key)> = sketch.marks.iter().map(|m| (weight(m), m.key)).collect();
        let norm = weighed.iter().map(|w| w.0 * w.0).sum::<u64>().isqrt().max(1);
        weighed.retain(|w| w.0 > 0 && counts.articles(w.1) > 1);
        weighed.sort_unstable_by_key(|w| (std::cmp::Reverse(w.0), w.1));
        weighed.truncate(KEPT);
        let unit = |(weight, key): &(u64, Key)| Mark { key: *key, weight: (weight * ONE / norm).min(ONE) as u16 };
        let mut marks: Vec<Mark> = weighed.iter().map(unit).collect();
        marks.sort_unstable_by_key(|m| m.key);
        sketch.marks = marks;
    });
}
