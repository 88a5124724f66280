//! Words of a page as its reader sees them: white space folded, entities resolved, the way back kept.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::super::mapped::Mapped;

/// The longest entity that is looked at; the longest name has 33 characters.
const LONGEST: usize = 40;

/// Adds source text that starts at byte `at` of its source. `lines` keeps line breaks (`pre`).
pub(super) fn add(out: &mut Mapped, raw: &str, at: usize, lines: bool) {
    let bytes = raw.as_bytes();
    let (mut from, mut k) = (0, 0);
    while k < bytes.len() {
        let next = match bytes[k] {
            b' ' if k > from && bytes.get(k + 1).is_some_and(|b| !b.is_ascii_whitespace()) => {
                k += 1;
                continue;
            }
            b if b.is_ascii_whitespace() => {
                out.copy(&raw[from..k], at + from);
                let width = bytes[k..].iter().take_while(|b| b.is_ascii_whitespace()).count();
                let feed = lines && raw[k..k + width].contains('\n');
                if !out.text.is_empty() && !out.text.ends_with([' ', '\n']) {
                    out.put(if feed { "\n" } else { " " }, at + k, width);
                }
                k + width
            }
            b'&' => {
                out.copy(&raw[from..k], at + from);
                let width = entity(&bytes[k..]);
                let (words, width) = match resolve(&raw[k..k + width]) {
                    Some(words) => (words, width),
                    None => ("&".to_owned(), 1),
                };
                // A soft hyphen is no part of its word.
                if words != "\u{ad}" && words != "\u{200b}" {
                    out.put(&words, at + k, width);
                }
                k + width
            }
            0xc2 if bytes.get(k + 1) == Some(&0xad) => {
                out.copy(&raw[from..k], at + from);
                k + 2
            }
            0xe2 if bytes.get(k + 1..k + 3) == Some(&[0x80, 0x8b]) => {
                out.copy(&raw[from..k], at + from);
                k + 3
            }
            _ => {
                k += 1;
                continue;
            }
        };
        (from, k) = (next, next);
    }
    out.copy(&raw[from..], at + from);
}

/// How many bytes the entity at the start may take.
fn entity(bytes: &[u8]) -> usize {
    let inside = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'#';
    let width = 1 + bytes[1..].iter().take(LONGEST).take_while(inside).count();
    width + usize::from(bytes.get(width) == Some(&b';'))
}

/// What an entity stands for, by the rules of HTML; `None` for an ampersand that stands for itself.
pub(in super::super) fn resolve(raw: &str) -> Option<String> {
    let known = match raw {
        "&" => return None,
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        "&apos;" | "&#39;" | "&#x27;" | "&#039;" => "'",
        "&nbsp;" | "&#160;" => "\u{a0}",
        "&rsquo;" | "&#8217;" => "’",
        "&lsquo;" | "&#8216;" => "‘",
        "&ldquo;" | "&#8220;" => "“",
        "&rdquo;" | "&#8221;" => "”",
        "&ndash;" | "&#8211;" => "–",
        "&mdash;" | "&#8212;" => "—",
        _ => "",
    };
    if !known.is_empty() {
        return Some(known.to_owned());
    }
    let mut out = String::new();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
        if let CallbackEvent::String { value } = event {
            out.push_str(&String::from_utf8_lossy(value));
        }
        None
    });
    let _ = Tokenizer::new_with_emitter(raw, emitter).finish();
    (out != raw && !out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::load::mapped::Mapped;

    #[test]
    fn folds_white_space_and_resolves_entities() {
        for (raw, want) in [
            ("  a \n\t b  c\r\n", "a b c "),
            ("AT&amp;T &pound;5 &#8364;6 &frac12; &notin; &not5;", "AT&T £5 €6 ½ ∉ ¬5;"),
            ("R&D & &; &#; &#x; &nosuch; &", "R&D & &; &#; &#x; &nosuch; &"),
            ("Sep&shy;tember \u{ad}x\u{200b}y &#150; &#xD800;", "September xy – \u{fffd}"),
        ] {
            let mut out = Mapped::default();
            add(&mut out, raw, 0, false);
            assert_eq!(out.text, want, "{raw}");
        }
    }
}
