//! Files that are written: whole or not at all.

use std::fs;
use std::io::{ErrorKind, Write as _};

use crate::error::Error;

/// Writes a file whole or not at all: first beside its place, then into it. What is behind a link is replaced, not the
/// link, and a file keeps its permissions.
///
/// # Errors
/// When it cannot be written; `hint` says what to try.
pub(super) fn write(output: &str, text: &str, hint: &str) -> Result<(), Error> {
    let failed = |error: std::io::Error| {
        let what = match error.kind() {
            ErrorKind::PermissionDenied => "permission denied".to_owned(),
            ErrorKind::NotFound => "there is no such folder".to_owned(),
            _ => format!("cannot be written: {error}"),
        };
        Error::Output { place: output.to_owned(), what: format!("{what}\n  try: {hint}") }
    };
    let place = fs::canonicalize(output).unwrap_or_else(|_| output.into());
    let mut beside = place.clone().into_os_string();
    beside.push(format!(".{}.tmp", std::process::id()));
    let whole = fs::File::create_new(&beside)
        .and_then(|mut file| {
            if let Ok(old) = fs::metadata(&place) {
                file.set_permissions(old.permissions())?;
            }
            file.write_all(text.as_bytes()).and_then(|()| file.sync_all())
        })
        .and_then(|()| fs::rename(&beside, &place));
    whole.map_err(|error| {
        // What was begun must not stay behind; that it cannot be removed either is no second error.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}
