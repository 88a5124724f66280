//! From characters to raw words, numbers and signs.

use crate::model::Span;

/// What a raw piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Number,
    Sign(char),
}

/// A piece of text before folding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    pub span: Span,
    pub sort: Sort,
    /// White space stands before it.
    pub spaced: bool,
}

pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '`' | '\u{b4}')
}

/// Cuts one piece of `text` into raw words, numbers and signs.
pub(super) fn cut(text: &str, piece: Span, out: &mut Vec<Raw>) {
    let part = &text[..piece.end as usize];
    let (mut at, mut spaced) = (piece.start as usize, true);
    while at < part.len() {
        let (start, byte) = (at, part.as_bytes()[at]);
        // Blanks and words of plain letters are nearly all there is.
        if byte == b' ' {
            at += 1;
            spaced = true;
            continue;
        }
        if byte.is_ascii_alphabetic()
            && let Some(end) = letters_end(part.as_bytes(), at)
        {
            out.push(Raw { span: Span::new(start as u32, end as u32), sort: Sort::Word, spaced });
            (at, spaced) = (end, false);
            continue;
        }
        let Some(c) = part[at..].chars().next() else { break };
        let sort = if c.is_alphabetic() {
            at = word_end(part, at);
            Sort::Word
        } else if c.is_ascii_digit() {
            at = number_end(part.as_bytes(), at);
            Sort::Number
        } else {
            at += c.len_utf8();
            if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' {
                spaced = true;
                continue;
            }
            Sort::Sign(c)
        };
        out.push(Raw { span: Span::new(start as u32, at as u32), sort, spaced });
        spaced = false;
    }
}

/// Where a run of ASCII letters ends, when nothing behind it can belong to the word: so most words end.
fn letters_end(bytes: &[u8], from: usize) -> Option<usize> {
    let len = bytes[from..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let next = bytes.get(from + len).copied().unwrap_or(b' ');
    let goes_on = next >= 0x80 || next.is_ascii_digit() || next == b'\'' || (next == b'.' && len == 1);
    (len > 0 && !goes_on).then_some(from + len)
}

/// Letters, digits after letters, inner apostrophes, and the dots of `U.S` and `p.m`.
fn word_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        let follows = text[next..].chars().next();
        let inside = c.is_alphanumeric()
            || ('\u{300}'..'\u{370}').contains(&c)
            || (is_apostrophe(c) && c != '`' && follows.is_some_and(char::is_alphabetic))
            || (c == '.' && is_initial(text, from, at) && follows.is_some_and(|f| single(text, next, f)));
        if !inside {
            break;
        }
        at = next;
    }
    at
}

/// Whether a lone letter stands before the dot at `at`.
fn is_initial(text: &str, from: usize, at: usize) -> bool {
    at == from + 1 || (at >= from + 2 && text.as_bytes()[at - 2] == b'.')
}

/// Whether `c` at `at` is a letter of its own: no second letter follows.
fn single(text: &str, at: usize, c: char) -> bool {
    c.is_alphabetic() && !text[at + c.len_utf8()..].starts_with(|n: char| n.is_alphanumeric())
}

/// Digits with commas before three digits, a point or a colon before digits.
fn number_end(bytes: &[u8], from: usize) -> usize {
    let digits = |at: usize| bytes[at.min(bytes.len())..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let (mut at, mut parted) = (from, false);
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b',' if !parted && digits(at + 1) == 3 => at += 4,
            b'.' if !parted && digits(at + 1) > 0 => {
                parted = true;
                at += 1;
            }
            b':' if !parted && digits(at + 1) == 2 => {
                parted = true;
                at += 1;
            }
            _ => break,
        }
    }
    at
}
