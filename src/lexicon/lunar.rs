//! Calendars of the moon, as far as holidays need them. Arithmetic as in Reingold and Dershowitz, *Calendrical Calculations*.

/// Day number of a day counted from 1 January of the year 1.
const fn number(fixed: i64) -> i32 {
    (fixed - 719_163) as i32
}

/// Days from the epoch of the Hebrew calendar to the new year, before the postponements that depend on the years beside it.
const fn elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// The fixed day of the first of Tishri of a Hebrew year.
const fn new_year(year: i64) -> i64 {
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let late = if next - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    this + late - 1_373_427
}

/// Day number of Rosh Hashanah in a year of our calendar.
pub(super) const fn tishri(year: i16) -> i32 {
    number(new_year(year as i64 + 3761))
}

/// Day number of the 25th of Kislev; the month before it has 30 days in the long years.
pub(super) const fn kislev(year: i16) -> i32 {
    let year = year as i64 + 3761;
    let (first, next) = (new_year(year), new_year(year + 1));
    let long = (next - first) % 10 == 5;
    number(first + if long { 84 } else { 83 })
}

/// Day number of the first such day of the tabular Islamic calendar (of the astronomical epoch, which is mostly the day kept in
/// Saudi Arabia) on or after `from`.
pub(super) fn moon(from: i32, month: u8, day: u8) -> Option<i32> {
    let fixed = i64::from(from) + 719_163;
    // A year too early at most.
    let year = (30 * (fixed - 227_014)).div_euclid(10_631);
    (year..year + 3).map(|y| number(islamic(y, i64::from(month), i64::from(day)))).find(|n| *n >= from)
}

const fn islamic(year: i64, month: i64, day: i64) -> i64 {
    227_013 + 354 * (year - 1) + (3 + 11 * year).div_euclid(30) + 29 * (month - 1) + month / 2 + day
}

#[cfg(test)]
mod tests {
    use super::{kislev, moon, tishri};
    use crate::text::calendar;

    #[test]
    fn every_year_has_its_days() {
        for year in -4000..=9000_i16 {
            let first = calendar::day(year, 1, 1).expect("a day");
            let end = moon(first, 10, 1).expect("a day") - first;
            assert!((0..=355).contains(&end), "{year}: {end}");
            assert!((235..=330).contains(&(tishri(year) - first)) || !(1..3000).contains(&year), "{year}");
            assert!((80..=90).contains(&(kislev(year) - tishri(year))), "{year}");
        }
    }
}
