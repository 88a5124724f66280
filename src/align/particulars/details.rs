//! Details: the side of a limb, the colour of a car, the number that a thing bears, what sort of street it is.

use std::collections::BTreeMap;

use super::{Settings, Told, Words, finding, one_event};
use crate::lexicon::details::{self, Part};
use crate::model::{Finding, Shape, Word, WordSet};

/// Words of content that two sentences on one thing must share besides it.
const SHARED: usize = 2;

/// So many tellings of a value are looked at.
const FEW: usize = 24;

/// A telling with the words around it.
struct Around<'s, 'a> {
    told: &'s Told<'a>,
    words: Words,
}

/// The details of one key, where articles that give one value each cannot all be right.
pub(super) fn differing(key: &str, told: &[Told<'_>], settings: &Settings) -> Option<Finding> {
    // Tellings stand in the order of their articles; who tells two knows of two things.
    let own = told.chunk_by(|a, b| a.source == b.source);
    let single: Vec<&Told<'_>> = own.filter(|own| own.iter().all(|t| t.value == own[0].value)).flatten().collect();
    let mut values: BTreeMap<&str, Vec<Around<'_, '_>>> = BTreeMap::new();
    if single.iter().all(|t| t.value == single[0].value) {
        return None;
    }
    for told in &single {
        let all = values.entry(told.value).or_default();
        if all.len() < FEW {
            all.push(Around { told, words: Words::of(told) });
        }
    }
    let (sort, of) = key.split_once(' ')?;
    let excludes = |a: &Around<'_, '_>, b: &Around<'_, '_>| match sort {
        "side" => one_limb(a, b),
        // Makers are few in a story, cars are not.
        // People change their clothes from one day in court to the next.
        "colour" if worn(a.told) && !(described(a.told) && described(b.told)) => false,
        "colour" if named(a.told) => one_event(a.told, b.told, &a.words, &b.words, 1),
        _ => one_event(a.told, b.told, &a.words, &b.words, SHARED),
    };
    let clashing: Vec<&str> = values
        .iter()
        .filter(|(value, all)| {
            let others = || values.iter().filter(|other| other.0 != *value).flat_map(|other| other.1);
            all.iter().any(|a| others().any(|b| excludes(a, b)))
        })
        .map(|(value, _)| *value)
        .collect();
    let mut sides: Vec<&Told<'_>> = single.into_iter().filter(|t| clashing.contains(&t.value)).collect();
    // One telling of each article is enough.
    sides.dedup_by_key(|t| t.source);
    let written = sides.first()?.claim.value.to_string();
    let about = match sort {
        "side" => format!("side of: {}", written.rsplit(' ').next()?),
        "colour" => format!("colour of: {}", written.split_once(' ')?.1),
        "number" => format!("number of: {of}"),
        _ => format!("street: {}", written.rsplit_once(' ')?.0),
    };
    let kind = sides[0].claim.mention.kind;
    Some(finding(kind, about, key, &sides, "one thing", settings))
}

/// Whether two tell of one harm to a limb: of one person by name, or of the same harm to the same part.
fn one_limb(a: &Around<'_, '_>, b: &Around<'_, '_>) -> bool {
    let harms = |t: &Told<'_>| -> Vec<&str> {
        let told = |w: Word| details::told(w, Part::Harm);
        t.sentence().iter().filter_map(|t| told(t.word).or_else(|| told(t.lemma))).collect()
    };
    let noun = |t: &Told<'_>| t.claim.value.words().and_then(|w| w.written.rsplit(' ').next().map(Word::fold));
    let (x, y) = (harms(a.told), harms(b.told));
    let body = a.told.sentence().iter().chain(b.told.sentence()).all(|t| !machine(t.lemma));
    let named = body && !x.is_empty() && !y.is_empty() && a.words.names(&b.words);
    let alike = noun(a.told) == noun(b.told) && x.iter().any(|harm| y.contains(harm));
    (named || alike) && one_event(a.told, b.told, &a.words, &b.words, 0)
}

/// Whether it is the colour of a garment.
fn worn(told: &Told<'_>) -> bool {
    told.own().last().is_some_and(|t| [t.word, t.lemma].iter().any(|w| details::told(*w, Part::Garment).is_some()))
}

/// Whether a sentence tells how somebody looked for is to be known: `when last seen he wore`.
fn described(told: &Told<'_>) -> bool {
    const LOOKED_FOR: WordSet = WordSet::of(&[
        Word::of("seen"),
        Word::of("missing"),
        Word::of("described"),
        Word::of("suspect"),
        Word::of("robber"),
        Word::of("gunman"),
        Word::of("attacker"),
        Word::of("thief"),
    ]);
    told.sentence().iter().any(|t| LOOKED_FOR.contains(t.word))
}

/// `left engine`
fn machine(lemma: Word) -> bool {
    details::told(lemma, Part::Limb).is_some_and(|limb| ["engine", "wheel", "wing"].contains(&limb))
}

/// `silver Audi`, not `silver car`.
fn named(told: &Told<'_>) -> bool {
    told.own().last().is_some_and(|t| t.looks(Shape::CAPITAL))
}
