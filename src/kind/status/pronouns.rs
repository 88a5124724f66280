//! Whom the pronouns of a development stand for: `she is in a critical condition`, `his condition was described as serious`.

use crate::lexicon::stages::{Phrase, Whose};
use crate::model::{Classes, SentenceView, Token, Word, WordSet};

use super::nouns::{depends, heads};
use super::parties::{Key, NEAR, PARTS, crowd, is_plural, key, may_be};
use super::stages::breaks;

const fn w(word: &str) -> Word {
    Word::of(word)
}

pub(super) const PERSONAL: WordSet = WordSet::of(&[w("he"), w("she")]);
pub(super) const POSSESSIVE: WordSet = WordSet::of(&[w("his"), w("her")]);

const WOMEN: WordSet = WordSet::of(&[
    w("woman"),
    w("girl"),
    w("mother"),
    w("grandmother"),
    w("daughter"),
    w("sister"),
    w("wife"),
    w("widow"),
    w("aunt"),
    w("niece"),
    w("actress"),
    w("schoolgirl"),
    w("policewoman"),
    w("spokeswoman"),
]);
const MEN: WordSet = WordSet::of(&[
    w("man"),
    w("boy"),
    w("father"),
    w("grandfather"),
    w("son"),
    w("brother"),
    w("husband"),
    w("widower"),
    w("uncle"),
    w("nephew"),
    w("actor"),
    w("schoolboy"),
    w("policeman"),
    w("spokesman"),
]);

/// How far before its pronoun a person may stand, in tokens.
const FAR: usize = 60;

/// Whose condition it is that the verbs at `start` tell: the name before `'s`, or the pronoun (`his condition was described as serious`).
pub(super) fn condition(view: &SentenceView<'_>, phrase: &Phrase, start: usize) -> Option<usize> {
    if phrase.whose != Whose::Person {
        return None;
    }
    let k = (start.saturating_sub(5)..start).rev().find(|k| view.is(*k, const { w("condition") }))?;
    let owner = k.checked_sub(1)?;
    if view.is_in(owner, &POSSESSIVE) {
        return Some(owner);
    }
    let named = matches!(view.word(owner), "'s" | "’s") && owner > 0 && may_be(view, phrase, owner - 1);
    named.then(|| owner - 1)
}

/// Whom a pronoun before the verbs at `start` stands for: what the sentence before tells of first, and that alone.
/// A part of it (`partly`) does not turn for the whole when `late`.
pub(super) fn antecedent(
    view: &SentenceView<'_>,
    last: Option<&SentenceView<'_>>,
    phrase: &Phrase,
    start: usize,
    late: bool,
    partly: &WordSet,
) -> Option<Key> {
    let owner = condition(view, phrase, start).filter(|k| view.is_in(*k, &POSSESSIVE));
    let at = owner.or_else(|| start.checked_sub(1))?;
    let several = view.is(at, const { w("they") });
    let thing = view.is(at, const { w("it") });
    let person = owner.is_some() || view.is_in(at, &PERSONAL);
    let opens = at == 0 || at == 1 && view.word(0) == "\"";
    // `The roads were closed, but police said they have reopened`; of persons it is whom the sentence tells of, not who speaks.
    let led = |t: &Token| {
        t.is_a(Classes::SPEECH) || [const { w("that") }, const { w("but") }, const { w("and") }].contains(&t.word)
    };
    let beside = |k: usize| view.word(k) == "," || led(&view.tokens[k]);
    let one = person && phrase.whose == Whose::Person;
    let inside =
        !opens && (phrase.whose == Whose::Thing && beside(at - 1) || one && told_of(view, phrase, at).is_some());
    let earlier = opens || one;
    if !(several || thing || person) || !(inside || earlier) || thing && phrase.whose != Whose::Thing {
        return None;
    }
    let last = if inside { view } else { last? };
    let all = if inside { at } else { last.tokens.len() };
    let c = (0..all.min(NEAR))
        .take_while(|k| !PARTS.contains(last.tokens[*k].word))
        .filter(|k| !person || suits(view.tokens[at].word, &last.tokens[*k]))
        .find(|k| may_be(last, phrase, *k) && heads(last, *k, all) && (!depends(last, *k) || crowd(last, *k)));
    let c = if one && inside { told_of(view, phrase, at) } else { c }?;
    let t = &last.tokens[c];
    let fits = is_plural(t) == several;
    if !fits || person && phrase.whose == Whose::Thing {
        return None;
    }
    if late && (0..=c).any(|k| partly.contains(last.tokens[k].word)) {
        return None;
    }
    let key = key(last, phrase, c, all)?;
    Some(Key { from: at, ..key })
}

/// Whether a pronoun may stand for this noun: `she` for no man.
fn suits(pronoun: Word, t: &Token) -> bool {
    let she = [const { w("she") }, const { w("her") }].contains(&pronoun);
    !(if she { &MEN } else { &WOMEN }).contains(t.lemma)
}

/// The first person of whom the words before the pronoun at `end` tell, who is not the one that says it.
fn told_of(view: &SentenceView<'_>, phrase: &Phrase, end: usize) -> Option<usize> {
    let says = |c: usize| {
        let next = (c + 1..end.min(c + 6)).take_while(|k| !breaks(view, *k));
        next.into_iter().any(|k| view.tokens[k].is_a(Classes::SPEECH))
    };
    (end.saturating_sub(FAR)..end)
        .filter(|c| suits(view.tokens[end].word, &view.tokens[*c]))
        .find(|c| may_be(view, phrase, *c) && heads(view, *c, end) && !depends(view, *c) && !says(*c))
}
