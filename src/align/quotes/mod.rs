//! Quotations: the same utterance in other words.
//!
//! Quoted sentences are folded, found by the runs of words they share, aligned word by word, and joined to facts. A word
//! changed inside the quotation marks is a conflict; one cut at an end, left out by `...` or put into brackets is not.

mod diff;
mod facts;
mod findings;
mod gender;
mod index;
mod judge;
mod speaker;
#[cfg(test)]
mod tests;
mod units;
mod unquoted;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::model::{Article, Finding, Verdict};

use super::Settings;
use super::words::Words;
use facts::Fact;
use gender::Genders;
use judge::{Bar, Match, judge};
use speaker::Voices;
use units::Units;

/// How many units of one wording are looked at for neighbours that match.
const OCCURRENCES: usize = 6;

/// Pairs of wordings that are one utterance.
type Edges = BTreeMap<(usize, usize), Match>;

/// The facts among the quotations of a story.
pub(super) fn align(articles: &[(u32, &Article)], words: &Words, settings: &Settings) -> Vec<Finding> {
    let units = Units::gather(articles);
    let edges = compare(&units);
    let speakers = Speakers::new(articles);
    let unquoted = unquoted::find(&units, articles, words);
    let mut facts = facts::join(&units, &edges);
    let told: BTreeSet<usize> = facts.iter().flat_map(|f| f.wordings.iter().copied()).collect();
    // A quotation that only one article quotes, and another prints without marks.
    facts.extend(unquoted.keys().filter(|w| !told.contains(w)).map(|w| Fact::alone(*w)));
    let mut out = Vec::new();
    for fact in &facts {
        out.push(findings::tell(fact, &units, &edges, &unquoted, &speakers, settings));
        out.extend(findings::two_speakers(fact, &units, &speakers));
    }
    out
}

/// The articles of a story with what they tell of who speaks, read when somebody asks.
struct Speakers<'a> {
    articles: &'a [(u32, &'a Article)],
    voices: Vec<OnceCell<Voices<'a>>>,
    genders: Vec<OnceCell<Genders>>,
}

impl<'a> Speakers<'a> {
    fn new(articles: &'a [(u32, &'a Article)]) -> Self {
        let voices = articles.iter().map(|_| OnceCell::new()).collect();
        let genders = articles.iter().map(|_| OnceCell::new()).collect();
        Self { articles, voices, genders }
    }

    /// Who speaks in one article.
    fn voices(&self, article: usize) -> &Voices<'a> {
        self.voices[article].get_or_init(|| Voices::of(self.articles[article].1))
    }

    /// Who is a woman in it, and who a man.
    fn genders(&self, article: usize) -> &Genders {
        self.genders[article].get_or_init(|| Genders::of(self.articles[article].1))
    }
}

/// All pairs of wordings that are one utterance.
fn compare(units: &Units) -> Edges {
    let mut edges = Edges::new();
    let mut queue: VecDeque<(usize, usize)> = VecDeque::new();
    let words = (0..units.wordings.len()).map(|w| units.words(w));
    for (a, b) in index::candidates(words) {
        if !units.apart(a, b) {
            continue;
        }
        let mut found = judge(units.words(a), units.words(b), Bar::ALONE);
        if is_doubted(units, a, b, &found) {
            found.verdict = None;
        } else if is_shortened(units, a, b, &found) {
            found.verdict = Some(Verdict::Loose);
        }
        if found.verdict.is_some() {
            if found.content >= 3 {
                queue.push_back((a, b));
            }
            edges.insert((a, b), found);
        }
    }
    // Equal wordings lead to their neighbours, too.
    queue.extend((0..units.wordings.len()).filter(|w| units.apart(*w, *w)).map(|w| (w, w)));
    while let Some((a, b)) = queue.pop_front() {
        for (x, y) in neighbours(units, a, b) {
            let key = (x.min(y), x.max(y));
            if x == y || edges.contains_key(&key) {
                continue;
            }
            let mut found = judge(units.words(key.0), units.words(key.1), Bar::CHAINED);
            if is_doubted(units, key.0, key.1, &found) {
                found.verdict = None;
            } else if is_shortened(units, key.0, key.1, &found) {
                found.verdict = Some(Verdict::Loose);
            }
            if found.verdict.is_some() {
                if found.cover >= 60 && found.content >= 3 {
                    queue.push_back(key);
                }
                edges.insert(key, found);
            }
        }
    }
    edges
}

/// A headline leaves words out of what it quotes: `He asked if I wanted my coat` of `Then he asked me if I wanted my coat`.
fn is_shortened(units: &Units, a: usize, b: usize, m: &Match) -> bool {
    let shortens = |first: bool| m.shortens(first, units.words(a), units.words(b));
    m.verdict == Some(Verdict::Conflict)
        && (units.in_headlines(a) && shortens(true) || units.in_headlines(b) && shortens(false))
}

/// An article that quotes both wordings holds them for two utterances, unless they are all but the same.
fn is_doubted(units: &Units, a: usize, b: usize, m: &Match) -> bool {
    let all_but_same = m.cover >= 80 && m.content >= 4 && m.shared >= 6 * m.lost;
    m.verdict == Some(Verdict::Conflict) && !all_but_same && units.together(a, b)
}

/// The wordings said right before or after two wordings that match, in two articles.
fn neighbours(units: &Units, a: usize, b: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for x in units.wordings[a].iter().take(OCCURRENCES) {
        for y in units.wordings[b].iter().take(OCCURRENCES) {
            if units.all[*x].article == units.all[*y].article {
                continue;
            }
            for forward in [true, false] {
                if let (Some(x), Some(y)) = (units.neighbour(*x, forward), units.neighbour(*y, forward)) {
                    out.push((units.all[x].wording, units.all[y].wording));
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}
