//! Paragraphs: what line breaks mean in this file.

use memchr::memchr_iter;

use crate::model::{Paragraph, Source, Span, Zone};

/// Cuts the body into paragraphs: as the markup has them, if there was any, else at line breaks. Blank lines always part
/// paragraphs; a single line break does too, unless the text is hard-wrapped (then lines are joined up to the next blank
/// line).
pub(super) fn cut(source: &Source) -> Vec<Paragraph> {
    let wrapped = is_wrapped(&source.text[source.body.range()]);
    let mut out = Vec::new();
    if source.blocks.is_empty() {
        lines(source, source.body, wrapped, &mut out);
    }
    for block in &source.blocks {
        lines(source, block.span, wrapped || !source.markdown, &mut out);
    }
    out
}

/// Cuts a stretch at its line breaks.
fn lines(source: &Source, stretch: Span, wrapped: bool, out: &mut Vec<Paragraph>) {
    let text = stretch.of(&source.text);
    let mut open: Option<Span> = None;
    let mut start = 0;
    let ends = memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    for end in ends {
        let line = &text[start..end];
        let head = line.trim_start();
        let trimmed = head.trim_end();
        let at = stretch.start + (start + (line.len() - head.len())) as u32;
        start = end + 1;
        if trimmed.is_empty() {
            push(out, open.take());
            continue;
        }
        let span = Span::new(at, at + trimmed.len() as u32);
        open = match open.take() {
            Some(before) if wrapped => Some(before.to(span)),
            before => {
                push(out, before);
                Some(span)
            }
        };
    }
    push(out, open);
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
