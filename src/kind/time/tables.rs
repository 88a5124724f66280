//! What times read, ignore, and how they relate: the specification of the kind.

use crate::kind::testing::{ignores, read, reads, relates};
use crate::model::Relation::{Differs, Incomparable, Same, Vaguer};

const PUBLISHED: &str = "2022-09-10";

#[test]
fn reads_clocks() {
    reads(
        "time",
        PUBLISHED,
        &[
            (
                "2022-09-10T15:00",
                &[
                    "at 3 p.m.",
                    "at 3pm",
                    "at 3 pm",
                    "at 3:00 p.m.",
                    "at 15:00",
                    "at 3.00pm",
                    "at three p.m.",
                    "about 3 p.m. today",
                    "at 3 o'clock in the afternoon",
                    "at 3 in the afternoon",
                ],
            ),
            (
                "2022-09-10T15:45",
                &["at 3.45pm", "at 3:45 p.m.", "at 3: 45 pm", "at 15:45", "at a quarter to four in the afternoon"],
            ),
            ("2022-09-10T20:30", &["about 8: 30 pm", "around 8:30 p.m.", "at half past eight in the evening"]),
            ("2022-09-10T12:00", &["at noon", "shortly after noon"]),
            ("2022-09-10T00:00", &["at midnight", "just before midnight"]),
            ("2022-09-11T00:00", &["The gates will open at midnight.", "We will go back at mid night."]),
            ("2022-09-09T24:00", &["at midnight on Friday"]),
            ("2022-09-10T07:30Z", &["at 0730 GMT", "at 07:30 GMT", "at 7:30 a.m. GMT", "at 0730 UTC"]),
            ("2022-09-10T02:30", &["about 2:30 a.m. EST", "at 2:30 a.m. Eastern time", "at 2:30 a.m. local time"]),
            (
                "2022-09-09T21:40",
                &["at 9:40 p.m. Friday", "at 9:40 p.m. on Friday", "at 9:40 p.m. on Sept. 9", "at 9:40 p.m. yesterday"],
            ),
            (
                "2022-09-10T17:00/T18:00",
                &["from 5 to 6 p.m.", "between 5 p.m. and 6 p.m.", "from 5pm-6pm", "from 17:00 to 18:00"],
            ),
            (
                "2022-09-09T21:40",
                &["on Friday at 9:40 p.m.", "Friday, Sept. 9, around 9:40 p.m.", "yesterday at 9.40pm", "Friday 21:40"],
            ),
            ("2022-09-09T22:00", &["at 2200 on Friday", "at 2200 hours on Friday"]),
            ("2022-09-09TMI", &["by midday Friday", "before midday on Friday"]),
            (
                "2022-09-10T09:10",
                &["at 09:10 on Saturday", "at 9:10 hours on Saturday", "at 09:10 GMT+05:30 on Saturday"],
            ),
            ("2022-09-10T02:00", &["It was out by 2 a.m. Saturday."]),
            ("2022-09-11T08:00", &["tomorrow at 8am", "on Sunday the 11th at 8 a.m.", "It is tomorrow morning at 8."]),
            ("2022-09-11T07:27", &["tomorrow at seven twenty-seven", "It opens tomorrow at 7:27."]),
            ("2022-09-10T06:45", &["They left at 6.45.", "It started at 6.45 today."]),
            ("2022-09-09T17:00", &["on Friday before 5 p.m."]),
            ("2022-09-10T17:30", &["at five-thirty this evening"]),
            ("2018-05-03T17:49", &["on 5/3/18 @ 17:49:19", "at 17:49 hrs on May 3, 2018"]),
            ("2022-09-11T21:00", &["tomorrow at 9p"]),
            ("2022-09-10T07:15/T07:45", &["at 7:15-7:45 a. m. PT today", "at 7:15-7:45 a.m."]),
            ("2022-09-10T07:30/T09:30", &["between 0730-0930"]),
            ("2022-09-10T11:00/T13:00", &["from 11 to 1 p.m.", "from 11 a.m. to 1 p.m."]),
        ],
    );
}

