//! Markers: small words that change what a number means, when the clause plays, and whether it is so.

use std::ops::Range;

use super::Mention;
use super::events::within;
use super::words::is_past;
use crate::lexicon::markers::{OLD, PLANNED, POSSIBLE, of as marker};
use crate::lexicon::{events, speech};
use crate::model::{Classes, Cues, Document, Era, Markers, Modality, Shape, Source, Term, Token, Word, WordSet};

/// The tokens of a sentence that the functions below may take note of: one walk for all values of the sentence.
pub(super) fn notable(document: &Document, sentence: u32, out: &mut Vec<u32>) {
    const CLASSES: Classes = Classes::COURT.with(Classes::NEGATION).with(Classes::WEEKDAY);
    let range = document.sentences[sentence as usize].tokens.clone();
    let tokens = &document.tokens[range.start as usize..range.end as usize];
    out.clear();
    for (at, token) in (range.start..).zip(tokens) {
        if token.cues.has(Cues::MARKS) || token.is_a(CLASSES) || is_year(token) {
            out.push(at);
        }
    }
}

/// Four digits.
fn is_year(token: &Token) -> bool {
    token.looks(Shape::NUMBER) && token.span.len() == 4
}

/// How far from a mention its markers are looked for, in tokens: further than any clause of prose reaches.
const REACH: u32 = 120;

/// The notable tokens of a clause outside a mention.
fn beside<'a>(notable: &'a [u32], clause: &'a Range<u32>, mention: &'a Mention<'a>) -> impl Iterator<Item = u32> + 'a {
    let near = clause.start.max(mention.tokens.start.saturating_sub(REACH))..clause.end.min(mention.tokens.end + REACH);
    within(notable, &near).iter().copied().filter(|at| !mention.tokens.contains(at))
}

/// The markers of a value's clause.
pub(super) fn of(
    text: &str,
    document: &Document,
    notable: &[u32],
    clause: &Range<u32>,
    mention: &Mention<'_>,
    verb: Option<&Term>,
) -> Markers {
    let mut bits = 0;
    // A part word counts only in the noun phrase of the number: `two others`, not `ten dead and two others hurt`.
    let inside = |at: u32| {
        let token = &document.tokens[at as usize];
        let joins = [const { Word::of("and") }, const { Word::of("or") }].contains(&token.word);
        let verb = token.is_a(Classes::VERB) && token.lemma != token.word && !token.is_a(Classes::PERSON);
        token.looks(Shape::WORD.with(Shape::NUMBER)) && !joins && !verb
    };
    let (start, end) = (mention.tokens.start, mention.tokens.end);
    let before = (clause.start.max(start.saturating_sub(3))..start).rev().take_while(|at| inside(*at)).count() as u32;
    let after = (end..clause.end.min(end + 4)).take_while(|at| inside(*at)).count() as u32;
    let phrase = start - before..end + after;
    for at in beside(notable, clause, mention) {
        let token = &document.tokens[at as usize];
        if !token.looks(Shape::WORD) {
            continue;
        }
        let found = if token.cues.has(Cues::MARKS) { marker(token.word) } else { Markers::default() };
        if found == Markers::COMPARED && at > clause.start && bounds(document, at) {
            continue;
        }
        // `which cost $6.4 million, is used by 18,000 cars on an average day`: said of the other figure.
        if found == Markers::STATISTIC && figure_between(document, mention, at) {
            continue;
        }
        // `and another was captured on Friday`: the day of one of several.
        let another =
            matches!(mention.kind, "date" | "measure") && at < mention.tokens.start && ANOTHER.contains(token.word);
        if found != Markers::PART || phrase.contains(&at) || another {
            bits |= found.0;
        }
        if token.is_a(Classes::COURT) {
            bits |= Markers::COURT.0;
        }
    }
    if in_brackets(text, document, mention) || mention.kind == "date" && dateline(text, document, mention) {
        bits |= Markers::BRACKET.0;
    }
    if mention.kind == "date"
        && (ends_period(document, mention) || dated_before(document, mention) || compared_with(document, mention))
        || matches!(mention.kind, "date" | "time") && as_of(document, mention)
    {
        bits |= Markers::NO_EVENT.0;
    }
    if risen_from(document, mention) {
        bits |= Markers::COMPARED.0;
    }
    if is_whole_of_part(document, clause, mention) || told_in_all(document, mention) {
        bits |= Markers::WHOLE.0;
    }
    if verb.is_some_and(|v| {
        let tokens = &document.tokens[clause.start as usize..clause.end as usize];
        let at = tokens.partition_point(|t| t.span.start < v.span.start);
        tokens.get(at).is_some_and(|t| t.span == v.span && speech::reported_by(t.word))
    }) {
        bits |= Markers::SPEECH.0;
    }
    if matches!(mention.kind, "date" | "time") && !is_past_told(text, document, clause) {
        bits |= Markers::PRESENT.0;
    }
    if mention.kind == "age" && at_other_time(document, clause, mention, verb) {
        bits |= Markers::LIFE.0;
    }
    if mention.kind == "age" && will_be(document, mention) {
        bits |= Markers::TURNING.0;
    }
    let after = document.tokens.get(mention.tokens.end as usize);
    if after.is_some_and(|t| t.is_a(Classes::KIN)) {
        bits |= Markers::KIN.0;
    }
    Markers(bits)
}

