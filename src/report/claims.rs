//! The claims of articles, one by one.

use std::io;

use serde::Serialize;

use super::Look;
use super::ink::{Ink, Text, develop};
use super::view::View;
use crate::model::{Article, Claim, Term};
use crate::text::{safe, told};

#[derive(Serialize)]
struct Row<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    start: u32,
    end: u32,
    kind: &'static str,
    text: &'a str,
    value: String,
    timex: Option<String>,
    about: String,
}

/// Writes one JSON object a line: place, kind, words, value, what it is about. Claim by claim, so that the output of a
/// large article never lies in memory as a whole.
///
/// # Errors
/// Those of `out`.
pub fn jsonl(articles: &[Article], out: &mut dyn io::Write) -> io::Result<()> {
    let view = View::of(articles.iter().map(|a| &a.source).collect());
    for (index, article) in articles.iter().enumerate() {
        for claim in &article.claims {
            let place = view.place(index as u32, claim.mention.span);
            let row = Row {
                path: &article.source.path,
                line: place.line,
                column: place.column,
                start: place.start,
                end: place.end,
                kind: claim.mention.kind,
                text: claim.mention.span.of(&article.source.text),
                value: claim.value.to_string(),
                timex: claim.value.timex(),
                about: about(article, claim),
            };
            writeln!(out, "{}", safe::json(serde_json::to_string(&row)?))?;
        }
    }
    Ok(())
}

/// What a claim is about, in the article's own words: `officer: handed, weapons`.
fn about(article: &Article, claim: &Claim) -> String {
    let frame = &claim.frame;
    let word = |t: &Term| safe::one_line(t.span.of(&article.source.text));
    let mut parts: Vec<String> = Vec::new();
    let mut add = |part: String| {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    };
    frame.modifiers.iter().chain(frame.head.iter()).map(word).for_each(&mut add);
    let head = parts.join(" ");
    let mut rest: Vec<String> = Vec::new();
    for word in
        frame.owner.iter().chain(frame.events.first().map(|e| &e.0)).chain(frame.subject.iter().take(3)).map(word)
    {
        if !word.is_empty() && !rest.contains(&word) && !parts.contains(&word) {
            rest.push(word);
        }
    }
    match (head.is_empty(), rest.is_empty()) {
        (_, true) => head,
        (true, false) => rest.join(", "),
        (false, false) => format!("{head}: {}", rest.join(", ")),
    }
}

/// The claims as a table, article by article.
#[must_use]
pub fn table(articles: &[Article], look: Look) -> String {
    let view = View::of(articles.iter().map(|a| &a.source).collect());
    let mut out = String::new();
    for (index, article) in articles.iter().enumerate() {
        let count = article.claims.len();
        let record = article.source.record.as_ref().map(|r| format!(" ({})", safe::one_line(r))).unwrap_or_default();
        let head = Text::new()
            .add(Ink::Bold, &safe::one_line(&article.source.path))
            .add(Ink::Plain, &record)
            .add(Ink::Dim, &format!("  {count} claim{}{}", if count == 1 { "" } else { "s" }, published(article)));
        lines(&mut out, &head.wrap(usize::from(look.width)));
        let rows = article.claims.iter().map(|claim| {
            let place = view.place(index as u32, claim.mention.span);
            let words = safe::one_line(claim.mention.span.of(&article.source.text));
            let value = safe::one_line(&told::told(&claim.value));
            // The value of a quotation or a name is its words again.
            let value = if value.eq_ignore_ascii_case(&words) { String::new() } else { value };
            vec![
                Text::new().add(Ink::Dim, &format!("{}:{}", place.line, place.column)),
                Text::new().plain(claim.mention.kind),
                Text::new().add(Ink::Bold, &words),
                Text::new().plain(&value),
                Text::new().add(Ink::Dim, &about(article, claim)),
            ]
        });
        if look.width < 70 {
            for row in rows {
                let text = row.into_iter().fold(Text::new(), |line, cell| line.join(cell).plain("  "));
                lines(&mut out, &text.wrap(usize::from(look.width)));
            }
        } else {
            lines(&mut out, &super::table::list(&["place", "kind", "words", "value", "about"], rows, look));
        }
        out.push('\n');
    }
    develop(&out, look.color)
}

fn lines(out: &mut String, lines: &[String]) {
    for line in lines {
        out.push_str(line);
        out.push('\n');
    }
}

fn published(article: &Article) -> String {
    let source = &article.source;
    source.published.map(|day| format!(", published {day} ({})", source.date_origin.words())).unwrap_or_default()
}
