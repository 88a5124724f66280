//! A Code Quality report for GitLab: a JSON array, one object for each finding. The widget compares it with the report
//! of the target branch by the fingerprints.

use serde::Serialize;

use super::told::{Level, Told, level, listed};
use super::view::View;
use super::{Request, pretty};
use crate::model::Report;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: String,
    fingerprint: &'a str,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// The report as a JSON array with a line feed at its end; `[]` when nothing is listed.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    let view = View::new(report);
    let issues: Vec<Issue<'_>> = listed(report, request)
        .into_iter()
        .filter_map(|finding| {
            let told = Told::new(&view, finding)?;
            let (_, main) = told.main;
            Some(Issue {
                description: format!("{}. {}", super::told::name(finding), told.paragraph(&view)),
                check_name: format!("crosscheck/{}", finding.kind),
                fingerprint: &finding.id,
                severity: match level(request, finding) {
                    Level::Error => "major",
                    Level::Warning => "minor",
                    Level::Note => "info",
                },
                location: Location {
                    path: request.base.path(&view.source(main.source).path),
                    lines: Lines { begin: view.place(main.source, main.span).line.max(1) },
                },
            })
        })
        .collect();
    let mut text = pretty::json(&issues);
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::super::{Request, testing};
    use super::render;

    #[test]
    fn is_an_array_of_issues() {
        let json: serde_json::Value =
            serde_json::from_str(&render(&testing::report(), &Request::default())).expect("JSON");
        assert_eq!(json.as_array().map(Vec::len), Some(2));
        assert_eq!(json[0]["severity"], "major");
        assert_eq!(json[0]["check_name"], "crosscheck/date");
        assert_eq!(json[0]["location"], serde_json::json!({"path": "articles/source-c.md", "lines": {"begin": 1}}));
        assert_eq!(render(&crate::model::Report::default(), &Request::default()), "[]\n");
    }
}
