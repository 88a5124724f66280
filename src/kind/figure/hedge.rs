//! Hedges around numbers: `at least`, `nearly`, `or so`; the same for every kind of amount.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::w;
use crate::model::{Bound, Classes, Cues, SentenceView, Shape, Token, Word, WordSet};

/// The hedge to the left of a number and what it means.
#[derive(Clone, Copy, Debug)]
pub(in crate::kind) struct Hedge {
    /// What it says.
    pub bound: Bound,
    /// First token of the hedge; where the number starts when there is none.
    pub start: usize,
    /// It is `over`, `under`, `above` or `below` alone, which before a duration means `during`.
    pub place: bool,
}

/// A number with the hedges on both its sides.
#[derive(Clone, Copy, Debug)]
pub(in crate::kind) struct Hedged {
    /// What they say; the one before the number outranks the one behind it.
    pub bound: Bound,
    /// Its first token, hedge included.
    pub start: usize,
    /// One past its last token, hedge included.
    pub end: usize,
}

/// Phrases before a number. The longest that fits wins, so longer ones of an ending stand first.
static BEFORE: &[(&[Word], Bound)] = &[
    (&[w("no"), w("fewer"), w("than")], Bound::AtLeast),
    (&[w("no"), w("less"), w("than")], Bound::AtLeast),
    (&[w("not"), w("fewer"), w("than")], Bound::AtLeast),
    (&[w("not"), w("less"), w("than")], Bound::AtLeast),
    (&[w("no"), w("more"), w("than")], Bound::AtMost),
    (&[w("not"), w("more"), w("than")], Bound::AtMost),
    (&[w("a"), w("little"), w("more"), w("than")], Bound::MoreThan),
    (&[w("a"), w("little"), w("less"), w("than")], Bound::Nearly),
    (&[w("slightly"), w("less"), w("than")], Bound::Nearly),
    (&[w("slightly"), w("more"), w("than")], Bound::MoreThan),
    (&[w("just"), w("more"), w("than")], Bound::MoreThan),
    (&[w("just"), w("less"), w("than")], Bound::Nearly),
    (&[w("far"), w("more"), w("than")], Bound::MoreThan),
    (&[w("more"), w("than")], Bound::MoreThan),
    (&[w("greater"), w("than")], Bound::MoreThan),
    (&[w("higher"), w("than")], Bound::MoreThan),
    (&[w("larger"), w("than")], Bound::MoreThan),
    (&[w("bigger"), w("than")], Bound::MoreThan),
    (&[w("longer"), w("than")], Bound::MoreThan),
    (&[w("older"), w("than")], Bound::MoreThan),
    (&[w("less"), w("than")], Bound::LessThan),
    (&[w("fewer"), w("than")], Bound::LessThan),
    (&[w("lower"), w("than")], Bound::LessThan),
    (&[w("smaller"), w("than")], Bound::LessThan),
    (&[w("younger"), w("than")], Bound::LessThan),
    (&[w("shorter"), w("than")], Bound::LessThan),
    (&[w("in"), w("excess"), w("of")], Bound::MoreThan),
    (&[w("upwards"), w("of")], Bound::MoreThan),
    (&[w("upward"), w("of")], Bound::MoreThan),
    (&[w("north"), w("of")], Bound::MoreThan),
    (&[w("a"), w("minimum"), w("of")], Bound::AtLeast),
    (&[w("a"), w("maximum"), w("of")], Bound::AtMost),
    (&[w("in"), w("the"), w("region"), w("of")], Bound::About),
    (&[w("on"), w("the"), w("order"), w("of")], Bound::About),
    (&[w("an"), w("average"), w("of")], Bound::Exact),
    (&[w("just"), w("short"), w("of")], Bound::Nearly),
    (&[w("at"), w("the"), w("very"), w("least")], Bound::AtLeast),
    (&[w("at"), w("least")], Bound::AtLeast),
    (&[w("at"), w("the"), w("least")], Bound::AtLeast),
    (&[w("at"), w("most")], Bound::AtMost),
    (&[w("at"), w("the"), w("most")], Bound::AtMost),
    (&[w("as"), w("many"), w("as")], Bound::AtMost),
    (&[w("as"), w("much"), w("as")], Bound::AtMost),
    (&[w("as"), w("high"), w("as")], Bound::AtMost),
    (&[w("as"), w("few"), w("as")], Bound::AtLeast),
    (&[w("as"), w("little"), w("as")], Bound::AtLeast),
    (&[w("as"), w("low"), w("as")], Bound::AtLeast),
    (&[w("up"), w("to")], Bound::AtMost),
    (&[w("close"), w("to")], Bound::Nearly),
    (&[w("nearer"), w("to")], Bound::About),
    (&[w("just"), w("over")], Bound::MoreThan),
    (&[w("a"), w("little"), w("over")], Bound::MoreThan),
    (&[w("slightly"), w("over")], Bound::MoreThan),
    (&[w("well"), w("over")], Bound::MoreThan),
    (&[w("just"), w("above")], Bound::MoreThan),
    (&[w("well"), w("above")], Bound::MoreThan),
    (&[w("just"), w("under")], Bound::Nearly),
    (&[w("a"), w("little"), w("under")], Bound::Nearly),
    (&[w("slightly"), w("under")], Bound::Nearly),
    (&[w("just"), w("below")], Bound::Nearly),
    (&[w("well"), w("under")], Bound::LessThan),
    (&[w("well"), w("below")], Bound::LessThan),
    (&[w("over")], Bound::MoreThan),
    (&[w("above")], Bound::MoreThan),
    (&[w("exceeding")], Bound::MoreThan),
    (&[w("topping")], Bound::MoreThan),
    (&[w("under")], Bound::LessThan),
    (&[w("below")], Bound::LessThan),
    (&[w("not"), w("quite")], Bound::Nearly),
    (&[w("very"), w("nearly")], Bound::Nearly),
    (&[w("nearly")], Bound::Nearly),
    (&[w("almost")], Bound::Nearly),
    (&[w("nearing")], Bound::Nearly),
    (&[w("near")], Bound::Nearly),
    (&[w("approaching")], Bound::Nearly),
    (&[w("something"), w("like")], Bound::About),
    (&[w("more"), w("or"), w("less")], Bound::About),
    (&[w("an"), w("estimated")], Bound::About),
    (&[w("estimated")], Bound::About),
    (&[w("about")], Bound::About),
    (&[w("around")], Bound::About),
    (&[w("some")], Bound::About),
    (&[w("roughly")], Bound::About),
    (&[w("approximately")], Bound::About),
    (&[w("approx")], Bound::About),
    (&[w("circa")], Bound::About),
    (&[w("perhaps")], Bound::About),
    (&[w("maybe")], Bound::About),
    (&[w("~")], Bound::About),
    (&[w("≈")], Bound::About),
    (&[w("≥")], Bound::AtLeast),
    (&[w("≤")], Bound::AtMost),
    (&[w(">"), w("=")], Bound::AtLeast),
    (&[w("<"), w("=")], Bound::AtMost),
    (&[w(">")], Bound::MoreThan),
    (&[w("<")], Bound::LessThan),
];

