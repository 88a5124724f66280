//! What dates read of the ways in which news tells of days: timetables, parts of years, weeks from a weekday, feasts.

use crate::kind::testing::{ignores, read, reads};

/// A Saturday.
const PUBLISHED: &str = "2022-09-10";

#[test]
fn timetables_look_ahead() {
    reads(
        "date",
        PUBLISHED,
        &[
            (
                "2022-09-12",
                &[
                    "The talks resume Monday.",
                    "They play on Monday.",
                    "Snow is forecast through Monday.",
                    "They strike for two days, starting Monday.",
                    "The inquiry opens on Monday.",
                    "His tour of the north begins Monday.",
                    "The contest takes place on Monday.",
                    "The album goes on sale Monday.",
                    "The final is on Monday.",
                    "The hearing is set for Monday.",
                    "The hearing was adjourned to Monday.",
                    "The match was postponed to Monday.",
                    "They’ll be told on Monday.",
                    "He must pay by Monday.",
                    "She was told to leave by Monday.",
                ],
            ),
            (
                "2022-09-05",
                &[
                    "The talks resumed Monday.",
                    "They did not open Monday.",
                    "The hall was empty by Monday.",
                    "The rebels had fled by Monday.",
                    "Shares fell on Monday.",
                    "The vote on Monday was close.",
                ],
            ),
            ("2023-01-12", &["The case was adjourned to 12 January.", "The deadline is Jan. 12."]),
            ("2022-06-30", &["The June 30 deadline passed without a deal."]),
        ],
    );
}

#[test]
fn reads_parts_of_years_and_months() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2019-01-01/2019-03-31", &["in the first three months of 2019", "in the first 3 months of 2019"]),
            ("2019-07-01/2019-12-31", &["over the last six months of 2019", "in the final six months of 2019"]),
            ("2022-01-01/2022-04-30", &["the first four months of the year", "the first four months of this year"]),
            ("2021-01-01/2021-09-30", &["in the first nine months of last year"]),
            ("2022-08-01/2022-08-14", &["the first two weeks of August", "the first 14 days of August"]),
            ("2020-02-20/2020-02-29", &["the last ten days of February 2020"]),
            ("2019-12-30/2020-01-12", &["It rose in the first two weeks of 2020, as it did not since."]),
            ("2012-Q4", &["the last quarter of 2012", "the final quarter of 2012"]),
            ("2022-Q2", &["the last quarter"]),
        ],
    );
    ignores(
        "date",
        &["It was felt in the first three months of life.", "He spent the first two weeks of his term there."],
    );
}

#[test]
fn counts_in_several_units() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2020-06-28", &["two years, two months and 12 days ago"]),
            ("2021-09-09", &["a year and a day ago"]),
            ("2019-07", &["three years and two months ago"]),
            ("2022-09-20", &["It is set for a week on Tuesday.", "It will start a week on Tuesday."]),
        ],
    );
    let text = "It sank on 4 May 2010. A year, a month and ten days later it was found.";
    assert_eq!(read("date", text, PUBLISHED)[1].1, "2011-06-14");
}

#[test]
fn reads_what_figures_are_compared_with() {
    let second =
        |text: &str| read("date", text, PUBLISHED).get(1).map(|p| format!("{} = {}", p.0, p.1)).unwrap_or_default();
    for (text, want) in [
        ("Sales fell 5% in July from the same month a year ago.", "the same month a year ago = 2021-07"),
        ("Sales fell 5% in July from the same month of 2018.", "the same month of 2018 = 2018-07"),
        ("In August it lost more than in the same period last year.", "the same period last year = 2021-08"),
        (
            "In the second quarter of 2020 it lost more than in the same quarter a year earlier.",
            "the same quarter a year earlier = 2019-Q2",
        ),
        (
            "On Thursday it said that it lost more than in the same period last year.",
            "the same period last year = 2021",
        ),
    ] {
        assert_eq!(second(text), want, "{text}");
    }
}

#[test]
fn ranks_count_years_gone_by() {
    ignores("date", &["It will be the first visit in 88 years.", "It would be the biggest strike in 20 years."]);
    reads("date", PUBLISHED, &[("2024", &["It will open in two years."])]);
}

#[test]
fn reads_feasts_of_the_moon() {
    reads(
        "date",
        "2013-06-20",
        &[
            ("2013-10-14", &["It will last until Eid al-Adha.", "It will last until Eid-ul-Adha."]),
            ("2013-03-26/2013-04-02", &["during Passover"]),
            ("2012-09-26", &["on Yom Kippur 2012"]),
            ("2013-07-09/2013-08-06", &["It will be closed for Ramadan."]),
        ],
    );
    ignores("date", &["The thinker Tariq Ramadan spoke.", "They fought in the Yom Kippur War."]);
    // The moon may be a day late: near is not another day.
    crate::kind::testing::relates(
        "date",
        "2013-06-20",
        &[("It fell on Eid al-Fitr 2013.", "It fell on 8 August 2013.", crate::model::Relation::Vaguer)],
    );
}

#[test]
fn ignores_what_is_no_day() {
    ignores(
        "date",
        &[
            "Temperatures in the high 30s are likely.",
            "The man was in his late 50s or early 60s.",
            "The mercury rose into the 80s.",
            "They meet on the first Tuesday of each month.",
            "He was shot at the office Christmas party.",
        ],
    );
    reads(
        "date",
        PUBLISHED,
        &[
            ("198", &["in the 80s", "the '80s"]),
            ("1740", &["in about 1740", "in around 1740", "circa 1740"]),
            ("1944-06-06", &["on 06/06/44"]),
            ("2030-06-06", &["on 06/06/30"]),
        ],
    );
    reads("date", PUBLISHED, &[("2022-09-05TNI", &["It followed Monday night's vote."])]);
    assert_eq!(read("date", "It is closed Sat and Sun.", PUBLISHED).len(), 1);
}
