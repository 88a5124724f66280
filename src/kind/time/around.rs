//! What stands around a clock time: hedges, its zone, and the time until which it lasts.

use crate::kind::date::words::{Look, w, ws};
use crate::lexicon::zones;
use crate::model::{Bound, Clock, Shape};

use super::clock::{plain, word};

/// `about`, `shortly after`, `just before`, `by` before a time, and where the mention begins.
pub(super) fn hedge(look: Look<'_>, i: usize) -> (Bound, usize) {
    let near =
        |k: usize| k > 0 && look.any(k - 1, ws!["just", "shortly", "soon", "immediately", "slightly", "sometime"]);
    if look.before(i, ws!["about", "around", "approximately", "roughly", "circa", "approx"]) {
        return (Bound::About, i - 1);
    }
    if look.before(i, ws!["nearly", "almost"]) {
        return (Bound::Nearly, i - 1);
    }
    // `no later than 5 p.m.`, `as early as 7 a.m.`
    let led = i >= 2 && (look.is(i - 1, w!("than")) && i >= 3 && look.is(i - 3, w!("no")) || look.is(i - 1, w!("as")));
    if led && look.any(i - 2, ws!["later", "late"]) {
        return (Bound::AtMost, i);
    }
    if led && look.any(i - 2, ws!["earlier", "sooner", "early"]) {
        return (Bound::AtLeast, i);
    }
    if look.before(i, ws!["after", "past", "gone"]) {
        return if near(i - 1) { (Bound::MoreThan, i - 2) } else { (Bound::MoreThan, i) };
    }
    if look.before(i, ws!["before"]) {
        return if near(i - 1) { (Bound::LessThan, i - 2) } else { (Bound::LessThan, i) };
    }
    if look.before(i, ws!["by", "until", "till"]) {
        return (Bound::AtMost, i);
    }
    if look.before(i, ws!["since"]) {
        return (Bound::AtLeast, i);
    }
    (Bound::Exact, i)
}

/// `5 p.m. or later`, `noon or earlier`, `8ish`.
pub(super) fn hedge_behind(look: Look<'_>, bound: Bound, to: usize) -> (Bound, usize) {
    if look.is(to, w!("ish")) && (look.glued(to) || look.glued(to + 1)) {
        return (Bound::About, to + 1);
    }
    if look.is(to, w!("or")) && bound == Bound::Exact {
        if look.any(to + 1, ws!["later", "after"]) && !look.looks(to + 2, Shape::WORD) {
            return (Bound::AtLeast, to + 2);
        }
        if look.any(to + 1, ws!["earlier", "before"]) && !look.looks(to + 2, Shape::WORD) {
            return (Bound::AtMost, to + 2);
        }
        if look.is(to + 1, w!("so")) {
            return (Bound::About, to + 2);
        }
    }
    (bound, to)
}

/// `9 a.m. to noon`, `from 3 in the morning until 5pm`: two times that are each read on their own.
pub(super) fn lasting(look: Look<'_>, first: Clock, to: usize, start: usize) -> (Clock, usize) {
    let led = look.before(start, ws!["from"]);
    let between = look.before(start, ws!["between"]);
    let joined =
        look.dash(to) || look.any(to, ws!["to", "until", "till", "through"]) || between && look.is(to, w!("and"));
    if first.until.is_some() || !joined {
        return (first, to);
    }
    let Some((second, end, _)) = word(look, to + 1).or_else(|| plain(look, to + 1)) else { return (first, to) };
    let (second, end) = zone(look, second, end);
    if second.until.is_some() || !(led || between || first.half_known && second.half_known) {
        return (first, to);
    }
    let later = |half: u16, than: u16| if half < 720 && half + 720 > than { half + 720 } else { half };
    let mut clock = Clock { offset: first.offset.or(second.offset), ..first };
    // `midnight to 7am` begins the day.
    clock.minute %= 1440;
    let mut until = second.minute;
    match (first.half_known, second.half_known) {
        // The half that is told serves both, unless the time then ran backwards.
        (true, false) if until <= clock.minute => until = later(until, clock.minute),
        (false, true) if clock.minute < 720 && clock.minute + 720 < until => clock.minute += 720,
        _ => {}
    }
    clock.half_known = first.half_known || second.half_known;
    clock.until = Some(until);
    (clock, end)
}

/// The zone behind a time: `GMT`, `EST`, `(GMT +8)`, `local time`, `Eastern time`.
pub(super) fn zone(look: Look<'_>, mut clock: Clock, to: usize) -> (Clock, usize) {
    if look.is(to, w!("local")) && look.is(to + 1, w!("time")) {
        return (clock, to + 2);
    }
    let named = [(w!("eastern"), -300), (w!("central"), -360), (w!("mountain"), -420), (w!("pacific"), -480)];
    if let Some((_, offset)) = named.iter().find(|z| look.is(to, z.0)) {
        let end = if look.any(to + 1, ws!["standard", "daylight"]) { to + 2 } else { to + 1 };
        if look.is(end, w!("time")) {
            clock.offset = Some(*offset + if look.is(to + 1, w!("daylight")) { 60 } else { 0 });
            return (clock, end + 1);
        }
    }
    let bracket = look.sign(to, "(");
    let at = if bracket { to + 1 } else { to };
    let Some(base) = look.token(at).filter(|t| t.looks(Shape::ALL_CAPS)).and_then(|t| zones::offset(t.word)) else {
        return (clock, to);
    };
    let mut end = at + 1;
    let mut offset = base;
    if matches!(look.text(end), "+" | "-" | "–")
        && look.glued(end + 1)
        && let Some(hours) = look.digits(end + 1, 2).and_then(|h| i16::try_from(h).ok()).filter(|h| *h <= 14)
    {
        // `GMT+02:00`, `GMT+5:30`
        let minutes = Some(end + 3)
            .filter(|at| look.sign(at - 1, ":") && look.glued(at - 1) && look.glued(*at) && look.text(*at).len() == 2)
            .and_then(|at| look.digits(at, 2))
            .and_then(|m| i16::try_from(m).ok().filter(|m| *m < 60));
        let ahead = hours * 60 + minutes.unwrap_or(0);
        offset += if look.sign(end, "+") { ahead } else { -ahead };
        end += if minutes.is_some() { 4 } else { 2 };
    }
    if bracket {
        if !look.sign(end, ")") {
            return (clock, to);
        }
        end += 1;
    }
    clock.offset = Some(offset);
    if base == 0 {
        clock.half_known = true;
    }
    (clock, end)
}
