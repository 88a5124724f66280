//! The course of a story: figures that move from one day of publication to a later one, so that both were true when they were
//! written.

use rustc_hash::FxHashMap;

use super::levels::{Level, Vector};
use super::prepare::{Id, Item, Story, shared};
use super::{running, slots, tolls};
use crate::lexicon::{events, synonyms};
use crate::model::{Amount, Bound, Decimal, Relation, Value, Word, WordSet};

/// What grows as reports come in: each of these is counted anew every day.
const GROWING: [&str; 20] = [
    "AFTERSHOCK",
    "ARREST",
    "CANCEL",
    "DAMAGE",
    "DELAY",
    "DIE",
    "EVACUATE",
    "FIND",
    "FIRE",
    "FLEE",
    "FLOOD",
    "ILL",
    "INFECT",
    "INJURE",
    "POISON",
    "RESCUE",
    "SEARCH",
    "SUE",
    "TREAT",
    "VACCINATE",
];

/// What is counted anew every day as well, and falls as often as it grows.
const SHIFTING: [&str; 1] = ["MISSING"];

/// The same, by the word.
const OUT: WordSet = WordSet::of(&[Word::of("outage"), Word::of("blackout")]);

/// Nouns that are gathered.
const GATHERED: WordSet = WordSet::of(&[
    Word::of("aftershock"),
    Word::of("application"),
    Word::of("ballot"),
    Word::of("booking"),
    Word::of("call"),
    Word::of("callout"),
    Word::of("case"),
    Word::of("claim"),
    Word::of("complaint"),
    Word::of("donation"),
    Word::of("download"),
    Word::of("entry"),
    Word::of("infection"),
    Word::of("objection"),
    Word::of("order"),
    Word::of("pledge"),
    Word::of("report"),
    Word::of("request"),
    Word::of("response"),
    Word::of("searcher"),
    Word::of("signature"),
    Word::of("submission"),
    Word::of("volunteer"),
    Word::of("vote"),
]);

/// What is done with money that adds up.
const RAISED: WordSet = WordSet::of(&[
    Word::of("raise"),
    Word::of("gross"),
    Word::of("collect"),
    Word::of("donate"),
    Word::of("pledge"),
    Word::of("gather"),
    Word::of("amass"),
    Word::of("accumulate"),
]);

/// What it adds up to, and who gathers it.
const FUNDS: WordSet = WordSet::of(&[
    Word::of("fund"),
    Word::of("appeal"),
    Word::of("fundraiser"),
    Word::of("donation"),
    Word::of("collection"),
    Word::of("contribution"),
    Word::of("pledge"),
]);

/// The least days between two articles that may hold a birthday: people are not told to be older the next morning.
const BIRTHDAY: i32 = 20;

const YEAR: i32 = 365;

/// Whether two claims agree, or differ only as a story moves on: a toll that rises from day to day, money that comes in, an age
/// some birthdays later.
pub(super) fn moved_on(story: &Story<'_>, elapsed: &Elapsed, a: &Item<'_>, b: &Item<'_>) -> bool {
    let (Value::Amount(x), Value::Amount(y)) = (&a.claim.value, &b.claim.value) else { return false };
    if x.relation(y) != Relation::Differs {
        return true;
    }
    if elapsed.explains(a, b) || now_older(a, b) || now_older(b, a) {
        return true;
    }
    if slots::went_on(story, a, b) {
        return true;
    }
    let Some(days) = story.days(a, b) else {
        let (low, high) = if x.low < y.low { (x, b) } else { (y, a) };
        let raised = tolls::rises(high);
        let open = a.claim.mention.kind == "count" && shifts(a) && shifts(b);
        return tolls::one(a, b) && (is_open(low) || raised) || slots::one(a, b) && raised || open;
    };
    if days == 0 {
        return false;
    }
    if a.claim.mention.kind == "count" && shifts(a) && shifts(b) {
        return true;
    }
    let rises = if days > 0 { x.high < y.low } else { y.high < x.low };
    if !rises {
        return false;
    }
    match a.claim.mention.kind {
        "age" => {
            let years = x.low.minus(y.low).map(Decimal::abs);
            (1..=90)
                .find(|n| years == Some(Decimal::int(i64::from(*n))))
                .is_some_and(|n| (BIRTHDAY + (n - 1) * YEAR..=(n + 1) * YEAR + n / 4).contains(&days.abs()))
        }
        _ => grows(a) && grows(b) || tolls::rises(if x.low < y.low { b } else { a }),
    }
}

