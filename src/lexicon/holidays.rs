//! Holidays by name, fixed and movable.

use super::table::Sieved;
use crate::model::Word;
use crate::text::calendar;

#[derive(Clone, Copy, Debug)]
enum Rule {
    Fixed(u8, u8),
    Easter(i32),
    /// The n-th (or, 0, last) weekday of a month.
    Nth(u8, u8, u8),
    /// The first such weekday on or after a day.
    After(u8, u8, u8),
}

struct Holiday {
    words: &'static [Word],
    rule: Rule,
}

struct Table {
    rows: &'static [Holiday],
    /// Rows by the first word, the longest names first.
    first: Sieved<&'static [usize], 16>,
}

static TABLE: Table = include!(concat!(env!("OUT_DIR"), "/holidays.rs"));

/// The longest holiday whose words start with `word(0)`; `word(k)` gives the k-th word from there. Its row and number of words.
pub fn find(word: impl Fn(usize) -> Option<Word>) -> Option<(usize, usize)> {
    let rows = TABLE.first.find(word(0)?)?;
    rows.iter().copied().find_map(|row| {
        let words = TABLE.rows.get(row)?.words;
        words.iter().enumerate().all(|(k, w)| word(k) == Some(*w)).then_some((row, words.len()))
    })
}

/// The day number of a holiday in a year; `None` when the year has none.
#[must_use]
pub fn day(row: usize, year: i16) -> Option<i32> {
    match TABLE.rows.get(row)?.rule {
        Rule::Fixed(month, day) => calendar::day(year, month, day),
        Rule::Easter(shift) => Some(calendar::easter(year)? + shift),
        Rule::Nth(0, weekday, month) => {
            let last = calendar::day(year, month, calendar::days_in_month(year, month))?;
            Some(last - (i32::from(calendar::weekday(last)) - i32::from(weekday)).rem_euclid(7))
        }
        Rule::Nth(n, weekday, month) => {
            let first = calendar::day(year, month, 1)?;
            Some(ahead(first, weekday) + 7 * (i32::from(n) - 1))
        }
        Rule::After(weekday, month, day) => Some(ahead(calendar::day(year, month, day)?, weekday)),
    }
}

/// Month and day of a holiday that falls on the same day every year.
#[must_use]
pub fn fixed(row: usize) -> Option<(u8, u8)> {
    match TABLE.rows.get(row)?.rule {
        Rule::Fixed(month, day) => Some((month, day)),
        _ => None,
    }
}

fn ahead(from: i32, weekday: u8) -> i32 {
    from + (i32::from(weekday) - i32::from(calendar::weekday(from))).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::{day, find};
    use crate::model::Word;
    use crate::text::calendar;

    fn on(name: &str, year: i16) -> String {
        let words: Vec<Word> = name.split(' ').map(Word::of).collect();
        let (row, n) = find(|k| words.get(k).copied()).expect(name);
        assert_eq!(n, words.len(), "{name}");
        calendar::date(day(row, year).unwrap()).unwrap().to_string()
    }

    #[test]
    fn finds_the_day() {
        for (name, year, want) in [
            ("thanksgiving", 2010, "2010-11-25"),
            ("memorial day", 2022, "2022-05-30"),
            ("easter monday", 2018, "2018-04-02"),
            ("good friday", 2024, "2024-03-29"),
            ("election day", 2016, "2016-11-08"),
            ("new year 's eve", 2022, "2022-12-31"),
            ("labor day", 2022, "2022-09-05"),
        ] {
            assert_eq!(on(name, year), want, "{name}");
        }
    }
}
