//! Stages of a story that follow one another: names withheld, then told; a suspect at large, then held.
//!
//! Unlike the opposites these are read from a clause, not from a word: `not` belongs to it, and so does the person.

use crate::model::{Classes, Cues, SentenceView, Token, Word, WordSet};

use super::named;

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// A stage, the tokens that tell it and the person whom it concerns.
pub(super) struct Stage {
    pub from: usize,
    pub to: usize,
    /// `identity/1 victim`: what develops, how far it is, who.
    pub folded: String,
}

const NAMES: WordSet = WordSet::of(&[w("name"), w("names"), w("identity"), w("identities")]);
const TOLD: WordSet = WordSet::of(&[
    w("released"),
    w("release"),
    w("disclosed"),
    w("disclose"),
    w("revealed"),
    w("reveal"),
    w("announced"),
    w("announce"),
    w("confirmed"),
    w("public"),
    w("known"),
]);
const KEPT: WordSet = WordSet::of(&[w("withheld"), w("withhold"), w("withholding"), w("unreleased"), w("undisclosed")]);
const DECLINED: WordSet =
    WordSet::of(&[w("declined"), w("refused"), w("yet"), w("without"), w("never"), w("declining"), w("refusing")]);
const LATER: WordSet = WordSet::of(&[w("until"), w("pending"), w("after"), w("once"), w("when")]);
const WILL: WordSet = WordSet::of(&[w("will"), w("would"), w("'ll")]);
pub(super) const BE: WordSet = WordSet::of(&[w("is"), w("are"), w("was"), w("were"), w("be"), w("been"), w("being")]);
const PERFECT: WordSet = WordSet::of(&[w("has"), w("have")]);
pub(super) const POLICE: WordSet = WordSet::of(&[
    w("police"),
    w("authorities"),
    w("officials"),
    w("officers"),
    w("deputies"),
    w("troopers"),
    w("detectives"),
    w("investigators"),
    w("coroner"),
    w("sheriff"),
    w("department"),
    w("office"),
    w("agents"),
]);
pub(super) const WANTED: WordSet = WordSet::of(&[
    w("suspect"),
    w("gunman"),
    w("gunmen"),
    w("shooter"),
    w("attacker"),
    w("assailant"),
    w("killer"),
    w("robber"),
    w("culprit"),
    w("perpetrator"),
    w("fugitive"),
    w("accused"),
]);
const DEAD: WordSet = WordSet::of(&[w("victim"), w("deceased"), w("dead")]);
/// Who is called by the noun alone until the name is told.
const NAMED: WordSet = WordSet::of(&[
    w("driver"),
    w("pilot"),
    w("motorist"),
    w("cyclist"),
    w("motorcyclist"),
    w("pedestrian"),
    w("passenger"),
]);
const OWN: WordSet = WordSet::of(&[w("whose"), w("his"), w("her"), w("their"), w("its")]);
pub(super) const NOT_SO: WordSet =
    WordSet::of(&[w("to"), w("will"), w("would"), w("had"), w("could"), w("may"), w("might"), w("if")]);

/// Whether a stage may be told at this token: at most it is not.
#[inline]
pub(super) const fn may_tell(token: &Token) -> bool {
    token.cues.has(Cues::OPENS_STAGE)
}

/// The stage told at token `i`; `last` is the sentence before, in which a pronoun's noun stands.
pub(super) fn at(view: &SentenceView<'_>, last: Option<&SentenceView<'_>>, i: usize) -> Option<Stage> {
    let token = view.tokens[i];
    if NAMES.contains(token.word) {
        return withheld_name(view, last, i);
    }
    let told_of = || [&WANTED, &DEAD, &NAMED].iter().any(|set| set.contains(token.lemma));
    if token.is_a(Classes::PERSON) && told_of() {
        return named_beside(view, i);
    }
    if token.word == const { w("identified") }
        || token.word == const { w("identify") }
        || token.word == const { w("named") }
    {
        return identified(view, i);
    }
    None
}

pub(super) const fn stage(from: usize, to: usize, folded: String) -> Stage {
    Stage { from, to, folded }
}

