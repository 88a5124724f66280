//! One form filled in on two occasions: reports that come again and again in the same words.

use super::super::levels::{CROWDED, Level as L};
use super::super::prepare::Item;
use super::Pair;
use crate::model::{Bound, Relation};

/// Sentences that share less are no form.
const ALIKE: i32 = 500;

/// `fell by 2.36%, or 118 points, to 4,907`, `fell by 6.50%, or 324 points, to 4,657`: slips of a source change one figure of a
/// sentence. Where two more differ and none is shared, or fewer are and the articles are of different days, each sentence
/// tells of its own.
pub(super) fn other_instance(p: &Pair<'_, '_>) -> bool {
    if p.level(L::SentenceCosine) < ALIKE || p.is_slip() {
        return false;
    }
    if [p.a, p.b].iter().any(|i| p.story.beside(i).len() > CROWDED) {
        return false;
    }
    let (own, other) = (figures(p, p.a), figures(p, p.b));
    let related = |x: &Item<'_>, y: &Item<'_>| (x.kind == y.kind).then(|| p.story.relations.of(x, y));
    let same = |x: &Item<'_>, of: &[&Item<'_>]| of.iter().any(|y| related(x, y) == Some(Relation::Same));
    // What both give is taken away first: `the 5,000 mark` is near many a figure.
    let left: Vec<&Item<'_>> = own.iter().filter(|x| !same(x, &other)).copied().collect();
    let others: Vec<&Item<'_>> = other.iter().filter(|y| !same(y, &own)).copied().collect();
    let near = |x: &Item<'_>| others.iter().any(|y| related(x, y) == Some(Relation::Vaguer));
    let unlike = |x: &Item<'_>, of: &[&Item<'_>]| of.iter().any(|y| related(x, y) == Some(Relation::Differs));
    let shared = own.len() - left.iter().filter(|x| !near(x)).count();
    let differ = left.iter().filter(|x| !near(x) && unlike(x, &others)).count();
    let back = others.iter().filter(|y| unlike(y, &left)).count();
    let other_days = p.story.days(p.a, p.b).is_some_and(|days| days != 0);
    let differ = differ.min(back);
    differ >= 2 && shared == 0 || other_days && shared < differ
}

/// The figures beside one in its sentence.
fn figures<'s, 'a>(p: &Pair<'s, 'a>, of: &Item<'a>) -> Vec<&'s Item<'a>> {
    p.story.beside(of).iter().filter(|i| i.index != of.index && is_figure(i)).collect()
}

/// Not `below the 5,000 mark`.
fn is_figure(item: &Item<'_>) -> bool {
    item.claim.value.amount().is_some_and(|x| matches!(x.bound, Bound::Exact | Bound::About))
}
