//! Whom or what a development concerns: the subject or object of the phrase that tells its stage.

use crate::lexicon::stages::{self, How, Phrase, Told, Whose};
use crate::model::{Classes, SentenceView, Shape, Token, Word, WordSet};

use super::ages;
use super::nouns::{code, depends, emergency, heads};
use super::pronouns::{PERSONAL, POSSESSIVE, condition};
use super::stages::{WANTED, breaks, is_person};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// Where a clause begins or ends that has a subject of its own.
pub(super) const PARTS: WordSet = WordSet::of(&[
    w("that"),
    w("where"),
    w("said"),
    w("says"),
    w("because"),
    w("while"),
    w("after"),
    w("when"),
    w("but"),
    w("than"),
    w("as"),
]);
pub(super) const RELATIVE: WordSet = WordSet::of(&[w("who"), w("which")]);
pub(super) const THE: WordSet = WordSet::of(&[
    w("the"),
    w("a"),
    w("an"),
    w("this"),
    w("that"),
    w("his"),
    w("her"),
    w("their"),
    w("its"),
    w("all"),
    w("no"),
    w("these"),
    w("those"),
]);
/// Not the one of whom the story tells.
pub(super) const OTHER: WordSet =
    WordSet::of(&[w("another"), w("second"), w("third"), w("fourth"), w("fifth"), w("other"), w("others"), w("new")]);
const BODY: WordSet = WordSet::of(&[w("body"), w("bodies"), w("remains")]);
const BY: WordSet = WordSet::of(&[w("of"), w("from"), w("by"), w("between")]);

/// How far before its verb a subject may stand.
pub(super) const NEAR: usize = 16;
/// The same, what is inserted included.
const FAR: usize = 40;

/// What a stage is told of.
#[derive(Debug, Default)]
pub(super) struct Key {
    /// The token where it begins.
    pub from: usize,
    /// The noun, as it is compared.
    pub noun: String,
    /// Its names.
    pub own: String,
    /// Other names of its clause, where they matter.
    pub rest: String,
    /// The years of a person whose age stands beside.
    pub age: String,
}

impl Key {
    /// How a stage of it is compared: `victim/1 man||` and an age if it has one.
    pub(super) fn folded(&self, group: &str, stage: char) -> String {
        let age = if self.age.is_empty() { "" } else { "|" };
        format!("{group}/{stage} {}|{}|{}{age}{}", self.noun, self.own, self.rest, self.age)
    }

    /// The key of a phrase that names its thing itself.
    pub(super) fn of_phrase(view: &SentenceView<'_>, phrase: &Phrase, mut tokens: std::ops::Range<usize>) -> Self {
        let noun = match phrase.group {
            "passage" => "road+",
            "home" => "residents",
            "order" => "lockdown",
            "bill" => "bill",
            "custody" => "suspect",
            "talks" => "talks",
            _ => "",
        };
        let from = tokens.start;
        let named = tokens.find(|k| noun.is_empty() && view.tokens[*k].is_name() && *k > from);
        let own = named.map(|k| text(view, name_around(view, k))).unwrap_or_default();
        Self { from, noun: noun.to_owned(), own, ..Self::default() }
    }
}

/// Whom or what a phrase whose verbs begin at `start` is said of.
pub(super) fn subject(view: &SentenceView<'_>, phrase: &Phrase, start: usize) -> Option<Key> {
    if let Some(c) = led_by_who(view, phrase, start) {
        return key(view, phrase, c, start);
    }
    // `doctors say he is comfortable`: the pronoun is its subject.
    if start > 0 && phrase.whose == Whose::Person && view.is_in(start - 1, &PERSONAL) {
        return None;
    }
    if let Some(c) = condition(view, phrase, start) {
        return (!view.is_in(c, &POSSESSIVE)).then(|| key(view, phrase, c, start)).flatten();
    }
    let mut at = start;
    // `Lind, 74, was taken off a ventilator and is now stable`: the second verb has the subject of the first.
    if view.is(start.wrapping_sub(1), const { w("and") })
        && let Some(from) = (start.saturating_sub(NEAR)..start).rev().find(|k| breaks(view, *k))
        && view.word(from) == ","
        && view.tokens.get(from + 1).is_some_and(finite)
    {
        at = from + 1;
    }
    // `The road, which is steep, has reopened`, `Roe (61) has died`: what stands between commas is passed over.
    while at > 1 && matches!(view.word(at - 1), "," | ")") {
        let opens = if view.word(at - 1) == ")" { "(" } else { "," };
        at = (start.saturating_sub(FAR)..at - 1).rev().find(|k| view.word(*k) == opens)?;
        if let Some(key) = subject_before(view, phrase, at, start) {
            return Some(key);
        }
        at += 1;
    }
    subject_before(view, phrase, at, start)
}

