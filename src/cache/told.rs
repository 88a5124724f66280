//! What a story came to, as a record.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::model::{Camp, Counted, DateOrigin, Edit, Evidence, Finding, Reason, Span, Tally, Verdict, Word};
use crate::text::wire::{Reader, Writer};

/// What a story came to: its findings, whose evidence counts the articles of the story from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Its articles in order.
    pub articles: Vec<ToldArticle>,
    /// Its findings: the sharp ones first, else in the order in which they were found.
    pub findings: Vec<Finding>,
    /// Those that nobody asked for, in numbers.
    pub unlisted: Tally,
}

/// What is no milder than this stands in front: a report on a large archive mostly wants nothing else.
const SHARP: Verdict = Verdict::Update;

/// What is to be known of an article when its story has been checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToldArticle {
    /// How many claims were read in it.
    pub claims: u32,
    /// Whether its claims are needed again: the desk's facts speak of it, or a comment silences part of it.
    pub kept: bool,
    /// Its day of publication, and where that comes from.
    pub published: (Option<Date>, DateOrigin),
}

impl Told {
    /// As a record. `place` says which article of the story a source is.
    #[must_use]
    pub fn write(articles: &[ToldArticle], findings: &[Finding], place: impl Fn(u32) -> u32) -> Vec<u8> {
        let mut w = Writer::default();
        w.list(articles, |w, article| {
            w.number(u64::from(article.claims));
            w.number(u64::from(article.kept));
            write_published(w, article.published);
        });
        let (sharp, mild): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|f| f.verdict <= SHARP);
        let mut tally = Tally::default();
        for finding in &mild {
            tally.count(finding);
        }
        for verdict in Verdict::ALL.into_iter().filter(|v| *v > SHARP) {
            let Counted { facts, shared, alone } = tally.of(verdict);
            for number in [facts, shared, alone] {
                w.number(number as u64);
            }
        }
        w.list(&sharp, |w, f| finding(w, f, &place));
        w.list(&mild, |w, f| finding(w, f, &place));
        w.finish()
    }

    /// From a record; nothing when it is none. Findings that are milder than `mildest` are only counted.
    #[must_use]
    pub fn read(bytes: &[u8], mildest: Verdict) -> Option<Self> {
        let mut r = Reader::new(bytes);
        let articles =
            r.list(|r| Some(ToldArticle { claims: r.small()?, kept: r.flag()?, published: read_published(r)? }))?;
        let mut tally = Tally::default();
        for verdict in Verdict::ALL.into_iter().filter(|v| *v > SHARP) {
            *tally.of_mut(verdict) = Counted { facts: r.small()?, shared: r.small()?, alone: r.small()? };
        }
        let findings = r.list(read_finding)?;
        let mut told = Self { articles, findings, unlisted: Tally::default() };
        if mildest <= SHARP {
            // The rest need not even be read.
            told.unlisted = tally;
        } else {
            told.findings.extend(r.list(read_finding)?);
            if !r.is_done() {
                return None;
            }
        }
        told.lessen(mildest);
        Some(told)
    }

    fn lessen(&mut self, mildest: Verdict) {
        lessen(&mut self.findings, &mut self.unlisted, mildest);
    }
}

/// Turns findings that are milder than `mildest` into numbers.
pub fn lessen(findings: &mut Vec<Finding>, unlisted: &mut Tally, mildest: Verdict) {
    if mildest < Verdict::Agree {
        findings.retain(|f| {
            f.verdict <= mildest || {
                unlisted.count(f);
                false
            }
        });
    }
}

const ORIGINS: [DateOrigin; 6] = [
    DateOrigin::None,
    DateOrigin::FrontMatter,
    DateOrigin::Metadata,
    DateOrigin::Config,
    DateOrigin::Text,
    DateOrigin::Url,
];

/// Writes a day of publication and where it comes from.
pub fn write_published(w: &mut Writer, (day, origin): (Option<Date>, DateOrigin)) {
    w.option(day, |w, day| {
        w.signed(i64::from(day.year()));
        w.number(day.month() as u64);
        w.number(day.day() as u64);
    });
    w.number(origin as u64);
}

/// Reads a day of publication and where it comes from.
pub fn read_published(r: &mut Reader<'_>) -> Option<(Option<Date>, DateOrigin)> {
    let day = r.option(|r| Date::new(i16::try_from(r.signed()?).ok()?, r.small()?, r.small()?).ok())?;
    let origin: usize = r.small()?;
    Some((day, *ORIGINS.get(origin)?))
}

