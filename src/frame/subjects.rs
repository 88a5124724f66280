//! Subjects: who or what each verb of a sentence is told of, by one walk over noun groups, prepositions, connectives and
//! verbs. A comma, a relative pronoun or a connective opens and closes clauses, so that the verb behind an inserted clause
//! goes back to the noun before it: `Lind, who was 91, died on Friday`.

use std::ops::Range;

use super::owners::People;
use super::term;
use super::words::{is_content, is_verb, name_at};
use crate::model::{Classes, Cues, Document, Shape, Term, Token, Word, WordSet};

/// Open a clause about the noun before them.
const RELATIVE: WordSet =
    WordSet::of(&[Word::of("who"), Word::of("which"), Word::of("that"), Word::of("whose"), Word::of("where")]);

/// Have a subject of their own behind them: `whose car was found`, `where he lived`.
const OTHER_SUBJECT: WordSet = WordSet::of(&[Word::of("whose"), Word::of("where")]);

/// Open a clause with a subject of its own, whatever stands before.
const CONNECTIVES: WordSet = WordSet::of(&[
    Word::of("when"),
    Word::of("while"),
    Word::of("because"),
    Word::of("although"),
    Word::of("though"),
    Word::of("if"),
    Word::of("after"),
    Word::of("before"),
    Word::of("until"),
    Word::of("since"),
    Word::of("as"),
    Word::of("than"),
]);

const JOINING: WordSet = WordSet::of(&[Word::of("and"), Word::of("or"), Word::of("but"), Word::of("then")]);

/// Pronouns that stand as subjects.
const PERSONAL: WordSet = WordSet::of(&[
    Word::of("he"),
    Word::of("she"),
    Word::of("it"),
    Word::of("they"),
    Word::of("we"),
    Word::of("i"),
    Word::of("you"),
]);

/// Those of one person.
const HE_OR_SHE: WordSet = WordSet::of(&[Word::of("he"), Word::of("she")]);

/// So many clauses may be open at once.
const DEEP: usize = 16;

/// What stands between a noun group or verb and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Comma,
    And,
}

/// A noun group; a range of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Group {
    start: u32,
    end: u32,
}

/// A clause that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// A connective opened it.
    connective: bool,
    subject: Option<Group>,
    /// Its finite verb was seen.
    verb: bool,
    /// That verb tells what somebody says.
    says: bool,
}

impl Open {
    const fn about(subject: Option<Group>) -> Self {
        Self { connective: false, subject, verb: false, says: false }
    }
}

/// The verbs of a sentence and their subjects.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    /// Token of the verb, and the noun group it is told of.
    verbs: Vec<(u32, Option<Group>)>,
    open: Vec<Open>,
}

/// A walk over one sentence.
struct Walk<'a> {
    text: &'a str,
    tokens: &'a [Token],
    people: &'a People,
    verbs: &'a mut Vec<(u32, Option<Group>)>,
    open: &'a mut Vec<Open>,
    /// The noun group that is being read, and whether a preposition stands before it.
    group: Option<u32>,
    inside: bool,
    /// The last noun group that stands by itself since the last verb, with what stood before it.
    free: Option<(Group, Gap)>,
    /// The last noun group of any sort.
    last: Option<Group>,
    gap: Gap,
}

impl Subjects {
    /// Takes note of a sentence.
    pub fn note(&mut self, text: &str, document: &Document, people: &People, sentence: u32) {
        let range = document.sentences[sentence as usize].tokens.clone();
        self.verbs.clear();
        self.open.clear();
        self.open.push(Open::about(None));
        let mut walk = Walk {
            text,
            tokens: &document.tokens,
            people,
            verbs: &mut self.verbs,
            open: &mut self.open,
            group: None,
            inside: false,
            free: None,
            last: None,
            gap: Gap::None,
        };
        let mut at = range.start;
        while at < range.end {
            at = walk.step(at, range.end);
        }
    }

