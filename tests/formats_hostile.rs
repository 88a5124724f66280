//! Articles and names of files that try everything at once go through every format: none of it acts on what reads them.

use std::fs;

use serde_json::Value;

use super::readback::{self, LISTING, elements, ids};
use super::support::{Folder, command};

const SHOW: &str = "conflict,update,possible,loose,agree,accepted";

/// Orders to build servers, terminals, browsers, XML and Markdown readers, and spreadsheets.
const TRICKS: &str = "::error::owned %0A::add-mask::a ##[add-mask]b \u{1b}[2J\u{1b}]0;t\u{7}\u{9b}31m \u{202e}turned\u{202c} \u{2066}x \
    <script>alert(1)</script></style></title><img src=x onerror=alert(1)> ]]> --> <!-- &lt;b&gt; &#60;i&#62; {{x}} \
    | cell `code` ``` *b* _i_ ~~s~~ [link](javascript:alert(1)) ![i](//evil.example/x.png) <https://evil.example> \
    https://evil.example/x www.evil.example mail@evil.example @everyone #1 !2 GH-3 $1$ $x$ :smile: \
    \" onmouseover=\"alert(1) ' \\ =cmd()|' /C calc'!A0 \u{e0041}\u{feff}\u{2028}";

/// An article of tricks that gives the fire this day of September.
fn article(day: u8) -> String {
    let tricks = TRICKS;
    let flat = tricks.replace('\u{2028}', " ");
    let name = flat.replace('"', "'");
    format!(
        "---\nsource: =cmd()|{day} {name}\ntitle: \"@SUM(1) {name}\"\nurl: javascript:alert({day})//https://evil.example\nstory: \"</testsuite>::x ]]> {name}\"\npublished: 2022-09-24\n---\n\n\
         ::error::The fire in Tarn Lane broke out on {day} September 2022, police said. {tricks}\n\n\
         ##[command]x The fire in Tarn Lane, <b>police</b> said, {tricks} began on {day} September 2022 {tricks}\n\n\
         “We were never told <script>alert({day})</script> that ]]> the {day} | bridge `was` \u{202e}unsafe =1+1 @all”, Ina Roth {tricks} said.\n\n\
         The \u{1b}[31mfire killed {day}00 =cmd() cows and <i>two</i> | dogs, Ina Roth said.\n"
    )
}

/// Names that files may have on this system.
fn names() -> [&'static str; 3] {
    if cfg!(windows) {
        ["=a,b'.txt", "##[x]y.txt", "c.txt"]
    } else {
        ["a\n::error file=x::y\"'<b>,x]]>.txt", "=b|c##[add-mask]d.txt", "c\u{202e}\u{1b}[31m`|.txt"]
    }
}

fn folder() -> Folder {
    let [a, b, c] = names();
    Folder::new()
        .file(a, article(5))
        .file(b, article(6))
        .file(c, article(7))
        .file("facts.toml", "[[fact]]\nid = \"fire\"\nabout = \"=cmd() | <script>alert(1)</script> ::error::x\"\nkind = \"date\"\ncues = [\"fire\"]\nexpect = \"4 September 2022\"\n")
}

/// What moves, hides or turns text.
fn bad(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

/// Harmless on a terminal and in the log of a build server.
fn is_harmless(format: &str, text: &str) {
    let text = if format == "csv" { text.replace("\r\n", "\n") } else { text.to_owned() };
    if let Some(at) = text.find(bad) {
        panic!("{format}: {:?} in {:?}", text[at..].chars().next(), &text[at.saturating_sub(80)..]);
    }
    assert!(!text.contains("##["), "{format}: {:?}", text.lines().find(|l| l.contains("##[")));
    let orders = text.lines().filter(|l| l.trim_start().starts_with("::")).count();
    let own = if format == "github" { readback::commands(&text).len() } else { 0 };
    assert_eq!(orders, own, "{format}\n{text}");
}

#[test]
fn no_format_lets_an_article_act() {
    let folder = folder();
    let mut summary = command(folder.path());
    summary.args(["check", ".", "--show", SHOW, "--format", "github"]);
    let output = summary.env("GITHUB_STEP_SUMMARY", folder.path().join("summary")).output().expect("it runs");
    assert!(output.status.code().is_some_and(|c| c < 2));
    let expected = ids("json", &folder.run(&["check", ".", "--show", SHOW, "--format", "json"]).stdout);
    assert!(expected.len() > 2, "{expected:?}");
    for format in LISTING {
        let run = folder.run(&["check", ".", "--show", SHOW, "--max-annotations", "1000", "--format", format]);
        assert!(run.status < 2, "{}", run.stderr);
        is_harmless(format, &run.stdout);
        is_harmless("stderr", &run.stderr);
        // Read back by the format's own rules, which hold what may stand where.
        assert_eq!(ids(format, &run.stdout), expected, "{format}");
    }
    for width in ["20", "40", "71", "100"] {
        let table = folder.run(&["check", ".", "--show", SHOW, "--width", width, "--ascii"]);
        is_harmless("table", &table.stdout);
        let explain = folder.run(&["explain", "fire", ".", "--width", width]);
        is_harmless("explain", &explain.stdout);
    }
    is_harmless("jsonl", &folder.run(&["claims", ".", "--format", "jsonl"]).stdout);
    is_harmless("claims", &folder.run(&["claims", "."]).stdout);
    let summary = fs::read_to_string(folder.path().join("summary")).expect("a summary");
    is_harmless("summary", &summary);
    assert_eq!(ids("markdown", &summary), expected);
}

#[test]
fn annotations_name_the_file_as_it_is_called() {
    let run = folder().run(&["check", ".", "--format", "github"]);
    let commands = readback::commands(&run.stdout);
    let files: Vec<&str> = commands.iter().filter_map(|c| c.properties.get("file")).map(String::as_str).collect();
    assert!(!commands.is_empty());
    // A name that an older runner would read an order in is left out; characters that turn text are dropped.
    for file in files {
        assert!(
            names().iter().any(|n| n.replace(bad, "") == *file || n.replace(|c| c != '\n' && bad(c), "") == *file),
            "{file:?}"
        );
    }
}

#[test]
fn a_page_holds_no_element_of_an_article() {
    let page = folder().run(&["check", ".", "--format", "html"]).stdout;
    for element in elements(&page) {
        assert!(
            !["b", "i", "img"].contains(&element.name.as_str()) || element.attributes.is_empty(),
            "{}",
            element.name
        );
        assert!(element.attributes.values().all(|v| !v.contains("javascript:") || !v.starts_with("javascript:")));
        assert!(!element.attributes.contains_key("onmouseover") && !element.attributes.contains_key("onerror"));
    }
    assert!(!page.contains("<script>alert") && !page.contains("href=\"javascript"));
}

#[test]
fn machine_formats_keep_what_was_written() {
    // Escaped, not lost: a program that reads the value gets the words of the article.
    let folder = folder();
    let rdjson: Value = serde_json::from_str(&folder.run(&["check", ".", "--format", "rdjson"]).stdout).expect("JSON");
    let [a, b, c] = names();
    for diagnostic in rdjson["diagnostics"].as_array().expect("diagnostics") {
        let path = diagnostic["location"]["path"].as_str().expect("a path");
        assert!([a, b, c].contains(&path), "{path:?}");
        let message = diagnostic["message"].as_str().expect("a message");
        assert!(!message.contains(bad) && !message.contains('\n'), "{message:?}");
    }
}
