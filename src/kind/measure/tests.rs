use crate::kind::testing::{ignores, reads, relates};
use crate::model::Relation::{Differs, Incomparable, Same, Vaguer};

#[test]
fn reads_measures() {
    reads(
        "measure",
        "",
        &[
            ("22 mile", &["22 miles", "22-mile", "twenty-two miles", "22 mi"]),
            ("35 kilometre", &["35 km", "35km", "35 kilometres", "35-kilometer"]),
            ("1.5 mile", &["a mile and a half", "one and a half miles", "1.5 miles"]),
            ("0.5 mile", &["half a mile", "a half-mile", "half-mile"]),
            ("1 mile", &["a mile"]),
            ("20 foot", &["20-foot", "20 ft", "20 feet"]),
            (
                "5.833333333333 foot",
                &["5ft 10in", "5 feet 10 inches", "5-foot-10", "the 5-foot-10 man", "5'10\"", "5 ft 10 in tall"],
            ),
            ("12.5 stone", &["12st 7lb", "12 stone 7"]),
            ("4 stone", &["4st", "four stone"]),
            ("200 pound", &["200lbs", "200 pounds", "200 lb"]),
            (
                "6.1 magnitude",
                &[
                    "magnitude 6.1",
                    "a 6.1-magnitude quake",
                    "a magnitude of 6.1",
                    "6.1 on the Richter scale",
                    "6.1 on the moment magnitude scale",
                    "a 6.1 earthquake",
                    "a quake measuring 6.1",
                ],
            ),
            (
                "-17 celsius",
                &["minus 17 C", "-17C", "-17 °C", "minus 17 degrees Celsius", "17 degrees Celsius below zero"],
            ),
            ("-12 degree", &["minus 12 degrees", "12 degrees below zero", "12 below zero"]),
            ("70 fahrenheit", &["70 degrees F", "70°F", "70 degrees Fahrenheit", "70 Fahrenheit"]),
            ("0.38 caliber", &["a .38-caliber gun"]),
            ("2 gigahertz", &["2 GHz", "2GHz", "2 gigahertz"]),
            ("6 megabyte", &["6 MB", "6MB", "6 mb"]),
            ("980 millibar", &["The pressure fell to 980 mb.", "980 mbar"]),
            ("60 gigabyte", &["60GB", "60 gigabytes", "60-gigabyte"]),
            ("2880x1800", &["2880 x 1800", "2880x1800"]),
            ("55 mile per hour", &["55 mph", "55mph", "55 miles per hour", "55 miles an hour", "55-mph"]),
            ("90 kilometre per hour", &["90 km/h", "90 kilometers per hour", "90kph"]),
            ("5 nautical mile", &["5 nautical miles"]),
            ("40 square mile", &["40 square miles", "40 sq miles", "40-square-mile"]),
            (">100 acre", &["more than 100 acres", "over 100 acres"]),
            ("10..12 foot", &["10 to 12 feet", "10-12 feet", "between 10 and 12 feet"]),
            ("7 inch", &["7\" displays", "7-inch"]),
            ("8 light year", &["8 light years", "8 light-years"]),
            ("3000000 barrel/day", &["3 million barrels a day", "3 million barrels per day"]),
            ("48 metre", &["48m", "48 m", "48 metres"]),
        ],
    );
}

#[test]
fn ignores_what_is_no_measure() {
    ignores(
        "measure",
        &[
            "It was paid 500 pounds.",
            "It cost $12m in all.",
            "The 4x4 was gone.",
            "Some 12m people left.",
            "They rated it 5.9 and went on.",
            "They fell 3 a day.",
            "There were 12 in the room.",
        ],
    );
}

#[test]
fn relates_measures() {
    relates(
        "measure",
        "",
        &[
            ("It is 22 miles off.", "It is 35 km off.", Same),
            ("It is 35 miles off.", "It is 60 km off.", Vaguer),
            ("It is 22 miles off.", "It is 60 km off.", Differs),
            ("It is 5 miles off.", "It is 5 nautical miles off.", Vaguer),
            ("It is 5 feet long.", "It is 5 pounds.", Incomparable),
            ("It was 32 degrees F.", "It was 0 degrees C.", Same),
            ("It was 50 degrees F.", "It was 20 degrees C.", Differs),
            ("It had magnitude 7.7.", "It had magnitude 7.6.", Differs),
            ("It has a mass of 1 tonne.", "It has a mass of 1,000 kg.", Same),
            ("It is 3 feet long.", "It is 1 yard long.", Same),
        ],
    );
}
