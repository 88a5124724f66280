//! The words that hold a story together, for people to read.

use rustc_hash::FxHashMap;

use super::sketch::{Key, marks};
use crate::lexicon;
use crate::model::{Classes, Document, Source, Word};

const NUMBER: Classes = Classes::NUMBER.with(Classes::WEEKDAY).with(Classes::MONTH);

/// What the articles of a story share: names before ordinary words, what most of them say first.
#[must_use]
pub fn words(articles: &[(&Source, &Document)], most: usize) -> Vec<String> {
    let mut found: FxHashMap<Key, (u32, u32, String)> = FxHashMap::default();
    for (number, (source, document)) in articles.iter().enumerate() {
        marks(&source.text, document, source.published, |key, span| {
            let text = span.of(&source.text);
            let figure =
                text.starts_with(|c: char| c.is_ascii_digit()) || lexicon::classes(Word::fold(text)).has(NUMBER);
            if text.is_empty() || figure {
                return;
            }
            let entry = found.entry(key).or_insert_with(|| (0, u32::MAX, text.to_owned()));
            if entry.1 != number as u32 {
                entry.0 += 1;
                entry.1 = number as u32;
            }
        });
    }
    let mut shared: Vec<(u32, bool, String)> =
        found.into_iter().filter(|f| f.1.0 > 1).map(|(key, (count, _, text))| (count, key.is_word(), text)).collect();
    // Names before ordinary words, then by the alphabet.
    shared.sort_unstable_by(|a, b| (a.1, std::cmp::Reverse(a.0), &a.2).cmp(&(b.1, std::cmp::Reverse(b.0), &b.2)));
    shared.truncate(most);
    shared.into_iter().map(|s| s.2).collect()
}