/// Whether a number and a word of prose stand between a value and a token.
fn figure_between(document: &Document, mention: &Mention<'_>, at: u32) -> bool {
    let between = if at < mention.tokens.start { at + 1..mention.tokens.start } else { mention.tokens.end..at };
    let tokens = &document.tokens[between.start as usize..between.end as usize];
    tokens.iter().any(|t| t.is_a(Classes::DIGITS.with(Classes::NUMBER)))
        && tokens.iter().any(|t| t.is_a(Classes::PREPOSITION))
}

/// Whether a figure opens a bracket: `(£20 billion`, `(GB £20 billion`.
fn in_brackets(text: &str, document: &Document, mention: &Mention<'_>) -> bool {
    let before = &document.tokens[..mention.tokens.start as usize];
    match before {
        [.., bracket, code] if code.looks(Shape::ALL_CAPS) && code.span.len() <= 4 => bracket.span.of(text) == "(",
        [.., bracket] => bracket.span.of(text) == "(",
        [] => false,
    }
}

/// `at the age of 10`, `when she was 12`, `then a 38-year-old`, `was 37 when he came to office`: an age of another time than now.
/// Those who died `at the age of 91` have no other.
fn at_other_time(document: &Document, clause: &Range<u32>, mention: &Mention<'_>, verb: Option<&Term>) -> bool {
    const TIMES: WordSet = WordSet::of(&[Word::of("when"), Word::of("until"), Word::of("then")]);
    let tokens = &document.tokens;
    let (start, end) = (mention.tokens.start as usize, mention.tokens.end as usize);
    let lead = &tokens[start.saturating_sub(5).max(clause.start as usize)..end];
    let said = |word: Word| lead.iter().any(|t| t.word == word);
    let died = || {
        let die = events::by_name("DIE");
        verb.is_some_and(|v| events::classes(v.lemma).iter().any(|c| Some(c.0) == die))
    };
    lead.iter().any(|t| TIMES.contains(t.word))
        || tokens.get(end).is_some_and(|t| t.word == const { Word::of("when") })
        || hour_of(&tokens[end..tokens.len().min(end + 3)])
        || said(const { Word::of("at") }) && said(const { Word::of("age") }) && !died()
}

/// `who will be 29 in April`
fn will_be(document: &Document, mention: &Mention<'_>) -> bool {
    let before = &document.tokens[..mention.tokens.start as usize];
    matches!(before, [.., will, be] if will.word == const { Word::of("will") } && be.word == const { Word::of("be") })
}

/// Whether a clause has a verb in the past.
fn is_past_told(text: &str, document: &Document, clause: &Range<u32>) -> bool {
    const WAS: WordSet = WordSet::of(&[
        Word::of("was"),
        Word::of("were"),
        Word::of("had"),
        Word::of("has"),
        Word::of("have"),
        Word::of("did"),
        Word::of("been"),
    ]);
    let tokens = &document.tokens[clause.start as usize..clause.end as usize];
    tokens.iter().any(|t| WAS.contains(t.word) || is_past(text, t))
}

/// `is to open`, `were to leave on Tuesday`.
fn is_to(tokens: &[Token]) -> bool {
    const IS: WordSet = WordSet::of(&[Word::of("is"), Word::of("are"), Word::of("was"), Word::of("were")]);
    tokens.windows(3).any(|w| {
        let verb = w[2].is_a(Classes::VERB.with(Classes::AUXILIARY)) && w[2].lemma == w[2].word;
        IS.contains(w[0].word) && w[1].word == const { Word::of("to") } && verb
    })
}

