//! `crosscheck man`: the manual page.

use clap::CommandFactory as _;

use super::args::Cli;
use super::{Outcome, PASSED, terminal};
use crate::error::Error;

pub(super) fn run() -> Outcome {
    let mut text = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut text)
        .map_err(|e| Error::Output { place: "<stdout>".to_owned(), what: e.to_string() })?;
    terminal::print(&String::from_utf8_lossy(&text), false)?;
    Ok(PASSED)
}
