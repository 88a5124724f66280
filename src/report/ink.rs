//! Text with ink: styled runs, wrapped by display width, written with escapes or without.
//!
//! Layout happens on plain cells, so styles travel through it as invisible characters of the tag block, which article
//! text never holds: `text::safe` takes them out of everything that is printed.

use crate::text::{safe, width};

/// What a run of text is, and so how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Bold,
    Dim,
    Conflict,
    Update,
    Agree,
    Mark,
    Delete,
    Insert,
}

impl Ink {
    const ALL: [Self; 9] = [
        Self::Plain,
        Self::Bold,
        Self::Dim,
        Self::Conflict,
        Self::Update,
        Self::Agree,
        Self::Mark,
        Self::Delete,
        Self::Insert,
    ];

    /// The parameters of the escape sequence.
    const fn escape(self) -> &'static str {
        match self {
            Self::Plain => "0",
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Conflict => "1;31",
            Self::Update => "1;33",
            Self::Agree => "32",
            Self::Mark => "1;4",
            Self::Delete => "31",
            Self::Insert => "32",
        }
    }

    const fn tag(self) -> char {
        // The tag block starts at U+E0000; its letters are invisible and take no cell.
        match char::from_u32(0xe0041 + self as u32) {
            Some(tag) => tag,
            None => END,
        }
    }
}

/// Ends a run.
const END: char = '\u{e007f}';

/// Runs of text, one after the other; what article text says is made safe on the way in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    runs: Vec<(Ink, String)>,
}

impl Text {
    pub fn new() -> Self {
        Self::default()
    }

    /// Words of ours or of an article, on one line.
    pub fn add(mut self, ink: Ink, words: &str) -> Self {
        let clean: String =
            words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !safe::is_unsafe(*c)).collect();
        if !clean.is_empty() {
            self.runs.push((ink, clean));
        }
        self
    }

    pub fn plain(self, words: &str) -> Self {
        self.add(Ink::Plain, words)
    }

    pub fn join(mut self, other: Self) -> Self {
        self.runs.extend(other.runs);
        self
    }

    /// The text as lines of at most `cells`, broken at spaces; a word that is too long is broken after a slash or
    /// anywhere. Every line stands alone: no style runs over its end.
    pub fn wrap(&self, cells: usize) -> Vec<String> {
        let cells = cells.max(2);
        let mut wrapper = Wrapper { cells, ..Wrapper::default() };
        for (ink, words) in &self.runs {
            for piece in words.split_inclusive(' ') {
                wrapper.word(*ink, piece);
            }
        }
        wrapper.finish()
    }

    /// The cells that the text takes on one line.
    pub fn cells(&self) -> usize {
        self.runs.iter().map(|r| width::of(&r.1)).sum()
    }

    /// The text on one line, however long.
    pub fn line(&self) -> String {
        self.wrap(usize::MAX).pop().unwrap_or_default()
    }
}

/// Gathers words; a word may be made of several runs (`»`, `5`, `,`).
#[derive(Debug, Default)]
struct Wrapper {
    cells: usize,
    lines: Vec<String>,
    line: String,
    used: usize,
    word: Vec<(Ink, String)>,
    word_cells: usize,
}

impl Wrapper {
    /// A piece of text that holds no space but perhaps one at its end.
    fn word(&mut self, ink: Ink, piece: &str) {
        let body = piece.trim_end_matches(' ');
        if !body.is_empty() {
            self.word.push((ink, body.to_owned()));
            self.word_cells += width::of(body);
        }
        if body.len() < piece.len() {
            self.place();
            if self.used > 0 && self.used < self.cells {
                // The space between words keeps the style of what stands before it: underlines would look broken.
                put(&mut self.line, if matches!(ink, Ink::Mark) { ink } else { Ink::Plain }, " ");
                self.used += 1;
            } else if self.used >= self.cells {
                self.feed();
            }
        }
    }

