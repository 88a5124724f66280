//! Reads each report format back with a parser that others wrote, holds it to the rules of the format, and gives the ids
//! of the findings in it. What breaks a rule is a panic that says so.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

pub type Ids = BTreeSet<String>;

/// Every format that lists findings, in the order of the table.
pub const LISTING: [&str; 9] = ["json", "html", "markdown", "csv", "github", "gitlab", "sarif", "junit", "rdjson"];

/// The ids in a report.
pub fn ids(format: &str, text: &str) -> Ids {
    match format {
        "json" => json(text),
        "html" => html(text),
        "markdown" => markdown(text),
        "csv" => csv(text),
        "github" => github(text),
        "gitlab" => gitlab(text),
        "sarif" => sarif(text),
        "junit" => junit(text),
        "rdjson" => rdjson(text),
        other => panic!("nobody reads {other} back"),
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The id in brackets at the end of a text.
fn bracketed(text: &str) -> String {
    let id = text.trim_end_matches(']').rsplit('[').next().unwrap_or("");
    assert!(text.ends_with(']') && is_id(id), "no id at the end of {text:?}");
    id.to_owned()
}

fn parse(text: &str) -> Value {
    assert!(!text.starts_with('\u{feff}') && text.ends_with('\n'));
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

fn array<'a>(value: &'a Value, what: &str) -> &'a Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("{what} is no array: {value}"))
}

fn text<'a>(value: &'a Value, what: &str) -> &'a str {
    let text = value.as_str().unwrap_or_else(|| panic!("{what} is no text: {value}"));
    assert!(!text.is_empty(), "{what} is empty");
    text
}

fn number(value: &Value, what: &str) -> u64 {
    let number = value.as_u64().unwrap_or_else(|| panic!("{what} is no whole number: {value}"));
    assert!(number >= 1, "{what} counts from 1");
    number
}

fn only_keys(value: &Value, allowed: &[&str]) {
    for key in value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys() {
        assert!(allowed.contains(&key.as_str()), "unknown key {key} in {value}");
    }
}

fn json(report: &str) -> Ids {
    array(&parse(report)["facts"], "facts").iter().map(|f| text(&f["id"], "id").to_owned()).collect()
}

/// A workflow command as GitHub's runner reads it.
pub struct Command {
    pub name: String,
    pub properties: BTreeMap<String, String>,
    pub message: String,
}

/// The commands in a log: the runner trims the line, wants `::` in front, takes what stands before the next `::` for the
/// name and the properties, and decodes both sides.
pub fn commands(log: &str) -> Vec<Command> {
    let decode = |text: &str, more: &[(&str, &str)]| {
        let mut out = text.replace("%0D", "\r").replace("%0A", "\n");
        for (coded, plain) in more {
            out = out.replace(coded, plain);
        }
        out.replace("%25", "%")
    };
    let lines = log.split('\n').map(|l| l.trim_start()).filter(|l| l.starts_with("::"));
    lines
        .map(|line| {
            let (head, message) = line[2..].split_once("::").unwrap_or_else(|| panic!("no command: {line}"));
            let (name, rest) = head.split_once(' ').unwrap_or((head, ""));
            let properties = rest
                .split(',')
                .filter_map(|p| p.split_once('='))
                .map(|(k, v)| (k.to_owned(), decode(v, &[("%3A", ":"), ("%2C", ",")])))
                .collect();
            Command { name: name.to_owned(), properties, message: decode(message, &[]) }
        })
        .collect()
}

fn github(log: &str) -> Ids {
    let mut levels: BTreeMap<String, usize> = BTreeMap::new();
    let mut ids = Ids::new();
    for command in commands(log) {
        assert!(["error", "warning", "notice"].contains(&command.name.as_str()), "{}", command.name);
        *levels.entry(command.name.clone()).or_default() += 1;
        let known = ["file", "line", "endLine", "col", "endColumn", "title"];
        assert!(command.properties.keys().all(|k| known.contains(&k.as_str())), "{:?}", command.properties);
        if command.properties["title"] == "crosscheck" {
            continue; // the last word
        }
        if let Some(file) = command.properties.get("file") {
            assert!(!file.starts_with("./") && !file.contains('\\'), "{file}");
            let number = |key: &str| command.properties[key].parse::<u64>().expect(key);
            assert!(number("line") >= 1 && number("endLine") >= number("line"));
            assert_eq!(command.properties.contains_key("col"), number("line") == number("endLine"));
        }
        ids.insert(bracketed(&command.message));
    }
    ids
}

