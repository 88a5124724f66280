//! Holidays by name: `Christmas Day 2004`, `last Easter`, `Labor Day weekend`, `Ramadan`.

use crate::lexicon::holidays;
use crate::model::{Bound, Classes, Shape};

use super::absolute;
use super::form::{Core, Form, Way, Year};
use super::words::{Look, w, ws};

/// A holiday, with its year where one is named.
pub(super) fn holiday(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let token = look.token(i)?;
    if !token.looks(Shape::WORD) {
        return None;
    }
    // `last Christmas`, `this Easter`, `next new year day`.
    let pointed = absolute::way(look, i).filter(|w| matches!(w, Way::Last | Way::This | Way::Next));
    let at = if pointed.is_some() { i + 1 } else { i };
    // The stops of `St.` and `Jr.` are no words of the name.
    let place = |k: usize| {
        (0..k).fold(at, |p, _| {
            let stop = look.sign(p + 1, ".") && look.glued(p + 1) && look.any(p, ws!["st", "jr"]);
            if stop { p + 2 } else { p + 1 }
        })
    };
    let (row, words) = holidays::find(|k| look.token(place(k)).map(|t| t.word))?;
    let end = place(words);
    let plain = look.any(at, ws!["christmas", "easter", "halloween", "thanksgiving", "new"]);
    // `earth day 2010`: a year makes up for the capital.
    let dated = words > 1 && absolute::year_behind(look, end).0 != Year::Open;
    if !look.looks(at, Shape::CAPITAL) && !dated && words < 3 && (!plain || words == 1 && look.is(at, w!("new"))) {
        return None;
    }
    // Seas and islands, persons, trees.
    if words == 1
        && (look.looks(end, Shape::CAPITAL) && !look.class(end, Classes::MONTH)
            || look.any(
                end,
                ws![
                    "tree",
                    "trees",
                    "card",
                    "cards",
                    "egg",
                    "eggs",
                    "present",
                    "presents",
                    "bunny",
                    "carol",
                    "carols",
                    "lights",
                    "party",
                    "parties",
                    "stocking",
                    "stockings",
                    "shopping",
                    "shoppers",
                    "gift",
                    "gifts",
                    "song",
                    "songs",
                    "album",
                    "market",
                    "markets",
                    "bonus",
                    "bonuses",
                    "decoration",
                    "decorations",
                    "jumper",
                    "costume",
                    "costumes"
                ],
            ))
    {
        return None;
    }
    let (year, after) = absolute::year_behind(look, end);
    // `Labor Day weekend`, `the Easter weekend`
    let weekend = year == Year::Open && look.is(end, w!("weekend"));
    let (year, after) = if weekend { absolute::year_behind(look, end + 1) } else { (year, after) };
    let year = match (year, pointed) {
        // `last Christmas` is the one that was last, not that of last year.
        (Year::Open, Some(Way::Last)) => Year::Way(Way::Past),
        (Year::Open, Some(Way::Next)) => Year::Way(Way::Coming),
        (Year::Open, Some(way)) => Year::Way(way),
        (year, _) => year,
    };
    // `the Yom Kippur War`
    if look.any(end, ws!["war", "wars"]) {
        return None;
    }
    // `Tariq Ramadan`
    if words == 1
        && holidays::length(row) > 1
        && i > 0
        && look.looks(i - 1, Shape::CAPITAL)
        && !look.looks(i - 1, Shape::FIRST)
        && !look.class(i - 1, Classes::PREPOSITION.with(Classes::STOP))
    {
        return None;
    }
    let bound = if holidays::sighted(row) { Bound::About } else { Bound::Exact };
    let day = Form { bound, ..Form::of(Core::Holiday { row, year, weekday: 0 }) };
    Some((if weekend { Form::of(Core::WeekAround { of: Box::new(day), weekend }) } else { day }, after))
}
