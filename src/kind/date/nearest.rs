//! Dates that leave something out: the one nearest to the publication that the tense allows.

use crate::model::{Anchor, Grain, Moment, Part};
use crate::text::calendar;

use super::form::Way;
use super::moments::{bare_weekday, civil, day, monday_of};
use super::resolve::{Scene, anchor, base};
use super::tense::Direction;

/// The year of a month (and day), worked out from the publication date.
///
/// The tense decides when it speaks; else the nearest is meant.
pub(super) fn year_near(month: u8, of_month: u8, scene: &Scene) -> Option<i16> {
    let published = scene.published?;
    let (year, now, _) = civil(published)?;
    if of_month == 0 {
        return Some(match scene.direction {
            Direction::Past if month > now => year - 1,
            Direction::Future if month < now => year + 1,
            Direction::Open if month > now + 6 => year - 1,
            Direction::Open if now > month + 6 => year + 1,
            _ => year,
        });
    }
    let choices = [year - 1, year, year + 1];
    let gap = |y: &i16| calendar::day(*y, month, of_month).map(|d| d - published);
    let fits = choices.iter().filter(|y| gap(y).is_some_and(|g| !scene.direction.against(g)));
    let near = choices.iter().filter(|y| gap(y).is_some()).min_by_key(|y| gap(y).map_or(i32::MAX, i32::abs));
    let told = fits.min_by_key(|y| gap(y).map_or(i32::MAX, i32::abs));
    // A day less than four weeks off on the side that the tense does not point to is still likelier than one a year away.
    match (told, near) {
        (Some(t), Some(n)) => {
            let far = gap(t).map_or(0, i32::abs);
            let close = gap(n).map_or(0, i32::abs);
            Some(if close <= 28 && far > 300 { *n } else { *t })
        }
        (told, near) => told
            .or(near)
            .copied()
            .or_else(|| (1..=4).map(|k| year + k).find(|y| calendar::day(*y, month, of_month).is_some())),
    }
}

/// `the 6th`, `Monday 21`: the nearest such day on the side that the tense points to.
pub(super) fn day_of_month(of_month: u8, weekday: u8, scene: &Scene) -> Moment {
    let known = |mut m: Moment| {
        m.day = Part::Known(of_month);
        if weekday > 0 {
            m.weekday = Part::Known(weekday);
        }
        m
    };
    let Some((published, (year, month, _))) = scene.published.and_then(|p| Some((p, civil(p)?))) else {
        return known(Moment { grain: Grain::Day, value: Some(format!("XXXX-XX-{of_month:02}")), ..Moment::default() });
    };
    let months = (-12_i32..=12).filter_map(|k| {
        let n = i32::from(year) * 12 + i32::from(month) - 1 + k;
        let (y, m) = (i16::try_from(n.div_euclid(12)).ok()?, n.rem_euclid(12) as u8 + 1);
        let number = calendar::day(y, m, of_month)?;
        (weekday == 0 || calendar::weekday(number) == weekday).then_some(number)
    });
    let cost = |n: &i32| {
        let gap = n - published;
        (scene.direction.against(gap), gap.abs())
    };
    match months.min_by_key(cost) {
        Some(number) => known(day(number, Anchor::Published)),
        None => known(Moment { grain: Grain::Day, value: Some(format!("XXXX-XX-{of_month:02}")), ..Moment::default() }),
    }
}

/// A weekday, near the day of publication.
pub(super) fn weekday_near(weekday: u8, way: Way, scene: &Scene) -> Moment {
    let Some(from) = base(way, scene) else {
        return Moment { anchor: anchor(way), ..bare_weekday(weekday) };
    };
    let back = (i32::from(calendar::weekday(from)) - i32::from(weekday)).rem_euclid(7);
    let ahead = (7 - back) % 7;
    let number = match way {
        // Yesterday's weekday is not called `last`.
        Way::Last => from - if back <= 1 { back + 7 } else { back },
        Way::Past => from - if back == 0 { 7 } else { back },
        Way::Coming => from + if ahead == 0 { 7 } else { ahead },
        Way::Next => monday_of(from) + 7 + i32::from(weekday) - 1,
        Way::Following => from + if ahead == 0 { 7 } else { ahead },
        Way::Previous => from - if back == 0 { 7 } else { back },
        Way::Same => from - back,
        Way::This if scene.direction == Direction::Past => from - back,
        Way::This => monday_of(from) + i32::from(weekday) - 1,
        Way::Bare if scene.direction == Direction::Future => from + ahead,
        Way::Bare => from - back,
    };
    Moment { weekday: Part::Known(weekday), ..day(number, anchor(way)) }
}
