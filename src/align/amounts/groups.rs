//! Groups: claims that agree are one voice; groups that clash make a finding.

use rustc_hash::{FxHashMap, FxHashSet};

use super::finding::Made;
use super::joined::{Gathered, Groups};
use super::levels::Level;
use super::prepare::Story;
use super::{Compared, Settings, confidence, course, slots, tolls};
use crate::model::{Article, Decimal, Finding, Grain, Relation, Unit, Value, Verdict};

/// First-stage score from which an agreeing pair is one fact.
const JOIN: i32 = 0;
/// The same for a value that hardly comes up twice by chance. The first stage is learned on pairs of different values
/// as well, so it does not know that an equal `$13.9 billion` is a sign in itself.
const JOIN_TELLING: i32 = -1000;
/// Second-stage score below which a differing pair is not even listed.
const LIST: i32 = -1000;
/// Possible findings of one kind in one story: more than these would be no list but a dump.
const POSSIBLE: usize = 16;

/// A differing pair, and how sure it is a conflict.
type Clash<'p> = (&'p Compared, u16);

/// The findings of a story.
pub(super) fn findings(
    articles: &[(u32, &Article)],
    story: &Story<'_>,
    pairs: &[Compared],
    settings: &Settings,
) -> Vec<Finding> {
    let groups = joined(story, pairs);
    let clashes = clashes(story, pairs);
    let gather = settings.min_confidence.max(Settings::MIN_CONFIDENCE);
    let (sure, possible) = clashes.split_at(clashes.partition_point(|c| c.1 >= gather));
    let item = |index: u32| &story.items[index as usize];
    let elapsed = course::Elapsed::of(sure.iter().map(|(p, _)| (item(p.pair.a), item(p.pair.b))));
    let (plain, anew): (Vec<Clash<'_>>, Vec<_>) = sure.iter().partition(|(p, _)| p.second > LIST);
    let (apart, together): (Vec<Clash<'_>>, Vec<_>) =
        plain.into_iter().partition(|(p, _)| !groups.told_together(p.pair.a, p.pair.b));
    let mut teller = Teller::new(Made { articles, groups, elapsed, settings });
    // Sure conflicts gather their groups into one finding each. Under a lower dial the others do not: over them all figures
    // of a story would hang together.
    teller.gather(&apart, |_| true);
    for (p, c) in together {
        // Sure conflicts that hold either group tell of it already; the others are joined to none.
        if !teller.tells_of(p) {
            teller.list(p, c);
        }
    }
    teller.told.extend(teller.listed.iter().flat_map(|(a, b)| [*a, *b]));
    // What was counted anew in other words gathers what nothing tells of yet. With so little in common they are no mistake of
    // one of the articles.
    let free: Vec<_> = anew.into_iter().filter(|(p, _)| !teller.tells_of(p)).collect();
    teller.gather(&free, |found| found.verdict == Verdict::Update);
    let mut count: FxHashMap<&'static str, usize> = FxHashMap::default();
    for (p, c) in possible {
        let n = count.entry(item(p.pair.a).claim.mention.kind).or_default();
        if (*n < POSSIBLE || *c >= settings.min_confidence) && !teller.holds(p) && teller.list(p, *c) {
            *n += 1;
        }
    }
    teller.agree(pairs);
    teller.out
}

/// The groups of those that agree.
fn joined<'s, 'a>(story: &'s Story<'a>, pairs: &[Compared]) -> Groups<'s, 'a> {
    let mut groups = Groups::new(story);
    let mut joins: Vec<&Compared> = pairs.iter().filter(|p| p.first > join_from(story, p)).collect();
    // Best first; the same value before a looser one; ties by place.
    joins.sort_by_key(|p| {
        (std::cmp::Reverse(p.first + if p.pair.relation == Relation::Same { 500 } else { 0 }), p.pair.a, p.pair.b)
    });
    for pair in joins {
        groups.join(pair.pair.a, pair.pair.b);
    }
    groups
}

/// The pairs that may be told, surest first.
fn clashes<'p>(story: &Story<'_>, pairs: &'p [Compared]) -> Vec<Clash<'p>> {
    // What was counted anew needs few words in common: two tolls of one story.
    let counted = |p: &Compared| {
        let (a, b) = (&story.items[p.pair.a as usize], &story.items[p.pair.b as usize]);
        p.second > slots::COUNTED && (slots::went_on(story, a, b) || p.toll && course::went_on(story, a, b))
    };
    let mut clashes: Vec<Clash<'_>> = pairs
        .iter()
        .filter(|p| p.pair.relation == Relation::Differs && p.refused.is_none())
        .filter(|p| p.second > LIST || counted(p))
        .map(|p| (p, confidence::of(story, p)))
        .collect();
    clashes.sort_by_key(|(p, c)| (std::cmp::Reverse(*c), std::cmp::Reverse(p.second), p.pair.a, p.pair.b));
    clashes
}

/// What has been told of the groups of a story.
struct Teller<'s, 'a> {
    made: Made<'s, 'a>,
    gathered: Gathered,
    /// Gathered groups that a finding tells of.
    told: FxHashSet<u32>,
    /// Two groups that a finding of their own sets against each other.
    listed: FxHashSet<(u32, u32)>,
    out: Vec<Finding>,
}

impl<'s, 'a> Teller<'s, 'a> {
    fn new(made: Made<'s, 'a>) -> Self {
        let gathered = Gathered::new(&made.groups);
        Self { made, gathered, told: FxHashSet::default(), listed: FxHashSet::default(), out: Vec::new() }
    }

    /// The groups of a pair.
    fn sides(&self, p: &Compared) -> (u32, u32) {
        (self.made.groups.of(p.pair.a), self.made.groups.of(p.pair.b))
    }

    /// Whether a finding tells of one of its groups.
    fn tells_of(&self, p: &Compared) -> bool {
        let (a, b) = self.sides(p);
        [a, b].iter().any(|group| self.told.contains(&self.gathered.of(*group)))
    }

    /// Whether one finding holds both.
    fn holds(&self, p: &Compared) -> bool {
        let (a, b) = self.sides(p);
        let top = self.gathered.of(a);
        top == self.gathered.of(b) && self.told.contains(&top)
    }

    /// Gathers the groups of these pairs; tells those that `tells`, each by its surest pair.
    fn gather(&mut self, pairs: &[Clash<'_>], tells: impl Fn(&Finding) -> bool) {
        for (p, _) in pairs {
            let (a, b) = self.sides(p);
            self.gathered.join(a, b);
        }
        let tops: FxHashSet<u32> = pairs.iter().map(|(p, _)| self.gathered.of(self.sides(p).0)).collect();
        let mut members: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for item in 0..self.made.groups.story.items.len() as u32 {
            let top = self.gathered.of(self.made.groups.of(item));
            if tops.contains(&top) {
                members.entry(top).or_default().push(item);
            }
        }
        for (p, c) in pairs {
            let top = self.gathered.of(self.sides(p).0);
            let Some(members) = members.remove(&top) else { continue };
            let found = self.made.conflict(p, *c, &members);
            if tells(&found) {
                self.told.insert(top);
                self.out.push(found);
            }
        }
    }

    /// Tells of the two groups of a pair alone, unless that was done; whether it did.
    fn list(&mut self, p: &Compared, confidence: u16) -> bool {
        let (a, b) = self.sides(p);
        if !self.listed.insert((a.min(b), a.max(b))) {
            return false;
        }
        let mut members = [self.made.groups.members(a), self.made.groups.members(b)].concat();
        members.sort_unstable();
        self.out.push(self.made.conflict(p, confidence, &members));
        true
    }

    /// Tells of the groups that agree.
    fn agree(&mut self, pairs: &[Compared]) {
        let groups = &self.made.groups;
        let best = best(groups, pairs);
        let article = |item: u32| groups.story.items[item as usize].article;
        for group in groups.all() {
            let several = group.iter().any(|i| article(*i) != article(group[0]));
            if several && !self.told.contains(&self.gathered.of(group[0])) {
                self.out.push(self.made.agreement(&group, best[groups.of(group[0]) as usize]));
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use crate::align::amounts::testing::facts;
    use crate::model::Verdict;

    #[test]
    fn two_facts_are_no_bridge_to_a_third_value() {
        let day = "The navy seized 312 rounds of ammunition on Friday.";
        let text = |n| {
            format!(
                "{day} In five raids so far the navy has seized 14 rifles, 31 magazines and {n} rounds of ammunition."
            )
        };
        let found = facts(&[923, 923, 923, 1246].map(|n| (String::new(), text(n))));
        let conflicts: Vec<_> = found.into_iter().filter(|f| f.verdict == Verdict::Conflict).collect();
        assert_eq!(conflicts.len(), 1);
        assert!(conflicts[0].claims.iter().all(|c| c.value.starts_with("923") || c.value.starts_with("1246")));
    }
}
