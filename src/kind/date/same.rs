//! What a figure is compared with: `the same month a year ago`, `the same period last year`, `the same quarter of 2008`.

use crate::model::{Anchor, Grain, Moment, Part};

use super::absolute::year_way;
use super::form::{Core, Form, Way, Year};
use super::moments::{civil, month_moment, unresolved, year_moment};
use super::resolve::Scene;
use super::stretch::quarter_of;
use super::vocabulary::Unit;
use super::words::{Look, w, ws};

/// The phrase at token `i`, and what follows it.
pub(super) fn date(look: Look<'_>, i: usize) -> Option<(Form, usize)> {
    if !look.is(i, w!("the")) || !look.any(i + 1, ws!["same", "corresponding"]) {
        return None;
    }
    let unit = if look.is(i + 2, w!("month")) {
        Unit::Month
    } else if look.is(i + 2, w!("quarter")) {
        Unit::Quarter
    } else if look.is(i + 2, w!("period")) {
        // Of the length that the text speaks of.
        Unit::Season
    } else {
        return None;
    };
    let at = if look.any(i + 3, ws!["of", "in"]) { i + 4 } else { i + 3 };
    let make = |year, end| Some((Form::of(Core::Same { unit, year }), end));
    if look.any(at, ws!["a", "one"]) && look.is(at + 1, w!("year")) && look.any(at + 2, ws!["ago", "earlier", "before"])
    {
        return make(Year::Way(Way::Last), at + 3);
    }
    if look.is(at, w!("the")) && look.is(at + 1, w!("year")) && look.any(at + 2, ws!["before", "earlier"]) {
        return make(Year::Way(Way::Last), at + 3);
    }
    if let Some((year, end)) = look.year(at) {
        return make(Year::Known(year), end);
    }
    let (year, end) = year_way(look, at)?;
    matches!(year, Year::Way(Way::Last | Way::Previous | Way::Past)).then(|| make(Year::Way(Way::Last), end))?
}

/// The month or quarter that the text speaks of, in that other year; the year alone where the text speaks of neither.
pub(super) fn resolve(unit: Unit, year: Year, scene: &Scene) -> Option<Moment> {
    let Some((text, grain)) = scene.text.or(scene.published.map(|p| (p, Grain::Day))) else {
        return Some(match year {
            Year::Known(year) => year_moment(Part::Known(year), Anchor::Text),
            _ => unresolved(Grain::Month, Anchor::Text, "XXXX-XX"),
        });
    };
    let (now, month, _) = civil(text)?;
    let year = match year {
        Year::Known(year) => Part::Known(year),
        _ => Part::Implied(now - 1),
    };
    Some(match (unit, grain) {
        (Unit::Month | Unit::Season, Grain::Month) => {
            let moment = month_moment(year, month, Anchor::Text);
            Moment { month: Part::Implied(month), ..moment }
        }
        (Unit::Quarter, Grain::Season) => {
            let year = year.get().map_or(Year::Open, Year::Known);
            Moment { anchor: Anchor::Text, ..quarter_of((month - 1) / 3 + 1, year, Way::Bare, scene) }
        }
        _ => year_moment(year, Anchor::Text),
    })
}
