//! Clauses: where one statement of a sentence ends and the next begins, by connectives and verbs.

use std::ops::Range;

use super::words::{is_past, is_verb};
use crate::lexicon::markers::{JOINERS, OPENERS, SAID};
use crate::model::{Classes, Cues, Document, Shape, Token, Word};

/// Cuts a sentence into clauses. A piece without a verb belongs to its left neighbour (`after Tuesday`).
pub(super) fn cut(text: &str, document: &Document, sentence: u32, out: &mut Vec<Range<u32>>) {
    let range = document.sentences[sentence as usize].tokens.clone();
    let (first, tokens) = (range.start, &document.tokens[range.start as usize..range.end as usize]);
    out.clear();
    let (mut start, mut verb, mut headless) = (0, false, false);
    let mut close = |start: usize, end: usize, verb: bool| match out.last_mut() {
        Some(last) if !verb => last.end = first + end as u32,
        Some(_) => out.push(first + start as u32..first + end as u32),
        None => {
            headless = !verb;
            out.push(first + start as u32..first + end as u32);
        }
    };
    for at in 0..tokens.len() {
        if at > start && may_open(&tokens[at - 1], &tokens[at]) && opens(text, tokens, at) {
            close(start, at, verb);
            start = at;
            verb = false;
        }
        verb = verb || is_verb(text, tokens, at);
    }
    close(start, tokens.len(), verb);
    // A first piece without a verb (`On Tuesday,`) belongs to what follows it.
    if headless && out.len() > 1 {
        out[1].start = out[0].start;
        out.remove(0);
    }
}

/// Most tokens stand behind a word, which is no mark, and neither is one that parts clauses.
#[inline]
const fn may_open(before: &Token, token: &Token) -> bool {
    !before.looks(Shape::WORD.with(Shape::NUMBER)) || before.cues.with(token.cues).has(Cues::PARTS)
}

fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let before = &tokens[at - 1];
    let mark = if before.looks(Shape::WORD.with(Shape::NUMBER)) { "" } else { before.span.of(text) };
    if matches!(mark, ";" | "—" | "–") || (mark == "-" && before.looks(Shape::SPACED) && token.looks(Shape::SPACED))
    {
        return true;
    }
    if mark == ":" && token.looks(Shape::SPACED) && !token.looks(Shape::NUMBER) {
        return true;
    }
    if OPENERS.contains(token.word) {
        // `as many as`, `than 100`: bounds, not clauses.
        let bound = [const { Word::of("as") }, const { Word::of("than") }].contains(&token.word);
        let next_counts = tokens
            .get(at + 1)
            .is_some_and(|n| n.is_a(Classes::DIGITS.with(Classes::NUMBER)) || n.word == const { Word::of("many") });
        let many = at > 0
            && [
                const { Word::of("many") },
                const { Word::of("much") },
                const { Word::of("well") },
                const { Word::of("such") },
            ]
            .contains(&before.word);
        return !(bound && (next_counts || many));
    }
    if JOINERS.contains(token.word) {
        let next = tokens.get(at + 1);
        let starts = next.is_some_and(|n| {
            (n.is_a(Classes::PRONOUN) && !n.is_a(Classes::NUMBER)) || n.is_a(Classes::AUXILIARY) || is_past(text, n)
        });
        return starts || (mark == "," && next.is_some_and(|n| !n.is_a(Classes::DIGITS.with(Classes::NUMBER))));
    }
    // `…, police said.` and `Police said …`: who said it is a clause of its own.
    if mark == ","
        && (1..=5).any(|k| tokens.get(at + k).is_some_and(said) && (at..at + k).all(|w| tokens[w].looks(Shape::WORD)))
    {
        return true;
    }
    if said(before)
        && at >= 2
        && token.looks(Shape::WORD)
        && !token.is_a(Classes::PREPOSITION.with(Classes::WEEKDAY).with(Classes::CALENDAR))
    {
        return tokens[at..].iter().enumerate().any(|(k, _)| is_verb(text, tokens, at + k));
    }
    if mark == "," {
        let pronoun = token.is_a(Classes::PRONOUN) && !token.is_a(Classes::NUMBER);
        let participle = token.is_a(Classes::VERB) && token.lemma != token.word && !token.span.of(text).ends_with('s');
        return pronoun || (participle && !token.is_name());
    }
    false
}

/// A plain verb of saying.
fn said(token: &Token) -> bool {
    SAID.contains(token.word)
}
