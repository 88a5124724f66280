//! An age beside the person who has it: `Ann Lee, 24,`, `Ann Lee (24)`, `both 51`.

use super::w;
use crate::kind::figure::Figure;
use crate::lexicon::events;
use crate::model::{Classes, Decimal, SentenceView, Shape, Token, Word};

/// `Ann Lee, 24, said`, `his son, 17,`, `Ann Lee (24)`, `both 51`.
pub(super) fn stands_beside_person(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let Some(mark) = figure.start.checked_sub(1) else { return false };
    let closes = sentence.tokens.get(figure.end).is_none_or(|_| {
        matches!(sentence.word(figure.end), "," | "." | ";" | ")" | ":" | "!" | "?" | "-" | "–" | "—" | "\"" | "”")
            || sentence.is_any(
                figure.end,
                const { &[w("and"), w("from"), w("of"), w("was"), w("who"), w("has"), w("is"), w("were"), w("died")] },
            )
    });
    if sentence.is(mark, const { w("both") }) {
        return closes;
    }
    if of_several(sentence, figure) || now(sentence, figure.start) && closes {
        return true;
    }
    // `Ann and Bob, two of the seven`
    if sentence.is(figure.end, const { w("of") }) && !(figure.digits && figure.low > Decimal::int(12)) {
        return false;
    }
    let bracket =
        sentence.word(mark) == "(" && sentence.tokens.get(figure.end).is_some() && sentence.word(figure.end) == ")";
    if !(bracket || (sentence.word(mark) == "," && closes)) {
        return false;
    }
    // `Ann Lee, 24-29 May`, `Smith, 3, 5 and 7 of`: a date or a list of numbers.
    if !bracket && sentence.tokens.get(figure.end + 1).is_some_and(|t| t.is_a(Classes::DIGITS.with(Classes::MONTH))) {
        return false;
    }
    let Some(mut last) = mark.checked_sub(1) else { return false };
    // `Lee Jr., 24`
    if sentence.word(last) == "." && last > 0 {
        last -= 1;
    }
    if !bracket && gapped(sentence, last, figure.end) {
        return false;
    }
    let token = &sentence.tokens[last];
    if parent_of(sentence, last) {
        return !bracket && figure.low > Decimal::int(14);
    }
    if token.is_a(Classes::MONTH.with(Classes::WEEKDAY).with(Classes::DIGITS).with(Classes::NUMBER)) {
        return false;
    }
    let noun = token.is_a(Classes::PERSON.with(Classes::KIN)) && token.word == token.lemma;
    // `Girl, 9, saved`: the capital of a headline.
    if !token.looks(Shape::CAPITAL) || noun && !token.is_a(Classes::GIVEN.with(Classes::SURNAME)) {
        return !bracket && noun;
    }
    let name = token.is_a(Classes::GIVEN.with(Classes::SURNAME)) || !token.is_a(Classes::ENGLISH);
    let first = last.checked_sub(1).map(|f| &sentence.tokens[f]);
    let full = first.is_some_and(|f| {
        f.looks(Shape::CAPITAL)
            && (f.is_a(Classes::GIVEN.with(Classes::SURNAME).with(Classes::TITLE))
                || !f.is_a(Classes::ENGLISH.with(Classes::PLACE)))
    });
    let place = token.is_a(Classes::PLACE) && !full;
    if bracket {
        return name && (full && figure.low > Decimal::int(9) || !place && tells_of(sentence, figure));
    }
    (name && !place) || full
}

