//! Tables of what is one name and what is two. Every name here is made up.

use proptest::prelude::*;

use super::super::likeness::Likeness;
use super::super::words::Words;
use super::drop;
use super::forms::Table;
use crate::align::Settings;
use crate::kind::testing::article;
use crate::model::{Article, Finding, Verdict};

/// Articles on one story: each text is set between the same two sentences, so that they are alike.
fn story(texts: &[&str]) -> Vec<Article> {
    texts
        .iter()
        .enumerate()
        .map(|(k, text)| {
            let whole = format!(
                "Crews fought a blaze in a paper mill by the river on Monday, officials said.\n\n{text}\n\n\
                 The blaze destroyed two halls of the mill before crews put the flames out."
            );
            let mut article = article(&whole, "");
            article.source.path = format!("{k}.txt");
            article
        })
        .collect()
}

fn align(articles: &[Article], aliases: Vec<Vec<String>>) -> Vec<Finding> {
    let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
    let settings = Settings { aliases, ..Settings::default() };
    let words = Words::of(&listed);
    super::align(&listed, &words, &Likeness::of(&listed, &words), &settings)
}

/// The conflicting values of each conflict, sorted.
fn conflicts(findings: &[Finding]) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = findings
        .iter()
        .filter(|f| f.verdict == Verdict::Conflict)
        .map(|f| {
            let mut values: Vec<String> = f.camps.iter().map(|c| c.value.clone()).collect();
            values.sort();
            values
        })
        .collect();
    out.sort();
    out
}

