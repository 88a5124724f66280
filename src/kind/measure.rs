//! Numbers with a unit: distance, weight, speed, magnitude.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Numbers with a unit: distance, weight, speed, magnitude.
pub(super) struct Measure;

impl Kind for Measure {
    fn name(&self) -> &'static str {
        "measure"
    }

    fn about(&self) -> &'static str {
        "Numbers with a unit: distance, weight, speed, magnitude."
    }

    fn triggers(&self) -> Classes {
        Classes::UNIT
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
