//! The language of the tables: a text, its day of publication, and what the check says.

use crate::align::align;
use crate::kind::testing::article;
use crate::model::{Finding, Settings, Verdict};

/// A text, its day of publication (may be empty), and the verdict with its arithmetic, or silence.
pub(super) type Want<'a> = (&'a str, &'a str, Option<(Verdict, &'a str)>);

/// What the check of this name finds in these articles.
pub(super) fn found(name: &str, texts: &[(&str, &str)]) -> Vec<Finding> {
    let articles: Vec<_> = texts.iter().map(|(text, day)| article(text, day)).collect();
    let listed: Vec<_> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
    let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
    align(&listed, &settings).into_iter().filter(|f| f.reasons.iter().any(|r| r.name == name)).collect()
}

/// Each text alone gives what the table wants of the check of this name.
pub(super) fn told(name: &str, table: &[Want<'_>]) {
    let mut wrong = Vec::new();
    for (text, day, want) in table {
        let found = found(name, &[(text, day)]);
        let got: Vec<_> = found.iter().map(|f| (f.verdict, f.note.as_deref().unwrap_or(""))).collect();
        if got != want.iter().copied().collect::<Vec<_>>() {
            wrong.push(format!("{text}\n  want {want:?}\n  got  {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
}
