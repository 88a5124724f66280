//! What befell one person where: died, was arrested, lies in hospital.

use std::collections::{BTreeMap, BTreeSet};

use super::{Settings, Told, finding, single};
use crate::align::draft;
use crate::model::{Finding, Term, Word};

/// What befalls somebody in a hospital: as it is compared, and as it is told.
const HOSPITALS: [(&str, &str); 4] = [
    ("hospital died", "died"),
    ("hospital lies", "is treated"),
    ("hospital operated", "was operated on"),
    ("hospital taken", "was taken"),
];

/// What befalls nobody in two hospitals; a patient is moved.
const ONCE: [&str; 2] = ["hospital died", "hospital operated"];

/// Whether two articles are of different days.
fn days_apart(a: &Told<'_>, b: &Told<'_>) -> bool {
    let day = |t: &Told<'_>| t.article.source.published;
    day(a).zip(day(b)).is_some_and(|(a, b)| a != b)
}

/// Whether this key is that of something which befell somebody.
pub(super) fn is(key: &str) -> bool {
    ["died", "arrested"].contains(&key) || HOSPITALS.iter().any(|h| h.0 == key)
}

/// Whether two hospitals may be one under two names: they share a word, or the beginning of one (`Mass General`).
fn may_be_one(a: &str, b: &str) -> bool {
    a.split(' ').any(|x| b.split(' ').any(|y| x.starts_with(y) || y.starts_with(x)))
}

/// Where one person died or was arrested, at two sorts of place, or lies in two hospitals.
pub(super) fn differing(told: &[(&str, Told<'_>)], settings: &Settings) -> Vec<Finding> {
    let mut people: BTreeMap<(&str, Word), Vec<&Told<'_>>> = BTreeMap::new();
    for (event, t) in told {
        if let Some(last) = named(t).last() {
            people.entry((event, *last)).or_default().push(t);
        }
    }
    let mut out = Vec::new();
    for ((event, _), all) in &people {
        // Father and son go by one surname; an article that tells two places tells a course of events.
        let first = |t: &Told<'_>| Some(named(t)).filter(|n| n.len() > 1).map(|n| n[0]);
        let firsts: BTreeSet<Word> = all.iter().filter_map(|t| first(t)).collect();
        let alone = single(all.iter().copied());
        let apart = |t: &Told<'_>| alone.iter().any(|o| draft::dated_apart((t.article, t.claim), (o.article, o.claim)));
        let mut sides: Vec<&Told<'_>> = alone.iter().copied().filter(|t| !apart(t)).collect();
        let hospital = HOSPITALS.iter().find(|h| h.0 == *event);
        if let Some((event, _)) = hospital {
            let clash = |t: &Told<'_>, o: &Told<'_>| {
                !may_be_one(t.value, o.value) && (ONCE.contains(event) || !days_apart(t, o))
            };
            let all = sides.clone();
            sides.retain(|t| all.iter().any(|o| clash(t, o)));
        }
        let places: BTreeSet<&str> = sides.iter().map(|t| t.value).collect();
        if firsts.len() > 1 || firsts.is_empty() && hospital.is_none() || places.len() < 2 {
            continue;
        }
        let Some(fullest) = sides.iter().max_by_key(|t| named(t).len()) else { continue };
        let text = fullest.article.source.text.as_str();
        let name: Vec<&str> = names(fullest).map(|t| t.span.of(text)).collect();
        let name = name.join(" ");
        let about = match hospital {
            Some((_, told)) => format!("hospital where {name} {told}"),
            None => format!("where {name} {}{event}", if *event == "died" { "" } else { "was " }),
        };
        out.push(finding("place", about, &name, &sides, "one person", settings));
    }
    out
}

/// The names of the subject of its clause.
fn names<'a>(told: &'a Told<'_>) -> impl Iterator<Item = &'a Term> {
    let tokens = &told.article.document.tokens;
    told.claim.frame.subject.iter().filter(|term| {
        let at = tokens.partition_point(|t| t.span.start < term.span.start);
        tokens.get(at).is_some_and(|t| t.span == term.span && t.is_name())
    })
}

fn named(told: &Told<'_>) -> Vec<Word> {
    names(told).map(|t| t.lemma).collect()
}
