//! From the tree of a page to its paragraphs: runs of inline words, with what the elements around them say.

use super::super::mapped::Mapped;
use super::tags::Flags;
use super::text;
use super::tree::{Item, Tree};
use crate::model::Zone;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Text,
    /// With its level.
    Heading(u8),
    Caption,
    Item,
    Cell,
    Byline,
    Stamp,
}

impl Sort {
    /// What the words' reader should take it for; `None` leaves it to the words.
    pub fn zone(self) -> Option<Zone> {
        match self {
            Self::Heading(_) => Some(Zone::Headline),
            Self::Caption => Some(Zone::Caption),
            Self::Byline => Some(Zone::Byline),
            Self::Stamp => Some(Zone::Stamp),
            Self::Text | Self::Item | Self::Cell => None,
        }
    }
}

/// A run of inline words.
#[derive(Clone, Debug, Default)]
pub(super) struct Para {
    pub words: Mapped,
    /// The item with which it begins.
    pub item: u32,
    pub sort: Sort,
    /// In a block quote, and not the line that says whose words they are.
    pub quoted: bool,
    /// Bytes of its words, white space left out, and how many of them are links.
    pub length: usize,
    pub links: usize,
}

impl Para {
    /// Whether it reads like a paragraph of an article: long enough, and not made of links.
    pub fn is_prose(&self) -> bool {
        let least = if self.sort == Sort::Item { 70 } else { 40 };
        matches!(self.sort, Sort::Text | Sort::Item | Sort::Cell)
            && self.length >= least
            && self.links * 3 < self.length
    }

    /// Whether half of it or more leads elsewhere.
    pub fn is_links(&self) -> bool {
        self.links * 2 >= self.length && self.links > 0
    }

    /// Whether it ends as a sentence does, in any script.
    pub fn ends(&self) -> bool {
        let text = self.words.text.trim_end_matches(['"', '\'', '”', '’', ')', '»', '“', ']', ' ', '\u{a0}']);
        text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', ':'])
    }
}

/// A comment of the page and the paragraph that it stands in or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    pub start: u32,
    pub end: u32,
    pub para: usize,
    /// How far into it.
    pub within: usize,
}

/// The paragraphs of a page, without the elements for which `skip` is set.
pub(super) fn cut(tree: &Tree, html: &str, base: usize, skip: &[bool]) -> (Vec<Para>, Vec<Comment>) {
    let mut cutter = Cutter { base, ..Cutter::default() };
    let mut at = 0;
    while let Some(item) = tree.items.get(at) {
        cutter.item = at as u32;
        match *item {
            Item::Open(e) if skip[e as usize] => {
                let element = &tree.elements[e as usize];
                if element.flags.has(Flags::BLOCK) {
                    cutter.flush();
                }
                at = element.close as usize;
            }
            Item::Open(e) => cutter.turn(tree, e, true),
            Item::Close(e) => cutter.turn(tree, e, false),
            Item::Text(start, end) => cutter.text(html, start as usize, end as usize),
            Item::Comment(start, end) => cutter.comments.push(Comment {
                start,
                end,
                para: cutter.done.len(),
                within: cutter.open.words.text.len(),
            }),
        }
        at += 1;
    }
    cutter.flush();
    (cutter.done, cutter.comments)
}

#[derive(Debug, Default)]
struct Cutter {
    base: usize,
    done: Vec<Para>,
    comments: Vec<Comment>,
    open: Para,
    item: u32,
    // How many elements of each sort are open.
    links: usize,
    quotes: usize,
    cites: usize,
    captions: usize,
    bylines: usize,
    stamps: usize,
    items: usize,
    cells: usize,
    pres: usize,
    heading: Option<u8>,
    /// Whether the row that is open has two cells, and its first is done.
    row: Row,
}

/// A row of a table that is being read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Row {
    #[default]
    Many,
    /// Of two cells, of which so many are done.
    Two(u8),
}

fn count(slot: &mut usize, opens: bool) {
    *slot = if opens { *slot + 1 } else { slot.saturating_sub(1) };
}

