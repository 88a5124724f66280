//! Writing `[[accept]]` entries: put in, replaced and taken out where they stand, every other byte of the file kept.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;

use super::table::{File, Table};
use crate::error::Error;
use crate::text::safe;

/// An `[[accept]]` to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The id of a watched fact, or a fingerprint.
    pub fact: String,
    /// The values that it covers.
    pub values: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Who decided.
    pub by: Option<String>,
    /// What it speaks of, as a comment above it; may be empty.
    pub comment: String,
}

/// The text of facts.toml (`file` is its path, for messages) with these entries behind the last `[[accept]]` or at the
/// end. The entries at `replaced` (counted from 0) go; the first new one takes the place of the first of them.
///
/// # Errors
/// When the file is not TOML, or holds its acceptances in a form that cannot be added to.
pub fn add(file: &str, text: &str, entries: &[Entry], replaced: &[usize]) -> Result<String, Error> {
    let ranges = ranges(file, text)?;
    let line = newline(text);
    let (mut out, mut rest) = (text.to_owned(), entries);
    let mut replaced: Vec<&Range<usize>> = replaced.iter().filter_map(|k| ranges.get(*k)).collect();
    if let (Some((first, others)), false) = (entries.split_first(), replaced.is_empty()) {
        let place = replaced.remove(0);
        out = cut(text, &replaced);
        // The comment above the old entry stays.
        out.replace_range(place.clone(), render(&Entry { comment: String::new(), ..first.clone() }, line).trim_end());
        rest = others;
    }
    if rest.is_empty() {
        return Ok(out);
    }
    // Behind the last entry that is left in place, else at the end of the file.
    let at = self::ranges(file, &out)?.last().map_or(out.len(), |r| r.end);
    let mut new = String::new();
    if at > 0 {
        let gap = if out[..at].ends_with('\n') { 1 } else { 2 };
        new.push_str(&line.repeat(gap));
    }
    let all: Vec<String> = rest.iter().map(|e| render(e, line)).collect();
    new.push_str(&all.join(line));
    if at < out.len() {
        // The line break of the entry before stands behind the new ones.
        new.truncate(new.len() - line.len());
    }
    out.insert_str(at, &new);
    Ok(out)
}

/// The text without the entries at these places (counted from 0), and without the comments that stand right above them.
///
/// # Errors
/// As [`add`].
pub fn take_out(file: &str, text: &str, indexes: &[usize]) -> Result<String, Error> {
    let ranges = ranges(file, text)?;
    Ok(cut(text, &indexes.iter().filter_map(|k| ranges.get(*k)).collect::<Vec<_>>()))
}

/// The text without these entries.
fn cut(text: &str, entries: &[&Range<usize>]) -> String {
    let mut out = text.to_owned();
    let mut last = false;
    for range in entries.iter().rev() {
        let range = whole(text, range);
        last |= range.end == text.len();
        out.replace_range(range, "");
    }
    if last {
        // The blank line above the last entry parts it from nothing now.
        out.truncate(out.trim_end().len());
        out.push_str(newline(text));
    }
    out
}

/// A file of entries under a comment.
#[must_use]
pub fn fresh(comment: &str, entries: &[Entry]) -> String {
    let mut out = format!("# {}\n", comment.replace('\n', "\n# "));
    for entry in entries {
        out.push('\n');
        out.push_str(&render(entry, "\n"));
    }
    out
}

/// From `[[accept]]` to the end of the last line of each entry, its line break left out.
fn ranges(file: &str, text: &str) -> Result<Vec<Range<usize>>, Error> {
    let named = File { name: file, text };
    let parsed = named.parse()?;
    let top = Table { file: named, name: "", span: 0..0, keys: &parsed };
    let range = |table: &Table<'_, '_>| {
        if !text[table.span.start..].starts_with("[[") {
            let what = "the acceptances stand in one list: entries cannot be added or taken out";
            return Err(named.error(
                &table.span,
                what,
                "write each as a table: a line with [[accept]], its keys below",
            ));
        }
        let end = table.keys.values().map(|v| Spanned::span(v).end).max().unwrap_or(table.span.end);
        let end = end + text[end..].find('\n').unwrap_or(text.len() - end);
        Ok(table.span.start..text[..end].trim_end().len())
    };
    top.tables("accept", "[[accept]]")?.iter().map(range).collect()
}

