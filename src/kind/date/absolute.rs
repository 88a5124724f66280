//! Dates that name themselves: `5 September 2022`, `Thursday, Sept. 6`, `06/09/22`, `2022-09-06`, `September 2022`.

use crate::model::{Classes, Shape};

use super::form::{Core, Form, Way, Year};
use super::words::{Look, full_year, w, ws};
use super::{slashes, spelled};

/// Classes of the first word of such a date.
const FIRST: Classes =
    Classes::DIGITS.with(Classes::MONTH).with(Classes::WEEKDAY).with(Classes::ORDINAL).with(Classes::NUMBER);

/// A date of calendar parts at token `i`, and what follows it.
pub(super) fn date(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    if !look.class(at, FIRST) {
        return None;
    }
    let (weekday, start) = leading_weekday(look, i);
    if weekday > 0 {
        let dated = written(look, start, weekday)
            .or_else(|| numeric(look, start, weekday))
            // `Friday 5/12`; `Friday 3-2` is a score.
            .or_else(|| if look.sign(start + 1, "/") { short_numeric(look, start, weekday) } else { None })
            .or_else(|| weekday_and_day(look, start, weekday));
        if dated.is_some() {
            return dated;
        }
    }
    written(look, i, 0)
        .or_else(|| numeric(look, i, 0))
        .or_else(|| if slashes::fits(look, i) { short_numeric(look, i, 0) } else { None })
        .or_else(|| spelled::digits(look, i))
}

/// `Thursday, `, `Thursday the `: the weekday (0 for none) and where the rest begins.
fn leading_weekday(look: Look<'_>, i: usize) -> (u8, usize) {
    let Some((weekday, mut next)) = look.weekday(i) else { return (0, i) };
    if look.sign(next, ",") || look.sign(next, "(") {
        next += 1;
    }
    if look.any(next, ws!["on", "the"])
        && look.class(next + 1, Classes::DIGITS.with(Classes::ORDINAL).with(Classes::NUMBER).with(Classes::MONTH))
    {
        next += 1;
    }
    (weekday, next)
}

/// Months in words.
fn written(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    if !look.sentence_has(Classes::MONTH) {
        return None;
    }
    month_first(look, i, weekday).or_else(|| day_first(look, i, weekday)).or_else(|| year_first(look, i, weekday))
}

/// `September 6, 2022`, `Sept. 6th`, `September 2022`, `September 6 last year`.
fn month_first(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    let (month, mut next) = look.month(i)?;
    if is_name(look, i, next) {
        return None;
    }
    let joined = if look.sign(next, "-") || look.sign(next, "/") { next + 1 } else { next };
    // `September 2022`, `September of last year`.
    if let Some((year, end)) = year_after(look, joined) {
        return Some((Form::parts(year, month, 0, weekday), end));
    }
    if look.is(next, w!("the")) && look.day(next + 1).is_some_and(|d| d.2) {
        next += 1;
    }
    if look.sign(next, ",") && look.day(next + 1).is_some_and(|d| d.2) {
        next += 1;
    }
    let next = if next == i + 1 { joined } else { next };
    let day = look.day(next).filter(|d| d.2 || !counts_something(look, d.1 - 1));
    if let Some((day, end, _)) = day {
        let (year, end) = year_behind(look, end);
        return Some((Form::parts(year, month, day, weekday), end));
    }
    let (day, end) = spelled::day(look, next)?;
    let (year, end) = year_behind(look, end);
    Some((Form::parts(year, month, day, weekday), end))
}

/// `6 September 2022`, `the 6th of September`, `10 Nov 11`.
fn day_first(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    let start = if look.is(i, w!("the")) { i + 1 } else { i };
    if tied_left(look, start) {
        return None;
    }
    day_of_month(look, i, weekday)
}

/// The end of `3-5 June`, which hangs on its dash.
pub(super) fn range_end(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    day_of_month(look, i, 0)
}

