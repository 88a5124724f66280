//! Measures: `22 miles`, `5ft 10in`, `7.5-magnitude`, `minus 17 C`.

use crate::lexicon::units;
use crate::model::{Amount, Bound, Classes, Decimal, Mention, SentenceView, Shape, Unit, Word};

use super::Kind;
use super::figure::{self, Figure};
use super::money::pounds_are_money;

mod magnitude;
mod unit;

use unit::{Found, found};

/// Measures: `22 miles`, `5ft 10in`, `7.5-magnitude`, `minus 17 C`.
pub(super) struct Measure;

const fn w(word: &str) -> Word {
    Word::of(word)
}

impl Kind for Measure {
    fn name(&self) -> &'static str {
        "measure"
    }

    fn about(&self) -> &'static str {
        "Measures: `22 miles`, `5ft 10in`, `7.5-magnitude`, `minus 17 C`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::NUMBER).with(Classes::UNIT)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let mut k = 0;
        while let Some(figure) = Figure::at(sentence, k) {
            k = figure.next;
            if sentence.numerals[figure.numeral].ordinal {
                continue;
            }
            if let Some(mention) = size(sentence, &figure).or_else(|| magnitude::read(sentence, &figure)) {
                out.push(mention);
            } else if let Some((mention, next)) = measured(sentence, &figure) {
                out.push(figure::converted(sentence, mention, out));
                k = next;
            }
        }
        if sentence.sentence.classes.has(Classes::UNIT) {
            out.extend((0..sentence.tokens.len()).filter_map(|at| single(sentence, at)));
        }
    }
}

/// A number and its unit; with the numeral to go on with.
fn measured(sentence: &SentenceView<'_>, figure: &Figure) -> Option<(Mention, usize)> {
    let Some(Found { unit, end }) = found(sentence, figure, figure.end) else {
        // `5 below zero`
        if sentence.is(figure.end, const { w("below") }) && sentence.is(figure.end + 1, const { w("zero") }) {
            let unit = units::unit(const { w("degrees") })?;
            let (low, high) = (Decimal::ZERO.minus(figure.high)?, Decimal::ZERO.minus(figure.low)?);
            let hedge = figure.hedge(sentence, figure.start);
            let amount = Amount { low, high, ..figure.amount(hedge.bound, unit) };
            return Some((figure::mention("measure", sentence, hedge.start, figure.end + 2, amount), figure.next));
        }
        return shared(sentence, figure).map(|m| (m, figure.next));
    };
    if unit.name == "pound" && pounds_are_money(sentence, figure, end - 1) {
        return None;
    }
    let (mut end, mut next) = (end, figure.next);
    let signs = matches!(unit.dimension, "temperature" | "temperature degree" | "degree");
    let (figure, start) = if signs { figure.signed(sentence) } else { (*figure, figure.start) };
    let mut amount = figure.amount(Bound::Exact, unit);
    if let Some((low, step, to, used)) = smaller(sentence, &figure, next, end, unit) {
        (amount.low, amount.high, amount.step, end, next) = (low, low, step, to, next + used);
    }
    // `17 degrees below zero`
    if signs
        && sentence.is(end, const { w("below") })
        && sentence.is_any(end + 1, const { &[w("zero"), w("freezing")] })
    {
        let zero = sentence.is(end + 1, const { w("zero") });
        if zero && !amount.low.is_negative() {
            (amount.low, amount.high) = (Decimal::ZERO.minus(amount.high)?, Decimal::ZERO.minus(amount.low)?);
            end += 2;
        }
    }
    let hedged = figure.hedged(sentence, start, end);
    if hedged.bound != Bound::Exact {
        amount.bound = hedged.bound;
    }
    amount.per = figure::rate(sentence, hedged.end);
    Some((figure::mention("measure", sentence, hedged.start, hedged.end, amount), next))
}

/// The smaller part of a measure in two units, as `(whole worth in the larger unit, step, end, numerals used)`:
/// `5ft 10in`, `6 feet 2`, `five-foot-eight`, `6 lb 3 oz`, `a mile and a half` (`used` is 0 then).
fn smaller(
    sentence: &SentenceView<'_>,
    figure: &Figure,
    k: usize,
    end: usize,
    unit: Unit,
) -> Option<(Decimal, Decimal, usize, usize)> {
    let (parts, small) = match unit.name {
        "foot" => (12, "inch"),
        "pound" => (16, "ounce"),
        "stone" => (14, "pound"),
        _ => return None,
    };
    let next = Figure::at(sentence, k)?;
    let gap = next.start.checked_sub(end)?;
    let dash = gap == 1 && matches!(sentence.word(end), "-" | "," | "‑");
    let and = gap == 1 && sentence.is(end, const { w("and") });
    if gap > 0 && !dash && !and || next.range || next.low >= Decimal::int(parts) || figure.range {
        return None;
    }
    let inches = unit.name == "foot"
        && sentence.is(next.end, const { w("in") })
        && !sentence.is(next.end + 1, const { w("the") });
    let close = matches!(sentence.tokens.get(next.end), Some(t) if !t.looks(Shape::SPACED));
    let to = match found(sentence, &next, next.end) {
        Some(part) if part.unit.name == small => part.end,
        Some(_) => return None,
        // `5 ft 10 in tall`
        None if inches => next.end + 1,
        None if close && unit.name == "foot" && sentence.word(next.end) == "\"" => next.end + 1,
        // `6 feet 2`: no noun may follow.
        None => {
            let free = sentence
                .tokens
                .get(next.end)
                .is_none_or(|t| !t.looks(Shape::WORD) || t.is_a(Classes::STOP) || t.word == const { w("tall") });
            // `the 5-foot-9 suspect`
            let tied = gap == 1
                && sentence.word(end) == "-"
                && !sentence.tokens[end].looks(Shape::SPACED)
                && !sentence.tokens[next.start].looks(Shape::SPACED);
            let free = free || tied && unit.name == "foot";
            if !free || and || (dash && sentence.word(end) == ",") || unit.name == "pound" {
                return None;
            }
            next.end
        }
    };
    let share = i128::from(next.low.shifted(12)?.to_int()?).checked_div(i128::from(parts))?;
    let step = Decimal::new(1_000_000_000_000 / i128::from(parts), -12)?;
    Some((figure.low.plus(Decimal::new(share, -12)?)?, step, to, 1))
}

