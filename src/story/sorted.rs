//! A sorted archive, and the record of it that a later run starts from.

use super::Key;
use super::counts::Counts;
use super::join::{Cluster, FLOOR, Merge, join};
use super::near::{self, Edge, Found, Leads, Reach};
use super::sketch::Sketch;
use super::weigh;
use crate::text::wire::{Reader, Writer};

/// What was found out on the way to the stories of an archive. Articles go by their place in the order of their paths.
#[derive(Debug)]
pub(super) struct Sorted<'a> {
    /// Their paths and keys, where they come from a record.
    pub articles: Vec<(&'a str, Key)>,
    pub counts: Counts<'a>,
    pub leads: Leads<'a>,
    /// How far each article looked for others.
    pub reach: Vec<Reach>,
    /// By their numbers.
    pub edges: Vec<Edge>,
    /// By their first article.
    pub clusters: Vec<Cluster>,
}

/// Sorts articles that nobody has sorted before.
pub(super) fn whole(mut sketches: Vec<Sketch>, window: u32) -> Sorted<'static> {
    let counts = Counts::of(&sketches);
    weigh::weigh(&mut sketches, &counts);
    let Found { edges, leads, reach } = near::edges(&sketches, &counts, FLOOR, window);
    let clusters = join(&sketches, &edges, window);
    let leads = Leads::of(leads.iter().map(|marks| marks.iter().copied()));
    Sorted { articles: Vec::new(), counts, leads, reach, edges, clusters }
}

impl<'a> Sorted<'a> {
    /// As a record.
    pub fn write(&self, articles: &[(&str, Key)], window: u32) -> Vec<u8> {
        let mut w = Writer::default();
        w.number(u64::from(window));
        w.list(articles, |w, (path, key)| {
            w.number(path.len() as u64);
            w.raw(path.as_bytes());
            w.raw(key);
        });
        self.counts.write(&mut w);
        self.leads.write(&mut w);
        w.list(&self.reach, |w, reach| reach.write(w));
        // Most pairs of an article follow each other.
        let (mut a, mut b) = (0, 0);
        w.list(&self.edges, |w, edge| {
            if edge.a != a {
                b = edge.a;
            }
            w.number(u64::from(edge.a - a));
            w.number(u64::from(edge.b - b));
            w.number(u64::from(edge.likeness));
            (a, b) = (edge.a, edge.b);
        });
        w.list(&self.clusters, |w, cluster| {
            w.list(&cluster.members, |w, article| w.number(u64::from(*article)));
            w.list(&cluster.log, |w, Merge { likeness, pair, turn }| {
                for number in [*likeness, pair.0, pair.1, turn.0, turn.1.0, turn.1.1] {
                    w.number(u64::from(number));
                }
            });
        });
        w.finish()
    }

    /// From a record of articles that were sorted with the same window; nothing when it is none.
    pub fn read(bytes: &'a [u8], window: u32) -> Option<Self> {
        let mut r = Reader::new(bytes);
        if r.small::<u32>()? != window {
            return None;
        }
        let articles = r.list(|r| {
            let length = r.small()?;
            let path = std::str::from_utf8(r.raw(length)?).ok()?;
            Some((path, Key::try_from(r.raw(size_of::<Key>())?).ok()?))
        })?;
        let all = articles.len() as u32;
        let counts = Counts::read(&mut r)?;
        let leads = Leads::read(&mut r)?;
        let reach = r.list(Reach::read)?;
        let (mut a, mut b) = (0_u32, 0_u32);
        let edges = r.list(|r| {
            let further: u32 = r.small()?;
            if further > 0 {
                a = a.checked_add(further)?;
                b = a;
            }
            b = b.checked_add(r.small()?)?;
            (a < b && b < all).then_some(Edge { likeness: r.small()?, a, b })
        })?;
        let number = |r: &mut Reader<'_>| r.small().filter(|n: &u32| *n < all);
        let clusters = r.list(|r| {
            let members = r.list(number)?;
            let log = r.list(|r| {
                let (likeness, pair) = (r.small()?, (number(r)?, number(r)?));
                Some(Merge { likeness, pair, turn: (r.small()?, (number(r)?, number(r)?)) })
            })?;
            (members.len() > 1 && members.is_sorted_by(|a, b| a < b)).then_some(Cluster { members, log })
        })?;
        let mut seen = vec![false; articles.len()];
        let mut once = |article: &u32| !std::mem::replace(&mut seen[*article as usize], true);
        let fits = leads.len() == articles.len()
            && reach.len() == articles.len()
            && clusters.iter().all(|c| c.members.iter().all(&mut once));
        (fits && r.is_done()).then_some(Self { articles, counts, leads, reach, edges, clusters })
    }
}
