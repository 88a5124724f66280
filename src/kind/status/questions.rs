//! Questions that an article leaves open: `it was unclear if the dead were guests or staff`.

use crate::model::{Classes, SentenceView, Token, Word, WordSet};

use super::stages::{POLICE, Stage, breaks, clause_before, denies, stage};

const fn w(word: &str) -> Word {
    Word::of(word)
}

const OPENS: WordSet = WordSet::of(&[w("if"), w("whether")]);
/// They open a question by themselves.
const UNSURE: WordSet = WordSet::of(&[w("unclear"), w("unknown"), w("uncertain"), w("undetermined")]);
/// They open one when they are denied.
const SURE: WordSet = WordSet::of(&[
    w("known"),
    w("clear"),
    w("certain"),
    w("say"),
    w("determined"),
    w("determine"),
    w("disclosed"),
    w("disclose"),
    w("confirm"),
    w("confirmed"),
    w("established"),
    w("revealed"),
]);
/// Known to those who ought to know.
const KNOW: WordSet = WordSet::of(&[w("know"), w("sure")]);

/// The most tokens of a clause.
const LONG: usize = 40;

/// The open question whose clause opens at token `i`.
pub(super) fn at(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    if !OPENS.contains(view.tokens[i].word) {
        return None;
    }
    let near = || (i.saturating_sub(4)..i).rev().take_while(|k| !breaks(view, *k));
    let of = |set: &WordSet| near().find(|k| set.contains(view.tokens[*k].word));
    let denied = |k: &usize| clause_before(view, *k, 5).any(denies);
    let officials = |t: &Token| POLICE.contains(t.word) || t.is_a(Classes::ROLE);
    let from = of(&UNSURE)
        .or_else(|| of(&SURE).filter(denied))
        .or_else(|| of(&KNOW).filter(|k| denied(k) && clause_before(view, *k, 8).any(officials)))?;
    let ends =
        |k: &usize| breaks(view, *k) || view.is(*k, const { w("but") }) || matches!(view.word(*k), "." | "?" | "!");
    let reach = view.tokens.len().min(i + LONG);
    let to = (i + 1..reach).find(ends).unwrap_or(reach);
    Some(stage(from, to, "open/1 ".to_owned()))
}
