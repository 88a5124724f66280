//! The report formats: all of one run tell the same, each is what its readers expect, and places are right in the unit
//! of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::readback::{self, LISTING, ids};
use super::support::{Folder, command};

const EVERYTHING: &str = "conflict,update,possible,loose,agree,accepted";

/// The articles of the demo, outside the repository.
fn demo() -> Folder {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folder = Folder::new().file("facts.toml", fs::read(root.join("facts.toml")).expect("facts.toml"));
    for entry in fs::read_dir(root.join("articles")).expect("articles") {
        let path = entry.expect("an entry").path();
        let name = format!("articles/{}", path.file_name().expect("a name").to_string_lossy());
        folder = folder.file(&name, fs::read(&path).expect("an article"));
    }
    folder
}

/// All formats of one run, by name.
pub fn all(folder: &Folder, args: &[&str]) -> BTreeMap<&'static str, String> {
    let reports: Vec<String> = LISTING.iter().map(|f| format!("{f}=out.{f}")).collect();
    let mut all = vec!["check", "--quiet", "--max-annotations", "1000"];
    all.extend(reports.iter().flat_map(|r| ["--report", r]));
    all.extend(args);
    let run = folder.run(&all);
    assert!(run.status < 2, "{}", run.stderr);
    let read = |f: &&'static str| (*f, fs::read_to_string(folder.path().join(format!("out.{f}"))).expect("a report"));
    LISTING.iter().map(read).collect()
}

#[test]
fn all_formats_of_one_run_tell_of_the_same_findings() {
    let folder = demo();
    for show in [&["--show", EVERYTHING][..], &["--show", "conflict"], &["--show", "loose,agree"]] {
        let reports = all(&folder, show);
        let expected = ids("json", &reports["json"]);
        assert!(expected.len() >= 2);
        for (format, text) in &reports {
            assert_eq!(ids(format, text), expected, "{format}");
        }
    }
}

#[test]
fn each_format_lists_what_it_is_for() {
    let reports = all(&demo(), &[]);
    let everything = ids("json", &reports["json"]);
    let conflicts: readback::Ids = {
        let json: Value = serde_json::from_str(&reports["json"]).expect("JSON");
        let facts = json["facts"].as_array().expect("facts").iter();
        facts.filter(|f| f["verdict"] == "conflict").filter_map(|f| f["id"].as_str()).map(str::to_owned).collect()
    };
    assert!(conflicts.len() == 3 && everything.len() > 10);
    for format in ["html", "csv", "junit"] {
        assert_eq!(ids(format, &reports[format]), everything, "{format}");
    }
    for format in ["github", "gitlab", "sarif", "markdown", "rdjson"] {
        assert_eq!(ids(format, &reports[format]), conflicts, "{format}");
    }
    assert_eq!(readback::failures(&reports["junit"]), conflicts);
}

#[test]
fn no_findings_are_no_findings_in_any_format() {
    let folder = Folder::new().file("a.txt", "The fire broke out on 5 May 2022.\n").file("b.txt", "Nobody was hurt.\n");
    let reports = all(&folder, &["a.txt", "b.txt"]);
    for (format, text) in &reports {
        assert!(ids(format, text).is_empty(), "{format}");
    }
    assert_eq!((reports["gitlab"].as_str(), reports["github"].as_str()), ("[]\n", ""));
}

#[test]
fn only_what_fails_the_check_fails_in_a_report() {
    let level = |folder: &Folder, args: &[&str]| {
        let reports = all(folder, args);
        let sarif: Value = serde_json::from_str(&reports["sarif"]).expect("JSON");
        let levels: Vec<String> = sarif["runs"][0]["results"]
            .as_array()
            .expect("results")
            .iter()
            .map(|r| r["level"].as_str().unwrap_or("").to_owned())
            .collect();
        let errors = readback::commands(&reports["github"]).iter().filter(|c| c.name == "error").count();
        let major = reports["gitlab"].matches("\"major\"").count();
        let hard = reports["rdjson"].matches("\"severity\": \"ERROR\"").count();
        // Once for the whole report.
        (levels, errors, major, hard.saturating_sub(1), readback::failures(&reports["junit"]).len())
    };
    let article = |day: u8| {
        format!(
            "---\npublished: 2022-09-24\n---\n\nThe fire in Tarn Lane broke out on {day} September 2022, police said.\n"
        )
    };
    let folder =
        |facts: &str| Folder::new().file("a.txt", article(5)).file("b.txt", article(6)).file("facts.toml", facts);
    let own = |levels: &[&str]| levels.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
    assert_eq!(level(&folder(""), &["a.txt", "b.txt"]), (own(&["error"]), 1, 1, 1, 1));
    assert_eq!(level(&folder(""), &["a.txt", "b.txt", "--fail", "never"]), (own(&["warning"]), 0, 0, 0, 0));
    let warning = "[[fact]]\nid = \"fire\"\nkind = \"date\"\ncues = [\"fire\"]\nseverity = \"warning\"\n";
    assert_eq!(level(&folder(warning), &["a.txt", "b.txt"]), (own(&["warning"]), 0, 0, 0, 0));
    let accepted = "[[fact]]\nid = \"fire\"\nkind = \"date\"\ncues = [\"fire\"]\n\n[[accept]]\nfact = \"fire\"\nvalues = [\"5 September 2022\", \"6 September 2022\"]\nreason = \"asked\"\n";
    assert_eq!(level(&folder(accepted), &["a.txt", "b.txt"]), (own(&[]), 0, 0, 0, 0));
    assert_eq!(
        level(&folder(accepted), &["a.txt", "b.txt", "--show", "conflict,accepted"]),
        (own(&["note"]), 0, 0, 0, 0)
    );
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let folder = demo();
    let names = ["a", "b", "c", "d", "e"].map(|n| format!("articles/source-{n}.md"));
    let mut forward = vec!["--show", EVERYTHING, "-j", "1"];
    forward.extend(names.iter().map(String::as_str));
    let mut backward = vec!["--show", EVERYTHING, "-j", "2"];
    backward.extend(names.iter().rev().map(String::as_str));
    let (one, two) = (all(&folder, &forward), all(&folder, &backward));
    for format in LISTING {
        assert_eq!(one[format], two[format], "{format}");
    }
}

