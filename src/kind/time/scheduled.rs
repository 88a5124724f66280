//! Hours that a verb of the schedule makes times: `the doors open at 6`, `they meet outside the hall at 7`, `back at 7p`.
//!
//! A bare number behind `at` is more often an age (`left school at 12`), a price, a rank or a score; so what begins, opens
//! or ends at it has to be a thing that has an hour, and people only meet, gather and come back.

use crate::kind::date::words::{Look, w, ws};
use crate::model::{Classes, Shape, Word};

/// How far before `at` a verb of meeting may stand: `meet at the foot of the tower at 6`.
const REACH: usize = 7;

/// Whether the clause of the preposition `at` (or of the hour itself, where it has none) tells when something takes place.
pub(super) fn scheduled(look: Look<'_>, at: usize) -> bool {
    at > 0 && (back(look, at) || gathers(look, at) || begins(look, at) || met(look, at))
}

/// Whether nothing behind an hour makes it a number of something: the clause ends, or another one follows.
pub(super) fn closes(look: Look<'_>, end: usize) -> bool {
    let sign = !look.looks(end, Shape::WORD.with(Shape::NUMBER));
    if end >= look.len() {
        return true;
    }
    if sign {
        return matches!(look.text(end), "." | "," | ";" | ")" | "!" | "?" | "”" | "\"" | "’")
            && !(look.glued(end) && look.glued(end + 1) && look.looks(end + 1, Shape::WORD.with(Shape::NUMBER)))
            && !(look.sign(end, ",") && look.looks(end + 1, Shape::NUMBER));
    }
    look.any(end, ws!["and", "but", "with", "when", "because", "sharp"])
        && !look.class(end + 1, Classes::DIGITS.with(Classes::NUMBER))
}

/// Whether the word before an hour without `at` takes no object: `we go back 10, tonight`, `doors 7, tonight`.
pub(super) fn told(look: Look<'_>, i: usize) -> bool {
    back(look, i)
        || look.before(i, ws!["at", "doors", "kickoff", "tipoff", "showtime", "curtain"])
        || i >= 2 && look.is(i - 1, w!("off")) && look.dash(i - 2)
}

/// `be back at 7`, `come back at 9`.
fn back(look: Look<'_>, at: usize) -> bool {
    at > 1
        && look.before(at, ws!["back"])
        && look.before(at - 1, ws!["be", "come", "comes", "came", "coming", "go", "goes", "went", "going"])
}

/// `gather at 7`, `kicks off at 3`, `kickoff at 3`, `doors at 7`: words that stand right before.
fn gathers(look: Look<'_>, at: usize) -> bool {
    let k = at - 1;
    look.any(
        k,
        ws![
            "meet",
            "meets",
            "met",
            "meeting",
            "gather",
            "gathers",
            "gathered",
            "gathering",
            "reconvene",
            "reconvenes",
            "reconvened",
            "convene",
            "convenes",
            "convened",
            "assemble",
            "assembles",
            "resume",
            "resumes",
            "resumed",
            "reopen",
            "reopens",
            "air",
            "airs",
            "aired",
            "airing",
            "depart",
            "departs",
            "departed",
            "arrive",
            "arrives",
            "leave",
            "leaves",
            "woke",
            "wakes",
            "kickoff",
            "doors",
            "tipoff",
            "showtime",
            "bedtime",
            "curfew"
        ],
    ) || k > 0
        && (look.is(k, w!("off")) && (look.any(k - 1, ws!["kick", "kicks", "kicked", "tip", "tips", "tipped"]))
            || look.is(k, w!("off")) && look.dash(k - 1) && look.before(k - 1, ws!["kick", "tip"])
            || look.is(k, w!("up")) && look.any(k - 1, ws!["got", "gets", "woke", "wakes"]))
}

