//! Days in lists and beside other days: `May 3, 4 and 5`, `3 and 4 May`, `the day after Christmas`, `overnight Monday`.

use crate::model::{Bound, Classes, DayPart, Shape};

use super::absolute::{self, year_behind};
use super::form::{Core, Form, Origin, Way, Year};
use super::relative;
use super::vocabulary::{Unit, unit};
use super::words::{Look, w, ws};

/// The most days of a list that are looked over.
const LIST: usize = 6;

/// A day that leaves its month to a neighbour, or stands beside a day by name.
pub(super) fn date(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if look.class(i, Classes::DIGITS) {
        if !look.sentence_has(Classes::MONTH) {
            return None;
        }
        return after_month(look, i).or_else(|| before_month(look, i));
    }
    overnight(look, i).or_else(|| beside_day(look, i)).or_else(|| before_last(look, i))
}

/// `,`, `and`, `or`, `&` or `, and` at `i`, and what follows.
fn joint(look: Look<'_>, i: usize) -> Option<usize> {
    let comma = look.sign(i, ",") && !look.glued(i + 1);
    let at = if comma { i + 1 } else { i };
    let word = look.any(at, ws!["and", "or"]) || look.sign(at, "&");
    (comma || word).then_some(if word { at + 1 } else { at })
}

/// A plain day of the month that counts nothing behind it.
fn bare_day(look: Look<'_>, i: usize) -> Option<(u8, usize)> {
    let (day, end, suffixed) = look.day(i).filter(|_| look.class(i, Classes::DIGITS))?;
    let sign = matches!(look.text(end), "%" | "°" | ":" | "/" | "-" | "–" | "." | "$" | "€" | "£") && look.glued(end);
    let last = look.sign(end, ".") && (end + 1 >= look.len() || !look.glued(end + 1));
    let noun = look.looks(end, Shape::WORD)
        && !look.class(end, Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::PRONOUN))
        && !look.any(end, ws!["and", "or", "when", "as", "but", "after", "before", "this", "last", "next"]);
    ((!sign || last) && (!noun || suffixed)).then_some((day, end))
}

/// `4` and `5` of `May 3, 4 and 5`.
fn after_month(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let (day, end) = bare_day(look, i)?;
    let mut at = i;
    for _ in 0..LIST {
        // Backwards: a joint, a day, then its month or the next joint.
        let mut k = at.checked_sub(1)?;
        if look.any(k, ws!["and", "or"]) || look.sign(k, "&") {
            k = k.checked_sub(1)?;
            if look.sign(k, ",") {
                k = k.checked_sub(1)?;
            }
        } else if look.sign(k, ",") {
            k = k.checked_sub(1)?;
        } else {
            return None;
        }
        if look.any(k, ws!["st", "nd", "rd", "th"]) && look.glued(k) {
            k = k.checked_sub(1)?;
        }
        let (earlier, _, _) = look.day(k).filter(|_| look.class(k, Classes::DIGITS))?;
        if earlier >= day {
            return None;
        }
        let month_at = if k > 1 && look.sign(k - 1, ".") { k - 2 } else { k.checked_sub(1)? };
        if let Some((month, next)) = look.month(month_at)
            && next == k
        {
            let (year, end) = year_behind(look, end);
            return Some((Form::parts(year, month, day, 0), end));
        }
        at = k;
    }
    None
}

/// `3` of `on 3 and 4 May`, of `on 3, 4 and 5 May 2021`.
fn before_month(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let led = look.before(i, ws!["on", "of", "from", "between", "for", "dated", "until", "the", "and", ","])
        || i == 0
        || look.sign(i - 1, ",");
    let (day, end) = bare_day(look, i).filter(|_| led)?;
    let (mut at, mut last) = (end, day);
    for _ in 0..LIST {
        let next = joint(look, at)?;
        if let Some((form, _)) = absolute::range_end(look, next)
            && let Core::Parts { year, month, day: of_month, .. } = form.core
        {
            return (of_month > last).then(|| (Form::parts(year, month, day, 0), end));
        }
        let (of_month, behind) = bare_day(look, next)?;
        if of_month <= last {
            return None;
        }
        (at, last) = (behind, of_month);
    }
    None
}

/// `the day after Christmas`, `the night before the 4th of July`, `the week before Easter`.
fn beside_day(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.is(i, w!("the")) {
        return None;
    }
    let found = unit(look.token(i + 1)?.word)?;
    let part = relative::part_word(look, i + 1).map(|p| p.0);
    let sign = if look.is(i + 2, w!("before")) {
        -1
    } else if look.any(i + 2, ws!["after", "following"]) {
        1
    } else {
        return None;
    };
    if !matches!(found, Unit::Day | Unit::Night | Unit::Week) || look.text(i + 1).ends_with('s') {
        return None;
    }
    let (named, end) = absolute::date(look, i + 3)
        .filter(|(form, _)| super::grammar::is_day(form))
        .or_else(|| super::feast::holiday(look, i + 3))?;
    let origin = Origin::Named(Box::new(named));
    let core = Core::Shift {
        halves: 2 * sign,
        unit: if found == Unit::Week { found } else { Unit::Day },
        origin,
        vague: false,
    };
    // A week is told, not the day in it.
    let bound = if found == Unit::Week { Bound::About } else { Bound::Exact };
    Some((Form { part: part.filter(|_| found == Unit::Night), bound, ..Form::of(core) }, end))
}

