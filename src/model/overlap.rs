//! How two moments stand to each other. Only parts that both know are compared.

use super::{Anchor, Bound, Clock, DayPart, Grain, Moment, Part, Relation};

/// Clock times this near to midnight may be told of either day, in minutes.
const MIDNIGHT: u16 = 90;
/// How far `about` reaches when minutes were printed, and when only the hour was.
const ABOUT: u16 = 20;
const ABOUT_THE_HOUR: u16 = 30;
/// The same when both sides say `about`: then each means its own figure (`about 3:10`, `about 3:30`), in minutes, where
/// both print minutes and where one does.
const BOTH_ABOUT: (i32, i32) = (10, 20);
/// How far `shortly after` and `just before` reach on their open side.
const OPEN_SIDE: u16 = 30;
/// Days between a relative weekday and another date from which on they are taken for two weeks.
const NEAR: i32 = 3;

/// The relation of two moments; of ambiguous ones, the kindest that any pair of readings has.
pub(super) fn relation(a: &Moment, b: &Moment) -> Relation {
    let mut best = Relation::Incomparable;
    for x in readings(a) {
        for y in readings(b) {
            best = best.min(one(x, y));
        }
    }
    best
}

fn readings(m: &Moment) -> impl Iterator<Item = &Moment> {
    std::iter::once(m).chain(m.other.as_deref())
}

fn one(a: &Moment, b: &Moment) -> Relation {
    let Some(days) = days(a, b) else {
        return match (a.clock, b.clock) {
            (Some(x), Some(y)) => clocks(x, a.bound, y, b.bound),
            _ => Relation::Incomparable,
        };
    };
    match (a.clock, b.clock) {
        (Some(x), Some(y)) => {
            let clock = clocks(x, a.bound, y, b.bound);
            // The day of a clock time is often worked out only: then the clocks decide.
            let said = a.day.known().or(a.weekday.known()).is_some() && b.day.known().or(b.weekday.known()).is_some();
            match (days, clock) {
                (Relation::Differs, _) if said => Relation::Differs,
                (_, clock) => clock,
            }
        }
        // A day beside a time of that day.
        (Some(_), None) | (None, Some(_)) => match days {
            Relation::Same => Relation::Vaguer,
            other => other,
        },
        (None, None) => with_parts(a, b, bounded(a, b, days)),
    }
}

/// Parts of the day refine what the days say.
fn with_parts(a: &Moment, b: &Moment, days: Relation) -> Relation {
    if days != Relation::Same {
        return days;
    }
    match (a.part, b.part) {
        (None, None) => Relation::Same,
        (Some(x), Some(y)) if x == y => Relation::Same,
        (Some(x), Some(y)) => {
            let step = (x as i8 - y as i8).abs();
            // Neighbours shade into each other; the night before dawn is called both.
            if step <= 1 || (x.min(y) == DayPart::Early && x.max(y) == DayPart::Night) {
                Relation::Vaguer
            } else {
                Relation::Differs
            }
        }
        _ => Relation::Vaguer,
    }
}

/// `since`, `by` and the like leave one side open.
fn bounded(a: &Moment, b: &Moment, days: Relation) -> Relation {
    if a.bound == b.bound {
        return days;
    }
    match days {
        Relation::Incomparable => days,
        // `about 1930` beside another year.
        Relation::Differs if open(a.bound) || open(b.bound) => Relation::Vaguer,
        Relation::Differs => match gap(a, b) {
            Some(gap) if gap <= tolerance(a).max(tolerance(b)) => Relation::Vaguer,
            _ => Relation::Differs,
        },
        _ => Relation::Vaguer,
    }
}

const fn open(bound: Bound) -> bool {
    matches!(bound, Bound::AtLeast | Bound::AtMost | Bound::LessThan | Bound::MoreThan)
}

/// How many days `about` forgives: a fifth of the grain more than the grain itself.
const fn tolerance(m: &Moment) -> i32 {
    if !matches!(m.bound, Bound::About) {
        return 0;
    }
    match m.grain {
        Grain::Day | Grain::DayPart | Grain::Clock => 3,
        Grain::Week => 10,
        Grain::Month | Grain::Season => 45,
        _ => 800,
    }
}

