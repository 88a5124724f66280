//! Where somebody died or was arrested: at the scene, in hospital, at home, at an airport.

use crate::model::{Classes, SentenceView, Word, WordSet};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// A sort of place: what it is compared as, and the words that tell it behind `at`, `in` or `on`.
type Sort = (&'static str, &'static [Word]);

const DEATH: &[Sort] = &[
    ("scene", &[w("scene"), w("spot"), w("site")]),
    ("way", &[w("way"), w("route")]),
    ("hospice", &[w("hospice")]),
    ("hospital", &[w("hospital"), w("hospitals"), w("infirmary"), w("clinic"), w("medical")]),
    ("home", &[w("home"), w("residence"), w("house"), w("apartment"), w("flat"), w("bed")]),
];

const ARREST: &[Sort] = &[
    ("airport", &[w("airport")]),
    ("hotel", &[w("hotel"), w("motel"), w("guesthouse")]),
    ("border", &[w("border"), w("crossing")]),
    ("hospital", &[w("hospital"), w("clinic")]),
    ("workplace", &[w("office"), w("work"), w("workplace")]),
    ("restaurant", &[w("restaurant"), w("cafe"), w("bar"), w("pub"), w("nightclub")]),
    ("home", &[w("home"), w("residence"), w("house"), w("apartment"), w("flat"), w("bed")]),
];

const CAUGHT: WordSet = WordSet::of(&[w("arrested"), w("apprehended"), w("captured"), w("detained")]);
const BE: WordSet = WordSet::of(&[w("was"), w("were"), w("been")]);
const AT: WordSet = WordSet::of(&[w("at"), w("in"), w("on"), w("en")]);
/// May stand before the noun that names the place.
const BEFORE_PLACE: WordSet = WordSet::of(&[
    w("the"),
    w("a"),
    w("an"),
    w("his"),
    w("her"),
    w("their"),
    w("family"),
    w("local"),
    w("nearby"),
    w("own"),
]);
/// They tell no fact.
const OPEN: WordSet = WordSet::of(&[
    w("would"),
    w("could"),
    w("might"),
    w("may"),
    w("will"),
    w("if"),
    w("whether"),
    w("nearly"),
    w("almost"),
]);
/// How many tokens may stand between the verb and the place.
const BETWEEN: usize = 7;
/// How many words name the place.
const REACH: usize = 6;

/// The place told behind the verb at `at`: the tokens from its preposition on, and what it is compared as. Where two are told (`in
/// hospice care at home`) it is neither.
pub(super) fn told(view: &SentenceView<'_>, at: usize) -> Option<(usize, usize, String)> {
    let token = view.tokens[at];
    let behind = |words: &WordSet| at > 0 && (at.saturating_sub(3)..at).any(|k| view.is_in(k, words));
    let pronounced = token.word == const { w("dead") }
        && at > 0
        && view.is_any(at - 1, &[const { w("pronounced") }, const { w("declared") }]);
    let passed = token.lemma == const { w("pass") } && view.is(at + 1, const { w("away") });
    let (event, sorts) =
        if token.lemma == const { w("die") } && token.word != const { w("dead") } || pronounced || passed {
            ("died", DEATH)
        } else if CAUGHT.contains(token.word) && behind(&BE) {
            ("arrested", ARREST)
        } else {
            return None;
        };
    if denied(view, at) {
        return None;
    }
    let end = view.tokens.len().min(at + 1 + BETWEEN);
    let ends = |k: usize| matches!(view.word(k), ";" | ":" | "." | "\"" | "”");
    let opens = |k: &usize| view.is_in(*k, &AT) && place(view, *k, sorts).is_some();
    let from = (at + 1..end).take_while(|k| !ends(*k)).find(opens)?;
    let (to, sort) = place(view, from, sorts)?;
    // Who is pronounced dead in a hospital may have died before.
    let before = pronounced && sort == "hospital";
    let second = (to..view.tokens.len().min(to + 3)).find(|k| view.is_in(*k, &AT)).and_then(|k| place(view, k, sorts));
    (!before && second.is_none_or(|s| s.1 == sort)).then(|| (from, to, format!("{event}/{sort}")))
}

/// The place that the preposition at `from` opens.
fn place(view: &SentenceView<'_>, from: usize, sorts: &[Sort]) -> Option<(usize, &'static str)> {
    let sort = |k: usize| sorts.iter().find(|s| view.tokens.get(k).is_some_and(|t| s.1.contains(&t.word)));
    for k in from + 1..view.tokens.len().min(from + 1 + REACH) {
        let token = view.tokens[k];
        if let Some((found, _)) = sort(k) {
            // `in a hospital bed`, `at an airport hotel`: the second is meant.
            return sort(k + 1).map_or(Some((k + 1, *found)), |second| Some((k + 2, second.0)));
        }
        let within = token.is_name()
            || token.is_a(Classes::STOP.with(Classes::PRONOUN))
            || BEFORE_PLACE.contains(token.word)
            || matches!(view.word(k), "'s" | "’s" | ".");
        if !within {
            return None;
        }
    }
    None
}

/// `had not died`, `would have died`.
fn denied(view: &SentenceView<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|k| view.tokens[k].is_a(Classes::NEGATION) || view.is_in(k, &OPEN))
}
