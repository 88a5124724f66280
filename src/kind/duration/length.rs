//! The amount of a duration: its unit, its TIMEX3 value, and the hedges around it.

use crate::kind::date::vocabulary::{Unit, unit};
use crate::kind::date::words::{Look, w, ws};
use crate::model::{Amount, Bound, Decimal, Unit as AmountUnit};

/// A unit's name and length in seconds, and its letter in TIMEX3 with what the number is multiplied by.
const fn measure(unit: Unit) -> (AmountUnit, &'static str, i64, bool) {
    const fn of(name: &'static str, seconds: i64) -> AmountUnit {
        AmountUnit { dimension: "time", name, ratio: (seconds, 1) }
    }
    match unit {
        Unit::Second => (of("second", 1), "S", 1, true),
        Unit::Minute => (of("minute", 60), "M", 1, true),
        Unit::Hour => (of("hour", 3600), "H", 1, true),
        Unit::Day => (of("day", 86_400), "D", 1, false),
        Unit::Night => (of("day", 86_400), "D", 1, false),
        Unit::Weekend => (of("weekend", 172_800), "WE", 1, false),
        Unit::Week => (of("week", 604_800), "W", 1, false),
        Unit::Fortnight => (of("week", 604_800), "W", 2, false),
        Unit::Month => (of("month", 2_629_746), "M", 1, false),
        Unit::Quarter => (of("quarter", 7_889_238), "Q", 1, false),
        // No fixed length of time, so it is comparable with seasons alone.
        Unit::Season => (AmountUnit { dimension: "season", name: "season", ratio: (31_556_952, 1) }, "Y", 1, false),
        Unit::Year => (of("year", 31_556_952), "Y", 1, false),
        Unit::Decade => (of("year", 31_556_952), "Y", 10, false),
        Unit::Century => (of("year", 31_556_952), "Y", 100, false),
        Unit::Millennium => (of("year", 31_556_952), "Y", 1000, false),
    }
}

/// `an hour and 20 minutes`, `three months, two weeks and four days`, `2 hours 35 minutes`.
pub(super) fn compound(look: Look<'_>, mut end: usize, amount: &mut Amount) -> Option<usize> {
    let mut changed = None;
    for _ in 0..3 {
        let at = if look.sign(end, ",") { end + 1 } else { end };
        let at = if look.is(at, w!("and")) { at + 1 } else { at };
        let Some((count, next)) = look.count(at).filter(|c| !(c.0.vague || c.0.article && at == end)) else { break };
        let Some(found) = look.token(next).and_then(|t| unit(t.word)) else { break };
        let (smaller, letter, times, clock) = measure(found);
        if smaller.ratio.0 >= amount.unit.ratio.0
            || look.any(next + 1, ws!["ago", "later", "earlier", "old"])
            || times != 1
        {
            break;
        }
        let digits = count.number;
        if let Some(timex) = &mut amount.timex {
            if clock && !timex.contains('T') {
                timex.push('T');
            }
            timex.push_str(&format!("{digits}{letter}"));
        }
        // The whole is counted in its smaller unit.
        let scale = Decimal::int(amount.unit.ratio.0 / smaller.ratio.0.max(1));
        let whole = amount.low.times(scale).and_then(|n| n.plus(digits))?;
        amount.low = whole;
        amount.high = whole;
        amount.unit = smaller;
        end = next + 1;
        changed = Some(end);
    }
    changed
}

pub(super) fn build(low: Decimal, high: Decimal, found: Unit, vague: bool) -> Option<Amount> {
    let (unit, letter, times, clock) = measure(found);
    let low = low.times(Decimal::int(times))?;
    let high = high.times(Decimal::int(times))?;
    let head = if clock { "PT" } else { "P" };
    let timex = if vague { format!("{head}X{letter}") } else { format!("{head}{low}{letter}") };
    let step = if low.last_place() < 0 { Decimal::new(1, i32::from(low.last_place()))? } else { Decimal::int(times) };
    Some(Amount {
        low,
        high,
        step,
        bound: if vague { Bound::Vague } else { Bound::Exact },
        unit,
        timex: Some(timex),
        per: "",
    })
}

/// The hedge before a duration, and where the words of the mention begin.
pub(super) fn hedge(look: Look<'_>, i: usize) -> (Bound, usize) {
    let start = frame(look, i);
    let back = |n: usize, words| start >= n && look.any(start - n, words);
    if back(1, ws!["than"]) {
        if back(2, ws!["more", "longer", "greater"]) {
            return (Bound::MoreThan, start - 2);
        }
        if back(2, ws!["less", "fewer", "shorter"]) {
            return (Bound::LessThan, start - 2);
        }
    }
    if back(1, ws!["least"]) && back(2, ws!["at"]) {
        return (Bound::AtLeast, start - 2);
    }
    if back(1, ws!["most"]) && back(2, ws!["at"]) || back(1, ws!["to"]) && back(2, ws!["up"]) {
        return (Bound::AtMost, start - 2);
    }
    if back(1, ws!["nearly", "almost"]) {
        return (Bound::Nearly, start - 1);
    }
    if start == i && back(1, ws!["over"]) {
        return (Bound::MoreThan, start - 1);
    }
    if start == i && back(1, ws!["under"]) {
        return (Bound::LessThan, start - 1);
    }
    if back(1, ws!["about", "around", "roughly", "approximately", "some"]) {
        return (Bound::About, start - 1);
    }
    (Bound::Exact, start)
}

/// `the past`, `the last`, `the next`, `another` before the number belong to the mention.
fn frame(look: Look<'_>, i: usize) -> usize {
    // `is expected to last six weeks`
    let verb =
        look.before(i, ws!["last"]) && i > 1 && look.any(i - 2, ws!["to", "will", "would", "may", "can", "could"]);
    if !verb && look.before(i, ws!["past", "last", "next", "first", "previous", "following", "coming", "final"]) {
        let at = i - 1;
        return if look.before(at, ws!["the"]) { at - 1 } else { at };
    }
    i
}

/// A hedge behind: `or so`, `or more`.
pub(super) fn behind(look: Look<'_>, end: usize, bound: Bound) -> (Bound, usize) {
    if look.is(end, w!("or")) {
        if look.is(end + 1, w!("so")) {
            return (Bound::About, end + 2);
        }
        if look.any(end + 1, ws!["more", "longer"]) {
            return (Bound::AtLeast, end + 2);
        }
        if look.is(end + 1, w!("less")) {
            return (Bound::AtMost, end + 2);
        }
    }
    (bound, end)
}
