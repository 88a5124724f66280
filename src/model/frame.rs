//! What a value is about.

use std::ops::{Deref, Range};

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

/// When the clause plays, as far as its words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Era {
    /// Nothing says.
    #[default]
    Unsaid,
    /// Told as past against the story: another year, `previously`, `had`.
    Old,
    /// The days of the report.
    Now,
}

/// Small words of a clause that change what its numbers mean, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Markers(pub u32);

impl Markers {
    /// Part of a whole: `another`, `other`, `remaining`, `each`.
    pub const PART: Self = Self(1);
    /// A whole: `total`, `combined`, `altogether`.
    pub const WHOLE: Self = Self(1 << 1);
    /// `average`, `record`, `maximum`, `minimum`, `career`.
    pub const STATISTIC: Self = Self(1 << 2);
    /// `usually`, `typical`, `can`.
    pub const GENERIC: Self = Self(1 << 3);
    /// An aftershock, not the quake.
    pub const AFTERSHOCK: Self = Self(1 << 4);
    /// Words of a court.
    pub const COURT: Self = Self(1 << 5);
    /// In brackets right after another figure: a conversion.
    pub const BRACKET: Self = Self(1 << 6);
    /// The governing verb is one of speech or report.
    pub const SPEECH: Self = Self(1 << 7);
    /// `children of`, `son`: the thing counted is kin.
    pub const KIN: Self = Self(1 << 8);
    /// `turns 29`, `will be 30`.
    pub const TURNING: Self = Self(1 << 9);
    /// Said of an earlier time of life: `at the age of 10`, `when he was 12`.
    pub const LIFE: Self = Self(1 << 11);
    /// A date at which nothing happened: `the quarter ended 31 July`, `down from nine in 2011`.
    pub const NO_EVENT: Self = Self(1 << 12);
    /// A date or time in a clause that has no past form: `ships on 14 October`, `the museum opens at 9`.
    pub const PRESENT: Self = Self(1 << 13);
    /// How far something went, or for how long: `fully`, `partly`, `temporarily`.
    pub const EXTENT: Self = Self(1 << 14);
    /// In a clause of comparison: `than`, `compared with`, `up from`.
    pub const COMPARED: Self = Self(1 << 10);

    /// Whether any bit of `other` is set.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a value is about: the thing counted, the event, who takes part, when, who said it.
///
/// Ranges are tokens of the document.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The thing counted or measured, or the noun that carries the value.
    pub head: Option<Term>,
    /// Words between the number and its head, and the head's complement.
    pub modifiers: Vec<Term>,
    /// The governing verb (of a light verb, its noun).
    pub verb: Option<Term>,
    /// Event words of the clause with their classes (indexes of `lexicon::events`), the nearest first.
    pub events: Vec<(Term, u16)>,
    /// Whether these were found in the clause itself, not only in its sentence or the one before.
    pub own_event: bool,
    /// The person an age belongs to: name tokens, the fullest form that the article gives.
    pub owner: Vec<Term>,
    /// The noun that a person without a name is called by: `man`, `son`.
    pub owner_noun: Option<Term>,
    /// Subject of the clause: its head or name tokens.
    pub subject: Vec<Term>,
    /// The clause.
    pub clause: Range<u32>,
    /// When the clause plays.
    pub era: Era,
    /// Small words that matter.
    pub markers: Markers,
    /// Whether it is told as a fact.
    pub modality: Modality,
    /// Whether it stands in a direct quotation.
    pub quoted: bool,
}

/// The frame of a claim. Names and quotations, which most claims are, have none, and read as one that is empty: a pointer
/// takes less room than twenty words of nothing.
#[derive(Clone, Debug, Default)]
pub struct Framed(Option<Box<Frame>>);

impl From<Frame> for Framed {
    fn from(frame: Frame) -> Self {
        Self(Some(Box::new(frame)))
    }
}

impl Deref for Framed {
    type Target = Frame;

    fn deref(&self) -> &Frame {
        static NONE: Frame = Frame {
            head: None,
            modifiers: Vec::new(),
            verb: None,
            events: Vec::new(),
            own_event: false,
            owner: Vec::new(),
            owner_noun: None,
            subject: Vec::new(),
            clause: 0..0,
            era: Era::Unsaid,
            markers: Markers(0),
            modality: Modality::Asserted,
            quoted: false,
        };
        self.0.as_deref().unwrap_or(&NONE)
    }
}
