//! Names told without being said to be names: who is arrested or charged under a full name has been named, and so has the
//! driver of whom the name stands beside the noun.

use crate::model::{Classes, SentenceView, Token, Word, WordSet};

use super::stages::{BE, NOT_SO, Stage, breaks, clause_before, denies, is_person, stage};

const fn w(word: &str) -> Word {
    Word::of(word)
}

const HELD: WordSet = WordSet::of(&[
    w("arrested"),
    w("charged"),
    w("arraigned"),
    w("indicted"),
    w("booked"),
    w("detained"),
    w("apprehended"),
]);
const COUNTS: WordSet = WordSet::of(&[w("count"), w("counts")]);
const FACES: WordSet = WordSet::of(&[w("faces"), w("facing"), w("face")]);
const MANY: WordSet = WordSet::of(&[w("are"), w("were"), w("have")]);
/// It belongs to another case or to the past.
const ELSEWHERE: WordSet = WordSet::of(&[
    w("who"),
    w("whose"),
    w("whom"),
    w("which"),
    w("previously"),
    w("earlier"),
    w("once"),
    w("twice"),
    w("unrelated"),
    w("another"),
    w("also"),
    w("brother"),
    w("father"),
    w("mother"),
    w("sister"),
    w("cousin"),
    w("friend"),
    w("ago"),
    w("last"),
    w("years"),
]);

/// How far before its verb a name may stand.
const FAR: usize = 30;

/// The name told at token `i`: `Ada Holm, 20, and Bo Roe, 24, were arrested`, `Ada Holm faces one count of murder`.
pub(super) fn at(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let token = view.tokens[i];
    let verb = if COUNTS.contains(token.word) {
        (i.saturating_sub(4)..i).rev().find(|k| FACES.contains(view.tokens[*k].word))?
    } else if HELD.contains(token.word) {
        (i.saturating_sub(3)..i).rev().find(|k| BE.contains(view.tokens[*k].word))?
    } else {
        return None;
    };
    let verbs = |t: &Token| t.is_a(Classes::AUXILIARY) || BE.contains(t.word);
    let start = (0..verb).rev().take_while(|k| verbs(&view.tokens[*k])).last().unwrap_or(verb);
    let year = |t: &Token| {
        let word = t.span.of(view.text).as_bytes();
        word.len() == 4 && (word.starts_with(b"19") || word.starts_with(b"20"))
    };
    let open = view.tokens[start..=i].iter().any(|t| denies(t) || NOT_SO.contains(t.word));
    let near = start.saturating_sub(6)..view.tokens.len().min(i + 14);
    if open || view.tokens[near].iter().any(|t| year(t) || ELSEWHERE.contains(t.word)) {
        return None;
    }
    let name = name_before(view, start)?;
    let several = view.tokens[start..=verb].iter().any(|t| MANY.contains(t.word));
    let several = if several { "+" } else { "" };
    Some(stage(name.start, name.end, format!("identity/2 suspect{several}")))
}

/// The full name that is the subject of verbs at `start`: `Ada Holm, 20, a clerk from Lenton, was`.
fn name_before(view: &SentenceView<'_>, start: usize) -> Option<std::ops::Range<usize>> {
    let mut at = start;
    loop {
        if let Some(name) = full_name(view, at) {
            return Some(name);
        }
        // What stands between commas is passed over.
        let comma = at.checked_sub(1).filter(|k| view.word(*k) == ",")?;
        at = (start.saturating_sub(FAR)..comma).rev().find(|k| view.word(*k) == ",")?;
        if let Some(name) = full_name(view, at) {
            return Some(name);
        }
        at += 1;
    }
}

/// A full name that ends before token `end` and that nothing governs.
fn full_name(view: &SentenceView<'_>, end: usize) -> Option<std::ops::Range<usize>> {
    let named = |k: usize| view.tokens[k].is_name();
    let from = (0..end).rev().take_while(|k| named(*k)).last()?;
    let own =
        |t: &Token| t.is_a(Classes::GIVEN.with(Classes::SURNAME)) || !t.is_a(Classes::ENGLISH.with(Classes::PLACE));
    let person = view.tokens[from..end].iter().all(|t| own(t) && !t.is_a(Classes::ORGANISATION));
    if end - from < 2 || end - from > 4 || !person {
        return None;
    }
    let Some(before) = from.checked_sub(1) else { return Some(from..end) };
    let t = &view.tokens[before];
    let says = t.is_a(Classes::SPEECH) || t.word == const { w("that") } || t.word == const { w("and") };
    // `gunman Ada Holm`, `police said Ada Holm`; not `the killing of Ada Holm`, not `who shot Ada Holm`.
    (breaks(view, before) || says || is_person(t) && !t.is_a(Classes::KIN)).then_some(from..end)
}

/// Whether those of whom a name is withheld are said to be held: `a man whose name was not released was arrested`.
pub(super) fn is_held(view: &SentenceView<'_>, from: usize, to: usize) -> bool {
    let held = |k: usize| HELD.contains(view.tokens[k].word) && clause_before(view, k, 4).any(|t| BE.contains(t.word));
    (from..view.tokens.len().min(to)).any(held)
}
