//! Packs the lexicon's word lists into one table that is looked up by hash, and its other tables into Rust, so that the
//! program starts at once.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

include!("src/model/word.rs");
include!("src/lexicon/tables.rs");

/// Word lists (one word or phrase a line) and the bit of `model::Classes` that each stands for.
const LISTS: &[(&str, u32)] = &[
    ("words.txt", 0),
    ("given.txt", 1),
    ("surnames.txt", 2),
    ("places.txt", 3),
    ("verbs.txt", 4),
    ("persons.txt", 5),
    ("kin.txt", 6),
    ("roles.txt", 7),
    ("titles.txt", 8),
    ("speech.txt", 9),
    ("abbreviations.txt", 10),
    ("stop.txt", 11),
    ("court.txt", 12),
    ("orgwords.txt", 13),
    ("openers.txt", 14),
];

/// Class names of `function.tsv`.
const CLASSES: &[(&str, u32)] = &[
    ("number", 16),
    ("ordinal", 17),
    ("month", 18),
    ("weekday", 19),
    ("timeunit", 20),
    ("calendar", 21),
    ("unit", 22),
    ("currency", 23),
    ("negation", 24),
    ("auxiliary", 25),
    ("preposition", 26),
    ("pronoun", 27),
    ("clock", 31),
];

/// The first column of these tables belongs to a class.
const COLUMNS: &[(&str, usize, u32)] =
    &[("events.tsv", 1, 15), ("irregular.tsv", 0, 30), ("units.tsv", 0, 22), ("currencies.tsv", 0, 23)];

fn rows(folder: &Path, file: &str) -> Vec<String> {
    let path = folder.join(file);
    println!("cargo::rerun-if-changed={}", path.display());
    let Ok(text) = fs::read_to_string(&path) else { return Vec::new() };
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(str::to_owned).collect()
}

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/lexicon/data");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/model/word.rs");
    let mut bits: BTreeMap<u64, u64> = BTreeMap::new();
    let mut put = |word: &str, bit: u32| {
        if !word.contains(' ') {
            *bits.entry(Word::fold(word).0).or_default() |= 1 << bit;
        }
    };
    for (file, bit) in LISTS {
        for w in &rows(&folder, file) {
            put(w, *bit);
        }
    }
    for row in rows(&folder, "function.tsv") {
        let (class, words) = row.split_once('\t').expect("function.tsv: class, tab, words");
        let bit = CLASSES.iter().find(|c| c.0 == class).expect("function.tsv: known class").1;
        words.split(' ').for_each(|w| put(w, bit));
    }
    for (file, column, bit) in COLUMNS {
        for row in rows(&folder, file) {
            put(row.split('\t').nth(*column).unwrap_or_default(), *bit);
        }
    }
    for row in rows(&folder, "opposites.tsv") {
        row.split('\t').skip(1).flat_map(|side| side.split('|')).for_each(|w| put(w, 29));
    }

    // Rows sorted by word: the lower 50 bits of the word, and which set of classes is its own. An index by the upper 14 bits
    // leads to a run of some six rows; then come the sets.
    let mut sets: Vec<u64> = bits.values().copied().collect();
    sets.sort_unstable();
    sets.dedup();
    assert!(sets.len() < 1 << 14, "14 bits tell the sets of classes apart");
    let mut out = Vec::new();
    out.extend((bits.len() as u32).to_le_bytes());
    let keys: Vec<u64> = bits.keys().copied().collect();
    for top in 0..=1 << 14 {
        let at = keys.partition_point(|k| (k >> 50) < top);
        out.extend((at as u32).to_le_bytes());
    }
    for (key, set) in &bits {
        let set = sets.binary_search(set).expect("a set of them") as u64;
        out.extend((key << 14 | set).to_le_bytes());
    }
    for set in &sets {
        out.extend(u32::try_from(*set).expect("32 classes").to_le_bytes());
    }
    let target = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&target).join("words.bin"), out).expect("OUT_DIR is writable");
    println!("cargo::rerun-if-changed=src/lexicon/tables.rs");
    for (file, table) in TABLES {
        let name = file.replace(".tsv", ".rs");
        fs::write(Path::new(&target).join(name), table(&rows(&folder, file))).expect("OUT_DIR is writable");
    }
    let events = (rows(&folder, "events.tsv"), rows(&folder, "event_pairs.tsv"));
    fs::write(Path::new(&target).join("events.rs"), event_table(&events.0, &events.1)).expect("OUT_DIR is writable");
}
