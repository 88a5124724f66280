//! Markdown: the words without the marks, paragraph by paragraph.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::draft::{Body, File, Found, Page};
use super::front;
use super::mapped::Mapped;
use crate::model::Zone;

/// Reads a Markdown article with its front matter.
pub(super) fn read(file: &File<'_>) -> Found {
    let (mut draft, start) = front::draft(file.text);
    draft.body = Body::Taken(page(&file.text[start..], start));
    draft.markdown = true;
    Found::one(draft)
}

/// The paragraphs of a Markdown text that starts at byte `base` of its file.
pub(super) fn page(text: &str, base: usize) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader { text, base, ..Reader::default() };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(tag) => reader.start(&tag, range.start),
            Event::End(tag) => reader.end(tag, range.end),
            _ if reader.silent > 0 => {}
            Event::Text(words) => reader.words(&words, range.start, range.end),
            Event::Code(words) => {
                let inside = text[range.clone()].find(&*words).unwrap_or(0);
                reader.words(&words, range.start + inside, range.end);
            }
            Event::SoftBreak | Event::HardBreak => reader.open.put("\n", base + range.start, range.len()),
            Event::InlineHtml(tag) if tag.starts_with("<!--") => {
                reader.page.remark(&tag, reader.open.text.len(), base + range.start);
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => {
                reader.open.put("\n", base + range.start, range.len());
            }
            // A footnote's mark, a rule, a box to tick, a tag; HTML blocks are read at their end.
            _ => {}
        }
    }
    reader.flush();
    reader.page
}

#[derive(Debug, Default)]
struct Reader<'a> {
    text: &'a str,
    base: usize,
    page: Page,
    /// The paragraph that is being read.
    open: Mapped,
    zone: Option<Zone>,
    quotes: usize,
    /// For every open element, whether its words do not count; and how many such there are.
    elements: Vec<bool>,
    silent: usize,
    /// Where a block of HTML starts.
    html: usize,
    /// Columns of the table that is being read, and cells of its row that are done.
    columns: usize,
    cells: usize,
}

impl Reader<'_> {
    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        if matches!(tag, Tag::TableCell) && self.goes_on() {
            label(&mut self.open, self.base + at);
        } else if !is_inline(tag.to_end()) {
            self.flush();
        }
        match tag {
            Tag::Table(columns) => self.columns = columns.len(),
            Tag::TableHead | Tag::TableRow => self.cells = 0,
            Tag::Heading { .. } => self.zone = Some(Zone::Headline),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::HtmlBlock => self.html = at,
            _ => {}
        }
        self.elements.push(is_silent(tag));
        self.silent += usize::from(is_silent(tag));
    }

    fn end(&mut self, tag: TagEnd, at: usize) {
        if tag == TagEnd::TableCell {
            self.cells += 1;
        }
        if !(is_inline(tag) || tag == TagEnd::TableCell && self.goes_on()) {
            self.flush();
        }
        match tag {
            TagEnd::Heading(_) => self.zone = None,
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::HtmlBlock => self.html_block(at),
            _ => {}
        }
        self.silent -= usize::from(self.elements.pop().unwrap_or(false));
    }

    /// Whether the next cell belongs to what has been read of this row: of two, the first says what the second is.
    fn goes_on(&self) -> bool {
        self.columns == 2 && self.cells == 1 && !self.open.text.trim().is_empty()
    }

    fn words(&mut self, words: &str, from: usize, to: usize) {
        if self.text.get(from..from + words.len()) == Some(words) {
            self.open.copy(words, self.base + from);
        } else {
            self.open.put(words, self.base + from, to - from);
        }
    }

    fn html_block(&mut self, at: usize) {
        let html = &self.text[self.html..at];
        if html.trim_start().starts_with("<!--") && html.trim_end().find("-->") == Some(html.trim_end().len() - 3) {
            self.page.remark(html, 0, self.base + self.html);
        } else {
            self.page.extend(&super::fragment(html, self.base + self.html));
        }
    }

    fn flush(&mut self) {
        let mut words = std::mem::take(&mut self.open);
        words.trim_end();
        // What stands below the words of a quote behind a dash says whose they are.
        let quoted = self.quotes > 0 && !words.text.trim_start().starts_with(['—', '–', '-']);
        self.page.push(&words, self.zone, quoted);
    }
}

