//! Stretches of the calendar and counted distances, resolved: `this week`, `two weeks ago`, `the fourth quarter`, ranges, holidays.

use crate::lexicon::holidays;
use crate::model::{Anchor, Bound, DayPart, Grain, Moment, Part};
use crate::text::calendar;

use super::form::{Core, Form, Origin, Way, Year};
use super::moments::{
    bare_weekday, civil, day, monday_of, month_days, month_moment, unresolved, week_moment, year_moment,
};
use super::resolve::{Scene, anchor, base, core, known_year, parts, resolve, step};
use super::tense::Direction;
use super::vocabulary::Unit;

/// `this week`, `last year`, `the following day`.
pub(super) fn period(unit: Unit, way: Way, scene: &Scene) -> Option<Moment> {
    let hangs = anchor(way);
    // A day hangs on a day; `the day` of an article that spoke of a year is its own.
    let of_day = matches!(unit, Unit::Day | Unit::Night) && anchor(way) == Anchor::Text;
    let from = if of_day { scene.text_day.or(scene.published) } else { base(way, scene) };
    let Some(from) = from else {
        let (grain, value) = match unit {
            Unit::Year => (Grain::Year, "XXXX"),
            Unit::Month => (Grain::Month, "XXXX-XX"),
            Unit::Week | Unit::Fortnight => (Grain::Week, "XXXX-WXX"),
            Unit::Weekend => (Grain::Week, "XXXX-WXX-WE"),
            Unit::Quarter => (Grain::Season, "XXXX-QX"),
            Unit::Decade => (Grain::Decade, "XXX"),
            Unit::Century => (Grain::Century, "XX"),
            _ => (Grain::Day, "XXXX-XX-XX"),
        };
        return Some(unresolved(grain, hangs, value));
    };
    let (year, month, _) = civil(from)?;
    let by = step(way);
    Some(match unit {
        Unit::Day | Unit::Night => {
            let moment = day(from + by, hangs);
            if unit == Unit::Night { Moment { part: Some(DayPart::Night), ..moment } } else { moment }
        }
        Unit::Week => week_moment(monday_of(from) + 7 * by, false, hangs),
        Unit::Fortnight => Moment {
            days: Some((from.min(from + 14 * by), from.max(from + 14 * by))),
            ..week_moment(monday_of(from) + 7 * by, false, hangs)
        },
        Unit::Weekend => {
            let inside = calendar::weekday(from) >= 6;
            let back = match way {
                Way::Bare if scene.direction == Direction::Future => 0,
                Way::Bare if !inside => -1,
                Way::Last | Way::Past if !inside => -1,
                other => step(other),
            };
            week_moment(monday_of(from) + 7 * back, true, hangs)
        }
        Unit::Month => {
            let n = i32::from(year) * 12 + i32::from(month) - 1 + by;
            let year = Part::Implied(n.div_euclid(12) as i16);
            let mut moment = month_moment(year, n.rem_euclid(12) as u8 + 1, hangs);
            moment.month = moment.month.get().map_or(Part::Absent, Part::Implied);
            moment
        }
        Unit::Quarter => {
            let n = i32::from(year) * 4 + i32::from((month - 1) / 3) + by;
            quarter_moment(Part::Implied(n.div_euclid(4) as i16), n.rem_euclid(4) as u8 + 1, hangs)
        }
        Unit::Year => year_moment(Part::Implied(year + by as i16), hangs),
        Unit::Decade => core(&Form::of(Core::Decade(year / 10 + by as i16)), scene)?,
        Unit::Century => core(&Form::of(Core::Century(year / 100 + by as i16)), scene)?,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Season | Unit::Millennium => return None,
    })
}

