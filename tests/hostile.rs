//! Articles are written by strangers: nothing in them may act on the terminal, the log or the table that shows them.

use super::support::Folder;

/// An article that tries everything at once, and gives the fire this day of September.
fn article(day: u8) -> String {
    format!(
        "---\nsource: Argus {day}\u{1b}]0;title\u{7}\ntitle: \u{9d}8;;http://evil.example\u{9c}Fire | water\n---\n\n\
         ::error::The \u{1b}[31mfire\u{1b}[0m | in Tarn \u{202e}Lane\u{202c} broke out on {day} Sep\u{200f}tember\u{1b}[2J \
         2022,\u{8}\u{2066}police\u{2069} said.\u{85}\u{2028}\r\
         The fire in Tarn Lane broke out on {day} September 2022, | ::warning file=x:: │ police said.\u{7}\n\n\
         \u{e0041}\u{e0042} “We were never\u{1b}P told {day} | times that the \u{9b}31mbridge was unsafe”, Ina Roth said.\r\n"
    )
}

fn folder() -> Folder {
    Folder::new().file("a.txt", article(5)).file("b.txt", article(6))
}

/// Everything that moves, hides or turns text; a tab is white space.
fn bad(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

fn is_harmless(output: &str) {
    if let Some(at) = output.find(bad) {
        panic!("{:?} in\n{output:?}", output[at..].chars().next());
    }
    // A line that begins so is an order to the build servers that read logs.
    assert!(!output.lines().any(|l| l.trim_start().starts_with("::")), "{output}");
}

const ALL: &str = "conflict,update,possible,loose,agree";

#[test]
fn articles_cannot_act_on_what_shows_them() {
    let folder = folder();
    for (format, day) in [("table", "5 September"), ("json", "2022-09-05")] {
        let run = folder.run(&["check", ".", "--show", ALL, "--format", format]);
        assert!(run.status < 2 && run.stdout.contains(day), "{}\n{}", run.stdout, run.stderr);
        is_harmless(&run.stdout);
        is_harmless(&run.stderr);
    }
    for format in ["table", "jsonl"] {
        let run = folder.run(&["claims", ".", "--format", format]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        is_harmless(&run.stdout);
        is_harmless(&run.stderr);
    }
}

#[test]
fn explain_shows_them_as_harmlessly() {
    let folder = folder();
    let report = folder.run(&["check", ".", "--format", "json"]).json();
    let findings = report["facts"].as_array().expect("findings");
    assert!(findings.iter().any(|f| f["kind"] == "date" && f["verdict"] == "conflict"), "{report:#}");
    for finding in findings {
        let run = folder.run(&["explain", finding["id"].as_str().expect("an id"), "."]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        is_harmless(&run.stdout);
    }
}

#[test]
fn cell_borders_in_articles_move_no_cell() {
    let run = folder().run(&["check", ".", "--show", ALL, "--width", "100"]);
    for line in run.stdout.lines().filter(|l| l.starts_with(['│', '╭', '├', '╰'])) {
        assert_eq!(line.chars().count(), 100, "{line}\n{}", run.stdout);
    }
}

#[test]
fn init_copies_nothing_that_acts() {
    let folder = folder();
    let run = folder.run(&["init", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    is_harmless(&run.stdout);
    is_harmless(&run.stderr);
    is_harmless(&std::fs::read_to_string(folder.path().join("facts.toml")).expect("facts.toml"));
    assert!(folder.run(&["check"]).status < 2);
}

#[test]
fn names_of_files_cannot_act_either() {
    let run = Folder::new().run(&["check", "no\u{1b}[31msuch.txt"]);
    assert_eq!(run.status, 2);
    is_harmless(&run.stderr);
}
