//! Small hand tables of the fold: other ways to write the same spoken words.

/// Words that stand for other words when spoken aloud.
const SPOKEN: &[(&str, &str)] = &[
    ("ain't", "is not"),
    ("alright", "all right"),
    ("can't", "can not"),
    ("cannot", "can not"),
    ("'cause", "because"),
    ("'em", "them"),
    ("gonna", "going to"),
    ("gotta", "got to"),
    ("kinda", "kind of"),
    ("let's", "let us"),
    ("n't", "not"),
    ("o'clock", "oclock"),
    ("okay", "ok"),
    ("shan't", "shall not"),
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

fn look<'a>(table: &[(&str, &'a str)], word: &str) -> Option<&'a str> {
    // A few dozen rows: a scan by length first is as fast as a search, and rows may stand in any order.
    table.iter().find(|row| row.0.len() == word.len() && row.0 == word).map(|row| row.1)
}

/// What a spoken short form says in full: `gonna` is `going to`.
pub(super) fn spoken(word: &str) -> Option<&'static str> {
    look(SPOKEN, word)
}

/// The one form of a word that has two: `toward`, `towards`.
pub(super) fn variant(word: &str) -> Option<&'static str> {
    look(VARIANTS, word)
}

/// The country or body that a word in capitals stands for.
pub(super) fn body(capitals: &str) -> Option<&'static str> {
    look(BODIES, capitals)
}

pub(super) fn is_function(word: &str) -> bool {
    FUNCTION.binary_search(&word).is_ok()
}

pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
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
