//! What is new: the findings that did not stand before the changed articles came.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::model::{Article, Evidence, Finding, Report, Verdict};
use crate::text::safe;

/// Marks the old findings. `compare` makes a report of the articles it is given.
pub(super) fn mark(
    report: &mut Report,
    articles: &[&Article],
    before: &[Article],
    compare: impl Fn(&[&Article]) -> Report,
) {
    for finding in &mut report.findings {
        finding.old = !finding.claims.iter().any(|c| articles[c.source as usize].source.changed);
    }
    let sentences = sentences(before);
    for finding in report.findings.iter_mut().filter(|f| !f.old) {
        let new = |e: &Evidence| {
            let source = &articles[e.source as usize].source;
            source.changed && !sentences.contains(&safe::one_line(e.sentence.of(&source.text)))
        };
        finding.brought_by = (0..).zip(&finding.claims).filter(|(_, e)| new(e)).map(|(k, _)| k).collect();
    }
    if !report.findings.iter().any(may_be_new) {
        return;
    }
    let touched = touched(report, articles, before);
    if touched.is_empty() {
        return;
    }
    let stood = compare(&touched).findings;
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

/// The articles before, of the stories in which something may be new, by path. Articles that name no story are one.
fn touched<'a>(report: &Report, articles: &[&'a Article], before: &'a [Article]) -> Vec<&'a Article> {
    fn story(article: &Article) -> &str {
        article.source.story.as_deref().unwrap_or_default()
    }
    let open = report.findings.iter().filter(|f| may_be_new(f)).flat_map(|f| &f.claims);
    let stories: BTreeSet<&str> = open.map(|c| story(articles[c.source as usize])).collect();
    let unchanged = articles.iter().copied().filter(|a| !a.source.changed);
    let mut out: Vec<&Article> = unchanged.chain(before).filter(|a| stories.contains(story(a))).collect();
    out.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    out
}
