//! Tolls: how many were killed, hurt, missing, held or ill, as an article gives it of its story. They are counted anew every
//! day, and each outlet tells them in its own words: the claims of two articles meet over that alone.

use super::prepare::Item;
use crate::lexicon::events;
use crate::model::{Amount, Bound, Decimal, Era, Markers, Modality, Term, Word, WordSet};

/// What befalls those who are counted.
struct Classes {
    die: u16,
    infect: u16,
    ill: u16,
    /// Of whom the dead are no part: `another 24 were missing` tells all who were.
    rest: [u16; 2],
    all: [u16; 6],
}

impl Classes {
    fn new() -> Option<Self> {
        let all = ["DIE", "INJURE", "MISSING", "INFECT", "ARREST", "EVACUATE", "ILL"].map(events::by_name);
        let [Some(die), Some(injure), Some(missing), Some(infect), Some(arrest), Some(evacuate), Some(ill)] = all
        else {
            return None;
        };
        Some(Self { die, infect, ill, rest: [injure, missing], all: [die, injure, missing, infect, arrest, evacuate] })
    }

    /// Whether a claim counts those whom something of the class befell; it may be `called` a number of them.
    fn befell(&self, item: &Item<'_>, class: u16, called: bool) -> bool {
        let frame = &item.claim.frame;
        if class == self.die && (around(item).any(|t| t.lemma == const { Word::of("toll") }) || lost(item)) {
            return true;
        }
        let of = |word: Word, class: u16| events::classes(word).iter().any(|c| c.0 == class);
        let nearest = frame.events.first().map(|e| e.0.span);
        let one = |c: u16| c == class || class == self.infect && c == self.ill;
        // `the number of people known to have died in the quake has reached 31`: the nearest is another.
        let event = frame.own_event && frame.events.iter().any(|e| (called || Some(e.0.span) == nearest) && one(e.1));
        // `One dead, five missing`
        let event = event || frame.head.is_some_and(|h| events::classes(h.lemma).iter().any(|c| one(c.0)));
        // `Two are dead and five are hurt`
        let other = |word: &Word| !of(*word, class) && self.all.iter().any(|c| of(*word, *c));
        let head = |h: &Term| {
            let sick = class == self.infect && h.lemma == const { Word::of("case") };
            sick || BODIES.contains(h.lemma) || of(h.lemma, class)
        };
        event && (called || !item.touch[2..].iter().any(other)) && (item.person || frame.head.as_ref().is_none_or(head))
    }
}

/// So far down an article, in thousandths, its own toll may stand; further down it must be called one.
const LEAD: i32 = 600;

/// What counts on from another figure, beside the words of a part (`another`, `other`): `14 more bodies`.
const MORE: WordSet = WordSet::of(&[Word::of("more"), Word::of("extra")]);

/// Words for a toll.
const CALLED: WordSet = WordSet::of(&[Word::of("toll"), Word::of("number"), Word::of("total"), Word::of("confirm")]);

/// How a toll comes about, beside the verbs of rising.
const BROUGHT: WordSet = WordSet::of(&[Word::of("reach"), Word::of("raise"), Word::of("bring")]);

/// What is counted of the dead.
const BODIES: WordSet = WordSet::of(&[Word::of("body"), Word::of("corpse")]);