/// What stands at a place in a file whose columns are counted by `unit`.
fn at(file: &str, line: u64, from: u64, to: u64, unit: fn(char) -> usize) -> String {
    let line = file.split('\n').nth(line as usize - 1).expect("a line");
    let mut column = 1;
    let mut out = String::new();
    for c in line.chars() {
        if column >= from && column < to {
            out.push(c);
        }
        column += unit(c) as u64;
    }
    out
}

#[test]
fn places_are_right_in_the_unit_of_each_format() {
    let article = |day: u8| {
        format!(
            "---\r\npublished: 2022-09-24\r\n---\r\n\r\n日本の 👮‍♂️ said: é the fire in Tarn Lane broke out on {day} September 2022, they said.\r\n"
        )
    };
    let folder = Folder::new().file("a.txt", article(5)).file("b.txt", article(6));
    let reports = all(&folder, &["a.txt", "b.txt", "--kind", "date"]);
    let file = article(6);
    let words = "6 September 2022";
    let n = |v: &Value| v.as_u64().expect("a number");
    let sarif: Value = serde_json::from_str(&reports["sarif"]).expect("JSON");
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(at(&file, n(&region["startLine"]), n(&region["startColumn"]), n(&region["endColumn"]), |_| 1), words);
    let rdjson: Value = serde_json::from_str(&reports["rdjson"]).expect("JSON");
    let range = &rdjson["diagnostics"][0]["location"]["range"];
    let (start, end) = (&range["start"], &range["end"]);
    assert_eq!(at(&file, n(&start["line"]), n(&start["column"]), n(&end["column"]), char::len_utf8), words);
    let github = readback::commands(&reports["github"]);
    let property = |key: &str| github[0].properties[key].parse::<u64>().expect("a number");
    assert_eq!(at(&file, property("line"), property("col"), property("endColumn"), |_| 1), words);
    let gitlab: Value = serde_json::from_str(&reports["gitlab"]).expect("JSON");
    assert_eq!(gitlab[0]["location"]["lines"]["begin"], 5);
}

#[test]
fn annotations_stop_at_ten_and_the_rest_is_in_the_job_summary() {
    let article = |add: u32| {
        let things = [
            "houses", "cars", "cows", "boats", "shops", "trees", "schools", "barns", "bridges", "tractors", "sheep",
            "horses", "gardens", "churches",
        ];
        let sentence = |(k, thing): (usize, &&str)| {
            format!("The flood in Tarn destroyed {} {thing}, the council said.\n\n", 101 + k as u32 * 37 + add)
        };
        format!("---\npublished: 2022-09-24\n---\n\n{}", things.iter().enumerate().map(sentence).collect::<String>())
    };
    let folder = Folder::new().file("a.txt", article(0)).file("b.txt", article(20)).file("summary.md", "Before.\n");
    let run = |extra: &[&str]| {
        let mut command = command(folder.path());
        command.args(["check", "a.txt", "b.txt", "--format", "github"]).args(extra);
        let output = command.env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md")).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let log = run(&[]);
    let commands = readback::commands(&log);
    assert_eq!(commands.iter().filter(|c| c.name == "error").count(), 10, "{log}");
    let last = commands.last().expect("a last word");
    let found = log.lines().last().and_then(|l| l.strip_prefix("✗ ")?.split_once(" conflicts.")?.0.parse().ok());
    let found: usize = found.unwrap_or_else(|| panic!("no summary in {log}"));
    assert!(found > 11, "{log}");
    let told = format!("{} more findings are in the job summary.", found - 10);
    assert_eq!((last.name.as_str(), last.message.as_str()), ("notice", told.as_str()));
    let summary = fs::read_to_string(folder.path().join("summary.md")).expect("a summary");
    let added = summary.strip_prefix("Before.\n").expect("what stood before");
    assert_eq!(ids("markdown", added).len(), found, "{added}");
    assert_eq!(readback::commands(&run(&["--max-annotations", "3"])).len(), 4);
}

#[test]
fn paths_are_those_of_the_repository() {
    let article = |day: u8| format!("The fire in Tarn Lane broke out on {day} September 2022, police said.\n");
    let folder = Folder::new().file(".git/HEAD", "").file("desk/a.txt", article(5)).file("wire/b.txt", article(6));
    let run = command(&folder.path().join("desk"))
        .args(["check", "./a.txt", "../wire/b.txt", "--format", "gitlab", "--report", "sarif=../out.sarif"])
        .output()
        .expect("it runs");
    let gitlab: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let sarif: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("out.sarif")).expect("a report")).expect("JSON");
    let result = &sarif["runs"][0]["results"][0];
    let uri =
        |location: &Value| location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap_or("").to_owned();
    let mut paths = [uri(&result["locations"][0]), uri(&result["relatedLocations"][0])];
    assert_eq!(gitlab[0]["location"]["path"], paths[0].as_str());
    paths.sort();
    assert_eq!(paths, ["desk/a.txt", "wire/b.txt"]);
}

