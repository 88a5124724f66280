//! What is new: the findings that did not stand before the changed articles came.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::{Article, Evidence, Finding, Report, Source, Verdict};
use crate::text::safe;

/// Marks the old findings. `compare` finds what the articles say that it is given.
pub(super) fn mark(report: &mut Report, before: Vec<Article>, compare: impl Fn(Vec<Source>) -> Vec<Finding>) {
    let sources = &report.sources;
    for finding in &mut report.findings {
        finding.old = !finding.claims.iter().any(|c| sources[c.source as usize].changed);
    }
    let sentences = sentences(&before);
    for finding in report.findings.iter_mut().filter(|f| !f.old) {
        let new = |e: &Evidence| {
            let source = &sources[e.source as usize];
            source.changed && !sentences.contains(&safe::one_line(e.sentence.of(&source.text)))
        };
        finding.brought_by = (0..).zip(&finding.claims).filter(|(_, e)| new(e)).map(|(k, _)| k).collect();
    }
    if !report.findings.iter().any(may_be_new) {
        return;
    }
    let touched = touched(report, before);
    if touched.is_empty() {
        return;
    }
    let stood = compare(touched);
    let mut by_id: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in stood.iter().filter(|f| f.verdict <= Verdict::Possible) {
        for id in std::iter::once(&finding.id).chain(&finding.known_as) {
            by_id.entry(id).or_default().push(finding);
        }
    }
    for finding in report.findings.iter_mut().filter(|f| may_be_new(f)) {
        // One of the two must print a fingerprint that the other answers to: sources that agree may have come or gone.
        let ids = std::iter::once(&finding.id).chain(&finding.known_as);
        let same = |was: &&&Finding| finding.answers_to(was.lasting_id()) || was.answers_to(finding.lasting_id());
        finding.old = ids
            .filter_map(|id| by_id.get(id.as_str()))
            .flatten()
            .filter(same)
            .any(|was| was.verdict <= finding.verdict);
    }
}

/// What the articles said before, whatever the lines it stood in.
fn sentences(before: &[Article]) -> HashSet<String> {
    let of = |article: &Article| -> Vec<String> {
        article.document.sentences.iter().map(|s| safe::one_line(s.span.of(&article.source.text))).collect()
    };
    before.iter().flat_map(of).collect()
}

/// Whether a finding differs and a changed article takes part: all others are old, or nobody asks.
fn may_be_new(finding: &Finding) -> bool {
    !finding.old && finding.verdict <= Verdict::Possible
}

/// The articles before, of the stories in which something may be new, by path. They stay in the stories that they are in
/// now; one that is gone belongs to the story that it named.
fn touched(report: &Report, before: Vec<Article>) -> Vec<Source> {
    let open = report.findings.iter().filter(|f| may_be_new(f)).flat_map(|f| &f.claims);
    let stories: BTreeSet<&str> = open.map(|c| report.stories[c.source as usize].as_str()).collect();
    let key = |s: &Source| (s.path.clone(), s.record.clone());
    let now: HashMap<_, &str> =
        report.sources.iter().zip(&report.stories).map(|(s, story)| (key(s), story.as_str())).collect();
    let told = |mut source: Source, story: &str| {
        source.story = (!story.is_empty()).then(|| story.to_owned());
        source
    };
    let unchanged =
        report.sources.iter().zip(&report.stories).filter(|(s, story)| !s.changed && stories.contains(story.as_str()));
    let mut out: Vec<Source> = unchanged.map(|(source, story)| told(source.clone(), story)).collect();
    for article in before {
        let named = article.source.story.clone().unwrap_or_default();
        let story = now.get(&key(&article.source)).copied().unwrap_or(&named);
        if stories.contains(story) {
            out.push(told(article.source, story));
        }
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}
