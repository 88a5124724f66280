//! Words that one article quotes and another prints as its own, or as a transcript without marks.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::model::{Article, Shape, Span, Token, Word};

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
pub(super) fn find(units: &Units, articles: &[(u32, &Article)]) -> Unquoted {
    let mut keys: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut quoted: Vec<Vec<Word>> = Vec::with_capacity(units.wordings.len());
    // First words, roughly: most words of a text open no quotation.
    let mut opens = 0_u64;
    for (wording, said) in units.wordings.iter().enumerate() {
        let unit = &units.all[said[0]];
        let tokens = &articles[unit.article].1.document.tokens;
        let from = tokens.partition_point(|t| t.span.start < unit.span.start);
        let words: Vec<Word> = tokens[from..]
            .iter()
            .take_while(|t| t.span.end <= unit.span.end)
            .filter(|t| is_word(t) && t.looks(Shape::QUOTED))
            .map(|t| t.word)
            .collect();
        if words.len() >= WORDS {
            opens |= bit(words[0]);
            let alike = keys.entry(key(words.iter().copied())).or_default();
            if alike.len() < ALIKE {
                alike.push(wording);
            }
        }
        quoted.push(words);
    }
    let mut out = Unquoted::new();
    if keys.is_empty() {
        return out;
    }
    for (index, (_, article)) in articles.iter().enumerate() {
        let document = &article.document;
        let plain: Vec<&Token> = document
            .sentences
            .iter()
            .filter(|s| s.zone.counts())
            .flat_map(|s| &document.tokens[s.tokens.start as usize..s.tokens.end as usize])
            .filter(|t| is_word(t))
            .collect();
        for at in (0..plain.len().saturating_sub(KEY)).filter(|at| opens & bit(plain[*at].word) != 0) {
            let Some(alike) = keys.get(&key(plain[at..].iter().map(|t| t.word))) else { continue };
            for wording in alike {
                let words = &quoted[*wording];
                let Some(run) = plain.get(at..at + words.len()) else { continue };
                let same = run.iter().zip(words).all(|(t, w)| t.word == *w && !t.looks(Shape::QUOTED));
                let elsewhere = units.wordings[*wording].iter().all(|u| units.all[*u].article != index);
                if same && elsewhere {
                    out.entry(*wording).or_default().push((index, run[0].span.to(run[run.len() - 1].span)));
                }
            }
        }
    }
    out
}

fn is_word(token: &Token) -> bool {
    token.looks(Shape::WORD) || token.looks(Shape::NUMBER)
}

/// One bit for a word.
const fn bit(word: Word) -> u64 {
    1 << (word.0 % 64)
}

fn key(words: impl Iterator<Item = Word>) -> u64 {
    words.take(KEY).fold(0, |hash, word| (hash.rotate_left(9) ^ word.0).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
