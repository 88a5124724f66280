//! A weekday beside a counted distance: `Monday two weeks from now`, `two weeks ago on Friday`.

use crate::model::{Classes, Shape};

use super::form::{Core, Form, Origin, Way};
use super::vocabulary::Unit;
use super::words::{Look, w, ws};
use super::{relative, tense};

/// The weekday first: `Monday two weeks from now`, `Thursday, a year ago`.
pub(super) fn before(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let (weekday, next) = look.weekday(i)?;
    let at = if look.sign(next, ",") { next + 1 } else { next };
    let (form, end) = relative::shift(look, at)?;
    counted(&form).then(|| (make(weekday, form), end))
}

/// The weekday behind: `two weeks ago on Friday`, `in three days, on Friday`.
pub(super) fn behind(look: Look<'_>, form: Form, end: usize) -> (Form, usize) {
    let on = if look.sign(end, ",") { end + 1 } else { end };
    // `a week ago Friday`
    let at = if look.is(on, w!("on")) { on + 1 } else { on };
    let ago = on == end && look.is(end.wrapping_sub(1), w!("ago"));
    if counted(&form)
        && (at > on || ago)
        && let Some((weekday, after)) = look.weekday(at)
        && look.day(after).is_none()
        && !look.looks(after, Shape::CAPITAL)
        && !look.sign(after, ",")
    {
        return (make(weekday, form), after);
    }
    (form, end)
}

/// `the first Monday of September`, `the last Friday in May 2010`, `the second Tuesday of next month`.
pub(super) fn nth(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.sentence_has(Classes::WEEKDAY) {
        return None;
    }
    let at = if look.is(i, w!("the")) { i + 1 } else { i };
    let (n, next) = if look.any(at, ws!["last", "final"]) { (0, at + 1) } else { look.ordinal(at)? };
    let (weekday, end) = look.weekday(next)?;
    if n > 5 || !look.any(end, ws!["of", "in"]) {
        return None;
    }
    let (of, end) = super::period::month_or_year(look, end + 1)?;
    let month = matches!(of.core, Core::Parts { month: 1.., day: 0, .. } | Core::Period { unit: Unit::Month, .. });
    month.then(|| (Form::of(Core::NthWeekday { n, weekday, of: Box::new(of) }), end))
}

/// `a week on Tuesday`, `a fortnight today`, where something is to come: British for the Tuesday after next.
pub(super) fn week_on(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    let unit = match look.token(i + 1)?.word {
        x if x == w!("week") => Unit::Week,
        x if x == w!("fortnight") => Unit::Fortnight,
        _ => return None,
    };
    if !look.any(i, ws!["a", "one"]) {
        return None;
    }
    let (from, end) = if look.any(i + 2, ws!["today", "tomorrow"]) {
        (Form::of(Core::Today(i8::from(look.is(i + 2, w!("tomorrow"))))), i + 3)
    } else {
        let (weekday, end) = look.weekday(i + 3).filter(|_| look.is(i + 2, w!("on")))?;
        (Form::of(Core::Weekday { weekday, way: Way::Coming }), end)
    };
    let to_come = tense::direction(look, i, end) == tense::Direction::Future;
    let origin = Origin::Named(Box::new(from));
    to_come.then(|| (Form::of(Core::Shift { halves: 2, unit, origin, vague: false }), end))
}

fn make(weekday: u8, of: Form) -> Form {
    Form::of(Core::WeekdayBeside { weekday, of: Box::new(of) })
}

/// A distance that is counted from the day of publication or from a day by name.
fn counted(form: &Form) -> bool {
    matches!(&form.core, Core::Shift { vague: false, origin: Origin::Published | Origin::Named(_), .. })
}
