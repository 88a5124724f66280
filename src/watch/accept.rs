//! Differences that somebody has looked at: they cover the values named, and no others.

use super::{Reading, differs, plain, remark, value_of};
use crate::model::{Acceptance, Article, Camp, Finding, Relation, Report, Settings, Value};
use crate::text::{fold, safe};

/// Marks what is accepted; tells of acceptances that ran out.
pub(super) fn apply(report: &mut Report, articles: &[Article], settings: &Settings, reading: Reading<'_>) {
    for entry in &settings.accepted {
        let mut ran_out = false;
        for finding in report.findings.iter_mut().filter(|f| f.accepted.is_none() && differs(f.verdict)) {
            if entry.fact != finding.id && Some(&entry.fact) != finding.fact.as_ref() {
                continue;
            }
            let open: Vec<String> = finding
                .camps
                .iter()
                .filter(|c| !covers(entry, finding, c, articles, reading))
                .map(|c| c.value.clone())
                .collect();
            if !open.is_empty() {
                if open.len() < finding.camps.len() {
                    remark(finding, &format!("accepted, but for {}", safe::one_line(&open.join(", "))));
                }
            } else if over(entry, settings) {
                ran_out = true;
            } else {
                finding.accepted = Some(match &entry.by {
                    Some(by) => format!("{} ({by})", entry.reason),
                    None => entry.reason.clone(),
                });
            }
        }
        if let (true, Some(until)) = (ran_out, entry.until) {
            report.notices.push(format!(
                "{}: the acceptance of {} ran out on {until}: the difference counts again",
                entry.place, entry.fact
            ));
        }
    }
}

fn over(entry: &Acceptance, settings: &Settings) -> bool {
    matches!((entry.until, settings.today), (Some(until), Some(today)) if today > until)
}

/// Whether a camp's value is among those accepted: as printed, as normalised, or as read.
fn covers(entry: &Acceptance, finding: &Finding, camp: &Camp, articles: &[Article], reading: Reading<'_>) -> bool {
    let evidence = || camp.claims.iter().filter_map(|c| finding.claims.get(*c as usize));
    let folded = |text: &str| fold::plain(&safe::one_line(text));
    let printed: Vec<String> = evidence()
        .filter_map(|e| Some(folded(e.span.of(&articles.get(e.source as usize)?.source.text))))
        .chain([folded(&camp.value)])
        .collect();
    let values: Vec<&Value> = evidence().filter_map(|e| value_of(articles, finding.kind, e)).collect();
    entry.values.iter().any(|accepted| {
        if printed.contains(&folded(accepted)) {
            return true;
        }
        let same = |value: &&Value| {
            let read = (reading.read)(finding.kind, accepted).or_else(|| plain(value, accepted));
            read.is_some_and(|read| match (reading.relate)(finding.kind, value, &read) {
                Relation::Same => true,
                // `6 September` covers `September 6 last year`; a looser number covers nothing.
                Relation::Vaguer => value.moment().is_some(),
                _ => false,
            })
        };
        values.iter().any(same)
    })
}
