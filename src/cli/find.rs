//! From an id that the user gives to the findings it means.

use crate::error::Error;
use crate::model::{Finding, Report};
use crate::text;

/// The findings of this id: a fact's name or a whole fingerprint, else the start of one.
///
/// # Errors
/// When there is none, with the nearest id.
pub(super) fn findings<'a>(report: &'a Report, id: &str) -> Result<Vec<&'a Finding>, Error> {
    let all = || report.findings.iter();
    for of in [
        // What a report prints is one finding; what it printed once may be an older name of several.
        |f: &Finding, id: &str| f.id == id || f.fact.as_deref() == Some(id),
        |f: &Finding, id: &str| f.answers_to(id),
        |f: &Finding, id: &str| id.len() >= 4 && f.id.starts_with(id),
    ] {
        let found: Vec<_> = all().filter(|f| of(f, id)).collect();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Err(unknown(report, id))
}

fn unknown(report: &Report, id: &str) -> Error {
    if report.silent_facts.iter().any(|f| f == id) {
        return Error::input(
            id,
            "no article says anything about this fact",
            "check its cues and participants in facts.toml",
        );
    }
    let names = report.findings.iter().flat_map(|f| [Some(f.id.as_str()), f.fact.as_deref()]).flatten();
    let hint = match text::similar::nearest(id, names) {
        Some(other) => format!("did you mean `{other}`?"),
        None => "the ids stand beside the findings of crosscheck check; name the same articles here".to_owned(),
    };
    Error::input(id, "no finding has this id", hint)
}
