//! Amounts and moments: which claims speak of one fact, and which of these cannot all be true.
//!
//! Prepare the story's claims, block them over shared words, compare pairs by named levels, score them in two stages
//! (one fact at all? a conflict?), refuse what a named reason forbids, gather groups of agreeing claims, and set group
//! against group.

mod anchors;
mod block;
mod competition;
mod confidence;
mod course;
mod figures;
mod finding;
mod groups;
mod joined;
mod laid;
mod levels;
mod located;
mod main_age;
mod opposites;
mod order;
mod prepare;
mod refusals;
mod running;
mod slots;
mod story;
mod subject;
#[cfg(test)]
mod testing;
mod tolls;
mod values;
mod vocabulary;
mod weights;

use super::Settings;
use super::words::Words;
use crate::model::{Article, Finding, Relation};

pub use block::Candidate;
pub use levels::{ALL, COUNT, LEVELS, Level, Vector};
pub use refusals::table as refusals;
pub use weights::{GROUPS, Stage, Weights, group_of};

/// One compared pair with everything that was worked out about it: what training and the workshop look at.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The pair.
    pub pair: Candidate,
    /// Its levels.
    pub levels: Vector,
    /// First-stage score, thousandths of a logit.
    pub first: i32,
    /// Second-stage score; meaningful when the values differ.
    pub second: i32,
    /// Anchors less clashes.
    pub anchors: i32,
    /// Whether they are the tolls that two articles give of one thing, and the later one has counted more: no score tells.
    pub toll: bool,
    /// Why it is never a conflict.
    pub refused: Option<&'static str>,
    /// The claims: `(article index in the story, claim index)`.
    pub claims: [(u32, u32); 2],
}

/// Compares the claims of a story.
#[must_use]
pub fn compare(articles: &[(u32, &Article)], weights: &Weights) -> Vec<Compared> {
    let settings = Settings::default();
    compared(&prepare::prepare(articles, &Words::of(articles), &settings), weights, &settings, true)
}

/// Unless `all` are to be looked at, a differing pair that is refused whatever the others say gets no second score.
fn compared(prepared: &prepare::Story<'_>, weights: &Weights, settings: &Settings, all: bool) -> Vec<Compared> {
    let pairs = block::candidates(prepared, settings);
    let item = |k: u32| &prepared.items[k as usize];
    let mut laid = laid::Laid::new(prepared);
    let mut vectors: Vec<Vector> = vec![[0; COUNT]; pairs.len()];
    for (p, v) in pairs.iter().zip(&mut vectors) {
        levels::compare(prepared, &mut laid, item(p.a), item(p.b), v);
    }
    story::rank(prepared, &pairs, &mut vectors);
    let mut likenesses = story::Likenesses::default();
    for (pair, v) in pairs.iter().zip(&mut vectors) {
        story::series(prepared, &mut likenesses, pair, v);
    }
    let groups: Vec<usize> = prepare::KINDS.iter().map(|kind| group_of(kind)).collect();
    let group = |p: &Candidate| groups[item(p.a).kind as usize];
    let first: Vec<i32> = pairs.iter().zip(&vectors).map(|(p, v)| weights.first[group(p)].score(v)).collect();
    let rose = |p: &Candidate, levels: &Vector| {
        p.relation == Relation::Differs && course::toll_rose(prepared, item(p.a), item(p.b), levels)
    };
    let tolls: Vec<bool> = pairs.iter().zip(&vectors).map(|(p, levels)| rose(p, levels)).collect();
    let alone = |((p, levels), toll): ((&Candidate, &Vector), &bool)| {
        let pair = refusals::Pair { story: prepared, a: item(p.a), b: item(p.b), levels };
        if all || *toll && !running::is(pair.a) || p.relation != Relation::Differs {
            None
        } else {
            refusals::alone(&pair)
        }
    };
    let refused: Vec<Option<&'static str>> = pairs.iter().zip(&vectors).zip(&tolls).map(alone).collect();
    competition::compete(prepared, &pairs, &first, &refused, &mut vectors);
    pairs
        .into_iter()
        .zip(vectors)
        .zip(first)
        .zip(refused)
        .zip(tolls)
        .map(|((((pair, levels), first), refused), toll)| {
            let (a, b) = (item(pair.a), item(pair.b));
            let differs = pair.relation == Relation::Differs && refused.is_none();
            let second = if differs { weights.second[group(&pair)].score(&levels) } else { 0 };
            Compared {
                pair,
                first,
                second,
                anchors: if differs { anchors::count(&levels) } else { 0 },
                toll,
                refused: if toll && !running::is(a) {
                    None
                } else if differs {
                    refusals::refuse(&refusals::Pair { story: prepared, a, b, levels: &levels }, second, all)
                } else {
                    refused
                },
                levels,
                claims: [(a.article, a.index), (b.article, b.index)],
            }
        })
        .collect()
}

/// The facts among the amounts and moments of a story.
pub(super) fn align(articles: &[(u32, &Article)], words: &Words, settings: &Settings) -> Vec<Finding> {
    facts(articles, words, settings, Weights::shipped())
}

/// The same under other weights: for training.
#[must_use]
pub fn align_with(articles: &[(u32, &Article)], settings: &Settings, weights: &Weights) -> Vec<Finding> {
    facts(articles, &Words::of(articles), settings, weights)
}

fn facts(articles: &[(u32, &Article)], words: &Words, settings: &Settings, weights: &Weights) -> Vec<Finding> {
    let prepared = prepare::prepare(articles, words, settings);
    let pairs = compared(&prepared, weights, settings, false);
    groups::findings(articles, &prepared, &pairs, settings)
}
