//! Numbers, dates and nests of a size that no newspaper prints: read or left alone, never a fault.

use std::time::{Duration, Instant};

use crosscheck::model::{Article, Settings, Source};
use crosscheck::{load, pipeline};
use proptest::prelude::*;

/// What the fuzz targets hold: it must compile here, and hold for any soup of words.
#[path = "../fuzz/src/lib.rs"]
mod fuzz;

fn source(text: &str) -> Source {
    let text = format!("---\npublished: 2022-09-10\n---\n\n{text}\n");
    load::from_bytes("a.txt", text.into_bytes()).expect("text").0
}

fn read(text: &str) -> Article {
    pipeline::read(vec![source(text)]).remove(0)
}

/// The TIMEX3 values of the dates of a text.
fn dates(text: &str) -> Vec<String> {
    read(text).claims.iter().filter(|c| c.mention.kind == "date").filter_map(|c| c.value.timex()).collect()
}

#[test]
fn numbers_of_a_thousand_digits_are_no_numbers() {
    let long = "7".repeat(1000);
    let grouped = vec!["777"; 400].join(",");
    let words = ["nine hundred ninety-nine trillion"; 60].join(" ");
    for number in [&long, &grouped, &words, &format!("0.{long}"), &format!("{long}.{long}")] {
        for text in [
            format!("Some {number} people came."),
            format!("It cost ${number} million a year."),
            format!("It rose {number} percent."),
            format!("It is {number} miles long."),
            format!("Ann Lee, {number}, came."),
            format!("It lasted {number} years."),
            format!("It happened {number} years ago."),
            format!("It happened {number} centuries and {number} days after Easter."),
            format!("It happened on {number} May {number} at {number}:{number} p.m."),
            format!("It is {number} feet {number} inches long."),
            format!("Between {number} and {number} of them won {number}-{number}."),
            format!("They were {number}/{number}/{number} in {number}s."),
        ] {
            for claim in read(&text).claims {
                assert!(claim.value.to_string().len() < 400 || claim.mention.kind == "name", "{}", claim.value);
            }
        }
    }
}

#[test]
fn years_beyond_all_calendars() {
    for text in [
        "It happened on 1 January 99999.",
        "It happened on January 1, 99999.",
        "It happened on 99999-01-01.",
        "It happened on 1/1/99999.",
        "It happened in 99999.",
        "It happened in the 99990s.",
        "It happened 32767 years ago.",
        "It happened 99999 centuries ago.",
        "It will happen in 20000 years.",
        "It will happen 9999 millennia from now.",
        "It happened 10000 years before 1 January 1000.",
        "It happened in the 999th century.",
        "It happened in week 99 of 9999.",
        "It happened on December 31, 9999.",
        "It happened the day after December 31, 9999.",
        "It happened a week before January 1, 0001.",
        "It happened on 31 December 2999, a decade later, two centuries later, and a millennium later.",
    ] {
        let article = read(text);
        for claim in &article.claims {
            // Known to itself, whatever it is.
            let kind = crosscheck::kind::by_name(claim.mention.kind).expect("a kind");
            assert_ne!(kind.relate(&claim.value, &claim.value), crosscheck::model::Relation::Differs, "{text}");
        }
        assert!(dates(text).iter().all(|d| !d.starts_with("99999")), "{text}: {:?}", dates(text));
    }
}

#[test]
fn the_29th_of_february_is_in_leap_years_alone() {
    for year in 1500..2100_i32 {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for text in [
            format!("It happened on 29 February {year}."),
            format!("It happened on February 29, {year}."),
            format!("It happened on Feb. 29th, {year}."),
            format!("It happened on {year}-02-29."),
            format!("It happened on 29/2/{year}."),
        ] {
            let full = dates(&text).contains(&format!("{year}-02-29"));
            assert_eq!(full, leap, "{text}: {:?}", dates(&text));
        }
    }
}

