//! Days, months, years and stretches of them: `5 September 2022`, `Thursday`, `last year`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Days, months, years and stretches of them: `5 September 2022`, `Thursday`, `last year`.
pub(super) struct DateKind;

impl Kind for DateKind {
    fn name(&self) -> &'static str {
        "date"
    }

    fn about(&self) -> &'static str {
        "Days, months, years and stretches of them: `5 September 2022`, `Thursday`, `last year`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::MONTH).with(Classes::WEEKDAY).with(Classes::CALENDAR)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
