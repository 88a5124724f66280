//! From the arguments to the articles: which facts.toml, which paths, how many threads.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::args::Input;
use super::terminal;
use crate::config::{BASELINE, Config};
use crate::error::Error;
use crate::load::{self, Loaded, Options};
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
    load(input, config_with_baseline(input)?, &[], false)
}

/// As [`read`], as if there were no baseline.
///
/// # Errors
/// As [`read`].
pub(super) fn read_without_baseline(input: &Input) -> Result<Work, Error> {
    load(input, config(input)?, &[], false)
}

/// The paths and patterns that are read, and the folder they are seen from.
///
/// # Errors
/// When nobody names any.
pub(super) fn paths<'a>(input: &'a Input, config: &'a Config) -> Result<(&'a str, &'a [String]), Error> {
    if !input.paths.is_empty() {
        return Ok(("", &input.paths));
    }
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
    Ok((&config.root, &config.articles))
}

/// Loads the articles, and further ones; when `strict`, a record that cannot be read is an error.
///
/// # Errors
/// Whatever is wrong with them.
pub(super) fn load(input: &Input, config: Config, also: &[String], strict: bool) -> Result<Work, Error> {
    let options = Options { strict, stdin: input.stdin_format.clone(), fields: config.fields.clone() };
    let (root, named) = paths(input, &config)?;
    let all: Vec<(&str, &[String])> = [(root, named), ("", also)].into_iter().filter(|p| !p.1.is_empty()).collect();
    let files = load::find(&all).map_err(|e| config.blame(e))?;
    threads(input.threads, &files);
    let Loaded { mut sources, notices, skipped } = load::read(&files, &options).map_err(|e| config.blame(e))?;
    config.fill(&mut sources);
    Ok(Work { config, sources, notices, skipped })
}

/// facts.toml and the baseline.
///
/// # Errors
/// Whatever is wrong with either.
pub(super) fn config_with_baseline(input: &Input) -> Result<Config, Error> {
    let mut config = config(input)?;
    add_baseline(&mut config, input)?;
    Ok(config)
}

/// The facts.toml that would be read, whatever is in it.
pub(super) fn facts_file(input: &Input) -> Option<String> {
    if input.no_facts {
        return None;
    }
    input.facts.clone().or_else(|| find(&input.paths, "facts.toml"))
}

/// The settings of this run: those of facts.toml, and the day it is.
pub(super) fn settings(config: &Config, input: &Input) -> Settings {
    Settings { today: input.today.or_else(today), ..config.settings.clone() }
}

fn config(input: &Input) -> Result<Config, Error> {
    facts_file(input).map_or_else(|| Ok(Config::default()), |file| Config::read(&file))
}

/// Adds the baseline that facts.toml names, or the one beside it; without a facts.toml, the nearest one above.
fn add_baseline(config: &mut Config, input: &Input) -> Result<(), Error> {
    if input.no_facts {
        return Ok(());
    }
    let file = match (&config.file, &config.baseline) {
        (None, _) => find(&input.paths, BASELINE),
        (Some(facts), Some(_)) if !Path::new(&config.baseline_path()).is_file() => {
            let what = format!("no such file, and {facts} names it as the baseline");
            return Err(Error::config(config.baseline_path(), what, "crosscheck baseline writes it"));
        }
        _ => Some(config.baseline_path()).filter(|p| Path::new(p).is_file()),
    };
    match file {
        Some(file) => config.add_baseline(&file),
        None => Ok(()),
    }
}

/// The nearest file of this name above the first path, or above the working directory when none is given.
fn find(paths: &[String], name: &str) -> Option<String> {
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
        let file = folder.join(name);
        if file.is_file() {
            let shown = match file.strip_prefix(&here) {
                Ok(inside) => inside.to_path_buf(),
                Err(_) if first.is_none() => PathBuf::from("../".repeat(levels)).join(name),
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

/// Sets the number of threads for the whole run; a second call changes nothing. A few short articles are done before a
/// second thread would be at work.
fn threads(count: Option<u16>, files: &[String]) {
    asked(count);
    if count.is_none() && short(files) {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    }
}

/// Threads beside the first, however little there is to do: what waits on the first for work of its own would wait for ever
/// where that one waits for it.
pub(super) fn several() {
    let _ = rayon::ThreadPoolBuilder::new().build_global();
}

/// As many threads as the user asked for: before anything else may start some.
pub(super) fn asked(count: Option<u16>) {
    if let Some(count) = count {
        // There may be some already, as many.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(count)).build_global();
    }
}

/// Whether these files are a few pages in all. Of standard input nobody knows.
fn short(files: &[String]) -> bool {
    const PAGES: u64 = 16 << 10;
    let mut left = Some(PAGES);
    files.iter().all(|file| {
        left = left.zip(std::fs::metadata(file).ok()).and_then(|(left, file)| left.checked_sub(file.len()));
        left.is_some()
    })
}

/// Today in UTC. The only look at a clock in the program; `--today` makes runs repeatable.
fn today() -> Option<jiff::civil::Date> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    calendar::date(i32::try_from(seconds / 86_400).ok()?)
}

/// So many notices of one sort are told.
const ALIKE: usize = 5;

/// The notices, of those that say the same of many files the first few: a folder may hold a thousand records without text.
fn gathered(notices: &[String]) -> Vec<String> {
    // `corpus/a.json:1: skipped: no text`: what is said stands behind the place.
    let said = |text: &str| text.split_once(": ").map_or(text, |(_, said)| said).to_owned();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut out: Vec<String> = Vec::new();
    for text in notices {
        let count = counts.entry(said(text)).or_default();
        *count += 1;
        if *count <= ALIKE {
            out.push(text.clone());
        }
    }
    for (said, count) in counts.into_iter().filter(|(_, count)| *count > ALIKE) {
        out.push(format!("{} more of these: {said} (--format json names all)", count - ALIKE));
    }
    out
}

/// Prints what the user should know, unless told to be quiet.
pub(super) fn tell(notices: &[String], quiet: bool) {
    if !quiet {
        for text in gathered(notices) {
            terminal::notice(&text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::gathered;

    #[test]
    fn many_notices_of_one_sort_are_told_by_the_first_few() {
        let mut notices: Vec<String> = (0..9).map(|k| format!("a/{k}.json:1: skipped: no text")).collect();
        notices.insert(3, "b.md: the date 2024-13-01 is none".to_owned());
        let told = gathered(&notices);
        assert_eq!(told.len(), 7, "{told:#?}");
        assert!(told.contains(&notices[3]));
        assert_eq!(told[6], "4 more of these: skipped: no text (--format json names all)");
        assert_eq!(gathered(&notices[..5]), notices[..5]);
        let plain: Vec<String> = (0..9).map(|k| format!("a notice without a place, {k}")).collect();
        assert_eq!(gathered(&plain), plain);
    }
}
