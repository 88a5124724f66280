//! Percentages: `4.5 per cent`, `54%`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Percentages: `4.5 per cent`, `54%`.
pub(super) struct Percent;

impl Kind for Percent {
    fn name(&self) -> &'static str {
        "percent"
    }

    fn about(&self) -> &'static str {
        "Percentages: `4.5 per cent`, `54%`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::NUMBER)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
