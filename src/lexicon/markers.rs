//! Small words that change what a number means, when a clause plays, and whether it is so.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::model::{Markers, Word, WordSet};

const MARKED: &[(&str, Markers)] = &[
    ("another", Markers::PART),
    ("other", Markers::PART),
    ("others", Markers::PART),
    ("additional", Markers::PART),
    ("remaining", Markers::PART),
    ("further", Markers::PART),
    ("each", Markers::PART),
    ("per", Markers::PART),
    ("every", Markers::PART),
    ("total", Markers::WHOLE),
    ("combined", Markers::WHOLE),
    ("altogether", Markers::WHOLE),
    ("overall", Markers::WHOLE),
    ("cumulative", Markers::WHOLE),
    ("average", Markers::STATISTIC),
    ("averaged", Markers::STATISTIC),
    ("averaging", Markers::STATISTIC),
    ("record", Markers::STATISTIC),
    ("career", Markers::STATISTIC),
    ("maximum", Markers::STATISTIC),
    ("minimum", Markers::STATISTIC),
    ("median", Markers::STATISTIC),
    ("usually", Markers::GENERIC),
    ("typically", Markers::GENERIC),
    ("typical", Markers::GENERIC),
    ("commonly", Markers::GENERIC),
    ("generally", Markers::GENERIC),
    ("often", Markers::GENERIC),
    ("aftershock", Markers::AFTERSHOCK),
    ("aftershocks", Markers::AFTERSHOCK),
    ("turn", Markers::TURNING),
    ("turns", Markers::TURNING),
    ("turning", Markers::TURNING),
    ("turned", Markers::TURNING),
    ("fully", Markers::EXTENT),
    ("completely", Markers::EXTENT),
    ("entirely", Markers::EXTENT),
    ("partially", Markers::EXTENT),
    ("partly", Markers::EXTENT),
    ("temporarily", Markers::EXTENT),
    ("permanently", Markers::EXTENT),
    ("than", Markers::COMPARED),
    ("compared", Markers::COMPARED),
    ("versus", Markers::COMPARED),
];

/// What they speak of is over.
pub const OLD: WordSet = WordSet::of(&[
    Word::of("previously"),
    Word::of("formerly"),
    Word::of("earlier"),
    Word::of("decade"),
    Word::of("decades"),
]);

/// What they speak of may be.
pub const POSSIBLE: WordSet = WordSet::of(&[
    Word::of("could"),
    Word::of("may"),
    Word::of("might"),
    Word::of("would"),
    Word::of("if"),
    Word::of("should"),
    Word::of("feared"),
    Word::of("possible"),
    Word::of("possibly"),
    Word::of("expect"),
    Word::of("expected"),
    Word::of("expects"),
    Word::of("expecting"),
    Word::of("forecast"),
    Word::of("forecasts"),
    Word::of("predicted"),
    Word::of("predicts"),
    Word::of("projected"),
    Word::of("projects"),
    Word::of("proposed"),
    Word::of("proposes"),
    Word::of("recommended"),
    Word::of("hopes"),
    Word::of("aims"),
]);

/// What they speak of will be.
pub const PLANNED: WordSet = WordSet::of(&[
    Word::of("will"),
    Word::of("shall"),
    Word::of("scheduled"),
    Word::of("planned"),
    Word::of("plans"),
    Word::of("due"),
    Word::of("'ll"),
]);

/// Words that open a clause wherever they stand.
pub const OPENERS: WordSet = WordSet::of(&[
    Word::of("who"),
    Word::of("which"),
    Word::of("while"),
    Word::of("when"),
    Word::of("because"),
    Word::of("although"),
    Word::of("though"),
    Word::of("but"),
    Word::of("where"),
    Word::of("whose"),
    Word::of("if"),
    Word::of("after"),
    Word::of("before"),
    Word::of("until"),
    Word::of("as"),
    Word::of("that"),
    Word::of("than"),
]);

/// Words that open one only after a comma, or before a verb or pronoun.
pub const JOINERS: WordSet =
    WordSet::of(&[Word::of("and"), Word::of("or"), Word::of("then"), Word::of("with"), Word::of("since")]);

/// Plain verbs of saying.
pub const SAID: WordSet = WordSet::of(&[Word::of("said"), Word::of("says"), Word::of("added"), Word::of("reported")]);

/// Whether a word may part a clause from the next: one of the three sets above.
#[must_use]
pub fn parts(word: Word) -> bool {
    OPENERS.contains(word) || JOINERS.contains(word) || SAID.contains(word)
}

/// What a word marks about a number near it; nothing for most words.
#[must_use]
pub fn of(word: Word) -> Markers {
    static MAP: OnceLock<FxHashMap<Word, Markers>> = OnceLock::new();
    MAP.get_or_init(|| MARKED.iter().map(|(w, m)| (Word::of(w), *m)).collect()).get(&word).copied().unwrap_or_default()
}

/// Whether a word marks anything at all.
#[must_use]
pub fn marks(word: Word) -> bool {
    of(word) != Markers::default()
        || OLD.contains(word)
        || POSSIBLE.contains(word)
        || PLANNED.contains(word)
        || const { [Word::of("last"), Word::of("today"), Word::of("yesterday")] }.contains(&word)
}
