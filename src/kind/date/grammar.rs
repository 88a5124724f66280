//! The grammar of dates: what may stand before and behind a date, and ranges of two.

use crate::lexicon::holidays;
use crate::model::{Bound, Classes, DayPart, Shape, Token};

use super::feast::holiday;
use super::form::{Core, Edge, Form, Way, Year};
use super::vocabulary::Unit;
use super::words::{Look, w, ws};
use super::{absolute, beside, listed, opening, period, relative, same, slashes, year};

/// The date that starts at token `i`, and what follows it. `since_year` tells that a year stood just before (`2007 and 2009`).
pub(in crate::kind) fn parse(look: Look<'_>, i: usize, since_year: bool) -> Option<(Form, usize)> {
    if let Some((mut form, end)) = listed::short_years(look, i)
        .or_else(|| range(look, i))
        .or_else(|| slashes::range(look, i))
        .or_else(|| single(look, i, since_year))
    {
        if form.bound == Bound::Exact {
            form.bound = bound(look, i);
        }
        return Some((form, end));
    }
    None
}

/// What the words before a date bound.
fn bound(look: Look<'_>, i: usize) -> Bound {
    let i = if look.before(i, ws!["the"]) { i - 1 } else { i };
    if look.before(i, ws!["since"]) {
        Bound::AtLeast
    } else if look.before(i, ws!["until", "till", "by"]) {
        Bound::AtMost
    } else if look.before(i, ws!["before"]) {
        Bound::LessThan
    } else if look.before(i, ws!["after"]) {
        Bound::MoreThan
    } else if look.before(i, ws!["about", "around", "circa"]) {
        Bound::About
    } else {
        Bound::Exact
    }
}

/// One date, with a part of it singled out before (`early`, `the end of`) or a part of the day behind.
pub(in crate::kind) fn single(look: Look<'_>, i: usize, since_year: bool) -> Option<(Form, usize)> {
    // A part is singled out in words.
    let number = look.class(i, Classes::DIGITS);
    if !number
        && let Some((edge, at)) = relative::edge(look, i)
        && at > i
        && let Some((form, end)) = core(look, at, true, false)
        && fits_edge(&form, edge, look, i)
    {
        let (mut form, end) = with_part(look, form, end);
        form.edge = Some(edge);
        if edge == Edge::Start && look.any(i, ws!["early"]) && is_day(&form) && form.part.is_none() {
            form.part = Some(DayPart::Early);
        }
        if edge == Edge::End && look.any(i, ws!["late"]) && is_day(&form) && form.part.is_none() {
            form.part = Some(DayPart::Night);
        }
        return Some((form, end));
    }
    if !number
        && let Some((part, at)) = part_of(look, i)
        && let Some((form, end)) = core(look, at, true, false)
        && is_day(&form)
    {
        return Some((Form { part: Some(part), ..form }, end));
    }
    let (form, end) = core(look, i, false, since_year)?;
    Some(with_part(look, form, end))
}

/// `early` does not go with everything: `late last night`, `earlier this month`, `early Saturday`, but `later today`.
fn fits_edge(form: &Form, edge: Edge, look: Look<'_>, i: usize) -> bool {
    let later = look.any(i, ws!["later", "earlier"]);
    match form.core {
        Core::Reference(_) | Core::Range(..) | Core::Shift { .. } => false,
        Core::Parts { day: 0, weekday: 0, .. } => !later,
        Core::Parts { .. } | Core::Slashed { .. } | Core::Holiday { .. } => !later && edge != Edge::Middle,
        _ => true,
    }
}

/// `the morning of`, `the early hours of`, `the night of`.
fn part_of(look: Look<'_>, i: usize) -> Option<(DayPart, usize)> {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    if look.any(at, ws!["early", "small"])
        && look.any(at + 1, ws!["hours", "morning"])
        && look.any(at + 2, ws!["of", "on"])
    {
        return Some((DayPart::Early, at + 3));
    }
    let (part, next) = relative::part_word(look, at)?;
    look.any(next, ws!["of", "on"]).then_some((part, next + 1))
}

