//! Places by their names: a street, the hospital where somebody lies.

use crate::lexicon::compass;

use crate::model::{Classes, SentenceView, Shape, Word, WordSet};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// How many words the name of a street may have.
const NAME: usize = 3;

/// What a street is called in another language may be told as any of these.
const PLAIN: [&str; 4] = ["ave", "blvd", "rd", "st"];

/// `in Alma Terrace`, `218 Market St.`: `street alma/ter`. `at` is where the name ends.
pub(super) fn street(view: &SentenceView<'_>, at: usize, sort: &str) -> Option<(usize, usize, String)> {
    let capital = |k: usize| {
        let token = view.tokens[k];
        token.looks(Shape::CAPITAL) && token.looks(Shape::WORD) && !token.is_a(Classes::FUNCTION)
    };
    let next = view.tokens.get(at + 1);
    // `Church Street Mill`; `Upper St. Mary`.
    let goes_on = next.is_some_and(|t| t.looks(Shape::CAPITAL) && t.looks(Shape::WORD));
    let saint = view.is(at, const { w("st") })
        && next.is_some_and(|_| view.word(at + 1) == ".")
        && view.tokens.get(at + 2).is_some_and(|t| t.looks(Shape::CAPITAL));
    if !capital(at) || goes_on || saint {
        return None;
    }
    let run = (0..at).rev().take(NAME).take_while(|k| capital(*k)).count();
    let name: Vec<usize> = (at - run..at).skip_while(|k| compass::of(view.tokens[*k].word).is_some()).collect();
    let last = view.tokens[*name.last()?];
    let known = last.is_a(Classes::ENGLISH.with(Classes::GIVEN).with(Classes::SURNAME));
    let sort = if PLAIN.contains(&sort) && !known { "st" } else { sort };
    let words: Vec<String> = name.iter().map(|k| view.word(*k).to_lowercase()).collect();
    Some((name[0], at + 1, format!("street {}/{sort}", words.join(" "))))
}

/// They stand in the names of many hospitals.
const USUAL: WordSet = WordSet::of(&[
    w("st"),
    w("saint"),
    w("general"),
    w("university"),
    w("medical"),
    w("center"),
    w("centre"),
    w("memorial"),
    w("regional"),
    w("royal"),
    w("national"),
    w("children"),
    w("city"),
    w("county"),
    w("district"),
    w("community"),
    w("teaching"),
    w("central"),
    w("health"),
    w("hospital"),
]);

const OPERATED: WordSet = WordSet::of(&[w("surgery"), w("operation"), w("operated")]);
const LIES: WordSet = WordSet::of(&[
    w("condition"),
    w("ventilator"),
    w("treated"),
    w("treatment"),
    w("recovering"),
    w("critical"),
    w("stable"),
]);
const BROUGHT: WordSet = WordSet::of(&[
    w("taken"),
    w("flown"),
    w("airlifted"),
    w("rushed"),
    w("driven"),
    w("brought"),
    w("transported"),
    w("admitted"),
]);
const AT: WordSet = WordSet::of(&[w("at"), w("in"), w("to")]);
/// They lead to something else that is told.
const BREAKS: WordSet =
    WordSet::of(&[w("who"), w("which"), w("where"), w("whose"), w(";"), w("\""), w("”"), w("from")]);
/// How far before the name of a hospital stands what happened there, and how long such a name may be.
const REACH: usize = 14;

/// `died at Mount Sinai Hospital`: `hospital died/mount sinai`. `at` is where the name ends.
pub(super) fn hospital(view: &SentenceView<'_>, at: usize) -> Option<(usize, usize, String)> {
    let centre = usize::from(view.is(at, const { w("medical") }));
    let ends = centre == 0 || view.is_any(at + 1, &[const { w("center") }, const { w("centre") }]);
    if !view.tokens[at].looks(Shape::CAPITAL) || !ends {
        return None;
    }
    let named = |k: usize| {
        let token = view.tokens[k];
        token.looks(Shape::CAPITAL) && token.looks(Shape::WORD) && !token.is_a(Classes::FUNCTION)
            || matches!(view.word(k), "'s" | "’s")
            || view.word(k) == "." && k > 0 && view.is(k - 1, const { w("st") })
    };
    let from = at - (0..at).rev().take(REACH).take_while(|k| named(*k)).count();
    // `Hamilton General` is a name of its own; a town alone may stand for a hospital that has another name.
    let town = |k: usize| view.tokens[k].is_a(Classes::PLACE) && !view.is(k + 1, const { w("general") });
    let telling = |k: &usize| view.tokens[*k].looks(Shape::WORD) && view.word(*k).len() > 2 && !view.is_in(*k, &USUAL);
    let name: Vec<usize> = (from..at).filter(telling).collect();
    if name.is_empty() || name.iter().all(|k| town(*k) || view.tokens[*k].looks(Shape::ALL_CAPS)) {
        return None;
    }
    let lead = from.checked_sub(1)?;
    let lead = if view.is(lead, const { w("the") }) { lead.checked_sub(1)? } else { lead };
    if !view.is_in(lead, &AT) {
        return None;
    }
    let told = |k: usize| {
        let token = view.tokens[k];
        match () {
            () if token.lemma == const { w("die") } => Some("died"),
            () if OPERATED.contains(token.word) => Some("operated"),
            () if LIES.contains(token.word) => Some("lies"),
            () if BROUGHT.contains(token.word) => Some("taken"),
            () => None,
        }
    };
    let breaks = |k: usize| view.is_in(k, &BREAKS) || view.tokens[k].is_a(Classes::SPEECH.with(Classes::NEGATION));
    let event = (lead.saturating_sub(REACH)..lead).rev().take_while(|k| !breaks(*k)).find_map(told)?;
    let words: Vec<String> = name.iter().map(|k| view.word(*k).to_lowercase()).collect();
    Some((from, at + 1 + centre, format!("hospital {event}/{}", words.join(" "))))
}
