//! Holidays by name, fixed and movable.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{data, lunar};
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
    words: Vec<Word>,
    rule: Rule,
    /// How many days it lasts.
    length: u8,
}

struct Table {
    rows: Vec<Holiday>,
    /// Rows by the first word, the longest names first.
    first: FxHashMap<Word, Vec<usize>>,
}

fn month_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

fn rule(text: &str) -> Option<Rule> {
    if let Some(shift) = text.strip_prefix('E') {
        return Some(Rule::Easter(shift.trim_start_matches('+').parse().ok()?));
    }
    if text == "K" {
        return Some(Rule::Kislev);
    }
    if let Some(shift) = text.strip_prefix('H') {
        return Some(Rule::Tishri(shift.trim_start_matches('+').parse().ok()?));
    }
    if let Some(day) = text.strip_prefix('M') {
        return month_day(day).map(|(m, d)| Rule::Moon(m, d));
    }
    let mut cells = text.split(':');
    let (head, weekday, rest) = (cells.next()?, cells.next(), cells.next());
    let (Some(weekday), Some(rest)) = (weekday.and_then(|w| w.parse().ok()), rest) else {
        return month_day(text).map(|(m, d)| Rule::Fixed(m, d));
    };
    match head {
        "A" => month_day(rest).map(|(m, d)| Rule::After(weekday, m, d)),
        "L" => Some(Rule::Nth(0, weekday, rest.parse().ok()?)),
        n => Some(Rule::Nth(n.parse().ok()?, weekday, rest.parse().ok()?)),
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut rows: Vec<Holiday> = data::rows(data::HOLIDAYS)
            .filter_map(|row| {
                let (name, day) = row.split_once('\t')?;
                // `'s` is a token of its own.
                let name = name.replace("'s ", " 's ").replace("s' ", "s ' ");
                let name = name.strip_suffix("'s").map_or_else(|| name.clone(), |bare| format!("{bare} 's"));
                let (day, length) = match day.split_once('x') {
                    Some((day, length)) => (day, length.parse().ok()?),
                    None => (day, 1),
                };
                Some(Holiday { words: name.split(' ').map(Word::of).collect(), rule: rule(day)?, length })
            })
            .collect();
        rows.sort_by_key(|r| std::cmp::Reverse(r.words.len()));
        let mut first: FxHashMap<Word, Vec<usize>> = FxHashMap::default();
        for (k, row) in rows.iter().enumerate() {
            if let Some(word) = row.words.first() {
                first.entry(*word).or_default().push(k);
            }
        }
        Table { rows, first }
    })
}

/// The longest holiday whose words start with `word(0)`; `word(k)` gives the k-th word from there. Its row and number of words.
pub fn find(word: impl Fn(usize) -> Option<Word>) -> Option<(usize, usize)> {
    let table = table();
    let rows = table.first.get(&word(0)?)?;
    rows.iter().copied().find_map(|row| {
        let words = &table.rows.get(row)?.words;
        words.iter().enumerate().all(|(k, w)| word(k) == Some(*w)).then_some((row, words.len()))
    })
}

/// The day number of a holiday in a year; `None` when the year has none.
#[must_use]
pub fn day(row: usize, year: i16) -> Option<i32> {
    match table().rows.get(row)?.rule {
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
    table().rows.get(row).map_or(1, |r| i32::from(r.length))
}

/// Whether the day depends on a moon that is sighted, so that it is known to a day or so only.
#[must_use]
pub fn sighted(row: usize) -> bool {
    table().rows.get(row).is_some_and(|r| matches!(r.rule, Rule::Moon(..)))
}

/// Month and day of a holiday that falls on the same day every year.
#[must_use]
pub fn fixed(row: usize) -> Option<(u8, u8)> {
    match table().rows.get(row)?.rule {
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
