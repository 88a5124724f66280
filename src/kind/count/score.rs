//! Scores, records and votes: two numbers that make one value.

use super::label;
use crate::kind::figure::{self, Figure};
use crate::model::{Amount, Classes, Decimal, Mention, SentenceView, Shape, Unit, Word};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// Words beside a score.
const CUES: [Word; 36] = [
    w("win"),
    w("won"),
    w("victory"),
    w("beat"),
    w("lose"),
    w("lost"),
    w("loss"),
    w("defeat"),
    w("draw"),
    w("drew"),
    w("tie"),
    w("score"),
    w("vote"),
    w("record"),
    w("lead"),
    w("led"),
    w("majority"),
    w("ruling"),
    w("decision"),
    w("triumph"),
    w("rout"),
    w("trail"),
    w("match"),
    w("game"),
    w("season"),
    w("set"),
    w("final"),
    w("half"),
    w("halftime"),
    w("upset"),
    w("thrash"),
    w("crush"),
    w("edge"),
    w("league"),
    w("series"),
    w("aggregate"),
];

/// What is counted on each side: `46 votes to 24`.
const COUNTED: [Word; 7] = [w("vote"), w("goal"), w("set"), w("game"), w("frame"), w("leg"), w("try")];

/// What stands between the two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    /// `52-3`
    Dash,
    /// `5 to 4`, `5-to-4`
    To,
    /// `46 votes to 24`
    Counted,
}

/// The score that starts with this figure, and the numeral to go on with: `52-3`, `a vote of 5 to 4`, `46 votes to 24`.
pub(super) fn read(sentence: &SentenceView<'_>, figure: &Figure) -> Option<(Mention, usize)> {
    let first = Figure { end: figure.end, ..*figure };
    let (a, b) = (sentence.numerals.get(first.numeral)?, sentence.numerals.get(first.numeral + 1)?);
    let (start, middle) = figure::tokens_of(sentence, a)?;
    let (next, end) = figure::tokens_of(sentence, b)?;
    if !small(a.value) || !small(b.value) || end != next + 1 || middle != start + 1 {
        return None;
    }
    let glued = |i: usize| sentence.tokens.get(i).is_some_and(|t| !t.looks(Shape::SPACED));
    let dash = |i: usize| matches!(sentence.word(i), "-" | "–" | "‑") && glued(i) && glued(i + 1);
    let to = |i: usize| sentence.is(i, const { w("to") });
    let between = match next - middle {
        1 if dash(middle) => Between::Dash,
        1 if to(middle) => Between::To,
        2 if COUNTED.contains(&sentence.tokens[middle].lemma) && to(middle + 1) => Between::Counted,
        3 if dash(middle) && to(middle + 1) && dash(middle + 2) => Between::To,
        _ => return None,
    };
    // Part of something longer: `555-12-34`, `10-5-2`, `A330-200`.
    let longer = (glued(end)
        && matches!(sentence.word(end), "-" | "–" | "/" | "." if sentence.tokens.get(end + 1).is_some_and(|t| t.is_a(Classes::DIGITS) && !t.looks(Shape::SPACED))))
        || Figure { start, end: middle, ..first }.in_a_code_before(sentence);
    let unit = sentence.tokens.get(end).is_some_and(|t| {
        t.is_a(Classes::UNIT.with(Classes::TIME_UNIT).with(Classes::MONTH).with(Classes::CURRENCY))
            && !t.looks(Shape::CAPITAL)
            || matches!(sentence.word(end), "%" | "-")
    });
    let month = start.checked_sub(1).map(|b| &sentence.tokens[b]).is_some_and(|t| {
        t.is_a(Classes::MONTH) && t.looks(Shape::CAPITAL) || t.is_a(Classes::CURRENCY) && !t.looks(Shape::WORD)
    });
    // `Listing 21-18`, `Table 4-2`
    let label = start.checked_sub(1).is_some_and(|b| label::is_label(sentence.tokens[b].word));
    if longer || unit || month || label {
        return None;
    }
    let falls = a.value >= b.value;
    let from = start.saturating_sub(6);
    let to_token = (end + 4).min(sentence.tokens.len());
    let cue = || sentence.tokens[from..to_token].iter().any(|t| CUES.contains(&t.lemma) || CUES.contains(&t.word));
    let told = match between {
        Between::Dash => a.digits && b.digits && (falls || cue()),
        Between::To => falls && cue(),
        Between::Counted => true,
    };
    if !told {
        return None;
    }
    let amount = Amount { high: b.value, unit: Unit::SCORE, ..Amount::exact(a.value) };
    Some((figure::mention("count", sentence, start, end, amount), figure.numeral + 2))
}

fn small(value: Decimal) -> bool {
    value >= Decimal::ZERO && value < Decimal::int(1000) && value.to_int().is_some()
}
