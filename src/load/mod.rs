//! Load: from paths to sources.
//!
//! Plain text keeps every character of its file, front matter included, so that lines and columns are those of an editor. Of
//! formats with markup the words are taken out, and every piece of them knows where it stands in the file.
//! [`DiskMap`](crate::model::DiskMap) leads back to the bytes on disk whatever the encoding.

mod decode;
mod draft;
#[cfg(feature = "html")]
mod feed;
mod formats;
mod front;
#[cfg(feature = "html")]
mod html;
mod json;
mod mapped;
mod markdown;
mod records;
mod silence;
#[cfg(test)]
mod tests;
mod walk;

pub use formats::names as format_names;
pub use records::Fields;
pub use walk::{Named, Real, files, find, matcher};

use std::io::Read as _;

use rayon::prelude::*;

use crate::error::Error;
use crate::model::{DateOrigin, Source, Span};
use crate::text::day;
use crate::text::lines::LineIndex;
use draft::{Body, Draft, File, Page};
use mapped::Mapped;

/// The largest file that is read, in bytes.
const LIMIT: u64 = 1 << 30;

/// How articles are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether a record that cannot be read ends the run, instead of being skipped with a notice.
    pub strict: bool,
    /// What standard input is, one of [`format_names`]; its first bytes tell when nobody says.
    pub stdin: Option<String>,
    /// Where records keep what is to be known of an article.
    pub fields: Fields,
}

/// The articles of a run, and what their reader should know.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The sources, by path; those of one file in its order.
    pub sources: Vec<Source>,
    /// Files and records that were skipped and dates that could not be read, in the order of their paths.
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
    load_all(&[(root, paths)], &Options::default())
}

/// As [`load`], with paths that are seen from several folders, and told how.
///
/// # Errors
/// As [`load`]; with [`Options::strict`], also when a record cannot be read.
pub fn load_all(named: &[(&str, &[String])], options: &Options) -> Result<Loaded, Error> {
    read(&find(named)?, options)
}

/// Reads these files.
///
/// # Errors
/// As [`load_all`].
pub fn read(files: &[String], options: &Options) -> Result<Loaded, Error> {
    let read: Vec<Result<Loaded, Error>> =
        files.par_iter().map(|path| articles(path, bytes_of(path)?, options)).collect();
    let (mut loaded, mut errors) = (Loaded::default(), Vec::new());
    for result in read {
        match result {
            Ok(one) => {
                loaded.skipped += one.skipped;
                loaded.notices.extend(one.notices);
                loaded.sources.extend(one.sources);
            }
            Err(error) => errors.push(error),
        }
    }
    if let Some(error) = Error::of_all(errors) {
        return Err(error);
    }
    if loaded.sources.is_empty() {
        let place = files.first().cloned().unwrap_or_default();
        let said: Vec<&str> = loaded.notices.iter().take(3).map(String::as_str).collect();
        let what = format!("no article here holds any text ({})", said.join("; "));
        return Err(Error::input(place, what, "name a file with an article in it"));
    }
    Ok(loaded)
}

/// The articles in the bytes of one file, and what their reader should know.
///
/// # Errors
/// When the bytes are not text in any encoding that is read; with [`Options::strict`], when a record cannot be read.
pub fn articles(path: &str, bytes: Vec<u8>, options: &Options) -> Result<Loaded, Error> {
    let named = if path == Source::STDIN { options.stdin.as_deref() } else { None };
    let format = formats::of(path, named, &bytes)?;
    let decoded = decode::decode(bytes, format.charset).map_err(|fault| fault.error(path))?;
    let (mut text, base) = (decoded.text, decoded.disk);
    // Lines of plain text are counted when somebody asks for them.
    let lines = LineIndex::new(if format.marked { &text } else { "" });
    let file = File { text: &text, lines: &lines, broken: &decoded.broken, fields: &options.fields };
    let found = (format.read)(&file);
    let mut loaded = Loaded::default();
    if !decoded.broken.is_empty() && format.charset == decode::Charset::Declared {
        let what = format!("{path}: {} bytes are not UTF-8 and were read as `?`", decoded.broken.len());
        loaded.notices.push(what);
    }
    let mut faults = Vec::new();
    for (line, what) in found.faults {
        faults.push(Error::input(
            format!("{path}:{line}"),
            what.clone(),
            "mend it, or run without --strict to skip it",
        ));
        loaded.notices.push(format!("{path}:{line}: skipped: {what}"));
    }
    if let Some(error) = Error::of_all(faults).filter(|_| options.strict) {
        return Err(error);
    }
    let finish = |draft: Draft| {
        let mut draft = draft;
        match std::mem::take(&mut draft.body) {
            Body::Whole(start) => (draft, Err(start)),
            Body::Taken(page) => {
                let remarks = page.remarks();
                let (text, disk) = page.mapped.finish(&text, &lines, &base);
                let silenced = silence::told(path, &remarks, &|at| file.line(at));
                (draft, Ok((text, disk, page.blocks, silenced)))
            }
        }
    };
    let finished: Vec<_> = found.drafts.into_par_iter().map(finish).collect();
    for (draft, taken) in finished {
        let (mut source, mut notices) = described(path, draft);
        match taken {
            Ok((text, disk, blocks, (silenced, said))) => {
                (source.text, source.disk, source.blocks, source.silenced) = (text, disk, blocks, silenced);
                notices.extend(said);
                source.body = Span::new(0, source.text.len() as u32);
            }
            Err(start) => {
                let said;
                (source.silenced, said) = silence::take(path, &mut text, start as usize);
                notices.extend(said);
                source.body = Span::new(start, text.len() as u32);
                (source.text, source.disk) = (std::mem::take(&mut text), base.clone());
            }
        }
        if source.body.of(&source.text).trim().is_empty() {
            loaded.skipped += 1;
            let record = source.record.as_ref().map(|r| format!(" (`{r}`)")).unwrap_or_default();
            loaded.notices.push(format!("{path}: skipped: it holds no text{record}"));
        } else {
            loaded.notices.extend(notices);
            loaded.sources.push(source);
        }
    }
    Ok(loaded)
}

