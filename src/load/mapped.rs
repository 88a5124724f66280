//! A text taken out of markup, with the way back to the file for every piece of it.

use crate::model::{DiskMap, Piece};
use crate::text::border::floor;
use crate::text::lines::LineIndex;

/// How long a piece that stands in the file as it is may grow, so that a look-up walks a short way only.
const LONGEST: usize = 4096;

/// A piece: where it starts in the text, and what it takes of the source that it was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    text: u32,
    from: u32,
    width: u32,
    /// Whether it stands there as it is.
    copied: bool,
}

/// A text made of pieces of another one.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapped {
    pub text: String,
    parts: Vec<Part>,
}

impl Mapped {
    /// Adds words that stand at `from` as they are.
    pub fn copy(&mut self, words: &str, from: usize) {
        if words.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(last) if last.copied && (last.from + last.width) as usize == from => last.width += words.len() as u32,
            _ => self.parts.push(Part {
                text: self.text.len() as u32,
                from: from as u32,
                width: words.len() as u32,
                copied: true,
            }),
        }
        self.text.push_str(words);
    }

    /// Adds words that stand for the `width` bytes at `from`.
    pub fn put(&mut self, words: &str, from: usize, width: usize) {
        if words.is_empty() {
            return;
        }
        self.parts.push(Part { text: self.text.len() as u32, from: from as u32, width: width as u32, copied: false });
        self.text.push_str(words);
    }

    /// Takes white space off the end.
    pub fn trim_end(&mut self) {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        while self.parts.pop_if(|p| p.text as usize >= length).is_some() {}
        if let Some(last) = self.parts.last_mut().filter(|p| p.copied) {
            last.width = length as u32 - last.text;
        }
    }

    /// Adds another text of the same source behind this one.
    pub fn append(&mut self, other: &Self) {
        let shift = self.text.len() as u32;
        self.parts.extend(other.parts.iter().map(|p| Part { text: p.text + shift, ..*p }));
        self.text.push_str(&other.text);
    }

    /// Where this text's bytes come from, when the text that it was taken from was itself taken from `inner`.
    #[cfg(any(feature = "html", test))]
    pub fn through(mut self, inner: &Self) -> Self {
        let mut parts = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            if part.copied {
                inner.cut(part, &mut parts);
            } else {
                let (from, end) = (inner.place(part.from).0, inner.end(part.from, part.from + part.width));
                parts.push(Part { from, width: end.saturating_sub(from), ..*part });
            }
        }
        self.parts = parts;
        self
    }

    /// The part that holds this byte of the text, and its end in the text.
    fn part(&self, at: u32) -> Option<(Part, u32)> {
        let index = self.parts.partition_point(|p| p.text <= at).checked_sub(1)?;
        let end = self.parts.get(index + 1).map_or(self.text.len() as u32, |n| n.text);
        Some((self.parts[index], end))
    }

    /// Where this byte of the text comes from.
    pub fn place(&self, at: u32) -> (u32, bool) {
        match self.part(at) {
            Some((part, _)) if part.copied => (part.from + (at - part.text).min(part.width), true),
            Some((part, _)) => (part.from, false),
            None => (0, false),
        }
    }

    /// One past what the bytes from `start` to `end` of the text come from.
    #[cfg(any(feature = "html", test))]
    fn end(&self, start: u32, end: u32) -> u32 {
        if end <= start {
            return self.place(start).0;
        }
        match self.part(end - 1) {
            Some((part, _)) if part.copied => part.from + (end - part.text).min(part.width),
            Some((part, _)) => part.from + part.width,
            None => 0,
        }
    }

    /// Cuts a copied part of another text at the borders of the parts here.
    #[cfg(any(feature = "html", test))]
    fn cut(&self, outer: &Part, out: &mut Vec<Part>) {
        let (mut at, stop) = (outer.from, outer.from + outer.width);
        while at < stop {
            let Some((part, end)) = self.part(at) else { return };
            let end = end.min(stop).max(at + 1);
            let text = outer.text + (at - outer.from);
            if part.copied {
                out.push(Part { text, from: part.from + (at - part.text), width: end - at, copied: true });
            } else {
                out.push(Part { text, from: part.from, width: part.width, copied: false });
            }
            at = end;
        }
    }

    /// The text and the way to the bytes, lines and columns of the file whose decoded text is `file`.
    pub fn finish(self, file: &str, lines: &LineIndex, base: &DiskMap) -> (String, DiskMap) {
        let mut pieces = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let mut push = |text: u32, from: u32, width: u32| {
                let from = floor(file, from as usize) as u32;
                let end = floor(file, from as usize + width as usize) as u32;
                let disk = base.disk(file, from);
                let width = base.width(&file[from as usize..end as usize]);
                let (line, column) = lines.position(file, from);
                pieces.push(Piece { text, disk, width, line, column });
            };
            let mut done = 0;
            while part.copied && part.width - done > LONGEST as u32 {
                let step = floor(&self.text, (part.text + done) as usize + LONGEST) as u32 - part.text - done;
                push(part.text + done, part.from + done, step);
                done += step;
            }
            push(part.text + done, part.from + done, part.width - done);
        }
        pieces.shrink_to_fit();
        let disk = DiskMap { encoding: base.encoding, skip: base.skip, marks: Vec::new(), pieces };
        (self.text, disk)
    }
}

