//! `crosscheck check`: compare articles.

use super::args::{Check, Fail, Format, Show};
use super::{FAILED, Outcome, PASSED, input, terminal};
use crate::model::{Report, Verdict};
use crate::report::{self, Filter};
use crate::{config, pipeline};

pub(super) fn run(args: &Check) -> Outcome {
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
    let code = if args.exit_zero || !fails(&report, fail_level(args, work.config.fail)) { PASSED } else { FAILED };
    match args.format {
        Format::Json => terminal::print(&report::json::render(&report, &filter(args, true)), false)?,
        Format::Table => {
            input::tell(&report.notices, args.quiet);
            let look = terminal::look(&args.screen);
            terminal::print(&report::table::render(&report, &filter(args, false), look, args.quiet), look.color)?;
        }
    }
    Ok(code)
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

fn fails(report: &Report, level: config::Fail) -> bool {
    let worst = match level {
        config::Fail::Conflict => Verdict::Conflict,
        config::Fail::Update => Verdict::Update,
        config::Fail::Possible => Verdict::Possible,
        config::Fail::Never => return false,
    };
    report.findings.iter().any(|f| f.fails && f.accepted.is_none() && f.verdict <= worst)
}

fn filter(args: &Check, json: bool) -> Filter {
    if args.show.is_empty() {
        return if json { Filter::everything() } else { Filter::default() };
    }
    let verdict = |show: &Show| match show {
        Show::Conflict => Some(Verdict::Conflict),
        Show::Update => Some(Verdict::Update),
        Show::Possible => Some(Verdict::Possible),
        Show::Loose => Some(Verdict::Loose),
        Show::Agree => Some(Verdict::Agree),
        Show::Accepted => None,
    };
    Filter { verdicts: args.show.iter().filter_map(verdict).collect(), accepted: args.show.contains(&Show::Accepted) }
}