/// The tokens before `i` back to the last comma, the nearest first, at most `reach`.
pub(super) fn clause_before<'a>(view: &SentenceView<'a>, i: usize, reach: usize) -> impl Iterator<Item = &'a Token> {
    let view = *view;
    (i.saturating_sub(reach)..i)
        .rev()
        .map(move |k| (k, &view.tokens[k]))
        .take_while(move |(k, _)| !breaks(&view, *k))
        .map(|x| x.1)
}

pub(super) fn breaks(view: &SentenceView<'_>, k: usize) -> bool {
    matches!(view.word(k), "," | ";" | ":" | "\"" | "“" | "”" | "(" | ")" | "--" | "—" | "–")
}

pub(super) fn denies(t: &Token) -> bool {
    t.is_a(Classes::NEGATION) || DECLINED.contains(t.word)
}

pub(super) fn is_person(t: &Token) -> bool {
    (t.is_a(Classes::PERSON) || DEAD.contains(t.word)) && !t.is_name() && !POLICE.contains(t.word)
}

/// Who it is about, as a word to compare: victims and suspects by whatever they are called, others by their noun, several apart
/// from one.
fn who(t: &Token) -> String {
    let class = if WANTED.contains(t.lemma) {
        "suspect".to_owned()
    } else if DEAD.contains(t.lemma) {
        "victim".to_owned()
    } else {
        t.lemma.0.to_string()
    };
    if t.word == t.lemma { class } else { class + "+" }
}

/// `the victim's name has not been released`, `did not release the names of the two men`.
fn withheld_name(view: &SentenceView<'_>, last: Option<&SentenceView<'_>>, i: usize) -> Option<Stage> {
    let end = view.tokens.len().min(i + 14);
    let ahead = (i + 1..end).find(|k| TOLD.contains(view.tokens[*k].word) || KEPT.contains(view.tokens[*k].word));
    let behind = || {
        (i.saturating_sub(8)..i)
            .rev()
            .take_while(|k| !breaks(view, *k))
            .find(|k| TOLD.contains(view.tokens[*k].word) || KEPT.contains(view.tokens[*k].word))
    };
    let (told, kept) = if let Some(k) = ahead {
        let between = &view.tokens[i..k];
        let later = || view.tokens[k..view.tokens.len().min(k + 4)].iter().any(|t| LATER.contains(t.word));
        let denied = between.iter().any(denies) || between.iter().any(|t| WILL.contains(t.word)) && later();
        (k, denied || KEPT.contains(view.tokens[k].word))
    } else {
        let k = behind()?;
        (k, KEPT.contains(view.tokens[k].word) || clause_before(view, k, 4).any(denies))
    };
    // `A man was shot. His name was not released.`
    let before = || {
        let own = i == 1 && (view.is(0, const { w("his") }) || view.is(0, const { w("her") }));
        let last = last.filter(|_| own)?;
        let one = |k: &usize| is_person(&last.tokens[*k]) && last.tokens[*k].word == last.tokens[*k].lemma;
        let mut all = (0..last.tokens.len()).filter(one).map(|k| &last.tokens[k]);
        all.next().filter(|_| all.next().is_none())
    };
    let person = owner_of_name(view, i).or_else(before);
    // Withheld until he is charged, or of men who were arrested: it is the suspect, whatever he is called.
    let rest = &view.tokens[told..view.tokens.len().min(told.max(i) + 20)];
    let charges = || rest.iter().any(|t| t.word == const { w("charges") } || t.word == const { w("charged") });
    let until = || rest.iter().any(|t| LATER.contains(t.word)) && charges();
    let held = kept && (until() || named::is_held(view, i, i + 14));
    let who = match person {
        Some(t) if held && !POLICE.contains(t.word) => suspects(t.word != t.lemma),
        Some(t) => who(t),
        None if held => suspects(matches!(view.word(i), "names" | "identities")),
        None => return None,
    };
    if !kept {
        // `the victims' names were released`, but not `will be`.
        let open = view.tokens[i.min(told)..told].iter().any(|t| NOT_SO.contains(t.word)) || told < i;
        return (!open).then(|| stage(i, told + 1, format!("identity/2 {who}")));
    }
    Some(stage(i.min(told), i.max(told) + 1, format!("identity/1 {who}")))
}

fn suspects(several: bool) -> String {
    (if several { "suspect+" } else { "suspect" }).to_owned()
}

