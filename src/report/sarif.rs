//! SARIF 2.1.0, for GitHub code scanning, editors and viewers. One result for each kind of value and line of the main
//! article, since viewers tell results apart by rule and line; the other articles are related locations.

use std::collections::BTreeMap;

use serde::Serialize;

use super::told::{Level, Told, level, listed};
use super::view::View;
use super::{Request, pretty, told};
use crate::model::{Evidence, Finding, Report, Verdict};
use crate::text::safe;

/// What GitHub keeps of a run.
const RESULTS: usize = 5_000;
/// What GitHub keeps of a result.
const LOCATIONS: usize = 100;

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    automation_details: Automation,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Automation {
    id: String,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: RuleProperties,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties {
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
    tags: [&'static str; 2],
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

/// SARIF's `result`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: String,
    rule_index: usize,
    kind: &'static str,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    suppressions: Vec<Suppression>,
    properties: Properties,
}

#[derive(Serialize)]
struct Properties {
    /// The ids of all findings that the result tells of.
    findings: Vec<String>,
    verdict: &'static str,
    confidence: f64,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names)] // SARIF names them
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

/// The report as one SARIF log with a line feed at its end.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    let view = View::new(report);
    let findings = listed(report, request);
    let mut kinds: Vec<&str> = findings.iter().map(|f| f.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let compared = report.sources.iter().any(|s| s.changed);
    // One result for each kind, file and line.
    let mut index: BTreeMap<(&str, u32, u32, bool), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Told<'_>>> = Vec::new();
    for told in findings.iter().filter_map(|f| Told::new(&view, f)) {
        let main = told.main.1;
        let key = (told.finding.kind, main.source, view.place(main.source, main.span).line, quiet(told.finding));
        let at = *index.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(told);
    }
    let left = groups.len().saturating_sub(RESULTS);
    groups.truncate(RESULTS);
    let results = groups.iter().map(|g| outcome(&view, g, &kinds, compared, request)).collect();
    let mut notices: Vec<String> = report.notices.iter().map(|n| safe::one_line(n)).collect();
    if left > 0 {
        notices.push(format!("{left} more results are left out: viewers keep {RESULTS}."));
    }
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "crosscheck",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: kinds.iter().map(|k| rule(k)).collect(),
                },
            },
            automation_details: Automation { id: automation(report) },
            column_kind: "unicodeCodePoints",
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: notices
                    .into_iter()
                    .map(|text| Notification { level: "note", message: Text { text: escape(&text) } })
                    .collect(),
            }],
            results,
        }],
    };
    let mut text = pretty::json(&log);
    text.push('\n');
    text
}

/// What tells one upload of a workflow from another: the story, when all articles are of one.
fn automation(report: &Report) -> String {
    match report.stories.first() {
        Some(story) if !story.is_empty() && report.stories.iter().all(|s| s == story) => {
            format!("crosscheck/{}/", safe::one_line(story).replace('/', "-"))
        }
        _ => "crosscheck/".to_owned(),
    }
}

fn rule(kind: &str) -> Rule {
    let help = "Read both sentences. If one is wrong, correct it. If both stand, record the decision: an [[accept]] entry \
                in facts.toml, with the fact, the values and the reason.";
    Rule {
        id: format!("crosscheck/{kind}"),
        name: format!("Articles differ: {kind}"),
        short_description: Text { text: format!("Articles differ in a value of the kind {kind}.") },
        full_description: Text {
            text: format!(
                "Several articles tell one fact with different values of the kind {kind}. They cannot all be right, or one \
                 of them is older than the other. crosscheck does not say which is right."
            ),
        },
        help: Help { text: help.to_owned(), markdown: help.replace("[[accept]]", "`[[accept]]`") },
        default_configuration: Configuration { level: "error" },
        properties: RuleProperties { precision: "high", severity: "error", tags: ["facts", "consistency"] },
    }
}

/// Whether a result is no open problem, and so must not share one with others.
fn quiet(finding: &Finding) -> bool {
    finding.accepted.is_some() || finding.old
}

