//! How fast crosscheck is: `cargo bench`.
//!
//! The text is made from the repository's own `articles/`: stories of five articles, each story with names, numbers and
//! words of its own, the same on every machine. Each row is the median of several runs on one thread; nothing is read
//! from the disk inside a row but by the last two, which run the program as a user does.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crosscheck::model::{Settings, Source};
use crosscheck::{load, pipeline};

/// The program's own allocator, so that a row tells what the program does.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MB: usize = 1_000_000;

fn main() {
    let world = World::open();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one thread");
    println!("{:<46}{:>10}{:>11}{:>11}{:>10}", "one thread", "text", "time", "speed", "findings");

    let stories = world.stories(200);
    let bytes = stories.iter().map(|a| a.len()).sum();
    row(
        "claims: 200 stories, 1,000 articles",
        bytes,
        5,
        || sources(&stories),
        |all| {
            pool.install(|| pipeline::read(all));
            None
        },
    );
    for (name, count) in [
        ("check: 50 stories, 250 articles", 50),
        ("check: 200 stories, 1,000 articles", 200),
        ("check: 800 stories, 4,000 articles", 800),
    ] {
        let stories = world.stories(count);
        let bytes = stories.iter().map(|a| a.len()).sum();
        row(name, bytes, 3, || sources(&stories), |all| Some(pool.install(|| check(all))));
    }
    for (name, size, runs) in [("check: one article of 1 MB", MB, 5), ("check: one article of 20 MB", 20 * MB, 3)] {
        let long = world.long(size);
        row(name, long.len(), runs, || sources(std::slice::from_ref(&long)), |all| Some(pool.install(|| check(all))));
    }

    for (name, path, text) in world.formats() {
        let read = |bytes| pool.install(|| load::articles(path, bytes, &load::Options::default()).expect("text"));
        row(name, text.len(), 9, || text.clone().into_bytes(), |bytes| Some(read(bytes).sources.len()));
    }

    let article = world.root.join("articles/source-a.md");
    let size = fs::metadata(&article).map_or(0, |m| m.len() as usize);
    row(
        "program: claims of one article",
        size,
        50,
        || (),
        |()| program(&world.root, &["claims", "articles/source-a.md"]),
    );
    row(
        "program: check of the five articles",
        world.articles.iter().map(String::len).sum(),
        50,
        || (),
        |()| program(&world.root, &["check"]),
    );
}

/// Times the median run and prints its row. Making the input does not count.
fn row<T>(name: &str, bytes: usize, runs: usize, input: impl Fn() -> T, work: impl Fn(T) -> Option<usize>) {
    let mut times: Vec<Duration> = Vec::new();
    let mut found = None;
    // The first run warms up: tables are built on their first use.
    for _ in 0..=runs {
        let input = input();
        let start = Instant::now();
        found = work(input);
        times.push(start.elapsed());
    }
    times.remove(0);
    times.sort_unstable();
    let median = times[times.len() / 2];
    let (kb, ms) = (bytes as f64 / 1e3, median.as_secs_f64() * 1e3);
    let text = if bytes < MB { format!("{kb:.1} KB") } else { format!("{:.1} MB", kb / 1e3) };
    let found = found.map_or(String::new(), |n| n.to_string());
    println!("{name:<46}{text:>10}{:>11}{:>11}{found:>10}", format!("{ms:.1} ms"), format!("{:.1} MB/s", kb / ms));
}

fn sources(articles: &[String]) -> Vec<Source> {
    let source = |(k, text): (usize, &String)| {
        load::from_bytes(&format!("{k:05}.md"), text.clone().into_bytes()).expect("an article").0
    };
    articles.iter().enumerate().map(source).collect()
}

fn check(sources: Vec<Source>) -> usize {
    let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
    pipeline::check(sources, &settings).findings.len()
}

/// Runs the program from the start to its exit.
fn program(root: &Path, args: &[&str]) -> Option<usize> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let status =
        command.args(args).args(["-j", "1"]).current_dir(root).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.is_ok_and(|s| s.code().is_some_and(|c| c < 2)), "the program ran");
    None
}

/// A sequence of numbers that is the same everywhere: xorshift (Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// What text is made from.
struct World {
    root: PathBuf,
    /// The repository's articles, front matter included.
    articles: Vec<String>,
    words: Vec<String>,
    surnames: Vec<String>,
}

impl World {
    fn open() -> Self {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let mut paths: Vec<PathBuf> =
            fs::read_dir(root.join("articles")).expect("articles/").flatten().map(|e| e.path()).collect();
        paths.sort();
        let list = |file: &str| -> Vec<String> {
            let text = fs::read_to_string(root.join("src/lexicon/data").join(file)).expect("a word list");
            text.lines()
                .filter(|l| l.len() > 3 && l.bytes().all(|b| b.is_ascii_lowercase()))
                .map(str::to_owned)
                .collect()
        };
        Self {
            articles: paths.iter().map(|p| fs::read_to_string(p).expect("an article")).collect(),
            words: list("words.txt"),
            surnames: list("surnames.txt"),
            root,
        }
    }

