//! Folders under `tests/cases/`: articles, perhaps a facts.toml and a `stdin`, the arguments in `cmd`, and what is
//! expected in `stdout`, `stderr` and `status`. `UPDATE=1 cargo test` writes what is expected anew.

use std::fs;
use std::path::{Path, PathBuf};

use super::support::Folder;

const EXPECTED: [&str; 3] = ["stdout", "stderr", "status"];

#[test]
fn every_case_gives_what_it_says() {
    let update = std::env::var_os("UPDATE").is_some();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(&root).expect("cases").map(|e| e.expect("a case").path()).collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in &cases {
        let folder = copy(case);
        let cmd = fs::read_to_string(case.join("cmd")).unwrap_or_else(|e| panic!("{}: cmd: {e}", case.display()));
        let args: Vec<&str> = cmd.split_whitespace().collect();
        let input = fs::read(case.join("stdin")).unwrap_or_default();
        let run = folder.run_with(&args, &input);
        for (name, found) in EXPECTED.iter().zip([run.stdout, run.stderr, format!("{}\n", run.status)]) {
            let file = case.join(name);
            if update {
                fs::write(&file, &found).expect("an expectation can be written");
            } else if fs::read_to_string(&file).unwrap_or_default() != found {
                let expected = fs::read_to_string(&file).unwrap_or_default();
                wrong.push(format!("{}: {name}\n--- expected\n{expected}\n--- found\n{found}", case.display()));
            }
        }
    }
    assert!(!cases.is_empty());
    assert!(wrong.is_empty(), "{}\n(UPDATE=1 writes what is expected anew)", wrong.join("\n"));
}

/// A copy of the case outside the repository, without what is expected of it.
fn copy(case: &Path) -> Folder {
    fn walk(from: &Path, base: &Path, mut folder: Folder) -> Folder {
        for entry in fs::read_dir(from).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(base).expect("inside").to_string_lossy().into_owned();
            if path.is_dir() {
                folder = walk(&path, base, folder);
            } else if !EXPECTED.contains(&name.as_str()) && name != "cmd" && name != "stdin" {
                folder = folder.file(&name, fs::read(&path).expect("a file"));
            }
        }
        folder
    }
    walk(case, case, Folder::new())
}