/// One result out of the findings of a line, the worst first.
fn outcome(view: &View<'_>, group: &[Told<'_>], kinds: &[&str], compared: bool, request: &Request) -> Outcome {
    let first = &group[0];
    let finding = first.finding;
    let mut related: Vec<Location> = Vec::new();
    let mut messages = Vec::new();
    for told in group {
        let mut links = Vec::new();
        for claim in told.others() {
            if related.len() == LOCATIONS {
                break;
            }
            let id = related.len() + 1;
            links.push(format!("[{}]({id})", escape(&view.address(claim))));
            let words = format!("{}: {}", told.name(view, claim.source), told::printed(view, claim));
            let text = Text { text: escape(&words) };
            related.push(Location { id: Some(id), message: Some(text), ..location(view, claim, request) });
        }
        let see = if links.is_empty() { String::new() } else { format!(" See {}.", told::list(&links)) };
        messages.push(format!("{}{see} {}", escape(&told.sentence(view)), escape(&told.sure())));
    }
    let (kind, level) = match level(request, finding) {
        _ if finding.verdict >= Verdict::Loose => ("pass", "none"),
        Level::Error => ("fail", "error"),
        Level::Warning => ("fail", "warning"),
        Level::Note => ("fail", "note"),
    };
    let suppressions = group.iter().filter_map(|t| t.finding.accepted.as_ref());
    Outcome {
        rule_id: format!("crosscheck/{}", finding.kind),
        rule_index: kinds.iter().position(|k| *k == finding.kind).unwrap_or(0),
        kind,
        level,
        message: Text { text: messages.join(" ") },
        locations: [location(view, first.main.1, request)],
        related_locations: related,
        partial_fingerprints: BTreeMap::from([("crosscheck/v1", finding.id.clone())]),
        baseline_state: compared.then_some(if finding.old { "unchanged" } else { "new" }),
        suppressions: suppressions
            .map(|reason| Suppression { kind: "external", status: "accepted", justification: safe::one_line(reason) })
            .collect(),
        properties: Properties {
            findings: group.iter().map(|t| t.finding.id.clone()).collect(),
            verdict: finding.verdict.name(),
            confidence: f64::from(finding.confidence) / 1000.0,
        },
    }
}

fn location(view: &View<'_>, claim: &Evidence, request: &Request) -> Location {
    // One line: a pull request shows a result only if every line of it was touched.
    let reach = view.reach(claim.source, claim.span, true);
    Location {
        id: None,
        physical_location: Physical {
            artifact_location: Artifact { uri: uri(&request.base.path(&view.source(claim.source).path)) },
            region: Region {
                start_line: reach.start.0,
                start_column: reach.start.1,
                end_line: reach.end.0,
                end_column: reach.end.1,
            },
        },
        message: None,
    }
}

/// A path as a relative reference (RFC 3986): what is not plain stands in per cent.
fn uri(path: &str) -> String {
    let mut out = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Text of a message: brackets would make links (SARIF 3.11.6).
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, Request, testing};
    use super::{render, uri};

    fn sarif(report: &crate::model::Report, request: &Request) -> serde_json::Value {
        serde_json::from_str(&render(report, request)).expect("JSON")
    }

    #[test]
    fn links_both_sides() {
        let log = sarif(&testing::report(), &Request::default());
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "articles/source-c.md");
        assert_eq!(
            result["locations"][0]["physicalLocation"]["region"],
            serde_json::json!({"startLine": 1, "startColumn": 36, "endLine": 1, "endColumn": 57})
        );
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "Source A: 5 September 2022");
        let text = result["message"]["text"].as_str().expect("a message");
        assert!(text.contains("See [articles/source-a.md:1:78](1)."), "{text}");
        assert!(result.get("baselineState").is_none());
    }

    #[test]
    fn folds_findings_of_one_kind_and_line() {
        let mut report = testing::report();
        report.findings[1] = crate::model::Finding { id: "0123456789ab".to_owned(), ..report.findings[0].clone() };
        report.sources[0].changed = true;
        let log = sarif(&report, &Request::default());
        let results = log["runs"][0]["results"].as_array().expect("results");
        assert_eq!(results.len(), 1);
        assert_eq!(results[0]["properties"]["findings"].as_array().map(Vec::len), Some(2));
        assert_eq!(results[0]["baselineState"], "new");
        assert_eq!(results[0]["relatedLocations"][1]["id"], 2);
    }

    #[test]
    fn tells_of_what_was_accepted_and_what_is_old() {
        let mut report = testing::report();
        report.findings[0].accepted = Some("asked".to_owned());
        report.findings[1].old = true;
        report.sources[1].changed = true;
        let log = sarif(&report, &Request { filter: Filter::everything(), ..Request::default() });
        let results = log["runs"][0]["results"].as_array().expect("results");
        let of = |kind: &str| results.iter().find(|r| r["ruleId"] == format!("crosscheck/{kind}")).expect(kind);
        assert_eq!(of("date")["level"], "note");
        assert_eq!(of("date")["suppressions"][0]["justification"], "asked");
        assert_eq!(
            (of("quote")["level"].as_str(), of("quote")["baselineState"].as_str()),
            (Some("note"), Some("unchanged"))
        );
        assert_eq!((of("age")["level"].as_str(), of("age")["kind"].as_str()), (Some("none"), Some("pass")));
    }

    #[test]
    fn writes_paths_as_references() {
        assert_eq!(uri("news/a b[1]\n:é.md"), "news/a%20b%5B1%5D%0A%3A%C3%A9.md");
        assert_eq!(uri("/tmp/a.md"), "file:///tmp/a.md");
    }
}