/// A part of the day behind a day: `Thursday morning`, `Saturday in the early hours`, `yesterday evening`, `Friday noon`.
fn with_part(look: Look<'_>, mut form: Form, end: usize) -> (Form, usize) {
    if form.part.is_some() || !is_day(&form) {
        return (form, end);
    }
    let comma = if look.sign(end, ",") { end + 1 } else { end };
    let early = if look.is(comma, w!("early")) { comma + 1 } else { comma };
    if let Some((part, next)) = relative::part_word(look, early)
        && (comma == end || !look.looks(next, Shape::WORD))
    {
        form.part = Some(part);
        return (form, next);
    }
    if look.is(end, w!("overnight")) {
        form.part = Some(DayPart::Night);
        return (form, end + 1);
    }
    if look.is(end, w!("in")) && look.is(end + 1, w!("the")) {
        if look.any(end + 2, ws!["early", "small"]) && look.is(end + 3, w!("hours")) {
            form.part = Some(DayPart::Early);
            return (form, end + 4);
        }
        if let Some((part, next)) = relative::part_word(look, end + 2) {
            form.part = Some(part);
            return (form, next);
        }
    }
    if look.is(end, w!("at")) && look.is(end + 1, w!("night")) {
        form.part = Some(DayPart::Night);
        return (form, end + 2);
    }
    (form, end)
}

/// Whether a form names a day.
pub(in crate::kind) fn is_day(form: &Form) -> bool {
    match form.core {
        Core::Parts { day, weekday, .. } => day > 0 || weekday > 0,
        Core::Slashed { .. }
        | Core::DayOf { .. }
        | Core::Weekday { .. }
        | Core::WeekdayOf { .. }
        | Core::WeekdayBeside { .. }
        | Core::NthWeekday { .. }
        | Core::Today(_) => true,
        Core::Holiday { row, .. } => holidays::length(row) == 1,
        Core::Period { unit, .. } => unit == Unit::Day,
        _ => false,
    }
}

/// The heart of a date. `evident` tells that words before it already speak of a date, `since_year` that a year did.
fn core(look: Look<'_>, i: usize, evident: bool, since_year: bool) -> Option<(Form, usize)> {
    holiday(look, i)
        .or_else(|| absolute::date(look, i))
        .or_else(|| listed::date(look, i))
        .or_else(|| beside::nth(look, i))
        .or_else(|| beside::week_on(look, i))
        .or_else(|| same::date(look, i))
        .or_else(|| {
            // Of the relative dates only a distance begins with digits.
            let digits = look.class(i, Classes::DIGITS);
            if digits { relative::shift(look, i) } else { relative::date(look, i) }
                .map(|(form, end)| listed::to_the_day(look, form, end))
                .map(|(form, end)| beside::behind(look, form, end))
        })
        .or_else(|| period::period(look, i))
        .or_else(|| opening::chain(look, i))
        .or_else(|| beside::before(look, i))
        .or_else(|| weekday(look, i))
        .or_else(|| month(look, i, evident))
        .or_else(|| day_alone(look, i))
        .or_else(|| if evident && i > 0 { bare_year(look, i) } else { None })
        .or_else(|| year::year(look, i, evident || since_year))
}

/// A year behind `early`, `mid-`, `the end of`.
fn bare_year(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let (year, end) = look.year(i)?;
    let prefixed = look.any(i - 1, ws!["of", "early", "late", "mid", "and", "in"])
        || look.dash(i - 1) && i > 1 && look.looks(i - 2, Shape::WORD);
    (prefixed && (1500..=2049).contains(&year)).then(|| (Form::parts(Year::Known(year), 0, 0, 0), end))
}

/// A weekday alone.
fn weekday(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.class(i, Classes::WEEKDAY) {
        return None;
    }
    // `Sat and Sun`: one short name is the other's evidence.
    let short = || {
        let paired = i > 1 && look.before(i, ws!["and", "or"]) && look.class(i - 2, Classes::WEEKDAY);
        look.short_weekday(i).filter(|_| paired && look.text(i - 2).len() <= 5)
    };
    let (weekday, end) = look.weekday(i).or_else(short)?;
    let token = look.token(i)?;
    // `the first Tuesday of each month`
    if look.any(end, ws!["of", "in"]) && look.any(end + 1, ws!["each", "every"]) {
        return None;
    }
    // `every other Friday` is no day, nor is `every second Tuesday`.
    if look.before(i, ws!["other", "second", "single"]) && look.before(i - 1, ws!["every", "each"]) {
        return None;
    }
    if look.before(i, ws!["every", "each", "black", "bloody", "ruby", "super", "blue", "any"]) && i > 0 {
        let named = look.looks(i - 1, Shape::CAPITAL) || look.before(i, ws!["every", "each", "any"]);
        if named {
            return None;
        }
    }
    // `the Sunday Times`, `Friday Night Lights`.
    let title = look.before(i, ws!["the"])
        && look.looks(end, Shape::CAPITAL)
        && !look.class(end, Classes::MONTH)
        && !look.looks(end, Shape::ALL_CAPS)
        && !look.any(end, ws!["night", "morning", "afternoon", "evening"]);
    if title || !token.looks(Shape::CAPITAL) && token.span.len() <= 5 {
        return None;
    }
    Some((Form::of(Core::Weekday { weekday, way: Way::Bare }), end))
}

