//! From a fact to what the reader is told.

use crate::model::{Article, Edit, Evidence, Finding, Reason, Verdict};
use crate::text::safe;
use crate::text::wording::Wording;

use super::facts::Fact;
use super::gender;
use super::judge::{Match, differs};
use super::speaker::{self, Speaker};
use super::units::{Unit, Units};
use super::unquoted::Unquoted;
use super::{Edges, Speakers};
use crate::align::Settings;
use crate::align::draft::Draft;

/// How many words of a quotation name a fact.
const NAMING: usize = 8;

/// How many claims of a camp are looked at for a pair to show the difference of.
const SHOWN: usize = 20;

/// Tells a fact.
pub(super) fn tell(
    fact: &Fact,
    units: &Units,
    edges: &Edges,
    unquoted: &Unquoted,
    told_by: &Speakers<'_>,
    settings: &Settings,
) -> Finding {
    let articles = told_by.articles;
    let mut evidence = Vec::new();
    let mut speakers: Vec<Speaker> = Vec::new();
    for (wording, camp) in fact.wordings.iter().zip(&fact.camps) {
        for unit in &units.wordings[*wording] {
            let unit = &units.all[*unit];
            let article = articles[unit.article].1;
            let said_by = told_by.voices(unit.article).speaker(unit.span);
            speakers.extend(said_by.clone());
            evidence.push((
                Evidence {
                    source: unit.source,
                    span: unit.span,
                    sentence: article.document.sentences[unit.sentence as usize].span,
                    value: unit.words.spaced(),
                    told: String::new(),
                    speaker: said_by.map(|s| s.name),
                },
                *camp,
            ));
        }
    }
    let mut note = None;
    let mut verdict = fact.verdict;
    // What stands without marks never contradicts, and says nothing where others contradict each other.
    for wording in fact.wordings.iter().filter(|_| fact.verdict != Verdict::Conflict) {
        for (article, span) in unquoted.get(wording).into_iter().flatten() {
            let value = units.words(*wording).spaced();
            evidence.push((
                Evidence {
                    source: articles[*article].0,
                    span: *span,
                    sentence: *span,
                    value,
                    told: String::new(),
                    speaker: None,
                },
                0,
            ));
            note = Some("not in quotation marks in one source".to_owned());
            verdict = Verdict::Loose;
        }
    }
    let best = best_edge(fact, edges);
    let confidence = best.map_or(1000, |(_, m)| confidence(m, fact.verdict));
    if verdict == Verdict::Conflict && confidence < settings.min_confidence {
        verdict = Verdict::Possible;
    }
    let draft = Draft {
        kind: "quote",
        about: about(fact, units, articles, &speakers),
        verdict,
        confidence,
        evidence,
        subjects: Vec::new(),
        reasons: best.map_or_else(|| same_words(fact, units), |(_, m)| reasons(m)),
        edits: Vec::new(),
        note,
    };
    let mut finding = draft.finish();
    if fact.verdict == Verdict::Conflict {
        finding.edits = edits_between_camps(&finding, units, edges, articles);
    }
    finding
}

/// Fewer words may be said by two people.
const OWN: usize = 10;
/// How sure two speakers are: never enough to be shown by default.
const TWO_SPEAKERS: u16 = 550;

/// One utterance that a man says in one article and a woman in another.
pub(super) fn two_speakers(fact: &Fact, units: &Units, told_by: &Speakers<'_>) -> Option<Finding> {
    let articles = told_by.articles;
    if fact.verdict == Verdict::Conflict || fact.wordings.iter().any(|w| units.words(*w).len() < OWN) {
        return None;
    }
    let told: Vec<&Unit> =
        fact.wordings.iter().flat_map(|w| &units.wordings[*w]).map(|unit| &units.all[*unit]).collect();
    let known = || told.iter().map(|u| told_by.genders(u.article));
    let mut evidence = Vec::new();
    let mut names: [Option<String>; 2] = [None, None];
    for unit in told.iter().take(200) {
        let Some(speaker) = told_by.voices(unit.article).speaker(unit.span) else { continue };
        let Some(female) = gender::is_female(&speaker, known()) else { continue };
        let sentence = articles[unit.article].1.document.sentences[unit.sentence as usize].span;
        names[usize::from(female)].get_or_insert_with(|| speaker.name.clone());
        let value = speaker.name.clone();
        let said_by = Some(speaker.name.clone());
        evidence.push((
            Evidence { source: unit.source, span: unit.span, sentence, value, told: String::new(), speaker: said_by },
            usize::from(female),
        ));
    }
    let [Some(man), Some(woman)] = names else { return None };
    let detail = format!("{man} (a man) / {woman} (a woman)");
    let draft = Draft {
        kind: "quote",
        about: format!("speaker of the {}", about(fact, units, articles, &[])),
        verdict: Verdict::Possible,
        confidence: TWO_SPEAKERS,
        evidence,
        subjects: Vec::new(),
        reasons: vec![Reason { name: "two speakers", detail: detail.into(), weight: 100 }],
        edits: Vec::new(),
        note: Some("two speakers".to_owned()),
    };
    Some(draft.finish())
}

