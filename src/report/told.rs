//! A finding told in sentences, for formats that have no room for a table: what differs, who says so, and where.

use super::Request;
use super::view::View;
use crate::model::{Camp, Edit, Evidence, Finding, Report, Verdict};
use crate::text::border::floor;
use crate::text::{safe, width};

/// Longer values are quotations, which are cut.
const LONGEST_VALUE: usize = 120;
/// Names or places in one enumeration.
const NAMED: usize = 4;

/// How loud a format is about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// It fails the check.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Nobody has to act on it.
    Note,
}

/// How loud a format is about a finding.
pub(super) fn level(request: &Request, finding: &Finding) -> Level {
    if request.fails(finding) {
        Level::Error
    } else if finding.verdict <= Verdict::Possible && finding.accepted.is_none() && !finding.old {
        Level::Warning
    } else {
        Level::Note
    }
}

/// The findings that are listed, the loudest first; what is equally loud keeps the report's order.
pub(super) fn listed<'a>(report: &'a Report, request: &Request) -> Vec<&'a Finding> {
    let mut found: Vec<&Finding> = report.findings.iter().filter(|f| request.filter.lets(f)).collect();
    found.sort_by_key(|f| (level(request, f), f.old));
    found
}

/// A finding with its values ready to be told.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub finding: &'a Finding,
    /// The values, in the order of the camps.
    pub sides: Vec<Side<'a>>,
    /// The claim that a reader should be led to: index of the side, and the claim.
    pub main: (usize, &'a Evidence),
}

/// One value and those who give it.
#[derive(Debug)]
pub(super) struct Side<'a> {
    /// In the words of its first claim, safe to print, cut if they are long.
    pub words: String,
    /// As it was read, where that says more than the words.
    pub reading: Option<String>,
    pub claims: Vec<&'a Evidence>,
    /// How many sources give it, and how many of them write for themselves.
    pub camp: &'a Camp,
}

impl<'a> Told<'a> {
    /// `None` for a finding without claims, of which there is nothing to tell.
    pub fn new(view: &View<'a>, finding: &'a Finding) -> Option<Self> {
        let sides: Vec<Side<'a>> = finding
            .camps
            .iter()
            .enumerate()
            .map(|(k, camp)| side(view, finding, k, camp))
            .filter(|s| !s.claims.is_empty())
            .collect();
        // With what brought it, or else in a new or changed article, since that is where the fault came in; else with
        // those who stand against more.
        let brought = |e: &Evidence| {
            let claims = finding.brought_by.iter().filter_map(|k| finding.claims.get(*k as usize));
            claims.into_iter().any(|claim| std::ptr::eq(claim, e))
        };
        let changed = |e: &Evidence| view.source(e.source).changed;
        let first = |fits: &dyn Fn(&Evidence) -> bool| {
            sides.iter().enumerate().rev().find_map(|(k, s)| Some((k, *s.claims.iter().find(|e| fits(e))?)))
        };
        let in_changed = || first(&brought).or_else(|| first(&changed));
        let last = || sides.iter().enumerate().next_back().and_then(|(k, s)| Some((k, *s.claims.first()?)));
        let main = in_changed().or_else(last)?;
        Some(Self { finding, sides, main })
    }