/// `two weeks ago`, `three days later`.
pub(super) fn shift(halves: i32, unit: Unit, origin: &Origin, vague: bool, scene: &Scene) -> Option<Moment> {
    let (from, grain, hangs) = match origin {
        Origin::Published => (scene.published, Grain::Day, Anchor::Published),
        Origin::Text => match scene.text {
            Some((day, grain)) => (Some(day), grain, Anchor::Text),
            None => (scene.published, Grain::Day, Anchor::Text),
        },
        Origin::Named(form) => {
            let named = resolve(form, scene)?;
            (named.days.map(|d| d.0), named.grain, named.anchor)
        }
    };
    if vague {
        let value = if halves < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(unresolved(Grain::Day, hangs, value));
    }
    let Some(from) = from else { return Some(unresolved(Grain::Day, hangs, "XXXX-XX-XX")) };
    let whole = halves / 2;
    let (year, month, _) = civil(from)?;
    // The grain is the coarser of the unit's own and of the day that it starts from.
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let hours = if unit == Unit::Hour { halves / 2 } else { 0 };
            // Up to half a day leads to the same day, as far as can be told: `two hours ago`.
            let days = hours.signum() * ((hours.abs() + 11) / 24);
            let mut moment = day(from + days, hangs);
            moment.days = moment.days.map(|(d, e)| (d.min(from) - i32::from(hours < 0), e.max(from)));
            moment
        }
        Unit::Day | Unit::Night | Unit::Weekend if grain <= Grain::Month => year_or_month(from, grain, hangs),
        Unit::Day | Unit::Night => day(from + whole, hangs),
        Unit::Week | Unit::Fortnight | Unit::Weekend => {
            let weeks = if unit == Unit::Fortnight { halves } else { whole };
            let mut moment = day(from + 7 * weeks + if halves % 2 == 0 { 0 } else { 3 * halves.signum() }, hangs);
            // A week is not counted to the day, unless it is told from a day by name.
            if !matches!(origin, Origin::Named(_)) {
                moment.days = moment.days.map(|(d, e)| (d - 3, e + 3));
            }
            moment
        }
        Unit::Month | Unit::Quarter | Unit::Season => {
            let months = if unit == Unit::Month { whole } else { halves * 3 / 2 };
            let n = i32::from(year) * 12 + i32::from(month) - 1 + months;
            let year = i16::try_from(n.div_euclid(12)).ok()?;
            if matches!(origin, Origin::Named(_)) && grain >= Grain::Day {
                return same_day(from, year, n.rem_euclid(12) as u8 + 1, hangs);
            }
            let mut moment = month_moment(Part::Implied(year), n.rem_euclid(12) as u8 + 1, hangs);
            moment.month = moment.month.get().map_or(Part::Absent, Part::Implied);
            // Months are counted roughly.
            moment.days = moment.days.map(|(a, b)| (a - 15, b + 15));
            moment
        }
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
            let scale = match unit {
                Unit::Year => 1,
                Unit::Decade => 10,
                Unit::Century => 100,
                _ => 1000,
            };
            let n = i16::try_from(i32::from(year) + (halves * scale).div_euclid(2)).ok()?;
            if matches!(origin, Origin::Named(_)) && grain >= Grain::Day && halves % 2 == 0 {
                return same_day(from, n, month, hangs);
            }
            // A year later than a month is that month of the next year.
            if unit == Unit::Year && grain == Grain::Month {
                month_moment(Part::Implied(n), month, hangs)
            } else {
                let mut moment = year_moment(Part::Implied(n), hangs);
                moment.days = moment.days.map(|(a, b)| (a - 180, b + 180));
                moment
            }
        }
    })
}

/// `Monday two weeks from now`: that weekday of the week in which the distance ends.
pub(super) fn weekday_beside(weekday: u8, of: &Form, scene: &Scene) -> Option<Moment> {
    let mut of = of.clone();
    if let Core::Shift { origin: origin @ Origin::Published, .. } = &mut of.core {
        // Counted to the day.
        *origin = Origin::Named(Box::new(Form::of(Core::Today(0))));
    }
    let Some((first, _)) = resolve(&of, scene)?.days else { return Some(bare_weekday(weekday)) };
    let number = monday_of(first) + i32::from(weekday) - 1;
    Some(Moment { weekday: Part::Known(weekday), ..day(number, Anchor::Published) })
}

/// `the first Monday of September`.
pub(super) fn nth_weekday(n: u8, weekday: u8, of: &Form, scene: &Scene) -> Option<Moment> {
    let month = resolve(of, scene)?;
    let Some((year, of_month)) = month.year.get().zip(month.month.get()) else { return Some(bare_weekday(weekday)) };
    let (first, last) = month_days(year, of_month)?;
    let number = if n == 0 {
        last - (i32::from(calendar::weekday(last)) - i32::from(weekday)).rem_euclid(7)
    } else {
        first + (i32::from(weekday) - i32::from(calendar::weekday(first))).rem_euclid(7) + 7 * (i32::from(n) - 1)
    };
    (number <= last).then(|| Moment { weekday: Part::Known(weekday), ..day(number, month.anchor) })
}

/// The same day of another month, or its last.
fn same_day(from: i32, year: i16, month: u8, hangs: Anchor) -> Option<Moment> {
    let of_month = civil(from)?.2.min(calendar::days_in_month(year, month));
    Some(day(calendar::day(year, month, of_month)?, hangs))
}

