//! Holidays by name, fixed and movable.

use super::lunar;
use super::table::{Run, Sieved};
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
    /// Days from Rosh Hashanah, the first of Tishri.
    Tishri(i32),
    /// The 25th of Kislev.
    Kislev,
    /// Month and day of the tabular Islamic calendar. The moon that is sighted may move it by a day.
    Moon(u8, u8),
}

struct Holiday {
    words: Run,
    rule: Rule,
    /// How many days it lasts.
    length: u8,
}

struct Table {
    rows: &'static [Holiday],
    words: &'static [Word],
    /// By the first word, which `places` tell the rows, the longest names first.
    first: Sieved<Run, 16>,
    places: &'static [u16],
}

static TABLE: Table = include!(concat!(env!("OUT_DIR"), "/holidays.rs"));

/// The longest holiday whose words start with `word(0)`; `word(k)` gives the k-th word from there. Its row and number of words.
pub fn find(word: impl Fn(usize) -> Option<Word>) -> Option<(usize, usize)> {
    let rows = TABLE.first.find(word(0)?)?.of(TABLE.places);
    rows.iter().map(|row| *row as usize).find_map(|row| {
        let words = TABLE.rows.get(row)?.words.of(TABLE.words);
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
        Rule::Tishri(shift) => Some(lunar::tishri(year) + shift),
        Rule::Kislev => Some(lunar::kislev(year)),
        Rule::Moon(month, of_month) => {
            let first = calendar::day(year, 1, 1)?;
            lunar::moon(first, month, of_month).filter(|n| *n <= first + 365)
        }
    }
}

/// How many days a holiday lasts: 1, but for the months and weeks among them.
#[must_use]
pub fn length(row: usize) -> i32 {
    TABLE.rows.get(row).map_or(1, |r| i32::from(r.length))
}

/// Whether the day depends on a moon that is sighted, so that it is known to a day or so only.
#[must_use]
pub fn sighted(row: usize) -> bool {
    TABLE.rows.get(row).is_some_and(|r| matches!(r.rule, Rule::Moon(..)))
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
            ("rosh hashanah", 2013, "2013-09-05"),
            ("yom kippur", 2023, "2023-09-25"),
            ("passover", 2024, "2024-04-23"),
            ("hanukkah", 2013, "2013-11-28"),
            ("hanukkah", 2020, "2020-12-11"),
            ("eid al fitr", 2014, "2014-07-28"),
            ("eid al fitr", 2022, "2022-05-02"),
            ("eid al - adha", 2015, "2015-09-23"),
            ("ramadan", 2014, "2014-06-29"),
        ] {
            assert_eq!(on(name, year), want, "{name}");
        }
    }
}
