//! Names of people, places, organisations, products: runs of capitalised words, titles and roles left out.

#[cfg(test)]
mod tests;

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::lexicon::names::{COMPASS, PARTICLES, SUFFIXES, corporate, demonym};
use crate::model::{Classes, Document, Mention, SentenceView, Shape, Value, Word, WordSet, Words, Zone};
use crate::text::fold;

use super::Kind;

/// Names of people, places, organisations, products and code names; `Capt. Ada Marsh` gives `Ada Marsh`.
pub(super) struct Name;

impl Kind for Name {
    fn name(&self) -> &'static str {
        "name"
    }

    fn about(&self) -> &'static str {
        "Names of people, places, organisations, products; code names."
    }

    fn find_all(&self, text: &str, document: &Document, out: &mut Vec<Mention>) {
        let mut capitals = Vec::with_capacity(document.tokens.len() / 6);
        let mut lines = Vec::with_capacity(document.sentences.len());
        for index in 0..document.sentences.len() {
            let start = capitals.len();
            let weak = is_headline(&document.view(text, index), &mut capitals);
            lines.push(Line { capitals: start..capitals.len(), weak });
        }
        let seen = evidence(text, document, &lines, &capitals);
        for (index, line) in lines.into_iter().enumerate() {
            // `Sign Up`, `Please`: page furniture has capitals of its own.
            if line.capitals.is_empty() || document.sentences[index].zone == Zone::Boilerplate {
                continue;
            }
            let view = document.view(text, index);
            let scan = Scan { seen: &seen, weak: line.weak, view };
            scan.run(&capitals[line.capitals], out);
        }
    }
}

/// Words that make no name of their own, however they are written.
const EMPTY: Classes = Classes::FUNCTION.with(Classes::MONTH).with(Classes::WEEKDAY);

/// Words that bear a name of their own.
const BEARER: Classes = Classes::GIVEN.with(Classes::SURNAME).with(Classes::PLACE);

/// Particles other than `of`.
const INNER: WordSet = WordSet::of(PARTICLES.split_at(1).1);

/// Points of the compass.
const POINTS: WordSet = WordSet::of(&COMPASS);

/// Words in front of a person's name that are no part of it.
const FRONT: Classes = Classes::TITLE.with(Classes::ROLE).with(Classes::KIN);

/// Words that stand between a role and what it is of: `former`, `vice`.
const FRONT_WORDS: WordSet = WordSet::of(&[
    Word::of("former"),
    Word::of("vice"),
    Word::of("prime"),
    Word::of("deputy"),
    Word::of("acting"),
    Word::of("assistant"),
    Word::of("chief"),
    Word::of("senior"),
    Word::of("junior"),
    Word::of("retired"),
    Word::of("police"),
    Word::of("suspected"),
]);

/// A sentence as one walk over its tokens sees it.
struct Line {
    /// Where its words with a capital stand in the list of all.
    capitals: Range<usize>,
    /// Capitals say nothing in it.
    weak: bool,
}

/// Whether capitals say nothing in this sentence: most longer words have one and no stop ends it, or most are all capitals.
/// Notes the words with a capital on the way.
fn is_headline(view: &SentenceView<'_>, capitals: &mut Vec<u32>) -> bool {
    let (mut long, mut capital, mut caps) = (0_usize, 0_usize, 0_usize);
    for (at, token) in view.tokens.iter().enumerate() {
        let counts = usize::from(token.looks(Shape::WORD)) & usize::from(token.span.len() >= 4);
        long += counts;
        if token.looks(Shape::CAPITAL.with(Shape::INNER_CAPITAL)) {
            capitals.push(at as u32);
            capital += counts & usize::from(token.looks(Shape::CAPITAL));
            caps += counts & usize::from(token.looks(Shape::ALL_CAPS));
        }
    }
    let stop = view.tokens.iter().rev().take(2).any(|t| matches!(t.span.of(view.text), "." | "!" | "?"));
    long > 1 && ((capital * 10 >= long * 7 && !stop) || caps * 10 > long * 7)
}

/// Words of the dictionary that the article writes with a capital where nothing but a name explains it.
fn evidence(text: &str, document: &Document, lines: &[Line], capitals: &[u32]) -> FxHashSet<Word> {
    let mut seen = FxHashSet::default();
    for (index, line) in lines.iter().enumerate() {
        if line.capitals.is_empty() || line.weak || document.sentences[index].zone == Zone::Boilerplate {
            continue;
        }
        let view = document.view(text, index);
        for at in &capitals[line.capitals.clone()] {
            let at = *at as usize;
            let token = &view.tokens[at];
            // Nothing asks it of other words.
            let asked = token.looks(Shape::CAPITAL) && token.is_a(Classes::ENGLISH);
            if asked && !starts(&view, at) && !loud(&view, at) {
                seen.insert(token.word);
            }
        }
    }
    seen
}

