//! Dates in digits and slashes that stand together: lists (`11/20, 11/22 or 11/25`) and ranges (`10/1-11/7`).

use super::absolute::short_numeric;
use super::form::{Core, Form, Year};
use super::words::{Look, full_year, ws};

/// The most dates of a list that are looked back on.
const LIST: usize = 6;

/// Two numbers and a slash are a date behind `on`, `since` and the like, or in a list of such; else a fraction or a score.
pub(super) fn fits(look: Look<'_>, i: usize) -> bool {
    let mut at = i;
    for _ in 0..LIST {
        if !look.sign(at + 1, "/") {
            return false;
        }
        if look.before(at, ws!["on", "since", "until", "till", "by", "before", "after", "from", "dated"]) {
            return true;
        }
        let listed = look.before(at, ws!["or", "and"]) || at > 0 && look.sign(at - 1, ",");
        if !listed || at < 4 || short_numeric(look, at - 4, 0).is_none_or(|(_, end)| end != at - 1) {
            return false;
        }
        at -= 4;
    }
    false
}

/// `10/1-11/7`, `5/1-5/7, 2020`, `10/1-11/2/2017`: two dates and a hyphen, behind `from` and the like or with a year.
pub(super) fn range(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let led = look.any(i, ws!["from", "between"]);
    let at = if led { i + 1 } else { i };
    let part = |k: usize| look.digits(k, 2).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=31).contains(n));
    if !(look.sign(at + 1, "/")
        && look.dash(at + 3)
        && look.sign(at + 5, "/")
        && (at + 1..=at + 6).all(|k| look.glued(k)))
        || super::absolute::tied_left(look, at)
    {
        return None;
    }
    let (a, b, c, d) = (part(at)?, part(at + 2)?, part(at + 4)?, part(at + 6)?);
    let end = at + 7;
    let (year, end) = if look.sign(end, "/") && look.glued(end) && look.glued(end + 1) {
        let n = look.digits(end + 1, 4)?;
        let year = if look.text(end + 1).len() == 4 { i16::try_from(n).ok()? } else { full_year(n) };
        (Some(year).filter(|y| (1000..=2999).contains(y)), end + 2)
    } else if look.sign(end, ",")
        && let Some((year, after)) = look.year(end + 1)
    {
        (Some(year), after)
    } else {
        (None, end)
    };
    if year.is_none() && !(led || look.before(i, ws!["on"])) {
        return None;
    }
    // One that can be read one way only settles both.
    let day_first = a > 12 || c > 12;
    let form = |first: u8, second: u8| {
        let (month, day) = if day_first { (second, first) } else { (first, second) };
        if month > 12 {
            return None;
        }
        if !day_first && b <= 12 && d <= 12 && first != second {
            return Some(Form::of(Core::Slashed { first, second, year, weekday: 0 }));
        }
        Some(Form::parts(year.map_or(Year::Open, Year::Known), month, day, 0))
    };
    Some((Form::of(Core::Range(Box::new(form(a, b)?), Box::new(form(c, d)?))), end))
}
