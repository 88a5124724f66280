//! What dates read, ignore, and how they relate: the specification of the kind.

use proptest::prelude::*;

use crate::kind::testing::{article, ignores, read, reads, relates};
use crate::model::Relation::{Differs, Incomparable, Same, Vaguer};

/// A Saturday.
const PUBLISHED: &str = "2022-09-10";

#[test]
fn reads_days() {
    reads(
        "date",
        PUBLISHED,
        &[
            (
                "2022-09-06",
                &[
                    "on Sept. 6",
                    "on September 6",
                    "on 6 September",
                    "on 6 September 2022",
                    "on September 6, 2022",
                    "on September 6th, 2022",
                    "on the 6th of September",
                    "on the sixth of September, 2022",
                    "on Tuesday, Sept. 6",
                    "on Tuesday, September 6, 2022",
                    "on Tuesday 6 September",
                    "on Tuesday the 6th",
                    "on the 6th",
                    "on 2022-09-06",
                    "on 2022/09/06",
                    "on 6-Sep-2022",
                    "on Tuesday",
                    "four days ago",
                    "on the 6th of this month",
                    "on 09/06/22",
                ],
            ),
            ("2022-09-05", &["on Labor Day", "on Labor Day 2022"]),
            ("2011-11-10", &["on 10 Nov 11", "on 10 November 2011", "on Nov. 10, 2011"]),
            ("2022-12-25", &["on 25/12/2022", "on 25.12.2022", "on Christmas Day 2022"]),
            ("2022-09-09", &["yesterday", "on Friday", "a day before September 10"]),
            ("2022-09-10", &["today", "on Saturday"]),
            ("2022-09-11", &["tomorrow"]),
            ("2022-09-08", &["the day before yesterday", "on Thursday", "on Thursday, Sept. 8"]),
            ("2022-08-27", &["two weeks ago", "14 days ago", "a fortnight ago"]),
            ("2021-09-06", &["on September 6 last year", "on September 6, 2021", "on 6 September last year"]),
            ("2023-09-09", &["on 9 September next year"]),
            ("2022-08-30", &["on Tuesday of last week", "last week on Tuesday"]),
            ("2022-04-15", &["on Good Friday this year", "on Good Friday 2022"]),
            ("2010-11-25", &["on Thanksgiving 2010", "on Thanksgiving Day 2010"]),
            ("2008-12-31", &["on New Year's Eve 2008", "on New Year’s Eve, 2008"]),
        ],
    );
}

#[test]
fn reads_parts_of_days() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2022-09-08TMO", &["on Thursday morning", "on the morning of Sept. 8", "on Thursday in the morning"]),
            ("2022-09-09TNI", &["on Friday night", "last night"]),
            ("2022-09-10TNI", &["tonight"]),
            ("2022-09-10TMO", &["this morning"]),
            ("2022-09-10TAF", &["this afternoon"]),
            ("2022-09-09TEV", &["yesterday evening", "on Friday evening"]),
            ("2022-09-10", &["early Saturday", "in the early hours of Saturday", "early on Saturday"]),
            ("2022-09-08", &["late Thursday", "late on Thursday"]),
        ],
    );
}

#[test]
fn reads_longer_stretches() {
    reads(
        "date",
        PUBLISHED,
        &[
            ("2022-09", &["this month", "in September 2022", "in Sept. 2022", "earlier this month", "in September"]),
            ("2022-08", &["last month", "in August", "in early August", "at the end of August", "a month ago"]),
            ("2021-12", &["in December", "last December", "in December of last year"]),
            ("2021", &["last year", "in 2021", "since 2021", "in late 2021", "a year ago", "the end of last year"]),
            ("2023", &["next year"]),
            ("1982", &["in 1982", "since '82", "in early 1982", "in mid-1982"]),
            ("193", &["in the 1930s", "in the 1930's", "in the '30s", "in the thirties"]),
            ("14", &["in the 15th century", "in the fifteenth century"]),
            ("2010-SP", &["in spring 2010", "in the spring of 2010"]),
            ("2022-SU", &["this summer", "in the summer"]),
            ("2009-Q1", &["in the first quarter of 2009", "in Q1 2009", "in 2009 Q1", "in the 2009 first quarter"]),
            ("2021-Q3", &["in the third quarter of last year"]),
            ("2009-H2", &["in the second half of 2009"]),
            ("FY2009", &["in fiscal 2009", "in fiscal year 2009", "in FY 2009"]),
            ("2022-W36", &["this week", "this working week", "the week of Sept. 5"]),
            ("2022-W35", &["last week"]),
            ("2022-W36-WE", &["this weekend"]),
            ("2009-W13", &["in the last week of March 2009"]),
        ],
    );
}

