//! How long something took: `48 hours`, `a decade`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// How long something took: `48 hours`, `a decade`.
pub(super) struct Duration;

impl Kind for Duration {
    fn name(&self) -> &'static str {
        "duration"
    }

    fn about(&self) -> &'static str {
        "How long something took: `48 hours`, `a decade`."
    }

    fn triggers(&self) -> Classes {
        Classes::TIME_UNIT
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
