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
use super::join::{Cluster, FLOOR, Merge, Weighed};
use super::near::{self, Edge, Leads, Scratch, hint};
use super::rejoin::{Joined, rejoin};
use super::sketch::{Mark, Sketch};
use super::sorted::Sorted;
use super::weigh::Scales;

/// What is to be done again for more than this part of the articles is done for all.
pub(super) const MOST: usize = 4;
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

    // Whoever met one of those that changed, or meets it now, looks for neighbours again.
    let mut probes: Vec<(u32, Vec<Mark>)> = Vec::new();
    for k in &dirty_list {
        probes.push((*k as u32, leads.get(*k).collect()));
        probes.extend(places.then[*k].map(|old| (*k as u32, before.leads.get(old as usize).collect())));
    }
    for old in &gone {
        // Where it would stand now.
        let place = places.now[*old..].iter().find_map(|now| *now).unwrap_or(all as u32);
        probes.push((place, before.leads.get(*old).collect()));
    }
    let mut again = dirty.clone();
    for met in met(&probes, &leads, &counts, &dirty) {
        again[met as usize] = true;
    }
    let rows: Vec<usize> = (0..all).filter(|k| again[*k]).collect();
    if rows.len() * most > all {
        return None;
    }
    let found = neighbours(&rows, &leads, &counts, &lazy, window);
    let mut touched = dirty;
    let edges = edges(&before.edges, &places, &rows, found, &mut touched)?;
    let (joined, broken) = clusters(before.clusters, &places);
    let clusters = rejoin(&lazy, &edges, window, &Joined { clusters: joined, broken }, &touched);
    drop(lazy);
    let grown = rows.len() * STALE > all || gone.len() + come.len() > STALE;
    let leads = if grown { Leads::of((0..all).map(|k| leads.get(k))) } else { Leads::default() };
    Some(Again { sorted: Sorted { articles: Vec::new(), counts, leads, edges, clusters }, grown })
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
struct Slots(Vec<u64>);

impl Slots {
    fn of(slots: impl IntoIterator<Item = u32>, all: usize) -> Self {
        let mut bits = vec![0; all / 64];
        for slot in slots {
            bits[slot as usize / 64] |= 1 << (slot % 64);
        }
        Self(bits)
    }

    fn has(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }
}

/// Articles that are weighed when somebody asks.
struct Lazy<'a> {
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
struct Now<'a> {
    before: &'a Leads<'a>,
    then: &'a [Option<u32>],
    fresh: FxHashMap<usize, Vec<Mark>>,
}

impl Now<'_> {
    fn len(&self) -> usize {
        self.then.len()
    }

    fn get(&self, article: usize) -> impl Iterator<Item = Mark> + '_ {
        let fresh = self.fresh.get(&article);
        let old = self.then[article].filter(|_| fresh.is_none());
        let old = old.into_iter().flat_map(|k| self.before.get(k as usize));
        fresh.into_iter().flatten().copied().chain(old)
    }
}

/// The articles to which the marks of some slots lead.
struct Few {
    places: FxHashMap<u32, u32>,
    ends: Vec<u32>,
    articles: Vec<(u32, u16)>,
}

impl Few {
    fn of(wanted: impl Iterator<Item = Mark>, leads: &Now<'_>, counts: &Counts<'_>) -> Self {
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

/// The articles before a probe's place that its marks lead to, but for those that are `left_out`.
fn met(probes: &[(u32, Vec<Mark>)], leads: &Now<'_>, counts: &Counts<'_>, left_out: &[bool]) -> Vec<u32> {
    let posts = Few::of(probes.iter().flat_map(|p| p.1.iter().copied()), leads, counts);
    let least = hint(FLOOR);
    let one = |(sums, seen): &mut (Vec<u64>, Vec<u32>), (place, marks): &(u32, Vec<Mark>)| {
        for mark in marks {
            for (article, weight) in posts.get(counts.slot(mark.key)).iter().take_while(|p| p.0 < *place) {
                let sum = &mut sums[*article as usize];
                if *sum == 0 {
                    seen.push(*article);
                }
                *sum += u64::from(u32::from(mark.weight) * u32::from(*weight));
            }
        }
        let mut found = Vec::new();
        for article in seen.drain(..) {
            let sum = std::mem::take(&mut sums[article as usize]);
            if sum >= least && !left_out[article as usize] {
                found.push(article);
            }
        }
        found
    };
    let init = || (vec![0_u64; leads.len()], Vec::new());
    probes.par_iter().with_min_len(16).map_init(init, one).flatten_iter().collect()
}

/// The pairs that begin with these articles.
fn neighbours(
    rows: &[usize],
    leads: &Now<'_>,
    counts: &Counts<'_>,
    articles: &Lazy<'_>,
    window: u32,
) -> Vec<Vec<Edge>> {
    let posts = Few::of(rows.iter().flat_map(|k| leads.get(*k)), leads, counts);
    let one = |scratch: &mut Scratch, row: &usize| {
        let a = *row as u32;
        let marks: Vec<Mark> = leads.get(*row).collect();
        let others = scratch.nearest((a, &marks), leads.len(), counts, |slot| posts.get(slot), hint(FLOOR));
        let edge = |(_, b): &(u64, u32)| {
            let likeness = near::dot(articles.marks(a), articles.marks(*b));
            let likeness = near::told(likeness, articles.day(a), articles.day(*b), window);
            (likeness >= FLOOR).then_some(Edge { likeness, a, b: *b })
        };
        let mut found: Vec<Edge> = others.iter().filter_map(edge).collect();
        found.sort_unstable_by_key(|e| e.b);
        found
    };
    rows.par_iter().with_min_len(16).map_init(Scratch::new, one).collect()
}

/// All pairs: the earlier ones, but those of `rows` anew. Notes the articles whose pairs are others than before.
fn edges(
    before: &[Edge],
    places: &Places,
    rows: &[usize],
    found: Vec<Vec<Edge>>,
    touched: &mut [bool],
) -> Option<Vec<Edge>> {
    let moved = |edge: &Edge| {
        let place = |k: u32| places.now.get(k as usize).copied().flatten();
        Some(Edge { likeness: edge.likeness, a: place(edge.a)?, b: place(edge.b)? })
    };
    let mut out = Vec::with_capacity(before.len());
    let mut fresh = rows.iter().zip(found).peekable();
    let mut rest = before;
    for (k, then) in places.then.iter().enumerate() {
        let Some(then) = then else {
            if let Some((_, found)) = fresh.next_if(|f| *f.0 == k) {
                found.iter().for_each(|e| touched[e.b as usize] = true);
                out.extend(found);
            }
            continue;
        };
        // Behind those of articles that are gone.
        rest = &rest[rest.partition_point(|e| e.a < *then)..];
        let (own, after) = rest.split_at(rest.iter().take_while(|e| e.a == *then).count());
        rest = after;
        if let Some((_, found)) = fresh.next_if(|f| *f.0 == k) {
            let kept: Vec<Edge> = own.iter().filter_map(moved).collect();
            if kept.len() < own.len() || kept != found {
                touched[k] = true;
                let only = |some: &[Edge], others: &[Edge], touched: &mut [bool]| {
                    some.iter().filter(|e| !others.contains(e)).for_each(|e| touched[e.b as usize] = true);
                };
                only(&kept, &found, touched);
                only(&found, &kept, touched);
            }
            out.extend(found);
        } else {
            for edge in own {
                out.push(moved(edge)?);
            }
        }
    }
    Some(out)
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
