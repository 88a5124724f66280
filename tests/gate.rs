//! The parts of the gate: fingerprints by their properties, `--watch`, the action under a simulated event.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crosscheck::model::{Finding, Settings, Verdict};
use crosscheck::{load, pipeline};
use proptest::prelude::*;

use super::story::Desk;
use super::support;

/// Articles that conflict on an age, a date and a quotation.
const ARTICLES: [&str; 4] = [
    "The ferry Marit Dahl sank off Orrin Point on 11 March 2024, the coastguard said.\n\nThe captain, Petra Lindqvist, 52, \
     was the last to leave the ferry.",
    "The coastguard said the ferry sank off Orrin Point on 12 March 2024.\n\nPetra Lindqvist, aged 54, was named as the \
     captain of the ferry.",
    "“The charts of the strait were never brought up to date before the ferry sailed,” Jonas Ahl said.",
    "“The charts of the strait were always brought up to date before the ferry sailed,” Jonas Ahl said.",
];

/// Sentences that agree with one side of a conflict.
const AGREEING: [&str; 4] = [
    "Off Orrin Point, where the ferry Marit Dahl sank on 12 March 2024, divers of the coastguard were at work.",
    "The captain of the ferry, Petra Lindqvist, 54, spoke to the coastguard.",
    "The ferry Marit Dahl sank off Orrin Point on 11 March 2024.",
    "“The charts of the strait were never brought up to date before the ferry sailed,” Jonas Ahl told the council.",
];

