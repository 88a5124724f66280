//! Names of people, places, organisations.

use crate::model::{Classes, Mention, SentenceView};

use super::Kind;

/// Names of people, places, organisations.
pub(super) struct Name;

impl Kind for Name {
    fn name(&self) -> &'static str {
        "name"
    }

    fn about(&self) -> &'static str {
        "Names of people, places, organisations."
    }

    fn triggers(&self) -> Classes {
        Classes(0)
    }

    fn find(&self, _sentence: &SentenceView<'_>, _out: &mut Vec<Mention>) {}
}
