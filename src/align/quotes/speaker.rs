//! Who said it: the reporting clause before, after or inside a quotation.

use std::collections::BTreeMap;

use crate::kind::quote;
use crate::model::{Article, Classes, Shape, Span, Token, Word};
use crate::text::safe;

/// How far from the marks a reporting clause may reach, in tokens.
const REACH: usize = 24;
/// How many sentences back a pronoun looks for its name.
const BACK: usize = 3;
/// How far apart two quotations of one speaker may stand, in bytes.
const NEAR: u32 = 160;
/// How many quotations back the reporting clause may stand.
const CHAIN: usize = 4;

const MALE: [Word; 4] = [Word::of("mr"), Word::of("sir"), Word::of("lord"), Word::of("father")];
const FEMALE: [Word; 5] = [Word::of("mrs"), Word::of("ms"), Word::of("miss"), Word::of("dame"), Word::of("lady")];
/// Words and numbers.
const PLAIN: Shape = Shape(Shape::WORD.0 | Shape::NUMBER.0);
const WHO: Word = Word::of("who");

/// What kind of words name the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A name: of a person, a firm, a force.
    Name,
    /// A post or a description: `the home secretary`.
    Role,
    /// `he`, not led back to a name.
    He,
    /// `she`, not led back to a name.
    She,
}

/// A speaker as the source calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    pub name: String,
    pub sort: Sort,
}

/// What one article tells of who speaks.
pub(super) struct Voices<'a> {
    article: &'a Article,
    outermost: Vec<Span>,
    /// Full names by their last word.
    people: BTreeMap<Word, Span>,
}

impl<'a> Voices<'a> {
    /// Reads the names of an article once.
    pub fn of(article: &'a Article) -> Self {
        let tokens = &article.document.tokens;
        let mut people = BTreeMap::new();
        let mut at = 0;
        while at < tokens.len() {
            let end = name_end(tokens, at);
            if is_person(tokens, at, end) {
                people.entry(tokens[end - 1].word).or_insert_with(|| tokens[at].span.to(tokens[end - 1].span));
            }
            at = end.max(at + 1);
        }
        Self { article, outermost: quote::outermost(&article.document).collect(), people }
    }

