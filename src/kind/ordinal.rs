//! Places in an order: `third`, `14th`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Places in an order: `third`, `14th`.
pub(super) struct Ordinal;

impl Kind for Ordinal {
    fn name(&self) -> &'static str {
        "ordinal"
    }

    fn about(&self) -> &'static str {
        "Places in an order: `third`, `14th`."
    }

    fn triggers(&self) -> Classes {
        Classes::ORDINAL.with(Classes::DIGITS)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
