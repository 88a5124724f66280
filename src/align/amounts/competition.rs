//! Competition: what the pairs around a differing pair say of it. Does the other article give this value elsewhere?
//! Does another claim fit as well? Which articles stand behind each value?

use super::block::Candidate;
use super::levels::{Level as L, Vector};
use super::prepare::Story;
use crate::model::Relation;

/// A pair as one of its claims sees it.
#[derive(Clone, Copy)]
struct Near {
    /// Article of the claim on the other side.
    article: u32,
    pair: u32,
    relation: Relation,
    /// First-stage score.
    score: i32,
}

/// The pairs of every claim, by the article on the other side.
struct Around {
    of: Vec<Vec<Near>>,
    /// The articles that give a claim's value, its own included; ascending.
    holders: Vec<Vec<u32>>,
}

impl Around {
    fn new(story: &Story<'_>, pairs: &[Candidate], first: &[i32]) -> Self {
        let article = |item: u32| story.items[item as usize].article;
        let mut of: Vec<Vec<Near>> = vec![Vec::new(); story.items.len()];
        for (index, (pair, score)) in pairs.iter().zip(first).enumerate() {
            let near = |other: u32| Near {
                article: article(other),
                pair: index as u32,
                relation: pair.relation,
                score: *score,
            };
            of[pair.a as usize].push(near(pair.b));
            of[pair.b as usize].push(near(pair.a));
        }
        for list in &mut of {
            list.sort_by_key(|n| (n.article, n.pair));
        }
        let holders = of
            .iter()
            .enumerate()
            .map(|(item, list)| {
                let agreeing = list.iter().filter(|n| n.relation == Relation::Same && n.score > 0).map(|n| n.article);
                let mut articles: Vec<u32> = std::iter::once(article(item as u32)).chain(agreeing).collect();
                articles.sort_unstable();
                articles.dedup();
                articles
            })
            .collect();
        Self { of, holders }
    }

    /// The pairs of a claim with claims of one article.
    fn with(&self, item: u32, article: u32) -> &[Near] {
        let list = &self.of[item as usize];
        let from = list.partition_point(|n| n.article < article);
        let to = from + list[from..].partition_point(|n| n.article == article);
        &list[from..to]
    }

    /// The best score of a claim with claims of an article that agree with it (or differ from it), one pair left out.
    fn best(&self, item: u32, article: u32, agree: bool, but: u32) -> Option<i32> {
        let fits = |n: &&Near| n.pair != but && (n.relation != Relation::Differs) == agree;
        self.with(item, article).iter().filter(fits).map(|n| n.score).max()
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

/// Fills the levels of competition of every differing pair. `first` are the first-stage scores of all pairs.
pub(super) fn compete(story: &Story<'_>, pairs: &[Candidate], first: &[i32], vectors: &mut [Vector]) {
    let around = Around::new(story, pairs, first);
    let flag = |yes: bool| if yes { 1000 } else { 0 };
    for (index, (pair, v)) in pairs.iter().zip(vectors).enumerate() {
        if pair.relation != Relation::Differs {
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
        let (a, b) = (&around.holders[pair.a as usize], &around.holders[pair.b as usize]);
        let both = a.iter().filter(|x| b.contains(x)).count();
        v[L::SupportBoth as usize] = (both * 1000 / (a.len() + b.len() - both).max(1)) as i32;
        v[L::SupportSmall as usize] = flag(a.len().min(b.len()) == 1);
        let link = around.linked(pair.b, a, [own, other]).max(around.linked(pair.a, b, [own, other]));
        v[L::Link as usize] = link.map_or(0, |l| (l + 1000).clamp(0, 3000));
    }
}
