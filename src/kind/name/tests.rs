//! What is read as a name, and what is not.

use crate::kind::testing::{ignores, read};

/// Each text gives exactly these names.
fn names(table: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, want) in table {
        let got: Vec<String> = read("name", text, "").into_iter().map(|p| p.0).collect();
        if got != *want {
            wrong.push(format!("{text:?}:\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reads_people() {
    names(&[
        ("The fire was seen by Ada Marsh of Reed Lane.", &["Ada Marsh", "Reed Lane"]),
        ("Two men met Capt. Ada Marsh at noon.", &["Ada Marsh"]),
        ("They asked Mr Hale and Dr. Ines Voss.", &["Hale", "Ines Voss"]),
        ("They asked Police Chief Otto Brandl.", &["Otto Brandl"]),
        ("It was told to Philip J. Orwick, Jr. on Monday.", &["Philip J. Orwick, Jr"]),
        ("She met Ana de la Cruz and Hamid bin Rashid.", &["Ana de la Cruz", "Hamid bin Rashid"]),
        ("He blamed Omar al-Hadi's brother.", &["Omar al-Hadi"]),
        ("Ada Marsh's house burned.", &["Ada Marsh"]),
        ("Will you ask Mrs O'Brannagh?", &["O'Brannagh"]),
    ]);
}

#[test]
fn reads_places_organisations_and_codes() {
    names(&[
        ("He works at the Bank of Ruritania in Strelsau.", &["Bank of Ruritania", "Strelsau"]),
        ("A spokesman for the Academy of Motion Arts and Crafts spoke.", &["Academy of Motion Arts and Crafts"]),
        ("The officer, known as QX121, left.", &["QX121"]),
        ("She bought a ThinBook and an eReader.", &["ThinBook", "eReader"]),
        ("It was made by Gorham & Pell Ltd. in March.", &["Gorham & Pell Ltd"]),
        (
            "He appeared at Reed Magistrates' Court and the Women's Hospital.",
            &["Reed Magistrates' Court", "Women's Hospital"],
        ),
        ("NOBODY WAS HURT at the mill, and the firm ZORVEX paid.", &["ZORVEX"]),
        ("They flew to the United Arab Emirates on Friday.", &["United Arab Emirates"]),
    ]);
}

#[test]
fn asks_for_evidence_at_the_start() {
    names(&[
        ("Crews came late. Storms hit the town.", &[]),
        ("Marsh came late, said Pell. Then Marsh left.", &["Marsh", "Pell", "Marsh"]),
        ("Strong winds blew. The firm Strong lost, and Strong sued.", &["Strong", "Strong", "Strong"]),
    ]);
}

#[test]
fn ignores_what_is_no_name() {
    ignores(
        "name",
        &[
            "The judge spoke on Monday in May.",
            "He drove north of town at 5 PM on the first.",
            "I said so, and I meant it.",
            "Ethiopian sailors were held by Swiss guards.",
        ],
    );
}
