//! What the words of a date say, before anything is known of the article.

use crate::model::{Bound, DayPart};

use super::vocabulary::Unit;

/// How a period is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kind) enum Way {
    /// By its name alone: `Thursday`, `the fourth quarter`; the tense tells which one.
    Bare,
    /// `last`: the one before the day of publication.
    Last,
    /// `past`: the most recent one.
    Past,
    /// `coming`: the very next one.
    Coming,
    /// `this`, `today`, `current`.
    This,
    /// `next`, `coming`.
    Next,
    /// `the previous`: the one before the moment that the text speaks of.
    Previous,
    /// `the following`.
    Following,
    /// `the same`, `that`.
    Same,
}

/// The year that goes with a day, month, season or quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kind) enum Year {
    /// Not named.
    Open,
    /// In digits.
    Known(i16),
    /// `last year`, `next year`.
    Way(Way),
}

/// What a shift starts from.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::kind) enum Origin {
    /// The day of publication: `ago`, `from now`.
    Published,
    /// The moment that the text speaks of: `later`, `earlier`.
    Text,
    /// A date named beside it: `two days before Christmas`.
    Named(Box<Form>),
}

/// The heart of a date.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::kind) enum Core {
    /// Parts of the calendar by name; 0 where one is not named.
    Parts { year: Year, month: u8, day: u8, weekday: u8 },
    /// `5/6/2022`: which is the month is not settled.
    Slashed { first: u8, second: u8, year: Option<i16>, weekday: u8 },
    /// A weekday: `Thursday`, `last Thursday`.
    Weekday { weekday: u8, way: Way },
    /// A weekday of another week: `Tuesday of last week`.
    WeekdayOf { weekday: u8, week: Way },
    /// `Monday two weeks from now`: the weekday of the week that a distance leads to.
    WeekdayBeside { weekday: u8, of: Box<Form> },
    /// `the first Monday of September`; the last is 0.
    NthWeekday { n: u8, weekday: u8, of: Box<Form> },
    /// `the 21st of this month`.
    DayOf { day: u8, month: Way },
    /// `last September`.
    MonthOf { month: u8, way: Way },
    /// `this week`, `last year`, `that day`.
    Period { unit: Unit, way: Way },
    /// `yesterday` is -1.
    Today(i8),
    /// `two weeks ago`, `three days later`; halves counted, so that a year and a half is 3.
    Shift { halves: i32, unit: Unit, origin: Origin, vague: bool },
    /// Spring is 1, winter 4.
    Season { season: u8, year: Year, way: Way },
    /// A quarter (1-4), or half (5, 6) of a year; `fiscal` years have their own count.
    Quarter { quarter: u8, year: Year, way: Way },
    /// `fiscal 2009`.
    Fiscal { year: Year },
    /// `the 1930s`: 193.
    Decade(i16),
    /// `the 15th century`: 14.
    Century(i16),
    /// The n-th (or, 0, last) week of something, or of the year.
    WeekNumber { week: u8, of: Option<Box<Form>> },
    /// `the week of April 10`, `the weekend of April 10`.
    WeekAround { of: Box<Form>, weekend: bool },
    /// A row of the holiday table.
    Holiday { row: usize, year: Year, weekday: u8 },
    /// Both ends.
    Range(Box<Form>, Box<Form>),
    /// `the same month a year ago`; a season stands for a period of no said length.
    Same { unit: Unit, year: Year },
    /// `now`, `recently`.
    Reference(&'static str),
}

/// A part of a period that words single out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kind) enum Edge {
    Start,
    Middle,
    End,
}

/// A date as its words say it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::kind) struct Form {
    pub core: Core,
    /// `morning`, `night`.
    pub part: Option<DayPart>,
    /// `early`, `late`, `the end of`.
    pub edge: Option<Edge>,
    /// `since`, `by`, `before`.
    pub bound: Bound,
}

impl Form {
    pub const fn of(core: Core) -> Self {
        Self { core, part: None, edge: None, bound: Bound::Exact }
    }

    pub const fn parts(year: Year, month: u8, day: u8, weekday: u8) -> Self {
        Self::of(Core::Parts { year, month, day, weekday })
    }

    /// Whether its words name a year.
    pub const fn names_year(&self) -> bool {
        match self.core {
            Core::Parts { year, .. }
            | Core::Season { year, .. }
            | Core::Quarter { year, .. }
            | Core::Fiscal { year }
            | Core::Holiday { year, .. } => matches!(year, Year::Known(_)),
            Core::Slashed { year, .. } => year.is_some(),
            _ => false,
        }
    }
}
