//! Story: which articles of an archive tell of one event, so that only their claims are set against each other.
//!
//! What the user says comes first: a name in the front matter, a folder. Where nobody says, an article is sketched by what
//! few others say ([`sketch()`]), articles are weighed against those that share a rare mark, and the alike ones are joined.
//! Time and memory grow with the archive and no faster; no two articles are compared that share nothing rare.

mod again;
#[cfg(test)]
mod again_tests;
mod counts;
mod join;
mod near;
mod rejoin;
mod rows;
mod sketch;
mod sorted;
#[cfg(test)]
mod tests;
mod weigh;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{Grouping, Source, StoriesBy};
use crate::text::fingerprint;

use join::Cluster;
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

/// What an article goes by: what has another key is another article.
pub type Key = [u8; 16];

/// What an earlier run knew, for one that sorts mostly the same articles.
pub struct Earlier<'a> {
    /// What [`sort`] left.
    pub record: &'a [u8],
    /// The sketch of an article that was sorted then, if it is still known.
    pub sketch: &'a dyn Fn(&Key) -> Option<Sketch>,
}

impl std::fmt::Debug for Earlier<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Earlier")
    }
}

/// Sorts articles into stories of two or more; the others belong to none. `sketches` are in the order of `sources`, a list
/// without order: the result does not depend on it.
#[must_use]
pub fn sort(sources: &[&Source], sketches: Vec<Sketch>, window: u32) -> Vec<Vec<u32>> {
    let order = order(sources);
    let clusters = sorted::whole(ordered(&order, sketches), window).clusters;
    stories(&order, &clusters)
}

/// As [`sort`], with what an earlier run left, and leaves something for the next: a record, when there is much to tell that
/// the earlier one does not know. The stories are those of [`sort`], whatever the earlier run sorted.
#[must_use]
pub fn sort_again(
    sources: &[&Source],
    keys: &[Key],
    sketches: Vec<Sketch>,
    window: u32,
    earlier: Option<&Earlier<'_>>,
) -> (Vec<Vec<u32>>, Option<Vec<u8>>) {
    let order = order(sources);
    let sketches = ordered(&order, sketches);
    let articles: Vec<(&str, Key)> =
        order.iter().map(|k| (sources[*k as usize].path.as_str(), keys[*k as usize])).collect();
    if let Some(earlier) = earlier
        && let Some(before) = sorted::Sorted::read(earlier.record, window)
        && let Some(now) = again::sorted(before, &articles, &sketches, window, earlier.sketch, again::MOST)
    {
        let record = now.grown.then(|| now.sorted.write(&articles, window));
        return (stories(&order, &now.sorted.clusters), record);
    }
    let sorted = sorted::whole(sketches, window);
    (stories(&order, &sorted.clusters), Some(sorted.write(&articles, window)))
}

/// By path, so that whatever has to be settled by order is settled by something the reader can see.
fn order(sources: &[&Source]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..sources.len() as u32).collect();
    let key = |k: &u32| (&sources[*k as usize].path, &sources[*k as usize].text);
    order.par_sort_unstable_by(|a, b| key(a).cmp(&key(b)).then(a.cmp(b)));
    order
}

fn ordered(order: &[u32], sketches: Vec<Sketch>) -> Vec<Sketch> {
    let mut sketches: Vec<Option<Sketch>> = sketches.into_iter().map(Some).collect();
    order.iter().map(|k| sketches[*k as usize].take().unwrap_or_default()).collect()
}

fn stories(order: &[u32], clusters: &[Cluster]) -> Vec<Vec<u32>> {
    let members = |cluster: &Cluster| {
        let mut story: Vec<u32> = cluster.members.iter().map(|m| order[*m as usize]).collect();
        story.sort_unstable();
        story
    };
    let mut stories: Vec<Vec<u32>> = clusters.iter().map(members).collect();
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
