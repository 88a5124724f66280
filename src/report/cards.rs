//! Narrow terminals: findings as stacked cards instead of tables.

use super::ink::{Ink, Text};
use super::view::View;
use super::{Look, parts};
use crate::model::Finding;
use crate::text::safe;

/// How many claims of a camp are shown; `explain` shows them all.
pub(super) const SHOWN: usize = 4;

/// A finding, indented under its title; as wide as the look says.
pub(super) fn card(view: &View<'_>, finding: &Finding, look: Look) -> Vec<String> {
    let cells = usize::from(look.width);
    let mut out = Vec::new();
    let mut indent = |text: &Text, by: usize| {
        let pad = " ".repeat(by);
        out.extend(text.wrap(cells.saturating_sub(by).max(10)).into_iter().map(|l| format!("{pad}{l}")));
    };
    let quote = !finding.edits.is_empty();
    if quote {
        indent(&parts::difference(&finding.edits, look), 2);
    }
    for camp in &finding.camps {
        if !quote {
            let bullet = if look.ascii { "* " } else { "● " };
            for (k, line) in parts::value(view, finding, camp).into_iter().enumerate() {
                let lead = if k == 0 { Text::new().plain(bullet).join(line) } else { line };
                indent(&lead, if k == 0 { 2 } else { 4 });
            }
        }
        for claim in camp.claims.iter().take(SHOWN).filter_map(|c| finding.claims.get(*c as usize)) {
            for line in parts::source(view, claim) {
                indent(&line, 4);
            }
            indent(&parts::sentence(view, claim, cells * 3, look), 6);
        }
        if let Some(more) = more(view, finding, &camp.claims) {
            indent(&more, 4);
        }
    }
    out
}

/// Who else says so, when not all claims of a camp are shown.
pub(super) fn more(view: &View<'_>, finding: &Finding, claims: &[u32]) -> Option<Text> {
    let rest = claims.get(SHOWN..).filter(|rest| !rest.is_empty())?;
    let claims = rest.iter().filter_map(|c| finding.claims.get(*c as usize));
    let mut names: Vec<String> = claims.map(|c| safe::one_line(view.source(c.source).name())).collect();
    names.dedup();
    Some(Text::new().add(Ink::Dim, &format!("and {} more: {}", rest.len(), names.join(", "))))
}
