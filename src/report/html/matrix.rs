//! Facts by sources: a row for each fact, a column for each article, a letter and a colour for each value. Articles that
//! share no fact stand in tables of their own.

use std::collections::BTreeMap;

use super::super::told::{self, Told};
use super::super::view::View;
use super::group;
use super::tags::{class, escape, letter};
use crate::model::{Edit, Finding, Report, Verdict};

/// Wider tables can be neither read nor printed: their agreements go first, then their last articles.
const COLUMNS: usize = 40;
/// Rows of all tables together.
const ROWS: usize = 1_000;

/// The section, when two articles share a fact.
pub(super) fn section(view: &View<'_>, report: &Report, findings: &[&Finding]) -> Option<String> {
    let facts: Vec<Told<'_>> = findings.iter().filter_map(|f| Told::new(view, f)).filter(|t| voices(t) > 1).collect();
    if facts.is_empty() {
        return None;
    }
    let tables = together(report.sources.len(), &facts);
    let mut out = String::from(
        "<section id=\"matrix\" aria-labelledby=\"h-matrix\">\n<h2 id=\"h-matrix\">Facts by source</h2>\n\
         <p class=\"hint\">A row is a fact, a column an article. Cells with the same letter give the same value.</p>\n",
    );
    let mut rows = 0;
    let mut left = 0;
    for facts in tables {
        let room = ROWS.saturating_sub(rows);
        left += facts.len().saturating_sub(room);
        rows += facts.len().min(room);
        if room > 0 {
            table(&mut out, view, &facts[..facts.len().min(room)]);
        }
    }
    if left > 0 {
        out.push_str(&format!("<p class=\"hint\">{left} more facts have no room here; the findings hold them.</p>\n"));
    }
    out.push_str("</section>\n");
    Some(out)
}

fn voices(told: &Told<'_>) -> usize {
    let mut sources: Vec<u32> = told.finding.claims.iter().map(|c| c.source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.len()
}

/// Facts whose articles hang together, in the order of their first fact.
fn together<'a, 'b>(sources: usize, facts: &'b [Told<'a>]) -> Vec<Vec<&'b Told<'a>>> {
    let mut parent: Vec<usize> = (0..sources).collect();
    for told in facts {
        let mut claims = told.finding.claims.iter().map(|c| c.source as usize);
        let Some(first) = claims.next() else { continue };
        for other in claims {
            let (a, b) = (root(&mut parent, first), root(&mut parent, other));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    let mut tables: Vec<Vec<&Told<'_>>> = Vec::new();
    for told in facts {
        let at = root(&mut parent, told.finding.claims.first().map_or(0, |c| c.source as usize));
        let place = *places.entry(at).or_insert_with(|| {
            tables.push(Vec::new());
            tables.len() - 1
        });
        tables[place].push(told);
    }
    tables
}

/// The article that stands for all that hang together with this one.
fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

fn table(out: &mut String, view: &View<'_>, facts: &[&Told<'_>]) {
    let columns_of = |facts: &[&Told<'_>]| {
        let mut all: Vec<u32> = facts.iter().flat_map(|t| t.finding.claims.iter().map(|c| c.source)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut facts = facts.to_vec();
    let mut columns = columns_of(&facts);
    if columns.len() > COLUMNS {
        let differing: Vec<&Told<'_>> = facts.iter().copied().filter(|t| t.sides.len() > 1).collect();
        if !differing.is_empty() {
            facts = differing;
            columns = columns_of(&facts);
        }
    }
    let left = columns.len().saturating_sub(COLUMNS);
    columns.truncate(COLUMNS);
    out.push_str("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"h-matrix\">\n<table class=\"matrix\">\n<thead><tr><td></td>");
    for column in &columns {
        let source = view.source(*column);
        out.push_str(&format!("<th scope=\"col\" title=\"{}\">{}</th>", escape(&source.path), escape(source.name())));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for told in &facts {
        let group = group(told.finding);
        out.push_str(&format!(
            "<tr class=\"{group}\" data-for=\"f-{0}\"><th scope=\"row\"><a href=\"#f-{0}\">{1}</a> <small>{2}</small></th>",
            escape(&told.finding.id),
            escape(&told::capital(&told.finding.about)),
            told::name(told.finding).to_lowercase()
        ));
        for column in &columns {
            out.push_str(&cell(view, told, *column));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    if left > 0 {
        out.push_str(&format!(
            "<p class=\"hint\">{left} more articles have no room here; the findings hold them.</p>\n"
        ));
    }
}

/// What an article says of a fact.
fn cell(view: &View<'_>, told: &Told<'_>, source: u32) -> String {
    // Agreement may come in several forms: `Thursday`, `21 September`. Nothing sets them apart.
    let several = told.sides.len() > 1 && told.finding.verdict != Verdict::Agree;
    let mut values = Vec::new();
    let mut colour = String::new();
    for (k, side) in told.sides.iter().enumerate() {
        let Some(claim) = side.claims.iter().find(|c| c.source == source) else { continue };
        let words = if told.finding.kind == "quote" {
            quoted(&told.finding.edits, k)
        } else {
            escape(&told::printed(view, claim))
        };
        let lead = if several { format!("<span class=\"letter\">{}</span> ", letter(k)) } else { String::new() };
        values.push(format!("{lead}{words}"));
        if several && colour.is_empty() {
            colour = class(k);
        }
    }
    format!("<td class=\"{colour}\">{}</td>", values.join("<br>"))
}

/// The words of a quotation that one side has alone; it is too long to be shown whole.
fn quoted(edits: &[Edit], side: usize) -> String {
    let own = edits.iter().filter_map(|edit| match (edit, side) {
        (Edit::Delete(words), 0) | (Edit::Insert(words), 1) => Some(escape(&told::cut(words))),
        _ => None,
    });
    let own: Vec<String> = own.collect();
    if own.is_empty() { "quoted".to_owned() } else { format!("“{}”", own.join(" … ")) }
}
