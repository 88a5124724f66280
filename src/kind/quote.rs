//! Direct quotations.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Direct quotations.
pub(super) struct Quote;

impl Kind for Quote {
    fn name(&self) -> &'static str {
        "quote"
    }

    fn about(&self) -> &'static str {
        "Direct quotations."
    }

    fn triggers(&self) -> Classes {
        Classes(0)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
