//! The gate told as a story: a desk with eight articles and two old conflicts, a git repository, and what happens to it.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::support::{Folder, Run};

/// A new article on the sinking.
fn globe(day: &str) -> String {
    format!(
        "---\nsource: The Globe\npublished: 2024-03-18\nstory: orrin-point\n---\n\nThe coastguard said the ferry Marit \
         Dahl sank off Orrin Point on {day} March 2024.\n"
    )
}

/// A desk's repository in a folder of its own.
pub struct Desk {
    pub folder: Folder,
}

impl Desk {
    /// The articles of `tests/gate`, committed on `main`; nothing without git.
    pub fn open() -> Option<Self> {
        Command::new("git").arg("--version").stdout(Stdio::null()).status().ok()?;
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gate");
        let read = |path: &Path| fs::read(path).expect("a file");
        let mut folder = Folder::new().file("facts.toml", read(&from.join("facts.toml")));
        for entry in fs::read_dir(from.join("articles")).expect("articles") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            folder = folder.file(&format!("articles/{name}"), read(&path));
        }
        let desk = Self { folder };
        desk.git(&["init", "-q", "-b", "main"]);
        desk.commit("Eight articles");
        Some(desk)
    }

    pub fn git(&self, args: &[&str]) -> String {
        git(self.folder.path(), args)
    }

    pub fn commit(&self, words: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", words]);
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).expect("a file")
    }

    fn check(&self, args: &[&str]) -> Run {
        self.folder.run(&[&["check", "--today", "2024-03-20"], args].concat())
    }

    /// The conflicts that count, as `about: value / value`, with the places of what the new article says.
    fn counted(&self, args: &[&str]) -> (i32, Vec<(String, Vec<String>)>) {
        let run = self.check(&[&["--format", "json"], args].concat());
        let report = run.json();
        let text = |v: &serde_json::Value| v.as_str().unwrap_or_default().to_owned();
        let list = |v: &serde_json::Value| v.as_array().cloned().unwrap_or_default();
        let open = list(&report["facts"])
            .iter()
            .filter(|f| f["verdict"] == "conflict" && f["old"] == false && f["accepted"].is_null())
            .map(|f| {
                let values: Vec<String> = list(&f["camps"]).iter().map(|c| text(&c["value"])).collect();
                let places = list(&f["claims"])
                    .iter()
                    .filter(|c| text(&c["path"]).ends_with("globe.md"))
                    .map(|c| format!("{}:{}", text(&c["path"]), c["line"]))
                    .collect();
                (format!("{}: {}", text(&f["about"]), values.join(" / ")), places)
            })
            .collect();
        (run.status, open)
    }
}