fn day_of_month(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    let start = if look.is(i, w!("the")) { i + 1 } else { i };
    // `twenty-five January nineteen eighty-six`: a plain number in words is a day where the year stands behind.
    let plain = || look.cardinal_word(start).filter(|(n, _)| (1..=31).contains(n)).map(|(n, e)| (n, e, false));
    let (day, mut next, ordinal) = look.day(start).or_else(plain)?;
    if start > i && !ordinal {
        return None;
    }
    if ordinal && look.is(next, w!("day")) {
        next += 1;
    }
    if look.is(next, w!("of")) || matches!(look.text(next), "-" | "/" | ".") {
        next += 1;
    }
    let (month, end) = look.month(next)?;
    // `6 May 5 ...`: the month belongs to what follows when the number before it counts something else.
    let glued = look.sign(end, "-") || look.sign(end, "/");
    let (year, end) = match year_after(look, if glued { end + 1 } else { end }) {
        Some(found) => found,
        None => match short_after(look, end) {
            Some(found) => found,
            None => (Year::Open, end),
        },
    };
    if year == Year::Open && !ordinal && !look.class(start, Classes::DIGITS) {
        return None;
    }
    Some((Form::parts(year, month, day, weekday), end))
}

/// `2017 April`, `2019/aug/01`.
fn year_first(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    let (year, next) = look.year(i)?;
    if tied_left(look, i) {
        return None;
    }
    let sign = matches!(look.text(next), "/" | "-") && look.glued(next);
    let (month, end) = look.month(if sign { next + 1 } else { next })?;
    if sign && matches!(look.text(end), "/" | "-") {
        let (day, end, _) = look.day(end + 1)?;
        return Some((Form::parts(Year::Known(year), month, day, weekday), end));
    }
    // `in 2017 April 3 was`: the day makes it another date.
    if look.day(end).is_some() {
        return None;
    }
    Some((Form::parts(Year::Known(year), month, 0, weekday), end))
}

/// A year right behind a month: `2022`, `, 2022`, `'22`, `of 2022`, `of last year`, `in 2022`.
fn year_after(look: Look<'_>, i: usize) -> Option<(Year, usize)> {
    let mut at = i;
    if look.sign(at, ",") || look.any(at, ws!["of", "in"]) {
        at += 1;
        if look.sign(at - 1, ",") && look.any(at, ws!["of", "in"]) {
            at += 1;
        }
    }
    let of = at > i && look.is(at - 1, w!("of"));
    if look.is(at, w!("the")) && look.is(at + 1, w!("year")) {
        at += 1;
    }
    let at = if look.is(at, w!("year")) { at + 1 } else { at };
    if let Some((year, end)) = look.year(at).or_else(|| look.short_year(at)).or_else(|| spelled::year(look, at)) {
        return Some((Year::Known(year), end));
    }
    if of && let Some(n) = look.digits(at, 2).filter(|_| look.text(at).len() == 2) {
        return Some((Year::Known(full_year(n)), at + 1));
    }
    year_way(look, at)
}

/// `last year`, `of next year`, `this year`.
pub(super) fn year_way(look: Look<'_>, i: usize) -> Option<(Year, usize)> {
    let at = if look.any(i, ws!["of", "in"]) { i + 1 } else { i };
    let at = if look.is(at, w!("the")) { at + 1 } else { at };
    let way = way(look, at)?;
    if look.is(at + 1, w!("year")) {
        return Some((Year::Way(way), at + 2));
    }
    None
}

/// `last`, `next`, `this`, `the previous`, `the following`, `that`.
pub(super) fn way(look: Look<'_>, i: usize) -> Option<Way> {
    // Asked of many words, and of most in vain.
    #[rustfmt::skip]
    let any = ws![
        "last", "past", "this", "current", "next", "coming", "upcoming", "previous", "preceding", "prior",
        "following", "subsequent", "same", "that",
    ];
    if !look.any(i, any) {
        return None;
    }
    Some(if look.is(i, w!("last")) {
        Way::Last
    } else if look.is(i, w!("past")) {
        Way::Past
    } else if look.any(i, ws!["this", "current"]) {
        Way::This
    } else if look.is(i, w!("next")) {
        Way::Next
    } else if look.any(i, ws!["coming", "upcoming"]) {
        Way::Coming
    } else if look.any(i, ws!["previous", "preceding", "prior"]) {
        Way::Previous
    } else if look.any(i, ws!["following", "subsequent"]) {
        Way::Following
    } else if look.any(i, ws!["same", "that"]) {
        Way::Same
    } else {
        return None;
    })
}

/// The year behind a day: `, 2022`, ` 2022`, `of 2022`, `'22`, `last year`. A number that counts is none.
pub(super) fn year_behind(look: Look<'_>, i: usize) -> (Year, usize) {
    if let Some((year, end)) = year_after(look, i)
        && (!look.is(i, w!("in")) || matches!(year, Year::Known(_)))
    {
        // `On May 5, 2010 workers left` is doubtful; a capital begins another line.
        let noun = look.class(end, Classes::PERSON) && !look.looks(end, Shape::CAPITAL);
        let counts = look.sign(i, ",") && end < look.len() && noun && !look.sign(end, ",");
        if !counts {
            return (year, end);
        }
    }
    (Year::Open, i)
}

