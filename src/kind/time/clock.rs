//! Clock times as they are written: `3 p.m.`, `15:00`, `8: 30 pm`, `0730 GMT`, `half past seven`, `midnight`.

use crate::lexicon::zones;
use crate::model::{Bound, Classes, Clock, Shape, WordSet};

use crate::kind::date::words::{Look, w, ws};

use super::around::{hedge, hedge_behind, lasting, zone};
use super::dated::follows;
use super::hour::{beside_twelve, lone_hour};
use super::scheduled::scheduled;
use super::spoken::{day_part, part_behind, spoken};

/// A clock time before its day is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub clock: Clock,
    /// First token, hedge included, and one past the last.
    pub from: usize,
    pub to: usize,
    pub bound: Bound,
}

/// Hours and minutes, with what is known of the half of the day.
#[derive(Clone, Copy)]
pub(super) struct Face {
    pub hour: u16,
    pub minute: Option<u16>,
    pub half: Half,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Evening,
    /// Printed on the 24-hour clock, or by the hour's size.
    Full,
    Open,
}

impl Face {
    /// Minutes from midnight; `None` when the hour does not go with its half.
    fn minutes(self) -> Option<u16> {
        let hour = match (self.half, self.hour) {
            (Half::Morning, 12) => 0,
            (Half::Evening, 12) => 12,
            (Half::Morning | Half::Evening, 0 | 13..) => return None,
            (Half::Evening, h) => h + 12,
            (_, h) => h,
        };
        let minutes = hour * 60 + self.minute.unwrap_or(0);
        (minutes <= 1440).then_some(minutes)
    }
}

/// The clock time at token `i`.
pub(super) fn read(look: Look<'_>, i: usize) -> Option<Reading> {
    if look.class(i, Classes::DIGITS) && !fits_clock(look, i) {
        return None;
    }
    let (clock, to, start) = word(look, i).or_else(|| range(look, i)).or_else(|| plain(look, i))?;
    let (clock, to) = zone(look, clock, to);
    let (clock, to) = lasting(look, clock, to, start);
    let (bound, from) = hedge(look, start);
    let (bound, to) = hedge_behind(look, bound, to);
    Some(Reading { clock, from, to, bound })
}

/// Whether digits may be a time, by their size and the token behind them: no clock shows 75, and three or four digits without
/// a point (`0730`, but `2009`) are a time only before a few words and signs.
fn fits_clock(look: Look<'_>, i: usize) -> bool {
    let text = look.text(i);
    match text.len() {
        0 | 1 => true,
        2 => text < "60",
        _ if text.contains('.') => true,
        3 | 4 => {
            look.any(i + 1, ws!["am", "pm", "a", "p", "hours", "hrs", "local", "on", "to", "until", "till", "and"])
                || look.dash(i + 1)
                || look.sign(i + 1, "(")
                || look.looks(i + 1, Shape::ALL_CAPS)
        }
        _ => false,
    }
}

fn clock_of(face: Face) -> Option<Clock> {
    let known = match face.half {
        Half::Morning | Half::Evening => true,
        Half::Full => true,
        Half::Open => face.hour > 12 || face.hour == 0,
    };
    Some(Clock {
        minute: face.minutes()?,
        until: None,
        half_known: known,
        to_the_minute: face.minute.is_some(),
        offset: None,
    })
}

/// `noon`, `midnight`.
pub(super) fn word(look: Look<'_>, i: usize) -> Option<(Clock, usize, usize)> {
    let (minute, end) = if look.any(i, ws!["noon", "noonish"]) {
        (720, i + 1)
    } else if look.is(i, w!("midnight")) {
        (1440, i + 1)
    } else if look.is(i, w!("mid")) && look.is(i + 1, w!("night")) && look.before(i, ws!["at", "until", "by", "before"])
    {
        (1440, i + 2)
    } else {
        return None;
    };
    // `the Midnight Sun`, `High Noon`.
    let token = look.token(i)?;
    if token.looks(Shape::CAPITAL) && i > 0 && !token.looks(Shape::FIRST) && look.looks(i + 1, Shape::CAPITAL) {
        return None;
    }
    // `12 noon`, `12 midnight`.
    let start = if i > 0 && look.digits(i - 1, 2) == Some(12) { i - 1 } else { i };
    let clock = Clock { minute, until: None, half_known: true, to_the_minute: false, offset: None };
    Some((clock, end, start))
}

