//! The report as one JSON document, for programs. docs/report.md describes it, schema/report.schema.json too.

use serde::Serialize;

use super::summary::Summary;
use super::view::View;
use super::{Filter, pretty};
use crate::model::{Camp, Edit, Finding, Report, Source};

/// Its name and version; a change that breaks readers gets a new number.
pub const SCHEMA: &str = "crosscheck-report/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    sources: Vec<SourceRow<'a>>,
    facts: Vec<FactRow<'a>>,
    summary: Summary,
    silent_facts: &'a [String],
    notices: &'a [String],
}

#[derive(Serialize)]
struct SourceRow<'a> {
    path: &'a str,
    record: Option<&'a str>,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    author: Option<&'a str>,
    url: Option<&'a str>,
    story: &'a str,
    published: Option<String>,
    published_origin: &'static str,
    modified: Option<String>,
    changed: bool,
    claims: u32,
}

#[derive(Serialize)]
struct FactRow<'a> {
    id: &'a str,
    fact: Option<&'a str>,
    about: &'a str,
    kind: &'a str,
    verdict: &'static str,
    confidence: f64,
    fails: bool,
    old: bool,
    accepted: Option<&'a str>,
    note: Option<&'a str>,
    camps: Vec<CampRow<'a>>,
    claims: Vec<ClaimRow<'a>>,
    reasons: Vec<ReasonRow<'a>>,
    edits: Vec<EditRow<'a>>,
}

#[derive(Serialize)]
struct CampRow<'a> {
    value: &'a str,
    claims: &'a [u32],
    sources: u32,
    voices: u32,
}

#[derive(Serialize)]
struct ClaimRow<'a> {
    path: &'a str,
    publisher: Option<&'a str>,
    line: u32,
    column: u32,
    start: u32,
    end: u32,
    text: &'a str,
    value: &'a str,
    sentence: &'a str,
    speaker: Option<&'a str>,
    new: bool,
}

#[derive(Serialize)]
struct ReasonRow<'a> {
    name: &'static str,
    detail: &'a str,
    weight: f64,
}

#[derive(Serialize)]
struct EditRow<'a> {
    op: &'static str,
    text: &'a str,
}

/// The report as one JSON document with a line feed at its end. `filter` chooses the facts; the summary counts all.
#[must_use]
pub fn render(report: &Report, filter: &Filter) -> String {
    let view = View::new(report);
    let document = Document {
        schema: SCHEMA,
        sources: report.sources.iter().enumerate().map(|(k, s)| source_row(report, k, s)).collect(),
        facts: report.findings.iter().filter(|f| filter.lets(f)).map(|f| fact_row(&view, f)).collect(),
        summary: Summary::of(report),
        silent_facts: &report.silent_facts,
        notices: &report.notices,
    };
    // Strings and numbers only: it cannot fail.
    let mut text = pretty::json(&document);
    text.push('\n');
    text
}

fn source_row<'a>(report: &'a Report, index: usize, source: &'a Source) -> SourceRow<'a> {
    SourceRow {
        path: &source.path,
        record: source.record.as_deref(),
        title: source.title.as_deref(),
        publisher: source.publisher.as_deref(),
        author: source.author.as_deref(),
        url: source.url.as_deref(),
        story: report.stories.get(index).map_or("", String::as_str),
        published: source.published.map(|d| d.to_string()),
        published_origin: source.date_origin.words(),
        modified: source.modified.map(|d| d.to_string()),
        changed: source.changed,
        claims: report.claims.get(index).copied().unwrap_or(0),
    }
}

fn camp_row(camp: &Camp) -> CampRow<'_> {
    CampRow { value: &camp.value, claims: &camp.claims, sources: camp.sources, voices: camp.voices }
}

fn fact_row<'a>(view: &View<'a>, finding: &'a Finding) -> FactRow<'a> {
    let claims = finding
        .claims
        .iter()
        .zip(0..)
        .map(|(c, k)| {
            let place = view.place(c.source, c.span);
            let source = view.source(c.source);
            ClaimRow {
                path: &source.path,
                publisher: source.publisher.as_deref(),
                line: place.line,
                column: place.column,
                start: place.start,
                end: place.end,
                text: view.text(c.source, c.span),
                value: &c.value,
                sentence: view.sentence(c),
                speaker: c.speaker.as_deref(),
                new: finding.brought_by.contains(&k),
            }
        })
        .collect();
    FactRow {
        id: &finding.id,
        fact: finding.fact.as_deref(),
        about: &finding.about,
        kind: finding.kind,
        verdict: finding.verdict.name(),
        confidence: f64::from(finding.confidence) / 1000.0,
        fails: finding.fails,
        old: finding.old,
        accepted: finding.accepted.as_deref(),
        note: finding.note.as_deref(),
        camps: finding.camps.iter().map(camp_row).collect(),
        claims,
        reasons: finding
            .reasons
            .iter()
            .map(|r| ReasonRow { name: r.name, detail: &r.detail, weight: f64::from(r.weight) / 100.0 })
            .collect(),
        edits: finding.edits.iter().map(edit_row).collect(),
    }
}

fn edit_row(edit: &Edit) -> EditRow<'_> {
    match edit {
        Edit::Keep(text) => EditRow { op: "keep", text },
        Edit::Delete(text) => EditRow { op: "delete", text },
        Edit::Insert(text) => EditRow { op: "insert", text },
    }
}
