//! Names that are put together like a code: abbreviations, designations of makes, identifiers of programs. A letter more or
//! less makes another name of them, not a misspelling.

use super::letters;
use crate::lexicon::{self, names::PARTICLES};
use crate::model::{Classes, Word};

/// Beginnings that turn a word into another one.
const PREFIXES: &[&str] =
    &["anti", "co", "de", "dis", "im", "in", "ir", "mis", "non", "pre", "re", "semi", "sub", "super", "un"];

/// The shortest word that bears one of them.
const STEM: usize = 4;

/// Beginnings of surnames behind which a capital says nothing: `McDonald`.
const SURNAMES: &[&str] = &["Al", "De", "Del", "Di", "Du", "El", "Fitz", "La", "Le", "Mac", "Mc", "Van", "Von"];

/// Why two names, as they are written, are two codes, and no misspelling of one; `None` when they may be one.
pub(super) fn other(a: &str, b: &str) -> Option<&'static str> {
    if prefixed(&a.to_lowercase(), &b.to_lowercase()) {
        return Some("a beginning that turns a word");
    }
    if abbreviation(a) && abbreviation(b) && !letters::anagrams(&a.to_lowercase(), &b.to_lowercase()) {
        return Some("abbreviations");
    }
    let coded = [a, b].iter().any(|name| is_coded(name));
    if coded && [(a, b), (b, a)].iter().any(|(one, many)| many.strip_suffix('s') == Some(one)) {
        return Some("a plural");
    }
    let (x, y) = (parts(a), parts(b));
    if x.len() == 1 && y.len() == 1 {
        return None;
    }
    let (short, long) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    if short.len() < long.len() {
        let mut rest = long.iter();
        let held = short.iter().all(|part| rest.any(|other| other.eq_ignore_ascii_case(part)));
        let made = [a, b].iter().all(|name| is_coded(name));
        // `X-ray`, `C-code`
        let letter = long.iter().any(|part| part.chars().count() == 1);
        return (held || made || letter).then_some("one has a part more");
    }
    let capitals = |p: &str| coded && p.chars().all(char::is_uppercase);
    let unlike = |(p, q): (&&str, &&str)| {
        p != q && (capitals(p) || capitals(q)) || !misspelt(&p.to_lowercase(), &q.to_lowercase(), coded)
    };
    x.iter().zip(&y).any(unlike).then_some("another part")
}

/// `URLs`, `tvOS`, `UTF`: short, and half of it or more capitals, two at least.
fn abbreviation(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    // A name in a headline is in capitals throughout, and longer.
    capitals >= 2 && letters <= 6 && capitals * 2 >= letters && (capitals < letters || letters <= 4)
}

/// `compatible`, `incompatible`
fn prefixed(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.strip_suffix(short).is_some_and(|prefix| short.len() >= STEM && PREFIXES.contains(&prefix))
}

/// Whether one part may be the other misspelt. Of a code only a word of four letters may, by one letter.
fn misspelt(a: &str, b: &str, coded: bool) -> bool {
    let particle = |p: &str| PARTICLES.contains(&Word::of(p));
    if a == b || particle(a) && particle(b) {
        return true;
    }
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let edits = letters::edits(a, b);
    // `Right-exclusive`, `Right-inclusive`: two words of the language.
    if [a, b].iter().all(|p| p.len() >= STEM && lexicon::classes(Word::of(p)).has(Classes::ENGLISH)) {
        return false;
    }
    let near = if coded { short >= 4 && edits * 4 <= long } else { edits * 5 <= long * 2 };
    near && !prefixed(a, b) || !coded && letters::skeleton(a) == letters::skeleton(b)
}

/// A capital behind a small letter, a digit, a dot: no word of prose, and no name of a person.
fn is_coded(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_digit() || c == '.' || c == '_') || name.split('-').any(|p| hump(p).is_some())
}

