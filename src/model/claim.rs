//! Mentions and the claims made of them.

use std::ops::Range;

use super::{Document, Framed, Source, Span, Value};

/// Words that carry a value, as one kind found them, before the article's date and surroundings are looked at.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The kind's name.
    pub kind: &'static str,
    /// The words that carry the value, hedges included (`at least 100`), the thing counted left out.
    pub span: Span,
    /// The same as tokens of the document.
    pub tokens: Range<u32>,
    /// The sentence it stands in.
    pub sentence: u32,
    /// What the words alone say.
    pub value: Value,
}

/// Where a mention stands: its words without what they say.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The kind's name.
    pub kind: &'static str,
    /// The words that carry the value, hedges included.
    pub span: Span,
    /// The same as tokens of the document.
    pub tokens: Range<u32>,
    /// The sentence it stands in.
    pub sentence: u32,
}

/// A source says that something (the frame) has a value; the mention is the evidence.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The words.
    pub mention: Passage,
    /// What they mean, once the article's date and surroundings are known.
    pub value: Value,
    /// What the value is about.
    pub frame: Framed,
}

/// A source that has been read: its text cut up, its claims.
#[derive(Clone, Debug)]
pub struct Article {
    /// The article as published.
    pub source: Source,
    /// Its text, cut up.
    pub document: Document,
    /// Its claims in order of their spans.
    pub claims: Vec<Claim>,
}
