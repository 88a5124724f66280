//! Events: the verb that governs a value, and the event words around it.

use std::ops::Range;

use super::Mention;
use super::words::{POSSESSIVES, is_determiner};
use super::{near, term};
use crate::lexicon::events::classes;
use crate::lexicon::speech;
use crate::model::{Classes, Document, Sentence, Shape, Term, Token, Value, Word};

/// The tokens of a sentence that tell what happens: one walk for all values of the sentence.
#[derive(Debug, Default)]
pub(super) struct Noted {
    /// Forms of verbs that are no nouns here: not `a shooting`, `at stores`.
    verbs: Vec<u32>,
    /// Event words that are no names.
    events: Vec<u32>,
    /// The event words of the sentence before.
    before: Vec<u32>,
}

impl Noted {
    /// Takes note of a sentence.
    pub fn note(&mut self, text: &str, document: &Document, sentence: u32) {
        let at = sentence as usize;
        self.verbs.clear();
        self.events.clear();
        let range = document.sentences[at].tokens.clone();
        for (at, token) in (range.start..).zip(&document.tokens[range.start as usize..range.end as usize]) {
            // Most words are neither.
            if !token.is_a(Classes::VERB.with(Classes::EVENT)) {
                continue;
            }
            if is_verb_form(token) && !is_noun(text, &document.tokens, at as usize) {
                self.verbs.push(at);
            }
            if is_event(token) {
                self.events.push(at);
            }
        }
        self.before.clear();
        // What the sentence before tells is asked for only in its own paragraph.
        let before = at.checked_sub(1).map(|b| &document.sentences[b]);
        if let Some(before) = before.filter(|b| b.paragraph == document.sentences[at].paragraph) {
            let tokens = &document.tokens[before.tokens.start as usize..before.tokens.end as usize];
            self.before.extend((before.tokens.start..).zip(tokens).filter(|(_, t)| is_event(t)).map(|(at, _)| at));
        }
    }
}

#[inline]
fn is_event(token: &Token) -> bool {
    // `Miss Roe` is not missing.
    let title = token.is_a(Classes::TITLE) && token.looks(Shape::CAPITAL);
    token.is_a(Classes::EVENT) && token.looks(Shape::WORD) && !token.is_name() && !title
}

/// The part of a list of tokens, in order, that lies in a range.
pub(super) fn within<'a>(list: &'a [u32], range: &Range<u32>) -> &'a [u32] {
    let from = list.partition_point(|at| *at < range.start);
    let len = list[from..].partition_point(|at| *at < range.end);
    &list[from..from + len]
}

/// Verbs that say nothing themselves: their noun does (`make an appearance`).
const LIGHT: &[Word] = &[
    Word::of("make"),
    Word::of("take"),
    Word::of("hold"),
    Word::of("give"),
    Word::of("have"),
    Word::of("get"),
    Word::of("come"),
    Word::of("go"),
    Word::of("happen"),
    Word::of("occur"),
];

fn is_verb_form(token: &Token) -> bool {
    token.is_a(Classes::VERB) && token.lemma != token.word && !token.is_a(Classes::AUXILIARY) && !token.is_name()
}

fn is_article(token: &Token) -> bool {
    [const { Word::of("a") }, const { Word::of("an") }, const { Word::of("the") }, const { Word::of("this") }]
        .contains(&token.word)
}

/// A noun that looks like a verb: `the shooting`, `bombs at stores`, `two boys, ages 6 and 16`.
fn is_noun(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|b| &tokens[b]) else { return false };
    if is_article(before) {
        return true;
    }
    let counted = |t: &Token| t.is_a(Classes::DIGITS.with(Classes::NUMBER));
    tokens[at].span.of(text).ends_with('s')
        && (before.is_a(Classes::PREPOSITION)
            || counted(before)
            || before.word == const { Word::of("as") }
            || is_determiner(before)
            || (before.span.of(text) == "," && tokens.get(at + 1).is_some_and(counted)))
}