    fn tokens(&self) -> &'a [Token] {
        &self.article.document.tokens
    }

    /// The speaker of the quoted words at `unit`.
    pub fn speaker(&self, unit: Span) -> Option<Speaker> {
        let mut at = self.outermost.partition_point(|q| q.end <= unit.start);
        if let Some(inside) = self.inside(unit) {
            return Some(inside);
        }
        for _ in 0..CHAIN {
            let quotation = *self.outermost.get(at)?;
            if let Some(found) = self.after(quotation).or_else(|| self.before(quotation)) {
                return Some(found);
            }
            let before = *self.outermost.get(at.checked_sub(1)?)?;
            if quotation.start.saturating_sub(before.end) > NEAR {
                return None;
            }
            at -= 1;
        }
        None
    }

    /// `"...," he said, "..."`.
    fn inside(&self, unit: Span) -> Option<Speaker> {
        let from = self.tokens().partition_point(|t| t.span.start < unit.start);
        let to = self.tokens().partition_point(|t| t.span.end <= unit.end);
        let gap = (from..to).find(|t| !self.tokens()[*t].looks(Shape::QUOTED))?;
        let end = (gap..to).find(|t| self.tokens()[*t].looks(Shape::QUOTED))?;
        self.clause_after(gap, end)
    }

    /// `"...," said Jane Roe`.
    fn after(&self, quotation: Span) -> Option<Speaker> {
        let from = self.tokens().partition_point(|t| t.span.start < quotation.end);
        let sentence = self.article.document.sentences.get(self.article.document.sentence_of(from as u32))?;
        // The closing mark may end the sentence of the quotation and the clause stand in it still.
        let end = (sentence.tokens.end as usize).min(from + REACH);
        let stop = (from..end).find(|t| self.tokens()[*t].looks(Shape::QUOTED)).unwrap_or(end);
        self.clause_after(from, stop)
    }

    /// `Jane Roe said: "..."`, or a sentence before that ends with a colon.
    fn before(&self, quotation: Span) -> Option<Speaker> {
        let end = self.tokens().partition_point(|t| t.span.end <= quotation.start);
        let document = &self.article.document;
        let first = document.sentence_of((end as u32).min(self.tokens().len().checked_sub(1)? as u32));
        let start = document.sentences.get(first)?.tokens.start as usize;
        let own =
            (start.max(end.saturating_sub(REACH))..end).rev().take_while(|t| !self.tokens()[*t].looks(Shape::QUOTED));
        if let Some(from) = own.last()
            && let Some(found) = self.clause_before(from, end)
        {
            return Some(found);
        }
        // `She told reporters:` stands alone before the quotation.
        let last = (start.min(end)).checked_sub(1)?;
        if start + 2 < end || self.tokens()[last].span.of(&self.article.source.text) != ":" {
            return None;
        }
        let above = document.sentences.get(first.checked_sub(1)?)?.tokens.start as usize;
        self.clause_before(above, last)
    }

    /// The clause in tokens `from..to`, which follow a quotation.
    fn clause_after(&self, from: usize, to: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        let from = (from..to).find(|t| tokens[*t].looks(Shape::WORD))?;
        let verb = (from..to.min(from + 14)).find(|t| is_verb(&tokens[*t]));
        match verb {
            Some(verb) if verb == from => self.object(verb + 1, to),
            Some(verb) => self.subject(from, verb),
            None if tokens[from].word == Word::of("according") => self.object(from + 2, to),
            None => None,
        }
    }

    /// The clause in tokens `from..to`, which come before a quotation.
    fn clause_before(&self, from: usize, to: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        if tokens.get(from)?.word == Word::of("according") {
            return self.object(from + 2, to);
        }
        let verb = (from..to).rev().find(|t| is_verb(&tokens[*t]))?;
        self.subject(from, verb)
    }

    /// The noun phrase that ends before the verb at `verb`.
    fn subject(&self, from: usize, verb: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        let mut end = verb;
        let idle = |t: &Token| {
            t.is_a(Classes::AUXILIARY)
                || t.word == WHO
                || t.span.of(&self.article.source.text).ends_with("ly")
                || LATER.contains(&t.word)
        };
        while end > from && idle(&tokens[end - 1]) {
            end -= 1;
        }
        // `Jane Roe, the mayor, said`: the name stands before the commas.
        if end > from + 2
            && self.is_comma(end - 1)
            && let Some(comma) = (from + 1..end - 1).rev().find(|t| self.is_comma(*t))
        {
            end = comma;
        } else if end > from && self.is_comma(end - 1) {
            end -= 1;
        }
        let start = (from..end).rev().take_while(|t| !self.is_border(*t)).last()?;
        self.phrase(start, end)
    }

    /// The noun phrase that starts at `from`.
    fn object(&self, from: usize, to: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        let links = [Word::of("of"), Word::of("for")];
        let end = (from..to.min(from + 12))
            .find(|t| {
                let token = &tokens[*t];
                self.is_border(*t)
                    || (token.is_a(Classes::PREPOSITION) && !links.contains(&token.word))
                    || token.is_a(Classes::AUXILIARY)
                    || token.word == WHO
                    || is_verb(token)
            })
            .unwrap_or(to.min(from + 12));
        self.phrase(from, end)
    }

    /// What names a speaker in a noun phrase.
    fn phrase(&self, from: usize, to: usize) -> Option<Speaker> {
        let tokens = self.tokens();
        let last = *tokens.get(to.checked_sub(1)?).filter(|_| from < to)?;
        if last.word == Word::of("he") || last.word == Word::of("she") {
            return Some(self.resolved(to - 1, last.word == Word::of("she")));
        }
        if last.is_a(Classes::PRONOUN) || !last.looks(Shape::WORD) {
            return None;
        }
        if last.looks(Shape::CAPITAL) {
            let start = (from..to).rev().take_while(|t| is_name_part(tokens, *t)).last()?;
            let start = (start..to).find(|t| tokens[*t].looks(Shape::CAPITAL) && !tokens[*t].is_a(Classes::STOP))?;
            if last.is_a(Classes::ROLE) && (start..to).all(|t| tokens[t].is_a(Classes::ENGLISH)) {
                return Some(Speaker { name: self.words(tokens[start].span.to(last.span)), sort: Sort::Role });
            }
            return Some(self.named(start, to));
        }
        // A name before a plain word: `Jane Roe of the union` was cut at `of`; `Met spokesman` is a role.
        let person = Classes::PERSON.with(Classes::ROLE).with(Classes::KIN).with(Classes::ORGANISATION);
        let determined = [Word::of("the"), Word::of("a"), Word::of("an"), Word::of("one"), Word::of("another")];
        let start = (from..to)
            .rev()
            .take(9)
            .find(|t| {
                let linked = t.checked_sub(1).is_some_and(|b| b >= from && tokens[b].is_a(Classes::PREPOSITION));
                determined.contains(&tokens[*t].word) && !linked
            })
            .unwrap_or(from);
        let known = determined.contains(&tokens[start].word) || (start..to).any(|t| tokens[t].is_a(person));
        (known && to - start <= 9)
            .then(|| Speaker { name: self.words(tokens[start].span.to(last.span)), sort: Sort::Role })
    }

    /// The name of tokens `from..to`, in full when the article gives it.
    fn named(&self, from: usize, to: usize) -> Speaker {
        let tokens = self.tokens();
        let last = &tokens[to - 1];
        let plain = (from..to).filter(|t| tokens[*t].looks(Shape::WORD) && !tokens[*t].is_a(Classes::TITLE)).count();
        let span = match self.people.get(&last.word) {
            Some(full) if plain <= 1 => *full,
            _ => tokens[from].span.to(last.span),
        };
        Speaker { name: self.words(span), sort: Sort::Name }
    }

    /// A pronoun led back to the person that the nearest sentence before begins with.
    fn resolved(&self, at: usize, female: bool) -> Speaker {
        let tokens = self.tokens();
        let document = &self.article.document;
        let own = document.sentence_of(at as u32);
        for index in (own.saturating_sub(BACK)..=own).rev() {
            let range = &document.sentences[index].tokens;
            let mut k = range.start as usize;
            while k < (range.end as usize).min(at) {
                let end = name_end(tokens, k);
                let title = k.checked_sub(1).map(|b| tokens[b].word).into_iter().chain([tokens[k].word]);
                let wrong = if female { &MALE[..] } else { &FEMALE[..] };
                let clash = title.clone().any(|w| wrong.contains(&w));
                // Whoever the sentence begins with is likely to be the one who speaks next.
                let leads = tokens[range.start as usize..k].iter().all(|t| {
                    let before = Classes::STOP.with(Classes::ROLE).with(Classes::TITLE);
                    t.looks(Shape::CAPITAL) || !t.looks(Shape::WORD) || t.is_a(before)
                });
                let known = is_person(tokens, k, end) || (end > k && self.people.contains_key(&tokens[end - 1].word));
                let known = known && leads && !tokens[k].looks(Shape::QUOTED);
                if known && !clash {
                    return self.named(k, end);
                }
                k = end.max(k + 1);
            }
        }
        let (name, sort) = if female { ("she", Sort::She) } else { ("he", Sort::He) };
        Speaker { name: name.to_owned(), sort }
    }

    fn words(&self, span: Span) -> String {
        safe::one_line(span.of(&self.article.source.text))
    }

    fn is_comma(&self, at: usize) -> bool {
        self.tokens()[at].span.of(&self.article.source.text) == ","
    }

    /// Signs that end a noun phrase; the dot of an initial or title does not.
    fn is_border(&self, at: usize) -> bool {
        let tokens = self.tokens();
        let token = &tokens[at];
        if token.looks(PLAIN) {
            return false;
        }
        let dot = token.span.of(&self.article.source.text) == "."
            && at.checked_sub(1).is_some_and(|b| {
                tokens[b].is_a(Classes::TITLE.with(Classes::ABBREVIATION)) || tokens[b].span.len() == 1
            });
        let hyphen = matches!(token.span.of(&self.article.source.text), "-" | "'" | "’") && !token.looks(Shape::SPACED);
        !dot && !hyphen
    }
}

