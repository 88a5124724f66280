//! The vocabulary of dates, times and durations: months, weekdays, small numbers, units.

use crate::model::{Word, WordSet};

pub(super) const MONTHS: &[(Word, u8)] = &[
    (Word::of("january"), 1),
    (Word::of("february"), 2),
    (Word::of("march"), 3),
    (Word::of("april"), 4),
    (Word::of("may"), 5),
    (Word::of("june"), 6),
    (Word::of("july"), 7),
    (Word::of("august"), 8),
    (Word::of("september"), 9),
    (Word::of("october"), 10),
    (Word::of("november"), 11),
    (Word::of("december"), 12),
    (Word::of("jan"), 1),
    (Word::of("feb"), 2),
    (Word::of("mar"), 3),
    (Word::of("apr"), 4),
    (Word::of("jun"), 6),
    (Word::of("jul"), 7),
    (Word::of("aug"), 8),
    (Word::of("sep"), 9),
    (Word::of("sept"), 9),
    (Word::of("oct"), 10),
    (Word::of("nov"), 11),
    (Word::of("dec"), 12),
];

/// Weekdays in full, then their abbreviations.
pub(super) const WEEKDAYS: &[(Word, u8)] = &[
    (Word::of("monday"), 1),
    (Word::of("tuesday"), 2),
    (Word::of("wednesday"), 3),
    (Word::of("thursday"), 4),
    (Word::of("friday"), 5),
    (Word::of("saturday"), 6),
    (Word::of("sunday"), 7),
    (Word::of("mon"), 1),
    (Word::of("tue"), 2),
    (Word::of("tues"), 2),
    (Word::of("wed"), 3),
    (Word::of("thu"), 4),
    (Word::of("thur"), 4),
    (Word::of("thurs"), 4),
    (Word::of("fri"), 5),
    (Word::of("sat"), 6),
    (Word::of("sun"), 7),
];

pub(super) const ORDINALS: &[(Word, u8)] = &[
    (Word::of("first"), 1),
    (Word::of("second"), 2),
    (Word::of("third"), 3),
    (Word::of("fourth"), 4),
    (Word::of("fifth"), 5),
    (Word::of("sixth"), 6),
    (Word::of("seventh"), 7),
    (Word::of("eighth"), 8),
    (Word::of("ninth"), 9),
    (Word::of("tenth"), 10),
    (Word::of("eleventh"), 11),
    (Word::of("twelfth"), 12),
    (Word::of("thirteenth"), 13),
    (Word::of("fourteenth"), 14),
    (Word::of("fifteenth"), 15),
    (Word::of("sixteenth"), 16),
    (Word::of("seventeenth"), 17),
    (Word::of("eighteenth"), 18),
    (Word::of("nineteenth"), 19),
    (Word::of("twentieth"), 20),
    (Word::of("thirtieth"), 30),
];

pub(super) const CARDINALS: &[(Word, u8)] = &[
    (Word::of("one"), 1),
    (Word::of("two"), 2),
    (Word::of("three"), 3),
    (Word::of("four"), 4),
    (Word::of("five"), 5),
    (Word::of("six"), 6),
    (Word::of("seven"), 7),
    (Word::of("eight"), 8),
    (Word::of("nine"), 9),
    (Word::of("ten"), 10),
    (Word::of("eleven"), 11),
    (Word::of("twelve"), 12),
    (Word::of("thirteen"), 13),
    (Word::of("fourteen"), 14),
    (Word::of("fifteen"), 15),
    (Word::of("sixteen"), 16),
    (Word::of("seventeen"), 17),
    (Word::of("eighteen"), 18),
    (Word::of("nineteen"), 19),
    (Word::of("twenty"), 20),
    (Word::of("thirty"), 30),
    (Word::of("forty"), 40),
    (Word::of("fifty"), 50),
    (Word::of("sixty"), 60),
    (Word::of("seventy"), 70),
    (Word::of("eighty"), 80),
    (Word::of("ninety"), 90),
];

#[inline]
pub(super) fn find(table: &[(Word, u8)], word: Word) -> Option<u8> {
    table.iter().find(|row| row.0 == word).map(|row| row.1)
}

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kind) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

const UNITS: &[(Word, Unit)] = &[
    (Word::of("second"), Unit::Second),
    (Word::of("seconds"), Unit::Second),
    (Word::of("sec"), Unit::Second),
    (Word::of("secs"), Unit::Second),
    (Word::of("minute"), Unit::Minute),
    (Word::of("minutes"), Unit::Minute),
    (Word::of("min"), Unit::Minute),
    (Word::of("mins"), Unit::Minute),
    (Word::of("hour"), Unit::Hour),
    (Word::of("hours"), Unit::Hour),
    (Word::of("hr"), Unit::Hour),
    (Word::of("hrs"), Unit::Hour),
    (Word::of("day"), Unit::Day),
    (Word::of("days"), Unit::Day),
    (Word::of("night"), Unit::Night),
    (Word::of("nights"), Unit::Night),
    (Word::of("weekend"), Unit::Weekend),
    (Word::of("weekends"), Unit::Weekend),
    (Word::of("week"), Unit::Week),
    (Word::of("weeks"), Unit::Week),
    (Word::of("fortnight"), Unit::Fortnight),
    (Word::of("fortnights"), Unit::Fortnight),
    (Word::of("month"), Unit::Month),
    (Word::of("months"), Unit::Month),
    (Word::of("quarter"), Unit::Quarter),
    (Word::of("quarters"), Unit::Quarter),
    (Word::of("season"), Unit::Season),
    (Word::of("seasons"), Unit::Season),
    (Word::of("year"), Unit::Year),
    (Word::of("years"), Unit::Year),
    (Word::of("yr"), Unit::Year),
    (Word::of("yrs"), Unit::Year),
    (Word::of("decade"), Unit::Decade),
    (Word::of("decades"), Unit::Decade),
    (Word::of("century"), Unit::Century),
    (Word::of("centuries"), Unit::Century),
    (Word::of("millennium"), Unit::Millennium),
    (Word::of("millennia"), Unit::Millennium),
];

/// The unit of time that a word names.
pub(in crate::kind) fn unit(word: Word) -> Option<Unit> {
    const WORDS: [Word; UNITS.len()] = {
        let (mut words, mut at) = ([Word::EMPTY; UNITS.len()], 0);
        while at < words.len() {
            words[at] = UNITS[at].0;
            at += 1;
        }
        words
    };
    const NAMES: WordSet = WordSet::of(&WORDS);
    // Nearly every word that is asked for is none.
    if !NAMES.contains(word) {
        return None;
    }
    UNITS.iter().find(|row| row.0 == word).map(|row| row.1)
}

#[cfg(test)]
mod tests {
    use super::UNITS;
    use crate::lexicon::classes;
    use crate::model::Classes;

    /// Rules that need a unit are passed over where no token of the sentence has the class.
    #[test]
    fn every_unit_has_its_class() {
        for (word, unit) in UNITS {
            assert!(classes(*word).has(Classes::TIME_UNIT), "{unit:?}");
        }
    }
}
