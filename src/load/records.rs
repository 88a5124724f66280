//! JSON and JSON Lines: one article a record.

use rayon::prelude::*;

use super::draft::{Body, Draft, File, Found};
use super::json::{self, Object, Raw};
use crate::model::DateOrigin;

/// Where a record keeps what is to be known of an article: keys, the first that is there counts. A dot leads into an
/// object (`source.name`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The article's text, plain or HTML.
    pub text: Vec<String>,
    /// Headline.
    pub title: Vec<String>,
    /// Day of publication.
    pub published: Vec<String>,
    /// Day of the last change.
    pub modified: Vec<String>,
    /// Publisher.
    pub source: Vec<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// Address.
    pub url: Vec<String>,
    /// What the record is called.
    pub id: Vec<String>,
    /// The story that it belongs to.
    pub story: Vec<String>,
}

impl Fields {
    /// The names of the fields, for facts.toml.
    pub const NAMES: [&str; 9] = ["text", "title", "published", "modified", "source", "author", "url", "id", "story"];

    /// The keys of a field.
    pub fn slot(&mut self, name: &str) -> Option<&mut Vec<String>> {
        Some(match name {
            "text" => &mut self.text,
            "title" => &mut self.title,
            "published" => &mut self.published,
            "modified" => &mut self.modified,
            "source" => &mut self.source,
            "author" => &mut self.author,
            "url" => &mut self.url,
            "id" => &mut self.id,
            "story" => &mut self.story,
            _ => return None,
        })
    }
}

impl Default for Fields {
    /// The keys that exports and news services commonly use.
    fn default() -> Self {
        let keys = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        Self {
            text: keys(
                "text body articleBody article_body content fulltext full_text article maintext content_text \
                 content_html bodyText fields.bodyText fields.body html",
            ),
            title: keys("title headline webTitle name"),
            published: keys(
                "published date published_at publishedAt datePublished date_published date_publish pubDate pubdate \
                 pub_date publication_date publish_date published_date webPublicationDate",
            ),
            modified: keys(
                "modified updated updated_at updatedAt dateModified date_modified last_modified modified_at",
            ),
            source: keys(
                "source publisher site outlet site_name publication source_name sourceName newspaper provider \
                 source_domain",
            ),
            author: keys("author authors byline creator"),
            url: keys("url link canonical_url webUrl source_url external_url"),
            id: keys("id _id uid uuid guid article_id"),
            story: keys("story story_id"),
        }
    }
}

/// Keys under which a document keeps its list of articles.
const LISTS: [&str; 10] =
    ["articles", "items", "records", "docs", "documents", "results", "entries", "stories", "data", "response.results"];

/// Reads one JSON document: an article, a list of them, or an object that holds such a list. A file with one document on
/// each line is read as JSON Lines, whatever its name.
pub(super) fn read_json(file: &File<'_>) -> Found {
    let raw: Raw<'_> = match serde_json::from_str(file.text) {
        Ok(raw) => raw,
        Err(error) => {
            let first = file.text.trim_start().lines().next().unwrap_or_default();
            let lines = file.text.trim().lines().nth(1).is_some() && first.starts_with(['{', '[']);
            if lines && serde_json::from_str::<Raw<'_>>(first).is_ok() {
                return read_lines(file);
            }
            return Found { drafts: Vec::new(), faults: vec![(error.line().max(1), said(&error))] };
        }
    };
    if let Some(items) = json::list(raw) {
        return numbered(file, &items);
    }
    let Some(object) = Object::of(raw) else {
        return Found { drafts: Vec::new(), faults: vec![(1, "neither an object nor a list".to_owned())] };
    };
    if first(&object, &file.fields.text).is_none() {
        let inside = LISTS.iter().find_map(|key| json::list(object.get(key)?));
        if let Some(items) = inside {
            return numbered(file, &items);
        }
    }
    gather([record(file, raw, None)])
}

