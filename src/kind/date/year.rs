//! Years that stand alone: `in 1986`, `the 1654 painting`, `the 1986-built ferry`.

use super::absolute::tied_left;
use super::form::{Form, Year};
use super::words::{Look, w, ws};
use crate::model::{Classes, Shape};

/// A bare year with evidence that it is one. `since_year` tells that a year was read just before (`2007 and 2009`).
pub(super) fn year(look: Look<'_>, i: usize, since_year: bool) -> Option<(Form, usize)> {
    if let Some((year, end)) = look.short_year(i) {
        let known = look.before(
            i,
            ws!["in", "since", "of", "by", "until", "from", "before", "after", "summer", "winter", "spring", "class"],
        );
        return known.then(|| (Form::parts(Year::Known(year), 0, 0, 0), end));
    }
    if let Some((year, end)) = super::spelled::year(look, i) {
        let led = look.before(i, ws!["in", "since", "until", "till", "during", "early", "late", "mid"]);
        return (led && year % 100 != 0).then(|| (Form::parts(Year::Known(year), 0, 0, 0), end));
    }
    let (year, end) = look.year(i)?;
    // `in 1066.`: before the year 1500 a number of four digits is a year only where nothing follows.
    let old = (1000..1500).contains(&year)
        && look.before(i, ws!["in", "since", "of", "from", "until"])
        && (!look.looks(end, Shape::WORD) && !look.glued(end)
            || matches!(look.text(end), "." | ",") && !look.glued(end + 1));
    if old && !look.sign(end, "%") {
        return Some((Form::parts(Year::Known(year), 0, 0, 0), end));
    }
    let form = Some((Form::parts(Year::Known(year), 0, 0, 0), end));
    // `the 1986-built ferry`
    let made = look.sign(end, "-")
        && look.glued(end)
        && look.any(end + 1, ws!["built", "born", "era", "founded", "made", "model", "registered", "vintage"]);
    if made && (1500..=2049).contains(&year) && !tied_left(look, i) {
        return form;
    }
    if !(1500..=2049).contains(&year) || tied_left(look, i) && !look.before(i, ws!["-"]) || is_range_sign(look, end) {
        return None;
    }
    let prefixed =
        look.sign(i.wrapping_sub(1), "-") && i >= 2 && look.any(i - 2, ws!["mid", "early", "late", "pre", "post"]);
    if prefixed {
        return form;
    }
    if tied_left(look, i) {
        return None;
    }
    if counts(look, end) {
        return None;
    }
    let modern = (1900..=2049).contains(&year);
    let strong = look.before(
        i,
        ws![
            "in",
            "since",
            "during",
            "until",
            "till",
            "early",
            "late",
            "mid",
            "circa",
            "year",
            "throughout",
            "through",
            "spring",
            "summer",
            "autumn",
            "winter",
            "calendar",
            "cy",
            "c"
        ],
    );
    let strong = strong || look.before(i, ws!["about", "around"]) && i > 1 && look.is(i - 2, w!("in"));
    let weak = modern
        && look.before(
            i,
            ws![
                "by", "of", "from", "to", "before", "after", "between", "for", "than", "around", "about", "as", "on",
                "beyond"
            ],
        );
    // `the 1991 agreement`, `a 2008 report`, `its 2009 budget`.
    let article = modern
        && (look.before(
            i,
            ws!["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "'s", "s", "and", "or"],
        ) || i > 0 && look.class(i - 1, Classes::PREPOSITION))
        && look.looks(end, Shape::WORD)
        && !look.looks(end, Shape::CAPITAL)
        && !look.class(end, Classes::PREPOSITION);
    // `dates from 1645`, `dating back to 1723`
    let dates =
        i > 1 && look.before(i, ws!["from", "to"]) && look.any(i - 2, ws!["back", "date", "dated", "dates", "dating"]);
    // `the 1654 painting`: of one thing, as older numbers count many.
    let noun = look.text(end);
    let of_one = look.before(i, ws!["the", "a", "its", "his", "her", "'s"])
        && look.looks(end, Shape::WORD)
        && look.class(end, Classes::ENGLISH)
        && !look.looks(end, Shape::CAPITAL)
        && !noun.ends_with('s')
        && !look.class(end, Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::PERSON));
    let the = modern && look.before(i, ws!["the", "s", "'s"]) && look.looks(end, Shape::CAPITAL);
    let titled = i > 1 && (look.looks(i - 2, Shape::CAPITAL) || matches!(look.text(i - 2), "\"" | "”" | "’"));
    let bracket = (modern || titled) && look.sign(i.wrapping_sub(1), "(") && matches!(look.text(end), ")" | "," | ";");
    let listed = since_year && (look.before(i, ws!["and", "or", "to"]) || look.sign(i.wrapping_sub(1), ","));
    let opens = modern && i == 0 && (look.class(end, Classes::AUXILIARY) || look.sign(end, ":"));
    (strong || weak || article || dates || of_one || the || bracket || listed || opens).then_some(form).flatten()
}

fn is_range_sign(look: Look<'_>, end: usize) -> bool {
    look.glued(end)
        && (look.sign(end, "/") || look.sign(end, "-") && look.digits(end + 1, 9).is_none() && look.glued(end + 1))
}

/// Whether what stands behind the number is counted by it: `2000 people`, `in 2000 cases`.
fn counts(look: Look<'_>, end: usize) -> bool {
    if look.looks(end, Shape::CAPITAL) || !look.looks(end, Shape::WORD) {
        return matches!(look.text(end), "%" | "°") || look.glued(end) && look.sign(end, ":");
    }
    look.class(end, Classes::UNIT.with(Classes::TIME_UNIT).with(Classes::CURRENCY).with(Classes::NUMBER))
        && !look.any(end, ws!["season", "in", "second", "quarter", "a", "no", "half", "both"])
        || look.class(end, Classes::PERSON) && look.text(end).ends_with('s')
        || look.any(
            end,
            ws![
                "people", "percent", "men", "women", "children", "miles", "feet", "points", "troops", "police", "km",
                "jobs", "more", "or", "other"
            ],
        ) && !look.is(end, w!("or"))
}
