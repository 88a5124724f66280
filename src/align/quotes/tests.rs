use crate::align::words::Words;
use std::time::Instant;

use proptest::prelude::*;

use super::align;
use crate::align::Settings;
use crate::kind::testing::article;
use crate::model::{Article, Edit, Finding, Verdict};

fn check(texts: &[&str]) -> Vec<Finding> {
    let articles: Vec<Article> = texts.iter().map(|t| article(t, "2023-05-01")).collect();
    let numbered: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(i, a)| (i as u32, a)).collect();
    align(&numbered, &Words::of(&numbered), &Settings { min_confidence: 600, ..Settings::default() })
}

/// What is said of two quotations, each in an article of its own.
fn verdict(a: &str, b: &str) -> Option<Verdict> {
    let set = |q: &str| format!("The bridge fell. “{q}” the mayor said on Monday. It rained.");
    let mut all: Vec<Verdict> = check(&[&set(a), &set(b)]).iter().map(|f| f.verdict).collect();
    assert!(all.len() < 2, "{a} / {b}: {all:?}");
    all.pop()
}

#[test]
fn tells_verdicts() {
    let long = "We will mend the old bridge before the winter storms arrive";
    let mut wrong = Vec::new();
    for (a, b, want) in [
        // The same.
        (long, "we will mend the old bridge - before the winter storms arrive!", Some(Verdict::Agree)),
        (
            "We’ve never seen a harbour so quiet at this hour.",
            "We have never seen a harbor so quiet at this hour,",
            Some(Verdict::Agree),
        ),
        (
            "It's the council's job to mend two bridges.",
            "It is the council's job to mend 2 bridges.",
            Some(Verdict::Agree),
        ),
        // Honest editing.
        (long, "mend the old bridge before the winter storms arrive", Some(Verdict::Loose)),
        (long, "We will mend the old bridge ... storms arrive", Some(Verdict::Loose)),
        (long, "[The council] will mend the old bridge before the winter storms arrive", Some(Verdict::Loose)),
        (long, "We will mend the old bridge” she said, “before the winter storms arrive", Some(Verdict::Loose)),
        // Another word, a word more, a word less.
        (long, "We will mend the old bridge after the winter storms arrive", Some(Verdict::Conflict)),
        (long, "We will mend the bridge before the winter storms arrive", Some(Verdict::Conflict)),
        (long, "We will not mend the old bridge before the winter storms arrive", Some(Verdict::Conflict)),
        (
            "waiting in the rain for opening their doors",
            "waiting in the rain or opening their doors",
            Some(Verdict::Conflict),
        ),
        (
            "This was a bad day for the fishing fleet",
            "This was a bad night for the fishing fleet",
            Some(Verdict::Conflict),
        ),
        // Another utterance.
        (long, "We will sell the new ferry after the summer holidays begin", None),
        ("It sounded like a man calling his dog home", "It sounded like the wail of a siren", None),
        (
            "The cost of the bridge has doubled",
            "Nobody on this council was ever told that the cost of the ferry would rise again",
            None,
        ),
        ("thank you very much", "thank you so much", None),
    ] {
        for (x, y) in [(a, b), (b, a)] {
            let got = verdict(x, y);
            let got = if got == Some(Verdict::Possible) { Some(Verdict::Conflict) } else { got };
            // Split by a reporting clause, the words are the same: either will do.
            let split = x.contains('”') || y.contains('”');
            if got != want && !(split && matches!(got, Some(Verdict::Agree | Verdict::Loose))) {
                wrong.push(format!("{x} / {y}: {got:?}, want {want:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn shows_the_difference_word_by_word() {
    let found = check(&[
        "“We can’t leave people waiting in the rain for opening their doors,” said Jane Roe, the mayor.",
        "Jane Roe said officers must not be “waiting in the rain or opening their doors”.",
        "“We cannot leave people waiting in the rain for opening their doors.”",
    ]);
    assert_eq!(found.len(), 1);
    let finding = &found[0];
    assert_eq!(finding.verdict, Verdict::Conflict);
    assert!(finding.confidence >= 900, "{}", finding.confidence);
    assert_eq!(finding.camps.len(), 2);
    assert_eq!(finding.camps[0].voices, 2);
    assert!(finding.edits.contains(&Edit::Delete("for".into())), "{:?}", finding.edits);
    assert!(finding.edits.contains(&Edit::Insert("or".into())), "{:?}", finding.edits);
    assert!(finding.about.starts_with("words of Jane Roe: \"We can’t leave"), "{}", finding.about);
    assert_eq!(finding.claims[1].speaker.as_deref(), Some("Jane Roe"));
}

#[test]
fn shows_numbers_whole() {
    let said = |adverb: &str, n: u8| {
        format!("“We were {adverb} told that the {n} old bridges were unsafe to use”, said Jane Roe, the mayor.")
    };
    let edits = |a: &str, b: &str| check(&[a, b]).swap_remove(0).edits;
    let (keep, delete, insert) =
        (|t: &str| Edit::Keep(t.into()), |t: &str| Edit::Delete(t.into()), |t: &str| Edit::Insert(t.into()));
    assert_eq!(
        edits(&said("never", 31), &said("always", 31)),
        [keep("We were"), delete("never"), insert("always"), keep("told that the 31 old bridges were unsafe to use")]
    );
    assert_eq!(
        edits(&said("never", 31), &said("never", 32)),
        [keep("We were never told that the"), delete("31"), insert("32"), keep("old bridges were unsafe to use")]
    );
}

#[test]
fn neighbours_bring_retold_sentences_together() {
    let found = check(&[
        "“Our town has come to the end of the road. It is up to all of us not to lose the bridge over the river,” she said.",
        "“Our town is at the end of the road. We are all called on so that we do not lose the bridge over the river,” she said.",
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn an_article_that_quotes_both_holds_them_apart() {
    let found = check(&[
        "“We are happy to see the ferry sail,” said Jane Roe. “We are glad to see the ferry home,” said John Doe.",
        "“We are glad to see the ferry home,” said John Doe.",
        "“We are happy to see the ferry sail,” said Jane Roe.",
    ]);
    assert!(found.iter().all(|f| f.verdict == Verdict::Agree), "{found:?}");
}

#[test]
fn many_quotations_are_compared_in_no_time() {
    let words = ["rain", "bridge", "ferry", "winter", "harbour", "mayor", "storm", "council", "money", "road", "night"];
    let text = |shift: usize| {
        let mut out = String::new();
        for k in 0..10_000 {
            let word = |n: usize| words[(k / 7 + n * n + k * n) % words.len()];
            out.push_str(&format!(
                "“The {} and the {} saw {} and {} in {} number {}.”\n\n",
                word(1),
                word(2),
                word(3),
                word(4),
                word(5),
                k + shift * (k % 97 / 96)
            ));
        }
        out
    };
    let began = Instant::now();
    let found = check(&[&text(0), &text(1)]);
    assert!(found.len() > 9_000);
    // One long quotation, and one sentence that never ends.
    let long = format!("“{}”", "We saw the rain fall on the bridge and the ferry wait. ".repeat(2_000));
    let endless = format!("“{}”", "we saw the rain fall on the bridge and the ferry wait, ".repeat(2_000));
    check(&[&long, &endless, &long]);
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_breaks_it(pieces in prop::collection::vec(
        prop_oneof![
            "\\PC{0,8}",
            "[a-z ]{1,12}",
            Just("“".to_owned()), Just("”".to_owned()), Just("\"".to_owned()), Just("'".to_owned()), Just("’".to_owned()),
            Just("``".to_owned()), Just("''".to_owned()), Just("\n".to_owned()), Just("\n\n".to_owned()), Just(" said ".to_owned()),
            Just(". ".to_owned()), Just("...".to_owned()), Just("[".to_owned()), Just("]".to_owned()), Just("6 p.m. ".to_owned()),
            Just("don't go there again".to_owned()), Just("the bridge over the river".to_owned()), Just("$5".to_owned()),
        ], 0..60)) {
        let text = pieces.concat();
        let other = pieces.iter().rev().cloned().collect::<String>();
        let articles = [article(&text, ""), article(&other, "")];
        for a in &articles {
            for q in &a.document.quotations {
                prop_assert!(q.outer.contains(q.span));
                prop_assert!(a.source.text.get(q.outer.range()).is_some() && a.source.text.get(q.span.range()).is_some());
            }
        }
        for finding in check(&[&text, &other, &text]) {
            for claim in &finding.claims {
                let source = if claim.source == 1 { &other } else { &text };
                prop_assert!(source.get(claim.span.range()).is_some_and(|w| !w.is_empty()));
            }
        }
    }
}

#[test]
fn a_man_and_a_woman_cannot_both_have_said_it() {
    let words = "We will mend the old bridge before the winter storms arrive in the bay";
    let her = format!("Harbour Minister Jane Roe came. Ms Roe was late. “{words},” the harbour minister said.");
    let his = format!("He said: “{words}.”");
    let found = check(&[&her, &his]);
    let two = found.iter().find(|f| f.note.as_deref() == Some("two speakers")).expect("two speakers");
    assert_eq!((two.verdict, two.camps.len()), (Verdict::Possible, 2));
    let hers = format!("She said: “{words}.”");
    assert!(check(&[&her, &hers]).iter().all(|f| f.note.is_none()));
}

#[test]
fn words_without_marks_agree_loosely_and_never_contradict() {
    let words = "we will mend the old bridge before the winter storms arrive";
    let quoted = format!("“{words},” said Jane Roe.");
    let found = check(&[&quoted, &format!("The statement in full: {words}. It rained.")]);
    assert_eq!(found.iter().map(|f| (f.verdict, f.claims.len())).collect::<Vec<_>>(), [(Verdict::Loose, 2)]);
    let other = format!("The statement in full: {}. It rained.", words.replace("old", "new"));
    assert!(check(&[&quoted, &other]).is_empty());
}
