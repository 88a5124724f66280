//! The report for people: one block for each finding, and a summary. The only place that knows comfy-table.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, Width};
use comfy_table::{TableStyle, presets};
use rayon::prelude::*;

use super::cards::{self, SHOWN};
use super::ink::{Text, develop};
use super::view::View;
use super::{Filter, Look, parts, summary};
use crate::model::{Finding, Report, Verdict};
use crate::text::{safe, width};

/// Below this width tables become cards.
const NARROW: u16 = 70;

/// Tables wider than this are hard to read along.
const WIDE: u16 = 160;

/// The report as blocks, worst first; then the summary, unless `quiet`.
#[must_use]
pub fn render(report: &Report, filter: &Filter, look: Look, quiet: bool) -> String {
    let view = View::new(report);
    let look = Look { width: look.width.min(WIDE), ..look };
    let listed: Vec<&Finding> = report.findings.iter().filter(|f| filter.lets(f)).collect();
    let told = |finding: &&Finding| {
        let lines = match finding.verdict {
            // What nobody has to act on takes two lines.
            Verdict::Agree | Verdict::Loose if finding.accepted.is_none() => brief(&view, finding, look),
            _ => block(&view, finding, look),
        };
        let mut out = String::new();
        for line in lines {
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\n');
        develop(&out, look.color)
    };
    let blocks: Vec<String> = listed.par_iter().map(told).collect();
    let mut out = blocks.concat();
    if !quiet {
        out.push_str(&develop(&summary::paragraph(report, filter, look), look.color));
    }
    out
}

fn block(view: &View<'_>, finding: &Finding, look: Look) -> Vec<String> {
    let mut lines = heading(finding, look);
    if look.width < NARROW {
        lines.extend(cards::card(view, finding, look));
    } else if finding.edits.is_empty() {
        lines.extend(values(view, finding, look));
    } else {
        lines.extend(words(view, finding, look));
    }
    lines
}

fn heading(finding: &Finding, look: Look) -> Vec<String> {
    let cells = usize::from(look.width);
    let mut lines = parts::title(finding, look).wrap(cells);
    let mut indented = vec![parts::under_title(finding, look)];
    indented.extend(parts::remarks(finding));
    for text in indented {
        lines.extend(text.wrap(cells - 2).into_iter().map(|l| format!("  {l}")));
    }
    lines
}

/// Who says what: value, source, sentence.
fn values(view: &View<'_>, finding: &Finding, look: Look) -> Vec<String> {
    let widths =
        columns(look.width, &[(2, 14), (3, addresses(view, finding).clamp(18, look.width as usize / 3)), (5, 24)]);
    let rows = finding.camps.iter().map(|camp| {
        let (mut sources, mut sentences) = claims(view, finding, &camp.claims, (widths[1], widths[2]), look);
        let value: Vec<String> = parts::value(view, finding, camp).iter().flat_map(|t| t.wrap(widths[0])).collect();
        trim(&mut sources);
        trim(&mut sentences);
        vec![value, sources, sentences]
    });
    grid(&widths, rows, look)
}

/// Quotations: the words that differ, then source and sentence.
fn words(view: &View<'_>, finding: &Finding, look: Look) -> Vec<String> {
    let difference = parts::difference(&finding.edits, look);
    let mut lines: Vec<String> =
        difference.wrap(usize::from(look.width) - 2).into_iter().map(|l| format!("  {l}")).collect();
    let widths = columns(look.width, &[(2, addresses(view, finding).clamp(20, look.width as usize / 3)), (5, 30)]);
    let rows = finding.camps.iter().map(|camp| {
        let (mut sources, mut sentences) = claims(view, finding, &camp.claims, (widths[0], widths[1]), look);
        trim(&mut sources);
        trim(&mut sentences);
        vec![sources, sentences]
    });
    lines.extend(grid(&widths, rows, look));
    lines
}

/// The claims of a camp as two columns whose entries start on the same line.
fn claims(
    view: &View<'_>,
    finding: &Finding,
    claims: &[u32],
    (left, right): (usize, usize),
    look: Look,
) -> (Vec<String>, Vec<String>) {
    let (mut sources, mut sentences) = (Vec::new(), Vec::new());
    for claim in claims.iter().take(SHOWN).filter_map(|c| finding.claims.get(*c as usize)) {
        sources.extend(parts::source(view, claim).iter().flat_map(|t| t.wrap(left)));
        sentences.extend(parts::sentence(view, claim, right * 3, look).wrap(right));
        let height = sources.len().max(sentences.len()) + 1;
        sources.resize(height, String::new());
        sentences.resize(height, String::new());
    }
    if let Some(more) = cards::more(view, finding, claims) {
        sentences.extend(more.wrap(right));
    }
    (sources, sentences)
}

fn trim(lines: &mut Vec<String>) {
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
}

/// Two lines for a fact that needs nobody's attention.
fn brief(view: &View<'_>, finding: &Finding, look: Look) -> Vec<String> {
    let cells = usize::from(look.width);
    let mut text = Text::new();
    for (k, camp) in finding.camps.iter().enumerate() {
        let claims = camp.claims.iter().filter_map(|c| finding.claims.get(*c as usize));
        let mut names: Vec<String> = claims.map(|c| safe::one_line(view.source(c.source).name())).collect();
        names.dedup();
        if k > 0 {
            text = text.plain(" / ");
        }
        text = text.join(parts::value(view, finding, camp).swap_remove(0)).plain(&format!(" ({})", names.join(", ")));
    }
    let mut lines = parts::title(finding, look).plain("  ").join(parts::under_title(finding, look)).wrap(cells);
    lines.extend(text.wrap(cells - 2).into_iter().map(|l| format!("  {l}")));
    lines
}

/// The cells that the longest place of a finding takes, so that places stand on one line where there is room.
fn addresses(view: &View<'_>, finding: &Finding) -> usize {
    let cells = |claim| width::of(&view.address(claim));
    finding.claims.iter().map(cells).max().unwrap_or(0)
}

/// Column widths for a table as wide as the look says: shares of the room, and the least that each needs.
fn columns(width: u16, shares: &[(usize, usize)]) -> Vec<usize> {
    // A border and two spaces for each column, and one border more.
    let room = usize::from(width).saturating_sub(3 * shares.len() + 1);
    let total: usize = shares.iter().map(|s| s.0).sum();
    let mut widths: Vec<usize> = shares.iter().map(|(share, least)| (room * share / total).max(*least)).collect();
    let used: usize = widths.iter().sum();
    // The last column holds the sentences: it takes what is left over, and gives what is missing.
    if let Some(last) = widths.last_mut() {
        *last = (*last + room).saturating_sub(used).max(10);
    }
    widths
}

/// A table of rows whose cells are lines that fit; the lines come back ready to print.
pub(super) fn grid(widths: &[usize], rows: impl Iterator<Item = Vec<Vec<String>>>, look: Look) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(style(look)).set_content_arrangement(ContentArrangement::Disabled);
    for row in rows {
        table.add_row(row.into_iter().map(|cell| cell.join("\n")).collect::<Vec<_>>());
    }
    table.set_constraints(widths.iter().map(|w| ColumnConstraint::Absolute(Width::Fixed(*w as u16 + 2))));
    table.lines().collect()
}

