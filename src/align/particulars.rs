//! Particulars that are right or wrong to the letter: the block of a street, the direction from a place, a telephone number.
//!
//! Each article must give one value only: who names two blocks of a street speaks of two places.

use std::collections::{BTreeMap, BTreeSet};

use super::Settings;
use super::draft::{self, Draft};
use crate::lexicon::compass;
use crate::model::{Article, Claim, Classes, Finding, Reason, Shape, Verdict, Word};

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
    for (source, article) in articles {
        for claim in article.claims.iter().filter(|c| matches!(c.mention.kind, "place" | "phone")) {
            let zone = article.document.sentences[claim.mention.sentence as usize].zone;
            let Some(words) = claim.value.words().filter(|_| zone.counts()) else { continue };
            let told = |value| Told { source: *source, article, claim, value };
            match words.folded.split_once('/') {
                Some((key, value)) => places.entry(key).or_default().push(told(value)),
                None => phones.push(told(&words.folded)),
            }
        }
    }
    let mut out: Vec<Finding> = places.iter().filter_map(|(key, told)| differing_places(key, told, settings)).collect();
    out.extend(differing_phones(&phones, settings));
    out
}

fn differing_places(key: &str, told: &[Told<'_>], settings: &Settings) -> Option<Finding> {
    let one = |own: &[Told<'_>]| own.iter().all(|t| t.value == own[0].value);
    let single = told.chunk_by(|a, b| a.source == b.source).filter(|own| one(own));
    let single: Vec<&Told<'_>> = single.map(|own| &own[0]).collect();
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
            ["Call 0845 125 222 or 0845 125 2222.", "Call 0845 125 2222."],
            ["Call 0845 125 2221.", "Call 0845 125 2222."],
            ["Call 0845 125 2222.", "Call 0845 999 2222."],
        ] {
            assert_eq!(found(&texts), Vec::<String>::new(), "{texts:?}");
        }
    }
}
