//! Heads: the thing that a number counts or measures.

use std::ops::Range;

use super::Mention;
use super::term;
use super::words::{POSSESSIVES, ends_phrase, is_content, is_determiner, is_past, is_verb};
use crate::model::{Classes, Document, Shape, Term, Token, Value, Word, WordSet};

/// Words that say when.
const WHEN: WordSet =
    WordSet::of(&[Word::of("last"), Word::of("next"), Word::of("today"), Word::of("yesterday"), Word::of("tomorrow")]);

/// Words that count a stretch of time from something.
const FROM_THERE: WordSet = WordSet::of(&[
    Word::of("after"),
    Word::of("before"),
    Word::of("since"),
    Word::of("ago"),
    Word::of("later"),
    Word::of("earlier"),
]);

/// How many words a noun phrase after a number may run.
const REACH: usize = 6;

/// The head noun after an amount, and its modifiers (with the head of a complement with `of`).
pub(super) fn of(
    text: &str,
    document: &Document,
    mention: &Mention<'_>,
    clause: &Range<u32>,
) -> (Option<Term>, Vec<Term>) {
    if !matches!(mention.value, Value::Amount(_)) {
        return (None, Vec::new());
    }
    let tokens = &document.tokens;
    let sentence = &document.sentences[mention.sentence as usize].tokens;
    let (first, end) = (sentence.start as usize, (sentence.end as usize).min(tokens.len()));
    let from = after_bracket(text, tokens, mention.tokens.end as usize, end);
    let (mut head, mut modifiers) = phrase(text, tokens, from, end);
    // `12 of the officers`, `£2m worth of jewellery`: the noun stands behind `of`.
    let of = |at: usize| tokens.get(at).is_some_and(|t| t.word == const { Word::of("of") });
    let worth = |at: usize| tokens.get(at).is_some_and(|t| t.word == const { Word::of("worth") });
    let behind = [from, from + 1].into_iter().find(|at| of(*at) && (*at == from || worth(from)));
    if let Some(at) = behind.filter(|_| head.is_none() || worth(from)) {
        (head, modifiers) = phrase(text, tokens, at + 1, end);
    }
    if let Some(found) = head
        // Tokens lie in order: walking from the first would make long articles quadratic.
        && let Some(of) = Some(tokens[..end].partition_point(|t| t.span.start <= found.span.start))
            .filter(|of| *of < end && tokens[*of].word == const { Word::of("of") })
    {
        let (complement, _) = phrase(text, tokens, of + 1, end);
        modifiers.extend(complement);
    }
    if head.is_none()
        && let Some(found) = label(text, tokens, mention, first)
    {
        return found;
    }
    // `the death toll rose to 12`: the noun stands before.
    if head.is_none() {
        head = before(text, tokens, mention, clause);
    }
    (head, modifiers)
}

/// So many words make a label at most.
const LABEL: usize = 6;

/// `Main span: 1,246 ft`, `Mass at launch: 1,340 kg`: in a list of facts the label before the colon says what it is. Its head stands before
/// the first preposition; what else it says describes that.
fn label(text: &str, tokens: &[Token], mention: &Mention<'_>, first: usize) -> Option<(Option<Term>, Vec<Term>)> {
    let colon =
        (mention.tokens.start as usize).checked_sub(1).filter(|k| *k > first && tokens[*k].span.of(text) == ":")?;
    let from = (colon.saturating_sub(LABEL + 1).max(first)..colon).rev().find(|k| !tokens[*k].looks(Shape::WORD));
    let words = &tokens[from.map_or(first, |k| k + 1)..colon];
    if words.len() > LABEL
        || from.is_some_and(|k| !matches!(tokens[k].span.of(text), ";" | "," | "|" | "•" | "-" | "*"))
    {
        return None;
    }
    let named = words.iter().position(|t| t.is_a(Classes::PREPOSITION)).unwrap_or(words.len());
    let content = |t: &&Token| is_content(t);
    let head = words[..named].iter().rev().find(content)?;
    let others = words.iter().filter(content).filter(|t| t.span != head.span);
    Some((Some(term(head)), others.map(term).collect()))
}

/// Where the phrase goes on behind a conversion in brackets: `20 km (12.5 miles) of cable`.
fn after_bracket(text: &str, tokens: &[Token], from: usize, end: usize) -> usize {
    if tokens.get(from).is_none_or(|t| t.span.of(text) != "(") {
        return from;
    }
    let close = (from..end.min(from + 8)).find(|k| tokens[*k].span.of(text) == ")");
    let counts = |k: usize| tokens[from..k].iter().any(|t| t.is_a(Classes::DIGITS.with(Classes::NUMBER)));
    close.filter(|k| counts(*k)).map_or(from, |k| k + 1)
}

