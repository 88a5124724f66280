//! Hours without minutes, which only the words around them make a time: `tonight at 8`, `at 10 this morning`, `8ish`.

use crate::kind::date::words::{Look, w, ws};
use crate::model::{Classes, Shape};

use super::clock::{Face, Half, tied};
use super::dated::follows;
use super::scheduled::{self, scheduled};
use super::spoken::part_behind;

/// A lone hour behind a day or before one.
pub(super) fn lone_hour(look: Look<'_>, i: usize) -> Option<(Face, usize)> {
    let led = look.before(i, ws!["at", "around"]);
    let hedged = led || look.before(i, ws!["about", "by", "before", "after", "until", "till", "since", "from"]);
    let (hour, end) = match look.digits(i, 2) {
        Some(hour) => (u16::try_from(hour).ok()?, i + 1),
        None => look.cardinal_word(i).map(|(hour, end)| (u16::from(hour), end))?,
    };
    if !(1..=12).contains(&hour) || tied(look, i) {
        return None;
    }
    let face = Some((Face { hour, minute: None, half: Half::Open }, end));
    let digits = look.class(i, Classes::DIGITS);
    if digits && look.is(end, w!("ish")) && look.glued(end) {
        let shut =
            !look.looks(end + 1, Shape::WORD) || look.class(end + 1, Classes::PREPOSITION.with(Classes::AUXILIARY));
        return if hedged || shut || i > 0 && follows(look, i) { face } else { None };
    }
    let closes = !look.looks(end, Shape::WORD) && !look.glued(end)
        || matches!(look.text(end), "." | "," | ";") && !look.glued(end + 1)
        || end >= look.len();
    // `tonight at 8`, `Friday around 4`
    if digits && led && closes && i >= 2 && follows(look, i - 1) {
        return face;
    }
    // `the doors open at 6`
    if digits && look.before(i, ws!["at"]) && scheduled::closes(look, end) && scheduled(look, i - 1) {
        return face;
    }
    // `we go back 10, tonight`
    if digits && look.sign(end, ",") && look.glued(end) && look.is(end + 1, w!("tonight")) && scheduled::told(look, i) {
        return face;
    }
    (hedged && before_day(look, i, end)).then_some(face).flatten()
}

/// `at 8 tonight`, `at 10 this morning`, `by 8 tomorrow morning`, `at 9 on Monday`.
fn before_day(look: Look<'_>, i: usize, end: usize) -> bool {
    let part = |k: usize| look.any(k, ws!["morning", "afternoon", "evening", "night"]);
    let pointed = |k: usize| look.any(k, ws!["same", "next", "following", "previous"]) && part(k + 1);
    if look.any(end, ws!["tonight"])
        || part_behind(look, end) && !look.is(end, w!("in"))
        || look.any(end, ws!["today", "yesterday", "tomorrow"]) && part(end + 1)
        || look.any(end, ws!["the", "that"]) && pointed(end + 1)
    {
        return true;
    }
    let on = if look.is(end, w!("on")) { end + 1 } else { end };
    if look.weekday(on).is_some_and(|(_, after)| part(after)) {
        return true;
    }
    // Prices, rates and grades stand `at 9`, too.
    let figure = look.before(
        i - 1,
        ws![
            "closed",
            "ended",
            "stood",
            "stands",
            "stand",
            "stays",
            "remained",
            "remains",
            "traded",
            "trading",
            "priced",
            "opened",
            "finished",
            "valued",
            "rated",
            "put",
            "unchanged",
            "settled"
        ],
    );
    if figure {
        return false;
    }
    if look.any(end, ws!["today", "yesterday", "tomorrow"]) {
        return look.before(i, ws!["at"]);
    }
    let Some((_, after)) = look.weekday(on) else { return false };
    look.before(i, ws!["at"]) && !look.looks(after, Shape::WORD)
        || look.before(i, ws!["at"])
            && look.class(after, Classes::AUXILIARY.with(Classes::PREPOSITION).with(Classes::STOP))
}

/// `five minutes to midnight`, `one minute after noon`: minutes from midnight, and what follows.
pub(super) fn beside_twelve(look: Look<'_>, i: usize) -> Option<(u16, usize)> {
    let (minutes, next) = match look.digits(i, 2) {
        Some(n) => (u16::try_from(n).ok()?, i + 1),
        None => look.cardinal_word(i).map(|(n, end)| (u16::from(n), end))?,
    };
    let at = if look.any(next, ws!["minute", "minutes"]) { next + 1 } else { next };
    let told = at > next || matches!(minutes, 5 | 10 | 20 | 25);
    let noon = look.is(at + 1, w!("noon"));
    if !(1..60).contains(&minutes) || !told || tied(look, i) || !(noon || look.is(at + 1, w!("midnight"))) {
        return None;
    }
    let sign_words = at > next;
    let base = if noon { 720 } else { 1440 };
    if look.any(at, ws!["to"]) || sign_words && look.is(at, w!("before")) {
        Some((base - minutes, at + 2))
    } else if look.any(at, ws!["past"]) || sign_words && look.is(at, w!("after")) {
        Some((if noon { 720 + minutes } else { minutes }, at + 2))
    } else {
        None
    }
}
