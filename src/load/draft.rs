//! What a reader of a format finds in a file: articles that are not sources yet.

use super::mapped::Mapped;
use super::records::Fields;
use crate::model::{Block, DateOrigin, Span, Zone};
use crate::text::lines::LineIndex;

/// A decoded file, as a reader sees it.
#[derive(Debug)]
pub(super) struct File<'a> {
    pub text: &'a str,
    pub lines: &'a LineIndex,
    /// Where bytes stood that are not text, in order; each was replaced by a question mark.
    pub broken: &'a [u32],
    pub fields: &'a Fields,
}

impl File<'_> {
    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.position(self.text, at as u32).0 as usize
    }
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub drafts: Vec<Draft>,
    /// What could not be read, and its line.
    pub faults: Vec<(usize, String)>,
}

impl Found {
    /// One article.
    pub fn one(draft: Draft) -> Self {
        Self { drafts: vec![draft], faults: Vec::new() }
    }
}

/// An article as its reader found it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub record: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub story: Option<String>,
    /// Line, and the date as written.
    pub published: Option<(usize, String)>,
    /// The same for the last change.
    pub modified: Option<(usize, String)>,
    pub origin: DateOrigin,
    pub body: Body,
    pub markdown: bool,
    /// What the reader of the article should know, and the line that it is about.
    pub notices: Vec<(usize, String)>,
}

/// Where an article's text is.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// The file itself, from this byte on.
    Whole(u32),
    /// Taken out of markup.
    Taken(Page),
}

impl Default for Body {
    fn default() -> Self {
        Self::Taken(Page::default())
    }
}

/// A text taken out of markup, with its paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub mapped: Mapped,
    pub blocks: Vec<Block>,
    /// What comments say to crosscheck, and where.
    pub remarks: Vec<(u32, String)>,
    /// Remarks that wait for their paragraph, and how far into it they stand.
    waiting: Vec<(u32, String)>,
}

impl Page {
    /// A text whose paragraphs its line breaks tell.
    pub fn of_lines(mapped: Mapped) -> Self {
        Self { mapped, ..Self::default() }
    }

    /// Adds a paragraph, a blank line before it.
    pub fn push(&mut self, words: &Mapped, zone: Option<Zone>, quoted: bool) {
        if words.text.trim().is_empty() {
            return;
        }
        let start = self.gap(words);
        self.mapped.append(words);
        let end = self.mapped.text.len() as u32;
        self.blocks.push(Block { span: Span::new(start, end), zone, quoted });
        let placed = self.waiting.drain(..).map(|(at, words)| ((start + at).min(end - 1), words));
        self.remarks.extend(placed);
    }

    /// Keeps a comment if it speaks to crosscheck; it belongs to the paragraph before it, or, `within` bytes from its
    /// start, to the one that comes next.
    pub fn remark(&mut self, comment: &str, within: Option<usize>) {
        let inside = comment.trim().trim_start_matches("<!--").trim_end_matches("-->");
        let Some(words) = inside.trim().strip_prefix("crosscheck:") else { return };
        let words = words.trim().to_owned();
        match (within, self.blocks.last()) {
            (None, Some(last)) => self.remarks.push((last.span.end - 1, words)),
            (within, _) => self.waiting.push((within.unwrap_or(0) as u32, words)),
        }
    }

    /// Adds the paragraphs of another page of the same source.
    pub fn extend(&mut self, other: &Self) {
        self.waiting.extend(other.waiting.iter().cloned());
        if other.blocks.is_empty() {
            return;
        }
        let start = self.gap(&other.mapped);
        self.mapped.append(&other.mapped);
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        self.blocks.extend(other.blocks.iter().map(|b| Block { span: moved(b.span), ..*b }));
        self.remarks.extend(other.remarks.iter().map(|(at, words)| (at + start, words.clone())));
    }

    /// A blank line before what comes next; it stands for nothing, right where that begins. Gives where that is.
    fn gap(&mut self, next: &Mapped) -> u32 {
        if !self.blocks.is_empty() {
            self.mapped.put("\n\n", next.place(0).0 as usize, 0);
        }
        self.mapped.text.len() as u32
    }

    /// The same page when its text was itself taken from `inner`.
    #[cfg(feature = "html")]
    pub fn through(self, inner: &Mapped) -> Self {
        Self { mapped: self.mapped.through(inner), ..self }
    }
}
