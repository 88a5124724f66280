use crate::kind::testing::{ignores, reads, relates};
use crate::model::Relation::{Differs, Incomparable, Same};

#[test]
fn reads_lengths() {
    reads(
        "duration",
        "2022-09-10",
        &[
            ("P2Q", &["two consecutive quarters", "two straight quarters"]),
            ("PT0.25H", &["a quarter of an hour", "about a quarter of an hour"]),
            ("PT0.75H", &["three quarters of an hour", "three-quarters of an hour"]),
            ("PT48H", &["48 hours", "at least 48 hours", "the past 48 hours", "forty-eight hours", "a 48-hour strike"]),
            ("P2D", &["two days", "about two days", "two-day talks", "the last two days"]),
            ("P2.5Y", &["two-and-a-half years", "two and a half years", "2.5 years", "almost two and a half years"]),
            ("P10Y", &["a decade", "more than a decade", "the past decade", "ten years"]),
            ("P372000000Y", &["372 million years", "It lived 372 million years ago."]),
            ("PT1H", &["the hour-long talk", "an hour-long talk", "an hourlong talk"]),
            ("P1W", &["the weeklong strike", "a week-long strike"]),
            ("P1Y", &["a year-long inquiry", "the yearlong inquiry"]),
            ("P6W", &["It will last six weeks.", "It is to last six to eight weeks."]),
            ("P11D", &["an 11-day trip", "11 days"]),
            ("P4M", &["four months", "nearly four months", "a four-month ban"]),
            ("PT0.5H", &["half an hour", "a half-hour"]),
            ("P6D", &["six straight days", "six consecutive days"]),
            ("PXY", &["several years", "for years", "a few years"]),
            ("PTXM", &["in just minutes", "a few minutes"]),
            ("P1W", &["for a week", "more than a week", "within one week"]),
            ("P60D", &["60 to 90 days", "between 60 and 90 days"]),
            ("PT1H20M", &["1 hour 20 minutes", "one hour and 20 minutes"]),
            ("P3Y", &["three years after the war", "for 3 years", "for 3Y"]),
            ("PT4H12M", &["4h 12m", "4h 12min"]),
            ("PT3H", &["for 3h", "a 3h flight"]),
            ("PT1.5H", &["an hour and a half", "one hour and half", "one and half hour", "one and a half hours"]),
            ("P1.25Y", &["a year and a quarter", "one year and a quarter"]),
            ("PT30M", &["30 minutes later this week"]),
        ],
    );
}

#[test]
fn ignores_what_is_no_length() {
    ignores(
        "duration",
        &[
            "The shop is open 24 hours a day.",
            "They work seven days a week.",
            "She is 24 years old.",
            "The 5-month-old slept.",
            "The 24-year-old was held.",
            "It closed two weeks ago.",
            "They meet twice a day.",
            "They build 15 a year.",
            "Each year it rains.",
            "He came second.",
            "He hit 203 HR and 676 RBI.",
            "He gets €345 a month from the fund.",
            "It was the third time in as many weeks.",
            "The second man ran.",
            "Three days later it rained.",
            "It was shot in 3D.",
            "Sales rose in 1H 2023.",
            "He earned $5 an hour.",
        ],
    );
}

#[test]
fn relates_lengths() {
    relates(
        "duration",
        "",
        &[
            ("He stayed for two years.", "He stayed for 24 months.", Same),
            ("He stayed for two years.", "He stayed for three years.", Differs),
            // A season is no fixed length of time.
            ("He stayed for nine seasons.", "He stayed for 17 months.", Incomparable),
            ("He stayed for nine seasons.", "He stayed for eight seasons.", Differs),
        ],
    );
}
