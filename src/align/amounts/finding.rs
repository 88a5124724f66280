//! One finding put together: who says what, what it is about, and why it is told.

use std::collections::BTreeMap;

use super::joined::Groups;
use super::levels::{ALL, LEVELS, Vector};
use super::prepare::Item;
use super::weights::{Stage, Weights, group_of};
use super::{Compared, Settings, confidence, course, slots, subject};
use crate::align::draft::Draft;
use crate::lexicon::synonyms;
use crate::model::{Article, Classes, Evidence, Finding, Reason, Relation, Term, Verdict, Word};
use crate::text::told::told;

/// What every finding of a story is made from.
pub(super) struct Made<'s, 'a> {
    pub articles: &'s [(u32, &'a Article)],
    pub groups: Groups<'s, 'a>,
    pub elapsed: course::Elapsed,
    pub settings: &'s Settings,
}

impl Made<'_, '_> {
    /// Of the best pair of two sides, and all that stand on either.
    pub fn conflict(&self, best: &Compared, confidence: u16, members: &[u32]) -> Finding {
        let Self { articles, groups, elapsed, settings } = self;
        let story = groups.story;
        let (a, b) = (&story.items[best.pair.a as usize], &story.items[best.pair.b as usize]);
        // Where one figure was counted anew, an article without its day may stand on either side.
        let counted = slots::went_on(story, a, b);
        let moved_on = |x: u32, y: u32| {
            let (x, y) = (&story.items[x as usize], &story.items[y as usize]);
            course::moved_on(story, elapsed, x, y) || counted && story.days(x, y).is_none()
        };
        let verdict = if confidence < settings.min_confidence {
            Verdict::Possible
        } else if members.iter().enumerate().all(|(k, x)| members[k + 1..].iter().all(|y| moved_on(*x, *y))) {
            Verdict::Update
        } else {
            Verdict::Conflict
        };
        // What agrees with both sides (`last year` beside two days of it) tells nothing here.
        let differs = |x: u32, y: u32| {
            let (p, q) = (&story.items[x as usize], &story.items[y as usize]);
            groups.of(x) != groups.of(y) && story.relations.of(p, q) == Relation::Differs
        };
        let telling: Vec<u32> = members.iter().copied().filter(|x| members.iter().any(|y| differs(*x, *y))).collect();
        let telling = without_both(telling, |x| story.items[x as usize].article, differs);
        let camps = camps(telling.iter().map(|i| (groups.of(*i), &story.items[*i as usize])));
        Draft {
            kind: a.claim.mention.kind,
            about: about(articles, a, b),
            verdict,
            confidence,
            evidence: telling
                .iter()
                .map(|i| (evidence(articles, &story.items[*i as usize]), groups.of(*i) as usize))
                .collect(),
            subjects: subject::shared(
                articles,
                &camps.iter().map(Vec::as_slice).collect::<Vec<_>>(),
                camps.len(),
                false,
            ),
            reasons: reasons(&best.levels, &Weights::shipped().second[group_of(a.claim.mention.kind)], best.anchors)
                .into_iter()
                .chain(confidence::gains(story, best).map(|(gain, name, detail)| Reason {
                    name,
                    detail: detail.into(),
                    weight: gain / 10,
                }))
                .collect(),
            edits: Vec::new(),
            note: None,
        }
        .finish()
    }

    /// Of those who say the same, and the pair of them that fits best.
    pub fn agreement(&self, group: &[u32], best: Option<&Compared>) -> Finding {
        let (articles, story) = (self.articles, self.groups.story);
        let items: Vec<&Item<'_>> = group.iter().map(|i| &story.items[*i as usize]).collect();
        let same = items.iter().all(|i| story.relations.of(i, items[0]) == Relation::Same);
        let score = best.map_or(0, |p| p.first);
        let mut told: Vec<(Evidence, usize)> = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let camp = camp(&items, item);
            // Most say the same: it is put into words once.
            let words =
                told.get(camp).filter(|_| camp < index).map(|(first, _)| (first.value.clone(), first.told.clone()));
            told.push((evidence_in(articles, item, words), camp));
        }
        let verdict = match same {
            true => Verdict::Agree,
            false if course::risen(story, &items) => Verdict::Update,
            false => Verdict::Loose,
        };
        Draft {
            kind: items[0].claim.mention.kind,
            about: about(articles, items[0], items[1]),
            verdict,
            confidence: (500 + score / 6).clamp(500, 990) as u16,
            evidence: told,
            subjects: subject::shared(
                articles,
                &items.iter().map(std::slice::from_ref).collect::<Vec<_>>(),
                2,
                verdict > Verdict::Possible,
            ),
            reasons: best
                .map(|p| reasons(&p.levels, &Weights::shipped().first[group_of(items[0].claim.mention.kind)], 0))
                .unwrap_or_default(),
            edits: Vec::new(),
            note: None,
        }
        .finish()
    }
}

fn evidence(articles: &[(u32, &Article)], item: &Item<'_>) -> Evidence {
    evidence_in(articles, item, None)
}

/// A claim as evidence; `words` are its value in its normalised form and told to a reader, where they are known already.
fn evidence_in(articles: &[(u32, &Article)], item: &Item<'_>, words: Option<(String, String)>) -> Evidence {
    let (source, article) = articles[item.article as usize];
    let mention = &item.claim.mention;
    let (value, told) = words.unwrap_or_else(|| (item.claim.value.to_string(), told(&item.claim.value)));
    Evidence {
        source,
        span: mention.span,
        sentence: article.document.sentences[mention.sentence as usize].span,
        value,
        told,
        speaker: None,
    }
}