/// A list under a header, without rules between its rows; cells are wrapped into columns that suit their content.
pub(super) fn list(header: &[&str], rows: impl Iterator<Item = Vec<Text>>, look: Look) -> Vec<String> {
    let rows: Vec<Vec<Text>> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let room = usize::from(look.width).saturating_sub(3 * header.len() + 1);
    let mut widths: Vec<usize> = header.iter().map(|h| width::of(h)).collect();
    for row in &rows {
        for (most, cell) in widths.iter_mut().zip(row) {
            *most = (*most).max(cell.cells());
        }
    }
    // Short columns keep what they need; what is left is shared by the long ones.
    let mut open: Vec<usize> = (0..widths.len()).collect();
    let mut left = room;
    while let Some(k) = open.iter().position(|c| widths[*c] <= left / open.len()) {
        left -= widths[open.remove(k)];
    }
    let count = open.len();
    for column in open {
        widths[column] = (left / count).max(6);
    }
    let mut table = Table::new();
    let mut plain = if look.ascii { presets::ASCII_FULL_CONDENSED } else { style(look) };
    plain.row_separator = LineStyle::none();
    if !look.ascii {
        plain = plain.header_separator(LineStyle::new('├', '─', '┼', '┤'));
    }
    table.load_style(plain).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(header.iter().map(ToString::to_string).collect::<Vec<_>>());
    for row in &rows {
        table.add_row(row.iter().zip(&widths).map(|(cell, w)| cell.wrap(*w).join("\n")).collect::<Vec<_>>());
    }
    table.set_constraints(widths.iter().map(|w| ColumnConstraint::Absolute(Width::Fixed(*w as u16 + 2))));
    table.lines().collect()
}

fn style(look: Look) -> TableStyle {
    if look.ascii { presets::ASCII_FULL } else { presets::UTF8_FULL.with_solid_inner_borders().with_rounded_corners() }
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::report::testing::report;
    use crate::report::{Filter, Look};
    use crate::text::width;

    #[test]
    fn keeps_to_its_width() {
        for cells in [20_u16, 40, 69, 70, 80, 100, 140, 400] {
            for ascii in [false, true] {
                let look = Look { color: false, width: cells, ascii };
                let text = render(&report(), &Filter::everything(), look, false);
                for line in text.lines() {
                    assert!(width::of(line) <= usize::from(cells), "{cells}: {line}");
                    assert!(!line.contains('\u{1b}'), "{line}");
                }
                assert!(text.contains("2022-09-05"), "{text}");
            }
        }
    }

    #[test]
    fn a_source_without_a_name_is_told_by_its_address_alone() {
        let look = Look { color: false, width: 140, ascii: false };
        let mut report = report();
        let named = render(&report, &Filter::default(), look, false);
        assert!(named.contains("Source A, 2023-09-24"), "{named}");
        report.sources.iter_mut().for_each(|s| s.publisher = None);
        let table = render(&report, &Filter::default(), look, false);
        let file = report.sources[0].name();
        assert!(table.contains(&format!("{file}:1:")) && table.contains(" 2023-09-24 "), "{table}");
        assert!(!table.contains(&format!("{file}, ")), "{table}");
    }

    #[test]
    fn colours_change_nothing_but_escapes() {
        let look = Look { color: true, width: 80, ascii: false };
        let colored = render(&report(), &Filter::default(), look, false);
        let mut plain = String::new();
        let mut rest = colored.as_str();
        while let Some((before, after)) = rest.split_once("\u{1b}[") {
            plain.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        plain.push_str(rest);
        assert_eq!(plain, render(&report(), &Filter::default(), Look { color: false, ..look }, false));
    }
}
