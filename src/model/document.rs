//! A text cut into paragraphs, sentences, tokens and quotations.

use std::ops::Range;

use super::{Decimal, Span, Word, WordSet};

/// What the lexicon knows of a word form, as a set of bits. A form may be in many classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(pub u32);

impl Classes {
    /// In the dictionary of English words.
    pub const ENGLISH: Self = Self(1);
    /// A given name.
    pub const GIVEN: Self = Self(1 << 1);
    /// A surname.
    pub const SURNAME: Self = Self(1 << 2);
    /// A place, in one word.
    pub const PLACE: Self = Self(1 << 3);
    /// The base form of a verb.
    pub const VERB: Self = Self(1 << 4);
    /// A noun for persons (`officer`, `victim`).
    pub const PERSON: Self = Self(1 << 5);
    /// A relative (`son`).
    pub const KIN: Self = Self(1 << 6);
    /// A role or post (`captain`, `spokesman`).
    pub const ROLE: Self = Self(1 << 7);
    /// A title before a name (`mr`, `dr`).
    pub const TITLE: Self = Self(1 << 8);
    /// A verb of speech in any form.
    pub const SPEECH: Self = Self(1 << 9);
    /// Its full stop does not end a sentence.
    pub const ABBREVIATION: Self = Self(1 << 10);
    /// A function word.
    pub const STOP: Self = Self(1 << 11);
    /// A word of the courts.
    pub const COURT: Self = Self(1 << 12);
    /// Marks the name of an organisation (`ministry`, `corp`).
    pub const ORGANISATION: Self = Self(1 << 13);
    /// Commonly starts a sentence.
    pub const OPENER: Self = Self(1 << 14);
    /// Names an event (its classes stand in `lexicon::events`).
    pub const EVENT: Self = Self(1 << 15);
    /// A number word: `twelve`, `dozen`, `million`, `half`.
    pub const NUMBER: Self = Self(1 << 16);
    /// An ordinal word: `third`.
    pub const ORDINAL: Self = Self(1 << 17);
    /// A month.
    pub const MONTH: Self = Self(1 << 18);
    /// A day of the week.
    pub const WEEKDAY: Self = Self(1 << 19);
    /// A unit of time: `hours`, `decade`.
    pub const TIME_UNIT: Self = Self(1 << 20);
    /// A word that may start or make a date: `yesterday`, `morning`, `spring`, `Christmas`.
    pub const CALENDAR: Self = Self(1 << 21);
    /// A unit of measure: `miles`, `kg`.
    pub const UNIT: Self = Self(1 << 22);
    /// A currency word, code or sign.
    pub const CURRENCY: Self = Self(1 << 23);
    /// Denies: `not`, `no`, `never`, `didn't`.
    pub const NEGATION: Self = Self(1 << 24);
    /// A form of be, have, do, or a modal verb.
    pub const AUXILIARY: Self = Self(1 << 25);
    /// A preposition.
    pub const PREPOSITION: Self = Self(1 << 26);
    /// A pronoun.
    pub const PRONOUN: Self = Self(1 << 27);
    /// Function words of all sorts: they say nothing of what a text is about.
    pub const FUNCTION: Self = Self::STOP.with(Self::AUXILIARY).with(Self::PREPOSITION).with(Self::PRONOUN);
    /// Digits. Set by the tokeniser, not the lexicon.
    pub const DIGITS: Self = Self(1 << 28);
    /// A word for a status that has an opposite (`open`, `survived`).
    pub const STATUS: Self = Self(1 << 29);
    /// An irregular form (its lemma is in a table).
    pub const IRREGULAR: Self = Self(1 << 30);
    /// Clock words: `pm`, `noon`, `midnight`, `GMT`.
    pub const CLOCK: Self = Self(1 << 31);

