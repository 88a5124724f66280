//! Groups: claims that agree are one voice; groups that clash make a finding.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::joined::Groups;
use super::levels::{ALL, LEVELS, Level, Vector};
use super::prepare::{Item, Story};
use super::weights::{Stage, Weights, group_of};
use super::{Compared, Settings, confidence, course, slots, subject, tolls};
use crate::align::draft::Draft;
use crate::lexicon::synonyms;
use crate::model::{
    Article, Classes, Decimal, Evidence, Finding, Grain, Reason, Relation, Term, Unit, Value, Verdict, Word,
};
use crate::text::told::told;

/// First-stage score from which an agreeing pair is one fact.
const JOIN: i32 = 0;
/// The same for a value that hardly comes up twice by chance. The first stage is learned on pairs of different values
/// as well, so it does not know that an equal `$13.9 billion` is a sign in itself.
const JOIN_TELLING: i32 = -1000;
/// Second-stage score below which a differing pair is not even listed.
const LIST: i32 = -1000;
/// The same for two figures of which the later was counted anew.
const COUNTED: i32 = -2600;
/// Possible findings of one kind in one story: more than these would be no list but a dump.
const POSSIBLE: usize = 16;

/// The findings of a story.
pub(super) fn findings(
    articles: &[(u32, &Article)],
    story: &Story<'_>,
    pairs: &[Compared],
    settings: &Settings,
) -> Vec<Finding> {
    let mut groups = Groups::new(story);
    let mut joins: Vec<&Compared> = pairs.iter().filter(|p| p.first > join_from(story, p)).collect();
    // Best first; the same value before a looser one; ties by place.
    joins.sort_by_key(|p| {
        (std::cmp::Reverse(p.first + if p.pair.relation == Relation::Same { 500 } else { 0 }), p.pair.a, p.pair.b)
    });
    for pair in joins {
        groups.join(pair.pair.a, pair.pair.b);
    }
    let mut out = Vec::new();
    let item = |index: u32| &story.items[index as usize];
    // What was counted anew needs few words in common: two tolls of one story.
    let counted = |p: &Compared| {
        let (a, b) = (item(p.pair.a), item(p.pair.b));
        let day = |i: &Item<'_>| story.published[i.article as usize];
        p.second > COUNTED
            && (slots::went_on(day(a).zip(day(b)).map(|(a, b)| b - a), a, b) || p.toll && course::went_on(story, a, b))
    };
    let mut clashes: Vec<(&Compared, u16)> = pairs
        .iter()
        .filter(|p| p.pair.relation == Relation::Differs && p.refused.is_none())
        .filter(|p| p.second > LIST || counted(p))
        .map(|p| (p, confidence::of(story, p)))
        .collect();
    clashes.sort_by_key(|(p, c)| (std::cmp::Reverse(*c), std::cmp::Reverse(p.second), p.pair.a, p.pair.b));
    // Sure conflicts gather their groups into one finding each. Under a lower dial the others do not: over them all figures
    // of a story would hang together.
    let mut parent: FxHashMap<u32, u32> = FxHashMap::default();
    let gather = settings.min_confidence.max(Settings::MIN_CONFIDENCE);
    let sure: Vec<&(&Compared, u16)> = clashes.iter().filter(|c| c.1 >= gather).collect();
    let elapsed = course::Elapsed::of(sure.iter().map(|(p, _)| (item(p.pair.a), item(p.pair.b))));
    let (sure, anew): (Vec<&(&Compared, u16)>, Vec<_>) = sure.into_iter().partition(|(p, _)| p.second > LIST);
    let (apart, together): (Vec<&(&Compared, u16)>, Vec<_>) =
        sure.into_iter().partition(|(p, _)| !groups.told_together(p.pair.a, p.pair.b));
    for (p, _) in &apart {
        let (a, b) = (groups.of(p.pair.a), groups.of(p.pair.b));
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        if a != b {
            parent.insert(a.max(b), a.min(b));
        }
    }
    let items = 0..story.items.len() as u32;
    let mut told: Vec<u32> = Vec::new();
    for (p, c) in &apart {
        let own = groups.of(p.pair.a);
        let top = root(&mut parent, own);
        if told.contains(&top) {
            continue;
        }
        told.push(top);
        let members: Vec<u32> = items.clone().filter(|i| root(&mut parent, groups.of(*i)) == top).collect();
        out.push(conflict(articles, p, *c, &members, &mut groups, &elapsed, settings));
    }
    let mut listed: Vec<(u32, u32)> = Vec::new();
    for (p, c) in &together {
        let (a, b) = (groups.of(p.pair.a), groups.of(p.pair.b));
        // Sure conflicts that hold either group tell of it already; the others are joined to none.
        let (x, y) = (root(&mut parent, a), root(&mut parent, b));
        let key = (a.min(b), a.max(b));
        if listed.contains(&key) || told.contains(&x) || told.contains(&y) {
            continue;
        }
        listed.push(key);
        let members: Vec<u32> = items.clone().filter(|i| [a, b].contains(&groups.of(*i))).collect();
        out.push(conflict(articles, p, *c, &members, &mut groups, &elapsed, settings));
    }
    told.extend(listed.iter().flat_map(|(a, b)| [*a, *b]));
    // What was counted anew in other words gathers what nothing tells of yet.
    let free: Vec<_> = anew
        .into_iter()
        .filter(|(p, _)| [p.pair.a, p.pair.b].iter().all(|i| !told.contains(&root(&mut parent, groups.of(*i)))))
        .collect();
    for (p, _) in &free {
        let (a, b) = (root(&mut parent, groups.of(p.pair.a)), root(&mut parent, groups.of(p.pair.b)));
        if a != b {
            parent.insert(a.max(b), a.min(b));
        }
    }
    let mut tried: Vec<u32> = Vec::new();
    for (p, c) in free {
        let top = root(&mut parent, groups.of(p.pair.a));
        if tried.contains(&top) {
            continue;
        }
        tried.push(top);
        let members: Vec<u32> = items.clone().filter(|i| root(&mut parent, groups.of(*i)) == top).collect();
        let found = conflict(articles, p, *c, &members, &mut groups, &elapsed, settings);
        // With so little in common they are no mistake of one of the articles.
        if found.verdict == Verdict::Update {
            told.push(top);
            out.push(found);
        }
    }
    let mut count: FxHashMap<&'static str, usize> = FxHashMap::default();
    for (p, c) in clashes.iter().filter(|c| c.1 < gather) {
        let (a, b) = (groups.of(p.pair.a), groups.of(p.pair.b));
        let key = (a.min(b), a.max(b));
        let kind = story.items[p.pair.a as usize].claim.mention.kind;
        let n = count.entry(kind).or_default();
        if (*n >= POSSIBLE && *c < settings.min_confidence)
            || listed.contains(&key)
            || (told.contains(&root(&mut parent, a)) && root(&mut parent, a) == root(&mut parent, b))
        {
            continue;
        }
        *n += 1;
        listed.push(key);
        let members: Vec<u32> = (0..story.items.len() as u32)
            .filter(|i| {
                let g = groups.of(*i);
                g == a || g == b
            })
            .collect();
        out.push(conflict(articles, p, *c, &members, &mut groups, &elapsed, settings));
    }
    let best = best(&groups, pairs);
    for group in groups.all() {
        let top = root(&mut parent, group[0]);
        let several = group.iter().any(|i| story.items[*i as usize].article != story.items[group[0] as usize].article);
        if several && !told.contains(&top) {
            out.push(agreement(articles, story, &group, best[groups.of(group[0]) as usize]));
        }
    }
    out
}

