//! Sorting an archive of which an earlier run has sorted the most.
//!
//! The stories are those that sorting everything would find; what cannot have changed is taken over. An article that came,
//! went or changed makes other weights in the articles that share marks with it whose rarity is now another; both meet some
//! articles anew; and where likenesses have changed, groups are joined anew ([`super::rejoin`]).

use std::sync::OnceLock;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Key;
use super::counts::Counts;
use super::join::{Cluster, Merge, Weighed};
use super::near::{self, Edge, Leads, Reach};
use super::rejoin::{Joined, rejoin};
use super::rows::{self, Archive, Meeting, Probe, Row};
use super::sketch::{Mark, Sketch};
use super::sorted::Sorted;
use super::weigh::Scales;

/// What is to be done again for more than this part of the articles is done for all.
pub(super) const MOST: usize = 4;
/// To mend what an article found takes this part of the work of looking again.
const MENDS: usize = 16;
/// A record is written anew when more than this part of the articles had to be looked at again.
const STALE: usize = 32;

/// The archive as it is sorted now.
#[derive(Debug)]
pub(super) struct Again<'a> {
    pub sorted: Sorted<'a>,
    /// Whether so much has changed that the next run should start from here; if not, the marks that lead from one article to
    /// others are left out.
    pub grown: bool,
}

/// Sorts the articles, which are in the order of their paths, as `before`, as far as they are the same. `sketch` gives the
/// sketches of earlier articles. Nothing when more than one in `most` has to be looked at again.
pub(super) fn sorted<'a>(
    before: Sorted<'a>,
    articles: &[(&str, Key)],
    sketches: &[Sketch],
    window: u32,
    sketch: &dyn Fn(&Key) -> Option<Sketch>,
    most: usize,
) -> Option<Again<'a>> {
    let all = articles.len();
    let places = Places::of(&before.articles, articles);
    let gone: Vec<usize> = (0..before.articles.len()).filter(|k| places.now[*k].is_none()).collect();
    let come: Vec<usize> = (0..all).filter(|k| places.then[*k].is_none()).collect();
    if (gone.len() + come.len()) * most > all {
        return None;
    }
    let mut counts = before.counts;
    if !counts.fit(sketches) {
        return None;
    }
    let gone_sketches: Vec<Sketch> = gone.iter().map(|k| sketch(&before.articles[*k].1)).collect::<Option<_>>()?;
    let other = counts.change(&changes(&gone_sketches, come.iter().map(|k| &sketches[*k]), &counts), all)?;
    let other = Slots::of(other, counts.slots());
    let counts = counts;
    let weighs_else =
        |k: usize| places.then[k].is_none() || sketches[k].marks.iter().any(|m| other.has(counts.slot(m.key)));
    let dirty: Vec<bool> = (0..all).into_par_iter().map(weighs_else).collect();
    let dirty_list: Vec<usize> = (0..all).filter(|k| dirty[*k]).collect();
    if dirty_list.len() * most > all {
        return None;
    }
    let lazy = Lazy::new(sketches, &counts);
    let fresh = dirty_list.par_iter().map(|k| (*k, near::leads(lazy.marks(*k as u32)))).collect();
    let leads = Now { before: &before.leads, then: &places.then, fresh };

    // Whoever met one of those that changed, or meets it now, may find others.
    let probe = |k: &usize| Probe {
        place: *k as u32,
        now: Some(*k as u32),
        old: places.then[*k].map_or_else(Vec::new, |old| before.leads.get(old as usize).collect()),
        new: leads.get(*k).collect(),
    };
    let lost = |old: &usize| Probe {
        // Where it would stand now.
        place: places.now[*old..].iter().find_map(|now| *now).unwrap_or(all as u32),
        now: None,
        old: before.leads.get(*old).collect(),
        new: Vec::new(),
    };
    let probes: Vec<Probe> = dirty_list.iter().map(probe).chain(gone.iter().map(lost)).collect();
    let archive = Archive { leads: &leads, counts: &counts, articles: &lazy, window };
    let met = rows::met(&probes, &archive, &dirty);
    let mended = |group: &[Meeting]| {
        let article = group[0].article;
        let old = places.then[article as usize]?;
        let own = own(&before.edges, old).iter().filter_map(|e| places.moved(e)).filter(|e| !dirty[e.b as usize]);
        let row = rows::mend(group, before.reach[old as usize], own, &archive);
        Some((article as usize, row))
    };
    let mended: Vec<(usize, Option<Row>)> =
        met.par_chunk_by(|a, b| a.article == b.article).filter_map(mended).collect();
    let again: Vec<usize> =
        dirty_list.iter().copied().chain(mended.iter().filter(|m| m.1.is_none()).map(|m| m.0)).collect();
    if again.len() * most > all {
        return None;
    }
    let fresh = rows::look(&again, &archive);
    let mut rows: Vec<(usize, Row)> = mended.into_iter().filter_map(|(k, row)| Some((k, row?))).collect();
    let looked_at = rows.len() / MENDS + again.len();
    rows.extend(again.into_iter().zip(fresh));
    rows.sort_unstable_by_key(|r| r.0);
    let mut touched = dirty;
    let (edges, reach) = edges(&before.edges, &before.reach, &places, rows, &mut touched)?;
    let (joined, broken) = clusters(before.clusters, &places);
    let clusters = rejoin(&lazy, &edges, window, &Joined { clusters: joined, broken }, &touched);
    let grown = looked_at * STALE > all || gone.len() + come.len() > STALE;
    let leads = if grown { Leads::of((0..all).map(|k| leads.get(k))) } else { Leads::default() };
    drop(lazy);
    Some(Again { sorted: Sorted { articles: Vec::new(), counts, leads, reach, edges, clusters }, grown })
}

