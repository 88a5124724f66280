//! What tells one fact from another of the same kind and values: the words that its sides share.

use std::cmp::Reverse;

use super::prepare::Item;
use crate::lexicon::synonyms;
use crate::model::{Article, Classes, Shape, Term, Word};

/// The words that `least` of the sides share (two, where so many share none), the most telling first: whose age it is,
/// other names, the thing counted, the event, what else is in the sentence; among those, what most claims of each side
/// hold. A claim that joins a side can add words to it, and takes none away. Only the first of them, if that is all
/// that is wanted.
pub(super) fn shared(articles: &[(u32, &Article)], sides: &[&[&Item<'_>]], least: usize, first: bool) -> Vec<Word> {
    let mut all: Vec<Place> = Vec::new();
    // The side of each claim: they are numbered side by side, so that the order of claims is that of sides.
    let mut of: Vec<u32> = Vec::new();
    for (side, items) in sides.iter().enumerate() {
        for item in *items {
            let claim = of.len() as u32;
            words_of(articles[item.article as usize].1, item, |word, rank| all.push(Place::new(word, claim, rank)));
            of.push(side as u32);
        }
    }
    all.sort_unstable();
    let side = |place: &Place| of[place.claim() as usize];
    let held = |same: &[Place]| {
        let mut held = Held { rank: same[0].rank(), sides: 0, fewest: usize::MAX, claims: 0 };
        for side in same.chunk_by(|a, b| side(a) == side(b)) {
            let claims = side.chunk_by(|a, b| a.claim() == b.claim()).count();
            held.rank = side.iter().map(|p| p.rank()).min().unwrap_or(held.rank).min(held.rank);
            held.sides += 1;
            held.fewest = claims.min(held.fewest);
            held.claims += claims;
        }
        held
    };
    let words: Vec<(Word, Held)> =
        all.chunk_by(|a, b| a.word() == b.word()).map(|same| (same[0].word(), held(same))).collect();
    let within = |least: usize| {
        let found = words.iter().filter(|(_, h)| h.sides >= least);
        let telling = |(word, h): &&(Word, Held)| (h.rank, Reverse(h.fewest), Reverse(h.claims), *word);
        if first {
            return found.min_by_key(telling).map(|w| w.0).into_iter().collect();
        }
        let mut found: Vec<&(Word, Held)> = found.collect();
        found.sort_unstable_by_key(telling);
        found.into_iter().map(|w| w.0).collect::<Vec<_>>()
    };
    let all = within(least);
    if all.is_empty() { within(2) } else { all }
}

/// A word of a claim: word, claim and rank in one number, which is quickly put in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place(u128);

impl Place {
    fn new(word: Word, claim: u32, rank: Rank) -> Self {
        Self(u128::from(word.0) << 64 | u128::from(claim) << 8 | rank as u128)
    }

    const fn word(self) -> Word {
        Word((self.0 >> 64) as u64)
    }

    const fn claim(self) -> u32 {
        (self.0 >> 8) as u32
    }

    const fn rank(self) -> Rank {
        RANKS[(self.0 & 0xff) as usize]
    }
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

const RANKS: [Rank; 6] = [Rank::Owner, Rank::Subject, Rank::Name, Rank::Head, Rank::Event, Rank::Word];

/// Gives the words of a claim, some of them more than once, to `give`.
fn words_of(article: &Article, item: &Item<'_>, mut give: impl FnMut(Word, Rank)) {
    let (document, frame) = (&article.document, &item.claim.frame);
    let name = |t: &&Term| t.span.of(&article.source.text).starts_with(char::is_uppercase);
    let event = frame.verb.iter().chain(frame.events.iter().map(|e| &e.0));
    frame.owner.iter().for_each(|t| give(t.lemma, Rank::Owner));
    frame.subject.iter().filter(name).for_each(|t| give(t.lemma, Rank::Subject));
    frame.head.iter().for_each(|t| give(synonyms::group(t.lemma), Rank::Head));
    event.for_each(|t| give(synonyms::group(t.lemma), Rank::Event));
    let sentence = &document.sentences[item.claim.mention.sentence as usize].tokens;
    for token in &document.tokens[sentence.start as usize..sentence.end as usize] {
        let empty = Classes::FUNCTION
            .with(Classes::NUMBER)
            .with(Classes::ORDINAL)
            .with(Classes::SPEECH)
            .with(Classes::MONTH)
            .with(Classes::WEEKDAY);
        if token.looks(Shape::WORD) && !token.is_a(empty) && !item.claim.mention.span.overlaps(token.span) {
            if token.is_name() {
                give(token.lemma, Rank::Name);
            } else {
                give(synonyms::group(token.lemma), Rank::Word);
            }
        }
    }
}
