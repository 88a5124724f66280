//! One-sentence pairs and what a careful editor says of them, without any facts.toml.

use crosscheck::model::{Settings, Source, Verdict};
use crosscheck::{load, pipeline};

/// Pairs that conflict, and of what kind.
const CONFLICTS: &[(&str, &str, &str)] = &[
    (
        "date",
        "The ferry sank off Orrin Point on 11 March, the coastguard said.",
        "The coastguard said the ferry sank off Orrin Point on 12 March.",
    ),
    (
        "count",
        "The blast at the Hallam mill killed nine workers on Friday.",
        "Seven workers were killed in Friday's blast at the Hallam mill.",
    ),
    ("age", "The driver, Petra Lindqvist, 27, was arrested.", "Petra Lindqvist, aged 72, was named as the driver."),
    (
        "money",
        "The storm at Tessaly caused damage of £4 million.",
        "Damage from the Tessaly storm has been put at £6m.",
    ),
    ("percent", "Support for the Corvin party stood at 38%.", "Support for the Corvin party stood at 43 percent."),
    (
        "time",
        "The crash on Quarry Lane happened at 7 a.m. on Sunday.",
        "The crash in Quarry Lane happened at 9 a.m. on Sunday.",
    ),
    (
        "date",
        "Mark Reller, who ran the bureau for years, died on Friday.",
        "Reller died Thursday in Dunmore after an illness, his son Otto said. Mark Reller was 91.",
    ),
    ("status", "The Belmore tunnel is open to cars.", "The Belmore tunnel is closed to cars."),
    ("status", "The climber, Anton Veer, survived the fall.", "The climber, Anton Veer, died in the fall."),
    (
        "place",
        "Two men were shot in the 1200 block of Quarry Street on Friday, police said.",
        "Police said the two men were shot in the 1400 block of Quarry St.",
    ),
    (
        "place",
        "The trawler sank 40 miles east of Dunmore.",
        "It went down 40 miles west of Dunmore, the coast guard said.",
    ),
    (
        "place",
        "A family escaped from a fire at their house in Dunmore Street on Friday.",
        "The family fled the fire in their Dunmore Terrace house.",
    ),
    ("detail", "The keeper broke his left wrist in training.", "The keeper's right wrist was broken on Tuesday."),
    (
        "detail",
        "The thieves left the bank in Dunmore in a white Volvo, police said.",
        "Police found the black Volvo in which the thieves had left Dunmore.",
    ),
    ("phone", "Call the helpline on 0800 555 0142.", "The helpline can be reached on 0800 555 0412."),
    ("measure", "The Dunmore quake had a magnitude of 5.9.", "A magnitude 6.4 quake shook Dunmore."),
    ("duration", "The siege at the Alder Hotel lasted six hours.", "The siege at the Alder Hotel lasted nine hours."),
    (
        "quote",
        "\"We were never told that the bridge was unsafe\", Mayor Ina Roth said.",
        "\"We were always told that the bridge was unsafe\", Mayor Ina Roth said.",
    ),
];

/// Pairs that can both be true.
const HARMLESS: &[(&str, &str)] = &[
    ("Lena Farrow is a pilot.", "Lena Farrow is a father's only daughter and a runner."),
    ("The Belmore tunnel is closed.", "The Belmore tunnel is shut."),
    ("More than 200 people were at the Hallam vigil.", "Some 250 people were at the Hallam vigil."),
    ("The keeper broke his left wrist in training.", "The captain raised the cup in his right hand."),
    ("The thieves fled in a silver Volvo.", "The thieves fled in a grey Volvo."),
    ("Call the helpline on 0800 555 0142.", "Call the Dunmore police on 0800 555 7000."),
    ("The trawler sank 40 miles west of Dunmore.", "It sank 40 miles southwest of Dunmore."),
    (
        "The trust sold the striker Kenny Applegarth to Hibs for a small sum in the summer, and it was never forgiven.",
        "The trust sold the striker Kenny Applegarth to Hibernian for a small sum in the summer, and it was never forgiven.",
    ),
    (
        "Neil Sproat, 27, of Dunmore, stood on the top of Kharut.",
        "Neil Sproat, first on the top of Kharut, died aged 84.",
    ),
    ("Hester Maybury, 54, led the count.", "I counted 41 birds; Maybury, 45."),
    (
        "\"Then he asked me if I wanted my coat\", Norma Stukey said.",
        "# 'He asked if I wanted my coat': inside the bank\n\nNorma Stukey was held for nine hours on Friday, police said.",
    ),
    (
        "Strathaird have won only one of 12 league matches in this season, the club said.",
        "Strathaird have won only one of 13 league matches in this season, the club said.",
    ),
    ("Its shares in Corvin rose two cents to 148.50 rand.", "Its shares in Corvin rose 2.4 percent to 151.20 rand."),
    ("Penrice took 1,650 prisoners at Withen.", "Penrice took near 1,700 prisoners at Withen."),
    (
        "The filing gives the day as Aug. 12, three weeks after Holm was arrested in Dunmore.",
        "Holm was arrested July 21 in Dunmore.",
    ),
    ("The trial of the driver begins on 4 May.", "The crash on Quarry Lane happened on 2 April."),
];

/// Whether the pairs are held against the program: they wait for the alignment of all kinds.
const SWITCHED_ON: bool = true;

fn kinds_in_conflict(a: &str, b: &str) -> Vec<&'static str> {
    let source =
        |path: &str, text: &str| -> Source { load::from_bytes(path, text.as_bytes().to_vec()).expect("text").0 };
    let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
    let report = pipeline::check(vec![source("a.txt", a), source("b.txt", b)], &settings);
    report.findings.iter().filter(|f| f.verdict == Verdict::Conflict).map(|f| f.kind).collect()
}

#[test]
fn pairs_come_out_as_an_editor_would_say() {
    let mut wrong = Vec::new();
    for (kind, a, b) in CONFLICTS {
        let found = kinds_in_conflict(a, b);
        if found != [*kind] {
            wrong.push(format!("{kind}, found {found:?}\n  {a}\n  {b}"));
        }
    }
    for (a, b) in HARMLESS {
        let found = kinds_in_conflict(a, b);
        if !found.is_empty() {
            wrong.push(format!("harmless, found {found:?}\n  {a}\n  {b}"));
        }
    }
    if SWITCHED_ON {
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    } else {
        eprintln!("{} of {} pairs wrong:\n{}", wrong.len(), CONFLICTS.len() + HARMLESS.len(), wrong.join("\n"));
    }
}
