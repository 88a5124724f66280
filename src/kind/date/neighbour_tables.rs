//! What dates beside other dates and in lists read and ignore.

use crate::kind::testing::{ignores, read, reads};

/// A Saturday.
const PUBLISHED: &str = "2022-09-10";

#[test]
fn reads_lists_of_days() {
    for (text, want) in [
        ("It happened on May 3 and 4.", &["2022-05-03", "2022-05-04"][..]),
        ("It happened on May 3, 4 and 5, 2021.", &["2022-05-03", "2022-05-04", "2021-05-05"]),
        ("It happened on 3 and 4 May.", &["2022-05-03", "2022-05-04"]),
        ("It happened on 3, 4 and 5 May 2021.", &["2021-05-03", "2021-05-04", "2021-05-05"]),
        ("On May 3, 4 people died.", &["2022-05-03"]),
        ("On May 3, 10 percent of them left.", &["2022-05-03"]),
        ("On May 30, 12 came.", &["2022-05-30"]),
    ] {
        let got: Vec<String> = read("date", text, PUBLISHED).into_iter().map(|p| p.1).collect();
        assert_eq!(got, want, "{text}");
    }
}

#[test]
fn reads_days_beside_days() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2021-12-26", &["It happened the day after Christmas.", "It happened the day following Christmas."]),
            ("2022-07-03", &["It happened the day before the Fourth of July."]),
            ("2021-12-24TNI", &["It happened the night before Christmas."]),
            ("2022-09-05TNI", &["It happened overnight Monday.", "It happened overnight on Monday."]),
            ("2022-09-06", &["It happened overnight into Tuesday."]),
            ("2002-09-10", &["It happened 20 years ago today."]),
            ("2020-06", &["two years and three months ago"]),
            ("2022-08-24", &["two weeks and three days ago"]),
            ("2022-09-02", &["It happened a week ago Friday.", "It happened a week ago on Friday."]),
            ("2020", &["It happened the year before last."]),
            ("2022-07", &["It happened the month before last."]),
            ("2023-Q1", &["as early as next year's first quarter", "in next year's first quarter"]),
            ("2001-09-11", &["on 9/11", "since 9/11"]),
            ("2022-09-02/2022-09-04", &["It ran from Friday to Sunday.", "It ran Friday through Sunday."]),
            ("2022-09-16/2022-09-18", &["It will run from Friday to Sunday."]),
        ],
    );
}

#[test]
fn reads_weekends_of_holidays_and_stops_in_names() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2022-W35-WE", &["on Labor Day weekend", "over the Labor Day weekend"]),
            ("2022-W15-WE", &["over the Easter weekend"]),
            ("2021-W47-WE", &["It happened over Thanksgiving weekend."]),
            ("2022-03-17", &["on St. Patrick's Day", "on St Patrick's Day"]),
            ("2022-01-17", &["on Martin Luther King Jr. Day"]),
            ("2021-12-24", &["It happened on Christmas Eve."]),
            ("2022-12-24", &["It will happen on Christmas Eve."]),
        ],
    );
}

#[test]
fn reads_years_cut_short_and_old_years() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2009-01-01/2010-12-31", &["in the 2009-10 season", "in the 2009/10 season"]),
            ("1990-01-01/1995-12-31", &["He ruled 1990–95.", "He ruled 1990-95."]),
            ("1999-01-01/2000-12-31", &["in the 1999-00 season"]),
            ("2014-01-01/2018-12-31", &["He was there 2014 to 2018."]),
            ("1066", &["It happened in 1066."]),
            (
                "1654",
                &[
                    "It dates from 1654 and is small.",
                    "It dates back to 1654.",
                    "Lady with a Lute (1654), an oil on oak, is lost.",
                    "The 1654 painting is lost.",
                ],
            ),
            ("1986", &["The 1986-built ferry sank.", "A 1986-born singer won."]),
            ("1996", &["in nineteen ninety-six"]),
            ("2022-Q3", &["in Q3"]),
        ],
    );
}

#[test]
fn ignores_what_only_looks_like_one() {
    ignores(
        "date",
        &[
            "They meet every other Friday.",
            "They meet every second Tuesday.",
            "It seats 1200 people.",
            "It fell in 1200 homes.",
            "The 1654 homes are empty.",
            "They came to 1654 altogether.",
            "The bars (1654) were full.",
            "The trains run overnight.",
            "They won 3 and 4 games.",
        ],
    );
}
