//! Words that one article quotes and another prints as its own, or as a transcript without marks.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::align::words::{NONE, Words};
use crate::model::{Article, Shape, Span, Token};

use super::units::Units;

/// How many words must be the same: fewer may be written twice by chance.
const WORDS: usize = 9;
/// How many first words lead to a quotation.
const KEY: usize = 6;
/// How many quotations may begin alike.
const ALIKE: usize = 8;

/// The same words without quotation marks, by wording: `(article, span)`.
pub(super) type Unquoted = BTreeMap<usize, Vec<(usize, Span)>>;

/// Finds the wordings that stand word for word in the unquoted text of another article. Linear in the text.
pub(super) fn find(units: &Units, articles: &[(u32, &Article)], words: &Words) -> Unquoted {
    let mut keys: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut quoted: Vec<Vec<u32>> = Vec::with_capacity(units.wordings.len());
    // First words: most words of a text open no quotation.
    let mut opens = vec![false; words.count()];
    for (wording, said) in units.wordings.iter().enumerate() {
        let unit = &units.all[said[0]];
        let tokens = &articles[unit.article].1.document.tokens;
        let from = tokens.partition_point(|t| t.span.start < unit.span.start);
        let said: Vec<u32> = tokens[from..]
            .iter()
            .zip(&words.in_article(unit.article)[from..])
            .take_while(|(t, _)| t.span.end <= unit.span.end)
            .filter(|(t, word)| **word != NONE && t.looks(Shape::QUOTED))
            .map(|(_, word)| *word)
            .collect();
        if said.len() >= WORDS {
            opens[said[0] as usize] = true;
            let alike = keys.entry(key(&said)).or_default();
            if alike.len() < ALIKE {
                alike.push(wording);
            }
        }
        quoted.push(said);
    }
    let mut out = Unquoted::new();
    if keys.is_empty() {
        return out;
    }
    // The words of an article, and their tokens.
    let (mut plain, mut tokens): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    for (index, (_, article)) in articles.iter().enumerate() {
        let (document, numbers) = (&article.document, words.in_article(index));
        plain.clear();
        tokens.clear();
        for sentence in document.sentences.iter().filter(|s| s.zone.counts()) {
            for at in sentence.tokens.clone().filter(|at| numbers[*at as usize] != NONE) {
                plain.push(numbers[at as usize]);
                tokens.push(at);
            }
        }
        for at in (0..plain.len().saturating_sub(KEY)).filter(|at| opens[plain[*at] as usize]) {
            let Some(alike) = keys.get(&key(&plain[at..])) else { continue };
            for wording in alike {
                let words = &quoted[*wording];
                if !plain[at..].starts_with(words) {
                    continue;
                }
                let run: Vec<&Token> =
                    tokens[at..at + words.len()].iter().map(|t| &document.tokens[*t as usize]).collect();
                let quoted = run.iter().any(|t| t.looks(Shape::QUOTED));
                let elsewhere = units.wordings[*wording].iter().all(|u| units.all[*u].article != index);
                if !quoted && elsewhere {
                    out.entry(*wording).or_default().push((index, run[0].span.to(run[run.len() - 1].span)));
                }
            }
        }
    }
    out
}

/// A hash of the first words.
fn key(words: &[u32]) -> u64 {
    let mix = |hash: u64, word: &u32| (hash.rotate_left(9) ^ u64::from(*word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    words.iter().take(KEY).fold(0, mix)
}
