//! The stages in order. The only module that knows it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::align::{self, Settings};
use crate::extract::extract;
use crate::lexicon::Reader;
use crate::model::{Article, Report, Source};
use crate::segment::segment;

/// Reads the claims of every source, in parallel; the order stays.
#[must_use]
pub fn read(sources: Vec<Source>) -> Vec<Article> {
    sources
        .into_par_iter()
        .map_init(Reader::default, |reader, source| {
            let document = segment(&source, reader);
            extract(source, document)
        })
        .collect()
}

/// Compares articles story by story. Same articles, same report, whatever their order and the number of threads.
#[must_use]
pub fn check(articles: Vec<Article>, settings: &Settings) -> Report {
    let mut stories: BTreeMap<String, Vec<(u32, &Article)>> = BTreeMap::new();
    for (index, article) in articles.iter().enumerate() {
        let story = article.source.story.clone().unwrap_or_default();
        stories.entry(story).or_default().push((index as u32, article));
    }
    let groups: Vec<_> = stories.into_values().collect();
    let mut findings: Vec<_> = groups.par_iter().flat_map_iter(|story| align::align(story, settings)).collect();
    findings.sort_by(|a, b| {
        (a.verdict, std::cmp::Reverse(a.confidence), &a.claims.first().map(|c| (c.source, c.span)), a.kind).cmp(&(
            b.verdict,
            std::cmp::Reverse(b.confidence),
            &b.claims.first().map(|c| (c.source, c.span)),
            b.kind,
        ))
    });
    Report {
        claims: articles.iter().map(|a| a.claims.len() as u32).collect(),
        stories: articles.iter().map(|a| a.source.story.clone().unwrap_or_default()).collect(),
        sources: articles.into_iter().map(|a| a.source).collect(),
        findings,
        ..Report::default()
    }
}
