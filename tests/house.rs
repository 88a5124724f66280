//! The house rules, checked on the source: who may import whom, what has one home, how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path under `src/`, and its lines without tests and comments.
struct File {
    path: String,
    code: Vec<String>,
    /// How many lines are neither blank nor comment, tests included.
    length: usize,
}

impl File {
    /// The first part of the path: the stage or room it belongs to.
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or("").trim_end_matches(".rs")
    }

    fn names(&self, word: &str) -> bool {
        self.code.iter().any(|line| {
            line.match_indices(word).any(|(at, _)| {
                let before = line[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '"' || c == '`')
            })
        })
    }
}

fn is_code(line: &&str) -> bool {
    !line.is_empty() && !line.starts_with("//")
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("src") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file");
            let path = path.strip_prefix(&root).expect("in src").to_string_lossy().replace('\\', "/");
            let is_test = path.ends_with("testing.rs") || path.ends_with("tests.rs");
            // Tests stand at the end of a file.
            let end = if is_test { 0 } else { text.find("\n#[cfg(test)]\nmod tests").unwrap_or(text.len()) };
            let code = text[..end].lines().map(str::trim).filter(is_code).map(str::to_owned).collect();
            let length = text.lines().map(str::trim).filter(is_code).count();
            File { path, code, length }
        })
        .collect()
}

/// Stages know the nouns, strings, English and kinds, but not each other.
const STAGES: &[&str] = &["load", "segment", "extract", "frame", "story", "align", "watch"];

fn may_not_import(room: &str) -> Vec<&'static str> {
    let all = [
        "load", "segment", "kind", "extract", "frame", "story", "align", "watch", "report", "pipeline", "cli", "config",
    ];
    let allowed: &[&str] = match room {
        "model" => &[],
        "text" | "lexicon" => &[],
        "kind" => &["kind"],
        // Extraction asks the kinds, and hands their mentions to the frames: one stage in two files.
        "extract" => &["kind", "frame", "extract"],
        room if STAGES.contains(&room) => return all.iter().copied().filter(|r| *r != room && *r != "kind").collect(),
        "config" => &["config", "kind", "load"],
        "report" => &["report"],
        "pipeline" | "cli" | "lib" | "main" | "error" => return Vec::new(),
        _ => &[],
    };
    all.iter().copied().filter(|r| !allowed.contains(r)).collect()
}

#[test]
fn data_flows_one_way() {
    let mut wrong = Vec::new();
    for file in files() {
        for room in may_not_import(file.room()) {
            if file.names(&format!("crate::{room}")) {
                wrong.push(format!("src/{} imports {room}", file.path));
            }
        }
        if file.room() == "model" {
            for room in ["text", "lexicon", "error"] {
                if file.names(&format!("crate::{room}")) {
                    wrong.push(format!("src/{} imports {room}", file.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_and_printing_have_one_home() {
    let homes: &[(&str, &[&str])] = &[
        ("clap", &["cli/"]),
        ("mimalloc", &["main.rs"]),
        ("blake3", &["cache/"]),
        ("clap_complete", &["cli/"]),
        ("clap_mangen", &["cli/"]),
        ("anstream", &["cli/"]),
        ("ctrlc", &["cli/watch.rs"]),
        ("comfy_table", &["report/table.rs"]),
        ("annotate_snippets", &["report/explain.rs"]),
        ("toml::", &["config/", "load/front.rs"]),
        ("pulldown_cmark", &["load/markdown.rs"]),
        ("html5gum", &["load/html/"]),
        ("quick_xml", &["load/feed.rs"]),
        ("strsim", &["text/"]),
        ("unicode_width", &["text/"]),
        ("globset", &["load/", "config/"]),
        ("println!", &["cli/"]),
        ("eprintln!", &["cli/"]),
        ("print!", &["cli/"]),
        ("eprint!", &["cli/"]),
        ("SystemTime", &["cli/"]),
        ("std::env", &["cli/"]),
        ("std::process", &["cli/", "main.rs"]),
    ];
    let mut wrong = Vec::new();
    for file in files() {
        for (word, homes) in homes {
            if file.names(word) && !homes.iter().any(|h| file.path.starts_with(h)) {
                wrong.push(format!("src/{} names {word}, whose home is {}", file.path, homes.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_outgrows_400_code_lines() {
    let long: Vec<String> =
        files().iter().filter(|f| f.length > 400).map(|f| format!("src/{}: {}", f.path, f.length)).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_member_of_an_open_folder_stands_in_its_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let table = |file: &str, name: &str| {
        let text = fs::read_to_string(root.join(file)).expect("a table");
        let from = text.find(&format!("pub static {name}")).unwrap_or_else(|| panic!("{file} has no table {name}"));
        text[from..from + text[from..].find("];").expect("its end")].to_owned()
    };
    let members = |folder: &str, helpers: &[&str]| -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(root.join(folder))
            .expect("a folder")
            .map(|e| e.expect("an entry").file_name().to_string_lossy().trim_end_matches(".rs").to_owned())
            .filter(|n| n != "mod" && n != "testing" && !helpers.contains(&n.as_str()))
            .collect();
        names.sort();
        names
    };
    // What formats are made of, and the views of single subcommands, are no formats.
    let helpers = [
        "base", "told", "view", "ink", "parts", "pretty", "cards", "summary", "explain", "claims", "starter",
        "stories", "written",
    ];
    let formats = table("report/mod.rs", "FORMATS");
    for name in members("report", &helpers) {
        assert!(formats.contains(&format!("{name}::")), "src/report/{name}.rs is in no row of FORMATS");
    }
    let kinds = table("kind/mod.rs", "KINDS");
    let shared: Vec<String> = crosscheck_kind_helpers(&root);
    for name in members("kind", &[]) {
        if !shared.contains(&name) {
            assert!(kinds.contains(&format!("{name}::")), "src/kind/{name} is in no row of KINDS");
        }
    }
}

/// Files under `kind/` that hold no kind: they implement no `Kind`.
fn crosscheck_kind_helpers(root: &Path) -> Vec<String> {
    let implements = |path: &Path| fs::read_to_string(path).is_ok_and(|t| t.contains("impl Kind for"));
    fs::read_dir(root.join("kind"))
        .expect("kind")
        .map(|e| e.expect("an entry").path())
        .filter(|p| {
            let inside: Vec<PathBuf> = if p.is_dir() {
                fs::read_dir(p).expect("a folder").flatten().map(|e| e.path()).collect()
            } else {
                vec![p.clone()]
            };
            !inside.iter().any(|f| implements(f))
        })
        .filter_map(|p| Some(p.file_stem()?.to_string_lossy().into_owned()))
        .collect()
}
