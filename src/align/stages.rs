//! Stages that follow one another: one article says that the name is withheld, another names the victim; a road is closed in one
//! and open again in the other. The first has been overtaken.
//!
//! Only articles that tell one stage alone are set against each other: who tells both, tells the story. A later article that
//! still tells the earlier stage proves nothing and is left alone.

use std::collections::BTreeMap;

use super::Settings;
use super::draft::{self, Draft};
use crate::model::{Article, Claim, Classes, Era, Finding, Reason, Token, Verdict, Word};

/// What develops, as the kind writes it; how a report calls whom it concerns and its stages; how sure such a difference is a
/// development, in thousandths (set by hand).
const DEVELOPING: [(&str, &str, &str, u16); 48] = [
    ("identity", BY_CLASS, "name withheld or told", 850),
    ("custody", BY_CLASS, "suspect at large or held", 750),
    ("arrests", BY_CLASS, "arrests: none or made", 750),
    ("passage", "", "closed or reopened", 850),
    ("service", "", "out or restored", 850),
    ("order", "", "in effect or lifted", 850),
    ("home", "", "evacuated or back", 850),
    ("search", "", "missing or found", 850),
    ("victim", "", "in danger of life or dead", 800),
    ("blaze", "", "out of control or under control", 800),
    ("fire", "", "burning or out", 800),
    ("charge", "charges", "pending or brought", 750),
    ("trial", "trial", "under way or decided", 750),
    ("talks", "talks", "going on or ended", 750),
    ("offer", "offer", "made or decided", 850),
    ("strike", "strike", "going on or ended", 800),
    ("cause", "cause of", "unknown or told", 850),
    ("harm", "casualties", "unknown or told", 750),
    ("funeral", "funeral", "to be arranged or set", 750),
    ("hearing", "appearance in court", "to come or held", 700),
    ("appeal", "appeal", "to come or filed", 750),
    ("approval", "", "awaiting approval or decided", 750),
    ("bail", "custody", "held or released", 750),
    ("bill", "", "awaiting a signature or decided", 800),
    ("birth", "child", "expected or born", 850),
    ("captive", "", "held or free", 800),
    ("closure", "", "to close or saved", 750),
    ("count", "vote", "undecided or decided", 750),
    ("deal", "", "open or closed", 750),
    ("death", "cause of death", "unknown or told", 700),
    ("fitness", "fitness", "in doubt or settled", 750),
    ("flood", "", "rising or falling", 750),
    ("inquiry", "", "under way or over", 750),
    ("job", "post", "kept or lost", 800),
    ("launch", "", "to come or done", 800),
    ("leak", "", "running or stopped", 800),
    ("missing", "", "missing or found", 850),
    ("ongoing", "", "going on or over", 750),
    ("peace", "", "to come or in force", 800),
    ("plea", "plea", "to come or entered", 750),
    ("recovery", "", "in danger or recovering", 750),
    ("running", "", "suspended or resumed", 800),
    ("sale", "", "for sale or sold", 800),
    ("sentence", "sentence", "to come or passed", 750),
    ("ship", "", "aground or afloat", 850),
    ("site", "", "down or back", 800),
    ("storm", "", "coming or there", 800),
    ("vote", "vote", "to come or taken", 700),
];

/// Developments of which one story often tells several, each at another place.
const SEVERAL: [&str; 1] = ["strike"];

/// Those whom it concerns are told apart by a class of persons, and are not named in the report.
const BY_CLASS: &str = "-";

fn row_of(group: &str) -> Option<usize> {
    DEVELOPING.iter().position(|d| d.0 == group)
}

/// Whether the stages of this group follow one another; an open question is followed by its answer.
pub(super) fn follows(group: &str) -> bool {
    group == "open" || row_of(group).is_some()
}

/// How far a development has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Before the turn, told of the past: the same article may tell the turn, too.
    Past,
    Early,
    Late,
}

#[derive(Clone, Copy)]
struct Told<'a> {
    source: u32,
    article: &'a Article,
    claim: &'a Claim,
    stage: Stage,
    /// The names of whom or what it concerns, and those beside them that must not differ.
    own: &'a str,
    rest: &'a str,
    /// The years of a person whose age stands beside.
    age: &'a str,
}