/// `Lind (35) told reporters`, `Lind (35), of Halden`: a surname with an age in brackets, and what its bearer said or is. In sport such a
/// number is a minute or a score.
fn tells_of(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    const SPORT: [Word; 8] =
        [w("goal"), w("try"), w("minute"), w("point"), w("penalty"), w("half"), w("substitute"), w("header")];
    let play = events::by_name("PLAY");
    let sport = |t: &Token| {
        SPORT.contains(&t.lemma) || t.is_a(Classes::EVENT) && events::classes(t.lemma).iter().any(|c| Some(c.0) == play)
    };
    let age = figure.digits && figure.low > Decimal::int(15) && figure.low < Decimal::int(100);
    let comma = usize::from(sentence.tokens.get(figure.end + 1).is_some() && sentence.word(figure.end + 1) == ",");
    let goes_on = sentence.tokens.get(figure.end + 1 + comma).is_some_and(|t| {
        t.is_a(Classes::SPEECH.with(Classes::AUXILIARY))
            || [const { w("from") }, const { w("of") }, const { w("who") }].contains(&t.word)
    });
    age && goes_on && !sentence.tokens.iter().any(sport)
}

/// `I found 41 birds; Lind, 102.`: the number counts what the clause before counts.
fn gapped(sentence: &SentenceView<'_>, last: usize, end: usize) -> bool {
    let closed = sentence.tokens.get(end).is_none_or(|_| matches!(sentence.word(end), "." | ";"));
    let name = (0..=last).rev().find(|k| !sentence.tokens[*k].looks(Shape::CAPITAL));
    let Some(mark) = name.filter(|k| closed && sentence.word(*k) == ";") else { return false };
    let counts = |k: usize| {
        sentence.tokens[k].is_a(Classes::DIGITS.with(Classes::NUMBER)) && sentence.tokens[k + 1].looks(Shape::WORD)
    };
    (mark.saturating_sub(12)..mark).any(counts)
}

/// `her twin sons, now 11, go there`
fn now(sentence: &SentenceView<'_>, start: usize) -> bool {
    let Some(noun) = start.checked_sub(3) else { return false };
    sentence.is(start - 1, const { w("now") })
        && sentence.word(start - 2) == ","
        && sentence.tokens[noun].is_a(Classes::PERSON.with(Classes::KIN).with(Classes::GIVEN).with(Classes::SURNAME))
}

/// So many ages to each side may stand in one list.
const LISTED: usize = 8;

/// `The pair, 19 and 21, were charged`, `three men, 19, 21 and 24, ...`: a list of ages behind a noun for several.
fn of_several(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    const SEVERAL: [Word; 5] = [w("couple"), w("duo"), w("pair"), w("trio"), w("two")];
    let age = |k: usize| {
        let token = sentence.tokens.get(k).filter(|t| t.is_a(Classes::DIGITS));
        token.and_then(|_| sentence.word(k).parse::<u8>().ok()).is_some_and(|n| (5..=105).contains(&n))
    };
    let comma = |k: usize| sentence.tokens.get(k).is_some() && sentence.word(k) == ",";
    let and = |k: usize| sentence.is(k, const { w("and") });
    let (mut first, mut last) = (figure.start, figure.start);
    for _ in 0..LISTED {
        if first >= 2 && (comma(first - 1) || and(first - 1)) && age(first - 2) {
            first -= 2;
        }
        if (comma(last + 1) || and(last + 1)) && age(last + 2) {
            last += 2;
        }
    }
    let Some(mark) = first.checked_sub(1).filter(|m| *m > 0 && comma(*m)) else { return false };
    let noun = &sentence.tokens[mark - 1];
    let persons =
        SEVERAL.contains(&noun.word) || noun.is_a(Classes::PERSON.with(Classes::KIN)) && noun.word != noun.lemma;
    age(figure.start)
        && last > first
        && and(last - 1)
        && persons
        && (comma(last + 1)
            || sentence.tokens.get(last + 1).is_none_or(|_| matches!(sentence.word(last + 1), "." | ";")))
}

/// `the mother of two`, `a father-of-three`: the number at `last` counts the children.
fn parent_of(sentence: &SentenceView<'_>, last: usize) -> bool {
    let skip = |k: usize| if k > 0 && sentence.word(k) == "-" { k - 1 } else { k };
    if last < 2 || !sentence.tokens[last].is_a(Classes::NUMBER) {
        return false;
    }
    let of = skip(last - 1);
    of > 0 && sentence.is(of, const { w("of") }) && sentence.tokens[skip(of - 1)].is_a(Classes::KIN)
}
