//! Differences that somebody has looked at: they cover the values named, and no others.

use jiff::civil::Date;

use super::{Reading, differs, plain, remark, value_of};
use crate::model::{Acceptance, Article, Camp, Finding, IdleAcceptance, Relation, Report, Settings, Value};
use crate::text::{fold, safe};

/// Marks what is accepted; notes the acceptances that accept nothing.
pub(super) fn apply(report: &mut Report, articles: &[&Article], settings: &Settings, reading: Reading<'_>) {
    for (index, entry) in settings.accepted.iter().enumerate() {
        let over = over(entry, settings);
        let (mut covered, mut others) = (false, false);
        for finding in report.findings.iter_mut().filter(|f| differs(f.verdict)) {
            if !finding.answers_to(&entry.fact) && Some(&entry.fact) != finding.fact.as_ref() {
                continue;
            }
            let open: Vec<String> = finding
                .camps
                .iter()
                .filter(|c| !covers(entry, finding, c, articles, reading))
                .map(|c| c.value.clone())
                .collect();
            if !open.is_empty() {
                others = true;
                if open.len() < finding.camps.len() && finding.accepted.is_none() {
                    remark(finding, &format!("accepted, but for {}", safe::one_line(&open.join(", "))));
                }
                continue;
            }
            covered = true;
            if finding.accepted.is_none() && over.is_none() {
                finding.accepted = Some(match &entry.by {
                    Some(by) => format!("{} ({by})", entry.reason),
                    None => entry.reason.clone(),
                });
            }
        }
        if over.is_some() || !covered {
            report.idle.push(idle(index, entry, over, covered, others));
        }
    }
}

/// The last day of an entry that has run out.
fn over(entry: &Acceptance, settings: &Settings) -> Option<Date> {
    entry.until.filter(|until| settings.today.is_some_and(|today| today > *until))
}

fn idle(index: usize, entry: &Acceptance, over: Option<Date>, covered: bool, others: bool) -> IdleAcceptance {
    let of = format!("{}: the acceptance of {}", entry.place, entry.fact);
    let prune = "(crosscheck accept --prune takes it out)";
    let what = match (over, covered, others) {
        (Some(until), true, _) => format!("{of} ran out on {until}: the difference counts again"),
        (Some(until), false, _) => format!("{of} ran out on {until}, and nothing stands that it would cover {prune}"),
        (None, _, true) => format!("{of} covers nothing: other values stand there now {prune}"),
        (None, _, false) => format!("{of} covers nothing that stands {prune}"),
    };
    IdleAcceptance { index: index as u32, expired: over.is_some(), what }
}

/// Whether a camp's value is among those accepted: as printed, as normalised, or as read.
fn covers(entry: &Acceptance, finding: &Finding, camp: &Camp, articles: &[&Article], reading: Reading<'_>) -> bool {
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
