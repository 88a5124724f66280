//! What entries go by: hashes of all that they depend on.
//!
//! BLAKE3, cut to 128 bits: articles are hostile, and with a weaker hash one could be written that passes for another.

use blake3::Hasher;
use jiff::civil::Date;

use crate::model::{Settings, Source};

/// A hash of 128 bits.
pub type Key = [u8; 16];

pub(super) fn short(hash: blake3::Hash) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&hash.as_bytes()[..size_of::<Key>()]);
    key
}

/// The key of anything that is one run of bytes: the program, the name of an archive.
#[must_use]
pub fn bytes(bytes: &[u8]) -> Key {
    short(blake3::hash(bytes))
}

/// What is put into a hash; of each part it can be told where it ends.
#[derive(Default)]
struct Parts(Vec<u8>);

impl Parts {
    fn number(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend(text.as_bytes());
    }

    fn option(&mut self, text: Option<&String>) {
        self.number(u32::from(text.is_some()));
        self.text(text.map_or("", String::as_str));
    }

    fn date(&mut self, date: Option<Date>) {
        self.number(date.map_or(0, |d| (d.year() as u32) << 16 | (d.month() as u32) << 8 | d.day() as u32));
    }
}

/// An article: everything of it that its claims may hang on, its path left out.
#[must_use]
pub fn article(source: &Source) -> Key {
    // Whatever a source holds is named here, so that a new part of it is not forgotten.
    let Source {
        path: _,
        record,
        title,
        publisher,
        author,
        url,
        published,
        modified,
        date_origin,
        story,
        text,
        body,
        // Where words stand on disk is asked when a report is made.
        disk: _,
        blocks,
        silenced,
        markdown,
        changed: _,
    } = source;
    let mut parts = Parts::default();
    for text in [record, title, publisher, author, url, story] {
        parts.option(text.as_ref());
    }
    for date in [published, modified] {
        parts.date(*date);
    }
    for number in [*date_origin as u32, body.start, body.end, u32::from(*markdown), blocks.len() as u32] {
        parts.number(number);
    }
    for block in blocks {
        let zone = block.zone.map_or(0, |z| z as u32 + 1);
        for number in [block.span.start, block.span.end, zone, u32::from(block.quoted)] {
            parts.number(number);
        }
    }
    parts.number(silenced.len() as u32);
    for silence in silenced {
        for number in [silence.span.start, silence.span.end, silence.line, silence.kinds.len() as u32] {
            parts.number(number);
        }
        silence.kinds.iter().for_each(|kind| parts.text(kind));
        parts.text(&silence.reason);
    }
    // The text is the rest.
    short(Hasher::new().update(&parts.0).update(text.as_bytes()).finalize())
}

/// All settings that findings hang on before anybody has accepted them.
#[must_use]
pub fn settings(settings: &Settings) -> Key {
    let settings = Settings { accepted: Vec::new(), today: None, ..settings.clone() };
    bytes(format!("{settings:?}").as_bytes())
}

/// A story: the settings, and its articles in order, each with its path.
#[must_use]
pub fn story<'a>(settings: &Key, articles: impl Iterator<Item = (&'a Key, &'a str)>) -> Key {
    listed(settings, articles)
}

/// How articles are sorted into stories: the window, and all of them in order, each with its path.
#[must_use]
pub fn sorting<'a>(window: u32, articles: impl Iterator<Item = (&'a Key, &'a str)>) -> Key {
    listed(&bytes(format!("sorted within {window}").as_bytes()), articles)
}

fn listed<'a>(what: &Key, articles: impl Iterator<Item = (&'a Key, &'a str)>) -> Key {
    let mut parts = Parts(what.to_vec());
    for (article, path) in articles {
        parts.0.extend(article);
        parts.text(path);
    }
    bytes(&parts.0)
}
