//! Story: which articles of an archive tell of one event, so that only their claims are set against each other.
//!
//! What the user says comes first: a name in the front matter, a folder. Where nobody says, an article is sketched by what
//! few others say ([`sketch()`]), articles are weighed against those that share a rare mark, and the alike ones are joined.
//! Time and memory grow with the archive and no faster; no two articles are compared that share nothing rare.

mod join;
mod near;
mod sketch;
#[cfg(test)]
mod tests;
mod weigh;
mod words;

use std::collections::BTreeMap;

use crate::model::{Grouping, Source, StoriesBy};
use crate::text::fingerprint;

pub use sketch::{Sketch, sketch};
pub use words::words;

/// So many articles given together are one story unless the user says otherwise: a desk gathers them so.
const FEW: usize = 16;

/// A story: articles by their place in the list that was sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// The user's name for it; else made from its first article, so that it stays while others join. Empty for the
    /// articles of a run that were simply given together.
    pub name: String,
    /// Its articles, ascending.
    pub articles: Vec<u32>,
}

/// Articles that the user gave together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What the user calls them; none when nothing is said.
    pub name: Option<String>,
    /// Ascending.
    pub articles: Vec<u32>,
    /// Whether they may hold several stories, and have to be sorted.
    pub mixed: bool,
}

/// The articles as the user groups them: each is in exactly one group. Groups are in order of their first article.
#[must_use]
pub fn given(sources: &[Source], grouping: &Grouping) -> Vec<Given> {
    let name = |source: &Source| match grouping.by {
        StoriesBy::Auto | StoriesBy::FrontMatter => source.story.clone(),
        StoriesBy::Folder => Some(source.path.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned()),
        StoriesBy::None => None,
    };
    let mut groups: BTreeMap<Option<String>, Vec<u32>> = BTreeMap::new();
    for (index, source) in sources.iter().enumerate() {
        groups.entry(name(source)).or_default().push(index as u32);
    }
    let mut out: Vec<Given> = Vec::new();
    for (name, articles) in groups {
        if name.is_none() && grouping.by == StoriesBy::FrontMatter {
            // What names no story belongs to none.
            out.extend(articles.into_iter().map(|a| Given { name: None, articles: vec![a], mixed: false }));
        } else {
            let mixed = name.is_none() && grouping.by == StoriesBy::Auto && articles.len() > FEW;
            out.push(Given { name, articles, mixed });
        }
    }
    out.sort_unstable_by_key(|g| g.articles[0]);
    out
}

/// Sorts articles into stories of two or more; the others belong to none. `sketches` are in the order of `sources`, a list
/// without order: the result does not depend on it.
#[must_use]
pub fn sort(sources: &[&Source], sketches: Vec<Sketch>, window: u32) -> Vec<Vec<u32>> {
    // By path, so that whatever has to be settled by order is settled by something the reader can see.
    let mut order: Vec<u32> = (0..sources.len() as u32).collect();
    let key = |k: &u32| (&sources[*k as usize].path, &sources[*k as usize].text);
    order.sort_unstable_by(|a, b| key(a).cmp(&key(b)).then(a.cmp(b)));
    let mut sketches: Vec<Option<Sketch>> = sketches.into_iter().map(Some).collect();
    let mut ordered: Vec<Sketch> = order.iter().map(|k| sketches[*k as usize].take().unwrap_or_default()).collect();
    drop(sketches);
    let counts = weigh::Counts::of(&ordered);
    weigh::weigh(&mut ordered, &counts);
    let edges = near::edges(&ordered, &counts, join::FLOOR, window);
    let mut stories: Vec<Vec<u32>> = join::join(&ordered, &edges, window);
    for story in &mut stories {
        for article in story.iter_mut() {
            *article = order[*article as usize];
        }
        story.sort_unstable();
    }
    stories.sort_unstable();
    stories
}

/// The name of a story that nobody named: made from its earliest article, so that it stays when later ones join.
#[must_use]
pub fn name(sources: &[&Source]) -> String {
    let key = |s: &&&Source| (s.published.is_none(), s.published, s.path.clone(), s.record.clone());
    let first = sources.iter().min_by_key(key);
    let record = first.and_then(|s| s.record.as_deref());
    fingerprint::of("story", first.map_or("", |s| s.path.as_str()), record.into_iter())
}
