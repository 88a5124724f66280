//! Article text is hostile: what it may not do to a terminal.

/// Whether a character must not reach a terminal, a log or a report cell: controls, bidirectional overrides, and the
/// invisible tag characters (which reports use for themselves, and others to hide text).
#[must_use]
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{2028}' | '\u{2029}')
}

/// One line that is safe to print: controls gone, runs of white space made one space, no `##[`, by which build servers
/// know their commands wherever in a line it stands.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        } else if !is_unsafe(c) {
            if c == '[' && out.ends_with("##") {
                out.insert(out.len() - 1, '\\');
            }
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A line that a build server does not take for an order: those start with `::`, or hold `##[`.
#[must_use]
pub fn unordered(line: &str) -> String {
    let line = line.replace("##[", "#\\#[");
    if line.trim_start().starts_with("::") { line.replacen("::", ":\\:", 1) } else { line }
}

/// JSON in which no unsafe character stands for itself, nor `##[`: outside its strings there is none, and inside an
/// escape means the same.
#[must_use]
pub fn json(text: String) -> String {
    let text = if text.contains("##[") { text.replace("##[", "#\\u0023[") } else { text };
    // Whatever is unsafe is a control or starts with one of these bytes; most lines hold neither.
    let suspect = |b: u8| b < b' ' || matches!(b, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef);
    if !text.bytes().any(suspect) || !text.contains(is_unsafe) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 64);
    for c in text.chars() {
        if is_unsafe(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{json, one_line, unordered};

    #[test]
    fn escapes_json_without_changing_it() {
        assert_eq!(json("\"a b\"".to_owned()), "\"a b\"");
        let text = "a\u{9b}31m\u{202e}\u{7f}\u{e0041}é";
        let escaped = json(serde_json::to_string(text).expect("JSON"));
        assert_eq!(escaped, r#""a\u009b31m\u202e\u007f\udb40\udc41é""#);
        assert_eq!(serde_json::from_str::<String>(&escaped).expect("JSON"), text);
    }

    #[test]
    fn takes_the_sting_out_of_escapes() {
        assert_eq!(one_line("a\u{1b}[31mred\u{1b}]0;x\u{7}\r\n b\u{202e}c"), "a[31mred]0;x bc");
    }

    #[test]
    fn gives_no_orders_to_build_servers() {
        assert_eq!(one_line("x ###[error]y #\u{7}#[z"), "x ##\\#[error]y #\\#[z");
        assert_eq!(unordered(" ::error::x ##[y"), " :\\:error::x #\\#[y");
        let escaped = json("\"###[x\"".to_owned());
        assert_eq!(escaped, "\"##\\u0023[x\"");
        assert_eq!(serde_json::from_str::<String>(&escaped).expect("JSON"), "###[x");
    }
}
