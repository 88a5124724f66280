//! `crosscheck check`: compare articles.

use super::args::{Check, Fail, Show};
use super::outputs::{self, Outputs};
use super::{FAILED, Outcome, PASSED, input};
use crate::model::Verdict;
use crate::report::{Filter, Request};
use crate::{config, pipeline};

pub(super) fn run(args: &Check) -> Outcome {
    let outputs = Outputs::new(args)?;
    let work = input::read(&args.input)?;
    let mut settings = input::settings(&work.config, &args.input);
    if let Some(floor) = args.min_confidence {
        settings.min_confidence = floor;
    }
    let mut report = pipeline::check(work.articles, &settings);
    if !args.kind.is_empty() {
        report.findings.retain(|f| args.kind.iter().any(|k| k == f.kind));
    }
    report.notices.splice(0..0, work.notices);
    report.skipped = work.skipped;
    let request = Request {
        quiet: args.quiet,
        fail: worst(fail_level(args, work.config.fail)),
        annotations: args.max_annotations,
        base: outputs::base(),
        ..Request::default()
    };
    let failed = report.findings.iter().any(|f| request.fails(f));
    outputs.render(args, &report, &request, filter(args).as_ref())?.write()?;
    Ok(if args.exit_zero || !failed { PASSED } else { FAILED })
}

fn fail_level(args: &Check, configured: Option<config::Fail>) -> config::Fail {
    match args.fail {
        Some(Fail::Conflict) => config::Fail::Conflict,
        Some(Fail::Update) => config::Fail::Update,
        Some(Fail::Possible) => config::Fail::Possible,
        Some(Fail::Never) => config::Fail::Never,
        None => configured.unwrap_or_default(),
    }
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
        Show::Accepted => None,
    };
    Some(Filter {
        verdicts: args.show.iter().filter_map(verdict).collect(),
        accepted: args.show.contains(&Show::Accepted),
        old: false,
    })
}