/// Ends the words of a first cell as a label that stands before what it names: `Depth: 31 km`.
pub(super) fn label(words: &mut Mapped, at: usize) {
    words.trim_end();
    words.put(if words.text.ends_with([':', '?']) { " " } else { ": " }, at, 0);
}

/// Elements whose words do not count: code, what was struck out, what describes a picture, bare addresses. Indented lines
/// are taken for prose: in an article they hardly ever are code.
fn is_silent(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::CodeBlock(kind) => matches!(kind, CodeBlockKind::Fenced(_)),
        Tag::Link { link_type, .. } => matches!(link_type, LinkType::Autolink | LinkType::Email),
        Tag::Strikethrough | Tag::Image { .. } | Tag::MetadataBlock(_) => true,
        _ => false,
    }
}

fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Image | Link | Strikethrough | Strong | Subscript | Superscript)
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::model::Zone;

    /// Paragraphs as read, the headings marked `#`, quotes `>`.
    fn read(text: &str) -> Vec<String> {
        let page = page(text, 0);
        page.blocks
            .iter()
            .map(|b| {
                let mark = if b.zone == Some(Zone::Headline) { "# " } else { "" };
                format!("{mark}{}{}", if b.quoted { "> " } else { "" }, b.span.of(&page.mapped.text))
            })
            .collect()
    }

    #[test]
    fn takes_the_words_without_the_marks() {
        for (text, want) in [
            (
                "# A **b**\n\nOn *5* __September__ [he said](https://x.org/2022).",
                &["# A b", "On 5 September he said."][..],
            ),
            ("one\ntwo  \nthree", &["one\ntwo\nthree"]),
            ("> “He was 24”,\n> she said.\n>\n> — Ina Roth", &["> “He was 24”,\nshe said.", "— Ina Roth"]),
            ("- a\n- b\n  1. c\n\n     d\n- e", &["a", "b", "c", "d", "e"]),
            ("| hurt | 24 |\n|---|---|\n| dead | 5 |\n\nb", &["hurt: 24", "dead: 5", "b"]),
            ("| a | b | c |\n|---|---|---|\n| d | 5 | 6 |", &["a", "b", "c", "d", "5", "6"]),
            ("| | b |\n|---|---|\n| Depth: | 5 km |\n| | 6 |", &["b", "Depth: 5 km", "6"]),
            ("He was 24[^1].\n\n[^1]: Police said 25.", &["He was 24.", "Police said 25."]),
            ("a\n\n```\n24 dead\n```\n\n    indented\n\nb", &["a", "indented", "b"]),
            ("~~24~~ 25 people ![12 people](a.png) <https://x.org/5>", &[" 25 people"]),
            ("AT&amp;T \\*5\\* `x` a\\\nb", &["AT&T *5* x a\nb"]),
            ("a <b>24</b><!-- no -->, b<br>c", &["a 24, b\nc"]),
            ("<!-- 24 dead -->\n\nb", &["b"]),
            ("Setext\n===\n\nb", &["# Setext", "b"]),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn keeps_what_comments_say_to_crosscheck() {
        let text = "One 24.\n<!-- crosscheck: ignore age a -->\n\nTwo <!-- crosscheck: ignore --> 5.\n\n<!-- crosscheck: ignore count so -->\nThree.\n\n<!-- other -->\nFour.\n\n<!-- crosscheck: end -->";
        let page = page(text, 0);
        let of = |(at, from, words): &(u32, u32, String)| {
            let block = page.blocks.iter().find(|b| b.span.start <= *at && *at < b.span.end);
            let told = block.map_or("", |b| b.span.of(&page.mapped.text));
            (told.to_owned(), words.clone(), text[*from as usize..].starts_with("<!-- crosscheck"))
        };
        let want = [
            ("Two  5.", "crosscheck: ignore age a"),
            ("Two  5.", "crosscheck: ignore"),
            ("Three.", "crosscheck: ignore count so"),
            ("", "crosscheck: end"),
        ];
        let found: Vec<_> = page.remarks().iter().map(of).collect();
        assert_eq!(found, want.map(|(a, b)| (a.to_owned(), b.to_owned(), true)));
    }

    #[test]
    fn reads_deep_nesting_in_linear_time() {
        for unit in ["> ", "- ", "[", "*a ", "<div>", "`", "1. ", "![", "| "] {
            let text = unit.repeat(20_000) + "5 September";
            let _ = page(&text, 0);
        }
    }
}
