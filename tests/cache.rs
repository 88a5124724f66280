//! The cache: it changes no byte of any report, whatever happens to the articles, to the desk's facts or to its files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crosscheck::cache::Cache;
use crosscheck::model::{Settings, Source};
use crosscheck::{load, pipeline};

use super::support::{Folder, Run, command};

/// A name that no other number has.
fn name(number: usize, ending: &str) -> String {
    const FIRST: [&str; 8] = ["Bra", "Kel", "Dor", "Fen", "Gal", "Hos", "Mir", "Tor"];
    const SECOND: [&str; 7] = ["va", "len", "dris", "mond", "quil", "ster", "nock"];
    format!("{}{}{ending}", FIRST[number % 8], SECOND[number % 7])
}

/// Three papers on one of many fires. The second gives another age, the third sometimes another toll.
fn article(story: usize, paper: usize) -> String {
    let (town, chief, mill) = (name(story, "burg"), name(story * 3 + 1, "sen"), name(story * 5 + 2, "ley"));
    let (hurt, hours) = (14 + story, 3 + story % 5);
    let age = 41 + story % 9 + usize::from(paper == 1);
    let toll = hurt + usize::from(paper == 2 && story.is_multiple_of(2)) * 6;
    let day = 1 + story % 27;
    match paper {
        0 => format!(
            "A fire destroyed the {mill} paper mill in {town} on {day} May 2023 and injured {hurt} workers.\n\n\
             Fire chief Ada {chief}, {age}, said the flames were out after {hours} hours.\n\n\
             “Nobody in {town} will forget this night at the {mill} mill,” Ada {chief} said."
        ),
        1 => format!(
            "{hurt} workers were injured when the {mill} paper mill in {town} burned down on {day} May 2023.\n\n\
             It took {hours} hours to put out the fire, said fire chief Ada {chief}, who is {age} years old.\n\n\
             “Nobody in {town} will ever forget this night at the {mill} mill,” Ada {chief} said."
        ),
        _ => format!(
            "{town} mourns its paper mill: the fire of {day} May 2023 at {mill} left {toll} workers injured.\n\n\
             The town thanked fire chief Ada {chief} and her crew, who fought the fire for {hours} hours."
        ),
    }
}

/// An archive whose articles name no story, so that they have to be sorted.
fn archive() -> Folder {
    let folder = (0..12).fold(Folder::new(), |folder, story| {
        (0..3).fold(folder, |folder, paper| {
            let head = if paper == 0 { "---\npublished: 2023-05-28\nsource: The Argus\n---\n" } else { "" };
            folder.file(&format!("news/{paper}/{story:02}.txt"), format!("{head}{}", article(story, paper)))
        })
    });
    let record = |k: usize| {
        let text = article(20 + k / 2, k % 2);
        serde_json::json!({ "id": format!("r{k}"), "text": text, "published": "2023-05-29" }).to_string()
    };
    folder.file("news/wire.jsonl", (0..6).map(|k| record(k) + "\n").collect::<String>())
}

const CHECK: &[&str] = &["check", "--exit-zero", "--today", "2024-01-01", "news"];

fn checked(folder: &Folder, cache: &[&str], more: &[&str]) -> Run {
    folder.run(&[CHECK, cache, more].concat())
}

fn packs(folder: &Folder) -> Vec<PathBuf> {
    let inside = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect::<Vec<_>>();
    let mut packs: Vec<PathBuf> = inside(&folder.path().join("cache")).iter().flat_map(|p| inside(p)).collect();
    packs.retain(|p| p.extension().is_some_and(|e| e == "pack"));
    packs.sort();
    packs
}

fn size(folder: &Folder) -> u64 {
    packs(folder).iter().map(|p| fs::metadata(p).expect("a pack").len()).sum()
}

/// Checks with and without a cache, twice each time: the first may add to the cache, the second finds all of it there.
fn same(folder: &Folder, what: &str, more: &[&str]) -> String {
    let plain = checked(folder, &["--no-cache"], more);
    assert!(plain.status == 0, "{what}: {}", plain.stderr);
    for turn in 0..2 {
        let cached = checked(folder, &["--cache", "cache"], more);
        assert_eq!(cached.stderr, plain.stderr, "{what}, turn {turn}");
        assert!(cached.stdout == plain.stdout, "{what}, turn {turn}: another report");
        assert_eq!(cached.status, plain.status, "{what}");
    }
    plain.stdout
}

