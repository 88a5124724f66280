//! The command line: one file for each subcommand. The only place that knows clap, the terminal and exit codes.

mod accept;
mod args;
mod baseline;
mod changes;
mod check;
mod ci;
mod claims;
mod completions;
mod explain;
mod file;
mod find;
mod git;
mod init;
mod input;
mod man;
mod outputs;
mod progress;
mod store;
mod stories;
mod terminal;
mod watch;

use std::process::ExitCode;

use clap::Parser as _;

use crate::error::Error;
use args::{Cli, Command};

/// The check passed.
const PASSED: u8 = 0;
/// It found what it was told to fail on.
const FAILED: u8 = 1;
/// It could not be done.
const BROKEN: u8 = 2;

/// Runs the program with the arguments of the process; messages go to standard error.
#[must_use]
pub fn run() -> ExitCode {
    // Ends the process itself on --help (0) and on wrong arguments (2).
    let cli = Cli::parse();
    let result = match &cli.command {
        Command::Check(args) => check::run(args),
        Command::Claims(args) => claims::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Stories(args) => stories::run(args),
        Command::Accept(args) => accept::run(args),
        Command::Baseline(args) => baseline::run(args),
        Command::Init(args) => init::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man => man::run(),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            terminal::complain(&error);
            ExitCode::from(BROKEN)
        }
    }
}

/// What a subcommand comes to: an exit code.
type Outcome = Result<u8, Error>;
