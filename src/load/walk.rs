//! From paths, folders and patterns to the files they name.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use super::formats::{self, READ};
use crate::error::Error;
use crate::model::Source;
use crate::text::similar;

/// Folders of tools, never of articles.
const SKIPPED: &[&str] = &["target", "node_modules"];

/// The files that these paths name, seen from `root`, each once, sorted.
///
/// # Errors
/// When a path names nothing, or a folder holds no article.
pub fn files(root: &str, paths: &[String]) -> Result<Vec<String>, Error> {
    find(&[(root, paths)])
}

/// The files that paths name, each seen from its root; each file once, sorted.
///
/// # Errors
/// As [`files`].
pub fn find(named: &[(&str, &[String])]) -> Result<Vec<String>, Error> {
    // By what the file system calls a file, so that two ways to it are one; shown by the first of its names.
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    let mut errors = Vec::new();
    let mut real = Real::default();
    for (root, path) in named.iter().flat_map(|(root, paths)| paths.iter().map(|p| (*root, p))) {
        let mut found = Vec::new();
        match one(root, path, &mut found) {
            Ok(()) => {}
            Err(error) => errors.push(error),
        }
        files.extend(found.into_iter().map(|shown| (real.of(&shown), shown)));
    }
    if let Some(error) = Error::of_all(errors) {
        return Err(error);
    }
    // Bytes, not parts: any order will do in which equals stand together.
    files.sort_unstable_by(|a, b| (a.0.as_os_str(), &a.1).cmp(&(b.0.as_os_str(), &b.1)));
    files.dedup_by(|a, b| a.0.as_os_str() == b.0.as_os_str());
    let mut files: Vec<String> = files.into_iter().map(|f| f.1).collect();
    files.sort_unstable();
    Ok(files)
}

/// What the file system calls files. Folders are asked for once, as most files are no links.
#[derive(Debug, Default)]
pub struct Real {
    folders: HashMap<String, Option<PathBuf>>,
}

impl Real {
    /// The file at this path, by its real name; by this path where it has none.
    pub fn of(&mut self, path: &str) -> PathBuf {
        self.plain(path).unwrap_or_else(|| std::fs::canonicalize(path).unwrap_or_else(|_| PathBuf::from(path)))
    }

    /// A file that is no link, by the real name of its folder.
    fn plain(&mut self, path: &str) -> Option<PathBuf> {
        // Where capitals do not matter, one file has many plain names.
        if cfg!(any(windows, target_os = "macos")) || !std::fs::symlink_metadata(path).ok()?.is_file() {
            return None;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        if !self.folders.contains_key(folder) {
            let real = std::fs::canonicalize(if folder.is_empty() { "/" } else { folder }).ok();
            self.folders.insert(folder.to_owned(), real);
        }
        self.folders.get(folder)?.as_ref().map(|folder| folder.join(name))
    }
}

/// The error for a path that could not be read.
pub(super) fn cannot(path: &str, error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => Error::input(path, "no such file or folder", near(path)),
        io::ErrorKind::PermissionDenied => {
            Error::input(path, "permission denied", "make it readable for you (chmod u+r), or leave it out")
        }
        _ => Error::input(path, format!("cannot be read: {error}"), "check the file, or leave it out"),
    }
}

