//! How far the work has come, on one line of the terminal that is wiped when it is done.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::pipeline::Progress;

/// Work that takes less is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line is written anew.
const BEAT: Duration = Duration::from_millis(100);

/// Writes to standard error when that is a terminal and nobody asked for quiet.
#[derive(Debug)]
pub(super) struct Meter {
    /// None when nobody looks.
    state: Option<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    start: Instant,
    told: Option<Instant>,
    part: &'static str,
    done: usize,
}

impl Meter {
    pub fn new(quiet: bool) -> Self {
        let state = State { start: Instant::now(), told: None, part: "", done: 0 };
        Self { state: (!quiet && io::stderr().is_terminal()).then(|| Mutex::new(state)) }
    }
}

impl Progress for Meter {
    fn step(&self, part: &'static str, more: usize, all: usize) {
        let Some(mut state) = self.state.as_ref().and_then(|s| s.lock().ok()) else { return };
        if state.part != part {
            state.part = part;
            state.done = 0;
        }
        state.done += more;
        let now = Instant::now();
        let due = state.told.map_or(state.start + PATIENCE, |told| told + BEAT);
        if now >= due {
            state.told = Some(now);
            // That nobody listens is no reason to fail.
            let _ = write!(io::stderr(), "\r{} of {all} articles {part}\u{1b}[K", state.done);
        }
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if self.state.as_ref().and_then(|s| s.lock().ok()).is_some_and(|s| s.told.is_some()) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