/// Whether a figure says that there may be more: `at least nine`.
fn is_open(amount: &Amount) -> bool {
    matches!(amount.bound, Bound::AtLeast | Bound::MoreThan)
}

/// Whether a figure has moved on from an earlier day to a later one: both tell of one event that is counted anew each day, or of what
/// is gathered. How much was damaged and how much destroyed are two figures.
pub(super) fn grew(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    let Some(days) = story.days(a, b).filter(|days| *days != 0) else { return false };
    let (Value::Amount(x), Value::Amount(y)) = (&a.claim.value, &b.claim.value) else { return false };
    let rises = if days > 0 { x.high < y.low } else { y.high < x.low };
    if a.claim.mention.kind == "age" {
        return false;
    }
    let one = |names: &[&str]| names.iter().any(|name| of_event(a, &[name]) && of_event(b, &[name]));
    let verbs = a.verb == b.verb || !of_event(a, &["DAMAGE"]) && !of_event(b, &["DAMAGE"]);
    let later = if days > 0 { b } else { a };
    rises && verbs && (one(&GROWING) || gathered(a) && gathered(b)) && grows(a) && grows(b)
        || rises && a.claim.mention.kind == "count" && a.head == b.head && a.head.is_some() && tolls::rises(later)
        || a.claim.mention.kind == "count" && (one(&SHIFTING) || out(a) && out(b))
}

/// The same, and where a day is not known the larger figure says that it has risen, or the smaller that there may be more.
pub(super) fn went_on(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) -> bool {
    if story.days(a, b).is_some() {
        return grew(story, a, b);
    }
    let (Some(x), Some(y)) = (a.claim.value.amount(), b.claim.value.amount()) else { return false };
    let (low, high) = if x.low < y.low { (x, b) } else { (y, a) };
    is_open(low) || tolls::rises(high) || a.claim.mention.kind == "count" && shifts(a) && shifts(b)
}

/// Whether two claims are the tolls that two articles give of one thing that befell people, and the later one has counted more.
///
/// A measure that differs as well (`a quake of magnitude 5.2`, `5.6`) tells of another event.
pub(super) fn toll_rose(story: &Story<'_>, a: &Item<'_>, b: &Item<'_>, levels: &Vector) -> bool {
    if !tolls::one(a, b) || levels[Level::NumberClash as usize] > 0 {
        return false;
    }
    // There may be two funds.
    if a.toll == Some(running::FUND) {
        return went_on(story, a, b);
    }
    story.days(a, b).is_none() || grew(story, a, b)
}

/// What befalls a person once in a story.
const ONCE: [Word; 4] = [Word::of("die"), Word::of("born"), Word::of("arrest"), Word::of("bury")];

/// Whether both are days on which one person, by name, died or was born, arrested or buried.
pub(super) fn once(a: &Item<'_>, b: &Item<'_>) -> bool {
    let verb = |i: &Item<'_>| i.claim.frame.verb.map(|v| v.lemma);
    let known = |lemma: Word| ONCE.iter().any(|w| synonyms::group(*w) == lemma);
    a.claim.mention.kind == "date"
        && (a.somebody && b.somebody)
        && verb(a).is_some_and(|v| verb(b) == Some(v) && known(v))
        && shared(&a.subject, &b.subject).next().is_some()
}

/// How much older people are in one article than in another: where two of them grew by the same number of years, the articles lie so
/// far apart, whatever their dates say.
#[derive(Debug, Default)]
pub(super) struct Elapsed(FxHashMap<(u32, u32), Vec<(Id, i64)>>);

