//! Watch: what facts.toml says of the findings. Facts that the desk watches get their names, their severity and the
//! values that are known to be right; differences that were accepted are marked.

mod accept;
mod lookout;
mod phrase;
mod silence;

use crate::model::{
    Amount, Article, Bound, Camp, Claim, Decimal, Evidence, Finding, Modality, Relation, Report, Settings, Severity,
};
use crate::model::{Value, Verdict, WatchedFact};
use crate::text::fingerprint;
use crate::text::told::told;
use phrase::Phrases;

pub use lookout::Lookout;

/// What the stage asks of others: how values of a kind are read and related. Given by the pipeline.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// What a text means as a value of this kind.
    pub read: &'a dyn Fn(&'static str, &str) -> Option<Value>,
    /// How two values of this kind stand to each other.
    pub relate: &'a dyn Fn(&'static str, &Value, &Value) -> Relation,
}

impl std::fmt::Debug for Reading<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reading")
    }
}

/// How sure we are of a claim that contradicts what facts.toml expects: the desk's own words found it.
const EXPECTED: u16 = 950;

/// Goes over the findings of a report. `articles` are those of the report, in its order.
pub fn apply(report: &mut Report, articles: &[&Article], settings: &Settings, reading: Reading<'_>) {
    for fact in &settings.facts {
        let phrases = Phrases::new(fact, settings);
        let matched = matches(fact, &phrases, articles);
        if matched.is_empty() {
            report.silent_facts.push(fact.id.clone());
            continue;
        }
        for finding in &mut report.findings {
            if finding.fact.is_none() && speaks_of(finding, fact, &matched, articles) {
                adopt(finding, fact);
                settle(finding, fact, articles, reading);
            }
        }
        if let Some(expected) = fact.expect.as_deref().filter(|_| !fact.multiple) {
            hold_against(report, fact, expected, &matched, articles, reading);
        }
    }
    silence::apply(report, articles, reading);
    accept::apply(report, articles, settings, reading);
}

/// A claim of an article: the article's index, the claim's index.
type At = (u32, usize);

fn claim_at<'a>(articles: &[&'a Article], at: At) -> &'a Claim {
    &articles[at.0 as usize].claims[at.1]
}

/// The claims that a fact speaks of, in order.
fn matches(fact: &WatchedFact, phrases: &Phrases, articles: &[&Article]) -> Vec<At> {
    let mut found = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        let mut seen: Option<(u32, bool)> = None;
        for (k, claim) in article.claims.iter().enumerate() {
            if !fact.kind.is_empty() && claim.mention.kind != fact.kind {
                continue;
            }
            let sentence = claim.mention.sentence;
            let fits = match seen {
                Some((same, fits)) if same == sentence => fits,
                _ => phrases.fit(article, sentence),
            };
            seen = Some((sentence, fits));
            if fits && phrases.may_own(claim) {
                found.push((index as u32, k));
            }
        }
    }
    found
}

/// Whether a finding is about a fact: at least half of its claims are.
fn speaks_of(finding: &Finding, fact: &WatchedFact, matched: &[At], articles: &[&Article]) -> bool {
    if !fact.kind.is_empty() && finding.kind != fact.kind {
        return false;
    }
    let is_matched = |e: &&Evidence| {
        // Matches are in the order of their articles and spans.
        let key = |at: &At| (at.0, claim_at(articles, *at).mention.span);
        let from = matched.partition_point(|at| key(at) < (e.source, e.span));
        // What a derived check shows is a part of a claim (`Thursday`), or several in a row.
        let near = matched[from.saturating_sub(1)..].iter().take_while(|at| {
            let (source, span) = key(at);
            source < e.source || source == e.source && span.start < e.span.end
        });
        near.filter(|at| at.0 == e.source)
            .map(|at| &claim_at(articles, *at).mention)
            .any(|m| m.kind == finding.kind && m.span.overlaps(e.span))
    };
    finding.claims.iter().filter(is_matched).count() * 2 >= finding.claims.len()
}

fn adopt(finding: &mut Finding, fact: &WatchedFact) {
    finding.fact = Some(fact.id.clone());
    if !fact.about.is_empty() {
        finding.about.clone_from(&fact.about);
    }
    finding.fails = fact.severity == Severity::Error;
}

fn differs(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Conflict | Verdict::Update | Verdict::Possible)
}

/// Takes back differences that the entry allows.
fn settle(finding: &mut Finding, fact: &WatchedFact, articles: &[&Article], reading: Reading<'_>) {
    if !differs(finding.verdict) {
        return;
    }
    let reason = if fact.severity == Severity::Off {
        "facts.toml has this fact switched off"
    } else if fact.multiple {
        "several values are fine, says facts.toml"
    } else if within(finding, fact, articles, reading) {
        "within the tolerance that facts.toml sets"
    } else {
        return;
    };
    finding.verdict = Verdict::Loose;
    remark(finding, reason);
}

/// Whether all values that differ lie within the fact's own tolerance.
fn within(finding: &Finding, fact: &WatchedFact, articles: &[&Article], reading: Reading<'_>) -> bool {
    let Some(tolerance) = fact.tolerance else { return false };
    let values: Option<Vec<&Value>> = finding.claims.iter().map(|e| value_of(articles, finding.kind, e)).collect();
    let Some(values) = values else { return false };
    values.iter().enumerate().all(|(k, a)| {
        values[k + 1..]
            .iter()
            .all(|b| (reading.relate)(finding.kind, a, b) != Relation::Differs || tolerance.covers(a, b))
    })
}

