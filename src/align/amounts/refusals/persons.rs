//! What a refusal sees in two ages: whose they are, and of which time of life.

use super::super::levels::{Level as L, same_person};
use super::super::prepare::{Item, Story};
use super::Pair;
use crate::model::Markers;
use crate::text::calendar;

/// Both owners have names, and they are not one person's.
pub(in super::super) fn other_person(a: &Item<'_>, b: &Item<'_>) -> bool {
    !a.owner.is_empty() && !b.owner.is_empty() && !same_person(&a.owner, &b.owner)
}

/// Ages of one person are hardly ever told further apart by mistake, in years.
const NAMESAKE: i64 = 5;

pub(super) fn owners_clash(p: &Pair<'_, '_>) -> bool {
    if other_person(p.a, p.b) {
        return true;
    }
    // `Lind, 63` where an Ann and an Eva Lind are told of: who is meant, the ages themselves say.
    let lone = |i: &Item<'_>| matches!(i.owner.as_slice(), [only] if p.story.namesakes.binary_search(only).is_ok());
    p.either(lone) && matches!((years(p.a), years(p.b)), (Some(x), Some(y)) if (x - y).abs() > NAMESAKE)
}

/// Whether one side, or both, has no name, and the nouns do not tell that they mean one person.
pub(super) fn owner_unknown(p: &Pair<'_, '_>) -> bool {
    let nouns = (p.a.owner_noun, p.b.owner_noun);
    match (p.a.owner.is_empty(), p.b.owner.is_empty()) {
        (true, true) => matches!(nouns, (Some(x), Some(y)) if x != y) || nouns == (None, None),
        // A name beside a bare noun: the noun must stand in the other sentence too.
        (false, true) => nouns.1.is_none_or(|n| !p.story.sentences[p.a.sentence as usize].words.contains(n)),
        (true, false) => nouns.0.is_none_or(|n| !p.story.sentences[p.b.sentence as usize].words.contains(n)),
        (false, false) => false,
    }
}

fn years(item: &Item<'_>) -> Option<i64> {
    item.claim.value.amount().and_then(|x| x.low.to_int())
}

/// Whether the age that somebody turns is a year above the other: `who turns 25 in June` beside 24.
pub(super) fn birthday(p: &Pair<'_, '_>) -> bool {
    let turning = |i: &Item<'_>| i.claim.frame.markers.has(Markers::TURNING);
    let (older, younger) = if turning(p.a) { (p.a, p.b) } else { (p.b, p.a) };
    matches!((years(older), years(younger)), (Some(x), Some(y)) if x - y == 1)
}

/// `At the age of 10, she …` or an age told of a past year, beside the age she has.
pub(super) fn life_stage(p: &Pair<'_, '_>) -> bool {
    let (apart, slip) = match (years(p.a), years(p.b)) {
        (Some(x), Some(y)) => {
            ((x - y).abs(), x / 10 == y / 10 || x % 10 == y % 10 || x / 10 == y % 10 && x % 10 == y / 10)
        }
        _ => (0, true),
    };
    // A death notice says `at the age of` too: ages that lie close together are not two times of life.
    // A child of eight and one of eighty called by a single name: two of that name, or a thing of that age.
    apart > 40 && p.either(|i| i.owner.len() < 2)
        // `Bo Roe, 27, stood on the top`, `has died aged 88`: nobody mistakes both digits of an age, unless the same is told.
        || apart > 20 && !slip && !told_alike(p)
        || apart > 3 && (p.odd(Markers::LIFE) || p.is(L::EraClash))
        || apart > 0 && p.odd(Markers::LIFE) && !p.is(L::VerbSame) && !p.is(L::EventSame)
        || (apart > 9 && p.either(|i| i.claim.frame.markers.has(Markers::LIFE)))
        // `in 2005, at the age of 91`: the age of another year than that of which the other side tells.
        || (apart > 1 && (of_another_year(p.story, p.a, p.b) || of_another_year(p.story, p.b, p.a)))
}

/// Both say the same of one person, who has a full name.
fn told_alike(p: &Pair<'_, '_>) -> bool {
    p.is(L::OwnerSame) && !p.either(|i| i.owner.len() < 2) && (p.is(L::VerbSame) || p.level(L::ClauseCosine) > 500)
}

/// How many tokens an age may stand from the year it belongs to.
const BESIDE: u32 = 8;

/// Whether the sentence of the first names a year beside it that is not that of its article, and that of the second does not.
fn of_another_year(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    let named = |i: &Item<'_>| -> Vec<i16> {
        let all = story.beside(i);
        let far = |x: &Item<'_>, o: &Item<'_>| {
            let (own, other) = (&x.claim.mention.tokens, &o.claim.mention.tokens);
            other.start.saturating_sub(own.end).max(own.start.saturating_sub(other.end))
        };
        // `Ann Roe, 33, serving life for a 2001 killing; Bo Lind, 41`: it is the year of the nearest.
        let near = |o: &&Item<'_>| {
            far(i, o) <= BESIDE && !all.iter().any(|x| x.kind == i.kind && x.index != i.index && far(x, o) < far(i, o))
        };
        all.iter().filter(near).filter_map(|o| o.claim.value.moment().and_then(|m| m.year.known())).collect()
    };
    let own = story.day(a).and_then(calendar::date).map(|d| d.year());
    let there = named(b);
    // `will stay until 2012`: nobody's age is told of a year to come.
    named(a).iter().any(|y| own.is_none_or(|own| *y < own) && !there.contains(y))
}
