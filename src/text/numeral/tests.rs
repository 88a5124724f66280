use super::read;
use crate::lexicon::Reader;
use crate::model::{DateOrigin, Source, Span};
use crate::segment::segment;

fn numerals(text: &str) -> Vec<String> {
    let source = Source {
        date_origin: DateOrigin::FrontMatter,
        text: text.to_owned(),
        body: Span::new(0, text.len() as u32),
        ..Source::default()
    };
    let document = segment(&source, &mut Reader::default());
    let mut out = Vec::new();
    read(text, &document.tokens, 0, &mut out);
    out.iter()
        .map(|n| {
            let range = if n.high == n.value { String::new() } else { format!("..{}", n.high) };
            let ordinal = if n.ordinal { "th" } else { "" };
            format!("{}={}{range}{ordinal}", n.span.of(text), n.value)
        })
        .collect()
}

#[test]
fn reads_numbers_in_running_text() {
    for (text, want) in [
        ("It has 1,000 and 7.70 of them", "1,000=1000|7.70=7.7"),
        ("some forty-two men", "forty-two=42"),
        ("a hundred and fifty men", "a hundred and fifty=150"),
        ("one thousand two hundred boats", "one thousand two hundred=1200"),
        ("in nineteen eighty-four it fell", "nineteen eighty-four=1984"),
        ("about 2.5 million and $1.2bn, 12k more", "2.5 million=2500000|1.2bn=1200000000|12k=12000"),
        ("it cost $140m for 48m of pipe", "140m=140000000|48=48"),
        ("half a million people, half a dozen dogs", "half a million=500000|half a dozen=6"),
        ("two and a half million, two-and-a-half years", "two and a half million=2500000|two-and-a-half=2.5"),
        ("two dozen eggs and a dozen more", "two dozen=24|a dozen=12"),
        ("a score of passenger jets, a score of 70, a score of music by him", "a score=20|70=70"),
        (
            "a couple of hundred, several hundred, a few",
            "a couple of hundred=200..300|several hundred=300..900|a few=2..9",
        ),
        ("dozens, tens of thousands, scores of men", "dozens=24..120|tens of thousands=20000..100000|scores=40..200"),
        ("two-thirds and a third of them", "two-thirds=0.6666666667|a third=0.3333333333"),
        ("the third man, the 14th and the twenty-first", "third=3th|14th=14th|twenty-first=21th"),
        ("4 1/2 feet, 41/2 months, 2½ cups", "4 1/2=4.5|41/2=4.5|2½=2.5"),
        ("a .38 pistol", ".38=0.38"),
        ("twenty-one trillion three hundred", "twenty-one trillion three hundred=21000000000300"),
        ("one hundred twenty-fifth", "one hundred twenty-fifth=125th"),
        ("three point five million", "three point five million=3500000"),
        ("a million and a half", "a million and a half=1500000"),
        ("three quarters of a million", "three quarters of a million=750000"),
        ("half an hour", "half an=0.5"),
        ("the second half", "second=2th"),
        ("the couple had few friends", ""),
        ("one two three", "one=1|two=2|three=3"),
        ("3 hundred and 21 of them", "3 hundred and 21=321"),
    ] {
        assert_eq!(numerals(text).join("|"), want, "{text}");
    }
}

#[test]
fn leaves_numbers_that_no_one_can_hold() {
    assert_eq!(numerals(&format!("It is {} long", "9".repeat(1000))), Vec::<String>::new());
}
