//! The day before a time: `tomorrow at 8am`, `Friday, Sept. 9, around 9 p.m.`.

use crate::kind::date::form::{Core, Form};
use crate::kind::date::words::{Look, w, ws};
use crate::kind::date::{self, grammar};
use crate::model::Classes;

/// How many tokens before a time its day may begin.
const REACH: usize = 9;

/// The day that ends right before the time whose first token is `to`, and where it begins (not before `floor`).
pub(super) fn day_before(look: Look<'_>, to: usize, floor: usize) -> Option<(Form, usize)> {
    let mut end = to;
    if look
        .before(end, ws!["at", "from", "between", "around", "about", "by", "before", "after", "until", "till", "since"])
        || end > 0 && look.sign(end - 1, "@")
    {
        end -= 1;
    }
    if end > 0 && look.sign(end - 1, ",") {
        end -= 1;
    }
    // The longest that ends there; a range of days keeps its last one.
    (floor.max(end.saturating_sub(REACH))..end)
        .find_map(|k| Some((date::at_token(look, k, false).filter(|found| found.1 == end)?.0, k)))
        .filter(|(form, _)| single(form))
}

/// The day that a time's mention begins with, when it does, and what follows it.
pub(super) fn day_at(look: Look<'_>, start: usize, to: usize) -> Option<(Form, usize)> {
    date::at_token(look, start, false).filter(|(form, end)| *end < to && single(form))
}

fn single(form: &Form) -> bool {
    // A holiday keeps its own mention: its name says more than its day.
    grammar::is_day(form)
        && !matches!(form.core, Core::Range(..) | Core::Holiday { .. })
        && (form.edge.is_none() || form.part.is_some())
}

/// Whether a day is named right before token `i`.
pub(super) fn follows(look: Look<'_>, i: usize) -> bool {
    let Some(k) = i.checked_sub(1) else { return false };
    // The stop of `Sept.` stands between a month and its day.
    let month_before = |k: usize| {
        k > 0
            && (look.class(k - 1, Classes::MONTH)
                || k > 1 && look.sign(k - 1, ".") && look.class(k - 2, Classes::MONTH))
    };
    let named = look.class(k, Classes::WEEKDAY)
        || look.any(k, ws!["today", "tonight", "tomorrow", "yesterday", "morning", "evening", "afternoon", "night"]);
    let suffixed =
        look.any(k, ws!["st", "nd", "rd", "th"]) && look.glued(k) && look.digits(k.wrapping_sub(1), 2).is_some();
    let ordinal = look.class(k, Classes::ORDINAL)
        && (month_before(k) || k > 0 && look.cardinal_word(k - 1).is_some() || look.before(k, ws!["the"]));
    let numbered = look.digits(k, 2).is_some() && (month_before(k) || k > 0 && look.class(k - 1, Classes::WEEKDAY));
    let month = look.class(k, Classes::MONTH)
        && k > 0
        && (look.digits(k - 1, 2).is_some() || look.class(k - 1, Classes::ORDINAL));
    // `2022-09-05 20:30`
    let iso = look.digits(k, 2).is_some()
        && look.dash(k.wrapping_sub(1))
        && look.dash(k.wrapping_sub(3))
        && look.text(k.wrapping_sub(4)).len() == 4
        && date::at_token(look, k.wrapping_sub(4), false).is_some_and(|found| found.1 == i);
    named || suffixed || ordinal || numbered || month || iso
}

/// `every Monday at 4pm`, `Tuesdays at 9am`, `daily at 6`, `at 1 a.m. on weekends`: a time of many days.
pub(super) fn repeated(look: Look<'_>, from: usize, to: usize) -> bool {
    let plural = |k: usize| {
        look.any(
            k,
            ws![
                "mondays",
                "tuesdays",
                "wednesdays",
                "thursdays",
                "fridays",
                "saturdays",
                "sundays",
                "weekdays",
                "weekends",
                "daily",
                "nightly",
                "everyday",
                "mornings",
                "afternoons",
                "evenings",
                "nights"
            ],
        )
    };
    let each = |k: usize| {
        look.any(k, ws!["every", "each"])
            && (look.class(k + 1, Classes::WEEKDAY.with(Classes::CALENDAR).with(Classes::TIME_UNIT))
                || look.any(k + 1, ws!["other", "single", "second", "weekday"]))
    };
    let back = from.saturating_sub(5)..from;
    // A stop of the clause parts them: `Every day counts, he said at 9 p.m.`
    let back =
        back.rev().take_while(|k| !matches!(look.text(*k), "," | ";" | "(" | "“" | "\"")).any(|k| plural(k) || each(k));
    let on = if look.any(to, ws!["on", "in"]) { to + 1 } else { to };
    let on = if look.is(on, w!("the")) { on + 1 } else { on };
    back || plural(on) || each(on)
}
