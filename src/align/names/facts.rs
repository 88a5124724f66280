//! Facts: from pairs of spellings to findings.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::forms::{Sheet, Table, flag};
use super::score::{CONFLICT, Scored};
use super::wholes::{Difference, written};
use crate::align::draft::Draft;
use crate::align::likeness::Likeness;
use crate::model::{Claim, Evidence, Finding, Reason, Span, Verdict};

/// A fact on the spellings of one name: every mention of every form is evidence.
pub(super) fn spelling(table: &Table<'_>, likeness: &Likeness, forms: &[u32], scored: &Scored) -> Finding {
    // The form that most articles use gives its name to the fact; the first in the story breaks a tie.
    let often = forms.iter().copied().max_by_key(|f| {
        let form = &table.forms[*f as usize];
        (form.sheets().count(), form.places.len(), std::cmp::Reverse(*f))
    });
    let often = often.unwrap_or(forms[0]);
    let name = written(table, often);
    let whole = whole(table, often);
    let about = match whole {
        Some(whole) if whole != name => format!("spelling of: {name} ({whole})"),
        _ => format!("spelling of: {name}"),
    };
    let mut evidence = Vec::new();
    let held: Vec<Vec<usize>> = forms
        .iter()
        .map(|f| table.forms[*f as usize].sheets().map(|s| table.sheets[s as usize].place).collect())
        .collect();
    for (camp, form) in forms.iter().enumerate() {
        let value = written(table, *form);
        for (sheet, piece) in &table.forms[*form as usize].places {
            let sheet = &table.sheets[*sheet as usize];
            // In an archive the name may stand in other stories too: they are no side in this.
            let others = held.iter().enumerate().filter(|(k, _)| *k != camp).flat_map(|h| h.1);
            if others.into_iter().any(|place| likeness.related(sheet.place, *place)) {
                let mut found = token(sheet, sheet.pieces[*piece as usize].span);
                found.value.clone_from(&value);
                evidence.push((found, camp));
            }
        }
    }
    draft(about, scored.score, &scored.reasons, evidence)
}

/// A fact on a word that differs between two names.
pub(super) fn difference(table: &Table<'_>, difference: &Difference) -> Finding {
    let mut evidence = Vec::new();
    for (camp, places) in difference.variants.iter().enumerate() {
        for (sheet, span) in places {
            evidence.push((token(&table.sheets[*sheet as usize], *span), camp));
        }
    }
    let about = format!("{}: {}", difference.what, difference.of);
    draft(about, difference.score, &difference.scored.reasons, evidence)
}

fn draft(about: String, score: i32, reasons: &[Reason], evidence: Vec<(Evidence, usize)>) -> Finding {
    Draft {
        kind: "name",
        about,
        verdict: if score >= CONFLICT { Verdict::Conflict } else { Verdict::Possible },
        confidence: confidence(score),
        evidence,
        subjects: Vec::new(),
        reasons: reasons.to_vec(),
        edits: Vec::new(),
        note: None,
    }
    .finish()
}

/// From hundredths of score to thousandths of confidence: 260 is 600, 450 and more is 950.
pub(super) fn confidence(score: i32) -> u16 {
    (600 + (score - CONFLICT) * 350 / 190).clamp(0, 950) as u16
}

fn token(sheet: &Sheet<'_>, span: Span) -> Evidence {
    let document = &sheet.article.document;
    let at = document.sentences.partition_point(|s| s.span.end <= span.start);
    let sentence = document.sentences.get(at).map_or(span, |s| s.span);
    Evidence {
        source: sheet.source,
        span,
        sentence: if sentence.contains(span) { sentence } else { sentence.to(span) },
        value: span.of(&sheet.article.source.text).to_owned(),
        told: String::new(),
        speaker: None,
    }
}