#[test]
fn reads_times_in_words() {
    reads(
        "time",
        PUBLISHED,
        &[
            ("2022-09-10T02:30", &["Half past two it was.", "at half past two", "at two-thirty in the morning"]),
            ("2022-09-10T09:30", &["They met at nine thirty.", "at nine-thirty"]),
            ("2022-09-10T15:15", &["at three fifteen in the afternoon", "at 3.15 in the afternoon"]),
            ("2022-09-10T06:15", &["They met at quarter past six.", "at a quarter past six"]),
            ("2022-09-10T08:50", &["They met at ten to nine.", "at ten minutes to nine", "at 10 to 9"]),
            ("2022-09-10T08:25", &["They met at twenty-five minutes past eight."]),
            (
                "2022-09-10T23:55",
                &["at five minutes to midnight", "at five to midnight", "at 5 minutes before midnight"],
            ),
            ("2022-09-10T12:02", &["at two minutes past noon", "at two minutes after noon"]),
            ("2022-09-10T00:01", &["It struck one minute after midnight."]),
            ("2022-09-10T04:10", &["The train came at 04.10 and left.", "It ran until 04.10."]),
            ("2022-09-10T11:00", &["He left at 11ish.", "around 11ish"]),
            ("2022-09-10T12:00", &["It was noonish when he left."]),
            ("2022-09-10TMI", &["They came at midday."]),
            ("2022-09-10TMO", &["By mid-morning the fire was out."]),
        ],
    );
}

#[test]
fn reads_a_lone_hour_beside_its_day() {
    reads(
        "time",
        PUBLISHED,
        &[
            ("2022-09-10T20:00", &["It opens at 8 tonight.", "It opens tonight at 8.", "It opens at eight tonight."]),
            ("2022-09-10T16:00", &["He left at 4 this afternoon."]),
            ("2022-09-10T10:00", &["He will speak at 10 this morning."]),
            ("2022-09-11T08:00", &["It opens at 8 tomorrow morning."]),
            ("2022-09-09T20:00", &["It opened at 8 on Friday night."]),
            ("2022-09-05T09:00", &["At 9 on Monday the court sat."]),
            ("2022-09-10T03:00", &["They met tonight at 3."]),
            ("2022-09-05T20:30", &["It happened 2022-09-05 20:30."]),
        ],
    );
}

#[test]
fn reads_how_long_and_how_bounded() {
    reads(
        "time",
        PUBLISHED,
        &[
            ("2022-09-10T09:00/T12:00", &["from 9 a.m. to noon", "from 9am until noon"]),
            ("2022-09-10T03:00/T17:00", &["from 3 in the morning until 5pm"]),
            ("2022-09-10T03:30/T04:30", &["It ran from three thirty to four thirty."]),
            ("2022-09-10T12:00/T15:00", &["from noon to 3 p.m."]),
            ("2022-09-10T00:00/T07:00", &["midnight to 7am", "from midnight until 7 a.m."]),
        ],
    );
    relates(
        "time",
        PUBLISHED,
        &[
            ("It was at 5 p.m. or later.", "It was at 7 p.m.", Vaguer),
            ("It was no later than 5 p.m.", "It was at 4 p.m.", Vaguer),
            ("It was gone 9pm.", "It was at 9:20 p.m.", Vaguer),
        ],
    );
}

#[test]
fn times_of_many_days_have_no_day() {
    for (text, want) in [
        ("It meets every Monday at 4pm.", "T16:00"),
        ("It meets Tuesdays at 9am.", "T09:00"),
        ("It meets each morning at 6.", "T06:00"),
        ("It closes at 1 a.m. on weekends.", "T01:00"),
        ("It airs at 10a and 7p.", "2022-09-10T19:00"),
        ("He runs every day at 7:13 p.m.", "T19:13"),
        ("Every day counts, he said at 9 p.m.", "2022-09-10T21:00"),
    ] {
        let got = read("time", text, PUBLISHED);
        assert_eq!(got.last().map(|g| g.1.as_str()), Some(want), "{text}: {got:?}");
    }
}

#[test]
fn takes_the_day_that_the_sentence_speaks_of() {
    for (text, want) in [
        ("On Tuesday the shop was robbed at 9 p.m.", "2022-09-06T21:00"),
        ("The shop was robbed on 3 July 2021 at 9:15 p.m.", "2021-07-03T21:15"),
        ("The shop was robbed at 9 p.m., Tuesday.", "2022-09-06T21:00"),
    ] {
        let got = read("time", text, PUBLISHED);
        assert_eq!(got.last().map(|g| g.1.as_str()), Some(want), "{text}: {got:?}");
    }
    let got = read("time", "It was closed at 9 p.m.", "");
    assert_eq!(got[0].1, "T21:00");
}

#[test]
fn ignores_what_is_no_clock() {
    ignores(
        "time",
        &[
            "They lost 2:1.",
            "The ratio was 16:9.",
            "As John 3:16 has it.",
            "He ran it in 2:03:45.",
            "It rose 3.45 percent.",
            "The Midnight Sun sank.",
            "I am 30.",
            "They met 5 to 6 people.",
            "It cost 7 p.",
            "Shares closed at 6.45.",
            "Shares fell to 9p today.",
            "They won 10-8 on Friday.",
            "He won 10-8.",
            "They won by ten to nine.",
            "Shares closed at 9 on Monday.",
            "It was priced at 5 today.",
            "They beat them 10 to 9.",
            "Nine thirty-year-olds came.",
            "It went from three to four.",
            "A foolish man left.",
            "He is 30ish and tall.",
        ],
    );
}

