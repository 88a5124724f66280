//! Moments by their size: a day, a week, a month, a year, and the days that each covers.

use crate::model::{Anchor, Grain, Moment, Part};
use crate::text::calendar;

/// Year, month and day of a day number.
pub(super) fn civil(day: i32) -> Option<(i16, u8, u8)> {
    calendar::date(day).map(|d| (d.year(), d.month() as u8, d.day() as u8))
}

pub(super) fn unresolved(grain: Grain, anchor: Anchor, value: &str) -> Moment {
    Moment { grain, anchor, value: Some(value.to_owned()), ..Moment::default() }
}

/// A day that was worked out.
pub(super) fn day(number: i32, anchor: Anchor) -> Moment {
    let Some((year, month, of_month)) = civil(number) else { return unresolved(Grain::Day, anchor, "XXXX-XX-XX") };
    Moment {
        year: Part::Implied(year),
        month: Part::Implied(month),
        day: Part::Implied(of_month),
        weekday: Part::Implied(calendar::weekday(number)),
        grain: Grain::Day,
        anchor,
        days: Some((number, number)),
        value: Some(format!("{year:04}-{month:02}-{of_month:02}")),
        ..Moment::default()
    }
}

pub(super) fn bare_weekday(weekday: u8) -> Moment {
    Moment {
        weekday: Part::Known(weekday),
        grain: Grain::Day,
        anchor: Anchor::Published,
        value: Some(format!("XXXX-WXX-{weekday}")),
        ..Moment::default()
    }
}

pub(super) fn year_days(year: i16) -> Option<(i32, i32)> {
    span_of_years(year, 1)
}

pub(super) fn span_of_years(year: i16, years: i16) -> Option<(i32, i32)> {
    Some((calendar::day(year, 1, 1)?, calendar::day(year.checked_add(years)?, 1, 1)? - 1))
}

pub(super) fn month_days(year: i16, month: u8) -> Option<(i32, i32)> {
    Some((calendar::day(year, month, 1)?, calendar::day(year, month, calendar::days_in_month(year, month))?))
}

pub(super) fn year_moment(year: Part<i16>, anchor: Anchor) -> Moment {
    let n = year.get();
    Moment {
        year,
        grain: Grain::Year,
        anchor,
        days: n.and_then(year_days),
        value: Some(n.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"))),
        ..Moment::default()
    }
}

pub(super) fn month_moment(year: Part<i16>, month: u8, anchor: Anchor) -> Moment {
    let n = year.get();
    Moment {
        year,
        month: Part::Known(month),
        grain: Grain::Month,
        anchor,
        days: n.and_then(|y| month_days(y, month)),
        value: Some(n.map_or_else(|| format!("XXXX-{month:02}"), |y| format!("{y:04}-{month:02}"))),
        ..Moment::default()
    }
}

pub(super) fn week_moment(monday: i32, weekend: bool, anchor: Anchor) -> Moment {
    let Some((year, week)) = calendar::week(monday) else { return unresolved(Grain::Week, anchor, "XXXX-WXX") };
    Moment {
        year: Part::Implied(year),
        grain: Grain::Week,
        anchor,
        days: Some(if weekend { (monday + 5, monday + 6) } else { (monday, monday + 6) }),
        value: Some(format!("{year:04}-W{week:02}{}", if weekend { "-WE" } else { "" })),
        ..Moment::default()
    }
}

pub(super) fn monday_of(day: i32) -> i32 {
    day - i32::from(calendar::weekday(day)) + 1
}
