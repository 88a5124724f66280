//! Which slot of its story a value fills. Two articles' values of one slot meet over that alone, and are told as a difference unless
//! much speaks against it: of the reports that only this brought up, on written clusters learned from and unseen, 29 of 33 were right
//! (2026-11-23).

use super::prepare::{Item, Story};
use crate::lexicon::slots;
use crate::model::{Claim, Document, Relation, Word};

/// How many tokens to each side of a value the words of its slot may stand.
const REACH: usize = 12;

/// The slot that a value fills, by the words of its clause that stand nearest to it.
pub(super) fn of(document: &Document, claim: &Claim) -> Option<u16> {
    let clause = &claim.frame.clause;
    let (start, end) = (claim.mention.tokens.start as usize, claim.mention.tokens.end as usize);
    let low = (clause.start as usize).max(start.saturating_sub(REACH)).min(start);
    let high = (clause.end as usize).min(end + REACH).max(end);
    let around = (low..start).rev().chain(end..high);
    let far = |k: usize| if k < start { start - k } else { k + 1 - end };
    // `lowered his bail by $100,000`
    if start.checked_sub(1).is_some_and(|k| document.tokens[k].word == const { Word::of("by") }) {
        return None;
    }
    let fits = |k: usize| {
        let holds = |word| around.clone().any(|k| document.tokens[k].lemma == word || document.tokens[k].word == word);
        let patterns = slots::by_lemma(document.tokens[k].lemma).iter();
        patterns.filter(|p| p.kind == claim.mention.kind).find(|p| p.fits(holds)).map(|p| p.slot)
    };
    around.clone().filter_map(|k| Some((far(k), fits(k)?))).min().map(|found| found.1)
}

/// Takes the slot from the values of an article that gives several that differ: they belong to several bearers.
pub(super) fn settle(story: &mut Story<'_>) {
    let differ = |a: &Item<'_>, b: &Item<'_>| {
        a.slot.is_some()
            && a.slot == b.slot
            && !matches!(story.relations.of(a, b), Relation::Same | Relation::Vaguer)
    };
    let several: Vec<bool> = story
        .items
        .chunk_by(|a, b| a.article == b.article)
        .flat_map(|own| own.iter().map(|a| own.iter().any(|b| b.index != a.index && differ(a, b))))
        .collect();
    for (item, _) in story.items.iter_mut().zip(several).filter(|(_, several)| *several) {
        item.slot = None;
    }
}

/// Whether both values fill one slot.
pub(super) fn one(a: &Item<'_>, b: &Item<'_>) -> bool {
    a.slot.is_some() && a.slot == b.slot
}

/// Whether this refusal does not count between two values.
pub(super) fn outweigh(a: &Item<'_>, b: &Item<'_>, refusal: &str) -> bool {
    one(a, b) && a.slot.is_some_and(|slot| slots::outweighs(slot, refusal))
}
