//! Clock times in words, and what words add to a printed hour: `half past seven`, `six pm`, `at 3 in the afternoon`.

use crate::kind::date::words::{Look, w, ws};
use crate::model::{Classes, Shape};

use super::clock::{Face, Half, half, tied};
use super::dated::follows;

/// `half past seven`, `quarter to nine`, `10 past 9`, `eight o'clock`, `six pm`, `five-thirty`.
pub(super) fn spoken(look: Look<'_>, i: usize) -> Option<(Face, usize)> {
    let hour_at = |k: usize| -> Option<(u16, usize)> {
        if let Some(h) = look.digits(k, 2) {
            return Some((u16::try_from(h).ok()?, k + 1));
        }
        look.cardinal_word(k).map(|(n, e)| (u16::from(n), e))
    };
    let at = if look.is(i, w!("a")) { i + 1 } else { i };
    let lead = if look.is(at, w!("half")) && look.is(at + 1, w!("past")) {
        Some((30, at + 1))
    } else if look.is(at, w!("quarter")) {
        Some((15, at + 1))
    } else {
        hour_at(at).map(|(m, e)| (m, if look.any(e, ws!["minutes", "min"]) { e + 1 } else { e }))
    };
    if let Some((minutes, next)) = lead
        && look.any(next, ws!["past", "to"])
        && (1..60).contains(&minutes)
        && let Some((hour, end)) = hour_at(next + 1)
        && (1..=12).contains(&hour)
    {
        let named = look.any(at, ws!["quarter", "half"]);
        // `at ten to nine`: five, ten, twenty and twenty-five go without the word `minutes`.
        let fives = matches!(minutes, 5 | 10 | 20 | 25)
            && look.before(at, ws!["at", "about", "around", "before", "after", "until", "till", "since"]);
        let counted = named || look.any(next - 1, ws!["minutes", "min"]) || look.is(next, w!("past")) || fives;
        let closes = !look.looks(end, Shape::WORD) && !look.dash(end)
            || look.class(end, Classes::PREPOSITION.with(Classes::CLOCK).with(Classes::WEEKDAY))
            || named && look.class(end, Classes::PRONOUN.with(Classes::AUXILIARY))
            || look.any(end, ws!["this", "that", "and", "when", "today", "tonight", "yesterday", "tomorrow"])
            || half(look, end).is_some();
        if counted && closes && !tied(look, at) {
            let (hour, minute) =
                if look.is(next, w!("past")) { (hour, minutes) } else { ((hour + 11) % 12, 60 - minutes) };
            let hour = if hour == 0 { 12 } else { hour };
            let face = Face { hour, minute: Some(minute), half: Half::Open };
            return Some(clock_word(look, face, end));
        }
    }
    let (hour, next) = hour_at(i)?;
    if !(1..=12).contains(&hour) || tied(look, i) {
        return None;
    }
    let face = Face { hour, minute: None, half: Half::Open };
    if look.any(next, ws!["o'clock", "oclock"]) {
        return Some(clock_word(look, face, next));
    }
    // `about 5 in the morning`, `one in the morning`.
    let told = look.is(next, w!("in"))
        && look.is(next + 1, w!("the"))
        && look.any(next + 2, ws!["morning", "afternoon", "evening"])
        || look.is(next, w!("at")) && look.is(next + 1, w!("night"));
    if told
        && look.before(
            i,
            ws![
                "at",
                "about",
                "around",
                "by",
                "circa",
                "before",
                "after",
                "until",
                "till",
                "from",
                "to",
                "past",
                "is",
                "was",
                "find",
                "meet",
                "met",
                "left",
                "leave",
                "died",
                "woke",
                "approximately"
            ],
        )
    {
        return Some((face, next));
    }
    if look.class(i, Classes::DIGITS) {
        return None;
    }
    // Words: `six pm`, `six forty-three p.m.`, `five-thirty`.
    if let Some((half, end)) = half(look, next).filter(|_| !look.is(next, w!("am")) || !look.is(i, w!("one"))) {
        return Some((Face { half, ..face }, end));
    }
    let dash = look.dash(next);
    let minutes_at = if dash { next + 1 } else { next };
    let (minute, end) = look.cardinal_word(minutes_at)?;
    let led = look.before(i, ws!["at", "by", "around", "about", "from", "until", "to", "before", "after"]);
    let day_behind = look.class(end, Classes::WEEKDAY)
        || look.any(end, ws!["today", "tonight", "tomorrow", "yesterday"])
        || look.is(end, w!("this")) && look.any(end + 1, ws!["morning", "afternoon", "evening"])
        || look.is(end, w!("on")) && look.class(end + 1, Classes::WEEKDAY.with(Classes::MONTH))
        || part_behind(look, end);
    // `from three thirty to four thirty`
    let lasts = look.before(i, ws!["from", "between"])
        && look.any(end, ws!["to", "until", "till", "and"])
        && look.cardinal_word(end + 1).is_some_and(|(hour, next)| hour <= 12 && look.cardinal_word(next).is_some());
    let led = led || lasts || look.before(i, ws!["and"]) && i > 4 && look.any(i - 4, ws!["between"]);
    // `tomorrow at seven twenty-seven`, `on March eighteenth, nine thirty`: the day before tells.
    let day_led = follows(look, if led { i - 1 } else { i });
    let end = if day_led && look.is(end, w!("minutes")) { end + 1 } else { end };
    let closes = !look.looks(end, Shape::WORD) && !look.dash(end)
        || day_behind
        || lasts
        || (day_led || led && dash) && look.class(end, Classes::PREPOSITION);
    let fits = (10..60).contains(&minute) && closes && (led || day_led && minute % 5 == 0);
    let face = Face { minute: Some(u16::from(minute)), ..face };
    if let Some((half, end)) = half(look, end) {
        return Some((Face { half, ..face }, end));
    }
    (fits && (minute % 5 == 0 || dash || day_led)).then_some((face, end))
}

