//! The unit after a number, and whether short or double-meaning ones are meant as units.

use crate::lexicon::units;
use crate::model::{Classes, Decimal, SentenceView, Shape, Unit, Word};

use crate::kind::figure::{self, Figure};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// A unit and one past its last token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub unit: Unit,
    pub end: usize,
}

/// The unit at token `at`, after this figure: `miles`, `-foot`, `kg`, `"`, `degrees Celsius`, `of an inch` after a part.
pub(super) fn found(sentence: &SentenceView<'_>, figure: &Figure, at: usize) -> Option<Found> {
    let glued = |i: usize| sentence.tokens.get(i).is_some_and(|t| !t.looks(Shape::SPACED));
    let mut at = at;
    if glued(at) && matches!(sentence.word(at), "-" | "‑" | "–") {
        at += 1;
    } else if figure.part || figure.bound == crate::model::Bound::Vague {
        // `half a mile`, `three-quarters of an inch`, `dozens of miles`
        at += usize::from(sentence.is(at, const { w("of") }));
        at += usize::from(sentence.is_any(at, const { &[w("a"), w("an")] }));
    } else if sentence.tokens.get(at).is_some() && matches!(sentence.word(at), "[" | "(" | "{") {
        // `20 [kg]`
        let closed = sentence.tokens.get(at + 2).is_some() && matches!(sentence.word(at + 2), "]" | ")" | "}");
        let plain = (glued(at + 1) && closed).then_some(at + 1)?;
        let (unit, words) = look_up(sentence, plain)?;
        return if words == 1 { Some(Found { unit, end: at + 3 }) } else { None };
    }
    if let Some(found) = mark(sentence, figure, at) {
        return Some(found);
    }
    let (unit, words) = look_up(sentence, at)?;
    if words == 1 && !fits(sentence, figure, at, unit) {
        return None;
    }
    let mut end = at + words;
    let mut unit = unit;
    if unit.name == "megabyte" && sentence.word(at) == "mb" && pressure_near(sentence, at) {
        unit = units::unit(const { w("millibar") })?;
    }
    if unit.name == "degree" {
        unit = degree(sentence, end, unit);
    }
    // The stop of an abbreviation: `deg.`, `6 ft. 2`
    let short = sentence.tokens[at].span.len() <= 3 && words == 1;
    if short
        && glued(end)
        && sentence.word(end) == "."
        && end + 1 < sentence.tokens.len()
        && !sentence.tokens[end + 1].looks(Shape::CAPITAL)
    {
        end += 1;
    }
    // `5 nautical-mile` and the like: the hyphen inside is not in the phrases.
    Some(Found { unit, end })
}

/// The longest unit at `at`; hyphens inside count as blanks (`kilowatt-hours`, `light-years`).
fn look_up(sentence: &SentenceView<'_>, at: usize) -> Option<(Unit, usize)> {
    let plain = units::longest(|k| sentence.tokens.get(at + k).map(|t| t.word));
    if sentence.tokens.get(at + 1).is_none_or(|t| t.word != const { w("-") }) {
        return plain;
    }
    let skipping = units::longest(|k| sentence.tokens.get(at + 2 * k).map(|t| t.word)).filter(|f| f.1 == 2);
    skipping.map(|(unit, _)| (unit, 3)).or(plain)
}

/// `6'`, `7"`: feet and inches by their marks.
fn mark(sentence: &SentenceView<'_>, figure: &Figure, at: usize) -> Option<Found> {
    let token = sentence.tokens.get(at).filter(|t| !t.looks(Shape::SPACED) && figure.digits)?;
    let next = sentence.tokens.get(at + 1);
    match sentence.word(at) {
        // `6'2`
        "'" | "’" | "′"
            if next.is_some_and(|t| t.is_a(Classes::DIGITS) && !t.looks(Shape::SPACED))
                && figure.low < Decimal::int(10) =>
        {
            Some(Found { unit: units::unit(const { w("foot") })?, end: at + 1 })
        }
        // `12st 4lb`, but `21st`
        "st" if figure.end == at => Some(Found { unit: units::unit(const { w("stone") })?, end: at + 1 }),
        "\"" | "″" | "”" => {
            // A closing quotation mark hangs on a number just so: an inch mark has a noun after it and no open quotation before.
            let noun = next.is_some_and(|t| {
                t.looks(Shape::SPACED)
                    && t.looks(Shape::WORD)
                    && !t.is_a(Classes::STOP.with(Classes::SPEECH).with(Classes::PREPOSITION))
            });
            let open = sentence.tokens[figure.start.saturating_sub(60)..figure.start]
                .iter()
                .filter(|t| matches!(t.span.of(sentence.text), "\"" | "“"))
                .count()
                % 2;
            let small = figure.high <= Decimal::int(120);
            let inch = noun && open == 0 && small && !token.looks(Shape::QUOTED);
            if inch { Some(Found { unit: units::unit(const { w("inch") })?, end: at + 1 }) } else { None }
        }
        _ => None,
    }
}

