//! facts.toml: what a desk knows. Everything in it is optional, and what it does not know is an error, never ignored.

pub mod edit;
mod entries;
mod stories;
mod table;

use std::path::{Path, PathBuf};

use globset::GlobMatcher;
use jiff::civil::Date;

use crate::error::Error;
use crate::load::Fields;
use crate::model::{Acceptance, DateOrigin, Settings, Source};

/// The baseline that is looked for beside facts.toml.
pub const BASELINE: &str = "crosscheck-baseline.toml";

/// What makes a check fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fail {
    /// Sources that cannot all be right.
    #[default]
    Conflict,
    /// That, or a figure that moved.
    Update,
    /// That, or what looks like a conflict.
    Possible,
    /// Nothing.
    Never,
}

/// A `[[source]]` of facts.toml: what a file does not say of itself.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// The path or pattern, as written.
    pub path: String,
    /// The files it speaks of, seen from the folder of facts.toml.
    pub matcher: GlobMatcher,
    /// Publisher.
    pub name: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Address.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Story.
    pub story: Option<String>,
}

/// A facts.toml, read and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file, as shown in messages; none when there is none.
    pub file: Option<String>,
    /// Its folder, as a prefix for the paths in it; empty for the working directory.
    pub root: String,
    /// Paths and patterns of articles, seen from that folder.
    pub articles: Vec<String>,
    /// Where they are named, for messages: `facts.toml:12`.
    pub articles_place: String,
    /// What makes the check fail.
    pub fail: Option<Fail>,
    /// What files do not say of themselves.
    pub sources: Vec<SourceEntry>,
    /// Where records keep what is to be known of an article.
    pub fields: Fields,
    /// The file with the baseline, as facts.toml names it.
    pub baseline: Option<String>,
    /// How many of the acceptances stand in facts.toml itself; those of the baseline come after them.
    pub own_acceptances: usize,
    /// What the stages go by.
    pub settings: Settings,
}

impl Default for Config {
    fn default() -> Self {
        let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
        Self {
            file: None,
            root: String::new(),
            articles: Vec::new(),
            articles_place: String::new(),
            fail: None,
            sources: Vec::new(),
            fields: Fields::default(),
            baseline: None,
            own_acceptances: 0,
            settings,
        }
    }
}

impl Config {
    /// Reads a facts.toml.
    ///
    /// # Errors
    /// When it cannot be read, is not TOML, or says what cannot be meant; with the line, and what to try.
    pub fn read(file: &str) -> Result<Self, Error> {
        Self::parse(file, &text_of(file)?)
    }

    /// The path of the baseline, seen from the working directory, whether it is there or not.
    #[must_use]
    pub fn baseline_path(&self) -> String {
        let name = self.baseline.as_deref().unwrap_or(BASELINE);
        match self.root.as_str() {
            _ if Path::new(name).is_absolute() => name.to_owned(),
            "" => name.to_owned(),
            root if root.ends_with('/') => format!("{root}{name}"),
            root => format!("{root}/{name}"),
        }
    }

    /// Adds the acceptances of a baseline.
    ///
    /// # Errors
    /// As [`Config::read`]; and when it holds more than acceptances.
    pub fn add_baseline(&mut self, file: &str) -> Result<(), Error> {
        self.settings.accepted.extend(baseline(file)?);
        Ok(())
    }

    /// Reads the text of a facts.toml; `file` is its path, for messages and for the paths in it.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        let mut config = entries::read(file, text)?;
        config.own_acceptances = config.settings.accepted.len();
        config.file = Some(file.to_owned());
        config.root = match file.rsplit_once('/') {
            Some(("", _)) => "/".to_owned(),
            Some((folder, _)) => folder.to_owned(),
            None => String::new(),
        };
        Ok(config)
    }

    /// Says of an error about one of the paths in `articles` that facts.toml named it, and where.
    #[must_use]
    pub fn blame(&self, error: Error) -> Error {
        match error {
            Error::Input { place, what, hint } if self.articles.iter().any(|a| place.ends_with(a.as_str())) => {
                Error::config(&self.articles_place, format!("`{place}`: {what}"), hint)
            }
            Error::Many(errors) => Error::Many(errors.into_iter().map(|e| self.blame(e)).collect()),
            other => other,
        }
    }

    /// Fills what the sources do not say of themselves; of two entries for one file, the earlier wins.
    pub fn fill(&self, sources: &mut [Source]) {
        if self.sources.is_empty() {
            return;
        }
        let root = if self.root.is_empty() { "." } else { &self.root };
        let Ok(root) = std::fs::canonicalize(root) else { return };
        // Many articles may lie in one file.
        let mut last: (String, Option<PathBuf>) = Default::default();
        for source in sources {
            if last.1.is_none() || last.0 != source.path {
                last = (source.path.clone(), real(Path::new(&source.path)));
            }
            let Some(path) = &last.1 else { continue };
            let inside = path.strip_prefix(&root).unwrap_or(path);
            for entry in self.sources.iter().filter(|e| e.matcher.is_match(inside)) {
                entry.fill(source);
            }
        }
    }
}

/// The acceptances of a baseline.
///
/// # Errors
/// As [`Config::read`]; and when it holds more than acceptances.
pub fn baseline(file: &str) -> Result<Vec<Acceptance>, Error> {
    entries::baseline(file, &text_of(file)?)
}

/// The text of a TOML file, without a byte order mark.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn text_of(file: &str) -> Result<String, Error> {
    let hint = "name a file that is there, or use --no-facts";
    let bytes = std::fs::read(file).map_err(|e| {
        let what = match e.kind() {
            std::io::ErrorKind::NotFound => "no such file".to_owned(),
            std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
            _ => format!("cannot be read: {e}"),
        };
        Error::config(file, what, hint)
    })?;
    let text = String::from_utf8(bytes).map_err(|_| Error::config(file, "not UTF-8 text", "save it as UTF-8"))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// What the file system calls a file: of one that is gone, by the folder it was in.
fn real(path: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(path).ok().or_else(|| {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(std::fs::canonicalize(folder).ok()?.join(path.file_name()?))
    })
}

impl SourceEntry {
    fn fill(&self, source: &mut Source) {
        let set = |slot: &mut Option<String>, value: &Option<String>| {
            if slot.is_none() {
                slot.clone_from(value);
            }
        };
        set(&mut source.publisher, &self.name);
        set(&mut source.url, &self.url);
        set(&mut source.title, &self.title);
        set(&mut source.story, &self.story);
        if source.published.is_none() && self.published.is_some() {
            source.published = self.published;
            source.date_origin = DateOrigin::Config;
        }
    }
}
