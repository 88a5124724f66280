//! Blocking: which claims are looked at together. Never all pairs: claims meet over shared words of their sentences.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::figures::{self, Digits};
use super::prepare::{Item, KINDS, Story};
use super::{course, main_age, refusals, running};
use crate::align::Settings;
use crate::align::lists::Lists;
use crate::model::{Grain, Relation};

/// Two claims of one kind in two articles that share words enough to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Index of an item of the story.
    pub a: u32,
    /// Index of an item of a later article.
    pub b: u32,
    /// How their values stand to each other.
    pub relation: Relation,
}

/// A word shared by this many claims of a kind leads nowhere.
const COMMON: usize = 150;

/// The candidates of a story, in order of their items.
pub(super) fn candidates(story: &Story<'_>, settings: &Settings) -> Vec<Candidate> {
    let (leads, count) = leads(story);
    let words = |item: &Item<'_>| {
        let kind = u32::from(item.kind) * count;
        leads.of(item.sentence as usize).iter().map(move |word| kind + word)
    };
    let lists = Lists::sorted(KINDS.len() * count as usize, || {
        story.items.iter().zip(0_u32..).flat_map(|(item, index)| words(item).map(move |word| (word, index)))
    });
    // How many claims of each list have had their turn: it holds them in their order.
    let mut past = vec![0_u32; KINDS.len() * count as usize];
    let (sole, digits) = (Keys::new(story, sole), Keys::new(story, digits));
    let (sole_events, persons) = (Keys::new(story, sole_event), Keys::new(story, person));
    let tolls = Keys::new(story, |item| item.toll);
    let (minutes, hours) = (Keys::new(story, minute), Keys::new(story, hour));
    let months = Keys::new(story, month);
    let slots = Keys::new(story, |item| item.slot);
    let main_ages = Keys::new(story, |item| item.main_age.then_some(()));
    let mut out = Vec::new();
    let mut shared = vec![0_u16; story.items.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (index, item) in story.items.iter().enumerate() {
        let name = item.claim.mention.kind;
        for word in words(item) {
            let list = lists.of(word as usize);
            past[word as usize] += 1;
            if list.len() > COMMON {
                continue;
            }
            for other in &list[past[word as usize] as usize..] {
                if shared[*other as usize] == 0 {
                    touched.push(*other);
                }
                shared[*other as usize] += 1;
            }
        }
        let keyed = sole.behind(index).iter().chain(digits.behind(index)).chain(sole_events.behind(index));
        let keyed = keyed
            .chain(persons.behind(index))
            .chain(minutes.behind(index))
            .chain(hours.behind(index))
            .chain(months.behind(index));
        let keyed = keyed.chain(tolls.behind(index)).chain(slots.behind(index)).chain(main_ages.behind(index));
        touched.extend(keyed.filter(|other| shared[**other as usize] == 0));
        touched.sort_unstable();
        touched.dedup();
        for other in touched.drain(..) {
            let count = std::mem::take(&mut shared[other as usize]);
            let b = &story.items[other as usize];
            let met = Met {
                shared: count,
                key: sole.one(index, other)
                    || sole_events.one(index, other)
                    || persons.one(index, other)
                    || minutes.one(index, other)
                    || hours.one(index, other)
                    || slots.one(index, other)
                    || main_ages.one(index, other) && main_age::meet(item, b),
                toll: tolls.one(index, other) && (!running::is(item) || course::went_on(story, item, b)),
                digits: digits.one(index, other),
                month: months.one(index, other),
            };
            let meeting = if b.article == item.article { None } else { meets(item, b, met) };
            let Some(meeting) = meeting else { continue };
            let mut relation = story.relations.of(item, b);
            // What lies within the desk's tolerance is no difference.
            let mut tolerances = settings.tolerances.iter().filter(|t| t.0 == name);
            if relation == Relation::Differs && tolerances.any(|t| t.1.covers(&item.claim.value, &b.claim.value)) {
                relation = Relation::Vaguer;
            }
            let agreeing = matches!(relation, Relation::Same | Relation::Vaguer);
            if agreeing || meeting == Meeting::Full && relation != Relation::Incomparable {
                out.push(Candidate { a: index as u32, b: other, relation });
            }
        }
    }
    out
}

/// The words of each sentence that stand in another article, too, numbered anew; and how many there are. Most words of a
/// story stand in one article, and lead nowhere.
fn leads(story: &Story<'_>) -> (Lists<u32>, u32) {
    let mut numbers = vec![u32::MAX; story.idf.len()];
    let (mut lists, mut count) = (Lists::new(), 0);
    for scene in &story.sentences {
        // A word of one article alone has the full weight. One that most stories hold has half of it, and slips through: it
        // leads nowhere either.
        let elsewhere = scene.words.ids.iter().filter(|id| story.idf[**id as usize] < story.top);
        lists.push(elsewhere.map(|id| {
            let number = &mut numbers[*id as usize];
            if *number == u32::MAX {
                *number = count;
                count += 1;
            }
            *number
        }));
    }
    (lists, count)
}

/// What an article that gives one figure in a unit gives it in.
type Unit<'a> = (u8, &'a str);

/// Claims that meet without a word in common: those of one key.
struct Keys<K> {
    of: Vec<Option<K>>,
    lists: FxHashMap<K, Vec<u32>>,
}

impl<K: Copy + Eq + Hash> Keys<K> {
    fn new<'a>(story: &Story<'a>, key: impl Fn(&Item<'a>) -> Option<K>) -> Self {
        let of: Vec<Option<K>> = story.items.iter().map(key).collect();
        let mut lists: FxHashMap<K, Vec<u32>> = FxHashMap::default();
        for (key, index) in of.iter().zip(0_u32..) {
            if let Some(key) = key {
                lists.entry(*key).or_default().push(index);
            }
        }
        Self { of, lists }
    }

