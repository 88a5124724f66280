//! Report: how findings are shown. `view` resolves lines, columns and disk bytes once for all formats.

mod cards;
pub mod claims;
pub mod explain;
mod ink;
pub mod json;
mod parts;
pub mod starter;
pub mod stories;
mod summary;
pub mod table;
#[cfg(test)]
mod testing;
mod view;

use crate::model::{Finding, Report, Verdict};

/// A way to print a report.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line for `--help`.
    pub about: &'static str,
    /// Whether people read it: it takes colour, and leaves out what nobody has to act on. Other formats hold
    /// everything unless told otherwise.
    pub for_people: bool,
    /// The report as text; the last argument leaves the summary out.
    pub render: fn(&Report, &Filter, Look, bool) -> String,
}

/// All formats; the first is the default.
pub static FORMATS: &[Format] = &[
    Format { name: "table", about: "For people", for_people: true, render: table::render },
    Format {
        name: "json",
        about: "For programs: one document, described in docs/report.md",
        for_people: false,
        render: |report, filter, _, _| json::render(report, filter),
    },
];

/// The format of this name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.name == name)
}

/// How a report for people looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether escapes for colour are written. Colour never carries meaning alone.
    pub color: bool,
    /// Cells in a line.
    pub width: u16,
    /// Borders and marks in ASCII.
    pub ascii: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { color: false, width: 100, ascii: false }
    }
}

/// Which findings are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Those with these verdicts.
    pub verdicts: Vec<Verdict>,
    /// Those that facts.toml accepts.
    pub accepted: bool,
    /// Those that stood before the new or changed articles came.
    pub old: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self { verdicts: vec![Verdict::Conflict, Verdict::Update], accepted: false, old: false }
    }
}

impl Filter {
    /// Every finding.
    #[must_use]
    pub fn everything() -> Self {
        Self { verdicts: Verdict::ALL.to_vec(), accepted: true, old: true }
    }

    /// Whether a finding is listed. One that was accepted counts as that, whatever its verdict.
    #[must_use]
    pub fn lets(&self, finding: &Finding) -> bool {
        if finding.old && !self.old {
            return false;
        }
        if finding.accepted.is_some() { self.accepted } else { self.verdicts.contains(&finding.verdict) }
    }
}
