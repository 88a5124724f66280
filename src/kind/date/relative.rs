//! Dates that hang on another day: `yesterday`, `last Thursday`, `two weeks ago`, `the following day`, `this morning`.

use crate::model::{Bound, Classes, DayPart, Decimal, Shape};

use super::absolute::{self, way};
use super::form::{Core, Edge, Form, Origin, Way};
use super::vocabulary::{Unit, unit};
use super::words::{Look, w, ws};

/// A relative date at token `i`, and what follows it.
pub(super) fn date(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    named_day(look, i)
        .or_else(|| pointed(look, i))
        .or_else(|| shift(look, i))
        .or_else(|| ahead(look, i))
        .or_else(|| year_end(look, i))
        .or_else(|| reference(look, i))
}

/// `yesterday`, `tonight`, `the day before yesterday`.
fn named_day(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let today = |n| Form::of(Core::Today(n));
    if look.is(i, w!("today")) {
        // `today's young people`: the present, and no day.
        return Some((today(0), i + 1));
    }
    if look.is(i, w!("yesterday")) {
        return Some((today(-1), i + 1));
    }
    if look.is(i, w!("tomorrow")) {
        return Some((today(1), i + 1));
    }
    if look.is(i, w!("tonight")) {
        return Some((Form { part: Some(DayPart::Night), ..today(0) }, i + 1));
    }
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    if look.is(at, w!("day")) && look.is(at + 1, w!("before")) && look.is(at + 2, w!("yesterday")) {
        return Some((today(-2), at + 3));
    }
    if look.is(at, w!("day")) && look.is(at + 1, w!("after")) && look.is(at + 2, w!("tomorrow")) {
        return Some((today(2), at + 3));
    }
    None
}

/// `last Thursday`, `this week`, `the following day`, `next September`, `that night`, `last night`, `earlier this month`.
fn pointed(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let the = look.is(i, w!("the"));
    let at = if the { i + 1 } else { i };
    let Some(mut way) = way(look, at) else { return unpointed(look, i, at) };
    let at = at + 1;
    // `that same day`, `this past weekend`, `this coming Friday`, `the very next day`, `the week after next`.
    let at = if look.any(at, ws!["same", "very", "calendar", "whole", "entire"]) { at + 1 } else { at };
    let at = match (way, absolute::way(look, at)) {
        (Way::This, Some(other @ (Way::Last | Way::Next | Way::Past | Way::Coming))) => {
            way = other;
            at + 1
        }
        _ => at,
    };
    if the && way == Way::Next {
        way = Way::Following;
    }
    if let Some((weekday, end)) = look.weekday(at) {
        // `this Friday, 5/12`: the date says which.
        let dated = if look.sign(end, ",") { end + 1 } else { end };
        if look.sign(dated + 1, "/")
            && let Some(found) =
                absolute::numeric(look, dated, weekday).or_else(|| absolute::short_numeric(look, dated, weekday))
        {
            return Some(found);
        }
        // Without an article they point from the day of publication.
        way = match way {
            Way::Previous if !the => Way::Last,
            Way::Following if !the => Way::Coming,
            other => other,
        };
        if way == Way::This && look.before(i, ws!["on"]) {
            return Some((Form::of(Core::Weekday { weekday, way: Way::Bare }), end));
        }
        return Some((Form::of(Core::Weekday { weekday, way }), end));
    }
    if let Some((month, end)) = look.month(at) {
        if look.day(end).is_some() || look.class(end, Classes::DIGITS) {
            return None;
        }
        return Some((Form::of(Core::MonthOf { month, way }), end));
    }
    if let Some((part, end)) = part_word(look, at) {
        let core = match way {
            Way::Last | Way::Past => Core::Today(-1),
            Way::This => Core::Today(0),
            Way::Next | Way::Coming => Core::Today(1),
            other => Core::Period { unit: Unit::Day, way: other },
        };
        if way == Way::Last && part == DayPart::Midday {
            return None;
        }
        return Some((Form { part: Some(part), ..Form::of(core) }, end));
    }
    // `this working week`
    let at = at + usize::from(look.is(at, w!("working")) && look.is(at + 1, w!("week")) && way != Way::Past);
    let unit = unit(look.token(at)?.word)?;
    let (plural, end) = (look.text(at).ends_with('s'), at + 1);
    // `next year's first quarter` is a quarter.
    if unit == Unit::Year && look.is(end, w!("'s")) && super::period::nth_quarter(look, end + 1).is_some() {
        return None;
    }
    let fits = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Season | Unit::Millennium => false,
        // `the same quarter`, `this century` and `this day` are fine; `the past year` is a stretch.
        _ => {
            !plural
                && !(look.is(at - 1, w!("past")) && (the || !look.before(at - 1, ws!["this"])) && unit != Unit::Quarter)
        }
    };
    // `the last day`, `the next day` of something.
    let last_day = the && unit == Unit::Day && way == Way::Last;
    if !fits || last_day || look.dash(end) && look.glued(end) {
        return None;
    }
    if unit == Unit::Quarter && super::period::nth_quarter(look, at - 1).is_some() {
        return None;
    }
    // `the last week of March` is a week of its own.
    if unit == Unit::Week
        && look.any(end, ws!["of", "in"])
        && (look.month(end + 1).is_some() || look.year(end + 1).is_some() || absolute::way(look, end + 1).is_some())
    {
        return None;
    }
    // `last week Tuesday`, `next week on Tuesday`.
    if unit == Unit::Week {
        let on = if look.is(end, w!("on")) { end + 1 } else { end };
        if let Some((weekday, end)) = look.weekday(on).or_else(|| look.short_weekday(on))
            && (on == end || !look.looks(end, Shape::WORD) || on > at + 1 || look.any(end, ws!["or", "and"]))
        {
            return Some((Form::of(Core::WeekdayOf { weekday, week: way }), end));
        }
    }
    Some((Form::of(Core::Period { unit, way }), end))
}

