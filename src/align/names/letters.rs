//! Letters: how near two spellings are, and by what kind of change.

use super::forms::Form;
use crate::model::Classes;
use crate::text::similar;

/// Spellings of one sound that names are written with in several ways, by their first letter; of those that fit, the
/// first is taken.
const fn sounds(letter: u8) -> &'static [(&'static str, &'static str)] {
    match letter {
        b'a' => &[("ai", "a"), ("ae", "a"), ("ay", "a")],
        b'c' => &[("ck", "k"), ("ch", "c"), ("c", "k")],
        b'd' => &[("dh", "d"), ("dj", "j")],
        b'e' => &[("ee", "i"), ("ei", "i"), ("ey", "i"), ("e", "i")],
        b'g' => &[("gh", "g")],
        b'i' => &[("ie", "i")],
        b'k' => &[("kh", "k")],
        b'o' => &[("ou", "u"), ("oo", "u"), ("o", "u")],
        b'p' => &[("ph", "f")],
        b'q' => &[("q", "k")],
        b's' => &[("sch", "s"), ("sh", "s")],
        b't' => &[("tch", "c"), ("th", "t")],
        b'w' => &[("w", "v")],
        b'x' => &[("x", "ks")],
        b'y' => &[("y", "i")],
        b'z' => &[("zh", "j"), ("z", "s")],
        _ => &[],
    }
}

/// The sound of a name, roughly: two transliterations of one name often have the same.
pub(super) fn skeleton(form: &str) -> String {
    let bytes = form.as_bytes();
    let mut out = String::with_capacity(form.len());
    let mut at = 0;
    while at < bytes.len() {
        let rule = sounds(bytes[at]).iter().find(|(from, _)| bytes[at..].starts_with(from.as_bytes()));
        if let Some((from, to)) = rule {
            // What a rule gives is folded on like what stands alone: `ch` is `c` is `k`.
            to.chars().for_each(|c| push_single(&mut out, if c == 'c' { 'k' } else { c }));
            at += from.len();
        } else {
            let Some(c) = form[at..].chars().next() else { break };
            push_single(&mut out, c);
            at += c.len_utf8();
        }
    }
    out
}

fn push_single(out: &mut String, c: char) {
    if !out.ends_with(c) {
        out.push(c);
    }
}

/// The skeleton without its vowels, the first letter kept.
pub(super) fn consonants(skeleton: &str) -> String {
    let mut out = String::with_capacity(skeleton.len());
    for (k, c) in skeleton.char_indices() {
        if k == 0 || !matches!(c, 'a' | 'i' | 'u' | 'h') {
            push_single(&mut out, c);
        }
    }
    out
}

/// Edits between two forms; neighbours swapped count once.
pub(super) fn edits(a: &str, b: &str) -> usize {
    similar::edits(a, b)
}

/// How many edits two forms of this length may be apart.
pub(super) const fn reach(letters: usize) -> usize {
    match letters {
        0..6 => 1,
        6..10 => 2,
        _ => 3,
    }
}

/// Endings that make another word of a word, longest first where one ends another.
const ENDINGS: &[&str] = &[
    "s", "es", "a", "n", "an", "ian", "ean", "ese", "ish", "i", "ic", "ical", "ist", "ists", "ism", "ed", "d", "ing",
    "ings", "er", "r", "ers", "al", "ly", "y", "ity", "ment", "ments", "ion", "ions", "or", "ors", "ans", "ians", "ns",
    "ness", "ful", "less", "able", "en", "th", "ship", "hood", "land", "ville", "ton", "man", "men", "in", "la", "ia",
    "town", "field", "son",
];

/// Endings that stand for one another: one word in two inflections.
const SWAPS: &[(&str, &str)] = &[
    ("y", "ies"),
    ("e", "ish"),
    ("es", "ish"),
    ("s", "ish"),
    ("e", "ing"),
    ("y", "ied"),
    ("man", "men"),
    ("a", "an"),
    ("as", "an"),
    ("as", "ans"),
    ("a", "s"),
    ("y", "s"),
    ("y", "an"),
    ("y", "ans"),
    ("ia", "s"),
    ("ia", "is"),
    ("i", "ia"),
    ("e", "ian"),
    ("a", "ian"),
    ("y", "ian"),
    ("ed", "ing"),
    ("er", "ing"),
    ("er", "ed"),
    ("or", "ion"),
    ("ers", "ing"),
    ("ist", "ism"),
    ("ist", "ic"),
    ("ian", "ish"),
    ("us", "i"),
    ("is", "es"),
    ("ors", "ion"),
    ("or", "ions"),
    ("ant", "ance"),
    ("ent", "ence"),
    ("ce", "t"),
    ("ment", "or"),
    ("ment", "ed"),
    ("ment", "ing"),
    ("ic", "y"),
    ("ean", "e"),
    ("ies", "ie"),
    ("ion", "ive"),
    ("al", "e"),
    ("n", "ns"),
    ("f", "ves"),
    ("fe", "ves"),
    ("os", "a"),
    ("tion", "tor"),
    ("butors", "bution"),
];