/// Each story gives exactly these conflicts.
fn gives(table: &[(&[&str], &[&[&str]])]) {
    let mut wrong = Vec::new();
    for (texts, want) in table {
        let findings = align(&story(texts), Vec::new());
        let got = conflicts(&findings);
        if got != *want {
            let all: Vec<_> = findings.iter().map(|f| (f.verdict, &f.about, &f.reasons)).collect();
            wrong.push(format!("{texts:?}:\n  want {want:?}\n  got  {got:?}\n  of {all:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn finds_misspellings() {
    gives(&[
        (
            &[
                "Fire chief Otto Brandauer said the cause was unknown. Brandauer spoke at the mill.",
                "Fire chief Otto Brandaur said the cause was unknown.",
            ],
            &[&["Brandauer", "Brandaur"]],
        ),
        (
            &[
                "The hamlet of Quillforth was cleared, and people of Quillforth slept in a school. Quillforth lies near.",
                "Buses took people from the hamlet of Quilforth to a school.",
            ],
            &[&["Quilforth", "Quillforth"]],
        ),
        (
            &[
                "The owner, Jon Applegarth, 61, wept.",
                "The owner, Jon Aplegarth, 61, wept.",
                "Mr Applegarth wept. Applegarth lost all.",
            ],
            &[&["Aplegarth", "Applegarth"]],
        ),
    ]);
}

#[test]
fn finds_transliterations() {
    gives(&[(
        &["Union leader Yannos Vretakis blamed the owners.", "Union leader Giannos Vretakis blamed the owners."],
        &[&["Giannos", "Yannos"]],
    )]);
}

#[test]
fn leaves_namesakes_and_relatives_alone() {
    gives(&[
        // Brothers, in one article and across two.
        (&["Rufus Hale and his brother Magnus Hale ran.", "Magnus Hale ran, and so did Rufus Hale."], &[]),
        (
            &[
                "The owner, Harjit Applegarth, is accused of taking the ticket and having his sister, Manjit Applegarth, claim it.",
                "Harjit Applegarth and his sister Manjit Applegarth have not pleaded guilty to taking the ticket.",
            ],
            &[],
        ),
        (&["A cousin, Nora Hale, ran.", "A cousin, Fritz Hale, ran."], &[]),
        // Two known surnames that look alike.
        (&["The guard Ada Miller ran.", "The cook Otto Milner sang in a bar."], &[]),
        // Two towns.
        (&["Smoke drifted to Austin.", "Trucks came from Aston in the night."], &[]),
    ]);
}

#[test]
fn leaves_inflections_and_demonyms_alone() {
    gives(&[
        (&["Two Somali crews came.", "Two Somalis came from Somalia."], &[]),
        (&["The Falcons lent a bus.", "A Falcon lent a bus."], &[]),
        (&["Fire chief Otto Brandauer (or Brandaur) came.", "Fire chief Otto Brandaur came."], &[]),
        (&["The mill bought Orbelairは there.", "The mill bought Orbelair there."], &[]),
        (&["Switch it off with -Dwarnings there.", "Switch it off with -Zwarnings there."], &[]),
        (&["They have signed the Argentine striker.", "He has won six caps for Argentina. Argentina won."], &[]),
        (&["A German firm paid.", "Germany paid, Germans said."], &[]),
        (&["The Kenyan driver ran.", "The driver ran from Kenya."], &[]),
    ]);
}

#[test]
fn a_plural_that_is_counted_is_no_misspelling() {
    let reason = |second: &str| {
        let articles = story(&["The carrier flies the Boeing Skyrunnar to Osaka.", second]);
        let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let placed: Vec<(usize, u32, &Article)> = listed.iter().map(|(k, a)| (*k as usize, *k, *a)).collect();
        let words = Words::of(&listed);
        let table = Table::of(&placed, &words);
        let form = |text: &str| table.forms.iter().position(|f| f.text == text).unwrap() as u32;
        drop::reason(&table, form("skyrunnar"), form("skyrunnars"))
    };
    assert_eq!(reason("It has bought four new Boeing Skyrunnars for Osaka."), Some("a plural"));
    assert_eq!(reason("All Skyrunnars are in Osaka."), Some("a plural"));
    assert_eq!(reason("The captain, Ann Skyrunnars, flew to Osaka."), None);
    assert_eq!(reason("Of two pilots Ann Skyrunnars flew to Osaka."), None);
}

#[test]
fn drops_styles_acronyms_and_short_forms() {
    gives(&[
        (&["The Labour Centre paid.", "The Labor Center paid."], &[]),
        (&["The agency ORNA said so.", "The agency OSNA said so."], &[]),
        (&["The truck QX71 burned.", "The truck QX72 burned."], &[]),
        (&["The owner, Steven Applegarth, wept.", "The owner, Steve Applegarth, wept."], &[]),
        (&["The owner, William Applegarth, wept.", "The owner, Bill Applegarth, wept."], &[]),
        (&["The owner, Nikolaos Applegarth, wept.", "The owner, Nikos Applegarth, wept."], &[]),
        (&["The site Kinoluxar was shut by police.", "Police shut the site Kinoluxar.hu on Monday."], &[]),
        (&["The Danish owner wept in Osaka.", "The Danes wept in Osaka."], &[]),
        (&["The owner fled Sweden on Monday.", "The owner and the Swedes fled on Monday."], &[]),
        (&["The driver, Trevor Hallbeck, wept.", "The driver, Trev Hallbeck, wept."], &[]),
        (&["Local MSP Alasdair Applegarth wept.", "Alasdair Applegarth MSP wept."], &[]),
        (&["The owner, Ana O'Brannagh, wept.", "The owner, Ana O’Brannagh, wept."], &[]),
        (&["The owner, Zoë Mar-Teller, wept.", "The owner, Zoe Marteller, wept."], &[]),
    ]);
}

#[test]
fn keeps_two_words_of_one_name_apart() {
    gives(&[(&["The film Zanta Zonta was shown.", "The film Zanta Zonta was shown in town."], &[])]);
}

#[test]
fn compares_given_names() {
    gives(&[
        (
            &[
                "The third victim was Bryan Applegarth, an engineer of the mill.",
                "The third victim was Bryant Applegarth, an engineer of the mill.",
            ],
            &[&["Bryan", "Bryant"]],
        ),
        (&["The victim, Rob Applegarth, was 61.", "His son Nick Applegarth was away."], &[]),
        // One post, one surname.
        (
            &["The captain, James Applegarth, ordered all off.", "Capt. John Applegarth gave himself up."],
            &[&["James", "John"]],
        ),
        (
            &["Director Gethin Applegarth was glad.", "It was a shock, said Gareth Applegarth, its director."],
            &[&["Gareth", "Gethin"]],
        ),
        (&["Farmer Gethin Applegarth was glad.", "It was a shock, said Gareth Applegarth, who sings."], &[]),
    ]);
}

#[test]
fn compares_long_names() {
    gives(&[
        (
            &[
                "It is run by the Committee to Rebuild the Harbour.",
                "It is run by the Campaign to Rebuild the Harbour.",
            ],
            &[&["Campaign to Rebuild the Harbour", "Committee to Rebuild the Harbour"]],
        ),
        (
            &["They sold the Clever Quiet Cooling kit.", "They sold the Quiet Clever Cooling kit."],
            &[&["Clever Quiet Cooling", "Quiet Clever Cooling"]],
        ),
        (
            &[
                "The mill is owned by Zorvex Paper Inc. and a bank.",
                "The mill is owned by Zorvex Paper Corp. and a bank.",
            ],
            &[&["Zorvex Paper Corp", "Zorvex Paper Inc"]],
        ),
        (&["It was bought by Osaka-based Zorvex Star Lines.", "Owners Zorvex Star Lines paid for it."], &[]),
        (&["It is owned by Zorvex Paper Ltd. now.", "It is owned by Zorvex Paper Limited now."], &[]),
        (&["He spoke in Reed District Court on Monday.", "He spoke in Reed District Court Monday."], &[]),
    ]);
}

#[test]
fn aliases_settle_it() {
    let texts = ["Fire chief Otto Brandauer said so.", "Fire chief Otto Brandaur said so."];
    let aliases = vec![vec!["Otto Brandauer".to_owned(), "Otto Brandaur".to_owned()]];
    assert_eq!(conflicts(&align(&story(&texts), aliases)), Vec::<Vec<String>>::new());
    assert_eq!(conflicts(&align(&story(&texts), Vec::new())).len(), 1);
}

#[test]
fn agrees_and_tells_styles() {
    let agree = align(&story(&["The cook, Ada Quillfeather, ran.", "Ada Quillfeather is a cook."]), Vec::new());
    assert!(agree.iter().any(|f| f.verdict == Verdict::Agree && f.about == "name: Ada Quillfeather"), "{agree:?}");
    let loose = align(&story(&["She used a ThinBook there.", "He used a Thinbook there."]), Vec::new());
    assert!(loose.iter().any(|f| f.verdict == Verdict::Loose && f.camps.len() == 2), "{loose:?}");
}

#[test]
fn maps_scores_to_confidence() {
    use super::facts::confidence;
    assert_eq!([confidence(260), confidence(450), confidence(900)], [600, 950, 950]);
    assert!(confidence(150) < 600);
}

/// What a finding says, without the numbers of the sources.
fn told(findings: &[Finding], articles: &[Article]) -> Vec<String> {
    let mut out: Vec<String> = findings
        .iter()
        .map(|f| {
            let mut claims: Vec<(&str, u32, &str)> = f
                .claims
                .iter()
                .map(|c| (articles[c.source as usize].source.path.as_str(), c.span.start, c.value.as_str()))
                .collect();
            claims.sort_unstable();
            format!("{:?} {} {} {:?} {claims:?}", f.verdict, f.about, f.confidence, f.reasons)
        })
        .collect();
    out.sort();
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(texts in prop::collection::vec("\\PC{0,120}", 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        align(&story(&texts), Vec::new());
    }

    #[test]
    fn capitals_and_marks_are_read(text in "([A-Z][a-z']{0,6}|[a-z]{1,4}|-|&|\\.|,|’s|\"|of|van|[0-9]{1,3}| |  ){0,60}") {
        align(&story(&[&text, &text]), Vec::new());
    }

    #[test]
    fn order_changes_nothing(swap in Just(vec![0_usize, 1, 2, 3]).prop_shuffle()) {
        let articles = story(&[
            "Fire chief Otto Brandauer said so. The owner, Bryan Applegarth, wept.",
            "Fire chief Otto Brandaur said so. It is run by the Committee to Rebuild the Harbour.",
            "The owner, Bryant Applegarth, wept. It is run by the Campaign to Rebuild the Harbour.",
            "The chief, Otto Brandauwer, met Mr Aplegarth and a ThinBook and a Thinbook.",
        ]);
        let shuffled: Vec<Article> = swap.iter().map(|k| articles[*k].clone()).collect();
        prop_assert_eq!(
            told(&align(&articles, Vec::new()), &articles),
            told(&align(&shuffled, Vec::new()), &shuffled)
        );
    }
}
