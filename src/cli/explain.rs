//! `crosscheck explain`: all evidence for one fact.

use super::args::Explain;
use super::{Outcome, PASSED, input, terminal};
use crate::error::Error;
use crate::model::{Finding, Report};
use crate::{pipeline, report, text};

pub(super) fn run(args: &Explain) -> Outcome {
    let work = input::read(&args.input)?;
    let settings = input::settings(&work.config, &args.input);
    let report = pipeline::check(work.sources, &settings);
    let found = matching(&report, &args.id);
    if found.is_empty() {
        return Err(unknown(&report, &args.id));
    }
    let look = terminal::look(&args.screen);
    terminal::print(&report::explain::render(&report, &found, look), look.color)?;
    Ok(PASSED)
}

/// The findings of this id: a fact's name or a whole fingerprint, else the start of one.
fn matching<'a>(report: &'a Report, id: &str) -> Vec<&'a Finding> {
    let all = || report.findings.iter();
    let exact: Vec<_> = all().filter(|f| f.id == id || f.fact.as_deref() == Some(id)).collect();
    if !exact.is_empty() || id.len() < 4 {
        return exact;
    }
    all().filter(|f| f.id.starts_with(id)).collect()
}

fn unknown(report: &Report, id: &str) -> Error {
    if report.silent_facts.iter().any(|f| f == id) {
        return Error::input(
            id,
            "no article says anything about this fact",
            "check its cues and participants in facts.toml",
        );
    }
    let names = report.findings.iter().flat_map(|f| [Some(f.id.as_str()), f.fact.as_deref()]).flatten();
    let hint = match text::similar::nearest(id, names) {
        Some(other) => format!("did you mean `{other}`?"),
        None => "the ids stand beside the findings of crosscheck check; name the same articles here".to_owned(),
    };
    Error::input(id, "no finding has this id", hint)
}