/// Phrases after a number (or its unit).
static AFTER: &[(&[Word], Bound)] = &[
    (&[w("or"), w("more")], Bound::AtLeast),
    (&[w("or"), w("older")], Bound::AtLeast),
    (&[w("or"), w("over")], Bound::AtLeast),
    (&[w("or"), w("above")], Bound::AtLeast),
    (&[w("or"), w("higher")], Bound::AtLeast),
    (&[w("or"), w("greater")], Bound::AtLeast),
    (&[w("and"), w("older")], Bound::AtLeast),
    (&[w("and"), w("over")], Bound::AtLeast),
    (&[w("and"), w("up")], Bound::AtLeast),
    (&[w("or"), w("fewer")], Bound::AtMost),
    (&[w("or"), w("less")], Bound::AtMost),
    (&[w("or"), w("younger")], Bound::AtMost),
    (&[w("or"), w("under")], Bound::AtMost),
    (&[w("or"), w("lower")], Bound::AtMost),
    (&[w("or"), w("so")], Bound::About),
    (&[w("or"), w("thereabouts")], Bound::About),
    (&[w("at"), w("least")], Bound::AtLeast),
    (&[w("at"), w("most")], Bound::AtMost),
    (&[w("and"), w("counting")], Bound::AtLeast),
    (&[w("plus")], Bound::AtLeast),
    (&[w("-"), w("plus")], Bound::AtLeast),
    (&[w("-"), w("odd")], Bound::About),
    (&[w("odd")], Bound::About),
];

