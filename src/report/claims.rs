//! The claims of articles, one by one.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use super::Look;
use super::ink::{Ink, Text, develop};
use super::view::View;
use crate::model::{Article, Claim, Term, Value};
use crate::text::{safe, told};

/// Writes one JSON object a line: place, kind, words, value, what it is about. Claim by claim, so that the output of a
/// large article never lies in memory as a whole.
///
/// # Errors
/// Those of `out`.
pub fn jsonl(articles: &[Article], out: &mut dyn io::Write) -> io::Result<()> {
    let view = View::of(articles.iter().map(|a| &a.source).collect());
    let (mut line, mut start, mut scratch) = (Vec::new(), Vec::new(), String::new());
    for (index, article) in articles.iter().enumerate() {
        start.clear();
        start.extend_from_slice(b"{\"path\":");
        safe::json_string(&mut start, &article.source.path);
        for claim in &article.claims {
            let place = view.place(index as u32, claim.mention.span);
            line.clear();
            line.extend_from_slice(&start);
            push_field(&mut line, b",\"line\":", place.line);
            push_field(&mut line, b",\"column\":", place.column);
            push_field(&mut line, b",\"start\":", place.start);
            push_field(&mut line, b",\"end\":", place.end);
            // The name of a kind is a plain word.
            line.extend_from_slice(b",\"kind\":\"");
            line.extend_from_slice(claim.mention.kind.as_bytes());
            line.extend_from_slice(b"\",\"text\":");
            let (from, text) = (line.len(), claim.mention.span.of(&article.source.text));
            safe::json_string(&mut line, text);
            let to = line.len();
            line.extend_from_slice(b",\"value\":");
            if let Value::Words(words) = &claim.value {
                // Most names are written as they stand.
                if words.written == text {
                    line.extend_from_within(from..to);
                } else {
                    safe::json_string(&mut line, &words.written);
                }
            } else {
                scratch.clear();
                let _ = write!(scratch, "{}", claim.value);
                safe::json_string(&mut line, &scratch);
            }
            line.extend_from_slice(b",\"timex\":");
            match claim.value.timex() {
                Some(timex) => safe::json_string(&mut line, &timex),
                None => line.extend_from_slice(b"null"),
            }
            line.extend_from_slice(b",\"about\":");
            safe::json_string(&mut line, &about(article, claim));
            line.extend_from_slice(b"}\n");
            out.write_all(&line)?;
        }
    }
    Ok(())
}

/// Adds a name and a number at one go.
fn push_field<const N: usize>(out: &mut Vec<u8>, name: &[u8; N], number: u32) {
    let mut buffer = [0; 32];
    let (mut at, mut rest) = (buffer.len(), number);
    loop {
        at -= 1;
        buffer[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    // Ten digits at most, and a short name before them.
    buffer[at - N..at].copy_from_slice(name);
    out.extend_from_slice(&buffer[at - N..]);
}

/// What a claim is about, in the article's own words: `officer: handed, weapons`.
fn about(article: &Article, claim: &Claim) -> String {
    let frame = &claim.frame;
    let word = |t: &Term| safe::word(t.span.of(&article.source.text));
    let mut parts: Vec<Cow<'_, str>> = Vec::new();
    for part in frame.modifiers.iter().chain(frame.head.iter()).map(word) {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    let head = parts.len();
    for part in
        frame.owner.iter().chain(frame.events.first().map(|e| &e.0)).chain(frame.subject.iter().take(3)).map(word)
    {
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    let mut out = String::with_capacity(parts.iter().map(|p| p.len() + 2).sum());
    for (at, part) in parts.iter().enumerate() {
        out.push_str(match at {
            0 => "",
            _ if at < head => " ",
            _ if at == head => ": ",
            _ => ", ",
        });
        out.push_str(part);
    }
    out
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
