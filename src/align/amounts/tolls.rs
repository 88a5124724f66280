//! Tolls: how many were killed, hurt, missing, held or ill, as an article gives it of its story. They are counted anew every
//! day, and each outlet tells them in its own words: the claims of two articles meet over that alone.

use super::prepare::Item;
use crate::lexicon::{events, synonyms};
use crate::model::{Era, Markers, Modality, Term, Word, WordSet};

/// What befalls those who are counted.
const CLASSES: [&str; 4] = ["DIE", "MISSING", "INFECT", "ARREST"];

/// So far down an article, in thousandths, its own toll may stand; further down it must be called one.
const LEAD: i32 = 350;

/// What counts on from another figure or takes a part of it: `14 more bodies`, `two others`.
const APART: WordSet = WordSet::of(&[
    Word::of("more"),
    Word::of("other"),
    Word::of("another"),
    Word::of("additional"),
    Word::of("further"),
    Word::of("extra"),
    Word::of("of"),
    Word::of("remaining"),
]);

/// Words for a toll, and for how it comes about.
const CALLED: WordSet = WordSet::of(&[
    Word::of("toll"),
    Word::of("number"),
    Word::of("total"),
    Word::of("rise"),
    Word::of("climb"),
    Word::of("reach"),
    Word::of("confirm"),
]);

/// Of each claim the class of what befell those whom it counts, where it is the toll that its article gives.
pub(super) fn tolls(items: &[Item<'_>]) -> Vec<Option<u16>> {
    let mut out = vec![None; items.len()];
    let classes: Vec<u16> = CLASSES.iter().filter_map(|name| events::by_name(name)).collect();
    let mut from = 0;
    for own in items.chunk_by(|a, b| a.article == b.article) {
        for class in &classes {
            let told = (0..own.len()).filter(|k| tells(&own[*k], *class));
            let rank = |k: &usize| (own[*k].claim.value.amount().map(|a| a.low), own[*k].position > 0);
            // The first among the largest, if possible not that of the headline.
            if let Some(k) = told.rev().max_by_key(rank) {
                out[from + k] = Some(*class);
            }
        }
        from += own.len();
    }
    out
}

/// Whether a claim may be its article's toll of a class.
fn tells(item: &Item<'_>, class: u16) -> bool {
    let frame = &item.claim.frame;
    let Some(amount) = item.claim.value.amount().filter(|_| item.claim.mention.kind == "count") else { return false };
    let nearest = frame.events.first().map(|e| e.0.span);
    let event = frame.own_event && frame.events.iter().any(|e| Some(e.0.span) == nearest && e.1 == class);
    let bodies = frame.head.is_some_and(|h| h.lemma == const { Word::of("body") });
    let counted = item.person || item.head.is_none() || bodies;
    let odd = [Markers::PART, Markers::COMPARED, Markers::STATISTIC, Markers::GENERIC];
    // `at least two`, `two of them`
    let apart = item.touch[..2].iter().any(|w| APART.contains(*w) && *w != const { Word::of("of") })
        || APART.contains(item.touch[2]);
    let called = || {
        let said = |t: &Term| CALLED.contains(t.lemma) || CALLED.contains(synonyms::group(t.lemma));
        frame.verb.iter().chain(&frame.head).chain(&frame.subject).chain(&frame.modifiers).any(said)
    };
    event
        && counted
        && amount.unit.dimension.is_empty()
        && !odd.iter().any(|m| frame.markers.has(*m))
        && frame.modality == Modality::Asserted
        && frame.era != Era::Old
        && !apart
        // `the 2001 earthquake, in which nine people died`
        && item.period.is_none()
        && (item.position <= LEAD || called())
}
