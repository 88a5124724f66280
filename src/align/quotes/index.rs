//! Which wordings are worth comparing: an index of runs of words, so that all pairs are never formed.

use rustc_hash::FxHashMap;

use crate::align::recurring::Recurring;
use crate::text::wording::{Weight, Wording};

/// What shared words must weigh, in hundredths.
const ENOUGH: i32 = 400;
const WORD: i32 = 100;
const PAIR: i32 = 150;
const TRIPLE: i32 = 200;
/// A run of words that more wordings hold says nothing.
const COMMON: usize = 40;
/// How many candidates of one wording are looked at, the best first.
const CANDIDATES: usize = 40;

/// Pairs of wordings `(earlier, later)` that share enough rare words and runs of words, in order.
pub(super) fn candidates<'a>(wordings: impl Iterator<Item = &'a Wording>) -> Vec<(usize, usize)> {
    let mut keys: Vec<Vec<(u64, i32)>> = wordings.map(keys).collect();
    // Most keys come once, and lead nowhere.
    let mut recurring = Recurring::default();
    recurring.clear(keys.iter().map(Vec::len).sum());
    for (key, _) in keys.iter().flatten() {
        recurring.add(*key);
    }
    for keys in &mut keys {
        keys.retain(|(key, _)| recurring.has(*key));
    }
    let mut posts: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (id, keys) in keys.iter().enumerate() {
        for (key, _) in keys {
            posts.entry(*key).or_default().push(id as u32);
        }
    }
    let mut out = Vec::new();
    let mut weights: FxHashMap<u32, i32> = FxHashMap::default();
    let mut best: Vec<(i32, u32)> = Vec::new();
    for (id, keys) in keys.iter().enumerate() {
        weights.clear();
        for (key, weight) in keys {
            let post = &posts[key];
            if post.len() <= COMMON {
                for other in post.iter().take_while(|o| (**o as usize) < id) {
                    *weights.entry(*other).or_default() += weight;
                }
            }
        }
        best.clear();
        best.extend(weights.iter().filter(|w| *w.1 >= ENOUGH).map(|(other, weight)| (-weight, *other)));
        best.sort_unstable();
        best.truncate(CANDIDATES);
        out.extend(best.iter().map(|b| (b.1 as usize, id)));
    }
    out.sort_unstable();
    out
}

/// Content words, pairs and triples of a wording, each once, with what they weigh.
fn keys(wording: &Wording) -> Vec<(u64, i32)> {
    let words: Vec<_> = wording.items.iter().filter(|i| i.weight != Weight::Gap).collect();
    let mix = |hash: u64, word: u64| (hash.rotate_left(21) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut out = Vec::with_capacity(3 * words.len());
    for (at, item) in words.iter().enumerate() {
        if item.weight == Weight::Content && item.span.len() >= 4 {
            out.push((mix(1, item.word.0), WORD));
        }
        let Some(second) = words.get(at + 1) else { continue };
        let pair = mix(mix(2, item.word.0), second.word.0);
        if item.weight == Weight::Content || second.weight == Weight::Content {
            out.push((pair, PAIR));
        }
        if let Some(third) = words.get(at + 2) {
            out.push((mix(mix(3, pair), third.word.0), TRIPLE));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}
