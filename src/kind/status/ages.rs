//! The age that stands beside a person: it tells who is meant where articles call somebody by different nouns.

use crate::model::{Classes, SentenceView, Shape, Word};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// How many words may stand between an age and its noun: `a 34-year-old former Kessel man`.
const BETWEEN: usize = 3;

/// The tokens of `61-year-old`.
const LONG: usize = 5;

/// Whether token `c` ends an age that stands for a person: `the 61-year-old`.
pub(super) fn ends(view: &SentenceView<'_>, c: usize) -> bool {
    c + 1 >= LONG
        && view.is(c, const { w("old") })
        && view.is_any(c - 2, &[const { w("year") }, const { w("years") }])
        && years_at(view, c + 1 - LONG)
}

/// The years of the age that is told of the person whose name or noun lies at `around`.
pub(super) fn beside<'a>(view: &SentenceView<'a>, around: &std::ops::Range<usize>) -> Option<&'a str> {
    let told = |k: usize| years_at(view, k).then(|| view.word(k));
    let word = |k: usize| view.tokens.get(k).map(|_| view.word(k));
    if around.end > 0 && ends(view, around.end - 1) {
        return told(around.end - LONG);
    }
    // `a 19-year-old Kessel man`
    let plain = |k: &usize| view.tokens[*k].looks(Shape::WORD) && !view.tokens[*k].is_a(Classes::FUNCTION);
    let old = (around.start.saturating_sub(BETWEEN + 1)..around.start).rev();
    let mut passed = old.take_while(|k| plain(k) || ends(view, *k));
    if let Some(at) = passed.find(|k| ends(view, *k)) {
        return told(at + 1 - LONG);
    }
    // `Roche, 19, of`; `Roche (19)`; `Roche, aged 19,`; `a boy of 17`; `Roche, who is 31,`
    let mut k = around.end;
    let opened = matches!(word(k), Some("," | "("));
    k += usize::from(opened);
    let who = opened && view.is(k, const { w("who") }) && view.is(k + 1, const { w("is") });
    k += 2 * usize::from(who);
    let said = view.is_any(k, &[const { w("aged") }, const { w("of") }]);
    k += usize::from(said);
    let closed =
        |k: usize| word(k).is_none_or(|w| matches!(w, "," | ")" | "." | ";")) || view.is(k, const { w("and") });
    let follows = closed(k + 1)
        || said && view.tokens.get(k + 1).is_some_and(|t| !t.is_a(Classes::UNIT.with(Classes::TIME_UNIT)));
    ((opened || said) && follows).then(|| told(k)).flatten()
}

/// Whether a token is a number of years.
fn years_at(view: &SentenceView<'_>, k: usize) -> bool {
    let Some(token) = view.tokens.get(k) else { return false };
    let word = view.word(k).as_bytes();
    token.is_a(Classes::DIGITS) && word.len() <= 2 && word.iter().all(u8::is_ascii_digit) && !word.starts_with(b"0")
}
