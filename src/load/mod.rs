//! Load: from paths to sources.

use std::path::Path;

use crate::error::Error;
use crate::model::{Source, Span};

/// Reads files and folders into sources, ordered by path.
///
/// # Errors
/// When a path cannot be read.
pub fn load(paths: &[String]) -> Result<Vec<Source>, Error> {
    let mut files = Vec::new();
    for path in paths {
        walk(Path::new(path), &mut files);
    }
    files.sort();
    files.dedup();
    Ok(files
        .into_iter()
        .filter_map(|path| {
            let text = std::fs::read_to_string(&path).ok()?;
            let (body, published) = text
                .strip_prefix("---\n")
                .and_then(|rest| {
                    rest.find("\n---").map(|end| {
                        (
                            end + 8,
                            rest[..end]
                                .lines()
                                .find_map(|l| l.strip_prefix("published: "))
                                .and_then(|d| d.trim().parse().ok()),
                        )
                    })
                })
                .unwrap_or((0, None));
            Some(Source {
                path,
                published,
                body: Span::new(body.min(text.len()) as u32, text.len() as u32),
                text,
                ..Source::default()
            })
        })
        .collect())
}

fn walk(path: &Path, out: &mut Vec<String>) {
    if path.is_dir() {
        if let Ok(entries) = std::fs::read_dir(path) {
            for entry in entries.flatten() {
                walk(&entry.path(), out);
            }
        }
    } else {
        out.push(path.to_string_lossy().replace('\\', "/"));
    }
}
