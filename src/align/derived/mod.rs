//! Derived checks: what a text says twice must add up. One article is enough, and nothing from outside is needed.
//!
//! Each check shows its arithmetic in the note of its finding. All of them would rather be silent than wrong: only what
//! both sides spell out is a conflict, the rest is possible or nothing.

mod born;
mod later;
mod parts;
mod share;
mod weekday;

use std::ops::Range;

use super::Settings;
use super::draft::Draft;
use crate::model::{
    Amount, Article, Bound, Claim, Classes, Decimal, Evidence, Finding, Modality, Reason, Sentence, Span, Token, Value,
    Verdict, Word,
};
use crate::text::calendar;
use crate::text::told::told;

/// Below this a check is only possible, whatever the settings say.
const SURE: u16 = 700;

/// The checks of a story.
pub(super) fn check(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let texts: Vec<Text<'_>> = articles.iter().map(|(source, article)| Text { source: *source, article }).collect();
    let mut out = weekday::check(&texts);
    out.extend(born::check(&texts));
    for text in &texts {
        out.extend(later::check(*text));
        out.extend(parts::check(*text, settings));
        out.extend(share::check(*text, settings));
    }
    out.into_iter().map(Sum::finish).collect()
}

/// Adds the arithmetic to findings of other checks: a weekday in one article, the date in another.
pub(super) fn explain(findings: &mut [Finding], articles: &[(u32, &Article)]) {
    weekday::explain(findings, articles);
}

/// A sum that does not come out.
struct Sum {
    kind: &'static str,
    /// The name of the check.
    name: &'static str,
    about: String,
    /// Thousandths.
    confidence: u16,
    /// The claims on either side.
    sides: [Vec<Evidence>; 2],
    /// The arithmetic in words.
    note: String,
}

impl Sum {
    fn finish(self) -> Finding {
        let [left, right] = self.sides;
        Draft {
            kind: self.kind,
            about: self.about,
            verdict: if self.confidence < SURE { Verdict::Possible } else { Verdict::Conflict },
            confidence: self.confidence,
            evidence: left.into_iter().map(|e| (e, 0)).chain(right.into_iter().map(|e| (e, 1))).collect(),
            // Not to be mixed up with two claims that happen to have these values.
            subjects: vec![Word::fold(self.name)],
            reasons: vec![Reason {
                name: self.name,
                detail: self.note.clone().into(),
                weight: i32::from(self.confidence) / 2,
            }],
            edits: Vec::new(),
            note: Some(self.note),
        }
        .finish()
    }
}

/// An article and its place in the report.
#[derive(Clone, Copy)]
struct Text<'a> {
    source: u32,
    article: &'a Article,
}

impl<'a> Text<'a> {
    /// Claims of one kind in zones that count, told as facts.
    fn claims(self, kind: &'static str) -> impl Iterator<Item = &'a Claim> {
        self.article
            .claims
            .iter()
            .filter(move |c| c.mention.kind == kind && self.sentence(c).zone.counts())
            .filter(|c| !matches!(c.frame.modality, Modality::Denied | Modality::Possible))
    }

    fn sentence(self, claim: &Claim) -> &'a Sentence {
        &self.article.document.sentences[claim.mention.sentence as usize]
    }

