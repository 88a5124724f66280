//! What a mention means: the three shapes of value, and how two values can stand to each other.

use super::{Amount, Moment};

/// A normalised value. The shapes are closed; kinds are open and share them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A number with its unit, bound and printed precision: age, count, money, percent, duration, measure, ordinal.
    ///
    /// In a box, since it is three times as large as the others and most values are names.
    Amount(Box<Amount>),
    /// A point or stretch of the calendar or the clock, each part known, implied or absent: date, time.
    Moment(Moment),
    /// Words as written and as compared: name, quotation, status.
    Words(Words),
}

impl Default for Value {
    /// No words.
    fn default() -> Self {
        Self::Words(Words::default())
    }
}

impl Value {
    /// The amount, when it is one.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        if let Self::Amount(a) = self { Some(a) } else { None }
    }

    /// The moment, when it is one.
    #[must_use]
    pub const fn moment(&self) -> Option<&Moment> {
        if let Self::Moment(m) = self { Some(m) } else { None }
    }

    /// The words, when it is made of words.
    #[must_use]
    pub const fn words(&self) -> Option<&Words> {
        if let Self::Words(w) = self { Some(w) } else { None }
    }

    /// How two values of one kind stand to each other, by their shape.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        match (self, other) {
            (Self::Amount(a), Self::Amount(b)) => a.relation(b),
            (Self::Moment(a), Self::Moment(b)) => a.relation(b),
            (Self::Words(a), Self::Words(b)) if a.folded == b.folded => Relation::Same,
            (Self::Words(_), Self::Words(_)) => Relation::Differs,
            _ => Relation::Incomparable,
        }
    }

    /// The TIMEX3 value of a date, time or duration.
    #[must_use]
    pub fn timex(&self) -> Option<String> {
        match self {
            Self::Moment(m) => m.timex(),
            Self::Amount(a) => a.timex(),
            Self::Words(_) => None,
        }
    }
}

impl std::fmt::Display for Value {
    /// The value in one normalised form: `24 year`, `>=100`, `USD 35000`, `2022-09-05`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Amount(a) => a.fmt(f),
            Self::Moment(m) => m.fmt(f),
            Self::Words(w) => f.write_str(&w.written),
        }
    }
}

/// A value that is made of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words {
    /// As the source writes it.
    pub written: String,
    /// As it is compared: case, marks and style folded away.
    pub folded: String,
}

/// How two values of one kind stand to each other when both speak of the same fact.
///
/// A value is a set of possibilities: two values are the `Same` set, one set overlaps the other (`Vaguer`), they
/// cannot both hold (`Differs`), or nothing can be said (`Incomparable`: two currencies, a length beside a weight).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same value, perhaps in another form.
    Same,
    /// Both can be true: one is vaguer, rounded or partial.
    Vaguer,
    /// Both cannot be true of one thing.
    Differs,
    /// Not to be compared.
    Incomparable,
}
