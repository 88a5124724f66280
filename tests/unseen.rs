//! The program on clusters that no weight was learned from (`examples/train/unseen`): few of its reports may be wrong there.

use crosscheck::align;
use crosscheck::model::{Article, Settings, Verdict};

#[path = "../examples/train/gold.rs"]
#[allow(dead_code, reason = "training uses the rest")]
mod gold;

/// Of the reports on the clusters, at least so many in a hundred are right.
const RIGHT: usize = 90;

/// So many of the labelled conflicts and updates are found: what was measured when the weights were last learned, less a few.
const FOUND: usize = 515;

#[test]
fn reports_on_clusters_that_nothing_was_learned_from_are_right() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/train/unseen");
    let settings = Settings { min_confidence: 600, ..Settings::default() };
    let (mut right, mut found, mut wrong) = (0, 0, Vec::new());
    for cluster in gold::load(&format!("{folder}/clusters"), &format!("{folder}/gold")) {
        let refs: Vec<(u32, &Article)> = cluster.refs();
        let mut facts: Vec<usize> = Vec::new();
        for finding in align::align(&refs, &settings) {
            if !matches!(finding.verdict, Verdict::Conflict | Verdict::Update) {
                continue;
            }
            let hit = cluster.conflicts_in(&finding);
            if hit.is_empty() {
                wrong.push(format!("{}: {} {}", cluster.name, finding.kind, finding.about));
            } else {
                right += 1;
                facts.extend(hit);
            }
        }
        facts.sort_unstable();
        facts.dedup();
        found += facts.len();
    }
    assert!(right * 100 >= RIGHT * (right + wrong.len()), "{right} right, wrong: {wrong:#?}");
    assert!(found >= FOUND, "{found} found");
}

/// A lower dial shows more, and loses nothing that a higher one shows.
#[test]
fn a_lower_dial_loses_no_conflict() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/train/unseen");
    for cluster in gold::load(&format!("{folder}/clusters"), &format!("{folder}/gold")) {
        let refs: Vec<(u32, &Article)> = cluster.refs();
        let found = |min_confidence: u16| -> Vec<usize> {
            let settings = Settings { min_confidence, ..Settings::default() };
            let told = align::align(&refs, &settings).into_iter();
            let told = told.filter(|f| matches!(f.verdict, Verdict::Conflict | Verdict::Update));
            told.flat_map(|f| cluster.conflicts_in(&f)).collect()
        };
        let low = found(250);
        for fact in found(600) {
            assert!(low.contains(&fact), "{}: {} is lost", cluster.name, cluster.facts[fact].id);
        }
    }
}
