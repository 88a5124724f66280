//! From what the words say to days of the calendar.

use crate::lexicon::holidays;
use crate::model::{Anchor, Bound, DayPart, Grain, Moment, Part};
use crate::text::calendar;

use super::form::{Core, Edge, Form, Origin, Way, Year};
use super::tense::Direction;
use super::words::Unit;

/// What a date is resolved on.
#[derive(Clone, Copy, Debug)]
pub(in crate::kind) struct Scene {
    /// Day number of the publication.
    pub published: Option<i32>,
    /// First day and grain of the moment that the text speaks of.
    pub text: Option<(i32, Grain)>,
    /// Where the clause looks.
    pub direction: Direction,
    /// Whether `5/6` is the 5th of June.
    pub day_first: Option<bool>,
}

impl Scene {
    /// Nothing known: what the words alone say.
    pub const BARE: Self = Self { published: None, text: None, direction: Direction::Open, day_first: None };
}

/// Year, month and day of a day number.
fn civil(day: i32) -> Option<(i16, u8, u8)> {
    calendar::date(day).map(|d| (d.year(), d.month() as u8, d.day() as u8))
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
            value.push_str(suffix);
        }
    }
    Some(moment)
}

fn core(form: &Form, scene: &Scene) -> Option<Moment> {
    match &form.core {
        Core::Parts { year, month, day, weekday } => parts(*year, *month, *day, *weekday, scene),
        Core::Slashed { first, second, year, weekday } => slashed(*first, *second, *year, *weekday, scene),
        Core::Weekday { weekday, way } => Some(weekday_near(*weekday, *way, scene)),
        Core::WeekdayOf { weekday, week } => {
            let Some(published) = base(*week, scene) else { return Some(bare_weekday(*weekday)) };
            let monday = monday_of(published) + 7 * step(*week);
            Some(day(monday + i32::from(*weekday) - 1, anchor(*week)))
        }
        Core::MonthOf { month, way } => {
            let Some((year, now, _)) = base(*way, scene).and_then(civil) else {
                return Some(month_moment(Part::Absent, *month, Anchor::Published));
            };
            let year = match way {
                Way::Last | Way::Previous if *month >= now => year - 1,
                Way::Next | Way::Following if *month <= now => year + 1,
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
        Core::Season { season, year, way } => season_of(*season, *year, *way, scene),
        Core::Quarter { quarter, year, way } => quarter_of(*quarter, *year, *way, scene),
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
            let of = core(of, scene)?;
            let Some((first, _)) = of.days else { return Some(of) };
            Some(week_moment(monday_of(first), *weekend, of.anchor))
        }
        Core::Holiday { row, year, weekday } => holiday(*row, *year, *weekday, scene),
        Core::Range(a, b) => range(a, b, scene),
        Core::Reference(value) => Some(unresolved(Grain::Day, Anchor::Published, value)),
    }
}

/// The day that a way of pointing starts from.
fn base(way: Way, scene: &Scene) -> Option<i32> {
    match way {
        Way::Previous | Way::Following | Way::Same => scene.text.map(|t| t.0).or(scene.published),
        _ => scene.published,
    }
}

const fn step(way: Way) -> i32 {
    match way {
        Way::Last | Way::Previous => -1,
        Way::Next | Way::Following => 1,
        Way::Bare | Way::This | Way::Same => 0,
    }
}

const fn anchor(way: Way) -> Anchor {
    match way {
        Way::Previous | Way::Following | Way::Same => Anchor::Text,
        _ => Anchor::Published,
    }
}

fn unresolved(grain: Grain, anchor: Anchor, value: &str) -> Moment {
    Moment { grain, anchor, value: Some(value.to_owned()), ..Moment::default() }
}

/// A day that was worked out.
fn day(number: i32, anchor: Anchor) -> Moment {
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

fn bare_weekday(weekday: u8) -> Moment {
    Moment {
        weekday: Part::Known(weekday),
        grain: Grain::Day,
        anchor: Anchor::Published,
        value: Some(format!("XXXX-WXX-{weekday}")),
        ..Moment::default()
    }
}

fn year_days(year: i16) -> Option<(i32, i32)> {
    span_of_years(year, 1)
}

fn span_of_years(year: i16, years: i16) -> Option<(i32, i32)> {
    Some((calendar::day(year, 1, 1)?, calendar::day(year.checked_add(years)?, 1, 1)? - 1))
}

fn month_days(year: i16, month: u8) -> Option<(i32, i32)> {
    Some((calendar::day(year, month, 1)?, calendar::day(year, month, calendar::days_in_month(year, month))?))
}

fn year_moment(year: Part<i16>, anchor: Anchor) -> Moment {
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

fn month_moment(year: Part<i16>, month: u8, anchor: Anchor) -> Moment {
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

fn week_moment(monday: i32, weekend: bool, anchor: Anchor) -> Moment {
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

fn monday_of(day: i32) -> i32 {
    day - i32::from(calendar::weekday(day)) + 1
}

/// The year of a month (and day), worked out from the publication date.
///
/// The tense decides when it speaks; else the nearest is meant.
fn year_near(month: u8, of_month: u8, scene: &Scene) -> Option<i16> {
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
    let fits = choices.iter().filter(|y| {
        gap(y).is_some_and(|g| match scene.direction {
            Direction::Past => g <= 0,
            Direction::Future => g >= 0,
            Direction::Open => true,
        })
    });
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

fn known_year(year: Year, scene: &Scene) -> Part<i16> {
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
fn parts(year: Year, month: u8, of_month: u8, weekday: u8, scene: &Scene) -> Option<Moment> {
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

/// `the 6th`, `Monday 21`: the nearest such day on the side that the tense points to.
fn day_of_month(of_month: u8, weekday: u8, scene: &Scene) -> Moment {
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
        let wrong = match scene.direction {
            Direction::Past => gap > 0,
            Direction::Future => gap < 0,
            Direction::Open => false,
        };
        (wrong, gap.abs())
    };
    match months.min_by_key(cost) {
        Some(number) => known(day(number, Anchor::Published)),
        None => known(Moment { grain: Grain::Day, value: Some(format!("XXXX-XX-{of_month:02}")), ..Moment::default() }),
    }
}

/// Both readings of `5/6/2022`, the likelier first.
fn slashed(first: u8, second: u8, year: Option<i16>, weekday: u8, scene: &Scene) -> Option<Moment> {
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

/// A weekday, near the day of publication.
fn weekday_near(weekday: u8, way: Way, scene: &Scene) -> Moment {
    let Some(from) = base(way, scene) else {
        return Moment { anchor: anchor(way), ..bare_weekday(weekday) };
    };
    let back = (i32::from(calendar::weekday(from)) - i32::from(weekday)).rem_euclid(7);
    let ahead = (7 - back) % 7;
    let number = match way {
        // Yesterday's weekday is not called `last`.
        Way::Last => from - if back <= 1 { back + 7 } else { back },
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

/// `this week`, `last year`, `the following day`.
fn period(unit: Unit, way: Way, scene: &Scene) -> Option<Moment> {
    let hangs = anchor(way);
    // A day hangs on a day; `the day` of an article that spoke of a year is its own.
    let coarse = matches!(unit, Unit::Day | Unit::Night) && scene.text.is_some_and(|t| t.1 < Grain::Day);
    let from = if coarse { scene.published } else { base(way, scene) };
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
                Way::Last if !inside => -1,
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
fn shift(halves: i32, unit: Unit, origin: &Origin, vague: bool, scene: &Scene) -> Option<Moment> {
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
            let mut moment = day(from + hours.div_euclid(24), hangs);
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

/// A moment no finer than what it hangs on.
fn year_or_month(from: i32, grain: Grain, hangs: Anchor) -> Moment {
    let Some((year, month, _)) = civil(from) else { return unresolved(grain, hangs, "XXXX") };
    if grain == Grain::Month {
        month_moment(Part::Implied(year), month, hangs)
    } else {
        year_moment(Part::Implied(year), hangs)
    }
}

fn season_of(season: u8, year: Year, way: Way, scene: &Scene) -> Option<Moment> {
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
            (Way::Last | Way::Previous, _) if start + 2 >= now => now_year - 1,
            (Way::Next | Way::Following, _) if start <= now => now_year + 1,
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
    Some(Moment {
        year: said,
        grain: Grain::Season,
        anchor: anchor(way),
        days,
        value: Some(value),
        ..Moment::default()
    })
}

fn quarter_moment(year: Part<i16>, quarter: u8, hangs: Anchor) -> Moment {
    let (first, last) =
        if quarter > 4 { (6 * (quarter - 5) + 1, 6 * (quarter - 4)) } else { (3 * quarter - 2, 3 * quarter) };
    let days = year.get().and_then(|y| Some((calendar::day(y, first, 1)?, month_days(y, last)?.1)));
    let code = if quarter > 4 { format!("H{}", quarter - 4) } else { format!("Q{quarter}") };
    let value = year.get().map_or_else(|| format!("XXXX-{code}"), |y| format!("{y:04}-{code}"));
    Moment { year, grain: Grain::Season, anchor: hangs, days, value: Some(value), ..Moment::default() }
}

fn quarter_of(quarter: u8, year: Year, way: Way, scene: &Scene) -> Option<Moment> {
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
    Some(quarter_moment(said, quarter, if said.known().is_some() { Anchor::Absolute } else { Anchor::Published }))
}

fn week_number(week: u8, of: Option<&Form>, scene: &Scene) -> Option<Moment> {
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

fn holiday(row: usize, year: Year, weekday: u8, scene: &Scene) -> Option<Moment> {
    let said = known_year(year, scene);
    let known = |number: i32, year: Part<i16>| {
        let mut moment = day(number, Anchor::Absolute);
        moment.year = year;
        moment.month = moment.month.get().map_or(Part::Absent, Part::Known);
        moment.day = moment.day.get().map_or(Part::Absent, Part::Known);
        if weekday > 0 {
            moment.weekday = Part::Known(weekday);
        }
        moment
    };
    if let Some(y) = said.get() {
        return holidays::day(row, y).map(|n| known(n, said));
    }
    if let Some((published, (now, ..))) = scene.published.and_then(|p| Some((p, civil(p)?))) {
        let cost = |n: &i32| {
            let gap = n - published;
            let wrong = match scene.direction {
                Direction::Past => gap > 0,
                Direction::Future => gap < 0,
                Direction::Open => false,
            };
            gap.abs() + if wrong { 150 } else { 0 }
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
fn range(a: &Form, b: &Form, scene: &Scene) -> Option<Moment> {
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
    let first = resolve(&start, scene)?;
    // `from 2010 to May` and the like: an end before the start lies a year ahead.
    if let (Some(x), Some(y)) = (first.days, last.days)
        && y.1 < x.0
        && !b.names_year()
        && let Some(year) = last.year.get()
        && let Core::Parts { month, day, .. } = b.core
    {
        last = parts(Year::Known(year + 1), month, day, 0, scene)?;
    }
    let days = match (first.days, last.days, &b.core) {
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