#[cfg(test)]
mod tests {
    use super::Mapped;
    use crate::model::{DiskMap, FilePlace, Span};
    use crate::text::lines::LineIndex;

    /// A text that is a stretch of the file as it stands there.
    fn verbatim(words: &str, from: usize) -> Mapped {
        let mut out = Mapped::default();
        out.copy(words, from);
        out
    }

    /// Where words of a mapped text stand in its file.
    fn place(mapped: Mapped, file: &str, words: &str) -> FilePlace {
        let (text, disk) = mapped.finish(file, &LineIndex::new(file), &DiskMap::default());
        let at = text.find(words).unwrap();
        disk.place(&text, Span::new(at as u32, (at + words.len()) as u32)).unwrap()
    }

    #[test]
    fn leads_through_copies_and_what_stands_for_others() {
        let file = "é <b>5&nbsp;Sep</b>tember\n2022";
        let mut mapped = Mapped::default();
        mapped.copy("é ", 0);
        mapped.copy("5", 6);
        mapped.put("\u{a0}", 7, 6);
        mapped.copy("Sep", 13);
        mapped.copy("tember\n2022", 20);
        let at = |words| place(mapped.clone(), file, words);
        assert_eq!(at("5\u{a0}September"), FilePlace { line: 1, column: 6, start: 6, end: 26 });
        assert_eq!(at("2022"), FilePlace { line: 2, column: 1, start: 27, end: 31 });
        assert_eq!(at("5\u{a0}"), FilePlace { line: 1, column: 6, start: 6, end: 13 });
        assert_eq!(at("Sep"), FilePlace { line: 1, column: 13, start: 13, end: 16 });
    }

    #[test]
    fn leads_through_two_layers() {
        // JSON that holds HTML: `<p>a\u00e9b` taken from a string, then `aéb` from the page.
        let file = r#"{"text":"<p>a\u00e9b"}"#;
        let mut inner = Mapped::default();
        inner.copy("<p>a", 9);
        inner.put("é", 13, 6);
        inner.copy("b", 19);
        let outer = verbatim("aéb", 3).through(&inner);
        assert_eq!(place(outer.clone(), file, "aéb"), FilePlace { line: 1, column: 13, start: 12, end: 20 });
        assert_eq!(place(outer.clone(), file, "é"), FilePlace { line: 1, column: 14, start: 13, end: 19 });
        assert_eq!(place(outer, file, "b"), FilePlace { line: 1, column: 20, start: 19, end: 20 });
    }

    #[test]
    fn cuts_long_pieces() {
        let file = "日本\n".repeat(5_000) + "end";
        assert_eq!(place(verbatim(&file, 0), &file, "end").line, 5_001);
        let mut mapped = verbatim("ab  ", 0);
        mapped.put(" ", 4, 9);
        mapped.trim_end();
        assert_eq!((mapped.text.as_str(), mapped.parts.len(), mapped.parts[0].width), ("ab", 1, 2));
    }
}