/// The name of two or more words that most often holds a form.
fn whole(table: &Table<'_>, form: u32) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (sheet, piece) in &table.forms[form as usize].places {
        let sheet = &table.sheets[*sheet as usize];
        let span = sheet.pieces[*piece as usize].span;
        let claims = &sheet.article.claims;
        let from = claims.partition_point(|c| c.mention.span.start + 400 < span.start);
        let near = claims[from..].iter().take_while(|c| c.mention.span.start <= span.start);
        for claim in near.filter(|c| c.mention.kind == "name" && c.mention.span.contains(span)) {
            if let Some(words) = claim.value.words().filter(|w| w.folded.contains(' ')) {
                *counts.entry(words.written.clone()).or_default() += 1;
            }
        }
    }
    counts.into_iter().max_by(|a, b| (a.1, &b.0).cmp(&(b.1, &a.0))).map(|c| c.0)
}

/// Whole names that two or more articles share: one spelling is agreement, two styles of it are loose.
pub(super) fn styles(table: &Table<'_>, likeness: &Likeness, findings: &mut Vec<Finding>) {
    // The name without any mark or space, then its first mention in each article.
    let mut names: Vec<(u64, usize, &Claim)> = Vec::new();
    for (number, sheet) in table.sheets.iter().enumerate() {
        for claim in sheet.article.claims.iter().filter(|c| c.mention.kind == "name") {
            let sentence = &sheet.article.document.sentences[claim.mention.sentence as usize];
            let Some(words) = claim.value.words().filter(|_| sentence.zone.counts()) else { continue };
            names.push((letters(&words.folded), number, claim));
        }
    }
    names.sort_by_key(|n| n.0);
    for claims in names.chunk_by(|a, b| a.0 == b.0) {
        if claims.iter().all(|c| c.1 == claims[0].1) {
            continue;
        }
        // Only articles that tell of the same story as another one with this name.
        let place = |sheet: usize| table.sheets[sheet].place;
        let mut kept: Vec<(usize, &Claim, Cow<'_, str>)> = Vec::new();
        for (_, number, claim) in claims {
            let alike =
                |other: &(u64, usize, &Claim)| other.1 != *number && likeness.related(place(other.1), place(*number));
            let style = style(&table.sheets[*number], claim);
            let again = kept.iter().any(|k| k.0 == *number && k.2 == style);
            if !again && claims.iter().any(alike) {
                kept.push((*number, claim, style));
            }
        }
        if kept.is_empty() {
            continue;
        }
        let mut styles: Vec<&str> = kept.iter().map(|k| k.2.as_ref()).filter(|s| !s.is_empty()).collect();
        styles.sort_unstable();
        styles.dedup();
        let loose = styles.len() > 1;
        let words = |c: &Claim| c.value.words().is_some_and(|w| w.folded.contains(' '));
        if !loose && !kept.iter().any(|k| words(k.1)) {
            continue;
        }
        let camp = |style: &str| styles.iter().position(|s| *s == style).unwrap_or(0);
        let evidence: Vec<(Evidence, usize)> = kept
            .iter()
            .map(|(number, claim, style)| (token(&table.sheets[*number], claim.mention.span), camp(style)))
            .collect();
        let name = kept[0].1.value.to_string();
        findings.push(
            Draft {
                kind: "name",
                about: format!("name: {name}"),
                verdict: if loose { Verdict::Loose } else { Verdict::Agree },
                confidence: 900,
                evidence,
                subjects: Vec::new(),
                reasons: vec![Reason { name: "same letters", detail: name.into(), weight: 300 }],
                edits: Vec::new(),
                note: None,
            }
            .finish(),
        );
    }
}

/// A hash of the letters of a name, spaces left out (FNV-1a).
fn letters(name: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    name.bytes().filter(|b| *b != b' ').fold(0xcbf2_9ce4_8422_2325, step)
}

/// How a name is written, where that says anything: not in a line of capitals.
fn style<'a>(sheet: &Sheet<'_>, claim: &'a Claim) -> Cow<'a, str> {
    let at = sheet.pieces.partition_point(|p| p.span.end <= claim.mention.span.start);
    let loud = sheet.pieces.get(at).is_some_and(|p| p.is(flag::HEADLINE));
    let Some(words) = claim.value.words().filter(|_| !loud) else { return Cow::Borrowed("") };
    let curly = ['\u{2019}', '\u{2018}'];
    if words.written.contains(curly) {
        Cow::Owned(words.written.replace(curly, "'"))
    } else {
        Cow::Borrowed(&words.written)
    }
}