/// A moment no finer than what it hangs on.
fn year_or_month(from: i32, grain: Grain, hangs: Anchor) -> Moment {
    let Some((year, month, _)) = civil(from) else { return unresolved(grain, hangs, "XXXX") };
    if grain == Grain::Month {
        month_moment(Part::Implied(year), month, hangs)
    } else {
        year_moment(Part::Implied(year), hangs)
    }
}

pub(super) fn season_of(season: u8, year: Year, way: Way, scene: &Scene) -> Moment {
    let code = match season {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    };
    // The month in which it begins; winter begins in December.
    let start = 3 * season;
    let mut said = known_year(year, scene);
    if said == Part::Absent
        && let Some((now_year, now, _)) = base(way, scene).and_then(civil)
    {
        let year = match (way, scene.direction) {
            (Way::Last | Way::Past | Way::Previous, _) if start + 2 >= now => now_year - 1,
            (Way::Next | Way::Coming | Way::Following, _) if start <= now => now_year + 1,
            (Way::Bare, Direction::Past) if start > now => now_year - 1,
            (Way::Bare, Direction::Future) if start + 2 < now => now_year + 1,
            _ => now_year,
        };
        said = Part::Implied(year);
    }
    let days = said.get().and_then(|y| {
        let first = calendar::day(y, start, 1)?;
        // Winter 2010 may be either winter that touches the year.
        if season == 4 { Some((calendar::day(y - 1, 12, 1)?, first + 120)) } else { Some((first - 20, first + 112)) }
    });
    let value = said.get().map_or_else(|| format!("XXXX-{code}"), |y| format!("{y:04}-{code}"));
    Moment { year: said, grain: Grain::Season, anchor: anchor(way), days, value: Some(value), ..Moment::default() }
}

fn quarter_moment(year: Part<i16>, quarter: u8, hangs: Anchor) -> Moment {
    let (first, last) =
        if quarter > 4 { (6 * (quarter - 5) + 1, 6 * (quarter - 4)) } else { (3 * quarter - 2, 3 * quarter) };
    let days = year.get().and_then(|y| Some((calendar::day(y, first, 1)?, month_days(y, last)?.1)));
    let code = if quarter > 4 { format!("H{}", quarter - 4) } else { format!("Q{quarter}") };
    let value = year.get().map_or_else(|| format!("XXXX-{code}"), |y| format!("{y:04}-{code}"));
    Moment { year, grain: Grain::Season, anchor: hangs, days, value: Some(value), ..Moment::default() }
}

pub(super) fn quarter_of(quarter: u8, year: Year, way: Way, scene: &Scene) -> Moment {
    let mut said = known_year(year, scene);
    if said == Part::Absent
        && let Some((now_year, now, _)) = base(way, scene).and_then(civil)
    {
        let first = if quarter > 4 { 6 * (quarter - 5) + 1 } else { 3 * quarter - 2 };
        let year = match scene.direction {
            Direction::Future if first + 2 < now => now_year + 1,
            Direction::Past | Direction::Open if first > now => now_year - 1,
            _ => now_year,
        };
        said = Part::Implied(year);
    }
    quarter_moment(said, quarter, if said.known().is_some() { Anchor::Absolute } else { Anchor::Published })
}

pub(super) fn week_number(week: u8, of: Option<&Form>, scene: &Scene) -> Option<Moment> {
    let of = match of {
        Some(form) => resolve(form, scene)?,
        None => year_moment(Part::Implied(scene.published.and_then(civil)?.0), Anchor::Published),
    };
    let (first, last) = of.days?;
    let monday = if of.grain == Grain::Year {
        let year = of.year.get()?;
        let count = if week == 0 { calendar::week(calendar::day(year, 12, 28)?)?.1 } else { week };
        calendar::monday(year, count)?
    } else if week == 0 {
        monday_of(last - 3)
    } else {
        // The first week of a month is the one that holds its first Thursday.
        monday_of(first + 3) + 7 * (i32::from(week) - 1)
    };
    Some(week_moment(monday, false, of.anchor))
}

