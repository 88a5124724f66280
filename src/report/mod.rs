//! Report: how findings are shown. `view` resolves lines, columns and disk bytes once for all formats.

mod base;
mod cards;
pub mod claims;
pub mod csv;
pub mod explain;
pub mod github;
pub mod gitlab;
pub mod html;
mod ink;
pub mod json;
pub mod junit;
pub mod markdown;
mod parts;
mod pretty;
pub mod rdjson;
pub mod sarif;
pub mod starter;
pub mod stories;
mod summary;
pub mod table;
#[cfg(test)]
mod testing;
mod told;
mod view;
mod written;

pub use base::Base;

use crate::model::{Finding, Report, Verdict};

/// A way to print a report.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line for `--help`.
    pub about: &'static str,
    /// Whether it is read on a terminal: it takes colour and width.
    pub for_people: bool,
    /// Whether it tells the notices itself, so that nobody else has to.
    pub tells_notices: bool,
    /// What it lists unless told otherwise.
    pub lists: fn() -> Filter,
    /// The report as text.
    pub render: fn(&Report, &Request) -> String,
}

/// All formats; the first is the default.
pub static FORMATS: &[Format] = &[
    Format {
        name: "table",
        about: "For people, on a terminal",
        for_people: true,
        tells_notices: false,
        lists: Filter::default,
        render: |report, request| table::render(report, &request.filter, request.look, request.quiet),
    },
    Format {
        name: "json",
        about: "For programs: one document, described in docs/report.md",
        for_people: false,
        tells_notices: true,
        lists: Filter::everything,
        render: |report, request| json::render(report, &request.filter),
    },
    Format {
        name: "html",
        about: "For people: a page to read, filter and pass on; needs no network",
        for_people: false,
        tells_notices: true,
        lists: Filter::everything,
        render: html::render,
    },
    Format {
        name: "markdown",
        about: "For a comment on a pull request or a merge request",
        for_people: false,
        tells_notices: true,
        lists: Filter::default,
        render: markdown::render,
    },
    Format {
        name: "csv",
        about: "For spreadsheets: one row for each claim",
        for_people: false,
        tells_notices: false,
        lists: Filter::everything,
        render: csv::render,
    },
    Format {
        name: "github",
        about: "GitHub Actions: annotations on lines, and the job summary",
        for_people: false,
        tells_notices: false,
        lists: Filter::default,
        render: github::render,
    },
    Format {
        name: "gitlab",
        about: "GitLab: a Code Quality report",
        for_people: false,
        tells_notices: false,
        lists: Filter::default,
        render: gitlab::render,
    },
    Format {
        name: "sarif",
        about: "SARIF 2.1.0, for code scanning and editors",
        for_people: false,
        tells_notices: true,
        lists: Filter::default,
        render: sarif::render,
    },
    Format {
        name: "junit",
        about: "JUnit XML: a test case for each fact",
        for_people: false,
        tells_notices: false,
        lists: Filter::all_but_old,
        render: junit::render,
    },
    Format {
        name: "rdjson",
        about: "reviewdog's diagnostics",
        for_people: false,
        tells_notices: false,
        lists: Filter::default,
        render: rdjson::render,
    },
];

/// What is asked of a format.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which findings are listed.
    pub filter: Filter,
    /// How it looks on a terminal.
    pub look: Look,
    /// Findings only: no summary.
    pub quiet: bool,
    /// The mildest verdict that fails the check; `None` when nothing does.
    pub fail: Option<Verdict>,
    /// How many annotations of one level `github` writes at most.
    pub annotations: usize,
    /// Whether the findings stand in a job summary as well.
    pub summary: bool,
    /// Where the repository lies, for formats that name its files.
    pub base: Base,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            look: Look::default(),
            quiet: false,
            fail: Some(Verdict::Conflict),
            annotations: github::ANNOTATIONS,
            summary: false,
            base: Base::default(),
        }
    }
}

impl Request {
    /// Whether a finding fails the check: bad enough, neither accepted nor old, and not a mere warning of facts.toml.
    #[must_use]
    pub fn fails(&self, finding: &Finding) -> bool {
        let counts = finding.fails && !finding.old && finding.accepted.is_none();
        counts && self.fail.is_some_and(|worst| finding.verdict <= worst)
    }
}

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

    /// Every finding but those that stood before.
    #[must_use]
    pub fn all_but_old() -> Self {
        Self { old: false, ..Self::everything() }
    }

    /// Whether a finding is listed. One that was accepted counts as that, whatever its verdict and age.
    #[must_use]
    pub fn lets(&self, finding: &Finding) -> bool {
        if finding.accepted.is_some() {
            return self.accepted;
        }
        match (finding.old, self.verdicts.as_slice()) {
            (true, _) if !self.old => false,
            // `--show old` alone: those that would be listed if they were new.
            (true, []) => Self::default().verdicts.contains(&finding.verdict),
            (_, verdicts) => verdicts.contains(&finding.verdict),
        }
    }
}
