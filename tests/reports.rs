//! Reports into files: whole or not at all, and never where they do harm.

use std::fs;

use super::support::{Folder, Run};

fn folder() -> Folder {
    let article = |day: u8| format!("The fire in Tarn Lane broke out on {day} September 2022, police said.\n");
    Folder::new().file("a.txt", article(5)).file("b.txt", article(6))
}

fn check(folder: &Folder, args: &[&str]) -> Run {
    folder.run(&[&["check", "a.txt", "b.txt"], args].concat())
}

fn names(folder: &Folder) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn files_stand_beside_what_is_printed() {
    let folder = folder().file("out.csv", "old");
    let run = check(&folder, &["--report", "csv=out.csv", "--report", "html=page.html", "--report", "gitlab=-"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    // The table, then what goes to standard output as well.
    let (table, json) = run.stdout.split_at(run.stdout.find("[\n").expect("an array"));
    assert!(table.starts_with("✗ CONFLICT") && serde_json::from_str::<serde_json::Value>(json).is_ok());
    assert_eq!(names(&folder), ["a.txt", "b.txt", "out.csv", "page.html"]);
    assert!(fs::read_to_string(folder.path().join("out.csv")).is_ok_and(|t| t.starts_with("id,fact,")));
    for format in ["csv", "html"] {
        let file = if format == "csv" { "out.csv" } else { "page.html" };
        let printed = check(&folder, &["--format", format]).stdout;
        assert_eq!(fs::read_to_string(folder.path().join(file)).expect("a report"), printed);
    }
}

#[test]
fn a_mistake_in_the_arguments_says_what_to_try() {
    for (report, what) in [
        ("sarif", "there is no `=` in it\n  try: FORMAT=FILE, as in sarif=out.sarif"),
        ("sarf=out.sarif", "there is no format `sarf`\n  try: did you mean `sarif`?"),
        ("sarif=", "it names no file\n  try: sarif=FILE, or sarif=- for standard output"),
    ] {
        let run = check(&folder(), &["--report", report]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(what), "{}", run.stderr);
    }
}

#[test]
fn nothing_is_written_when_something_cannot_be() {
    for (second, what) in [
        (
            "html=out/page.html",
            "error: out/page.html: cannot be written: there is no folder out\n  try: mkdir -p out, or",
        ),
        ("html=.", "error: .: is a folder, not a file\n  try: "),
        ("html=a.txt", "error: a.txt: is one of the articles that were read\n  try: "),
        ("html=./out.csv", "error: ./out.csv: two reports cannot share a file\n  try: "),
    ] {
        let folder = folder();
        let run = check(&folder, &["--report", "csv=out.csv", "--report", second]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{second}");
        assert!(run.stderr.starts_with(what), "{}", run.stderr);
        assert_eq!(names(&folder), ["a.txt", "b.txt"], "{second}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder().file("shut/x", "");
    let shut = folder.path().join("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o500)).expect("permissions can be set");
    if fs::write(shut.join("y"), "").is_ok() {
        return; // root writes everywhere
    }
    let run = check(&folder, &["--report", "csv=shut/out.csv"]);
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o700)).expect("permissions can be set");
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.starts_with("error: shut/out.csv: cannot be written: permission denied\n  try: "),
        "{}",
        run.stderr
    );
}

#[cfg(unix)]
#[test]
fn links_and_devices_stay_what_they_are() {
    let folder = folder().file("real.csv", "old");
    std::os::unix::fs::symlink("real.csv", folder.path().join("link.csv")).expect("a link");
    let run = check(&folder, &["--quiet", "--report", "csv=link.csv", "--report", "gitlab=/dev/stderr"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("[\n"), "{}", run.stderr);
    assert!(folder.path().join("link.csv").is_symlink());
    assert!(fs::read_to_string(folder.path().join("real.csv")).is_ok_and(|t| t.starts_with("id,")));
}