/// Whether one is the other with an ending of English: plurals, demonyms, verb forms, derived nouns.
pub(super) fn inflected(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if let Some(ending) = long.strip_prefix(short)
        && ENDINGS.contains(&ending)
    {
        return true;
    }
    // What an ending is swapped on is three letters long at least.
    let begins_alike = a.as_bytes().get(..3).is_some_and(|begin| b.as_bytes().starts_with(begin));
    begins_alike
        && SWAPS.iter().any(|(x, y)| {
            let pair = |a: &str, b: &str| match (a.strip_suffix(x), b.strip_suffix(y)) {
                (Some(p), Some(q)) => p == q && p.len() >= 3,
                _ => false,
            };
            pair(a, b) || pair(b, a)
        })
}

/// Whether one is a given name and the other is it with a vowel at its end: mostly another given name (`Carol`, `Carola`).
pub(super) fn given_ending(x: &Form<'_>, y: &Form<'_>) -> bool {
    let (short, long) = if x.text.len() <= y.text.len() { (x, y) } else { (y, x) };
    short.classes.has(Classes::GIVEN)
        && long
            .text
            .strip_prefix(short.text.as_ref())
            .is_some_and(|e| matches!(e, "a" | "e" | "o" | "i" | "y" | "ia" | "ina" | "ine"))
}

/// Mario and Maria: two names that differ in the ending of a man's and a woman's.
pub(super) fn gendered(a: &str, b: &str) -> bool {
    let (Some(x), Some(y)) = (a.strip_suffix(['o', 'a']), b.strip_suffix(['o', 'a'])) else { return false };
    x == y && a != b && x.len() >= 3
}

/// `lanka`, `lankan`; `cuba`, `cubans`: a land and its people.
pub(super) fn of_land(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.ends_with(['a', 'o', 'i', 'u']) && long.strip_prefix(short).is_some_and(|e| matches!(e, "n" | "ns"))
}

/// Endings of lands, and what stands for each in the name of their people.
const PEOPLES: [(&str, &[&str]); 7] = [
    ("n", &["", "s"]),
    ("en", &["ish"]),
    ("land", &["", "s", "ish"]),
    ("a", &["e", "es", "o", "os"]),
    ("ia", &["", "s", "e", "es"]),
    ("y", &["ian", "ians", "ic"]),
    ("", &["i", "is", "an", "ans", "ese", "ic", "ish", "er", "ers"]),
];

/// `argentina`, `argentine`; `yemen`, `yemeni`; `chile`, `chileans`: of one whose first is a land by a list.
pub(super) fn people_of(land: &str, people: &str) -> bool {
    PEOPLES.iter().any(|(ending, others)| {
        let stem = land.strip_suffix(ending).filter(|stem| stem.len() >= 3);
        let rest = stem.and_then(|stem| people.strip_prefix(stem));
        rest.is_some_and(|rest| others.contains(&rest))
    })
}

/// Whether both are made of the same letters.
pub(super) fn anagrams(a: &str, b: &str) -> bool {
    a.len() == b.len() && sorted(a) == sorted(b)
}

/// The letters in order: equal for anagrams.
pub(super) fn sorted(form: &str) -> Vec<u8> {
    let mut bytes = form.as_bytes().to_vec();
    bytes.sort_unstable();
    bytes
}

/// Whether the digits in both are the same.
pub(super) fn same_digits(a: &str, b: &str) -> bool {
    a.bytes().filter(u8::is_ascii_digit).eq(b.bytes().filter(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::{anagrams, consonants, gendered, inflected, of_land, people_of, same_digits, skeleton};

    #[test]
    fn hears_one_sound_in_two_spellings() {
        for (a, b) in [
            ("mohammed", "mohamed"),
            ("yusuf", "yousuf"),
            ("carolina", "karolina"),
            ("philip", "filip"),
            ("hussein", "husein"),
        ] {
            assert_eq!(skeleton(a), skeleton(b), "{a} {b}");
        }
        assert_eq!(consonants(&skeleton("sulayman")), consonants(&skeleton("soliman")));
        assert_ne!(skeleton("dortmund"), skeleton("dartmouth"));
    }

    #[test]
    fn knows_the_endings_of_men_women_and_peoples() {
        assert!(gendered("adriano", "adriana") && gendered("maria", "mario"));
        assert!(!gendered("ada", "ado") && !gendered("lind", "lund"));
        for (land, people) in
            [("argentina", "argentine"), ("yemen", "yemeni"), ("chile", "chileans"), ("serbia", "serbs")]
        {
            assert!(people_of(land, people), "{land} {people}");
        }
        assert!(!people_of("aden", "adenn") && !people_of("halden", "haldern"));
        assert!(of_land("lanka", "lankan") && of_land("cubans", "cuba") && !of_land("tennant", "tennan"));
    }

    #[test]
    fn knows_inflections() {
        for (a, b, want) in [
            ("eagle", "eagles", true),
            ("kenya", "kenyan", true),
            ("spain", "spanish", false),
            ("honduras", "honduran", true),
            ("company", "companies", true),
            ("gunman", "gunmen", true),
            ("operator", "operating", false),
            ("marlowe", "marlow", false),
            ("peterson", "petersen", false),
        ] {
            assert_eq!(inflected(a, b), want, "{a} {b}");
        }
    }

    #[test]
    fn compares_letters_and_digits() {
        assert!(anagrams("nato", "otan") && !anagrams("bbc", "abc"));
        assert!(same_digits("qx71", "q71") && !same_digits("qx71", "qx72"));
    }
}
