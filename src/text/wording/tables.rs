//! Small hand tables of the fold: other ways to write the same spoken words.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::Word;

/// Words that stand for other words when spoken aloud.
const SPOKEN: &[(&str, &str)] = &[
    ("ain't", "is not"),
    ("alright", "all right"),
    ("anybody", "anyone"),
    ("can't", "can not"),
    ("cannot", "can not"),
    ("'cause", "because"),
    ("'em", "them"),
    ("everybody", "everyone"),
    ("gonna", "going to"),
    ("gotta", "got to"),
    ("kinda", "kind of"),
    ("let's", "let us"),
    ("n't", "not"),
    ("nobody", "no one"),
    ("noone", "no one"),
    ("o'clock", "oclock"),
    ("okay", "ok"),
    ("shan't", "shall not"),
    ("somebody", "someone"),
    ("'til", "until"),
    ("till", "until"),
    ("'twas", "it was"),
    ("wanna", "want to"),
    ("won't", "will not"),
    ("y'all", "you all"),
    ("yeah", "yes"),
];

/// Abbreviations of titles, posts and countries, and words that have two forms.
const VARIANTS: &[(&str, &str)] = &[
    ("advisor", "adviser"),
    ("advisors", "advisers"),
    ("afterward", "afterwards"),
    ("amid", "amidst"),
    ("among", "amongst"),
    ("anyways", "anyway"),
    ("backward", "backwards"),
    ("captain", "capt"),
    ("colonel", "col"),
    ("congressman", "rep"),
    ("doctor", "dr"),
    ("forward", "forwards"),
    ("general", "gen"),
    ("governor", "gov"),
    ("government", "govt"),
    ("lieutenant", "lt"),
    ("mister", "mr"),
    ("mom", "mum"),
    ("okey", "ok"),
    ("president", "pres"),
    ("professor", "prof"),
    ("representative", "rep"),
    ("saint", "st"),
    ("senator", "sen"),
    ("sergeant", "sgt"),
    ("street", "st"),
    ("superintendent", "supt"),
    ("toward", "towards"),
    ("upward", "upwards"),
    ("versus", "vs"),
    ("while", "whilst"),
];

/// Written in capitals or with dots they are countries and bodies, not pronouns.
const BODIES: &[(&str, &str)] = &[
    ("EU", "europeanunion"),
    ("UAE", "unitedarabemirates"),
    ("UK", "unitedkingdom"),
    ("UN", "unitednations"),
    ("US", "unitedstates"),
    ("USA", "unitedstates"),
];

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const ORDINAL_TENS: [&str; 10] =
    ["", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

/// Function words that the lexicon's classes do not hold.
const FUNCTION: &[&str] = &[
    "a", "all", "also", "am", "an", "and", "any", "as", "because", "both", "but", "else", "even", "ever", "every",
    "few", "get", "go", "got", "here", "how", "if", "is", "just", "let", "like", "many", "more", "most", "much", "no",
    "not", "now", "oh", "only", "or", "other", "our", "out", "own", "really", "s", "same", "so", "some", "such",
    "than", "the", "then", "there", "too", "up", "us", "very", "well", "what", "when", "where", "whether", "while",
    "whilst", "why", "yes", "yet",
];

/// Sounds of a speaker who thinks: reporters leave them out.
const FILLERS: &[&str] = &["ah", "eh", "er", "erm", "hmm", "uh", "uhm", "um"];

/// Time zones after a clock time.
const ZONES: &[&str] =
    &["bst", "cdt", "cest", "cet", "cst", "edt", "est", "et", "gmt", "ist", "mdt", "mst", "pdt", "pst", "pt", "utc"];

/// A sieve: of a word whose bit is not set, none of these tables holds anything.
const fn sieve(mut bits: [u64; 16], words: &[&str]) -> [u64; 16] {
    let mut at = 0;
    while at < words.len() {
        let hash = Word::of(words[at]).0;
        bits[(hash >> 58 & 15) as usize] |= 1 << (hash >> 48 & 63);
        at += 1;
    }
    bits
}

const fn passes(bits: &[u64; 16], word: Word) -> bool {
    bits[(word.0 >> 58 & 15) as usize] & (1 << (word.0 >> 48 & 63)) != 0
}

/// The first column of a table.
const fn keys<const N: usize>(rows: &[(&'static str, &'static str)]) -> [&'static str; N] {
    let mut out = [""; N];
    let mut at = 0;
    while at < N {
        out[at] = rows[at].0;
        at += 1;
    }
    out
}

/// Whether a word may be a filler, a short form or one of two forms: nearly none is.
pub(super) fn may_be_odd(word: Word) -> bool {
    static ODD: [u64; 16] = {
        let bits = sieve([0; 16], FILLERS);
        let bits = sieve(bits, &keys::<{ SPOKEN.len() }>(SPOKEN));
        sieve(bits, &keys::<{ VARIANTS.len() }>(VARIANTS))
    };
    passes(&ODD, word)
}

type Table = FxHashMap<Word, &'static str>;

fn table(rows: &[(&str, &'static str)]) -> Table {
    rows.iter().map(|row| (Word::of(row.0), row.1)).collect()
}

/// What a spoken short form says in full: `gonna` is `going to`.
pub(super) fn spoken(word: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| table(SPOKEN));
    TABLE.get(&Word::of(word)).copied()
}

/// The one form of a word that has two: `toward`, `towards`.
pub(super) fn variant(word: &str) -> Option<&'static str> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| table(VARIANTS));
    TABLE.get(&Word::of(word)).copied()
}

/// The country or body that a word in capitals stands for.
pub(super) fn body(capitals: &str) -> Option<&'static str> {
    BODIES.iter().find(|row| row.0 == capitals).map(|row| row.1)
}

pub(super) fn is_function(word: Word) -> bool {
    static TABLE: LazyLock<FxHashSet<Word>> = LazyLock::new(|| FUNCTION.iter().map(|w| Word::of(w)).collect());
    static MAY_BE: [u64; 16] = sieve([0; 16], FUNCTION);
    passes(&MAY_BE, word) && TABLE.contains(&word)
}

pub(super) fn is_filler(word: &str) -> bool {
    word.len() <= 4 && FILLERS.contains(&word)
}

pub(super) fn is_zone(word: &str) -> bool {
    ZONES.contains(&word)
}

/// A number below 100 in words, the ten and the one apart.
pub(super) fn number(value: usize) -> Option<(&'static str, Option<&'static str>)> {
    match value {
        0..=19 => Some((SMALL[value], None)),
        20..=99 if value.is_multiple_of(10) => Some((TENS[value / 10], None)),
        20..=99 => Some((TENS[value / 10], Some(SMALL[value % 10]))),
        _ => None,
    }
}

/// An ordinal below 100 in words.
pub(super) fn ordinal(value: usize) -> Option<(&'static str, Option<&'static str>)> {
    match value {
        0..=19 => Some((ORDINALS[value], None)),
        20..=99 if value.is_multiple_of(10) => Some((ORDINAL_TENS[value / 10], None)),
        20..=99 => Some((TENS[value / 10], Some(ORDINALS[value % 10]))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn function_words_are_sorted() {
        assert!(super::FUNCTION.is_sorted());
    }
}