    /// The claims beside the main one, in the order of the sides.
    pub fn others(&self) -> impl Iterator<Item = &'a Evidence> {
        let main = self.main.1;
        self.sides.iter().flat_map(|s| s.claims.iter().copied()).filter(move |e| !std::ptr::eq(*e, main))
    }

    /// `Conflict: the day Chris Kaba was shot`
    pub fn title(&self) -> String {
        format!("{}: {}", name(self.finding), safe::one_line(&self.finding.about))
    }

    /// `The day Chris Kaba was shot: Source C says “September 6 last year” (2022-09-06), but Source A and Source E say
    /// “5 September 2022” (2022-09-05).`
    pub fn sentence(&self, view: &View<'_>) -> String {
        let against = match self.finding.verdict {
            Verdict::Conflict | Verdict::Possible => "but",
            _ => "and",
        };
        // The main side first, then the others as they stand.
        let (main, rest): (Vec<_>, Vec<_>) = self.sides.iter().enumerate().partition(|(k, _)| *k == self.main.0);
        let mut parts = Vec::new();
        if let Some(side) = self.same_sources() {
            let names = self.names(view, side);
            let verb = if names.len() == 1 { "says" } else { "say" };
            let said = |s: &Side<'_>| {
                let reading = s.reading.as_ref().map(|r| format!(" ({r})")).unwrap_or_default();
                format!("“{}”{reading}", s.words)
            };
            let said: Vec<String> = self.sides.iter().take(NAMED).map(said).collect();
            return format!("{}: {} {verb} both {}.", self.about(), list(&names), said.join(" and "));
        }
        for (_, side) in main.into_iter().chain(rest).take(NAMED) {
            let names = self.names(view, side);
            let verb = if names.len() == 1 { "says" } else { "say" };
            let reading = side.reading.as_ref().map(|r| format!(" ({r})")).unwrap_or_default();
            parts.push(format!("{} {verb} “{}”{reading}", list(&names), side.words));
        }
        let more = match self.sides.len().saturating_sub(NAMED) {
            0 => String::new(),
            1 => "; there is 1 more value".to_owned(),
            n => format!("; there are {n} more values"),
        };
        let told = match parts.as_slice() {
            [] => String::new(),
            [first] => first.clone(),
            [first, rest @ ..] => format!("{first}, {against} {}", rest.join(", and ")),
        };
        format!("{}: {told}{more}.", self.about())
    }

    /// What it is about. `date of: shot, Kaba` is a heading; one colon is enough for a sentence.
    fn about(&self) -> String {
        capital(&safe::one_line(&self.finding.about).replacen(" of: ", " of ", 1))
    }

    /// The first side, where the same sources give all values: each contradicts itself.
    fn same_sources(&self) -> Option<&Side<'a>> {
        let sources = |side: &Side<'_>| {
            let mut sources: Vec<u32> = side.claims.iter().map(|c| c.source).collect();
            sources.dedup();
            sources
        };
        let (first, rest) = self.sides.split_first().filter(|(_, rest)| !rest.is_empty())?;
        rest.iter().all(|side| sources(side) == sources(first)).then_some(first)
    }

    /// `See articles/source-a.md:13:78 and articles/source-e.md:13:121.`; empty when there is nothing else to see.
    pub fn see(&self, view: &View<'_>) -> String {
        let places: Vec<String> = self.others().map(|e| view.address(e)).collect();
        if places.is_empty() { String::new() } else { format!("See {}.", list(&places)) }
    }

    /// `97% sure.`, and what else there is to say.
    pub fn sure(&self) -> String {
        let finding = self.finding;
        let mut out = format!("{}% sure", super::parts::percent(finding.confidence));
        if let Some(note) = &finding.note {
            out.push_str("; ");
            out.push_str(&safe::one_line(note));
        }
        if let Some(reason) = &finding.accepted {
            out.push_str("; accepted: ");
            out.push_str(&safe::one_line(reason));
        }
        if finding.old {
            out.push_str("; it stood before this change");
        }
        if !out.ends_with(['.', '!', '?']) {
            out.push('.');
        }
        out
    }

    /// The whole in one paragraph.
    pub fn paragraph(&self, view: &View<'_>) -> String {
        let parts = [self.sentence(view), self.see(view), self.sure()];
        parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Who gives a value: each source once.
    pub fn names(&self, view: &View<'_>, side: &Side<'_>) -> Vec<String> {
        let mut seen: Vec<u32> = side.claims.iter().map(|c| c.source).collect();
        seen.dedup();
        seen.into_iter().map(|s| self.name(view, s)).collect()
    }

    /// What to call a source; with its path where another one here has the same name.
    pub fn name(&self, view: &View<'_>, source: u32) -> String {
        let name = view.source(source).name();
        let shared = self.finding.claims.iter().any(|c| c.source != source && view.source(c.source).name() == name);
        let path = &view.source(source).path;
        safe::one_line(&if shared && path != name { format!("{name} ({path})") } else { name.to_owned() })
    }
}

/// The verdict as a title begins: `Conflict`, `Accepted conflict`.
pub(super) fn name(finding: &Finding) -> &'static str {
    match (finding.accepted.is_some(), finding.verdict) {
        (false, Verdict::Conflict) => "Conflict",
        (false, Verdict::Update) => "Update",
        (false, Verdict::Possible) => "Possible conflict",
        (true, Verdict::Conflict) => "Accepted conflict",
        (true, Verdict::Update) => "Accepted update",
        (true, Verdict::Possible) => "Accepted possible conflict",
        (_, Verdict::Loose) => "No conflict",
        (_, Verdict::Agree) => "Agreement",
    }
}

/// `1 source`, `3 sources`, `3 sources, 1 voice (near-copies)`
pub(super) fn voices(camp: &Camp) -> String {
    let sources = if camp.sources == 1 { "1 source".to_owned() } else { format!("{} sources", camp.sources) };
    match copied(camp) {
        Some(copied) => format!("{sources}, {copied}"),
        None => sources,
    }
}

/// `1 voice (near-copies)`, where several sources print one text.
pub(super) fn copied(camp: &Camp) -> Option<String> {
    let voices = if camp.voices == 1 { "1 voice".to_owned() } else { format!("{} voices", camp.voices) };
    (camp.voices < camp.sources).then(|| format!("{voices} (near-copies)"))
}

fn side<'a>(view: &View<'a>, finding: &'a Finding, index: usize, camp: &'a Camp) -> Side<'a> {
    let claims: Vec<&Evidence> = camp.claims.iter().filter_map(|c| finding.claims.get(*c as usize)).collect();
    let (mut words, mut reading) = value(view, finding, camp);
    if !finding.edits.is_empty() && index < 2 {
        // Two quotations: what lies near the words that differ.
        words = wording(&finding.edits, index == 0);
        reading = None;
    } else if finding.kind == "quote" {
        reading = None;
        words = words.trim_matches(['“', '”', '"', '‘', '’', '«', '»']).to_owned();
    }
    Side { words, reading, claims, camp }
}