/// The event noun that a date describes: `the 2003 murder case`, `his June 24 murder`, `Friday's shooting`.
fn described<'t>(text: &str, tokens: &'t [Token], mention: &Mention<'_>, to: usize) -> Option<&'t Token> {
    let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
    let owns = |t: &Token| matches!(t.span.of(text), "'s" | "’s");
    let possessive = tokens.get(end).is_some_and(owns);
    let before = start.checked_sub(1).map(|b| &tokens[b]);
    let determined = before.is_some_and(|b| is_article(b) || owns(b) || POSSESSIVES.contains(b.word));
    if !possessive && !determined {
        return None;
    }
    let from = end + usize::from(possessive);
    tokens
        .get(from..(from + 3).min(to))?
        .iter()
        .take_while(|t| {
            t.looks(Shape::WORD) && !t.is_a(Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::STOP))
        })
        .find(|t| is_event(t))
}

/// The verb that governs a value: of which it is the object (`killing 12 people`), right after the head noun (`12 people
/// were injured`), else the nearest to its left in the clause, else the first to its right.
pub(super) fn governor(
    text: &str,
    tokens: &[Token],
    mention: &Mention<'_>,
    clause: &Range<u32>,
    head: Option<&Term>,
    noted: &Noted,
) -> Option<Term> {
    let (from, to) = (clause.start as usize, clause.end as usize);
    let (start, end) = (mention.tokens.start as usize, (mention.tokens.end as usize).min(to));
    let after_head = head.map_or(end, |h| tokens[..to].partition_point(|t| t.span.start <= h.span.start).max(end));
    let near = tokens.get(after_head..(after_head + 3).min(to)).unwrap_or_default();
    let moment = matches!(mention.value, Value::Moment(_));
    // `the 2003 murder case`, `Friday's shooting`: the date belongs to the noun, not to the verb of the clause.
    if moment && let Some(noun) = described(text, tokens, mention, to) {
        return Some(term(noun));
    }
    // `a shooting`, `at stores`: nouns, whatever they look like. `Somali pirates released`: a form in -s gives way.
    let verbs = within(&noted.verbs, clause);
    let in_s = |k: usize| tokens[k].span.of(text).ends_with('s');
    let gives_way = |k: usize| in_s(k) && verbs.iter().any(|v| !in_s(*v as usize));
    let verb_at = |k: usize| verbs.contains(&(k as u32)) && !gives_way(k);
    let first = |range: Range<usize>| {
        verbs.iter().map(|v| *v as usize).find(|v| range.contains(v) && !gives_way(*v)).map(|k| &tokens[k])
    };
    let last = |range: Range<usize>| {
        verbs.iter().rev().map(|v| *v as usize).find(|v| range.contains(v) && !gives_way(*v)).map(|k| &tokens[k])
    };
    let left = || last(from..start.min(to));
    // `killing 12 people and wounding 30`: what stands right after its verb is its object.
    let object =
        start.checked_sub(1).filter(|b| !moment && *b >= from && verb_at(*b) && !speech::reported_by(tokens[*b].word));
    // `12 people were injured`, `12 people injured`, `100 officers have handed in`; not `12 dead, wounding 30`.
    let close = near
        .iter()
        .take_while(|t| !matches!(t.span.of(text), "and" | "or" | "but"))
        .position(|t| t.is_a(Classes::AUXILIARY) || is_verb_form(t))
        .filter(|c| !(near[..*c].iter().any(|t| t.span.of(text) == ",") && near[*c].span.of(text).ends_with("ing")));
    let right = match object {
        Some(object) => Some(&tokens[object]),
        // `The man shot on Tuesday was flown to`, `police on Tuesday arrested`: a date goes with the verb before it in its
        // phrase, unless a past form follows at once.
        None if moment && close != Some(0) => {
            let phrase =
                (from..start.min(to)).rev().take_while(|k| tokens[*k].span.of(text) != ",").last().unwrap_or(start);
            last(phrase..start.min(to))
        }
        None if moment && tokens[end].is_a(Classes::AUXILIARY) => left(),
        None => close.and_then(|c| first(after_head + c..to)),
    };
    let later = || first(end..to);
    // `has been put at`, `would not arrive until`: a verb that looks like its base form.
    let bare = || {
        (from + 1..start.min(to))
            .rev()
            .find(|k| {
                let negated = [const { Word::of("not") }, const { Word::of("n't") }].contains(&tokens[*k - 1].word);
                let before = k.checked_sub(if negated { 2 } else { 1 }).filter(|b| *b >= from);
                tokens[*k].is_a(Classes::VERB)
                    && !tokens[*k].is_a(Classes::AUXILIARY)
                    && before.is_some_and(|b| tokens[b].is_a(Classes::AUXILIARY))
            })
            .map(|k| &tokens[k])
    };
    let verb = right.or_else(left).or_else(bare).or_else(later)?;
    if LIGHT.contains(&verb.lemma) {
        // `made an appearance`; `the shooting took place`: the noun after the verb, else the one before.
        let at = tokens.partition_point(|t| t.span.start <= verb.span.start);
        let event = |t: &&Token| is_event(t) && t.span != verb.span;
        let after = tokens.get(at..to).unwrap_or_default().iter().find(event);
        if let Some(noun) = after.or_else(|| tokens.get(from..at).unwrap_or_default().iter().rev().find(event)) {
            return Some(term(noun));
        }
    }
    Some(term(verb))
}

