//! Particulars that are right or wrong to the letter: the block of a street, the direction from a place, where somebody died or
//! was arrested, a telephone number.
//!
//! Each article must give one value only: who names two blocks of a street speaks of two places.

use std::collections::{BTreeMap, BTreeSet};

use super::Settings;
use super::draft::{self, Draft};
use crate::lexicon::compass;
use crate::model::{Article, Claim, Classes, Finding, Reason, Shape, Term, Verdict, Word};

/// How sure such a difference is an error, in thousandths; set by hand.
const SURE: u16 = 850;

/// Words of content that the sentences on two blocks of one street must share besides.
const SHARED: usize = 2;

/// From so many sixteenths of a turn two directions exclude each other: `west` and `south-west` do not.
const ELSEWHERE: u8 = 4;

/// A claim on one particular.
struct Told<'a> {
    source: u32,
    article: &'a Article,
    claim: &'a Claim,
    value: &'a str,
}

/// The differing particulars of a story.
pub(super) fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let mut places: BTreeMap<&str, Vec<Told<'_>>> = BTreeMap::new();
    let mut phones: Vec<Told<'_>> = Vec::new();
    let mut scenes: Vec<(&str, Told<'_>)> = Vec::new();
    for (source, article) in articles {
        for claim in article.claims.iter().filter(|c| matches!(c.mention.kind, "place" | "phone")) {
            let zone = article.document.sentences[claim.mention.sentence as usize].zone;
            let Some(words) = claim.value.words().filter(|_| zone.counts()) else { continue };
            let told = |value| Told { source: *source, article, claim, value };
            match words.folded.split_once('/') {
                Some((event @ ("died" | "arrested"), value)) => scenes.push((event, told(value))),
                Some((key, value)) => places.entry(key).or_default().push(told(value)),
                None => phones.push(told(&words.folded)),
            }
        }
    }
    let mut out: Vec<Finding> = places.iter().filter_map(|(key, told)| differing_places(key, told, settings)).collect();
    out.extend(differing_phones(&phones, settings));
    out.extend(differing_scenes(&scenes, settings));
    out
}

