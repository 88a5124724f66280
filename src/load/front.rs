//! Front matter: what an article says of itself between `---` (flat keys, read leniently) or `+++` (TOML) at its top.

use toml::de::{DeTable, DeValue};

use super::draft::{Body, Draft, File, Found};
use crate::model::DateOrigin;

/// What the front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    /// Line, and the date as written.
    pub published: Option<(usize, String)>,
    pub modified: Option<(usize, String)>,
    pub story: Option<String>,
    /// Where the article starts, in bytes.
    pub end: u32,
}

impl Front {
    fn set(&mut self, key: &str, value: &str, line: usize) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let text = Some(value.to_owned());
        match key.to_ascii_lowercase().as_str() {
            "title" | "headline" => self.title = text,
            // The first of these wins: `source` is the word of the examples.
            "source" | "publisher" | "site" if self.publisher.is_none() => self.publisher = text,
            "url" | "link" => self.url = text,
            "published" => self.published = Some((line, value.to_owned())),
            "date" if self.published.is_none() => self.published = Some((line, value.to_owned())),
            "author" | "byline" if self.author.is_none() => self.author = text,
            "modified" | "updated" | "lastmod" => self.modified = Some((line, value.to_owned())),
            "story" => self.story = text,
            _ => {}
        }
    }
}

/// Reads plain text: the file itself, front matter left out.
pub(super) fn plain(file: &File<'_>) -> Found {
    let (mut draft, start) = draft(file.text);
    draft.body = Body::Whole(start as u32);
    Found::one(draft)
}

/// What the front matter of a text says, and where the article starts.
pub(super) fn draft(text: &str) -> (Draft, usize) {
    let front = read(text);
    let draft = Draft {
        title: front.title,
        publisher: front.publisher,
        author: front.author,
        url: front.url,
        story: front.story,
        published: front.published,
        modified: front.modified,
        origin: DateOrigin::FrontMatter,
        ..Draft::default()
    };
    (draft, front.end as usize)
}

/// Reads the front matter of a text; without any, the article starts at byte 0.
pub(super) fn read(text: &str) -> Front {
    let first = text.lines().next().unwrap_or("").trim_end();
    let fences: &[&str] = match first {
        "---" => &["---", "..."],
        "+++" => &["+++"],
        _ => return Front::default(),
    };
    let toml = first == "+++";
    let start = text.find('\n').map_or(text.len(), |n| n + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let words = line.trim_end();
        if fences.contains(&words) {
            let mut front = if toml { in_toml(&text[start..at]) } else { in_keys(&text[start..at]) };
            front.end = (at + line.len()) as u32;
            return front;
        }
        // A rule across an article is no front matter: what stands below it is not keys.
        if !toml && !is_key_line(words) {
            return Front::default();
        }
        at += line.len();
    }
    Front::default()
}

fn is_key_line(line: &str) -> bool {
    line.trim().is_empty()
        || line.starts_with([' ', '\t', '#'])
        || line.starts_with("- ")
        || line == "-"
        || key_value(line).is_some()
}

fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let fits = !key.is_empty() && key.len() <= 64 && key.chars().all(|c| c.is_alphanumeric() || "-_. ".contains(c));
    (fits && key.split(' ').count() <= 3).then(|| (key.trim(), value))
}

fn in_keys(block: &str) -> Front {
    let mut front = Front::default();
    let mut lines = block.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        if line.starts_with([' ', '\t', '#', '-']) {
            continue;
        }
        let Some((key, value)) = key_value(line) else { continue };
        let value = value.trim();
        if matches!(value, ">" | "|" | ">-" | "|-") {
            let mut folded = String::new();
            while let Some((_, next)) = lines.next_if(|(_, l)| l.starts_with([' ', '\t']) || l.trim().is_empty()) {
                folded.push_str(next.trim());
                folded.push(' ');
            }
            front.set(key, &folded, number + 2);
        } else if !value.starts_with(['[', '{']) {
            front.set(key, &unquoted(value), number + 2);
        }
    }
    front
}

/// The value without its quotes; `''` in single quotes and `\"` in double ones stand for the quote itself.
fn unquoted(value: &str) -> String {
    let inner = |quote: char| value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)).filter(|_| value.len() > 1);
    if let Some(inner) = inner('"') {
        return inner.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    inner('\'').map_or_else(|| value.to_owned(), |inner| inner.replace("''", "'"))
}

fn in_toml(block: &str) -> Front {
    let mut front = Front::default();
    let (table, _) = DeTable::parse_recoverable(block);
    for (key, value) in table.get_ref() {
        let line = block[..key.span().start.min(block.len())].matches('\n').count() + 2;
        match value.get_ref() {
            DeValue::String(text) => front.set(key.get_ref(), text, line),
            DeValue::Datetime(date) => front.set(key.get_ref(), &date.to_string(), line),
            _ => {}
        }
    }
    front
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_flat_keys_leniently() {
        let text = "---\r\ntitle: No: colons, \"quotes\" and #signs\r\nsource: 'The Argus''s desk'\r\ndate: 2023-09-24T23:30:00+01:00\r\ntags:\r\n  - a\r\n- b\r\nlist: [a, b]\r\nsite: ignored\r\nstory: kaba\r\n---\r\nBody";
        let front = read(text);
        assert_eq!(front.title.as_deref(), Some("No: colons, \"quotes\" and #signs"));
        assert_eq!(front.publisher.as_deref(), Some("The Argus's desk"));
        assert_eq!(front.published, Some((4, "2023-09-24T23:30:00+01:00".to_owned())));
        assert_eq!(front.story.as_deref(), Some("kaba"));
        assert_eq!(&text[front.end as usize..], "Body");
    }

    #[test]
    fn reads_toml() {
        let text = "+++\ntitle = \"A\"\npublished = 2023-09-24\n[extra]\nx = 1\n+++\nBody";
        let front = read(text);
        assert_eq!((front.title.as_deref(), front.published), (Some("A"), Some((3, "2023-09-24".to_owned()))));
        assert_eq!(&text[front.end as usize..], "Body");
    }

    #[test]
    fn leaves_a_rule_alone() {
        for text in ["---\nA sentence that is no key.\n---\nBody", "---\ntitle: never closed\nBody", "Plain", "", "---"]
        {
            assert_eq!(read(text).end, 0, "{text}");
        }
    }
}
