//! Percentages and shares: `4.5 %`, `two-thirds of the votes`, `3 percentage points`.

use crate::model::{Bound, Classes, Decimal, Mention, SentenceView, Shape, Unit, Word};

use super::Kind;
use super::figure::{self, Figure};

/// Percentages and shares: `4.5 %`, `two-thirds of the votes`, `3 percentage points`.
pub(super) struct Percent;

const PERCENT: Unit = Unit { dimension: "percent", name: "percent", ratio: (1, 1) };
const POINT: Unit = Unit { dimension: "point", name: "point", ratio: (1, 1) };

impl Kind for Percent {
    fn name(&self) -> &'static str {
        "percent"
    }

    fn about(&self) -> &'static str {
        "Percentages and shares: `4.5 %`, `two-thirds of the votes`, `3 percentage points`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::NUMBER).with(Classes::ORDINAL)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let mut k = 0;
        while let Some(figure) = Figure::at(sentence, k) {
            k = figure.next;
            out.extend(
                percentage(sentence, &figure).or_else(|| share(sentence, &figure)).or_else(|| among(sentence, &figure)),
            );
        }
    }
}

/// The percent sign or word at token `at` and one past its end.
fn sign(sentence: &SentenceView<'_>, at: usize) -> Option<(Unit, usize)> {
    let token = sentence.tokens.get(at)?;
    let word = sentence.word(at);
    if token.word == const { Word::of("-") } && !token.looks(Shape::SPACED) {
        return sign(sentence, at + 1).filter(|s| s.1 > at + 2 || sentence.word(at + 1) != "%");
    }
    let points = |i: usize| sentence.is_any(i, const { &[Word::of("point"), Word::of("points")] });
    let dash = |i: usize| usize::from(sentence.tokens.get(i).is_some_and(|t| t.word == const { Word::of("-") }));
    let plain = matches!(word, "%" | "％" | "٪")
        || sentence
            .is_any(at, const { &[Word::of("percent"), Word::of("pct"), Word::of("percents"), Word::of("precent")] })
        || (token.word == const { Word::of("pc") } && !token.looks(Shape::CAPITAL));
    let end = if plain {
        at + 1
    } else if token.word == const { Word::of("per") }
        && sentence.is_any(at + 1, const { &[Word::of("cent"), Word::of("cents")] })
    {
        at + 2
    } else if token.word == const { Word::of("percentage") } && points(at + 1 + dash(at + 1)) {
        return Some((POINT, at + 2 + dash(at + 1)));
    } else if token.word == const { Word::of("basis") } && points(at + 1) {
        return Some((Unit { name: "basis point", ratio: (1, 100), ..POINT }, at + 2));
    } else {
        return None;
    };
    let dashed = end + dash(end);
    if points(dashed) { Some((POINT, dashed + 1)) } else { Some((PERCENT, end)) }
}