#[test]
fn a_cached_run_prints_what_an_uncached_one_prints() {
    let folder = archive();
    let first = same(&folder, "first", &["--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&first).expect("JSON");
    let conflicts = report["summary"]["conflicts"].as_u64().expect("a number");
    assert!(conflicts >= 12, "a report that says little proves little: {conflicts}");

    let folder = folder.file("news/1/03.txt", article(3, 1).replace("workers", "men and women"));
    same(&folder, "an edit", &["--format", "json"]);
    let folder = folder.file("news/1/04.txt", article(4, 1).replace("May 2023", "June 2023"));
    same(&folder, "another day", &[]);
    let folder = folder.file("news/2/20.txt", article(20, 2)).file("news/2/30.txt", article(30, 2));
    same(&folder, "two more", &["--format", "json"]);
    fs::remove_file(folder.path().join("news/0/05.txt")).expect("an article");
    same(&folder, "one less", &["--format", "json"]);
    fs::rename(folder.path().join("news/0/06.txt"), folder.path().join("news/2/zz.txt")).expect("an article");
    same(&folder, "another name", &["--format", "json"]);
    let silent =
        article(7, 1).replace("\n\nIt took", "\n\n<!-- crosscheck: ignore age Corrected in print. -->\nIt took");
    let folder = folder.file("news/1/07.txt", silent);
    let told = same(&folder, "a comment that silences", &["--format", "json"]);
    assert!(told.contains("Corrected in print."));
}

/// Articles come, go, change and get other names, the desk's facts come and go; nobody can tell from a report whether there
/// was a cache.
#[test]
fn whatever_changes_the_report_is_that_of_a_run_without_a_cache() {
    let folder = archive();
    let news = |k: u64| folder.path().join(format!("news/{}/{:02}.txt", k % 3, k / 3 % 16));
    let mut state = 7_u64;
    let mut dice = |n: u64| {
        // xorshift (Marsaglia 2003)
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % n
    };
    let facts =
        ["", "[stories]\nwindow-days = 2\n", "[[fact]]\nid = \"hurt\"\nkind = \"count\"\ncues = [\"injured\"]\n"];
    for turn in 0..16 {
        for _ in 0..=dice(3) {
            let (one, other) = (news(dice(48)), news(dice(48)));
            let text = article(dice(24) as usize, dice(3) as usize);
            match dice(6) {
                0 => fs::write(folder.path().join("facts.toml"), facts[dice(3) as usize]).expect("facts"),
                1 => drop(fs::remove_file(one)),
                2 => drop(fs::rename(one, other)),
                3 if one.exists() => {
                    let was = fs::read_to_string(&one).expect("an article");
                    fs::write(one, format!("{was}\n\nThe mill had {} looms.", dice(90))).expect("an article");
                }
                4 if one.exists() => {
                    let silence = "<!-- crosscheck: ignore count Looked at. -->";
                    let was = fs::read_to_string(&one).expect("an article");
                    fs::write(one, was.replacen("\n\n", &format!("\n\n{silence}\n"), 1)).expect("an article");
                }
                _ => fs::write(one, text).expect("an article"),
            }
        }
        let more = [&["--format", "json"][..], &[], &["--show", "possible"], &["-j", "1"]][dice(4) as usize];
        same(&folder, &format!("turn {turn} {more:?}"), more);
    }
}

#[test]
fn options_and_the_desks_facts_are_heard() {
    let folder = archive();
    let everything = ["--show", "conflict,update,possible,loose,agree,accepted"];
    let plain = same(&folder, "plain", &everything);
    for more in [
        &["--min-confidence", "0.95"][..],
        &["--kind", "age"],
        &["-j", "1"],
        &["--new", "news/1/03.txt"],
        &["--format", "sarif"],
        &["--format", "html"],
    ] {
        same(&folder, &more.join(" "), more);
    }
    let stories = folder.run(&["stories", "--no-facts", "--format", "json", "news"]).json();
    let id = stories["stories"][0]["id"].as_str().expect("an id");
    same(&folder, "one story", &["--story", id]);

    let expect = "[[fact]]\nid = \"hurt\"\nkind = \"count\"\ncues = [\"injured\"]\nexpect = \"7\"\n";
    let folder = folder.file("facts.toml", expect);
    let watched = same(&folder, "a watched fact", &everything);
    assert!(watched != plain && watched.contains("expected 7 by facts.toml"));
    let report = checked(&folder, &["--no-cache"], &["--format", "json"]).json();
    let facts = report["facts"].as_array().expect("facts");
    let conflict = facts.iter().find(|f| f["verdict"] == "conflict" && f["kind"] == "age").expect("a conflict");
    let id = conflict["id"].as_str().expect("an id");
    let run = folder.run(&["accept", id, "--reason", "Looked at", "news"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(same(&folder, "an acceptance", &everything).contains("Looked at"));
    let folder = folder.file("facts.toml", "[stories]\nby = \"folder\"\n");
    same(&folder, "stories by folder", &everything);
    let folder = folder.file("facts.toml", "[stories]\nby = \"none\"\n");
    same(&folder, "one story of all", &[]);
    fs::remove_file(folder.path().join("facts.toml")).expect("facts.toml");
    assert_eq!(same(&folder, "plain again", &everything), plain);
}

#[test]
fn a_second_run_works_nothing_out_again() {
    let texts: Vec<(String, String)> = (0..30).map(|k| (format!("{k:02}.txt"), article(k / 3, k % 3))).collect();
    let sources = |texts: &[(String, String)]| -> Vec<Source> {
        texts
            .iter()
            .map(|(path, text)| load::from_bytes(path, text.clone().into_bytes()).expect("an article").0)
            .collect()
    };
    let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
    let first = Cache::new([0; 16]);
    let report = pipeline::check_cached(sources(&texts), &settings, &(), Some(&first));
    let pack = first.pack(false).expect("entries");
    let again = |texts: &[(String, String)]| {
        let mut cache = Cache::new([0; 16]);
        cache.add(pack.clone()).expect("a pack");
        (pipeline::check_cached(sources(texts), &settings, &(), Some(&cache)), cache)
    };
    let (second, cache) = again(&texts);
    assert_eq!(second.findings, report.findings);
    assert_eq!(second.claims, report.claims);
    assert_eq!(cache.pack(false), None, "nothing was worked out");
    assert_eq!(cache.weight().0, cache.weight().1, "and all of it was asked for");
    // One that changes is worked out with its story, and no other.
    let mut changed = texts;
    changed[4].1 = changed[4].1.replace("workers", "people");
    let (third, cache) = again(&changed);
    assert_eq!(third.findings, pipeline::check(sources(&changed), &settings).findings);
    let fresh = cache.pack(false).expect("entries").len();
    assert!(fresh * 5 < pack.len(), "{fresh} of {}", pack.len());
}

#[test]
fn damaged_files_are_replaced_with_a_word() {
    let folder = archive();
    let plain = checked(&folder, &["--no-cache"], &[]);
    let cached = || checked(&folder, &["--cache", "cache"], &[]);
    assert_eq!(cached(), plain);
    let whole = fs::read(&packs(&folder)[0]).expect("a pack");
    let mut flipped = whole.clone();
    let late = flipped.len() - 5;
    flipped[late] ^= 0x40;
    let damages: [(&str, Vec<u8>); 4] = [
        ("cut off", whole[..whole.len() / 2].to_vec()),
        ("empty", Vec::new()),
        ("something else", b"[[fact]]\nid = \"a\"\n".repeat(40)),
        ("a bit", flipped),
    ];
    for (what, bytes) in damages {
        fs::write(&packs(&folder)[0], bytes).expect("a pack");
        let run = cached();
        assert_eq!((&run.stdout, run.status), (&plain.stdout, plain.status), "{what}");
        assert!(run.stderr.contains("damaged") && run.stderr.contains("cache"), "{what}: {}", run.stderr);
        assert_eq!(cached(), plain, "{what}: mended");
        assert_eq!(packs(&folder).len(), 1, "{what}");
        assert_eq!(fs::read(&packs(&folder)[0]).expect("a pack"), whole, "{what}");
    }
    // The same for how the archive was sorted, which is asked for when articles have changed.
    let sorting = packs(&folder)[0].with_file_name("sorting");
    let whole = fs::read(&sorting).expect("how it was sorted");
    for (turn, (what, at)) in [("the seal", 3), ("the hash", 40), ("the record", 70), ("the end", 0)].iter().enumerate()
    {
        let mut bytes = whole.clone();
        match at {
            0 => bytes.truncate(whole.len() - 1),
            at => bytes[*at] ^= 1,
        }
        fs::write(&sorting, bytes).expect("a file");
        fs::write(folder.path().join("news/2/20.txt"), article(20 + turn, 2)).expect("an article");
        let plain = checked(&folder, &["--no-cache"], &[]);
        let run = cached();
        assert_eq!((&run.stdout, run.status), (&plain.stdout, plain.status), "{what}");
        assert!(run.stderr.contains("damaged") && run.stderr.contains("cache"), "{what}: {}", run.stderr);
        assert_eq!(cached(), plain, "{what}: mended");
    }
    fs::remove_file(folder.path().join("news/2/20.txt")).expect("an article");
    // What another build has left is no damage, and goes.
    let other = Cache::new([9; 16]);
    other.put([1; 16], b"what another build found".to_vec());
    let file = packs(&folder)[0].with_file_name("00.pack");
    fs::write(&file, other.pack(false).expect("an entry")).expect("a pack");
    assert_eq!(cached(), plain);
    assert!(!file.exists());
    // And a quiet run keeps quiet.
    fs::write(&packs(&folder)[0], b"nothing").expect("a pack");
    assert_eq!(checked(&folder, &["--cache", "cache"], &["--quiet"]).stderr, "");
}

#[test]
fn two_runs_at_once_are_in_nobodys_way() {
    let folder = archive();
    let plain = checked(&folder, &["--no-cache"], &[]);
    for turn in 0..3 {
        let start = |_| {
            let mut command = command(folder.path());
            command.args(CHECK).args(["--cache", "cache"]).stdin(Stdio::null());
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts")
        };
        let runs: Vec<_> = (0..4).map(start).collect();
        for run in runs {
            let output = run.wait_with_output().expect("the program ends");
            assert_eq!(String::from_utf8(output.stdout).expect("UTF-8"), plain.stdout, "{turn}");
            assert_eq!(String::from_utf8(output.stderr).expect("UTF-8"), plain.stderr, "{turn}");
        }
        let here = packs(&folder)[0].parent().map(fs::read_dir).expect("a folder").expect("files");
        let draft = here.flatten().map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "draft"));
        assert_eq!(draft, None);
        // The next turn has something to store, and something to throw away.
        for paper in 0..=turn {
            fs::write(folder.path().join(format!("news/{paper}/08.txt")), article(40 + turn, paper))
                .expect("an article");
        }
        let now = checked(&folder, &["--cache", "cache"], &[]);
        assert_eq!(now, checked(&folder, &["--no-cache"], &[]));
        for paper in 0..=turn {
            fs::write(folder.path().join(format!("news/{paper}/08.txt")), {
                let head = if paper == 0 { "---\npublished: 2023-05-28\nsource: The Argus\n---\n" } else { "" };
                format!("{head}{}", article(8, paper))
            })
            .expect("an article");
        }
    }
}

#[test]
fn it_does_not_grow_for_ever() {
    let folder = archive();
    checked(&folder, &["--cache", "cache"], &[]);
    let full = size(&folder);
    let mut largest = 0;
    for k in 0..16 {
        fs::write(folder.path().join("news/0/00.txt"), article(50 + k, 0)).expect("an article");
        checked(&folder, &["--cache", "cache"], &[]);
        largest = packs(&folder).len().max(largest);
    }
    assert!((2..=12).contains(&largest), "{largest} files");
    assert!(size(&folder) < full * 2);
    for story in 1..12 {
        for paper in 0..3 {
            fs::remove_file(folder.path().join(format!("news/{paper}/{story:02}.txt"))).expect("an article");
        }
    }
    checked(&folder, &["--cache", "cache"], &[]);
    assert!(size(&folder) * 2 < full, "{} of {full}", size(&folder));
    assert_eq!(packs(&folder).len(), 1);
}

#[test]
fn it_is_used_where_it_is_wanted_and_worth_it() {
    let folder = archive();
    let user = folder.path().join("user");
    let run = |articles: &str, more: &[&str]| {
        let mut command = command(folder.path());
        for variable in ["HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"] {
            command.env(variable, &user);
        }
        let output = command.args(["check", "--exit-zero", articles]).args(more).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    run("news", &[]);
    assert!(!user.exists(), "a small archive leaves nothing behind");
    let record = |k: usize| serde_json::json!({ "text": format!("{k} people met."), "story": "a" }).to_string();
    let record = |k: usize| record(k).replace("\"a\"", &format!("\"{k}\""));
    let folder_of_many = folder.path().join("many.jsonl");
    fs::write(folder_of_many, (0..1_000).map(|k| record(k) + "\n").collect::<String>()).expect("a file");
    let plain = run("many.jsonl", &["--no-cache"]);
    assert!(!user.exists(), "--no-cache leaves nothing behind");
    assert!(run("many.jsonl", &[]) == plain);
    assert!(user.exists());
    assert!(run("many.jsonl", &[]) == plain);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&user).expect("a folder").permissions().mode();
        assert_eq!(mode & 0o077, 0, "nobody else looks into it");
    }
}

#[test]
fn a_cache_that_cannot_be_written_is_no_error() {
    let folder = archive().file("taken", "a file, not a folder");
    let plain = checked(&folder, &["--no-cache"], &[]);
    let run = checked(&folder, &["--cache", "taken"], &[]);
    assert_eq!((run.stdout, run.status), (plain.stdout, plain.status));
    assert!(run.stderr.contains("cache") && run.stderr.contains("cannot be written"), "{}", run.stderr);
    let both = checked(&folder, &["--cache", "cache", "--no-cache"], &[]);
    assert_eq!(both.status, 2);
    assert_eq!(checked(&folder, &["--cache", ""], &[]).status, 2);
}
