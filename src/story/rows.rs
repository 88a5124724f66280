//! What an article finds when it looks for others again, and what can be mended without a look.
//!
//! An article looks at so many others, the likeliest. Where few of them have changed, and none came near the place where
//! the list ends, the list is the same but for these.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::again::{Lazy, Now, Slots};
use super::counts::Counts;
use super::join::{FLOOR, Weighed};
use super::near::{self, Edge, Reach, Scratch, hint};
use super::sketch::Mark;

/// The archive as it is now.
#[derive(Clone, Copy)]
pub(super) struct Archive<'a> {
    pub leads: &'a Now<'a>,
    pub counts: &'a Counts<'a>,
    pub articles: &'a Lazy<'a>,
    pub window: u32,
}

impl Archive<'_> {
    /// The pair of two articles, if they are alike.
    fn edge(&self, a: u32, b: u32) -> Option<Edge> {
        let articles = self.articles;
        let likeness = near::dot(articles.marks(a), articles.marks(b));
        let likeness = near::told(likeness, articles.day(a), articles.day(b), self.window);
        (likeness >= FLOOR).then_some(Edge { likeness, a, b })
    }
}

/// What an article found.
#[derive(Debug)]
pub(super) struct Row {
    /// Its pairs with later ones, in their order.
    pub edges: Vec<Edge>,
    pub reach: Reach,
}

/// An article that has changed, come or gone.
pub(super) struct Probe {
    /// Those that stand before this place may have met it.
    pub place: u32,
    /// Its number, if it is still there.
    pub now: Option<u32>,
    /// The marks that led to it before.
    pub old: Vec<Mark>,
    /// The marks that lead to it now.
    pub new: Vec<Mark>,
}

/// An article that is as it was, and one behind it that is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meeting {
    pub article: u32,
    other: Option<u32>,
    /// What the marks come to that led, and lead, from one to the other.
    old: u64,
    new: u64,
}

/// The articles to which the marks of some slots lead.
struct Few {
    places: FxHashMap<u32, u32>,
    ends: Vec<u32>,
    articles: Vec<(u32, u16)>,
}

impl Few {
    fn of(wanted: impl Iterator<Item = Mark>, Archive { leads, counts, .. }: &Archive<'_>) -> Self {
        let mut slots: Vec<u32> = wanted.map(|m| counts.slot(m.key) as u32).collect();
        slots.sort_unstable();
        slots.dedup();
        let set = Slots::of(slots.iter().copied(), counts.slots());
        let places: FxHashMap<u32, u32> = slots.iter().copied().zip(0..).collect();
        let post = |article: usize| {
            let inside = leads.get(article).filter(|m| set.has(counts.slot(m.key)));
            let place = |m: Mark| Some((*places.get(&(counts.slot(m.key) as u32))?, article as u32, m.weight));
            inside.filter_map(place).collect::<Vec<_>>()
        };
        let posts: Vec<(u32, u32, u16)> = (0..leads.len()).into_par_iter().flat_map_iter(post).collect();
        let mut ends = vec![0_u32; slots.len()];
        for (place, ..) in &posts {
            ends[*place as usize] += 1;
        }
        let mut all = 0;
        for end in &mut ends {
            // Where the slot begins, for now: it moves on to its end while it is filled.
            all += std::mem::replace(end, all);
        }
        let mut articles = vec![(0, 0); posts.len()];
        for (place, article, weight) in posts {
            let end = &mut ends[place as usize];
            articles[*end as usize] = (article, weight);
            *end += 1;
        }
        Self { places, ends, articles }
    }

    fn get(&self, slot: usize) -> &[(u32, u16)] {
        let Some(place) = self.places.get(&(slot as u32)).map(|p| *p as usize) else { return &[] };
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.articles[start as usize..self.ends[place] as usize]
    }
}

/// Who met the probes or meets them now, in order; those that are `left_out` are looked at anyway.
pub(super) fn met(probes: &[Probe], archive: &Archive<'_>, left_out: &[bool]) -> Vec<Meeting> {
    let posts = Few::of(probes.iter().flat_map(|p| p.old.iter().chain(&p.new).copied()), archive);
    let least = hint(FLOOR);
    let one = |(sums, seen): &mut (Vec<[u64; 2]>, Vec<u32>), probe: &Probe| {
        for (turn, marks) in [&probe.old, &probe.new].into_iter().enumerate() {
            for mark in marks {
                let before = posts.get(archive.counts.slot(mark.key)).iter().take_while(|p| p.0 < probe.place);
                for (article, weight) in before {
                    let sum = &mut sums[*article as usize];
                    if *sum == [0, 0] {
                        seen.push(*article);
                    }
                    sum[turn] += u64::from(u32::from(mark.weight) * u32::from(*weight));
                }
            }
        }
        let mut found = Vec::new();
        for article in seen.drain(..) {
            let [old, new] = std::mem::take(&mut sums[article as usize]);
            if old.max(new) >= least && !left_out[article as usize] {
                found.push(Meeting { article, other: probe.now, old, new });
            }
        }
        found
    };
    let init = || (vec![[0_u64; 2]; archive.leads.len()], Vec::new());
    let mut met: Vec<Meeting> = probes.par_iter().with_min_len(16).map_init(init, one).flatten_iter().collect();
    met.par_sort_unstable_by_key(|m| (m.article, m.other));
    met
}

/// What an article finds, which met these. `own` are its pairs with those that are as they were. Nothing when the list of
/// those that it looks at may be another.
pub(super) fn mend(
    met: &[Meeting],
    mut reach: Reach,
    own: impl Iterator<Item = Edge>,
    archive: &Archive<'_>,
) -> Option<Row> {
    let (mut more, mut near) = (0, Vec::new());
    for meeting in met {
        let was = reach.holds(meeting.old, hint(FLOOR))?;
        let is = reach.holds(meeting.new, hint(FLOOR))?;
        more += i64::from(is) - i64::from(was);
        near.extend(meeting.other.filter(|_| is));
    }
    if !reach.stretch(more) {
        return None;
    }
    let mut edges: Vec<Edge> = own.collect();
    edges.extend(near.into_iter().filter_map(|b| archive.edge(met[0].article, b)));
    edges.sort_unstable_by_key(|e| e.b);
    Some(Row { edges, reach })
}

/// What these articles find.
pub(super) fn look(rows: &[usize], archive: &Archive<'_>) -> Vec<Row> {
    let leads = archive.leads;
    let posts = Few::of(rows.iter().flat_map(|k| leads.get(*k)), archive);
    let one = |scratch: &mut Scratch, row: &usize| {
        let a = *row as u32;
        let marks: Vec<Mark> = leads.get(*row).collect();
        let list = |slot| posts.get(slot);
        let (others, reach) = scratch.nearest((a, &marks), leads.len(), archive.counts, list, hint(FLOOR));
        let mut edges: Vec<Edge> = others.iter().filter_map(|(_, b)| archive.edge(a, *b)).collect();
        edges.sort_unstable_by_key(|e| e.b);
        Row { edges, reach }
    };
    rows.par_iter().with_min_len(16).map_init(Scratch::new, one).collect()
}
