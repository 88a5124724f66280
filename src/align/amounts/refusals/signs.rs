//! What a refusal sees in two claims: events that cannot meet, dates that part them, sums, stages of a life.

use super::super::levels::Level as L;
use super::super::prepare::{Id, Item, Story, shared};
use super::Pair;
use crate::lexicon::{events, synonyms};
use crate::model::{Amount, Anchor, Bound, Grain, Relation, Unit, Value, Word, WordSet};
use crate::text::calendar;

/// The nearest event classes cannot tell of one event.
pub(super) fn governing_clash(p: &Pair<'_, '_>) -> bool {
    if p.kind() == "duration" {
        // How long a thing lasts stands beside what it lasted for: `banned for 56 weeks for punching`.
        return p.is(L::EventClash);
    }
    match (p.a.claim.frame.events.first(), p.b.claim.frame.events.first()) {
        (Some(x), Some(y)) => !events::may_meet(x.1, y.1),
        _ => false,
    }
}

pub(super) fn is_coarse(value: &Value) -> bool {
    value.moment().is_some_and(|m| m.grain < Grain::Week)
}

pub(super) fn open(value: &Value) -> bool {
    value.moment().is_some_and(|m| !matches!(m.bound, Bound::Exact | Bound::About))
}

/// The subject of its clause has a name.
pub(super) fn named_subject(story: &Story<'_>, item: &Item<'_>) -> bool {
    let names = &story.sentences[item.sentence as usize].names;
    item.subject.iter().any(|s| names.binary_search(s).is_ok())
}

/// The subjects share no word, and neither stands in the sentence of the other: not `the flood caused damage`, `damage from the
/// flood was`.
pub(super) fn other_subject(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    let told = |subject: &[Id], of: &Item<'_>| {
        let words = &story.sentences[of.sentence as usize].words;
        subject.iter().any(|id| words.contains(*id))
    };
    shared(&a.subject, &b.subject).next().is_none() && !(told(&a.subject, b) && told(&b.subject, a))
}

/// Which way a length is measured: `11 miles deep`, `a depth of 11 miles`, `26 miles northwest`.
pub(super) fn dimension(item: &Item<'_>) -> Option<usize> {
    const WAYS: [&[Word]; 6] = [
        &[Word::of("deep"), Word::of("depth"), Word::of("below"), Word::of("beneath"), Word::of("underground")],
        &[Word::of("high"), Word::of("tall"), Word::of("height"), Word::of("altitude"), Word::of("elevation")],
        &[Word::of("wide"), Word::of("width"), Word::of("across"), Word::of("diameter")],
        &[Word::of("long"), Word::of("length")],
        &[Word::of("thick"), Word::of("thickness")],
        &[
            Word::of("away"),
            Word::of("from"),
            Word::of("off"),
            Word::of("north"),
            Word::of("south"),
            Word::of("east"),
            Word::of("west"),
            Word::of("northwest"),
            Word::of("northeast"),
            Word::of("southwest"),
            Word::of("southeast"),
        ],
    ];
    let way = |word: Word| WAYS.iter().position(|w| w.contains(&word));
    // Behind it an adjective or a direction; before it `a depth of`.
    way(item.touch[2]).or_else(|| (item.touch[0] == const { Word::of("of") }).then(|| way(item.touch[1])).flatten())
}

/// Dates its own article.
pub(super) fn press_day(story: &Story<'_>, item: &Item<'_>) -> bool {
    let day = story.day(item);
    day.is_some() && item.claim.value.moment().and_then(|m| m.days).is_some_and(|d| d.0 == d.1 && Some(d.0) == day)
}

/// Hangs on the day of publication.
pub(super) fn is_relative(item: &Item<'_>) -> bool {
    item.claim.value.moment().is_some_and(|m| m.anchor == Anchor::Published)
}