/// `25 on the night of the crash`, `19 at the time`.
fn hour_of(behind: &[Token]) -> bool {
    const HOURS: WordSet = WordSet::of(&[
        Word::of("time"),
        Word::of("night"),
        Word::of("day"),
        Word::of("morning"),
        Word::of("evening"),
        Word::of("moment"),
    ]);
    let [at, the, hour] = behind else { return false };
    (at.word == const { Word::of("at") } || at.word == const { Word::of("on") })
        && the.word == const { Word::of("the") }
        && HOURS.contains(hour.word)
}

/// `HAVANA, July 19 -`, `HAVANA, July 19:`, `July 19 (Wire) -`: the day of filing at the head of a paragraph. A day and a dash alone may head a line of a
/// timeline. (`extract/published.rs` asks more of a dateline that an article's day of publication is taken from.)
fn dateline(text: &str, document: &Document, mention: &Mention<'_>) -> bool {
    let sentence = &document.sentences[mention.sentence as usize];
    let paragraph = &document.paragraphs[sentence.paragraph as usize];
    let head = paragraph.span.start == sentence.span.start;
    let tokens = |from: u32, to: u32| &document.tokens[from as usize..to as usize];
    let end = mention.tokens.end;
    let place = tokens(sentence.tokens.start, mention.tokens.start).iter();
    let dash = |at: u32| {
        document.tokens.get(at as usize).is_some_and(|t| matches!(t.span.of(text), "-" | "--" | "–" | "—" | ":"))
    };
    // `SHIMLA, Sept. 11` on a line of its own.
    let last = document.tokens[end as usize - 1].span.end;
    let alone =
        text.get(last as usize..paragraph.span.end as usize).is_some_and(|rest| rest.trim_matches('.').is_empty());
    // The agency stands in brackets between day and dash.
    let agency = document.tokens.get(end as usize).is_some_and(|t| t.span.of(text) == "(")
        && (end + 2..(end + 7).min(sentence.tokens.end)).any(dash);
    head && place.len() <= 6
        && place.clone().all(|t| !t.looks(Shape::WORD) || t.looks(Shape::CAPITAL))
        && ((dash(end) || alone) && place.len() > 0 || agency)
}

/// `11 million euros in all`, `40 people all told`.
fn told_in_all(document: &Document, mention: &Mention<'_>) -> bool {
    let end = mention.tokens.end as usize;
    let behind = &document.tokens[end..document.tokens.len().min(end + 4)];
    behind.windows(2).any(|t| {
        t[0].word == const { Word::of("in") } && t[1].word == const { Word::of("all") }
            || t[0].word == const { Word::of("all") } && t[1].word == const { Word::of("told") }
    })
}

/// Whether a `than` compares nothing: `more than 40`, `less than an hour later`, `rather than`; not `weighs 130 grams less than the old one`.
fn bounds(document: &Document, than: u32) -> bool {
    const NEVER: WordSet = WordSet::of(&[Word::of("rather"), Word::of("other"), Word::of("later"), Word::of("sooner")]);
    const BEFORE_FIGURES: WordSet = WordSet::of(&[Word::of("more"), Word::of("less"), Word::of("fewer")]);
    const SOME: WordSet = WordSet::of(&[Word::of("a"), Word::of("an"), Word::of("half")]);
    let before = document.tokens[than as usize - 1].word;
    let figure =
        |t: &Token| t.is_a(Classes::DIGITS.with(Classes::NUMBER).with(Classes::CURRENCY)) || SOME.contains(t.word);
    NEVER.contains(before)
        || BEFORE_FIGURES.contains(before) && document.tokens.get(than as usize + 1).is_some_and(figure)
}

/// One of several.
const ANOTHER: WordSet = WordSet::of(&[Word::of("another"), Word::of("other"), Word::of("others")]);

/// `the four quarters ended July 31`, `the year ending in March`.
fn ends_period(document: &Document, mention: &Mention<'_>) -> bool {
    const ENDS: WordSet =
        WordSet::of(&[Word::of("ended"), Word::of("ending"), Word::of("ends"), Word::of("end"), Word::of("to")]);
    const PERIODS: WordSet = WordSet::of(&[
        Word::of("quarter"),
        Word::of("quarters"),
        Word::of("year"),
        Word::of("half"),
        Word::of("months"),
        Word::of("weeks"),
        Word::of("period"),
    ]);
    let first = document.sentences[mention.sentence as usize].tokens.start;
    let words = |from: u32, to: u32| &document.tokens[first.max(from) as usize..first.max(to) as usize];
    let start = mention.tokens.start;
    let ends = words(start.saturating_sub(2), start).iter().any(|t| ENDS.contains(t.word));
    ends && words(start.saturating_sub(6), start.saturating_sub(1)).iter().any(|t| PERIODS.contains(t.word))
}

