//! From what the words say to days of the calendar.

use crate::model::{Anchor, DayPart, Grain, Moment, Part};
use crate::text::calendar;

use super::form::{Core, Edge, Form, Way, Year};
use super::moments::{
    bare_weekday, civil, day, monday_of, month_moment, span_of_years, unresolved, week_moment, year_days, year_moment,
};
use super::nearest::{day_of_month, weekday_near, year_near};
use super::same;
use super::stretch::{holiday, nth_weekday, period, quarter_of, range, season_of, shift, week_number, weekday_beside};
use super::tense::Direction;

/// What a date is resolved on.
#[derive(Clone, Copy, Debug)]
pub(in crate::kind) struct Scene {
    /// Day number of the publication.
    pub published: Option<i32>,
    /// First day and grain of the moment that the text speaks of.
    pub text: Option<(i32, Grain)>,
    /// The last single day that the text named, where it is near.
    pub text_day: Option<i32>,
    /// Where the clause looks.
    pub direction: Direction,
    /// Whether `5/6` is the 5th of June.
    pub day_first: Option<bool>,
}

impl Scene {
    /// Nothing known: what the words alone say.
    pub const BARE: Self =
        Self { published: None, text: None, text_day: None, direction: Direction::Open, day_first: None };
}

/// The moment that a form means in its scene; `None` when there is no such day.
pub(in crate::kind) fn resolve(form: &Form, scene: &Scene) -> Option<Moment> {
    let mut moment = core(form, scene)?;
    moment.bound = form.bound;
    moment.floating = matches!(
        form.core,
        Core::Period { way: Way::This, .. }
            | Core::Season { way: Way::This, .. }
            | Core::Quarter { way: Way::This, .. }
    );
    // A singled-out part of a period narrows its days generously; the value stays the period's.
    if let (Some(edge), Some((first, last))) = (form.edge, moment.days)
        && last - first > 20
        && !matches!(moment.grain, Grain::Day | Grain::DayPart)
    {
        let third = (last - first) / 2;
        moment.days = Some(match edge {
            Edge::Start => (first, last - third),
            Edge::Middle => (first + third / 3, last - third / 3),
            Edge::End => (first + third, last),
        });
    }
    if let Some(part) = form.part
        && moment.grain == Grain::Day
    {
        moment.part = Some(part);
        moment.grain = Grain::DayPart;
        // `early Saturday` and `late Friday` keep the day as their TIMEX3 value.
        let suffix = match part {
            DayPart::Morning => "TMO",
            DayPart::Midday => "TMI",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night if form.edge.is_none() => "TNI",
            DayPart::Early | DayPart::Night => "",
        };
        if let Some(value) = &mut moment.value {
            // `this morning`, of a day that is not known.
            if value.ends_with("_REF") && !suffix.is_empty() {
                "XXXX-XX-XX".clone_into(value);
            }
            value.push_str(suffix);
        }
    }
    Some(moment)
}

