//! What a check goes by: plain data, from facts.toml and the command line.

use jiff::civil::Date;

use super::Decimal;

/// How far apart two plain values may be and still count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// A share of the larger number, in per cent: `"5%"`.
    Percent(Decimal),
    /// A plain distance, in the unit the value is printed in; for percentages, in points: `0.5`.
    Distance(Decimal),
    /// A stretch of time, in seconds: `"30 minutes"`, `"2 days"`.
    Seconds(u32),
}

/// What a watched fact does to the check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Severity {
    /// Differences are left out of the report.
    Off,
    /// Reported, but does not fail the check.
    Warning,
    /// Reported, and fails the check.
    #[default]
    Error,
}

/// A `[[fact]]` of facts.toml: something that must not go wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatchedFact {
    /// The desk's own name for it.
    pub id: String,
    /// The fact in the desk's words; empty when it gave none.
    pub about: String,
    /// The kind of value; empty stands for every kind.
    pub kind: &'static str,
    /// Words or phrases, one of which is in the sentence. Empty: no cue is needed.
    pub cues: Vec<String>,
    /// Names or words, one of which is in the sentence or its paragraph. Empty: nobody is needed.
    pub participants: Vec<String>,
    /// The value the desk knows to be right, as it would be printed.
    pub expect: Option<String>,
    /// How far apart values may be, for this fact alone.
    pub tolerance: Option<Tolerance>,
    /// What a difference does to the check.
    pub severity: Severity,
    /// Whether several values are fine (the days of a hearing).
    pub multiple: bool,
}

/// An `[[accept]]` of facts.toml: a difference that somebody has looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// The id of a watched fact, or the fingerprint that reports print.
    pub fact: String,
    /// The values that it covers, as printed in the articles or as normalised.
    pub values: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Who decided.
    pub by: Option<String>,
    /// Where it stands, for notices: `facts.toml:12`.
    pub place: String,
}

/// By what articles are sorted into stories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoriesBy {
    /// By the story that they name; those that name none by what they share.
    #[default]
    Auto,
    /// By the story that they name; those that name none belong to none.
    FrontMatter,
    /// By the folder that they lie in.
    Folder,
    /// Not at all: all of them tell one story.
    None,
}

/// `[stories]` of facts.toml: how articles are sorted into stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// By what.
    pub by: StoriesBy,
    /// Articles published further apart, in days, do not lead to each other.
    pub window: u32,
}

impl Default for Grouping {
    fn default() -> Self {
        Self { by: StoriesBy::Auto, window: Self::WINDOW }
    }
}

impl Grouping {
    /// The window when nobody says otherwise, in days.
    pub const WINDOW: u32 = 60;
}

/// What a check goes by. The default knows nothing of any desk.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Findings below this confidence (thousandths) are `possible`.
    pub min_confidence: u16,
    /// Tolerances by kind, as `[tolerance]` sets them.
    pub tolerances: Vec<(&'static str, Tolerance)>,
    /// How articles are sorted into stories.
    pub stories: Grouping,
    /// Names of one person, place or body each, the full name first.
    pub aliases: Vec<Vec<String>>,
    /// Words and phrases that mean the same in this story.
    pub synonyms: Vec<Vec<String>>,
    /// The facts to watch.
    pub facts: Vec<WatchedFact>,
    /// The differences that were accepted.
    pub accepted: Vec<Acceptance>,
    /// Today, for acceptances that run out; without it none does.
    pub today: Option<Date>,
}

impl Settings {
    /// The confidence below which a conflict is only possible, when nobody says otherwise (thousandths).
    pub const MIN_CONFIDENCE: u16 = 600;

    /// The tolerance for a kind, when one is set.
    #[must_use]
    pub fn tolerance(&self, kind: &str) -> Option<Tolerance> {
        self.tolerances.iter().find(|t| t.0 == kind).map(|t| t.1)
    }
}