    /// Token `at`, when it stands in the sentence of this claim.
    fn token(self, claim: &Claim, at: u32) -> Option<&'a Token> {
        let inside = self.sentence(claim).tokens.contains(&at);
        self.article.document.tokens.get(at as usize).filter(|_| inside)
    }

    fn tokens(self, range: Range<u32>) -> &'a [Token] {
        self.article.document.tokens.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// A token as it is written.
    fn spelled(self, token: &Token) -> &'a str {
        token.span.of(&self.article.source.text)
    }

    /// Whether token `at` of the claim's sentence is one of these, in lower case.
    fn is(self, claim: &Claim, at: u32, words: &[&str]) -> bool {
        self.token(claim, at).is_some_and(|t| words.iter().any(|w| self.spelled(t).eq_ignore_ascii_case(w)))
    }

    /// Whether one of these words, in lower case, stands in the range.
    fn has(self, range: Range<u32>, words: &[&str]) -> bool {
        self.tokens(range).iter().any(|t| words.iter().any(|w| self.spelled(t).eq_ignore_ascii_case(w)))
    }

    /// A claim as it is.
    fn as_told(self, claim: &Claim) -> Evidence {
        self.evidence(claim, claim.mention.span, claim.value.to_string(), told(&claim.value))
    }

    /// Words in the sentence of a claim; `told` is the value for readers, empty where `value` says it.
    fn evidence(self, claim: &Claim, span: Span, value: String, told: String) -> Evidence {
        Evidence { source: self.source, span, sentence: self.sentence(claim).span, value, told, speaker: None }
    }

    /// A day, as the words of a claim name it.
    fn day(self, claim: &Claim, span: Span, number: i32) -> Evidence {
        let iso = calendar::date(number).map_or_else(String::new, |d| d.to_string());
        self.evidence(claim, span, iso, day_in_words(number))
    }

    /// The number of a claim: exact, plain and whole.
    fn whole(self, claim: &Claim) -> Option<i64> {
        let amount = claim.value.amount().filter(|a| is_plain(a))?;
        // A hedge that the reader of numbers does not know makes a number no exact one either.
        let hedges = &["about", "around", "roughly", "some", "nearly", "almost", "over", "than"];
        let hedged = claim.mention.tokens.start.checked_sub(1).is_some_and(|before| self.is(claim, before, hedges));
        amount.low.to_int().filter(|n| !hedged && (0..=1_000_000_000_000).contains(n))
    }
}

fn is_plain(amount: &Amount) -> bool {
    amount.bound == Bound::Exact && amount.low == amount.high && amount.per.is_empty() && amount.unit.pair().is_none()
}

/// How far a printed number may be from the true one: half of its last place where it ends in zeros and is large.
fn slack(n: i64) -> i64 {
    let mut place = 1;
    while n >= 1000 && n % (place * 10) == 0 && place < n {
        place *= 10;
    }
    place / 2
}

/// Whether facts.toml lets these two numbers of a kind pass for one.
fn tolerated(settings: &Settings, kind: &str, a: i64, b: i64) -> bool {
    let value = |n| Value::Amount(Box::new(Amount::exact(Decimal::int(n))));
    settings.tolerance(kind).is_some_and(|t| t.covers(&value(a), &value(b)))
}

/// Nouns for many persons at once: `two families, including seven children` is fine.
const COLLECTIVE: &[&str] = &[
    "family",
    "families",
    "couple",
    "couples",
    "crew",
    "crews",
    "team",
    "teams",
    "group",
    "groups",
    "gang",
    "gangs",
    "pair",
    "pairs",
    "household",
    "households",
    "generation",
    "generations",
    "party",
    "parties",
    "class",
    "classes",
    "squad",
    "squads",
    "unit",
    "units",
    "twin",
    "twins",
    "staff",
    "majority",
    "minority",
    "population",
    "populations",
];

/// The noun that a count counts, as the token it is.
fn head<'a>(text: Text<'a>, claim: &Claim) -> Option<&'a Token> {
    let head = claim.frame.head?;
    let tokens = &text.article.document.tokens;
    let at = tokens.partition_point(|t| t.span.start < head.span.start);
    tokens.get(at).filter(|t| at >= claim.mention.tokens.end as usize && t.span == head.span)
}

/// Whether one count may be part of another: persons among persons, the same noun, or no noun of its own.
fn same_sort(text: Text<'_>, whole: &Claim, part: &Claim) -> bool {
    let Some(one) = head(text, whole) else { return false };
    let single = |t: &Token| t.is_a(Classes::PERSON) && !COLLECTIVE.contains(&text.spelled(t).to_lowercase().as_str());
    match head(text, part) {
        None => true,
        Some(other) => one.lemma == other.lemma || (single(one) && single(other)),
    }
}

/// `6 September 2022`
fn day_in_words(number: i32) -> String {
    calendar::date(number).map_or_else(String::new, calendar::in_words)
}

/// The name of a weekday, 1 for Monday.
fn weekday_in_words(weekday: u8) -> &'static str {
    calendar::WEEKDAYS[usize::from(weekday.clamp(1, 7) - 1)]
}

#[cfg(test)]
mod testing;
