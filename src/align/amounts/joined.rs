//! Joined claims: disjoint groups of those that agree, and such groups gathered because they clash.

use super::prepare::Story;
use crate::model::Relation;

/// Disjoint groups of items; no group ever holds two claims that cannot both be true.
pub(super) struct Groups<'s, 'a> {
    /// The story whose items they are.
    pub story: &'s Story<'a>,
    /// The group of each item: the number of its first member.
    pub of: Vec<u32>,
    /// Those of groups of two and more.
    members: Vec<Vec<u32>>,
}

impl<'s, 'a> Groups<'s, 'a> {
    /// Each item of a story by itself.
    pub fn new(story: &'s Story<'a>) -> Self {
        let n = story.items.len() as u32;
        Self { story, of: (0..n).collect(), members: vec![Vec::new(); n as usize] }
    }

    /// The group of an item.
    pub fn of(&self, item: u32) -> u32 {
        self.of[item as usize]
    }

    /// Makes one group of those of two items, unless two of their claims clash.
    pub fn join(&mut self, a: u32, b: u32) {
        let (x, y) = (self.of(a).min(self.of(b)), self.of(a).max(self.of(b)));
        let (own, other) = (self.members(x), self.members(y));
        if x == y || own.len() * other.len() > 400 {
            return;
        }
        let clash = |p: &u32, q: &u32| {
            let (p, q) = (&self.story.items[*p as usize], &self.story.items[*q as usize]);
            matches!(self.story.relations.of(p, q), Relation::Differs | Relation::Incomparable)
        };
        if own.iter().any(|p| other.iter().any(|q| clash(p, q))) {
            return;
        }
        let mut all = [own, other].concat();
        for item in &all[own.len()..] {
            self.of[*item as usize] = x;
        }
        self.members[y as usize] = Vec::new();
        std::mem::swap(&mut self.members[x as usize], &mut all);
    }

    /// The items of a group.
    pub fn members(&self, group: u32) -> &[u32] {
        match self.members[group as usize].as_slice() {
            // Alone, its item has its number.
            [] => std::slice::from_ref(&self.of[group as usize]),
            all => all,
        }
    }

    /// Whether most articles of the smaller of two groups hold a claim of the other as well: two facts, of which an article may have taken
    /// the one for the other, but no bridge to a third value.
    pub fn told_together(&self, a: u32, b: u32) -> bool {
        let articles = |item: u32| {
            let mut all: Vec<u32> =
                self.members(self.of(item)).iter().map(|i| self.story.items[*i as usize].article).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (a, b) = (articles(a), articles(b));
        let both = a.iter().filter(|x| b.binary_search(x).is_ok()).count();
        both * 2 > a.len().min(b.len())
    }

    /// The groups of two and more, each ascending.
    pub fn all(&self) -> Vec<Vec<u32>> {
        self.members
            .iter()
            .filter(|m| m.len() > 1)
            .map(|m| {
                let mut m = m.clone();
                m.sort_unstable();
                m
            })
            .collect()
    }
}

/// Groups gathered by the pairs that set one against another.
pub(super) struct Gathered {
    parent: Vec<u32>,
}

impl Gathered {
    /// Each group by itself.
    pub fn new(groups: &Groups<'_, '_>) -> Self {
        Self { parent: (0..groups.of.len() as u32).collect() }
    }

    /// The first of the groups that are gathered with this one.
    pub fn of(&self, mut group: u32) -> u32 {
        while self.parent[group as usize] != group {
            group = self.parent[group as usize];
        }
        group
    }

    /// Gathers two groups, and all that are gathered with either.
    pub fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.of(a), self.of(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }
}
