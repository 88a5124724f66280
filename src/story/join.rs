//! Joining: alike articles become stories.
//!
//! Average-link clustering with a second test, that of relative closeness (Karypis, Han, Kumar: Chameleon, 1999): two groups
//! are one story only if their articles are nearly as like each other's as they are like their own. A bare threshold cannot
//! tell an earthquake from the next one in the same place; the articles on either are much more like each other.

use std::borrow::Cow;
use std::collections::BinaryHeap;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::near::{Edge, FAR};
use super::sketch::{Key, Mark, Sketch};
use super::weigh::ONE;

/// Groups whose articles' mean likeness is less are two stories.
pub(super) const FLOOR: u32 = (ONE / 10) as u32;
/// Two groups are one story when the mean likeness between them is this share of that within them (geometric mean of the
/// two), in thousandths...
const CLOSE: u64 = 600;
/// ...a larger share when they come to more than [`SMALL`] articles: chance pairs grow with the square of a story...
const CLOSE_LARGE: u64 = 850;
const SMALL: usize = 16;
/// ...and a single article belongs to a group when its likeness to it is this share of that within.
const CLOSE_ALONE: u64 = 250;
/// No story is larger: what is compared inside a story grows faster than its articles.
const LARGEST: usize = 256;
/// Of a group's marks, the heaviest so many are kept.
const KEPT: usize = 2_048;

/// Articles whose marks are weighed.
pub(super) trait Weighed: Sync {
    /// The marks of an article, by key.
    fn marks(&self, article: u32) -> &[Mark];
    /// Its day of publication, as a day number.
    fn day(&self, article: u32) -> Option<i32>;
    /// How many there are.
    fn all(&self) -> usize;
}

impl Weighed for Vec<Sketch> {
    fn marks(&self, article: u32) -> &[Mark] {
        &self[article as usize].marks
    }

    fn day(&self, article: u32) -> Option<i32> {
        self[article as usize].day
    }

    fn all(&self) -> usize {
        self.len()
    }
}

/// A story of two articles or more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cluster {
    /// Ascending.
    pub members: Vec<u32>,
    /// How it came to be: as long as this is the same, it looks the same to its neighbours, all the way.
    pub log: Vec<Merge>,
}

/// Two groups became one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Merge {
    /// Their mean likeness.
    pub likeness: u32,
    /// Their lowest articles.
    pub pair: (u32, u32),
    /// When: after all pairs that are likelier than this one.
    pub turn: (u32, (u32, u32)),
}

/// A group of articles in the making.
struct Group {
    /// Ascending.
    members: Vec<u32>,
    /// The sum of the members' vectors, by key: its product with another group's sum is the sum of all pairs' likeness.
    /// Empty for a single article, whose sketch has it.
    sum: Vec<(Key, u32)>,
    /// Sum of the likeness of all pairs inside.
    inside: u64,
    /// First and last day of publication, where known.
    days: Option<(i32, i32)>,
    /// How often it has grown: what was worked out before holds no longer.
    version: u32,
    log: Vec<Merge>,
}

impl Group {
    fn sum(&self, articles: &impl Weighed) -> Cow<'_, [(Key, u32)]> {
        match self.members.as_slice() {
            [one] => articles.marks(*one).iter().map(|m| (m.key, u32::from(m.weight))).collect(),
            _ => Cow::Borrowed(&self.sum),
        }
    }

    /// Mean likeness of the pairs inside; none for a single article.
    fn within(&self) -> Option<u64> {
        let n = self.members.len() as u64;
        (n > 1).then(|| self.inside * 2 / (n * (n - 1)))
    }
}

/// Stories of two articles or more, in order of their first. What was published further apart than `window` days counts
/// as less alike.
pub(super) fn join(articles: &impl Weighed, edges: &[Edge], window: u32) -> Vec<Cluster> {
    let parts = parts(articles.all(), edges);
    let mut stories: Vec<Cluster> =
        parts.into_par_iter().flat_map_iter(|part| cluster(articles, part, window)).collect();
    stories.sort_unstable_by(|a, b| a.members.cmp(&b.members));
    stories
}