const LATER: [Word; 8] = [
    Word::of("also"),
    Word::of("later"),
    Word::of("then"),
    Word::of("has"),
    Word::of("once"),
    Word::of("further"),
    Word::of("since"),
    Word::of("yesterday"),
];

fn is_verb(token: &Token) -> bool {
    token.is_a(Classes::SPEECH) && !token.looks(Shape::CAPITAL)
}

/// One past the name that starts at `at`: capitalised words, particles between them; `at` when none does.
fn name_end(tokens: &[Token], at: usize) -> usize {
    let part =
        |t: &Token| t.looks(Shape::CAPITAL) && t.looks(Shape::WORD) && !t.is_a(Classes::STOP.with(Classes::PRONOUN));
    if !part(&tokens[at]) {
        return at;
    }
    let mut end = at + 1;
    while end < tokens.len() && end < at + 6 {
        if part(&tokens[end]) && !tokens[end].looks(Shape::FIRST) {
            end += 1;
        } else if end + 1 < tokens.len() && PARTICLES.contains(&tokens[end].word) && part(&tokens[end + 1]) {
            end += 2;
        } else {
            break;
        }
    }
    end
}

const PARTICLES: [Word; 9] = [
    Word::of("de"),
    Word::of("van"),
    Word::of("von"),
    Word::of("der"),
    Word::of("den"),
    Word::of("bin"),
    Word::of("al"),
    Word::of("la"),
    Word::of("di"),
];