/// Where articles stood and stand. Those that are the same are in the same order.
struct Places {
    /// Of each article as it was: its place now.
    now: Vec<Option<u32>>,
    /// Of each article as it is: its place then.
    then: Vec<Option<u32>>,
}

impl Places {
    fn of(before: &[(&str, Key)], articles: &[(&str, Key)]) -> Self {
        let mut places = Self { now: vec![None; before.len()], then: vec![None; articles.len()] };
        let mut from = 0;
        for (k, (path, key)) in articles.iter().enumerate() {
            while before.get(from).is_some_and(|b| b.0 < *path) {
                from += 1;
            }
            let same_path = before[from..].iter().take_while(|b| b.0 == *path);
            if let Some(ahead) = same_path.enumerate().find(|(_, b)| b.1 == *key).map(|b| b.0) {
                from += ahead;
                places.now[from] = Some(k as u32);
                places.then[k] = Some(from as u32);
                from += 1;
            }
        }
        places
    }

    /// An earlier pair, if both are still there.
    fn moved(&self, edge: &Edge) -> Option<Edge> {
        let place = |k: u32| self.now.get(k as usize).copied().flatten();
        Some(Edge { likeness: edge.likeness, a: place(edge.a)?, b: place(edge.b)? })
    }
}

/// The pairs that begin with an article.
fn own(edges: &[Edge], article: u32) -> &[Edge] {
    let from = &edges[edges.partition_point(|e| e.a < article)..];
    &from[..from.partition_point(|e| e.a == article)]
}

/// By how much the counts change.
fn changes<'a>(gone: &[Sketch], come: impl Iterator<Item = &'a Sketch>, counts: &Counts<'_>) -> FxHashMap<u32, i32> {
    let mut by: FxHashMap<u32, i32> = FxHashMap::default();
    let all = gone.iter().map(|s| (s, -1)).chain(come.map(|s| (s, 1)));
    for (sketch, one) in all {
        for mark in &sketch.marks {
            *by.entry(counts.slot(mark.key) as u32).or_default() += one;
        }
    }
    by
}

/// A set of slots.
pub(super) struct Slots(Vec<u64>);

impl Slots {
    pub fn of(slots: impl IntoIterator<Item = u32>, all: usize) -> Self {
        let mut bits = vec![0; all / 64];
        for slot in slots {
            bits[slot as usize / 64] |= 1 << (slot % 64);
        }
        Self(bits)
    }

