//! Sentences: where a full stop, a question mark or an exclamation mark ends one.

use crate::lexicon::Reader;
use crate::model::{Classes, Cues, Document, Sentence, Shape, Token, Zone};

use super::tokens;

/// Cuts every paragraph of the document into tokens and sentences.
pub(super) fn cut(text: &str, reader: &mut Reader, document: &mut Document) {
    let Document { paragraphs, sentences, tokens: all, .. } = document;
    for (index, paragraph) in paragraphs.iter_mut().enumerate() {
        let first = all.len();
        tokens::cut(text, paragraph.span.start as usize, paragraph.span.end as usize, reader, all);
        paragraph.sentences.start = sentences.len() as u32;
        let mut start = first;
        while start < all.len() {
            let end = sentence_end(text, all, start);
            all[start].shape.0 |= Shape::FIRST.0;
            let none = (Classes::default(), Cues::default());
            let (classes, cues) =
                all[start..end].iter().fold(none, |all, t| (all.0.with(t.classes), all.1.with(t.cues)));
            sentences.push(Sentence {
                span: all[start].span.to(all[end - 1].span),
                tokens: start as u32..end as u32,
                numerals: 0..0,
                paragraph: index as u32,
                zone: Zone::Body,
                classes,
                cues,
            });
            start = end;
        }
        paragraph.sentences.end = sentences.len() as u32;
    }
}

/// One past the last token of the sentence that starts at `start`.
fn sentence_end(text: &str, tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while at < tokens.len() {
        let dotted = tokens[at].looks(Shape::DOTTED);
        if !dotted && tokens[at].looks(Shape::WORD.with(Shape::NUMBER)) {
            at += 1;
            continue;
        }
        let spelling = tokens[at].span.of(text);
        let dotted = dotted && spelling.ends_with('.');
        let stop = matches!(spelling, "." | "!" | "?" | "…") || dotted;
        if !stop {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        // Further stops and closing marks belong to the sentence.
        while end < tokens.len() && closes(text, tokens, end) {
            end += 1;
        }
        if end >= tokens.len() {
            return end;
        }
        if ends_here(text, tokens, start, at, end, dotted) {
            return end;
        }
        at = end;
    }
    tokens.len()
}

/// Stops, brackets and quotation marks that stand right after a stop.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let spelling = token.span.of(text);
    match spelling {
        "." | "!" | "?" | "…" | ")" | "]" | "”" | "’" => {
            !token.looks(Shape::SPACED) || matches!(spelling, "”" | "’")
        }
        // A straight mark closes when it hangs on the stop; with a space on both sides or before it, what follows decides.
        "\"" | "'" => {
            let glued_left = !token.looks(Shape::SPACED);
            let glued_right = tokens.get(at + 1).is_some_and(|t| !t.looks(Shape::SPACED));
            glued_left || !glued_right
        }
        _ => false,
    }
}

fn ends_here(text: &str, tokens: &[Token], start: usize, at: usize, next: usize, dotted: bool) -> bool {
    let follower = &tokens[next];
    let spelling = tokens[at].span.of(text);
    // What opens the next sentence, a quotation mark or bracket skipped.
    let mut opener = next;
    while opener + 1 < tokens.len()
        && matches!(tokens[opener].span.of(text), "\"" | "'" | "“" | "‘" | "(" | "[" | "-" | "–" | "—" | "`")
    {
        opener += 1;
    }
    let opener = &tokens[opener];
    let fresh = opener.looks(Shape::CAPITAL) || opener.looks(Shape::NUMBER) || opener.is_a(Classes::CURRENCY);
    if matches!(spelling, "!" | "?") {
        return fresh;
    }
    if !fresh {
        return false;
    }
    if spelling == "…" || (at > start && tokens[at - 1].span.of(text) == "." && spelling == ".") {
        return opener.looks(Shape::CAPITAL);
    }
    // A stop within a word or number (`FoxSports.com`, `No.1`) or glued to what follows ends a sentence only before a capital.
    if !follower.looks(Shape::SPACED) && next == at + 1 {
        return opener.looks(Shape::CAPITAL)
            && at > start
            && tokens[at - 1].looks(Shape::WORD)
            && tokens[at - 1].span.len() > 3;
    }
    if next > at + 1 {
        // A closing mark after the stop: an abbreviation would not close a quotation.
        return true;
    }
    if dotted {
        // `U.S. troops` goes on, `in the U.S. The` ends.
        return opener.is_a(Classes::OPENER);
    }
    let Some(before) = at.checked_sub(1).filter(|b| *b >= start).map(|b| &tokens[b]) else { return true };
    if tokens[at].looks(Shape::SPACED) {
        return true;
    }
    let initial = before.span.len() == 1 && before.looks(Shape::CAPITAL) && before.span.of(text) != "I";
    if initial {
        return false;
    }
    if before.is_a(Classes::ABBREVIATION) && before.looks(Shape::WORD) {
        return opener.is_a(Classes::OPENER) && !before.is_a(Classes::TITLE);
    }
    true
}