/// Whether the name of tokens `at..end` looks like a person's full name.
fn is_person(tokens: &[Token], at: usize, end: usize) -> bool {
    if end < at + 2 || tokens[at..end].iter().any(|t| t.is_a(Classes::ORGANISATION) || t.looks(Shape::ALL_CAPS)) {
        return false;
    }
    let plain = Classes::ENGLISH.with(Classes::PLACE).with(Classes::WEEKDAY).with(Classes::MONTH).with(Classes::ROLE);
    tokens[at].is_a(Classes::GIVEN.with(Classes::TITLE)) || (!tokens[at].is_a(plain) && !tokens[end - 1].is_a(plain))
}

/// Whether a token may stand inside a name, looking from its end.
fn is_name_part(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.looks(Shape::CAPITAL) || PARTICLES.contains(&token.word) || !token.looks(PLAIN)
}

/// The name among several that tells most.
pub(super) fn fullest(speakers: &[Speaker]) -> Option<&str> {
    let rank = |s: &Speaker| match s.sort {
        Sort::Name => 2,
        Sort::Role => 1,
        Sort::He | Sort::She => 0,
    };
    let best =
        speakers.iter().max_by_key(|s| (rank(s), s.name.split(' ').count().min(3), std::cmp::Reverse(&s.name)))?;
    (rank(best) > 0).then_some(best.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::Voices;
    use crate::kind::testing::article;

    #[test]
    fn finds_speakers() {
        for (text, want) in [
            ("“We will mend it,” said Jane Roe.", "Jane Roe"),
            ("“We will mend it,” Jane Roe said on Monday.", "Jane Roe"),
            ("Jane Roe said: “We will mend it.”", "Jane Roe"),
            ("Jane Roe, the mayor, said “we will mend it”.", "Jane Roe"),
            ("“We will mend it,” said Jane Roe, the mayor of Lund.", "Jane Roe"),
            ("“We will mend it,” the harbour master said.", "the harbour master"),
            ("“We will mend it,” said a spokesman for the port.", "a spokesman for the port"),
            ("“We will mend it,” said port spokesman John Doe.", "John Doe"),
            ("According to Jane Roe, “we will mend it”.", "Jane Roe"),
            ("“We will mend it,” according to Jane Roe.", "Jane Roe"),
            ("Jane Roe came. “We will mend it,” she said.", "Jane Roe"),
            ("Jane Roe came. “We will mend it,” Ms Roe said.", "Jane Roe"),
            ("Mr. Doe came. “We will mend it,” she said.", "she"),
            ("“We will,” he said, “mend it by May.”", "he"),
            ("“It rained. We will mend it,” said John Doe. “It is a pity it fell.”", "John Doe"),
        ] {
            let article = article(text, "");
            let voices = Voices::of(&article);
            let names: Vec<Option<String>> = article
                .claims
                .iter()
                .filter(|c| c.mention.kind == "quote")
                .map(|c| voices.speaker(c.mention.span).map(|s| s.name))
                .collect();
            assert!(!names.is_empty() && names.iter().all(|n| n.as_deref() == Some(want)), "{text}: {names:?}");
        }
    }
}
