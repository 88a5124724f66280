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
    let pronoun = view.tokens[at].word;
    let of_thing = phrase.whose == Whose::Thing;
    let several = view.is(at, const { w("they") });
    let person = owner.is_some() || view.is_in(at, &PERSONAL);
    if !(several || person && !of_thing || view.is(at, const { w("it") }) && of_thing) {
        return None;
    }
    let opens = at == 0 || at == 1 && view.word(0) == "\"";
    let patient = person && phrase.whose == Whose::Person;
    let own = match opens {
        true => None,
        false if patient => told_of(view, phrase, at),
        false if of_thing && beside(view, at - 1) => first(view, phrase, at, pronoun),
        false => None,
    };
    let (told, end, c) = match own {
        Some(c) => (view, at, c),
        None if opens || patient => {
            let last = last?;
            let all = last.tokens.len();
            (last, all, first(last, phrase, all, pronoun)?)
        }
        None => return None,
    };
    if is_plural(&told.tokens[c]) != several || late && (0..=c).any(|k| partly.contains(told.tokens[k].word)) {
        return None;
    }
    Some(Key { from: at, ..key(told, phrase, c, end)? })
}

/// `The roads were closed, but police said they have reopened`: whether the word before a pronoun leads on.
fn beside(view: &SentenceView<'_>, k: usize) -> bool {
    const LEADS: WordSet = WordSet::of(&[w(","), w("that"), w("but"), w("and")]);
    view.is_in(k, &LEADS) || view.tokens[k].is_a(Classes::SPEECH)
}

/// What the words before `end` tell of first that this pronoun may stand for.
fn first(view: &SentenceView<'_>, phrase: &Phrase, end: usize, pronoun: Word) -> Option<usize> {
    (0..end.min(NEAR))
        .take_while(|k| !PARTS.contains(view.tokens[*k].word))
        .filter(|k| suits(pronoun, &view.tokens[*k]))
        .find(|k| may_be(view, phrase, *k) && heads(view, *k, end) && (!depends(view, *k) || crowd(view, *k)))
}

/// Whether a pronoun may stand for this noun: `she` for no man.
fn suits(pronoun: Word, t: &Token) -> bool {
    const SHE: WordSet = WordSet::of(&[w("she"), w("her")]);
    const HE: WordSet = WordSet::of(&[w("he"), w("his")]);
    !(SHE.contains(pronoun) && MEN.contains(t.lemma) || HE.contains(pronoun) && WOMEN.contains(t.lemma))
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