/// Whose name it is: `the victim's name`, `the name of the victim`, `a man whose name`.
fn owner_of_name<'a>(view: &SentenceView<'a>, i: usize) -> Option<&'a Token> {
    let before = i.checked_sub(1)?;
    if matches!(view.word(before), "'s" | "’s" | "'" | "’") {
        return view.tokens[..before].last().filter(|t| is_person(t));
    }
    if view.is(i + 1, const { w("of") }) {
        return view.tokens[i + 2..view.tokens.len().min(i + 8)].iter().find(|t| is_person(t));
    }
    if OWN.contains(view.tokens[before].word) {
        return view.tokens[before.saturating_sub(15)..before].iter().rev().find(|t| is_person(t));
    }
    Some(&view.tokens[before]).filter(|t| is_person(t))
}

/// `has not been identified`, `identified the victim as Ann Lee`, `the driver was identified as Bo Roe`.
fn identified(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let passive = clause_before(view, i, 3).any(|t| BE.contains(t.word));
    let denied = clause_before(view, i, 5).any(denies);
    let before = || clause_before(view, i, 12).find(|t| is_person(t));
    let after = || {
        let end = view.tokens.len().min(i + 6);
        (i + 1..end).take_while(|k| !breaks(view, *k)).map(|k| &view.tokens[k]).find(|t| is_person(t) || t.is_name())
    };
    if denied {
        let person = if passive { before() } else { after() }.filter(|t| is_person(t))?;
        return Some(stage(i.saturating_sub(1), i + 1, format!("identity/1 {}", who(person))));
    }
    if clause_before(view, i, 4).any(|t| NOT_SO.contains(t.word)) {
        return None;
    }
    let named = (i + 1..view.tokens.len().min(i + 8)).find(|k| view.is(*k, const { w("as") })).filter(|k| {
        view.tokens[k + 1..view.tokens.len().min(k + 10)].iter().any(|t| t.is_name() && !t.is_a(Classes::ENGLISH))
    });
    let person = match (passive, named) {
        (true, Some(_)) => before(),
        (true, None) => before().filter(|_| clause_before(view, i, 3).any(|t| PERFECT.contains(t.word))),
        (false, Some(k)) if k > i + 1 => after(),
        (false, Some(_)) => clause_before(view, i, 3).next().filter(|t| is_person(t)),
        (false, None) => after().filter(|_| clause_before(view, i, 4).any(|t| POLICE.contains(t.word))),
    };
    let person = person.filter(|t| is_person(t))?;
    // The name belongs to what is told.
    let end = named.map_or(i + 1, |k| {
        let name = |k: &usize| view.tokens[*k].is_name();
        let from = (k + 1..view.tokens.len()).find(name).unwrap_or(k);
        (from..view.tokens.len()).take_while(name).last().map_or(i + 1, |last| last + 1)
    });
    Some(stage(i, end, format!("identity/2 {}", who(person))))
}

/// `the victim, Ann Lee,`, `suspect Bo Roe`.
fn named_beside(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let from = i + 1 + usize::from(view.tokens.get(i + 1).is_some() && view.word(i + 1) == ",");
    let name = |k: usize| {
        view.tokens
            .get(k)
            .is_some_and(|t| t.is_name() && (!t.is_a(Classes::PLACE) || t.is_a(Classes::GIVEN.with(Classes::SURNAME))))
    };
    let own = view.tokens[i].word == view.tokens[i].lemma && name(from) && name(from + 1);
    own.then(|| stage(from, from + 2, format!("identity/2 {}", who(&view.tokens[i]))))
}

#[cfg(test)]
mod tests {
    use super::{DEAD, NAMES, WANTED};
    use crate::lexicon::look_up;
    use crate::model::{Cues, Word};

    #[test]
    fn every_word_that_may_tell_has_its_cue() {
        let said = "name names identity identities suspect suspects gunman gunmen shooter shooters attacker assailant killer \
            killers robber culprit perpetrator fugitive fugitives accused victim victims deceased dead identified identify named";
        for text in said.split_whitespace() {
            let word = Word::of(text);
            let entry = look_up(word, text);
            assert!(entry.cues.has(Cues::OPENS_STAGE), "{text}");
        }
        let listed = [&NAMES, &WANTED, &DEAD];
        assert!(said.split_whitespace().filter(|w| listed.iter().any(|l| l.contains(Word::of(w)))).count() >= 18);
    }
}
