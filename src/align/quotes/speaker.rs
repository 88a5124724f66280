//! Who said it.

use crate::model::{Article, Span};

/// The speaker of what is quoted at `span`, as the source calls them.
pub(super) fn of(article: &Article, span: Span, sentence: u32) -> Option<String> {
    let _ = (article, span, sentence);
    None
}

/// The name among several that tells most.
pub(super) fn fullest(names: &[String]) -> Option<&String> {
    names.iter().max_by_key(|n| (n.split(' ').count(), n.len()))
}