#[test]
fn reads_ranges() {
    reads(
        "date",
        PUBLISHED,
        &[
            (
                "2022-06-03/2022-06-05",
                &[
                    "from 3 to 5 June",
                    "on 3-5 June",
                    "from June 3 to June 5",
                    "on June 3-5",
                    "on June 3-5, 2022",
                    "between June 3 and 5",
                ],
            ),
            ("2022-05-01/2022-07-31", &["between May and July", "from May to July", "from May through July 2022"]),
            ("2009-01-01/2011-12-31", &["from 2009 to 2011", "between 2009 and 2011", "in 2009-2011"]),
            ("2021-11-01/2022-02-28", &["from November to February 2022"]),
        ],
    );
}

#[test]
fn hangs_on_the_day_before_it_in_the_text() {
    for (text, want) in [
        ("The mine caved in on July 3, 2009. The last man came up three days later.", "2009-07-06"),
        ("The mine caved in on July 3, 2009. They were buried the following day.", "2009-07-04"),
        ("The mine caved in on July 3, 2009. It had been checked a day earlier.", "2009-07-02"),
        ("The mine caved in on July 3, 2009. The owner fled that day.", "2009-07-03"),
        ("The mine caved in on July 3, 2009. It had opened the previous year.", "2008"),
        ("The mine caved in on July 3, 2009. A week later it was closed.", "2009-07-10"),
    ] {
        let got = read("date", text, PUBLISHED);
        assert_eq!(got.last().map(|g| g.1.as_str()), Some(want), "{text}: {got:?}");
    }
}

#[test]
fn looks_ahead_where_the_tense_does() {
    for (text, want) in [
        ("The trial will begin on Tuesday.", "2022-09-13"),
        ("The trial began on Tuesday.", "2022-09-06"),
        ("The talks are set to resume on Monday.", "2022-09-12"),
        ("Shops stay closed until Wednesday.", "2022-09-14"),
        ("He is due in court on 3 October.", "2022-10-03"),
        ("He was jailed on 3 November.", "2021-11-03"),
        ("The fair will open in June.", "2023-06"),
        ("The bridge will open in two weeks.", "2022-09-24"),
        ("Two men are expected to be charged next Thursday.", "2022-09-15"),
    ] {
        let got = read("date", text, PUBLISHED);
        assert_eq!(got.last().map(|g| g.1.as_str()), Some(want), "{text}: {got:?}");
    }
}

#[test]
fn keeps_open_what_no_publication_date_settles() {
    reads(
        "date",
        "",
        &[
            ("XXXX-09-06", &["on Sept. 6", "on 6 September", "on Tuesday, Sept. 6"]),
            ("XXXX-WXX-4", &["on Thursday", "last Thursday"]),
            ("XXXX-09", &["in September"]),
            ("2022-09-06", &["on Sept. 6, 2022"]),
        ],
    );
}

#[test]
fn settles_slashes_by_the_style_of_the_article() {
    for (text, want) in [
        ("It was signed on 5/6/2012. It ended on 25/6/2012.", "2012-06-05"),
        ("It was signed on 5/6/2012. It ended on 6/25/2012.", "2012-05-06"),
        ("It was signed on 5/6/2012. It ended on 9 July 2012.", "2012-06-05"),
        ("It was signed on 5/6/2012. It ended on July 9, 2012.", "2012-05-06"),
    ] {
        let got = read("date", text, "");
        assert_eq!(got.first().map(|g| g.1.as_str()), Some(want), "{text}");
    }
    let open = article("It was signed on 5/6/2012.", "");
    let moment = open.claims.iter().find_map(|c| c.value.moment()).expect("a date");
    assert!(moment.other.is_some(), "both readings are kept");
}

#[test]
fn ignores_what_is_no_date() {
    ignores(
        "date",
        &[
            "Theresa May said she would stay.",
            "May I ask who it was?",
            "They may march on the capital.",
            "Prices may fall.",
            "April Jones was home.",
            "He ran 2000 metres.",
            "They counted 2010 votes.",
            "Call 555-2010 for help.",
            "The bill came to $2,010.",
            "He paid $2010 for it.",
            "Flight 1999 landed.",
            "She is in her 30s.",
            "The Airbus A330-200 took off.",
            "They won 3-2.",
            "Two thirds of it was gone.",
            "He came second.",
            "It happened on February 30.",
            "The Sunday Times reported it.",
            "Every Tuesday they met.",
            "It was the 6th man.",
        ],
    );
}

