//! What the comparison found.

use std::borrow::Cow;

use super::{Source, Span, Tally, Word};

/// How the claims of one fact stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Both cannot be true of the same thing.
    Conflict,
    /// The figure moved as the story went on.
    Update,
    /// Looks like a conflict, but is not sure enough to be shown by default.
    Possible,
    /// The wordings differ and both can be true.
    Loose,
    /// The same value.
    Agree,
}

impl Verdict {
    /// All of them, worst first.
    pub const ALL: [Self; 5] = [Self::Conflict, Self::Update, Self::Possible, Self::Loose, Self::Agree];

    /// The word in reports and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Update => "update",
            Self::Possible => "possible",
            Self::Loose => "loose",
            Self::Agree => "agree",
        }
    }
}

/// One claim as a finding shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Index of the source in the report.
    pub source: u32,
    /// The words that carry the value.
    pub span: Span,
    /// The sentence (or quoted run) around them.
    pub sentence: Span,
    /// The normalised value.
    pub value: String,
    /// The value in words, for readers: `24 years`; empty where it is its words again.
    pub told: String,
    /// Who said it, as the source calls them.
    pub speaker: Option<String>,
}

/// The claims of a fact that give one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camp {
    /// The value as shown: in the words of the first claim.
    pub value: String,
    /// Indexes into [`Finding::claims`].
    pub claims: Vec<u32>,
    /// How many sources give it.
    pub sources: u32,
    /// How many of them write for themselves: near-copies of one text are one voice.
    pub voices: u32,
}

/// Why claims were taken for one fact, or why not: a named level with its weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The name of the level, from the closed list in `align::levels`.
    pub name: &'static str,
    /// The words or figures that it saw.
    pub detail: Cow<'static, str>,
    /// What it adds, in hundredths.
    pub weight: i32,
}

/// A step in a word-by-word difference of two quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// In both.
    Keep(String),
    /// Only in the first.
    Delete(String),
    /// Only in the second.
    Insert(String),
}

/// A fact with its verdict, its camps, the reasons and our confidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable fingerprint, unique in its report.
    pub id: String,
    /// Words that all its sides share, the most telling first; none where the values tell enough.
    pub subjects: Vec<Word>,
    /// All fingerprints that it answers to, the one that reports print first (but for the number that makes `id`
    /// unique): one for each of these words. Sources that agree can add to them, and take none away.
    pub known_as: Vec<String>,
    /// The `[[fact]]` of facts.toml that it answers to.
    pub fact: Option<String>,
    /// The fact in words: `date of: shot, Kaba`.
    pub about: String,
    /// The kind of value.
    pub kind: &'static str,
    /// How the claims stand to each other.
    pub verdict: Verdict,
    /// How sure we are that they speak of one fact, in thousandths.
    pub confidence: u16,
    /// The claims, ordered by source and place.
    pub claims: Vec<Evidence>,
    /// The values and who gives them; the best supported first.
    pub camps: Vec<Camp>,
    /// Why they were taken for one fact.
    pub reasons: Vec<Reason>,
    /// For quotations: from the first camp's words to the second's.
    pub edits: Vec<Edit>,
    /// In words, when there is more to tell (`two speakers`, an acceptance's reason).
    pub note: Option<String>,
    /// Accepted in facts.toml, with the reason given there.
    pub accepted: Option<String>,
    /// Whether it may fail a check (`severity = "warning"` does not).
    pub fails: bool,
    /// Which claims brought it, as indexes into [`Finding::claims`]: those of new or changed articles whose sentence did
    /// not stand there before. Empty where nobody asked what is new.
    pub brought_by: Vec<u32>,
    /// It stood before the new or changed articles came (`--since`, `--new`): summed up in one line, and fails nothing.
    pub old: bool,
}

impl Finding {
    /// Whether it goes by this fingerprint.
    #[must_use]
    pub fn answers_to(&self, id: &str) -> bool {
        self.id == id || self.known_as.iter().any(|k| k == id)
    }

    /// Whether two or more sources speak of it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.claims.first().is_some_and(|first| self.claims.iter().any(|c| c.source != first.source))
    }

    /// The fingerprint to remember it by: that of reports, without the number that makes it unique in one of them.
    #[must_use]
    pub fn lasting_id(&self) -> &str {
        self.known_as.first().unwrap_or(&self.id)
    }
}

/// An `[[accept]]` that accepts nothing: it ran out, or nothing stands that it would cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdleAcceptance {
    /// Index into [`Settings::accepted`](super::Settings).
    pub index: u32,
    /// Whether its last day is over.
    pub expired: bool,
    /// In words, with its place.
    pub what: String,
}

/// Everything a report may tell, sorted and ready to print.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The sources, by path.
    pub sources: Vec<Source>,
    /// How many claims were read in each.
    pub claims: Vec<u32>,
    /// The story of each.
    pub stories: Vec<String>,
    /// The findings: worst first, then by confidence, then by place.
    pub findings: Vec<Finding>,
    /// Further findings, which nobody asked to see: they are milder than those, and neither accepted nor old.
    pub unlisted: Tally,
    /// How many files were skipped because they hold no text.
    pub skipped: u32,
    /// Configured facts that matched nothing.
    pub silent_facts: Vec<String>,
    /// Acceptances that accept nothing.
    pub idle: Vec<IdleAcceptance>,
    /// What the reader should know (skipped files, acceptances that ran out).
    pub notices: Vec<String>,
}