fn gitlab(report: &str) -> Ids {
    let report = parse(report);
    let mut ids = Ids::new();
    for issue in array(&report, "the report") {
        only_keys(issue, &["description", "check_name", "fingerprint", "severity", "location"]);
        text(&issue["description"], "description");
        text(&issue["check_name"], "check_name");
        let severity = text(&issue["severity"], "severity");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{severity}");
        let path = text(&issue["location"]["path"], "path");
        assert!(!path.starts_with("./") && !path.starts_with('/'), "{path}");
        number(&issue["location"]["lines"]["begin"], "begin");
        assert!(ids.insert(text(&issue["fingerprint"], "fingerprint").to_owned()), "a fingerprint twice");
    }
    ids
}

/// The rules of SARIF 2.1.0 for what is used of it, and those that code scanning adds.
fn sarif(report: &str) -> Ids {
    let log = parse(report);
    only_keys(&log, &["$schema", "version", "runs"]);
    assert_eq!(log["version"], "2.1.0");
    assert!(text(&log["$schema"], "$schema").ends_with("sarif-2.1.0.json"));
    let runs = array(&log["runs"], "runs");
    assert_eq!(runs.len(), 1);
    let run = &runs[0];
    only_keys(run, &["tool", "automationDetails", "columnKind", "invocations", "results"]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert!(text(&run["automationDetails"]["id"], "automation id").ends_with('/'));
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let driver = &run["tool"]["driver"];
    text(&driver["name"], "name");
    assert_eq!(text(&driver["semanticVersion"], "version").split('.').count(), 3);
    let rules = array(&driver["rules"], "rules");
    for rule in rules {
        text(&rule["id"], "id");
        assert!(text(&rule["name"], "name").len() <= 255);
        for key in ["shortDescription", "fullDescription", "help"] {
            assert!(text(&rule[key]["text"], key).len() <= 1024, "{key}");
        }
        level(&rule["defaultConfiguration"]["level"]);
        assert!(["very-high", "high", "medium", "low"].contains(&text(&rule["properties"]["precision"], "precision")));
    }
    let results = array(&run["results"], "results");
    assert!(results.len() <= 5_000);
    let mut ids = Ids::new();
    let mut lines = BTreeSet::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let level = level(&result["level"]);
        let kind = text(&result["kind"], "kind");
        // SARIF 3.27.9: a level other than none goes with the kind fail alone.
        assert_eq!(kind == "fail", level != "none", "{result}");
        assert_eq!(array(&result["locations"], "locations").len(), 1);
        let line = location(&result["locations"][0]);
        let suppressed = !array(&result["suppressions"], "suppressions").is_empty();
        if kind == "fail" && !suppressed && result["baselineState"] != "unchanged" {
            assert!(lines.insert((text(&result["ruleId"], "rule").to_owned(), line)), "a rule twice on one line");
        }
        let related = array(&result["relatedLocations"], "relatedLocations");
        assert!(related.len() <= 100);
        for (k, other) in related.iter().enumerate() {
            assert_eq!(number(&other["id"], "id"), k as u64 + 1);
            text(&other["message"]["text"], "message");
            location(other);
        }
        links(text(&result["message"]["text"], "message"), related.len() as u64);
        for suppression in array(&result["suppressions"], "suppressions") {
            assert_eq!((&suppression["kind"], &suppression["status"]), (&"external".into(), &"accepted".into()));
        }
        assert!(is_id(text(&result["partialFingerprints"]["crosscheck/v1"], "fingerprint")));
        for id in array(&result["properties"]["findings"], "findings") {
            assert!(ids.insert(text(id, "id").to_owned()), "a finding twice");
        }
    }
    ids
}

fn level(value: &Value) -> &str {
    let level = text(value, "level");
    assert!(["none", "note", "warning", "error"].contains(&level), "{level}");
    level
}

fn location(value: &Value) -> (String, u64) {
    only_keys(value, &["id", "physicalLocation", "message"]);
    let uri = text(&value["physicalLocation"]["artifactLocation"]["uri"], "uri");
    // RFC 3986: nothing but these stands for itself in a path.
    assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)), "{uri}");
    let region = &value["physicalLocation"]["region"];
    let get = |key: &str| number(&region[key], key);
    let (line, column) = (get("startLine"), get("startColumn"));
    assert!(line == get("endLine") && column < get("endColumn"), "{region}");
    (uri.to_owned(), line)
}

