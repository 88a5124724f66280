//! From the arguments to the articles: which facts.toml, which paths, how many threads.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::Input;
use super::terminal;
use crate::config::Config;
use crate::error::Error;
use crate::load::{self, Loaded};
use crate::model::{Settings, Source};
use crate::text::calendar;

/// What a subcommand works on.
#[derive(Debug)]
pub(super) struct Work {
    pub config: Config,
    /// The articles.
    pub sources: Vec<Source>,
    /// What the user should know.
    pub notices: Vec<String>,
    /// How many files hold no text.
    pub skipped: u32,
}

/// Finds facts.toml and loads the articles.
///
/// # Errors
/// Whatever is wrong with either.
pub(super) fn read(input: &Input) -> Result<Work, Error> {
    threads(input.threads);
    let config = config(input)?;
    let Loaded { mut sources, notices, skipped } = if input.paths.is_empty() {
        let Some(file) = &config.file else {
            return Err(Error::input(
                "crosscheck",
                "no articles named, and no facts.toml here or above that names any",
                "crosscheck check PATH…, or crosscheck init to write a facts.toml",
            ));
        };
        if config.articles.is_empty() {
            return Err(Error::config(
                file,
                "names no articles",
                "add a line such as articles = [\"articles/*.md\"], or name them: crosscheck check PATH…",
            ));
        }
        load::load(&config.root, &config.articles).map_err(|e| config.blame(e))?
    } else {
        load::load("", &input.paths)?
    };
    config.fill(&mut sources);
    Ok(Work { config, sources, notices, skipped })
}

/// The settings of this run: those of facts.toml, and the day it is.
pub(super) fn settings(config: &Config, input: &Input) -> Settings {
    Settings { today: input.today.or_else(today), ..config.settings.clone() }
}

fn config(input: &Input) -> Result<Config, Error> {
    if input.no_facts {
        return Ok(Config::default());
    }
    match &input.facts {
        Some(file) => Config::read(file),
        None => find(&input.paths).map_or_else(|| Ok(Config::default()), |file| Config::read(&file)),
    }
}

/// The nearest facts.toml above the first path, or above the working directory when none is given.
fn find(paths: &[String]) -> Option<String> {
    const NAME: &str = "facts.toml";
    let here = std::env::current_dir().ok()?;
    let first = paths.first().map(String::as_str).filter(|p| *p != "-");
    let start = match first {
        Some(path) => {
            let plain = path.find(['*', '?', '[', '{']).map_or(path, |cut| &path[..cut]);
            std::fs::canonicalize(nearest_folder(Path::new(plain))).ok()?
        }
        None => here.clone(),
    };
    for (levels, folder) in start.ancestors().enumerate() {
        let file = folder.join(NAME);
        if file.is_file() {
            let shown = match file.strip_prefix(&here) {
                Ok(inside) => inside.to_path_buf(),
                Err(_) if first.is_none() => PathBuf::from("../".repeat(levels)).join(NAME),
                Err(_) => file,
            };
            return Some(shown.to_string_lossy().replace('\\', "/"));
        }
    }
    None
}

fn nearest_folder(path: &Path) -> PathBuf {
    let folder = path.ancestors().find(|p| p.is_dir()).unwrap_or(path);
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() }
}

/// Sets the number of threads for the whole run; a second call changes nothing.
fn threads(count: Option<u16>) {
    if let Some(count) = count {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(count)).build_global();
    }
}

/// Today in UTC. The only look at a clock in the program; `--today` makes runs repeatable.
fn today() -> Option<jiff::civil::Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    calendar::date(i32::try_from(seconds / 86_400).ok()?)
}

/// Prints what the user should know, unless told to be quiet.
pub(super) fn tell(notices: &[String], quiet: bool) {
    if !quiet {
        for text in notices {
            terminal::notice(text);
        }
    }
}
