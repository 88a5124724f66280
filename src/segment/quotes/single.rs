//! Pairs single quotation marks, which are also apostrophes.

use crate::model::{Quotation, Span};

use super::marks::{Mark, Page, Way};

/// How many paragraphs a quotation in single marks may run over.
const REACH: u32 = 6;
/// Fewer words in single marks are a term or a title.
const WORDS: usize = 4;

/// Short forms that begin with an apostrophe.
const SHORT: [&str; 9] = ["em", "til", "till", "tis", "twas", "cause", "n", "bout", "round"];

/// The quotations in single marks, in order. None runs across the border of one in double marks.
pub(super) fn pair(page: Page<'_>, marks: &[Mark], doubles: &[Quotation]) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut open: Option<Mark> = None;
    for mark in marks.iter().filter(|m| !m.double) {
        if opens(mark, page) {
            open = Some(*mark);
            continue;
        }
        let Some(from) = open else { continue };
        if !closes(mark, page) {
            continue;
        }
        if mark.line > from.line {
            let near = mark.line - from.line <= REACH;
            let whole = from.after(&page).is_some_and(char::is_uppercase)
                && mark.head(&page).ends_with(['.', ',', '!', '?', '…', ']']);
            if !near || !whole {
                open = None;
                continue;
            }
        }
        let inner = Span::new(from.span.end, mark.span.start);
        if house(doubles, from.span.start) == house(doubles, mark.span.start)
            && inner.of(page.text).split_whitespace().take(WORDS).count() == WORDS
        {
            out.push(Quotation { span: inner, outer: from.span.to(mark.span), paragraph: from.line });
        }
        open = None;
    }
    out
}

/// The quotation in double marks that a place lies in.
fn house(doubles: &[Quotation], at: u32) -> Option<usize> {
    let k = doubles.partition_point(|q| q.outer.start <= at).checked_sub(1)?;
    (at < doubles[k].outer.end).then_some(k)
}

fn opens(mark: &Mark, page: Page<'_>) -> bool {
    let free = mark
        .before(&page)
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':' | '-' | '–' | '—' | '"' | '“' | '”' | '\''));
    let word = mark.after(&page).is_some_and(|c| c.is_alphabetic() || matches!(c, '[' | '.' | '…'));
    if mark.way == Way::Closes || !free || !word {
        return false;
    }
    let next: String = mark.rest(&page).chars().take_while(|c| c.is_alphabetic()).take(8).collect();
    !SHORT.contains(&next.to_lowercase().as_str())
}

fn closes(mark: &Mark, page: Page<'_>) -> bool {
    if mark.way == Way::Opens && mark.before(&page).is_none_or(char::is_whitespace) {
        return false;
    }
    let Some(before) = mark.before(&page) else { return false };
    let after = mark.after(&page);
    let ended = matches!(before, '.' | ',' | '!' | '?' | '…' | ')' | ']');
    let free = after.is_none_or(|c| c.is_whitespace() || (!c.is_alphanumeric() && c != '['));
    if !free || !(ended || before.is_alphanumeric()) {
        return false;
    }
    // `the boys' club`: a plural's possessive goes on with a word.
    let possessive = matches!(before, 's' | 'S')
        && mark.rest(&page).trim_start().starts_with(char::is_alphabetic)
        && after.is_some_and(char::is_whitespace);
    // `rock 'n' roll`, `goin' home`: letters dropped in the middle of a sentence.
    let dropped = mark.head(&page).ends_with("in") && after.is_some_and(char::is_whitespace) && mark.way == Way::Either;
    !possessive && !dropped
}
