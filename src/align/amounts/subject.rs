//! What tells one fact from another of the same kind and values: the words that its sides share.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::prepare::Item;
use crate::lexicon::synonyms;
use crate::model::{Article, Classes, Shape, Term, Word};

/// The words that `least` of the sides share (two, where so many share none), the most telling first: whose age it is,
/// other names, the thing counted, the event, what else is in the sentence; among those, what most claims of each side
/// hold. A claim that joins a side can add words to it, and takes none away.
pub(super) fn shared(articles: &[(u32, &Article)], sides: &[Vec<&Item<'_>>], least: usize) -> Vec<Word> {
    let mut words: BTreeMap<Word, Held> = BTreeMap::new();
    for side in sides {
        let mut here: BTreeMap<Word, (Rank, usize)> = BTreeMap::new();
        for item in side {
            let mut found = words_of(articles[item.article as usize].1, item);
            // The most telling rank of each word stays.
            found.sort_unstable();
            found.dedup_by_key(|w| w.0);
            for (word, rank) in found {
                let (best, claims) = here.entry(word).or_insert((rank, 0));
                *best = rank.min(*best);
                *claims += 1;
            }
        }
        for (word, (rank, claims)) in here {
            let held = words.entry(word).or_insert(Held { rank, sides: 0, fewest: claims, claims: 0 });
            held.rank = rank.min(held.rank);
            held.sides += 1;
            held.fewest = claims.min(held.fewest);
            held.claims += claims;
        }
    }
    let within = |least: usize| {
        let mut found: Vec<(&Word, &Held)> = words.iter().filter(|(_, h)| h.sides >= least).collect();
        found.sort_unstable_by_key(|(word, h)| (h.rank, Reverse(h.fewest), Reverse(h.claims), **word));
        found.into_iter().map(|w| *w.0).collect::<Vec<_>>()
    };
    let all = within(least);
    if all.is_empty() { within(2) } else { all }
}

/// Where a word is found.
struct Held {
    rank: Rank,
    /// In so many sides.
    sides: usize,
    /// In so many claims of the side that has it least often.
    fewest: usize,
    /// In so many claims.
    claims: usize,
}

/// How much a word tells of which fact it is; the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Owner,
    Subject,
    Name,
    Head,
    Event,
    Word,
}

fn words_of(article: &Article, item: &Item<'_>) -> Vec<(Word, Rank)> {
    let (document, frame) = (&article.document, &item.claim.frame);
    let name = |t: &&Term| t.span.of(&article.source.text).starts_with(char::is_uppercase);
    let event = frame.verb.iter().chain(frame.events.iter().map(|e| &e.0));
    let mut out: Vec<(Word, Rank)> = frame.owner.iter().map(|t| (t.lemma, Rank::Owner)).collect();
    out.extend(frame.subject.iter().filter(name).map(|t| (t.lemma, Rank::Subject)));
    out.extend(frame.head.iter().map(|t| (synonyms::group(t.lemma), Rank::Head)));
    out.extend(event.map(|t| (synonyms::group(t.lemma), Rank::Event)));
    let sentence = &document.sentences[item.claim.mention.sentence as usize].tokens;
    for token in &document.tokens[sentence.start as usize..sentence.end as usize] {
        let empty = Classes::STOP
            .with(Classes::AUXILIARY)
            .with(Classes::PREPOSITION)
            .with(Classes::PRONOUN)
            .with(Classes::NUMBER)
            .with(Classes::ORDINAL)
            .with(Classes::SPEECH)
            .with(Classes::MONTH)
            .with(Classes::WEEKDAY);
        if token.looks(Shape::WORD) && !token.is_a(empty) && !item.claim.mention.span.overlaps(token.span) {
            let rank = if token.is_name() { Rank::Name } else { Rank::Word };
            out.push((if rank == Rank::Name { token.lemma } else { synonyms::group(token.lemma) }, rank));
        }
    }
    out
}
