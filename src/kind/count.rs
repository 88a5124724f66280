//! How many of something: `more than 100 officers`, `no one`, `two dozen`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// How many of something: `more than 100 officers`, `no one`, `two dozen`.
pub(super) struct Count;

impl Kind for Count {
    fn name(&self) -> &'static str {
        "count"
    }

    fn about(&self) -> &'static str {
        "How many of something: `more than 100 officers`, `no one`, `two dozen`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::NUMBER)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