/// `the day`, `the weekend`, `the year`, `Tuesday of last week`, `the week after next`.
fn unpointed(look: Look<'_>, i: usize, at: usize) -> Option<(Form, usize)> {
    if let Some((weekday, next)) = look.weekday(i)
        && look.any(next, ws!["of", "in"])
    {
        let at = if look.is(next + 1, w!("the")) { next + 2 } else { next + 1 };
        if let Some(week) = way(look, at)
            && look.is(at + 1, w!("week"))
        {
            return Some((Form::of(Core::WeekdayOf { weekday, week }), at + 2));
        }
    }
    if at == i {
        return None;
    }
    let found = unit(look.token(at)?.word)?;
    let end = at + 1;
    if found == Unit::Week && look.is(end, w!("after")) && look.is(end + 1, w!("next")) {
        let core = Core::Shift { halves: 4, unit: Unit::Week, origin: Origin::Published, vague: false };
        return Some((Form::of(core), end + 2));
    }
    if look.is(end, w!("previous")) {
        return Some((Form::of(Core::Period { unit: found, way: Way::Previous }), end + 1));
    }
    // `the day before`, `the week after` close a clause; before a noun they are conjunctions.
    if matches!(found, Unit::Day | Unit::Night | Unit::Week | Unit::Month | Unit::Year)
        && look.any(end, ws!["before", "after", "earlier"])
        && !look.looks(end + 1, Shape::WORD)
        && !look.class(end + 1, Classes::DIGITS)
    {
        let way = if look.is(end, w!("after")) { Way::Following } else { Way::Previous };
        return Some((Form::of(Core::Period { unit: found, way }), end + 1));
    }
    let alone = !look.looks(end, Shape::WORD)
        || look.class(end, Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::PRONOUN))
            && !look.any(end, ws!["of", "before", "after", "that", "since"])
        || look.any(end, ws!["and", "but", "'s", "s"]);
    let verb = look.before(
        i,
        ws![
            "end",
            "ended",
            "ending",
            "ends",
            "finish",
            "finished",
            "finishing",
            "close",
            "closed",
            "start",
            "started",
            "begin",
            "began"
        ],
    );
    let opens =
        look.before(i, ws!["in", "of", "for", "during", "over", "throughout", "on", "until", "by", "since", "at"]);
    let fits = match found {
        // `late in the day after heavy trading`
        Unit::Day
            if i >= 2 && look.any(i - 2, ws!["late", "later", "early", "earlier"]) && look.before(i, ws!["in"]) =>
        {
            true
        }
        Unit::Day => verb || look.before(i, ws!["in", "for", "of"]) && (alone || look.is(end, w!("down"))),
        Unit::Weekend => opens || alone,
        Unit::Month | Unit::Year | Unit::Week => {
            (look.before(i, ws!["of", "in", "for"]) || verb) && alone && edge_before(look, i, found)
        }
        _ => false,
    };
    let way = if matches!(found, Unit::Day) {
        Way::Same
    } else if found == Unit::Weekend {
        Way::Bare
    } else {
        Way::This
    };
    fits.then(|| (Form::of(Core::Period { unit: found, way }), end))
}

/// `later in the year`, `the end of the week`, `so far in the month`.
fn edge_before(look: Look<'_>, i: usize, found: Unit) -> bool {
    let at = i.saturating_sub(2);
    i >= 2
        && (look.any(
            at,
            ws![
                "later",
                "earlier",
                "early",
                "late",
                "end",
                "start",
                "beginning",
                "middle",
                "rest",
                "remainder",
                "half",
                "far",
                "time"
            ],
        ) || found == Unit::Year && look.is(at, w!("part")))
}