/// A source from the bytes of its file, and what its reader should know. Of a file that holds several articles, the
/// first.
///
/// # Errors
/// When the bytes are not text in any encoding that is read.
pub fn from_bytes(path: &str, bytes: Vec<u8>) -> Result<(Source, Vec<String>), Error> {
    let mut loaded = articles(path, bytes, &Options::default())?;
    let empty = || Source { path: path.to_owned(), ..Source::default() };
    let source = if loaded.sources.is_empty() { empty() } else { loaded.sources.swap_remove(0) };
    Ok((source, loaded.notices))
}

/// What a draft says of its article.
fn described(path: &str, draft: Draft) -> (Source, Vec<String>) {
    let mut notices: Vec<String> = draft.notices.iter().map(|(line, what)| format!("{path}:{line}: {what}")).collect();
    let mut read = |stamp: &Option<(usize, String)>, what: &str| {
        let (line, written) = stamp.as_ref()?;
        let day = day::parse(written);
        if day.is_none() {
            notices.push(format!("{path}:{line}: {what} cannot be read: `{written}` (write it as 2023-09-24)"));
        }
        day
    };
    let published = read(&draft.published, "the date of publication");
    let modified = read(&draft.modified, "the date of the last change");
    let source = Source {
        path: path.to_owned(),
        record: draft.record,
        title: draft.title,
        publisher: draft.publisher,
        author: draft.author,
        url: draft.url,
        published,
        modified,
        date_origin: if published.is_some() { draft.origin } else { DateOrigin::None },
        story: draft.story,
        markdown: draft.markdown,
        ..Source::default()
    };
    (source, notices)
}

/// A text that a record or a page gives as data: its paragraphs where it is HTML, else its lines.
fn words(text: Mapped) -> Page {
    #[cfg(feature = "html")]
    {
        if html::looks_like(&text.text) {
            return html::fragment(&text.text, 0).through(&text);
        }
        if html::holds_entities(&text.text) {
            return Page::of_lines(html::plain(&text.text).through(&text));
        }
    }
    Page::of_lines(text)
}

/// The paragraphs of a piece of HTML that starts at byte `base` of its source.
#[cfg(feature = "html")]
fn fragment(html: &str, base: usize) -> Page {
    html::fragment(html, base)
}

/// Without web pages, HTML in Markdown says nothing.
#[cfg(not(feature = "html"))]
fn fragment(_: &str, _: usize) -> Page {
    Page::default()
}

fn bytes_of(path: &str) -> Result<Vec<u8>, Error> {
    let too_large = || Error::input(path, "larger than 1 GiB", "split it into single articles");
    if path == Source::STDIN {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes).map_err(|e| walk::cannot(path, &e))?;
        return if bytes.len() as u64 > LIMIT { Err(too_large()) } else { Ok(bytes) };
    }
    let file = std::fs::File::open(path).map_err(|e| walk::cannot(path, &e))?;
    let size = file.metadata().map_err(|e| walk::cannot(path, &e))?.len();
    if size > LIMIT {
        return Err(too_large());
    }
    // One byte more, so that the end is seen at once.
    let mut bytes = Vec::with_capacity(size as usize + 1);
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|e| walk::cannot(path, &e))?;
    if bytes.len() as u64 > LIMIT { Err(too_large()) } else { Ok(bytes) }
}
