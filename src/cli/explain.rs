//! `crosscheck explain`: all evidence for one fact.

use super::args::Explain;
use super::{Outcome, PASSED, find, input, terminal};
use crate::{pipeline, report};

pub(super) fn run(args: &Explain) -> Outcome {
    let work = input::read(&args.input)?;
    let settings = input::settings(&work.config, &args.input);
    let report = pipeline::check(work.sources, &settings);
    let found = find::findings(&report, &args.id)?;
    let look = terminal::look(&args.screen);
    terminal::print(&report::explain::render(&report, &found, look), look.color)?;
    Ok(PASSED)
}