/// Reads the hedge that ends right before token `start`, articles and `another` between them skipped.
#[must_use]
pub(in crate::kind) fn hedge(sentence: &SentenceView<'_>, start: usize) -> Hedge {
    let mut found = Hedge { bound: Bound::Exact, start, place: false };
    // Most numbers stand behind a word that hedges nothing.
    let hedges = |t: &Token| t.cues.has(Cues::HEDGES) || !t.looks(Shape::WORD);
    if !start.checked_sub(1).is_some_and(|b| hedges(&sentence.tokens[b])) {
        return found;
    }
    // Two may follow each other: `up to about 40`, `at least some 300`; the outer one decides.
    for _ in 0..2 {
        let mut from = found.start;
        let skipped = const { [w("a"), w("an"), w("another")] };
        if from > 0 && sentence.is_any(from - 1, &skipped) {
            from -= 1;
        }
        let Some((phrase, bound)) = ending_at(sentence, from) else { break };
        // `the toll has gone up to 15`
        if matches!(phrase, [up, _] if *up == const { w("up") }) && from > 2 && sentence.is_any(from - 3, &MOVING) {
            break;
        }
        let vague = matches!(bound, Bound::About | Bound::Exact);
        let place = const { [w("over"), w("under"), w("above"), w("below")] };
        if found.bound == Bound::Exact || !vague {
            found.bound = bound;
            found.place = matches!(phrase, [only] if place.contains(only));
        }
        found.start = from.saturating_sub(phrase.len());
    }
    // `the toll exceeded 3,000`: the verb is no part of the mention, since it may be the sentence's event.
    if found.bound == Bound::Exact && found.start > 0 && sentence.is_any(found.start - 1, &PASSING) {
        found.bound = Bound::MoreThan;
    }
    found
}

/// Verbs before `up to` that say where a number has come to.
const MOVING: [Word; 10] = [
    w("go"),
    w("goes"),
    w("going"),
    w("gone"),
    w("went"),
    w("moved"),
    w("jumped"),
    w("climbed"),
    w("edged"),
    w("crept"),
];

/// Verbs that say that a number is passed.
const PASSING: [Word; 10] = [
    w("exceed"),
    w("exceeds"),
    w("exceeded"),
    w("surpass"),
    w("surpasses"),
    w("surpassed"),
    w("surpassing"),
    w("tops"),
    w("topped"),
    w("exceeding"),
];

fn ending_at(sentence: &SentenceView<'_>, end: usize) -> Option<(&'static [Word], Bound)> {
    // By their last word: most numbers stand behind none of them.
    static ENDING: LazyLock<FxHashMap<Word, Vec<usize>>> = LazyLock::new(|| {
        let mut by_last: FxHashMap<Word, Vec<usize>> = FxHashMap::default();
        for (row, (phrase, _)) in BEFORE.iter().enumerate() {
            by_last.entry(phrase[phrase.len() - 1]).or_default().push(row);
        }
        by_last
    });
    let last = sentence.tokens.get(end.checked_sub(1)?)?.word;
    ENDING
        .get(&last)?
        .iter()
        .map(|row| &BEFORE[*row])
        .find(|(phrase, _)| {
            let Some(from) = end.checked_sub(phrase.len()) else { return false };
            phrase.iter().zip(&sentence.tokens[from..end]).all(|(word, token)| *word == token.word)
        })
        .copied()
}

/// Reads the hedge that starts at token `end`: its bound and one past its last token.
#[must_use]
pub(in crate::kind) fn hedge_after(sentence: &SentenceView<'_>, end: usize) -> Option<(Bound, usize)> {
    const FIRST: &[Word] = &[w("or"), w("and"), w("at"), w("plus"), w("-"), w("odd")];
    const STARTS: WordSet = WordSet::of(FIRST);
    let token = sentence.tokens.get(end)?;
    if sentence.word(end) == "+" && !token.looks(Shape::SPACED) {
        return Some((Bound::AtLeast, end + 1));
    }
    if !STARTS.contains(token.word) {
        return None;
    }
    let rest = &sentence.tokens[end..];
    let (phrase, bound) = AFTER
        .iter()
        .find(|(phrase, _)| phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(word, t)| *word == t.word))?;
    // `two plus three` adds; `20-plus` and `20 plus years` hedge.
    let more = Classes::DIGITS.with(Classes::NUMBER).with(Classes::CURRENCY);
    if phrase.len() == 1 && sentence.tokens.get(end + 1).is_some_and(|t| t.is_a(more)) {
        return None;
    }
    Some((*bound, end + phrase.len()))
}

#[cfg(test)]
mod tests {
    use super::{BEFORE, PASSING};
    use crate::lexicon::look_up;
    use crate::model::{Cues, Word};

    #[test]
    fn every_hedge_ends_in_a_word_with_its_cue() {
        let listed = "than of least most as to over above exceeding topping under below quite near nearly almost nearing approaching \
            like less estimated about around some roughly approximately approx circa perhaps maybe exceed exceeds exceeded \
            surpass surpasses surpassed surpassing tops topped a an another";
        let cued: Vec<Word> = listed
            .split_whitespace()
            .filter(|text| look_up(Word::of(text), text).cues.has(Cues::HEDGES))
            .map(Word::of)
            .collect();
        // Signs are asked for in any case.
        let signs = ["~", "≈", "≥", "≤", "=", ">", "<"].map(Word::of);
        let last = BEFORE.iter().map(|row| row.0[row.0.len() - 1]).chain(PASSING);
        assert!(last.into_iter().all(|word| cued.contains(&word) || signs.contains(&word)));
    }
}
