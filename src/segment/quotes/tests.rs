use crate::kind::testing::article;
use crate::model::Shape;

fn quoted(text: &str) -> Vec<String> {
    article(text, "").document.quotations.iter().map(|q| q.span.of(text).to_owned()).collect()
}

#[test]
fn pairs_marks() {
    for (text, want) in [
        ("“We sail at dawn,” she said.", &["We sail at dawn,"][..]),
        ("\"We sail at dawn,\" she said.", &["We sail at dawn,"]),
        ("``We sail at dawn,'' she said.", &["We sail at dawn,"]),
        ("''We sail at dawn,'' she said.", &["We sail at dawn,"]),
        ("„Wir segeln“ and «nous partons»", &["Wir segeln", "nous partons"]),
        // The space stands on the wrong side.
        ("We sail at dawn. \"The tide is right, \"she said.", &["The tide is right, "]),
        ("\"It is late, \"he said. \"Go home. \"", &["It is late, ", "Go home. "]),
        // Inches.
        ("The 17\" screen is heavy.", &[]),
        ("A 15\" and a 17\" screen came out.", &[]),
        ("\"We like the 17\" screen,\" he said.", &["We like the 17\" screen,"]),
        ("She called it \"the year 2010\" and left.", &["the year 2010"]),
        // Closers without openers.
        ("We will mend the bridge by the spring,\" said Mayor Lind.", &["We will mend the bridge by the spring,"]),
        ("It was open to all.”", &[]),
        ("It was open.\"", &[]),
        // Never closed: the paragraph is the limit.
        ("“We will mend it soon.\n\nThe bridge fell on Monday.", &["We will mend it soon."]),
        ("He said \"yes.\n\nThe bridge fell.", &[]),
        // Opening marks repeated, closed once.
        ("“We came home.\n\n“We slept.”\n\nThe end.", &["We came home.", "We slept."]),
        ("\"We came home.\n\n\"We slept well.\"", &["We came home.", "We slept well."]),
        // One quotation over lines.
        ("“We came home.\nThen we slept,” he said.", &["We came home.\nThen we slept,"]),
        ("\"We came home.\nThen we slept, \"he said.\nIt rained.", &["We came home.\nThen we slept, "]),
        ("\"We came home.\nHe said: \"We slept well.\"", &["We came home.", "We slept well."]),
        // An opening mark in the place of a closing one.
        ("“We came,“ she said. “We slept.“", &["We came,", "We slept."]),
        // Single marks.
        ("‘We will not go there again,’ he said.", &["We will not go there again,"]),
        ("'We won't go there again,' he said.", &["We won't go there again,"]),
        ("The dogs' bowls and the cats' beds were new.", &[]),
        ("'Tis the season of the dogs' and the cats.", &[]),
        ("the boys' club was 'the best of them all' then", &["the best of them all"]),
        ("It was a 'great' day.", &[]),
        (
            "“He told me ‘do not ever come back’ and left,” she said.",
            &["He told me ‘do not ever come back’ and left,", "do not ever come back"],
        ),
        ("rock 'n' roll in the '90s wasn't theirs'", &[]),
    ] {
        assert_eq!(quoted(text), want, "{text}");
    }
}

#[test]
fn marks_tokens_inside() {
    let text = "He said “we sail” and left.";
    let article = article(text, "");
    let inside: Vec<&str> =
        article.document.tokens.iter().filter(|t| t.looks(Shape::QUOTED)).map(|t| t.span.of(text)).collect();
    assert_eq!(inside, ["we", "sail"]);
}

#[test]
fn a_stray_mark_does_not_swallow_the_article() {
    let mut text = "The \"odd mark stands here alone.\n".to_owned();
    for k in 0..40 {
        text.push_str(&format!("Nothing is quoted in line {k}.\n"));
    }
    let lengths: Vec<usize> = quoted(&text).iter().map(String::len).collect();
    assert!(lengths.iter().all(|n| *n < 40), "{lengths:?}");
}

#[test]
fn many_and_long_quotations_are_fast() {
    let many = "“We sail at dawn,” he said to the 'crew'.\n".repeat(10_000);
    assert_eq!(quoted(&many).len(), 10_000);
    let long = format!("“{}”", "We sail at dawn and 'they' wait. ".repeat(3_500));
    assert_eq!(quoted(&long).len(), 1);
    let open = "“ \" ' ‘ ".repeat(20_000);
    quoted(&open);
}
