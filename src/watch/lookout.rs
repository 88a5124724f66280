//! Which articles the desk's facts speak of: the others need not be kept once their stories are checked.

use super::matches;
use super::phrase::Phrases;
use crate::model::{Article, Settings, WatchedFact};

/// The watched facts, ready to be looked for in one article after the other.
#[derive(Debug)]
pub struct Lookout<'a> {
    facts: Vec<(&'a WatchedFact, Phrases)>,
}

impl<'a> Lookout<'a> {
    /// Looks out for the facts of these settings.
    #[must_use]
    pub fn new(settings: &'a Settings) -> Self {
        Self { facts: settings.facts.iter().map(|fact| (fact, Phrases::new(fact, settings))).collect() }
    }

    /// Whether a watched fact speaks of this article.
    #[must_use]
    pub fn sees(&self, article: &Article) -> bool {
        self.facts.iter().any(|(fact, phrases)| !matches(fact, phrases, &[article]).is_empty())
    }
}
