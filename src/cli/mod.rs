//! The command line.

use std::io::Write as _;
use std::process::ExitCode;

use crate::{align, load, pipeline, report};

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = args.split_first() else { return ExitCode::from(2) };
    let mut paths: Vec<String> = Vec::new();
    let mut k = 0;
    while k < rest.len() {
        if rest[k].starts_with("--") {
            k += 2
        } else {
            paths.push(rest[k].clone());
            k += 1
        }
    }
    let Ok(sources) = load::load(&paths) else { return ExitCode::from(2) };
    let articles = pipeline::read(sources);
    let mut out = std::io::stdout().lock();
    if command == "claims" {
        for article in &articles {
            for claim in &article.claims {
                let s = claim.mention.span;
                let line = serde_json::json!({"path": article.source.path, "start": s.start, "end": s.end, "kind": claim.mention.kind, "text": s.of(&article.source.text), "value": claim.value.to_string(), "timex": claim.value.timex()});
                let _ = writeln!(out, "{line}");
            }
        }
        return ExitCode::SUCCESS;
    }
    let report = pipeline::check(articles, &align::Settings { min_confidence: 600, ..align::Settings::default() });
    let _ = writeln!(out, "{}", report::json::render(&report));
    ExitCode::from(u8::from(report.findings.iter().any(|f| f.verdict == crate::model::Verdict::Conflict)))
}