/// First-stage score above which a pair is joined; no score joins what differs.
fn join_from(story: &Story<'_>, p: &Compared) -> i32 {
    let toll = tolls::one(&story.items[p.pair.a as usize], &story.items[p.pair.b as usize]);
    match p.pair.relation {
        // Another quake has another toll.
        Relation::Same | Relation::Vaguer if toll && p.levels[Level::NumberClash as usize] == 0 => i32::MIN,
        Relation::Same if telling(&story.items[p.pair.a as usize].claim.value) => JOIN_TELLING,
        Relation::Differs => i32::MAX,
        _ => JOIN,
    }
}

/// Whether two articles hardly give this value by chance: no small count, no year, nothing vague.
fn telling(value: &Value) -> bool {
    match value {
        Value::Amount(a) => {
            a.low == a.high && (a.unit.dimension != Unit::default().dimension || a.low > Decimal::int(12))
        }
        Value::Moment(m) => !m.floating && !matches!(m.grain, Grain::Century | Grain::Decade | Grain::Year),
        Value::Words(_) => false,
    }
}

/// The pair of each group that fits best.
fn best<'p>(groups: &Groups<'_, '_>, pairs: &'p [Compared]) -> Vec<Option<&'p Compared>> {
    let mut out: Vec<Option<&Compared>> = vec![None; groups.of.len()];
    for pair in pairs.iter().filter(|p| groups.of(p.pair.a) == groups.of(p.pair.b)) {
        let rank = |p: &Compared| (p.first, std::cmp::Reverse((p.pair.a, p.pair.b)));
        let best = &mut out[groups.of(pair.pair.a) as usize];
        if best.is_none_or(|b| rank(b) < rank(pair)) {
            *best = Some(pair);
        }
    }
    out
}