/// A month alone, with evidence that the word is the month.
fn month(look: Look<'_>, i: usize, evident: bool) -> Option<(Form, usize)> {
    let (month, end) = look.month(i)?;
    if absolute::is_name(look, i, end)
        || absolute::tied_left(look, i) && !look.before(i, ws!["mid"]) && !look.sign(i.wrapping_sub(1), "-")
    {
        return None;
    }
    let form = Some((Form::parts(Year::Open, month, 0, 0), end));
    let behind = look.before(
        i,
        ws![
            "in", "since", "until", "till", "by", "of", "from", "through", "to", "during", "between", "before",
            "after", "for", "early", "late", "mid", "last", "next", "this", "that", "every", "and", "or", "its", "on"
        ],
    ) || look.sign(i.wrapping_sub(1), "-");
    if evident || behind {
        // `to march`, `and March`: words that are months only at times want the capital (seen by `Look::month`) and no subject's verb.
        let verb = look.any(i, ws!["may", "march"])
            && (look.class(end, Classes::AUXILIARY.with(Classes::SPEECH))
                || look.before(i, ws!["and", "or", "to", "for", "its", "on", "that", "of"]) && !evident);
        return (!verb).then_some(form).flatten();
    }
    let doubtful = look.any(i, ws!["may", "march", "april", "june", "august", "jan", "mar", "dec", "jun", "sep"]);
    let lone_name = i == 0 && look.class(end, Classes::AUXILIARY.with(Classes::SPEECH));
    (!(doubtful && (i == 0 || look.looks(i - 1, Shape::CAPITAL) || look.any(i, ws!["may", "march"]))) && !lone_name)
        .then_some(form)
        .flatten()
        .filter(|_| look.looks(i, Shape::CAPITAL) && (!look.short_month(i) || look.sign(end.wrapping_sub(1), ".")))
}

/// `the 6th`, `on the 21st`.
fn day_alone(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let the = look.is(i, w!("the"));
    let (day, end, ordinal) = look.day(if the { i + 1 } else { return None })?;
    let digits = look.class(i + 1, Classes::DIGITS);
    let before = look.before(i, ws!["on", "until", "by", "since", "from", "before", "after", "between", "and", "to"]);
    // `the 21st of this month`, `the 15th day of next month`.
    let of = if look.is(end, w!("day")) { end + 1 } else { end };
    let named = if look.is(of, w!("of")) { of + 1 } else { of };
    let pointed = if look.is(named, w!("the")) { Some(Way::This) } else { absolute::way(look, named) };
    if ordinal
        && let Some(month) = pointed
        && look.is(named + 1, w!("month"))
    {
        return Some((Form::of(Core::DayOf { day, month }), named + 2));
    }
    let closes = !look.looks(end, Shape::WORD) && !look.dash(end)
        || look.class(end, Classes::AUXILIARY.with(Classes::PRONOUN)) && !look.is(end, w!("one"))
        || look.any(end, ws!["at", "in", "and", "when", "as", "for"]) && digits;
    (ordinal && digits && before && closes).then(|| (Form::parts(Year::Open, 0, day, 0), end))
}

/// How many tokens the first end of a range may take: `Thursday, the 6th of September of last year to`.
const REACH: usize = 12;

