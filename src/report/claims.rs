//! The claims of articles, one by one.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io;

use super::Look;
use super::ink::{Ink, Text, develop};
use super::view::View;
use crate::model::{Article, Claim, Term, Value};
use crate::text::{safe, told};

/// Writes one JSON object a line: place, kind, words, value, what it is about. Some claims at a time, so that the
/// output of a large article never lies in memory as a whole.
///
/// # Errors
/// Those of `out`.
pub fn jsonl(articles: &[Article], out: &mut dyn io::Write) -> io::Result<()> {
    /// More than this does not wait in memory.
    const FULL: usize = 1 << 15;
    let view = View::of(articles.iter().map(|a| &a.source).collect());
    let (mut lines, mut start, mut scratch) = (Vec::with_capacity(FULL + FULL / 8), Vec::new(), String::new());
    for (index, article) in articles.iter().enumerate() {
        start.clear();
        start.extend_from_slice(b"{\"path\":");
        safe::json_string(&mut start, &article.source.path);
        let mut parts = Vec::new();
        for claim in &article.claims {
            let place = view.place(index as u32, claim.mention.span);
            lines.extend_from_slice(&start);
            push_field(&mut lines, b",\"line\":", place.line);
            push_field(&mut lines, b",\"column\":", place.column);
            push_field(&mut lines, b",\"start\":", place.start);
            push_field(&mut lines, b",\"end\":", place.end);
            // The name of a kind is a plain word.
            lines.extend_from_slice(b",\"kind\":\"");
            lines.extend_from_slice(claim.mention.kind.as_bytes());
            lines.extend_from_slice(b"\",\"text\":");
            let (from, text) = (lines.len(), claim.mention.span.of(&article.source.text));
            safe::json_string(&mut lines, text);
            let to = lines.len();
            lines.extend_from_slice(b",\"value\":");
            if let Value::Words(words) = &claim.value {
                // Most names are written as they stand.
                if words.written == text {
                    lines.extend_from_within(from..to);
                } else {
                    safe::json_string(&mut lines, &words.written);
                }
            } else {
                scratch.clear();
                let _ = write!(scratch, "{}", claim.value);
                safe::json_string(&mut lines, &scratch);
            }
            lines.extend_from_slice(b",\"timex\":");
            match claim.value.timex() {
                Some(timex) => safe::json_string(&mut lines, &timex),
                None => lines.extend_from_slice(b"null"),
            }
            lines.extend_from_slice(b",\"about\":\"");
            about(article, claim, &mut parts, |part| safe::json_text(&mut lines, part));
            lines.extend_from_slice(b"\"}\n");
            if lines.len() >= FULL {
                out.write_all(&lines)?;
                lines.clear();
            }
        }
    }
    out.write_all(&lines)
}

/// Adds a name and a number.
fn push_field<const N: usize>(out: &mut Vec<u8>, name: &[u8; N], number: u32) {
    out.extend_from_slice(name);
    // Ten digits at most.
    let mut buffer = [0; 10];
    let (mut at, mut rest) = (buffer.len(), number);
    while rest >= 100 {
        at -= 2;
        let [ten, one] = PAIRS[(rest % 100) as usize];
        (buffer[at], buffer[at + 1]) = (ten, one);
        rest /= 100;
    }
    let [ten, one] = PAIRS[rest as usize];
    at -= 1;
    buffer[at] = one;
    if rest >= 10 {
        at -= 1;
        buffer[at] = ten;
    }
    out.extend_from_slice(&buffer[at..]);
}

/// The numbers of two digits.
const PAIRS: [[u8; 2]; 100] = {
    let (mut all, mut n) = ([[0; 2]; 100], 0);
    while n < 100 {
        all[n] = [b'0' + (n / 10) as u8, b'0' + (n % 10) as u8];
        n += 1;
    }
    all
};

/// Tells what a claim is about piece by piece, in the article's own words: `officer: handed, weapons`. `parts` is empty room.
fn about<'a>(article: &'a Article, claim: &'a Claim, parts: &mut Vec<Cow<'a, str>>, mut tell: impl FnMut(&str)) {
    let frame = &claim.frame;
    let word = |t: &Term| safe::word(t.span.of(&article.source.text));
    parts.clear();
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
    for (at, part) in parts.iter().enumerate() {
        match at {
            0 => {}
            _ if at < head => tell(" "),
            _ if at == head => tell(": "),
            _ => tell(", "),
        }
        tell(part);
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
            let mut topic = String::new();
            about(article, claim, &mut Vec::new(), |part| topic.push_str(part));
            vec![
                Text::new().add(Ink::Dim, &format!("{}:{}", place.line, place.column)),
                Text::new().plain(claim.mention.kind),
                Text::new().add(Ink::Bold, &words),
                Text::new().plain(&value),
                Text::new().add(Ink::Dim, &topic),
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