impl Elapsed {
    /// Of pairs of ages of one person each.
    pub fn of<'a>(pairs: impl Iterator<Item = (&'a Item<'a>, &'a Item<'a>)>) -> Self {
        let mut all = Self::default();
        for (a, b) in pairs {
            if let (Some(years), Some(person)) = (years(a, b), a.owner.last().or(a.owner_noun.as_ref())) {
                let list = all.0.entry((a.article, b.article)).or_default();
                if !list.contains(&(*person, years)) {
                    list.push((*person, years));
                }
            }
        }
        all
    }

    /// Whether another person of the two articles grew older by as much, or a year more or less.
    fn explains(&self, a: &Item<'_>, b: &Item<'_>) -> bool {
        let (a, b) = if a.article <= b.article { (a, b) } else { (b, a) };
        let Some(own) = years(a, b).filter(|y| *y != 0) else { return false };
        let others = self.0.get(&(a.article, b.article)).into_iter().flatten();
        let same = |o: &&(Id, i64)| o.1.signum() == own.signum() && (o.1 - own).abs() <= 1;
        // Those who go by one name are told apart by their years.
        others.filter(same).count() > 1
    }
}

/// How much older the second age is.
fn years(a: &Item<'_>, b: &Item<'_>) -> Option<i64> {
    let age = |i: &Item<'_>| i.claim.value.amount().filter(|x| x.low == x.high).and_then(|x| x.low.to_int());
    (a.claim.mention.kind == "age").then(|| Some(age(b)? - age(a)?)).flatten()
}

/// `Ann Lee, now 55`: the second says that it is of a later time.
fn now_older(a: &Item<'_>, b: &Item<'_>) -> bool {
    years(a, b).is_some_and(|years| years > 0) && b.touch[0] == const { Word::of("now") }
}

pub(super) fn of_event(item: &Item<'_>, names: &[&str]) -> bool {
    let own = &item.claim.frame.events;
    names.iter().filter_map(|name| events::by_name(name)).any(|class| own.iter().any(|e| e.1 == class))
}

/// Whether a figure goes up and down: homes without power, people missing.
fn shifts(item: &Item<'_>) -> bool {
    of_event(item, &SHIFTING) || out(item)
}

fn out(item: &Item<'_>) -> bool {
    item.toll == Some(running::OUTAGE) || item.claim.frame.events.iter().any(|e| OUT.contains(e.0.lemma))
}

/// Whether a figure tells what was gathered: signatures, money for a cause.
pub(super) fn gathered(item: &Item<'_>) -> bool {
    if item.toll.is_some() && running::is(item) && item.toll != Some(running::OUTAGE) {
        return true;
    }
    let frame = &item.claim.frame;
    let money = item.claim.mention.kind == "money";
    let words = if money { &RAISED } else { &GATHERED };
    let mut told = frame.verb.iter().chain(&frame.head).chain(frame.events.iter().map(|e| &e.0));
    let mut about =
        frame.subject.iter().chain(&frame.head).chain(&frame.modifiers).chain(frame.events.iter().map(|e| &e.0));
    told.any(|t| words.contains(t.lemma)) || money && about.any(|t| FUNDS.contains(t.lemma))
}

/// Whether a figure is one of those that only grow as reports come in.
pub(super) fn grows(item: &Item<'_>) -> bool {
    let event = || of_event(item, &GROWING);
    match item.claim.mention.kind {
        "count" => item.person || event() || gathered(item),
        "money" => gathered(item),
        "measure" => {
            let area = item.claim.value.amount().is_some_and(|a| a.unit.dimension == "area");
            area && event()
        }
        _ => false,
    }
}

/// From here on a bound is a round figure.
const ROUND: i64 = 20;

