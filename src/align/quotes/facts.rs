//! From pairs to facts.

use std::collections::BTreeMap;

use crate::model::Verdict;

use super::Edges;
use super::units::Units;

/// Wordings of one utterance.
#[derive(Debug)]
pub(super) struct Fact {
    /// The wordings in order.
    pub wordings: Vec<usize>,
    /// The camp of each.
    pub camps: Vec<usize>,
    pub verdict: Verdict,
}

impl Fact {
    /// One wording with nothing against it.
    pub fn alone(wording: usize) -> Self {
        Self { wordings: vec![wording], camps: vec![0], verdict: Verdict::Loose }
    }
}

/// Joins pairs to facts. Wordings that contradict another make one fact; the others of their group, if two sources
/// have them, another one that agrees.
pub(super) fn join(units: &Units, edges: &Edges) -> Vec<Fact> {
    let mut groups = Groups::new(units.wordings.len());
    for (a, b) in edges.keys() {
        groups.join(*a, *b);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for wording in 0..units.wordings.len() {
        members.entry(groups.root(wording)).or_default().push(wording);
    }
    let mut out = Vec::new();
    let mut disputed = vec![false; units.wordings.len()];
    for ((a, b), m) in edges {
        if m.verdict == Some(Verdict::Conflict) {
            disputed[*a] = true;
            disputed[*b] = true;
        }
    }
    for wordings in members.values() {
        let (told, rest): (Vec<usize>, Vec<usize>) = wordings.iter().partition(|w| disputed[**w]);
        if !told.is_empty() {
            let camps = camps(&told, edges);
            out.push(Fact { wordings: told, camps, verdict: Verdict::Conflict });
        }
        agreeing(&rest, units, edges, &mut out);
    }
    out
}

/// The facts among wordings that contradict nothing.
fn agreeing(wordings: &[usize], units: &Units, edges: &Edges, out: &mut Vec<Fact>) {
    let mut groups = Groups::new(wordings.len());
    let mut loose = vec![false; wordings.len()];
    for (i, a) in wordings.iter().enumerate() {
        for ((_, b), m) in edges.range((*a, 0)..(*a + 1, 0)) {
            let Ok(j) = wordings.binary_search(b) else { continue };
            groups.join(i, j);
            if m.verdict == Some(Verdict::Loose) {
                loose[i] = true;
                loose[j] = true;
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..wordings.len() {
        members.entry(groups.root(i)).or_default().push(i);
    }
    for group in members.values() {
        let told: Vec<usize> = group.iter().map(|i| wordings[*i]).collect();
        let mut sources: Vec<u32> =
            told.iter().flat_map(|w| &units.wordings[*w]).map(|u| units.all[*u].source).collect();
        sources.sort_unstable();
        sources.dedup();
        if sources.len() >= 2 {
            let verdict = if group.iter().any(|i| loose[*i]) { Verdict::Loose } else { Verdict::Agree };
            out.push(Fact { camps: vec![0; told.len()], wordings: told, verdict });
        }
    }
}

/// Wordings that do not contradict each other, and are one but for a cut, stand in one camp.
fn camps(wordings: &[usize], edges: &Edges) -> Vec<usize> {
    let mut earlier: Vec<Vec<(usize, bool)>> = vec![Vec::new(); wordings.len()];
    for (i, a) in wordings.iter().enumerate() {
        for ((_, b), m) in edges.range((*a, 0)..(*a + 1, 0)) {
            if let Ok(j) = wordings.binary_search(b) {
                earlier[j].push((i, m.verdict == Some(Verdict::Conflict)));
            }
        }
    }
    let mut camps: Vec<usize> = Vec::new();
    let mut next = 0;
    for met in &earlier {
        let fits = |camp: usize| met.iter().all(|(i, against)| !against || camps[*i] != camp);
        let camp = met.iter().filter(|(_, against)| !against).map(|(i, _)| camps[*i]).find(|c| fits(*c));
        camps.push(camp.unwrap_or(next));
        next += usize::from(camp.is_none());
    }
    camps
}

/// Disjoint sets; the root is the smallest member, so that order does not matter.
struct Groups(Vec<usize>);

impl Groups {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