/// One time without a range.
pub(super) fn plain(look: Look<'_>, i: usize) -> Option<(Clock, usize, usize)> {
    if let Some((minute, to)) = beside_twelve(look, i) {
        let clock = Clock { minute, until: None, half_known: true, to_the_minute: true, offset: None };
        return Some((clock, to, i));
    }
    let (face, to) =
        spoken(look, i).or_else(|| digital(look, i)).or_else(|| military(look, i)).or_else(|| lone_hour(look, i))?;
    let (face, to) = day_part(look, face, to);
    Some((clock_of(face)?, to, i))
}

/// `am`, `p.m.`, `a. m.`, `p` behind a number.
pub(super) fn half(look: Look<'_>, i: usize) -> Option<(Half, usize)> {
    if look.any(i, ws!["am", "pm"]) {
        let half = if look.is(i, w!("am")) { Half::Morning } else { Half::Evening };
        // `7 am I` is no time, `7 AM` is.
        return Some((half, i + 1));
    }
    if look.any(i, ws!["a", "p"]) {
        let half = if look.is(i, w!("a")) { Half::Morning } else { Half::Evening };
        let dot = usize::from(look.sign(i + 1, "."));
        if look.is(i + 1 + dot, w!("m")) && (dot == 1 || look.text(i + 1 + dot).len() == 1) {
            let end = i + 2 + dot;
            return Some((half, if look.sign(end, ".") && dot == 1 && end + 1 < look.len() { end + 1 } else { end }));
        }
        if look.glued(i) {
            return Some((half, i + 1));
        }
    }
    None
}

/// What leads to a time of the clock.
const LEADS: &WordSet = ws!["about", "after", "around", "at", "before", "by", "from", "since", "till", "to", "until"];

/// `15:00`, `8:30 pm`, `3.45pm`, `8: 30 pm`, `3 p.m.`, `7:56:30`.
fn digital(look: Look<'_>, i: usize) -> Option<(Face, usize)> {
    if tied(look, i) {
        return None;
    }
    let text = look.text(i);
    if let Some((hour, minute)) = text.split_once('.') {
        // A point parts hours and minutes only before `am` and `pm`.
        let told = || zoned(look, i + 1) || part_behind(look, i + 1) || met_at(look, i);
        // `at 04.10`: no number begins with a nought.
        let full = || hour.len() == 2 && hour.starts_with('0') && i > 0 && look.any(i - 1, LEADS);
        let (half, to) = half(look, i + 1)
            .or_else(|| full().then_some((Half::Full, i + 1)))
            .or_else(|| told().then_some((Half::Open, i + 1)))?;
        let (hour, minute) = (hour.parse().ok().filter(|h| *h <= 24)?, minute.parse().ok().filter(|m| *m < 60)?);
        return (text.len() >= 4 && text.ends_with(|c: char| c.is_ascii_digit()) && text.len() - text.find('.')? == 3)
            .then_some((Face { hour, minute: Some(minute), half }, to));
    }
    if let Some(n) = look.digits(i, 4).filter(|_| text.len() >= 3) {
        // `1140 a.m.`
        let n = u16::try_from(n).ok()?;
        // `720p` is how fine a picture is.
        let letter = look.text(i + 1).len() == 1 && !look.sign(i + 2, ".");
        let (half, to) = half(look, i + 1).filter(|_| !letter && (1..=12).contains(&(n / 100)) && n % 100 < 60)?;
        return Some((Face { hour: n / 100, minute: Some(n % 100), half }, to));
    }
    let hour = u16::try_from(look.digits(i, 2)?).ok().filter(|h| *h <= 24)?;
    if look.sign(i + 1, ":") && look.glued(i + 1) {
        let minute = u16::try_from(look.digits(i + 2, 2)?).ok().filter(|m| *m < 60 && look.text(i + 2).len() == 2)?;
        let mut to = i + 3;
        if look.sign(to, ":") && look.glued(to) && look.glued(to + 1) {
            look.digits(to + 1, 2).filter(|s| *s < 60 && look.text(to + 1).len() == 2)?;
            to += 2;
        }
        // `09:10`, `9:10 hours` are of the clock that counts to 24.
        let full = text.starts_with('0') && text.len() == 2 || look.any(to, ws!["hours", "hrs"]);
        let face = Face { hour, minute: Some(minute), half: if full { Half::Full } else { Half::Open } };
        if let Some((half, end)) = half(look, to) {
            return Some((Face { half, ..face }, end));
        }
        let spaced = !look.glued(i + 2);
        if look.glued(to)
            && (look.looks(to, Shape::WORD)
                || matches!(look.text(to), "/" | "." if to + 1 < look.len() && look.glued(to + 1)))
        {
            return None;
        }
        return (!spaced && evident(look, i, to))
            .then_some((face, to + usize::from(look.any(to, ws!["hours", "hrs"]))));
    }
    // `9.am`
    let stop = usize::from(look.sign(i + 1, ".") && look.glued(i + 1) && look.glued(i + 2));
    let (half, to) = half(look, i + 1 + stop)?;
    let letter = look.text(to - 1).len() == 1 && to == i + 2;
    (hour <= 12 && (!letter || lettered(look, i))).then_some((Face { hour, minute: None, half }, to))
}