/// Of each claim the class of what befell those whom it counts, where it is the toll that its article gives.
pub(super) fn tolls(items: &[Item<'_>]) -> Vec<Option<u16>> {
    let mut out = vec![None; items.len()];
    let Some(classes) = Classes::new() else { return out };
    let mut from = 0;
    for own in items.chunk_by(|a, b| a.article == b.article) {
        let told: Vec<(usize, bool)> = (0..own.len()).filter_map(|k| Some((k, tells(&own[k])?))).collect();
        for class in &classes.all {
            let whole = |k: usize| is_whole(&own[k], classes.rest.contains(class));
            let of = told.iter().filter(|(k, called)| classes.befell(&own[*k], *class, *called) && whole(*k));
            let rank = |t: &&(usize, bool)| (own[t.0].claim.value.amount().map(|a| a.low), own[t.0].position > 0);
            // The first among the largest, if possible not that of the headline.
            if let Some((k, _)) = of.rev().max_by_key(rank) {
                out[from + k] = Some(*class);
            }
        }
        from += own.len();
    }
    out
}

/// Whether both are the toll that their article gives of one thing.
pub(super) fn one(a: &Item<'_>, b: &Item<'_>) -> bool {
    a.toll.is_some() && a.toll == b.toll
}

/// Whether a figure is told as one that has risen: `the toll has climbed to 14`.
pub(super) fn rises(item: &Item<'_>) -> bool {
    let rise = events::by_name("RISE");
    let verb = item.claim.frame.verb;
    verb.is_some_and(|v| BROUGHT.contains(v.lemma) || events::classes(v.lemma).iter().any(|c| Some(c.0) == rise))
}

/// Whether a claim may be a toll at all, and if so whether it is called one.
fn tells(item: &Item<'_>) -> Option<bool> {
    let frame = &item.claim.frame;
    let counts = |a: &Amount| item.claim.mention.kind == "count" && a.unit.dimension.is_empty();
    if !item.claim.value.amount().is_some_and(counts) || !stands(item) {
        return None;
    }
    let called = around(item).chain(frame.events.iter().map(|e| &e.0)).any(|t| CALLED.contains(t.lemma)) || rises(item);
    (item.position <= LEAD || called).then_some(called)
}

/// Whether a figure tells how things stood when its article was written: none that is planned, denied, or of another year (`the
/// 2001 earthquake, in which nine people died`).
pub(super) fn stands(item: &Item<'_>) -> bool {
    let frame = &item.claim.frame;
    let told = |a: &Amount| a.bound != Bound::Vague && a.high > Decimal::ZERO;
    let other = frame.modality != Modality::Asserted || frame.era == Era::Old || item.period.is_some();
    item.claim.value.amount().is_some_and(told) && !other
}

/// The words that a figure's clause turns on.
fn around<'a>(item: &'a Item<'_>) -> impl Iterator<Item = &'a Term> {
    let frame = &item.claim.frame;
    frame.verb.iter().chain(&frame.head).chain(&frame.subject).chain(&frame.modifiers)
}

/// `with the loss of 43 lives`, `claimed 43 lives`; nobody died of `saved 43 lives`.
fn lost(item: &Item<'_>) -> bool {
    const LOSE: WordSet =
        WordSet::of(&[Word::of("lose"), Word::of("loss"), Word::of("claim"), Word::of("take"), Word::of("cost")]);
    let frame = &item.claim.frame;
    let lives = frame.head.is_some_and(|h| h.lemma == const { Word::of("life") });
    let told = frame.verb.is_some_and(|v| LOSE.contains(v.lemma)) || item.touch[..2].iter().any(|w| LOSE.contains(*w));
    lives && told
}

/// Whether a claim counts on from no other figure and takes no part of one; of `rest` the dead are no part.
fn is_whole(item: &Item<'_>, rest: bool) -> bool {
    const OF: Word = Word::of("of");
    let markers = &item.claim.frame.markers;
    let part = if rest { Markers::default() } else { Markers::PART };
    let odd = [part, Markers::COMPARED, Markers::STATISTIC, Markers::GENERIC];
    let apart = |word: &Word| !rest && MORE.contains(*word);
    // `two of them`
    !odd.iter().any(|m| markers.has(*m)) && !item.touch[..3].iter().any(apart) && item.touch[2] != OF
}

#[cfg(test)]
mod tests {
    use crate::align::Settings;
    use crate::align::amounts::prepare;
    use crate::align::words::Words;
    use crate::kind::testing::article;

    /// The toll that an article gives, as it is written.
    fn toll(text: &str) -> Option<String> {
        let article = article(text, "");
        let listed = [(0, &article)];
        let story = prepare::prepare(&listed, &Words::of(&listed), &Settings::default());
        let found: Vec<String> = story
            .items
            .iter()
            .filter(|i| i.toll.is_some())
            .map(|i| i.claim.mention.span.of(&article.source.text).to_owned())
            .collect();
        (!found.is_empty()).then(|| found.join(" "))
    }

    #[test]
    fn the_toll_of_an_article_is_what_it_tells_of_its_own_story() {
        for (text, want) in [
            ("At least 19 people were killed when a bus fell into a gorge near Halden.", Some("At least 19")),
            ("The death toll in the Halden quake has risen to 31, officials said.", Some("31")),
            ("Divers brought out 14 more bodies on Sunday, and the number of dead reached 23.", Some("23")),
            ("The ferry sank off Halden with the loss of 43 lives.", Some("43")),
            ("Another 24 were missing after the ferry sank off Halden.", Some("24")),
            ("The bus fell into a gorge near Halden. In 2004 a crash there killed 30 people.", None),
            ("Toll rises to 31 in Halden quake", Some("31")),
            ("The death toll has risen to 31 in Peru.", Some("31")),
            ("The death toll rose to 31 in Halden.", Some("31")),
            (
                "A powerful earthquake shook the highlands of southern Peru, killing at least 41 people.",
                Some("at least 41"),
            ),
            ("One dead, five missing as flood tears through Halden.", Some("One five")),
            ("Two of the dead were children from Halden.", None),
            ("The new brakes have saved 43 lives, the railway of Halden said.", None),
            ("Nobody was killed when the bus fell into a gorge near Halden.", None),
            ("The ferry may have taken 40 people to their deaths off Halden.", None),
        ] {
            assert_eq!(toll(text).as_deref(), want, "{text}");
        }
    }
}