    pub fn has(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }
}

/// Articles that are weighed when somebody asks.
pub(super) struct Lazy<'a> {
    sketches: &'a [Sketch],
    counts: &'a Counts<'a>,
    weighed: Vec<OnceLock<Vec<Mark>>>,
}

impl<'a> Lazy<'a> {
    fn new(sketches: &'a [Sketch], counts: &'a Counts<'a>) -> Self {
        Self { sketches, counts, weighed: sketches.iter().map(|_| OnceLock::new()).collect() }
    }
}

impl Weighed for Lazy<'_> {
    fn marks(&self, article: u32) -> &[Mark] {
        let at = article as usize;
        self.weighed[at].get_or_init(|| Scales::new(self.counts).weigh(&self.sketches[at].marks))
    }

    fn day(&self, article: u32) -> Option<i32> {
        self.sketches[article as usize].day
    }

    fn all(&self) -> usize {
        self.sketches.len()
    }
}

/// The marks that lead from one article to others, taken over where they are the same.
pub(super) struct Now<'a> {
    before: &'a Leads<'a>,
    then: &'a [Option<u32>],
    fresh: FxHashMap<usize, Vec<Mark>>,
}

impl Now<'_> {
    pub fn len(&self) -> usize {
        self.then.len()
    }

    pub fn get(&self, article: usize) -> impl Iterator<Item = Mark> + '_ {
        let fresh = self.fresh.get(&article);
        let old = self.then[article].filter(|_| fresh.is_none());
        let old = old.into_iter().flat_map(|k| self.before.get(k as usize));
        fresh.into_iter().flatten().copied().chain(old)
    }
}

/// All pairs, and how far each article looked: as before, but for `rows`. Notes the articles whose pairs are others than
/// before.
fn edges(
    before: &[Edge],
    reach: &[Reach],
    places: &Places,
    rows: Vec<(usize, Row)>,
    touched: &mut [bool],
) -> Option<(Vec<Edge>, Vec<Reach>)> {
    let mut out = Vec::with_capacity(before.len());
    let mut reached = Vec::with_capacity(places.then.len());
    let mut rows = rows.into_iter().peekable();
    for (k, then) in places.then.iter().enumerate() {
        let own = then.map_or(&[][..], |then| own(before, then));
        if let Some((_, row)) = rows.next_if(|r| r.0 == k) {
            let kept: Vec<Edge> = own.iter().filter_map(|e| places.moved(e)).collect();
            if kept.len() < own.len() || kept != row.edges {
                touched[k] = true;
                let only = |some: &[Edge], others: &[Edge], touched: &mut [bool]| {
                    some.iter().filter(|e| !others.contains(e)).for_each(|e| touched[e.b as usize] = true);
                };
                only(&kept, &row.edges, touched);
                only(&row.edges, &kept, touched);
            }
            out.extend(row.edges);
            reached.push(row.reach);
        } else {
            for edge in own {
                out.push(places.moved(edge)?);
            }
            reached.push(reach[(*then)? as usize]);
        }
    }
    Some((out, reached))
}

/// The earlier stories with the articles' places now, and whether one of them has lost an article.
fn clusters(before: Vec<Cluster>, places: &Places) -> (Vec<Cluster>, Vec<bool>) {
    let place = |k: u32| places.now.get(k as usize).copied().flatten();
    let moved = |cluster: Cluster| {
        let members: Vec<u32> = cluster.members.iter().filter_map(|m| place(*m)).collect();
        let broken = members.len() < cluster.members.len();
        let merge = |m: &Merge| {
            let pair = |(a, b): (u32, u32)| Some((place(a)?, place(b)?));
            Some(Merge { likeness: m.likeness, pair: pair(m.pair)?, turn: (m.turn.0, pair(m.turn.1)?) })
        };
        let log: Option<Vec<Merge>> = cluster.log.iter().map(merge).collect();
        let broken = broken || log.is_none();
        (Cluster { members, log: log.unwrap_or_default() }, broken)
    };
    before.into_iter().map(moved).filter(|(cluster, _)| !cluster.members.is_empty()).unzip()
}