impl Told<'_> {
    /// Whether both may speak of the same one: one name is the fuller form of the other, or goes without, and they are not of two ages.
    fn meets(&self, other: &Self) -> bool {
        let within = |a: &str, b: &str| a.split(' ').all(|x| b.split(' ').any(|y| x.eq_ignore_ascii_case(y)));
        let shared = |a: &str, b: &str| a.split(' ').any(|x| b.split(' ').any(|y| x.eq_ignore_ascii_case(y)));
        let empty = |a: &str, b: &str| a.is_empty() || b.is_empty();
        let named = !empty(self.own, other.own);
        // A year off is a mistake, or a birthday.
        let years = |t: &Self| t.age.parse::<i32>().ok();
        let apart = years(self).zip(years(other)).is_some_and(|(a, b)| (a - b).abs() > 1);
        (named || !apart)
            && (!named || within(self.own, other.own) || within(other.own, self.own))
            && (empty(self.rest, other.rest) || shared(self.rest, other.rest))
    }

    /// Whether each article knows a name of the other's sentence, if that has any: `At De Wet Gold, workers ended a stoppage` tells
    /// nothing of a strike in an article that never names De Wet Gold.
    fn known_to(&self, other: &Self) -> bool {
        let heard = |a: &Self, b: &Self| {
            let tokens = &a.article.document.tokens;
            let sentence = &a.article.document.sentences[a.claim.mention.sentence as usize].tokens;
            let calendar = Classes::MONTH.with(Classes::WEEKDAY);
            let mut names = tokens[sentence.start as usize..sentence.end as usize]
                .iter()
                .filter(|t| t.is_name() && !t.is_a(calendar))
                .peekable();
            let known = |t: &Token| b.article.document.tokens.iter().any(|o| o.lemma == t.lemma && o.is_name());
            names.peek().is_none() || names.any(known)
        };
        heard(self, other) && heard(other, self)
    }

    fn day(&self) -> Option<jiff::civil::Date> {
        self.article.source.published
    }
}

/// The developments of a story.
pub(super) fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let mut groups: BTreeMap<(usize, &str), Vec<Told<'_>>> = BTreeMap::new();
    for (source, article) in articles {
        for claim in article.claims.iter().filter(|c| c.mention.kind == "status") {
            let Some((group, rest)) = claim.value.words().and_then(|w| w.folded.split_once('/')) else { continue };
            let Some(row) = row_of(group) else { continue };
            let zone = article.document.sentences[claim.mention.sentence as usize].zone;
            if let (Some((stage, who)), true) = (rest.split_once(' '), zone.counts()) {
                let mut parts = who.splitn(4, '|');
                let mut part = || parts.next().unwrap_or_default();
                let (noun, own, rest, age) = (part(), part(), part(), part());
                let stage = match stage {
                    "0" => Stage::Past,
                    "1" => Stage::Early,
                    _ => Stage::Late,
                };
                let told = Told { source: *source, article, claim, stage, own, rest, age };
                // What tells a stage of another, too: a fire that is out is under control, who is charged was arrested.
                // Who was in danger may have died or be out of it.
                let also = match (group, stage == Stage::Late) {
                    ("fire", true) => Some(("blaze", noun)),
                    ("custody" | "charge", true) => Some(("arrests", "")),
                    ("arrests", false) => Some(("custody", "suspect")),
                    ("victim", false) => Some(("recovery", noun)),
                    _ => None,
                };
                if let Some((also, noun)) = also.and_then(|(group, noun)| Some((row_of(group)?, noun))) {
                    groups.entry((also, noun)).or_default().push(told);
                }
                groups.entry((row, noun)).or_default().push(told);
            }
        }
    }
    one_age(&mut groups);
    one_person(&mut groups);
    let mut out = Vec::new();
    let mut caught = false;
    for ((row, noun), told) in groups {
        let group = DEVELOPING[row].0;
        // That the suspect was held says the same once.
        if group == "arrests" && caught {
            continue;
        }
        // One finding for each one of whom both stages are told.
        let mut sides = sides(&told, row);
        while let Some((early, late)) = development(&told, SEVERAL.contains(&group), &mut sides) {
            caught |= group == "custody";
            out.push(finding(row, noun, &told, &early, &late, settings));
        }
    }
    out
}