fn differing_places(key: &str, told: &[Told<'_>], settings: &Settings) -> Option<Finding> {
    let single = single(told.iter());
    let block = key.starts_with("block ");
    let excludes = |a: &Told<'_>, b: &Told<'_>| {
        if block {
            return a.value != b.value && one_event(a, b);
        }
        let turn = |t: &Told<'_>| t.value.parse::<u8>().unwrap_or(0);
        compass::apart(turn(a), turn(b)) >= ELSEWHERE
    };
    let clashing: Vec<&str> =
        single.iter().filter(|a| single.iter().any(|b| excludes(a, b))).map(|t| t.value).collect();
    let sides: Vec<&Told<'_>> = single.iter().filter(|t| clashing.contains(&t.value)).copied().collect();
    let first = sides.first()?;
    let about = if block {
        let written = first.claim.value.to_string();
        format!("block of: {}", written.split_once(" of ").map_or(written.as_str(), |w| w.1))
    } else {
        format!("direction from: {}", key.trim_start_matches("bearing "))
    };
    Some(finding("place", about, key, &sides, "one street or place", settings))
}

/// The first telling of each article that gives one value alone; tellings stand in the order of their articles.
fn single<'s, 'a>(told: impl Iterator<Item = &'s Told<'a>>) -> Vec<&'s Told<'a>> {
    let told: Vec<&Told<'_>> = told.collect();
    let one = |own: &&[&Told<'_>]| own.iter().all(|t| t.value == own[0].value);
    told.chunk_by(|a, b| a.source == b.source).filter(one).map(|own| own[0]).collect()
}

/// Where one person died or was arrested, at two sorts of place.
fn differing_scenes(told: &[(&str, Told<'_>)], settings: &Settings) -> Vec<Finding> {
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
        let sides: Vec<&Told<'_>> = alone.iter().copied().filter(|t| !apart(t)).collect();
        let places: BTreeSet<&str> = sides.iter().map(|t| t.value).collect();
        if firsts.len() != 1 || places.len() < 2 {
            continue;
        }
        let Some(fullest) = sides.iter().max_by_key(|t| named(t).len()) else { continue };
        let text = fullest.article.source.text.as_str();
        let name: Vec<&str> = names(fullest).map(|t| t.span.of(text)).collect();
        let name = name.join(" ");
        let about = format!("where {name} {}{event}", if *event == "died" { "" } else { "was " });
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

/// Whether the sentences on two blocks of a street tell of one thing that happened: they share a name or a word for what
/// happens and one more, and are not dated to different days.
fn one_event(a: &Told<'_>, b: &Told<'_>) -> bool {
    let words = |t: &Told<'_>| {
        let document = &t.article.document;
        let sentence = &document.sentences[t.claim.mention.sentence as usize].tokens;
        let empty =
            Classes::FUNCTION.with(Classes::SPEECH).with(Classes::WEEKDAY).with(Classes::MONTH).with(Classes::CALENDAR);
        let mut words: Vec<(Word, bool)> = document.tokens[sentence.start as usize..sentence.end as usize]
            .iter()
            .filter(|w| w.looks(Shape::WORD) && !w.is_a(empty) && !t.claim.mention.span.overlaps(w.span))
            .map(|w| (w.lemma, w.is_name() || w.is_a(Classes::EVENT)))
            .collect();
        words.sort_unstable();
        words.dedup_by_key(|w| w.0);
        words
    };
    let other = words(b);
    let mut shared = words(a);
    shared.retain(|w| other.binary_search_by_key(&w.0, |o| o.0).is_ok());
    shared.len() >= SHARED
        && shared.iter().any(|w| w.1)
        && !draft::dated_apart((a.article, a.claim), (b.article, b.claim))
}

/// Numbers that differ by one slip: a digit another, left out, or two that changed places. A slip leaves the front or the back of a
/// number as it was, so numbers meet over these.
fn differing_phones(phones: &[Told<'_>], settings: &Settings) -> Vec<Finding> {
    let mut by_value: BTreeMap<&str, Vec<&Told<'_>>> = BTreeMap::new();
    for phone in phones {
        by_value.entry(phone.value).or_default().push(phone);
    }
    let mut by_part: BTreeMap<(bool, &str), Vec<&str>> = BTreeMap::new();
    for value in by_value.keys() {
        let half = value.len().min(8) / 2 - 1;
        by_part.entry((true, &value[..half])).or_default().push(value);
        by_part.entry((false, &value[value.len() - half..])).or_default().push(value);
    }
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for values in by_part.values() {
        for (k, a) in values.iter().enumerate().take(FEW) {
            pairs.extend(values[k + 1..].iter().take(FEW).filter(|b| slip(a, b)).map(|b| (*a, *b)));
        }
    }
    let sources = |value: &str| -> BTreeSet<u32> { by_value[value].iter().map(|t| t.source).collect() };
    pairs
        .into_iter()
        // Numbers side by side in one article are two numbers.
        .filter(|(a, b)| sources(a).is_disjoint(&sources(b)))
        .map(|(a, b)| {
            let mut sides: Vec<&Told<'_>> = [a, b].iter().flat_map(|v| by_value[v].iter().copied()).collect();
            sides.sort_by_key(|t| (t.source, t.claim.mention.span));
            finding("phone", "telephone number".to_owned(), a, &sides, "one number but for a slip", settings)
        })
        .collect()
}

/// More numbers with one beginning are a directory.
const FEW: usize = 24;

/// Whether one slip of the hand leads from one number to the other.
fn slip(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (left, right) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    match (left.len(), right.len()) {
        // A last digit that differs is as often the next number of an office.
        (1, 1) => back > 0,
        (0, 1) => true,
        (2, 2) => left[0] == right[1] && left[1] == right[0],
        _ => false,
    }
}

fn finding(
    kind: &'static str,
    about: String,
    subject: &str,
    sides: &[&Told<'_>],
    why: &'static str,
    settings: &Settings,
) -> Finding {
    let camps: Vec<&str> = sides.iter().map(|t| t.value).collect();
    let camp = |t: &Told<'_>| camps.iter().position(|v| *v == t.value).unwrap_or(0);
    let evidence =
        |t: &Told<'_>| draft::evidence(t.source, t.article, t.claim, t.claim.mention.span, t.claim.value.to_string());
    Draft {
        kind,
        about,
        verdict: if SURE >= settings.min_confidence { Verdict::Conflict } else { Verdict::Possible },
        confidence: SURE,
        evidence: sides.iter().map(|t| (evidence(t), camp(t))).collect(),
        subjects: vec![Word::fold(subject)],
        reasons: vec![Reason {
            name: why,
            detail: "each article gives one value, and they exclude each other".into(),
            weight: i32::from(SURE) / 2,
        }],
        edits: Vec::new(),
        note: None,
    }
    .finish()
}

#[cfg(test)]
mod tests {
    use super::align;
    use crate::align::Settings;
    use crate::kind::testing::article;
    use crate::model::Article;

    fn found(texts: &[&str]) -> Vec<String> {
        let articles: Vec<Article> = texts.iter().map(|t| article(t, "")).collect();
        let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        align(&listed, &Settings::default()).into_iter().map(|f| f.about).collect()
    }

    #[test]
    fn what_cannot_be_is_told() {
        for (a, b, want) in [
            (
                "Lee was shot outside his home in the 1200 block of East Maple Street, police said.",
                "Police said that Lee was shot in the 1300 block of Maple St. on Friday.",
                "block of: East Maple Street",
            ),
            (
                "The ship lay 150 miles east of Aden.",
                "It sank 150 miles west of Aden.",
                "direction from: aden 150 miles",
            ),
            (
                "Ada Holm, 61, died at the scene on Friday, police said.",
                "Holm, of Reed, died on Friday in a hospital in Halden.",
                "where Ada Holm died",
            ),
            (
                "Ada Holm died Thursday at her home.",
                "Ada Holm lived in Reed. She died at a hospice near her home.",
                "where Ada Holm died",
            ),
            (
                "Otto Brandt was arrested on Friday at his home in Reed.",
                "Brandt was arrested at a Halden hotel, police said.",
                "where Otto Brandt was arrested",
            ),
            ("Call police on 0845 125 222.", "Witnesses can call 0845 125 2222.", "telephone number"),
            ("Call (555) 010-4477.", "Call 555-010-4747.", "telephone number"),
        ] {
            assert_eq!(found(&[a, b]), [want], "{a} {b}");
        }
    }

    #[test]
    fn what_may_both_be_is_left_alone() {
        for texts in [
            // Another direction that is near, another place, another distance.
            ["The ship lay 150 miles west of Aden.", "It sank 150 miles south-west of Aden."],
            ["The ship lay 150 miles west of Aden.", "It sank 150 miles east of Mukalla."],
            ["The ship lay 150 miles west of Aden.", "It sank 20 miles east of Aden."],
            [
                "Shots were fired in the 1200 block of Maple Street, police said Friday.",
                "Police said on Friday that a man was robbed in the 1400 block of Maple Street.",
            ],
            [
                "A man was shot in the 1200 block of Maple Street on 2 May 2022, police said.",
                "Police said a woman was shot in the 1400 block of Maple Street on 9 May 2022.",
            ],
            // Two things on one street.
            ["Lee was shot in the 1200 block of Maple Street.", "The car stood in the 1400 block of Maple Street."],
            ["Otto Brandt was arrested at his home on 2 May 2022.", "Otto Brandt was arrested at a bar on 9 May 2023."],
            ["Otto Brandt was arrested at home.", "Otto Brandt was not arrested at the airport."],
            ["Ada Holm died at the scene.", "Ada Holm was pronounced dead in hospital."],
            ["Ada Holm died at the scene.", "Her son Otto Holm died in hospital."],
            ["Ada Holm died at home.", "Ada Holm would have died in hospital."],
            ["Ada Holm died in hospital.", "Ada Holm died in Halden Hospital, not far from her home."],
            ["Ada Holm died at home in hospice care.", "Ada Holm died in a hospice."],
            ["Call 0845 125 222 or 0845 125 2222.", "Call 0845 125 2222."],
            ["Call 0845 125 2221.", "Call 0845 125 2222."],
            ["Call 0845 125 2222.", "Call 0845 999 2222."],
        ] {
            assert_eq!(found(&texts), Vec::<String>::new(), "{texts:?}");
        }
    }
}