/// Whether a toll rose as the story went on: `at least three dead` on Sunday, ten on Monday. Both can be true, so they
/// stand in one group, but a reader of the first is behind. A bound that the later figure only makes finer (`more than
/// 100`, then 120) has not moved.
pub(super) fn risen(story: &Story<'_>, items: &[&Item<'_>]) -> bool {
    let told = |i: &Item<'_>| match &i.claim.value {
        Value::Amount(a)
            if i.claim.mention.kind == "count" && (i.person || i.toll.is_some() || grows(i)) && tolls::stands(i) =>
        {
            let day = story.day(i);
            (day.is_some() || i.toll.is_some()).then(|| (day, a.clone()))
        }
        _ => None,
    };
    let earlier = |x: Option<i32>, y: Option<i32>| x.zip(y).map(|(x, y)| x < y);
    let told: Vec<(Option<i32>, Box<Amount>)> = items.iter().filter_map(|i| told(i)).collect();
    let pairs = || told.iter().flat_map(|x| told.iter().map(move |y| (x, y)));
    let fell = pairs().any(|(x, y)| earlier(x.0, y.0) == Some(true) && y.1.high < x.1.low);
    // `More than a hundred` and 140 are one toll, the second told more finely; six and ten are two, and so are `at least 64` and 83.
    let more = |x: &Amount, y: &Amount| match (x.low.to_int(), y.low.to_int()) {
        (Some(low), Some(y)) if low >= ROUND && x.bound == Bound::MoreThan => y * 2 >= low * 3,
        (Some(low), Some(y)) if low >= ROUND => y * 4 >= low * 5,
        _ => true,
    };
    let passed = |x: &Amount, y: &Amount| x.low.plus(x.step).is_some_and(|next| y.low >= next) && more(x, y);
    // Where a day is not known, a toll that has passed an open one is the later.
    !fell && pairs().any(|(x, y)| earlier(x.0, y.0) != Some(false) && is_open(&x.1) && passed(&x.1, &y.1))
}

#[cfg(test)]
mod tests {
    use crate::align::amounts::testing::facts;
    use crate::model::Verdict;

    /// How the figures of two sentences that are else the same are told.
    fn told(first: (&str, &str), second: (&str, &str)) -> Option<Verdict> {
        facts(&[first, second]).into_iter().map(|f| f.verdict).find(|v| *v != Verdict::Agree)
    }

    #[test]
    fn what_adds_up_may_grow_and_nothing_else() {
        for (text, low, high, grows) in [
            (
                "The appeal for the Halden school has raised # for new windows, the mayor said.",
                "$19,400",
                "$26,150",
                true,
            ),
            (
                "The blaze near Halden has burned # of forest, the fire service said.",
                "1,400 acres",
                "6,200 acres",
                true,
            ),
            ("The appeal for the Halden school has reached #, the mayor said.", "$19,400", "$26,150", true),
            ("The storm damaged # houses in Halden, the mayor said.", "212", "340", true),
            ("The Halden petition has # signatures, the mayor said.", "1,900", "2,600", true),
            ("The number of people missing in Halden is #, the mayor said.", "12", "21", true),
            ("The Halden bridge will cost #, the mayor said.", "$19,400", "$26,150", false),
            ("The Halden bridge is # long, the mayor said.", "212 metres", "340 metres", false),
        ] {
            let with = |value: &str| text.replace('#', value);
            let (low, high) = (with(low), with(high));
            let moved = if grows { Verdict::Update } else { Verdict::Conflict };
            assert_eq!(told(("2024-05-02", &low), ("2024-05-04", &high)), Some(moved), "{low}");
            assert_eq!(told(("2024-05-04", &high), ("2024-05-02", &low)), Some(moved), "{low}");
            let falls = if low.contains("missing") { Verdict::Update } else { Verdict::Conflict };
            assert_eq!(told(("2024-05-04", &low), ("2024-05-02", &high)), Some(falls), "falls: {low}");
            assert_eq!(told(("2024-05-02", &low), ("2024-05-02", &high)), Some(Verdict::Conflict), "one day: {low}");
        }
    }

    #[test]
    fn running_figures_told_in_other_words_have_moved_on() {
        for (early, late) in [
            (
                "A fund for the Halden families had reached $84,000 yesterday.",
                "The appeal of the Halden club passed $210,000 after a match.",
            ),
            ("About 2,300 customers in Halden lost power.", "Some 4,150 homes in Halden are without electricity."),
            (
                "Some 200 officers are searching the hills above Halden.",
                "The number of officers searching the hills has been raised to 350.",
            ),
        ] {
            assert_eq!(told(("2024-05-02", early), ("2024-05-04", late)), Some(Verdict::Update), "{early}");
            let falls = late.contains("electricity");
            let back = told(("2024-05-04", early), ("2024-05-02", late));
            assert_eq!(back == Some(Verdict::Update), falls, "before: {early}");
        }
    }