/// `the week before last`, `the year before last`.
fn before_last(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.is(i, w!("the")) || !look.is(i + 2, w!("before")) || !look.is(i + 3, w!("last")) {
        return None;
    }
    let found = unit(look.token(i + 1)?.word)?;
    if !matches!(found, Unit::Week | Unit::Month | Unit::Year)
        || look.looks(i + 4, Shape::WORD) && look.class(i + 4, Classes::TIME_UNIT)
    {
        return None;
    }
    let core = Core::Shift { halves: -4, unit: found, origin: Origin::Published, vague: false };
    Some((Form::of(core), i + 4))
}

/// `overnight Monday`, `overnight on Friday`, `overnight into Tuesday`.
fn overnight(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.is(i, w!("overnight")) {
        return None;
    }
    let into = look.any(i + 1, ws!["into", "to"]);
    let at = if into || look.any(i + 1, ws!["on", "from"]) { i + 2 } else { i + 1 };
    let (form, end) = look
        .weekday(at)
        .map(|(weekday, end)| (Form::of(Core::Weekday { weekday, way: Way::Bare }), end))
        .filter(|(_, end)| {
            !look.class(*end, Classes::MONTH) && !look.class(*end, Classes::DIGITS) && !look.sign(*end, ",")
        })
        .or_else(|| absolute::date(look, at).filter(|(form, _)| super::grammar::is_day(form)))?;
    let part = if into { DayPart::Early } else { DayPart::Night };
    Some((Form { part: Some(part), ..form }, end))
}

/// `2009-10`, `2009/10`, `1990–95`: a season or a stretch of years, whose second year is cut short.
pub(super) fn short_years(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let (first, next) = look.year(i).filter(|(y, _)| (1800..=2049).contains(y))?;
    let slash = look.sign(next, "/");
    if !(slash || look.dash(next)) || !look.glued(next) || !look.glued(next + 1) || absolute::tied_left(look, i) {
        return None;
    }
    let short = look.digits(next + 1, 2).filter(|_| look.text(next + 1).len() == 2)?;
    let end = next + 2;
    if look.glued(end) && (look.looks(end, Shape::WORD) || matches!(look.text(end), "-" | "–" | "/" | ":" | "%" | "°"))
    {
        return None;
    }
    // `Flight 2009-10`, `Model 2010-45`
    let named = i > 0
        && look.looks(i - 1, Shape::CAPITAL)
        && look.looks(i - 1, Shape::WORD)
        && !look.class(i - 1, Classes::PREPOSITION.with(Classes::STOP));
    if named {
        return None;
    }
    let last = first - first % 100 + i16::try_from(short).ok()?;
    let last = if last < first { last + 100 } else { last };
    let follows = last == first + 1;
    // `2009-12` may be a month; a year and its neighbour, or a number that is no month, is a stretch.
    let fits = follows || !slash && short > 12 && last > first && last - first < 60;
    let year = |y| Box::new(Form::parts(Year::Known(y), 0, 0, 0));
    fits.then(|| (Form::of(Core::Range(year(first), year(last))), end))
}

/// Behind `20 years ago`: `today`, `this week` tell how fine the distance is counted.
pub(super) fn to_the_day(look: Look<'_>, form: Form, end: usize) -> (Form, usize) {
    let Core::Shift {
        halves,
        unit: unit @ (Unit::Year | Unit::Decade | Unit::Century | Unit::Month | Unit::Week),
        origin: Origin::Published,
        vague: false,
    } = form.core
    else {
        return (form, end);
    };
    let (named, after) = if look.is(end, w!("today")) {
        (Form::of(Core::Today(0)), end + 1)
    } else if look.is(end, w!("this")) && look.is(end + 1, w!("month")) {
        (Form::of(Core::Period { unit: Unit::Month, way: Way::This }), end + 2)
    } else {
        return (form, end);
    };
    (Form { core: Core::Shift { halves, unit, origin: Origin::Named(Box::new(named)), vague: false }, ..form }, after)
}

/// The second half of `two years and three months ago`: its count in halves of the first one's unit or finer.
pub(super) fn compound(look: Look<'_>, halves: i32, found: Unit, end: usize) -> Option<(i32, Unit, usize)> {
    let at = joint(look, end)?;
    let (count, next) = look.count(at)?;
    let finer = unit(look.token(next)?.word)?;
    let more = count.number.to_int().and_then(|n| i32::try_from(n).ok()).filter(|n| (1..=1000).contains(n))?;
    let (scale, fits) = match (found, finer) {
        (Unit::Year, Unit::Month) => (12, true),
        (Unit::Week, Unit::Day) => (7, true),
        (Unit::Day, Unit::Hour) => (24, true),
        _ => (1, false),
    };
    (fits && !count.vague).then(|| (halves * scale + 2 * more, finer, next + 1))
}
