//! The parts that blocks, cards and explanations are made of: titles, marked sentences, word differences.

use super::Look;
use super::ink::{Ink, Text};
use super::told;
use super::view::View;
use crate::model::{Camp, Edit, Evidence, Finding, Verdict};
use crate::text::{safe, width};

/// The colour of a verdict.
pub(super) const fn ink(finding: &Finding) -> Ink {
    match finding.verdict {
        _ if finding.accepted.is_some() => Ink::Dim,
        Verdict::Conflict => Ink::Conflict,
        Verdict::Update | Verdict::Possible => Ink::Update,
        Verdict::Loose => Ink::Bold,
        Verdict::Agree => Ink::Agree,
    }
}

/// The sign of a verdict; the word stands beside it, so nothing hangs on the sign alone.
pub(super) const fn sign(finding: &Finding, ascii: bool) -> &'static str {
    match (finding.verdict, ascii) {
        _ if finding.accepted.is_some() => "-",
        (Verdict::Conflict, false) => "✗",
        (Verdict::Conflict, true) => "x",
        (Verdict::Update, false) => "↻",
        (Verdict::Update, true) => ">",
        (Verdict::Possible, _) => "?",
        (Verdict::Loose, false) => "≈",
        (Verdict::Loose, true) => "~",
        (Verdict::Agree, false) => "✓",
        (Verdict::Agree, true) => "=",
    }
}

/// What a verdict is called in a title.
pub(super) fn word(finding: &Finding) -> String {
    let name = finding.verdict.name().to_uppercase();
    match (&finding.accepted, finding.old) {
        (Some(_), _) => format!("ACCEPTED {name}"),
        (None, true) => format!("OLDER {name}"),
        (None, false) => name,
    }
}

/// `✗ CONFLICT  the day Chris Kaba was shot`
pub(super) fn title(finding: &Finding, look: Look) -> Text {
    let verdict = format!("{} {}", sign(finding, look.ascii), word(finding));
    let text = Text::new().add(ink(finding), &verdict).plain("  ").add(Ink::Bold, &finding.about);
    if finding.fails || finding.verdict > Verdict::Possible { text } else { text.plain(" (warning)") }
}

/// `date · 97% sure · shooting-date · 3f2a9c01be77`
pub(super) fn under_title(finding: &Finding, look: Look) -> Text {
    let dot = if look.ascii { " - " } else { " · " };
    let mut parts = vec![finding.kind.to_owned(), format!("{}% sure", percent(finding.confidence))];
    parts.extend(finding.fact.clone());
    parts.push(finding.id.clone());
    Text::new().add(Ink::Dim, &parts.join(dot))
}

/// Thousandths as per cent, never rounded up to a certainty.
pub(super) const fn percent(confidence: u16) -> u16 {
    confidence / 10
}

/// What else there is to say: notes, and the reason of an acceptance.
pub(super) fn remarks(finding: &Finding) -> Vec<Text> {
    let remark = |name: &str, words: &str| Text::new().add(Ink::Dim, name).plain(words);
    let note = finding.note.as_deref().map(|n| remark("note: ", n));
    let accepted = finding.accepted.as_deref().map(|a| remark("accepted: ", a));
    note.into_iter().chain(accepted).collect()
}

/// The value of a camp in the words of its first claim, and the normalised value where that says more.
pub(super) fn value(view: &View<'_>, finding: &Finding, camp: &Camp) -> Vec<Text> {
    let (words, reading) = told::value(view, finding, camp);
    let more = reading.into_iter().chain(told::copied(camp).map(|_| told::voices(camp)));
    let more = more.map(|r| Text::new().add(Ink::Dim, &r));
    std::iter::once(Text::new().add(Ink::Bold, &words)).chain(more).collect()
}

/// Who says it, when, and where it stands.
pub(super) fn source(view: &View<'_>, claim: &Evidence) -> Vec<Text> {
    let source = view.source(claim.source);
    let day = source.published.map(|day| day.to_string());
    let address = view.address(claim);
    // A source that nobody has named goes by its file, and the address tells that.
    if address.rsplit('/').next().is_some_and(|file| file.starts_with(&safe::one_line(source.name()))) {
        let day = day.map(|day| Text::new().add(Ink::Dim, &day));
        return std::iter::once(Text::new().plain(&address)).chain(day).collect();
    }
    let mut name = Text::new().plain(&safe::one_line(source.name()));
    if let Some(day) = day {
        name = name.add(Ink::Dim, &format!(", {day}"));
    }
    vec![name, Text::new().add(Ink::Dim, &address)]
}

/// The sentence with its value marked, cut to about this many cells.
pub(super) fn sentence(view: &View<'_>, claim: &Evidence, cells: usize, look: Look) -> Text {
    let (open, close, gap) = if look.ascii { ("[", "]", "...") } else { ("»", "«", "…") };
    let excerpt = view.excerpt(claim, cells.saturating_sub(6));
    // Words in quotation marks are marked already, unless some of them were left out.
    let quoted = excerpt.before.ends_with(['“', '"', '‘', '«']) && excerpt.after.starts_with(['”', '"', '’', '»', ',']);
    let (open, close) = if quoted && !excerpt.cut[1] { ("", "") } else { (open, close) };
    let mut text = Text::new();
    if excerpt.cut[0] {
        text = text.add(Ink::Dim, gap).plain(" ");
    }
    text = text.plain(&excerpt.before).add(Ink::Dim, open).add(Ink::Mark, &excerpt.words);
    if excerpt.cut[1] {
        text = text.add(Ink::Dim, gap);
    }
    text = text.add(Ink::Dim, close).plain(&excerpt.after);
    if excerpt.cut[2] {
        text = text.add(Ink::Dim, gap);
    }
    match &claim.speaker {
        Some(speaker) => text.add(Ink::Dim, &format!(" ({})", safe::one_line(speaker))),
        None => text,
    }
}

/// The words of two quotations in one line: `the decisions they [-take-] {+make+}`. Long stretches in both are cut.
pub(super) fn difference(edits: &[Edit], look: Look) -> Text {
    const KEPT: usize = 48;
    let gap = if look.ascii { "..." } else { "…" };
    let mut text = Text::new();
    for (k, edit) in edits.iter().enumerate() {
        text = match edit {
            Edit::Keep(words) => {
                let words = safe::one_line(words);
                text.plain(&shortened(&words, KEPT, k == 0, k + 1 == edits.len(), gap))
            }
            Edit::Delete(words) => text.add(Ink::Delete, &format!("[-{}-]", safe::one_line(words))),
            Edit::Insert(words) => text.add(Ink::Insert, &format!("{{+{}+}}", safe::one_line(words))),
        };
        if k + 1 < edits.len() {
            text = text.plain(" ");
        }
    }
    text
}

/// Words in both quotations: only what lies near a change is kept.
pub(super) fn shortened(words: &str, cells: usize, first: bool, last: bool, gap: &str) -> String {
    if width::of(words) <= cells {
        return words.to_owned();
    }
    let head = || {
        let fits = width::fitting(words, cells / 2);
        fits[..fits.rfind(' ').unwrap_or(0)].to_owned()
    };
    let tail = || {
        let skip = words.chars().count().saturating_sub(cells / 2);
        let rest: String = words.chars().skip(skip).collect();
        rest.split_once(' ').map(|(_, tail)| tail.to_owned()).unwrap_or_default()
    };
    match (first, last) {
        (true, true) => words.to_owned(),
        (true, false) => format!("{gap} {}", tail()),
        (false, true) => format!("{} {gap}", head()),
        (false, false) => format!("{} {gap} {}", head(), tail()),
    }
}
