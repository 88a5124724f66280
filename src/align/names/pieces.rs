//! Pieces: how the words of a sentence are cut into what names are made of, and how each piece stands there.

use std::borrow::Cow;

use super::forms::{Piece, flag};
use crate::lexicon::names::PARTICLES;
use crate::model::{Classes, Shape, Token};
use crate::text::fold;

/// A word or a number.
pub(super) const SOLID: Shape = Shape(Shape::WORD.0 | Shape::NUMBER.0);

/// Whether the token is a word in small letters between two others, glued to none: then nothing of what a name has holds of it.
pub(super) fn is_small(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let capital = Shape::CAPITAL.with(Shape::INNER_CAPITAL).with(Shape::NUMBER);
    token.looks(Shape::WORD)
        && !token.looks(capital)
        && token.span.len() > 2
        && tokens.get(at + 1).is_none_or(|t| t.looks(Shape::SPACED))
        && at.checked_sub(1).is_some_and(|b| tokens[b].looks(SOLID))
}

/// Whether what stands between a piece and a token lets them be one name.
pub(super) fn follows(text: &str, last: &Piece, token: &Token) -> bool {
    let (end, start) = (last.span.end as usize, token.span.start as usize);
    (end + 1 == start && text.as_bytes()[end] == b' ') || joined(&text[end..start])
}

pub(super) fn flags(
    text: &str,
    tokens: &[Token],
    at: usize,
    end: usize,
    headline: bool,
    follows: bool,
    last: Option<&Piece>,
) -> u8 {
    let token = &tokens[at];
    let mut flags = 0;
    if follows && last.is_some_and(|p| self::follows(text, p, token)) {
        flags |= flag::JOINED;
    }
    if headline {
        flags |= flag::HEADLINE;
    }
    if end == at + 1 && token.is_a(Classes::FUNCTION) {
        flags |= flag::STOP;
    }
    let inner = token.looks(Shape::INNER_CAPITAL)
        || (token.span.len() == 2 && text.as_bytes()[token.span.start as usize + 1].is_ascii_uppercase());
    let capital = tokens[at..end].iter().any(|t| t.looks(Shape::CAPITAL)) || (token.looks(Shape::WORD) && inner);
    let before = at.checked_sub(1).map(|b| &tokens[b]).filter(|t| !t.looks(SOLID)).map(|t| t.span.of(text));
    let opened = matches!(before, Some("“" | "\"" | "‘" | "'" | "`" | "„"));
    // `-Dwarnings`: a switch of a program.
    let switch = before == Some("-") && !token.looks(Shape::SPACED) && (at == 1 || tokens[at - 1].looks(Shape::SPACED));
    let capital = capital && !switch;
    if capital {
        flags |= flag::CAPITAL;
        let starts = token.looks(Shape::FIRST)
            || opened
            || matches!(before, Some("!" | "?" | ":" | ";" | "…" | "•" | "*"))
            || (at == 1 && !tokens[0].looks(SOLID));
        if !headline && !starts {
            flags |= flag::MID;
        }
    }
    if capital && tokens[at..end].iter().all(|t| !t.looks(Shape::WORD) || t.looks(Shape::ALL_CAPS)) {
        flags |= flag::CAPS;
    }
    if opened && tokens.get(end).is_some_and(|t| matches!(t.span.of(text), "”" | "\"" | "’" | "'")) {
        flags |= flag::COINED;
    }
    if end == at + 1 && token.looks(Shape::WORD) && token.span.len() == 1 {
        flags |= flag::INITIAL;
    }
    flags
}

/// Whether what stands between two pieces lets them be one name.
fn joined(gap: &str) -> bool {
    gap == " " || matches!(gap, "\u{a0}" | "-" | ". " | ".\u{a0}" | "." | " & " | "  ")
}

/// One past the last token of the piece that starts at `at`.
pub(super) fn piece_end(text: &str, tokens: &[Token], at: usize) -> usize {
    let glued = |k: usize| tokens.get(k).is_some_and(|t| !t.looks(Shape::SPACED));
    let word = |k: usize| tokens.get(k).is_some_and(|t| t.looks(SOLID));
    let mut end = at + 1;
    loop {
        if !glued(end) {
            return end;
        }
        if word(end) && tokens[end - 1].looks(Shape::NUMBER) {
            // `9600M`: digits and a letter.
            end += 1;
        } else if glued(end + 1) && word(end + 1) && joins(text, tokens, end) {
            end += 2;
        } else {
            return end;
        }
    }
}

/// Whether the sign at `at` joins the words around it. A hyphen before a function word stands for a dash.
fn joins(text: &str, tokens: &[Token], at: usize) -> bool {
    let tail = &tokens[at + 1];
    match tokens[at].span.of(text) {
        "-" | "‐" | "‑" => !tail.is_a(Classes::FUNCTION) || PARTICLES[1..].contains(&tail.word),
        "&" => true,
        "." => !tail.looks(Shape::CAPITAL),
        _ => false,
    }
}

/// Lower case, no diacritics, nothing but letters and digits.
pub(super) fn squash(written: &str) -> String {
    if written.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return written.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(written.len());
    if written.is_ascii() {
        let kept = written.bytes().filter(u8::is_ascii_alphanumeric);
        out.extend(kept.map(|b| char::from(b.to_ascii_lowercase())));
    } else {
        out.extend(written.chars().flat_map(char::to_lowercase).map(fold::base).filter(|c| c.is_alphanumeric()));
    }
    out
}

/// The same; what is written so already is not copied.
pub(super) fn squashed(written: &str) -> Cow<'_, str> {
    let plain = written.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if plain { Cow::Borrowed(written) } else { Cow::Owned(squash(written)) }
}

/// Whether capitals say nothing in this sentence: 70 of 100 longer words have one and no stop ends it, or most are all capitals.
pub(super) fn is_headline(text: &str, tokens: &[Token]) -> bool {
    let (mut long, mut capital, mut caps) = (0_usize, 0_usize, 0_usize);
    for token in tokens.iter().filter(|t| t.looks(Shape::WORD) && t.span.len() >= 4) {
        long += 1;
        capital += usize::from(token.looks(Shape::CAPITAL));
        caps += usize::from(token.looks(Shape::ALL_CAPS));
    }
    let stop = tokens.iter().rev().take(2).any(|t| matches!(t.span.of(text), "." | "!" | "?"));
    long > 0 && ((capital * 10 >= long * 7 && !stop) || (caps * 10 > long * 7 && long > 1))
}
