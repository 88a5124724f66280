//! How many cells of a terminal a text takes, and cutting by cells.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The cells that a text takes: two for most East Asian characters, none for combining marks.
#[must_use]
pub fn of(text: &str) -> usize {
    // Most text is letters and marks of ASCII, a cell each.
    if text.bytes().all(|b| matches!(b, b' '..=b'~')) { text.len() } else { text.width() }
}

/// The cells that one character takes.
#[must_use]
pub fn of_char(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// The longest start of `text` that fits into `cells`; combining marks stay with their letter.
#[must_use]
pub fn fitting(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += of_char(c);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{fitting, of};

    #[test]
    fn counts_cells() {
        assert_eq!(of("abc"), 3);
        assert_eq!(of("日本"), 4);
        assert_eq!(of("e\u{301}"), 1);
        assert_eq!(fitting("日本語", 5), "日本");
        assert_eq!(fitting("e\u{301}a", 1), "e\u{301}");
    }
}
