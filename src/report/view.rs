//! The report with every place worked out once: lines, columns, bytes on disk, and evidence cut to size.

use std::sync::OnceLock;

use crate::model::{Encoding, Evidence, FilePlace, Report, Source, Span};
use crate::text::border::{ceil, floor};
use crate::text::lines::LineIndex;
use crate::text::{safe, width};

/// Where words stand, as a reader or a program wants to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// From 1.
    pub line: u32,
    /// From 1, in code points.
    pub column: u32,
    /// First byte on disk.
    pub start: u32,
    /// One past the last byte on disk.
    pub end: u32,
}

/// From where to where words stand. Columns count code points from 1 and end one past the last; `bytes` counts the
/// same columns in bytes of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// Line and column of the first character.
    pub start: (u32, u32),
    /// Line of the last character, and one past its column.
    pub end: (u32, u32),
    /// The columns of start and end in bytes.
    pub bytes: (u32, u32),
}

/// Places in the sources of a report.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// With their lines, looked through when somebody asks for a place in them.
    sources: Vec<(&'a Source, OnceLock<LineIndex>)>,
}

impl<'a> View<'a> {
    /// Indexes the sources of a report.
    pub fn new(report: &'a Report) -> Self {
        Self::of(report.sources.iter().collect())
    }

    /// Indexes these sources.
    pub fn of(sources: Vec<&'a Source>) -> Self {
        Self { sources: sources.into_iter().map(|s| (s, OnceLock::new())).collect() }
    }

    fn lines(&self, source: u32) -> (&'a Source, &LineIndex) {
        let (source, known) = &self.sources[source as usize];
        (source, known.get_or_init(|| lines(source)))
    }

    pub fn source(&self, index: u32) -> &'a Source {
        self.sources[index as usize].0
    }

    pub fn place(&self, source: u32, span: Span) -> Place {
        let (source, lines) = self.lines(source);
        if let Some(FilePlace { line, column, start, end }) = source.disk.place(&source.text, span) {
            return Place { line, column, start, end };
        }
        let (line, column) = lines.position(&source.text, span.start);
        let start = source.disk.disk(&source.text, span.start);
        let width = match source.disk.encoding {
            Encoding::Utf8 => span.len(),
            _ => source.disk.width(span.of(&source.text)),
        };
        Place { line, column, start, end: start + width }
    }

    /// From where to where these words stand; with `one_line`, no further than the end of their first line.
    pub fn reach(&self, source: u32, span: Span, one_line: bool) -> Reach {
        let (article, lines) = self.lines(source);
        let words = span.of(&article.text);
        let words = if one_line { words.split(['\n', '\r']).next().unwrap_or(words) } else { words };
        let end = span.start + words.len() as u32;
        if let Some(first) = article.disk.place(&article.text, span) {
            // What was taken out of a page or record: its lines are not kept, so columns count characters.
            let last = words.char_indices().next_back().map_or(0, |(at, _)| at as u32);
            let tail = article.disk.place(&article.text, Span::new(span.start + last, end)).unwrap_or(first);
            let (start, end) = ((first.line, first.column), (tail.line, tail.column + 1));
            return Reach { start, end, bytes: (start.1, end.1) };
        }
        let disk = |at: u32| article.disk.disk(&article.text, at);
        let bytes = |at: u32| {
            let start = article.text[..at as usize].rfind('\n').map_or(0, |n| n as u32 + 1);
            disk(at) - disk(start) + 1
        };
        Reach {
            start: lines.position(&article.text, span.start),
            end: lines.position(&article.text, end),
            bytes: (bytes(span.start), bytes(end)),
        }
    }

    pub fn text(&self, source: u32, span: Span) -> &'a str {
        span.of(&self.source(source).text)
    }

    /// The sentence around the words as it stands; of an endless one, what lies near them, so that a report stays in
    /// proportion to what it tells.
    pub fn sentence(&self, evidence: &Evidence) -> &'a str {
        const REACH: usize = 2_000;
        let text = self.source(evidence.source).text.as_str();
        let (span, around) = (evidence.span.range(), evidence.sentence.range());
        let start = around.start.min(span.start).max(ceil(text, span.start.saturating_sub(REACH)));
        let end = around.end.max(span.end).min(floor(text, span.end + REACH));
        &text[start..end]
    }

    /// `articles/a.md:12:7`
    pub fn address(&self, evidence: &Evidence) -> String {
        let place = self.place(evidence.source, evidence.span);
        format!("{}:{}:{}", safe::one_line(&self.source(evidence.source).path), place.line, place.column)
    }

    /// The sentence around the words, safe to print, cut to about this many cells.
    pub fn excerpt(&self, evidence: &Evidence, cells: usize) -> Excerpt {
        let text = &self.source(evidence.source).text;
        let (span, around) = (evidence.span, evidence.sentence);
        let (start, end) = (around.start.min(span.start), around.end.max(span.end));
        excerpt(Span::new(start, span.start).of(text), span.of(text), Span::new(span.end, end).of(text), cells)
    }
}