pub(super) fn core(form: &Form, scene: &Scene) -> Option<Moment> {
    match &form.core {
        Core::Parts { year, month, day, weekday } => parts(*year, *month, *day, *weekday, scene),
        Core::Slashed { first, second, year, weekday } => slashed(*first, *second, *year, *weekday, scene),
        Core::Weekday { weekday, way } => Some(weekday_near(*weekday, *way, scene)),
        Core::WeekdayOf { weekday, week } => {
            let Some(published) = base(*week, scene) else { return Some(bare_weekday(*weekday)) };
            let monday = monday_of(published) + 7 * step(*week);
            Some(day(monday + i32::from(*weekday) - 1, anchor(*week)))
        }
        Core::WeekdayBeside { weekday, of } => weekday_beside(*weekday, of, scene),
        Core::NthWeekday { n, weekday, of } => nth_weekday(*n, *weekday, of, scene),
        Core::DayOf { day: of_month, month } => {
            let Some((year, now, _)) = base(*month, scene).and_then(civil) else {
                return Some(Moment {
                    value: Some(format!("XXXX-XX-{of_month:02}")),
                    day: Part::Known(*of_month),
                    ..Moment::default()
                });
            };
            let n = i32::from(year) * 12 + i32::from(now) - 1 + step(*month);
            let number = calendar::day(i16::try_from(n.div_euclid(12)).ok()?, n.rem_euclid(12) as u8 + 1, *of_month)?;
            Some(Moment { day: Part::Known(*of_month), ..day(number, anchor(*month)) })
        }
        Core::MonthOf { month, way } => {
            let Some((year, now, _)) = base(*way, scene).and_then(civil) else {
                return Some(month_moment(Part::Absent, *month, Anchor::Published));
            };
            let year = match way {
                Way::Last | Way::Past | Way::Previous if *month >= now => year - 1,
                Way::Next | Way::Coming | Way::Following if *month <= now => year + 1,
                _ => year,
            };
            Some(month_moment(Part::Implied(year), *month, anchor(*way)))
        }
        Core::Period { unit, way } => period(*unit, *way, scene),
        Core::Today(n) => match scene.published {
            Some(published) => Some(day(published + i32::from(*n), Anchor::Published)),
            None => Some(unresolved(Grain::Day, Anchor::Published, if *n == 0 { "PRESENT_REF" } else { "XXXX-XX-XX" })),
        },
        Core::Shift { halves, unit, origin, vague } => shift(*halves, *unit, origin, *vague, scene),
        Core::Season { season, year, way } => Some(season_of(*season, *year, *way, scene)),
        Core::Quarter { quarter, year, way } => Some(quarter_of(*quarter, *year, *way, scene)),
        Core::Fiscal { year } => {
            let year = match year {
                Year::Known(y) => *y,
                Year::Way(way) => base(*way, scene).and_then(civil)?.0 + step(*way) as i16,
                Year::Open => return None,
            };
            let days = year_days(year).map(|(a, b)| (a - 200, b));
            Some(Moment {
                year: Part::Known(year),
                grain: Grain::Year,
                days,
                value: Some(format!("FY{year:04}")),
                ..Moment::default()
            })
        }
        Core::Decade(n) => Some(Moment {
            grain: Grain::Decade,
            days: span_of_years(n.checked_mul(10)?, 10),
            value: Some(format!("{n:03}")),
            ..Moment::default()
        }),
        Core::Century(n) => Some(Moment {
            grain: Grain::Century,
            days: span_of_years(n.checked_mul(100)?, 100),
            value: Some(format!("{n:02}")),
            ..Moment::default()
        }),
        Core::WeekNumber { week, of } => week_number(*week, of.as_deref(), scene),
        Core::WeekAround { of, weekend } => {
            let holiday = matches!(of.core, Core::Holiday { .. });
            let of = core(of, scene)?;
            let Some((first, _)) = of.days else { return Some(of) };
            // The weekend of a Monday's or Tuesday's holiday is the one before it.
            let back = if *weekend && holiday && calendar::weekday(first) <= 2 { 7 } else { 0 };
            Some(week_moment(monday_of(first) - back, *weekend, of.anchor))
        }
        Core::Holiday { row, year, weekday } => holiday(*row, *year, *weekday, scene),
        Core::Same { unit, year } => same::resolve(*unit, *year, scene),
        Core::Range(a, b) => range(a, b, scene),
        Core::Reference(value) => Some(unresolved(Grain::Day, Anchor::Published, value)),
    }
}

/// The day that a way of pointing starts from.
pub(super) fn base(way: Way, scene: &Scene) -> Option<i32> {
    match way {
        Way::Previous | Way::Following | Way::Same => scene.text.map(|t| t.0).or(scene.published),
        _ => scene.published,
    }
}

pub(super) const fn step(way: Way) -> i32 {
    match way {
        Way::Last | Way::Past | Way::Previous => -1,
        Way::Next | Way::Coming | Way::Following => 1,
        Way::Bare | Way::This | Way::Same => 0,
    }
}

