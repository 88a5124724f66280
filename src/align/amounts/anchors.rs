//! Anchors: plain signs that two claims speak of one thing, counted; clashes count against them.

use super::levels::{Level as L, Vector};

const ANCHORS: &[L] = &[
    L::HeadSame,
    L::VerbSame,
    L::EventSame,
    L::ModifierShared,
    L::NameLeft,
    L::NameRight,
    L::TouchLeft,
    L::TouchRight,
    L::NumberShared,
    L::OwnerSame,
    L::OwnerNoun,
    L::DateShared,
];

const CLASHES: &[L] = &[L::EventClash, L::EraClash, L::DateClash, L::HeadDiffers, L::NamesNone, L::MarkerClash];

/// Anchors less clashes of a pair.
pub(super) fn count(v: &Vector) -> i32 {
    let has = |l: &&L| v[**l as usize] > 0;
    let more = [
        v[L::SentenceCosine as usize] > 300,
        v[L::ClauseCosine as usize] > 400,
        v[L::NamesShared as usize] > 250,
        v[L::SeriesMargin as usize] > 300,
    ];
    let anchors = ANCHORS.iter().filter(has).count() + more.iter().filter(|m| **m).count();
    anchors as i32 - CLASHES.iter().filter(has).count() as i32
}