/// Whether `9p` is an hour as American stations write it: `9p` is a sum of money and `10a` a house or a section, unless a
/// day stands before it, or the clause tells when something takes place.
pub(super) fn lettered(look: Look<'_>, i: usize) -> bool {
    let at = if look.before(i, ws!["at", "around", "by", "from", "between"]) { i - 1 } else { i };
    // `at 10a and 7p`
    let second = i > 4
        && look.is(i - 1, w!("and"))
        && look.any(i - 2, ws!["a", "p"])
        && look.glued(i - 2)
        && look.class(i - 3, Classes::DIGITS)
        && look.before(i - 3, ws!["at"]);
    follows(look, at) || at < i && scheduled(look, at) || second && scheduled(look, i - 4)
}

/// `left at 6.45`, `on Friday at 19.30`: a point parts hours and minutes behind a verb of coming and going, or a day.
fn met_at(look: Look<'_>, i: usize) -> bool {
    let fives = look.text(i).ends_with(['0', '5']);
    let led = look.before(i, ws!["at"])
        && (follows(look, i - 1)
            || look.before(
                i - 1,
                ws![
                    "leave", "leaves", "left", "arrive", "arrives", "arrived", "begin", "begins", "began", "start",
                    "starts", "started", "meet", "meets", "met", "depart", "departs", "departed", "happened",
                    "occurred", "woke", "died", "landed"
                ],
            ));
    let closes = !look.looks(i + 1, Shape::WORD) && !matches!(look.text(i + 1), "%" | "°")
        || look.class(i + 1, Classes::WEEKDAY)
        || look.any(i + 1, ws!["on", "today", "yesterday", "tomorrow", "tonight", "when", "and", "after"]);
    led && fives && closes
}

/// Whether `16:08` is a time here and no score, ratio or verse.
fn evident(look: Look<'_>, i: usize, to: usize) -> bool {
    look.before(
        i,
        ws![
            "at",
            "by",
            "from",
            "until",
            "till",
            "around",
            "about",
            "before",
            "after",
            "since",
            "between",
            "to",
            "past",
            "and",
            "approximately"
        ],
    ) || follows(look, i)
        // `week 10 10:20`
        || i > 1 && look.text(i).len() == 2 && look.digits(i - 1, 2).is_some() && look.before(i - 1, ws!["week", "day"])
        || look.before(i, ws!["than"]) && look.before(i - 1, ws!["later", "earlier"])
        || i > 0 && look.sign(i - 1, "@")
        || zoned(look, to)
        || look.any(to, ws!["hours", "hrs", "local", "today", "yesterday", "tomorrow", "tonight"])
        || look.class(to, Classes::WEEKDAY)
        || look.is(to, w!("on"))
        || look.is(to, w!("in")) && look.is(to + 1, w!("the"))
        || look.class(to, Classes::MONTH) && look.month(to).is_some_and(|(_, next)| look.day(next).is_some())
        || look.sign(to, ",") && look.class(to + 1, Classes::WEEKDAY)
        || i > 0
            && (look.class(i - 1, Classes::WEEKDAY.with(Classes::MONTH))
                || look.before(i, ws!["today", "tonight", "tomorrow", "yesterday", "morning", "evening", "night"])
                || look.year(i - 1).is_some())
        || i == 0 && to >= look.len()
}

/// Whether a zone stands at `i`.
fn zoned(look: Look<'_>, i: usize) -> bool {
    let i = if look.sign(i, "(") { i + 1 } else { i };
    look.looks(i, Shape::ALL_CAPS) && look.token(i).is_some_and(|t| zones::offset(t.word).is_some())
}

