//! Particulars that are right or wrong to the letter: the block of a street, the direction from a place, where somebody died,
//! was arrested or lies in hospital, a telephone number, the side of a limb, the colour of a car.
//!
//! Each article must give one value only: who names two blocks of a street speaks of two places.

mod details;
mod phones;
mod scenes;

use std::collections::BTreeMap;

use super::Settings;
use super::draft::{self, Draft};
use crate::lexicon::compass;
use crate::model::{Article, Claim, Classes, Finding, Reason, Shape, Token, Verdict, Word};

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

impl<'a> Told<'a> {
    /// The tokens of its sentence.
    fn sentence(&self) -> &'a [Token] {
        let document = &self.article.document;
        let tokens = &document.sentences[self.claim.mention.sentence as usize].tokens;
        &document.tokens[tokens.start as usize..tokens.end as usize]
    }

    /// The tokens of its mention.
    fn own(&self) -> &'a [Token] {
        let tokens = &self.claim.mention.tokens;
        &self.article.document.tokens[tokens.start as usize..tokens.end as usize]
    }
}

/// The differing particulars of a story.
pub(super) fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let mut all: BTreeMap<&str, Vec<Told<'_>>> = BTreeMap::new();
    let mut phones: Vec<Told<'_>> = Vec::new();
    let mut scenes: Vec<(&str, Told<'_>)> = Vec::new();
    for (source, article) in articles {
        for claim in article.claims.iter().filter(|c| matches!(c.mention.kind, "place" | "phone" | "detail")) {
            let zone = article.document.sentences[claim.mention.sentence as usize].zone;
            let Some(words) = claim.value.words().filter(|_| zone.counts()) else { continue };
            let told = |value| Told { source: *source, article, claim, value };
            match words.folded.split_once('/') {
                Some((event, value)) if scenes::is(event) => scenes.push((event, told(value))),
                Some((key, value)) => all.entry(key).or_default().push(told(value)),
                None => phones.push(told(&words.folded)),
            }
        }
    }
    let mut out: Vec<Finding> = Vec::new();
    for (key, told) in &all {
        let place = key.starts_with("block ") || key.starts_with("bearing ");
        let differ = if place { differing_places } else { details::differing };
        out.extend(differ(key, told, settings));
    }
    out.extend(phones::differing(&phones, settings));
    out.extend(scenes::differing(&scenes, settings));
    out
}

fn differing_places(key: &str, told: &[Told<'_>], settings: &Settings) -> Option<Finding> {
    let single = single(told.iter());
    let block = key.starts_with("block ");
    let excludes = |a: &Told<'_>, b: &Told<'_>| {
        if block {
            return a.value != b.value && one_event(a, b, &Words::of(a), &Words::of(b), SHARED);
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

/// The words of content of a sentence outside a mention, ascending; whether each is a name or tells of something that happens.
struct Words(Vec<(Word, bool, bool)>);

impl Words {
    fn of(told: &Told<'_>) -> Self {
        let empty =
            Classes::FUNCTION.with(Classes::SPEECH).with(Classes::WEEKDAY).with(Classes::MONTH).with(Classes::CALENDAR);
        let mut words: Vec<(Word, bool, bool)> = told
            .sentence()
            .iter()
            .filter(|w| w.looks(Shape::WORD) && !w.is_a(empty) && !told.claim.mention.span.overlaps(w.span))
            .map(|w| (w.lemma, w.is_name(), w.is_a(Classes::EVENT)))
            .collect();
        words.sort_unstable();
        words.dedup_by_key(|w| w.0);
        Self(words)
    }

    fn shared<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = &'s (Word, bool, bool)> {
        self.0.iter().filter(|w| other.0.binary_search_by_key(&w.0, |o| o.0).is_ok())
    }

    /// Whether both hold a name.
    fn names(&self, other: &Self) -> bool {
        self.shared(other).any(|w| w.1)
    }
}

/// Whether two sentences tell of one thing that happened: they share so many words, a name or a word for what happens among
/// them, and are not dated to different days.
fn one_event(a: &Told<'_>, b: &Told<'_>, own: &Words, other: &Words, least: usize) -> bool {
    own.shared(other).count() >= least
        && (least == 0 || own.shared(other).any(|w| w.1 || w.2))
        && !draft::dated_apart((a.article, a.claim), (b.article, b.claim))
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
            (
                "Fire crews were called to a house in Alma Street in Halden on Sunday.",
                "Two people died in a fire at a Halden house in Alma Terrace.",
                "street: Alma",
            ),
            (
                "Ada Holm died Tuesday at Mount Sinai Hospital in Reed.",
                "Ada Holm, 67, died at St. Michael's Hospital.",
                "hospital where Ada Holm died",
            ),
            (
                "Bo Lind had surgery on his knee at Reed General Hospital.",
                "Lind had an operation at St. Rita's Medical Center on Friday.",
                "hospital where Bo Lind was operated on",
            ),
            ("Bo Roe broke his left ankle in the fall.", "Bo Roe, 31, had a fractured right ankle.", "side of: ankle"),
            ("She was found with a broken left wrist.", "Her right wrist was broken.", "side of: wrist"),
            ("The left engine caught fire over Reed.", "A fire broke out in the right engine.", "side of: engine"),
            (
                "Roe was alone in a white Range Rover when it hit a wall.",
                "They pulled Roe out of her black Range Rover.",
                "colour of: Range Rover",
            ),
            (
                "Holm was wearing a navy raincoat when last seen in Reed.",
                "When last seen Holm wore a green raincoat and boots.",
                "colour of: raincoat",
            ),
            (
                "Police said the men robbed the bank and fled in a blue van.",
                "After they robbed the bank the men fled in a green van.",
                "colour of: van",
            ),
            (
                "Some 361 workers of the Reed plant belong to Local 483.",
                "Local 438 speaks for the workers of the Reed plant.",
                "number of: local",
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
            ["A fire destroyed a house in Alma Street.", "The bus goes from Alma Terrace to the pier."],
            ["The fire in Alma Street in Halden.", "The fire in Alma Street in Halden spread to Alma Terrace."],
            ["A fire hit a bank on Stadiou Street.", "The bank on Stadiou Avenue was on fire."],
            ["Ada Holm died at Mount Sinai Hospital.", "Ada Holm died at the Sinai Medical Center."],
            ["Ada Holm was taken to Mount Sinai Hospital.", "Ada Holm died at St. Rita's Hospital."],
            ["Ada Holm died at Mount Sinai Hospital.", "Otto Brandt died at St. Rita's Hospital."],
            ["Bo Roe broke his left ankle.", "Otto Brandt had his right ankle operated on."],
            ["Bo Roe holds the cup in his left hand.", "Bo Roe waved with his right hand."],
            [
                "Roe appeared in court in a white shirt on fraud charges.",
                "Roe was in court in a grey shirt, on fraud charges.",
            ],
            ["The men fled in a blue van.", "A green van of the post was at the bank."],
            ["A man was hit by a silver Audi in Reed.", "A man was hit by a grey Audi in Reed."],
            ["Roe left in a white Audi.", "Roe came in a white Audi and left in a black Audi."],
            ["Call 0845 125 222 or 0845 125 2222.", "Call 0845 125 2222."],
            ["Call 0845 125 2221.", "Call 0845 125 2222."],
            ["Call 0845 125 2222.", "Call 0845 999 2222."],
        ] {
            assert_eq!(found(&texts), Vec::<String>::new(), "{texts:?}");
        }
    }
}