#[test]
fn nested_ranges_and_edges_end() {
    let ranges = [
        "from ".repeat(300) + "Monday",
        "between May and ".repeat(300) + "June",
        "from 3 to 5 to 7 ".repeat(200),
        "from the end of the ".repeat(200) + "year",
        "the week of the weekend of the ".repeat(200) + "May 3",
        "two days after ".repeat(300) + "Christmas",
        "the day after the day before ".repeat(200) + "Christmas",
        "20 to 30 to 40 to ".repeat(200),
        "a quarter of a third of ".repeat(200) + "a mile",
        "one in two in three in ".repeat(200),
        "3, 4, 5, ".repeat(300) + "6 May",
        "May 3, 4, 5, ".repeat(200),
        "ten to nine to eight to ".repeat(200),
        "overnight overnight on ".repeat(200),
    ];
    for text in ranges {
        let began = Instant::now();
        let _ = read(&text);
        // A thousandth of it is what it takes; ten seconds are a fault on any machine.
        assert!(began.elapsed() < Duration::from_secs(10), "{}…", &text[..40]);
    }
}

/// Words that open a grammar and words that go on in it.
const WORDS: &str = "from between to and the of on in at a week weekend day days year years month hour May 3 4 2022 Friday Monday Christmas before after ago later last next this first second quarter half past o'clock p.m. midnight overnight twenty one two thousand million percent $ miles feet about nearly not than more , - / : . St Labor Day spring 29 February";

/// Words that make a sentence of it, for the comparison of two articles.
const PROSE: &str = "“ ” \" ' ( ) Anna Berg John Lind Halden said told he they his who was were killed died hurt arrested charged police man woman mayor crew aged 24-year-old 24, 35-40 1,000 $3bn hundred dozen several no none both each per 5ft 10in third brother Sept. 2022-09-06 since until by during";

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// A soup of such words, said over and over, read and compared with another such: eight times the text must not take
    /// sixty-four times the time.
    #[test]
    fn no_soup_of_words_takes_squared_time(picks in prop::collection::vec(any::<prop::sample::Index>(), 2..9)) {
        let words: Vec<&str> = WORDS.split(' ').collect();
        let picked: Vec<&str> = picks.iter().map(|p| words[p.index(words.len())]).collect();
        let phrase = picked.join(" ") + " ";
        let time = |times: usize| {
            let (one, other) = (source(&phrase.repeat(times)), source(&phrase.replace('3', "4").repeat(times)));
            let began = Instant::now();
            let _ = pipeline::check(vec![one, other], &Settings::default());
            began.elapsed()
        };
        let (short, long) = (time(300), time(2400).min(time(2400)));
        // Generous, since other programs run beside this one.
        prop_assert!(long < short * 30 + Duration::from_millis(500), "{phrase:?}: {short:?}, then {long:?}");
    }

    #[test]
    fn a_soup_of_words_holds_what_the_fuzz_targets_hold(picks in prop::collection::vec(any::<prop::sample::Index>(), 20..200)) {
        let words: Vec<&str> = WORDS.split(' ').chain(PROSE.split(' ')).collect();
        let text: Vec<&str> = picks.iter().map(|p| words[p.index(words.len())]).collect();
        let text = text.join(" ");
        fuzz::read(text.as_bytes());
        fuzz::check(text.as_bytes());
        // Two articles that are told alike meet more often than two halves.
        fuzz::check([text.as_bytes(), &[0], text.replace('3', "4").replace("two", "five").as_bytes()].concat().as_slice());
    }

    #[test]
    fn any_day_in_any_form_is_itself(year in 1600..2049_i16, month in 1..=12_u8, day in 1..=28_u8) {
        const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let name = MONTHS[usize::from(month) - 1];
        let want = format!("{year:04}-{month:02}-{day:02}");
        for form in [
            format!("{day} {name} {year}"),
            format!("{name} {day}, {year}"),
            format!("{year:04}-{month:02}-{day:02}"),
            format!("the {day}th of {name} {year}"),
        ] {
            let got = dates(&format!("The old bridge fell on {form}, they said."));
            prop_assert_eq!(&got, &vec![want.clone()], "{}", form);
        }
    }
}
