//! Fingerprints: short names that stay while what they name stays.

use super::fold;
use crate::model::Word;

/// A fingerprint of a fact: its kind, a name when it has one of its own, and the set of its values. Lines, file names,
/// the order of sources and sources that agree do not enter, so it survives all of them; a changed or third value gives
/// another one.
#[must_use]
pub fn of<'a>(kind: &str, name: &str, values: impl Iterator<Item = &'a str>) -> String {
    let mut values: Vec<String> = values.map(fold::plain).collect();
    values.sort_unstable();
    values.dedup();
    let key = format!("{kind}\n{}\n{}", fold::plain(name), values.join("\n"));
    format!("{:012x}", Word::fold(&key).0 >> 16)
}

/// The fingerprint of the `n`-th fact (from 2) of one report that has the same kind and values as another.
#[must_use]
pub fn again(id: &str, n: u32) -> String {
    format!("{:012x}", Word::fold(&format!("{id}\n{n}")).0 >> 16)
}

#[cfg(test)]
mod tests {
    use super::{again, of};

    #[test]
    fn the_order_of_values_does_not_matter_and_a_third_value_does() {
        let id = of("date", "", ["2022-09-05", "2022-09-06"].into_iter());
        assert_eq!(id, of("date", "", ["2022-09-06", "2022-09-05", "2022-09-06"].into_iter()));
        assert_ne!(id, of("date", "", ["2022-09-05", "2022-09-06", "2022-09-07"].into_iter()));
        assert_ne!(id, again(&id, 2));
        assert_eq!(id.len(), again(&id, 2).len());
    }
}
