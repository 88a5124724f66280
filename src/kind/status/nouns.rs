//! What a noun is in its phrase: whether it heads it or hangs on another, and names of things that are no names.

use crate::model::{Classes, SentenceView, Shape, Word, WordSet};

use super::parties::{PARTS, RELATIVE, THE};
use super::stages::breaks;

const fn w(word: &str) -> Word {
    Word::of(word)
}

const EMERGENCY: WordSet = WordSet::of(&[w("emergency"), w("alert"), w("siege")]);
const ROUGHLY: WordSet = WordSet::of(&[w("about"), w("around"), w("over"), w("under"), w("near")]);

/// `state of emergency`
pub(super) fn emergency(view: &SentenceView<'_>, c: usize) -> bool {
    view.is(c, const { w("state") }) && view.is(c + 1, const { w("of") }) && view.is_in(c + 2, &EMERGENCY)
}

/// The number of a road: `A61`, `M25`, `I-95`.
pub(super) fn code(view: &SentenceView<'_>, c: usize) -> bool {
    let word = view.word(c).as_bytes();
    let digits = word.get(1..).unwrap_or_default();
    let digits = digits.strip_prefix(b"-").unwrap_or(digits);
    word.first().is_some_and(u8::is_ascii_uppercase)
        && (1..=4).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
}

/// Whether a noun is the head of its phrase: `the road`, not `the road workers`, not `the road's`.
pub(super) fn heads(view: &SentenceView<'_>, c: usize, end: usize) -> bool {
    let Some(next) = view.tokens.get(c + 1).filter(|_| c + 1 < end) else { return true };
    if matches!(view.word(c + 1), "'s" | "’s" | "'" | "’") {
        return false;
    }
    let small = Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::STOP).with(Classes::DIGITS);
    let past = next.is_a(Classes::VERB) && next.lemma != next.word;
    !next.looks(Shape::WORD)
        || next.is_a(small.with(Classes::WEEKDAY).with(Classes::CALENDAR).with(Classes::SPEECH))
        || past
        || next.is_name() && !view.tokens[c].is_name()
        || !next.is_a(Classes::ENGLISH)
        || view.word(c + 1).ends_with("ly")
        || PARTS.contains(next.word)
        || RELATIVE.contains(next.word)
        || view.word(c + 1).ends_with("ing")
        || matches!(view.word(c + 1), "alive" | "dead" | "safe" | "guilty" | "back" | "home" | "hostage" | "captive")
}

/// Whether a noun hangs on a preposition: `the end of the road`.
pub(super) fn depends(view: &SentenceView<'_>, c: usize) -> bool {
    let mut k = c;
    while k > 0 && c - k < 4 {
        k -= 1;
        let t = &view.tokens[k];
        if t.is_a(Classes::PREPOSITION) {
            // `about 200 people`
            return !view.tokens[k + 1].is_a(Classes::DIGITS.with(Classes::NUMBER)) || !ROUGHLY.contains(t.word);
        }
        if breaks(view, k) || t.is_a(Classes::AUXILIARY) {
            return false;
        }
        if THE.contains(t.word) {
            return k > 0 && view.tokens[k - 1].is_a(Classes::PREPOSITION);
        }
    }
    false
}
