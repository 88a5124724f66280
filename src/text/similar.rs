//! String similarity; the only user of `strsim`.

/// Edits between two words, a swap of neighbours counted as one (optimal string alignment).
#[must_use]
pub fn edits(a: &str, b: &str) -> usize {
    strsim::osa_distance(a, b)
}

/// Jaro-Winkler likeness in thousandths: 1000 for equal words.
#[must_use]
pub fn likeness(a: &str, b: &str) -> u16 {
    (strsim::jaro_winkler(a, b) * 1000.0).round() as u16
}

/// The candidate nearest to `word`, when it is near enough to be meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates.into_iter().map(|c| (edits(word, c), c)).filter(|(d, c)| *d <= 1 + c.len() / 4).min().map(|(_, c)| c)
}