/// Days between two stretches; 0 when they touch or overlap.
fn gap(a: &Moment, b: &Moment) -> Option<i32> {
    let (x, y) = (window(a)?, window(b)?);
    Some((x.0.max(y.0) - x.1.min(y.1)).max(0))
}

/// The days of a moment, a night's reaching over midnight.
fn window(m: &Moment) -> Option<(i32, i32)> {
    let (first, last) = m.days?;
    let near = |c: Clock| c.half_known && (c.minute < MIDNIGHT || c.minute > 1440 - MIDNIGHT);
    Some(match (m.part, m.clock) {
        (_, Some(c)) if near(c) => (first - 1, last + 1),
        (Some(DayPart::Early), _) => (first - 1, last),
        (Some(DayPart::Night), _) => (first, last + 1),
        _ => (first, last),
    })
}

/// How the days stand to each other; `None` when nothing of them is known to both.
fn days(a: &Moment, b: &Moment) -> Option<Relation> {
    let (Some(x), Some(y)) = (a.days, b.days) else { return parts(a, b) };
    // Of articles that lie weeks apart it is another week's.
    if same_weekday_word(a, b) && gap(a, b)? <= NEAR {
        return Some(Relation::Same);
    }
    if x == y {
        return Some(if a.floating != b.floating && x.0 != x.1 { Relation::Vaguer } else { Relation::Same });
    }
    if gap(a, b)? == 0 && overlaps(window(a)?, window(b)?) {
        return Some(Relation::Vaguer);
    }
    // Days and months that both say themselves: the year may be worked out and wrong, they are not.
    let clash = |p: Part<u8>, q: Part<u8>| matches!((p.known(), q.known()), (Some(p), Some(q)) if p != q);
    let said = clash(a.month, b.month)
        || a.month.known().is_some() && a.month.known() == b.month.known() && clash(a.day, b.day);
    if said {
        return Some(Relation::Differs);
    }
    let one_year_worked_out = a.month.known().is_some()
        && a.month.known() == b.month.known()
        && a.day.get() == b.day.get()
        && (a.year.known().is_none() || b.year.known().is_none());
    if one_year_worked_out {
        return Some(Relation::Vaguer);
    }
    if a.floating || b.floating {
        let gap = gap(a, b)?;
        return Some(if gap <= 31 { Relation::Vaguer } else { Relation::Incomparable });
    }
    let gap = gap(a, b)?;
    let today = |m: &Moment| m.anchor != Anchor::Absolute && m.weekday.known().is_none() && m.grain >= Grain::Day;
    if gap <= 1 && (today(a) || today(b)) {
        return Some(Relation::Vaguer);
    }
    let relative = |m: &Moment| m.anchor != Anchor::Absolute && m.grain >= Grain::Day && m.day.known().is_none();
    if gap > NEAR && (relative(a) || relative(b)) {
        return Some(Relation::Incomparable);
    }
    Some(Relation::Differs)
}

const fn overlaps(x: (i32, i32), y: (i32, i32)) -> bool {
    x.0 <= y.1 && y.0 <= x.1
}

/// `Thursday` in both, each in its own article.
fn same_weekday_word(a: &Moment, b: &Moment) -> bool {
    let bare = |m: &Moment| m.weekday.known().filter(|_| m.day.known().is_none() && m.anchor == Anchor::Published);
    matches!((bare(a), bare(b)), (Some(x), Some(y)) if x == y) && a.part == b.part
}

/// Year, month, day and weekday, where one of the two has no days.
fn parts(a: &Moment, b: &Moment) -> Option<Relation> {
    let mut shared = 0;
    let mut all = 0;
    let mut look = |x: Option<i32>, y: Option<i32>| {
        all += i32::from(x.is_some() || y.is_some());
        match (x, y) {
            (Some(x), Some(y)) => {
                shared += 1;
                x == y
            }
            _ => true,
        }
    };
    let same = look(a.year.get().map(i32::from), b.year.get().map(i32::from))
        & look(a.month.get().map(i32::from), b.month.get().map(i32::from))
        & look(a.day.get().map(i32::from), b.day.get().map(i32::from))
        & look(weekday(a), weekday(b));
    if shared == 0 {
        return None;
    }
    Some(if !same {
        Relation::Differs
    } else if shared == all || both_full(a, b) {
        Relation::Same
    } else {
        Relation::Vaguer
    })
}