fn one(root: &str, path: &str, found: &mut Vec<String>) -> Result<(), Error> {
    if path == "-" && root.is_empty() {
        found.push(Source::STDIN.to_owned());
        return Ok(());
    }
    let shown = join(root, path);
    match std::fs::metadata(&shown) {
        Ok(meta) if meta.is_dir() => {
            folder(&shown, None, found)?;
            if found.is_empty() {
                return Err(Error::input(shown, "holds no article", READ));
            }
            Ok(())
        }
        // A pipe (`<(…)`) has no extension that would mean anything.
        Ok(meta) if meta.is_file() && formats::by_path(&shown).is_none() => Err(unread(&shown)),
        Ok(_) => {
            found.push(shown);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.contains(['*', '?', '[', '{']) => {
            pattern(root, path, found)
        }
        Err(error) => Err(cannot(&shown, &error)),
    }
}

fn unread(path: &str) -> Error {
    let extension = formats::extension(path);
    let (what, hint) = match extension.as_deref() {
        Some("pdf") => (
            "PDF is not read: it holds places on paper, not paragraphs".to_owned(),
            "save the page that it was made of, or the text (pdftotext -layout), and look over what came out"
                .to_owned(),
        ),
        Some("docx" | "doc" | "odt" | "rtf" | "epub") => (
            format!("files of type .{} are not read", extension.unwrap_or_default()),
            "save the article as plain text or as a web page".to_owned(),
        ),
        Some("eml" | "msg" | "mbox") => {
            ("mail is not read".to_owned(), "save the article in it as plain text or as a web page".to_owned())
        }
        Some("html" | "htm" | "xhtml" | "rss" | "atom" | "xml") => (
            "this crosscheck was built without web pages and feeds".to_owned(),
            "build it with the feature `html`, which is on by default".to_owned(),
        ),
        Some(other) => (format!("files of type .{other} are not read"), format!("save the article as text: {READ}")),
        None => ("a file without an extension is not read".to_owned(), format!("save the article as text: {READ}")),
    };
    Error::input(path, what, hint)
}

/// Walks a folder: sorted, without hidden files and folders of tools. Without a pattern, takes the files whose format
/// is read; with one, those of them that match.
fn folder(path: &str, matcher: Option<(&GlobMatcher, usize)>, found: &mut Vec<String>) -> Result<(), Error> {
    let here = if path.is_empty() { "." } else { path };
    let entries = std::fs::read_dir(here).map_err(|e| cannot(here, &e))?;
    let mut names: Vec<(String, bool)> = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|e| cannot(here, &e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // The type of the entry itself: a link to a folder is not followed, so that no circle can arise.
        let kind = entry.file_type().map_err(|e| cannot(&join(path, &name), &e))?;
        let linked_folder = kind.is_symlink() && entry.path().is_dir();
        if !name.starts_with('.') && !linked_folder {
            names.push((name, kind.is_dir()));
        }
    }
    names.sort_unstable();
    for (name, is_folder) in names {
        let shown = join(path, &name);
        if is_folder {
            if !SKIPPED.contains(&name.as_str()) {
                folder(&shown, matcher, found)?;
            }
        } else if formats::by_path(&name).is_some() && matcher.is_none_or(|(glob, skip)| glob.is_match(&shown[skip..]))
        {
            found.push(shown);
        }
    }
    Ok(())
}

fn pattern(root: &str, path: &str, found: &mut Vec<String>) -> Result<(), Error> {
    let shown = join(root, path);
    let glob = matcher(path).map_err(|what| Error::input(&shown, what, "a pattern such as articles/*.md"))?;
    // Everything before the first part with a wildcard is a plain folder.
    let cut = path.find(['*', '?', '[', '{']).unwrap_or(path.len());
    let base = path[..cut].rfind('/').map_or("", |slash| &path[..slash]);
    let start = if path.starts_with('/') && base.is_empty() { "/".to_owned() } else { join(root, base) };
    if !Path::new(if start.is_empty() { "." } else { &start }).is_dir() {
        return Err(Error::input(&shown, format!("there is no folder `{start}`"), near(&start)));
    }
    let before = found.len();
    let skip = if root.is_empty() || root == "." || path.starts_with('/') {
        0
    } else {
        root.len() + usize::from(!root.ends_with('/'))
    };
    folder(&start, Some((&glob, skip)), found)?;
    if found.len() == before {
        return Err(Error::input(shown, "the pattern matches no article", format!("check its spelling; {READ}")));
    }
    Ok(())
}

/// A pattern as a matcher of whole paths; `*` stops at slashes, `**` does not.
///
/// # Errors
/// What is wrong with the pattern.
pub fn matcher(pattern: &str) -> Result<GlobMatcher, String> {
    let plain = pattern.strip_prefix("./").unwrap_or(pattern);
    let glob = GlobBuilder::new(plain).literal_separator(true).build();
    glob.map(|g| g.compile_matcher()).map_err(|e| format!("not a pattern: {}", e.kind()))
}

/// Two parts of a path with one slash between them; always forward slashes, and no `./` in front.
pub(super) fn join(root: &str, path: &str) -> String {
    let path = path.replace('\\', if cfg!(windows) { "/" } else { "\\" });
    let mut path = path.as_str();
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
    if root.is_empty() || root == "." || path.starts_with('/') {
        path.to_owned()
    } else if path.is_empty() || path == "." {
        root.to_owned()
    } else if root.ends_with('/') {
        format!("{root}{path}")
    } else {
        format!("{root}/{path}")
    }
}

/// What paths and patterns name, asked of files that are no more: would they have been read?
#[derive(Debug)]
pub struct Named(Vec<(PathBuf, Option<GlobMatcher>)>);

impl Named {
    /// Of these paths, seen from `root`. What cannot be found names nothing.
    #[must_use]
    pub fn of(root: &str, paths: &[String]) -> Self {
        let folder = |path: &str| std::fs::canonicalize(if path.is_empty() { "." } else { path }).ok();
        let one = |path: &String| {
            let cut = path.find(['*', '?', '[', '{']);
            let shown = join(root, path);
            match cut {
                Some(cut) if std::fs::symlink_metadata(&shown).is_err() => {
                    let slash = path[..cut].rfind('/').map_or(0, |slash| slash + 1);
                    let base = if slash == 1 { "/".to_owned() } else { join(root, &path[..slash]) };
                    Some((folder(&base)?, matcher(&path[slash..]).ok()))
                }
                // A folder names all that is in it, a file itself.
                _ => Some((folder(&shown)?, None)),
            }
        };
        Self(paths.iter().filter_map(one).collect())
    }

    /// Whether a file would be read that lay at this place, as the file system called it.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        let name = path.to_string_lossy().replace('\\', "/");
        formats::by_path(&name).is_some()
            && self.0.iter().any(|(base, glob)| {
                let Ok(rest) = path.strip_prefix(base) else { return false };
                let tool = |part: &std::borrow::Cow<'_, str>| part.starts_with('.') || SKIPPED.contains(&&**part);
                let hidden = rest.iter().map(|p| p.to_string_lossy()).any(|p| tool(&p));
                !hidden && glob.as_ref().is_none_or(|g| g.is_match(rest))
            })
    }
}

/// What to try for a path that is not there: a name beside it that is spelt much the same.
fn near(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
    let beside: Vec<String> = std::fs::read_dir(if folder.is_empty() { "/" } else { folder })
        .map(|entries| entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    match similar::nearest(name, beside.iter().map(String::as_str)) {
        Some(other) => {
            format!("did you mean `{}`?", if folder == "." { other.to_owned() } else { format!("{folder}/{other}") })
        }
        None => "check the spelling and the folder you are in".to_owned(),
    }
}
