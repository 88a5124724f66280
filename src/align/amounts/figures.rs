//! How two figures that differ look beside each other: slips of the pen (212 / 221, 3:42 / 3:24), near misses, and how exact both are.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::levels::Level as L;
use super::prepare::{Id, Item, Story};
use crate::model::{Anchor, Clock, Decimal, Grain, Unit, Value};
use crate::text::log::ln_ratio;

const ONE: i32 = 1000;

/// Figures of so many digits hardly have the same ones by chance.
pub(super) const SLIP: u8 = 3;

/// These hardly ever.
pub(super) const LONG: u8 = 4;

/// Digits of a figure without the zeros at its end, and how many places they stand from the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Digits {
    /// The last comes first.
    figures: [u8; 12],
    len: u8,
    exponent: i8,
}

impl Digits {
    /// Of an amount's lower figure; none of anything else.
    pub fn of(value: &Value) -> Self {
        value.amount().map_or_else(Self::default, |a| Self::read(a.low))
    }

    /// Of a time to the very minute, on a face of twelve hours; none of one that people round to.
    pub fn of_clock(clock: Clock) -> Option<Self> {
        (odd(clock) && clock.until.is_none())
            .then(|| Self::read(Decimal::int(i64::from(clock.minute / 60 % 12 * 100 + clock.minute % 60))))
    }

    /// How many they are.
    pub const fn count(self) -> u8 {
        self.len
    }

    /// The same in ascending order, if they are so many or more.
    pub fn sorted(mut self, least: u8) -> Option<Self> {
        let figures = &mut self.figures[..self.len as usize];
        figures.sort_unstable();
        (self.len >= least).then_some(self)
    }

    fn read(value: Decimal) -> Self {
        let (mantissa, exponent) = value.parts();
        let (mut rest, mut exponent) = (mantissa.unsigned_abs(), exponent);
        while rest != 0 && rest % 10 == 0 {
            rest /= 10;
            exponent = exponent.saturating_add(1);
        }
        let (mut figures, mut len) = ([0; 12], 0);
        while rest != 0 && len < figures.len() {
            figures[len] = (rest % 10) as u8;
            rest /= 10;
            len += 1;
        }
        Self { figures, len: len as u8, exponent }
    }
}

/// Levels of the two printed figures alone.
pub(super) fn compare(set: &mut impl FnMut(L, i32), a: &Item<'_>, b: &Item<'_>) {
    match (&a.claim.value, &b.claim.value) {
        (Value::Amount(x), Value::Amount(y)) => {
            let (p, q) = (&a.digits, &b.digits);
            set(L::Exact, if p.len.min(q.len) >= 3 { ONE } else { 0 });
            let long = (p.len, p.exponent) == (q.len, q.exponent) && p.len >= 2;
            if long && p.figures != q.figures && x.unit.name == y.unit.name {
                slips(set, &p.figures[..p.len as usize], &q.figures[..q.len as usize]);
            } else if x.unit.name == y.unit.name && swapped_at_end(p, q) {
                set(L::DigitsSwapped, ONE);
            }
            if let (Some(s), Some(t), true) = (a.size, b.size, p.len.max(q.len) >= 2) {
                set(L::FiguresNear, (ONE - 4 * (s - t).abs()).max(0));
            }
        }
        (Value::Moment(x), Value::Moment(y)) => {
            if let (Some(s), Some(t)) = (x.clock, y.clock) {
                let apart = s.minute.abs_diff(t.minute).min(s.minute.abs_diff(t.minute).abs_diff(720));
                set(L::MinutesNear, ONE - ln_ratio(u64::from(apart) + 15, 15).min(ONE));
                set(L::Exact, if odd(s) && odd(t) { ONE } else { 0 });
                let (p, q) = (s.minute % 60, t.minute % 60);
                if p != q && s.minute / 60 == t.minute / 60 && p / 10 == q % 10 && p % 10 == q / 10 {
                    set(L::DigitsSwapped, ONE);
                }
            }
        }
        _ => {}
    }
}

/// Whether a time is told to the very minute, and none that people round to.
pub(super) fn odd(clock: Clock) -> bool {
    clock.to_the_minute && !clock.minute.is_multiple_of(5)
}

/// `105` and `150`: the last digit of one, which is no zero, and the zero before it changed places.
fn swapped_at_end(p: &Digits, q: &Digits) -> bool {
    let (long, short) = if p.len > q.len { (p, q) } else { (q, p) };
    long.len == short.len + 1
        && long.len >= 3
        && long.exponent + 1 == short.exponent
        && long.figures[1] == 0
        && long.figures[0] == short.figures[0]
        && long.figures[2..long.len as usize] == short.figures[1..short.len as usize]
}