fn finding(w: &mut Writer, finding: &Finding, place: &impl Fn(u32) -> u32) {
    let Finding {
        id,
        subjects,
        known_as,
        fact,
        about,
        kind,
        verdict,
        confidence,
        claims,
        camps,
        reasons,
        edits,
        note,
        accepted,
        fails,
        brought_by,
        old,
    } = finding;
    for text in [id, about, *kind] {
        w.text(text);
    }
    w.list(subjects, |w, word| {
        w.hash(word.0 as u32);
        w.hash((word.0 >> 32) as u32);
    });
    w.list(known_as, |w, id| w.text(id));
    for text in [fact, note, accepted] {
        w.option(text.as_deref(), Writer::text);
    }
    for number in [*verdict as u64, u64::from(*confidence), u64::from(*fails), u64::from(*old)] {
        w.number(number);
    }
    w.list(claims, |w, claim| {
        let Evidence { source, span: words, sentence, value, told, speaker } = claim;
        w.number(u64::from(place(*source)));
        span(w, *words);
        span(w, *sentence);
        w.text(value);
        w.text(told);
        w.option(speaker.as_deref(), Writer::text);
    });
    w.list(camps, |w, camp| {
        let Camp { value, claims, sources, voices } = camp;
        w.text(value);
        w.list(claims, |w, claim| w.number(u64::from(*claim)));
        w.number(u64::from(*sources));
        w.number(u64::from(*voices));
    });
    w.list(reasons, |w, reason| {
        let Reason { name, detail, weight } = reason;
        w.text(name);
        w.text(detail);
        w.signed(i64::from(*weight));
    });
    w.list(edits, |w, edit| {
        let (number, text) = match edit {
            Edit::Keep(text) => (0, text),
            Edit::Delete(text) => (1, text),
            Edit::Insert(text) => (2, text),
        };
        w.number(number);
        w.text(text);
    });
    w.list(brought_by, |w, claim| w.number(u64::from(*claim)));
}

fn read_finding(r: &mut Reader<'_>) -> Option<Finding> {
    let id = owned(r)?;
    let about = owned(r)?;
    let kind = name(r.text()?);
    let subjects = r.list(|r| Some(Word(u64::from(r.hash()?) | u64::from(r.hash()?) << 32)))?;
    let known_as = r.list(owned)?;
    let (fact, note, accepted) = (r.option(owned)?, r.option(owned)?, r.option(owned)?);
    let verdict = *Verdict::ALL.get(r.small::<usize>()?)?;
    let (confidence, fails, old) = (r.small()?, r.flag()?, r.flag()?);
    let claims = r.list(|r| {
        Some(Evidence {
            source: r.small()?,
            span: read_span(r)?,
            sentence: read_span(r)?,
            value: owned(r)?,
            told: owned(r)?,
            speaker: r.option(owned)?,
        })
    })?;
    let camps = r.list(|r| {
        Some(Camp { value: owned(r)?, claims: r.list(Reader::small)?, sources: r.small()?, voices: r.small()? })
    })?;
    let reasons = r.list(|r| {
        let (name, detail) = (name(r.text()?), r.text()?);
        let detail = if detail.is_empty() { Cow::Borrowed("") } else { Cow::Owned(detail.to_owned()) };
        Some(Reason { name, detail, weight: i32::try_from(r.signed()?).ok()? })
    })?;
    let edits = r.list(|r| {
        let number = r.number()?;
        let text = owned(r)?;
        Some(match number {
            0 => Edit::Keep(text),
            1 => Edit::Delete(text),
            2 => Edit::Insert(text),
            _ => return None,
        })
    })?;
    let brought_by = r.list(Reader::small)?;
    Some(Finding {
        id,
        subjects,
        known_as,
        fact,
        about,
        kind,
        verdict,
        confidence,
        claims,
        camps,
        reasons,
        edits,
        note,
        accepted,
        fails,
        brought_by,
        old,
    })
}

fn owned(r: &mut Reader<'_>) -> Option<String> {
    r.text().map(str::to_owned)
}

fn span(w: &mut Writer, span: Span) {
    w.number(u64::from(span.start));
    w.number(u64::from(span.end - span.start));
}

fn read_span(r: &mut Reader<'_>) -> Option<Span> {
    let start: u32 = r.small()?;
    Some(Span::new(start, start.checked_add(r.small()?)?))
}

/// A name of a kind or a level. They are a few hundred words of the program; each is kept once, for as long as it runs.
fn name(text: &str) -> &'static str {
    static NAMES: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
    thread_local! {
        static KNOWN: RefCell<FxHashMap<&'static str, &'static str>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(name) = known.get(text) {
            return *name;
        }
        let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
        let name = names.iter().find(|n| **n == text).copied().unwrap_or_else(|| {
            let name: &'static str = Box::leak(text.into());
            names.push(name);
            name
        });
        known.insert(name, name);
        name
    })
}
