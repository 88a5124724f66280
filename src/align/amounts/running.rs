//! Running figures: what a story counts anew from day to day, beside its tolls. A fund that fills, homes without power, names
//! on a petition: each article gives it in words of its own, and the claims of two articles meet over that alone. Of the reports that
//! only this brought up, on written clusters learned from and unseen, 9 of 10 were right (2026-11-23).

use super::prepare::{Id, Item};
use super::vocabulary::Vocabulary;
use super::{course, tolls};
use crate::model::{Markers, Word, WordSet};

/// The numbers of the slots, where classes of events have theirs.
pub(super) const FUND: u16 = u16::MAX;
pub(super) const OUTAGE: u16 = u16::MAX - 1;
pub(super) const PETITION: u16 = u16::MAX - 2;
const LOST: u16 = u16::MAX - 3;
const LOSS: u16 = u16::MAX - 4;
const DEPLOYED: u16 = u16::MAX - 5;
const BURNED: u16 = u16::MAX - 6;

/// Who has no power.
const SUPPLIED: WordSet = WordSet::of(&[
    Word::of("business"),
    Word::of("customer"),
    Word::of("home"),
    Word::of("house"),
    Word::of("household"),
    Word::of("people"),
    Word::of("premises"),
    Word::of("property"),
    Word::of("resident"),
]);

/// What burns down or is washed away.
const BUILT: WordSet = WordSet::of(&[
    Word::of("building"),
    Word::of("dwelling"),
    Word::of("home"),
    Word::of("house"),
    Word::of("property"),
    Word::of("residence"),
    Word::of("structure"),
]);

/// What befalls it.
const RUINED: WordSet = WordSet::of(&[
    Word::of("burn"),
    Word::of("collapse"),
    Word::of("demolish"),
    Word::of("destroy"),
    Word::of("flatten"),
    Word::of("level"),
    Word::of("lose"),
    Word::of("raze"),
]);

/// What it costs.
const LOSSES: WordSet = WordSet::of(&[Word::of("damage"), Word::of("loss")]);

/// What one giver gives, and what is wanted, is not what a fund holds.
const GIVEN: WordSet = WordSet::of(&[Word::of("gift"), Word::of("goal"), Word::of("reward"), Word::of("target")]);

/// Who is sent.
const SENT: WordSet = WordSet::of(&[
    Word::of("crew"),
    Word::of("firefighter"),
    Word::of("officer"),
    Word::of("personnel"),
    Word::of("rescuer"),
    Word::of("searcher"),
    Word::of("soldier"),
    Word::of("troop"),
    Word::of("trooper"),
    Word::of("volunteer"),
]);

/// What stands on a petition.
const SIGNED: WordSet = WordSet::of(&[Word::of("name"), Word::of("signature"), Word::of("signatory")]);

/// The words that tell the slots, by their number in the story's vocabulary.
pub(super) struct Words {
    power: [Option<Id>; 2],
    petition: Option<Id>,
}

impl Words {
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let known = |word: Word| vocabulary.known(word);
        Self {
            power: [known(const { Word::of("power") }), known(const { Word::of("electricity") })],
            petition: known(const { Word::of("petition") }),
        }
    }

    fn slot(&self, item: &Item<'_>) -> Option<u16> {
        let near = |id: Option<Id>| id.is_some_and(|id| item.segment.contains(id));
        let head = item.claim.frame.head.map(|h| h.lemma);
        match item.claim.mention.kind {
            "money" if course::gathered(item) && !of(item, &GIVEN) => Some(FUND),
            "money" if of(item, &LOSSES) => Some(LOSS),
            "count" if self.power.into_iter().any(near) && head.is_some_and(|h| SUPPLIED.contains(h)) => Some(OUTAGE),
            "count" if head.is_some_and(|h| BUILT.contains(h)) && of(item, &RUINED) => Some(LOST),
            "count" if head.is_some_and(|h| SENT.contains(h)) && course::of_event(item, &["SEARCH", "FIRE"]) => {
                Some(DEPLOYED)
            }
            "measure" if course::grows(item) => Some(BURNED),
            "count" if near(self.petition) && head.is_some_and(|h| SIGNED.contains(h)) => Some(PETITION),
            _ => None,
        }
    }
}

/// Whether a word stands among those that a figure's clause turns on.
fn of(item: &Item<'_>, words: &WordSet) -> bool {
    let frame = &item.claim.frame;
    let terms = frame.verb.iter().chain(&frame.head).chain(&frame.subject).chain(&frame.modifiers);
    terms.chain(frame.events.iter().map(|e| &e.0)).any(|t| words.contains(t.lemma))
}

/// Gives the largest figure of each slot in each article its number, where it is no toll.
pub(super) fn mark(items: &mut [Item<'_>], words: &Words) {
    let mut from = 0;
    while from < items.len() {
        let article = items[from].article;
        let own = items[from..].iter().take_while(|i| i.article == article).count();
        for slot in [FUND, OUTAGE, PETITION, LOST, LOSS, DEPLOYED, BURNED] {
            let of = (from..from + own).rev().filter(|k| tells(&items[*k]) && words.slot(&items[*k]) == Some(slot));
            if let Some(k) = of.max_by_key(|k| items[*k].claim.value.amount().map(|a| a.low)) {
                items[k].toll = items[k].toll.or(Some(slot));
            }
        }
        from += own;
    }
}

/// Whether a figure has the number of a slot, and is no toll.
pub(super) fn is(item: &Item<'_>) -> bool {
    item.toll.is_some_and(|slot| slot >= BURNED)
}

/// Whether a figure may be one of a whole, as it stood when the article was written.
fn tells(item: &Item<'_>) -> bool {
    let odd = [Markers::PART, Markers::COMPARED, Markers::STATISTIC, Markers::GENERIC];
    !odd.iter().any(|m| item.claim.frame.markers.has(*m)) && tolls::stands(item)
}
