//! facts.toml: what a desk knows.

use crate::error::Error;
use crate::model::{Settings, Source};

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

/// A facts.toml, read and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file, as shown in messages; none when there is none.
    pub file: Option<String>,
    /// Its folder, as a prefix for the paths in it; empty for the working directory.
    pub root: String,
    /// Patterns for articles, seen from that folder.
    pub articles: Vec<String>,
    /// What makes the check fail.
    pub fail: Option<Fail>,
    /// What the stages go by.
    pub settings: Settings,
}

impl Default for Config {
    fn default() -> Self {
        let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
        Self { file: None, root: String::new(), articles: Vec::new(), fail: None, settings }
    }
}

impl Config {
    /// Reads a facts.toml.
    ///
    /// # Errors
    /// When it cannot be read or says what cannot be meant.
    pub fn read(_file: &str) -> Result<Self, Error> {
        Ok(Self::default())
    }

    /// Fills what the sources do not say of themselves. Returns what the user should know.
    pub fn fill(&self, _sources: &mut [Source]) -> Vec<String> {
        Vec::new()
    }
}
