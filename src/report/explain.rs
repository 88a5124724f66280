//! One fact with all its evidence: every sentence with its value marked, and why they were taken for one fact.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::ink::{Ink, Text, develop};
use super::view::View;
use super::{Look, parts};
use crate::model::{Evidence, Finding, Reason, Report};
use crate::text::{safe, width};

/// All evidence for these findings.
#[must_use]
pub fn render(report: &Report, findings: &[&Finding], look: Look) -> String {
    let view = View::new(report);
    let mut out = String::new();
    for (k, finding) in findings.iter().enumerate() {
        if k > 0 {
            out.push('\n');
        }
        heading(&mut out, finding, look);
        for camp in &finding.camps {
            let claims: Vec<&Evidence> = camp.claims.iter().filter_map(|c| finding.claims.get(*c as usize)).collect();
            let voices = if camp.voices == 1 { "1 source".to_owned() } else { format!("{} sources", camp.voices) };
            let heading = claims.first().map(|c| c.told.as_str()).filter(|t| !t.is_empty()).unwrap_or(&camp.value);
            let value = Text::new().add(Ink::Bold, &safe::one_line(heading)).add(Ink::Dim, &format!("  {voices}"));
            indent_by(&mut out, &value, 0, look);
            out.push_str(&evidence(&view, &claims, look));
            out.push_str("\n\n");
        }
        if !finding.edits.is_empty() {
            section(&mut out, "From the first wording to the second", look);
            indent(&mut out, &parts::difference(&finding.edits, look), look);
            out.push('\n');
        }
        if !finding.reasons.is_empty() {
            section(&mut out, "Why these are taken for one fact", look);
            waterfall(&mut out, &finding.reasons, look);
            out.push('\n');
        }
        footer(&mut out, finding, look);
    }
    develop(&out, look.color)
}

fn heading(out: &mut String, finding: &Finding, look: Look) {
    for line in parts::title(finding, look).wrap(usize::from(look.width)) {
        out.push_str(&line);
        out.push('\n');
    }
    indent(out, &parts::under_title(finding, look), look);
    for remark in parts::remarks(finding) {
        indent(out, &remark, look);
    }
    out.push('\n');
}

fn section(out: &mut String, title: &str, look: Look) {
    indent_by(out, &Text::new().add(Ink::Bold, title), 0, look);
}

fn indent(out: &mut String, text: &Text, look: Look) {
    indent_by(out, text, 2, look);
}

fn indent_by(out: &mut String, text: &Text, by: usize, look: Look) {
    for line in text.wrap(usize::from(look.width).saturating_sub(by).max(10)) {
        out.push_str(&" ".repeat(by));
        out.push_str(&line);
        out.push('\n');
    }
}

/// One claim, ready to be drawn.
struct Shown {
    /// Who says it, and when.
    source: String,
    /// `articles/a.md:12:7`
    address: String,
    /// The sentence, in lines that fit.
    text: String,
    /// Where the value stands in it, one range for each line.
    marks: Vec<Range<usize>>,
    label: String,
}

/// The claims of one camp, each a marked sentence.
fn evidence(view: &View<'_>, claims: &[&Evidence], look: Look) -> String {
    let cells = usize::from(look.width).saturating_sub(8).max(20);
    let shown: Vec<Shown> = claims.iter().map(|claim| shown(view, claim, cells)).collect();
    let groups: Vec<Group<'_>> = shown
        .iter()
        .map(|claim| {
            let last = claim.marks.len().saturating_sub(1);
            let marks = claim.marks.iter().enumerate().map(|(k, range)| {
                let mark = AnnotationKind::Primary.span(range.clone());
                if k == last { mark.label(claim.label.as_str()) } else { mark }
            });
            let title = Level::INFO.with_name(claim.source.as_str()).primary_title(claim.address.as_str());
            // Wrapped lines are not those of the file: the title says where the words stand.
            let snippet = Snippet::source(claim.text.as_str()).line_numbering(false).fold(false).annotations(marks);
            Group::with_title(title).element(snippet)
        })
        .collect();
    let style = if look.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let renderer = if look.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(style).term_width(usize::from(look.width)).render(&groups)
}

fn shown(view: &View<'_>, claim: &Evidence, cells: usize) -> Shown {
    let (text, span) = wrapped(view, claim, cells);
    let mut marks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches('\n').len();
        let (from, to) = (span.start.max(at), span.end.min(end));
        if from < to {
            marks.push(from..to);
        }
        at += line.len();
    }
    let publisher = view.source(claim.source);
    let mut source = safe::one_line(publisher.name());
    if let Some(day) = publisher.published {
        source.push_str(&format!(", {day}"));
    }
    if let Some(speaker) = &claim.speaker {
        source.push_str(&format!(", speaker: {}", safe::one_line(speaker)));
    }
    // The value stands above, too: here only where it fits. That of a quotation is its words again.
    let mut label = safe::one_line(if claim.told.is_empty() { &claim.value } else { &claim.told });
    let start = text[..marks.last().map_or(0, |m| m.end)].rfind('\n').map_or(0, |n| n + 1);
    let used = marks.last().map_or(0, |m| width::of(&text[start..m.end]));
    if claim.value.len() > 40 || used + 1 + width::of(&label) > cells {
        label.clear();
    }
    Shown { source, address: view.address(claim), text, marks, label }
}