/// The claim that a piece of evidence was made of.
fn value_of<'a>(articles: &'a [&Article], kind: &str, evidence: &Evidence) -> Option<&'a Value> {
    let claims = &articles.get(evidence.source as usize)?.claims;
    let from = claims.partition_point(|c| c.mention.span < evidence.span);
    let same = claims[from..].iter().take_while(|c| c.mention.span == evidence.span);
    same.filter(|c| c.mention.kind == kind).map(|c| &c.value).next()
}

/// Adds to what a finding says in words.
fn remark(finding: &mut Finding, words: &str) {
    match &mut finding.note {
        Some(note) => {
            note.push_str("; ");
            note.push_str(words);
        }
        None => finding.note = Some(words.to_owned()),
    }
}

/// Holds every claim about a fact against the value that the desk knows to be right.
fn hold_against(
    report: &mut Report,
    fact: &WatchedFact,
    expected: &str,
    matched: &[At],
    articles: &[&Article],
    reading: Reading<'_>,
) {
    let mut alone: Vec<At> = Vec::new();
    let mut unreadable = false;
    for at in matched {
        let claim = claim_at(articles, *at);
        if claim.frame.modality != Modality::Asserted {
            continue;
        }
        let kind = claim.mention.kind;
        let Some(right) = (reading.read)(kind, expected).or_else(|| plain(&claim.value, expected)) else {
            unreadable = true;
            continue;
        };
        let wrong = (reading.relate)(kind, &claim.value, &right) == Relation::Differs
            && !fact.tolerance.is_some_and(|t| t.covers(&claim.value, &right));
        if !wrong {
            continue;
        }
        let holds = |f: &&mut Finding| {
            f.kind == kind && f.claims.iter().any(|e| e.source == at.0 && e.span == claim.mention.span)
        };
        match report.findings.iter_mut().find(holds) {
            Some(finding) => contradict(finding, fact, expected),
            None => alone.push(*at),
        }
    }
    if unreadable {
        report.notices.push(format!("facts.toml: the value that `{}` expects cannot be read: `{expected}`", fact.id));
    }
    if !alone.is_empty() {
        report.findings.push(unexpected(fact, expected, &alone, articles));
    }
}

fn contradict(finding: &mut Finding, fact: &WatchedFact, expected: &str) {
    if fact.severity == Severity::Off {
        return;
    }
    let words = format!("expected {expected} by facts.toml");
    if finding.note.as_deref().is_some_and(|n| n.contains(&words)) {
        return;
    }
    if finding.verdict != Verdict::Conflict {
        finding.verdict = Verdict::Conflict;
        finding.confidence = finding.confidence.max(EXPECTED);
    }
    if finding.fact.is_none() {
        adopt(finding, fact);
    }
    remark(finding, &words);
}

/// A finding of claims that stand against the expected value and in no other finding.
fn unexpected(fact: &WatchedFact, expected: &str, alone: &[At], articles: &[&Article]) -> Finding {
    let mut claims: Vec<Evidence> = Vec::new();
    let mut camps: Vec<Camp> = Vec::new();
    for at in alone {
        let claim = claim_at(articles, *at);
        let article = articles[at.0 as usize];
        let value = claim.value.to_string();
        let index = claims.len() as u32;
        claims.push(Evidence {
            source: at.0,
            span: claim.mention.span,
            sentence: article.document.sentences[claim.mention.sentence as usize].span,
            value: value.clone(),
            told: told(&claim.value),
            speaker: None,
        });
        match camps.iter_mut().find(|c| c.value == value) {
            Some(camp) => camp.claims.push(index),
            None => camps.push(Camp { value, claims: vec![index], sources: 1, voices: 1 }),
        }
    }
    for camp in &mut camps {
        let mut sources: Vec<u32> = camp.claims.iter().map(|c| claims[*c as usize].source).collect();
        sources.dedup();
        (camp.sources, camp.voices) = (sources.len() as u32, sources.len() as u32);
    }
    let kind = claim_at(articles, alone[0]).mention.kind;
    let about = if fact.about.is_empty() { fact.id.clone() } else { fact.about.clone() };
    let id = fingerprint::of(kind, &fact.id, camps.iter().map(|c| c.value.as_str()));
    Finding {
        subjects: Vec::new(),
        known_as: vec![id.clone()],
        id,
        fact: Some(fact.id.clone()),
        about,
        kind,
        verdict: if fact.severity == Severity::Off { Verdict::Loose } else { Verdict::Conflict },
        confidence: EXPECTED,
        claims,
        camps,
        reasons: Vec::new(),
        edits: Vec::new(),
        note: Some(format!("expected {expected} by facts.toml")),
        accepted: None,
        fails: fact.severity == Severity::Error,
        brought_by: Vec::new(),
        old: false,
    }
}

/// A bare number as a value like this one: `24` beside `24 year`.
fn plain(like: &Value, text: &str) -> Option<Value> {
    let number = Decimal::parse(text.trim())?;
    let amount = like.amount()?;
    let timex = None;
    let amount = Amount { low: number, high: number, bound: Bound::Exact, timex, ..amount.clone() };
    Some(Value::Amount(Box::new(amount)))
}
