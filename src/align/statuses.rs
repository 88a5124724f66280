//! Statuses: one thing that is open in one article and closed in another.
//!
//! Statuses change from hour to hour, so only plain opposites are told, and of articles of two days as an update: the same subject
//! with a name or a rare word, in sentences that are alike, neither planned nor past, and no article that says both.

use rustc_hash::FxHashMap;

use super::draft::{self, Draft};
use super::{Settings, stages};
use crate::model::{Article, Claim, Classes, Era, Finding, Modality, Reason, Shape, Value, Verdict, Word};

/// How alike two sentences must be, in thousandths of shared content words (Dice).
const ALIKE: u32 = 450;

struct Item<'a> {
    source: u32,
    article: &'a Article,
    claim: &'a Claim,
    subject: Vec<Word>,
}

/// The facts among the statuses of a story.
pub(super) fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let mut groups: FxHashMap<&str, Vec<Item<'_>>> = FxHashMap::default();
    for (source, article) in articles {
        for claim in article.claims.iter().filter(|c| c.mention.kind == "status") {
            let zone = article.document.sentences[claim.mention.sentence as usize].zone;
            let plain = claim.frame.modality == Modality::Asserted && !claim.frame.quoted;
            if let (true, true, Some(words)) = (plain, zone.counts(), claim.value.words())
                && let Some((group, _)) = words.folded.split_once('/').filter(|(group, _)| !stages::follows(group))
                && !claim.frame.subject.is_empty()
            {
                groups.entry(group).or_default().push(item(*source, article, claim));
            }
        }
    }
    let mut names: Vec<&str> = groups.keys().copied().collect();
    names.sort_unstable();
    names.into_iter().flat_map(|group| opposites(&groups[group], settings)).collect()
}

fn item<'a>(source: u32, article: &'a Article, claim: &'a Claim) -> Item<'a> {
    let mut subject: Vec<Word> = claim.frame.subject.iter().map(|t| t.lemma).collect();
    subject.sort_unstable();
    Item { source, article, claim, subject }
}

