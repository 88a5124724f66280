//! What a value is about.

use super::{Span, Word};

/// One word of a frame: its lemma to compare, its span to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// Base form (or its synonym group's first word).
    pub lemma: Word,
    /// Where it stands.
    pub span: Span,
}

/// Whether the source says that it is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// Told as a fact.
    #[default]
    Asserted,
    /// Denied: `was not`, `no`.
    Denied,
    /// Conditional, feared, possible: `could`, `may`, `if`.
    Possible,
    /// To come: `will`, `scheduled`, `planned`.
    Planned,
}

/// What a value is about: the thing counted, the event, who takes part, when, who said it.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The thing counted or measured, or the noun that carries the value.
    pub head: Option<Term>,
    /// Words between the number and its head, and the head's complement.
    pub modifiers: Vec<Term>,
    /// Event words of the clause, the governing one first.
    pub events: Vec<Term>,
    /// Event classes of these words (indexes of `lexicon::events`), the governing one's first.
    pub classes: Vec<u16>,
    /// The person an age or status belongs to, or the subject of the clause, as name tokens.
    pub owner: Vec<Term>,
    /// Names in the sentence.
    pub names: Vec<Term>,
    /// Content words of the clause, sorted by lemma, unique.
    pub clause: Vec<Term>,
    /// Content words of the sentence, sorted by lemma, unique.
    pub words: Vec<Term>,
    /// Who said it, when someone did.
    pub speaker: Option<Span>,
    /// Whether it is told as a fact.
    pub modality: Modality,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
}