/// Hangs on it without naming a weekday: `today`, `last night`.
pub(super) fn is_deictic(item: &Item<'_>) -> bool {
    item.claim
        .value
        .moment()
        .is_some_and(|m| m.anchor == Anchor::Published && m.weekday.known().is_none() && m.grain >= Grain::Week)
}

/// In what makers specify what they sell; `1440 x 900` without a unit is a screen.
pub(super) fn specifies(amount: &Amount) -> bool {
    const DIMENSIONS: &[&str] =
        &["data", "bandwidth", "frequency", "power", "pixels", "resolution", "energy", "voltage", "current"];
    DIMENSIONS.contains(&amount.unit.dimension) || amount.unit.dimension == "size" && amount.unit.name.is_empty()
}

/// Whether `whole` is this claim's figure plus another of its sentence, or the sum of all of them.
pub(super) fn adds_up(story: &Story<'_>, part: &Item<'_>, whole: &Item<'_>) -> bool {
    let figure = |i: &Item<'_>| i.claim.value.amount().filter(|x| x.low == x.high).map(|x| x.low);
    let (Some(own), Some(want)) = (figure(part), figure(whole)) else { return false };
    let others = story.beside(part).iter().filter(|o| o.index != part.index && o.kind == part.kind);
    let mut all = Some(own);
    let mut count = 0;
    for other in others {
        let Some(value) = figure(other) else { continue };
        count += 1;
        // `rose to 12 after three bodies were found`: three more than nine.
        let grown = || own.plus(want) == Some(value) && rises(story, part);
        if own.plus(value) == Some(want) || grown() {
            return true;
        }
        all = all.and_then(|sum| sum.plus(value));
    }
    count > 1 && all == Some(want)
}

/// Whether the sentence tells of a rise.
fn rises(story: &Story<'_>, item: &Item<'_>) -> bool {
    let class = events::by_name("RISE");
    story.beside(item).iter().any(|i| i.claim.frame.events.iter().any(|e| Some(e.1) == class))
}

/// `died on 14 November, three days after she collapsed`: a duration beside one of the dates is how far it lies from the other.
pub(super) fn apart_by_duration(p: &Pair<'_, '_>) -> bool {
    let days = |i: &Item<'_>| i.claim.value.moment().and_then(|m| m.days).filter(|d| d.0 == d.1).map(|d| d.0);
    // `12 August` and `21 July` without years lie in one year.
    let plain = |i: &Item<'_>| {
        let moment = i.claim.value.moment()?;
        calendar::day(2001, moment.month.known()?, moment.day.known()?)
    };
    let both = |read: &dyn Fn(&Item<'_>) -> Option<i32>| Some((read(p.a)?, read(p.b)?));
    let Some((x, y)) = both(&days).or_else(|| both(&plain)) else { return false };
    let apart = i64::from(x.abs_diff(y));
    p.either(|i| {
        p.story.beside(i).iter().any(|o| {
            let length = o.claim.value.amount().filter(|a| o.claim.mention.kind == "duration" && a.low == a.high);
            let unit = length.map(|a| (a.low.to_int(), a.unit.name));
            // How many days, and how many of these may be rounded away.
            let (count, each, slack) = match unit {
                Some((Some(n), "day")) => (n, 1, 0),
                Some((Some(n), "week")) => (n, 7, 3),
                Some((Some(n), "month")) => (n, 30, 15),
                Some((Some(n), "year")) => (n, 365, 180),
                _ => return false,
            };
            count > 0 && (apart - count * each).abs() <= slack
        })
    })
}

/// `In July, 17 people were killed`, `12 people were killed in May`: what the clauses count differs, and nothing agrees.
pub(super) fn other_toll(p: &Pair<'_, '_>) -> bool {
    let counts = |i: &Item<'_>| {
        let clause = i.claim.frame.clause.clone();
        let told = move |o: &&Item<'_>| clause.contains(&o.claim.mention.tokens.start);
        p.story.beside(i).iter().filter(|o| o.claim.mention.kind == "count").filter(told)
    };
    let mut differs = false;
    for (x, y) in counts(p.a).flat_map(|x| counts(p.b).map(move |y| (x, y))) {
        match p.story.relations.of(x, y) {
            Relation::Differs => differs |= x.head.is_some() && x.head == y.head,
            Relation::Same | Relation::Vaguer => return false,
            Relation::Incomparable => {}
        }
    }
    differs
}

