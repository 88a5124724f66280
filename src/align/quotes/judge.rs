//! Two wordings: one utterance or two, and what differs inside it.

use std::ops::Range;

use crate::model::Verdict;
use crate::text::wording::{Weight, Wording};

use super::diff::{self, Step};

/// What must hold of a pair, in hundredths: chained neighbours of a pair that matched need less.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    cover: u32,
    ratio: u32,
    chained: bool,
}

impl Bar {
    /// For a pair that only its words bring together.
    pub const ALONE: Self = Self { cover: 60, ratio: 60, chained: false };
    /// For neighbours of a pair that matched.
    pub const CHAINED: Self = Self { cover: 45, ratio: 45, chained: true };
}

/// How two wordings lie on each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Match {
    pub verdict: Option<Verdict>,
    /// Words that match.
    pub shared: u32,
    /// Of these, words of content.
    pub content: u32,
    /// Shared words of the shorter side, in hundredths.
    pub cover: u32,
    /// Shared words of the region that both share, in hundredths.
    pub ratio: u32,
    /// Words lost in differences inside the shared region.
    pub lost: u32,
    /// Longest run of matching words.
    pub run: u32,
    /// How many differences there are.
    pub hunks: u32,
    pub chained: bool,
    pub steps: Vec<Step>,
}

/// Compares two wordings.
pub(super) fn judge(a: &Wording, b: &Wording, bar: Bar) -> Match {
    let steps = diff::matches(a, b);
    let mut out = Match { chained: bar.chained, ..Match::default() };
    let (Some(first), Some(last)) = (steps.first().copied(), steps.last().copied()) else { return out };
    out.shared = steps.len() as u32;
    out.content = steps.iter().filter(|s| is_content(a, s.0 as usize)).count() as u32;
    let shorter = said(a).min(said(b)).max(1);
    out.cover = 100 * out.shared / shorter;
    let region = (last.0 - first.0) + (last.1 - first.1) + 2;
    out.ratio = 200 * out.shared / u32::from(region).max(1);
    let (mut run, mut gap) = (1, false);
    out.run = 1;
    for pair in steps.windows(2) {
        let (x, y) = (pair[0].0 as usize + 1..pair[1].0 as usize, pair[0].1 as usize + 1..pair[1].1 as usize);
        run = if x.is_empty() && y.is_empty() { run + 1 } else { 1 };
        out.run = out.run.max(run);
        gap |= has_gap(a, &x) || has_gap(b, &y);
        if differs(a, x.clone(), b, y.clone()) {
            out.lost += x.len().max(y.len()) as u32;
            out.hunks += 1;
        }
    }
    let ends = ends(a, b, first, last, &out);
    if let Ends::Differ(words) = ends {
        out.lost += words;
        out.hunks += 1;
    }
    out.steps = steps;
    // Both go on with words of their own: what they share is one phrase of two sentences, unless it is most of one.
    let parts = ends == Ends::Part && out.cover < 75 && out.shared < 8 && !bar.chained;
    let one = is_one_utterance(&out, bar) && !parts;
    let (short, long) = (said(a).min(said(b)), said(a).max(said(b)));
    out.verdict = if !one {
        None
    } else if out.lost > 0 {
        // A phrase that two long sentences may share by chance.
        let thin = out.shared < 7 && ((out.content < 3 && (out.lost > 1 || 10 * short < 7 * long)) || 2 * short < long);
        (!thin && 10 * out.shared >= margin(&out, bar) * out.lost).then_some(Verdict::Conflict)
    } else if ends == Ends::Same && !gap {
        Some(Verdict::Agree)
    } else {
        Some(Verdict::Loose)
    };
    out
}

impl Match {
    /// Whether the first side (or else the second) has nothing that the other lacks: words were left out, none put in.
    pub fn shortens(&self, first: bool, a: &Wording, b: &Wording) -> bool {
        let (Some(from), Some(to)) = (self.steps.first(), self.steps.last()) else { return false };
        let own = |s: &Step| usize::from(if first { s.0 } else { s.1 });
        let all = if first { a.items.len() } else { b.items.len() };
        own(from) == 0 && own(to) + 1 == all && self.steps.windows(2).all(|w| own(&w[0]) + 1 == own(&w[1]))
    }
}

/// How many words must match for each that differs, in tenths: below that it is another utterance.
fn margin(m: &Match, bar: Bar) -> u32 {
    if bar.chained {
        8
    } else if m.shared >= 12 && m.content >= 7 {
        12
    } else {
        20
    }
}

fn is_one_utterance(m: &Match, bar: Bar) -> bool {
    let enough = m.content >= 2 || (m.content >= 1 && m.shared >= 7 && m.cover >= 85);
    m.shared >= 4 && enough && m.cover >= bar.cover && m.ratio >= bar.ratio
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    /// Both begin and end alike.
    Same,
    /// One was cut.
    Cut,
    /// Both go on at one end, with other words.
    Part,
    /// Both have a word or two of their own at one end: so many.
    Differ(u32),
}

/// What stands outside the shared region.
fn ends(a: &Wording, b: &Wording, first: Step, last: Step, m: &Match) -> Ends {
    let heads = (0..first.0 as usize, 0..first.1 as usize);
    let tails = (last.0 as usize + 1..a.items.len(), last.1 as usize + 1..b.items.len());
    let (mut cut, mut part, mut words) = (false, false, 0);
    for (x, y) in [heads, tails] {
        if !differs(a, x.clone(), b, y.clone()) {
            cut |= has_gap(a, &x) || has_gap(b, &y);
            continue;
        }
        cut = true;
        // Both sides have a word or two of their own there: no cut, another word.
        let both = !x.is_empty() && !y.is_empty();
        part |= both;
        if both && x.len() <= 4 && y.len() <= 4 && m.cover >= 75 && m.shared >= 6 {
            words += x.len().max(y.len()) as u32;
        }
    }
    if words > 0 {
        Ends::Differ(words)
    } else if part {
        Ends::Part
    } else if cut {
        Ends::Cut
    } else {
        Ends::Same
    }
}

/// Whether two runs of words between matches say different things.
pub(super) fn differs(a: &Wording, x: Range<usize>, b: &Wording, y: Range<usize>) -> bool {
    if has_gap(a, &x) || has_gap(b, &y) || (x.is_empty() && y.is_empty()) {
        return false;
    }
    if a.joined(x.start, x.end) == b.joined(y.start, y.end) {
        return false;
    }
    let plain = |w: &Wording, r: Range<usize>| -> String {
        r.filter(|i| !is_short(w.items[*i].weight)).map(|i| w.word(i)).collect()
    };
    // A lone `'s` may be absent.
    plain(a, x) != plain(b, y)
}

const fn is_short(weight: Weight) -> bool {
    matches!(weight, Weight::ShortS | Weight::ShortD)
}

fn has_gap(w: &Wording, range: &Range<usize>) -> bool {
    w.items[range.clone()].iter().any(|i| i.weight == Weight::Gap)
}

fn is_content(w: &Wording, at: usize) -> bool {
    w.items[at].weight == Weight::Content && w.word(at).chars().take(3).count() == 3
}

/// Words that were said, a lone `'s` not counted.
fn said(w: &Wording) -> u32 {
    w.items.iter().filter(|i| i.weight != Weight::Gap && !is_short(i.weight)).count() as u32
}
