//! A weekday beside a counted distance: `Monday two weeks from now`, `two weeks ago on Friday`.

use crate::model::Shape;

use super::form::{Core, Form, Origin};
use super::relative;
use super::words::{Look, w};

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
    if counted(&form)
        && look.is(on, w!("on"))
        && let Some((weekday, after)) = look.weekday(on + 1)
        && look.day(after).is_none()
        && !look.looks(after, Shape::CAPITAL)
        && !look.sign(after, ",")
    {
        return (make(weekday, form), after);
    }
    (form, end)
}

fn make(weekday: u8, of: Form) -> Form {
    Form::of(Core::WeekdayBeside { weekday, of: Box::new(of) })
}

/// A distance that is counted from the day of publication or from a day by name.
fn counted(form: &Form) -> bool {
    matches!(&form.core, Core::Shift { vague: false, origin: Origin::Published | Origin::Named(_), .. })
}