/// The noun phrase that starts at `from`: the last word of its run is the head.
fn phrase(text: &str, tokens: &[Token], from: usize, end: usize) -> (Option<Term>, Vec<Term>) {
    let mut run: Vec<Term> = Vec::new();
    let mut plural = false;
    for at in from..end.min(from + REACH) {
        let token = &tokens[at];
        if is_determiner(token) || (run.is_empty() && POSSESSIVES.contains(token.word)) {
            continue;
        }
        // `guaranteed last year`: when, not what. `17-inch MacBook Pro includes`: a verb after the name of a thing.
        let verb = token.is_a(Classes::VERB) && token.lemma != token.word && !token.is_name();
        if WHEN.contains(token.word) || (verb && at > from && tokens[at - 1].is_name()) {
            break;
        }
        if token.span.of(text) == "-" && !run.is_empty() {
            continue;
        }
        // `10% last year`: when, not what.
        if token.is_a(Classes::TIME_UNIT.with(Classes::CALENDAR)) && run.is_empty() && !token.is_a(Classes::PERSON) {
            break;
        }
        if token.span.of(text) == "'s"
            || token.span.of(text) == "’s"
            || ends_phrase(text, tokens, at)
            || token.is_a(Classes::NUMBER)
        {
            break;
        }
        // `12 people killed`: the participle after a noun starts the rest of the clause; `12 injured people` keeps it.
        if is_past(text, token) && !run.is_empty() {
            break;
        }
        // `10,000 followers live in`, `31,000 people dead`: what follows a plural and is none has left the phrase.
        if plural && !is_plural(text, token) {
            break;
        }
        if is_content(token) {
            plural = is_plural(text, token);
            run.push(term(token));
        } else {
            break;
        }
    }
    let head = run.pop();
    (head, run)
}

/// Whether a word is a plural by its form, or one of the few that are none by form.
fn is_plural(text: &str, token: &Token) -> bool {
    const FORMS: WordSet = WordSet::of(&[
        Word::of("people"),
        Word::of("men"),
        Word::of("women"),
        Word::of("children"),
        Word::of("police"),
    ]);
    FORMS.contains(token.word) || (token.lemma != token.word && token.span.of(text).ends_with('s') && !token.is_name())
}

/// Say that what stands behind their `of` is counted.
const NUMBERS: [Word; 3] = [Word::of("number"), Word::of("total"), Word::of("tally")];

/// A noun before the number that says what it is: `damage of $2 million`, `a population of`, `turnout was`.
fn before(text: &str, tokens: &[Token], mention: &Mention<'_>, clause: &Range<u32>) -> Option<Term> {
    let start = mention.tokens.start as usize;
    let noun = |t: &Token| {
        let adverb = t.span.of(text).ends_with("ly");
        // `45mm fell in an hour`, `4.2 billion in three months`
        let glued = t.is_a(Classes::UNIT) && !t.looks(Shape::SPACED);
        let plain = !t.is_name() && !t.is_a(Classes::TITLE.with(Classes::NUMBER)) && !glued;
        t.looks(Shape::WORD) && plain && is_content(t) && !adverb
    };
    let mut at = start;
    let low = (clause.start as usize).min(at);
    // The noun right before, or before `of`; hedges are part of the mention.
    if at > low && tokens[at - 1].word == const { Word::of("of") } {
        at -= 1;
        return tokens[low..at].last().filter(|t| noun(t)).map(term);
    }
    // `jewellery and watches worth £2m`, `a haul valued at`: what is worth it.
    let valued = |t: &Token| [const { Word::of("worth") }, const { Word::of("valued") }].contains(&t.word);
    if let Some(worth) = (start.saturating_sub(2).max(low)..start).find(|k| valued(&tokens[*k])) {
        return tokens[low..worth].iter().rev().take(3).find(|t| noun(t) && !t.is_a(Classes::AUXILIARY)).map(term);
    }
    // `two days after the break-in`: a stretch from something, of nothing.
    if mention.kind == "duration"
        && tokens.get(mention.tokens.end as usize).is_some_and(|t| FROM_THERE.contains(t.word))
    {
        return None;
    }
    let near = tokens[start.saturating_sub(3).max(low)..start].iter().rev().take_while(|t| t.looks(Shape::WORD));
    if let Some(found) = near.clone().find(|t| noun(t) && !t.is_a(Classes::VERB)) {
        return Some(term(found));
    }
    // Said of the subject: `turnout was`, `damage has been put at`.
    let verb = (low..start).find(|k| is_verb(text, tokens, *k))?;
    let subject = &tokens[low..verb];
    let end = subject.iter().position(|t| t.is_a(Classes::PREPOSITION)).unwrap_or(subject.len());
    // `the number of jobs to go is 340`: jobs are counted.
    if subject.get(end).is_some_and(|t| t.word == const { Word::of("of") })
        && end > 0
        && NUMBERS.contains(&subject[end - 1].lemma)
        && let (Some(counted), _) = phrase(text, tokens, low + end + 1, verb)
    {
        return Some(counted);
    }
    subject[..end].iter().rev().find(|t| noun(t)).map(term)
}
