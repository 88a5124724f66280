//! Article text is hostile: what it may not do to a terminal.

/// Whether a character must not reach a terminal, a log or a report cell: controls, bidirectional overrides, and the
/// invisible tag characters (which reports use for themselves, and others to hide text).
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{2028}' | '\u{2029}')
}

/// One line that is safe to print: controls gone, runs of white space made one space.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if !is_unsafe(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn takes_the_sting_out_of_escapes() {
        assert_eq!(one_line("a\u{1b}[31mred\u{1b}]0;x\u{7}\r\n b\u{202e}c"), "a[31mred]0;x bc");
    }
}
