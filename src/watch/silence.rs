//! Paragraphs that a comment in the article silences: a difference that hangs on one of them counts as accepted.

use super::{Reading, differs, remark, value_of};
use crate::model::{Article, Camp, Evidence, Finding, Relation, Report, Silence};
use crate::text::fingerprint;

/// Accepts the differences that are none without the silenced paragraphs. Where others differ all the same, the
/// finding stays and says so.
pub(super) fn apply(report: &mut Report, articles: &[&Article], reading: Reading<'_>) {
    if articles.iter().all(|a| a.source.silenced.is_empty()) {
        return;
    }
    for finding in report.findings.iter_mut().filter(|f| differs(f.verdict)) {
        let silence = |e: &Evidence| by_comment(articles, finding.kind, e);
        let Some((path, comment)) = finding.claims.iter().find_map(silence) else { continue };
        let place = format!("silenced at {path}:{}", comment.line);
        if stands(finding, articles, reading) {
            let silent: Vec<bool> = finding.claims.iter().map(|e| silence(e).is_some()).collect();
            drop_claims(finding, &silent);
            remark(finding, &format!("another value is {place}"));
        } else {
            finding.accepted = Some(format!("{place}: {}", comment.reason));
        }
    }
}

/// Takes claims out of a finding. Its subjects stay: what all sides share, those that are left share too.
fn drop_claims(finding: &mut Finding, silent: &[bool]) {
    let mut place: Vec<u32> = Vec::with_capacity(silent.len());
    let mut kept = 0;
    for silent in silent {
        place.push(kept);
        kept += u32::from(!silent);
    }
    for camp in &mut finding.camps {
        camp.claims.retain(|c| !silent[*c as usize]);
        camp.claims.iter_mut().for_each(|c| *c = place[*c as usize]);
    }
    let mut index = 0..silent.len();
    finding.claims.retain(|_| index.next().is_some_and(|k| !silent[k]));
    finding.camps.retain(|c| !c.claims.is_empty());
    for camp in &mut finding.camps {
        let mut sources: Vec<u32> = camp.claims.iter().map(|c| finding.claims[*c as usize].source).collect();
        sources.dedup();
        camp.sources = sources.len() as u32;
        camp.voices = camp.voices.min(camp.sources);
    }
    let value = |c: &Camp| {
        let of = |k: &u32| finding.claims[*k as usize].value.as_str();
        fingerprint::finest(c.claims.iter().map(of)).to_owned()
    };
    let values: Vec<String> = finding.camps.iter().map(value).collect();
    finding.known_as = fingerprint::all(finding.kind, &finding.subjects, values.iter().map(String::as_str));
    finding.id.clone_from(&finding.known_as[0]);
}

/// Whether claims that are not silenced still differ.
fn stands(finding: &Finding, articles: &[&Article], reading: Reading<'_>) -> bool {
    let loud: Vec<(usize, &Evidence)> = finding
        .camps
        .iter()
        .enumerate()
        .flat_map(|(k, camp)| camp.claims.iter().map(move |c| (k, *c)))
        .filter_map(|(k, c)| Some((k, finding.claims.get(c as usize)?)))
        .filter(|(_, e)| by_comment(articles, finding.kind, e).is_none())
        .collect();
    // One that contradicts facts.toml contradicts it alone.
    if finding.camps.len() < 2 {
        return !loud.is_empty();
    }
    let differ =
        |a: &Evidence, b: &Evidence| match (value_of(articles, finding.kind, a), value_of(articles, finding.kind, b)) {
            (Some(x), Some(y)) => (reading.relate)(finding.kind, x, y) == Relation::Differs,
            // Names and quotations are told of by their words: two camps differ.
            _ => true,
        };
    loud.iter().enumerate().any(|(k, (camp, a))| loud[k + 1..].iter().any(|(other, b)| camp != other && differ(a, b)))
}

/// The comment that silences a claim, and the article it stands in.
fn by_comment<'a>(articles: &[&'a Article], kind: &str, evidence: &Evidence) -> Option<(&'a str, &'a Silence)> {
    let article = articles.get(evidence.source as usize)?;
    let paragraphs = &article.document.paragraphs;
    let paragraph = paragraphs.get(paragraphs.partition_point(|p| p.span.end <= evidence.span.start))?;
    let comments = paragraph.silenced.iter().filter_map(|s| article.source.silenced.get(*s as usize));
    comments.into_iter().find(|s| s.kinds.contains(&kind)).map(|s| (article.source.path.as_str(), s))
}
