//! Numbers that name things: `Route 9`, `AK 47`, `flight 370`, `12 Main Street`, `#5`.

use crate::kind::figure::Figure;
use crate::model::{Classes, Decimal, SentenceView, Shape, Word};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// Words whose number is a name, in any case.
const LABELS: [Word; 44] = [
    w("route"),
    w("flight"),
    w("room"),
    w("section"),
    w("article"),
    w("chapter"),
    w("page"),
    w("pages"),
    w("highway"),
    w("interstate"),
    w("model"),
    w("level"),
    w("platform"),
    w("gate"),
    w("channel"),
    w("proposition"),
    w("district"),
    w("precinct"),
    w("ward"),
    w("phase"),
    w("stage"),
    w("type"),
    w("grade"),
    w("category"),
    w("version"),
    w("volume"),
    w("vol"),
    w("episode"),
    w("apartment"),
    w("apt"),
    w("suite"),
    w("terminal"),
    w("exit"),
    w("tier"),
    w("number"),
    w("no"),
    w("nos"),
    w("paragraph"),
    w("clause"),
    w("figure"),
    w("table"),
    w("lane"),
    w("zone"),
    w("appendix"),
];

/// Words after the name of a street.
const STREETS: [Word; 16] = [
    w("street"),
    w("st"),
    w("avenue"),
    w("ave"),
    w("road"),
    w("rd"),
    w("lane"),
    w("drive"),
    w("boulevard"),
    w("blvd"),
    w("place"),
    w("square"),
    w("court"),
    w("terrace"),
    w("highway"),
    w("parkway"),
];

/// Whether the number is part of a name or an address.
pub(super) fn names(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    after_a_name(sentence, figure)
        || before_a_street(sentence, figure)
        || glued(sentence, figure)
        || opens_a_list(sentence, figure)
}

fn after_a_name(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let Some(mut before) = figure.start.checked_sub(1) else { return false };
    // `No. 10`, `Vol. 2`
    let stop = sentence.word(before) == "." && before > 0;
    if stop {
        before -= 1;
    }
    let token = &sentence.tokens[before];
    if matches!(sentence.word(before), "#" | "@" | "№" | "+") {
        return true;
    }
    if LABELS.contains(&token.word) {
        // `the number 10 bus`, but `a number of 10`; `no 10`, but not `there were no 10 men`.
        let no = token.word == const { w("no") };
        return !no || stop || token.looks(Shape::CAPITAL);
    }
    if stop || !token.looks(Shape::CAPITAL) || !figure.digits || figure.step != Decimal::int(1) {
        return false;
    }
    // A headline puts capitals everywhere; there only words that are no English ones name things. Large numbers,
    // and those with a hedge or a comma, count.
    let ordinary = token.is_a(
        Classes::ENGLISH
            .with(Classes::VERB)
            .with(Classes::STOP)
            .with(Classes::AUXILIARY)
            .with(Classes::PREPOSITION)
            .with(Classes::SPEECH)
            .with(Classes::PERSON),
    );
    let name = !ordinary || (!token.looks(Shape::FIRST) && !headline(sentence));
    let counted = sentence.tokens.get(figure.end).is_some_and(|t| t.is_a(Classes::PERSON) && t.lemma != t.word);
    name && !counted && figure.low < Decimal::int(10_000)
}

/// Whether nearly all long words have capitals.
fn headline(sentence: &SentenceView<'_>) -> bool {
    let long = sentence.tokens.iter().filter(|t| t.looks(Shape::WORD) && t.span.len() > 3);
    let (capital, all) = long.fold((0_u32, 0_u32), |(c, n), t| (c + u32::from(t.looks(Shape::CAPITAL)), n + 1));
    capital * 4 >= all * 3
}

/// `12 Main Street`, `the 12000 block`.
fn before_a_street(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    if sentence.is(figure.end, const { w("block") }) && figure.digits {
        return true;
    }
    let capital = |i: usize| sentence.tokens.get(i).is_some_and(|t| t.looks(Shape::CAPITAL));
    figure.digits
        && capital(figure.end)
        && (1..4).any(|k| {
            capital(figure.end + k)
                && sentence.is_any(figure.end + k, &STREETS)
                && (1..k).all(|j| capital(figure.end + j))
        })
}

/// `4x4`, `5G`, `30s`, `747s`: letters hang on the digits.
fn glued(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    figure.digits && sentence.tokens.get(figure.end).is_some_and(|t| t.looks(Shape::WORD) && !t.looks(Shape::SPACED))
}

/// `1. Wash your hands`, `2) Dry them`.
fn opens_a_list(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    figure.digits
        && figure.start == 0
        && figure.low < Decimal::int(100)
        && sentence.tokens.get(figure.end).is_some_and(|_| matches!(sentence.word(figure.end), "." | ")"))
}
