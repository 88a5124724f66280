//! Points and stretches of the calendar and the clock.

use super::{Bound, Relation, overlap};

/// One part of a moment: said, worked out, or not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part<T> {
    /// The source says it.
    Known(T),
    /// Worked out from the publication date or from a date that it hangs on.
    Implied(T),
    /// Neither.
    #[default]
    Absent,
}

impl<T: Copy> Part<T> {
    /// The part, said or worked out.
    #[must_use]
    pub const fn get(self) -> Option<T> {
        match self {
            Self::Known(v) | Self::Implied(v) => Some(v),
            Self::Absent => None,
        }
    }

    /// The part, only when the source says it.
    #[must_use]
    pub const fn known(self) -> Option<T> {
        if let Self::Known(v) = self { Some(v) } else { None }
    }
}

/// How fine a moment is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A hundred years.
    Century,
    /// Ten years: `the 1930s`.
    Decade,
    /// A year.
    Year,
    /// A half, quarter or season of a year.
    Season,
    /// A month.
    Month,
    /// A week or a weekend.
    Week,
    /// A day.
    #[default]
    Day,
    /// A part of a day: morning, night.
    DayPart,
    /// A clock time.
    Clock,
}

/// The part of a day that words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// `early Saturday`, `the early hours`, `overnight`: from midnight on.
    Early,
    /// `morning`.
    Morning,
    /// `midday`.
    Midday,
    /// `afternoon`.
    Afternoon,
    /// `evening`.
    Evening,
    /// `night`, `late`: may reach over midnight.
    Night,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Minutes from midnight, 0 to 1440.
    pub minute: u16,
    /// Where a range of clock times ends, in the same count.
    pub until: Option<u16>,
    /// Whether the half of the day is known (`8:30` alone may be morning or evening).
    pub half_known: bool,
    /// Whether minutes were printed (`8:30`, not `8 p.m.`).
    pub to_the_minute: bool,
    /// Minutes east of UTC, where a zone is named.
    pub offset: Option<i16>,
}

/// What a moment hangs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// On nothing: it names itself (`5 September 2022`, `September 6`).
    #[default]
    Absolute,
    /// On the day of publication (`yesterday`, `Thursday`, `last year`).
    Published,
    /// On another moment in the text (`the following day`).
    Text,
}

/// A point or stretch of time; each part known, implied or absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Calendar year.
    pub year: Part<i16>,
    /// 1 to 12.
    pub month: Part<u8>,
    /// 1 to 31.
    pub day: Part<u8>,
    /// 1 is Monday, 7 is Sunday (ISO 8601).
    pub weekday: Part<u8>,
    /// Part of the day.
    pub part: Option<DayPart>,
    /// Time of day.
    pub clock: Option<Clock>,
    /// How fine it is.
    pub grain: Grain,
    /// `about`, `since` (at least), `until`/`by` (at most), `before`, `after`.
    pub bound: Bound,
    /// What it was resolved on.
    pub anchor: Anchor,
    /// `this week`, `this year`: the stretch around publication, which contradicts nothing.
    pub floating: bool,
    /// First and last day it can mean, in days since 1970-01-01, once the year is settled. Both ends belong to it.
    pub days: Option<(i32, i32)>,
    /// The other reading of an ambiguous form (`06/09/22`), while the article's style does not settle it.
    pub other: Option<Box<Moment>>,
    /// TIMEX3 value, as far as it can be told.
    pub value: Option<String>,
}

impl Moment {
    /// How it stands to another moment. Only parts that both know are compared.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        overlap::relation(self, other)
    }

    /// TIMEX3 value: `2022-09-05`, `2022-W36`, `XXXX-09-06`, `2022-09-05T20:30`.
    #[must_use]
    pub fn timex(&self) -> Option<String> {
        self.value.clone()
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.bound.sign())?;
        f.write_str(self.value.as_deref().unwrap_or("?"))?;
        // `5/6/2022`, while nothing settles which is the month.
        match self.other.as_deref().and_then(|o| o.value.as_deref()) {
            Some(other) => write!(f, " or {other}"),
            None => Ok(()),
        }
    }
}