/// `10 Nov 11`: two digits right behind a month that follows a day.
fn short_after(look: Look<'_>, i: usize) -> Option<(Year, usize)> {
    let sign = matches!(look.text(i), "-" | "/") && look.glued(i);
    let at = if sign { i + 1 } else { i };
    let n = look.digits(at, 2).filter(|_| look.text(at).len() == 2)?;
    let ends = at + 1 >= look.len()
        || (!look.looks(at + 1, Shape::WORD) || look.class(at + 1, Classes::PREPOSITION.with(Classes::AUXILIARY)))
            && !matches!(look.text(at + 1), ":" | "%" | "-" | "/");
    ends.then(|| (Year::Known(full_year(n)), at + 1))
}

/// `2022-09-06`, `06/09/22`, `5.6.2022`, `2015-12`.
pub(super) fn numeric(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    // Its parts hang on each other.
    if !look.class(i, Classes::DIGITS) || !look.glued(i + 1) {
        return None;
    }
    // A hyphen may lead to a date that begins with its year: `report-2018-09-23`.
    let hyphen = look.text(i).len() == 4 && matches!(look.text(i.wrapping_sub(1)), "-" | "_");
    if tied_left(look, i) && !(hyphen && !(i >= 2 && look.glued(i - 1) && look.looks(i - 2, Shape::NUMBER))) {
        return None;
    }
    // Points bind two parts into one token: `23.04` `.` `2022`.
    let text = look.text(i);
    if let Some((a, b)) = text.split_once('.')
        && look.sign(i + 1, ".")
        && look.glued(i + 1)
        && look.glued(i + 2)
    {
        let (a, b) = (a.parse::<u8>().ok()?, b.parse::<u8>().ok()?);
        let year = numeric_year(look, i + 2)?;
        return day_month(b, a, year, weekday).map(|f| (f, i + 3));
    }
    let sign = look.text(i + 1);
    if !matches!(sign, "/" | "-" | "–") || !look.glued(i + 1) || !look.glued(i + 2) {
        return None;
    }
    let third = look.sign(i + 3, sign) && look.glued(i + 3) && look.glued(i + 4) && look.digits(i + 4, 4).is_some();
    if look.text(i).len() == 4 {
        let (year, _) =
            (look.digits(i, 4).and_then(|y| i16::try_from(y).ok()).filter(|y| (1000..=2999).contains(y))?, 0);
        let month = look.digits(i + 2, 2).and_then(|m| u8::try_from(m).ok()).filter(|m| (1..=12).contains(m))?;
        if third {
            let day = look.digits(i + 4, 2).and_then(|d| u8::try_from(d).ok()).filter(|d| (1..=31).contains(d))?;
            return Some((Form::parts(Year::Known(year), month, day, weekday), i + 5));
        }
        // `2015-12` is a month; `2009-10` and `2011-12` are seasons as often, so only a hyphen and a zero tell.
        let plain = sign == "-" && year >= 1900 && !look.glued(i + 3);
        return plain.then(|| (Form::parts(Year::Known(year), month, 0, weekday), i + 3));
    }
    if !third {
        // `12-2015`
        let month = look.digits(i, 2).and_then(|m| u8::try_from(m).ok()).filter(|m| (1..=12).contains(m))?;
        let year = look.year(i + 2).filter(|(y, _)| (1900..=2049).contains(y))?.0;
        let whole = look.text(i).len() == 2 && !look.glued(i + 3) || look.sign(i + 3, ".") && !look.glued(i + 4);
        return whole.then(|| (Form::parts(Year::Known(year), month, 0, weekday), i + 3));
    }
    let (a, b) = (u8::try_from(look.digits(i, 2)?).ok()?, u8::try_from(look.digits(i + 2, 2)?).ok()?);
    let year = numeric_year(look, i + 4)?;
    day_month(a, b, year, weekday).map(|f| (f, i + 5))
}

fn numeric_year(look: Look<'_>, i: usize) -> Option<i16> {
    let n = look.digits(i, 4)?;
    match look.text(i).len() {
        2 => Some(full_year(n)),
        4 => i16::try_from(n).ok().filter(|y| (1000..=2999).contains(y)),
        _ => None,
    }
}

