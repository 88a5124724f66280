//! Competition: what the pairs around a differing pair say of it. Does the other article give this value elsewhere?
//! Does another claim fit as well? Which articles stand behind each value?

use super::block::Candidate;
use super::levels::{Level as L, Vector, put};
use super::prepare::Story;
use crate::align::lists::Lists;
use crate::model::Relation;

/// A pair as one of its claims sees it.
#[derive(Clone, Copy)]
struct Near {
    /// Article of the claim on the other side.
    article: u32,
    /// That claim.
    item: u32,
    pair: u32,
    relation: Relation,
    /// First-stage score.
    score: i32,
}

/// The pairs of a claim with one article: where they stand in its list, and the best scores among them.
#[derive(Clone, Copy)]
struct Run {
    article: u32,
    from: u32,
    to: u32,
    /// Of those that agree.
    agreeing: Option<i32>,
    /// Of those that differ, with its pair, and the next best.
    differing: Option<i32>,
    pair: u32,
    second: Option<i32>,
}

impl Run {
    fn new(article: u32, from: u32) -> Self {
        Self { article, from, to: from, agreeing: None, differing: None, pair: 0, second: None }
    }

    fn take(&mut self, near: &Near) {
        self.to += 1;
        let score = Some(near.score);
        if near.relation != Relation::Differs {
            self.agreeing = self.agreeing.max(score);
        } else if score > self.differing {
            (self.second, self.differing, self.pair) = (self.differing, score, near.pair);
        } else {
            self.second = self.second.max(score);
        }
    }

    /// The best score of a pair that differs, one left out.
    fn rival(&self, but: u32) -> Option<i32> {
        if self.pair == but { self.second } else { self.differing }
    }
}

/// The pairs of every claim, by the article on the other side.
struct Around {
    /// Ascending by article and pair.
    of: Lists<Near>,
    /// The same by article; ascending.
    runs: Lists<Run>,
    /// The articles that give a claim's value, its own included; ascending.
    holders: Lists<u32>,
    /// The claims that give it, as `(article, item)`, its own included; ascending.
    peers: Lists<(u32, u32)>,
}

impl Around {
    fn new(story: &Story<'_>, pairs: &[Candidate], first: &[i32]) -> Self {
        let article = |item: u32| story.items[item as usize].article;
        // Pairs are in order of their claims, and these in that of their articles; so are the lists.
        let of = Lists::sorted(story.items.len(), || {
            pairs.iter().zip(first).zip(0_u32..).flat_map(|((pair, score), index)| {
                let near = |other: u32| Near {
                    article: article(other),
                    item: other,
                    pair: index,
                    relation: pair.relation,
                    score: *score,
                };
                [(pair.a, near(pair.b)), (pair.b, near(pair.a))]
            })
        });
        let (mut runs, mut holders, mut peers) = (Lists::new(), Lists::new(), Lists::new());
        let mut own_runs: Vec<Run> = Vec::new();
        let mut own_peers: Vec<(u32, u32)> = Vec::new();
        for (item, claim) in (0_u32..).zip(&story.items) {
            own_runs.clear();
            own_peers.clear();
            let list: &[Near] = of.of(item as usize);
            for (at, near) in (0_u32..).zip(list) {
                if own_runs.last().is_none_or(|r| r.article != near.article) {
                    own_runs.push(Run::new(near.article, at));
                }
                if let Some(run) = own_runs.last_mut() {
                    run.take(near);
                }
                if near.relation == Relation::Same && near.score > 0 {
                    own_peers.push((near.article, near.item));
                }
            }
            own_peers.insert(own_peers.partition_point(|p| p.1 < item), (claim.article, item));
            runs.push(own_runs.iter().copied());
            peers.push(own_peers.iter().copied());
            holders.push(own_peers.chunk_by(|a, b| a.0 == b.0).map(|same| same[0].0));
        }
        Self { of, runs, holders, peers }
    }

    /// The pairs of a claim with one article, if it has any.
    fn run(&self, item: u32, article: u32) -> Option<&Run> {
        let list = self.runs.of(item as usize);
        list.get(list.partition_point(|r| r.article < article)).filter(|r| r.article == article)
    }

    /// The pairs of a claim with claims of one article.
    fn with(&self, item: u32, article: u32) -> &[Near] {
        self.run(item, article).map_or(&[], |run| &self.of.of(item as usize)[run.from as usize..run.to as usize])
    }

    /// How well each claim of an article that differs from somebody who gives the value of `to` fits all of those: added
    /// to `out`, ascending. The article itself does not count.
    fn pooled(&self, own: u32, to: u32, out: &mut Vec<Fit>) {
        let from = out.len();
        let mut articles = 0;
        for here in self.peers.of(to as usize).chunk_by(|a, b| a.0 == b.0).filter(|h| h[0].0 != own) {
            articles += 1;
            let near = here.iter().flat_map(|p| self.with(p.1, own)).filter(|n| n.relation == Relation::Differs);
            for near in near {
                let at = from + out[from..].partition_point(|f| f.item < near.item);
                if out.get(at).is_none_or(|f| f.item != near.item) {
                    out.insert(at, Fit { item: near.item, mean: 0, reach: 0, best: None });
                }
                out[at].best = out[at].best.max(Some(near.score));
            }
            for fit in &mut out[from..] {
                let best = fit.best.take();
                // Where it was met first, it was a stranger in all articles before.
                fit.mean += best.unwrap_or(STRANGER).clamp(STRANGER, -STRANGER) - STRANGER;
                fit.reach += i32::from(best.is_some_and(|b| b > 0));
            }
        }
        for fit in &mut out[from..] {
            fit.mean = (fit.mean + STRANGER * articles) / articles;
        }
    }

