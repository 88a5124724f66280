//! The little language of the tables under each kind.

use jiff::civil::Date;

use crate::extract::extract;
use crate::lexicon::Reader;
use crate::model::{Article, DateOrigin, Relation, Source, Span};
use crate::segment::segment;

/// Reads `text` as an article published on `published` (ISO, may be empty).
pub(crate) fn article(text: &str, published: &str) -> Article {
    let source = Source {
        path: "test.txt".into(),
        published: published.parse::<Date>().ok(),
        date_origin: DateOrigin::FrontMatter,
        text: text.to_owned(),
        body: Span::new(0, text.len() as u32),
        ..Source::default()
    };
    let document = segment(&source, &mut Reader::default());
    extract(source, document)
}

/// What is read of this kind in `text`, as `words = value`.
pub(crate) fn read(kind: &str, text: &str, published: &str) -> Vec<(String, String)> {
    let article = article(text, published);
    article
        .claims
        .iter()
        .filter(|c| c.mention.kind == kind)
        .map(|c| (c.mention.span.of(text).to_owned(), c.value.timex().unwrap_or_else(|| c.value.to_string())))
        .collect()
}

/// Each phrase gives exactly one value of this kind: `(value, [phrases])`. The phrase is set into a plain sentence when it has no stop.
pub(crate) fn reads(kind: &str, published: &str, table: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (value, phrases) in table {
        for phrase in *phrases {
            let text = if phrase.ends_with(['.', '!', '?']) {
                (*phrase).to_owned()
            } else {
                format!("The report said it was {phrase} in the town.")
            };
            let got: Vec<String> = read(kind, &text, published).into_iter().map(|p| p.1).collect();
            if got != [*value] {
                wrong.push(format!("{phrase:?}: want {value}, got {got:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{kind}:\n{}", wrong.join("\n"));
}

/// None of the sentences holds a value of this kind.
pub(crate) fn ignores(kind: &str, table: &[&str]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|text| Some((text, read(kind, text, "2022-09-10"))).filter(|p| !p.1.is_empty()))
        .map(|(text, got)| format!("{text:?} gave {got:?}"))
        .collect();
    assert!(wrong.is_empty(), "{kind}:\n{}", wrong.join("\n"));
}

/// How the only values of two sentences relate, both ways.
pub(crate) fn relates(kind: &str, published: &str, table: &[(&str, &str, Relation)]) {
    let mut wrong = Vec::new();
    for (a, b, want) in table {
        let value = |text: &str| {
            article(text, published).claims.into_iter().filter(|c| c.mention.kind == kind).map(|c| c.value).next()
        };
        let (Some(x), Some(y)) = (value(a), value(b)) else {
            wrong.push(format!("{a:?} / {b:?}: nothing read"));
            continue;
        };
        let rule = super::by_name(kind).expect("a kind");
        for got in [rule.relate(&x, &y), rule.relate(&y, &x)] {
            if got != *want {
                wrong.push(format!("{a:?} / {b:?}: want {want:?}, got {got:?} ({x} / {y})"));
            }
        }
    }
    assert!(wrong.is_empty(), "{kind}:\n{}", wrong.join("\n"));
}
