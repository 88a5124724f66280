//! Joining again, where only some likenesses have changed.
//!
//! Groups know of each other by the pairs between them only, and a pair that is refused leaves both as they are. So a group
//! comes out as before when its own pairs are as before and each group beside it comes to be as before: then every pair
//! between them is looked at in the same state of both, and refused again. That is tried with the groups that have changed
//! and those beside them; where one of the latter comes out otherwise, those beside it are tried as well.

use super::join::{Cluster, Weighed, join};
use super::near::Edge;

/// Stories that were joined before, with the articles' places now.
pub(super) struct Joined {
    pub clusters: Vec<Cluster>,
    /// Whether a story has lost an article.
    pub broken: Vec<bool>,
}

/// The stories that [`join`] finds. `touched` are the articles whose marks or pairs are others than before.
pub(super) fn rejoin(
    articles: &impl Weighed,
    edges: &[Edge],
    window: u32,
    before: &Joined,
    touched: &[bool],
) -> Vec<Cluster> {
    // Every article has the number of its group: a story, or itself alone.
    let alone = before.clusters.len();
    let mut group: Vec<usize> = (alone..alone + touched.len()).collect();
    for (number, cluster) in before.clusters.iter().enumerate() {
        for article in &cluster.members {
            group[*article as usize] = number;
        }
    }
    let mut changed = before.broken.clone();
    changed.resize(alone + touched.len(), false);
    for (article, _) in touched.iter().enumerate().filter(|t| *t.1) {
        changed[group[article]] = true;
    }
    loop {
        let mut tried = changed.clone();
        for edge in edges {
            let (a, b) = (group[edge.a as usize], group[edge.b as usize]);
            tried[a] |= changed[b];
            tried[b] |= changed[a];
        }
        let inside: Vec<Edge> =
            edges.iter().filter(|e| tried[group[e.a as usize]] && tried[group[e.b as usize]]).copied().collect();
        let found = join(articles, &inside, window);
        let mut now: Vec<Option<&Cluster>> = vec![None; touched.len()];
        for cluster in &found {
            for article in &cluster.members {
                now[*article as usize] = Some(cluster);
            }
        }
        let mut others = false;
        for (article, group) in group.iter().enumerate().filter(|g| tried[*g.1]) {
            if !changed[*group] && now[article] != before.clusters.get(*group) {
                changed[*group] = true;
                others = true;
            }
        }
        if !others {
            let same = before.clusters.iter().zip(&tried).filter(|c| !c.1).map(|c| c.0.clone());
            let mut clusters: Vec<Cluster> = same.chain(found).collect();
            clusters.sort_unstable_by(|a, b| a.members.cmp(&b.members));
            return clusters;
        }
    }
}