/// An entry with the comments right above it and the blank line that parts it from what follows.
fn whole(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut start = text[..range.start].rfind('\n').map_or(0, |n| n + 1);
    while start > 0 {
        let above = text[..start - 1].rfind('\n').map_or(0, |n| n + 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    // A comment that reaches the top of the file speaks of the file.
    if start == 0 {
        start = text[..range.start].rfind('\n').map_or(0, |n| n + 1);
    }
    let mut end = range.end + text[range.end..].find('\n').map_or(text.len() - range.end, |n| n + 1);
    let next = text[end..].find('\n').map_or(text.len(), |n| end + n + 1);
    if text[end..next].trim().is_empty() {
        end = next;
    }
    start..end
}

fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// An entry in lines, each with its line break.
fn render(entry: &Entry, newline: &str) -> String {
    /// Lists longer than this take a line for each value.
    const WIDE: usize = 100;
    let values: Vec<String> = entry.values.iter().map(|v| quoted(v)).collect();
    let one = values.join(", ");
    let list = if one.chars().count() <= WIDE { one } else { format!("\n    {},\n", values.join(",\n    ")) };
    let mut out = String::new();
    if !entry.comment.is_empty() {
        out.push_str(&format!("# {}\n", safe::one_line(&entry.comment)));
    }
    out.push_str(&format!("[[accept]]\nfact = {}\nvalues = [{list}]\n", quoted(&entry.fact)));
    out.push_str(&format!("reason = {}\n", quoted(&entry.reason)));
    if let Some(until) = entry.until {
        out.push_str(&format!("until = {until}\n"));
    }
    if let Some(by) = &entry.by {
        out.push_str(&format!("by = {}\n", quoted(by)));
    }
    if newline == "\n" { out } else { out.replace('\n', newline) }
}

/// A text as TOML writes it in one line; what must not reach a terminal is escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if safe::is_unsafe(c) => out.push_str(&format!("\\U{:08X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{Entry, add, fresh, take_out};
    use crate::config::Config;

    const TEXT: &str = "# Ours.\nfail = \"update\"\n\n# The first.\n[[accept]] # kept\nfact = \"0123456789ab\"\nvalues = [\n  \"a\", # one\n  \"b\",\n]\nreason = \"x\" # why\n\n# The second.\n[[accept]]\nfact = \"0123456789ac\"\nvalues = [\"c\"]\nreason = \"y\"\n\n# Facts.\n[[fact]]\nid = \"f\"\ncues = [\"x\"]\n";

    fn entry() -> Entry {
        Entry {
            fact: "f".to_owned(),
            values: vec!["5 \"September\"".to_owned(), "a\u{1b}\\b\n".to_owned()],
            reason: "Asked.".to_owned(),
            until: jiff::civil::Date::new(2023, 10, 31).ok(),
            by: Some("The desk".to_owned()),
            comment: String::new(),
        }
    }

    fn accepted(text: &str) -> Vec<(String, Vec<String>)> {
        let config = Config::parse("facts.toml", text).unwrap_or_else(|e| panic!("{e}\n{text}"));
        config.settings.accepted.into_iter().map(|a| (a.fact, a.values)).collect()
    }

    #[test]
    fn adds_behind_the_others_and_keeps_every_other_byte() {
        for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n")] {
            let new = add("facts.toml", &text, &[entry()], &[]).unwrap();
            let facts: Vec<String> = accepted(&new).into_iter().map(|a| a.0).collect();
            assert_eq!(facts, ["0123456789ab", "0123456789ac", "f"]);
            assert_eq!(accepted(&new)[2].1, ["5 \"September\"", "a\u{1b}\\b"]);
            assert!(!new.contains('\u{1b}') && new.contains("until = 2023-10-31"));
            assert_eq!(new.replace("\r\n", "").contains('\n'), !text.contains("\r\n"));
            // Taken out again, nothing is left of it.
            assert_eq!(take_out("facts.toml", &new, &[2]).unwrap(), text);
        }
    }

    #[test]
    fn adds_to_a_file_without_any() {
        for text in ["", "fail = \"never\"", "fail = \"never\"\n", "[[fact]]\nid = \"f\"\ncues = [\"x\"]\n# end\n"] {
            let entry = Entry { fact: "0123456789ab".to_owned(), ..entry() };
            let new = add("facts.toml", text, &[entry.clone(), entry], &[]).unwrap();
            assert!(new.starts_with(text), "{new}");
            assert_eq!(accepted(&new).len(), 2, "{new}");
            assert!(!new.contains("\n\n\n") && new.ends_with('\n'), "{new:?}");
        }
    }

    #[test]
    fn a_new_entry_takes_the_place_of_old_ones() {
        let new = add("facts.toml", TEXT, &[entry()], &[0, 1]).unwrap();
        assert_eq!(accepted(&new).len(), 1);
        assert!(new.starts_with("# Ours.\nfail = \"update\"\n\n# The first.\n[[accept]]\nfact = \"f\"\n"), "{new}");
        assert!(new.ends_with("by = \"The desk\"\n\n# Facts.\n[[fact]]\nid = \"f\"\ncues = [\"x\"]\n"), "{new}");
    }

    #[test]
    fn takes_out_entries_with_their_comments() {
        let one = take_out("facts.toml", TEXT, &[0]).unwrap();
        assert!(one.starts_with("# Ours.\nfail = \"update\"\n\n# The second.\n[[accept]]\n"), "{one}");
        let none = take_out("facts.toml", TEXT, &[0, 1]).unwrap();
        assert_eq!(none, "# Ours.\nfail = \"update\"\n\n# Facts.\n[[fact]]\nid = \"f\"\ncues = [\"x\"]\n");
        let last = &TEXT[..TEXT.find("\n# Facts").unwrap()];
        assert_eq!(take_out("facts.toml", last, &[1]).unwrap(), last[..last.find("\n# The second").unwrap()]);
        assert_eq!(take_out("facts.toml", last, &[0, 1]).unwrap(), "# Ours.\nfail = \"update\"\n");
        let file = fresh("Written\nby hand.", &[Entry { fact: "0123456789ab".to_owned(), ..entry() }]);
        assert_eq!(take_out("facts.toml", &file, &[0]).unwrap(), "# Written\n# by hand.\n");
    }

    #[test]
    fn says_that_a_list_cannot_be_edited() {
        let text = "accept = [{ fact = \"0123456789ab\", values = [\"a\"], reason = \"x\" }]\n";
        let error = add("facts.toml", text, &[entry()], &[]).unwrap_err().to_string();
        assert!(error.starts_with("facts.toml:1: the acceptances stand in one list"), "{error}");
    }
}
