//! What a check comes to, in counts and in words; silence is accounted for too.

use serde::Serialize;

use super::ink::{Ink, Text, develop};
use super::{Filter, Look};
use crate::model::{Counted, Finding, Report, Verdict};
use crate::text::safe;

/// Counts over the whole report, whatever of it is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Articles that were read.
    pub sources: usize,
    /// Claims that were read.
    pub claims: u32,
    /// Facts that two or more claims speak of.
    pub facts: usize,
    /// Facts that two or more sources speak of.
    pub shared: usize,
    /// Conflicts that nobody accepted; of a check for what is new (`--since`, `--new`), those that are new.
    pub conflicts: usize,
    /// Conflicts that nobody accepted, and that stood before. Counted apart; all other counts take old and new.
    pub old: usize,
    /// Figures that moved.
    pub updates: usize,
    /// What looks like a conflict on thin evidence.
    pub possible: usize,
    /// Wordings that differ and can both be true.
    pub loose: usize,
    /// Facts told alike.
    pub agreeing: usize,
    /// Differences that facts.toml accepts.
    pub accepted: usize,
    /// Facts of facts.toml that no article mentions.
    pub silent: usize,
    /// Files that hold no text.
    pub skipped: u32,
}

impl Summary {
    /// Counts a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let conflicts = |old| {
            let open = |f: &&Finding| f.verdict == Verdict::Conflict && f.accepted.is_none() && f.old == old;
            report.findings.iter().filter(open).count()
        };
        let count = |verdict| {
            let listed = report.findings.iter().filter(|f| f.verdict == verdict && f.accepted.is_none()).count();
            listed + report.unlisted.of(verdict).facts
        };
        let unlisted = |number: fn(Counted) -> usize| -> usize {
            Verdict::ALL.iter().map(|verdict| number(report.unlisted.of(*verdict))).sum()
        };
        Self {
            sources: report.sources.len(),
            claims: report.claims.iter().sum(),
            facts: report.findings.len() + unlisted(|c| c.facts),
            shared: report.findings.iter().filter(|f| f.is_shared()).count() + unlisted(|c| c.shared),
            conflicts: conflicts(false) + report.unlisted.of(Verdict::Conflict).facts,
            old: conflicts(true),
            updates: count(Verdict::Update),
            possible: count(Verdict::Possible),
            loose: count(Verdict::Loose),
            agreeing: count(Verdict::Agree),
            accepted: report.findings.iter().filter(|f| f.accepted.is_some()).count(),
            silent: report.silent_facts.len(),
            skipped: report.skipped,
        }
    }
}

/// The summary as a paragraph.
pub(super) fn paragraph(report: &Report, filter: &Filter, look: Look) -> String {
    let s = Summary::of(report);
    let mut text = Text::new();
    let new =
        if report.sources.iter().any(|s| s.changed) || report.findings.iter().any(|f| f.old) { "new " } else { "" };
    text = match s.conflicts {
        0 => text.add(Ink::Agree, &format!("{}No {new}conflicts. ", if look.ascii { "" } else { "✓ " })),
        n => {
            let sign = if look.ascii { "" } else { "✗ " };
            text.add(Ink::Conflict, &format!("{sign}{}. ", many(n, &format!("{new}conflict"))))
        }
    };
    text = text.plain(&format!("{} read, with {}", many(s.sources, "article"), many(s.claims as usize, "claim")));
    // One article against itself is no fact that two tell.
    let alone = |verdict| {
        let of = |f: &&Finding| f.verdict == verdict && f.accepted.is_none() && f.camps.len() > 1 && !f.is_shared();
        report.findings.iter().filter(of).count() + report.unlisted.of(verdict).alone
    };
    let inside = alone(Verdict::Conflict);
    let parts: Vec<String> = [
        ((s.conflicts + s.old).saturating_sub(inside), "conflicts", "conflict"),
        (s.possible.saturating_sub(alone(Verdict::Possible)), "may conflict", "may conflict"),
        (s.updates, "moved as the story went on", "moved as the story went on"),
        (s.loose, "differs without conflict", "differ without conflict"),
        (s.agreeing, "agrees", "agree"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, more)| format!("{} {}", thousands(count), if count == 1 { one } else { more }))
    .collect();
    text = match s.shared {
        0 if s.sources < 2 => text.plain("; there is no other to compare it with"),
        0 => text.plain("; no fact is told by two of them"),
        1 => text.plain("; 1 fact is told by two or more of them"),
        n => text.plain(&format!("; {} facts are told by two or more of them", thousands(n))),
    };
    let parts = if parts.is_empty() || s.shared == 0 { String::new() } else { format!(": {}", parts.join(", ")) };
    text = text.plain(&format!("{parts}."));
    if inside > 0 {
        text = text.plain(&format!(" {} inside one article.", is_are(inside, "conflict")));
    }
    if s.old > 0 {
        let shown = if filter.old { "." } else { " not listed: --show old." };
        text = text.plain(&format!(" {}{shown}", many(s.old, "older conflict")));
    }
    if s.accepted > 0 {
        let shown = if filter.accepted { "" } else { " (--show accepted)" };
        text = text.plain(&format!(" {} accepted{shown}.", is_are(s.accepted, "difference")));
    }
    let hidden: Vec<&str> = [(Verdict::Possible, s.possible), (Verdict::Loose, s.loose), (Verdict::Agree, s.agreeing)]
        .iter()
        .filter(|(verdict, count)| *count > 0 && !filter.verdicts.contains(verdict))
        .map(|(verdict, _)| verdict.name())
        .collect();
    if !hidden.is_empty() {
        text = text.plain(&format!(" To list the rest: --show {}.", hidden.join(",")));
    }
    if s.silent > 0 {
        let named = report.silent_facts.join(", ");
        text = text.plain(&format!(" No article says anything about {}: ", many(s.silent, "watched fact")));
        text = text.add(Ink::Bold, &named).plain(".");
    }
    if s.skipped > 0 {
        text = text.plain(&format!(" {} skipped: no text in it.", many(s.skipped as usize, "file")));
    }
    let mut out = text.wrap(usize::from(look.width)).join("\n");
    out.push('\n');
    out
}

/// The summary in plain words, without a word on how to see more.
pub(super) fn words(report: &Report) -> String {
    let look = Look { width: u16::MAX, ..Look::default() };
    safe::one_line(&develop(&paragraph(report, &Filter::everything(), look), false))
}

fn many(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", thousands(count), if count == 1 { "" } else { "s" })
}

fn is_are(count: usize, noun: &str) -> String {
    format!("{} {}", many(count, noun), if count == 1 { "is" } else { "are" })
}

fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
