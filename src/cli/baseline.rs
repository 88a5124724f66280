//! `crosscheck baseline`: accept all that stands today, in a file of its own.

use std::path::Path;

use super::args::Baseline;
use super::file::Draft;
use super::{Outcome, PASSED, accept, check, input, terminal};
use crate::config;
use crate::config::edit::{self, Entry};
use crate::model::{Acceptance, Finding};
use crate::pipeline;

const COMMENT: &str = "Conflicts that stood when `crosscheck baseline` was last run: they do not fail the check.\n\
    Take an entry out to see its conflict again. Running `crosscheck baseline` anew keeps the reasons written here.";

const REASON: &str = "Stood when the baseline was written.";

pub(super) fn run(args: &Baseline) -> Outcome {
    let work = input::read_without_baseline(&args.input)?;
    let output = args.output.clone().unwrap_or_else(|| work.config.baseline_path());
    let before = if Path::new(&output).exists() { config::baseline(&output)? } else { Vec::new() };
    let settings = input::settings(&work.config, &args.input);
    let report = pipeline::check(work.sources, &settings);
    let level = check::level(args.fail, work.config.fail);
    let standing: Vec<&Finding> = report.findings.iter().filter(|f| check::counts(f, level)).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for finding in &standing {
        let entry = accept::entry(&report, finding);
        let known = before.iter().find(|b| finding.answers_to(&b.fact) && covers(b, &entry));
        let entry = Entry {
            reason: known.map_or(args.reason.as_deref().unwrap_or(REASON), |b| &b.reason).to_owned(),
            until: known.and_then(|b| b.until),
            by: known.and_then(|b| b.by.clone()),
            ..entry
        };
        if !entries.iter().any(|e| e.fact == entry.fact && e.values == entry.values) {
            entries.push(entry);
        }
    }
    // By fingerprint: an article that comes or goes moves no other entry.
    entries.sort_by(|a, b| (&a.fact, &a.values).cmp(&(&b.fact, &b.values)));
    if entries.is_empty() && before.is_empty() {
        terminal::notice("nothing stands that fails the check: no baseline is needed");
        return Ok(PASSED);
    }
    Draft::new(&output, &edit::fresh(COMMENT, &entries), "--output with another place")?.keep()?;
    let gone = before.iter().filter(|b| !standing.iter().any(|f| f.answers_to(&b.fact))).count();
    let conflicts = if entries.len() == 1 { "conflict".to_owned() } else { format!("{} conflicts", entries.len()) };
    let left = if gone > 0 { format!("; {gone} that stand no more are gone from it") } else { String::new() };
    terminal::notice(&format!("{output}: accepts the {conflicts} of today{left}"));
    if args.output.is_some() && output != work.config.baseline_path() {
        let name = Path::new(&output).file_name().unwrap_or_default().to_string_lossy();
        terminal::notice(&format!("to be used, it must be named in facts.toml: baseline = \"{name}\""));
    }
    Ok(PASSED)
}

/// Whether an old entry has the values of the new one.
fn covers(old: &Acceptance, new: &Entry) -> bool {
    new.values.iter().all(|v| old.values.contains(v))
}
