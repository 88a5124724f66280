//! How crosscheck grows: `cargo bench --bench scale [-- ARTICLES…]`.
//!
//! Makes archives of 1,000, 10,000 and 100,000 articles (or of the sizes named), runs the program on each as a user does, and
//! prints the time on the clock, the time on the processors, and the most memory that it held (the latter two on Linux): without
//! a cache, with one that is empty, with one article changed since, and with nothing changed. All four must print the same for
//! the same articles. `-- --make FOLDER ARTICLES` writes an archive and leaves it.

mod archive;

use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use archive::World;

const SEED: u64 = 7;

fn main() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let world = World::open(&root);
    if let [make, folder, articles] = &args[..]
        && make == "--make"
    {
        let articles = articles.parse().expect("how many articles");
        println!("{} bytes", world.write(Path::new(folder), articles, SEED));
        return;
    }
    let sizes: Vec<usize> = match args.iter().map(|a| a.parse().expect("how many articles")).collect::<Vec<_>>() {
        none if none.is_empty() => vec![1_000, 10_000, 100_000],
        sizes => sizes,
    };
    println!(
        "{:>9} {:>9} {:<12} {:>8} {:>11} {:>10} {:>9}",
        "articles", "text", "cache", "clock", "processors", "per 1,000", "memory"
    );
    for articles in sizes {
        let base = std::env::temp_dir().join(format!("crosscheck-scale-{}-{articles}", std::process::id()));
        let (folder, cache) = (base.join("archive"), base.join("cache"));
        let bytes = world.write(&folder, articles, SEED);
        let told = |name: &str, (used, _): &(Used, Vec<u8>)| {
            println!(
                "{articles:>9} {:>6.1} MB {name:<12} {:>6.2} s {:>9.2} s {:>7.0} ms {:>6} MB",
                bytes as f64 / 1e6,
                used.clock.as_secs_f64(),
                used.processors,
                used.processors * 1e6 / articles as f64,
                used.memory / 1_000,
            );
        };
        let cached = ["--cache".as_ref(), cache.as_os_str()];
        let plain = measure(&folder, &["--no-cache".as_ref()]);
        told("none", &plain);
        let first = measure(&folder, &cached);
        told("empty", &first);
        assert!(first.1 == plain.1, "a cache changes no byte");
        change(&folder);
        let second = measure(&folder, &cached);
        told("one changed", &second);
        let third = measure(&folder, &cached);
        told("same again", &third);
        assert!(third.1 == second.1, "a cache changes no byte");
        assert!(measure(&folder, &["--no-cache".as_ref()]).1 == third.1, "a cache changes no byte");
        fs::remove_dir_all(&base).expect("the folder that was made");
    }
}

/// Writes another sentence into one article.
fn change(folder: &Path) {
    let mut at = folder.to_path_buf();
    while at.is_dir() {
        let inside = fs::read_dir(&at).expect("a folder").flatten().map(|e| e.path());
        at = inside.min().expect("an article");
    }
    let mut text = fs::read_to_string(&at).expect("an article");
    text.push_str("\nThe mayor said on Friday that 17 more people had been hurt.\n");
    fs::write(at, text).expect("an article");
}

/// What a run took.
#[derive(Default)]
struct Used {
    clock: Duration,
    /// Seconds on all processors together.
    processors: f64,
    /// Kilobytes, at most.
    memory: u64,
}

/// Runs a check over the folder. Gives what it printed, too.
fn measure(folder: &Path, more: &[&OsStr]) -> (Used, Vec<u8>) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--no-facts", "--exit-zero", "."])
        .args(more)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut output = child.stdout.take().expect("a pipe");
    let reader = std::thread::spawn(move || {
        let mut printed = Vec::new();
        output.read_to_end(&mut printed).map(|_| printed)
    });
    let mut used = Used::default();
    loop {
        used.memory = peak(&child).unwrap_or(used.memory);
        used.processors = seconds(&child).unwrap_or(used.processors);
        if let Some(status) = child.try_wait().expect("the program ends") {
            assert!(status.success(), "the program ended with {status}");
            used.clock = start.elapsed();
            return (used, reader.join().expect("no panic").expect("the report"));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The most memory that a running process has held so far, as Linux tells it.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// How long a process has run on all processors so far, as Linux tells it: in ticks, of which a second has 100.
fn seconds(child: &Child) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    let ticks = |n: usize| stat.rsplit_once(')')?.1.split_whitespace().nth(n)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}