/// Month before day unless only the other order is possible.
fn day_month(first: u8, second: u8, year: i16, weekday: u8) -> Option<Form> {
    let known = |month, day| Form::parts(Year::Known(year), month, day, weekday);
    match (first, second) {
        (1..=12, 1..=12) if first != second => {
            Some(Form::of(Core::Slashed { first, second, year: Some(year), weekday }))
        }
        (1..=12, 1..=31) => Some(known(first, second)),
        (13..=31, 1..=12) => Some(known(second, first)),
        _ => None,
    }
}

/// `5/6`, `11/22` without a year.
pub(super) fn short_numeric(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    let sign = look.text(i + 1);
    if !matches!(sign, "/" | "-") || !look.glued(i + 1) || !look.glued(i + 2) || tied_left(look, i) {
        return None;
    }
    if look.glued(i + 3)
        && (matches!(look.text(i + 3), "/" | "%" | ":")
            || look.sign(i + 3, "-") && !look.before(i, ws!["from", "between"]))
    {
        return None;
    }
    let (first, second) = (u8::try_from(look.digits(i, 2)?).ok()?, u8::try_from(look.digits(i + 2, 2)?).ok()?);
    let form = match (first, second) {
        (1..=12, 1..=12) if first != second => Form::of(Core::Slashed { first, second, year: None, weekday }),
        (1..=12, 1..=31) => Form::parts(Year::Open, first, second, weekday),
        (13..=31, 1..=12) => Form::parts(Year::Open, second, first, weekday),
        _ => return None,
    };
    Some((form, i + 3))
}

/// `Thursday 6th`, `Thursday the 6th`, `Monday 21`.
fn weekday_and_day(look: Look<'_>, i: usize, weekday: u8) -> Option<(Form, usize)> {
    let (day, end, ordinal) = look.day(i)?;
    if look.sign(i.wrapping_sub(1), ",")
        || look.looks(end, Shape::WORD)
            && !look.class(end, Classes::PREPOSITION.with(Classes::AUXILIARY))
            && !(ordinal && look.class(end, Classes::NUMBER))
    {
        return None;
    }
    let open = !ordinal
        && (look.sign(end, ":")
            || look.sign(end, "-")
            || look.sign(end, ".") && look.glued(end) && end + 1 < look.len());
    (!open).then(|| (Form::parts(Year::Open, 0, day, weekday), end))
}

/// A number that something before it holds on to: `1,2`, `$5`, `A330-3`.
pub(super) fn tied_left(look: Look<'_>, i: usize) -> bool {
    let sum = i > 0 && matches!(look.text(i - 1), "$" | "£" | "€");
    sum || i > 0
        && look.glued(i)
        && (look.looks(i - 1, Shape::WORD)
            || look.looks(i - 1, Shape::NUMBER)
            || matches!(look.text(i - 1), "$" | "£" | "€" | "#" | "." | "," | "/" | "-" | "+" | "@" | "_"))
}

/// Whether the number at `i` counts what follows: `May 6 people`, `March 3,000`, `June 5 percent`.
fn counts_something(look: Look<'_>, i: usize) -> bool {
    if look.glued(i + 1) && matches!(look.text(i + 1), "%" | ":" | "$") {
        return true;
    }
    look.class(i + 1, Classes::PERSON.with(Classes::TIME_UNIT).with(Classes::UNIT).with(Classes::CURRENCY))
        && !look.looks(i + 1, Shape::CAPITAL)
        || look.any(i + 1, ws!["percent", "million", "billion", "people", "pm", "am"])
}

/// Whether the month at `i` is a person's name: `Theresa May`, `April Smith`, `August Wilson`.
pub(super) fn is_name(look: Look<'_>, i: usize, next: usize) -> bool {
    let dated = look.class(next, Classes::DIGITS) || look.sign(next, ",") && look.year(next + 1).is_some();
    if dated {
        return false;
    }
    let given = i > 0 && look.looks(i - 1, Shape::CAPITAL) && look.class(i - 1, Classes::GIVEN.with(Classes::TITLE));
    let surname = look.looks(next, Shape::CAPITAL)
        && !look.glued(next)
        && look.class(next, Classes::SURNAME)
        && !look.class(next, Classes::MONTH.with(Classes::WEEKDAY).with(Classes::ENGLISH));
    given && !look.class(i - 1, Classes::PREPOSITION.with(Classes::CALENDAR)) || surname
}