/// How far before a figure the word that tells of the change may stand.
const CHANGE: u32 = 14;

/// `rose to 12 from 9`, `was up 3.8 percent over June, from 27 crore`: the figure before the change.
fn risen_from(document: &Document, mention: &Mention<'_>) -> bool {
    if !matches!(mention.kind, "count" | "money" | "percent" | "measure" | "duration") {
        return false;
    }
    let (start, first) = (mention.tokens.start, document.sentences[mention.sentence as usize].tokens.start);
    let from = start.checked_sub(1).filter(|k| *k > first && is_from(document, *k));
    // `from 9 to 12` tells both ends: which of them is meant is for the series to say.
    let to = document.tokens.get(mention.tokens.end as usize).is_some_and(|t| t.word == const { Word::of("to") });
    !to && from.is_some_and(|from| moves(document, first, from))
}

/// `down from 2.6 million in 2011`: the day of the figure before the change.
fn dated_before(document: &Document, mention: &Mention<'_>) -> bool {
    const NEAR: u32 = 6;
    let (start, first) = (mention.tokens.start, document.sentences[mention.sentence as usize].tokens.start);
    let counts =
        |k: u32| document.tokens[k as usize].is_a(Classes::DIGITS.with(Classes::NUMBER).with(Classes::CURRENCY));
    (first.max(start.saturating_sub(NEAR))..start.saturating_sub(1))
        .any(|k| is_from(document, k) && counts(k + 1) && moves(document, first, k))
}