/// The value of a camp in the words of its first claim, and how it was read where that says more. Both are safe to
/// print and of bounded length.
pub(super) fn value(view: &View<'_>, finding: &Finding, camp: &Camp) -> (String, Option<String>) {
    let Some(claim) = camp.claims.first().and_then(|c| finding.claims.get(*c as usize)) else {
        return (safe::one_line(&camp.value), None);
    };
    let words = printed(view, claim);
    let read = safe::one_line(if claim.told.is_empty() { &camp.value } else { &claim.told });
    let more = !read.eq_ignore_ascii_case(&words) && !read.is_empty() && read.len() <= LONGEST_VALUE;
    (words, more.then_some(read))
}

/// The words of a claim, safe to print, cut if they are long.
pub(super) fn printed(view: &View<'_>, claim: &Evidence) -> String {
    cut(&safe::one_line(near(view.text(claim.source, claim.span))))
}

/// A line cut to the length of the longest value.
pub(super) fn cut(line: &str) -> String {
    if width::of(line) <= LONGEST_VALUE {
        return line.to_owned();
    }
    format!("{}…", width::fitting(line, LONGEST_VALUE).trim_end())
}

/// As much of the start of a text as can be shown.
fn near(text: &str) -> &str {
    &text[..floor(text, LONGEST_VALUE * 4)]
}

/// One side of a word-by-word difference, long stretches in both cut.
fn wording(edits: &[Edit], first: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (k, edit) in edits.iter().enumerate() {
        match (edit, first) {
            (Edit::Keep(words), _) => {
                parts.push(super::parts::shortened(&safe::one_line(words), 48, k == 0, k + 1 == edits.len(), "…"));
            }
            (Edit::Delete(words), true) | (Edit::Insert(words), false) => parts.push(safe::one_line(words)),
            _ => {}
        }
    }
    cut(&parts.join(" "))
}

/// `a`, `a and b`, `a, b and c`, `a, b, c, d and 3 more`.
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        // `and 1 more` takes as much room as its name.
        _ if names.len() <= NAMED + 1 => {
            format!("{} and {}", names[..names.len() - 1].join(", "), names[names.len() - 1])
        }
        _ => format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED),
    }
}

/// With a capital letter at its start.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, Request, testing};
    use super::{Level, Told, level, list, listed};
    use crate::report::view::View;

    #[test]
    fn tells_what_differs_where_and_how_sure() {
        let report = testing::report();
        let view = View::new(&report);
        let told: Vec<String> =
            report.findings.iter().map(|f| Told::new(&view, f).expect("claims").paragraph(&view)).collect();
        assert_eq!(
            told,
            [
                "Date of shot, Kaba: Source C says “September 6 last year” (2022-09-06), but Source A says “5 September \
                 2022” (2022-09-05). See articles/source-a.md:1:78. 97% sure.",
                "Words of the Met: Source C says “a shift in the way the decisions they make”, but Source A says “a shift \
                 in the way the decisions they take”. See articles/source-a.md:3:11. 97% sure.",
                "Age of Kaba: Source A and Source C say “24” (24 years). See articles/source-c.md:1:59. 97% sure.",
            ]
        );
    }

    #[test]
    fn leads_to_the_changed_article() {
        let mut report = testing::report();
        report.sources[0].changed = true;
        let view = View::new(&report);
        let told = Told::new(&view, &report.findings[0]).expect("claims");
        assert_eq!((told.main.0, told.main.1.source), (0, 0));
        assert!(told.sentence(&view).starts_with("Date of shot, Kaba: Source A says "));
    }

    #[test]
    fn only_what_fails_the_check_is_an_error() {
        let mut report = testing::report();
        let request = Request { filter: Filter::everything(), ..Request::default() };
        let levels = |r: &crate::model::Report| r.findings.iter().map(|f| level(&request, f)).collect::<Vec<_>>();
        assert_eq!(levels(&report), [Level::Error, Level::Error, Level::Note]);
        report.findings[0].fails = false;
        report.findings[1].old = true;
        assert_eq!(levels(&report), [Level::Warning, Level::Note, Level::Note]);
        report.findings[0].accepted = Some("asked".to_owned());
        assert_eq!(levels(&report), [Level::Note; 3]);
        report.findings.swap(0, 2);
        report.findings[2].accepted = None;
        assert_eq!(listed(&report, &request)[0].id, report.findings[2].id);
    }

    #[test]
    fn enumerates_in_english() {
        let names: Vec<String> = "abcdefg".chars().map(String::from).collect();
        let told: Vec<String> = [1, 2, 3, 7].iter().map(|n| list(&names[..*n])).collect();
        assert_eq!(told, ["a", "a and b", "a, b and c", "a, b, c, d and 3 more"]);
    }
}