/// `from 3 to 5 June`, `between May and July`, `3-5 June`, `June 3-5, 2022`, `2009-2011`.
fn range(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let from = look.is(i, w!("from"));
    let between = look.is(i, w!("between"));
    let start = if from || between { i + 1 } else { i };
    let joins = |k: usize| -> Option<usize> {
        if look.dash(k) || look.any(k, ws!["to", "through", "thru"]) || between && look.is(k, w!("and")) {
            return Some(k + 1);
        }
        (from && look.any(k, ws!["until", "till"])).then_some(k + 1)
    };
    // The joint must come soon: most dates are none of a range, and one look ahead tells so.
    let ahead = look.view.tokens.get(start + 1..(start + REACH).min(look.len())).unwrap_or_default();
    let joint = ws!["to", "through", "thru", "until", "till", "and"];
    let may_join = |t: &Token| if t.looks(Shape::WORD) { joint.contains(t.word) } else { !t.looks(Shape::NUMBER) };
    if !(start + 1..).zip(ahead).any(|(k, t)| may_join(t) && joins(k).is_some()) {
        return None;
    }
    let make = |a: Form, b: Form, end| Some((Form::of(Core::Range(Box::new(a), Box::new(b))), end));
    // `3-5 June`, `from the 9th to the 17th of April`.
    let the = if look.is(start, w!("the")) { start + 1 } else { start };
    if let Some((day, next, _)) = look.day(the)
        && !absolute::tied_left(look, the)
        && let Some(second) = joins(next)
        && let Some((b, end)) = absolute::range_end(look, second)
        && let Core::Parts { year, month, day: last, weekday: 0 } = b.core
        && month > 0
        && last > day
        && look.month(second).is_none()
    {
        return make(Form::parts(year, month, day, 0), b, end);
    }
    // Two months are each other's evidence: `May to July`, `Nov-Feb 2017`.
    let months = look.month(start).is_some_and(|(_, e)| joins(e).is_some_and(|s| look.month(s).is_some()));
    let (a, next) = end_of_range(look, start, from || between || months)?;
    let second = joins(next)?;
    if let Core::Parts { year, month, day, weekday } = a.core
        && day > 0
        && month > 0
    {
        // `June 3-5, 2022`.
        let at = if look.is(second, w!("the")) { second + 1 } else { second };
        if let Some((last, end, _)) = look.day(at)
            && look.month(end).is_none()
            && !(look.is(end, w!("of")) && look.month(end + 1).is_some())
            && !look.glued_sign(end)
        {
            if last <= day || year != Year::Open || weekday > 0 {
                return None;
            }
            let (year, end) = absolute::year_behind(look, end);
            return make(Form::parts(year, month, day, 0), Form::parts(year, month, last, 0), end);
        }
    }
    let years = matches!(a.core, Core::Parts { month: 0, day: 0, weekday: 0, .. });
    if years {
        // `2009-2011`; `2009-10` is a season.
        if let (Core::Parts { year: Year::Known(first), .. }, Some((last, end))) = (a.core.clone(), look.year(second))
            && look.month(end).is_none()
        {
            let modern = first >= 1900 && last <= 2049;
            let fits = last > first
                && last - first < 200
                && (from || between || look.dash(next) || modern)
                && !look.glued_sign(end);
            return fits.then(|| make(a, Form::parts(Year::Known(last), 0, 0, 0), end)).flatten();
        }
        if !from && !between {
            return None;
        }
    }
    let (b, end) = end_of_range(look, second, true)?;
    let same = std::mem::discriminant(&a.core) == std::mem::discriminant(&b.core);
    let dash = look.dash(next);
    (from || between || same && !(dash && matches!(a.core, Core::Weekday { .. }) && !look.glued(next)))
        .then(|| make(a, b, end))
        .flatten()
}

/// One end of a range.
fn end_of_range(look: Look<'_>, i: usize, evident: bool) -> Option<(Form, usize)> {
    let (form, end) = if let Some((edge, at)) = relative::edge(look, i).filter(|_| evident)
        && let Some((form, end)) = core(look, at, true, false)
    {
        (Form { edge: Some(edge), ..form }, end)
    } else {
        holiday(look, i)
            .or_else(|| absolute::date(look, i))
            .or_else(|| if evident { absolute::short_numeric(look, i, 0) } else { None })
            .or_else(|| if evident { relative::date(look, i) } else { None })
            .or_else(|| if evident { period::period(look, i) } else { None })
            .or_else(|| weekday(look, i))
            .or_else(|| month(look, i, evident))
            .or_else(|| {
                let (year, end) = look.year(i)?;
                let to = look.is(end, w!("to")) && look.year(end + 1).is_some_and(|(y, _)| y > year) && year >= 1900;
                let dated = evident || to || look.dash(end) && look.glued(end) && look.glued(end + 1);
                (dated && (1500..=2049).contains(&year) && !absolute::tied_left(look, i))
                    .then(|| (Form::parts(Year::Known(year), 0, 0, 0), end))
            })?
    };
    (!matches!(form.core, Core::Shift { .. } | Core::Range(..))).then_some((form, end))
}

impl Look<'_> {
    /// Whether a sign that goes on (a hyphen, a slash, a colon) hangs on the token before `i`.
    fn glued_sign(self, i: usize) -> bool {
        self.glued(i) && matches!(self.text(i), "-" | "/" | ":" | "%")
    }
}
