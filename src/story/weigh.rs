//! Weights: how much each mark of an article says of its story, by how few articles have it.

use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;

use super::sketch::{Key, Mark, Sketch};
use crate::text::log::ln;

/// So many marks of an article are kept, the heaviest first: what holds a story together is said more than once.
const KEPT: usize = 192;
/// A mark that more articles share leads to no other article.
const COMMON: u32 = 256;
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
    /// In shares of slots that follow each other.
    shares: Vec<Vec<u32>>,
    shift: u32,
}

impl Counts {
    /// 2 to the power of this: so many shares are counted each by itself, and stay closer to the processor than all.
    const SHARES: u32 = 4;

    pub fn of(sketches: &[Sketch]) -> Self {
        /// 2 to the power of these: 1 MB at least, 64 MB at most.
        const BITS: std::ops::RangeInclusive<u32> = 18..=24;
        let marks: usize = sketches.par_iter().map(|s| s.marks.len()).sum();
        let bits = (marks.max(1).ilog2() + 2).clamp(*BITS.start(), *BITS.end());
        let mut counts = Self { shares: Vec::new(), shift: 32 - bits };
        let share = |share: usize| {
            let mut slots = vec![0_u32; 1 << (bits - Self::SHARES)];
            for sketch in sketches {
                let start = sketch.marks.partition_point(|m| Self::share(m.key) < share);
                for mark in sketch.marks[start..].iter().take_while(|m| Self::share(m.key) == share) {
                    let slot = counts.slot(mark.key) & (slots.len() - 1);
                    slots[slot] += 1;
                }
            }
            slots
        };
        let shares: Vec<Vec<u32>> = (0..1 << Self::SHARES).into_par_iter().map(share).collect();
        counts.shares = shares;
        counts
    }

    /// The slots in as many ranges of one size as there are shares.
    pub fn shares(&self) -> Vec<Range<usize>> {
        let size = self.shares[0].len();
        (0..self.shares.len()).map(|share| share * size..(share + 1) * size).collect()
    }

    const fn share(key: Key) -> usize {
        (key.0 >> (32 - Self::SHARES)) as usize
    }

    pub const fn slot(&self, key: Key) -> usize {
        (key.0 >> self.shift) as usize
    }

    /// In how many articles the mark stands.
    fn articles(&self, key: Key) -> u32 {
        let share = &self.shares[Self::share(key)];
        share[self.slot(key) & (share.len() - 1)]
    }
}

/// Turns counts into weights: `(1 + ln n) ln(N / df)`, all of an article's squared adding up to [`ONE`] squared. Marks
/// that no other article has are weighed, then dropped.
pub(super) fn weigh(sketches: &mut [Sketch], counts: &Counts) {
    let all = ln((sketches.len() as u64).max(SMALL) + 1);
    // Most marks are rare: their logarithms are looked up.
    let table: Vec<i32> = (0..1024).map(ln).collect();
    let ln = |n: u32| table.get(n as usize).copied().unwrap_or_else(|| ln(u64::from(n)));
    let one = |weighed: &mut Vec<(u64, Key, bool)>, sketch: &mut Sketch| {
        weighed.clear();
        let mut norm = 0;
        for mark in &sketch.marks {
            let articles = counts.articles(mark.key);
            let rarity = (all - ln(articles)).max(0) as u64;
            let said = 1000 + u64::from(ln(u32::from(mark.weight)).unsigned_abs());
            let weight = said * rarity * if mark.key.is_word() { WORD } else { 10 } / 10_000;
            norm += weight * weight;
            if weight > 0 && articles > 1 {
                weighed.push((weight, mark.key, articles <= COMMON));
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
        sketch.marks = weighed.iter().map(unit).collect();
    };
    sketches.par_iter_mut().for_each_init(Vec::new, one);
}