/// The pair that decides: of a conflict the surest contradiction, else the surest match.
fn best_edge<'a>(fact: &Fact, edges: &'a Edges) -> Option<((usize, usize), &'a Match)> {
    let mut best: Option<((usize, usize), &Match)> = None;
    for a in &fact.wordings {
        for ((_, b), m) in edges.range((*a, 0)..(*a + 1, 0)) {
            if fact.wordings.binary_search(b).is_err() {
                continue;
            }
            if (fact.verdict == Verdict::Conflict) != (m.verdict == Some(Verdict::Conflict)) {
                continue;
            }
            if best.is_none_or(|(_, o)| confidence(m, fact.verdict) > confidence(o, fact.verdict)) {
                best = Some(((*a, *b), m));
            }
        }
    }
    best
}

/// How sure we are that two wordings are one utterance, in thousandths.
fn confidence(m: &Match, verdict: Verdict) -> u16 {
    if verdict != Verdict::Conflict {
        return if m.chained { 850 } else { 950 };
    }
    // What is shared speaks for one utterance, what is lost against it.
    let shared = (2 * m.shared + 3 * m.content + 2 * m.run).min(60);
    let fit = u32::midpoint(m.cover.min(100), m.ratio);
    let score = 600 + 5 * shared + 2 * fit;
    let lost = 200 * m.lost / m.shared.max(1) + 20 * m.hunks.saturating_sub(1);
    score.saturating_sub(lost).clamp(100, 990) as u16
}

fn reasons(m: &Match) -> Vec<Reason> {
    let reason = |name, detail: String, weight: u32| Reason { name, detail: detail.into(), weight: weight as i32 };
    let mut out = vec![
        reason("shared words", format!("{} words, {} of content", m.shared, m.content), 10 * m.shared.min(30)),
        reason("run of words", format!("{} words in a row", m.run), 10 * m.run.min(30)),
        reason("cover", format!("{} % of the shorter one", m.cover), m.cover),
        reason("likeness", format!("{} % of the part that both quote", m.ratio), m.ratio),
    ];
    if m.lost > 0 {
        let detail = format!("{} words in {} places", m.lost, m.hunks);
        out.push(Reason { name: "differing words", detail: detail.into(), weight: -20 * m.lost as i32 });
    }
    if m.chained {
        out.push(reason("neighbours match", "the sentence before or after is the same".into(), 60));
    }
    out
}

fn same_words(fact: &Fact, units: &Units) -> Vec<Reason> {
    let words = units.words(fact.wordings[0]).len();
    vec![Reason { name: "same words", detail: format!("{words} words").into(), weight: 10 * words.min(30) as i32 }]
}

/// `words of Jane Roe: "We will not go back to …"`.
fn about(fact: &Fact, units: &Units, articles: &[(u32, &Article)], speakers: &[Speaker]) -> String {
    let unit = &units.all[units.wordings[fact.wordings[0]][0]];
    let text = &articles[unit.article].1.source.text;
    let quoted = safe::one_line(unit.span.of(text));
    let mut words: Vec<&str> = quoted.split(' ').take(NAMING + 1).collect();
    let more = words.len() > NAMING;
    words.truncate(NAMING);
    let shown = format!("\"{}{}\"", words.join(" "), if more { " …" } else { "" });
    match speaker::fullest(speakers) {
        Some(name) => format!("words of {name}: {shown}"),
        None => format!("words: {shown}"),
    }
}

