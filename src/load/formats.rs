//! The formats that are read: which files they are, and how each is read.

use super::decode::Charset;
use super::draft::{File, Found};
use super::{front, markdown, records};
use crate::error::Error;

/// An input format.
pub(super) struct Format {
    pub name: &'static str,
    /// Extensions in small letters.
    pub extensions: &'static [&'static str],
    pub charset: Charset,
    /// Whether its words are taken out of markup; else the text is the file itself.
    pub marked: bool,
    pub read: fn(&File<'_>) -> Found,
}

const MARKED: Format =
    Format { name: "", extensions: &[], charset: Charset::Guessed, marked: true, read: front::plain };

static FORMATS: &[Format] = &[
    Format { name: "text", extensions: &["txt", "text"], marked: false, ..MARKED },
    Format { name: "markdown", extensions: &["md", "markdown"], read: markdown::read, ..MARKED },
    Format { name: "json", extensions: &["json"], charset: Charset::Utf8, read: records::read_json, ..MARKED },
    Format {
        name: "jsonl",
        extensions: &["jsonl", "ndjson"],
        charset: Charset::Utf8,
        read: records::read_lines,
        ..MARKED
    },
    #[cfg(feature = "html")]
    Format {
        name: "html",
        extensions: &["html", "htm", "xhtml"],
        charset: Charset::Declared,
        read: super::html::read,
        ..MARKED
    },
    #[cfg(feature = "html")]
    Format {
        name: "feed",
        extensions: &["rss", "atom", "xml"],
        charset: Charset::Declared,
        read: super::feed::read,
        ..MARKED
    },
];

/// What is said of the formats when a file has none of them.
#[cfg(feature = "html")]
pub(super) const READ: &str = "web pages (.html, .htm, .xhtml), plain text (.txt, .text), Markdown (.md, .markdown), JSON (.json, .jsonl, .ndjson) and feeds (.rss, .atom, .xml) are read";
#[cfg(not(feature = "html"))]
pub(super) const READ: &str =
    "plain text (.txt, .text), Markdown (.md, .markdown) and JSON (.json, .jsonl, .ndjson) are read";

/// The names of the formats.
#[must_use]
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|f| f.name).collect()
}

/// The extension of a path in small letters.
pub(super) fn extension(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    Some(name.rsplit_once('.')?.1.to_ascii_lowercase())
}

/// The format that a path's extension names.
pub(super) fn by_path(path: &str) -> Option<&'static Format> {
    let extension = extension(path)?;
    FORMATS.iter().find(|f| f.extensions.contains(&extension.as_str()))
}

/// The format of a file: the one named, else by its extension, else by how it begins.
///
/// # Errors
/// When there is no format of that name.
pub(super) fn of(path: &str, named: Option<&str>, bytes: &[u8]) -> Result<&'static Format, Error> {
    let by_name = |name: &str| FORMATS.iter().find(|f| f.name == name);
    if let Some(name) = named {
        let hint = format!("one of: {}", names().join(", "));
        return by_name(name).ok_or_else(|| Error::input(path, format!("there is no format `{name}`"), hint));
    }
    let format = by_path(path);
    let sniffed = match format.map(|f| f.name) {
        None => sniff(bytes),
        // A page that was saved as XML.
        Some("feed") if sniff(bytes) == "html" => "html",
        Some(name) => name,
    };
    Ok(by_name(sniffed).unwrap_or(&FORMATS[0]))
}

/// What bytes look like: JSON begins with a bracket and a quotation mark, markup with a tag.
fn sniff(bytes: &[u8]) -> &'static str {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes).trim_ascii_start();
    let head = &bytes[..bytes.len().min(2048)];
    let after = |n: usize| head.get(n..).unwrap_or_default().trim_ascii_start();
    match head.first() {
        Some(b'{') if after(1).starts_with(b"\"") => "json",
        Some(b'[') if after(1).starts_with(b"{") => "json",
        Some(b'<') => {
            let head = head.to_ascii_lowercase();
            let holds = |word: &[u8]| memchr::memmem::find(&head, word).is_some();
            if holds(b"<rss") || holds(b"<feed") || holds(b"<rdf:rdf") {
                "feed"
            } else if holds(b"<!doctype html") || holds(b"<html") || holds(b"<head") || holds(b"<body") {
                "html"
            } else if head.starts_with(b"<?xml") {
                "feed"
            } else {
                "text"
            }
        }
        _ => "text",
    }
}
