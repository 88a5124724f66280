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
    /// What comments say to crosscheck.
    remarks: Vec<Remark>,
    /// Remarks that wait for their paragraph, and how far into it they stand.
    waiting: Vec<Remark>,
}

/// What a comment says to crosscheck: a byte of the paragraph that it speaks of, where it stands in the source, its words.
#[derive(Clone, Debug)]
struct Remark {
    at: u32,
    from: u32,
    words: String,
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
        let placed = self.waiting.drain(..).map(|r| Remark { at: (start + r.at).min(end - 1), ..r });
        self.remarks.extend(placed);
    }

    /// Keeps a comment that stands at `from` if it speaks to crosscheck. It speaks of the paragraph that comes next, `within`
    /// bytes from its start.
    pub fn remark(&mut self, comment: &str, within: usize, from: usize) {
        let inside = comment.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
        if inside.starts_with("crosscheck:") {
            self.waiting.push(Remark { at: within as u32, from: from as u32, words: inside.to_owned() });
        }
    }

    /// What comments say to crosscheck, in order: a byte of the paragraph that each speaks of (of none, the end of the
    /// text), where it stands in the source, its words.
    pub fn remarks(&self) -> Vec<(u32, u32, String)> {
        let end = self.mapped.text.len() as u32;
        let placed = self.remarks.iter().map(|r| (r.at, r));
        let all = placed.chain(self.waiting.iter().map(|r| (end, r)));
        let mut all: Vec<_> = all.map(|(at, r)| (at, r.from, r.words.clone())).collect();
        all.sort();
        all
    }

    /// Adds the paragraphs of another page of the same source.
    pub fn extend(&mut self, other: &Self) {
        if other.blocks.is_empty() {
            self.waiting.extend(other.waiting.iter().cloned());
            return;
        }
        let start = self.gap(&other.mapped);
        let before = std::mem::replace(&mut self.waiting, other.waiting.clone());
        self.remarks.extend(before.into_iter().map(|r| Remark { at: start, ..r }));
        self.mapped.append(&other.mapped);
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        self.blocks.extend(other.blocks.iter().map(|b| Block { span: moved(b.span), ..*b }));
        let moved = |r: &Remark| Remark { at: r.at + start, ..r.clone() };
        self.remarks.extend(other.remarks.iter().map(moved));
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
    pub fn through(mut self, inner: &Mapped) -> Self {
        for remark in self.remarks.iter_mut().chain(&mut self.waiting) {
            remark.from = inner.place(remark.from).0;
        }
        Self { mapped: self.mapped.through(inner), ..self }
    }
}