/// Developments of one person each.
const OF_ONE: [&str; 3] = ["search", "victim", "recovery"];

/// Where a story tells such a development of somebody by an age (`the 61-year-old`, `a Kessel man, 61`, `Bo Lind (61)`), all that is
/// told of this age, or by its name, is of one person, unless two go by it.
fn one_age<'a>(groups: &mut BTreeMap<(usize, &'a str), Vec<Told<'a>>>) {
    for row in OF_ONE.iter().filter_map(|group| row_of(group)) {
        let keys: Vec<(usize, &str)> = groups.keys().filter(|key| key.0 == row).copied().collect();
        let all: Vec<Told<'_>> = keys.iter().flat_map(|key| groups[key].iter().copied()).collect();
        let mut ages: Vec<&str> = all.iter().map(|t| t.age).filter(|age| !age.is_empty()).collect();
        ages.sort_unstable();
        ages.dedup();
        for age in ages {
            let aged: Vec<&Told<'_>> = all.iter().filter(|t| t.age == age).collect();
            let named: Vec<&Told<'_>> = aged.iter().copied().filter(|t| !t.own.is_empty()).collect();
            let one = named.iter().all(|t| named.iter().all(|o| t.meets(o)));
            if !one || aged.iter().all(|t| t.source == aged[0].source) {
                continue;
            }
            let is = |t: &Told<'_>| {
                t.age == age || t.age.is_empty() && named.iter().any(|o| !t.own.is_empty() && t.meets(o))
            };
            let mut own: Vec<Told<'_>> = all.iter().copied().filter(is).collect();
            own.sort_by_key(|t| (t.source, t.claim.mention.span.start));
            for key in &keys {
                if let Some(told) = groups.get_mut(key) {
                    told.retain(|t| !is(t));
                }
            }
            groups.insert((row, age), own);
        }
    }
    groups.retain(|_, told| !told.is_empty());
}

/// Where a story tells such a development of one person by name, and of one other by a noun alone (`a man is in a critical condition`,
/// `Bo Lind has died`), the two are one.
fn one_person(groups: &mut BTreeMap<(usize, &str), Vec<Told<'_>>>) {
    for row in OF_ONE.iter().filter_map(|group| row_of(group)) {
        let Some(named) = groups.get(&(row, "")) else { continue };
        let one = named.iter().all(|t| !t.own.is_empty() && named.iter().all(|o| t.meets(o)));
        let nouns: Vec<&str> = groups.keys().filter(|key| key.0 == row && !key.1.is_empty()).map(|key| key.1).collect();
        let [noun] = nouns[..] else { continue };
        let counted = groups[&(row, noun)].iter().any(|t| !t.own.is_empty());
        // `her son` is one of several.
        let kin = crate::lexicon::classes(Word::fold(noun)).has(Classes::KIN);
        if !one || noun.ends_with('+') || counted || kin {
            continue;
        }
        let unnamed = groups.remove(&(row, noun)).unwrap_or_default();
        let all = groups.entry((row, "")).or_default();
        all.extend(unnamed);
        all.sort_by_key(|t| (t.source, t.claim.mention.span.start));
    }
}