/// Whether a word that may be a unit is one here.
fn fits(sentence: &SentenceView<'_>, figure: &Figure, at: usize, unit: Unit) -> bool {
    let token = &sentence.tokens[at];
    let word = sentence.word(at);
    let glued = !token.looks(Shape::SPACED);
    let capital = token.looks(Shape::CAPITAL);
    if word.len() == 1 && word.is_ascii() {
        // `48m`, `48 m`, `100t`, `6 C`; not `Section 3 a`, `12 m people` (the numeral has taken that).
        let letter_case = match unit.dimension {
            "temperature" => {
                capital && (glued || below_zero(sentence, figure) || temperature_near(sentence, figure.start))
            }
            "voltage" | "power" => capital,
            _ => !capital || (unit.name == "litre" && glued),
        };
        return figure.digits
            && letter_case
            && (glued || matches!(unit.name, "metre" | "gram" | "celsius" | "fahrenheit" | "watt"));
    }
    match unit.name {
        // `two mi`, `3 pa`, `12 ha`, `9 ma`: only after digits.
        "mile" if word.len() == 2 => figure.digits && (glued || !capital),
        "hectare" | "millibar" | "pascal" | "milliampere" | "nanometre" if word.len() == 2 => figure.digits,
        // `an MP`, `12 MPs`
        "megapixel" if word.len() == 2 => glued && figure.digits,
        // `2 GB`, `512 MB`, `3 bar`, `two bars`, `6 cups`, `two grains`
        "bar" => {
            let several = token.lemma != token.word;
            figure.digits && (several || glued || sentence.is(at + 1, const { w("of") }))
        }
        "bit" => figure.digits,
        "stone" => token.word == const { w("stone") } && figure.low < Decimal::int(60),
        "magnitude" | "calorie" | "caliber" => true,
        // `three yards`, `2 cups`: fine; `second degree`, `two degrees in law`: not.
        "degree" => {
            figure.digits
                || temperature_near(sentence, figure.start)
                || !sentence.is_any(at + 1, const { &[w("in"), w("from")] })
        }
        _ => true,
    }
}

/// `minus` or its sign before the number.
fn below_zero(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    figure.low.is_negative() || figure.signed(sentence).0.low.is_negative()
}

/// `degrees` without a scale: a temperature where the talk is of one, an angle otherwise.
fn degree(sentence: &SentenceView<'_>, at: usize, unit: Unit) -> Unit {
    if temperature_near(sentence, at) { Unit { dimension: "temperature degree", ..unit } } else { unit }
}

/// `980 mb` is millibars where the talk is of pressure.
fn pressure_near(sentence: &SentenceView<'_>, at: usize) -> bool {
    const CUES: [Word; 8] = [
        w("pressure"),
        w("barometric"),
        w("barometer"),
        w("hurricane"),
        w("cyclone"),
        w("storm"),
        w("typhoon"),
        w("depression"),
    ];
    figure::around(sentence, at).iter().any(|t| CUES.contains(&t.lemma) || CUES.contains(&t.word))
}

fn temperature_near(sentence: &SentenceView<'_>, at: usize) -> bool {
    const CUES: [Word; 20] = [
        w("temperature"),
        w("celsius"),
        w("fahrenheit"),
        w("centigrade"),
        w("weather"),
        w("heat"),
        w("hot"),
        w("warm"),
        w("cold"),
        w("cool"),
        w("thermostat"),
        w("oven"),
        w("freezing"),
        w("frost"),
        w("forecast"),
        w("thermometer"),
        w("degree"),
        w("degrees"),
        w("heatwave"),
        w("warming"),
    ];
    figure::around(sentence, at).iter().any(|t| CUES.contains(&t.lemma) || CUES.contains(&t.word))
}
