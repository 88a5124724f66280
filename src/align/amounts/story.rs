//! Levels that need the whole story: ranks among rivals, parallel lists.

use rustc_hash::FxHashMap;

use super::block::Candidate;
use super::levels::{CROWDED, Level as L, Vector, put};
use super::prepare::{Item, Story, shared};
use crate::model::{Relation, Word};

/// Measures that are ranked: level, `best` level, `gap` level.
const RANKED: [(L, L, L); 3] = [
    (L::ClauseCosine, L::ClauseBest, L::ClauseGap),
    (L::SentenceCosine, L::SentenceBest, L::SentenceGap),
    (L::SegmentShare, L::SegmentBest, L::SegmentGap),
];

/// Ranks each pair among the pairs that its two claims form with the same two articles.
pub(super) fn rank(story: &Story<'_>, pairs: &[Candidate], vectors: &mut [Vector]) {
    // A claim and the article on the other side have a number, under which the best of each level is kept. Pairs are in
    // order of their claims, and so of the articles: what a claim forms with one article has one number in a row.
    const NONE: (u32, u32) = (u32::MAX, 0);
    let mut top: Vec<[i16; RANKED.len()]> = Vec::with_capacity(pairs.len());
    let (mut forth, mut back) = (vec![NONE; story.items.len()], vec![NONE; story.items.len()]);
    let mut numbers: Vec<[u32; 2]> = Vec::with_capacity(pairs.len());
    let article = |item: u32| story.items[item as usize].article;
    for (pair, v) in pairs.iter().zip(vectors.iter()) {
        let own = RANKED.map(|(level, ..)| v[level as usize]);
        let mut number = |last: &mut (u32, u32), other: u32| {
            if last.0 == other {
                for (best, own) in top[last.1 as usize].iter_mut().zip(own) {
                    *best = own.max(*best);
                }
            } else {
                *last = (other, top.len() as u32);
                top.push(own);
            }
            last.1
        };
        let a = number(&mut forth[pair.a as usize], article(pair.b));
        numbers.push([a, number(&mut back[pair.b as usize], article(pair.a))]);
    }
    for (number, v) in numbers.iter().zip(vectors) {
        let (a, b) = (&top[number[0] as usize], &top[number[1] as usize]);
        for (k, (level, best, gap)) in RANKED.into_iter().enumerate() {
            let (x, a, b) = (i32::from(v[level as usize]), i32::from(a[k]), i32::from(b[k]));
            put(v, best, if x == 0 { 0 } else { 500 * (i32::from(x == a) + i32::from(x == b)) });
            put(v, gap, (3 * (2 * x - a - b)).max(-2000));
        }
    }
}

/// Parallel lists: how much better a pair fits than either claim with the other's neighbours in the sentence.
pub(super) fn series(story: &Story<'_>, known: &mut Likenesses, pair: &Candidate, v: &mut Vector) {
    let (a, b) = (&story.items[pair.a as usize], &story.items[pair.b as usize]);
    let kind = a.kind;
    let around = |sentence: u32| {
        let range = story.sentences[sentence as usize].items.clone();
        range.filter(move |k| story.items[*k as usize].kind == kind)
    };
    if a.series.1 < 2 && b.series.1 < 2 || a.series.1.max(b.series.1) as usize > CROWDED {
        return;
    }
    known.begin(a.sentence);
    let own = known.of(story, pair.a, pair.b) + if a.series == b.series { 80 } else { 0 };
    let mut best = i32::MIN;
    for k in around(b.sentence).filter(|k| *k != pair.b) {
        let other = &story.items[k as usize];
        best = best.max(known.of(story, pair.a, k) + bonus(story, a, other));
    }
    for k in around(a.sentence).filter(|k| *k != pair.a) {
        let other = &story.items[k as usize];
        best = best.max(known.of(story, k, pair.b) + bonus(story, other, b));
    }
    if best == i32::MIN {
        return;
    }
    put(v, L::SeriesMargin, ((own - best) * 10 / 3).clamp(-2000, 2000));
    put(v, L::SeriesNot, if own < best { 1000 } else { 0 });
}

/// How well the items of one sentence and all others fit, as far as asked for: pairs of two lists ask for the same ones.
#[derive(Default)]
pub(super) struct Likenesses {
    sentence: u32,
    known: FxHashMap<u64, i32>,
}

impl Likenesses {
    /// The items of this sentence are asked for next.
    fn begin(&mut self, sentence: u32) {
        if std::mem::replace(&mut self.sentence, sentence) != sentence {
            self.known.clear();
        }
    }

    fn of(&mut self, story: &Story<'_>, a: u32, b: u32) -> i32 {
        let item = |k: u32| &story.items[k as usize];
        *self.known.entry(u64::from(a) << 32 | u64::from(b)).or_insert_with(|| likeness(story, item(a), item(b)))
    }
}

/// How well two items of lists fit, in hundredths.
fn likeness(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> i32 {
    let mut sum = 0;
    if let (Some(x), Some(y)) = (a.head, b.head) {
        sum += if x == y { 200 } else { -100 };
    }
    if !a.modifiers.is_empty() && !b.modifiers.is_empty() {
        sum += if shared(&a.modifiers, &b.modifiers).next().is_some() { 150 } else { -50 };
    }
    let side = |x: Option<u32>, y: Option<u32>, same: i32, other: i32| match (x, y) {
        (Some(x), Some(y)) if x == y => same,
        (Some(_), Some(_)) => other,
        _ => 0,
    };
    sum += side(a.name_right, b.name_right, 150, -70) + side(a.name_left, b.name_left, 100, 0);
    for k in [0, 2] {
        sum += if a.touch[k] != Word::default() && a.touch[k] == b.touch[k] { 70 } else { 0 };
    }
    let near = a.segment.ids.iter().filter(|id| story.idf[**id as usize] > 0 && b.segment.contains(**id));
    sum += near.take(3).count() as i32 * 50;
    if let (Some(x), Some(y)) = (a.claim.frame.events.first(), b.claim.frame.events.first()) {
        sum += if x.1 == y.1 { 80 } else { 0 };
    }
    if a.verb.is_some() && a.verb == b.verb {
        sum += 80;
    }
    sum
}

fn bonus(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> i32 {
    match story.relations.of(a, b) {
        Relation::Same => 120,
        Relation::Vaguer => 50,
        _ => 0,
    }
}
