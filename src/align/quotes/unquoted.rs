//! Words that one article quotes and another prints as its own, or as a transcript without marks.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::align::words::{NONE, Words};
use crate::model::{Article, Shape, Span};

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
    // First words, and roughly with what second ones: most words of a text open no quotation.
    let mut opens = vec![0_u64; words.count()];
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
            opens[said[0] as usize] |= bit(said[1]);
            let alike = keys.entry(key(said.iter().copied())).or_default();
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
    let mut run: Vec<u32> = Vec::new();
    for (index, (_, article)) in articles.iter().enumerate() {
        let (document, numbers) = (&article.document, words.in_article(index));
        let word = |at: u32| numbers[at as usize];
        for (number, sentence) in document.sentences.iter().enumerate().filter(|(_, s)| s.zone.counts()) {
            let opens = |at: &u32| {
                let opens = if word(*at) == NONE { 0 } else { opens[word(*at) as usize] };
                // What stands beyond the sentence is looked at below.
                let second = || (at + 1..sentence.tokens.end).map(word).find(|word| *word != NONE);
                opens != 0 && second().is_none_or(|second| opens & bit(second) != 0)
            };
            for at in sentence.tokens.clone().filter(opens) {
                // The tokens of the words from here on.
                let later = document.sentences[number + 1..].iter().filter(|s| s.zone.counts());
                let later = later.flat_map(|s| s.tokens.clone());
                let mut plain = (at..sentence.tokens.end).chain(later).filter(|t| word(*t) != NONE);
                run.clear();
                run.extend(plain.by_ref().take(KEY + 1));
                let Some(alike) = keys.get(&key(run.iter().map(|t| word(*t)))).filter(|_| run.len() > KEY) else {
                    continue;
                };
                let most = alike.iter().map(|w| quoted[*w].len()).max().unwrap_or(0);
                run.extend(plain.take(most.saturating_sub(run.len())));
                for wording in alike {
                    let words = &quoted[*wording];
                    let Some(run) = run.get(..words.len()) else { continue };
                    let token = |at: &u32| &document.tokens[*at as usize];
                    let same = run.iter().zip(words).all(|(t, w)| word(*t) == *w && !token(t).looks(Shape::QUOTED));
                    let elsewhere = units.wordings[*wording].iter().all(|u| units.all[*u].article != index);
                    if same && elsewhere {
                        let span = token(&run[0]).span.to(token(&run[run.len() - 1]).span);
                        out.entry(*wording).or_default().push((index, span));
                    }
                }
            }
        }
    }
    out
}

/// One bit for a word.
const fn bit(word: u32) -> u64 {
    1 << (word % 64)
}

/// A hash of the first words.
fn key(words: impl Iterator<Item = u32>) -> u64 {
    let mix = |hash: u64, word: u32| (hash.rotate_left(9) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    words.take(KEY).fold(0, mix)
}