/// Whether the sentences of both name one clock time.
pub(super) fn same_hour(p: &Pair<'_, '_>) -> bool {
    let minute = |o: &Item<'_>| o.claim.value.moment().and_then(|m| m.clock).map(|c| c.minute);
    let times = |i: &Item<'_>| p.story.beside(i).iter().filter_map(minute);
    times(p.a).any(|x| times(p.b).any(|y| x == y))
}

/// What a season's tally counts.
const PLAYED: WordSet = WordSet::of(&[
    Word::of("match"),
    Word::of("game"),
    Word::of("appearance"),
    Word::of("start"),
    Word::of("outing"),
    Word::of("race"),
    Word::of("fixture"),
    Word::of("inning"),
    Word::of("innings"),
]);

/// `won one of 12 league matches`, `the second victory in 13 league games`: a match lies between the two.
pub(super) fn tally(p: &Pair<'_, '_>) -> bool {
    let figure = |i: &Item<'_>| i.claim.value.amount().and_then(|x| x.low.to_int());
    let near = matches!((figure(p.a), figure(p.b)), (Some(x), Some(y)) if x > 1 && y > 1 && (x - y).abs() <= 3);
    let counted = |i: &Item<'_>| {
        let head = i.claim.frame.head.is_some_and(|h| PLAYED.contains(h.lemma));
        head && [
            const { Word::of("of") },
            const { Word::of("in") },
            const { Word::of("from") },
            const { Word::of("after") },
        ]
        .contains(&i.touch[0])
    };
    near && counted(p.a) && counted(p.b)
}

/// Whether what somebody stands accused of is counted.
pub(super) fn of_charges(item: &Item<'_>) -> bool {
    const CHARGES: WordSet =
        WordSet::of(&[Word::of("charge"), Word::of("count"), Word::of("offence"), Word::of("offense")]);
    item.claim.frame.head.is_some_and(|h| CHARGES.contains(h.lemma))
}

/// `voted 9-0 to spend $385,000`, `voted 7-2 to suspend him`.
pub(super) fn other_motion(p: &Pair<'_, '_>) -> bool {
    let vote = |i: &Item<'_>| i.claim.value.amount().is_some_and(|x| x.unit == Unit::SCORE);
    let to = |i: &Item<'_>| (i.touch[2] == const { Word::of("to") }).then(|| synonyms::group(i.touch[3]));
    let differ = matches!((to(p.a), to(p.b)), (Some(x), Some(y)) if x != y);
    vote(p.a) && vote(p.b) && differ && p.level(L::ClauseCosine) < 500
}

/// `fell 3.1 percent to 148.50 rand`, `closed up 2.4 percent at 151.20 rand`: the figures behind two changes.
pub(super) fn moved_otherwise(p: &Pair<'_, '_>) -> bool {
    if p.is(L::DateShared) {
        return false;
    }
    let change = |i: &Item<'_>| {
        let own = i.claim.mention.tokens.start;
        let change = p.story.beside(i).iter().rfind(|o| {
            let other = &o.claim.mention;
            matches!(other.kind, "percent" | "money") && other.tokens.end <= own && own - other.tokens.end <= 3
        });
        change.map(|o| &o.claim.value)
    };
    let to = |i: &Item<'_>| [const { Word::of("to") }, const { Word::of("at") }].contains(&i.touch[0]);
    to(p.a) && to(p.b) && matches!((change(p.a), change(p.b)), (Some(x), Some(y)) if x != y)
}