pub(super) fn holiday(row: usize, year: Year, weekday: u8, scene: &Scene) -> Option<Moment> {
    let said = known_year(year, scene);
    let known = |number: i32, year: Part<i16>| {
        let mut moment = day(number, Anchor::Absolute);
        moment.year = year;
        moment.month = moment.month.get().map_or(Part::Absent, Part::Known);
        moment.day = moment.day.get().map_or(Part::Absent, Part::Known);
        if weekday > 0 {
            moment.weekday = Part::Known(weekday);
        }
        let more = holidays::length(row) - 1;
        if more > 0
            && let (Some((y1, m1, d1)), Some((y2, m2, d2))) = (civil(number), civil(number + more))
        {
            return Moment {
                year: moment.year,
                grain: if more > 20 { Grain::Month } else { Grain::Week },
                days: Some((number, number + more)),
                value: Some(format!("{y1:04}-{m1:02}-{d1:02}/{y2:04}-{m2:02}-{d2:02}")),
                anchor: Anchor::Absolute,
                ..Moment::default()
            };
        }
        moment
    };
    if let (Year::Way(way @ (Way::Past | Way::Coming)), Some(published)) = (year, scene.published) {
        let (now, ..) = civil(published)?;
        let mut days = (now - 1..=now + 1).filter_map(|y| holidays::day(row, y));
        let number =
            if way == Way::Past { days.filter(|d| *d < published).max() } else { days.find(|d| *d > published) }?;
        return Some(known(number, Part::Implied(civil(number)?.0)));
    }
    if let Some(y) = said.get() {
        return holidays::day(row, y).map(|n| known(n, said));
    }
    if let Some((published, (now, ..))) = scene.published.and_then(|p| Some((p, civil(p)?))) {
        let cost = |n: &i32| {
            let gap = n - published;
            gap.abs() + if scene.direction.against(gap) { 250 } else { 0 }
        };
        let number = (now - 1..=now + 1).filter_map(|y| holidays::day(row, y)).min_by_key(cost)?;
        return Some(known(number, Part::Implied(civil(number)?.0)));
    }
    if let Some((month, of_month)) = holidays::fixed(row) {
        return parts(Year::Open, month, of_month, 0, scene);
    }
    Some(unresolved(Grain::Day, Anchor::Absolute, "XXXX-XX-XX"))
}

/// Both ends; the end's year serves the start, and the start is never behind the end.
pub(super) fn range(a: &Form, b: &Form, scene: &Scene) -> Option<Moment> {
    let mut last = resolve(b, scene)?;
    let mut start = a.clone();
    if let (Core::Parts { year: year @ Year::Open, month, day, .. }, Some(y)) = (&mut start.core, last.year.get()) {
        let open = !b.names_year();
        if open && matches!(b.core, Core::Reference(_) | Core::Today(_)) {
            // `from May until now`.
        } else {
            let later =
                last.month.get().is_some_and(|m| *month > m || *month == m && last.day.get().is_some_and(|d| *day > d));
            *year = Year::Known(if later { y - 1 } else { y });
        }
    }
    let mut first = resolve(&start, scene)?;
    // `Friday to Sunday`: the end follows the start, before the publication where the tense looks back.
    if let (Some(x), Some(y)) = (first.days, last.days)
        && y.1 < x.0
        && x.0 - y.1 < 7
        && let (Core::Weekday { way: Way::Bare, .. }, Core::Weekday { way: Way::Bare, .. }) = (&a.core, &b.core)
    {
        if scene.direction == Direction::Future {
            last = Moment { weekday: last.weekday, ..day(y.1 + 7, last.anchor) };
        } else {
            first = Moment { weekday: first.weekday, ..day(x.0 - 7, first.anchor) };
        }
    }
    // `from 2010 to May` and the like: an end before the start lies a year ahead.
    if let (Some(x), Some(y)) = (first.days, last.days)
        && y.1 < x.0
        && !b.names_year()
        && let Some(year) = last.year.get()
        && let Core::Parts { month, day, .. } = b.core
    {
        last = parts(Year::Known(year + 1), month, day, 0, scene)?;
    }
    // `between now and November 15`
    let now = matches!(start.core, Core::Reference("PRESENT_REF")).then_some(scene.published).flatten();
    let first_days = first.days.or(now.map(|p| (p, p)));
    let days = match (first_days, last.days, &b.core) {
        (Some(x), Some(y), _) if x.0 <= y.1 => Some((x.0, y.1)),
        (Some(x), None, Core::Reference(_)) => scene.published.filter(|p| *p >= x.0).map(|p| (x.0, p)),
        _ => None,
    };
    let value = match days.map(|(x, y)| (civil(x), civil(y))) {
        Some((Some((y1, m1, d1)), Some((y2, m2, d2)))) => {
            Some(format!("{y1:04}-{m1:02}-{d1:02}/{y2:04}-{m2:02}-{d2:02}"))
        }
        _ => Some(format!("{}/{}", first.value.as_deref().unwrap_or("XXXX"), last.value.as_deref().unwrap_or("XXXX"))),
    };
    let same = |x: Part<i16>, y: Part<i16>| if x.get() == y.get() { x } else { Part::Absent };
    Some(Moment {
        year: same(first.year, last.year),
        grain: first.grain.min(last.grain),
        bound: Bound::Exact,
        anchor: first.anchor.max(last.anchor),
        days,
        value,
        ..Moment::default()
    })
}