/// `0730 GMT`, `1430 hours`.
fn military(look: Look<'_>, i: usize) -> Option<(Face, usize)> {
    if tied(look, i) || look.text(i).len() != 4 {
        return None;
    }
    let n = u16::try_from(look.digits(i, 4)?).ok()?;
    let (hour, minute) = (n / 100, n % 100);
    let named = zoned(look, i + 1)
        || look.any(i + 1, ws!["hours", "hrs"])
        || look.is(i + 1, w!("local")) && look.is(i + 2, w!("time"))
        || look.before(i, ws!["at"]) && look.is(i + 1, w!("on")) && look.class(i + 2, Classes::WEEKDAY);
    let to = if look.any(i + 1, ws!["hours", "hrs"]) { i + 2 } else { i + 1 };
    (named && hour <= 24 && minute < 60).then_some((Face { hour, minute: Some(minute), half: Half::Full }, to))
}

/// `5 to 6pm`, `3-5 p.m.`, `19:00 - 21:00`, `between 0730-0930`, `from 7 to 7:30`.
fn range(look: Look<'_>, i: usize) -> Option<(Clock, usize, usize)> {
    if tied(look, i) {
        return None;
    }
    let led = look.before(i, ws!["from", "between"]);
    let (first, next) = face(look, i)?;
    let mut at = next;
    let (first, bare) = match half(look, at) {
        Some((half, end)) => {
            at = end;
            (Face { half, ..first }, false)
        }
        None => (first, true),
    };
    let at_end = at;
    let joined = if look.dash(at) || look.any(at, ws!["to", "until", "till"]) || led && look.is(at, w!("and")) {
        at + 1
    } else {
        return None;
    };
    let (second, next) = face(look, joined)?;
    let (second, end, marked) = match half(look, next) {
        Some((half, end)) => (Face { half, ..second }, end, true),
        None => (second, next, false),
    };
    // `7p to 9p` are sums, `1a to 2a` sections, where no morning ends in an evening.
    let letter = |end: usize| look.any(end - 1, ws!["a", "p"]) && look.glued(end - 1);
    let mixed = !bare && first.half != second.half;
    if marked && letter(end) && !mixed && (bare || letter(at_end)) && !lettered(look, i) {
        return None;
    }
    // Two plain numbers are a score or a count, `2:00 - 2:30` behind `from` are times.
    let printed = first.minute.is_some() && second.minute.is_some() && (led || evident(look, i, end));
    let either =
        second.minute.is_some() && first.minute.is_some() || led && (second.minute.is_some() || first.minute.is_some());
    if !(marked || printed || !bare || either && led) || look.glued(end) && look.looks(end, Shape::WORD) {
        return None;
    }
    let second_half = if marked { second.half } else { first.half };
    let second = Face { half: second_half, ..second };
    // The end's half serves the start, unless the range then ran backwards (`11 to 1 pm`).
    let first = if bare && marked {
        let same = Face { half: second.half, ..first };
        match (same.minutes(), second.minutes()) {
            (Some(a), Some(b)) if a <= b => same,
            _ => Face { half: if second.half == Half::Evening { Half::Morning } else { Half::Evening }, ..first },
        }
    } else {
        first
    };
    let clock = clock_of(first)?;
    Some((Clock { until: second.minutes(), ..clock }, end, i))
}

/// Hour and minutes in digits, with nothing behind.
fn face(look: Look<'_>, i: usize) -> Option<(Face, usize)> {
    let open = |hour, minute| Face { hour, minute, half: Half::Open };
    let text = look.text(i);
    if let Some((hour, minute)) = text.split_once('.') {
        let (hour, minute) = (hour.parse().ok().filter(|h| *h <= 24)?, minute.parse().ok().filter(|m| *m < 60)?);
        return (minute >= 10 || text.ends_with("00")).then_some((open(hour, Some(minute)), i + 1));
    }
    if text.len() == 4 {
        let n = u16::try_from(look.digits(i, 4)?).ok().filter(|n| n / 100 <= 24 && n % 100 < 60)?;
        return text.starts_with('0').then_some((Face { half: Half::Full, ..open(n / 100, Some(n % 100)) }, i + 1));
    }
    let hour = u16::try_from(look.digits(i, 2)?).ok().filter(|h| *h <= 24)?;
    if look.sign(i + 1, ":") && look.text(i + 2).len() == 2 {
        let minute = u16::try_from(look.digits(i + 2, 2)?).ok().filter(|m| *m < 60)?;
        return Some((open(hour, Some(minute)), i + 3));
    }
    Some((open(hour, None), i + 1))
}

/// A number that something before it holds on to, a colon too.
pub(super) fn tied(look: Look<'_>, i: usize) -> bool {
    crate::kind::date::absolute_tie(look, i)
        || i > 0 && look.glued(i) && matches!(look.text(i - 1), ":" | "@") && look.class(i, Classes::DIGITS)
}