    /// The claims behind one that share its key; none where too many do.
    fn behind(&self, index: usize) -> &[u32] {
        let list = self.of[index].and_then(|key| self.lists.get(&key)).filter(|list| list.len() <= COMMON);
        list.map_or(&[], |list| &list[list.partition_point(|other| *other as usize <= index)..])
    }

    /// Whether two claims share a key.
    fn one(&self, index: usize, other: u32) -> bool {
        self.of[index].is_some() && self.of[index] == self.of[other as usize]
    }
}

/// Of a figure of three or more digits the digits in order: hardly any other figure of a story has the same, unless it is this
/// one, with two of them swapped or not (`4,218 patients`, `tested on 4,128 people`).
///
/// The same of a time to the minute, which is hardly shared by chance either (`at 11:42 a.m.`, `at 11:24`).
fn digits<'a>(item: &Item<'a>) -> Option<(Unit<'a>, Digits)> {
    let clock = item.claim.value.moment().and_then(|m| m.clock).and_then(Digits::of_clock);
    Some(((item.kind, figures::unit(item)), clock.unwrap_or(item.digits).sorted(2)?))
}

/// Of a claim that is the only one of its article in a unit (`the first call came at 3:42`, `the fire was reported at 3:24`).
fn sole<'a>(item: &Item<'a>) -> Option<Unit<'a>> {
    let unit = figures::unit(item);
    let kind = match item.claim.mention.kind {
        "time" | "money" | "percent" | "duration" | "measure" => true,
        // Of counts alone scores and votes have a unit.
        "count" => !unit.is_empty(),
        _ => false,
    };
    (kind && item.alone.unit).then_some((item.kind, unit))
}

/// Of a count that is the only one an article gives of what happened (`four people drowned`, `the deaths rose to seven`).
fn sole_event(item: &Item<'_>) -> Option<u32> {
    let class = u32::from(item.claim.frame.events.first()?.1);
    let counts = item.claim.mention.kind == "count";
    (counts && item.alone.events.binary_search(&class).is_ok()).then_some(class)
}

/// The minute of a time that is told to the minute (`at 8:14 a.m.`, `at 9.14am`).
fn minute(item: &Item<'_>) -> Option<u16> {
    let clock = item.claim.value.moment().and_then(|m| m.clock)?;
    figures::odd(clock).then_some(clock.minute % 60)
}

/// The hour of such a time, and the last digit of its minutes (`at 6:47 p.m.`, `18:57`).
fn hour(item: &Item<'_>) -> Option<(u16, u16)> {
    let clock = item.claim.value.moment().and_then(|m| m.clock)?;
    figures::odd(clock).then_some((clock.minute / 60 % 12, clock.minute % 10))
}

/// The month of a day on which something happened, and what.
fn month(item: &Item<'_>) -> Option<(u32, u8)> {
    let moment = item.claim.value.moment().filter(|m| m.grain == Grain::Day && m.clock.is_none())?;
    Some((u32::from(item.claim.frame.events.first()?.1), moment.month.known()?))
}

/// Whose age it is, by the last of the names.
fn person(item: &Item<'_>) -> Option<u32> {
    item.owner.last().copied().filter(|_| item.claim.mention.kind == "age")
}

/// How two claims meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meeting {
    /// They may speak of one thing, whatever their values.
    Full,
    /// One word and the kind of event are all they share: enough to join equal values, not to set others against each other
    /// (cross-validated at a confidence of 0.70, those brought four false conflicts and no true one more).
    Agreeing,
}

/// Over what two claims have met.
#[derive(Clone, Copy)]
struct Met {
    /// So many words.
    shared: u16,
    /// One key that hardly any other claim has: each is the only one of its article in the unit or of what happened, or tells one person's age.
    key: bool,
    /// Both are the toll of one kind that their articles give, or the running figure.
    toll: bool,
    /// Their digits.
    digits: bool,
    /// The month and what happened.
    month: bool,
}

/// Whether two claims may speak of one thing at all.
fn meets(a: &Item<'_>, b: &Item<'_>, met: Met) -> Option<Meeting> {
    let shared = met.shared;
    if met.toll {
        return Some(Meeting::Full);
    }
    if met.digits && (a.digits.count() >= figures::LONG || a.digits.count() >= figures::SLIP && a.digits != b.digits) {
        return Some(Meeting::Full);
    }
    // Figures of two digits are alike by chance more often than not, sums of money apart.
    let few = a.digits.count() == 2 && a.claim.mention.kind != "money";
    if met.month && figures::day_slip(a, b) {
        return Some(Meeting::Full);
    }
    if shared >= 2 || met.digits && !few {
        return kinds(a, b).then_some(Meeting::Full);
    }
    let noun = shared == 1 && a.alone.noun && b.alone.noun && a.head == b.head;
    if noun || met.key {
        return Some(Meeting::Full);
    }
    let event = || a.claim.frame.events.iter().any(|x| b.claim.frame.events.iter().any(|y| x.1 == y.1));
    ((met.digits || met.month || shared == 1 && event()) && kinds(a, b)).then_some(Meeting::Agreeing)
}

/// Whether two claims of one kind may count one thing, or tell one person's age.
fn kinds(a: &Item<'_>, b: &Item<'_>) -> bool {
    match a.claim.mention.kind {
        "count" => {
            let (Some(x), Some(y)) = (a.head, b.head) else { return true };
            x == y
                || (a.person && b.person)
                || a.modifiers.contains(&y)
                || b.modifiers.contains(&x)
                || a.segment.contains(y)
                || b.segment.contains(x)
        }
        "age" => a.owner.is_empty() || b.owner.is_empty() || !refusals::other_person(a, b),
        _ => true,
    }
}
