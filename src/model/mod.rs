//! The nouns of the program. They import nothing of ours but each other.

mod amount;
mod claim;
mod decimal;
mod document;
mod finding;
mod frame;
mod moment;
mod overlap;
mod settings;
mod source;
mod span;
mod story;
mod tally;
mod tolerance;
mod value;
mod word;
mod word_set;

pub use amount::{Amount, Bound, Unit};
pub use claim::{Article, Claim, Mention, Passage};
pub use decimal::Decimal;
pub use document::{
    Classes, Cues, Document, Numeral, Paragraph, Quotation, Sentence, SentenceView, Shape, Token, Zone,
};
pub use finding::{Camp, Edit, Evidence, Finding, IdleAcceptance, Reason, Report, Verdict};
pub use frame::{Era, Frame, Framed, Markers, Modality, Term};
pub use moment::{Anchor, Clock, DayPart, Grain, Moment, Part};
pub use settings::{Acceptance, Grouping, Settings, Severity, StoriesBy, Tolerance, WatchedFact};
pub use source::{Block, DateOrigin, DiskMap, Encoding, FilePlace, Piece, Silence, Source};
pub use span::Span;
pub use story::Outline;
pub use tally::{Counted, Tally};
pub use value::{Relation, Value, Words};
pub use word::Word;
pub use word_set::WordSet;
