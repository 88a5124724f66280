//! Whether the words around a date look back or ahead.

use crate::lexicon;
use crate::model::{Classes, Shape, WordSet};

use super::words::{Look, w, ws};

/// Where the clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kind) enum Direction {
    /// It tells what was.
    Past,
    /// It tells what is to come.
    Future,
    /// It does not say.
    Open,
}

impl Direction {
    /// Whether it speaks against a day so many days after (or, below zero, before) the publication.
    pub const fn against(self, gap: i32) -> bool {
        match self {
            Self::Past => gap > 0,
            Self::Future => gap < 0,
            Self::Open => false,
        }
    }
}

/// How far to either side a governing verb is looked for, in tokens.
const REACH: usize = 24;

/// Where the clause that holds tokens `start..end` looks. The verb nearest before the date decides, else the first after it.
pub(in crate::kind) fn direction(look: Look<'_>, start: usize, end: usize) -> Direction {
    if start > 0 && look.any(start - 1, ws!["until", "till", "next", "coming", "upcoming"])
        || look.before(start, ws!["by"]) && !over_by(look, start)
        || look.before(start, ws!["through"]) && last_verb(look, start).is_none_or(|v| v.1 != Direction::Past)
    {
        return Direction::Future;
    }
    if look.before(start, ws!["since"]) {
        return Direction::Past;
    }
    if timetabled(look, start) || moved(look, start) {
        return Direction::Future;
    }
    let from = start.saturating_sub(REACH);
    let mut k = start;
    while k > from {
        k -= 1;
        if matches!(look.text(k), ";" | "\u{2014}") {
            break;
        }
        if let Some(found) = verb(look, k) {
            return found;
        }
    }
    for k in end..(end + REACH).min(look.len()) {
        if let Some(found) = verb(look, k) {
            return found;
        }
        if matches!(look.text(k), ";") {
            break;
        }
    }
    Direction::Open
}

/// The verb nearest before a date that says where the clause looks, and where that is.
fn last_verb(look: Look<'_>, start: usize) -> Option<(usize, Direction)> {
    (start.saturating_sub(REACH)..start).rev().find_map(|k| Some((k, verb(look, k)?)))
}

/// `was out by Saturday`, `had fled by Friday`: the day is gone by; without such a verb `by` looks ahead.
fn over_by(look: Look<'_>, start: usize) -> bool {
    last_verb(look, start).is_some_and(|(k, way)| {
        way == Direction::Past
            && (k.saturating_sub(2)..=k).any(|b| look.any(b, ws!["was", "were", "had", "wasn't", "weren't", "hadn't"]))
    })
}

/// `talks resume Monday`, `the trial starts on 5 May`, `the final is on Friday`, `takes place on Sunday`: the present
/// tense of a timetable right before the date.
fn timetabled(look: Look<'_>, start: usize) -> bool {
    let Some(mut k) = start.checked_sub(1) else { return false };
    if look.is(k, w!("on")) && k > 0 {
        k -= 1;
    }
    if look.class(k, Classes::PREPOSITION) && !look.is(k, w!("off")) {
        return false;
    }
    let single = ws![
        "begins",
        "starts",
        "opens",
        "reopens",
        "resumes",
        "ends",
        "closes",
        "finishes",
        "concludes",
        "expires",
        "meets",
        "arrives",
        "departs",
        "leaves",
        "returns",
        "airs",
        "premieres",
        "convenes",
        "is"
    ];
    if look.any(k, single) || look.any(k, ws!["starting", "beginning"]) && look.class(start, Classes::WEEKDAY) {
        return true;
    }
    // `Talks resume Monday`, `they play on Saturday`; not `did not resume Monday`, `the vote on Monday`.
    let plural =
        ws!["begin", "start", "open", "resume", "end", "expire", "meet", "arrive", "play", "vote", "depart", "return"];
    let subject = |s: usize| {
        look.any(s, ws!["they", "we", "who"])
            || look
                .token(s)
                .is_some_and(|t| t.lemma != t.word && look.text(s).ends_with('s') && !t.is_a(Classes::AUXILIARY))
    };
    if look.is(k, w!("are")) {
        return true;
    }
    if look.any(k, plural) {
        return k > 0
            && subject(k - 1)
            && !(k.saturating_sub(3)..k).any(|b| {
                look.any(b, ws!["did", "didn't", "had", "was", "were", "let", "saw", "made", "helped", "have", "could"])
            });
    }
    // `takes place on`, `takes effect`, `goes on sale`, `kicks off`.
    let noun = ws!["place", "effect", "off", "sale", "trial", "force", "polls", "air", "again"];
    look.any(k, noun)
        && (k.saturating_sub(3)..k).any(|b| {
            look.any(b, ws!["takes", "take", "goes", "go", "comes", "come", "kicks", "kick", "meets", "meet", "gets"])
                && !look.before(b, ws!["to", "not", "didn't", "did"])
        })
}

/// `adjourned to 12 January`, `postponed to Sunday`, `set for Friday`: the new day is to come.
fn moved(look: Look<'_>, start: usize) -> bool {
    if !look.before(start, ws!["to", "for"]) {
        return false;
    }
    if look.is(start - 1, w!("for")) && start > 1 && look.any(start - 2, ws!["set", "fixed", "booked", "listed"]) {
        return true;
    }
    (start.saturating_sub(6)..start - 1).any(|k| {
        look.any(
            k,
            ws![
                "adjourned",
                "adjourn",
                "postponed",
                "postpone",
                "rescheduled",
                "reschedule",
                "deferred",
                "defer",
                "delayed",
                "delay",
                "remanded"
            ],
        )
    })
}

