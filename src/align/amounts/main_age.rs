//! The age of the person whom an article is about: the only one that it gives, or the first, near its head. Two articles seldom give
//! such ages a year apart of two persons, so the two meet though one says `the 22-year-old` and the other `the striker, 23`. Of such pairs
//! that nothing else brought up 14 of 16 were right on written clusters (2026-11-23).

use super::prepare::{Item, Story};
use crate::lexicon;
use crate::model::{Classes, Decimal, Markers, Word};

/// So far down an article, in thousandths, the first age may stand where others follow.
const HEAD: i32 = 200;

/// Refusals that do not count between two such ages.
pub(super) const OUTWEIGHED: [&str; 1] = ["unknown-person"];

const ARTICLES: [Word; 2] = [Word::of("a"), Word::of("an")];

/// A plain age in years, told as that of the day.
fn years(item: &Item<'_>) -> Option<Decimal> {
    let odd = [Markers::TURNING, Markers::LIFE, Markers::KIN, Markers::STATISTIC];
    // Whose `a 14-year-old girl` is, is a guess where a name was found.
    let guess = ARTICLES.contains(&item.touch[0]) && !item.claim.frame.owner.is_empty();
    let plain = item.claim.mention.kind == "age" && !guess && !odd.iter().any(|m| item.claim.frame.markers.has(*m));
    let amount = item.claim.value.amount().filter(|a| plain && a.low == a.high && a.unit.name == "year")?;
    Some(amount.low)
}

/// Marks the ages of whom each article is about.
pub(super) fn mark(story: &mut Story<'_>) {
    for own in story.items.chunk_by_mut(|a, b| a.article == b.article) {
        let Some(first) = own.iter().find(|i| i.claim.mention.kind == "age") else { continue };
        let (value, at) = (first.value, first.position);
        let only = own.iter().filter(|i| i.claim.mention.kind == "age").all(|i| i.value == value);
        for item in own.iter_mut().filter(|i| (only || at < HEAD) && i.value == value) {
            item.main_age = years(item).is_some();
        }
    }
}

/// How many years two such ages lie apart.
fn apart(a: &Item<'_>, b: &Item<'_>) -> Option<Decimal> {
    shared(a, b).then(|| Some(years(a)?.minus(years(b)?)?.abs())).flatten()
}

/// Whether both are such ages, a year apart.
pub(super) fn one(a: &Item<'_>, b: &Item<'_>) -> bool {
    apart(a, b) == Some(Decimal::int(1))
}

/// Whether both are such ages, the same or a year apart, so that they meet.
pub(super) fn meet(a: &Item<'_>, b: &Item<'_>) -> bool {
    apart(a, b).is_some_and(|years| years <= Decimal::int(1))
}

/// Whether both are such ages, and nothing says that they are those of two persons.
fn shared(a: &Item<'_>, b: &Item<'_>) -> bool {
    if !(a.main_age && b.main_age) {
        return false;
    }
    let name = |i: &Item<'_>| i.claim.frame.owner.last().map(|t| t.lemma);
    let noun = |i: &Item<'_>| i.claim.frame.owner_noun.map(|t| t.lemma);
    let kin = |i: &Item<'_>| noun(i).is_some_and(|n| lexicon::classes(n).has(Classes::KIN));
    let person = match (name(a), name(b)) {
        (Some(x), Some(y)) => x == y,
        (None, None) => noun(a).zip(noun(b)).is_none_or(|(x, y)| x == y),
        _ => true,
    };
    person && !kin(a) && !kin(b)
}

#[cfg(test)]
mod tests {
    use crate::align::amounts::testing::facts;
    use crate::model::Verdict;

    fn told(first: &str, second: &str) -> Option<Verdict> {
        let ages = facts(&[("", first), ("", second)]).into_iter().filter(|f| f.kind == "age");
        ages.map(|f| f.verdict).find(|v| *v == Verdict::Conflict)
    }

    #[test]
    fn the_ages_of_whom_articles_are_about_meet() {
        let signed = "Halden have bought a forward. The 22-year-old passed a medical on Sunday.";
        let striker = "Halden got their man. The Brazil striker, 23, put pen to paper yesterday.";
        assert_eq!(told(signed, striker), Some(Verdict::Conflict));
        assert_eq!(told(signed, &striker.replace("23", "27")), None);
        assert_eq!(told(signed, &striker.replace("The Brazil striker, 23,", "His mother, 23,")), None);
    }

    #[test]
    fn those_of_two_persons_do_not() {
        let baker = "The street was quiet at dawn. Marlon Bautista, 24, a baker, heard the first shot.";
        let nurse = "Nobody in the ward had slept. Adam Proudlove, 23, a nurse, was washing his hands.";
        assert_eq!(told(baker, nurse), None);
    }

    #[test]
    fn only_the_first_of_several_is_the_main_one() {
        let signed = "Halden have bought a forward. The 22-year-old passed a medical on Sunday.";
        let padding =
            "The club had looked for one since the spring, and the town had talked of little else. ".repeat(3);
        let two = format!("Coach Ann Lee, 51, was glad. {padding}The Brazil striker, 23, put pen to paper yesterday.");
        assert_eq!(told(signed, &two), None);
    }
}
