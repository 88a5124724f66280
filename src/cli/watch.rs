//! `crosscheck check --watch`: check again whenever something changes.

use std::collections::BTreeMap;
use std::fs;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, SystemTime};

use super::args::Check;
use super::check::{self, Checked};
use super::{BROKEN, Outcome, input, terminal};
use crate::error::Error;
use crate::load;

/// How often the files are looked at: quick enough for whoever has just saved, slow enough to cost nothing.
const EVERY: Duration = Duration::from_millis(400);

/// When a file was changed, and how long it is.
type State = BTreeMap<String, Option<(SystemTime, u64)>>;

/// Checks, and again after every change, until Ctrl-C; the exit code is that of the last check.
pub(super) fn run(args: &Check) -> Outcome {
    let (send, ended) = mpsc::channel();
    // The check at work comes to its end first, so that nothing is left half told.
    ctrlc::set_handler(move || {
        let _ = send.send(());
    })
    .map_err(|e| {
        Error::input("--watch", format!("Ctrl-C cannot be caught: {e}"), "run crosscheck check without --watch")
    })?;
    let mut state = state(args);
    let mut last = check::once(args);
    let mut code = tell(&last, None);
    save(&mut last);
    terminal::notice(&format!("watching {} files; Ctrl-C ends it", state.len()));
    loop {
        match ended.recv_timeout(EVERY) {
            Err(RecvTimeoutError::Timeout) => {}
            _ => return Ok(code),
        }
        let now = self::state(args);
        let changed = changes(&state, &now);
        if changed.is_empty() {
            continue;
        }
        terminal::notice(&told(&changed));
        state = now;
        let mut next = check::once(args);
        code = tell(&next, Some(&last));
        save(&mut next);
        last = next;
    }
}

fn save(checked: &mut Result<Checked, Error>) {
    if let Ok(checked) = checked {
        checked.save();
    }
}

/// Prints what a check came to, unless the one before came to the same.
fn tell(checked: &Result<Checked, Error>, before: Option<&Result<Checked, Error>>) -> u8 {
    let same = match (checked, before) {
        (Ok(now), Some(Ok(then))) => now.rendered == then.rendered,
        (Err(now), Some(Err(then))) => now == then,
        _ => false,
    };
    if same {
        terminal::notice("the report is the same as before");
    }
    match checked {
        Ok(checked) if same => checked.code,
        Ok(checked) => match checked.rendered.write() {
            Ok(()) => checked.code,
            Err(error) => complain(&error),
        },
        Err(_) if same => BROKEN,
        Err(error) => complain(error),
    }
}

fn complain(error: &Error) -> u8 {
    terminal::complain(error);
    BROKEN
}

/// The files that a check reads now. What cannot be read is no file yet: the check itself says so.
fn state(args: &Check) -> State {
    let mut files: Vec<String> = Vec::new();
    if let Ok(config) = input::config_with_baseline(&args.input) {
        if let Ok((root, paths)) = input::paths(&args.input, &config) {
            files.extend(load::files(root, paths).unwrap_or_default());
        }
        files.extend(config.file.clone());
        files.push(config.baseline_path());
    }
    files.extend(input::facts_file(&args.input));
    files.extend(load::files("", &args.new).unwrap_or_default());
    let seen = |path: String| {
        let meta = fs::metadata(&path).ok();
        let when = meta.and_then(|m| Some((m.modified().ok()?, m.len())));
        (path, when)
    };
    files.into_iter().map(seen).filter(|s| s.1.is_some()).collect()
}

/// The files that came, went or were written.
fn changes<'a>(before: &'a State, now: &'a State) -> Vec<&'a str> {
    let new = now.iter().filter(|(path, state)| before.get(*path) != Some(state)).map(|(path, _)| path);
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    new.chain(gone).map(String::as_str).collect()
}

fn told(changed: &[&str]) -> String {
    match changed {
        [] => String::new(),
        [one] => format!("{one} has changed"),
        [one, rest @ ..] => format!("{one} and {} more have changed", rest.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::{State, changes, told};
    use std::time::SystemTime;

    #[test]
    fn sees_what_came_went_and_was_written() {
        let at = |n: u64| Some((SystemTime::UNIX_EPOCH, n));
        let state = |files: &[(&str, u64)]| -> State { files.iter().map(|(f, n)| ((*f).to_owned(), at(*n))).collect() };
        let before = state(&[("a", 1), ("b", 1), ("c", 1)]);
        let now = state(&[("a", 1), ("b", 2), ("d", 1)]);
        assert_eq!(changes(&before, &now), ["b", "d", "c"]);
        assert_eq!(told(&changes(&before, &now)), "b and 2 more have changed");
        assert!(changes(&now, &now).is_empty());
    }
}