/// Eats `o'clock` and the half behind it.
fn clock_word(look: Look<'_>, face: Face, end: usize) -> (Face, usize) {
    let end = if look.any(end, ws!["o'clock", "oclock"]) { end + 1 } else { end };
    match half(look, end) {
        Some((half, to)) => (Face { half, ..face }, to),
        None => (face, end),
    }
}

/// Whether `in the morning`, `at night`, `this evening` stands here.
pub(super) fn part_behind(look: Look<'_>, i: usize) -> bool {
    look.is(i, w!("in")) && look.is(i + 1, w!("the")) && look.any(i + 2, ws!["morning", "afternoon", "evening"])
        || look.is(i, w!("at")) && look.is(i + 1, w!("night"))
        || look.any(i, ws!["this", "that"]) && look.any(i + 1, ws!["morning", "afternoon", "evening", "night"])
}

/// `in the morning`, `at night`, `tonight` behind a time tell the half.
pub(super) fn day_part(look: Look<'_>, face: Face, to: usize) -> (Face, usize) {
    if face.half != Half::Open || face.hour > 12 {
        return (face, to);
    }
    let (at, end) = if look.is(to, w!("in")) && look.is(to + 1, w!("the")) {
        (to + 2, to + 3)
    } else if look.is(to, w!("at")) && look.is(to + 1, w!("night")) {
        (to + 1, to + 2)
    } else {
        return (face, to);
    };
    let half = if look.is(at, w!("morning")) {
        Half::Morning
    } else if look.any(at, ws!["afternoon", "evening"]) {
        Half::Evening
    } else if look.is(at, w!("night")) {
        // `at 2 at night` is early, `at 11 at night` late.
        if face.hour == 12 || face.hour < 5 { Half::Morning } else { Half::Evening }
    } else {
        return (face, to);
    };
    (Face { half, ..face }, end)
}
