//! The report as one JSON document, for programs. docs/report.md describes it, schema/report.schema.json too.

use super::summary::Summary;
use super::view::View;
use super::written::Written;
use super::{Filter, pretty};
use crate::model::{Camp, Edit, Evidence, Finding, Report, Source};

/// Its name and version; a change that breaks readers gets a new number.
pub const SCHEMA: &str = "crosscheck-report/1";

/// The report as one JSON document with a line feed at its end. `filter` chooses the facts; the summary counts all.
#[must_use]
pub fn render(report: &Report, filter: &Filter) -> String {
    let view = View::new(report);
    let mut out = Written::default();
    out.object(|out| {
        out.key("schema").string(SCHEMA);
        out.key("sources").list(report.sources.iter().enumerate(), |out, (index, source)| {
            out.object(|out| source_row(out, report, index, source));
        });
        out.key("facts").list(report.findings.iter().filter(|f| filter.lets(f)), |out, finding| {
            out.object(|out| fact_row(out, &view, finding));
        });
        out.key("summary").raw(&pretty::json_at(1, &Summary::of(report)));
        out.key("silent_facts").list(&report.silent_facts, |out, fact| out.string(fact));
        out.key("notices").list(&report.notices, |out, notice| out.string(notice));
    });
    let mut text = out.text();
    text.push('\n');
    text
}

fn source_row(out: &mut Written, report: &Report, index: usize, source: &Source) {
    let [published, modified] = [source.published, source.modified].map(|d| d.map(|d| d.to_string()));
    out.key("path").string(&source.path);
    out.key("record").maybe(source.record.as_deref());
    out.key("title").maybe(source.title.as_deref());
    out.key("publisher").maybe(source.publisher.as_deref());
    out.key("author").maybe(source.author.as_deref());
    out.key("url").maybe(source.url.as_deref());
    out.key("story").string(report.stories.get(index).map_or("", String::as_str));
    out.key("published").maybe(published.as_deref());
    out.key("published_origin").string(source.date_origin.words());
    out.key("modified").maybe(modified.as_deref());
    out.key("changed").flag(source.changed);
    out.key("claims").number(report.claims.get(index).copied().unwrap_or(0));
}

fn fact_row(out: &mut Written, view: &View<'_>, finding: &Finding) {
    out.key("id").string(&finding.id);
    out.key("fact").maybe(finding.fact.as_deref());
    out.key("about").string(&finding.about);
    out.key("kind").string(finding.kind);
    out.key("verdict").string(finding.verdict.name());
    out.key("confidence").decimal(i32::from(finding.confidence), 3);
    out.key("fails").flag(finding.fails);
    out.key("old").flag(finding.old);
    out.key("accepted").maybe(finding.accepted.as_deref());
    out.key("note").maybe(finding.note.as_deref());
    out.key("camps").list(&finding.camps, |out, camp| out.object(|out| camp_row(out, camp)));
    out.key("claims").list(finding.claims.iter().zip(0..), |out, (claim, index)| {
        out.object(|out| claim_row(out, view, claim, finding.brought_by.contains(&index)));
    });
    out.key("reasons").list(&finding.reasons, |out, reason| {
        out.object(|out| {
            out.key("name").string(reason.name);
            out.key("detail").string(&reason.detail);
            out.key("weight").decimal(reason.weight, 2);
        });
    });
    out.key("edits").list(&finding.edits, |out, edit| {
        let (op, text) = match edit {
            Edit::Keep(text) => ("keep", text),
            Edit::Delete(text) => ("delete", text),
            Edit::Insert(text) => ("insert", text),
        };
        out.object(|out| {
            out.key("op").string(op);
            out.key("text").string(text);
        });
    });
}

fn camp_row(out: &mut Written, camp: &Camp) {
    out.key("value").string(&camp.value);
    out.key("claims").list(&camp.claims, |out, claim| out.number(*claim));
    out.key("sources").number(camp.sources);
    out.key("voices").number(camp.voices);
}

fn claim_row(out: &mut Written, view: &View<'_>, claim: &Evidence, new: bool) {
    let place = view.place(claim.source, claim.span);
    let source = view.source(claim.source);
    out.key("path").string(&source.path);
    out.key("publisher").maybe(source.publisher.as_deref());
    out.key("line").number(place.line);
    out.key("column").number(place.column);
    out.key("start").number(place.start);
    out.key("end").number(place.end);
    out.key("text").string(view.text(claim.source, claim.span));
    out.key("value").string(&claim.value);
    out.key("sentence").string(view.sentence(claim));
    out.key("speaker").maybe(claim.speaker.as_deref());
    out.key("new").flag(new);
}
