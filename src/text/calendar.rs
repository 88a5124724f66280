//! Calendar arithmetic over `jiff`'s civil dates: days as numbers, weekdays, month ends.

use jiff::civil::Date;

/// Days since 1970-01-01.
#[must_use]
pub fn number(date: Date) -> i32 {
    (date - Date::constant(1970, 1, 1)).get_days()
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