    /// So many stories of five articles each.
    fn stories(&self, count: usize) -> Vec<String> {
        (0..count).flat_map(|k| self.story(k as u64)).collect()
    }

    /// The articles as if they told of something else: every name, two in three of the longer words, and the small
    /// numbers are exchanged, alike in all five.
    fn story(&self, number: u64) -> Vec<String> {
        let mut dice = Dice((number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let shift = dice.below(20);
        let mut exchanged: HashMap<String, String> = HashMap::new();
        let mut other = |word: &str| -> String {
            if let Ok(n) = word.parse::<usize>() {
                return if n <= 28 { ((n + shift) % 28 + 1).to_string() } else { word.to_owned() };
            }
            if word.len() < 4 || KEPT.contains(&word) {
                return word.to_owned();
            }
            let capital = word.starts_with(char::is_uppercase);
            let make = || {
                if capital {
                    let name = &self.surnames[dice.below(self.surnames.len())];
                    format!("{}{}", name[..1].to_uppercase(), &name[1..])
                } else if dice.below(3) == 0 {
                    word.to_owned()
                } else {
                    self.words[dice.below(self.words.len())].clone()
                }
            };
            exchanged.entry(word.to_owned()).or_insert_with(make).clone()
        };
        self.articles
            .iter()
            .map(|article| {
                let (front, body) = article.split_at(body_of(article));
                let mut out = front.to_owned();
                let mut rest = body;
                while !rest.is_empty() {
                    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                    out.push_str(&other(&rest[..word]));
                    let gap = rest[word..].find(char::is_alphanumeric).map_or(rest.len(), |n| n + word);
                    out.push_str(&rest[word..gap]);
                    rest = &rest[gap..];
                }
                out
            })
            .collect()
    }

    /// Files of each format, to be read but not checked; the last column counts their articles.
    fn formats(&self) -> Vec<(&'static str, &'static str, String)> {
        let long = self.long(3 * MB);
        let stories = self.stories(200);
        let records: String =
            stories.iter().map(|a| serde_json::json!({ "text": &a[body_of(a)..] }).to_string() + "\n").collect();
        let mut all = vec![
            ("load: plain text of 3 MB", "a.txt", long.clone()),
            ("load: Markdown of 3 MB", "a.md", long.clone()),
            ("load: JSON Lines, 1,000 articles", "a.jsonl", records),
        ];
        if cfg!(feature = "html") {
            // As pages are: for every paragraph a script, an advertisement and links to other stories.
            let mut page =
                String::from("<!DOCTYPE html><html><head><title>Long</title></head><body><main><h1>Long</h1>");
            for (k, paragraph) in long.split("\n\n").enumerate() {
                page.push_str(&format!(
                    "<div class=\"row r{k}\" data-x='{{\"a\":[1,2,3]}}'><script>var a{k} = [1, \"<p>x</p>\"];</script>\n<p>{}</p>\
                     <div class=ad><p>Buy now, and save a lot of money.</p></div><ul class=related><li><a href=/{k}>Other \
                     news, item {k}</a></ul></div>\n",
                    paragraph.replace('“', "&ldquo;").replace('”', "&rdquo;").replace("officers", "<b>officers</b>")
                ));
                if page.len() >= 3 * MB {
                    break;
                }
            }
            all.push(("load: a page of 3 MB", "a.html", page));
        }
        all
    }

    /// One article of at least so many bytes: the bodies of story after story.
    fn long(&self, size: usize) -> String {
        let mut out = self.articles[0][..body_of(&self.articles[0])].to_owned();
        for number in 0.. {
            for article in self.story(number) {
                out.push_str(&article[body_of(&article)..]);
                out.push('\n');
                if out.len() >= size {
                    return out;
                }
            }
        }
        out
    }
}

/// Where the front matter ends.
fn body_of(article: &str) -> usize {
    article.find("\n---\n").map_or(0, |at| at + 5)
}

/// Words that dates, hedges and attributions are made of stay, so that there is something to read.
#[rustfmt::skip]
const KEPT: &[&str] = &[
    "said", "told", "have", "been", "were", "that", "with", "would", "after", "more", "than", "about", "dozens", "year",
    "years", "last", "hours", "aged", "shot", "killed", "charged", "murder", "police", "officer", "officers", "September",
    "Saturday", "Sunday", "Monday", "Thursday", "Friday", "this", "they", "their", "when", "from", "which", "could",
];