    #[test]
    fn what_was_counted_anew_needs_hardly_a_word_in_common() {
        let early = "A web page for the Roe family had raised $18,200 as of 4 p.m.";
        let late = "Donations to the widow passed $46,000 over the weekend.";
        assert_eq!(told(("2024-05-02", early), ("2024-05-04", late)), Some(Verdict::Update));
        // A fund that shrank is another fund.
        assert_eq!(told(("2024-05-04", early), ("2024-05-02", late)), None);
    }

    #[test]
    fn tolls_told_in_other_words_have_moved_on() {
        let early = "At least nine people died when a bus left the mountain road near Halden, police said.";
        let late = "The owner of the bus was arrested on Friday. The death toll has risen to 14.";
        let exact = "A bus plunged into a gorge near Halden, killing 12 passengers.";
        for (first, second, want) in [
            (("2024-05-02", early), ("2024-05-04", late), Some(Verdict::Update)),
            (("", early), ("", late), Some(Verdict::Update)),
            (("2024-05-02", exact), ("2024-05-04", late), Some(Verdict::Update)),
            (("", exact), ("", late), Some(Verdict::Update)),
        ] {
            assert_eq!(told(first, second), want, "{first:?} {second:?}");
        }
        // Fewer on a later day, and another quake, are no toll that rose.
        assert_ne!(told(("2024-05-04", exact), ("2024-05-02", late)), Some(Verdict::Update));
        let [first, second] = ["5.6", "6.2"].map(|m| {
            let hurt = if m == "5.6" { "four people" } else { "nine villagers" };
            format!("A quake of magnitude {m} shook the coast and injured {hurt}.")
        });
        assert_ne!(told(("", &first), ("", &second)), Some(Verdict::Update));
    }

    #[test]
    fn two_who_grew_older_alike_say_how_far_apart_articles_lie() {
        let text = |ada: u32, bo: u32| format!("Ada Lind, {ada}, and her cousin Bo Roe, {bo}, were fined for fraud.");
        let verdicts = |first: &str, second: &str| -> Vec<Verdict> {
            let found = facts(&[("", first), ("", second)]);
            found.into_iter().filter(|f| f.kind == "age" && f.verdict != Verdict::Agree).map(|f| f.verdict).collect()
        };
        assert_eq!(verdicts(&text(34, 51), &text(36, 53)), [Verdict::Update; 2]);
        assert_eq!(verdicts(&text(34, 51), &text(36, 51)), [Verdict::Conflict]);
        assert_eq!(verdicts(&text(34, 51), &text(36, 49)), [Verdict::Conflict; 2]);
    }

    #[test]
    fn people_grow_older_by_the_days_between() {
        let age = |years: u32| format!("Ann Lind, {years}, of Halden was sentenced to two years for fraud.");
        for (first, second, verdict) in [
            (("2021-03-02", 34), ("2021-05-04", 35), Verdict::Update),
            (("2021-03-02", 34), ("2023-05-04", 36), Verdict::Update),
            (("2021-03-02", 34), ("2021-03-04", 35), Verdict::Conflict),
            (("2021-03-02", 34), ("2021-05-04", 36), Verdict::Conflict),
            (("2021-03-02", 34), ("2026-05-04", 35), Verdict::Conflict),
            (("2021-03-02", 35), ("2021-05-04", 34), Verdict::Conflict),
        ] {
            let found = told((first.0, &age(first.1)), (second.0, &age(second.1)));
            assert_eq!(found, Some(verdict), "{first:?} {second:?}");
        }
        let now = age(36).replace("36", "now 36");
        let day = "2021-03-02";
        assert_eq!(told((day, &age(34)), (day, &now)), Some(Verdict::Update));
        assert_eq!(told((day, &age(38)), (day, &now)), Some(Verdict::Conflict));
    }
}
