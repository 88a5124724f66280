//! Text in a page.

use crate::text::safe;

/// Text for an element or a quoted attribute, on one line, without characters that turn or hide text.
pub(super) fn escape(text: &str) -> String {
    entities(&safe::one_line(text))
}

/// As [`escape`], with a blank kept at either end.
pub(super) fn piece(text: &str) -> String {
    let clean = safe::one_line(text);
    let front = if text.starts_with(char::is_whitespace) && !clean.is_empty() { " " } else { "" };
    let back = if text.ends_with(char::is_whitespace) && !clean.is_empty() { " " } else { "" };
    format!("{front}{}{back}", entities(&clean))
}

fn entities(clean: &str) -> String {
    let mut out = String::with_capacity(clean.len() + 8);
    for c in clean.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// An address that a page may link to, escaped: those of the web, and no `javascript:`.
pub(super) fn url(address: &str) -> Option<String> {
    let address = address.trim();
    let web = ["https://", "http://"].iter().any(|s| address.get(..s.len()).is_some_and(|a| a.eq_ignore_ascii_case(s)));
    (web && !address.contains(|c: char| c.is_whitespace() || safe::is_unsafe(c))).then(|| escape(address))
}

/// The letter of a value: `A` for the one with most sources.
pub(super) fn letter(index: usize) -> String {
    if index < 26 { char::from(b'A' + index as u8).to_string() } else { (index + 1).to_string() }
}

/// The class that colours a value; from the fourth on they share one.
pub(super) fn class(index: usize) -> String {
    format!("c{}", index.min(3))
}

#[cfg(test)]
mod tests {
    use super::{escape, letter, piece, url};

    #[test]
    fn escapes_what_a_page_reads() {
        assert_eq!(
            escape("<script>\n\u{202e}\"a\" & 'b'</script>"),
            "&lt;script&gt; &quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;"
        );
        assert_eq!(piece(" a\n"), " a ");
        assert_eq!((letter(0), letter(26)), ("A".to_owned(), "27".to_owned()));
    }

    #[test]
    fn links_to_the_web_only() {
        assert_eq!(url("https://example.org/?a&b"), Some("https://example.org/?a&amp;b".to_owned()));
        for bad in ["javascript:alert(1)", "data:text/html,x", "https://a b", "//x", "JaVaScRiPt:x", "http:\u{1}//x"] {
            assert_eq!(url(bad), None, "{bad}");
        }
    }
}
