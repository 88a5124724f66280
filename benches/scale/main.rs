//! How crosscheck grows: `cargo bench --bench scale [-- ARTICLES…]`.
//!
//! Makes archives of 1,000, 10,000 and 100,000 articles (or of the sizes named), runs the program on each as a user does, and
//! prints its time and the most memory that it held (on Linux). `-- --make FOLDER ARTICLES` writes an archive and leaves it.

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
    println!("{:>10} {:>9} {:>8} {:>10} {:>10} {:>10}", "articles", "text", "run", "time", "per 1,000", "memory");
    for articles in sizes {
        let folder = std::env::temp_dir().join(format!("crosscheck-scale-{}-{articles}", std::process::id()));
        let bytes = world.write(&folder, articles, SEED);
        for run in ["first", "second"] {
            let (time, memory) = measure(&folder);
            let per = time.as_secs_f64() * 1e6 / articles as f64;
            println!(
                "{articles:>10} {:>6.1} MB {run:>8} {:>8.2} s {per:>7.0} ms {:>7} MB",
                bytes as f64 / 1e6,
                time.as_secs_f64(),
                memory.map_or("?".to_owned(), |kb| (kb / 1_000).to_string()),
            );
        }
        fs::remove_dir_all(&folder).expect("the folder that was made");
    }
}

/// Runs a check over the folder: how long it takes, and the most memory that it held, in kilobytes.
fn measure(folder: &Path) -> (Duration, Option<u64>) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--no-facts", "--exit-zero", "."])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut most = None;
    loop {
        most = peak(&child).or(most);
        if let Some(status) = child.try_wait().expect("the program ends") {
            assert!(status.success(), "the program ended with {status}");
            return (start.elapsed(), most);
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