/// Where a capital stands behind a small letter, the beginnings of surnames left out.
fn hump(part: &str) -> Option<usize> {
    let mut before: Option<char> = None;
    for (at, c) in part.char_indices() {
        let rises = c.is_uppercase() && before.is_some_and(char::is_lowercase);
        if rises && !SURNAMES.contains(&&part[..at]) {
            return Some(at);
        }
        before = Some(c);
    }
    None
}

/// The parts of a name: between its signs, its humps, its letters and digits.
fn parts(name: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for word in name.split(|c: char| !c.is_alphanumeric()) {
        let mut rest = word;
        while !rest.is_empty() {
            let digits = rest.starts_with(|c: char| c.is_ascii_digit());
            let run = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
            let letters = &rest[..run];
            let end = if digits { run } else { capitals(letters).min(hump(letters).unwrap_or(run)) };
            out.push(&rest[..end]);
            rest = &rest[end..];
        }
    }
    out
}

/// How far the capitals go that stand before a word with a capital: `X` of `XChaCha`, `HTTP` of `HTTPServer`; all of it
/// where none do.
fn capitals(run: &str) -> usize {
    let small = run.char_indices().find(|(_, c)| !c.is_uppercase());
    let before = small.and_then(|(at, _)| run[..at].char_indices().next_back()).map_or(0, |(at, _)| at);
    if before > 0 { before } else { run.len() }
}

#[cfg(test)]
mod tests {
    use super::{other, parts};

    #[test]
    fn cuts_codes_into_parts() {
        for (name, want) in [
            ("Cortex-M4F", &["Cortex", "M", "4", "F"][..]),
            ("SourceKind", &["Source", "Kind"]),
            ("HTTPServer", &["HTTP", "Server"]),
            ("HWAddressSanitizer", &["HW", "Address", "Sanitizer"]),
            ("STATE.set", &["STATE", "set"]),
            ("McDonald", &["McDonald"]),
            ("Jean-Luc", &["Jean", "Luc"]),
            ("Élise", &["Élise"]),
        ] {
            assert_eq!(parts(name), want, "{name}");
        }
    }

    #[test]
    fn another_letter_of_a_code_is_another_code() {
        for (a, b) in [
            ("URLs", "URIs"),
            ("tvOS", "xrOS"),
            ("fPIC", "fPIE"),
            ("Cortex-M4", "Cortex-M4F"),
            ("Cortex-A5", "Cortex-R5F"),
            ("GetPoint", "TextPoint"),
            ("SharedA", "SharedB"),
            ("ShlAssign", "ShrAssign"),
            ("TokenStream", "TokenTrees"),
            ("STATE.set", "STATE.get"),
            ("ChaCha", "XChaCha"),
            ("Serialize", "Deserialize"),
            ("SemVer-compatible", "SemVer-incompatible"),
            ("Right-exclusive", "Right-inclusive"),
            ("CustomPointer", "CustomPointers"),
            ("Sec-Fetch-Dest", "Sec-Fetch-User"),
            ("200C", "200D"),
            ("PoolBuilder", "PoolBuildError"),
            ("RV32IMAFC", "RV32IMAC"),
            ("C-code", "Xcode"),
            ("UTF-16LE", "UTF-16BE"),
        ] {
            assert!(other(a, b).is_some() && other(b, a).is_some(), "{a} {b}");
        }
    }

    #[test]
    fn names_of_people_and_places_may_be_misspelt() {
        for (a, b) in [
            ("McDonald", "McDonnell"),
            ("MacArthur", "McArthur"),
            ("Ben-Gurion", "Bin-Gurion"),
            ("Al-Shabab", "Al-Shabaab"),
            ("Al-Nour", "El-Nour"),
            ("Jean-Pierre", "Jean-Piere"),
            ("CrowdStrike", "CrowdStrile"),
            ("Tennant", "Tennent"),
            ("Chrysler", "Chrylser"),
            ("MARSH", "MARCH"),
            ("DeVos", "DeVoss"),
            ("Hans-Peter", "Hans-Petter"),
        ] {
            assert_eq!(other(a, b), None, "{a} {b}");
        }
    }
}
