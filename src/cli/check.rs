//! `crosscheck check`: compare articles.

use super::args::{Check, Fail, Show};
use super::progress::Meter;
use super::{FAILED, Outcome, PASSED, input, stories, terminal};
use crate::model::{Report, Verdict};
use crate::report::{self, Filter, Look};
use crate::{config, pipeline};

pub(super) fn run(args: &Check) -> Outcome {
    let mut work = input::read(&args.input)?;
    let mut settings = input::settings(&work.config, &args.input);
    if let Some(floor) = args.min_confidence {
        settings.min_confidence = floor;
    }
    if let Some(id) = &args.story {
        stories::only(id, &mut work.sources, &mut settings)?;
    }
    let mut report = pipeline::check_with(work.sources, &settings, &Meter::new(args.quiet));
    if !args.kind.is_empty() {
        report.findings.retain(|f| args.kind.iter().any(|k| k == f.kind));
    }
    report.notices.splice(0..0, work.notices);
    report.skipped = work.skipped;
    let code = if args.exit_zero || !fails(&report, fail_level(args, work.config.fail)) { PASSED } else { FAILED };
    // clap lets no other name through.
    let format = report::by_name(&args.format).unwrap_or(&report::FORMATS[0]);
    let look = if format.for_people { terminal::look(&args.screen) } else { Look::default() };
    if format.for_people {
        input::tell(&report.notices, args.quiet);
    }
    let text = (format.render)(&report, &filter(args, !format.for_people), look, args.quiet);
    terminal::print(&text, look.color)?;
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
    report.findings.iter().any(|f| f.fails && !f.old && f.accepted.is_none() && f.verdict <= worst)
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
        Show::Accepted => None,
    };
    Filter {
        verdicts: args.show.iter().filter_map(verdict).collect(),
        accepted: args.show.contains(&Show::Accepted),
        old: false,
    }
}
