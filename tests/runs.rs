//! Whole runs: encodings, threads, order of arguments, `init`.

use super::support::{Folder, command};

const TEXT: &str = "---\r\nsource: Café – “The Argus”\r\npublished: 2023-09-24\r\n---\r\n\r\nÉmile – 24 years old – was shot “at noon” on 5 September 2022.\r\n\r\nÇa: more than 100 officers handed in their weapons, he said.\r\n";

/// The text in every encoding that is read.
fn encoded() -> Vec<(&'static str, Vec<u8>)> {
    let wide = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff).chain(TEXT.encode_utf16()).flat_map(unit).collect()
    };
    let narrow = TEXT
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            c => u8::try_from(u32::from(c)).expect("a character of Windows-1252"),
        })
        .collect();
    vec![
        ("UTF-8", TEXT.as_bytes().to_vec()),
        ("UTF-8 with a mark", ["\u{feff}".as_bytes(), TEXT.as_bytes()].concat()),
        ("UTF-16 LE", wide(u16::to_le_bytes)),
        ("UTF-16 BE", wide(u16::to_be_bytes)),
        ("Windows-1252", narrow),
    ]
}

#[test]
fn places_are_those_of_the_file_on_disk() {
    let mut first: Option<Vec<String>> = None;
    for (name, bytes) in encoded() {
        let run = Folder::new().file("a.txt", &bytes).run(&["claims", "a.txt", "--format", "jsonl"]);
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        let mut words = Vec::new();
        for line in run.stdout.lines() {
            let claim: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let at = |key: &str| usize::try_from(claim[key].as_u64().expect("a number")).expect("small");
            let encoding = match name {
                "UTF-16 LE" => encoding_rs::UTF_16LE,
                "UTF-16 BE" => encoding_rs::UTF_16BE,
                "Windows-1252" => encoding_rs::WINDOWS_1252,
                _ => encoding_rs::UTF_8,
            };
            let (cut, _) = encoding.decode_without_bom_handling(&bytes[at("start")..at("end")]);
            assert_eq!(Some(&*cut), claim["text"].as_str(), "{name}");
            let column: String =
                TEXT.lines().nth(at("line") - 1).expect("a line").chars().skip(at("column") - 1).collect();
            assert!(column.starts_with(&*cut), "{name}: {column} / {cut}");
            words.push(cut.into_owned());
        }
        assert!(words.iter().any(|w| w == "5 September 2022"), "{name}: {words:?}");
        assert_eq!(first.get_or_insert(words.clone()), &words, "{name}");
    }
}

#[test]
fn threads_and_order_change_no_byte() {
    let folder = (0..6).fold(Folder::new(), |folder, k| {
        let text = format!(
            "---\nsource: S{k}\n---\n\nKaba was shot in Streatham Hill on {} September 2022. He was 2{k}. “The decisions \
             they {} are hard”, Ina Roth said.\n",
            5 + k % 2,
            if k < 3 { "take" } else { "make" }
        );
        folder.file(&format!("{k}.txt"), text)
    });
    let orders: [&[&str]; 4] = [
        &["0.txt", "1.txt", "2.txt", "3.txt", "4.txt", "5.txt"],
        &["5.txt", "4.txt", "3.txt", "2.txt", "1.txt", "0.txt"],
        &["./3.txt", "0.txt", "5.txt", "2.txt", "4.txt", "1.txt", "3.txt"],
        &["."],
    ];
    for format in ["json", "table"] {
        let run = |threads: &str, paths: &[&str]| {
            folder.run(&[&["check", "--format", format, "-j", threads], paths].concat())
        };
        let one = run("1", orders[0]);
        assert_eq!(one.status, 1, "{}", one.stderr);
        for threads in ["1", "2", "8"] {
            for paths in orders {
                assert_eq!(one, run(threads, paths), "-j {threads} {paths:?}");
            }
        }
    }
}

#[test]
fn the_demo_is_the_same_with_any_number_of_threads() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = |threads: &str| {
        let args = ["check", "--format", "json", "--show", "conflict,update,possible,loose,agree", "-j", threads];
        command(root).args(args).output().expect("the program runs")
    };
    let one = run("1");
    assert_eq!(one.status.code(), Some(1));
    for threads in ["2", "8"] {
        assert!(run(threads) == one, "-j {threads}");
    }
}

#[test]
fn init_writes_what_check_reads() {
    let article = |day: u8| {
        format!("Chris Kaba was shot in Streatham Hill on {day} September 2022, the Metropolitan Police said.\n")
    };
    let folder = Folder::new().file("articles/a.md", article(5)).file("articles/b.md", article(6));
    let run = folder.run(&["init"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let text = std::fs::read_to_string(folder.path().join("facts.toml")).expect("facts.toml");
    assert!(text.contains("articles = [\"articles\"]") && text.contains("path = \"articles/a.md\""), "{text}");
    assert_eq!(folder.run(&["check"]).status, 1);
    assert_eq!(folder.run(&["init"]).status, 2);
    assert_eq!(folder.run(&["init", "--force"]).status, 0);
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("the folder").map(|e| e.expect("an entry").file_name()).collect();
    assert_eq!(left.len(), 2, "nothing is left behind: {left:?}");
}

#[test]
fn completions_and_manual_page_are_printed() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish"] {
        let run = folder.run(&["completions", shell]);
        assert!(run.status == 0 && run.stdout.contains("crosscheck"), "{shell}");
    }
    assert!(folder.run(&["man"]).stdout.starts_with(".ie"));
}
