//! Running figures: what a story counts anew from day to day, beside its tolls. A fund that fills, homes without power, names
//! on a petition: each article gives it in words of its own, and the claims of two articles meet over that alone.

use super::prepare::{Id, Item};
use super::vocabulary::Vocabulary;
use super::{course, tolls};
use crate::model::{Markers, Word, WordSet};

/// The numbers of the slots, where classes of events have theirs.
const FUND: u16 = u16::MAX;
pub(super) const OUTAGE: u16 = u16::MAX - 1;
pub(super) const PETITION: u16 = u16::MAX - 2;

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
            "money" => course::gathered(item).then_some(FUND),
            "count" if self.power.into_iter().any(near) && head.is_some_and(|h| SUPPLIED.contains(h)) => Some(OUTAGE),
            "count" if near(self.petition) && head.is_some_and(|h| SIGNED.contains(h)) => Some(PETITION),
            _ => None,
        }
    }
}

/// Gives the largest figure of each slot in each article its number, where it is no toll.
pub(super) fn mark(items: &mut [Item<'_>], words: &Words) {
    let mut from = 0;
    while from < items.len() {
        let article = items[from].article;
        let own = items[from..].iter().take_while(|i| i.article == article).count();
        for slot in [FUND, OUTAGE, PETITION] {
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
    item.toll.is_some_and(|slot| slot >= PETITION)
}

/// Whether a figure may be one of a whole, as it stood when the article was written.
fn tells(item: &Item<'_>) -> bool {
    let odd = [Markers::PART, Markers::COMPARED, Markers::STATISTIC, Markers::GENERIC];
    !odd.iter().any(|m| item.claim.frame.markers.has(*m)) && tolls::stands(item)
}
