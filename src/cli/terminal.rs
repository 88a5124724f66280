//! The terminal: colour, width, and writing to standard output.

use std::env;
use std::io::{self, IsTerminal as _, Write as _};

use super::args::{Color, Screen};
use crate::error::Error;
use crate::report::Look;
use crate::text::safe;

/// How the report is to look: options first, then the environment, then the terminal.
pub(super) fn look(screen: &Screen) -> Look {
    Look { color: color(screen.color), width: width(screen.width), ascii: screen.ascii || !utf8() }
}

fn color(asked: Color) -> bool {
    let set = |name: &str| env::var(name).ok().filter(|v| !v.is_empty());
    match asked {
        Color::Always => return true,
        Color::Never => return false,
        Color::Auto => {}
    }
    // First match wins: no-color.org, then those who force it, then what the terminal can do.
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|v| v != "0") {
        return true;
    }
    match set("FORCE_COLOR").as_deref() {
        Some("0") => return false,
        Some(_) => return true,
        None => {}
    }
    set("TERM").as_deref() != Some("dumb") && set("CLICOLOR").as_deref() != Some("0") && io::stdout().is_terminal()
}

fn width(asked: Option<u16>) -> u16 {
    /// What a pipe gets.
    const PIPED: u16 = 100;
    let columns = || env::var("COLUMNS").ok()?.parse().ok().filter(|n| *n >= 20);
    let terminal = || {
        let (width, _) = io::stdout().is_terminal().then(terminal_size::terminal_size)??;
        Some(width.0).filter(|n| *n >= 20)
    };
    asked.or_else(columns).or_else(terminal).unwrap_or(PIPED)
}

/// Whether the locale can show more than ASCII. One that says nothing can: nearly all do today.
fn utf8() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|n| env::var(n).ok().filter(|v| !v.is_empty()));
    locale.is_none_or(|l| {
        let l = l.to_ascii_lowercase();
        l.contains("utf-8") || l.contains("utf8") || !(l == "c" || l == "posix" || l.contains('.'))
    })
}

/// Writes to standard output. A reader that has had enough (`| head`) is no error.
///
/// # Errors
/// When writing fails for another reason, such as a full disk.
pub(super) fn print(text: &str, color: bool) -> Result<(), Error> {
    // Only Windows consoles need translating; elsewhere the text goes out as it is.
    let choice = if color { anstream::ColorChoice::Always } else { anstream::ColorChoice::AlwaysAnsi };
    let mut out = anstream::AutoStream::new(io::stdout().lock(), choice);
    settle(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Lets something write to standard output bit by bit; otherwise as [`print`].
///
/// # Errors
/// As [`print`].
pub(super) fn write(what: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<(), Error> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    settle(what(&mut out).and_then(|()| out.flush()))
}

fn settle(result: io::Result<()>) -> Result<(), Error> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Output { place: "<stdout>".to_owned(), what: format!("cannot be written: {error}") })
        }
        _ => Ok(()),
    }
}

/// Tells what went wrong. That nobody listens is no reason to fail differently.
pub(super) fn complain(error: &Error) {
    say(&format!("error: {error}"));
}

/// Tells the user something beside the report.
pub(super) fn notice(text: &str) {
    say(&format!("note: {text}"));
}

fn say(text: &str) {
    let mut err = io::stderr().lock();
    for line in text.lines() {
        // Names of files and words of articles stand in messages, and may hold anything.
        let clean: String = line.chars().filter(|c| !safe::is_unsafe(*c)).collect();
        let _ = writeln!(err, "{}", safe::unordered(&clean));
    }
}
