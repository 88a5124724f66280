//! Neighbours: which articles are alike, found by the rare marks that they share.

use std::borrow::Cow;
use std::cmp::Reverse;

use rayon::prelude::*;

use super::counts::Counts;
use super::sketch::{Key, Mark, Sketch};
use super::weigh::ONE;
use crate::text::wire::{Reader, Writer};

/// So many marks of an article lead to others, the heaviest first.
const LEADS: usize = 48;
/// Those published further apart than the window count for so many thousandths as alike: a trial, an anniversary, next
/// year's strike look like the event itself.
pub(super) const FAR: u64 = 700;
/// An article is looked at when the marks that lead to it come to this part of the likeness that is needed.
const HINT: u64 = 2;

/// What the marks that lead from one article to the other have to come to.
pub(super) const fn hint(floor: u32) -> u64 {
    floor as u64 * ONE / HINT
}

/// So many of the articles that come later are looked at for each, the likeliest first.
const NEAREST: usize = 64;

/// Two articles that are alike: their likeness (cosine, [`ONE`] is the same article), and their numbers, the lower first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub likeness: u32,
    pub a: u32,
    pub b: u32,
}

/// How far an article looked: over how many others, and what the marks came to that led to the least likely of them and to
/// the likeliest that was left out; 0 where none was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    pub near: u32,
    pub least: u64,
    pub left: u64,
}

impl Reach {
    /// Whether an article that the marks led to as much as this is one of those that are looked at; nothing where that
    /// hangs on more.
    pub fn holds(&self, shared: u64, hint: u64) -> Option<bool> {
        if shared < hint || (shared <= self.left && shared < self.least) {
            Some(false)
        } else {
            (self.left == 0 || (shared >= self.least && shared > self.left)).then_some(true)
        }
    }

    /// Whether the same number of others can be looked at as well, although so many more have come.
    pub fn stretch(&mut self, more: i64) -> bool {
        let near = i64::from(self.near) + more;
        let fits = if self.left == 0 { near <= NEAREST as i64 } else { more == 0 };
        self.near = near as u32;
        fits
    }

    pub fn write(&self, record: &mut Writer) {
        for number in [u64::from(self.near), self.least, self.left] {
            record.number(number);
        }
    }

    pub fn read(record: &mut Reader<'_>) -> Option<Self> {
        Some(Self { near: record.small()?, least: record.number()?, left: record.number()? })
    }
}

/// So many articles are looked through at once: their sums take 128 KB, which stay close to the processor.
const BLOCK: u32 = 1 << 14;

/// What the work on one article needs.
pub(super) struct Scratch {
    /// For every article of a block, the number of the turn in which it was last met, and behind it the sum of that turn:
    /// so nothing has to be wiped between two turns.
    shared: Vec<u64>,
    turn: u64,
    /// The articles of the block whose sum reaches the hint.
    met: Vec<u32>,
    /// Those of all blocks.
    others: Vec<(u64, u32)>,
}

impl Scratch {
    /// Bits of a sum: two articles of length 1 come to [`ONE`] squared, rounding apart.
    const SUM: u32 = 40;
    const MASK: u64 = (1 << Self::SUM) - 1;

    pub fn new() -> Self {
        Self { shared: vec![0; BLOCK as usize], turn: 0, met: Vec::new(), others: Vec::new() }
    }

    /// The likeliest of the articles that come later, of so many, by the marks that lead to them, and where they end.
    /// `posts` gives the articles to which the marks of a slot lead, ascending.
    pub fn nearest<'a>(
        &mut self,
        (article, marks): (u32, &[Mark]),
        articles: usize,
        counts: &Counts<'_>,
        posts: impl Fn(usize) -> &'a [(u32, u16)],
        hint: u64,
    ) -> (&[(u64, u32)], Reach) {
        self.others.clear();
        // What leads from one to the other leads back: each pair is looked at once, from its first.
        let later = article + 1;
        let mut lists: Vec<_> = marks.iter().map(|m| (*m, posts(counts.slot(m.key)))).collect();
        for block in (later / BLOCK..=articles as u32 / BLOCK).rev() {
            self.block(&mut lists, block * BLOCK, later, hint);
        }
        let mut reach = Reach { near: self.others.len() as u32, ..Reach::default() };
        if self.others.len() > NEAREST {
            self.others.select_nth_unstable_by_key(NEAREST, |(shared, other)| (Reverse(*shared), *other));
            let left = self.others[NEAREST].0;
            self.others.truncate(NEAREST);
            let least = self.others.iter().map(|o| o.0).min().unwrap_or_default();
            reach = Reach { near: NEAREST as u32, least, left };
        }
        (&self.others, reach)
    }

    /// Sums up what leads to the articles of a block that starts at `first`, those from `later` on, and takes it off the
    /// ends of the lists.
    fn block(&mut self, lists: &mut [(Mark, &[(u32, u16)])], first: u32, later: u32, hint: u64) {
        let from = first.max(later);
        self.turn += 1;
        if self.turn >> (u64::BITS - Self::SUM) != 0 {
            self.shared.fill(0);
            self.turn = 1;
        }
        for (mark, list) in lists {
            while let [rest @ .., (other, weight)] = *list
                && *other >= from
            {
                *list = rest;
                let slot = &mut self.shared[(*other - first) as usize];
                let before = if *slot >> Self::SUM == self.turn { *slot & Self::MASK } else { 0 };
                let sum = before + u64::from(u32::from(mark.weight) * u32::from(*weight));
                *slot = self.turn << Self::SUM | sum;
                if before < hint && sum >= hint {
                    self.met.push(*other);
                }
            }
        }
        let shared = &self.shared;
        let sum = |other: u32| (shared[(other - first) as usize] & Self::MASK, other);
        self.others.extend(self.met.drain(..).map(sum));
    }
}