/// A part of the day in words.
pub(super) fn part_word(look: Look<'_>, i: usize) -> Option<(DayPart, usize)> {
    let part = if look.any(i, ws!["morning", "mornings"]) {
        DayPart::Morning
    } else if look.is(i, w!("afternoon")) {
        DayPart::Afternoon
    } else if look.is(i, w!("evening")) {
        DayPart::Evening
    } else if look.is(i, w!("night")) {
        DayPart::Night
    } else if look.any(i, ws!["noon", "midday", "lunchtime"]) {
        DayPart::Midday
    } else {
        return None;
    };
    Some((part, i + 1))
}

/// `two weeks ago`, `three days later`, `a day earlier`, `a week from Friday`, `two days before Christmas`, `a year ago`.
pub(super) fn shift(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    look.sentence_has(Classes::TIME_UNIT).then_some(())?;
    let hedged = look.any(i, ws!["about", "around", "nearly", "almost", "roughly", "some", "just", "over"]);
    let (count, next) = look.count(if hedged { i + 1 } else { i })?;
    let next = if look.dash(next) && look.glued(next) { next + 1 } else { next };
    let found = unit(look.token(next)?.word)?;
    let mut end = next + 1;
    let mut number = count.number;
    if let Some((more, after)) = look.and_a_half(end, count) {
        number = more.number;
        end = after;
    }
    let halves = number.times(Decimal::int(2)).and_then(Decimal::to_int).and_then(|n| i32::try_from(n).ok());
    let mut halves = halves.filter(|n| *n <= 20_000)?;
    let mut found = found;
    if let Some((sum, finer, after)) = super::listed::compound(look, halves, found, end) {
        (halves, found, end) = (sum, finer, after);
    }
    let bound = if hedged && !look.is(i, w!("just")) { Bound::About } else { Bound::Exact };
    let make = |sign: i32, origin, end| {
        let core = Core::Shift { halves: sign * halves, unit: found, origin, vague: count.vague };
        Some((Form { bound, ..Form::of(core) }, end))
    };
    if look.is(end, w!("ago")) {
        return make(-1, Origin::Published, end + 1);
    }
    // `30 minutes later this week`: the week is later, nothing else.
    let of_period = look.any(end + 1, ws!["today", "tonight"]) || way(look, end + 1).is_some_and(|w| w != Way::Same);
    if look.any(end, ws!["later", "hence"]) && !look.is(end + 1, w!("than")) && !of_period {
        return make(1, Origin::Text, end + 1);
    }
    if look.any(end, ws!["earlier", "previously", "prior"]) && !look.any(end + 1, ws!["than", "to"]) {
        return make(-1, Origin::Text, end + 1);
    }
    let sign = if look.any(end, ws!["before", "prior"]) {
        -1
    } else if look.any(end, ws!["after", "from", "following"]) {
        1
    } else {
        return None;
    };
    if look.is(end, w!("from")) && look.any(end + 1, ws!["now", "today"]) {
        return make(1, Origin::Published, end + 2);
    }
    let on = if look.is(end, w!("prior")) && look.is(end + 1, w!("to")) { end + 2 } else { end + 1 };
    let (named, after) = named_day(look, on)
        .or_else(|| absolute::date(look, on))
        .or_else(|| super::feast::holiday(look, on))
        .or_else(|| {
            // `two weeks from Monday` counts from the Monday to come.
            let way = if look.is(end, w!("from")) { Way::Coming } else { Way::Bare };
            look.weekday(on).map(|(weekday, e)| (Form::of(Core::Weekday { weekday, way }), e))
        })?;
    make(sign, Origin::Named(Box::new(named)), after)
}

/// `in two weeks`, where something is to come.
fn ahead(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.is(i, w!("in")) {
        return None;
    }
    let (count, next) = look.count(i + 1)?;
    let found = unit(look.token(next)?.word)?;
    if !matches!(found, Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year)
        || count.vague
        || super::tense::ranked(look, i)
    {
        return None;
    }
    let time = look.is(next + 1, w!("time"));
    let possessive = look.is(next + 1, w!("'")) || look.is(next + 1, w!("'s"));
    let to_come = super::tense::direction(look, i, next + 1) == super::tense::Direction::Future;
    if !(to_come || time || possessive) || look.any(next + 1, ws!["of", "from"]) {
        return None;
    }
    let halves = count.number.times(Decimal::int(2)).and_then(Decimal::to_int).and_then(|n| i32::try_from(n).ok())?;
    let core = Core::Shift { halves: halves.min(20_000), unit: found, origin: Origin::Published, vague: false };
    Some((Form::of(core), if time { next + 2 } else { next + 1 }))
}

