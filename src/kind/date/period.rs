//! Stretches of the calendar: years, decades, centuries, seasons, quarters, fiscal years, weeks.

use crate::model::{Classes, Shape};

use super::absolute::{tied_left, way, year_way};
use super::form::{Core, Form, Way, Year};
use super::opening;
use super::vocabulary::{Unit, unit};
use super::words::{Look, w, ws};

/// Whether a stretch may begin with token `i`, an article passed over: every rule below begins with one of these.
fn opens(look: Look<'_>, i: usize) -> bool {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    #[rustfmt::skip]
    let words = ws![
        "last", "past", "this", "current", "next", "coming", "upcoming", "previous", "preceding", "prior",
        "following", "subsequent", "same", "that", "early", "late", "mid", "of", "in", "fiscal", "financial", "fy",
        "final", "week", "weekend", "spring", "summer", "autumn", "fall", "winter", "twenties", "thirties", "forties",
        "fifties", "sixties", "seventies", "eighties", "nineties", "q1", "q2", "q3", "q4", "h1", "h2", "'",
    ];
    look.class(at, Classes::DIGITS.with(Classes::ORDINAL).with(Classes::NUMBER))
        || look.any(at, words)
        || !look.looks(at, Shape::WORD)
        || look.text(at).starts_with("FY")
}

/// A stretch of the calendar at token `i`, and what follows it.
pub(super) fn period(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    // `30s`, `30th`, `2009 third quarter`: of other numbers none begins a stretch.
    let number = look.class(i, Classes::DIGITS);
    let bare = || look.text(i).len() != 4 && !look.glued(i + 1) && !look.is(i + 1, w!("'s"));
    if if number { bare() } else { !opens(look, i) } {
        return None;
    }
    decade(look, i)
        .or_else(|| opening::part(look, i))
        .or_else(|| century(look, i))
        .or_else(|| fiscal(look, i))
        .or_else(|| quarter(look, i))
        .or_else(|| week(look, i))
        .or_else(|| season(look, i))
}

/// `the 1930s`, `1930's`, `'70s`, `the 70s`, `the nineties`, `early 1990s`.
fn decade(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    let at = if look.any(at, ws!["early", "late", "mid"]) { at + 1 } else { at };
    let at = if at > i && look.dash(at) { at + 1 } else { at };
    let apostrophe = matches!(look.text(at), "'" | "’" | "‘");
    let digits = if apostrophe { at + 1 } else { at };
    let plural = |k: usize| {
        if look.is(k, w!("s")) && look.glued(k) || look.is(k, w!("'s")) {
            Some(k + 1)
        } else if matches!(look.text(k), "'" | "’") && look.glued(k) && look.is(k + 1, w!("s")) {
            Some(k + 2)
        } else {
            None
        }
    };
    if let Some(n) = look.digits(digits, 4)
        && let Some(end) = plural(digits + 1)
        && n % 10 == 0
        && !tied_left(look, at)
    {
        let n = i16::try_from(n).ok()?;
        // `the 1900s` is a century in most mouths, but a decade to the letter.
        return match look.text(digits).len() {
            4 if (1000..2100).contains(&n) => Some((Form::of(Core::Decade(n / 10)), end)),
            2 if (apostrophe || at > i || end == digits + 2)
                && (20..=90).contains(&n)
                && !in_age(look, i)
                && (apostrophe || !in_degrees(look, i)) =>
            {
                Some((Form::of(Core::Decade(190 + n / 10)), end))
            }
            _ => None,
        };
    }
    let words: &[(_, i16)] = &[
        (w!("twenties"), 192),
        (w!("thirties"), 193),
        (w!("forties"), 194),
        (w!("fifties"), 195),
        (w!("sixties"), 196),
        (w!("seventies"), 197),
        (w!("eighties"), 198),
        (w!("nineties"), 199),
    ];
    let token = look.token(at)?;
    let decade = words.iter().find(|r| r.0 == token.word)?.1;
    (at > i && !in_age(look, i)).then(|| (Form::of(Core::Decade(decade)), at + 1))
}

/// `in his 30s`, `in their sixties`: an age.
fn in_age(look: Look<'_>, i: usize) -> bool {
    let at = if look.before(i, ws!["early", "late", "mid"]) { i - 1 } else { i };
    let whose = ws!["his", "her", "their", "my", "your", "our", "its"];
    // `in his late 50s or early 60s`
    let second = look.before(at, ws!["or", "to", "and"])
        && (at.saturating_sub(7)..at).any(|k| look.any(k, whose))
        && (at.saturating_sub(4)..at).any(|k| look.is(k, w!("s")) || look.class(k, Classes::CALENDAR));
    look.before(at, whose) || second
}

