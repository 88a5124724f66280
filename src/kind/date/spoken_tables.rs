//! What dates in words, bare digits and combinations read and ignore: more of the specification of the kind.

use crate::kind::testing::{ignores, reads};

/// A Saturday.
const PUBLISHED: &str = "2022-09-10";

#[test]
fn reads_dates_in_words() {
    reads(
        "date",
        PUBLISHED,
        &[
            (
                "1986-01-25",
                &["on January twenty-five, nineteen eighty-six", "on twenty five January nineteen eighty six"],
            ),
            (
                "1905-03-02",
                &["on March second, nineteen hundred and five", "on the second of March nineteen hundred five"],
            ),
            ("2010-06-01", &["on June first, two thousand and ten", "on the first of June twenty ten"]),
            ("1996-03", &["in March nineteen ninety-six", "in March of nineteen ninety six"]),
            ("2022-05-29", &["It was born May twenty nine."]),
            ("2022-03-18", &["on march eighteenth"]),
        ],
    );
}

#[test]
fn reads_dates_in_digits() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2016-10-16", &["on 20161016", "on 2016 10 16"]),
            ("2015-12", &["in 12-2015"]),
            ("2017-10-01/2017-11-22", &["from 10/1-11/22/2017", "on 10/1-11/22, 2017"]),
            ("2012-05-13", &["this Friday 5/13/2012", "on Friday, 5/13/2012"]),
        ],
    );
    let listed = crate::kind::testing::read("date", "It was on 11/20, 11/22 or 11/25.", PUBLISHED);
    assert_eq!(listed.len(), 3, "{listed:?}");
}

#[test]
fn reads_weekdays_beside_other_words() {
    reads(
        "date",
        PUBLISHED,
        &[
            (
                "2022-09-19",
                &["Monday two weeks from now", "on the third Monday of September", "on the third Monday of this month"],
            ),
            ("2022-08-26", &["Friday two weeks ago", "two weeks ago on Friday", "on the last Friday of last month"]),
            ("2010-11-02", &["on the first Tuesday of November 2010"]),
            ("2022-09-26", &["two weeks from Monday"]),
            ("2022-04-17", &["last Easter"]),
            ("2021-12-25", &["last Christmas"]),
            ("2023-04-09", &["next Easter"]),
            ("2010-04-22", &["on earth day 2010"]),
            ("PRESENT_REF", &["at the present time", "He is not here at present.", "at this time", "at the moment"]),
        ],
    );
}

#[test]
fn ignores_numbers_in_words_and_digits() {
    ignores(
        "date",
        &[
            "They beat them 3-2.",
            "He sold two thousand and ten cars.",
            "The code was 20169999.",
            "He paid $20161016 for it.",
            "They took 1/2, 1/4 and 1/8 of it.",
            "They won 3/4-5/6 of it.",
            "They had nineteen twenty-pound notes.",
            "Voters met at election day parties.",
        ],
    );
    reads("date", PUBLISHED, &[("2022-09-09", &["They won on Friday 3-2 at home."])]);
    reads("date", PUBLISHED, &[("2022-05", &["In May two thousand people died."])]);
}
