//! Borders of characters: where a text may be cut.

/// The last border at or before this byte; the end of the text if it lies beyond.
#[must_use]
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first border at or after this byte; the end of the text if it lies beyond.
#[must_use]
pub fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
