//! The README shows what the demo really prints.

use std::fs;
use std::path::Path;

use super::support::command;

#[test]
fn shows_the_real_output_of_the_demo() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = command(root).args(["check"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let found = String::from_utf8(output.stdout).expect("UTF-8");
    let file = root.join("README.md");
    let readme = fs::read_to_string(&file).expect("a README");
    let (before, rest) = readme.split_once("```text\n").expect("a block of text");
    let (shown, after) = rest.split_once("```\n").expect("its end");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, format!("{before}```text\n{found}```\n{after}")).expect("it can be written");
    } else {
        assert_eq!(shown, found, "UPDATE=1 writes it anew");
    }
}

#[test]
fn starts_with_the_two_commands() {
    let readme = include_str!("../README.md");
    let first = readme.find("$ cargo run --release -- check").expect("the demo");
    let second = readme.find("$ cargo test\n").expect("the tests");
    assert!(first < 60 && first < second);
}
