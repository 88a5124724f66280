//! Developments of the news: the phrases that tell how far one has come (`remains closed`, `has reopened`), and the nouns of
//! the things that develop (`road`, `power`).

use super::table::Sieved;
use crate::model::Word;

/// A stage that a phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Before the turn.
    Early,
    /// Before the turn, told of the past: who tells it may go on to tell the end.
    Past,
    /// After the turn.
    Late,
    /// After the turn; denied, it is still before.
    Turned,
    /// Only denied it tells anything: it is still before.
    Denied,
}

/// How a phrase is said of what it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Behind a form of to be and its subject: `the road is closed`.
    Is,
    /// A finite verb of its subject: `the road has reopened`.
    Has,
    /// A verb before its object: `crews reopened the road`.
    Of,
    /// A verb before its object, which is the subject's own: `the firm withdrew its offer`.
    By,
    /// The phrase alone: `no charges were filed`.
    As,
}

/// What a stage is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A noun of the group.
    Thing,
    /// A noun for persons, or a name.
    Person,
    /// A name.
    Name,
    /// Nothing in particular, or a name.
    Any,
}

/// A phrase that tells a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What develops; `-` where the phrase means something else.
    pub group: &'static str,
    /// How far it has come.
    pub told: Told,
    /// How it is said.
    pub how: How,
    /// Of what.
    pub whose: Whose,
    /// The index of the word that it is found by.
    pub key: usize,
    /// Its words; [`GAP`] stands for one to eight others.
    pub words: &'static [Word],
}

/// Stands for one to five words in a phrase.
pub const GAP: Word = Word::of("_");

static PHRASES: Sieved<&[Phrase], 32> = Sieved::new(include!(concat!(env!("OUT_DIR"), "/stages.rs")));
static THINGS: Sieved<&[(&str, &str)], 32> = Sieved::new(include!(concat!(env!("OUT_DIR"), "/stage_things.rs")));

/// The phrases that are found by this word, longest first.
#[must_use]
pub fn by_word(word: Word) -> &'static [Phrase] {
    PHRASES.find(word).unwrap_or_default()
}

/// The noun that stands for this one (a lemma) among the things of a group.
#[must_use]
pub fn thing(group: &str, lemma: Word) -> Option<&'static str> {
    THINGS.find(lemma)?.iter().find(|(g, _)| *g == group).map(|(_, noun)| *noun)
}