    fn place(&mut self) {
        if self.used > 0 && self.used + self.word_cells > self.cells {
            self.feed();
        }
        for (ink, piece) in std::mem::take(&mut self.word) {
            let mut rest = piece.as_str();
            while self.used + width::of(rest) > self.cells {
                let mut head = width::fitting(rest, self.cells - self.used);
                let slash = head.rfind('/').filter(|at| *at > 2).or_else(|| head.rfind(['-', '_', ':']));
                if let Some(slash) = slash.filter(|at| *at > 0) {
                    head = &head[..=slash];
                }
                if head.is_empty() {
                    if self.used == 0 {
                        break;
                    }
                } else {
                    put(&mut self.line, ink, head);
                    rest = &rest[head.len()..];
                }
                self.feed();
            }
            put(&mut self.line, ink, rest);
            self.used += width::of(rest);
        }
        self.word_cells = 0;
    }

    fn feed(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.lines.push(line.trim_end_matches(' ').to_owned());
        self.used = 0;
    }

    fn finish(mut self) -> Vec<String> {
        self.place();
        if !self.line.is_empty() || self.lines.is_empty() {
            self.feed();
        }
        self.lines
    }
}

fn put(line: &mut String, ink: Ink, words: &str) {
    if ink == Ink::Plain || words.is_empty() {
        line.push_str(words);
    } else {
        line.push(ink.tag());
        line.push_str(words);
        line.push(END);
    }
}

/// Finished text: tags become escapes, or nothing; blank ends of lines go. No line is an order to a build server, even
/// where a sentence was broken before `::`.
pub(super) fn develop(text: &str, color: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let start = out.len();
        // Most lines hold no tag: those of the tag block all start with this byte.
        let plain = if line.as_bytes().contains(&0xf3) { "" } else { line };
        out.push_str(plain);
        for c in line[plain.len()..].chars() {
            match Ink::ALL.iter().find(|ink| ink.tag() == c) {
                Some(ink) if color => {
                    out.push_str("\u{1b}[");
                    out.push_str(ink.escape());
                    out.push('m');
                }
                None if c == END && color => out.push_str("\u{1b}[0m"),
                None if c != END => out.push(c),
                _ => {}
            }
        }
        let feed = out.ends_with('\n');
        out.truncate(start + out[start..].trim_end().len());
        if out[start..].contains("##[") || out[start..].trim_start().starts_with("::") {
            let line = safe::unordered(&out[start..]);
            out.truncate(start);
            out.push_str(&line);
        }
        if feed {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Ink, Text, develop};

    #[test]
    fn gives_no_orders_to_build_servers() {
        let text = Text::new().plain("He said ").plain("::error::x ##").add(Ink::Mark, "[5]");
        let lines = text.wrap(10).join("\n");
        assert_eq!(develop(&lines, false), "He said\n:\\:error::x\n#\\#[5]");
    }

    #[test]
    fn wraps_by_cells_and_keeps_styles_inside_lines() {
        let text = Text::new().plain("He was shot on ").add(Ink::Mark, "5 September").plain(", police said.");
        let lines = text.wrap(14);
        let plain: Vec<String> = lines.iter().map(|l| develop(l, false)).collect();
        assert_eq!(plain, ["He was shot on", "5 September,", "police said."]);
        assert_eq!(
            develop(&lines[1], true),
            "\u{1b}[1;4m5\u{1b}[0m\u{1b}[1;4m \u{1b}[0m\u{1b}[1;4mSeptember\u{1b}[0m,"
        );
    }

    #[test]
    fn breaks_long_words_and_wide_ones() {
        assert_eq!(Text::new().plain("articles/source-a.md:12").wrap(12), ["articles/", "source-a.md:", "12"]);
        assert_eq!(Text::new().plain("日本語日本語").wrap(5), ["日本", "語日", "本語"]);
        assert_eq!(Text::new().plain("日").wrap(1), ["日"]);
    }

    #[test]
    fn lets_no_escape_through() {
        let hostile = Text::new().add(Ink::Bold, "a\u{1b}[31m\u{e0042}b\nc").line();
        assert_eq!(develop(&hostile, false), "a[31mb c");
    }
}