/// `highs in the 80s`, `in the low 30s`: degrees.
fn in_degrees(look: Look<'_>, i: usize) -> bool {
    look.before(i, ws!["high", "low", "upper", "lower", "middle", "over", "under"])
        || (i.saturating_sub(8)..i).any(|k| {
            look.any(
                k,
                ws![
                    "temperature",
                    "temperatures",
                    "temps",
                    "highs",
                    "lows",
                    "mercury",
                    "thermometer",
                    "thermometers",
                    "degrees",
                    "warm",
                    "warmer",
                    "cooler",
                    "colder"
                ],
            )
        })
}

/// `the 15th century`, `the twentieth century`.
fn century(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    let (n, next) = look.ordinal(at)?;
    let next = if look.dash(next) { next + 1 } else { next };
    (look.is(next, w!("century")) && (5..=22).contains(&n))
        .then(|| (Form::of(Core::Century(i16::from(n) - 1)), next + 1))
}

/// `fiscal 2009`, `fiscal year 2009`, `FY2009`, `FY 2009`, `last fiscal year`.
fn fiscal(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let fiscal = |year, end| Some((Form::of(Core::Fiscal { year }), end));
    if look.any(i, ws!["fiscal", "financial", "fy"]) {
        let at = if look.is(i + 1, w!("year")) { i + 2 } else { i + 1 };
        let at = if look.is(at, w!("of")) { at + 1 } else { at };
        let (year, end) = look.year(at)?;
        return fiscal(Year::Known(year), end);
    }
    let glued = look.text(i);
    if let Some(digits) = glued.strip_prefix("FY")
        && digits.len() == 4
        && let Ok(year) = digits.parse::<i16>()
        && (1900..2100).contains(&year)
    {
        return fiscal(Year::Known(year), i + 1);
    }
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    let way = way(look, at)?;
    (look.any(at + 1, ws!["fiscal", "financial"]) && look.is(at + 2, w!("year")))
        .then(|| fiscal(Year::Way(way), at + 3))
        .flatten()
}

/// `the first quarter of 2009`, `fourth quarter`, `Q3 2009`, `2009 Q3`, `the second half of the year`.
fn quarter(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let make = |quarter, year, way, end| Some((Form::of(Core::Quarter { quarter, year, way }), end));
    let code = |k: usize| match look.text(k) {
        "Q1" | "q1" => Some(1),
        "Q2" | "q2" => Some(2),
        "Q3" | "q3" => Some(3),
        "Q4" | "q4" => Some(4),
        "H1" => Some(5),
        "H2" => Some(6),
        _ => None,
    };
    if let Some(quarter) = code(i) {
        let (year, end) = of_year(look, i + 1);
        return make(quarter, year, Way::Bare, end);
    }
    if let Some((year, next)) = look.year(i) {
        let next = if look.dash(next) { next + 1 } else { next };
        if let Some(quarter) = code(next) {
            return make(quarter, Year::Known(year), Way::Bare, next + 1);
        }
    }
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    // `next year's first quarter`, `2009 first quarter`, `last year 's third quarter`.
    if let Some((year, next)) = year_way(look, i).or_else(|| look.year(i).map(|(y, n)| (Year::Known(y), n))) {
        let next = if look.is(next, w!("'s")) { next + 1 } else { next };
        let (quarter, end) = nth_quarter(look, next)?;
        return make(quarter, year, Way::Bare, end);
    }
    let fiscal = usize::from(look.any(at, ws!["fiscal", "financial"]));
    let (quarter, end) = nth_quarter(look, at + fiscal)?;
    let (year, after) = of_year(look, end);
    if year == Year::Open && quarter > 4 {
        return None;
    }
    // A `first half` alone is a match's, and a `third quarter` of something else is a share.
    if year == Year::Open && (at == i && !look.dash(end - 1) && !look.glued(end - 1) && !evident_quarter(look, i, end))
        || after == end && look.is(end, w!("of"))
    {
        return None;
    }
    make(quarter, year, Way::Bare, after)
}

fn evident_quarter(look: Look<'_>, i: usize, end: usize) -> bool {
    look.before(i, ws!["in", "its", "for", "during", "since", "their", "s", "'s"])
        || look.any(
            end,
            ws![
                "profit", "profits", "loss", "losses", "results", "earnings", "revenue", "sales", "net", "income",
                "gdp", "growth", "report"
            ],
        )
}

/// `third quarter`, `third-quarter`, `final quarter`, `second half`.
pub(super) fn nth_quarter(look: Look<'_>, i: usize) -> Option<(u8, usize)> {
    // `the last quarter of 2012`; without its year it is the one before this.
    let last = look.is(i, w!("final"))
        || look.is(i, w!("last")) && look.is(i + 2, w!("of")) && of_year(look, i + 2).0 != Year::Open;
    let (n, next) = if last { (4, i + 1) } else { look.ordinal(i)? };
    let next = if look.dash(next) && look.glued(next) { next + 1 } else { next };
    if look.is(next, w!("quarter")) && (1..=4).contains(&n) {
        return Some((n, next + 1));
    }
    (look.is(next, w!("half")) && (1..=2).contains(&n)).then(|| (n + 4, next + 1))
}

