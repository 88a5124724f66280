//! `crosscheck check`: compare articles.

use super::args::{Check, Fail, Show};
use super::{FAILED, Outcome, PASSED, changes, input, terminal, watch};
use crate::error::Error;
use crate::model::{Finding, IdleAcceptance, Settings, Verdict};
use crate::report::{self, Filter, Look};
use crate::{config, pipeline};

pub(super) fn run(args: &Check) -> Outcome {
    if args.watch {
        return watch::run(args);
    }
    let checked = once(args)?;
    show(&checked)?;
    Ok(checked.code)
}

/// What a check came to.
#[derive(Debug)]
pub(super) struct Checked {
    /// The exit code.
    pub code: u8,
    /// The report.
    pub text: String,
    /// What is said beside it.
    pub notices: Vec<String>,
    color: bool,
}

/// Checks, and prints nothing yet.
///
/// # Errors
/// When it cannot be done.
pub(super) fn once(args: &Check) -> Result<Checked, Error> {
    let mut work = input::read_with(&args.input, &args.new, args.strict)?;
    let before = changes::mark(args, &mut work)?;
    let mut settings = input::settings(&work.config, &args.input);
    if let Some(floor) = args.min_confidence {
        settings.min_confidence = floor;
    }
    let mut report = match before {
        Some(before) => pipeline::check_since(work.articles, &before, &settings),
        None => pipeline::check(work.articles, &settings),
    };
    if !args.kind.is_empty() {
        report.findings.retain(|f| args.kind.iter().any(|k| k == f.kind));
    }
    report.notices.splice(0..0, work.notices);
    report.skipped = work.skipped;
    // An acceptance may cover articles that were not named: then only its last day is held against it.
    let idle: Vec<&IdleAcceptance> = report.idle.iter().filter(|i| i.expired || args.input.paths.is_empty()).collect();
    let level = level(args.fail, work.config.fail);
    let failed = report.findings.iter().any(|f| counts(f, level)) || (args.strict && !idle.is_empty());
    let told = told(&idle, &settings);
    report.notices.extend(told);
    // clap lets no other name through.
    let format = report::by_name(&args.format).unwrap_or(&report::FORMATS[0]);
    let look = if format.for_people { terminal::look(&args.screen) } else { Look::default() };
    let text = (format.render)(&report, &filter(args, !format.for_people), look, args.quiet);
    let notices = if format.for_people && !args.quiet { report.notices } else { Vec::new() };
    let code = if failed && !args.exit_zero { FAILED } else { PASSED };
    Ok(Checked { code, text, notices, color: look.color })
}

/// Prints a report and what is said beside it.
///
/// # Errors
/// When it cannot be written.
pub(super) fn show(checked: &Checked) -> Result<(), Error> {
    input::tell(&checked.notices, false);
    terminal::print(&checked.text, checked.color)
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
    let worst = match level {
        config::Fail::Conflict => Verdict::Conflict,
        config::Fail::Update => Verdict::Update,
        config::Fail::Possible => Verdict::Possible,
        config::Fail::Never => return false,
    };
    finding.fails && !finding.old && finding.accepted.is_none() && finding.verdict <= worst
}

fn filter(args: &Check, everything: bool) -> Filter {
    if args.show.is_empty() {
        return if everything { Filter::everything() } else { Filter::default() };
    }
    let verdict = |show: &Show| match show {
        Show::Conflict => Some(Verdict::Conflict),
        Show::Update => Some(Verdict::Update),
        Show::Possible => Some(Verdict::Possible),
        Show::Loose => Some(Verdict::Loose),
        Show::Agree => Some(Verdict::Agree),
        Show::Accepted | Show::Old => None,
    };
    Filter {
        verdicts: args.show.iter().filter_map(verdict).collect(),
        accepted: args.show.contains(&Show::Accepted),
        old: args.show.contains(&Show::Old),
    }
}