/// The name that a clause with `who` hangs on: `Ann Lind (69), who is missing`.
fn led_by_who(view: &SentenceView<'_>, phrase: &Phrase, start: usize) -> Option<usize> {
    let who = start.checked_sub(1).filter(|k| view.is(*k, const { w("who") }))?;
    let aside =
        |k: &usize| breaks(view, *k) || view.tokens[*k].is_a(Classes::DIGITS) || view.is(*k, const { w("aged") });
    let c = (who.saturating_sub(6)..who).rev().find(|k| !aside(k))?;
    (c + 1 < who && view.tokens[c].is_name() && may_be(view, phrase, c)).then_some(c)
}

fn subject_before(view: &SentenceView<'_>, phrase: &Phrase, at: usize, start: usize) -> Option<Key> {
    let (mut near, mut at) = (at.saturating_sub(NEAR), at);
    for c in (at.saturating_sub(FAR)..at).rev().take_while(|k| !breaks(view, *k)) {
        let token = &view.tokens[c];
        // `Residents evacuated after a fire on Friday have returned`: it has no verb of its own.
        let hangs = token.word == const { w("after") } && no_verb(view, c + 1, start);
        if !hangs && (c < near || PARTS.contains(token.word)) {
            return None;
        }
        if hangs {
            near = 0;
        }
        // `The people who live there were told`: the clause goes back to the noun before it.
        if RELATIVE.contains(token.word) {
            (near, at) = (0, c);
            continue;
        }
        if !may_be(view, phrase, c) {
            continue;
        }
        let Some(c) = (if heads(view, c, at) { Some(c) } else { body(view, phrase, c) }) else { continue };
        if depends(view, c) && !of_body(view, phrase, c) && !crowd(view, c) {
            continue;
        }
        return key(view, phrase, c, start);
    }
    None
}

/// `was`, `underwent`
fn finite(t: &Token) -> bool {
    t.is_a(Classes::AUXILIARY) || t.is_a(Classes::VERB) && t.lemma != t.word && t.looks(Shape::WORD)
}

/// Whether nothing in these tokens looks like a verb that has a subject.
fn no_verb(view: &SentenceView<'_>, from: usize, to: usize) -> bool {
    !(from..to).any(|k| {
        let t = &view.tokens[k];
        t.is_a(Classes::AUXILIARY) || t.is_a(Classes::VERB) && t.lemma != t.word && view.word(k).ends_with("ed")
    })
}

pub(super) fn is_plural(t: &Token) -> bool {
    t.word != t.lemma || t.word == const { w("people") } || t.word == const { w("staff") }
}

/// `dozens of people`
pub(super) fn crowd(view: &SentenceView<'_>, c: usize) -> bool {
    const CROWD: WordSet = WordSet::of(&[w("dozens"), w("scores"), w("hundreds"), w("thousands"), w("tens")]);
    c > 1 && view.is(c - 1, const { w("of") }) && view.is_in(c - 2, &CROWD)
}

/// What the verb of a phrase acts on.
pub(super) fn object(view: &SentenceView<'_>, phrase: &Phrase, from: usize, to: usize) -> Option<Key> {
    let end = view.tokens.len().min(to + if phrase.group == "offer" { 11 } else { 8 });
    for c in from + 1..end {
        let token = &view.tokens[c];
        let inside = c < to;
        if !inside && (breaks(view, c) || PARTS.contains(token.word) || RELATIVE.contains(token.word)) {
            return None;
        }
        if may_be(view, phrase, c)
            && (heads(view, c, usize::MAX) || body(view, phrase, c).is_some())
            && !phrase.words.contains(&token.word)
        {
            return key(view, phrase, c, from);
        }
        if !inside
            && token.is_a(Classes::PREPOSITION)
            && !(token.word == const { w("of") } && BODY.contains(view.tokens[c - 1].word))
        {
            return None;
        }
    }
    None
}

/// Whether the stage can be told of this token.
pub(super) fn may_be(view: &SentenceView<'_>, phrase: &Phrase, c: usize) -> bool {
    let t = &view.tokens[c];
    let named = || t.is_name() && (!t.is_a(Classes::PLACE) || t.is_a(Classes::SURNAME.with(Classes::GIVEN)));
    match phrase.whose {
        Whose::Thing => {
            thing_noun(phrase, t).is_some()
                || phrase.group == "passage" && code(view, c)
                || phrase.group == "order" && emergency(view, c)
                || phrase.group == "offer" && t.is_a(Classes::CURRENCY)
        }
        Whose::Person => is_person(t) || named() || ages::ends(view, c),
        Whose::Name => t.is_name(),
        // `leader Ada Holm` is found by the name.
        Whose::Any => {
            let beside = view.tokens.get(c + 1).is_some_and(Token::is_name);
            named() || is_person(t) && !beside && !t.is_a(Classes::COURT) && phrase.group != "harm"
        }
    }
}

