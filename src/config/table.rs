//! TOML tables that complain well: every value is asked for with the type it must have, and what nobody asks for is an
//! error that names the nearest key.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::Error;
use crate::text::{day, similar};

/// The file that is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

impl<'a> File<'a> {
    /// The whole file as a table.
    pub fn parse(self) -> Result<DeTable<'a>, Error> {
        DeTable::parse(self.text).map(Spanned::into_inner).map_err(|e| {
            let place = self.place(&e.span().unwrap_or(0..0));
            let what = format!("not TOML: {}", e.message().trim().replace('\n', "; "));
            Error::config(place, what, "mend this line; text stands in quotes, lists in [ ]")
        })
    }

    /// `facts.toml:12`
    pub fn place(self, span: &Range<usize>) -> String {
        let before = self.text.as_bytes().get(..span.start.min(self.text.len())).unwrap_or_default();
        format!("{}:{}", self.name, memchr::memchr_iter(b'\n', before).count() + 1)
    }

    pub fn error(self, span: &Range<usize>, what: impl Into<String>, hint: impl Into<String>) -> Error {
        Error::config(self.place(span), what, hint)
    }
}

/// A table of the file and what it is called in messages.
#[derive(Clone, Debug)]
pub(super) struct Table<'t, 'a> {
    pub file: File<'a>,
    /// `[[fact]]`; empty for the top of the file.
    pub name: &'static str,
    pub span: Range<usize>,
    pub keys: &'t DeTable<'a>,
}

impl<'t, 'a> Table<'t, 'a> {
    /// Complains about keys that are not among these.
    pub fn only(&self, keys: &[&str]) -> Result<(), Error> {
        for key in self.keys.keys() {
            let word = key.get_ref().as_ref();
            if !keys.contains(&word) {
                let here = if self.name.is_empty() { String::new() } else { format!(" in {}", self.name) };
                let hint = match similar::nearest(word, keys.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the keys{here} are: {}", keys.join(", ")),
                };
                return Err(self.file.error(&key.span(), format!("unknown key `{word}`{here}"), hint));
            }
        }
        Ok(())
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'a>>> {
        self.keys.get(key)
    }

