//! Ages by the ten: `in her 30s`, `a man in his late fifties`, `in his teens`.

use crate::kind::figure::{self, Figure};
use crate::model::{Amount, Bound, Cues, Decimal, Mention, SentenceView, Shape, Word};

use super::{YEAR, w};

/// `in her 30s`, `a man in his mid-20s`.
pub(super) fn decade(sentence: &SentenceView<'_>, figure: Figure) -> Option<Mention> {
    let tens = figure.low.to_int().filter(|n| (10..=90).contains(n) && n % 10 == 0)?;
    let glued = sentence.tokens.get(figure.end).filter(|t| !t.looks(Shape::SPACED))?;
    // `30s` and `30's`
    if glued.word != const { w("s") } && glued.word != const { w("'s") } || figure.range {
        return None;
    }
    of_decade(sentence, tens, figure.start, figure.end + 1)
}

/// `in her thirties`.
pub(super) fn decade_in_words(sentence: &SentenceView<'_>, at: usize) -> Option<Mention> {
    const TENS: [(Word, i64); 9] = [
        (w("teens"), 10),
        (w("twenties"), 20),
        (w("thirties"), 30),
        (w("forties"), 40),
        (w("fifties"), 50),
        (w("sixties"), 60),
        (w("seventies"), 70),
        (w("eighties"), 80),
        (w("nineties"), 90),
    ];
    let token = &sentence.tokens[at];
    if !token.cues.has(Cues::DECADE) {
        return None;
    }
    let tens = TENS.iter().find(|t| t.0 == token.word)?.1;
    of_decade(sentence, tens, at, at + 1)
}

fn of_decade(sentence: &SentenceView<'_>, tens: i64, start: usize, end: usize) -> Option<Mention> {
    let mut from = start;
    let back = |from: usize, words: &[Word]| from > 0 && sentence.is_any(from - 1, words);
    if back(from, const { &[w("-")] }) {
        from -= 1;
    }
    let (mut low, mut high) = (if tens == 10 { 13 } else { tens }, tens + 9);
    if back(from, const { &[w("early")] }) {
        (high, from) = (if tens == 10 { 15 } else { tens + 4 }, from - 1);
    } else if back(from, const { &[w("mid"), w("middle")] }) {
        (low, high, from) = (tens + 3, tens + 7, from - 1);
    } else if back(from, const { &[w("late")] }) {
        (low, high, from) = (tens + 6, tens + 9, from - 1);
    }
    let whose = const { [w("his"), w("her"), w("their"), w("my"), w("your"), w("our")] };
    // `in his late 50s or early 60s`
    let second = || {
        back(from, const { &[w("or"), w("to")] })
            && (from.saturating_sub(7)..from).any(|k| sentence.is_any(k, &whose))
            && sentence.numerals.iter().any(|n| {
                let at = (n.tokens.start.saturating_sub(sentence.first)) as usize;
                at + 4 > from && at < from && sentence.is(at + 1, const { w("s") })
            })
    };
    if !back(from, &whose) && !second() {
        return None;
    }
    let amount =
        Amount { high: Decimal::int(high), bound: Bound::Vague, unit: YEAR, ..Amount::exact(Decimal::int(low)) };
    Some(figure::mention("age", sentence, from, end, amount))
}