/// Whether it is one number, and no range.
fn plain(item: &Item<'_>) -> bool {
    item.claim.value.amount().is_some_and(|x| x.low == x.high)
}

/// The clock time of a moment, if it is no range.
fn clock(item: &Item<'_>) -> Option<Clock> {
    item.claim.value.moment().and_then(|m| m.clock).filter(|c| c.until.is_none())
}

/// Whether the point stands one place further on: `1.2 miles` and `12 miles`.
pub(super) fn tenfold(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (p, q) = (&a.digits, &b.digits);
    let alike = p.len >= 2 && (p.len, p.figures) == (q.len, q.figures);
    alike && p.exponent.abs_diff(q.exponent) == 1 && plain(a) && plain(b) && unit(a) == unit(b)
}

/// Whether one digit of two is another: `24` and `34`, `140` and `150`; those of the teens are only near each other.
pub(super) fn other_digit_of_two(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (p, q) = (&a.digits, &b.digits);
    let differ = (0..2).filter(|k| p.figures[*k] != q.figures[*k]).count();
    let teens = p.figures[1] == 1 && q.figures[1] == 1;
    let alike = (p.len, p.exponent) == (q.len, q.exponent) && plain(a) && plain(b) && unit(a) == unit(b);
    p.len == 2 && alike && differ == 1 && !teens
}

/// Whether two days of one month lie a day or ten apart, or have their digits swapped: `8 June` and `18 June`.
pub(super) fn day_slip(a: &Item<'_>, b: &Item<'_>) -> bool {
    let named = |i: &Item<'_>| {
        let m = i.claim.value.moment().filter(|m| m.anchor == Anchor::Absolute && m.clock.is_none())?;
        Some((m.year.known(), m.month.known()?, m.day.known()?))
    };
    let (Some((y, m, d)), Some((z, n, e))) = (named(a), named(b)) else { return false };
    let swapped = d / 10 == e % 10 && d % 10 == e / 10;
    m == n && d != e && (y.is_none() || z.is_none() || y == z) && (swapped || [1, 10].contains(&d.abs_diff(e)))
}

/// Whether two clock times lie an hour apart to the same minute, and not to the full or half hour, where many things begin: `8:14` and `9:14`.
/// A zone that one side alone names may be the hour.
pub(super) fn hour_off(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (Some(x), Some(y)) = (clock(a), clock(b)) else { return false };
    let exact = x.to_the_minute && y.to_the_minute && x.minute % 30 != 0;
    let apart = x.minute.abs_diff(y.minute);
    exact && x.offset.is_some() == y.offset.is_some() && apart.min(apart.abs_diff(720)) == 60
}

/// Whether two clock times of one hour, both to the very minute, have the digits of their minutes swapped or differ by tens of
/// minutes: `9:42` and `9:24`, `18:47` and `18:57`.
pub(super) fn minutes_slip(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (Some(x), Some(y)) = (clock(a), clock(b)) else { return false };
    let halves = if x.half_known && y.half_known { 1440 } else { 720 };
    let one_hour = x.minute % halves / 60 == y.minute % halves / 60 && x.offset.is_some() == y.offset.is_some();
    let (p, q) = (x.minute % 60, y.minute % 60);
    let swapped = p / 10 == q % 10 && p % 10 == q / 10;
    one_hour && odd(x) && odd(y) && p != q && (swapped || p % 10 == q % 10)
}

/// Whether an article tells both times, in the sentences around one of them.
pub(super) fn both_near(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    /// So many sentences with claims before and behind.
    const AROUND: usize = 3;
    let face = |i: &Item<'_>| clock(i).map(|c| c.minute % 720);
    let near = |own: &Item<'_>, other: &Item<'_>| {
        let at = own.sentence as usize;
        let around = &story.sentences[at.saturating_sub(AROUND)..story.sentences.len().min(at + AROUND + 1)];
        let mut items = around.iter().flat_map(|s| &story.items[s.items.start as usize..s.items.end as usize]);
        items.any(|i| i.article == own.article && face(i) == face(other))
    };
    near(a, b) || near(b, a)
}

/// Whether two clock times are the same but for the half of the day: `4 a.m.` and `4 p.m.`
pub(super) fn other_half(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (Some(x), Some(y)) = (clock(a), clock(b)) else { return false };
    x.half_known && y.half_known && x.minute.abs_diff(y.minute) == 720
}