pub(super) const fn anchor(way: Way) -> Anchor {
    match way {
        Way::Previous | Way::Following | Way::Same => Anchor::Text,
        _ => Anchor::Published,
    }
}

pub(super) fn known_year(year: Year, scene: &Scene) -> Part<i16> {
    match year {
        Year::Known(y) => Part::Known(y),
        Year::Way(way) => match base(way, scene).and_then(civil) {
            Some((y, ..)) => Part::Implied(y + step(way) as i16),
            None => Part::Absent,
        },
        Year::Open => Part::Absent,
    }
}

/// Parts by name.
pub(super) fn parts(year: Year, month: u8, of_month: u8, weekday: u8, scene: &Scene) -> Option<Moment> {
    let said = known_year(year, scene);
    let known_weekday = if weekday > 0 { Part::Known(weekday) } else { Part::Absent };
    if month == 0 && of_month == 0 {
        if weekday > 0 {
            return Some(weekday_near(weekday, Way::Bare, scene));
        }
        return (said != Part::Absent).then(|| year_moment(said, Anchor::Absolute));
    }
    if month == 0 {
        return Some(day_of_month(of_month, weekday, scene));
    }
    let hangs = if said == Part::Absent { Anchor::Published } else { Anchor::Absolute };
    let year = match said {
        Part::Absent => year_near(month, of_month, scene).map_or(Part::Absent, Part::Implied),
        said => said,
    };
    if of_month == 0 {
        return Some(month_moment(year, month, if year == Part::Absent { Anchor::Absolute } else { hangs }));
    }
    // 29 February only where the year has one; 31 June never.
    if of_month > calendar::days_in_month(year.get().unwrap_or(2000), month) {
        return None;
    }
    let number = year.get().and_then(|y| calendar::day(y, month, of_month));
    let value = match year.get() {
        Some(y) => format!("{y:04}-{month:02}-{of_month:02}"),
        None => format!("XXXX-{month:02}-{of_month:02}"),
    };
    let weekday = match (known_weekday, number) {
        (Part::Absent, Some(n)) => Part::Implied(calendar::weekday(n)),
        (known, _) => known,
    };
    Some(Moment {
        year,
        month: Part::Known(month),
        day: Part::Known(of_month),
        weekday,
        grain: Grain::Day,
        anchor: Anchor::Absolute,
        days: number.map(|n| (n, n)),
        value: Some(value),
        ..Moment::default()
    })
}

/// Both readings of `5/6/2022`, the likelier first.
fn slashed(first: u8, second: u8, year: Option<i16>, weekday: u8, scene: &Scene) -> Option<Moment> {
    // The attacks of 2001 go by their day.
    if (first, second, year) == (9, 11, None) && weekday == 0 && scene.day_first != Some(true) {
        return parts(Year::Known(2001), first, second, 0, scene);
    }
    let year = year.map_or(Year::Open, Year::Known);
    let month_first = parts(year, first, second, 0, scene);
    let day_first = parts(year, second, first, 0, scene);
    let (Some(month_first), Some(day_first)) = (month_first.clone(), day_first.clone()) else {
        return month_first.or(day_first);
    };
    let settled = scene.day_first.or_else(|| {
        // A weekday beside it, or the day of publication close by, tells.
        if weekday > 0 {
            let fits = |m: &Moment| m.days.is_some_and(|d| calendar::weekday(d.0) == weekday);
            return match (fits(&month_first), fits(&day_first)) {
                (true, false) => Some(false),
                (false, true) => Some(true),
                _ => None,
            };
        }
        let published = scene.published?;
        let near = |m: &Moment| m.days.is_some_and(|d| (d.0 - published).abs() <= 10);
        match (near(&month_first), near(&day_first)) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => None,
        }
    });
    Some(match settled {
        Some(true) => day_first,
        Some(false) => month_first,
        None => Moment { other: Some(Box::new(day_first)), ..month_first },
    })
}