/// The tellings before the turn and those after it, of articles that tell one of the two alone.
fn sides(told: &[Told<'_>], row: usize) -> (Vec<usize>, Vec<usize>) {
    let alone = |k: &usize, against: &[Stage]| {
        let source = told[*k].source;
        let from = told.partition_point(|t| t.source < source);
        let mut own = told[from..].iter().take_while(|t| t.source == source);
        !own.any(|t| against.contains(&t.stage) && t.meets(&told[*k]))
    };
    let old = |k: &usize| told[*k].claim.frame.era == Era::Old;
    let of = |late: bool| (0..told.len()).filter(move |k| (told[*k].stage == Stage::Late) == late);
    // Of a name withheld it is enough that it was said.
    let early = of(false).filter(|k| (DEVELOPING[row].1 == BY_CLASS || !old(k)) && alone(k, &[Stage::Late]));
    let late = of(true).filter(|k| !old(k) && !told[*k].claim.frame.quoted && alone(k, &[Stage::Early]));
    // Those who are named come first: who goes without a name might be any of them.
    let mut late: Vec<usize> = late.collect();
    late.sort_by_key(|k| told[*k].own.is_empty());
    (early.collect(), late)
}

/// The first development among these, taken out of them; of `several` the names beside them must be known to both articles.
fn development(
    told: &[Told<'_>],
    several: bool,
    sides: &mut (Vec<usize>, Vec<usize>),
) -> Option<(Vec<usize>, Vec<usize>)> {
    let (early, late) = sides;
    let mut tried: Vec<(&str, &str)> = Vec::new();
    for first in late.clone() {
        let first = &told[first];
        if tried.contains(&(first.own, first.rest)) {
            continue;
        }
        tried.push((first.own, first.rest));
        let mut after: Vec<usize> = late.iter().copied().filter(|k| told[*k].meets(first)).collect();
        after.sort_unstable();
        // Two tellings of one source are enough.
        let source = |k: usize| told[k].source;
        let all = after.clone();
        let mut place = 0..;
        after.retain(|k| place.next().is_none_or(|p: usize| p < 2 || source(all[p - 2]) != source(*k)));
        // What an article says is overtaken by what is told on the same day or later.
        let turn = after.iter().filter_map(|k| told[*k].day()).min();
        let before = |k: &usize| !matches!((told[*k].day(), turn), (Some(own), Some(turn)) if own > turn);
        let before: Vec<usize> = early
            .iter()
            .copied()
            .filter(|k| told[*k].meets(first) && before(k) && (!several || told[*k].known_to(first)))
            .collect();
        if !before.is_empty() {
            late.retain(|k| !told[*k].meets(first));
            early.retain(|k| !told[*k].meets(first));
            return Some((before, after));
        }
    }
    None
}

/// How a report calls it: `offer of Corven: made or decided`.
fn about(row: usize, noun: &str, own: &str) -> String {
    let (group, of, stages, _) = DEVELOPING[row];
    let noun = noun.trim_end_matches('+');
    let aged = format!("{noun}-year-old");
    let noun = if noun.starts_with(|c: char| c.is_ascii_digit()) {
        if own.is_empty() { aged.as_str() } else { "" }
    } else {
        noun
    };
    let who = match (of, group) {
        (BY_CLASS, _) => return stages.to_owned(),
        ("", "passage") if own.starts_with(|c: char| c.is_ascii_digit()) => format!("{noun} {own}"),
        ("", _) => [own, noun].join(" "),
        (of, "cause") => format!("{of} the {noun}"),
        (of, "hearing") => format!("{of} of {}", [own, noun].concat()),
        (of, _) if own.is_empty() => of.to_owned(),
        (of, _) => format!("{of} of {own}"),
    };
    format!("{}: {stages}", who.trim())
}

fn finding(row: usize, noun: &str, told: &[Told<'_>], early: &[usize], late: &[usize], settings: &Settings) -> Finding {
    let evidence = |k: &usize| {
        let t = &told[*k];
        draft::evidence(t.source, t.article, t.claim, t.claim.mention.span, t.claim.value.to_string())
    };
    let sure = DEVELOPING[row].3;
    let own = early.iter().chain(late).map(|k| told[*k].own).max_by_key(|own| own.len()).unwrap_or_default();
    let about = about(row, noun, own);
    Draft {
        kind: "status",
        subjects: vec![Word::fold(&about)],
        about,
        verdict: if sure >= settings.min_confidence { Verdict::Update } else { Verdict::Possible },
        confidence: sure,
        evidence: early.iter().map(|k| (evidence(k), 0)).chain(late.iter().map(|k| (evidence(k), 1))).collect(),
        reasons: vec![Reason {
            name: "stages of one story",
            detail: "each article tells one of two stages that follow one another".into(),
            weight: i32::from(sure),
        }],
        edits: Vec::new(),
        note: None,
    }
    .finish()
}

#[cfg(test)]
mod news;
#[cfg(test)]
mod tests;
