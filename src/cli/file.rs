//! Files written whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// A file that is written beside its place and not yet in it. Dropped before it is put there, it goes without a trace.
#[derive(Debug)]
pub(super) struct Draft {
    /// As the user named it.
    name: String,
    beside: PathBuf,
    place: PathBuf,
    hint: &'static str,
}

impl Draft {
    /// Writes a text beside the place it is meant for. A link is followed: the file it leads to is replaced, not the link.
    ///
    /// # Errors
    /// When the folder is missing or may not be written; `hint` says what to try instead.
    pub fn new(name: &str, text: &str, hint: &'static str) -> Result<Self, Error> {
        let place = fs::canonicalize(name).unwrap_or_else(|_| PathBuf::from(name));
        if place.is_dir() {
            return Err(Error::Output {
                place: name.to_owned(),
                what: format!("is a folder, not a file\n  try: {hint}"),
            });
        }
        let mut file = place.file_name().unwrap_or_default().to_os_string();
        file.push(format!(".{}.tmp", std::process::id()));
        let beside = place.with_file_name(file);
        let draft = Self { name: name.to_owned(), beside, place, hint };
        let write = || {
            let mut file = fs::File::create_new(&draft.beside)?;
            // A file that was there keeps its permissions.
            if let Ok(old) = fs::metadata(&draft.place) {
                file.set_permissions(old.permissions())?;
            }
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|e| draft.failed(&e))?;
        Ok(draft)
    }

    /// Puts the file into its place.
    ///
    /// # Errors
    /// When it cannot be put there.
    pub fn keep(self) -> Result<(), Error> {
        fs::rename(&self.beside, &self.place).map_err(|e| self.failed(&e))
    }

    fn failed(&self, error: &io::Error) -> Error {
        explain(&self.name, error, self.hint)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // In its place by now, or not wanted; that it cannot be removed is no second error.
        let _ = fs::remove_file(&self.beside);
    }
}

/// Writes to what is no plain file, such as `/dev/stderr` or a pipe, as it is.
///
/// # Errors
/// When it cannot be written.
pub(super) fn pour(name: &str, text: &str, hint: &str) -> Result<(), Error> {
    let write = || fs::OpenOptions::new().write(true).open(name)?.write_all(text.as_bytes());
    match write() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(explain(name, &error, hint)),
        _ => Ok(()),
    }
}

/// Adds to the end of a file, which is made if it is not there.
///
/// # Errors
/// When it cannot be written.
pub(super) fn append(name: &str, text: &str, hint: &str) -> Result<(), Error> {
    let write = || fs::OpenOptions::new().append(true).create(true).open(name)?.write_all(text.as_bytes());
    write().map_err(|e| explain(name, &e, hint))
}

/// Whether something stands there that is no plain file and no folder.
pub(super) fn is_device(name: &str) -> bool {
    fs::metadata(Path::new(name)).is_ok_and(|m| !m.is_file() && !m.is_dir())
}

fn explain(name: &str, error: &io::Error, hint: &str) -> Error {
    let folder = Path::new(name).parent().filter(|f| !f.as_os_str().is_empty());
    let (what, hint) = match (error.kind(), folder) {
        (ErrorKind::NotFound, Some(folder)) if !folder.exists() => {
            let folder = folder.display();
            (format!("cannot be written: there is no folder {folder}"), format!("mkdir -p {folder}, or {hint}"))
        }
        (ErrorKind::PermissionDenied, _) => ("cannot be written: permission denied".to_owned(), hint.to_owned()),
        _ => (format!("cannot be written: {error}"), hint.to_owned()),
    };
    Error::Output { place: name.to_owned(), what: format!("{what}\n  try: {hint}") }
}
