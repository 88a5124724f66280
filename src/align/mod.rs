//! Align: which claims speak of the same fact. Amounts and moments, quotations, names and statuses each have their own way.

pub mod amounts;
mod derived;
mod draft;
mod likeness;
mod lists;
mod names;
mod particulars;
mod posts;
mod questions;
mod quotes;
mod recurring;
mod stages;
mod statuses;
mod voices;
mod words;

use crate::model::{Article, Finding};
use likeness::Likeness;
use words::Words;

pub use crate::model::Settings;

/// The facts of one story that two or more claims speak of, in no settled order. `articles` are `(index in the report, article)`.
#[must_use]
pub fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    // One article may contradict itself.
    let itself = derived::check(articles, settings);
    if articles.len() < 2 {
        // All else is compared with other articles.
        return itself;
    }
    let words = Words::of(articles);
    let mut findings = amounts::align(articles, &words, settings);
    derived::explain(&mut findings, articles);
    findings.extend(itself);
    findings.extend(statuses::align(articles, settings));
    findings.extend(stages::align(articles, settings));
    findings.extend(questions::align(articles, settings));
    findings.extend(particulars::align(articles, settings));
    findings.extend(posts::align(articles, settings));
    findings.extend(quotes::align(articles, &words, settings));
    findings.extend(names::align(articles, &words, &Likeness::of(articles, &words), settings));
    voices::settle(&mut findings, articles);
    findings
}
