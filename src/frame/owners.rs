//! Owners: whose age it is. A table of the article's people, then the words around the number.

use rustc_hash::FxHashMap;

use super::Mention;
use super::words::name_at;
use super::{term, words};
use crate::model::{Classes, Document, Shape, Term, Token, Word, Zone};

/// The full names of an article: `Kaba` leads to `Chris Kaba`.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    /// Full names in order of appearance, with the token at which each first stands.
    full: Vec<(Vec<Term>, u32)>,
    /// Which of them hold a word, in order.
    by_word: FxHashMap<Word, Vec<u32>>,
}

impl People {
    /// Gathers the names of two or more tokens that look like a person's: a given name first, or a title before.
    pub fn of(document: &Document) -> Self {
        let tokens = &document.tokens;
        let mut people = Self::default();
        let mut at = 0;
        // No name without a capital: most tokens are passed over at once.
        while let Some(next) = tokens[at..].iter().position(|t| t.looks(Shape::CAPITAL)) {
            at += next;
            if !name_at(tokens, at) {
                at += 1;
                continue;
            }
            let start = at;
            while at < tokens.len()
                && (at == start || !tokens[at].looks(Shape::FIRST))
                && (name_at(tokens, at) || is_initial(document, at))
            {
                at += 1;
            }
            // A name that starts here may be none by itself; stay on the move.
            at = at.max(start + 1);
            if at - start < 2 {
                continue;
            }
            let run: Vec<&Token> =
                tokens[start..at].iter().filter(|t| t.looks(Shape::WORD) && t.span.len() > 1).collect();
            let titled = start.checked_sub(1).is_some_and(|b| tokens[b].is_a(Classes::TITLE));
            if (2..=4).contains(&run.len())
                && (run[0].is_a(Classes::GIVEN) || titled)
                && !run.iter().any(|t| t.is_a(Classes::ORGANISATION))
            {
                let terms: Vec<Term> = run.iter().copied().map(named).collect();
                people.add(terms, start as u32);
            }
        }
        people
    }

    fn add(&mut self, terms: Vec<Term>, start: u32) {
        let same = |f: &(Vec<Term>, u32)| f.0.iter().map(|t| t.lemma).eq(terms.iter().map(|t| t.lemma));
        if self.with(terms[0].lemma).any(same) {
            return;
        }
        for (k, term) in terms.iter().enumerate() {
            if terms[..k].iter().all(|t| t.lemma != term.lemma) {
                self.by_word.entry(term.lemma).or_default().push(self.full.len() as u32);
            }
        }
        self.full.push((terms, start));
    }

    /// The full names that hold a word.
    fn with(&self, word: Word) -> impl Iterator<Item = &(Vec<Term>, u32)> {
        self.by_word.get(&word).into_iter().flatten().map(|k| &self.full[*k as usize])
    }

    /// Replaces a lone surname or given name by the full name that the article gives, when only one fits.
    pub fn widen(&self, names: &mut Vec<Term>) {
        if names.len() != 1 {
            return;
        }
        let mut fits = self.with(names[0].lemma);
        if let (Some(only), None) = (fits.next(), fits.next()) {
            names.clone_from(&only.0);
        }
    }

    /// Whether somebody of the article is called by this word, written with a capital.
    pub fn is_name(&self, token: &Token) -> bool {
        token.looks(Shape::CAPITAL) && !token.is_a(Classes::GIVEN) && self.by_word.contains_key(&token.word)
    }

    /// Whom `he` or `she` at a token most likely means: the person whom the sentence named first so far, else whom the nearest
    /// of the three sentences before it names first.
    pub fn meant(&self, document: &Document, at: u32) -> Vec<Term> {
        let own = document.sentences.partition_point(|s| s.tokens.end <= at);
        for sentence in document.sentences[..=own.min(document.sentences.len() - 1)].iter().rev().take(4) {
            let end = sentence.tokens.end.min(at);
            let range = sentence.tokens.start.max(end.saturating_sub(FAR)) as usize..end as usize;
            let known = |t: &&Token| t.is_name() && self.by_word.contains_key(&t.word);
            if let Some(token) = document.tokens[range].iter().find(known) {
                let mut names = vec![named(token)];
                self.widen(&mut names);
                return names;
            }
        }
        Vec::new()
    }

    /// The last full name that begins before a token.
    fn last_before(&self, token: u32, reach: u32) -> Option<&Vec<Term>> {
        // They stand in the order of the text.
        let last = self.full[..self.full.partition_point(|f| f.1 < token)].last()?;
        (token - last.1 <= reach).then_some(&last.0)
    }
}

/// A word of a name: no lemma has it.
fn named(token: &Token) -> Term {
    Term { lemma: token.word, span: token.span }
}

/// The name right behind an age and `of`.
fn behind_of(document: &Document, people: &People, end: usize, high: usize) -> Option<Vec<Term>> {
    let tokens = &document.tokens;
    let comma = usize::from(tokens[end..high].first().is_some_and(|t| !t.looks(Shape::WORD)));
    tokens[end + comma..high].first().filter(|t| t.word == const { Word::of("of") })?;
    let from = end + comma + 1;
    let run = (from..high).take_while(|at| name_at(tokens, *at) || is_initial(document, *at));
    let mut names: Vec<Term> = run.filter(|at| name_at(tokens, *at)).map(|at| named(&tokens[at])).collect();
    names.iter().any(|t| people.by_word.contains_key(&t.lemma)).then(|| {
        people.widen(&mut names);
        names
    })
}

