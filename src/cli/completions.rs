//! `crosscheck completions`: completions for a shell.

use clap::CommandFactory as _;

use super::args::{Cli, Completions};
use super::{Outcome, PASSED, terminal};

pub(super) fn run(args: &Completions) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "crosscheck", &mut text);
    terminal::print(&String::from_utf8_lossy(&text), false)?;
    Ok(PASSED)
}
