//! Which slot of its story a value fills. Two articles' values of one slot meet over that alone, and are told as a difference unless
//! much speaks against it.

use rustc_hash::FxHashMap;

use super::prepare::{Item, Story};
use super::tolls;
use crate::lexicon::slots::Course;
use crate::lexicon::{self, slots};
use crate::model::{Bound, Claim, Classes, Decimal, Document, Markers, Relation, Term, Word, WordSet};

/// How many tokens to each side of a value the words of its slot may stand.
const REACH: usize = 12;

/// How many tokens before an age the pronoun may stand whose it is.
const PRONOUN: usize = 3;

/// How many years two ages of one person may lie apart.
const NEAR: Decimal = Decimal::int(3);

/// An article that gives more values of one slot lists something.
const MANY: usize = 16;

/// The least score of two values of which one was counted anew.
pub(super) const COUNTED: i32 = -2600;

/// A slot, and whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Slot {
    number: u16,
    /// The last name of the person whose it is; none of a slot that the story has.
    bearer: Word,
}

/// The slot that a value fills, by the words of its clause that stand nearest to it.
pub(super) fn of(document: &Document, claim: &Claim) -> Option<Slot> {
    let clause = &claim.frame.clause;
    let (start, end) = (claim.mention.tokens.start as usize, claim.mention.tokens.end as usize);
    let low = (clause.start as usize).max(start.saturating_sub(REACH)).min(start);
    let high = (clause.end as usize).min(end + REACH).max(end);
    let around = (low..start).rev().chain(end..high);
    let dimension = |wanted: &str| match wanted {
        "" => true,
        "person" => claim.frame.head.is_none_or(|h| lexicon::classes(h.lemma).has(Classes::PERSON)),
        _ => claim.value.amount().is_some_and(|a| a.unit.dimension == wanted),
    };
    let far = |k: usize| if k < start { start - k } else { k + 1 - end };
    // `turnout was 46.6%, compared with 65.2%`
    if claim.frame.markers.has(Markers::COMPARED) {
        return None;
    }
    // `lowered his bail by $100,000`
    if start.checked_sub(1).is_some_and(|k| document.tokens[k].word == const { Word::of("by") }) {
        return None;
    }
    let kind = claim.mention.kind;
    if kind == "age" && guessed(document, start) {
        return None;
    }
    let holds = |word| around.clone().any(|k| document.tokens[k].lemma == word || document.tokens[k].word == word);
    let fits = |p: &&slots::Pattern| p.kind == kind && dimension(p.dimension) && p.fits(holds);
    let of_word = |k: usize| {
        let token = &document.tokens[k];
        // Some patterns are of one form: `underground`, `deliberated`.
        let form = if token.word == token.lemma { &[][..] } else { slots::by_word(token.word) };
        slots::by_word(token.lemma).iter().chain(form).find(fits).map(|p| (far(k), p.slot))
    };
    let nearest = || around.clone().filter_map(of_word).min().map(|found| found.1);
    let number = slots::of_any().iter().find(fits).map(|p| p.slot).or_else(nearest)?;
    let bearer = if slots::of_person(number) { person(claim)? } else { Word::default() };
    Some(Slot { number, bearer })
}

/// Whether the words before an age leave open whose it is: `a 14-year-old girl`, `she was 15`; `Hofstad, a 49-year-old executive` is
/// plain.
fn guessed(document: &Document, start: usize) -> bool {
    const ARTICLES: WordSet = WordSet::of(&[Word::of("a"), Word::of("an")]);
    let token = |back: usize| start.checked_sub(back).map(|k| &document.tokens[k]);
    let article = token(1).is_some_and(|t| ARTICLES.contains(t.word));
    let comma = token(2).is_some_and(|t| t.word == const { Word::of(",") });
    article && !comma || (1..=PRONOUN).filter_map(token).any(|t| t.is_a(Classes::PRONOUN))
}

