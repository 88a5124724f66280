//! Paragraphs: what line breaks mean in this file.

use memchr::memchr_iter;

use crate::model::{Paragraph, Source, Span, Zone};

/// Cuts the body into paragraphs. Blank lines always part them; a single line break does too, unless the text is
/// hard-wrapped (then lines are joined up to the next blank line).
pub(super) fn cut(source: &Source) -> Vec<Paragraph> {
    let text = &source.text[source.body.range()];
    let wrapped = is_wrapped(text);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut open: Option<Span> = None;
    let mut start = 0;
    let ends = memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let line = &text[start..end];
        let trimmed = line.trim();
        let at = source.body.start + (start + (line.len() - line.trim_start().len())) as u32;
        start = end + 1;
        if trimmed.is_empty() {
            push(&mut out, open.take());
            continue;
        }
        let span = Span::new(at, at + trimmed.len() as u32);
        let alone =
            source.markdown && (trimmed.starts_with('#') || trimmed.starts_with("- ") || trimmed.starts_with("* "));
        open = match open.take() {
            Some(before) if wrapped && !alone => Some(before.to(span)),
            before => {
                push(&mut out, before);
                Some(span)
            }
        };
        if alone {
            push(&mut out, open.take());
        }
    }
    push(&mut out, open);
    out
}

fn push(out: &mut Vec<Paragraph>, span: Option<Span>) {
    if let Some(span) = span {
        out.push(Paragraph { span, sentences: 0..0, zone: Zone::Body, silenced: Vec::new() });
    }
}

/// Hard-wrapped text: no line over 100 characters, and most lines that another line follows break off in mid-sentence.
fn is_wrapped(text: &str) -> bool {
    let (mut broken, mut whole) = (0_u32, 0_u32);
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        if line.chars().count() > 100 {
            return false;
        }
        if line.is_empty() || lines.peek().is_none_or(|next| next.is_empty()) {
            continue;
        }
        let last = line.chars().rev().find(|c| !matches!(c, '"' | '\'' | '”' | '’' | ')'));
        if matches!(last, Some('.' | '!' | '?' | ':')) { whole += 1 } else { broken += 1 }
    }
    broken > whole
}
