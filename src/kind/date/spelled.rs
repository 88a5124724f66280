//! Dates in words and in bare digits: `May twenty-nine`, `nineteen eighty-six`, `20161016`, `2016 10 16`.

use crate::model::{Classes, Shape};
use crate::text::calendar;

use super::form::{Form, Year};
use super::words::{Look, w};

/// A year in words: `nineteen eighty-six`, `nineteen hundred and five`, `two thousand and ten`, `twenty ten`.
///
/// What follows must not be counted by it: `two thousand and ten men` is no year.
pub(super) fn year(look: Look<'_>, i: usize) -> Option<(i16, usize)> {
    let (first, next) = look.cardinal_word(i)?;
    let rest = |k: usize| {
        let at = if look.is(k, w!("and")) { k + 1 } else { k };
        look.cardinal_word(at).map_or((0, k), |(n, end)| (i16::from(n), end))
    };
    let scaled =
        first == 2 && look.is(next, w!("thousand")) || (11..=20).contains(&first) && look.is(next, w!("hundred"));
    let (year, end, pair) = if scaled {
        let (small, end) = rest(next + 1);
        let head = if first == 2 { 2000 } else { i16::from(first) * 100 };
        (head + small, end, false)
    } else {
        if !(15..=20).contains(&first) {
            return None;
        }
        let at = if look.dash(next) && look.glued(next) { next + 1 } else { next };
        let (small, end) = look.cardinal_word(at).filter(|(n, _)| *n >= 10)?;
        (i16::from(first) * 100 + i16::from(small), end, true)
    };
    let alone = scaled && year % 100 == 0;
    let closes = !look.looks(end, Shape::WORD)
        || !alone && look.class(end, Classes::PREPOSITION) && !look.is(end, w!("of"))
        || pair && look.class(end, Classes::AUXILIARY)
        || !alone && look.is(end, w!("and"));
    (closes && !look.dash(end) && !look.class(end, Classes::NUMBER) && (1500..=2049).contains(&year))
        .then_some((year, end))
}

/// A day of the month as a plain number in words, behind its month: `May twenty-nine`.
pub(super) fn day(look: Look<'_>, i: usize) -> Option<(u8, usize)> {
    let (day, end) = look.cardinal_word(i).filter(|(n, _)| (1..=31).contains(n))?;
    let closes = end >= look.len()
        || matches!(look.text(end), "." | ";" | ")" | "?" | "!")
        || day > 12 && look.sign(end, ",")
        || year(look, end).is_some();
    closes.then_some((day, end))
}

/// `20161016`, `2016 10 16`: year, month and day in digits without signs.
pub(super) fn digits(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let free = |k: usize| !look.glued(k) || matches!(look.text(k), "-" | "_" | "." | "," | ")" | ";" | "?" | "!" | ":");
    let led = i == 0 || !look.glued(i) || matches!(look.text(i - 1), "-" | "_" | "(" | "\"" | "“");
    let (year, month, day, end) = match look.text(i).len() {
        8 => {
            let n = look.digits(i, 8)?;
            (n / 10_000, n / 100 % 100, n % 100, i + 1)
        }
        4 => {
            let two = |k: usize| look.digits(k, 2).filter(|_| look.text(k).len() == 2 && !look.glued(k));
            (look.digits(i, 4)?, two(i + 1)?, two(i + 2)?, i + 3)
        }
        _ => return None,
    };
    let year = i16::try_from(year).ok().filter(|y| (1900..=2099).contains(y))?;
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let day = u8::try_from(day).ok().filter(|d| *d > 0 && *d <= calendar::days_in_month(year, month))?;
    // Two more digits make it a number of some other thing.
    let goes_on = look.class(end, Classes::DIGITS)
        || look.glued(end) && look.class(end + 1, Classes::DIGITS) && look.glued(end + 1);
    (led && free(end) && !goes_on).then(|| (Form::parts(Year::Known(year), month, day, 0), end))
}