    /// Whether any class of `other` is in it.
    #[must_use]
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    #[inline]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// How a token is spelled, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape(pub u16);

impl Shape {
    /// Starts with a capital letter.
    pub const CAPITAL: Self = Self(1);
    /// Two or more letters, all of them capitals.
    pub const ALL_CAPS: Self = Self(1 << 1);
    /// White space (or the start of the text) stands before it.
    pub const SPACED: Self = Self(1 << 2);
    /// A word (letters, perhaps with digits).
    pub const WORD: Self = Self(1 << 3);
    /// A number in digits.
    pub const NUMBER: Self = Self(1 << 4);
    /// First token of its sentence.
    pub const FIRST: Self = Self(1 << 5);
    /// Letters with dots between: `U.S.`, `p.m.`.
    pub const DOTTED: Self = Self(1 << 6);
    /// Stands inside a direct quotation.
    pub const QUOTED: Self = Self(1 << 7);
    /// A capital stands inside: `iPhone`, `McCain`.
    pub const INNER_CAPITAL: Self = Self(1 << 8);

    /// Both sets.
    #[must_use]
    #[inline]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any bit of `other` is set.
    #[must_use]
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a word may be the start of, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cues(pub u16);

impl Cues {
    /// Opens a date, although no class of the lexicon says so: `coming`, `Boxing`.
    pub const OPENS_DATE: Self = Self(1);
    /// Opens a date when something of a date follows soon: `the`, `in`.
    pub const LEADS_TO_DATE: Self = Self(1 << 1);
    /// Stands in phrases of page furniture: `newsletter`, `click`.
    pub const FURNITURE: Self = Self(1 << 2);
    /// Changes what a number beside it means, or whether it is so: `another`, `average`, `may`.
    pub const MARKS: Self = Self(1 << 3);
    /// Begins a status that has an opposite: `closed`, `at large`.
    pub const OPENS_STATUS: Self = Self(1 << 4);
    /// Opens a time of day, although it is no number: `noon`, `the` (of `the morning`).
    pub const OPENS_TIME: Self = Self(1 << 5);
    /// May part a clause from the next: `who`, `and`, `said`.
    pub const PARTS: Self = Self(1 << 6);
    /// May tell a stage of a story: `name` (withheld), `large` (at large).
    pub const OPENS_STAGE: Self = Self(1 << 7);
    /// Ages by the ten, in words: `thirties`.
    pub const DECADE: Self = Self(1 << 8);
    /// Speaks of ages: `aged`.
    pub const AGE: Self = Self(1 << 9);
    /// Speaks of earthquakes or their strength: `tremor`, `Richter`.
    pub const QUAKE: Self = Self(1 << 10);
    /// May end a hedge before a number: `than`, `nearly`.
    pub const HEDGES: Self = Self(1 << 11);

    /// Whether any bit of `other` is set.
    #[must_use]
    #[inline]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    #[inline]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A word, number or sign.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The form, folded.
    pub word: Word,
    /// The base form (`shot` -> `shoot`), folded.
    pub lemma: Word,
    /// What the lexicon knows of it.
    pub classes: Classes,
    /// How it is spelled.
    pub shape: Shape,
    /// What it may be the start of.
    pub cues: Cues,
}

impl Token {
    /// Whether the lexicon puts it into any of these classes.
    #[must_use]
    #[inline]
    pub const fn is_a(&self, classes: Classes) -> bool {
        self.classes.has(classes)
    }

    /// Whether it is spelled in any of these ways.
    #[must_use]
    #[inline]
    pub const fn looks(&self, shape: Shape) -> bool {
        self.shape.has(shape)
    }

    /// Whether it is (part of) a name: a capital that its place in the sentence does not explain.
    #[must_use]
    #[inline]
    pub const fn is_name(&self) -> bool {
        let not = Classes::MONTH.with(Classes::WEEKDAY).with(Classes::TITLE).with(Classes::PRONOUN);
        self.looks(Shape::CAPITAL)
            && self.looks(Shape::WORD)
            && !self.is_a(not)
            && (!self.looks(Shape::FIRST) || !self.is_a(Classes::ENGLISH.with(Classes::STOP)))
            && self.span.len() > 1
    }
}

/// What part of a page a paragraph is. Claims are read everywhere, but only `Headline`, `Body` and `Caption` are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The story itself.
    #[default]
    Body,
    /// The headline or a sub-heading.
    Headline,
    /// Who wrote it.
    Byline,
    /// Where and when it was filed or updated.
    Stamp,
    /// Under a picture.
    Caption,
    /// Newsletter sign-ups, template leftovers, links to other stories.
    Boilerplate,
}

impl Zone {
    /// Whether claims of this zone may take part in findings.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Body | Self::Headline)
    }
}

