//! Input that cannot be used: each says what, where and what to try, and ends with 2. What is not a matter of plain
//! files (those are cases) stands here.

use super::support::{Folder, command};

const ARTICLE: &str = "---\npublished: 2023-09-24\n---\n\nThe shooting happened on 5 September, police said.\n";

#[test]
fn nothing_named_and_no_facts() {
    let run = Folder::new().run(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("no articles named") && run.stderr.contains("try: "), "{}", run.stderr);
}

#[test]
fn a_folder_without_articles() {
    let run = Folder::new().file("news/picture.jpg", "x").file("news/.hidden.txt", ARTICLE).run(&["check", "news"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error: news: holds no article\n  try: "), "{}", run.stderr);
}

#[test]
fn bytes_that_are_no_text() {
    for (bytes, what) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "a binary file, not text"),
        (b"half a quote \xe2\x80 and \x9d\x81", "not text in UTF-8 (it breaks at byte 13) nor in Windows-1252"),
        (b"\xff\xfea\0b", "starts as UTF-16 text, but is broken further on"),
    ] {
        // Named or found in a folder: nothing is lost in silence.
        for path in ["news/b.txt", "news"] {
            let run = Folder::new().file("news/a.txt", ARTICLE).file("news/b.txt", bytes).run(&["check", path]);
            assert_eq!((run.status, run.stdout.as_str()), (2, ""));
            assert!(run.stderr.starts_with(&format!("error: news/b.txt: {what}\n  try: ")), "{}", run.stderr);
        }
    }
}

#[cfg(unix)]
#[test]
fn files_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new().file("a.txt", ARTICLE);
    let path = folder.path().join("a.txt");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o0)).expect("permissions can be set");
    if std::fs::read(&path).is_ok() {
        return; // root reads everything
    }
    let run = folder.run(&["check", "a.txt"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.starts_with("error: a.txt: permission denied\n  try: "), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_had_enough() {
    use std::io::Read as _;
    let text = format!("{ARTICLE}{}", "On 5 September 2022, 12 people were hurt.\n\n".repeat(5_000));
    let folder = Folder::new().file("a.txt", text);
    let mut child = command(folder.path())
        .args(["claims", "a.txt", "--format", "jsonl"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0; 64];
    child.stdout.take().expect("a pipe").read_exact(&mut first).expect("some output");
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("messages");
    assert_eq!((child.wait().expect("an end").code(), said.as_str()), (Some(0), ""));
}
