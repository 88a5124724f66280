//! In how many articles each mark stands, and how rare that makes it.

use std::borrow::Cow;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::sketch::{Key, Sketch};
use crate::text::log::ln;
use crate::text::wire::{Reader, Writer};

/// A mark that more articles share leads to no other article.
const COMMON: u32 = 256;
/// A small archive is taken for this large, else what its articles share would weigh nothing.
const SMALL: u64 = 40;
/// How rare a mark is goes by steps, in thousandths of a natural logarithm: so an article that comes or changes makes
/// another weight of few marks only, and nothing has to be done anew for the articles that have none of them.
const STEP: i32 = 250;

/// How many articles have each mark, counted by slots of the hashed marks (feature hashing: Weinberger et al. 2009).
/// Two marks in one slot count for one another; there are several slots to a mark, so that this is rare.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counts<'a> {
    /// In shares of slots that follow each other: the count, or [`MANY`].
    shares: Vec<Cow<'a, [u8]>>,
    /// The counts that are no smaller, by slot.
    many: FxHashMap<u32, u32>,
    shift: u32,
    articles: usize,
}

const MANY: u8 = u8::MAX;

/// 2 to the power of these: as many slots at least, and at most.
const BITS: std::ops::RangeInclusive<u32> = 18..=24;

impl<'a> Counts<'a> {
    /// 2 to the power of this: so many shares are counted each by itself, and stay closer to the processor than all.
    const SHARES: u32 = 4;

    pub fn of(sketches: &[Sketch]) -> Self {
        let bits = Self::bits(sketches);
        let mut counts = Self { shift: 32 - bits, articles: sketches.len(), ..Self::default() };
        let share = |share: usize| {
            let mut slots = vec![0_u32; 1 << (bits - Self::SHARES)];
            for sketch in sketches {
                let start = sketch.marks.partition_point(|m| Self::share(m.key) < share);
                for mark in sketch.marks[start..].iter().take_while(|m| Self::share(m.key) == share) {
                    let slot = counts.slot(mark.key) & (slots.len() - 1);
                    slots[slot] += 1;
                }
            }
            let first = (share * slots.len()) as u32;
            let many: Vec<(u32, u32)> =
                (first..).zip(&slots).filter(|s| *s.1 >= u32::from(MANY)).map(|(slot, n)| (slot, *n)).collect();
            (slots.into_iter().map(|n| n.min(u32::from(MANY)) as u8).collect(), many)
        };
        let shares: Vec<_> = (0..1 << Self::SHARES).into_par_iter().map(share).collect();
        for (share, many) in shares {
            counts.shares.push(Cow::Owned(share));
            counts.many.extend(many);
        }
        counts
    }

    /// 2 to the power of this: as many slots are enough for these sketches.
    fn bits(sketches: &[Sketch]) -> u32 {
        let marks: usize = sketches.par_iter().map(|s| s.marks.len()).sum();
        (marks.max(1).ilog2() + 2).clamp(*BITS.start(), *BITS.end())
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

    /// How many slots there are.
    pub fn slots(&self) -> usize {
        self.shares.len() * self.shares[0].len()
    }

    /// In how many articles a mark of this slot stands.
    fn articles(&self, slot: usize) -> u32 {
        let size = self.shares[0].len();
        match self.shares[slot >> size.trailing_zeros()][slot & (size - 1)] {
            MANY => self.many.get(&(slot as u32)).copied().unwrap_or(u32::from(MANY)),
            count => u32::from(count),
        }
    }

    /// How rare the marks are that every article has.
    pub fn all(&self) -> i32 {
        stepped(ln((self.articles as u64).max(SMALL) + 1))
    }

    /// What is known of a mark; of one that no other article has, nothing.
    pub fn rarity(&self, key: Key) -> Rarity {
        Rarity::of(self.articles(self.slot(key)))
    }

    /// Counts other articles, now that there are so many. Gives the slots whose marks weigh another time than before, or
    /// nothing when all do.
    pub fn change(&mut self, by: &FxHashMap<u32, i32>, articles: usize) -> Option<Vec<u32>> {
        let before = self.all();
        self.articles = articles;
        if self.all() != before {
            return None;
        }
        let mut out = Vec::new();
        for (slot, by) in by {
            let old = self.articles(*slot as usize);
            let new = old.checked_add_signed(*by)?;
            if Rarity::of(old) != Rarity::of(new) {
                out.push(*slot);
            }
            let size = self.shares[0].len();
            let place = &mut self.shares[*slot as usize / size].to_mut()[*slot as usize % size];
            *place = new.min(u32::from(MANY)) as u8;
            if *place == MANY {
                self.many.insert(*slot, new);
            } else {
                self.many.remove(slot);
            }
        }
        Some(out)
    }

    /// Whether they are counted in as many slots as these sketches would be.
    pub fn fit(&self, sketches: &[Sketch]) -> bool {
        self.shift == 32 - Self::bits(sketches)
    }

    pub fn write(&self, record: &mut Writer) {
        record.number(self.articles as u64);
        record.number(self.shares[0].len() as u64);
        self.shares.iter().for_each(|share| record.raw(share));
        let mut many: Vec<(u32, u32)> = self.many.iter().map(|(slot, n)| (*slot, *n)).collect();
        many.sort_unstable();
        record.list(&many, |w, (slot, n)| {
            w.number(u64::from(*slot));
            w.number(u64::from(*n));
        });
    }

    pub fn read(record: &mut Reader<'a>) -> Option<Self> {
        let articles = record.small()?;
        let size: usize = record.small()?;
        let bits = size.checked_ilog2()? + Self::SHARES;
        if !size.is_power_of_two() || !BITS.contains(&bits) {
            return None;
        }
        let shares = (0..1 << Self::SHARES).map(|_| record.raw(size).map(Cow::Borrowed)).collect::<Option<_>>()?;
        let many = record.list(|r| Some((r.small()?, r.small()?)))?;
        Some(Self { shares, many: many.into_iter().collect(), shift: 32 - bits, articles })
    }
}

/// How rare a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rarity {
    /// The logarithm of the number of articles that have it, in steps.
    pub log: i32,
    /// Whether a second article has it.
    pub shared: bool,
    /// Whether few enough share it to lead from one to the other.
    pub leads: bool,
}

impl Rarity {
    fn of(articles: u32) -> Self {
        Self { log: stepped(ln(u64::from(articles))), shared: articles > 1, leads: articles <= COMMON }
    }
}

const fn stepped(log: i32) -> i32 {
    (log + STEP / 2) / STEP * STEP
}
