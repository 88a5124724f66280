//! A facts.toml to start from: sources without a date, frequent names, and facts that two articles speak of.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::explain::quoted;
use crate::model::{Article, Finding, Report, Source};
use crate::text::{fold, safe};

/// How many names and facts are suggested at most: a file that nobody reads helps nobody.
const NAMES: usize = 12;
const FACTS: usize = 8;

/// A commented facts.toml for these articles, which `patterns` name.
#[must_use]
pub fn render(report: &Report, names: &[Name], patterns: &[String]) -> String {
    let mut out = String::from(HEAD);
    let listed: Vec<String> = patterns.iter().map(|p| quoted(p)).collect();
    let _ = writeln!(out, "articles = [{}]\n", listed.join(", "));
    out.push_str(FAIL);
    sources(&mut out, &report.sources);
    entities(&mut out, names);
    facts(&mut out, &report.findings);
    out.push_str(TAIL);
    out
}

const HEAD: &str = "\
# facts.toml: what your desk tells crosscheck about a story.
#
# Written by `crosscheck init` from what the articles hold. All of it is optional. A line that starts with # is not
# read; take the # away to use what it shows. A misspelt setting is an error, never ignored in silence.

# What to read: files, folders or patterns, seen from the folder of this file.
";

const FAIL: &str = "\
# What makes the check fail: \"conflict\", \"update\", \"possible\" or \"never\".
fail = \"conflict\"

# How sure crosscheck must be of a conflict, from 0 to 1. What falls below is only \"possible\".
min-confidence = 0.6

# How far apart two plain values may be and still count as one.
# [tolerance]
# time = \"30 minutes\"
# count = \"5%\"


# ---- Where the articles come from ----
#
# A date of publication is worth giving: without it nobody can tell which day \"on Thursday\" was.

";

const TAIL: &str = "
# ---- Words that mean the same here ----

# [[synonyms]]
# words = [\"handed in\", \"gave up\"]


# ---- Differences you have looked at ----
#
# An accepted difference no longer fails the check. It covers the values listed and no others.

# [[accept]]
# fact = \"the id of a fact above, or the one that the report prints\"
# values = [\"5 September\", \"6 September\"]
# reason = \"why this difference is fine\"
# until = 2030-12-31
";

fn sources(out: &mut String, sources: &[Source]) {
    for source in sources.iter().filter(|s| s.path != Source::STDIN && s.record.is_none()) {
        if source.published.is_some() && source.publisher.is_some() {
            let publisher = source.publisher.as_deref().unwrap_or_default();
            let day = source.published.map(|d| d.to_string()).unwrap_or_default();
            let _ = writeln!(
                out,
                "# {} says it itself: {}, {day}",
                safe::one_line(&source.path),
                safe::one_line(publisher)
            );
            continue;
        }
        let _ = writeln!(out, "[[source]]\npath = {}", quoted(&source.path));
        if source.publisher.is_none() {
            let _ = writeln!(out, "# name = \"who published it\"");
        }
        if source.published.is_none() {
            let _ = writeln!(out, "# published = 2023-09-24");
        }
        out.push('\n');
    }
    out.push_str("\n\n");
}

/// A name that several articles hold: its spellings, the fullest first, and the number of articles.
pub type Name = (Vec<String>, usize);

/// The names of more than one word that two or more articles hold, those of most articles first.
#[must_use]
pub fn names(articles: &[Article]) -> Vec<Name> {
    let mut seen: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    for (index, article) in articles.iter().enumerate() {
        for claim in article.claims.iter().filter(|c| c.mention.kind == "name") {
            let written = safe::one_line(claim.mention.span.of(&article.source.text));
            let entry = seen.entry(fold::plain(&written)).or_insert_with(|| (written, Vec::new()));
            if entry.1.last() != Some(&index) {
                entry.1.push(index);
            }
        }
    }
    let mut full: Vec<Name> = Vec::new();
    let long = seen.iter().filter(|(key, (_, places))| key.contains(' ') && places.len() > 1);
    for (key, (written, places)) in long {
        let last = key.rsplit(' ').next().unwrap_or(key);
        let mut all = vec![written.clone()];
        all.extend(seen.get(last).map(|(short, _)| short.clone()));
        full.push((all, places.len()));
    }
    // Most articles first; equal ones by name, so that the file is the same on every run.
    full.sort_by(|a, b| (std::cmp::Reverse(a.1), &a.0).cmp(&(std::cmp::Reverse(b.1), &b.0)));
    full.truncate(NAMES);
    full
}

fn entities(out: &mut String, names: &[Name]) {
    out.push_str(
        "# ---- Who is who ----\n#\n# One person, body or place under all the names that the articles use.\n\n",
    );
    for (names, count) in names {
        let aliases: Vec<String> = names[1..].iter().map(|n| quoted(n)).collect();
        let _ = writeln!(out, "[[entity]]                        # in {count} articles");
        let _ = writeln!(out, "name = {}", quoted(&names[0]));
        let _ = writeln!(out, "# kind = \"…\"                     # person, organisation, place, product or other");
        let _ = writeln!(out, "aliases = [{}]\n", aliases.join(", "));
    }
    out.push('\n');
}

fn facts(out: &mut String, findings: &[Finding]) {
    out.push_str(
        "# ---- The facts you watch ----\n#\n# Suggestions from what two or more articles speak of. Give the words by which a fact is found (cues) and who takes\n# part, and it carries your name in every report.\n\n",
    );
    let worth = |f: &&Finding| !matches!(f.kind, "name" | "quote");
    for (k, finding) in findings.iter().filter(worth).take(FACTS).enumerate() {
        let (_, words) = finding.about.split_once(": ").unwrap_or(("", &finding.about));
        let words: Vec<String> = words.split(", ").map(safe::one_line).filter(|w| !w.is_empty()).collect();
        let capital = |w: &&String| w.starts_with(char::is_uppercase);
        let (who, what): (Vec<&String>, Vec<&String>) = words.iter().partition(capital);
        let list = |words: &[&String]| words.iter().map(|w| quoted(w)).collect::<Vec<_>>().join(", ");
        let values: Vec<String> = finding.camps.iter().map(|c| safe::one_line(&c.value)).collect();
        let _ =
            writeln!(out, "# {}: {} ({})", finding.verdict.name(), safe::one_line(&finding.about), values.join(" / "));
        let _ = writeln!(out, "# [[fact]]\n# id = \"{}-{}\"", finding.kind, k + 1);
        let _ = writeln!(out, "# kind = \"{}\"", finding.kind);
        let _ = writeln!(out, "# cues = [{}]\n# participants = [{}]\n", list(&what), list(&who));
    }
}