/// Where lines start; a text that was taken out of markup knows it piece by piece.
fn lines(source: &Source) -> LineIndex {
    LineIndex::new(if source.disk.pieces.is_empty() { &source.text } else { "" })
}

/// A sentence cut around the words that carry a value. The parts meet without losing the space between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub before: String,
    pub words: String,
    pub after: String,
    /// Whether something was left out in front, in the words themselves, and behind.
    pub cut: [bool; 3],
}

fn excerpt(before: &str, words: &str, after: &str, cells: usize) -> Excerpt {
    // What lies further off than this is cut anyway: a sentence of a megabyte must not be cleaned a hundred times.
    let reach = cells * 4 + 64;
    let before_near = &before[ceil(before, before.len().saturating_sub(reach))..];
    let after_near = &after[..floor(after, reach)];
    let words_near = &words[..floor(words, reach * 2)];
    let clean = |part: &str| safe::one_line(part);
    let (mut front, mut middle, mut back) = (clean(before_near), clean(words_near), clean(after_near));
    let mut cut = [before_near.len() < before.len(), words_near.len() < words.len(), after_near.len() < after.len()];
    if width::of(&middle) > cells {
        middle.truncate(width::fitting(&middle, cells).len());
        middle.truncate(middle.trim_end().len());
        cut[1] = true;
    }
    let room = cells.saturating_sub(width::of(&middle));
    let (w_front, w_back) = (width::of(&front), width::of(&back));
    // Half of the room for each side; what one side leaves, the other gets.
    let for_front = (room / 2).max(room.saturating_sub(w_back));
    if w_front > for_front {
        front = last_words(&front, for_front).to_owned();
        cut[0] = true;
    }
    let for_back = room.saturating_sub(width::of(&front));
    if w_back > for_back {
        back = first_words(&back, for_back).to_owned();
        cut[2] = true;
    }
    if before_near.ends_with(char::is_whitespace) && !front.is_empty() {
        front.push(' ');
    }
    if after_near.starts_with(char::is_whitespace) && !back.is_empty() {
        back.insert(0, ' ');
    }
    Excerpt { before: front, words: middle, after: back, cut }
}

/// As many whole words of the start as fit.
fn first_words(text: &str, cells: usize) -> &str {
    let fits = width::fitting(text, cells);
    if fits.len() == text.len() {
        return text;
    }
    let end = if text[fits.len()..].starts_with(' ') { fits.len() } else { fits.rfind(' ').unwrap_or(0) };
    text[..end].trim_end()
}

/// As many whole words of the end as fit.
fn last_words(text: &str, cells: usize) -> &str {
    let mut rest = text;
    while width::of(rest) > cells {
        rest = rest.split_once(' ').map_or("", |(_, tail)| tail);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn keeps_short_sentences_whole() {
        let e = excerpt("He was shot on ", "5 September", ", police said.", 80);
        assert_eq!((e.before.as_str(), e.after.as_str(), e.cut), ("He was shot on ", ", police said.", [false; 3]));
    }

    #[test]
    fn cuts_long_sentences_at_words_around_the_value() {
        let e = excerpt("One two three four five six ", "SEVEN", " eight nine ten eleven twelve", 25);
        assert_eq!((e.before.as_str(), e.after.as_str(), e.cut), ("five six ", " eight nine", [true, false, true]));
        let e = excerpt("", "SEVEN", " eight nine ten eleven twelve", 25);
        assert_eq!((e.after.as_str(), e.cut), (" eight nine ten", [false, false, true]));
    }

    #[test]
    fn survives_endless_sentences_of_any_script() {
        let long = "日本語".repeat(100_000);
        let e = excerpt(&long, &long, &long, 40);
        assert!(crate::text::width::of(&e.words) <= 40 && e.cut == [true; 3]);
    }
}
