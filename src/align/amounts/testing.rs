//! The fixture of the tests of this room: texts, and the facts that are told of them.

use super::align;
use crate::align::Settings;
use crate::align::words::Words;
use crate::kind::testing::article;
use crate::model::{Article, Finding};

/// The facts of articles, each its day of publication (ISO, may be empty) and its text, at the dial that ships.
pub(super) fn facts<S: AsRef<str>>(articles: &[(S, S)]) -> Vec<Finding> {
    let read: Vec<Article> = articles.iter().map(|(day, text)| article(text.as_ref(), day.as_ref())).collect();
    let listed: Vec<(u32, &Article)> = read.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
    let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
    align(&listed, &Words::of(&listed), &settings)
}