/// `year-end`, `the year's end`, `end of year`.
fn year_end(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let at = if look.any(i, ws!["the", "this"]) { i + 1 } else { i };
    let make =
        |unit, end| Some((Form { edge: Some(Edge::End), ..Form::of(Core::Period { unit, way: Way::This }) }, end));
    if look.any(at, ws!["year", "month"]) {
        let unit = unit(look.token(at)?.word)?;
        let joined = look.dash(at + 1) && look.glued(at + 1) || look.is(at + 1, w!("'s"));
        return (joined && look.is(at + 2, w!("end")) && !look.any(at + 3, ws!["of"]))
            .then(|| make(unit, at + 3))
            .flatten();
    }
    let unit = unit(look.token(at + 2)?.word).filter(|u| matches!(u, Unit::Year | Unit::Month))?;
    (look.is(at, w!("end")) && look.is(at + 1, w!("of"))).then(|| make(unit, at + 3)).flatten()
}

/// `now`, `currently`, `recently`, `the future`, as TIMEX3 has them.
fn reference(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let make = |value, end| Some((Form::of(Core::Reference(value)), end));
    if look.any(i, ws!["now", "currently", "nowadays"]) {
        return (!look.is(i + 1, w!("that"))).then(|| make("PRESENT_REF", i + 1)).flatten();
    }
    if look.is(i, w!("recently")) {
        return make("PAST_REF", i + 1);
    }
    if look.is(i, w!("the")) {
        if look.is(i + 1, w!("past")) && !look.looks(i + 2, Shape::WORD) {
            return make("PAST_REF", i + 2);
        }
        if look.is(i + 1, w!("future")) && !look.is(i + 2, w!("of")) {
            return make("FUTURE_REF", i + 2);
        }
        if look.is(i + 1, w!("time")) && look.is(i + 2, w!("being")) {
            return make("PRESENT_REF", i + 3);
        }
        if look.any(i + 1, ws!["near", "foreseeable"]) && look.any(i + 2, ws!["future", "term"]) {
            return make("FUTURE_REF", i + 3);
        }
    }
    if look.is(i, w!("at")) {
        if look.is(i + 1, w!("present")) {
            return make("PRESENT_REF", i + 2);
        }
        let noun = if look.is(i + 2, w!("present")) { i + 3 } else { i + 2 };
        // `at this time of year`, `at this time last year` are not now.
        let now = look.any(i + 1, ws!["the", "this"])
            && look.any(noun, ws!["time", "moment", "minute"])
            && (noun > i + 2 || !look.is(i + 1, w!("the")) || !look.is(noun, w!("time")));
        let goes_on = look.any(noun + 1, ws!["of", "that", "when", "he", "she", "they", "it", "each", "every"])
            || way(look, noun + 1).is_some();
        if now && !goes_on {
            return make("PRESENT_REF", noun + 1);
        }
    }
    if look.any(i, ws!["recent", "current"]) && !look.before(i, ws!["most", "more"]) {
        if look.any(i + 1, ws!["years", "months", "weeks", "days", "decades"]) {
            return make("PAST_REF", i + 2);
        }
        return make(if look.is(i, w!("recent")) { "PAST_REF" } else { "PRESENT_REF" }, i + 1);
    }
    None
}

/// `early`, `late`, `mid-`, `the end of`, `earlier`, `later` before a date: which part of it, and where it begins.
pub(super) fn edge(look: Look<'_>, i: usize) -> Option<(Edge, usize)> {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    let very = if look.is(at, w!("very")) { at + 1 } else { at };
    let noun = |words: &crate::model::WordSet| look.any(very, words) && look.is(very + 1, w!("of"));
    if noun(ws!["beginning", "start"]) {
        return Some((Edge::Start, very + 2));
    }
    if noun(ws!["middle"]) {
        return Some((Edge::Middle, very + 2));
    }
    if noun(ws!["end", "close"]) {
        return Some((Edge::End, very + 2));
    }
    (at == i).then_some(())?;
    let skip = |k: usize| if look.dash(k) { k + 1 } else { k };
    let skip_in = |k: usize| if look.any(k, ws!["in", "on", "that"]) && !look.is(k, w!("that")) { k + 1 } else { k };
    if look.is(i, w!("early")) || look.is(i, w!("earlier")) {
        return Some((Edge::Start, skip_in(skip(i + 1))));
    }
    if look.is(i, w!("mid")) {
        return Some((Edge::Middle, skip(i + 1)));
    }
    if look.is(i, w!("late")) || look.is(i, w!("later")) {
        return Some((Edge::End, skip_in(skip(i + 1))));
    }
    None
}
