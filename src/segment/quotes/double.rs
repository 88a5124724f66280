//! Pairs double quotation marks.

use crate::lexicon::speech::reports;
use crate::model::{Paragraph, Quotation, Span};

use super::marks::{Mark, Page, Way, speech_after, speech_before};

/// How many paragraphs a quotation may run on to look for its closing mark.
const REACH: u32 = 6;

/// The quotations in double marks, in order.
pub(super) fn pair(page: Page<'_>, marks: &[Mark]) -> Vec<Quotation> {
    let marks = without_inches(page, marks);
    let mut out = Pairs { page, found: Vec::new() };
    let mut open: Option<Mark> = None;
    let (mut k, mut start, mut odd) = (0, 0, false);
    while k < marks.len() {
        let mark = marks[k];
        if k == 0 || marks[k - 1].line != mark.line {
            start = k;
            odd = marks[k..].iter().take_while(|m| m.line == mark.line).count() % 2 == 1;
        }
        match open {
            None => open = out.begin(mark, k == start, odd),
            Some(from) if from.line == mark.line => {
                let german = from.span.of(page.text) == "„";
                if mark.way != Way::Opens || german || closes_by_place(&mark, page) {
                    out.close(from, mark);
                    open = None;
                } else {
                    // Two openers: the first one was never closed, or was stray.
                    open = Some(mark);
                }
            }
            Some(from) => {
                open = None;
                if !out.run_on(from, mark) {
                    continue;
                }
            }
        }
        k += 1;
    }
    if let Some(from) = open {
        out.cut_short(from, from.line);
    }
    out.found
}

/// Marks without those that stand for inches: after a digit, in a paragraph whose other straight marks are even in number.
fn without_inches(page: Page<'_>, marks: &[Mark]) -> Vec<Mark> {
    let mut out = Vec::with_capacity(marks.len());
    let mut k = 0;
    while k < marks.len() {
        let line = marks[k].line;
        let of_line = marks[k..].iter().take_while(|m| m.line == line).count();
        let group = &marks[k..k + of_line];
        let mut straight = group.iter().filter(|m| m.double && m.way == Way::Either).count();
        let mut inside = false;
        for mark in group.iter().filter(|m| m.double) {
            if mark.way == Way::Either && is_measure(mark, page) && (!straight.is_multiple_of(2) || !inside) {
                straight -= 1;
                continue;
            }
            inside = match mark.way {
                Way::Opens => true,
                Way::Closes => false,
                Way::Either => !inside,
            };
            out.push(*mark);
        }
        k += of_line;
    }
    out
}

/// A straight mark after a digit that something of the sentence follows.
fn is_measure(mark: &Mark, page: Page<'_>) -> bool {
    let head = mark.head(&page);
    let head = head.strip_suffix([' ', '-']).unwrap_or(head);
    let glued = head.len() == mark.head(&page).len();
    head.ends_with(|c: char| c.is_ascii_digit())
        && mark
            .after(&page)
            .is_some_and(|c| c.is_alphabetic() && glued || matches!(c, ' ' | ')' | '-') || c.is_alphabetic())
}

/// An opening mark that was typed where a closing one belongs: glued to a stop, with nothing glued after it.
fn closes_by_place(mark: &Mark, page: Page<'_>) -> bool {
    matches!(mark.before(&page), Some('.' | ',' | '!' | '?'))
        && mark.after(&page).is_none_or(|c| c.is_whitespace() || c == ')')
}

struct Pairs<'a> {
    page: Page<'a>,
    found: Vec<Quotation>,
}

impl Pairs<'_> {
    /// Takes a mark while no quotation is open: the opener, if it is one. `first`: of its paragraph; `odd`: its paragraph
    /// holds an odd number of marks.
    fn begin(&mut self, mark: Mark, first: bool, odd: bool) -> Option<Mark> {
        let rest = mark.rest(&self.page);
        let glued = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
        let opens = match mark.way {
            Way::Opens => true,
            Way::Closes => glued && mark.before(&self.page).is_none_or(char::is_whitespace),
            Way::Either => {
                let lost = first && odd && !mark.head(&self.page).is_empty() && said(rest);
                let bare = |c: char| matches!(c, '.' | ',' | ';' | ':' | ')') || c.is_whitespace();
                !lost && !rest.chars().take(200).all(bare)
            }
        };
        if opens {
            return Some(mark);
        }
        // The opener was lost: the quotation starts with its paragraph.
        if first && mark.head(&self.page).split_whitespace().take(5).count() == 5 && speech_after(rest, 5) {
            let start = self.page.start_of(mark.line);
            self.push(Span::new(start, mark.span.start), Span::new(start, mark.span.end), mark.line);
        }
        None
    }

    fn close(&mut self, from: Mark, mark: Mark) {
        self.push(Span::new(from.span.end, mark.span.start), from.span.to(mark.span), from.line);
    }

    /// A quotation is open from an earlier paragraph: whether this mark closes it. If not, the quotation has ended where
    /// its paragraph (or the last one that belongs to it) does, and the mark is still to be taken.
    fn run_on(&mut self, from: Mark, mark: Mark) -> bool {
        let page = &self.page;
        let head = mark.head(page);
        let near = mark.line - from.line <= REACH;
        if head.is_empty() && mark.way != Way::Closes {
            // A repeated opening mark. Lines between belong to the quotation only where lines, not blank lines, part the text.
            let last = if near && self.is_solid(from.line, mark.line) { mark.line - 1 } else { from.line };
            self.cut_short(from, last);
            return false;
        }
        let ends_words =
            head.trim_end().ends_with(|c: char| matches!(c, '.' | ',' | '!' | '?' | '…') || c.is_alphabetic());
        let closes = match mark.way {
            Way::Closes => true,
            Way::Opens => false,
            Way::Either => ends_words && !speech_before(head, 3) && !head.trim_end().ends_with([':', ';']),
        };
        if near && closes {
            self.close(from, mark);
            return true;
        }
        self.cut_short(from, from.line);
        false
    }

    /// Whether the paragraphs between two opening marks go on with the first quotation: they report no speech, and either
    /// no blank line parts them or the text has one sentence in a paragraph. Elsewhere each would begin with a mark.
    fn is_solid(&self, from: u32, to: u32) -> bool {
        let lines = &self.page.lines[from as usize..to as usize];
        let single = lines.iter().all(|p| p.sentences.len() == 1 && p.zone.counts() && ends(p.span.of(self.page.text)));
        let broken = (from..to).any(|line| {
            let between = &self.page.text[self.page.end_of(line) as usize..self.page.start_of(line + 1) as usize];
            between.matches('\n').count() > 1
        });
        let silent = |p: &Paragraph| !p.span.of(self.page.text).split_whitespace().take(60).any(reports);
        (single || !broken) && lines[1..].iter().all(silent)
    }

    /// A quotation without a closing mark, up to the end of a paragraph. A stray mark before a word or two is none.
    fn cut_short(&mut self, from: Mark, last: u32) {
        let inner = Span::new(from.span.end, self.page.end_of(last));
        if inner.start < inner.end && inner.of(self.page.text).split_whitespace().take(3).count() == 3 {
            self.push(inner, from.span.to(inner), from.line);
        }
    }

    fn push(&mut self, span: Span, outer: Span, paragraph: u32) {
        if span.of(self.page.text).contains(char::is_alphanumeric) {
            self.found.push(Quotation { span, outer, paragraph });
        }
    }
}

/// Whether the text goes on with a reporting clause: `he said`, `said the minister`, `Ms Roe told`.
fn said(rest: &str) -> bool {
    speech_after(rest, 4)
}

fn ends(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '…'])
}
