//! Article text is hostile: what it may not do to a terminal.

use std::borrow::Cow;

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

/// The same for what is one plain word nearly always: that is lent as it stands.
#[must_use]
pub fn word(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii_graphic() && b != b'[') { text.into() } else { one_line(text).into() }
}

/// A line that a build server does not take for an order: those start with `::`, or hold `##[`.
#[must_use]
pub fn unordered(line: &str) -> String {
    let line = line.replace("##[", "#\\#[");
    if line.trim_start().starts_with("::") { line.replacen("::", ":\\:", 1) } else { line }
}

/// Bytes with which a character may start that cannot stand in a JSON string as it is, or that is unsafe; and `[`, which
/// may end a `##[`.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = suspect(b as u8) || matches!(b as u8, b'"' | b'\\' | b'[');
        b += 1;
    }
    table
};

/// Whether an unsafe character may start with this byte: it is a control, or one of a few leads of UTF-8.
const fn suspect(byte: u8) -> bool {
    byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3)
}

/// JSON, or part of a string of it, in which no unsafe character stands for itself, nor `##[`: outside its strings there
/// is none, and inside an escape means the same.
#[must_use]
pub fn json(text: &str) -> Cow<'_, str> {
    // All bytes are looked at together: most texts hold none, and this the processor does for many bytes at once. As a
    // number with a sign a byte of a longer character is less than any that can be printed.
    let odd = |b: u8| u8::from(b.cast_signed() < 0x20) | u8::from(b == b'[') | u8::from(b == 0x7f);
    if text.bytes().fold(0, |any, b| any | odd(b)) == 0 || !is_special(text) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("##[", "#\\u0023[");
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for (at, c) in unsafe_chars(&text) {
        out.push_str(&text[done..at]);
        escape(c, |unit| out.push_str(unit));
        done = at + c.len_utf8();
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// Whether a text holds an unsafe character or `##[`.
fn is_special(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut starts = bytes.iter().enumerate().filter(|(_, b)| SPECIAL[**b as usize]);
    starts.any(|(at, b)| match b {
        b'[' => bytes[..at].ends_with(b"##"),
        _ => text[at..].chars().next().is_some_and(is_unsafe),
    })
}

/// The unsafe characters of a text with their places.
fn unsafe_chars(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let starts = text.bytes().enumerate().filter(|(_, b)| SPECIAL[*b as usize]);
    starts.filter_map(|(at, _)| text[at..].chars().next().filter(|c| is_unsafe(*c)).map(|c| (at, c)))
}

/// Adds text as a JSON string, quotation marks included, to what is written already: the same as [`json`] of it.
pub fn json_string(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    json_text(out, text);
    out.push(b'"');
}

/// As [`json_string`], for part of a string: without the marks around it.
pub fn json_text(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    // As in [`json`]: most texts hold nothing that matters.
    let odd = |b: u8| u8::from(b.cast_signed() < 0x20) | u8::from(matches!(b, b'"' | b'\\' | b'[' | 0x7f));
    if bytes.iter().fold(0, |any, b| any | odd(*b)) == 0 {
        out.extend_from_slice(bytes);
        return;
    }
    // What has been written of the text.
    let mut done = 0;
    let mut next = 0;
    while let Some(skip) = bytes[next..].iter().position(|b| SPECIAL[*b as usize]) {
        let at = next + skip;
        next = at + 1;
        let short = match bytes[at] {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            0x08 => "\\b",
            0x0c => "\\f",
            b'[' => {
                if at >= done + 2 && bytes[..at].ends_with(b"##") {
                    out.extend_from_slice(&bytes[done..at - 1]);
                    out.extend_from_slice(b"\\u0023");
                    done = at;
                }
                continue;
            }
            _ => "",
        };
        let Some(c) = text[at..].chars().next() else { break };
        if short.is_empty() && !is_unsafe(c) {
            continue;
        }
        out.extend_from_slice(&bytes[done..at]);
        if short.is_empty() {
            escape(c, |unit| out.extend_from_slice(unit.as_bytes()));
        } else {
            out.extend_from_slice(short.as_bytes());
        }
        done = at + c.len_utf8();
    }
    out.extend_from_slice(&bytes[done..]);
}

/// A character as JSON's `\uXXXX`.
fn escape(c: char, mut out: impl FnMut(&str)) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out(&format!("\\u{unit:04x}"));
    }
}

#[cfg(test)]
mod tests {
    use super::{json, json_string, one_line, unordered};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn writes_strings_as_the_library_does(text in "[ -~\\n\\t#\\[\"\\\\é\u{9b}\u{202e}\u{e0041}\u{0}\u{8}\u{c}\u{7f}😀]{0,20}|(?s).{0,20}") {
            let mut out = b"x".to_vec();
            json_string(&mut out, &text);
            let out = String::from_utf8(out).expect("UTF-8");
            let library = serde_json::to_string(&text).expect("JSON");
            prop_assert_eq!(&out[1..], json(&library));
        }
    }

    #[test]
    fn escapes_json_without_changing_it() {
        assert_eq!(json("\"a b\""), "\"a b\"");
        assert_eq!(json("\"\u{e0041}\""), "\"\\udb40\\udc41\"");
        let text = "a\u{9b}31m\u{202e}\u{7f}\u{e0041}é";
        let plain = serde_json::to_string(text).expect("JSON");
        let escaped = json(&plain);
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
        let escaped = json("\"###[x\"");
        assert_eq!(escaped, "\"##\\u0023[x\"");
        assert_eq!(serde_json::from_str::<String>(&escaped).expect("JSON"), "###[x");
    }
}