/// Month and day in both: a missing year or weekday makes neither vaguer than it is printed.
fn both_full(a: &Moment, b: &Moment) -> bool {
    let full = |m: &Moment| m.month.get().is_some() && m.day.get().is_some();
    full(a) && full(b) && a.year.get().is_some() == b.year.get().is_some()
}

/// The weekday, said or by the calendar.
fn weekday(m: &Moment) -> Option<i32> {
    let single = m.days.filter(|(first, last)| first == last).map(|(day, _)| (day + 3).rem_euclid(7) + 1);
    m.weekday.get().map(i32::from).or(single)
}

/// Two clock times.
fn clocks(x: Clock, bound_x: Bound, y: Clock, bound_y: Bound) -> Relation {
    let zones = x.offset.zip(y.offset);
    let at = |c: Clock, minute: u16| {
        let shift = if zones.is_some() { c.offset.unwrap_or(0) } else { 0 };
        i32::from(minute) - i32::from(shift)
    };
    let turn = if x.half_known && y.half_known { 1440 } else { 720 };
    // How far y is after x, on the dial.
    let ahead = (at(y, y.minute) - at(x, x.minute)).rem_euclid(turn);
    let apart = ahead.min(turn - ahead);
    if x.until.is_some() || y.until.is_some() {
        return stretches(x, y, turn, ahead);
    }
    if apart == 0 {
        return Relation::Same;
    }
    // One of them on another zone's clock.
    let lone_zone = x.offset.or(y.offset).filter(|_| zones.is_none());
    if lone_zone == Some(0) && ahead % 30 == 0 {
        return Relation::Incomparable;
    }
    if bound_x == bound_y && matches!(bound_x, Bound::AtLeast | Bound::AtMost | Bound::LessThan | Bound::MoreThan) {
        return Relation::Differs;
    }
    let until = |bound: Bound| matches!(bound, Bound::AtMost | Bound::AtLeast);
    if until(bound_x) || until(bound_y) {
        return Relation::Vaguer;
    }
    let reach = |c: Clock, bound: Bound| match bound {
        Bound::About | Bound::Nearly | Bound::Vague => i32::from(if c.to_the_minute { ABOUT } else { ABOUT_THE_HOUR }),
        _ => 0,
    };
    let behind = turn - ahead;
    let after = bound_x == Bound::MoreThan && ahead <= i32::from(OPEN_SIDE)
        || bound_y == Bound::LessThan && ahead <= i32::from(OPEN_SIDE);
    let before = bound_x == Bound::LessThan && behind <= i32::from(OPEN_SIDE)
        || bound_y == Bound::MoreThan && behind <= i32::from(OPEN_SIDE);
    let round = x.minute.is_multiple_of(5) || y.minute.is_multiple_of(5);
    let forgiven = match (bound_x, bound_y, x.to_the_minute, y.to_the_minute) {
        (Bound::About, Bound::About, true, true) => BOTH_ABOUT.0,
        (Bound::About, Bound::About, true, false) | (Bound::About, Bound::About, false, true) => BOTH_ABOUT.1,
        _ => reach(x, bound_x).max(reach(y, bound_y)),
    };
    if apart <= forgiven || after || before || round && apart <= 2 {
        return Relation::Vaguer;
    }
    Relation::Differs
}

/// Ranges of clock times, or one beside a time.
fn stretches(x: Clock, y: Clock, turn: i32, ahead: i32) -> Relation {
    let length = |c: Clock| c.until.map_or(0, |u| (i32::from(u) - i32::from(c.minute)).rem_euclid(turn));
    let (lx, ly) = (length(x), length(y));
    if ahead == 0 && lx == ly {
        Relation::Same
    } else if ahead <= lx || turn - ahead <= ly || ahead == 0 {
        Relation::Vaguer
    } else {
        Relation::Differs
    }
}
