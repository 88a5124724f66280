//! Located figures: the place that a figure is told of, by the words right beside it (`52 percent in Egypt`, `in India by 65 percent`).

use std::ops::Range;

use crate::model::{Classes, Document, Shape, Word, WordSet};

/// How many words, `percent of voice traffic` for one, may stand between a figure and `in`.
const BETWEEN: usize = 4;

/// How far before a figure `in` may stand.
const BACK: usize = 8;

const LINKS: WordSet = WordSet::of(&[Word::of("by"), Word::of("to"), Word::of("at"), Word::of("and")]);

/// What is told of places, one beside the other.
pub(super) const KINDS: &[&str] = &["percent", "count", "money"];

/// The token of the name of that place, of a figure of one of [`KINDS`]. `mention` and `sentence` are ranges of tokens.
pub(super) fn place(kind: &str, document: &Document, mention: Range<usize>, sentence: Range<usize>) -> Option<usize> {
    if !KINDS.contains(&kind) {
        return None;
    }
    let tokens = &document.tokens;
    let named = |at: usize| {
        let skip = usize::from(tokens.get(at).is_some_and(|t| t.word == const { Word::of("the") }));
        (at + skip < sentence.end && tokens[at + skip].is_name()).then_some(at + skip)
    };
    let inside = |at: usize| tokens[at].word == const { Word::of("in") };
    // `82 percent of voice traffic in India`, `82 percent of India's traffic`
    for at in mention.end..sentence.end.min(mention.end + BETWEEN) {
        if inside(at) {
            return named(at + 1);
        }
        if tokens[at].word == const { Word::of("of") } {
            if let Some(found) = named(at + 1).filter(|k| tokens[*k].is_a(Classes::PLACE)) {
                return Some(found);
            }
        } else if !tokens[at].looks(Shape::WORD) || tokens[at].looks(Shape::CAPITAL) {
            break;
        }
    }
    // `in Egypt by 80 percent`
    let mut at = mention.start;
    while at > sentence.start && (LINKS.contains(tokens[at - 1].word) || !tokens[at - 1].looks(Shape::WORD)) {
        at -= 1;
    }
    let run = (sentence.start..at).rev().take_while(|k| tokens[*k].is_name()).last();
    if let Some(first) = run.filter(|first| *first > sentence.start && inside(first - 1)) {
        return Some(first);
    }
    // `services in Egypt were down by 80 percent`
    let back = (sentence.start.max(mention.start.saturating_sub(BACK))..mention.start).rev();
    let mut words = back.take_while(|k| tokens[*k].looks(Shape::WORD));
    words.find(|k| inside(*k)).and_then(|k| named(k + 1)).filter(|k| tokens[*k].is_a(Classes::PLACE))
}