/// Reads one record a line; empty lines are none.
pub(super) fn read_lines(file: &File<'_>) -> Found {
    let lines = file.text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    let lines: Vec<(usize, &str)> = lines.collect();
    let read = |(number, line): &(usize, &str)| -> Result<Draft, (usize, String)> {
        let number = number + 1;
        let raw: Raw<'_> = serde_json::from_str(line.trim()).map_err(|e| (number, said(&e)))?;
        record(file, raw, Some(number))
    };
    let found: Vec<_> = lines.par_iter().map(read).collect();
    gather(found)
}

fn numbered(file: &File<'_>, items: &[Raw<'_>]) -> Found {
    let found: Vec<_> = items.par_iter().enumerate().map(|(k, raw)| record(file, raw, Some(k + 1))).collect();
    gather(found)
}

fn gather(found: impl IntoIterator<Item = Result<Draft, (usize, String)>>) -> Found {
    let mut out = Found::default();
    for one in found {
        match one {
            Ok(draft) => out.drafts.push(draft),
            Err(fault) => out.faults.push(fault),
        }
    }
    out
}

/// What the parser said, without its own line number: that of the file stands before it.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |cut| cut.0);
    format!("not JSON: {what} (column {})", error.column().max(1))
}

/// Reads a record; `number` is the one that it goes by when it has no id.
fn record(file: &File<'_>, raw: Raw<'_>, number: Option<usize>) -> Result<Draft, (usize, String)> {
    let at = json::offset(file.text, raw).unwrap_or(0);
    let line = file.line(at);
    let fault = |what: &str| Err((line, what.to_owned()));
    let Some(object) = Object::of(raw) else { return fault("a record must be an object in { }") };
    let broken = file.broken.partition_point(|b| (*b as usize) < at);
    if file.broken.get(broken).is_some_and(|b| (*b as usize) < at + raw.get().len()) {
        return fault("not UTF-8");
    }
    let fields = file.fields;
    let Some(text) = first(&object, &fields.text) else {
        let tried: Vec<&str> = fields.text.iter().take(4).map(String::as_str).collect();
        return Err((line, format!("no text: looked for `{}`", tried.join("`, `"))));
    };
    let place = json::offset(file.text, text).unwrap_or(at);
    let Some(words) = json::mapped(text, place) else { return fault("its text is not in quotes") };
    let dated = |keys: &[String]| {
        let raw = first(&object, keys)?;
        Some((json::offset(file.text, raw).map_or(line, |at| file.line(at)), shown(raw)?))
    };
    let said = |keys: &[String]| shown(first(&object, keys)?);
    Ok(Draft {
        record: said(&fields.id).or_else(|| number.map(|n| n.to_string())),
        title: said(&fields.title),
        publisher: said(&fields.source),
        author: said(&fields.author),
        url: said(&fields.url),
        story: said(&fields.story),
        published: dated(&fields.published),
        modified: dated(&fields.modified),
        origin: DateOrigin::Metadata,
        body: Body::Taken(super::words(words)),
        ..Draft::default()
    })
}

/// The value of the first of these keys that has one.
fn first<'a>(object: &Object<'a>, keys: &[String]) -> Option<Raw<'a>> {
    let filled = |raw: &Raw<'_>| !matches!(raw.get(), "\"\"" | "[]" | "{}");
    keys.iter().find_map(|key| object.get(key).filter(filled))
}

/// A value as one line of words: a text, a number, the name in an object, the items of a list.
fn shown(raw: Raw<'_>) -> Option<String> {
    let text = match raw.get().as_bytes().first()? {
        b'"' => json::text(raw)?,
        b'[' => json::list(raw)?.into_iter().take(12).filter_map(shown_item).collect::<Vec<_>>().join(", "),
        b'{' => return shown_item(raw),
        b'0'..=b'9' | b'-' => raw.get().to_owned(),
        _ => return None,
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line).filter(|l| !l.is_empty())
}

fn shown_item(raw: Raw<'_>) -> Option<String> {
    match Object::of(raw) {
        Some(object) => ["name", "title", "#text", "$oid"].iter().find_map(|k| json::text(object.get(k)?)),
        None => json::text(raw),
    }
}