fn percentage(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Mention> {
    // `half a percent`
    let point = sentence.is(figure.end, const { Word::of("of") })
        && sentence.is(figure.end + 1, const { Word::of("a") })
        && sentence.is(figure.end + 2, const { Word::of("percentage") });
    let article =
        usize::from((figure.part || point) && sentence.is_any(figure.end, const { &[Word::of("a"), Word::of("of")] }));
    let article = article + usize::from(article > 0 && sentence.is(figure.end + article, const { Word::of("a") }));
    let signed = sign(sentence, figure.end + article);
    let (unit, end) = match signed {
        Some(found) => found,
        None if figure.part && of_rate(sentence, figure.end + article) => (POINT, figure.end + article + 1),
        // `from 30 to 40 percent`, `12 or 13 percent`
        None => (shared(sentence, figure)?, figure.end),
    };
    let (mut figure, from) = figure.signed(sentence);
    let end = signed.and_then(|_| upper_end(sentence, &mut figure, unit, end)).unwrap_or(end);
    let hedged = figure.hedged(sentence, from, end);
    Some(figure::mention("percent", sentence, hedged.start, hedged.end, figure.amount(hedged.bound, unit)))
}

/// `by a quarter of a point`, `half a point`, where rates are spoken of.
fn of_rate(sentence: &SentenceView<'_>, at: usize) -> bool {
    const RATES: [Word; 8] = [
        Word::of("rate"),
        Word::of("rates"),
        Word::of("interest"),
        Word::of("percent"),
        Word::of("yield"),
        Word::of("yields"),
        Word::of("fed"),
        Word::of("%"),
    ];
    sentence.is(at, const { Word::of("point") })
        && figure::around(sentence, at).iter().any(|t| RATES.contains(&t.word) || t.span.of(sentence.text) == "%")
}

/// `10% to 20%`: the sign stands twice. Widens the figure.
fn upper_end(sentence: &SentenceView<'_>, figure: &mut Figure, unit: Unit, end: usize) -> Option<usize> {
    let upper = Figure::at(sentence, figure.next).filter(|u| u.start == end + 1 && !u.range && u.low > figure.low)?;
    // `by 0.2 percentage points to 7.8 percent`: a change, and what it led to.
    let to = sign(sentence, upper.end).filter(|s| s.0 == unit)?.1;
    let before = figure.start.checked_sub(1).map(|b| sentence.tokens[b].word);
    let from = before == Some(const { Word::of("from") });
    let between = before == Some(const { Word::of("between") });
    let joint = &sentence.tokens[end];
    let joined = (joint.word == const { Word::of("to") } && !from)
        || (joint.word == const { Word::of("and") } && between)
        || matches!(sentence.word(end), "-" | "–");
    if !joined || figure.range || figure.part {
        return None;
    }
    (figure.high, figure.step, figure.range) = (upper.low, upper.step, true);
    Some(to)
}

/// The unit that a bare figure shares with the next: `from 30 to 40 percent`.
fn shared(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Unit> {
    let next = Figure::at(sentence, figure.next).filter(|n| n.start == figure.end + 1)?;
    let joint = const { [Word::of("to"), Word::of("or"), Word::of("and")] };
    if figure.part || figure.in_a_code(sentence) || !sentence.is_any(figure.end, &joint) {
        return None;
    }
    let from = figure.start > 0 && sentence.is(figure.start - 1, const { Word::of("from") });
    if from || !sentence.is(figure.end, const { Word::of("to") }) {
        sign(sentence, next.end).map(|s| s.0)
    } else {
        None
    }
}

/// `one in five people`, `nine out of 10`, `two out of every three`: a share of all.
fn among(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Mention> {
    let out =
        sentence.is(figure.end, const { Word::of("out") }) && sentence.is(figure.end + 1, const { Word::of("of") });
    let within = sentence.is(figure.end, const { Word::of("in") });
    let at = figure.end + if out { 2 } else { 1 };
    if !(out || within) {
        return None;
    }
    let every = sentence.is(at, const { Word::of("every") });
    let of = Figure::at(sentence, figure.next).filter(|f| f.start == at + usize::from(every))?;
    let whole = |f: &Figure| !f.range && !f.part && f.bound == Bound::Exact && f.step == Decimal::int(1);
    if !whole(figure) || !whole(&of) || figure.low >= of.low || figure.low < Decimal::int(1) {
        return None;
    }
    if sentence.numerals.get(figure.numeral)?.ordinal || sentence.numerals.get(of.numeral)?.ordinal {
        return None;
    }
    // `three in 10 days`, `one in 2009`, `killed two in three attacks`: a share is of one, or of persons.
    let next = sentence.tokens.get(of.end);
    let timed = next.is_some_and(|t| {
        t.is_a(
            Classes::TIME_UNIT.with(Classes::MONTH).with(Classes::UNIT).with(Classes::CURRENCY).with(Classes::NUMBER),
        ) || t.is_a(Classes::DIGITS)
    }) || sign(sentence, of.end).is_some();
    let persons = next.is_some_and(|t| t.is_a(Classes::PERSON) || t.lemma == const { Word::of("people") })
        || sentence
            .is_any(of.end, const { &[Word::of("of"), Word::of("people"), Word::of("adults"), Word::of("children")] });
    let ends = next.is_none_or(|t| !t.looks(Shape::WORD));
    let one = figure.low == Decimal::int(1);
    let year = of.digits && of.low >= Decimal::int(1500) && of.low < Decimal::int(2100);
    // `Nine in 10 firms are small`: at the head of a clause, of a round number.
    let head = figure.hedge(sentence, figure.start).start;
    let heads = || {
        let round = of.low == Decimal::int(10) || of.low == Decimal::int(100);
        let opens = head == 0
            || sentence.tokens[head - 1].is_a(Classes::PREPOSITION)
            || sentence.word(head - 1) == ","
            || sentence
                .is_any(head - 1, const { &[Word::of("that"), Word::of("and"), Word::of("but"), Word::of("while")] });
        round && opens && next.is_some_and(|t| t.lemma != t.word && sentence.word(of.end).ends_with('s'))
    };
    let plain = out && (every || !year)
        || within && !year && (every || persons || heads() || one && (ends || next.is_some_and(|t| t.lemma != t.word)));
    let pair = of.low.to_int().zip(figure.low.to_int()).filter(|(b, _)| *b <= 1_000_000)?;
    if timed || !plain {
        return None;
    }
    let hedge = figure.hedge(sentence, figure.start);
    let mut amount = figure.amount(hedge.bound, PERCENT);
    // To two places, as for a third.
    amount.low = Decimal::new(i128::from(pair.1) * 10_000 / i128::from(pair.0), -2)?;
    amount.high = amount.low;
    amount.step = Decimal::int(if pair.0 > 20 { 1 } else { 5 });
    if amount.low < Decimal::int(1) {
        amount.step = Decimal::new(1, -2)?;
    }
    Some(figure::mention("percent", sentence, hedge.start, of.end, amount))
}

/// `half of the votes`, `a third of voters`, `two-thirds of them`.
fn share(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Mention> {
    const WHOLE: [Word; 10] = [
        Word::of("price"),
        Word::of("size"),
        Word::of("cost"),
        Word::of("weight"),
        Word::of("length"),
        Word::of("width"),
        Word::of("height"),
        Word::of("thickness"),
        Word::of("speed"),
        Word::of("time"),
    ];
    let of = sentence.is(figure.end, const { Word::of("of") });
    let the =
        sentence.is_any(figure.end, const { &[Word::of("the"), Word::of("its"), Word::of("their"), Word::of("all")] });
    // `half the price` is a price.
    let half = sentence.is(figure.start, const { Word::of("half") }) && !sentence.is_any(figure.end + 1, &WHOLE);
    if !figure.part || figure.range || !(of || (half && the) || by_share(sentence, figure)) {
        return None;
    }
    if !(of || half && the) {
        return of_all(sentence, figure);
    }
    // `half of 2009`, `a quarter of a mile`: times and lengths.
    let next = sentence.tokens.get(figure.end + 1)?;
    let thing = sentence.tokens.get(figure.end + 2).is_some_and(|t| t.is_a(Classes::UNIT.with(Classes::TIME_UNIT)));
    let article = sentence.is_any(figure.end + 1, const { &[Word::of("a"), Word::of("an")] });
    if next.is_a(Classes::DIGITS.with(Classes::MONTH)) || (thing && article) {
        return None;
    }
    of_all(sentence, figure)
}

/// `fell by a third`, `cut by more than half`: a share of what there was, at the end of its clause.
fn by_share(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let start = figure.hedge(sentence, figure.start).start;
    let by = start > 0 && sentence.is(start - 1, const { Word::of("by") });
    let unit = || {
        sentence.is_any(figure.end, const { &[Word::of("a"), Word::of("an"), Word::of("the"), Word::of("per")] })
            || sentence.tokens.get(figure.end).is_some_and(|t| !t.looks(Shape::SPACED) && t.looks(Shape::WORD))
    };
    let ends = sentence.tokens.get(figure.end).is_none_or(|t| {
        !t.looks(Shape::WORD) && !matches!(sentence.word(figure.end), "-" | "/" | "%" | "°")
            || t.is_a(Classes::STOP.with(Classes::PREPOSITION).with(Classes::AUXILIARY))
    });
    by && ends && !unit()
}

/// The share as a percentage.
fn of_all(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Mention> {
    let hedge = figure.hedge(sentence, figure.start);
    let hundred = Decimal::int(100);
    let mut amount = figure.amount(hedge.bound, PERCENT);
    // A third is 33.33 percent; two places are enough for what is said so roughly.
    amount.low = rounded(amount.low.times(hundred)?);
    amount.high = amount.low;
    // A third is what lies between 30 and 36, as people speak.
    amount.step = Decimal::int(8);
    Some(figure::mention("percent", sentence, hedge.start, figure.end, amount))
}

/// Two places after the point, the rest cut off.
fn rounded(value: Decimal) -> Decimal {
    Decimal::parse(
        value
            .to_string()
            .split_once('.')
            .map_or(value.to_string(), |(whole, rest)| format!("{whole}.{}", rest.chars().take(2).collect::<String>()))
            .as_str(),
    )
    .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, reads, relates};
    use crate::model::Relation::{Differs, Incomparable, Same, Vaguer};

    #[test]
    fn reads_percentages() {
        reads(
            "percent",
            "",
            &[
                ("4.5 percent", &["4.5%", "4.5 percent", "4.5 per cent", "4.5 %", "4.5pc", "4.5-percent"]),
                ("20 percent", &["one in five people", "1 in 5 adults", "one out of every five"]),
                ("90 percent", &["9 out of 10 doctors", "nine in 10 people"]),
                ("90 percent", &["Nine in 10 firms are small.", "He said that nine in 10 firms are small."]),
                ("33.33 percent", &["It fell by a third.", "It fell by a third to 20 in May.", "cut by one third"]),
                (">50 percent", &["Sales fell by more than half."]),
                ("0.7 point", &["0.7 of a percentage point", "0.7 percentage points"]),
                ("0.25 point", &["a cut in rates by a quarter of a point", "interest rates up a quarter of a point"]),
                ("33.33 percent", &["one out of three", "One in three voted."]),
                ("50 percent", &["half of the votes", "fifty percent", "half the votes"]),
                ("66.66 percent", &["two-thirds of the votes", "two thirds of them"]),
                ("33.33 percent", &["a third of the votes", "one third of voters"]),
                ("3 point", &["3 percentage points", "a 3-percentage-point lead", "three percent points"]),
                ("10..20 percent", &["10 to 20 percent", "10-20%", "10% to 20%", "between 10 and 20 per cent"]),
                (">7 percent", &["more than 7%", "over 7 percent"]),
                ("<24 percent", &["nearly 24%", "almost 24 per cent"]),
                ("~10 percent", &["around 10 percent", "some 10%", "10 percent or so"]),
                ("0.5 percent", &["half a percent", "0.5%", "half of a percent"]),
                ("2 point", &["down by 2 percentage points to a level that nobody foresaw"]),
                ("3 point", &["a margin of error of plus or minus 3 percentage points"]),
                ("-2.5 percent", &["minus 2.5 percent", "-2.5%"]),
            ],
        );
    }

    #[test]
    fn ignores_what_is_no_percentage() {
        ignores(
            "percent",
            &[
                "He was killed in one in 2009.",
                "They won three in 10 days.",
                "He scored nine in 10 games.",
                "She won by half a second.",
                "It was run by a third man.",
                "It took one in May.",
                "They hold six in all.",
                "The first half of 2009 was bad.",
                "It is half a mile away.",
                "They paid 50 cents.",
            ],
        );
    }

    #[test]
    fn relates_percentages() {
        relates(
            "percent",
            "",
            &[
                ("It rose 4.5%.", "It rose 4.5 per cent.", Same),
                ("It rose 7.7%.", "It rose 7.71%.", Vaguer),
                ("It rose 7.7%.", "It rose 7.6%.", Differs),
                ("It rose 5%.", "It rose 5 percentage points.", Incomparable),
                ("A third of voters left.", "33 percent of voters left.", Vaguer),
                ("A third of voters left.", "30 percent of voters left.", Vaguer),
                ("A third of voters left.", "40 percent of voters left.", Differs),
            ],
        );
    }
}
