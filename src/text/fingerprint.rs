//! Fingerprints: short names that stay while what they name stays.

use std::cmp::Reverse;

use super::fold;
use crate::model::Word;

/// A fingerprint of a fact: its kind, its subject (a word that its sides share, or a name of its own; may be empty),
/// and the set of its values. Lines, file names, the order of sources and sources that agree do not enter, so it
/// survives all of them; a changed or third value gives another one.
#[must_use]
pub fn of<'a>(kind: &str, subject: &str, values: impl Iterator<Item = &'a str>) -> String {
    named(kind, &fold::plain(subject), &folded(values))
}

/// The set of values in a settled order, one a line.
fn folded<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut values: Vec<String> = values.map(fold::plain).collect();
    values.sort_unstable();
    values.dedup();
    values.join("\n")
}

fn named(kind: &str, subject: &str, values: &str) -> String {
    shown(&[kind, "\n", subject, "\n", values].concat())
}

/// The fingerprints of a fact, one for each of its subjects; one for all when it has none.
#[must_use]
pub fn all<'a>(kind: &str, subjects: &[Word], values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let values = folded(values);
    if subjects.is_empty() {
        return vec![named(kind, "", &values)];
    }
    // The same as `named` of each, and what they share is folded once.
    let mut head = Word::fold(kind);
    Word::folded("\n", |byte| head = head.then(byte));
    let mut tail = Vec::with_capacity(values.len() + 1);
    for part in ["\n", &values] {
        Word::folded(part, |byte| tail.push(byte));
    }
    let name = |word: &Word| {
        let subject = hex(word.0, 16);
        short(subject.bytes().chain(tail.iter().copied()).fold(head, Word::then))
    };
    subjects.iter().map(name).collect()
}

/// The fingerprint of the `n`-th fact (from 2) of one report that has the same kind, subject and values as another.
#[must_use]
pub fn again(id: &str, n: u32) -> String {
    shown(&format!("{id}\n{n}"))
}

/// Twelve digits for a text. The hash is stirred once more (the finaliser of `MurmurHash3`), or texts that differ in
/// one letter would look alike.
fn shown(text: &str) -> String {
    short(Word::fold(text))
}

fn short(word: Word) -> String {
    let mut hash = word.0;
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hex((hash ^ (hash >> 33)) >> 16, 12)
}

/// A number in so many hexadecimal digits.
fn hex(number: u64, digits: u32) -> String {
    let mut out = String::with_capacity(digits as usize);
    for k in (0..digits).rev() {
        out.push(char::from(b"0123456789abcdef"[(number >> (4 * k)) as usize % 16]));
    }
    out
}

/// The one value of several that agree which a fingerprint goes by: an exact one before a vague or bounded one, then
/// the finest, then the first in the alphabet. So it does not hang on which source comes first, nor on vaguer sources.
#[must_use]
pub fn finest<'a>(values: impl Iterator<Item = &'a str>) -> &'a str {
    values.min_by_key(|value| rank(value)).unwrap_or("")
}

fn rank(value: &str) -> (bool, Reverse<usize>, &str) {
    let vague = value.starts_with(['~', '>', '<']) || value.contains("..");
    let fine = value.trim_end_matches(|c: char| !c.is_ascii_digit() || c == '0').len();
    (vague, Reverse(fine), value)
}

#[cfg(test)]
mod tests {
    use super::{again, all, finest, folded, named, of};
    use crate::model::Word;

    #[test]
    fn the_order_of_values_does_not_matter_and_a_third_value_does() {
        let id = of("date", "", ["2022-09-05", "2022-09-06"].into_iter());
        assert_eq!(id, of("date", "", ["2022-09-06", "2022-09-05", "2022-09-06"].into_iter()));
        assert_ne!(id, of("date", "", ["2022-09-05", "2022-09-06", "2022-09-07"].into_iter()));
        assert_ne!(id, of("date", "kaba", ["2022-09-05", "2022-09-06"].into_iter()));
        assert_ne!(id, again(&id, 2));
        assert_eq!(id.len(), again(&id, 2).len());
    }

    #[test]
    fn a_fact_of_several_subjects_has_the_name_of_each() {
        let (subjects, values) = ([Word::of("kaba"), Word::of("q")], ["5.5 m", "Größe", "a.m."]);
        let names = all("date", &subjects, values.into_iter());
        for (subject, name) in subjects.iter().zip(&names) {
            assert_eq!(*name, named("date", &format!("{:016x}", subject.0), &folded(values.into_iter())));
        }
    }

    #[test]
    fn the_finest_value_speaks_for_those_that_agree() {
        for (values, best) in [
            (&["4000", "~4000", "3987"][..], "3987"),
            (&[">=100", "100"], "100"),
            (&["2022-09", "2022-09-05"], "2022-09-05"),
            (&["24 year", "24 year"], "24 year"),
            (&["b", "a"], "a"),
            (&[], ""),
        ] {
            assert_eq!(finest(values.iter().copied()), best);
            assert_eq!(finest(values.iter().rev().copied()), best);
        }
    }
}