/// Whether a capital at token `at` may be that of a sentence, not of a name.
fn starts(view: &SentenceView<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    if view.tokens[before].looks(Shape::WORD.with(Shape::NUMBER)) {
        return false;
    }
    matches!(view.word(before), "“" | "\"" | "‘" | "'" | "`" | "„" | "!" | "?" | ":" | ";" | "…" | "•" | "*") || at == 1
}

/// Whether a word in capitals stands beside another one: a line that shouts, which proves no name.
fn loud(view: &SentenceView<'_>, at: usize) -> bool {
    let caps =
        |k: usize| view.tokens.get(k).is_some_and(|t| t.looks(Shape::ALL_CAPS) && t.is_a(Classes::ENGLISH.with(EMPTY)));
    caps(at) && (caps(at + 1) || at.checked_sub(1).is_some_and(caps))
}

/// One sentence being read for names.
struct Scan<'a> {
    view: SentenceView<'a>,
    seen: &'a FxHashSet<Word>,
    /// Capitals alone prove nothing here.
    weak: bool,
}

impl Scan<'_> {
    /// Adds the names that begin at these capitals.
    fn run(&self, capitals: &[u32], out: &mut Vec<Mention>) {
        let mut free = 0;
        for at in capitals {
            let at = *at as usize;
            if at >= free && self.opens(at) {
                let end = self.end(at);
                self.push(at, end, out);
                free = end.max(at + 1);
            }
        }
    }

    fn capital(&self, at: usize) -> bool {
        self.view.tokens.get(at).is_some_and(|t| t.looks(Shape::CAPITAL.with(Shape::INNER_CAPITAL)))
    }

    fn glued(&self, at: usize) -> bool {
        self.view.tokens.get(at).is_some_and(|t| !t.looks(Shape::SPACED))
    }

    /// Whether a name may begin here.
    fn opens(&self, at: usize) -> bool {
        let token = &self.view.tokens[at];
        if !token.looks(Shape::CAPITAL.with(Shape::INNER_CAPITAL)) || is_possessive(self.view.word(at)) {
            return false;
        }
        if token.is_a(EMPTY) {
            // `April Marsh`, `Will Hale`: a given name before a surname is one, whatever else it means.
            let person = token.is_a(Classes::GIVEN)
                && self.capital(at + 1)
                && !starts(&self.view, at)
                && self.view.tokens[at + 1].is_a(Classes::SURNAME)
                && !self.view.tokens[at + 1].is_a(EMPTY.with(Classes::ENGLISH));
            // `US`, `IT`: capitals throughout where the line around is not.
            let acronym = token.looks(Shape::ALL_CAPS)
                && !self.weak
                && !loud(&self.view, at)
                && token.span.len() >= 2
                && !token.is_a(Classes::MONTH);
            return person || acronym;
        }
        let loud = loud(&self.view, at);
        if !self.weak && !loud && !starts(&self.view, at) {
            return true;
        }
        if !token.is_a(Classes::ENGLISH) || self.seen.contains(&token.word) {
            return true;
        }
        let next_capital = self.capital(at + 1) && !self.view.tokens[at + 1].is_a(EMPTY);
        let of = self.view.is(at + 1, const { Word::of("of") }) && self.capital(at + 2);
        (token.is_a(Classes::GIVEN.with(FRONT)) && next_capital && !self.weak)
            || (token.is_a(Classes::ORGANISATION) && (of || next_capital) && !self.weak)
            || (token.looks(Shape::ALL_CAPS) && !self.weak && !loud)
    }

    /// One past the last token of the name that begins at `from`.
    fn end(&self, from: usize) -> usize {
        let mut end = from + 1;
        loop {
            let next = self.step(from, end);
            if next == end {
                return end;
            }
            end = next;
        }
    }

    /// One past the next word of the name, after whatever joins it to `self.view.tokens[..end]`; `end` when none follows.
    fn step(&self, from: usize, end: usize) -> usize {
        let tokens = self.view.tokens;
        let Some(token) = tokens.get(end) else { return end };
        let word = self.view.word(end);
        let last = &tokens[end - 1];
        if token.looks(Shape::SPACED) {
            if self.capital(end) {
                let open =
                    !token.is_a(Classes::MONTH.with(Classes::WEEKDAY)) && (!token.is_a(EMPTY) || self.middle(end));
                return if open && (!(self.weak || loud(&self.view, end)) || self.proven(end)) { end + 1 } else { end };
            }
            return self.connector(from, end);
        }
        match word {
            // `Latter-day`, `al-Hadi`, `X-Ray`; a hyphen before a function word is a dash.
            "-" | "‐" | "‑" if self.glued(end + 1) && tokens[end + 1].looks(Shape(Shape::WORD.0 | Shape::NUMBER.0)) => {
                if tokens[end + 1].is_a(EMPTY) {
                    end
                } else {
                    end + 2
                }
            }
            // `Reed Magistrates' Court`, `Women's Hospital`, but not `Pell's Bank`.
            "'" | "’" | "'s" | "’s" if !last.is_a(BEARER) && self.capital(end + 1) && self.institution(end + 1) => {
                end + 2
            }
            "&" if self.glued(end + 1) && self.capital(end + 1) => end + 2,
            // The dot of an initial, a title or a short form, when the name goes on.
            "." => {
                let short = last.span.len() == 1 || last.is_a(Classes::TITLE.with(Classes::ABBREVIATION));
                let goes_on = tokens.get(end + 1).is_some_and(|t| t.looks(Shape::SPACED));
                if short && goes_on && self.capital(end + 1) && !tokens[end + 1].is_a(EMPTY) { end + 2 } else { end }
            }
            "," if tokens.get(end + 1).is_some_and(|t| {
                SUFFIXES[..5].contains(&t.word) || (corporate(t.word).is_some() && t.looks(Shape::CAPITAL))
            }) =>
            {
                end + 2
            }
            _ => end,
        }
    }

    /// Whether the capitalised words from here on end in the word for an institution.
    fn institution(&self, from: usize) -> bool {
        let tokens = &self.view.tokens[from..];
        let run = tokens.iter().take(3).take_while(|t| t.looks(Shape::CAPITAL) && t.looks(Shape::SPACED));
        run.last().is_some_and(|t| t.is_a(Classes::ORGANISATION.with(Classes::COURT)))
    }

    /// A capitalised function word inside a name: `Yearning For Zion`.
    fn middle(&self, at: usize) -> bool {
        self.view.tokens[at].is_a(Classes::PREPOSITION.with(Classes::STOP))
            && self.capital(at + 1)
            && !self.weak
            && !self.view.tokens[at].is_a(Classes::PRONOUN)
    }

    fn proven(&self, at: usize) -> bool {
        let token = &self.view.tokens[at];
        !token.is_a(Classes::ENGLISH) || self.seen.contains(&token.word)
    }

    /// `of`, `van`, `&`: lower-case words that join two parts of a name.
    fn connector(&self, from: usize, end: usize) -> usize {
        let tokens = self.view.tokens;
        let of = tokens[end].word == const { Word::of("of") };
        let person = tokens[from].is_a(Classes::GIVEN.with(Classes::TITLE)) && end - from > 1;
        let organisation = tokens[from..end].iter().any(|t| t.is_a(Classes::ORGANISATION));
        let next = end + 1;
        let the = self.view.is(next, const { Word::of("the") }) && self.capital(next + 1);
        let open = |at: usize| self.capital(at) && !tokens[at].is_a(EMPTY);
        if self.view.word(end) == "&" {
            return if open(next) { next + 1 } else { end };
        }
        if of || (organisation && matches!(self.view.word(end), "for" | "to" | "on")) {
            // `the Bank of Elbonia`, but not `Ada Marsh of Reed`; `of` joins a common noun or an organisation to a name.
            let head = organisation || tokens[end - 1].is_a(Classes::ENGLISH);
            if person || !head || tokens[from].is_a(FRONT) && !organisation {
                return end;
            }
            return if the {
                next + 2
            } else if open(next) {
                next + 1
            } else {
                end
            };
        }
        if self.view.word(end) == "and" && organisation && open(next) {
            let joins = tokens[from..end]
                .iter()
                .any(|t| t.word == const { Word::of("of") } || t.word == const { Word::of("for") });
            let common = tokens[end - 1].is_a(Classes::ENGLISH) && tokens[next].is_a(Classes::ENGLISH);
            return if joins && common { next + 1 } else { end };
        }
        if INNER.contains(tokens[end].word) {
            // `Ana de la Cruz`, `Hamid bin Rashid`, `Omar al-Hadi`.
            let mut k = next;
            while tokens.get(k).is_some_and(|t| INNER.contains(t.word)) && k < next + 2 && !self.capital(k) {
                k += 1;
            }
            if self.view.tokens.get(k).is_some_and(|t| matches!(t.span.of(self.view.text), "-")) && self.glued(k) {
                k += 1;
            }
            return if open(k) { k + 1 } else { end };
        }
        end
    }

    /// Takes titles and roles off the front, drops what is no name, and adds the rest.
    fn push(&self, from: usize, to: usize, out: &mut Vec<Mention>) {
        let tokens = self.view.tokens;
        let mut from = from;
        let organisation = tokens[from..to].iter().skip(1).any(|t| t.is_a(Classes::ORGANISATION) && !t.is_a(FRONT));
        let of = tokens[from..to].iter().any(|t| t.word == const { Word::of("of") });
        if !organisation && !of {
            let front = |at: usize| tokens[at].is_a(FRONT) || FRONT_WORDS.contains(tokens[at].word);
            let mut k = from;
            while k < to && (front(k) || (matches!(self.view.word(k), "." | "-") && k > from)) {
                k += 1;
            }
            // `Judge` alone names nobody; `Dean Marsh` may have Dean for a given name, `Capt. Dean Marsh` too.
            let given = to - from == 2 && tokens[from].is_a(Classes::GIVEN) && !tokens[from].is_a(Classes::TITLE);
            if k < to && !given {
                // `Police Capt. Marsh`: common words before a title go with it.
                from = k;
            } else if k == to && !given {
                return;
            }
            if let Some(title) = (from..to).rev().find(|k| tokens[*k].is_a(Classes::TITLE) && *k + 1 < to)
                && tokens[from..title].iter().all(|t| t.is_a(Classes::ENGLISH))
                && !tokens[title].is_a(Classes::GIVEN)
            {
                from = if self.view.word(title + 1) == "." { title + 2 } else { title + 1 };
            }
        }
        if from >= to || !self.is_name(from, to) {
            return;
        }
        let span = self.view.span(from, to);
        let written = span.of(self.view.text);
        // There is no white space inside a word.
        let written = if to - from == 1 { written.to_owned() } else { one_space(written) };
        out.push(Mention {
            kind: "name",
            span,
            tokens: self.view.in_document(from, to),
            sentence: self.view.index,
            value: Value::Words(Words { written, folded: folded(self.view, from, to) }),
        });
    }

    /// Whether the words make a name: not a lone letter, a month, a point of the compass, or the adjective of a nation before its noun.
    fn is_name(&self, from: usize, to: usize) -> bool {
        let tokens = &self.view.tokens[from..to];
        if tokens.iter().all(|t| t.span.len() < 2 || !t.looks(Shape::WORD)) {
            return false;
        }
        let [token] = tokens else { return true };
        // `the Judge` names nobody; `Cook said` may.
        let surname = token.is_a(Classes::SURNAME)
            && !from.checked_sub(1).is_some_and(|b| self.view.tokens[b].is_a(Classes::STOP.with(Classes::PRONOUN)));
        if POINTS.contains(token.word) || (token.is_a(FRONT) && token.is_a(Classes::ENGLISH) && !surname) {
            return false;
        }
        if token.is_a(EMPTY.with(Classes::CALENDAR).with(Classes::CLOCK).with(Classes::UNIT))
            && !token.looks(Shape::ALL_CAPS)
        {
            return false;
        }
        let before_noun = self.view.tokens.get(to).is_some_and(|t| {
            t.looks(Shape::WORD) && t.looks(Shape::SPACED) && !self.capital(to) && !t.is_a(EMPTY.with(Classes::SPEECH))
        });
        let bearer = token.is_a(BEARER);
        !(before_noun && !bearer && demonym(token.word, &self.view.word(from).to_lowercase()))
    }
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'S" | "’S")
}

fn one_space(written: &str) -> String {
    // Nearly every name stands on one line with single spaces.
    let plain = |pair: &[u8]| pair[0] >= b' ' && !(pair[0] == b' ' && pair[1] == b' ');
    if written.is_ascii() && written.as_bytes().windows(2).all(plain) {
        return written.trim().to_owned();
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower case, no marks, one space between words; corporate forms in their short spelling.
fn folded(view: SentenceView<'_>, from: usize, to: usize) -> String {
    let mut out = String::with_capacity(view.span(from, to).len() as usize);
    for at in from..to {
        let token = &view.tokens[at];
        if !token.looks(Shape(Shape::WORD.0 | Shape::NUMBER.0)) {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        match corporate(token.word) {
            Some(form) if at > from => out.push_str(form),
            _ => fold::letters(view.word(at), &mut out),
        }
    }
    out
}
