//! Quotation marks as they stand in the text, before anything is paired.

use std::iter::Peekable;

use memchr::{memchr2_iter, memchr3_iter};

use crate::lexicon::speech::reports;
use crate::model::{Paragraph, Span};

/// Which way a mark may turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Opens,
    Closes,
    Either,
}

/// One quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    /// Index of its paragraph.
    pub line: u32,
    /// Double, else single.
    pub double: bool,
    pub way: Way,
}

impl Mark {
    /// The character before it, inside its paragraph.
    pub fn before(&self, page: &Page<'_>) -> Option<char> {
        page.text[page.lines[self.line as usize].span.start as usize..self.span.start as usize].chars().next_back()
    }

    /// The character after it, inside its paragraph.
    pub fn after(&self, page: &Page<'_>) -> Option<char> {
        page.text[self.span.end as usize..page.lines[self.line as usize].span.end as usize].chars().next()
    }

    /// What stands before it in its paragraph.
    pub fn head<'a>(&self, page: &Page<'a>) -> &'a str {
        &page.text[page.lines[self.line as usize].span.start as usize..self.span.start as usize]
    }

    /// What stands after it in its paragraph.
    pub fn rest<'a>(&self, page: &Page<'a>) -> &'a str {
        &page.text[self.span.end as usize..page.lines[self.line as usize].span.end as usize]
    }
}

/// The text and its paragraphs.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub lines: &'a [Paragraph],
}

impl Page<'_> {
    pub fn end_of(&self, line: u32) -> u32 {
        self.lines[line as usize].span.end
    }

    pub fn start_of(&self, line: u32) -> u32 {
        self.lines[line as usize].span.start
    }
}

/// The lesser of what two ascending sequences give next.
fn next<A: Iterator<Item = usize>, B: Iterator<Item = usize>>(
    a: &mut Peekable<A>,
    b: &mut Peekable<B>,
) -> Option<usize> {
    match (a.peek(), b.peek()) {
        (Some(x), Some(y)) if y < x => b.next(),
        (None, _) => b.next(),
        _ => a.next(),
    }
}

/// All quotation marks in order; apostrophes inside words are none.
pub(super) fn scan(page: Page<'_>) -> Vec<Mark> {
    let bytes = page.text.as_bytes();
    let mut out = Vec::new();
    for (line, paragraph) in page.lines.iter().enumerate() {
        let (mut at, end) = (paragraph.span.start as usize, paragraph.span.end as usize);
        // The bytes that a mark begins with, the usual ones and the others.
        let start = at;
        let mut usual = memchr3_iter(b'"', b'\'', 0xe2, &bytes[at..end]).peekable();
        let mut other = memchr2_iter(b'`', 0xc2, &bytes[at..end]).peekable();
        while let Some(next) = next(&mut usual, &mut other) {
            if start + next < at {
                continue;
            }
            at = start + next;
            let (len, double, way) = match bytes[at] {
                b'"' => (1, true, Way::Either),
                b'`' if bytes[at + 1..end].first() == Some(&b'`') => (2, true, Way::Opens),
                b'`' => (1, false, Way::Opens),
                b'\'' if bytes[at + 1..end].first() == Some(&b'\'') => (2, true, Way::Either),
                b'\'' => (1, false, Way::Either),
                0xc2 if bytes[at + 1] == 0xab => (2, true, Way::Opens),
                0xc2 if bytes[at + 1] == 0xbb => (2, true, Way::Closes),
                0xe2 if bytes[at + 1] == 0x80 => match bytes[at + 2] {
                    0x9c | 0x9e | 0x9f => (3, true, Way::Opens),
                    0x9d => (3, true, Way::Closes),
                    0x98 | 0x9b => (3, false, Way::Opens),
                    0x99 => (3, false, Way::Closes),
                    _ => {
                        at += 3;
                        continue;
                    }
                },
                _ => {
                    at += 1;
                    continue;
                }
            };
            let span = Span::new(at as u32, (at + len) as u32);
            at += len;
            let mark = Mark { span, line: line as u32, double, way };
            let inside = !double
                && mark.before(&page).is_some_and(char::is_alphanumeric)
                && mark.after(&page).is_some_and(char::is_alphanumeric);
            if !inside {
                out.push(mark);
            }
        }
    }
    out
}

/// Whether one of the next `n` words speaks.
pub(super) fn speech_after(rest: &str, n: usize) -> bool {
    rest.split_whitespace().take(n).any(reports)
}

/// Whether one of the last `n` words speaks.
pub(super) fn speech_before(head: &str, n: usize) -> bool {
    head.split_whitespace().rev().take(n).any(reports)
}