/// A mark without its key: its place in a [`Filter`], and its weight.
type Place = (u16, u16);

/// The marks of one article as a small table without keys: where two marks share a place, the heavier speaks for both. So
/// it never takes two articles for less alike than they are, and turns most pairs away without a look at their keys.
struct Filter(Vec<u16>);

impl Filter {
    /// 16 KB, which stay close to the processor.
    const BITS: u32 = 13;

    fn places(marks: &[Mark]) -> Box<[Place]> {
        marks.iter().map(|m| ((m.key.0 >> (32 - Self::BITS)) as u16, m.weight)).collect()
    }

    fn fill(&mut self, marks: &[Place]) {
        for (place, weight) in marks {
            let slot = &mut self.0[usize::from(*place)];
            *slot = (*slot).max(*weight);
        }
    }

    fn clear(&mut self, marks: &[Place]) {
        for (place, _) in marks {
            self.0[usize::from(*place)] = 0;
        }
    }

    /// The cosine of its marks and those of another article, or more.
    fn at_most(&self, other: &[Place]) -> u32 {
        let product = |(place, weight): &Place| u64::from(u32::from(self.0[usize::from(*place)]) * u32::from(*weight));
        (other.iter().map(product).sum::<u64>() / ONE) as u32
    }
}

/// The cosine of two articles.
pub(super) fn dot(a: &[Mark], b: &[Mark]) -> u32 {
    let (mut i, mut j, mut sum) = (0, 0, 0_u64);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        // Without branches: which of two hashes is the lower cannot be foretold.
        sum += u64::from(x.key == y.key) * u64::from(u32::from(x.weight) * u32::from(y.weight));
        (i, j) = (i + usize::from(x.key <= y.key), j + usize::from(y.key <= x.key));
    }
    (sum / ONE) as u32
}

/// The marks of all articles that lead to others, as a record has them.
#[derive(Debug, Default)]
pub(super) struct Leads<'a> {
    /// Where those of each article end.
    ends: Vec<u32>,
    /// [`LEAD`] bytes each: the key, the weight.
    bytes: Cow<'a, [u8]>,
}

const LEAD: usize = 6;

impl<'a> Leads<'a> {
    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    fn bytes(&self, article: usize) -> &[u8] {
        let start = article.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start as usize * LEAD..self.ends[article] as usize * LEAD]
    }

    /// Those of an article, by key.
    pub fn get(&self, article: usize) -> impl Iterator<Item = Mark> + '_ {
        self.bytes(article).chunks_exact(LEAD).map(|b| Mark {
            key: Key(u32::from_le_bytes([b[0], b[1], b[2], b[3]])),
            weight: u16::from_le_bytes([b[4], b[5]]),
            leads: true,
        })
    }

    /// Of all articles in order.
    pub fn of(all: impl Iterator<Item = impl Iterator<Item = Mark>>) -> Self {
        let (mut ends, mut bytes) = (Vec::new(), Vec::new());
        for marks in all {
            for mark in marks {
                bytes.extend(mark.key.0.to_le_bytes());
                bytes.extend(mark.weight.to_le_bytes());
            }
            ends.push((bytes.len() / LEAD) as u32);
        }
        Self { ends, bytes: Cow::Owned(bytes) }
    }

    pub fn write(&self, record: &mut Writer) {
        let lengths: Vec<usize> = (0..self.len()).map(|k| self.bytes(k).len() / LEAD).collect();
        record.list(&lengths, |w, length| w.number(*length as u64));
        record.raw(&self.bytes);
    }

    pub fn read(record: &mut Reader<'a>) -> Option<Self> {
        let mut all = 0_u32;
        let ends: Vec<u32> = record.list(|r| {
            all = all.checked_add(r.small()?)?;
            Some(all)
        })?;
        let bytes = record.raw((all as usize).checked_mul(LEAD)?)?;
        Some(Self { ends, bytes: Cow::Borrowed(bytes) })
    }
}

