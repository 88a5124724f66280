//! What sort of word a token is, as far as spelling and the lexicon can tell without a tagger.

use crate::model::{Classes, Shape, Token, Word, WordSet};

/// The same with a look at the next word: `John Smith` at the head of a sentence is a name, although `john` is a word.
#[must_use]
pub(super) fn name_at(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    token.is_name()
        || (token.looks(Shape::FIRST)
            && token.looks(Shape::CAPITAL)
            && token.is_a(Classes::GIVEN)
            && tokens.get(at + 1).is_some_and(Token::is_name))
}

/// A verb in the past or a participle: `killed`, `shot`, `found`.
pub(super) fn is_past(text: &str, token: &Token) -> bool {
    let spelling = token.span.of(text);
    token.is_a(Classes::VERB)
        && token.lemma != token.word
        && !token.is_a(Classes::AUXILIARY)
        && !spelling.ends_with('s')
        && !spelling.ends_with("ing")
}

/// A noun follows them, however much it looks like a verb.
const DETERMINERS: WordSet = WordSet::of(&[Word::of("the"), Word::of("a"), Word::of("an"), Word::of("'s")]);

/// Whose a noun is: `60 % of its revenue`, `his June 24 murder`.
pub(super) const POSSESSIVES: WordSet =
    WordSet::of(&[Word::of("its"), Word::of("his"), Word::of("her"), Word::of("their")]);

/// Words inside a noun phrase that are none of its content.
const INNER: WordSet = WordSet::of(&[
    Word::of("the"),
    Word::of("other"),
    Word::of("more"),
    Word::of("same"),
    Word::of("own"),
    Word::of("such"),
]);

/// Whether the token can be a finite verb or participle here.
#[inline]
pub(super) fn is_verb(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.is_a(Classes::AUXILIARY) || token.is_a(Classes::VERB) && is_full_verb(text, tokens, at)
}

/// The same for a form that the lexicon has as a verb and no auxiliary.
fn is_full_verb(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.looks(Shape::WORD) || token.is_name() {
        return false;
    }
    let before = at.checked_sub(1).map(|b| &tokens[b]);
    let spelling = token.span.of(text);
    if token.lemma == token.word {
        return before.is_some_and(|b| b.word == const { Word::of("to") } || b.is_a(Classes::AUXILIARY));
    }
    let determined = before.is_some_and(|b| DETERMINERS.contains(b.word));
    if spelling.ends_with('s') {
        let said = before.is_some_and(|b| b.is_a(Classes::PRONOUN) || b.is_name());
        return !determined && (said || before.is_some_and(is_content) && moves(text, tokens, at));
    }
    !determined
}

/// `Death toll climbs to 31`, `Price hits $4`: a verb that a figure follows, where the same form may be a noun.
fn moves(text: &str, tokens: &[Token], at: usize) -> bool {
    const MOVES: WordSet = WordSet::of(&[
        Word::of("climb"),
        Word::of("drop"),
        Word::of("exceed"),
        Word::of("fall"),
        Word::of("grow"),
        Word::of("hit"),
        Word::of("jump"),
        Word::of("near"),
        Word::of("pass"),
        Word::of("reach"),
        Word::of("rise"),
        Word::of("soar"),
        Word::of("stand"),
        Word::of("surge"),
        Word::of("top"),
    ]);
    const WAY: WordSet =
        WordSet::of(&[Word::of("to"), Word::of("at"), Word::of("past"), Word::of("above"), Word::of("by")]);
    let behind = |k: usize| tokens.get(at + k);
    let figure = |k: usize| {
        behind(k).is_some_and(|t| {
            t.is_a(Classes::DIGITS.with(Classes::NUMBER)) || matches!(t.span.of(text), "$" | "£" | "€")
        })
    };
    MOVES.contains(tokens[at].lemma) && (figure(1) || behind(1).is_some_and(|t| WAY.contains(t.word)) && figure(2))
}

/// A word that can carry content: not a function word, a number, a month, a title.
pub(super) fn is_content(token: &Token) -> bool {
    token.looks(Shape::WORD) && !token.is_a(Classes::FUNCTION)
}

/// Whether a noun phrase ends before this token: a function word, a sign, a verb form.
pub(super) fn ends_phrase(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.looks(Shape::WORD) {
        return token.span.of(text) != "-";
    }
    token.is_a(Classes::PREPOSITION.with(Classes::AUXILIARY).with(Classes::PRONOUN))
        || (token.is_a(Classes::STOP) && !is_determiner(token))
        || (token.is_a(Classes::WEEKDAY.with(Classes::MONTH)))
}

/// `the`, `other`, `more`: words inside a noun phrase.
pub(super) fn is_determiner(token: &Token) -> bool {
    INNER.contains(token.word)
}