/// A report without what moves when the weights are learned anew: ids and confidences.
fn lasting(report: &str) -> String {
    let mut out = String::new();
    for word in report.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '.') {
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let id = bare.len() == 12 && bare.bytes().all(|b| b.is_ascii_hexdigit());
        let sure = word.ends_with('%') || (bare.len() == 5 && bare.starts_with("0."));
        out.push_str(if id || sure { "…" } else { word });
    }
    out
}

#[test]
fn the_documentation_shows_real_samples_of_every_format() {
    let page = include_str!("../docs/formats.md");
    let folder = demo();
    let mut seen = 0;
    for part in page.split("<!-- sample: ").skip(1) {
        let (format, rest) = part.split_once(" -->\n```").expect("a format and a block");
        let sample = rest.split_once('\n').expect("a language").1.split("```\n").next().expect("its end");
        let report = folder.run(&["check", "--format", format]).stdout.replace("\r\n", "\n");
        assert!(
            lasting(&report).contains(&lasting(sample)),
            "docs/formats.md: no {format} report holds\n{sample}\n{report}"
        );
        seen += 1;
    }
    assert_eq!(seen, 7);
    for format in crosscheck::report::FORMATS {
        assert!(page.contains(&format!("| `{}` | ", format.name)), "docs/formats.md does not tell of {}", format.name);
    }
}

#[test]
fn what_is_new_leads_and_what_is_old_is_left_out() {
    let text = |lines: &[String]| format!("---\npublished: 2022-09-24\n---\n\n{}", lines.join("\n\n"));
    let fire = |day: u8| format!("The fire in Tarn Lane broke out on {day} September 2022, police said.\n");
    let flood = |n: u32| format!("The flood in Tarn destroyed {n} tractors, the council said.\n");
    let folder = Folder::new()
        .file("a.txt", text(&[fire(5), flood(120)]))
        .file("b.txt", text(&[fire(5), flood(150)]))
        .file("c.txt", text(&["Nothing new under the sun.\n".to_owned(), fire(7)]));
    let reports = all(&folder, &["a.txt", "b.txt", "--new", "c.txt"]);
    let github = readback::commands(&reports["github"]);
    assert_eq!(github.len(), 1, "{}", reports["github"]);
    assert_eq!((github[0].properties["file"].as_str(), github[0].properties["line"].as_str()), ("c.txt", "8"));
    let new = ids("github", &reports["github"]);
    for format in ["gitlab", "sarif", "markdown", "rdjson"] {
        assert_eq!(ids(format, &reports[format]), new, "{format}");
    }
    assert_eq!(readback::failures(&reports["junit"]), new);
    let old: readback::Ids = &ids("json", &reports["json"]) - &ids("junit", &reports["junit"]);
    assert_eq!(old.len(), 1, "{}", reports["json"]);
    // Asked for, it is told, and fails nothing.
    let reports = all(&folder, &["a.txt", "b.txt", "--show", "conflict,old", "--new", "c.txt"]);
    let sarif: Value = serde_json::from_str(&reports["sarif"]).expect("JSON");
    let states: Vec<_> = sarif["runs"][0]["results"]
        .as_array()
        .expect("results")
        .iter()
        .map(|r| (r["baselineState"].as_str().unwrap_or(""), r["level"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(states, [("new", "error"), ("unchanged", "note")]);
    assert_eq!(readback::failures(&reports["junit"]), new);
    for format in LISTING {
        assert_eq!(ids(format, &reports[format]), &new | &old, "{format}");
    }
}
