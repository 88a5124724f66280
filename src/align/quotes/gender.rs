//! Two speakers for one utterance: `he` in one article, a woman in another.
//!
//! Two names prove nothing (two people may speak together, a spokesman for his firm), but an article that says `she` or
//! `Ms` and one that says `he` cannot both be right. A pronoun may still be someone's else, so this is never certain.

use std::collections::BTreeMap;

use crate::model::{Article, Classes, Shape, Token, Word};

use super::speaker::{Sort, Speaker};

const MALE: [Word; 3] = [Word::of("mr"), Word::of("sir"), Word::of("lord")];
const FEMALE: [Word; 5] = [Word::of("mrs"), Word::of("ms"), Word::of("miss"), Word::of("dame"), Word::of("lady")];

/// What an article states of the people in it.
#[derive(Debug, Default)]
pub(super) struct Genders {
    /// Whether a surname belongs to a woman; `None` when it is used of both.
    names: BTreeMap<Word, Option<bool>>,
    /// The surname of whoever holds a post: `Home Secretary Jane Roe`, `Jane Roe, the home secretary`.
    posts: BTreeMap<Word, Word>,
}

impl Genders {
    /// Reads titles before names, and posts beside names.
    pub fn of(article: &Article) -> Self {
        let tokens = &article.document.tokens;
        let mut out = Self::default();
        for at in (1..tokens.len()).filter(|at| capital(&tokens[*at])) {
            let dotted = at >= 2 && tokens[at - 1].span.of(&article.source.text) == ".";
            let title = tokens[at - 1 - usize::from(dotted)].word;
            let female = FEMALE.contains(&title);
            if female || MALE.contains(&title) {
                let mut end = at + 1;
                while tokens.get(end).is_some_and(capital) {
                    end += 1;
                }
                let known = out.names.entry(tokens[end - 1].word).or_insert(Some(female));
                if *known != Some(female) {
                    *known = None;
                }
            }
            // A post of two words or more before a name.
            if tokens[at - 1].is_a(Classes::ROLE) && !tokens[at].is_a(Classes::ROLE) {
                let end = (at..tokens.len().min(at + 4)).take_while(|t| capital(&tokens[*t])).last().unwrap_or(at);
                if end > at && at >= 2 && tokens[at - 2].looks(Shape::WORD) {
                    out.posts.entry(post(tokens, at)).or_insert(tokens[end].word);
                }
            }
        }
        out
    }
}

/// The last two words of a post.
fn post(tokens: &[Token], end: usize) -> Word {
    Word(tokens[end - 2].word.0.rotate_left(17) ^ tokens[end - 1].word.0)
}

/// A word with a capital: behind a title that is name enough.
fn capital(token: &Token) -> bool {
    token.looks(Shape::CAPITAL) && token.looks(Shape::WORD)
}

/// Whether a speaker is a woman, when some article says so; `all` are the articles of the fact.
pub(super) fn is_female<'a>(speaker: &Speaker, all: impl Iterator<Item = &'a Genders> + Clone) -> Option<bool> {
    match speaker.sort {
        Sort::He => Some(false),
        Sort::She => Some(true),
        Sort::Name => agreed(Word::fold(speaker.name.rsplit(' ').next()?), all),
        Sort::Role => {
            let words: Vec<Word> = speaker.name.split(' ').map(Word::fold).collect();
            let [.., first, second] = words.as_slice() else { return None };
            let post = Word(first.0.rotate_left(17) ^ second.0);
            let holder = all.clone().find_map(|g| g.posts.get(&post))?;
            agreed(*holder, all)
        }
    }
}

/// What all articles that know the name say.
fn agreed<'a>(name: Word, all: impl Iterator<Item = &'a Genders>) -> Option<bool> {
    let mut said = all.filter_map(|g| g.names.get(&name));
    let first = (*said.next()?)?;
    said.all(|s| *s == Some(first)).then_some(first)
}
