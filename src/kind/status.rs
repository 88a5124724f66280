//! Whether something is so: open or closed, died or survived.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Whether something is so: open or closed, died or survived.
pub(super) struct Status;

impl Kind for Status {
    fn name(&self) -> &'static str {
        "status"
    }

    fn about(&self) -> &'static str {
        "Whether something is so: open or closed, died or survived."
    }

    fn triggers(&self) -> Classes {
        Classes::STATUS
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