/// The fact in words: what both sides speak of; the names first when it is an age.
fn about(articles: &[(u32, &Article)], a: &Item<'_>, b: &Item<'_>) -> String {
    let (article, other) = (articles[a.article as usize].1, articles[b.article as usize].1);
    let there = &other.document.sentences[b.claim.mention.sentence as usize].tokens;
    let there = &other.document.tokens[there.start as usize..there.end as usize];
    let shared = |t: &&Term| there.iter().any(|o| o.word == t.lemma || synonyms::group(o.lemma) == t.lemma);
    let frame = &a.claim.frame;
    let words = |shared_only: bool| {
        let mut out: Vec<&str> = Vec::new();
        let event = frame.verb.as_ref().or_else(|| frame.events.first().map(|e| &e.0));
        let terms: Vec<&Term> = match a.claim.mention.kind {
            "age" => frame.owner.iter().chain(frame.owner_noun.as_ref()).collect(),
            _ => frame
                .modifiers
                .iter()
                .take(2)
                .chain(&frame.head)
                .chain(event)
                .chain(frame.subject.iter().take(3))
                .collect(),
        };
        for term in terms.into_iter().filter(|t| !shared_only || shared(t)) {
            let word = term.span.of(&article.source.text);
            let new = !out.iter().any(|w| w.eq_ignore_ascii_case(word));
            if new && !crate::lexicon::classes(Word::fold(word)).has(Classes::NUMBER) {
                out.push(word);
            }
        }
        out
    };
    let mut found = words(true);
    if found.is_empty() {
        found = words(false);
    }
    let kind = a.claim.mention.kind;
    if found.is_empty() { kind.to_owned() } else { format!("{kind} of: {}", found.join(", ")) }
}

/// Why a pair scored as it did: the levels that weigh, strongest first.
fn reasons(v: &Vector, stage: &Stage, anchors: i32) -> Vec<Reason> {
    let mut out: Vec<Reason> = ALL
        .iter()
        .filter(|l| v[**l as usize] != 0)
        .map(|l| (*l, i64::from(stage.levels[*l as usize]) * i64::from(v[*l as usize]) / 10_000))
        .filter(|(_, w)| w.abs() >= 5)
        .map(|(l, w)| Reason { name: LEVELS[l as usize].0, detail: LEVELS[l as usize].1.into(), weight: w as i32 })
        .collect();
    out.sort_by_key(|r| (std::cmp::Reverse(r.weight.abs()), r.name));
    out.insert(
        0,
        Reason {
            name: "base",
            detail: format!("where every pair starts ({anchors} plain signs in common, clashes taken off)").into(),
            weight: stage.bias / 10,
        },
    );
    out
}

/// The claims that differ, without those of articles that give two of the values, where those are most of them and enough are
/// left: most know of two facts (seized that day, seized so far), and one took the one for the other.
fn without_both(telling: Vec<u32>, article: impl Fn(u32) -> u32, differs: impl Fn(u32, u32) -> bool) -> Vec<u32> {
    // Claims stand in the order of their articles.
    let both = |own: &[u32]| own.iter().enumerate().any(|(k, x)| own[k + 1..].iter().any(|y| differs(*x, *y)));
    let runs = telling.chunk_by(|x, y| article(*x) == article(*y));
    let (of_both, all) = (runs.clone().filter(|own| both(own)).count(), runs.clone().count());
    if of_both * 2 <= all {
        return telling;
    }
    let single: Vec<u32> = runs.filter(|own| !both(own)).flatten().copied().collect();
    let left: Vec<u32> = single.iter().copied().filter(|x| single.iter().any(|y| differs(*x, *y))).collect();
    if left.is_empty() { telling } else { left }
}

/// The sides of a conflict: the items of each group.
fn camps<'s, 'a>(items: impl Iterator<Item = (u32, &'s Item<'a>)>) -> Vec<Vec<&'s Item<'a>>> {
    let mut camps: BTreeMap<u32, Vec<&Item<'_>>> = BTreeMap::new();
    for (group, item) in items {
        camps.entry(group).or_default().push(item);
    }
    camps.into_values().collect()
}

/// The first item with the same value.
fn camp(items: &[&Item<'_>], item: &Item<'_>) -> usize {
    items.iter().position(|o| o.claim.value == item.claim.value).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::align::amounts::testing::facts;
    use crate::model::Verdict;

    #[test]
    fn articles_that_know_of_two_facts_are_not_shown_for_the_one_that_mixed_them_up() {
        let both = |k| {
            format!(
                "The coast guard seized 300 rounds of ammunition from the boats on Friday, its spokesman Otto Brandt said at \
                 number {k}. In five operations so far the coast guard has seized 923 rounds of ammunition from boats."
            )
        };
        let mixed = "The coast guard seized 923 rounds of ammunition from the boats on Friday, said Otto Brandt.";
        let one = "300 rounds of ammunition were seized by the coast guard from the boats on Friday.";
        let texts = [both(1), both(2), both(3), both(4), mixed.to_owned(), one.to_owned()];
        let found = facts(&texts.map(|text| (String::new(), text)));
        let shown: Vec<Vec<u32>> = found
            .iter()
            .filter(|f| f.verdict == Verdict::Conflict && f.kind == "count")
            .map(|f| f.claims.iter().map(|c| c.source).collect())
            .collect();
        assert_eq!(shown, [[4, 5]]);
    }
}