/// From the first camp's words to the second's.
fn edits_between_camps(finding: &Finding, units: &Units, edges: &Edges, articles: &[(u32, &Article)]) -> Vec<Edit> {
    let [first, second, ..] = finding.camps.as_slice() else { return Vec::new() };
    let unit_of = |claim: u32| {
        let evidence = &finding.claims[claim as usize];
        let at = units.all.partition_point(|u| (u.source, u.span) < (evidence.source, evidence.span));
        units.all.get(at)
    };
    for a in first.claims.iter().take(SHOWN) {
        for b in second.claims.iter().take(SHOWN) {
            let (Some(x), Some(y)) = (unit_of(*a), unit_of(*b)) else { continue };
            let turned = x.wording > y.wording;
            let key = (x.wording.min(y.wording), x.wording.max(y.wording));
            let Some(m) = edges.get(&key).filter(|m| m.verdict == Some(Verdict::Conflict)) else { continue };
            let steps: Vec<(usize, usize)> = m
                .steps
                .iter()
                .map(|s| (s.0 as usize, s.1 as usize))
                .map(|(i, j)| if turned { (j, i) } else { (i, j) })
                .collect();
            let texts = (&*articles[x.article].1.source.text, &*articles[y.article].1.source.text);
            return edits(&x.words, &y.words, &steps, texts);
        }
    }
    Vec::new()
}

/// The word-by-word difference along an alignment, in the spelling of the sources.
fn edits(a: &Wording, b: &Wording, steps: &[(usize, usize)], texts: (&str, &str)) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::new();
    let steps = whole_numbers(a, b, steps, texts);
    let (mut i, mut j) = (0, 0);
    let ends = (a.items.len(), b.items.len());
    for (x, y) in steps.into_iter().chain([ends]) {
        if differs(a, i..x, b, j..y) {
            let (old, new) = (written(a, i..x, texts.0), written(b, j..y, texts.1));
            if !old.is_empty() {
                out.push(Edit::Delete(old));
            }
            if !new.is_empty() {
                out.push(Edit::Insert(new));
            }
        } else {
            keep(&mut out, a, i..x, texts.0);
        }
        if (x, y) != ends {
            keep(&mut out, a, x..x + 1, texts.0);
        }
        (i, j) = (x + 1, y + 1);
    }
    out
}

/// The steps without those inside numbers in digits of which only a part matches: `31` and `32` share a word, `thirty`,
/// but no digits that could be kept.
fn whole_numbers(a: &Wording, b: &Wording, steps: &[(usize, usize)], texts: (&str, &str)) -> Vec<(usize, usize)> {
    let number = |w: &Wording, at: usize, text: &str| w.items[at].span.of(text).contains(|c: char| c.is_ascii_digit());
    let siblings = |w: &Wording, at: usize| w.items.iter().filter(|i| i.span == w.items[at].span).count();
    let matched = |w: &Wording, at: usize, all: &mut dyn Iterator<Item = usize>| {
        all.filter(|other| w.items[*other].span == w.items[at].span).count()
    };
    let split = |(x, y): (usize, usize)| {
        (number(a, x, texts.0) && matched(a, x, &mut steps.iter().map(|s| s.0)) < siblings(a, x))
            || (number(b, y, texts.1) && matched(b, y, &mut steps.iter().map(|s| s.1)) < siblings(b, y))
    };
    steps.iter().copied().filter(|s| !split(*s)).collect()
}

fn keep(out: &mut Vec<Edit>, w: &Wording, range: std::ops::Range<usize>, text: &str) {
    let Some(Edit::Keep(before)) = out.last_mut() else {
        let words = written(w, range, text);
        if !words.is_empty() {
            out.push(Edit::Keep(words));
        }
        return;
    };
    // Folded words may share their spelling: `can't`, `31`.
    let again = |at: &usize| *at > 0 && w.items[*at].span == w.items[*at - 1].span;
    let from = range.clone().find(|at| !again(at)).unwrap_or(range.end);
    let words = written(w, from..range.end, text);
    if !words.is_empty() {
        before.push(' ');
        before.push_str(&words);
    }
}

/// Folded words as their source spells them.
fn written(w: &Wording, range: std::ops::Range<usize>, text: &str) -> String {
    let items = &w.items[range];
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return String::new() };
    safe::one_line(first.span.to(last.span).of(text))
}