/// No name further back in a sentence is looked for.
const FAR: u32 = 120;

fn is_initial(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    let single = |t: &Token| t.span.len() == 1 && t.looks(Shape::CAPITAL);
    single(token)
        || (token.span.len() == 1
            && !token.looks(Shape::WORD)
            && !token.looks(Shape::SPACED)
            && at > 0
            && single(&document.tokens[at - 1]))
}

/// Whose age a mention is: name tokens (the fullest form), else the noun. `subject` is that of its clause.
pub(super) fn of(
    text: &str,
    document: &Document,
    people: &People,
    mention: &Mention<'_>,
    subject: &[Term],
) -> (Vec<Term>, Option<Term>) {
    let sentence = &document.sentences[mention.sentence as usize];
    let tokens = &document.tokens;
    let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
    let (low, high) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let spelling = |at: usize| tokens[at].span.of(text);

    // `the driver, 63-year-old Ann Roe,`: a name right behind it, whatever stands before.
    let adjacent = tokens.get(end).is_some_and(|t| t.is_name() && people.by_word.contains_key(&t.word)) && end < high;
    // To the left: `Chris Kaba, 24,` `Chris Kaba (24)` `Chris Kaba, aged 24` `Chris Kaba was 24`.
    let mut left = start;
    let skip = [
        const { Word::of("aged") },
        const { Word::of("age") },
        const { Word::of("was") },
        const { Word::of("is") },
        const { Word::of("who") },
        const { Word::of("a") },
        const { Word::of("an") },
        const { Word::of("the") },
        const { Word::of("both") },
        const { Word::of("only") },
        const { Word::of("just") },
        const { Word::of("of") },
        const { Word::of("at") },
        const { Word::of("turned") },
        const { Word::of("turns") },
        const { Word::of("now") },
        const { Word::of("still") },
        const { Word::of("'s") },
        const { Word::of("’s") },
    ];
    let mut steps = 0;
    while left > low
        && steps < 4
        && (matches!(spelling(left - 1), "," | "(" | "-" | "–" | "—") || skip.contains(&tokens[left - 1].word))
    {
        left -= 1;
        steps += 1;
    }
    if !adjacent && left > low && left < start + 1 {
        let mut from = left;
        while from > low && (name_at(tokens, from - 1) || is_initial(document, from - 1)) {
            from -= 1;
        }
        let mut names: Vec<Term> =
            (from..left).filter(|t| name_at(tokens, *t)).map(|t| &tokens[t]).map(named).collect();
        if !names.is_empty() && (left < start || names.len() > 1) {
            people.widen(&mut names);
            return (names, None);
        }
        let noun = &tokens[left - 1];
        if left < start && noun.is_a(Classes::PERSON.with(Classes::KIN)) {
            return (Vec::new(), Some(term(noun)));
        }
    }
    // To the right: `24-year-old Chris Kaba`, `the 24-year-old construction worker Chris Kaba`, `24-year-old man`.
    let mut noun = None;
    for at in end..high.min(end + 6) {
        let token = &tokens[at];
        if token.is_name() && token.looks(Shape::CAPITAL) {
            let mut names: Vec<Term> = tokens[at..high].iter().take_while(|t| t.is_name()).map(named).collect();
            let person = names.len() > 1
                || token.is_a(Classes::GIVEN.with(Classes::SURNAME))
                || !token.is_a(Classes::PLACE.with(Classes::ENGLISH));
            // `24-year-old London man`: a place before the noun.
            let followed = tokens.get(at + names.len()).is_some_and(|t| t.is_a(Classes::PERSON));
            if person && !followed {
                people.widen(&mut names);
                return (names, noun);
            }
            continue;
        }
        if token.is_a(Classes::PERSON.with(Classes::KIN)) {
            noun = noun.or_else(|| Some(term(token)));
            continue;
        }
        if words::ends_phrase(text, tokens, at) && token.looks(Shape::WORD) || spelling(at) == "." {
            break;
        }
        if spelling(at) == "," && noun.is_none() {
            break;
        }
    }
    if noun.is_some() {
        return (Vec::new(), noun);
    }
    // `both 51`, `his son, aged 17`: a noun or two names near by.
    if let Some(near) = tokens[low..start].iter().rev().take(5).find(|t| t.is_a(Classes::PERSON.with(Classes::KIN))) {
        return (Vec::new(), Some(term(near)));
    }
    // `the death, at age 95, of Mark Lind`
    if let Some(names) = behind_of(document, people, end, high) {
        return (names, None);
    }
    // `Mark Lind, who brought down Ann Roe, has died at 95`: whom the verb is told of.
    let somebody = |t: &&Term| people.by_word.contains_key(&t.lemma);
    let mut names: Vec<Term> = subject.iter().filter(somebody).copied().collect();
    if !names.is_empty() && names.len() == subject.len() {
        people.widen(&mut names);
        return (names, None);
    }
    // A pronoun or the age alone: the last full name before it, not too far away.
    if sentence.zone == Zone::Body
        && let Some(full) = people.last_before(mention.tokens.start, 120)
    {
        return (full.clone(), None);
    }
    (Vec::new(), None)
}