/// `its first defeat in two years`, `the biggest strike in 20 years`: a rank before `in` counts the years gone by.
pub(super) fn ranked(look: Look<'_>, i: usize) -> bool {
    (i.saturating_sub(10)..i).rev().take_while(|k| !matches!(look.text(*k), "," | ";" | ".")).any(|k| {
        look.any(
            k,
            ws![
                "first",
                "second",
                "third",
                "only",
                "worst",
                "best",
                "biggest",
                "largest",
                "highest",
                "lowest",
                "deadliest",
                "strongest",
                "weakest",
                "fastest",
                "slowest",
                "hottest",
                "coldest",
                "wettest",
                "driest",
                "longest",
                "smallest",
                "steepest",
                "sharpest",
                "heaviest",
                "most",
                "fewest"
            ],
        )
    })
}

/// `they'll`, which is one token.
fn shortened_will(look: Look<'_>, k: usize) -> bool {
    look.text(k).strip_suffix("ll").is_some_and(|head| head.ends_with(['\'', '’']))
}

/// What the verb at `k`, if it is one, says.
fn verb(look: Look<'_>, k: usize) -> Option<Direction> {
    /// All words that one of the rules below names.
    #[rustfmt::skip]
    const NAMED: &WordSet = ws![
        "will", "shall", "won't", "would", "upcoming", "tomorrow", "begins", "resumes", "scheduled", "due", "slated",
        "expected", "planned", "plans", "expects", "poised", "scheduling", "awaits", "faces", "deadline", "may",
        "might", "can", "could", "should", "must", "was", "were", "had", "did", "wasn't", "weren't", "hadn't",
        "didn't", "has", "have", "is", "are", "set", "put", "hit", "cut", "let", "shut", "quit", "split", "cost",
        "spread", "burst", "hurt",
    ];
    let token = look.token(k)?;
    if !token.looks(Shape::WORD) {
        return None;
    }
    // Most words are no forms of verbs at all, and no rule names them.
    if token.lemma == token.word && !NAMED.contains(token.word) && !shortened_will(look, k) {
        let to = token.is_a(Classes::VERB) && !token.is_a(Classes::AUXILIARY) && look.before(k, ws!["to"]);
        return to.then_some(Direction::Future);
    }
    if look.any(k, ws!["will", "shall", "won't", "would", "upcoming", "tomorrow", "begins", "resumes"])
        || shortened_will(look, k)
    {
        return Some(Direction::Future);
    }
    if look.any(
        k,
        ws![
            "scheduled",
            "due",
            "slated",
            "expected",
            "planned",
            "plans",
            "expects",
            "poised",
            "scheduling",
            "awaits",
            "faces"
        ],
    ) {
        return Some(Direction::Future);
    }
    if look.is(k, w!("deadline")) {
        let over = (k + 1..k + 4).any(|b| look.any(b, ws!["passed", "expired", "was", "had", "missed", "came"]));
        return Some(if over { Direction::Past } else { Direction::Future });
    }
    if look.any(k, ws!["may", "might", "can", "could", "should", "must"]) && !token.looks(Shape::CAPITAL) {
        return Some(Direction::Future);
    }
    if look.any(k, ws!["was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't", "has", "have"]) {
        // `has a hearing` looks ahead, `has said` back.
        return Some(if look.any(k, ws!["has", "have"]) && look.any(k + 1, ws!["a", "an", "until", "to"]) {
            Direction::Future
        } else {
            Direction::Past
        });
    }
    if look.any(k, ws!["is", "are"]) {
        return Some(Direction::Open);
    }
    if token.is_a(Classes::AUXILIARY) {
        return None;
    }
    let form = look.text(k);
    // `to begin`, `set to begin`.
    if look.before(k, ws!["to"]) && token.is_a(Classes::VERB) && token.lemma == token.word {
        return Some(Direction::Future);
    }
    if token.lemma == token.word
        && !look
            .any(k, ws!["set", "put", "hit", "cut", "let", "shut", "quit", "split", "cost", "spread", "burst", "hurt"])
    {
        return None;
    }
    let past = if form.ends_with("ed") {
        true
    } else if form.ends_with("ing") || form.ends_with('s') {
        false
    } else if token.lemma != token.word {
        token.is_a(Classes::IRREGULAR)
            && lexicon::classes(token.lemma).has(Classes::VERB)
            && !look.any(k, ws!["better", "best", "men", "found-in"])
    } else {
        false
    };
    if !past {
        return None;
    }
    // `will be signed`, `to be held`, `is scheduled`.
    for back in 1..=4 {
        let Some(before) = k.checked_sub(back) else { break };
        if look.any(before, ws!["will", "shall", "would", "may", "might", "can", "could", "should", "must"])
            && !look.looks(before, Shape::CAPITAL)
            || shortened_will(look, before)
        {
            return Some(Direction::Future);
        }
        if look.is(before, w!("be")) && look.before(before, ws!["to"]) {
            return Some(Direction::Future);
        }
        if !look.class(before, Classes::AUXILIARY.with(Classes::NEGATION)) && !look.text(before).ends_with("ly") {
            break;
        }
    }
    Some(Direction::Past)
}
