//! Names: which spellings are of one bearer. Words are compared story by story, and what stands around them is the
//! evidence; no whole name has to be cut out first. Whole names are looked at after that, for what differs by a word.

mod candidates;
mod codes;
mod context;
mod drop;
mod facts;
mod forms;
mod given;
mod letters;
mod pieces;
mod score;
#[cfg(test)]
mod tests;
mod wholes;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Settings;
use super::likeness::Likeness;
use super::words::Words;
use crate::model::{Article, Finding, Word};

use forms::Table;
use score::{CONFLICT, POSSIBLE, Scored, Scorer};

/// The facts among the names of the articles.
pub(super) fn align(
    articles: &[(u32, &Article)],
    words: &Words,
    likeness: &Likeness,
    settings: &Settings,
) -> Vec<Finding> {
    let aliases = aliases(settings);
    let one = |group: &Vec<usize>| {
        let mut findings = Vec::new();
        // By path, so that every limit cuts off the same whatever order the articles came in.
        let mut story: Vec<(usize, u32, &Article)> =
            group.iter().map(|k| (*k, articles[*k].0, articles[*k].1)).collect();
        story.sort_by(|a, b| (&a.2.source.path, &a.2.source.text).cmp(&(&b.2.source.path, &b.2.source.text)));
        let table = Table::of(&story, words);

        spellings(&table, likeness, &aliases, &mut findings);

        facts::styles(&table, likeness, &mut findings);
        findings
    };
    likeness.groups().par_iter().flat_map_iter(one).collect()
}

/// The words of each list of aliases, style folded away.
fn aliases(settings: &Settings) -> Vec<Vec<Word>> {
    let words = |list: &Vec<String>| {
        let whole = list.iter().map(|name| pieces::squash(name));
        let parts = list.iter().flat_map(|name| name.split_whitespace().map(pieces::squash));
        whole.chain(parts).filter(|w| !w.is_empty()).map(|w| Word::of(&w)).collect()
    };
    settings.aliases.iter().map(words).collect()
}

/// A pair of forms taken for one name.
struct Link {
    a: u32,
    b: u32,
    scored: Scored,
}

fn spellings(table: &Table<'_>, likeness: &Likeness, aliases: &[Vec<Word>], findings: &mut Vec<Finding>) {
    let standings = candidates::standings(table);

    let mut scorer = Scorer::new(table, likeness);
    let mut links = Vec::new();
    for (a, b) in candidates::pairs(table, &standings) {
        let (x, y) = (&table.forms[a as usize], &table.forms[b as usize]);
        if score::aliased(aliases, x, y) || drop::reason(table, a, b).is_some() {
            continue;
        }
        if let Some(scored) = scorer.pair(a, b, &standings)
            && scored.score >= POSSIBLE
        {
            links.push(Link { a, b, scored });
        }
    }
    // Surest first; ties by the forms, whose numbers follow path and place.
    links.sort_by_key(|l| (-l.scored.score, l.a, l.b));
    let mut of: Vec<u32> = (0..table.forms.len() as u32).collect();
    for link in links.iter().filter(|l| l.scored.score >= CONFLICT) {
        let (a, b) = (root(&of, link.a), root(&of, link.b));
        of[a.max(b) as usize] = a.min(b);
    }
    let mut groups: BTreeMap<u32, Vec<&Link>> = BTreeMap::new();
    let mut settled: FxHashSet<(u32, u32)> = FxHashSet::default();
    for link in &links {
        settled.insert((link.a, link.b));
        if link.scored.score >= CONFLICT {
            groups.entry(root(&of, link.a)).or_default().push(link);
        } else if root(&of, link.a) != root(&of, link.b) {
            findings.push(facts::spelling(table, likeness, &[link.a, link.b], &link.scored));
        }
    }
    for links in groups.values() {
        let mut forms: Vec<u32> = links.iter().flat_map(|l| [l.a, l.b]).collect();
        forms.sort_unstable();
        forms.dedup();
        findings.push(facts::spelling(table, likeness, &forms, &links[0].scored));
    }
    let joined = |a: u32, b: u32| root(&of, a) == root(&of, b);
    let is_alias = |a: u32, b: u32| score::aliased(aliases, &table.forms[a as usize], &table.forms[b as usize]);

    for difference in given::given(&mut scorer, &|a, b| joined(a, b) || is_alias(a, b)) {
        findings.push(facts::difference(table, &difference));
    }

    for difference in wholes::long(&mut scorer) {
        findings.push(facts::difference(table, &difference));
    }
}

fn root(of: &[u32], mut form: u32) -> u32 {
    while of[form as usize] != form {
        form = of[form as usize];
    }
    form
}