/// Event words near a value with their classes, nearest first, two classes at most: of the clause, else of the sentence,
/// else of the sentence before in the paragraph. Also says whether the clause itself had one.
pub(super) fn of(
    document: &Document,
    mention: &Mention<'_>,
    clause: &Range<u32>,
    verb: Option<&Term>,
    noted: &Noted,
) -> (Vec<(Term, u16)>, bool) {
    let sentence = &document.sentences[mention.sentence as usize];
    let own = ranked(document, mention, within(&noted.events, clause), verb);
    if !own.is_empty() {
        return (own, true);
    }
    let wider = ranked(document, mention, within(&noted.events, &near(mention, &sentence.tokens)), verb);
    if !wider.is_empty() {
        return (wider, false);
    }
    let before = (mention.sentence as usize)
        .checked_sub(1)
        .map(|b| &document.sentences[b])
        .filter(|b| b.paragraph == sentence.paragraph);
    // Of what is not near at all, the range ends before it starts.
    let told = |b: &Sentence| ranked(document, mention, within(&noted.before, &near(mention, &b.tokens)), None);
    (before.map(told).unwrap_or_default(), false)
}

fn ranked(document: &Document, mention: &Mention<'_>, events: &[u32], verb: Option<&Term>) -> Vec<(Term, u16)> {
    if events.is_empty() {
        return Vec::new();
    }
    // Distances in half tokens, so that the penalties stay whole numbers.
    let mut found: Vec<(u32, Term, u16)> = Vec::with_capacity(2 * events.len());
    for at in events.iter().copied().filter(|at| !mention.tokens.contains(at)) {
        let token = &document.tokens[at as usize];
        let distance =
            if at < mention.tokens.start { mention.tokens.start - at } else { at + 1 - mention.tokens.end } * 2;
        let governs = verb.is_some_and(|v| v.span == token.span);
        let term = term(token);
        for (class, strong) in classes(token.lemma) {
            let cost = distance + if is_verb_form(token) { 0 } else { 3 } + if *strong { 0 } else { 6 }
                - if governs { distance.min(4) } else { 0 };
            found.push((cost, term, *class));
        }
    }
    found.sort_by_key(|f| (f.0, f.1.span.start, f.2));
    // All classes of the two nearest words, each once.
    let (mut words, mut kept) = ([None, None], 0);
    for at in 0..found.len() {
        let (_, term, class) = found[at];
        let known = words.contains(&Some(term.span));
        if (known || words[1].is_none()) && found[..kept].iter().all(|f| f.2 != class) {
            if !known {
                words[usize::from(words[0].is_some())] = Some(term.span);
            }
            found[kept] = found[at];
            kept += 1;
        }
    }
    found.truncate(kept);
    found.into_iter().map(|(_, term, class)| (term, class)).collect()
}
