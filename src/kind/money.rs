//! Sums of money: `$1.2bn`, `50 cents`.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Sums of money: `$1.2bn`, `50 cents`.
pub(super) struct Money;

impl Kind for Money {
    fn name(&self) -> &'static str {
        "money"
    }

    fn about(&self) -> &'static str {
        "Sums of money: `$1.2bn`, `50 cents`."
    }

    fn triggers(&self) -> Classes {
        Classes::CURRENCY
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
