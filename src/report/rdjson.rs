//! reviewdog's diagnostics (rdjson). Columns are bytes of the file's line, counted from 1; the end is exclusive.

use serde::Serialize;

use super::told::{Level, Told, level, listed};
use super::view::View;
use super::{Request, pretty};
use crate::model::{Evidence, Report};

#[derive(Serialize)]
struct Document<'a> {
    source: Tool,
    severity: &'static str,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'a>,
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

/// The report as one JSON object with a line feed at its end.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    let view = View::new(report);
    let diagnostics: Vec<Diagnostic<'_>> = listed(report, request)
        .into_iter()
        .filter_map(|finding| {
            let told = Told::new(&view, finding)?;
            Some(Diagnostic {
                message: format!("{}. {}", super::told::name(finding), told.paragraph(&view)),
                location: location(&view, told.main.1, request),
                severity: name(level(request, finding)),
                code: Code { value: &finding.id },
                related_locations: told
                    .others()
                    .map(|claim| Related {
                        message: format!("{}: {}", told.name(&view, claim.source), super::told::printed(&view, claim)),
                        location: location(&view, claim, request),
                    })
                    .collect(),
            })
        })
        .collect();
    let worst = if diagnostics.iter().any(|d| d.severity == "ERROR") { "ERROR" } else { "WARNING" };
    let document = Document { source: Tool { name: "crosscheck" }, severity: worst, diagnostics };
    let mut text = pretty::json(&document);
    text.push('\n');
    text
}

const fn name(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Note => "INFO",
    }
}

fn location(view: &View<'_>, claim: &Evidence, request: &Request) -> Location {
    let reach = view.reach(claim.source, claim.span, false);
    Location {
        path: request.base.path(&view.source(claim.source).path),
        range: Range {
            start: Position { line: reach.start.0, column: reach.bytes.0 },
            end: Position { line: reach.end.0, column: reach.bytes.1 },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Request, testing};
    use super::render;

    #[test]
    fn counts_columns_in_bytes() {
        let json: serde_json::Value =
            serde_json::from_str(&render(&testing::report(), &Request::default())).expect("JSON");
        let quote = &json["diagnostics"][1];
        assert_eq!(quote["severity"], "ERROR");
        // `They saw in it “a shift …`: the quotation mark is one character of three bytes.
        assert_eq!(quote["location"]["range"]["start"], serde_json::json!({"line": 3, "column": 16}));
        assert_eq!(quote["location"]["range"]["end"], serde_json::json!({"line": 3, "column": 64}));
        assert_eq!(quote["related_locations"][0]["location"]["path"], "articles/source-a.md");
    }
}
