//! Calendar arithmetic over `jiff`'s civil dates: days as numbers, weekdays, month ends.

use jiff::civil::Date;

/// The months by name, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week by name, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day as readers write it: `6 September 2022`.
#[must_use]
pub fn in_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// The name of a date's month.
#[must_use]
pub fn month(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

/// Days since 1970-01-01. Asked for so often that it is worked out here (Hinnant 2013, *chrono-Compatible Low-Level Date
/// Algorithms*, `days_from_civil`): years begin in March, and 400 of them have 146,097 days.
#[must_use]
pub fn number(date: Date) -> i32 {
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a day number; `None` outside the years -9999 to 9999.
#[must_use]
pub fn date(number: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

/// The day number of a calendar day; `None` when there is no such day.
#[must_use]
pub fn day(year: i16, month: u8, day: u8) -> Option<i32> {
    Date::new(year, month as i8, day as i8).ok().map(number)
}

/// 1 is Monday, 7 is Sunday.
#[must_use]
pub const fn weekday(number: i32) -> u8 {
    (number + 3).rem_euclid(7) as u8 + 1
}

/// How many days the month has.
#[must_use]
pub fn days_in_month(year: i16, month: u8) -> u8 {
    Date::new(year, month as i8, 1).map_or(31, |d| d.days_in_month() as u8)
}

/// ISO 8601 week: its year and number.
#[must_use]
pub fn week(number: i32) -> Option<(i16, u8)> {
    // A week belongs to the year of its Thursday.
    let thursday = date(number - i32::from(weekday(number)) + 4)?;
    Some((thursday.year(), ((thursday.day_of_year() - 1) / 7 + 1) as u8))
}

/// Day number of the Monday of an ISO week.
#[must_use]
pub fn monday(year: i16, week: u8) -> Option<i32> {
    let fourth = day(year, 1, 4)?;
    Some(fourth - i32::from(weekday(fourth)) + 1 + 7 * (i32::from(week) - 1))
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
#[must_use]
pub fn easter(year: i16) -> Option<i32> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e, f) = (b.div_euclid(4), b.rem_euclid(4), (b + 8).div_euclid(25));
    let h = (19 * a + b - d - (b - f + 1).div_euclid(3) + 15).rem_euclid(30);
    let l = (32 + 2 * e + 2 * c.div_euclid(4) - h - c.rem_euclid(4)).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let n = h + l - 7 * m + 114;
    day(year, (n / 31) as u8, (n % 31 + 1) as u8)
}

#[cfg(test)]
mod tests {
    use super::{date, day, number, weekday};

    #[test]
    fn numbers_days() {
        assert_eq!(day(1970, 1, 1), Some(0));
        assert_eq!(day(2023, 2, 29), None);
        assert_eq!(weekday(day(2023, 9, 21).unwrap()), 4);
        assert_eq!(number(date(19_000).unwrap()), 19_000);
    }
}
