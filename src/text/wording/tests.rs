use super::Wording;
use crate::model::Span;

fn fold(text: &str) -> String {
    Wording::read(text, &[Span::new(0, text.len() as u32)]).spaced()
}

/// Each row is one utterance in several prints.
#[test]
fn folds_style_away() {
    for row in [
        &[
            "I'm sure they won't come",
            "I’m sure they will not come",
            "i am sure they won' t come",
            "I’ m sure, they won't come!",
        ][..],
        &["We can't go on", "we cannot go on", "We can not go on"],
        &["We've seen it and they'll know", "We have seen it - and they will know"],
        &["The colour of the harbour", "The color of the harbor"],
        &["They organised a theatre", "They organized a theater"],
        &["It is nonsense to tokenise it", "It is nonsense to tokenize it"],
        &[
            "We met at 6:30 p.m. on the pier",
            "We met at 6.30pm on the pier",
            "we met at 18:30 on the pier",
            "We met at 6:30 p.m. EST on the pier",
        ],
        &["About 1,500 boats", "about 1500 boats"],
        &["She was 21 then", "She was twenty-one then", "She was twenty one then"],
        &["the 3rd time", "the third time"],
        &["10 per cent of it", "ten percent of it", "10% of it"],
        &["Dr Sharp & Mr. Flat", "Doctor Sharp and Mister Flat"],
        &["the U.S. and the U.K.", "the US and the UK"],
        &["They're goin' home", "They are going home"],
        &["Nobody told everybody", "No one told everyone"],
        &["Tell 'em we're OK", "Tell them we are okay"],
        &["I, um, left it", "I left it"],
        &["Go towards the café", "go toward the cafe"],
        &["a $5m boat", "a £5 million boat".replace('£', "$").leak()],
        &["well-known state-of-the-art", "well known state of the art"],
        &["Let's go", "Let us go"],
        &["wait ... and see", "wait… and see", "wait [at the door] and see", "wait . . . and see"],
    ] {
        let folded: Vec<String> = row.iter().map(|t| fold(t)).collect();
        assert!(folded.windows(2).all(|w| w[0] == w[1]), "{folded:#?}");
    }
}

/// Each pair says two different things.
#[test]
fn keeps_what_was_said() {
    for (a, b) in [
        ("they came to us", "they came to the US"),
        ("in Berlin' of all places", "in Berling of all places"),
        ("we were there", "we were here"),
        ("we will go", "we will not go"),
        ("50 boats", "15 boats"),
        ("$5 million", "£5 million"),
        ("6 p.m.", "6 a.m."),
        ("on MyShop.com", "on MyShop"),
        ("a prize", "a price"),
    ] {
        assert_ne!(fold(a), fold(b));
    }
}

#[test]
fn joins_runs() {
    let text = "no one at the data center";
    let w = Wording::read(text, &[Span::new(0, text.len() as u32)]);
    assert_eq!(w.joined(0, 2), "noone");
    assert_eq!(w.joined(4, 6), "datacenter");
    assert_eq!(w.items[4].span.of(text), "data");
    assert_eq!(w.joined(3, 3), "");
}
