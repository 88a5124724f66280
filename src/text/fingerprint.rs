//! Fingerprints: short names that stay while what they name stays.

use super::fold;
use crate::model::Word;

/// A fingerprint of a fact: its kind, what it is about, and the set of its values. Lines, file names and the order of
/// sources do not enter, so it survives all of them; a changed or third value gives another one.
#[must_use]
pub fn of<'a>(kind: &str, about: &str, values: impl Iterator<Item = &'a str>) -> String {
    let mut values: Vec<String> = values.map(fold::plain).collect();
    values.sort_unstable();
    values.dedup();
    let key = format!("{kind}\n{}\n{}", fold::plain(about), values.join("\n"));
    format!("{:012x}", Word::fold(&key).0 >> 16)
}
