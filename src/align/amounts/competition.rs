//! Competition: what the pairs around a differing pair say of it. Does the other article give this value elsewhere?
//! Does another claim fit as well? Which articles stand behind each value?

use super::block::Candidate;
use super::levels::{Level as L, Vector};
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

/// The pairs of every claim, by the article on the other side.
struct Around {
    /// Ascending by article and pair.
    of: Lists<Near>,
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
        let (mut holders, mut peers) = (Lists::new(), Lists::new());
        for item in 0..story.items.len() {
            let own = (article(item as u32), item as u32);
            let agreeing = of.of(item).iter().filter(|n: &&Near| n.relation == Relation::Same && n.score > 0);
            let all = std::iter::once(own).chain(agreeing.map(|n| (n.article, n.item)));
            holders.push_set(all.clone().map(|p| p.0));
            peers.push_set(all);
        }
        Self { of, holders, peers }
    }

    /// The pairs of a claim with claims of one article.
    fn with(&self, item: u32, article: u32) -> &[Near] {
        let list = self.of.of(item as usize);
        let from = list.partition_point(|n| n.article < article);
        let to = from + list[from..].partition_point(|n| n.article == article);
        &list[from..to]
    }

    /// The best score of a claim with claims of an article that agree with it (or differ from it), one pair left out.
    fn best(&self, item: u32, article: u32, agree: bool, but: u32) -> Option<i32> {
        let fits = |n: &&Near| n.pair != but && (n.relation != Relation::Differs) == agree;
        self.with(item, article).iter().filter(fits).map(|n| n.score).max()
    }

    /// How well a claim fits all who give the value of `to`: the mean over their articles of its best score with them,
    /// and in how many it fits at all. The claim's own article does not count.
    fn pooled(&self, item: u32, own: u32, to: u32) -> (i32, i32) {
        let (mut sum, mut articles, mut fits) = (0, 0, 0);
        let mut rest = self.peers.of(to as usize);
        while let Some(first) = rest.first() {
            let len = rest.partition_point(|p| p.0 == first.0);
            let (here, after) = rest.split_at(len);
            rest = after;
            if first.0 == own {
                continue;
            }
            let near = self.with(item, first.0).iter();
            let best = near
                .filter(|n| n.relation == Relation::Differs && here.iter().any(|p| p.1 == n.item))
                .map(|n| n.score)
                .max()
                .unwrap_or(STRANGER);
            sum += best.clamp(STRANGER, -STRANGER);
            articles += 1;
            fits += i32::from(best > 0);
        }
        (if articles == 0 { STRANGER } else { sum / articles }, fits)
    }

    /// The best that another claim of one article fits all who give the value of `to`.
    fn pooled_rival(&self, item: u32, own: u32, to: u32) -> Option<i32> {
        let mut others: Vec<u32> = self
            .peers
            .of(to as usize)
            .iter()
            .flat_map(|p| self.with(p.1, own))
            .filter(|n| n.relation == Relation::Differs && n.item != item)
            .map(|n| n.item)
            .collect();
        others.sort_unstable();
        others.dedup();
        others.into_iter().map(|other| self.pooled(other, own, to).0).max()
    }

    /// The best score of a claim with differing claims of these articles, two articles left out.
    fn linked(&self, item: u32, articles: &[u32], but: [u32; 2]) -> Option<i32> {
        articles
            .iter()
            .filter(|a| !but.contains(a))
            .flat_map(|a| self.with(item, *a))
            .filter(|n| n.relation == Relation::Differs)
            .map(|n| n.score)
            .max()
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
    let flag = |yes: bool| if yes { 1000 } else { 0 };
    for (index, (pair, v)) in pairs.iter().zip(vectors).enumerate() {
        if pair.relation != Relation::Differs || refused[index].is_some() {
            continue;
        }
        let (index, score) = (index as u32, first[index]);
        let (own, other) = (story.items[pair.a as usize].article, story.items[pair.b as usize].article);
        let explained = (around.best(pair.a, other, true, index), around.best(pair.b, own, true, index));
        let strong = |e: Option<i32>| e.is_some_and(|s| s > 0);
        v[L::Explained as usize] = flag(strong(explained.0) || strong(explained.1));
        v[L::ExplainedBoth as usize] = flag(strong(explained.0) && strong(explained.1));
        v[L::ExplainedLead as usize] = explained.0.max(explained.1).map_or(-3000, |e| (e - score).clamp(-3000, 3000));
        let rival = around.best(pair.a, other, false, index).max(around.best(pair.b, own, false, index));
        v[L::Rival as usize] = rival.map_or(-3000, |r| (r - score).clamp(-3000, 1000));
        let (a, b) = (around.holders.of(pair.a as usize), around.holders.of(pair.b as usize));
        let both = a.iter().filter(|x| b.contains(x)).count();
        v[L::SupportBoth as usize] = (both * 1000 / (a.len() + b.len() - both).max(1)) as i32;
        v[L::SupportSmall as usize] = flag(a.len().min(b.len()) == 1);
        let link = around.linked(pair.b, a, [own, other]).max(around.linked(pair.a, b, [own, other]));
        let (pooled_a, pooled_b) = (around.pooled(pair.a, own, pair.b), around.pooled(pair.b, other, pair.a));
        v[L::Pooled as usize] = pooled_a.0.min(pooled_b.0);
        v[L::Reach as usize] = (pooled_a.1.max(pooled_b.1) - 1).clamp(0, 4) * 250;
        let lead = |item, article, to, fit: i32| around.pooled_rival(item, article, to).map_or(STRANGER, |r| r - fit);
        v[L::PooledLead as usize] =
            lead(pair.a, own, pair.b, pooled_a.0).max(lead(pair.b, other, pair.a, pooled_b.0)).clamp(STRANGER, 1000);
        v[L::Prominent as usize] = (a.len().max(b.len()) * 1000 / story.articles.max(1) as usize) as i32;
        v[L::Link as usize] = link.map_or(0, |l| (l + 1000).clamp(0, 3000));
    }
}
