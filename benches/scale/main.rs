//! How crosscheck grows: `cargo bench --bench scale [-- ARTICLES…]`.
//!
//! Makes archives of 1,000, 10,000 and 100,000 articles (or of the sizes named), runs the program on each as a user does, and
//! prints the time on the clock, the time on the processors, and the most memory that it held (the latter two on Linux). `-- --make FOLDER ARTICLES` writes an archive and leaves it.

mod archive;

use std::fs;
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
        "{:>9} {:>9} {:>10} {:>11} {:>10} {:>9}",
        "articles", "text", "clock", "processors", "per 1,000", "memory"
    );
    for articles in sizes {
        let folder = std::env::temp_dir().join(format!("crosscheck-scale-{}-{articles}", std::process::id()));
        let bytes = world.write(&folder, articles, SEED);
        let used = measure(&folder);
        println!(
            "{articles:>9} {:>6.1} MB {:>8.2} s {:>9.2} s {:>7.0} ms {:>6} MB",
            bytes as f64 / 1e6,
            used.clock.as_secs_f64(),
            used.processors,
            used.processors * 1e6 / articles as f64,
            used.memory / 1_000,
        );
        fs::remove_dir_all(&folder).expect("the folder that was made");
    }
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

/// Runs a check over the folder.
fn measure(folder: &Path) -> Used {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--no-facts", "--exit-zero", "."])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut used = Used::default();
    loop {
        used.memory = peak(&child).unwrap_or(used.memory);
        used.processors = seconds(&child).unwrap_or(used.processors);
        if let Some(status) = child.try_wait().expect("the program ends") {
            assert!(status.success(), "the program ended with {status}");
            used.clock = start.elapsed();
            return used;
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