impl Cutter {
    fn turn(&mut self, tree: &Tree, e: u32, opens: bool) {
        let element = &tree.elements[e as usize];
        let flags = element.flags;
        let name = element.tag.name();
        if name == "br" {
            if opens {
                self.line_break(element.at as usize);
            }
            return;
        }
        // An inline element that says when or by whom is a paragraph of its own only where it is alone in its block.
        if name == "tr" {
            let cells = |item: &&super::tree::Element| item.parent == e && ["td", "th"].contains(&item.tag.name());
            let inside = tree.elements[e as usize + 1..].iter().take_while(|i| i.open < element.close);
            self.row = if opens && inside.filter(cells).count() == 2 { Row::Two(0) } else { Row::Many };
        }
        // Of two cells the first says what the second is: `Depth: 31 km`.
        let cell = ["td", "th"].contains(&name);
        if cell && self.row == Row::Two(1) && opens && self.open.length > 0 {
            super::super::markdown::label(&mut self.open.words, self.base + element.at as usize);
        } else if flags.has(Flags::BLOCK) && !(cell && !opens && self.row == Row::Two(0)) {
            self.flush();
        }
        if let Row::Two(done) = &mut self.row {
            *done += u8::from(cell && !opens);
        }
        match name {
            "a" if element.is_link() => count(&mut self.links, opens),
            "blockquote" => count(&mut self.quotes, opens),
            "cite" | "footer" => count(&mut self.cites, opens),
            "li" | "dd" | "dt" => count(&mut self.items, opens),
            "td" | "th" => count(&mut self.cells, opens),
            "pre" => count(&mut self.pres, opens),
            _ => {}
        }
        if let Some(level) = element.tag.heading() {
            self.heading = opens.then_some(level);
        }
        if flags.has(Flags::CAPTION) && !["article", "main", "body", "html"].contains(&name) {
            count(&mut self.captions, opens);
        }
        if flags.has(Flags::BYLINE) {
            count(&mut self.bylines, opens);
        }
        if flags.has(Flags::STAMP) {
            count(&mut self.stamps, opens);
        }
    }

    fn text(&mut self, html: &str, start: usize, end: usize) {
        let Some(raw) = html.get(start..end) else { return };
        let words = &mut self.open.words;
        let before = words.text.len();
        if words.text.is_empty() && raw.trim_start_matches(|c: char| c.is_ascii_whitespace()).is_empty() {
            return;
        }
        text::add(words, raw, self.base + start, self.pres > 0);
        let length = words.text[before..].bytes().filter(|b| !b.is_ascii_whitespace()).count();
        if length == 0 {
            return;
        }
        let open = &mut self.open;
        if open.length == 0 {
            open.item = self.item;
            // What the first words stand in says what the paragraph is; a stretch of it may say otherwise.
            open.sort = match self.heading {
                Some(level) => Sort::Heading(level),
                None if self.captions > 0 && self.quotes == 0 && self.cells == 0 => Sort::Caption,
                None if self.bylines > 0 => Sort::Byline,
                None if self.stamps > 0 => Sort::Stamp,
                None if self.cells > 0 => Sort::Cell,
                None if self.items > 0 => Sort::Item,
                None => Sort::Text,
            };
            open.quoted = self.quotes > 0 && self.cites == 0;
        } else if matches!(open.sort, Sort::Byline | Sort::Stamp) && self.bylines + self.stamps == 0 {
            open.sort = Sort::Text;
        }
        open.length += length;
        open.links += if self.links > 0 { length } else { 0 };
    }

    /// Two breaks part paragraphs; one does where a sentence ends.
    fn line_break(&mut self, at: usize) {
        let ended = self.open.words.text.trim_end_matches(' ').ends_with('\n') || self.open.ends();
        if ended {
            self.flush();
        } else if self.open.length > 0 {
            self.open.words.trim_end();
            self.open.words.put("\n", self.base + at, 0);
        }
    }

    fn flush(&mut self) {
        let mut para = std::mem::take(&mut self.open);
        if para.length == 0 {
            return;
        }
        para.words.trim_end();
        if para.words.text.starts_with(['—', '–']) {
            para.quoted = false;
        }
        // A long text is no byline and no stamp, whatever its class says.
        if matches!(para.sort, Sort::Byline | Sort::Stamp) && para.length > 160 {
            para.sort = Sort::Text;
        }
        self.done.push(para);
    }
}