/// Links in a message (SARIF 3.11.6) lead to related locations, and other brackets are escaped.
fn links(message: &str, related: u64) {
    let mut rest = message.replace("\\\\", "").replace("\\[", "").replace("\\]", "");
    while let Some(at) = rest.find(['[', ']']) {
        assert!(rest[at..].starts_with('['), "a bracket that closes nothing in {message}");
        let end = rest[at..].find("](").unwrap_or_else(|| panic!("a bracket that is no link in {message}")) + at;
        let close = rest[end..].find(')').expect("the end of a link") + end;
        let id: u64 = rest[end + 2..close].parse().unwrap_or_else(|_| panic!("a link elsewhere in {message}"));
        assert!((1..=related).contains(&id), "{message}");
        rest = rest[close + 1..].to_owned();
    }
}

fn rdjson(report: &str) -> Ids {
    let report = parse(report);
    only_keys(&report, &["source", "severity", "diagnostics"]);
    text(&report["source"]["name"], "name");
    let place = |location: &Value| {
        text(&location["path"], "path");
        let get = |end: &str, key: &str| number(&location["range"][end][key], key);
        let (from, to) = ((get("start", "line"), get("start", "column")), (get("end", "line"), get("end", "column")));
        assert!(from < to, "{location}");
    };
    let mut ids = Ids::new();
    for diagnostic in array(&report["diagnostics"], "diagnostics") {
        only_keys(diagnostic, &["message", "location", "severity", "code", "related_locations"]);
        text(&diagnostic["message"], "message");
        assert!(["ERROR", "WARNING", "INFO"].contains(&text(&diagnostic["severity"], "severity")));
        place(&diagnostic["location"]);
        for other in array(&diagnostic["related_locations"], "related_locations") {
            text(&other["message"], "message");
            place(&other["location"]);
        }
        assert!(ids.insert(text(&diagnostic["code"]["value"], "code").to_owned()), "a finding twice");
    }
    ids
}

fn junit(report: &str) -> Ids {
    let document = roxmltree::Document::parse(report).unwrap_or_else(|e| panic!("{e}\n{report}"));
    let root = document.root_element();
    assert!(root.has_tag_name("testsuites"));
    let count = |node: &roxmltree::Node, key: &str| node.attribute(key).expect(key).parse::<usize>().expect(key);
    let mut ids = Ids::new();
    let mut totals = (0, 0, 0);
    for suite in root.children().filter(|n| n.is_element()) {
        assert!(suite.has_tag_name("testsuite") && suite.attribute("name").is_some_and(|n| !n.is_empty()));
        let cases: Vec<_> = suite.children().filter(|n| n.is_element()).collect();
        let with = |tag: &str| cases.iter().filter(|c| c.children().any(|n| n.has_tag_name(tag))).count();
        let own = (cases.len(), with("failure"), with("skipped"));
        assert_eq!(own, (count(&suite, "tests"), count(&suite, "failures"), count(&suite, "skipped")));
        totals = (totals.0 + own.0, totals.1 + own.1, totals.2 + own.2);
        for case in cases {
            assert!(case.has_tag_name("testcase"), "{:?}", case.tag_name());
            for key in ["name", "classname", "file", "line", "time"] {
                assert!(case.attribute(key).is_some_and(|v| !v.is_empty()), "{key}");
            }
            assert_eq!(case.attributes().count(), 5);
            for part in case.children().filter(|n| n.is_element()) {
                let tag = part.tag_name().name();
                assert!(["failure", "skipped", "system-out"].contains(&tag), "{tag}");
                assert!(part.children().all(|n| n.is_text()), "an element in {tag}");
            }
            assert!(ids.insert(bracketed(case.attribute("name").expect("a name"))), "a case twice");
        }
    }
    assert_eq!(totals, (count(&root, "tests"), count(&root, "failures"), count(&root, "skipped")));
    ids
}

/// What failed in a `JUnit` report.
pub fn failures(report: &str) -> Ids {
    let document = roxmltree::Document::parse(report).expect("XML");
    let failed = document.descendants().filter(|n| n.has_tag_name("failure")).filter_map(|n| n.parent());
    failed.map(|case| bracketed(case.attribute("name").expect("a name"))).collect()
}

