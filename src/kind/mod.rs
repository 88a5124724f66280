//! Kinds: what sorts of value two sources can state differently. One file each, one row of [`KINDS`] each.
//!
//! Under each kind stand three tables, which are its specification, its documentation and its test at once: what it
//! reads, what it ignores, how its values relate. A bug found in an article becomes one more phrase.

mod age;
mod count;
mod date;
mod detail;
mod duration;
mod figure;
mod measure;
mod money;
mod name;
mod ordinal;
mod percent;
mod phone;
mod place;
pub mod quote;
#[cfg(test)]
mod soup;
mod status;
#[cfg(test)]
pub(crate) mod testing;
mod time;

pub(crate) use date::{day_first, first_full_date, first_yearless_date, may_be_dated};

use jiff::civil::Date;

use crate::model::{Claim, Classes, Document, Mention, Passage, Relation, SentenceView, Value};

/// What a mention is read with: the article around it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The whole text of the source.
    pub text: &'a str,
    /// The text, cut up.
    pub document: &'a Document,
    /// Day of publication, when it is known.
    pub published: Option<Date>,
    /// The claims of the article so far, this one excluded, in order of their spans (a date hangs on the one before). They
    /// have no frames yet.
    pub before: &'a [Claim],
    /// Whether `5/6` is the 5th of June here (`Some(true)`), the 6th of May (`Some(false)`), or not settled.
    pub day_first: Option<bool>,
}

/// One kind of value that two sources can state differently.
pub trait Kind: Sync {
    /// Its name in facts.toml, JSON and rule ids: `age`.
    fn name(&self) -> &'static str;
    /// One line for `--help` and the docs.
    fn about(&self) -> &'static str;
    /// Sentences without any of these classes hold none of its mentions. None, for a kind that [`find_all`](Self::find_all) finds.
    fn triggers(&self) -> Classes {
        Classes(0)
    }
    /// Where it is mentioned in a sentence. Knows no context. Overlaps with other kinds are settled by the caller.
    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let _ = (sentence, out);
    }
    /// Where it is mentioned in the whole article: for kinds that run over sentences (quotations) or lie on another
    /// layer than values (names). These mentions may overlap with those of other kinds.
    fn find_all(&self, text: &str, document: &Document, out: &mut Vec<Mention>) {
        let _ = (text, document, out);
    }
    /// Makes of what the words of a mention say alone what they mean in the article around it; `false` when it turns out to
    /// mean nothing.
    fn read(&self, passage: &Passage, value: &mut Value, context: &Context<'_>) -> bool {
        let _ = (passage, value, context);
        true
    }
    /// How two values stand to each other. The shape's own answer suits most kinds.
    fn relate(&self, a: &Value, b: &Value) -> Relation {
        a.relation(b)
    }
}

/// All kinds. Where two mentions overlap, the longer wins, then the earlier row.
pub static KINDS: &[&dyn Kind] = &[
    &money::Money,
    &percent::Percent,
    &time::Time,
    &date::DateKind,
    &age::Age,
    &measure::Measure,
    &duration::Duration,
    &ordinal::Ordinal,
    &count::Count,
    &status::Status,
    &place::Place,
    &phone::Phone,
    &detail::Detail,
    &name::Name,
    &quote::Quote,
];

/// The kind of this name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static dyn Kind> {
    KINDS.iter().copied().find(|k| k.name() == name)
}