/// `the match starts at 7`, `polls will open at 6`, `the vigil is due to begin at 8`: what begins has an hour.
fn begins(look: Look<'_>, at: usize) -> bool {
    let k = at - 1;
    if !look.any(
        k,
        ws![
            "start",
            "starts",
            "started",
            "begin",
            "begins",
            "began",
            "open",
            "opens",
            "close",
            "closes",
            "end",
            "ends",
            "finish",
            "finishes",
            "starting",
            "beginning"
        ],
    ) {
        return false;
    }
    let mut subject = k;
    while subject > 0
        && (look.class(subject - 1, Classes::AUXILIARY)
            || look.any(
                subject - 1,
                ws![
                    "to",
                    "set",
                    "due",
                    "scheduled",
                    "expected",
                    "planned",
                    "also",
                    "then",
                    "both",
                    "all",
                    "that",
                    "which"
                ],
            ))
    {
        subject -= 1;
    }
    subject > 0
        && !sold(look, subject - 1)
        && look.any(
            subject - 1,
            ws![
                "doors",
                "gates",
                "polls",
                "voting",
                "match",
                "matches",
                "game",
                "games",
                "race",
                "races",
                "concert",
                "concerts",
                "show",
                "shows",
                "play",
                "screening",
                "screenings",
                "performance",
                "performances",
                "meeting",
                "meetings",
                "vigil",
                "service",
                "services",
                "funeral",
                "mass",
                "ceremony",
                "ceremonies",
                "hearing",
                "trial",
                "session",
                "sessions",
                "conference",
                "briefing",
                "parade",
                "march",
                "rally",
                "protest",
                "demonstration",
                "festivities",
                "event",
                "events",
                "broadcast",
                "coverage",
                "programme",
                "program",
                "debate",
                "lecture",
                "lectures",
                "talks",
                "workshop",
                "class",
                "classes",
                "lessons",
                "curfew",
                "kickoff",
                "kick-off",
                "party",
                "reception",
                "dinner",
                "breakfast",
                "lunch",
                "shift",
                "shifts",
                "store",
                "stores",
                "shop",
                "shops",
                "library",
                "libraries",
                "bar",
                "bars",
                "pub",
                "pubs",
                "restaurant",
                "restaurants",
                "office",
                "offices",
                "museum",
                "museums",
                "strike",
                "ceasefire",
                "cease-fire",
                "truce",
                "lockdown",
                "proceedings",
                "celebrations",
                "commemoration",
                "fireworks",
                "tour",
                "tours",
                "visit",
                "evening",
                "day",
                "work"
            ],
        )
}

/// `Tickets for the games start at 8`: what is sold starts at a price.
fn sold(look: Look<'_>, subject: usize) -> bool {
    let before = (subject.saturating_sub(REACH)..subject).rev();
    before.take_while(|k| look.looks(*k, Shape::WORD)).any(|k| {
        look.any(
            k,
            ws![
                "ticket",
                "tickets",
                "price",
                "prices",
                "pricing",
                "admission",
                "entry",
                "fare",
                "fares",
                "fee",
                "fees",
                "rate",
                "rates",
                "bid",
                "bids",
                "bidding",
                "cost",
                "costs",
                "odds",
                "seats",
                "packages",
                "passes",
                "age",
                "ages",
                "sales",
                "shares",
                "rents"
            ],
        )
    })
}

/// `meet me outside the hall at 6`, `will gather in the square at 7`: something may stand between, no other verb and no figure.
fn met(look: Look<'_>, at: usize) -> bool {
    let verbs = ws!["meet", "meets", "gather", "gathers", "assemble", "assembles"];
    let mut k = at;
    while k > 0 && at - k < REACH {
        k -= 1;
        if look.any(k, verbs) {
            return k + 1 < at;
        }
        let word = look.looks(k, Shape::WORD);
        if !word || look.class(k, Classes::AUXILIARY.with(Classes::NUMBER)) || other(look, k) {
            return false;
        }
    }
    false
}

/// Words that give the number behind `at` another sense.
fn other(look: Look<'_>, k: usize) -> bool {
    const TO: Word = w!("to");
    look.any(
        k,
        ws![
            "age", "aged", "price", "prices", "priced", "rate", "rates", "rated", "valued", "ranked", "record",
            "standing", "set", "sold", "who", "which", "that", "target", "targets", "standard", "demand", "needs"
        ],
    ) || look.is(k, TO)
}