    /// Where the value of this key stands; the table itself when it has none.
    pub fn at(&self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    pub fn error(&self, key: &str, what: impl Into<String>, hint: impl Into<String>) -> Error {
        self.file.error(&self.at(key), what, hint)
    }

    fn wrong(&self, key: &str, value: &DeValue<'_>, wanted: &str, example: &str) -> Error {
        let what = format!("`{key}` must be {wanted}, not {}", a_type(value));
        self.error(key, what, format!("{key} = {example}"))
    }

    /// A text that says something.
    pub fn text(&self, key: &str) -> Result<Option<String>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                Err(self.error(key, format!("`{key}` is empty"), "write something, or take the line out"))
            }
            DeValue::String(text) => Ok(Some(text.trim().to_owned())),
            other => {
                let raw = self.file.text.get(value.span()).unwrap_or("…");
                let example = if raw.len() < 40 && !raw.contains(['"', '\n']) {
                    format!("\"{raw}\"")
                } else {
                    "\"…\"".to_owned()
                };
                Err(self.wrong(key, other, "a text in quotes", &example))
            }
        }
    }

    /// A text that must be there.
    pub fn required(&self, key: &str, example: &str) -> Result<String, Error> {
        self.text(key)?.ok_or_else(|| {
            self.file.error(&self.span, format!("{} has no `{key}`", self.name), format!("{key} = \"{example}\""))
        })
    }

    /// A list of texts; nothing is an empty list.
    pub fn texts(&self, key: &str) -> Result<Vec<String>, Error> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let example = "[\"…\", \"…\"]";
        let DeValue::Array(items) = value.get_ref() else {
            return Err(self.wrong(key, value.get_ref(), "a list of texts", example));
        };
        let text = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
            DeValue::String(_) => {
                Err(self.file.error(&item.span(), format!("an empty text in `{key}`"), "take it out"))
            }
            other => Err(self.file.error(
                &item.span(),
                format!("`{key}` must be a list of texts; this is {}", a_type(other)),
                format!("{key} = {example}"),
            )),
        };
        items.iter().map(text).collect()
    }

    pub fn flag(&self, key: &str) -> Result<Option<bool>, Error> {
        match self.get(key).map(Spanned::get_ref) {
            None => Ok(None),
            Some(DeValue::Boolean(flag)) => Ok(Some(*flag)),
            Some(other) => Err(self.wrong(key, other, "true or false", "true")),
        }
    }

    /// A day, as a TOML date or as text.
    pub fn day(&self, key: &str) -> Result<Option<Date>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            other => return Err(self.wrong(key, other, "a date", "2023-09-24")),
        };
        let none = || self.error(key, format!("`{key}`: there is no day `{written}`"), format!("{key} = 2023-09-24"));
        day::parse(&written).map(Some).ok_or_else(none)
    }

    /// A number from 0 to 1.
    pub fn share(&self, key: &str) -> Result<Option<f64>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let number = match value.get_ref() {
            DeValue::Integer(n) => n.as_str().parse::<f64>().ok(),
            DeValue::Float(n) => n.as_str().parse::<f64>().ok(),
            other => return Err(self.wrong(key, other, "a number from 0 to 1", "0.6")),
        };
        match number {
            Some(n) if (0.0..=1.0).contains(&n) => Ok(Some(n)),
            _ => Err(self.error(key, format!("`{key}` goes from 0 to 1"), format!("{key} = 0.6"))),
        }
    }

    /// A text or a number, as written.
    pub fn measure(&self, key: &str) -> Result<Option<Measure>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::String(text) => Ok(Some(Measure::Text(text.trim().to_owned()))),
            DeValue::Integer(n) => Ok(Some(Measure::Number(n.as_str().to_owned()))),
            DeValue::Float(n) => Ok(Some(Measure::Number(n.as_str().to_owned()))),
            other => Err(self.wrong(key, other, "a number or a text", "\"5%\"")),
        }
    }

    /// One of these words.
    pub fn choice(&self, key: &str, words: &[&'static str]) -> Result<Option<&'static str>, Error> {
        let Some(text) = self.text(key)? else { return Ok(None) };
        if let Some(word) = words.iter().find(|w| **w == text) {
            return Ok(Some(word));
        }
        let hint = match similar::nearest(&text, words.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"? (there are: {})", words.join(", ")),
            None => format!("one of: {}", words.join(", ")),
        };
        Err(self.error(key, format!("`{key}` knows no \"{text}\""), hint))
    }

    /// The table under this key.
    pub fn table(&self, key: &str, name: &'static str) -> Result<Option<Table<'t, 'a>>, Error> {
        let Some(value) = self.get(key) else { return Ok(None) };
        match value.get_ref() {
            DeValue::Table(table) => Ok(Some(Table { file: self.file, name, span: self.header(key), keys: table })),
            other => {
                let what = format!("`{key}` must be a table, not {}", a_type(other));
                Err(self.error(key, what, format!("a line with {name}, and its keys below")))
            }
        }
    }

    /// The tables under this key.
    pub fn tables(&self, key: &str, name: &'static str) -> Result<Vec<Table<'t, 'a>>, Error> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let wrong = |span: &Range<usize>, value: &DeValue<'_>| {
            let what = format!("`{key}` must be tables, not {}", a_type(value));
            self.file.error(span, what, format!("a line with {name}, and its keys below, for each"))
        };
        let DeValue::Array(items) = value.get_ref() else { return Err(wrong(&self.header(key), value.get_ref())) };
        let table = |item: &'t Spanned<DeValue<'a>>| match item.get_ref() {
            DeValue::Table(table) => Ok(Table { file: self.file, name, span: item.span(), keys: table }),
            other => Err(wrong(&item.span(), other)),
        };
        items.iter().map(table).collect()
    }

    /// Where a key stands.
    fn header(&self, key: &str) -> Range<usize> {
        self.keys.get_key_value(key).map_or(0..0, |(key, _)| key.span())
    }
}

/// A text or a number, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Text(String),
    Number(String),
}

fn a_type(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
