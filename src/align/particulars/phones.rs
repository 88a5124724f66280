//! Telephone numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Settings, Told, finding};
use crate::model::Finding;

/// Numbers that differ by one slip: a digit another, left out, or two that changed places. A slip leaves the front or the back of a
/// number as it was, so numbers meet over these.
pub(super) fn differing(phones: &[Told<'_>], settings: &Settings) -> Vec<Finding> {
    let mut by_value: BTreeMap<&str, Vec<&Told<'_>>> = BTreeMap::new();
    for phone in phones {
        by_value.entry(phone.value).or_default().push(phone);
    }
    let mut by_part: BTreeMap<(bool, &str), Vec<&str>> = BTreeMap::new();
    for value in by_value.keys() {
        let half = value.len().min(8) / 2 - 1;
        by_part.entry((true, &value[..half])).or_default().push(value);
        by_part.entry((false, &value[value.len() - half..])).or_default().push(value);
    }
    let mut pairs: BTreeSet<(&str, &str)> = BTreeSet::new();
    for values in by_part.values() {
        for (k, a) in values.iter().enumerate().take(FEW) {
            pairs.extend(values[k + 1..].iter().take(FEW).filter(|b| slip(a, b)).map(|b| (*a, *b)));
        }
    }
    let sources = |value: &str| -> BTreeSet<u32> { by_value[value].iter().map(|t| t.source).collect() };
    pairs
        .into_iter()
        // Numbers side by side in one article are two numbers.
        .filter(|(a, b)| sources(a).is_disjoint(&sources(b)))
        .map(|(a, b)| {
            let mut sides: Vec<&Told<'_>> = [a, b].iter().flat_map(|v| by_value[v].iter().copied()).collect();
            sides.sort_by_key(|t| (t.source, t.claim.mention.span));
            finding("phone", "telephone number".to_owned(), a, &sides, "one number but for a slip", settings)
        })
        .collect()
}

/// More numbers with one beginning are a directory.
const FEW: usize = 24;

/// Whether one slip of the hand leads from one number to the other.
fn slip(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (left, right) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    match (left.len(), right.len()) {
        // A last digit that differs is as often the next number of an office.
        (1, 1) => back > 0,
        (0, 1) => true,
        (2, 2) => left[0] == right[1] && left[1] == right[0],
        _ => false,
    }
}