    /// The best score of a claim with differing claims of these articles, two articles left out.
    fn linked(&self, item: u32, articles: &[u32], but: [u32; 2]) -> Option<i32> {
        articles.iter().filter(|a| !but.contains(a)).filter_map(|a| self.run(item, *a)?.differing).max()
    }
}

/// How well a claim fits all who give a value.
#[derive(Clone, Copy)]
struct Fit {
    item: u32,
    /// The mean over their articles of its best score with them.
    mean: i32,
    /// In how many of them it fits at all.
    reach: i32,
    /// The best score in the article that is looked at.
    best: Option<i32>,
}

/// What [`Around::pooled`] says of one side of the pairs. These are in order of their claims, and so of the articles: what
/// one article has with a claim is asked for in a row.
struct Pools {
    fits: Vec<Fit>,
    /// For each claim on the other side the last article, and where in `fits` its claims stand.
    last: Vec<(u32, u32, u32)>,
}

impl Pools {
    fn new(items: usize) -> Self {
        Self { fits: Vec::new(), last: vec![(u32::MAX, 0, 0); items] }
    }

    /// How well a claim of article `own` fits all who give the value of `to`: the mean and in how many articles it does;
    /// and the best mean of another claim of that article.
    fn of(&mut self, around: &Around, item: u32, own: u32, to: u32) -> (i32, i32, Option<i32>) {
        let last = &mut self.last[to as usize];
        if last.0 != own {
            let from = self.fits.len() as u32;
            around.pooled(own, to, &mut self.fits);
            *last = (own, from, self.fits.len() as u32);
        }
        let fits = &self.fits[last.1 as usize..last.2 as usize];
        let (mut mine, mut rival) = ((STRANGER, 0), None);
        for fit in fits {
            if fit.item == item {
                mine = (fit.mean, fit.reach);
            } else {
                rival = rival.max(Some(fit.mean));
            }
        }
        (mine.0, mine.1, rival)
    }
}

/// The score of claims that were never compared, for they share too little.
const STRANGER: i32 = -3000;

/// The levels that are filled here.
#[cfg(test)]
pub(super) const FILLED: &[L] = &[
    L::Explained,
    L::ExplainedBoth,
    L::ExplainedLead,
    L::Rival,
    L::SupportBoth,
    L::SupportSmall,
    L::Link,
    L::Pooled,
    L::PooledLead,
    L::Reach,
    L::Prominent,
];

/// Fills the levels of competition of every differing pair that is not `refused`. `first` are the first-stage scores of all
/// pairs.
pub(super) fn compete(
    story: &Story<'_>,
    pairs: &[Candidate],
    first: &[i32],
    refused: &[Option<&'static str>],
    vectors: &mut [Vector],
) {
    let around = Around::new(story, pairs, first);
    let (mut forth, mut back) = (Pools::new(story.items.len()), Pools::new(story.items.len()));
    let flag = |yes: bool| if yes { 1000 } else { 0 };
    for (index, (pair, v)) in pairs.iter().zip(vectors).enumerate() {
        if pair.relation != Relation::Differs || refused[index].is_some() {
            continue;
        }
        let (index, score) = (index as u32, first[index]);
        let mut set = |level: L, value: i32| put(v, level, value);
        let (own, other) = (story.items[pair.a as usize].article, story.items[pair.b as usize].article);
        let runs = (around.run(pair.a, other), around.run(pair.b, own));
        let explained = (runs.0.and_then(|r| r.agreeing), runs.1.and_then(|r| r.agreeing));
        let strong = |e: Option<i32>| e.is_some_and(|s| s > 0);
        set(L::Explained, flag(strong(explained.0) || strong(explained.1)));
        set(L::ExplainedBoth, flag(strong(explained.0) && strong(explained.1)));
        set(L::ExplainedLead, explained.0.max(explained.1).map_or(-3000, |e| (e - score).clamp(-3000, 3000)));
        let rival = runs.0.and_then(|r| r.rival(index)).max(runs.1.and_then(|r| r.rival(index)));
        set(L::Rival, rival.map_or(-3000, |r| (r - score).clamp(-3000, 1000)));
        let (a, b) = (around.holders.of(pair.a as usize), around.holders.of(pair.b as usize));
        let both = a.iter().filter(|x| b.contains(x)).count();
        set(L::SupportBoth, (both * 1000 / (a.len() + b.len() - both).max(1)) as i32);
        set(L::SupportSmall, flag(a.len().min(b.len()) == 1));
        let link = around.linked(pair.b, a, [own, other]).max(around.linked(pair.a, b, [own, other]));
        let fits = (forth.of(&around, pair.a, own, pair.b), back.of(&around, pair.b, other, pair.a));
        set(L::Pooled, fits.0.0.min(fits.1.0));
        set(L::Reach, (fits.0.1.max(fits.1.1) - 1).clamp(0, 4) * 250);
        let lead = |(fit, _, rival): (i32, i32, Option<i32>)| rival.map_or(STRANGER, |r| r - fit);
        set(L::PooledLead, lead(fits.0).max(lead(fits.1)).clamp(STRANGER, 1000));
        set(L::Prominent, (a.len().max(b.len()) * 1000 / story.articles.max(1) as usize) as i32);
        set(L::Link, link.map_or(0, |l| (l + 1000).clamp(0, 3000)));
    }
}