/// The edges of each connected part, in order.
fn parts(articles: usize, edges: &[Edge]) -> Vec<Vec<Edge>> {
    let mut of: Vec<u32> = (0..articles as u32).collect();
    for edge in edges {
        let (a, b) = (root(&mut of, edge.a), root(&mut of, edge.b));
        of[a.max(b) as usize] = a.min(b);
    }
    let mut parts: FxHashMap<u32, usize> = FxHashMap::default();
    let mut out: Vec<Vec<Edge>> = Vec::new();
    for edge in edges {
        let place = *parts.entry(root(&mut of, edge.a)).or_insert_with(|| {
            out.push(Vec::new());
            out.len() - 1
        });
        out[place].push(*edge);
    }
    out
}

fn root(of: &mut [u32], mut at: u32) -> u32 {
    while of[at as usize] != at {
        // Halves the path, so that the next look is shorter.
        of[at as usize] = of[of[at as usize] as usize];
        at = of[at as usize];
    }
    at
}

/// A mean likeness and a pair: the highest and, of these, the lowest numbers come first.
type Turn = (u64, std::cmp::Reverse<(u32, u32)>);

/// What may be joined next, when the groups had grown so often, and the turn that led to it: mostly its own, but groups
/// that have come within the window can be likelier than the pair that made somebody look.
type Next = (u64, std::cmp::Reverse<(u32, u32)>, (u32, u32), Turn);

fn cluster(articles: &impl Weighed, mut edges: Vec<Edge>, window: u32) -> Vec<Cluster> {
    let numbers = numbers(&edges, articles.all());
    let mut groups: Vec<Option<Group>> = numbers.iter().map(|n| Some(single(articles, *n))).collect();
    let mut of: Vec<u32> = (0..groups.len() as u32).collect();
    let local = places(&numbers, articles.all());
    // Most pairs are looked at once, in order; a list in order is walked much faster than a heap is emptied. What is asked
    // for again goes through a queue.
    edges.par_sort_unstable_by_key(|e| (std::cmp::Reverse(e.likeness), e.a, e.b));
    let first = |e: Edge| {
        let turn = (u64::from(e.likeness), std::cmp::Reverse((local(e.a), local(e.b))));
        (turn.0, turn.1, (0, 0), turn)
    };
    let mut list = edges.into_iter().map(first).peekable();
    let mut queue: BinaryHeap<Next> = BinaryHeap::new();
    let mut next = move |queue: &mut BinaryHeap<Next>| {
        if queue.peek() > list.peek() { queue.pop() } else { list.next() }
    };
    // Pairs that wait in the queue, or were refused, as the groups are now.
    let mut asked: FxHashSet<(u32, u32, u32, u32)> = FxHashSet::default();
    while let Some((likeness, std::cmp::Reverse((a, b)), versions, turn)) = next(&mut queue) {
        let (x, y) = (root(&mut of, a), root(&mut of, b));
        let (x, y) = (x.min(y), x.max(y));
        if x == y {
            continue;
        }
        let (Some(one), Some(two)) = (&groups[x as usize], &groups[y as usize]) else { continue };
        let now = (one.version, two.version);
        let far = apart(one, two, window);
        let pairs = (one.members.len() * two.members.len()) as u64;
        if (x, y) != (a, b) || now != versions {
            // A mean over more pairs is never higher than the highest of its parts, so nothing was missed so far.
            if asked.insert((x, y, now.0, now.1)) {
                let mean = dot(&one.sum(articles), &two.sum(articles)) * if far { FAR } else { 1000 } / 1000 / pairs;
                if mean >= u64::from(FLOOR) {
                    let own = (mean, std::cmp::Reverse((x, y)));
                    queue.push((own.0, own.1, now, own.min(turn)));
                }
            }
            continue;
        }
        if one.members.len() + two.members.len() > LARGEST || !close(one, two, likeness) {
            continue;
        }
        if let (Some(one), Some(two)) = (groups[x as usize].take(), groups[y as usize].take()) {
            let pair = |(a, b): (u32, u32)| (numbers[a as usize], numbers[b as usize]);
            let turn = (turn.0 as u32, pair(turn.1.0));
            let merge = Merge { likeness: likeness as u32, pair: pair((x, y)), turn };
            groups[x as usize] = Some(joined(articles, one, two, likeness * pairs, merge));
            of[y as usize] = x;
        }
    }
    let found = groups.into_iter().flatten().filter(|g| g.members.len() > 1);
    found.map(|g| Cluster { members: g.members, log: g.log }).collect()
}