fn root(parent: &mut FxHashMap<u32, u32>, mut at: u32) -> u32 {
    while let Some(up) = parent.get(&at) {
        at = *up;
    }
    at
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

fn conflict(
    articles: &[(u32, &Article)],
    best: &Compared,
    confidence: u16,
    members: &[u32],
    groups: &mut Groups<'_, '_>,
    elapsed: &course::Elapsed,
    settings: &Settings,
) -> Finding {
    let story = groups.story;
    let (a, b) = (&story.items[best.pair.a as usize], &story.items[best.pair.b as usize]);
    let day = |i: &Item<'_>| articles[i.article as usize].1.source.published;
    let days = |a: &Item<'_>, b: &Item<'_>| day(a).zip(day(b)).map(|(a, b)| (b - a).get_days());
    // Where one figure was counted anew, an article without its day may stand on either side.
    let counted = slots::went_on(days(a, b), a, b);
    let moved_on = |x: u32, y: u32| {
        let (x, y) = (&story.items[x as usize], &story.items[y as usize]);
        course::moved_on(articles, elapsed, x, y) || counted && days(x, y).is_none()
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
        subjects: subject::shared(articles, &camps.iter().map(Vec::as_slice).collect::<Vec<_>>(), camps.len(), false),
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

fn agreement(articles: &[(u32, &Article)], story: &Story<'_>, group: &[u32], best: Option<&Compared>) -> Finding {
    let items: Vec<&Item<'_>> = group.iter().map(|i| &story.items[*i as usize]).collect();
    let same = items.iter().all(|i| story.relations.of(i, items[0]) == Relation::Same);
    let score = best.map_or(0, |p| p.first);
    let mut told: Vec<(Evidence, usize)> = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let camp = camp(&items, item);
        // Most say the same: it is put into words once.
        let words = told.get(camp).filter(|_| camp < index).map(|(first, _)| (first.value.clone(), first.told.clone()));
        told.push((evidence_in(articles, item, words), camp));
    }
    let verdict = match same {
        true => Verdict::Agree,
        false if course::risen(articles, &items) => Verdict::Update,
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
    use crate::align::Settings;
    use crate::align::amounts::align;
    use crate::align::words::Words;
    use crate::kind::testing::article;
    use crate::model::{Article, Verdict};

    #[test]
    fn two_facts_are_no_bridge_to_a_third_value() {
        let day = "The navy seized 312 rounds of ammunition on Friday.";
        let all = |n| {
            format!("In five raids so far the navy has seized 14 rifles, 31 magazines and {n} rounds of ammunition.")
        };
        let texts: Vec<Article> =
            [923, 923, 923, 1246].iter().map(|n| article(&format!("{day} {}", all(n)), "")).collect();
        let listed: Vec<(u32, &Article)> = texts.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
        let found = align(&listed, &Words::of(&listed), &settings);
        let conflicts: Vec<_> = found.into_iter().filter(|f| f.verdict == Verdict::Conflict).collect();
        assert_eq!(conflicts.len(), 1);
        assert!(conflicts[0].claims.iter().all(|c| c.value.starts_with("923") || c.value.starts_with("1246")));
    }
}