/// The last name of the person of whom a claim tells.
fn person(claim: &Claim) -> Option<Word> {
    let frame = &claim.frame;
    // Those who have an age are persons.
    if let Some(last) = frame.owner.last() {
        return Some(last.lemma);
    }
    let somebody = |t: &Term| {
        let classes = lexicon::classes(t.lemma);
        classes.has(Classes::GIVEN.with(Classes::SURNAME)) && !classes.has(Classes::PLACE.with(Classes::ORGANISATION))
    };
    frame.subject.iter().any(somebody).then(|| frame.subject.last().map(|t| t.lemma)).flatten()
}

/// Takes the slot from the values of an article that gives several that differ: they belong to several bearers. Of what grows the
/// largest is the newest.
pub(super) fn settle(story: &mut Story<'_>) {
    let mut filled: FxHashMap<(u32, Slot), Vec<u32>> = FxHashMap::default();
    for (item, index) in story.items.iter().zip(0_u32..) {
        if let Some(slot) = item.slot {
            filled.entry((item.article, slot)).or_default().push(index);
        }
    }
    for ((_, slot), own) in filled {
        let low = |k: u32| story.items[k as usize].claim.value.amount().map(|a| a.low);
        let most = own.iter().filter_map(|k| low(*k)).max().filter(|_| slots::course(slot.number) == Course::Grows);
        let mut values: Vec<u32> = own.iter().copied().filter(|k| most.is_none() || low(*k) == most).collect();
        values.sort_unstable_by_key(|k| story.items[*k as usize].value);
        values.dedup_by_key(|k| story.items[*k as usize].value);
        let relation = |a: u32, b: u32| story.relations.of(&story.items[a as usize], &story.items[b as usize]);
        let differ = |a: u32, b: u32| !matches!(relation(a, b), Relation::Same | Relation::Vaguer);
        let several = values.len() > MANY
            || values.iter().enumerate().any(|(k, a)| values[k + 1..].iter().any(|b| differ(*a, *b)));
        for k in own {
            let item = &mut story.items[k as usize];
            if several || most.is_some() && item.claim.value.amount().map(|a| a.low) != most {
                item.slot = None;
            }
        }
    }
}

/// Whether two values of one slot differ because it was counted anew from one day to the next; where a day is not known, the
/// larger one must be told as risen or the smaller one be open.
pub(super) fn went_on(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    let course = shared(a, b).map_or(Course::Fixed, slots::course);
    let (Some(x), Some(y)) = (a.claim.value.amount(), b.claim.value.amount()) else { return false };
    if course == Course::Fixed || !(tolls::stands(a) && tolls::stands(b)) {
        return false;
    }
    let Some(days) = story.days(a, b) else {
        let (low, high) = if x.low < y.low { (x, b) } else { (y, a) };
        return matches!(low.bound, Bound::AtLeast | Bound::MoreThan) || tolls::rises(high);
    };
    let rises = if days > 0 { x.high < y.low } else { y.high < x.low };
    days != 0 && (course == Course::Shifts || rises)
}

/// The slot that both values fill.
fn shared(a: &Item<'_>, b: &Item<'_>) -> Option<u16> {
    a.slot.filter(|slot| b.slot == Some(*slot)).map(|slot| slot.number)
}

/// Whether both values fill one slot.
pub(super) fn one(a: &Item<'_>, b: &Item<'_>) -> bool {
    shared(a, b).is_some()
}

