//! Load: from paths to sources.
//!
//! A text keeps every character of its file, front matter included, so that lines and columns are those of an editor;
//! [`DiskMap`](crate::model::DiskMap) leads back to the bytes on disk whatever the encoding.

mod decode;
mod front;
mod silence;
mod walk;

pub use walk::{Named, files, matcher};

use std::io::Read as _;

use rayon::prelude::*;

use crate::error::Error;
use crate::model::{DateOrigin, Source, Span};
use crate::text::day;

/// An input format: which files it is, and how they are read.
struct Format {
    /// Extensions in lower case.
    extensions: &'static [&'static str],
    markdown: bool,
}

/// The formats that are read, by extension.
static FORMATS: &[Format] = &[
    Format { extensions: &["txt", "text"], markdown: false },
    Format { extensions: &["md", "markdown"], markdown: true },
];

/// What is said of the formats when a file has none of them.
const READ: &str = "plain text (.txt, .text) and Markdown (.md, .markdown) are read";

/// The largest file that is read, in bytes.
const LIMIT: u64 = 1 << 30;

/// The articles of a run, and what their reader should know.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The sources, by path.
    pub sources: Vec<Source>,
    /// Files that were skipped and dates that could not be read, in the order of their paths.
    pub notices: Vec<String>,
    /// How many files hold no text.
    pub skipped: u32,
}

/// Reads files, folders (recursively), patterns (`news/*.md`) and standard input (`-`), seen from the folder `root`
/// (empty for the working directory). Each file is read once, however often it is named; the result is sorted by path.
///
/// # Errors
/// When a path names nothing, a folder holds no article, or a file cannot be read or is not text.
pub fn load(root: &str, paths: &[String]) -> Result<Loaded, Error> {
    load_all(&[(root, paths)])
}

/// As [`load`], with paths that are seen from several folders.
///
/// # Errors
/// As [`load`].
pub fn load_all(named: &[(&str, &[String])]) -> Result<Loaded, Error> {
    let files = walk::find(named)?;
    let read: Vec<Result<(Source, Vec<String>), Error>> =
        files.par_iter().map(|path| from_bytes(path, bytes_of(path)?)).collect();
    let (mut loaded, mut errors) = (Loaded::default(), Vec::new());
    for result in read {
        match result {
            Ok((source, _)) if source.body.of(&source.text).trim().is_empty() => {
                loaded.skipped += 1;
                loaded.notices.push(format!("{}: skipped: it holds no text", source.path));
            }
            Ok((source, notices)) => {
                loaded.notices.extend(notices);
                loaded.sources.push(source);
            }
            Err(error) => errors.push(error),
        }
    }
    if let Some(error) = Error::of_all(errors) {
        return Err(error);
    }
    if loaded.sources.is_empty() {
        let place = files.first().cloned().unwrap_or_default();
        return Err(Error::input(place, "no article here holds any text", "name a file with an article in it"));
    }
    Ok(loaded)
}

/// A source from the bytes of its file, and what its reader should know.
///
/// # Errors
/// When the bytes are not text in any encoding that is read.
pub fn from_bytes(path: &str, bytes: Vec<u8>) -> Result<(Source, Vec<String>), Error> {
    let (mut text, disk) = decode::decode(bytes).map_err(|fault| fault.error(path))?;
    let front = front::read(&text);
    let (silenced, mut notices) = silence::take(path, &mut text, front.end as usize);
    let mut published = None;
    if let Some((line, written)) = &front.published {
        published = day::parse(written);
        if published.is_none() {
            notices.push(format!(
                "{path}:{line}: the date of publication cannot be read: `{written}` (write it as 2023-09-24)"
            ));
        }
    }
    let source = Source {
        path: path.to_owned(),
        title: front.title,
        publisher: front.publisher,
        url: front.url,
        published,
        date_origin: if published.is_some() { DateOrigin::FrontMatter } else { DateOrigin::None },
        story: front.story,
        body: Span::new(front.end, text.len() as u32),
        text,
        disk,
        silenced,
        markdown: format_of(path).is_some_and(|f| f.markdown),
        changed: false,
    };
    Ok((source, notices))
}

fn format_of(path: &str) -> Option<&'static Format> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    FORMATS.iter().find(|f| f.extensions.contains(&extension.as_str()))
}

fn bytes_of(path: &str) -> Result<Vec<u8>, Error> {
    let too_large = || Error::input(path, "larger than 1 GiB", "split it into single articles");
    if path == Source::STDIN {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes).map_err(|e| walk::cannot(path, &e))?;
        return if bytes.len() as u64 > LIMIT { Err(too_large()) } else { Ok(bytes) };
    }
    let size = std::fs::metadata(path).map_err(|e| walk::cannot(path, &e))?.len();
    if size > LIMIT {
        return Err(too_large());
    }
    std::fs::read(path).map_err(|e| walk::cannot(path, &e))
}