#[test]
fn relates_times() {
    relates(
        "time",
        PUBLISHED,
        &[
            ("It was at 8 p.m.", "It was at 20:00.", Same),
            ("It was at 8 p.m.", "It was at 9 p.m.", Differs),
            ("It was at 8:30 p.m.", "It was at about 8:45 p.m.", Vaguer),
            ("It was at 8:30 p.m.", "It was at about 8 p.m.", Vaguer),
            ("It was at 9:30 p.m.", "It was at about 8 p.m.", Differs),
            ("It was shortly after 8 p.m.", "It was at 8:10 p.m.", Vaguer),
            ("It was shortly after 8 p.m.", "It was at 7:50 p.m.", Differs),
            ("It was just before midnight.", "It was at 11:50 p.m.", Vaguer),
            ("It was at 2:30 a.m. EST.", "It was at 0730 GMT.", Same),
            ("It was at 2:30 a.m. EST.", "It was at 0830 GMT.", Differs),
            ("It was at 2:30 a.m.", "It was at 0730 GMT.", Incomparable),
            ("It was at 8:30.", "It was at 8:30 p.m.", Same),
            ("The doors open at 6.", "The doors open at 6 p.m.", Same),
            ("The doors open at 6.", "The doors open at 18:00.", Same),
            ("The doors open at 6.", "The doors open at 7 p.m.", Differs),
            ("It was at 9:40 p.m. on Friday.", "It was at 9:40 p.m. on Thursday.", Differs),
            ("It was from 5 to 6 p.m.", "It was at 5:30 p.m.", Vaguer),
            ("It was over by 5 p.m.", "It was over at 4 p.m.", Vaguer),
        ],
    );
}

#[test]
fn reads_an_hour_that_the_clause_makes_one() {
    reads(
        "time",
        PUBLISHED,
        &[
            (
                "2022-09-10T06:00",
                &[
                    "The doors open at 6.",
                    "The doors will open at 6, she said.",
                    "The vigil is due to begin at 6.",
                    "The match kicks off at 6.",
                    "They will gather in the square at 6.",
                    "Meet me outside the hall at 6.",
                    "They woke at 6 and left.",
                    "Polls open at 6 and the count follows.",
                    "The hearing resumes at 6.",
                ],
            ),
            ("2022-09-10T07:00", &["He will be back at 7.", "The show airs at 7.", "Kickoff at 7.", "Doors at 7."]),
            ("2022-09-10T19:00", &["He will be back at 7p.", "The show airs at 7p.", "The polls close at 7p."]),
            ("2022-09-10T10:00", &["The polls open at 10a."]),
            ("2022-09-10T19:00/T21:00", &["The show airs from 7p to 9p."]),
            ("2022-09-10T07:00/T21:00", &["It is open 7a-9p."]),
            ("2022-09-10T22:00", &["We will go back at 10, tonight.", "We will go back 10, tonight."]),
            ("2022-09-10T10:20", &["Look at week 10 10:20 again."]),
        ],
    );
}

#[test]
fn ignores_numbers_that_only_look_like_hours() {
    ignores(
        "time",
        &[
            // Ages.
            "She began playing at 6.",
            "He left school at 12.",
            "She met her idol at 8.",
            "He started at 6.",
            "Mob boss dies at 7.",
            // Prices.
            "Tickets start at 8.",
            "Tickets for the games start at 8.",
            "The entry fee for classes begins at 5.",
            "Shares opened at 9.",
            "Bids begin at 5.",
            "The price rose from 7p to 9p.",
            "They charge 5-6p a bag.",
            "Shares fell by 7p.",
            "It sold at 9p.",
            // Ranks, scores, rates and houses.
            "The song opened at 3.",
            "Woods was back at 7 under.",
            "The game ended at 3.",
            "The match starts at 5 points.",
            "The class begins at 6 percent.",
            "The race starts at 3-2.",
            "They meet at 10 Downing Street.",
            "They live at 10a.",
            "Sections 7a to 9a fell.",
            "Meetings begin at 7 venues.",
            "The games begin at 5 and 6.",
            "They meet at 12, 14 and 16.",
            "Luke 10 10:20 says so.",
            "They lost game 10 10:20.",
            "The score fell back 10, again.",
        ],
    );
}