/// The score from which on two values of one slot are told.
pub(super) fn least(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> Option<i32> {
    if went_on(story, a, b) {
        return Some(COUNTED);
    }
    let years = |i: &Item<'_>| i.claim.value.amount().filter(|x| x.low == x.high).map(|x| x.low);
    // Whose an age is, is a guess at times: figures that are far apart are hardly one person's.
    let near = || Some(years(a)?.minus(years(b)?)?.abs() <= NEAR);
    (a.claim.mention.kind != "age" || near() == Some(true)).then(|| shared(a, b).map(slots::least)).flatten()
}

/// Whether this refusal does not count between two values.
pub(super) fn outweigh(a: &Item<'_>, b: &Item<'_>, refusal: &str) -> bool {
    shared(a, b).is_some_and(|slot| slots::outweighs(slot, refusal))
}

#[cfg(test)]
mod tests {
    use crate::align::amounts::testing::facts;
    use crate::model::Verdict;

    /// What is told of values that differ in two articles, where their slot brings it up.
    fn told(first: &str, second: &str) -> Option<Verdict> {
        facts(&[("", first), ("", second)])
            .into_iter()
            .find(|f| f.reasons.iter().any(|r| r.name == "one slot"))
            .map(|f| f.verdict)
    }

    const BAIL: &str = "She was let go after posting bail of $20,000.";

    #[test]
    fn values_of_one_slot_meet_in_whatever_words() {
        for (first, second) in [
            (BAIL, "Bond was set at $50,000, and Lowe was home by noon."),
            ("A reward of €5,000 is offered.", "Merchants have put up €15,000 as a reward for tips."),
            ("Lowe is due in court on May 4.", "The arraignment of the clerk will be on May 14."),
            ("The mill was founded in 1878.", "Two brothers founded the firm in 1887."),
            ("He takes office on 23 May.", "The new mayor is to be sworn in on 17 May."),
            ("It ships on Nov. 14.", "The phone goes on sale on Nov. 12 in nine countries."),
        ] {
            assert_eq!(told(first, second), Some(Verdict::Conflict), "{first} / {second}");
        }
    }

    #[test]
    fn an_article_that_gives_two_values_has_two_bearers() {
        let two = "Bond was set at $50,000 for Lowe. Bail for the driver was set at $35,000.";
        assert_eq!(told(BAIL, two), None);
        let again = "Bond was set at $50,000 for Lowe. An aunt put up the $50,000 bail.";
        assert_eq!(told(BAIL, again), Some(Verdict::Conflict));
    }

    #[test]
    fn what_a_value_changed_by_fills_no_slot() {
        assert_eq!(told(BAIL, "The judge lowered the bond by $50,000."), None);
    }

    #[test]
    fn words_that_must_not_stand_there_are_seen() {
        let closed = "The mill was closed on May 4.";
        assert_eq!(told(closed, "Shares closed on May 14 at a price of 20 pence."), None);
    }

    #[test]
    fn a_reward_that_was_raised_has_moved_on() {
        let offer = "A reward of €5,000 is offered.";
        assert_eq!(told(offer, "Merchants raised the reward to €10,000."), Some(Verdict::Update));
        assert_eq!(
            told("A reward of €15,000 is offered.", "Merchants raised the reward to €10,000."),
            Some(Verdict::Conflict)
        );
    }

    #[test]
    fn each_person_has_slots_of_their_own() {
        let vance = "Lt. Kyle Vance, a nine-year veteran of the department, was on a ventilator.";
        let other = "Vance, an 11-year veteran, was hurt when he fell.";
        assert_eq!(told(vance, other), Some(Verdict::Conflict));
        assert_eq!(told(vance, &other.replace("Vance", "Karen Doyle")), None);
    }

    #[test]
    fn ages_of_one_person_lie_near_one_another() {
        let age =
            |years: u32| format!("Firefighter Dale Yoder, {years}, was treated for smoke inhalation and released.");
        let other = "Dale Yoder was back on Tuesday. The 36-year-old said he had been a little stupid.";
        assert_eq!(told(&age(34), other), Some(Verdict::Conflict));
        assert_eq!(told(&age(14), other), None);
    }

    #[test]
    fn what_is_counted_anew_goes_on_from_day_to_day() {
        let dated = |first: (&str, &str), second: (&str, &str)| {
            facts(&[first, second])
                .into_iter()
                .map(|f| f.verdict)
                .find(|v| matches!(v, Verdict::Conflict | Verdict::Update))
        };
        let saved = |n: u32| format!("Fishermen had plucked {n} people from the water by noon.");
        let (more, later) = ("Fishermen had taken 146 survivors ashore by nightfall.", "2020-03-05");
        assert_eq!(dated(("2020-03-04", &saved(141)), (later, more)), Some(Verdict::Update));
        assert_ne!(dated(("2020-03-04", &saved(157)), (later, more)), Some(Verdict::Update));
        for (first, second) in [("2020-03-05", later), ("", "")] {
            assert_ne!(dated((first, &saved(141)), (second, more)), Some(Verdict::Update));
        }
    }
}
