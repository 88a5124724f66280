//! RSS and Atom: one article an entry, with the text that the feed holds.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::draft::{Body, Draft, File, Found, Page};
use super::html;
use super::mapped::Mapped;
use crate::model::DateOrigin;

/// How deep elements may lie in each other.
const DEEPEST: usize = 256;

/// Reads a feed.
pub(super) fn read(file: &File<'_>) -> Found {
    let mut feed = Feed::default();
    let mut reader = Reader::from_str(file.text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let from = position(&reader);
        match reader.read_event() {
            Ok(Event::Start(tag)) => feed.start(&tag, position(&reader)),
            Ok(Event::Empty(tag)) => {
                feed.start(&tag, position(&reader));
                feed.end(file, from);
            }
            Ok(Event::End(_)) => feed.end(file, from),
            Ok(Event::Text(_)) => feed.words(file.text, from, position(&reader)),
            Ok(Event::CData(_)) => {
                let end = position(&reader);
                feed.words(file.text, from + "<![CDATA[".len(), end.saturating_sub("]]>".len()));
            }
            Ok(Event::GeneralRef(_)) => feed.entity(file.text, from, position(&reader)),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let line = file.line(reader.error_position() as usize);
                feed.found.faults.push((line, format!("not XML: {error}; what stands before it is read")));
                break;
            }
        }
    }
    if !feed.seen {
        feed.found.faults.push((1, "XML, but no feed: neither RSS nor Atom".to_owned()));
    }
    let publisher = feed.publisher;
    for draft in &mut feed.found.drafts {
        draft.publisher = draft.publisher.take().or_else(|| publisher.clone());
    }
    feed.found
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// What is read of an entry.
#[derive(Debug, Default)]
struct Entry {
    draft: Draft,
    /// Texts with their rank: the whole text goes before a summary.
    texts: Vec<(u8, Page)>,
    number: usize,
}

#[derive(Debug, Default)]
struct Feed {
    /// The names of the open elements, without their prefixes but for `content:encoded` and `dc:`.
    open: Vec<String>,
    /// The `type` of the open element, and where its content starts.
    kind: String,
    starts: usize,
    /// How deep the element lies whose markup is its content.
    inline: Option<usize>,
    text: Mapped,
    entry: Option<Entry>,
    publisher: Option<String>,
    seen: bool,
    count: usize,
    found: Found,
}

impl Feed {
    fn start(&mut self, tag: &BytesStart<'_>, content: usize) {
        let name = tag.name().as_ref().to_ascii_lowercase();
        let depth = self.open.len();
        self.open.push(name.clone());
        if self.inline.is_some() || depth >= DEEPEST {
            return;
        }
        let attribute = |wanted: &str| {
            let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == wanted)?;
            Some(found.value.into_owned())
        };
        match local(&name) {
            "rss" | "feed" | "rdf" if depth == 0 => self.seen = true,
            "item" | "entry" => {
                self.count += 1;
                self.entry = Some(Entry { number: self.count, ..Entry::default() });
            }
            // Atom keeps the address in an attribute.
            "link" => {
                let alternate = attribute("rel").is_none_or(|r| r == "alternate");
                if let (Some(entry), Some(href), true) = (&mut self.entry, attribute("href"), alternate) {
                    entry.draft.url = entry.draft.url.take().or(Some(href));
                }
            }
            _ => {}
        }
        self.kind = attribute("type").unwrap_or_default();
        if self.kind == "xhtml" {
            self.inline = Some(depth);
        }
        self.starts = content;
        self.text = Mapped::default();
    }

    fn words(&mut self, text: &str, from: usize, to: usize) {
        if self.inline.is_none()
            && let Some(words) = text.get(from..to)
        {
            self.text.copy(words, from);
        }
    }

    fn entity(&mut self, text: &str, from: usize, to: usize) {
        if self.inline.is_none()
            && let Some(raw) = text.get(from..to)
        {
            let words = html::resolve(raw);
            self.text.put(words.as_deref().unwrap_or(raw), from, to - from);
        }
    }

    fn end(&mut self, file: &File<'_>, at: usize) {
        let Some(name) = self.open.pop() else { return };
        if self.inline.is_some_and(|depth| depth < self.open.len()) {
            return;
        }
        let inline = self.inline.take().is_some();
        let text = std::mem::take(&mut self.text);
        let parent = self.open.last().map(|p| local(p).to_owned()).unwrap_or_default();
        let line = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(entry) = &mut self.entry else {
            if name == "title" && ["channel", "feed"].contains(&parent.as_str()) && !line.is_empty() {
                self.publisher = self.publisher.take().or(Some(line));
            }
            return;
        };
        if ["item", "entry"].contains(&local(&name)) {
            self.close(file, at);
            return;
        }
        let draft = &mut entry.draft;
        let direct = ["item", "entry"].contains(&parent.as_str());
        let set = |slot: &mut Option<String>| {
            if slot.is_none() && !line.is_empty() {
                *slot = Some(line.clone());
            }
        };
        match name.as_str() {
            "title" if direct => set(&mut draft.title),
            "link" if direct => set(&mut draft.url),
            "guid" | "id" if direct => set(&mut draft.record),
            "author" | "dc:creator" if direct => set(&mut draft.author),
            "name" if parent == "author" => set(&mut draft.author),
            "pubdate" | "published" | "dc:date" | "dcterms:issued" | "issued" if direct && !line.is_empty() => {
                draft.published.get_or_insert((file.line(self.starts), line));
            }
            "updated" | "dcterms:modified" | "modified" if direct && !line.is_empty() => {
                draft.modified.get_or_insert((file.line(self.starts), line));
            }
            // The paper that an entry of a collection comes from.
            "source" | "dc:publisher" | "dc:source" if direct => set(&mut draft.publisher),
            "title" if parent == "source" => set(&mut draft.publisher),
            "content:encoded" | "content" | "description" | "summary" if direct => {
                let rank = u8::from(["description", "summary"].contains(&name.as_str()));
                let page = if inline {
                    html::fragment(file.text.get(self.starts..at).unwrap_or_default(), self.starts)
                } else {
                    super::words(text)
                };
                entry.texts.push((rank, page));
            }
            _ => {}
        }
    }

    fn close(&mut self, file: &File<'_>, at: usize) {
        let Some(mut entry) = self.entry.take() else { return };
        entry.texts.retain(|(_, page)| !page.mapped.text.trim().is_empty());
        entry.texts.sort_by_key(|(rank, page)| (*rank, std::cmp::Reverse(page.mapped.text.len())));
        if entry.texts.is_empty() {
            self.found.faults.push((file.line(at), format!("entry {} holds no text", entry.number)));
            return;
        }
        let mut draft = entry.draft;
        draft.body = Body::Taken(entry.texts.swap_remove(0).1);
        // Atom asks for `updated` only.
        if draft.published.is_none() {
            draft.published.clone_from(&draft.modified);
        }
        draft.record = draft.record.or_else(|| Some(entry.number.to_string()));
        draft.origin = DateOrigin::Metadata;
        self.found.drafts.push(draft);
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