fn conflicts(articles: &[(String, String)]) -> Vec<Finding> {
    let mut sources: Vec<_> = articles
        .iter()
        .map(|(path, text)| load::from_bytes(path, text.clone().into_bytes()).expect("an article").0)
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
    let report = pipeline::check(sources, &settings);
    let mut found: Vec<Finding> = report.findings.into_iter().filter(|f| f.verdict == Verdict::Conflict).collect();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

fn ids(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|f| f.id.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn fingerprints_stay(
        order in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle(),
        gap in 1..4_usize,
        lead in "[A-Z][a-z]{3,9} (rose|fell)\\.",
        agrees in prop::sample::subsequence(AGREEING.to_vec(), 0..=4),
    ) {
        let named = |(k, text): (usize, &&str)| (format!("{k}.md"), (*text).to_owned());
        let before = conflicts(&ARTICLES.iter().enumerate().map(named).collect::<Vec<_>>());
        prop_assert_eq!(before.len(), 3);
        // Other names in another order, moved lines, another layout.
        let mut articles: Vec<(String, String)> = order
            .iter()
            .enumerate()
            .map(|(name, k)| {
                let text = ARTICLES[*k].replace("\n\n", &"\n".repeat(gap + 1)).replace(", ", ",  ");
                (format!("news/{name}-{k}.txt"), format!("{lead}{}{text}\n", "\n".repeat(gap + 1)))
            })
            .collect();
        let moved = conflicts(&articles);
        prop_assert_eq!(ids(&before), ids(&moved));
        // Others take a side: each is still known by its name.
        for (k, text) in agrees.iter().enumerate() {
            articles.push((format!("{k}-more.md"), (*text).to_owned()));
        }
        let joined = conflicts(&articles);
        prop_assert_eq!(joined.len(), 3);
        for finding in &before {
            prop_assert!(joined.iter().any(|j| j.kind == finding.kind && j.answers_to(&finding.id)), "{}", finding.about);
        }
        // Another value is another conflict.
        for (name, value, other) in [("age", "54", "57"), ("date", "12 March", "13 March"), ("quote", "always", "seldom")] {
            let changed: Vec<_> = articles.iter().map(|(p, t)| (p.clone(), t.replace(value, other))).collect();
            let was = before.iter().find(|f| f.kind == name).expect("it conflicts");
            prop_assert!(!conflicts(&changed).iter().any(|f| f.answers_to(&was.id)), "{name}");
        }
    }
}

/// Two stories, the same values: what is accepted in one stands in the other.
#[test]
fn the_same_values_of_two_people_are_two_findings() {
    let story = |who: &str, k: u8| {
        [
            (
                format!("{k}a.md"),
                format!("---\nstory: s{k}\n---\nThe driver, {who}, 27, was arrested on the bridge.\n"),
            ),
            (
                format!("{k}b.md"),
                format!("---\nstory: s{k}\n---\n{who}, aged 29, was named as the driver on the bridge.\n"),
            ),
        ]
    };
    let one = conflicts(&story("Petra Lindqvist", 1));
    let both = conflicts(&[story("Petra Lindqvist", 1), story("Jonas Ahl", 2)].concat());
    assert_eq!((one.len(), both.len()), (1, 2));
    assert_ne!(both[0].id, both[1].id);
    assert_eq!(both.iter().filter(|f| f.answers_to(&one[0].id)).count(), 1);
    // Whatever else is there, and whichever comes first.
    let turned = conflicts(&[story("Jonas Ahl", 0), story("Petra Lindqvist", 3)].concat());
    assert_eq!(ids(&both), ids(&turned));
}

/// Waits for a line that holds these words; gives what came before, too.
fn until(lines: &mpsc::Receiver<String>, words: &str) -> String {
    let mut seen = String::new();
    while let Ok(line) = lines.recv_timeout(Duration::from_secs(60)) {
        seen.push_str(&line);
        seen.push('\n');
        if line.contains(words) {
            return seen;
        }
    }
    panic!("no {words:?} came, but\n{seen}");
}

#[test]
fn watching_tells_what_changes_and_ends_when_asked() {
    let folder = support::Folder::new()
        .file("a.md", "The ferry sank off Orrin Point on 11 March, the coastguard said.\n")
        .file("b.md", "The coastguard said the ferry sank off Orrin Point on 11 March.\n");
    let mut child = support::command(folder.path())
        .args(["check", ".", "--watch"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let (send, lines) = mpsc::channel();
    let (out, err) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
    let readers = [
        std::thread::spawn({
            let send = send.clone();
            move || BufReader::new(out).lines().map_while(Result::ok).for_each(|l| drop(send.send(l)))
        }),
        std::thread::spawn(move || BufReader::new(err).lines().map_while(Result::ok).for_each(|l| drop(send.send(l)))),
    ];
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    until(&lines, "watching 2 files; Ctrl-C ends it");
    write("b.md", "The coastguard said the ferry sank off Orrin Point on 12 March 2024.\n");
    until(&lines, "note: b.md has changed");
    until(&lines, "1 conflict.");
    // Saved with another blank line at its end, it tells the same.
    write("b.md", "The coastguard said the ferry sank off Orrin Point on 12 March 2024.\n\n");
    let seen = until(&lines, "the report is the same as before");
    assert!(!seen.contains('\u{1b}') && !seen.contains("CONFLICT"), "{seen}");
    // A mistake ends nothing.
    write("facts.toml", "articles = 3\n");
    until(&lines, "`articles` must be a list of texts");
    fs::remove_file(folder.path().join("facts.toml")).expect("it goes");
    until(&lines, "1 conflict.");
    if cfg!(unix) {
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(killed.is_ok_and(|s| s.success()));
        assert_eq!(child.wait().expect("it ends").code(), Some(1), "the code of the last check");
    } else {
        let _ = child.kill();
        let _ = child.wait();
    }
    for reader in readers {
        reader.join().expect("its lines are read");
    }
}

#[test]
fn the_action_interpolates_nothing_into_its_scripts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("action.yml")).expect("action.yml");
    let runs: Vec<&str> = text.lines().map(str::trim).filter(|l| l.starts_with("run:")).collect();
    assert_eq!(runs.len(), 3);
    for run in runs {
        assert!(!run.contains("${{"), "{run}");
        let script = run.split('"').nth(1).and_then(|p| p.strip_prefix("$GITHUB_ACTION_PATH/")).expect("a script");
        assert!(root.join(script).is_file(), "{script}");
    }
    // Every input reaches a script, and every output comes from one.
    let scripts =
        ["action/check", "action/install"].map(|s| fs::read_to_string(root.join(s)).expect("a script")).concat();
    let part = |from: &str, to: &str| text.split_once(from).and_then(|t| t.1.split_once(to)).expect("a part").0;
    let keys = |part: &str| -> Vec<String> {
        let key = |l: &str| l.strip_prefix("  ")?.strip_suffix(':').filter(|k| !k.starts_with(' ')).map(str::to_owned);
        part.lines().filter_map(key).collect()
    };
    for input in keys(part("\ninputs:\n", "\noutputs:")) {
        assert!(text.contains(&format!("${{{{ inputs.{input} }}}}")), "{input}");
    }
    for output in keys(part("\noutputs:\n", "\nruns:")) {
        assert!(scripts.contains(&format!("\"{output}=")), "{output}");
    }
}

#[cfg(unix)]
#[test]
fn the_action_runs_under_a_simulated_event() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(desk) = Desk::open() else { return };
    if !crosscheck::report::FORMATS.iter().any(|f| f.name == "github") {
        return;
    }
    let temp = support::Folder::new();
    desk.git(&["checkout", "-q", "-b", "desk"]);
    desk.git(&["update-ref", "refs/remotes/origin/main", "main"]);
    let output = temp.path().join("output").display().to_string();
    let summary = temp.path().join("summary.md").display().to_string();
    let sarif = temp.path().join("out.sarif").display().to_string();
    let action = |inputs: &[(&str, &str)]| {
        for file in [&output, &summary] {
            fs::write(file, "").expect("a file");
        }
        let mut install = Command::new(root.join("action/install"));
        install.env("CROSSCHECK_BINARY", env!("CARGO_BIN_EXE_crosscheck"));
        let mut check = Command::new(root.join("action/check"));
        check.env("CROSSCHECK", env!("CARGO_BIN_EXE_crosscheck")).envs(inputs.iter().copied());
        let mut done = None;
        for command in [&mut install, &mut check] {
            command
                .current_dir(desk.folder.path())
                .env("GITHUB_ACTION_PATH", root)
                .env("RUNNER_TEMP", temp.path())
                .env("GITHUB_OUTPUT", &output)
                .env("GITHUB_STEP_SUMMARY", &summary)
                .env("GITHUB_ACTIONS", "true")
                .env("GITHUB_EVENT_NAME", "pull_request")
                .env("GITHUB_BASE_REF", "main")
                .env("GITHUB_REF", "refs/pull/7/merge");
            done = Some(command.output().expect("bash runs"));
        }
        let done = done.expect("two commands");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let told = fs::read_to_string(&output).expect("outputs");
        (done.status.code(), text(&done.stdout), told, text(&done.stderr))
    };
    let has = |told: &str, line: &str| told.lines().any(|l| l == line);

    let (status, stdout, told, stderr) = action(&[("CROSSCHECK_SINCE", "auto")]);
    assert_eq!(status, Some(0), "{stderr}");
    assert!(!stdout.contains("::error"), "{stdout}");
    for line in ["exit-code=0", "new=0", "known=2", "accepted=0"] {
        assert!(has(&told, line), "{line}\n{told}");
    }
    // A new article, whose publisher tries to speak to the runner.
    let article = "---\nsource: \"summary\\\": {\"\npublished: 2024-03-18\nstory: orrin-point\n---\n\nThe coastguard said the ferry \
                   Marit Dahl sank off Orrin Point on 13 March 2024. ::error::x\n\n  \"conflicts\": 77,\n";
    desk.write("articles/a new one.md", article);
    let inputs = [("CROSSCHECK_SINCE", "auto"), ("CROSSCHECK_SARIF", sarif.as_str()), ("CROSSCHECK_STRICT", "true")];
    let (status, stdout, told, stderr) = action(&inputs);
    assert_eq!(status, Some(1), "{stderr}");
    let errors: Vec<&str> = stdout.lines().filter(|l| l.trim_start().starts_with("::error")).collect();
    assert_eq!(errors.len(), 1, "{stdout}");
    assert!(errors[0].contains("file=articles/a new one.md,line=7"), "{}", errors[0]);
    for line in ["exit-code=1", "new=1", "known=2", &format!("sarif-file={sarif}")] {
        assert!(has(&told, line), "{line}\n{told}");
    }
    let written: serde_json::Value = serde_json::from_slice(&fs::read(&sarif).expect("SARIF")).expect("JSON");
    assert_eq!(written["version"], "2.1.0");
    assert!(!fs::read_to_string(&summary).expect("a summary").is_empty());
    // What cannot be done is told as that.
    let (status, _, told, _) = action(&[("CROSSCHECK_SINCE", "auto"), ("CROSSCHECK_PATHS", "nothing/\n--help\n")]);
    assert_eq!(status, Some(2));
    assert!(has(&told, "exit-code=2") && !told.contains("new="), "{told}");
}