fn thing_noun(phrase: &Phrase, t: &Token) -> Option<&'static str> {
    // `warning` is a noun here, though its lemma is a verb.
    stages::thing(phrase.group, t.word).or_else(|| stages::thing(phrase.group, t.lemma))
}

/// `the woman's body`.
fn body(view: &SentenceView<'_>, phrase: &Phrase, c: usize) -> Option<usize> {
    let owns = matches!(view.tokens.get(c + 1).map(|_| view.word(c + 1)), Some("'s" | "’s"));
    (phrase.group == "search" && owns && view.is_in(c + 2, &BODY)).then_some(c)
}

/// `the body of the woman`.
fn of_body(view: &SentenceView<'_>, phrase: &Phrase, c: usize) -> bool {
    let of = (c.saturating_sub(4)..c).rev().find(|k| view.is(*k, const { w("of") }));
    phrase.group == "search" && of.is_some_and(|k| k > 0 && BODY.contains(view.tokens[k - 1].word))
}

/// The tokens of the name that token `c` is part of.
fn name_around(view: &SentenceView<'_>, c: usize) -> std::ops::Range<usize> {
    let named = |k: usize| view.tokens[k].is_name();
    let from = (0..c).rev().take_while(|k| named(*k)).last().unwrap_or(c);
    // `Marrow Bridge` at the start of a sentence.
    let opens = from == 1 && view.tokens[c].looks(Shape::CAPITAL) && {
        let t = &view.tokens[0];
        let small = Classes::STOP.with(Classes::TITLE).with(Classes::PREPOSITION).with(Classes::PERSON);
        t.looks(Shape::CAPITAL) && t.looks(Shape::WORD) && !t.is_a(small)
    };
    let to = (c + 1..view.tokens.len()).take_while(|k| named(*k)).last().map_or(c + 1, |k| k + 1);
    from - usize::from(opens)..to
}

fn text(view: &SentenceView<'_>, tokens: std::ops::Range<usize>) -> String {
    tokens.map(|k| view.word(k)).collect::<Vec<_>>().join(" ")
}

/// What is told of token `c`, the head; `verb` is where the verbs begin.
pub(super) fn key(view: &SentenceView<'_>, phrase: &Phrase, c: usize, verb: usize) -> Option<Key> {
    let token = view.tokens[c];
    if (c.saturating_sub(3)..c).any(|k| OTHER.contains(view.tokens[k].word)) {
        return None;
    }
    let mut around = name_around(view, c);
    if c < verb {
        // In a headline the verbs have capitals, too.
        around.end = around.end.min(verb);
    }
    let mut key = Key { from: around.start, ..Key::default() };
    if phrase.whose == Whose::Person && !is_plural(&token) {
        ages::beside(view, &around).unwrap_or_default().clone_into(&mut key.age);
    }
    match phrase.whose {
        Whose::Thing => thing(view, phrase, c, verb, &mut key)?,
        // `the 61-year-old`
        Whose::Person if ages::ends(view, c) => "old".clone_into(&mut key.noun),
        Whose::Person if !token.is_name() => {
            let noun = view.word(c).to_lowercase();
            // `two of the men`, `three climbers`: those of another number are others.
            let counted = (c.saturating_sub(4)..c)
                .rev()
                .take_while(|k| view.tokens[*k].looks(Shape::WORD.with(Shape::NUMBER)))
                .find(|k| view.tokens[*k].is_a(Classes::NUMBER.with(Classes::DIGITS)));
            let whole = || (c.saturating_sub(4)..c).any(|k| view.is(k, const { w("all") }));
            let part = matches!(phrase.group, "captive" | "recovery") && late(phrase) && !whole();
            if counted.is_some() && (phrase.group == "victim" || part) {
                return None;
            }
            key.own = counted.map(|k| view.word(k).to_lowercase()).unwrap_or_default();
            if phrase.group == "strike" {
                (key.noun, key.own) = ("strike".to_owned(), noun);
            } else {
                key.noun = noun;
                if is_plural(&token) {
                    key.noun.push('+');
                }
            }
        }
        // The accused goes by many nouns, and often by none.
        Whose::Any if is_person(&token) => {
            if !WANTED.contains(token.lemma) {
                key.own = view.word(c).to_lowercase();
            }
        }
        Whose::Person | Whose::Any => key.own = text(view, around),
        Whose::Name => {
            key.rest = others(view, verb, &around);
            key.own = text(view, around);
            phrase.group.clone_into(&mut key.noun);
        }
    }
    Some(key)
}