pub fn git(folder: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", if cfg!(windows) { "NUL" } else { "/dev/null" })
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn third(day: u8) -> (i32, Vec<(String, Vec<String>)>) {
    let about = format!("the day the Marit Dahl sank: 2024-03-11 / 2024-03-{day}");
    (1, vec![(about, vec!["articles/globe.md:7".to_owned()])])
}

/// Everything in one order, as it would happen; `since` is how the check is asked for what is new.
fn story(desk: &Desk, since: &[&str]) {
    // A change that only moves lines, and breaks them elsewhere.
    let argus = desk.read("articles/argus.md");
    let moved = argus.replace("The captain, Petra Lindqvist", "\n\n\nThe captain,\nPetra Lindqvist");
    assert_ne!(moved, argus);
    desk.write("articles/argus.md", &moved);
    assert_eq!(desk.counted(since), (0, vec![]));
    // A renamed file.
    fs::rename(desk.folder.path().join("articles/courier.md"), desk.folder.path().join("articles/a-courier.md"))
        .expect("it is renamed");
    assert_eq!(desk.counted(since), (0, vec![]));
    // A new article that agrees; one that takes a side in an old conflict; one with a third date.
    desk.write("articles/globe.md", &globe("11"));
    assert_eq!(desk.counted(since), (0, vec![]));
    let sided = format!("{}\nThe captain, Petra Lindqvist, 54, was the last to leave the ferry.\n", globe("11"));
    desk.write("articles/globe.md", &sided);
    assert_eq!(desk.counted(since), (0, vec![]));
    desk.write("articles/globe.md", &globe("13"));
    assert_eq!(desk.counted(since), third(13));
    if !since.is_empty() {
        // Only what it says is new, though lines were moved in one of the others and another has a new name.
        let report = desk.check(&[since, &["--format", "json"]].concat()).json();
        let facts = report["facts"].as_array().expect("facts").iter();
        let open = facts.filter(|f| f["verdict"] == "conflict" && f["old"] == false);
        let claims = open.flat_map(|f| f["claims"].as_array().expect("claims"));
        let new: Vec<_> = claims.filter(|c| c["new"] == true).map(|c| c["path"].clone()).collect();
        assert_eq!(new, ["articles/globe.md"]);
    }

    // The desk looks at it and accepts it.
    let before = desk.read("facts.toml");
    let accept = |args: &[&str]| {
        let run = desk.folder.run(&[&["accept", "sinking-date", "--today", "2024-03-20", "--reason"], args].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    accept(&["The Globe has been asked.", "--until", "2024-03-31", "--by", "Night desk"]);
    let after = desk.read("facts.toml");
    assert!(after.starts_with(&before) && after[before.len()..].contains("until = 2024-03-31"), "{after}");
    assert_eq!(desk.counted(since), (0, vec![]));
    let shown = desk.check(&[since, &["--show", "accepted"]].concat());
    assert!(shown.stdout.contains("The Globe has been asked. (Night desk)"), "{}", shown.stdout);
    // The article changes its mind: another value was accepted.
    desk.write("articles/globe.md", &globe("14"));
    assert_eq!(desk.counted(since), third(14));
    desk.write("articles/globe.md", &globe("13"));

    // Time goes by.
    let late = |args: &[&str]| desk.folder.run(&[&["check", "--today", "2024-04-01"], since, args].concat());
    let told = "the acceptance of sinking-date ran out on 2024-03-31: the difference counts again";
    assert!(late(&[]).status == 1 && late(&[]).stderr.contains(told), "{}", late(&[]).stderr);
    desk.write("articles/globe.md", &globe("11"));
    assert_eq!(late(&[]).status, 0, "the difference is gone");
    assert!(late(&[]).stderr.contains("ran out on 2024-03-31"), "{}", late(&[]).stderr);
    assert_eq!(late(&["--strict"]).status, 1);
    assert_eq!(desk.folder.run(&["accept", "--prune", "--today", "2024-04-01"]).status, 0);
    assert_eq!(desk.read("facts.toml"), before, "the file is as it was");
    assert_eq!(late(&["--strict"]).status, 0);

    // A comment in the article does it, too, for its paragraph and kind.
    let silent = |comment: &str| globe("13").replace("The coastguard", &format!("{comment}\nThe coastguard"));
    desk.write("articles/globe.md", &silent("<!-- crosscheck: ignore date The Globe has been asked. -->"));
    assert_eq!(desk.counted(since), (0, vec![]));
    let shown = desk.check(&[since, &["--show", "accepted"]].concat());
    assert!(shown.stdout.contains("silenced at articles/globe.md:7: The Globe has been asked."), "{}", shown.stdout);
    desk.write("articles/globe.md", &silent("<!-- crosscheck: ignore age The Globe has been asked. -->"));
    assert_eq!(desk.counted(since).0, 1);
    desk.write("articles/globe.md", &silent("<!-- crosscheck: ignore dates The Globe has been asked. -->"));
    let run = desk.check(since);
    assert!(run.status == 1 && run.stderr.contains("articles/globe.md:7: there is no kind `dates`"), "{}", run.stderr);

    // A broken facts.toml is no conflict.
    desk.write("facts.toml", &format!("{before}\n[[accept]\n"));
    let run = desk.check(since);
    assert!(run.status == 2 && run.stdout.is_empty() && run.stderr.contains("facts.toml:11"), "{}", run.stderr);
    desk.write("facts.toml", &before);
}

#[test]
fn a_baseline_keeps_old_conflicts_out_of_the_way() {
    let Some(desk) = Desk::open() else { return };
    assert_eq!(desk.check(&[]).status, 1);
    let run = desk.folder.run(&["baseline"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (0, "note: crosscheck-baseline.toml: accepts the 2 conflicts of today\n")
    );
    assert_eq!(desk.counted(&[]), (0, vec![]));
    assert_eq!(desk.check(&["--strict"]).status, 0);
    // Run again, it says the same in the same words.
    let first = desk.read("crosscheck-baseline.toml");
    assert_eq!(desk.folder.run(&["baseline"]).status, 0);
    assert_eq!(desk.read("crosscheck-baseline.toml"), first);
    // A reason that somebody wrote stays.
    let told = first.replacen("Stood when the baseline was written.", "She turned 54 in spring.", 1);
    desk.write("crosscheck-baseline.toml", &told);
    assert_eq!(desk.folder.run(&["baseline"]).status, 0);
    assert_eq!(desk.read("crosscheck-baseline.toml"), told);
    story(&desk, &[]);
    // One conflict is mended: its entry is told of, and can be taken out.
    let courier = desk.read("articles/a-courier.md");
    desk.write("articles/a-courier.md", &courier.replace("54", "52"));
    fs::remove_file(desk.folder.path().join("articles/globe.md")).expect("it goes");
    let run = desk.check(&["--strict"]);
    assert!(run.status == 1 && run.stderr.contains("covers nothing that stands"), "{}", run.stderr);
    assert_eq!(desk.folder.run(&["accept", "--prune"]).status, 0);
    assert_eq!(desk.check(&["--strict"]).status, 0);
    assert_eq!(desk.read("crosscheck-baseline.toml").matches("[[accept]]").count(), 1);
    // It is found because facts.toml names it, too; a name that leads nowhere is an error.
    desk.git(&["mv", "-f", "facts.toml", "facts.toml.old"]);
    desk.write("facts.toml", "articles = [\"articles\"]\nbaseline = \"old.toml\"\n");
    let run = desk.check(&[]);
    assert!(run.status == 2 && run.stderr.contains("try: crosscheck baseline writes it"), "{}", run.stderr);
    assert_eq!(desk.folder.run(&["baseline"]).status, 0);
    assert!(desk.read("old.toml").contains("[[accept]]"));
    assert_eq!(desk.check(&[]).status, 0);
}

#[test]
fn since_a_revision_only_what_is_new_counts() {
    let Some(desk) = Desk::open() else { return };
    let run = desk.check(&["--since", "main"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("2 older conflicts not listed: --show old."), "{}", run.stdout);
    let run = desk.check(&["--since", "main", "--show", "old"]);
    assert_eq!(run.stdout.matches("OLDER CONFLICT").count(), 2, "{}", run.stdout);
    story(&desk, &["--since", "main"]);
    // The same on a branch, committed, from another folder, and after main has gone on.
    desk.git(&["checkout", "-q", "-b", "desk"]);
    desk.write("articles/globe.md", &globe("13"));
    desk.commit("The Globe");
    desk.git(&["checkout", "-q", "main"]);
    desk.write("articles/times.md", &globe("15").replace("Globe", "Times"));
    desk.commit("The Times");
    desk.git(&["checkout", "-q", "desk"]);
    assert_eq!(desk.counted(&["--since", "main"]), third(13));
    let inner = super::support::command(&desk.folder.path().join("articles"))
        .args(["check", "--since", "main", "--today", "2024-03-20"])
        .output()
        .expect("it runs");
    assert_eq!(inner.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&inner.stdout).contains("1 new conflict."));
}

#[test]
fn without_git_the_new_articles_are_named() {
    let Some(desk) = Desk::open() else { return };
    fs::remove_dir_all(desk.folder.path().join(".git")).expect("no repository");
    // The draft lies elsewhere, and is read beside the articles.
    desk.write("draft.md", &globe("13"));
    let run = desk.check(&["--new", "draft.md"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("1 new conflict.") && run.stdout.contains("draft.md:7:"), "{}", run.stdout);
    desk.write("draft.md", &globe("11"));
    assert_eq!(desk.counted(&["--new", "draft.md"]), (0, vec![]));
    let run = desk.check(&["--since", "main"]);
    assert!(run.status == 2 && run.stderr.contains("git knows no repository here"), "{}", run.stderr);
    assert!(run.stderr.contains("try: ") && run.stderr.contains("--new PATH"), "{}", run.stderr);
    // Nobody asks: nobody misses it.
    assert_eq!(desk.check(&[]).status, 1);
}

#[test]
fn a_shallow_clone_says_what_to_set() {
    let Some(desk) = Desk::open() else { return };
    let base = desk.git(&["rev-parse", "HEAD"]);
    for n in 0..3 {
        desk.write("articles/globe.md", &globe(&(10 + n).to_string()));
        desk.commit("On");
    }
    let clone = Folder::new();
    let url = format!("file://{}", desk.folder.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "1", &url, "."]);
    let run = clone.run(&["check", "--since", &base]);
    assert_eq!(run.status, 2, "{}", run.stdout);
    for words in ["this clone is shallow", "`fetch-depth: 0`", "`GIT_DEPTH: 0`", "git fetch --unshallow"] {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    git(clone.path(), &["fetch", "-q", "--unshallow"]);
    assert_eq!(clone.run(&["check", "--since", &base]).status, 1);
    for (rev, words) in [("mian", "no branch, tag or commit of this name"), ("--output=x", "no branch, tag or commit")]
    {
        let run = clone.run(&["check", &format!("--since={rev}")]);
        assert!(run.status == 2 && run.stderr.contains(words), "{}", run.stderr);
    }
    assert!(!clone.path().join("x").exists());
}

#[test]
fn the_variables_of_a_ci_say_what_is_new() {
    let Some(desk) = Desk::open() else { return };
    let origin = Folder::new();
    git(origin.path(), &["init", "-q", "--bare", "."]);
    let before = desk.git(&["rev-parse", "HEAD"]);
    let url = origin.path().display().to_string();
    desk.git(&["remote", "add", "origin", &url]);
    desk.git(&["push", "-q", "origin", "main"]);
    desk.git(&["fetch", "-q", "origin"]);
    desk.git(&["checkout", "-q", "-b", "desk"]);
    desk.write("articles/globe.md", &globe("13"));
    desk.commit("The Globe");
    desk.write(
        ".git/event.json",
        &format!("{{\"before\": \"{before}\", \"pull_request\": {{\"base\": {{\"sha\": \"{before}\"}}}}}}"),
    );
    let event = desk.folder.path().join(".git/event.json").display().to_string();
    let run = |vars: &[(&str, &str)]| {
        let mut command = super::support::command(desk.folder.path());
        let output = command.args(["check", "--since", "auto"]).envs(vars.iter().copied()).output().expect("it runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let actions = [("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_PATH", event.as_str())];
    for vars in [
        [&actions[..], &[("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_BASE_REF", "main")]].concat(),
        [&actions[..], &[("GITHUB_EVENT_NAME", "push"), ("GITHUB_REF", "refs/heads/desk")]].concat(),
        vec![("GITLAB_CI", "true"), ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")],
        vec![("GITLAB_CI", "true"), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", before.as_str())],
        vec![("PRE_COMMIT", "1"), ("PRE_COMMIT_FROM_REF", "origin/main")],
    ] {
        let (status, stdout, stderr) = run(&vars);
        assert_eq!(status, Some(1), "{vars:?}: {stderr}");
        assert!(stdout.contains("1 new conflict.") && stdout.contains("2 older conflicts"), "{vars:?}: {stdout}");
    }
    // What is committed is not new to a hook before a commit.
    assert_eq!(run(&[("PRE_COMMIT", "1")]).0, Some(0));
    // A run about no change: all three count.
    let (status, stdout, stderr) = run(&[]);
    assert!(status == Some(1) && stdout.contains("3 conflicts."), "{stdout}");
    assert!(stderr.contains("--since auto: no CI is at work here: everything counts"), "{stderr}");
    // Merged, as actions/checkout takes a pull request, with no more of the history than that.
    desk.git(&["checkout", "-q", "-b", "joined", "main"]);
    desk.git(&["merge", "-q", "--no-ff", "-m", "Joined", "desk"]);
    desk.git(&["push", "-q", "origin", "joined"]);
    let clone = Folder::new();
    git(clone.path(), &["clone", "-q", "--depth", "2", "--branch", "joined", &format!("file://{url}"), "."]);
    let pull = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_EVENT_NAME", "pull_request"),
        ("GITHUB_BASE_REF", "main"),
        ("GITHUB_REF", "refs/pull/7/merge"),
    ];
    let output =
        super::support::command(clone.path()).args(["check", "--since", "auto"]).envs(pull).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 new conflict."));
}
