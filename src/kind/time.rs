//! Times of day: `3 p.m.`, `15:00 GMT`, `midnight`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Times of day: `3 p.m.`, `15:00 GMT`, `midnight`.
pub(super) struct Time;

impl Kind for Time {
    fn name(&self) -> &'static str {
        "time"
    }

    fn about(&self) -> &'static str {
        "Times of day: `3 p.m.`, `15:00 GMT`, `midnight`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::CLOCK)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
