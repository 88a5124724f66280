//! One article as published.

use jiff::civil::Date;

use super::{Span, Zone};

/// Where the publication date comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateOrigin {
    /// There is none.
    #[default]
    None,
    /// The article's front matter.
    FrontMatter,
    /// What a page, a feed or a record says of itself beside its text.
    Metadata,
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
            Self::Metadata => "metadata",
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

/// A piece of a text that is not its file's own: where in the file it comes from. A piece ends where the next begins.
///
/// Either it stands in the file as it is (then it takes as many bytes there as its text would), or it stands for
/// something else: an entity, an escape, white space, nothing at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// First byte in the text.
    pub text: u32,
    /// First byte on disk.
    pub disk: u32,
    /// How many bytes it takes on disk.
    pub width: u32,
    /// Line in the file, from 1.
    pub line: u32,
    /// Column in the file, from 1, in code points.
    pub column: u32,
}

/// Where words stand in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FilePlace {
    /// From 1.
    pub line: u32,
    /// From 1, in code points.
    pub column: u32,
    /// First byte on disk.
    pub start: u32,
    /// One past the last byte on disk; markup between the words lies in between.
    pub end: u32,
}

/// A paragraph that is known from markup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the text.
    pub span: Span,
    /// What the markup says it is; `None` where it says nothing, and the words have to tell.
    pub zone: Option<Zone>,
    /// Whether it stands in a block quote.
    pub quoted: bool,
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
    /// Where the text comes from, piece by piece, when it was taken out of markup; empty when it is the file's own.
    pub pieces: Vec<Piece>,
}

impl DiskMap {
    /// How far apart marks are, in bytes of text.
    pub const STRIDE: u32 = 4096;

    /// Where words of a text that was taken out of markup stand in the file; `None` for the text of the file itself,
    /// where lines have to be counted.
    #[must_use]
    #[inline]
    pub fn place(&self, text: &str, span: Span) -> Option<FilePlace> {
        if self.pieces.is_empty() { None } else { self.taken(text, span) }
    }

    /// The same for a text that was taken out of markup.
    fn taken(&self, text: &str, span: Span) -> Option<FilePlace> {
        let at = self.pieces.partition_point(|p| p.text <= span.start).checked_sub(1)?;
        let (first, own) = self.piece(text, at);
        let mut place = FilePlace { line: first.line, column: first.column, start: first.disk, end: 0 };
        if self.width(own) == first.width {
            let before = &text[first.text as usize..span.start as usize];
            let line = before.rfind('\n').map_or(before, |feed| &before[feed + 1..]);
            if line.len() < before.len() {
                place.line += before.bytes().filter(|b| *b == b'\n').count() as u32;
                place.column = 1;
            }
            place.column += line.chars().count() as u32;
            place.start += self.width(before);
        }
        let last = self.pieces.partition_point(|p| p.text < span.end).saturating_sub(1);
        let (last, own) = self.piece(text, last);
        let inside = self.width(own) == last.width;
        let within = if inside { self.width(&text[last.text as usize..span.end as usize]) } else { last.width };
        place.end = (last.disk + within).max(place.start);
        Some(place)
    }

    /// A piece and its words.
    fn piece<'a>(&self, text: &'a str, at: usize) -> (Piece, &'a str) {
        let piece = self.pieces[at];
        let end = self.pieces.get(at + 1).map_or(text.len(), |next| next.text as usize);
        (piece, &text[piece.text as usize..end])
    }

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
    /// Which article of its file it is, where a file holds several: its id, else its number.
    pub record: Option<String>,
    /// Headline, as the article's metadata has it.
    pub title: Option<String>,
    /// Publisher or source name.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the last change.
    pub modified: Option<Date>,
    /// Where the day of publication comes from.
    pub date_origin: DateOrigin,
    /// Story it belongs to, when the user says so.
    pub story: Option<String>,
    /// The whole file, decoded; of a format with markup, what is left without it.
    pub text: String,
    /// The article in it, front matter left out.
    pub body: Span,
    /// Back to the bytes on disk.
    pub disk: DiskMap,
    /// Its paragraphs in order, where markup tells; empty where line breaks have to.
    pub blocks: Vec<Block>,
    /// Its comments that silence something, in order. In a text of the file itself they are blank, in one that was taken
    /// out of markup they stand for nothing.
    pub silenced: Vec<Silence>,
    /// Whether it is Markdown, where a single line break may part paragraphs or not.
    pub markdown: bool,
    /// Whether it is new or changed since the state that the check compares with (`--since`, `--new`).
    pub changed: bool,
}

impl Source {
    /// The path of what is read from standard input.
    pub const STDIN: &str = "<stdin>";

    /// What to call it in a table: the publisher, else its name in a file of several, else the file's.
    #[must_use]
    pub fn name(&self) -> &str {
        let file = || self.path.rsplit('/').next().unwrap_or(&self.path);
        self.publisher.as_deref().or(self.record.as_deref()).unwrap_or_else(file)
    }

    /// What markup says of the paragraph that starts at this byte.
    #[must_use]
    pub fn block(&self, at: u32) -> Option<Block> {
        let before = self.blocks.partition_point(|b| b.span.start <= at);
        self.blocks.get(before.checked_sub(1)?).copied().filter(|b| at < b.span.end)
    }
}
