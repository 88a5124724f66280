//! Ages of persons: `24`, `24-year-old`, `aged 24`, `in her 30s`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Ages of persons: `24`, `24-year-old`, `aged 24`, `in her 30s`.
pub(super) struct Age;

impl Kind for Age {
    fn name(&self) -> &'static str {
        "age"
    }

    fn about(&self) -> &'static str {
        "Ages of persons: `24`, `24-year-old`, `aged 24`, `in her 30s`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::NUMBER)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
