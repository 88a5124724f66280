//! One article as published.

use jiff::civil::Date;

use super::Span;

/// Where the publication date comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrigin {
    /// There is none.
    #[default]
    None,
    /// The article's front matter.
    FrontMatter,
    /// `facts.toml`.
    Config,
    /// A dateline or stamp in the text.
    Text,
    /// The address of the page.
    Url,
}

impl DateOrigin {
    /// In words, for reports.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::None => "unknown",
            Self::FrontMatter => "front matter",
            Self::Config => "facts.toml",
            Self::Text => "dateline",
            Self::Url => "address",
        }
    }
}

/// How the file is encoded on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// UTF-8, the byte order mark (if any) counted as part of the text's disk offset.
    #[default]
    Utf8,
    /// One byte a character.
    Windows1252,
    /// UTF-16, either byte order.
    Utf16,
}

/// Leads from bytes of the decoded text to bytes of the file on disk.
#[derive(Clone, Debug, Default)]
pub struct DiskMap {
    /// The file's encoding.
    pub encoding: Encoding,
    /// Bytes before the text: the byte order mark.
    pub skip: u32,
    /// `(text offset, disk offset)` every few thousand bytes, so that a look-up walks a short way only. Empty for UTF-8.
    pub marks: Vec<(u32, u32)>,
}

impl DiskMap {
    /// How far apart marks are, in bytes of text.
    pub const STRIDE: u32 = 4096;

    /// The byte on disk of byte `at` of `text`.
    #[must_use]
    pub fn disk(&self, text: &str, at: u32) -> u32 {
        if self.encoding == Encoding::Utf8 {
            return at + self.skip;
        }
        let k = self.marks.partition_point(|m| m.0 <= at);
        let (from, disk) = if k == 0 { (0, self.skip) } else { self.marks[k - 1] };
        disk + self.width(&text[from as usize..at as usize])
    }

    /// How many bytes this piece of text takes on disk.
    #[must_use]
    pub fn width(&self, piece: &str) -> u32 {
        match self.encoding {
            Encoding::Utf8 => piece.len() as u32,
            Encoding::Windows1252 => piece.chars().count() as u32,
            Encoding::Utf16 => piece.chars().map(|c| c.len_utf16() as u32 * 2).sum(),
        }
    }
}

/// A comment in an article that silences a kind of value in one paragraph:
/// `<!-- crosscheck: ignore date Corrected in a later edition. -->`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Silence {
    /// Where the comment stands.
    pub span: Span,
    /// The kinds that it silences.
    pub kinds: Vec<&'static str>,
    /// Why.
    pub reason: String,
    /// Its line, from 1.
    pub line: u32,
}

/// One article as published: where it lies, who published it and when, and its text.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Path as given, with forward slashes.
    pub path: String,
    /// Headline from the front matter.
    pub title: Option<String>,
    /// Publisher or source name.
    pub publisher: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Where that day comes from.
    pub date_origin: DateOrigin,
    /// Story it belongs to, when the user says so.
    pub story: Option<String>,
    /// The whole file, decoded: lines and columns are counted in it.
    pub text: String,
    /// The article in it, front matter left out.
    pub body: Span,
    /// Back to the bytes on disk.
    pub disk: DiskMap,
    /// Its comments that silence something, in order. In the text they are blank.
    pub silenced: Vec<Silence>,
    /// Whether it is Markdown.
    pub markdown: bool,
    /// Whether it is new or changed since the state that the check compares with (`--since`, `--new`).
    pub changed: bool,
}

impl Source {
    /// The path of what is read from standard input.
    pub const STDIN: &str = "<stdin>";

    /// What to call it in a table: the publisher, else the file's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.publisher.as_deref().unwrap_or_else(|| self.path.rsplit('/').next().unwrap_or(&self.path))
    }
}