#[test]
fn relates_dates() {
    relates(
        "date",
        PUBLISHED,
        &[
            ("It was on September 6.", "It was on 5 September 2022.", Differs),
            ("It was in September 2022.", "It was on 5 September 2022.", Vaguer),
            ("It was in 2022.", "It was on 5 September 2022.", Vaguer),
            ("It was in 2021.", "It was on 5 September 2022.", Differs),
            ("It was on Monday.", "It was on 5 September 2022.", Same),
            ("It was on Monday.", "It was on 6 September 2022.", Differs),
            ("It was on Monday.", "It was on 16 August 2022.", Incomparable),
            ("It was on Monday.", "It was on Monday.", Same),
            ("It was on Monday.", "It was on Tuesday.", Differs),
            ("It was today.", "It was on 9 September 2022.", Vaguer),
            ("It was yesterday.", "It was on 9 September 2022.", Same),
            ("It was early Saturday.", "It was on Friday night.", Vaguer),
            ("It was early Saturday.", "It was on Saturday.", Vaguer),
            ("It was on Thursday morning.", "It was on Thursday night.", Differs),
            ("It was on Thursday evening.", "It was on Thursday night.", Vaguer),
            ("It was this year.", "It was in 2021.", Vaguer),
            ("It was this year.", "It was in 2019.", Incomparable),
            ("It was this week.", "It was last week.", Vaguer),
            ("It stood since 1987.", "It stood in 1990.", Vaguer),
            ("It stood since 1987.", "It stood since 1990.", Differs),
            ("It was done by June 3.", "It was done on June 1.", Vaguer),
            ("It was signed on 5/6/2012.", "It was signed on 5 June 2012.", Same),
            ("It was signed on 5/6/2012.", "It was signed on 7 June 2012.", Differs),
            ("It was in the 1930s.", "It was in 1934.", Vaguer),
            ("It was from 3 to 5 June.", "It was on 4 June.", Vaguer),
            ("It was from 3 to 5 June.", "It was on 6 June.", Differs),
            ("It was two weeks ago.", "It was on August 28.", Vaguer),
            ("It was now.", "It was in 2021.", Incomparable),
        ],
    );
}

#[test]
fn relates_what_stays_open() {
    relates(
        "date",
        "",
        &[
            ("It was on September 6.", "It was on September 5, 2022.", Differs),
            ("It was on September 5.", "It was on September 5, 2022.", Vaguer),
            ("It was on Thursday.", "It was on September 5, 2022.", Differs),
            ("It was on Monday.", "It was on September 5, 2022.", Vaguer),
            ("It was on Thursday.", "It was on Thursday.", Same),
            ("It was in September.", "It was on September 5.", Vaguer),
        ],
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Pieces of dates in any order and spacing are read without a panic, with and without a day of publication.
    #[test]
    fn never_panics(pieces in prop::collection::vec(0_usize..PIECES.len(), 0..24), glue in prop::collection::vec(any::<bool>(), 24)) {
        let mut text = String::new();
        for (piece, glued) in pieces.iter().zip(glue) {
            text.push_str(PIECES[*piece]);
            if !glued {
                text.push(' ');
            }
        }
        for published in ["", "2020-02-29", "9999-12-31", "-9999-01-01"] {
            let one = article(&text, published);
            for claim in &one.claims {
                prop_assert!(text.get(claim.mention.span.range()).is_some());
                for other in &one.claims {
                    prop_assert_eq!(claim.value.relation(&other.value), other.value.relation(&claim.value));
                }
            }
        }
    }
}

const PIECES: &[&str] = &[
    "29",
    "February",
    "2020",
    "2019",
    "99999",
    "9999",
    "1",
    "31",
    "0",
    "Sept.",
    ".",
    ",",
    "-",
    "–",
    "/",
    ":",
    "'",
    "’",
    "the",
    "of",
    "last",
    "next",
    "this",
    "week",
    "weeks",
    "ago",
    "later",
    "year",
    "days",
    "from",
    "to",
    "between",
    "and",
    "a",
    "half",
    "quarter",
    "first",
    "th",
    "st",
    "s",
    "Monday",
    "Sat.",
    "morning",
    "night",
    "early",
    "late",
    "mid",
    "until",
    "since",
    "before",
    "after",
    "p.m.",
    "am",
    "12",
    "24",
    "GMT",
    "(",
    ")",
    "+",
    "noon",
    "midnight",
    "Christmas",
    "Easter",
    "New Year's Eve",
    "1930s",
    "century",
    "15th",
    "FY",
    "Q3",
    "fiscal",
    "99999999999999999999999999999999999999999999",
    "million",
    "decades",
    "couple",
    "several",
    "two",
    "twenty",
    "past",
    "o'clock",
    "May",
    "2022-09-06",
    "5/6/2022",
    "23.04.2022",
    "15:00",
    "\n\n",
    "é",
    "🙂",
    "year's",
    "end",
    "hours",
    "old",
    "days'",
    "yesterday",
    "%",
    "$",
];

#[test]
fn a_weekday_is_that_of_its_own_week() {
    let friday = |published: &str| {
        let article = article("He died on Friday in the town.", published);
        article.claims.into_iter().find(|c| c.mention.kind == "date").map(|c| c.value)
    };
    let relation = |a: &str, b: &str| Some(friday(a)?.relation(&friday(b)?));
    // One day or three later it is the same Friday; six weeks later it is none that could be held against it.
    assert_eq!(relation("2010-07-02", "2010-07-05"), Some(Same));
    assert_eq!(relation("2010-07-02", "2010-08-13"), Some(Incomparable));
}