/// The weighed marks of an article that lead to others, by key.
pub(super) fn leads(marks: &[Mark]) -> Vec<Mark> {
    let mut out: Vec<Mark> = marks.iter().filter(|m| m.leads).copied().collect();
    if out.len() > LEADS {
        out.select_nth_unstable_by_key(LEADS, |m| (Reverse(m.weight), m.key));
        out.truncate(LEADS);
        out.sort_unstable_by_key(|m| m.key);
    }
    out
}

/// The articles to which the marks of each slot lead, ascending, with the weight that the mark has there. In shares of
/// slots that follow each other, each made by itself.
struct Posts(Vec<Share>);

struct Share {
    /// Where the articles of each slot end.
    ends: Vec<u32>,
    articles: Vec<(u32, u16)>,
}

impl Posts {
    fn of(leads: &[Vec<Mark>], counts: &Counts<'_>) -> Self {
        let share = |slots: std::ops::Range<usize>| {
            let inside = |marks: &[Mark]| {
                let start = marks.partition_point(|m| counts.slot(m.key) < slots.start);
                start..marks.partition_point(|m| counts.slot(m.key) < slots.end)
            };
            let mut ends = vec![0_u32; slots.len()];
            for marks in leads {
                for mark in &marks[inside(marks)] {
                    ends[counts.slot(mark.key) - slots.start] += 1;
                }
            }
            let mut all = 0;
            for end in &mut ends {
                // Where the slot begins, for now: it moves on to its end while it is filled.
                all += std::mem::replace(end, all);
            }
            let mut articles = vec![(0, 0); all as usize];
            for (article, marks) in leads.iter().enumerate() {
                for mark in &marks[inside(marks)] {
                    let place = &mut ends[counts.slot(mark.key) - slots.start];
                    articles[*place as usize] = (article as u32, mark.weight);
                    *place += 1;
                }
            }
            Share { ends, articles }
        };
        Self(counts.shares().into_par_iter().map(share).collect())
    }

    fn get(&self, slot: usize) -> &[(u32, u16)] {
        // A power of two.
        let size = self.0[0].ends.len();
        let (share, slot) = (&self.0[slot >> size.trailing_zeros()], slot & (size - 1));
        let start = slot.checked_sub(1).map_or(0, |before| share.ends[before]);
        &share.articles[start as usize..share.ends[slot] as usize]
    }
}

/// What articles found when they looked for others.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The pairs that are alike, sorted by their numbers.
    pub edges: Vec<Edge>,
    /// The marks that led to them.
    pub leads: Vec<Vec<Mark>>,
    /// How far each article looked.
    pub reach: Vec<Reach>,
}

/// The pairs of articles whose likeness reaches `floor`. Never all pairs: two articles meet only over a mark that few have.
pub(super) fn edges(sketches: &[Sketch], counts: &Counts<'_>, floor: u32, window: u32) -> Found {
    let leads: Vec<Vec<Mark>> = sketches.par_iter().map(|s| leads(&s.marks)).collect();
    let posts = Posts::of(&leads, counts);
    let places: Vec<Box<[Place]>> = sketches.par_iter().map(|s| Filter::places(&s.marks)).collect();
    let nearest = |(scratch, filter): &mut (Scratch, Filter), article: usize| {
        let marks = (article as u32, leads[article].as_slice());
        let (others, reach) = scratch.nearest(marks, sketches.len(), counts, |slot| posts.get(slot), hint(floor));
        let (one, own) = (&sketches[article], &places[article]);
        if others.is_empty() {
            return (Vec::new(), reach);
        }
        filter.fill(own);
        let edge = |(_, other): &(u64, u32)| {
            let two = &sketches[*other as usize];
            let told = |likeness: u32| told(likeness, one.day, two.day, window);
            if told(filter.at_most(&places[*other as usize])) < floor {
                return None;
            }
            let likeness = told(dot(&one.marks, &two.marks));
            (likeness >= floor).then_some(Edge { likeness, a: article as u32, b: *other })
        };
        let found = others.iter().filter_map(edge).collect::<Vec<Edge>>();
        filter.clear(own);
        (found, reach)
    };
    let init = || (Scratch::new(), Filter(vec![0; 1 << Filter::BITS]));
    let all = (0..sketches.len()).into_par_iter().with_min_len(1_000);
    let found: Vec<(Vec<Edge>, Reach)> = all.map_init(init, nearest).collect();
    let mut edges = Vec::with_capacity(found.iter().map(|f| f.0.len()).sum());
    let mut reach = Vec::with_capacity(found.len());
    for (mut own, reached) in found {
        own.sort_unstable_by_key(|e| e.b);
        edges.extend(own);
        reach.push(reached);
    }
    Found { edges, leads, reach }
}

/// The likeness of two articles that appeared on these days: less where both say when, and that was too far apart.
pub(super) fn told(likeness: u32, a: Option<i32>, b: Option<i32>, window: u32) -> u32 {
    let apart = matches!((a, b), (Some(x), Some(y)) if x.abs_diff(y) > window);
    if apart { likeness / 1000 * FAR as u32 } else { likeness }
}
