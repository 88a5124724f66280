//! facts.toml: what a desk knows. Everything in it is optional, and what it does not know is an error, never ignored.

mod entries;
mod stories;
mod table;

use std::path::Path;

use globset::GlobMatcher;
use jiff::civil::Date;

use crate::error::Error;
use crate::model::{DateOrigin, Settings, Source};

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
        Self::parse(file, text.trim_start_matches('\u{feff}'))
    }

    /// Reads the text of a facts.toml; `file` is its path, for messages and for the paths in it.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn parse(file: &str, text: &str) -> Result<Self, Error> {
        let mut config = entries::read(file, text)?;
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
        for source in sources {
            let Ok(path) = std::fs::canonicalize(Path::new(&source.path)) else { continue };
            let inside = path.strip_prefix(&root).unwrap_or(&path);
            for entry in self.sources.iter().filter(|e| e.matcher.is_match(inside)) {
                entry.fill(source);
            }
        }
    }
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