/// One digit another, or two that changed places.
fn slips(set: &mut impl FnMut(L, i32), p: &[u8], q: &[u8]) {
    let mut differ = (0..p.len()).filter(|k| p[*k] != q[*k]);
    let (first, second, more) = (differ.next(), differ.next(), differ.next().is_some());
    match (first, second) {
        (Some(j), Some(k)) if !more && p[j] == q[k] && p[k] == q[j] => set(L::DigitsSwapped, ONE),
        (Some(_), None) if p.len() >= 3 => set(L::DigitOther, ONE),
        _ => {}
    }
}

/// Which of an article's claims are the only ones: of their noun, and in their unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alone {
    /// The article gives one figure of this noun, however often.
    pub noun: bool,
    /// The article gives one figure in this unit (of this kind, where there are no units).
    pub unit: bool,
    /// The classes of its nearest event of which the article gives one value of this kind and unit: ascending.
    pub events: Vec<Id>,
}

/// What each claim of a story is the only one of in its article.
pub(super) fn alone(items: &[Item<'_>]) -> Vec<Alone> {
    let mut out = vec![Alone::default(); items.len()];
    let mut nouns: FxHashMap<(u8, Id), Given<'_>> = FxHashMap::default();
    let mut units: FxHashMap<(u8, &str), Given<'_>> = FxHashMap::default();
    let mut events: FxHashMap<(u8, &str, Id), Given<'_>> = FxHashMap::default();
    let mut from = 0;
    for own in items.chunk_by(|a, b| a.article == b.article) {
        nouns.clear();
        units.clear();
        events.clear();
        for item in own {
            if let Some(head) = item.head {
                note(&mut nouns, (item.kind, head), &item.claim.value);
            }
            note(&mut units, (item.kind, unit(item)), &item.claim.value);
            for class in nearest(item) {
                note(&mut events, (item.kind, unit(item), class), &item.claim.value);
            }
        }
        for (k, item) in own.iter().enumerate() {
            out[from + k] = Alone {
                noun: item.head.is_some_and(|head| nouns[&(item.kind, head)].one),
                unit: units[&(item.kind, unit(item))].one,
                events: {
                    let one = |class: &Id| events[&(item.kind, unit(item), *class)].one;
                    let mut own: Vec<Id> = nearest(item).filter(one).collect();
                    own.sort_unstable();
                    own.dedup();
                    own
                },
            };
        }
        from += own.len();
    }
    out
}

/// The classes of the event word nearest to a claim; its verb where that is no event word (set apart by a bit that no class has:
/// those count to some hundred).
fn nearest(item: &Item<'_>) -> impl Iterator<Item = Id> {
    let events = &item.claim.frame.events;
    let first = events.first().map(|e| e.0.span);
    let verb = if first.is_none() { item.verb.map(|v| v + (1 << 16)) } else { None };
    events.iter().filter(move |e| Some(e.0.span) == first).map(|e| Id::from(e.1)).chain(verb)
}

/// For each claim the date nearest to it in its sentence, its own left out, where that is a month or longer: its first and last day.
pub(super) fn periods(items: &[Item<'_>]) -> Vec<Option<(i32, i32)>> {
    let mut out = Vec::with_capacity(items.len());
    for sentence in items.chunk_by(|a, b| a.sentence == b.sentence) {
        let dates: Vec<&Item<'_>> = sentence.iter().filter(|i| i.claim.mention.kind == "date").collect();
        for item in sentence {
            let own = &item.claim.mention.tokens;
            // Claims stand in their order, so the nearest dates are the last before it and the first behind it.
            let before = dates.partition_point(|d| d.claim.mention.tokens.start < own.start);
            let behind = dates[before..].iter().find(|d| d.claim.mention.tokens.start > own.start);
            let apart = |d: &&&Item<'_>| {
                let other = &d.claim.mention.tokens;
                other.start.saturating_sub(own.end).max(own.start.saturating_sub(other.end))
            };
            let nearest = before.checked_sub(1).map(|k| &dates[k]).into_iter().chain(behind).min_by_key(apart);
            let moment = nearest.and_then(|d| d.claim.value.moment()).filter(|m| m.grain < Grain::Week);
            out.push(moment.and_then(|m| m.days));
        }
    }
    out
}

/// The unit of an amount; nothing of a moment.
pub(super) fn unit<'a>(item: &Item<'a>) -> &'a str {
    item.claim.value.amount().map_or("", |a| if a.unit == Unit::SCORE { a.unit.dimension } else { a.unit.name })
}

/// The values that an article gives of something.
#[derive(Clone, Copy)]
struct Given<'a> {
    first: &'a Value,
    /// Whether there is no other.
    one: bool,
}

fn note<'a, K: Eq + Hash>(given: &mut FxHashMap<K, Given<'a>>, key: K, value: &'a Value) {
    let given = given.entry(key).or_insert(Given { first: value, one: true });
    given.one = given.one && given.first == value;
}