fn csv(report: &str) -> Ids {
    let mut reader = csv::ReaderBuilder::new().from_reader(report.as_bytes());
    let columns: Vec<String> = reader.headers().expect("a first row").iter().map(str::to_owned).collect();
    assert_eq!(columns, crosscheck::report::csv::COLUMNS);
    let mut ids = Ids::new();
    for row in reader.records() {
        let row = row.expect("a row as long as the first");
        for cell in &row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "a formula: {cell}");
            assert!(!cell.contains(['\n', '\r', '\0']), "{cell:?}");
        }
        assert!(is_id(&row[0]), "{row:?}");
        ids.insert(row[0].to_owned());
    }
    ids
}

fn markdown(report: &str) -> Ids {
    // What servers read on their own: links by their address, names, numbers of issues.
    assert!(!report.contains("://") && !report.contains("www.") && !report.contains("<!--"), "{report}");
    for (at, _) in report.match_indices(['@', '$']) {
        assert!(
            report[..at].trim_end_matches('\\').ends_with("<span>")
                || !report[at + 1..].starts_with(char::is_alphanumeric),
            "{}",
            &report[at..]
        );
    }
    let mut ids = Ids::new();
    let mut heading = false;
    for event in Parser::new_ext(report, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH)
    {
        match event {
            Event::Html(tag) | Event::InlineHtml(tag) => {
                let plain = ["<b>", "</b>", "<br>", "<span>", "</span>", "<del>", "</del>", "<ins>", "</ins>"];
                assert!(plain.contains(&&*tag), "{tag}");
            }
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Strikethrough,
            ) => {
                panic!("{event:?} in\n{report}")
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => panic!("{event:?}"),
            Event::Start(Tag::Heading { .. }) => heading = true,
            Event::Start(Tag::Table(columns)) => {
                assert!(heading, "a table without a title");
                assert_eq!(columns.len(), 3);
            }
            Event::Code(code) => {
                assert!(is_id(&code), "{code}");
                ids.insert(code.to_string());
            }
            _ => {}
        }
    }
    ids
}

/// An element as it opens.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

/// The elements of a page in order, by a tokenizer that keeps to the standard; a parse error is a panic.
pub fn elements(page: &str) -> Vec<Element> {
    const VOID: [&str; 4] = ["meta", "br", "input", "link"];
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut out = Vec::new();
    let mut open: Vec<String> = Vec::new();
    // Script and style are text to the end of their elements, as in a browser.
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if !VOID.contains(&name.as_str()) {
                    open.push(name.clone());
                }
                let attributes = tag.attributes.iter().map(|(k, v)| (text(k), text(v))).collect();
                out.push(Element { name, attributes });
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name)), "elements cross"),
            Token::Comment(comment) => panic!("a comment: {comment:?}"),
            Token::Error(error) => panic!("{error:?}"),
            Token::Doctype(_) | Token::String(_) => {}
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    out
}

fn html(page: &str) -> Ids {
    let all = elements(page);
    let count = |name: &str| all.iter().filter(|e| e.name == name).count();
    assert_eq!((count("script"), count("style"), count("iframe"), count("img"), count("link")), (1, 1, 0, 0, 0));
    let policy = all
        .iter()
        .find(|e| e.attributes.get("http-equiv").is_some_and(|v| v == "Content-Security-Policy"))
        .map(|e| e.attributes["content"].as_str())
        .expect("a policy");
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    let mut names = BTreeSet::new();
    for element in &all {
        for (key, value) in &element.attributes {
            assert!(
                !key.starts_with("on") && !["style", "src", "srcdoc", "action", "formaction"].contains(&key.as_str()),
                "{key}"
            );
            if key == "href" {
                let web = value.starts_with("https://") || value.starts_with("http://");
                assert!(web || value.starts_with('#'), "{value}");
            }
            if key == "id" {
                assert!(names.insert(value.clone()), "the id {value} twice");
            }
        }
    }
    for link in all.iter().filter_map(|e| e.attributes.get("href")?.strip_prefix('#')) {
        assert!(names.contains(link), "a link to #{link}, which is not there");
    }
    let findings = all.iter().filter(|e| e.name == "details").filter_map(|e| e.attributes.get("id"));
    findings.map(|id| id.strip_prefix("f-").expect("an id").to_owned()).collect()
}