fn shortened(text: &str, cells: usize, look: Look) -> String {
    let gap = if look.ascii { "..." } else { "…" };
    if width::of(text) <= cells {
        text.to_owned()
    } else {
        format!("{}{gap}", width::fitting(text, cells.saturating_sub(gap.chars().count())).trim_end())
    }
}

/// The sentence in lines that fit, and the place of the value in it. Spaces become line feeds, so bytes stay in place.
fn wrapped(view: &View<'_>, claim: &Evidence, cells: usize) -> (String, Range<usize>) {
    /// Lines of a sentence at most.
    const LINES: usize = 8;
    let excerpt = view.excerpt(claim, cells * LINES);
    let span = excerpt.before.len()..excerpt.before.len() + excerpt.words.len();
    let text = format!("{}{}{}", excerpt.before, excerpt.words, excerpt.after);
    let mut out = String::with_capacity(text.len());
    let mut used = 0;
    for piece in text.split_inclusive(' ') {
        let wide = width::of(piece.trim_end_matches(' '));
        if used + wide > cells && out.ends_with(' ') {
            out.pop();
            out.push('\n');
            used = 0;
        }
        out.push_str(piece);
        used += width::of(piece);
    }
    (out, span)
}

/// Reasons with their weights, as bars from the strongest; the sum at the end.
fn waterfall(out: &mut String, reasons: &[Reason], look: Look) {
    let name = reasons.iter().map(|r| width::of(r.name)).max().unwrap_or(0).max(5);
    let most = reasons.iter().map(|r| r.weight.unsigned_abs()).max().unwrap_or(1).max(1);
    let cells = usize::from(look.width);
    let bar_room: usize = if cells >= 70 { 10 } else { 0 };
    let (full, minus) = if look.ascii { ("#", "-") } else { ("█", "▒") };
    for reason in reasons {
        let long = (reason.weight.unsigned_abs() as usize * bar_room).div_ceil(most as usize);
        let (bar, ink) =
            if reason.weight < 0 { (minus.repeat(long), Ink::Delete) } else { (full.repeat(long), Ink::Insert) };
        let detail_room = cells.saturating_sub(2 + name + 2 + 8 + bar_room + 1);
        let detail = shortened(&safe::one_line(&reason.detail), detail_room, look);
        let pad = |used: usize, to: usize| " ".repeat(to.saturating_sub(used));
        let line = Text::new()
            .plain(reason.name)
            .plain(&pad(width::of(reason.name), name))
            .plain(&format!("{:>7}  ", points(reason.weight)))
            .add(ink, &bar)
            .plain(&pad(long, bar_room))
            .plain(" ")
            .add(Ink::Dim, &detail);
        out.push_str("  ");
        out.push_str(&line.line());
        out.push('\n');
    }
    let total: i32 = reasons.iter().map(|r| r.weight).sum();
    out.push_str(&format!("  {}{}{:>7}\n", "total", " ".repeat(name.saturating_sub(5)), points(total)));
}

/// Hundredths with a sign: `+2.45`.
fn points(weight: i32) -> String {
    let sign = if weight < 0 { '-' } else { '+' };
    format!("{sign}{}.{:02}", weight.unsigned_abs() / 100, weight.unsigned_abs() % 100)
}

/// How to accept what was found.
fn footer(out: &mut String, finding: &Finding, look: Look) {
    use crate::model::Verdict;
    if finding.accepted.is_some() || matches!(finding.verdict, Verdict::Agree | Verdict::Loose) {
        return;
    }
    section(out, "To accept this difference, add to facts.toml", look);
    let values: Vec<String> = finding.camps.iter().map(|c| quoted(&c.value)).collect();
    let fact = finding.fact.as_deref().unwrap_or(finding.lasting_id());
    for line in [
        "[[accept]]".to_owned(),
        format!("fact = \"{fact}\""),
        format!("values = [{}]", values.join(", ")),
        "reason = \"…\"".to_owned(),
    ] {
        out.push_str("  ");
        out.push_str(&line);
        out.push('\n');
    }
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let clean = safe::one_line(text).replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{clean}\"")
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::report::Look;
    use crate::report::testing::report;
    use crate::text::width;

    #[test]
    fn shows_every_sentence_and_reason() {
        let report = report();
        let findings: Vec<_> = report.findings.iter().collect();
        for cells in [60_u16, 80, 140] {
            let text = render(&report, &findings, Look { color: false, width: cells, ascii: false });
            for words in
                ["5 September 2022", "articles/source-c.md:1:36", "+3.10", "+4.95", "[-take-] {+make+}", "[[accept]]"]
            {
                assert!(text.contains(words), "{words}\n{text}");
            }
            assert!(
                text.lines().filter(|l| !l.starts_with("  values")).all(|l| width::of(l) <= usize::from(cells)),
                "{text}"
            );
        }
    }
}
