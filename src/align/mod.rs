//! Align: which claims speak of the same fact. Amounts and moments, quotations, names and statuses each have their own way.

pub mod amounts;
mod derived;
mod draft;
mod likeness;
mod names;
mod quotes;
mod statuses;
mod stories;
mod voices;

use rayon::prelude::*;

use crate::model::{Article, Finding};

pub use crate::model::Settings;
pub use voices::settle as settle_voices;

/// The facts of one story that two or more claims speak of, in no settled order. `articles` are `(index in the report, article)`.
#[must_use]
pub fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let likeness = likeness::Likeness::of(articles);
    let stories = stories::split(articles, &likeness);
    let mut findings: Vec<Finding> = stories
        .par_iter()
        .flat_map_iter(|story| {
            let story: Vec<(u32, &Article)> = story.iter().map(|k| articles[*k]).collect();
            let mut findings = amounts::align(&story, settings);
            findings.extend(statuses::align(&story, settings));
            derived::explain(&mut findings, &story);
            findings.extend(derived::check(&story, settings));
            findings
        })
        .collect();
    // Quotations need no story: no two speakers say the same ten words. Names have their own, wider gate.
    findings.extend(quotes::align(articles, settings));
    findings.extend(names::align(articles, &likeness, settings));
    findings
}