    /// The noun group of the verb at a token, or of the last verb of a clause before a token, or of the first behind it.
    fn of(&self, verb: Option<u32>, clause: &Range<u32>, at: u32) -> Option<Group> {
        // They stand in the order of the text; a long sentence has many.
        let before = |token: u32| self.verbs.partition_point(|v| v.0 < token);
        let exact = verb.and_then(|verb| self.verbs.get(before(verb)).filter(|v| v.0 == verb));
        let (first, last) = (before(clause.start), before(clause.end));
        let left = || before(at).min(last).checked_sub(1).filter(|k| *k >= first).map(|k| &self.verbs[k]);
        let found = exact.or_else(left).or_else(|| self.verbs[first..last].first());
        found.and_then(|v| v.1)
    }
}

impl Walk<'_> {
    /// Takes the token at `at`, and more where they belong together; where to go on.
    fn step(&mut self, at: u32, end: u32) -> u32 {
        let token = &self.tokens[at as usize];
        if !token.looks(Shape::WORD) {
            if token.is_a(Classes::DIGITS) {
                self.group.get_or_insert(at);
                return at + 1;
            }
            let mark = token.span.of(self.text);
            let next = self.tokens.get(at as usize + 1);
            if mark == "-" && !token.looks(Shape::SPACED) || matches!(mark, "'s" | "’s" | "." | "'" | "’") {
                return at + 1;
            }
            self.close(at);
            if mark == "," {
                self.comma();
            } else if matches!(mark, ";" | ":" | "—" | "–")
                || mark == "-" && next.is_some_and(|n| n.looks(Shape::SPACED))
            {
                self.open.clear();
                self.open.push(Open::about(None));
                (self.free, self.last, self.gap, self.inside) = (None, None, Gap::None, false);
            }
            return at + 1;
        }
        // `Baker died`: a word at the head of a sentence that names somebody elsewhere.
        let named = token.looks(Shape::FIRST) && self.people.is_name(token);
        if !named && is_verb(self.text, self.tokens, at as usize) {
            self.close(at);
            return self.verb(at, end);
        }
        if token.is_a(Classes::PRONOUN) && PERSONAL.contains(token.word) {
            self.close(at);
            self.group = Some(at);
            self.inside = false;
            self.close(at + 1);
            return at + 1;
        }
        // Most words are none of those that may part clauses.
        if token.cues.has(Cues::PARTS) {
            if RELATIVE.contains(token.word) && self.relates(at) {
                self.close(at);
                let of = if OTHER_SUBJECT.contains(token.word) { None } else { self.last };
                self.open(Open::about(of));
                (self.free, self.gap, self.inside) = (None, Gap::None, false);
                return at + 1;
            }
            if CONNECTIVES.contains(token.word) && self.tells(at + 1, end) {
                self.close(at);
                self.open(Open { connective: true, ..Open::about(None) });
                (self.free, self.gap, self.inside) = (None, Gap::None, false);
                return at + 1;
            }
            if JOINING.contains(token.word) {
                self.close(at);
                self.gap = Gap::And;
                self.free = None;
                return at + 1;
            }
        }
        if token.is_a(Classes::PREPOSITION) {
            self.close(at);
            self.inside = true;
            return at + 1;
        }
        // A day by itself is no thing that acts.
        if token.is_a(Classes::WEEKDAY.with(Classes::MONTH)) && self.group.is_none() {
            return at + 1;
        }
        if is_content(token) || token.is_a(Classes::NUMBER.with(Classes::ORDINAL).with(Classes::TITLE)) {
            self.group.get_or_insert(at);
        }
        at + 1
    }

    /// Whether a word that may be a relative pronoun is one here: `that` is after a noun alone.
    fn relates(&self, at: u32) -> bool {
        let before = at.checked_sub(1).map(|b| &self.tokens[b as usize]);
        self.tokens[at as usize].word != const { Word::of("that") }
            || self.group.is_some() && before.is_some_and(|b| b.looks(Shape::WORD) && is_content(b))
    }

    /// Whether a verb follows before the next comma or relative pronoun: `after he died`, not `after his death`.
    fn tells(&self, from: u32, end: u32) -> bool {
        (from..end.min(from + 12))
            .map(|k| &self.tokens[k as usize])
            .zip(from..)
            .take_while(|(t, _)| (t.looks(Shape::WORD) || t.is_a(Classes::DIGITS)) && !RELATIVE.contains(t.word))
            .any(|(t, k)| is_verb(self.text, self.tokens, k as usize) && !t.span.of(self.text).ends_with("ing"))
    }

    /// Opens an inner clause. No sentence of prose has many in one another.
    fn open(&mut self, clause: Open) {
        if self.open.len() >= DEEP {
            self.open.truncate(1);
        }
        self.open.push(clause);
    }

    fn top(&mut self) -> &mut Open {
        if self.open.is_empty() {
            self.open.push(Open::about(None));
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Ends the noun group that is being read.
    fn close(&mut self, at: u32) {
        let Some(start) = self.group.take() else { return };
        let group = Group { start, end: at };
        let (inside, gap) = (std::mem::take(&mut self.inside), std::mem::replace(&mut self.gap, Gap::None));
        self.last = Some(group);
        if inside {
            return;
        }
        let top = self.top();
        match top.subject {
            None if !top.verb => top.subject = Some(group),
            // `Blake and Oler were arrested`.
            Some(subject) if !top.verb && gap == Gap::And => {
                top.subject = Some(Group { start: subject.start, end: at });
            }
            // `His wife, Ann Lind, died`; `Lind, a former official, died`.
            Some(subject) if !top.verb => {
                let names = |g: Group| self.tokens[g.start as usize..g.end as usize].iter().any(Token::is_name);
                if gap == Gap::Comma && names(group) && !names(subject) {
                    self.top().subject = Some(group);
                }
            }
            _ => self.free = Some((group, gap)),
        }
    }

    fn comma(&mut self) {
        self.inside = false;
        self.gap = Gap::Comma;
        // `after a long illness,` told nothing.
        if self.open.len() > 1 && self.open.last().is_some_and(|o| o.connective && !o.verb) {
            self.open.pop();
        }
    }

    /// A group of verbs: `was said to have been shot`.
    fn verb(&mut self, at: u32, end: u32) -> u32 {
        let token = self.tokens[at as usize];
        let spelling = token.span.of(self.text);
        let before = at.checked_sub(1).map(|b| &self.tokens[b as usize]);
        let infinite = token.span.of(self.text).ends_with("ing") && !token.is_a(Classes::AUXILIARY)
            || spelling.eq_ignore_ascii_case("having")
            || spelling.eq_ignore_ascii_case("being")
            || before.is_some_and(|b| b.word == const { Word::of("to") });
        let mut to = at + 1;
        let mut says = token.is_a(Classes::SPEECH);
        while to < end {
            let next = &self.tokens[to as usize];
            let adverb = next.looks(Shape::WORD)
                && (next.span.of(self.text).ends_with("ly")
                    || next.is_a(Classes::NEGATION)
                    || next.word == const { Word::of("also") });
            if !(adverb || is_verb(self.text, self.tokens, to as usize)) {
                break;
            }
            says |= next.is_a(Classes::SPEECH);
            to += 1;
        }
        let certain = token.is_a(Classes::AUXILIARY);
        let subject = if infinite { self.participle() } else { self.finite(certain, says) };
        self.verbs.extend((at..to).map(|k| (k, subject)));
        (self.free, self.gap, self.inside) = (None, Gap::None, false);
        to
    }

    /// `pirates holding a ship`, `…, killing twelve`.
    fn participle(&mut self) -> Option<Group> {
        match (self.free, self.gap, self.inside) {
            (Some((group, _)), Gap::None, false) => Some(group),
            _ => self.subject(),
        }
    }

    /// That of the innermost clause that has one.
    fn subject(&self) -> Option<Group> {
        self.open.iter().rev().find_map(|o| o.subject)
    }

    fn finite(&mut self, certain: bool, says: bool) -> Option<Group> {
        let (free, gap, depth) = (self.free, self.gap, self.open.len());
        let inherited = self.subject();
        let top = self.top();
        if !top.verb {
            (top.verb, top.says) = (true, says);
            return top.subject.or(inherited);
        }
        let told = top.says;
        match free {
            // `…, police said`; `and the driver fled`; `said the man was shot`.
            Some((group, before)) if gap == Gap::None && (before != Gap::None || told) => {
                *top = Open { verb: true, says, ..Open::about(Some(group)) };
                Some(group)
            }
            // `a man accused of two murders was held`; `the leader who has two wives was held`.
            Some(_) if gap == Gap::None && certain => self.back(says),
            // `the man armed with a knife`.
            Some((group, _)) if gap == Gap::None => Some(group),
            _ if gap == Gap::Comma && depth > 1 => self.back(says),
            _ if gap == Gap::None && certain => self.back(says),
            _ => self.top().subject,
        }
    }

    /// Leaves the inner clause for one that has no verb yet.
    fn back(&mut self, says: bool) -> Option<Group> {
        if let Some(waiting) = self.open.iter().rposition(|o| !o.verb && o.subject.is_some()) {
            self.open.truncate(waiting + 1);
            let top = self.top();
            (top.verb, top.says) = (true, says);
            return top.subject;
        }
        self.top().subject
    }
}

/// The subject of the clause that a value stands in: name tokens (the fullest form), or a head.
pub(super) fn of(
    text: &str,
    document: &Document,
    people: &People,
    subjects: &Subjects,
    clause: &Range<u32>,
    verb: Option<&Term>,
    at: u32,
) -> Vec<Term> {
    let verb = verb.map(|v| document.tokens.partition_point(|t| t.span.start < v.span.start) as u32);
    let Some(group) = subjects.of(verb, clause, at) else { return Vec::new() };
    let tokens = &document.tokens[group.start as usize..group.end as usize];
    if let [pronoun] = tokens
        && pronoun.is_a(Classes::PRONOUN)
    {
        return if HE_OR_SHE.contains(pronoun.word) { people.meant(document, group.start) } else { Vec::new() };
    }
    // `Lind's lawyer`: the lawyer.
    let owned = tokens.iter().rposition(|t| matches!(t.span.of(text), "'s" | "’s"));
    let tokens = &tokens[owned.map_or(0, |k| k + 1)..];
    let is_name = |k: usize| name_at(tokens, k) || tokens[k].looks(Shape::FIRST) && people.is_name(&tokens[k]);
    let mut names: Vec<Term> = (0..tokens.len()).filter(|k| is_name(*k)).map(|k| term(&tokens[k])).collect();
    let content = |t: &&Token| {
        is_content(t) && names.iter().all(|n| n.span != t.span) && !t.is_a(Classes::TITLE.with(Classes::NUMBER))
    };
    let head = tokens.iter().rev().find(content).map(term);
    if names.is_empty() {
        return head.into_iter().collect();
    }
    people.widen(&mut names);
    // `The Pier Road fire began`: the names only describe what the clause is about.
    if let Some(head) = head.filter(|h| names.iter().all(|n| n.span < h.span)) {
        names.push(head);
    }
    names
}

#[cfg(test)]
mod tests {
    use crate::lexicon::look_up;
    use crate::model::{Cues, Word};

    #[test]
    fn every_word_that_opens_a_clause_has_its_cue() {
        let words = "who which that whose where when while because although though if after before until since as than and or \
            but then";
        for text in words.split_whitespace() {
            let cues = look_up(Word::of(text), text).cues;
            assert!(cues.has(Cues::PARTS), "{text}");
        }
    }
}
