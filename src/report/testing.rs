//! A report to try the formats on.

use jiff::civil::Date;

use crate::model::{Camp, Edit, Evidence, Finding, Reason, Report, Source, Span, Verdict};

const A: &str = "Mr Kaba, who was 24, was shot during a police operation in Streatham Hill on 5 September 2022. The bullet was fired into the car he was driving, and he died in hospital.\n\nIt marked “a shift in the way the decisions they take” in the hardest situations would be judged.\n";
const B: &str = "Kaba was shot in Streatham Hill on September 6 last year. Aged 24, he was unarmed and about to become a father.\n\nThey saw in it “a shift in the way the decisions they make” on duty would be judged, he said.\n";

fn evidence(source: u32, text: &str, words: &str, value: &str) -> Evidence {
    let at = text.find(words).unwrap();
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find(['\n']).map_or(text.len(), |n| at + n);
    Evidence {
        source,
        span: Span::new(at as u32, (at + words.len()) as u32),
        sentence: Span::new(start as u32, end as u32),
        value: value.to_owned(),
        told: if value == "24 year" { "24 years".to_owned() } else { String::new() },
        speaker: None,
    }
}

fn finding(about: &str, kind: &'static str, verdict: Verdict, claims: Vec<Evidence>) -> Finding {
    let camps = claims
        .iter()
        .enumerate()
        .map(|(k, c)| Camp { value: c.value.clone(), claims: vec![k as u32], sources: 1, voices: 1 })
        .collect();
    Finding {
        id: crate::text::fingerprint::of(kind, about, claims.iter().map(|c| c.value.as_str())),
        subjects: Vec::new(),
        known_as: Vec::new(),
        fact: None,
        about: about.to_owned(),
        kind,
        verdict,
        confidence: 974,
        claims,
        camps,
        reasons: vec![
            Reason { name: "event word", detail: "shot / shot".into(), weight: 310 },
            Reason { name: "shared names", detail: "Kaba, Streatham Hill".into(), weight: 245 },
            Reason { name: "other words", detail: "2 of 9".into(), weight: -60 },
        ],
        edits: Vec::new(),
        note: None,
        accepted: None,
        fails: true,
        brought_by: Vec::new(),
        old: false,
    }
}

/// Two sources, a conflict of dates, one of words, an agreement.
pub(super) fn report() -> Report {
    let source = |path: &str, publisher: &str, text: &str| Source {
        path: path.to_owned(),
        publisher: Some(publisher.to_owned()),
        published: Date::new(2023, 9, 24).ok(),
        text: text.to_owned(),
        body: Span::new(0, text.len() as u32),
        ..Source::default()
    };
    let dates =
        vec![evidence(0, A, "5 September 2022", "2022-09-05"), evidence(1, B, "September 6 last year", "2022-09-06")];
    let words = vec![
        evidence(0, A, "“a shift in the way the decisions they take”", "a shift in the way the decisions they take"),
        evidence(1, B, "“a shift in the way the decisions they make”", "a shift in the way the decisions they make"),
    ];
    let mut quote = finding("words of: the Met", "quote", Verdict::Conflict, words);
    quote.edits = vec![
        Edit::Keep("a shift in the way the decisions they".to_owned()),
        Edit::Delete("take".to_owned()),
        Edit::Insert("make".to_owned()),
    ];
    let mut shot = finding("date of: shot, Kaba", "date", Verdict::Conflict, dates);
    shot.fact = Some("shooting-date".to_owned());
    let ages = vec![evidence(0, A, "24", "24 year"), evidence(1, B, "Aged 24", "24 year")];
    let mut age = finding("age of: Kaba", "age", Verdict::Agree, ages);
    age.camps = vec![Camp { value: "24 year".to_owned(), claims: vec![0, 1], sources: 2, voices: 2 }];
    Report {
        sources: vec![source("articles/source-a.md", "Source A", A), source("articles/source-c.md", "Source C", B)],
        claims: vec![41, 38],
        stories: vec![String::new(), String::new()],
        findings: vec![shot, quote, age],
        skipped: 1,
        silent_facts: vec!["court-date".to_owned()],
        ..Report::default()
    }
}
