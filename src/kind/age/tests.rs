use crate::kind::testing::{ignores, read, reads, relates};
use crate::model::Relation::{Differs, Same, Vaguer};

#[test]
fn reads_ages() {
    reads(
        "age",
        "",
        &[
            (
                "24 year",
                &[
                    "a 24-year-old man",
                    "a 24-year-old",
                    "a man aged 24",
                    "Ann Lee, 24, who fell",
                    "Girl, 24, saved from hotel",
                    "Missing Boy, 24, Found",
                    "Ann Lee (24) who fell",
                    "Lindberg (24) told the court",
                    "Lindberg (24), of Mill Street, who fell",
                    "someone 24 years old",
                    "someone 24 years of age",
                    "at the age of 24",
                    "his son, 24, who fell",
                    "a 24-year-old London driver",
                    "She was 24.",
                    "Ann turned 24 on Monday.",
                    "It was a twenty-four-year-old woman.",
                    "The woman was just 24.",
                ],
            ),
            ("29 year", &["a mother-of-two, 29, who fell", "The father of three, 29, fell."]),
            ("18 month", &["a boy, aged 18 months, who fell", "a girl aged 18 months"]),
            ("42 year", &["The average age is 42."]),
            ("~20..29 year", &["a 20-something man", "a man in his twenties"]),
            ("~13..19 year", &["a boy in his teens"]),
            ("~16..19 year", &["The gunman was in his late teens."]),
            (
                "91 year",
                &[
                    "He died Thursday at 91.",
                    "She died in London on Monday at 91.",
                    "He died at 91.",
                    "She died at the age of 91.",
                ],
            ),
            ("5 month", &["a 5-month-old baby", "a baby who was five months old"]),
            ("~30..39 year", &["a man in his 30s", "a man in his thirties"]),
            ("~23..27 year", &["a woman in her mid-20s"]),
            ("6 year", &["a boy of six", "a six-year-old"]),
            ("51 year", &["Ann Lee and Bob Ray, both 51, who fell"]),
            (">500 year", &["The wall is more than 500 years old."]),
            ("~40 year", &["a man aged about 40"]),
            ("30..40 year", &["a man aged between 30 and 40", "a man aged 30 to 40"]),
        ],
    );
}

#[test]
fn reads_lists_of_ages() {
    let values = |text| read("age", text, "").into_iter().map(|p| p.1).collect::<Vec<_>>().join(" ");
    assert_eq!(values("Her twin sons, now 11, go there."), "11 year");
    assert_eq!(values("The pair, 19 and 21, were charged."), "19 year 21 year");
    assert_eq!(values("Three men, 19, 21 and 24, were charged."), "19 year 21 year 24 year");
    assert_eq!(values("The candidates won wards, 3, 5 and 7, in the north."), "");
    assert_eq!(values("Three boys, aged 3, 5 and 7, were found."), "3 year 5 year 7 year");
    assert_eq!(values("They ranged in age from 6 to 81."), "6 year 81 year");
    // The unit stands behind the last one.
    assert_eq!(values("Two women, 68 and 48 years old, were found."), "68 year 48 year");
    assert_eq!(values("The 24- and 26-year-old brothers fled."), "24 year 26 year");
    assert_eq!(values("Her daughters are 6, 8 and 10 years old."), "6 year 8 year 10 year");
    assert_eq!(values("On May 5, 24-year-old Ann Lee fell."), "24 year");
    assert_eq!(values("He met Ann, and 24-year-old Bob Lee fell."), "24 year");
    assert_eq!(values("The man, in his late 50s or early 60s, ran."), "~56..59 year ~60..64 year");
    assert_eq!(values("Two boys, ages 6 and 16, were found."), "6 year 16 year");
    assert_eq!(values("Ann Lee, 30, and Bob Ray, 31, were found."), "30 year 31 year");
}

#[test]
fn ignores_what_is_no_age_of_a_person() {
    ignores(
        "age",
        &[
            "A 41-year-old case was solved.",
            "It is sold to no one under the age of 18.",
            "Most walk by age 2.",
            "On Monday, 24 people left.",
            "It hit Reuters and LINKdotNET, two of the seven.",
            "A mother of two, 3 of them said, was there.",
            "The ship had a crew of 83.",
            "A staff of 40 runs it.",
            "It was 24.",
            "I found 41 birds; Lind, 102.",
            "On May, 24, it fell.",
            "Lindberg (24) and Okafor (67) scored the goals.",
            "Lindberg (67), who had replaced Okafor, won the match.",
            "Halden (24) led at the break.",
            "They were there for 24 years.",
            "The 11-day-old strike went on.",
            "He turned 2 cars over.",
            "In the 1930s it was built.",
            "It fell in London, 24 miles off.",
        ],
    );
}

#[test]
fn relates_ages() {
    relates(
        "age",
        "",
        &[
            ("Ann Lee, 24, fell.", "A 24-year-old woman fell.", Same),
            ("Ann Lee, 24, fell.", "Ann Lee, 25, fell.", Differs),
            ("A man in his 20s fell.", "A 24-year-old man fell.", Vaguer),
            ("A man in his 30s fell.", "A 24-year-old man fell.", Differs),
            ("An 18-month-old girl fell.", "A girl, 18 months old, fell.", Same),
        ],
    );
}
