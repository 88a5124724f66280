//! The report as JSON.

use serde_json::json;

use crate::model::Report;
use crate::text::lines::LineIndex;

/// The report as one JSON document.
#[must_use]
pub fn render(report: &Report) -> String {
    let lines: Vec<LineIndex> = report.sources.iter().map(|s| LineIndex::new(&s.text)).collect();
    let facts: Vec<_> = report
        .findings
        .iter()
        .map(|f| {
            let claims: Vec<_> = f
                .claims
                .iter()
                .map(|c| {
                    let source = &report.sources[c.source as usize];
                    let (line, column) = lines[c.source as usize].position(&source.text, c.span.start);
                    json!({"path": source.path, "line": line, "column": column,
                        "start": source.disk.disk(&source.text, c.span.start), "end": source.disk.disk(&source.text, c.span.end),
                        "text": c.span.of(&source.text), "value": c.value, "sentence": c.sentence.of(&source.text)})
                })
                .collect();
            json!({"id": f.id, "fact": f.fact, "about": f.about, "kind": f.kind, "verdict": f.verdict.name(), "confidence": f64::from(f.confidence) / 1000.0, "claims": claims})
        })
        .collect();
    let sources: Vec<_> =
        report.sources.iter().zip(&report.claims).map(|(s, n)| json!({"path": s.path, "claims": n})).collect();
    json!({"schema": "crosscheck-report/1", "sources": sources, "facts": facts}).to_string()
}
