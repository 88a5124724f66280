//! `crosscheck check`: compare articles.

use std::thread::{self, JoinHandle};

use super::args::{Check, Fail, Show};
use super::outputs::{self, Outputs, Rendered};
use super::progress::Meter;
use super::store::Opening;
use super::{FAILED, Outcome, PASSED, changes, input, stories, watch};
use crate::error::Error;
use crate::model::{Finding, IdleAcceptance, Settings, Verdict};
use crate::report::{Filter, Request};
use crate::{config, pipeline};

pub(super) fn run(args: &Check) -> Outcome {
    if args.watch {
        return watch::run(args);
    }
    let mut checked = once(args)?;
    let written = checked.rendered.write();
    // Whoever reads the report need not wait for this.
    checked.save();
    written?;
    Ok(checked.code)
}

/// What a check came to.
#[derive(Debug)]
pub(super) struct Checked {
    /// The exit code.
    pub code: u8,
    /// The reports, not yet written.
    pub rendered: Rendered,
    /// What the next run can use is being stored.
    saving: Option<JoinHandle<()>>,
}

impl Checked {
    /// Waits until what the next run can use is stored.
    pub fn save(&mut self) {
        if let Some(saving) = self.saving.take() {
            // That it could not be stored is no error.
            let _ = saving.join();
        }
    }
}

/// Checks, and prints nothing yet.
///
/// # Errors
/// When it cannot be done.
pub(super) fn once(args: &Check) -> Result<Checked, Error> {
    let outputs = Outputs::new(args)?;
    input::asked(args.input.threads);
    let config = input::config_with_baseline(&args.input)?;
    let opening = Opening::new(args, &config);
    if opening.may_work() {
        input::several();
    }
    let mut work = input::load(&args.input, config, &args.new, args.strict)?;
    let before = changes::mark(args, &mut work)?;
    let mut settings = input::settings(&work.config, &args.input);
    if let Some(floor) = args.min_confidence {
        settings.min_confidence = floor;
    }
    if let Some(id) = &args.story {
        stories::only(id, &mut work.sources, &mut settings)?;
    }
    let level = level(args.fail, work.config.fail);
    let request = Request {
        quiet: args.quiet,
        fail: worst(level),
        annotations: args.max_annotations,
        base: outputs::base(),
        ..Request::default()
    };
    let filter = filter(args);
    // Which kinds there are of a verdict is not counted.
    let mildest = if args.kind.is_empty() { outputs.mildest(&request, filter.as_ref()) } else { Verdict::Agree };
    let store = opening.finish(work.sources.len());
    let cache = store.as_ref().map(|s| &s.cache);
    let meter = Meter::new(args.quiet);
    let mut report = match before {
        Some(before) => pipeline::check_since(work.sources, before, &settings, &meter, cache),
        None => pipeline::check_listed(work.sources, &settings, &meter, cache, mildest),
    };
    drop(meter);
    if !args.kind.is_empty() {
        report.findings.retain(|f| args.kind.iter().any(|k| k == f.kind));
    }
    report.notices.splice(0..0, work.notices);
    report.skipped = work.skipped;
    // An acceptance may cover articles that were not named: then only its last day is held against it.
    let idle: Vec<&IdleAcceptance> = report.idle.iter().filter(|i| i.expired || args.input.paths.is_empty()).collect();
    let failed = report.findings.iter().any(|f| counts(f, level)) || (args.strict && !idle.is_empty());
    let told = told(&idle, &settings);
    report.notices.extend(told);
    let saving = store.map(|store| thread::spawn(move || store.save()));
    let rendered = outputs.render(args, &report, &request, filter.as_ref());
    if !args.watch {
        // The program ends soon: to take an archive's findings apart first would be work for nothing.
        std::mem::forget(report);
    }
    let code = if failed && !args.exit_zero { FAILED } else { PASSED };
    let mut checked = rendered.map(|rendered| Checked { code, rendered, saving: None });
    match &mut checked {
        Ok(checked) => checked.saving = saving,
        Err(_) => drop(saving.map(JoinHandle::join)),
    }
    checked
}

/// The acceptances that accept nothing, in words; of many in one file, their number.
fn told(idle: &[&IdleAcceptance], settings: &Settings) -> Vec<String> {
    /// More than these are no news but a list.
    const MANY: usize = 5;
    let file = |i: &IdleAcceptance| {
        let place = settings.accepted.get(i.index as usize).map_or("", |a| a.place.as_str());
        place.rsplit_once(':').map_or(place, |p| p.0).to_owned()
    };
    let mut out = Vec::new();
    for group in idle.chunk_by(|a, b| file(a) == file(b)) {
        if group.len() <= MANY {
            out.extend(group.iter().map(|i| i.what.clone()));
        } else {
            let place = file(group[0]);
            out.push(format!(
                "{place}: {} acceptances accept nothing any more (crosscheck accept --prune takes them out)",
                group.len()
            ));
        }
    }
    out
}

/// What makes a check fail.
pub(super) fn level(asked: Option<Fail>, configured: Option<config::Fail>) -> config::Fail {
    match asked {
        Some(Fail::Conflict) => config::Fail::Conflict,
        Some(Fail::Update) => config::Fail::Update,
        Some(Fail::Possible) => config::Fail::Possible,
        Some(Fail::Never) => config::Fail::Never,
        None => configured.unwrap_or_default(),
    }
}

/// Whether a finding fails a check.
pub(super) fn counts(finding: &Finding, level: config::Fail) -> bool {
    Request { fail: worst(level), ..Request::default() }.fails(finding)
}

/// The mildest verdict that fails the check.
fn worst(level: config::Fail) -> Option<Verdict> {
    match level {
        config::Fail::Conflict => Some(Verdict::Conflict),
        config::Fail::Update => Some(Verdict::Update),
        config::Fail::Possible => Some(Verdict::Possible),
        config::Fail::Never => None,
    }
}

/// What is to be listed, when the user says so.
fn filter(args: &Check) -> Option<Filter> {
    if args.show.is_empty() {
        return None;
    }
    let verdict = |show: &Show| match show {
        Show::Conflict => Some(Verdict::Conflict),
        Show::Update => Some(Verdict::Update),
        Show::Possible => Some(Verdict::Possible),
        Show::Loose => Some(Verdict::Loose),
        Show::Agree => Some(Verdict::Agree),
        Show::Accepted | Show::Old => None,
    };
    Some(Filter {
        verdicts: args.show.iter().filter_map(verdict).collect(),
        accepted: args.show.contains(&Show::Accepted),
        old: args.show.contains(&Show::Old),
    })
}
