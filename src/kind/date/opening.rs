//! Parts that are counted: the first months, weeks or days of a stretch with a name (`the first three months of 2009`),
//! and distances in several units (`two years, three months and 12 days later`).

use crate::model::{Classes, Shape};
use crate::text::calendar;

use super::form::{Core, Form, Origin, Way, Year};
use super::period::month_or_year;
use super::vocabulary::{Unit, unit};
use super::words::{Look, w, ws};

/// `the first three months of 2009`, `the last six months of last year`, `the first ten days of August`.
pub(super) fn part(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    let last = look.is(at, w!("last")) || look.is(at, w!("final"));
    if !last && !look.is(at, w!("first")) {
        return None;
    }
    let (number, next) = look.number(at + 1)?;
    let n = number.to_int().and_then(|n| u8::try_from(n).ok()).filter(|n| (2..=31).contains(n))?;
    let found = unit(look.token(next)?.word)?;
    if !look.is(next + 1, w!("of")) {
        return None;
    }
    let (of, end) = named(look, next + 2)?;
    let (a, b) = match found {
        Unit::Month => months(&of, n, last)?,
        Unit::Week => days(&of, n.checked_mul(7)?, last).or_else(|| weeks(&of, n, last))?,
        Unit::Day => days(&of, n, last)?,
        _ => return None,
    };
    Some((Form::of(Core::Range(Box::new(a), Box::new(b))), end))
}

/// The month or year: `2009`, `July 2010`, `last year`, `the year`.
fn named(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if look.is(i, w!("the")) && look.is(i + 1, w!("year")) && !look.looks(i + 2, Shape::NUMBER) {
        let way = Way::This;
        return Some((Form::of(Core::Period { unit: Unit::Year, way }), i + 2));
    }
    month_or_year(look, i)
}

/// The year that a form is, when it is a whole one.
fn year_of(of: &Form) -> Option<Year> {
    match of.core {
        Core::Parts { year, month: 0, day: 0, weekday: 0 } => Some(year),
        Core::Period { unit: Unit::Year, way } => Some(Year::Way(way)),
        _ => None,
    }
}

fn months(of: &Form, n: u8, last: bool) -> Option<(Form, Form)> {
    let year = year_of(of).filter(|_| n < 12)?;
    let (from, to) = if last { (13 - n, 12) } else { (1, n) };
    Some((Form::parts(year, from, 0, 0), Form::parts(year, to, 0, 0)))
}

/// Days of a month, or of the January or December of a year.
fn days(of: &Form, n: u8, last: bool) -> Option<(Form, Form)> {
    if let Core::Period { unit: Unit::Month, way } = of.core {
        let day = |day| Form::of(Core::DayOf { day, month: way });
        return (!last && n <= 28).then(|| (day(1), day(n)));
    }
    let (year, month) = match of.core {
        Core::Parts { year, month: month @ 1.., day: 0, weekday: 0 } => (year, month),
        // Weeks of a year are those of the calendar.
        _ if !n.is_multiple_of(7) => (year_of(of)?, if last { 12 } else { 1 }),
        _ => return None,
    };
    let length = match (month, year) {
        (2, Year::Known(year)) => calendar::days_in_month(year, 2),
        (2, _) if last => return None,
        (month, _) => calendar::days_in_month(2001, month),
    };
    let (from, to) = if last { ((length + 1).checked_sub(n)?, length) } else { (1, n) };
    (from >= 1 && to <= length).then(|| (Form::parts(year, month, from, 0), Form::parts(year, month, to, 0)))
}

fn weeks(of: &Form, n: u8, last: bool) -> Option<(Form, Form)> {
    year_of(of).filter(|_| !last)?;
    let week = |week| Form::of(Core::WeekNumber { week, of: Some(Box::new(of.clone())) });
    Some((week(1), week(n)))
}

/// `two years, three months and 12 days later`, `a year and a day ago`: years or months, down to days, one after the other.
pub(super) fn chain(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.class(i, Classes::DIGITS.with(Classes::NUMBER)) && look.text(i).len() > 2 {
        return None;
    }
    let timed = look.class(i + 1, Classes::TIME_UNIT) || look.class(i + 2, Classes::TIME_UNIT);
    // `for the last 3 months` begins a stretch.
    if !timed || look.before(i, ws!["last", "past", "next", "first", "for"]) {
        return None;
    }
    let mut steps: Vec<(i32, Unit)> = Vec::new();
    let mut at = i;
    for _ in 0..4 {
        let Some((count, next)) = look.count(at).filter(|(c, _)| !c.vague) else { break };
        let Some(found) = look.token(next).and_then(|t| unit(t.word)) else { break };
        let finer = match steps.last() {
            None => matches!(found, Unit::Year | Unit::Month),
            Some((_, Unit::Year)) => matches!(found, Unit::Month | Unit::Week | Unit::Day),
            Some((_, Unit::Month)) => matches!(found, Unit::Week | Unit::Day),
            Some((_, Unit::Week)) => found == Unit::Day,
            Some(_) => false,
        };
        let number = count.number.to_int().and_then(|n| i32::try_from(n).ok()).filter(|n| (1..=1000).contains(n));
        let number = number.filter(|_| finer)?;
        steps.push((number, found));
        at = next + 1;
        let comma = if look.sign(at, ",") { at + 1 } else { at };
        let joined = if look.is(comma, w!("and")) { comma + 1 } else { comma };
        if look.count(joined).is_none() {
            break;
        }
        at = joined;
    }
    // What ends in years and months is no day.
    if steps.len() < 2 || !matches!(steps.last(), Some((_, Unit::Day | Unit::Week))) {
        return None;
    }
    let (sign, from) = if look.is(at, w!("ago")) {
        (-1, Form::of(Core::Today(0)))
    } else if look.any(at, ws!["later", "hence"]) && !look.is(at + 1, w!("than")) {
        (1, Form::of(Core::Period { unit: Unit::Day, way: Way::Same }))
    } else if look.is(at, w!("earlier")) && !look.is(at + 1, w!("than")) {
        (-1, Form::of(Core::Period { unit: Unit::Day, way: Way::Same }))
    } else {
        return None;
    };
    let form = steps.iter().fold(from, |from, (number, unit)| {
        let origin = Origin::Named(Box::new(from));
        Form::of(Core::Shift { halves: 2 * sign * number, unit: *unit, origin, vague: false })
    });
    Some((form, at + 1))
}