/// The articles that the edges of a part join, ascending, of `all`.
fn numbers(edges: &[Edge], all: usize) -> Vec<u32> {
    if edges.len() < all / 8 {
        let mut numbers: Vec<u32> = edges.iter().flat_map(|e| [e.a, e.b]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        return numbers;
    }
    let mut there = vec![false; all];
    for edge in edges {
        there[edge.a as usize] = true;
        there[edge.b as usize] = true;
    }
    (0..all as u32).filter(|n| there[*n as usize]).collect()
}

/// Where an article stands among those of a part, which are `numbers` of `all`.
fn places(numbers: &[u32], all: usize) -> impl Fn(u32) -> u32 {
    // A table for a part that holds much of the archive, else a search.
    let mut table = vec![0; if numbers.len() > all / 8 { all } else { 0 }];
    if !table.is_empty() {
        for (place, number) in numbers.iter().enumerate() {
            table[*number as usize] = place as u32;
        }
    }
    move |number| match table.get(number as usize) {
        Some(place) => *place,
        None => numbers.partition_point(|n| *n < number) as u32,
    }
}

fn single(articles: &impl Weighed, number: u32) -> Group {
    let days = articles.day(number).map(|d| (d, d));
    Group { members: vec![number], sum: Vec::new(), inside: 0, days, version: 0, log: Vec::new() }
}

/// Whether both groups are dated, and with more than the window between them.
fn apart(a: &Group, b: &Group, window: u32) -> bool {
    let (Some(a), Some(b)) = (a.days, b.days) else { return false };
    let gap = if a.0 > b.1 { a.0.abs_diff(b.1) } else { b.0.saturating_sub(a.1).max(0).unsigned_abs() };
    gap > window
}

/// Whether two groups are nearly as like each other as they are within.
fn close(a: &Group, b: &Group, between: u64) -> bool {
    let articles = a.members.len() + b.members.len();
    let share = if articles > SMALL { CLOSE_LARGE } else { CLOSE };
    match (a.within(), b.within()) {
        (Some(a), Some(b)) => between * 1000 >= (a * b).isqrt() * share,
        (Some(within), None) | (None, Some(within)) => between * 1000 >= within * CLOSE_ALONE,
        (None, None) => true,
    }
}

fn joined(articles: &impl Weighed, a: Group, b: Group, between: u64, merge: Merge) -> Group {
    let sum = added(&a.sum(articles), &b.sum(articles));
    let mut members = a.members;
    members.extend(b.members);
    members.sort_unstable();
    let days = match (a.days, b.days) {
        (Some(x), Some(y)) => Some((x.0.min(y.0), x.1.max(y.1))),
        (x, y) => x.or(y),
    };
    let (mut log, inside) = (a.log, a.inside + b.inside + between);
    log.extend(b.log);
    log.push(merge);
    Group { members, sum, inside, days, version: a.version.max(b.version) + 1, log }
}

fn added(a: &[(Key, u32)], b: &[(Key, u32)]) -> Vec<(Key, u32)> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => {
                out.push(a[i]);
                i += 1;
            }
            std::cmp::Ordering::Greater => {
                out.push(b[j]);
                j += 1;
            }
            std::cmp::Ordering::Equal => {
                out.push((a[i].0, a[i].1 + b[j].1));
                i += 1;
                j += 1;
            }
        }
    }
    out.extend_from_slice(&a[i..]);
    out.extend_from_slice(&b[j..]);
    if out.len() > KEPT * 2 {
        out.sort_unstable_by_key(|m| (std::cmp::Reverse(m.1), m.0));
        out.truncate(KEPT);
        out.sort_unstable();
    }
    out
}

fn dot(a: &[(Key, u32)], b: &[(Key, u32)]) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0_u64);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += u64::from(a[i].1) * u64::from(b[j].1);
                i += 1;
                j += 1;
            }
        }
    }
    sum / ONE
}
