//! Stages that follow one another: one article says that the name is withheld, another names the victim; the gunman is at large
//! in one and in custody in the other. The first has been overtaken.
//!
//! Only articles that tell one stage alone are set against each other: who tells both, tells the story. A later article that
//! still tells the earlier stage proves nothing and is left alone.

use std::collections::BTreeMap;

use super::Settings;
use super::draft::{self, Draft};
use crate::model::{Article, Claim, Era, Finding, Reason, Verdict, Word};

/// What develops, as the kind writes it, how a report calls it, and how sure such a difference is a development, in thousandths (set by hand).
const DEVELOPING: [(&str, &str, u16); 2] =
    [("identity", "name withheld or told", 850), ("custody", "suspect at large or held", 750)];

/// Whether the stages of this group follow one another.
pub(super) fn follows(group: &str) -> bool {
    DEVELOPING.iter().any(|d| d.0 == group)
}

struct Told<'a> {
    source: u32,
    article: &'a Article,
    claim: &'a Claim,
    late: bool,
}

/// The developments of a story.
pub(super) fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let mut groups: BTreeMap<(usize, &str), Vec<Told<'_>>> = BTreeMap::new();
    for (source, article) in articles {
        for claim in article.claims.iter().filter(|c| c.mention.kind == "status") {
            let Some((group, rest)) = claim.value.words().and_then(|w| w.folded.split_once('/')) else { continue };
            let Some(row) = DEVELOPING.iter().position(|d| d.0 == group) else { continue };
            let zone = article.document.sentences[claim.mention.sentence as usize].zone;
            if let (Some((stage, who)), true) = (rest.split_once(' '), zone.counts()) {
                let told = Told { source: *source, article, claim, late: stage == "2" };
                groups.entry((row, who)).or_default().push(told);
            }
        }
    }
    groups.into_iter().filter_map(|((row, _), told)| development(row, &told, settings)).collect()
}

fn development(row: usize, told: &[Told<'_>], settings: &Settings) -> Option<Finding> {
    let sources = || told.chunk_by(|a, b| a.source == b.source);
    let tells = |own: &[Told<'_>], late: bool| own.iter().any(|t| t.late == late);
    let early = sources().filter(|own| !tells(own, true)).flatten();
    let current = |t: &&Told<'_>| t.claim.frame.era != Era::Old && !t.claim.frame.quoted;
    let late: Vec<&Told<'_>> =
        sources().filter(|own| !tells(own, false)).filter_map(|own| own.iter().find(current)).collect();
    let day = |t: &Told<'_>| t.article.source.published;
    // What an article says is overtaken by what is told on the same day or later.
    let first = late.iter().filter_map(|t| day(t)).min();
    let early: Vec<&Told<'_>> =
        early.filter(|t| !matches!((day(t), first), (Some(own), Some(first)) if own > first)).collect();
    if early.is_empty() || late.is_empty() {
        return None;
    }
    let evidence =
        |t: &Told<'_>| draft::evidence(t.source, t.article, t.claim, t.claim.mention.span, t.claim.value.to_string());
    let (_, about, sure) = DEVELOPING[row];
    let sides = early.iter().map(|t| (evidence(t), 0)).chain(late.iter().map(|t| (evidence(t), 1)));
    Some(
        Draft {
            kind: "status",
            about: about.to_owned(),
            verdict: if sure >= settings.min_confidence { Verdict::Update } else { Verdict::Possible },
            confidence: sure,
            evidence: sides.collect(),
            subjects: vec![Word::fold(about)],
            reasons: vec![Reason {
                name: "stages of one story",
                detail: "each article tells one of two stages that follow one another".into(),
                weight: i32::from(sure),
            }],
            edits: Vec::new(),
            note: None,
        }
        .finish(),
    )
}

#[cfg(test)]
mod tests {
    use super::align;
    use crate::align::Settings;
    use crate::kind::testing::article;
    use crate::model::{Article, Verdict};

    /// How many developments are told of these articles, each with its day of publication.
    fn told(texts: &[(&str, &str)]) -> usize {
        let articles: Vec<Article> = texts.iter().map(|(day, text)| article(text, day)).collect();
        let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let found = align(&listed, &Settings::default());
        assert!(found.iter().all(|f| f.verdict == Verdict::Update));
        found.len()
    }

    #[test]
    fn a_later_stage_overtakes_an_earlier_one() {
        for (early, late) in [
            ("The victim's name has not been released.", "Police identified the victim as Ada Holm, 34."),
            ("Police have not identified the driver.", "The driver was identified as Bo Roe of Lenton."),
            (
                "The names of the two victims were being withheld.",
                "The victims were identified as Ada Holm and Bo Roe.",
            ),
            ("The gunman remained at large on Friday.", "The gunman was arrested in Corby, police said."),
            ("Police are still searching for the suspect.", "The suspect, Bo Roe, was arrested at a motel."),
            ("No arrests have been made.", "Police arrested the suspect on Sunday."),
        ] {
            assert_eq!(told(&[("2024-05-02", early), ("2024-05-03", late)]), 1, "{early} {late}");
            assert_eq!(told(&[("", early), ("", late)]), 1, "undated: {early} {late}");
            assert_eq!(told(&[("2024-05-09", early), ("2024-05-03", late)]), 0, "the other way round: {early} {late}");
        }
    }

    #[test]
    fn what_is_said_of_others_or_told_whole_is_left_alone() {
        for texts in [
            ["The victim's name has not been released.", "Police identified the driver as Ada Holm, 34."],
            ["The names of the victims have not been released.", "Police identified the victim as Ada Holm."],
            ["The gunman was at large for a day. He was arrested in Corby.", "The suspect was arrested on Sunday."],
            ["The gunman is at large.", "Police hope that the gunman will be arrested soon."],
            ["The gunman is at large.", "The suspect had been arrested twice before."],
            ["She declined to give her name.", "The victim was identified as Ada Holm."],
        ] {
            assert_eq!(told(&texts.map(|t| ("", t))), 0, "{texts:?}");
        }
    }
}