/// The content words of its sentence.
fn words(item: &Item<'_>) -> Vec<Word> {
    let document = &item.article.document;
    let sentence = &document.sentences[item.claim.mention.sentence as usize].tokens;
    let empty = Classes::FUNCTION;
    let mut words: Vec<Word> = document.tokens[sentence.start as usize..sentence.end as usize]
        .iter()
        .filter(|t| t.looks(Shape::WORD) && !t.is_a(empty) && !item.claim.mention.span.overlaps(t.span))
        .map(|t| t.lemma)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn opposites(items: &[Item<'_>], settings: &Settings) -> Vec<Finding> {
    let era = |i: &Item<'_>| i.claim.frame.era == Era::Old;
    let side = |k: usize| items[k].claim.value.words().map(|w| w.folded.as_str());
    let mut by_subject: FxHashMap<&[Word], Vec<usize>> = FxHashMap::default();
    for (k, item) in items.iter().enumerate() {
        by_subject.entry(&item.subject).or_default().push(k);
    }
    let mut lists: Vec<Vec<usize>> = by_subject.into_values().filter(|l| l.len() > 1).collect();
    lists.sort_unstable();
    let mut out = Vec::new();
    for list in lists {
        // An article that tells both sides tells a change, not a contradiction.
        let own = |a: &usize, b: &usize| items[*a].source == items[*b].source;
        let both = list.chunk_by(own).any(|own| own.iter().any(|k| side(*k) != side(own[0])));
        if both {
            continue;
        }
        let mut pair: Option<(u32, usize, usize)> = None;
        for (k, a) in list.iter().enumerate().take(40) {
            for b in list[k + 1..].iter().take(40) {
                let (x, y) = (&items[*a], &items[*b]);
                if side(*a) != side(*b) && era(x) == era(y) && !apart(x, y) && !other_move(x, y) {
                    let alike = dice(&words(&items[*a]), &words(&items[*b]));
                    if alike >= ALIKE && pair.is_none_or(|(best, ..)| alike > best) {
                        pair = Some((alike, *a, *b));
                    }
                }
            }
        }
        if let Some((alike, a, b)) = pair {
            out.push(finding(&items[a], &items[b], alike, settings));
        }
    }
    out
}

/// `Shares slipped 6 per cent`, `the shares rose by 4 per cent`: prices go up and down, and these are two moves.
fn other_move(a: &Item<'_>, b: &Item<'_>) -> bool {
    const MOVE: &str = "grew-fell/";
    let moves = |i: &Item<'_>| i.claim.value.words().is_some_and(|w| w.folded.starts_with(MOVE));
    let figures = |i: &Item<'_>| -> Vec<(&'static str, Value)> {
        let there = i.article.claims.iter().filter(|c| c.mention.sentence == i.claim.mention.sentence);
        let figure = there.filter(|c| matches!(c.mention.kind, "percent" | "money" | "count" | "measure"));
        figure.map(|c| (c.mention.kind, c.value.clone())).collect()
    };
    if !moves(a) || !moves(b) {
        return false;
    }
    let (mut own, mut other) = (figures(a), figures(b));
    // The move itself where both tell it: `the 5,000 mark` beside it is no move.
    if [&own, &other].iter().all(|f| f.iter().any(|x| x.0 == "percent")) {
        own.retain(|x| x.0 == "percent");
        other.retain(|x| x.0 == "percent");
    }
    let of_kind = |x: &&(&'static str, Value)| other.iter().any(|y| y.0 == x.0);
    let mut both = own.iter().filter(of_kind).peekable();
    both.peek().is_some() && both.all(|x| !other.contains(x))
}

/// The sentences are dated to different days.
fn apart(a: &Item<'_>, b: &Item<'_>) -> bool {
    draft::dated_apart((a.article, a.claim), (b.article, b.claim))
}

/// Share of common words, in thousandths.
fn dice(a: &[Word], b: &[Word]) -> u32 {
    let common = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    (2000 * common / (a.len() + b.len()).max(1)) as u32
}

fn finding(a: &Item<'_>, b: &Item<'_>, alike: u32, settings: &Settings) -> Finding {
    let confidence = (400 + alike / 2).min(950) as u16;
    // What was open on one day may be closed on the next.
    let days = (a.article.source.published, b.article.source.published);
    let changed = matches!(days, (Some(x), Some(y)) if x != y);
    let evidence =
        |i: &Item<'_>| draft::evidence(i.source, i.article, i.claim, i.claim.mention.span, i.claim.value.to_string());
    let subject: Vec<&str> = a.claim.frame.subject.iter().map(|t| t.span.of(&a.article.source.text)).collect();
    Draft {
        kind: "status",
        about: format!("status of: {}", subject.join(" ")),
        verdict: match confidence >= settings.min_confidence {
            true if changed => Verdict::Update,
            true => Verdict::Conflict,
            false => Verdict::Possible,
        },
        confidence,
        evidence: vec![(evidence(a), 0), (evidence(b), 1)],
        // Both have the same subject: all its words in one.
        subjects: vec![Word(a.subject.iter().fold(0, |all, w| all.rotate_left(5) ^ w.0))],
        reasons: vec![
            Reason { name: "same-subject", detail: subject.join(" ").into(), weight: 200 },
            Reason {
                name: "sentence-words",
                detail: format!("{} % of the content words are shared", alike / 10).into(),
                weight: alike as i32 / 5,
            },
        ],
        edits: Vec::new(),
        note: None,
    }
    .finish()
}

#[cfg(test)]
mod tests {
    use super::{Settings, align};
    use crate::kind::testing::article;
    use crate::model::{Article, Verdict};

    /// What two sentences give, each of an article of its day.
    fn verdicts(one: (&str, &str), two: (&str, &str)) -> Vec<Verdict> {
        let articles: [Article; 2] = [one, two].map(|(text, day)| article(text, day));
        let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        align(&listed, &Settings::default()).iter().map(|f| f.verdict).collect()
    }

    #[test]
    fn what_changed_from_day_to_day_is_an_update() {
        let (one, two) = ("The shelter at Halden School is open.", "The shelter at Halden School is closed.");
        assert_eq!(verdicts((one, "2022-09-05"), (two, "2022-09-05")), [Verdict::Conflict]);
        assert_eq!(verdicts((one, "2022-09-05"), (two, "2022-09-07")), [Verdict::Update]);
        assert_eq!(verdicts((one, ""), (two, "2022-09-07")), [Verdict::Conflict]);
    }

    #[test]
    fn two_moves_of_a_price_are_no_conflict() {
        for (one, two, want) in [
            ("The shares rose by 6 per cent in Halden.", "The shares fell by 6 per cent in Halden.", 1),
            ("The shares rose in Halden.", "The shares fell in Halden.", 1),
            ("The shares rose by 6 per cent in Halden.", "The shares fell by 4 per cent in Halden.", 0),
            ("The shares rose to 207p in Halden.", "The shares fell to 199p in Halden.", 0),
            (
                "The shares rose by 6 per cent in Halden, past the mark of 5,000.",
                "The shares fell by 4 per cent in Halden, below the mark of 5,000.",
                0,
            ),
        ] {
            assert_eq!(verdicts((one, ""), (two, "")).len(), want, "{one} {two}");
        }
    }
}