/// A paragraph: a run of sentences.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Its sentences, as indexes into [`Document::sentences`].
    pub sentences: Range<u32>,
    /// What part of the page it is.
    pub zone: Zone,
    /// The comments that silence something here, as indexes into [`Source::silenced`](super::Source).
    pub silenced: Vec<u32>,
}

/// A sentence: a run of tokens.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indexes into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Its numerals, as indexes into [`Document::numerals`].
    pub numerals: Range<u32>,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// What part of the page it is in.
    pub zone: Zone,
    /// All classes of its tokens together: lets a kind pass over a sentence at one glance.
    pub classes: Classes,
    /// All cues of its tokens together.
    pub cues: Cues,
}

/// A number in digits, words or both, before anything is known of what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its tokens, as indexes into [`Document::tokens`].
    pub tokens: Range<u32>,
    /// Where it stands.
    pub span: Span,
    /// What it is worth; where only the size is known, the least it can be.
    pub value: Decimal,
    /// Where only the size is known (`dozens`), the most it can be; the value itself otherwise.
    pub high: Decimal,
    /// The place value of its last printed digit: 1 for `24`, 0.1 for `7.7`, 100,000 for `1.2 million`.
    pub step: Decimal,
    /// Whether it is (also) written in digits.
    pub digits: bool,
    /// Only the size is known: `dozens`, `hundreds`, `several`.
    pub vague: bool,
    /// An ordinal: `third`, `14th`.
    pub ordinal: bool,
    /// Part of a whole: `half`, `two-thirds`, `1/2` (but not `two and a half`, `half a million`).
    pub part: bool,
}

/// A direct quotation, marks included or lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks.
    pub span: Span,
    /// With its marks.
    pub outer: Span,
    /// The paragraph in which it begins.
    pub paragraph: u32,
}

/// A source, cut up.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// All numerals in order.
    pub numerals: Vec<Numeral>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// All paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// All direct quotations in order of their start.
    pub quotations: Vec<Quotation>,
}

impl Document {
    /// What a kind sees of one sentence.
    #[must_use]
    pub fn view<'a>(&'a self, text: &'a str, index: usize) -> SentenceView<'a> {
        let sentence = &self.sentences[index];
        SentenceView {
            text,
            index: index as u32,
            sentence,
            first: sentence.tokens.start,
            tokens: &self.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize],
            numerals: &self.numerals[sentence.numerals.start as usize..sentence.numerals.end as usize],
        }
    }

    /// The sentence that holds this token.
    #[must_use]
    pub fn sentence_of(&self, token: u32) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }
}

/// One sentence as a kind sees it: its tokens and numerals, nothing of its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct SentenceView<'a> {
    /// The whole text of the source (spans point into it).
    pub text: &'a str,
    /// Index of the sentence in its document.
    pub index: u32,
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Index in the document of the first token: `tokens[i]` is token `first + i` of the document.
    pub first: u32,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its numerals; their token ranges are indexes into the document.
    pub numerals: &'a [Numeral],
}

impl<'a> SentenceView<'a> {
    /// The words of token `i` of this sentence.
    #[must_use]
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens[i].span.of(self.text)
    }

    /// Whether token `i` exists and is this (lower-case) word.
    #[must_use]
    #[inline]
    pub fn is(&self, i: usize, word: Word) -> bool {
        self.tokens.get(i).is_some_and(|t| t.word == word)
    }

    /// Whether token `i` exists and is in this set.
    #[must_use]
    #[inline]
    pub fn is_in(&self, i: usize, words: &WordSet) -> bool {
        self.tokens.get(i).is_some_and(|t| words.contains(t.word))
    }

    /// Whether token `i` exists and is one of these words.
    #[must_use]
    #[inline]
    pub fn is_any(&self, i: usize, words: &[Word]) -> bool {
        self.tokens.get(i).is_some_and(|t| words.contains(&t.word))
    }

    /// The span from token `from` to token `to`, both of this sentence, `to` excluded.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        self.tokens[from].span.to(self.tokens[to - 1].span)
    }

    /// A token range of this sentence as a range of the document.
    #[must_use]
    pub const fn in_document(&self, from: usize, to: usize) -> Range<u32> {
        self.first + from as u32..self.first + to as u32
    }
}