/// `of 2009`, ` 2009`, `of fiscal 2009`, `of this year`, `of the year`, `this year`.
fn of_year(look: Look<'_>, i: usize) -> (Year, usize) {
    let mut at = if look.any(i, ws!["of", "in"]) || look.sign(i, ",") { i + 1 } else { i };
    if look.any(at, ws!["fiscal", "financial"]) {
        at += 1;
    }
    if let Some((year, end)) = look.year(at).or_else(|| look.short_year(at)) {
        return (Year::Known(year), end);
    }
    if let Some(found) = year_way(look, at) {
        return found;
    }
    if at > i && look.is(at, w!("the")) && look.is(at + 1, w!("year")) {
        return (Year::Way(Way::This), at + 2);
    }
    (Year::Open, i)
}

/// `the week of April 10`, `week 23`, `the last week of March`, `the third week of 2018`.
fn week(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    if look.is(at, w!("week"))
        && let Some(n) = look.digits(at + 1, 2).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=53).contains(n))
    {
        let of = if look.is(at + 2, w!("of")) { month_or_year(look, at + 3) } else { None };
        let (of, end) = of.map_or((None, at + 2), |(form, e)| (Some(Box::new(form)), e));
        return Some((Form::of(Core::WeekNumber { week: n, of }), end));
    }
    if look.any(at, ws!["week", "weekend"]) && look.any(at + 1, ws!["of", "ending", "beginning", "starting"]) {
        // `the weekend of 3-4 May`
        let ranged = look
            .day(at + 2)
            .filter(|(_, next, _)| look.dash(*next))
            .and_then(|(_, next, _)| super::absolute::range_end(look, next + 1));
        let (of, end) = ranged.or_else(|| super::absolute::date(look, at + 2))?;
        let weekend = look.is(at, w!("weekend"));
        return Some((Form::of(Core::WeekAround { of: Box::new(of), weekend }), end));
    }
    let (n, next) = if look.any(at, ws!["last", "final"]) { (0, at + 1) } else { look.ordinal(at)? };
    if !look.is(next, w!("week")) || !look.any(next + 1, ws!["of", "in"]) {
        return None;
    }
    let (of, end) = month_or_year(look, next + 2)?;
    Some((Form::of(Core::WeekNumber { week: n, of: Some(Box::new(of)) }), end))
}

pub(super) fn month_or_year(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if let Some((form, end)) = super::absolute::date(look, i) {
        return matches!(form.core, Core::Parts { day: 0, .. }).then_some((form, end));
    }
    if let Some((month, end)) = look.month(i) {
        return Some((Form::parts(Year::Open, month, 0, 0), end));
    }
    if let Some((year, end)) = look.year(i) {
        return Some((Form::parts(Year::Known(year), 0, 0, 0), end));
    }
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    let way = way(look, at)?;
    let unit = unit(look.token(at + 1)?.word).filter(|u| matches!(u, Unit::Month | Unit::Year))?;
    Some((Form::of(Core::Period { unit, way }), at + 2))
}

/// The season that a word names: spring 1, summer 2, autumn 3, winter 4.
pub(super) fn season_word(look: Look<'_>, i: usize) -> Option<u8> {
    Some(if look.is(i, w!("spring")) {
        1
    } else if look.is(i, w!("summer")) {
        2
    } else if look.any(i, ws!["autumn", "fall"]) {
        3
    } else if look.is(i, w!("winter")) {
        4
    } else {
        return None;
    })
}

/// `spring 2010`, `the summer of 2010`, `last autumn`, `this winter`, `in the spring`.
fn season(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let make = |season, year, way, end| Some((Form::of(Core::Season { season, year, way }), end));
    let the = look.is(i, w!("the"));
    let at = if the { i + 1 } else { i };
    if let Some(way) = way(look, at)
        && let Some(season) = season_word(look, at + 1)
    {
        return make(season, Year::Open, way, at + 2);
    }
    let season = season_word(look, at)?;
    if let (year @ (Year::Known(_) | Year::Way(_)), end) = of_year(look, at + 1) {
        return make(season, year, Way::Bare, end);
    }
    // `fall` and `spring` are verbs, and springs flow: a season alone stands behind `in (the)`.
    let verb = look.any(at, ws!["fall", "spring"]);
    let opens = look.before(i, ws!["in", "during", "since", "until", "by", "early", "late", "over"]);
    let closes = !look.looks(at + 1, Shape::WORD)
        || look.class(at + 1, Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::PRONOUN))
        || look.is(at + 1, w!("and"));
    (opens && closes && (the || !verb) && !look.is(at + 1, w!("of")))
        .then(|| make(season, Year::Open, Way::Bare, at + 1))
        .flatten()
}
