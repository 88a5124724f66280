//! Comments that silence a paragraph: `<!-- crosscheck: ignore date Corrected in a later edition. -->`

use memchr::memmem;

use crate::kind::KINDS;
use crate::model::{Silence, Span};
use crate::text::{safe, similar};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";
const NAME: &str = "crosscheck:";
const EXAMPLE: &str = "<!-- crosscheck: ignore date why it is fine -->";

/// Takes the comments that speak to crosscheck out of `text` from byte `from` on: they are made blank, so that nobody
/// reads them as text and every other character keeps its place. Says what cannot be understood.
pub(super) fn take(path: &str, text: &mut String, from: usize) -> (Vec<Silence>, Vec<String>) {
    let (mut found, mut notices) = (Vec::new(), Vec::new());
    let mut blank: Vec<Span> = Vec::new();
    for at in memmem::find_iter(&text.as_bytes()[from..], OPEN).map(|at| from + at) {
        let inner = &text[at + OPEN.len()..];
        if blank.last().is_some_and(|b| at < b.end as usize) || !inner.trim_start().starts_with(NAME) {
            continue;
        }
        let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() as u32 + 1;
        let Some(end) = inner.find(CLOSE) else {
            notices.push(format!("{path}:{line}: a comment for crosscheck has no end (write {EXAMPLE})"));
            continue;
        };
        let span = Span::new(at as u32, (at + OPEN.len() + end + CLOSE.len()) as u32);
        blank.push(span);
        match read(&inner[..end]) {
            Ok((kinds, reason)) => found.push(Silence { span, kinds, reason, line }),
            Err(fault) => notices.push(format!("{path}:{line}: {fault}: nothing is silenced (write {EXAMPLE})")),
        }
    }
    for span in blank {
        let white = whitened(span.of(text));
        text.replace_range(span.range(), &white);
    }
    (found, notices)
}

/// What comments of markup silence: each with the byte of the text that it speaks of, the byte of the file where it stands,
/// and its words. Says what cannot be understood.
pub(super) fn told(
    path: &str,
    remarks: &[(u32, u32, String)],
    line: &dyn Fn(usize) -> usize,
) -> (Vec<Silence>, Vec<String>) {
    let (mut found, mut notices) = (Vec::new(), Vec::new());
    for (at, from, words) in remarks {
        let line = line(*from as usize) as u32;
        match read(words) {
            Ok((kinds, reason)) => found.push(Silence { span: Span::new(*at, *at), kinds, reason, line }),
            Err(fault) => notices.push(format!("{path}:{line}: {fault}: nothing is silenced (write {EXAMPLE})")),
        }
    }
    (found, notices)
}

/// The kinds and the reason of a comment, or what is wrong with it.
fn read(inner: &str) -> Result<(Vec<&'static str>, String), String> {
    let words = safe::one_line(inner.trim_start().trim_start_matches(NAME));
    let (verb, rest) = words.split_once(' ').unwrap_or((&words, ""));
    if verb != "ignore" {
        return Err(format!("a comment for crosscheck says `{verb}`, and only `ignore` is known"));
    }
    let (named, reason) = rest.split_once(' ').unwrap_or((rest, ""));
    let mut kinds = Vec::new();
    for name in named.split(',').filter(|n| !n.is_empty()) {
        match KINDS.iter().find(|k| k.name() == name) {
            Some(kind) => kinds.push(kind.name()),
            None if name == "all" => kinds.extend(KINDS.iter().map(|k| k.name())),
            None => {
                let near = similar::nearest(name, KINDS.iter().map(|k| k.name()));
                let hint = near.map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
                return Err(format!("there is no kind `{name}` to ignore{hint}"));
            }
        }
    }
    match (kinds.is_empty(), reason.is_empty()) {
        (true, _) => Err("a comment for crosscheck names no kind to ignore".to_owned()),
        (_, true) => Err(format!("a comment says to ignore `{named}`, and gives no reason")),
        _ => Ok((kinds, reason.to_owned())),
    }
}

/// White space that takes as many bytes, in UTF-8 and in UTF-16, as the text, and has its line breaks.
fn whitened(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.len_utf8() {
            1 if matches!(c, '\n' | '\r') => out.push(c),
            1 => out.push(' '),
            2 => out.push('\u{a0}'),
            3 => out.push('\u{2003}'),
            _ => out.push_str(" \u{2003}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn reads_comments_and_leaves_blanks_of_the_same_size() {
        let mut text =
            "One.\n<!-- crosscheck: ignore date,age “Checked” \n with the 😀 desk. -->\nTwo <!-- plain --> here.\n"
                .to_owned();
        let before = text.clone();
        let (found, notices) = take("a.md", &mut text, 0);
        assert_eq!(notices, [] as [String; 0]);
        assert_eq!((found[0].kinds.as_slice(), found[0].line), (&["date", "age"][..], 2));
        assert_eq!(found[0].reason, "“Checked” with the 😀 desk.");
        assert_eq!(text.len(), before.len());
        assert_eq!(text.encode_utf16().count(), before.encode_utf16().count());
        assert_eq!(text.matches('\n').count(), before.matches('\n').count());
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["One.", "Two", "<!--", "plain", "-->", "here."]);
    }

    #[test]
    fn says_what_it_cannot_understand() {
        for (text, fault) in [
            ("<!-- crosscheck: ignore dates Checked. -->", "there is no kind `dates` to ignore; did you mean `date`?"),
            ("<!-- crosscheck: ignore date -->", "a comment says to ignore `date`, and gives no reason"),
            ("<!-- crosscheck: ignore -->", "a comment for crosscheck names no kind to ignore"),
            ("<!-- crosscheck: skip date Checked. -->", "says `skip`, and only `ignore` is known"),
            ("<!-- crosscheck: ignore date Checked.", "has no end"),
        ] {
            let (found, notices) = take("a.md", &mut text.to_owned(), 0);
            assert!(found.is_empty() && notices.len() == 1, "{text}");
            assert!(notices[0].starts_with("a.md:1: ") && notices[0].contains(fault), "{}", notices[0]);
        }
    }
}