/// The unit that a bare figure shares with the next one: `between 3 feet and 5`, `10 or 12 miles` has it already; here
/// `from 10 to 12 miles`, `6, 8 or 10 feet`.
fn shared(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Mention> {
    let next = Figure::at(sentence, figure.next).filter(|n| n.start == figure.end + 1)?;
    let joint = const { [w("to"), w("or"), w("and")] };
    let from = figure.start > 0 && sentence.is(figure.start - 1, const { w("from") });
    let to = sentence.is(figure.end, const { w("to") });
    if !sentence.is_any(figure.end, &joint) || to != from || figure.in_a_code(sentence) {
        return None;
    }
    // `two men and 3 miles`: words count, digits measure.
    let unit = found(sentence, &next, next.end)?.unit;
    if figure.digits != next.digits {
        return None;
    }
    Some(figure::mention("measure", sentence, figure.start, figure.end, figure.amount(Bound::Exact, unit)))
}

/// `2880 x 1800`, `13 × 18 feet`.
fn size(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Mention> {
    // `4x4` is a word of its own; the numbers of a size stand apart or both have digits before and after the sign.
    if let Some(height) = glued_size(sentence, figure) {
        let unit = Unit { dimension: "size", name: "", ratio: (1, 1) };
        let amount = Amount { high: height, unit, ..Amount::exact(figure.low) };
        return Some(figure::mention("measure", sentence, figure.start, figure.end + 1, amount));
    }
    if !sentence.is_any(figure.end, const { &[w("x"), w("×")] }) || !figure.digits || figure.range {
        return None;
    }
    let other = Figure::at(sentence, figure.next).filter(|o| o.start == figure.end + 1 && o.digits && !o.range)?;
    let unit = found(sentence, &other, other.end);
    let dimension = Unit { dimension: "size", name: unit.map_or("", |u| u.unit.name), ratio: (1, 1) };
    let amount = Amount { high: other.low, step: other.step, unit: dimension, ..Amount::exact(figure.low) };
    Some(figure::mention("measure", sentence, figure.start, unit.map_or(other.end, |u| u.end), amount))
}

/// The second number of `320x240`; `4x4` is a car.
fn glued_size(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Decimal> {
    let token = sentence.tokens.get(figure.end).filter(|t| !t.looks(Shape::SPACED))?;
    let digits = token.span.of(sentence.text).strip_prefix(['x', 'X', '×'])?;
    let plain = digits.len() < 7 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if plain && figure.digits && !figure.range && figure.low >= Decimal::int(10) {
        Decimal::parse(digits)
    } else {
        None
    }
}

/// `a mile and a half`, `a mile away`: one of it, when it is no rate.
fn single(sentence: &SentenceView<'_>, at: usize) -> Option<Mention> {
    const LONG: [Word; 5] = [w("mile"), w("kilometer"), w("kilometre"), w("acre"), w("foot")];
    if !sentence.tokens.get(at + 1)?.is_a(Classes::UNIT)
        || !sentence.is_any(at, const { &[w("a"), w("an")] })
        || !sentence.is_any(at + 1, &LONG)
    {
        return None;
    }
    let before = at.checked_sub(1).map(|b| &sentence.tokens[b]);
    let rate = before.is_some_and(|t| {
        t.is_a(
            Classes::UNIT.with(Classes::CURRENCY).with(Classes::DIGITS).with(Classes::NUMBER).with(Classes::TIME_UNIT),
        )
    });
    let foot = sentence.is(at + 1, const { w("foot") });
    let unit = units::unit(sentence.tokens[at + 1].word)?;
    let half = sentence.is(at + 2, const { w("and") }) && sentence.is(at + 3, const { w("a") });
    let part = if half && sentence.is(at + 4, const { w("half") }) {
        Decimal::new(5, -1)
    } else if half && sentence.is(at + 4, const { w("quarter") }) {
        Decimal::new(25, -2)
    } else {
        None
    };
    let noun = sentence.tokens.get(at + 2).is_some_and(|t| {
        t.looks(Shape::WORD)
            && !t.is_a(Classes::STOP.with(Classes::PREPOSITION))
            && !sentence.is_any(
                at + 2,
                const {
                    &[
                        w("away"),
                        w("long"),
                        w("wide"),
                        w("deep"),
                        w("high"),
                        w("north"),
                        w("south"),
                        w("east"),
                        w("west"),
                    ]
                },
            )
    });
    if rate || (part.is_none() && (noun || foot)) {
        return None;
    }
    let hedge = figure::hedge(sentence, at);
    let (worth, end) =
        part.map_or((Decimal::int(1), at + 2), |p| (Decimal::int(1).plus(p).unwrap_or_default(), at + 5));
    let step = if part.is_some() { Decimal::new(5, -1)? } else { Decimal::int(1) };
    let amount = Amount { step, unit, bound: hedge.bound, ..Amount::exact(worth) };
    Some(figure::mention("measure", sentence, hedge.start, end, amount))
}

#[cfg(test)]
mod tests;
