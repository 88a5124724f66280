//! A table for spreadsheets: one row for each claim. RFC 4180: commas, CRLF, quotation marks doubled.

use super::view::View;
use super::{Request, told};
use crate::model::Report;
use crate::text::safe;

/// The columns, in order.
pub const COLUMNS: [&str; 20] = [
    "id",
    "fact",
    "verdict",
    "kind",
    "about",
    "confidence",
    "fails",
    "accepted",
    "old",
    "note",
    "camp",
    "value",
    "words",
    "source",
    "published",
    "path",
    "line",
    "column",
    "speaker",
    "sentence",
];

/// The report as comma-separated values, the names of the columns first.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    let view = View::new(report);
    let mut out = String::new();
    row(&mut out, COLUMNS.iter().map(|c| (*c).to_owned()));
    for finding in report.findings.iter().filter(|f| request.filter.lets(f)) {
        for (number, camp) in finding.camps.iter().enumerate() {
            for claim in camp.claims.iter().filter_map(|c| finding.claims.get(*c as usize)) {
                let source = view.source(claim.source);
                let place = view.place(claim.source, claim.span);
                let cells = [
                    finding.id.clone(),
                    finding.fact.clone().unwrap_or_default(),
                    finding.verdict.name().to_owned(),
                    finding.kind.to_owned(),
                    finding.about.clone(),
                    format!("0.{:03}", finding.confidence.min(999)),
                    yes(request.fails(finding)),
                    finding.accepted.clone().unwrap_or_default(),
                    yes(finding.old),
                    finding.note.clone().unwrap_or_default(),
                    (number + 1).to_string(),
                    claim.value.clone(),
                    told::printed(&view, claim),
                    source.name().to_owned(),
                    source.published.map(|d| d.to_string()).unwrap_or_default(),
                    source.path.clone(),
                    place.line.to_string(),
                    place.column.to_string(),
                    claim.speaker.clone().unwrap_or_default(),
                    view.sentence(claim).to_owned(),
                ];
                row(&mut out, cells.into_iter());
            }
        }
    }
    out
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (k, text) in cells.enumerate() {
        if k > 0 {
            out.push(',');
        }
        cell(out, &text);
    }
    out.push_str("\r\n");
}

/// One cell. What a spreadsheet would take for a formula gets an apostrophe in front, which it shows as text.
fn cell(out: &mut String, text: &str) {
    let text = safe::one_line(text);
    // Full-width forms count: some spreadsheets fold them.
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '\'', '|', '%']);
    let quoted = formula || text.contains([',', '"', ';', '\n', '\r']) || text.starts_with(' ');
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Request, testing};
    use super::{COLUMNS, cell, render};

    #[test]
    fn writes_a_row_for_each_claim() {
        let text = render(&testing::report(), &Request::default());
        assert_eq!(text.lines().next(), Some(COLUMNS.join(",").as_str()));
        assert_eq!(text.matches("\r\n").count(), 5);
        assert!(text.contains(",conflict,date,\"date of: shot, Kaba\",0.974,yes,,no,,1,2022-09-05,5 September 2022,Source A,2023-09-24,articles/source-a.md,1,78,"), "{text}");
    }

    #[test]
    fn lets_no_cell_be_a_formula() {
        for (text, shown) in [
            ("=cmd()", "\"'=cmd()\""),
            ("\u{feff} =1+1", "\"'=1+1\""),
            ("＝SUM(A1)", "\"'＝SUM(A1)\""),
            ("-5", "\"'-5\""),
            ("a \"b\", c", "\"a \"\"b\"\", c\""),
            ("a\r\n=b", "a =b"),
            ("plain", "plain"),
        ] {
            let mut out = String::new();
            cell(&mut out, text);
            assert_eq!(out, shown);
        }
    }
}
