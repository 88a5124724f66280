//! The stages in order. The only module that knows it.

mod since;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::align::{self, Settings};
use crate::extract::extract;
use crate::kind;
use crate::lexicon::Reader;
use crate::model::{Article, Finding, Relation, Report, Source, Span, Value, Verdict};
use crate::segment::segment;
use crate::text::fingerprint;
use crate::watch::{self, Reading};

/// Reads the claims of every source, in parallel; the order stays.
#[must_use]
pub fn read(sources: Vec<Source>) -> Vec<Article> {
    sources
        .into_par_iter()
        .map_init(Reader::default, |reader, source| {
            let document = segment(&source, reader);
            extract(source, document)
        })
        .collect()
}

/// Compares articles story by story. Same articles, same report, whatever their order and the number of threads.
#[must_use]
pub fn check(articles: Vec<Article>, settings: &Settings) -> Report {
    let report = compare(&articles.iter().collect::<Vec<_>>(), settings);
    finish(report, articles)
}

/// As [`check`], and tells what is new: a finding is old when no changed article takes part in it, or when it stood
/// before. `before` are the articles that were changed or are gone, as they were; the unchanged ones are read in
/// `articles`. Of the state before, only the stories are compared in which something new may stand.
#[must_use]
pub fn check_since(articles: Vec<Article>, before: &[Article], settings: &Settings) -> Report {
    let all: Vec<&Article> = articles.iter().collect();
    let mut report = compare(&all, settings);
    since::mark(&mut report, &all, before, |touched| compare(touched, settings));
    finish(report, articles)
}

fn compare(articles: &[&Article], settings: &Settings) -> Report {
    let mut stories: BTreeMap<&str, Vec<(u32, &Article)>> = BTreeMap::new();
    for (index, article) in articles.iter().enumerate() {
        let story = article.source.story.as_deref().unwrap_or_default();
        stories.entry(story).or_default().push((index as u32, article));
    }
    let groups: Vec<_> = stories.into_values().collect();
    let mut findings: Vec<_> = groups.par_iter().flat_map_iter(|story| align::align(story, settings)).collect();
    // Whatever found it: what is not sure enough is only possible.
    for finding in &mut findings {
        if finding.verdict == Verdict::Conflict && finding.confidence < settings.min_confidence {
            finding.verdict = Verdict::Possible;
        }
    }
    sort(&mut findings);
    let mut report = Report { findings, ..Report::default() };
    watch::apply(&mut report, articles, settings, Reading { read: &value, relate: &relate });
    sort(&mut report.findings);
    report
}

fn finish(mut report: Report, articles: Vec<Article>) -> Report {
    report.claims = articles.iter().map(|a| a.claims.len() as u32).collect();
    report.stories = articles.iter().map(|a| a.source.story.clone().unwrap_or_default()).collect();
    report.sources = articles.into_iter().map(|a| a.source).collect();
    report
}

/// Worst first, then the surest, then by place and fingerprint; then makes the fingerprints unique.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let place = |f: &Finding| f.claims.first().map(|c| (c.source, c.span));
        let key = |f: &Finding| (f.verdict, std::cmp::Reverse(f.confidence), place(f), f.kind);
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    // Two facts may share kind and values; each still has a name of its own.
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for finding in findings {
        let n = seen.entry(finding.id.clone()).or_default();
        *n += 1;
        if *n > 1 {
            finding.id = fingerprint::again(&finding.id, *n);
        }
    }
}

/// What a text means as a value of this kind, when nothing stands around it: for the values that facts.toml names.
fn value(kind: &'static str, text: &str) -> Option<Value> {
    let source = Source { text: text.to_owned(), body: Span::new(0, text.len() as u32), ..Source::default() };
    let document = segment(&source, &mut Reader::default());
    let claims = extract(source, document).claims;
    claims.into_iter().find(|c| c.mention.kind == kind).map(|c| c.value)
}

fn relate(kind: &'static str, a: &Value, b: &Value) -> Relation {
    kind::by_name(kind).map_or(Relation::Incomparable, |k| k.relate(a, b))
}