const fn late(phrase: &Phrase) -> bool {
    matches!(phrase.told, Told::Late | Told::Turned)
}

fn thing(view: &SentenceView<'_>, phrase: &Phrase, c: usize, verb: usize, key: &mut Key) -> Option<()> {
    let token: Token = view.tokens[c];
    let noun = thing_noun(phrase, &token).unwrap_or(match phrase.group {
        "offer" => "offer",
        "order" => "state",
        _ => "road",
    });
    noun.clone_into(&mut key.noun);
    match phrase.group {
        "offer" => {
            let maker = |k: &usize| view.tokens[*k].is_name() && !view.tokens[*k].is_a(Classes::CURRENCY);
            let by = phrase.how == How::By;
            let subject = || (verb.saturating_sub(8)..verb).rev().take_while(|k| !breaks(view, *k)).find(maker);
            let at = if by { subject() } else { owner(view, c) }?;
            key.own = text(view, name_around(view, at));
        }
        "trial" | "talks" | "strike" => {
            if noun == "trial" {
                key.noun.clear();
            }
            if let Some(at) = owner(view, c) {
                let around = name_around(view, at);
                if noun == "talks" {
                    key.rest = others(view, c, &around);
                }
                // Workers are nouns and are compared in lower case, names as they stand.
                key.own = text(view, around);
                if noun == "strike" {
                    key.own.make_ascii_lowercase();
                }
            }
        }
        "order" | "bill" | "approval" => {
            let kind = c.checked_sub(1).filter(|k| {
                let t = &view.tokens[*k];
                t.looks(Shape::WORD) && !t.is_a(Classes::STOP.with(Classes::PREPOSITION)) && !THE.contains(t.word)
            });
            key.own = kind.map(|k| view.word(k).to_lowercase()).unwrap_or_default();
            key.rest = others(view, c, &(c..c + 1));
        }
        "passage" => {
            if token.word != token.lemma && !token.is_name() {
                key.noun.push('+');
            }
            let around = name_around(view, c);
            let numbered = view.tokens.get(c + 1).is_some_and(|t| t.is_a(Classes::DIGITS));
            let own: Vec<&str> = around
                .filter(|k| stages::thing("passage", view.tokens[*k].lemma).is_none())
                .chain(numbered.then_some(c + 1))
                .map(|k| view.word(k))
                .collect();
            key.own = own.join(" ");
            if key.own.is_empty() {
                key.rest = others(view, c, &(c..c + 1));
            }
        }
        // `A faulty cable caused the fire`, not `caused a fire`.
        "cause"
            if phrase.how == How::Of
                && phrase.told == Told::Late
                && !view.is(c.wrapping_sub(1), const { w("the") }) =>
        {
            return None;
        }
        "cause" => {}
        _ => key.rest = others(view, c, &(c..c + 1)),
    }
    Some(())
}

/// Whose it is: `the firm's offer`, `the trial of Bo Roe`.
fn owner(view: &SentenceView<'_>, c: usize) -> Option<usize> {
    let own = (c.saturating_sub(4)..c).rev().take_while(|k| !breaks(view, *k));
    for k in own {
        if matches!(view.word(k), "'s" | "’s" | "'" | "’") {
            return k.checked_sub(1);
        }
    }
    (view.is_in(c + 1, &BY))
        .then(|| (c + 2..view.tokens.len().min(c + 5)).find(|k| view.tokens[*k].is_name()))
        .flatten()
}

/// The other names of the clause.
fn others(view: &SentenceView<'_>, at: usize, own: &std::ops::Range<usize>) -> String {
    let left = (0..at).rev().take_while(|k| !breaks(view, *k)).last().unwrap_or(at);
    let right = (at..view.tokens.len()).take_while(|k| !breaks(view, *k)).last().map_or(at, |k| k + 1);
    // In a headline all words have capitals.
    let sure = Classes::GIVEN.with(Classes::SURNAME).with(Classes::PLACE).with(Classes::ORGANISATION);
    let name = |t: &Token| t.is_name() && !t.is_a(Classes::AUXILIARY) && (!t.is_a(Classes::ENGLISH) || t.is_a(sure));
    let named = (left..right).filter(|k| name(&view.tokens[*k]) && !own.contains(k));
    named.map(|k| view.word(k)).collect::<Vec<_>>().join(" ")
}