/// `twice as much as in 2009`, `a week earlier than in 1998`: the time that is compared with.
fn compared_with(document: &Document, mention: &Mention<'_>) -> bool {
    const COMPARES: WordSet = WordSet::of(&[Word::of("as"), Word::of("than")]);
    let first = document.sentences[mention.sentence as usize].tokens.start;
    let before = &document.tokens[first as usize..mention.tokens.start as usize];
    matches!(before, [.., compares, r#in] if COMPARES.contains(compares.word) && r#in.word == const { Word::of("in") })
}

/// `as of 14:48 GMT`, `as at 31 March`: the moment that the figures of the sentence are of.
fn as_of(document: &Document, mention: &Mention<'_>) -> bool {
    const OF: WordSet = WordSet::of(&[Word::of("of"), Word::of("at")]);
    let first = document.sentences[mention.sentence as usize].tokens.start;
    let before = &document.tokens[first as usize..mention.tokens.start as usize];
    matches!(before, [.., r#as, of] if r#as.word == const { Word::of("as") } && OF.contains(of.word))
}

fn is_from(document: &Document, at: u32) -> bool {
    document.tokens[at as usize].word == const { Word::of("from") }
}

/// Whether a word shortly before a token tells of a change: `up`, `rose`.
fn moves(document: &Document, first: u32, at: u32) -> bool {
    const MOVED: WordSet = WordSet::of(&[
        Word::of("up"),
        Word::of("down"),
        Word::of("higher"),
        Word::of("lower"),
        Word::of("raise"),
        Word::of("lift"),
        Word::of("cut"),
    ]);
    let told = |t: &Token| {
        let class = |name: &str| {
            let class = events::by_name(name);
            events::classes(t.lemma).iter().any(|c| Some(c.0) == class)
        };
        MOVED.contains(t.lemma) || t.is_a(Classes::EVENT) && (class("RISE") || class("FALL"))
    };
    document.tokens[first.max(at.saturating_sub(CHANGE)) as usize..at as usize].iter().any(told)
}

/// `33 of parliament's 100 seats`: the second number is the whole of which the first is a part.
fn is_whole_of_part(document: &Document, clause: &Range<u32>, mention: &Mention<'_>) -> bool {
    if mention.kind != "count" {
        return false;
    }
    let start = mention.tokens.start as usize;
    let Some(of) = (start.saturating_sub(5).max(clause.start as usize)..start)
        .rev()
        .find(|k| document.tokens[*k].word == const { Word::of("of") })
    else {
        return false;
    };
    of > 0
        && document.tokens[of - 1].is_a(Classes::DIGITS.with(Classes::NUMBER))
        && document.tokens[of + 1..start]
            .iter()
            .all(|t| !t.is_a(Classes::VERB.with(Classes::PREPOSITION)) || t.looks(Shape::CAPITAL))
}

/// What lies back when it is the last one.
const PERIODS: WordSet = WordSet::of(&[
    Word::of("year"),
    Word::of("month"),
    Word::of("decade"),
    Word::of("spring"),
    Word::of("summer"),
    Word::of("autumn"),
    Word::of("fall"),
    Word::of("winter"),
]);

/// `spent a decade or more`: how long, where `a decade ago` and `in past decades` say when.
fn lasts(document: &Document, at: u32) -> bool {
    const DECADES: WordSet = WordSet::of(&[Word::of("decade"), Word::of("decades")]);
    const BACK: WordSet = WordSet::of(&[Word::of("ago"), Word::of("earlier"), Word::of("before"), Word::of("back")]);
    const PAST: WordSet = WordSet::of(&[Word::of("last"), Word::of("past"), Word::of("previous"), Word::of("recent")]);
    let word = |k: u32| document.tokens.get(k as usize).map(|t| t.word);
    let back = word(at + 1).is_some_and(|w| BACK.contains(w));
    let past = at.checked_sub(1).and_then(word).is_some_and(|w| PAST.contains(w));
    DECADES.contains(document.tokens[at as usize].word) && !back && !past
}

/// When the clause plays.
pub(super) fn era(
    source: &Source,
    document: &Document,
    notable: &[u32],
    clause: &Range<u32>,
    mention: &Mention<'_>,
) -> Era {
    let year = source.published.map(|d| i64::from(d.year()));
    let text = source.text.as_str();
    let mut now = false;
    for at in beside(notable, clause, mention) {
        let token = &document.tokens[at as usize];
        if is_year(token) {
            let n: i64 = token.span.of(text).parse().unwrap_or(0);
            // Nobody says `in 2017` of what is news, on whatever day an article came out.
            let bare = || {
                mention.kind == "status"
                    && document.tokens[..at as usize].last().is_some_and(|t| t.word == const { Word::of("in") })
            };
            if (1500..2050).contains(&n) && year.map_or_else(bare, |y| n < y) {
                return Era::Old;
            }
        }
        let marks = token.cues.has(Cues::MARKS);
        if marks && OLD.contains(token.word) && !lasts(document, at) {
            return Era::Old;
        }
        if marks
            && token.word == const { Word::of("last") }
            && document.tokens.get(at as usize + 1).is_some_and(|n| n.is_a(Classes::MONTH) || PERIODS.contains(n.word))
        {
            return Era::Old;
        }
        now |= token.is_a(Classes::WEEKDAY)
            || token.word == const { Word::of("today") }
            || token.word == const { Word::of("yesterday") };
    }
    if now { Era::Now } else { Era::Unsaid }
}

/// Whether the clause tells a fact, denies it, or speaks of what may or will be.
pub(super) fn modality(document: &Document, notable: &[u32], clause: &Range<u32>, mention: &Mention<'_>) -> Modality {
    let mut modality = Modality::Asserted;
    for at in beside(notable, clause, mention) {
        let token = &document.tokens[at as usize];
        let marks = token.cues.has(Cues::MARKS);
        if marks && POSSIBLE.contains(token.word) && (token.looks(Shape::FIRST) || !token.looks(Shape::CAPITAL)) {
            modality = modality.max(Modality::Possible);
        } else if marks && PLANNED.contains(token.word) {
            modality = Modality::Planned;
        } else if modality == Modality::Asserted && denies(document, at, mention) {
            modality = Modality::Denied;
        }
    }
    if modality == Modality::Asserted && is_to(&document.tokens[clause.start as usize..clause.end as usize]) {
        modality = Modality::Planned;
    }
    modality
}

/// Whether a word of a value's clause denies what is told there; who pleads `not guilty to three counts` denies no count, and who
/// gives up `without a fight at 4:15` gives up.
fn denies(document: &Document, at: u32, mention: &Mention<'_>) -> bool {
    const BEYOND: WordSet = WordSet::of(&[
        Word::of("guilty"),
        Word::of("only"),
        Word::of("far"),
        Word::of("just"),
        Word::of("counting"),
        Word::of("including"),
    ]);
    // `Eleven of them never came home`: of those who are counted something is denied, not how many they are.
    if mention.kind == "count" && at > mention.tokens.end {
        return false;
    }
    let token = &document.tokens[at as usize];
    if !token.is_a(Classes::NEGATION) || token.is_a(Classes::NUMBER) {
        return false;
    }
    let next = document.tokens.get(at as usize + 1).map(|t| t.word);
    match token.word {
        w if w == const { Word::of("without") } => (at..at + 3).contains(&mention.tokens.start),
        w if w == const { Word::of("not") } => !next.is_some_and(|n| BEYOND.contains(n)),
        _ => true,
    }
}
