//! Tolls: how many were killed, hurt, missing, held or ill, as an article gives it of its story. They are counted anew every
//! day, and each outlet tells them in its own words: the claims of two articles meet over that alone.

use super::prepare::Item;
use crate::lexicon::events;
use crate::model::{Bound, Decimal, Era, Markers, Modality, Term, Word, WordSet};

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
}

/// So far down an article, in thousandths, its own toll may stand; further down it must be called one.
const LEAD: i32 = 600;

/// What counts on from another figure or takes a part of it: `14 more bodies`, `two others`.
const APART: WordSet = WordSet::of(&[
    Word::of("more"),
    Word::of("other"),
    Word::of("another"),
    Word::of("additional"),
    Word::of("further"),
    Word::of("extra"),
    Word::of("remaining"),
]);

/// Words for a toll, and for how it comes about.
const CALLED: WordSet = WordSet::of(&[
    Word::of("toll"),
    Word::of("number"),
    Word::of("total"),
    Word::of("rise"),
    Word::of("climb"),
    Word::of("reach"),
    Word::of("raise"),
    Word::of("confirm"),
]);

/// What is counted of the dead.
const BODIES: WordSet = WordSet::of(&[Word::of("body"), Word::of("corpse")]);

/// Of each claim the class of what befell those whom it counts, where it is the toll that its article gives.
pub(super) fn tolls(items: &[Item<'_>]) -> Vec<Option<u16>> {
    let mut out = vec![None; items.len()];
    let Some(classes) = Classes::new() else { return out };
    let mut from = 0;
    for own in items.chunk_by(|a, b| a.article == b.article) {
        for class in &classes.all {
            let told = (0..own.len()).filter(|k| tells(&own[*k], *class, &classes));
            let rank = |k: &usize| (own[*k].claim.value.amount().map(|a| a.low), own[*k].position > 0);
            // The first among the largest, if possible not that of the headline.
            if let Some(k) = told.rev().max_by_key(rank) {
                out[from + k] = Some(*class);
            }
        }
        from += own.len();
    }
    out
}

/// Whether a claim may be its article's toll of a class.
fn tells(item: &Item<'_>, class: u16, classes: &Classes) -> bool {
    let frame = &item.claim.frame;
    let counts = item.claim.mention.kind == "count"
        && item.claim.value.amount().is_some_and(|amount| {
            amount.unit.dimension.is_empty() && amount.bound != Bound::Vague && amount.high > Decimal::ZERO
        });
    if !counts || frame.modality != Modality::Asserted || frame.era == Era::Old {
        return false;
    }
    let around = || frame.verb.iter().chain(&frame.head).chain(&frame.subject).chain(&frame.modifiers);
    let called = around().chain(frame.events.iter().map(|e| &e.0)).any(|t| CALLED.contains(t.lemma));
    let dead = class == classes.die && (around().any(|t| t.lemma == const { Word::of("toll") }) || lost(item));
    (dead || befell(item, class, classes, called))
        && is_whole(item, classes.rest.contains(&class))
        // `the 2001 earthquake, in which nine people died`
        && item.period.is_none()
        && (item.position <= LEAD || called)
}

/// Whether a claim counts those whom something of the class befell; it may be `called` a number of them.
fn befell(item: &Item<'_>, class: u16, classes: &Classes, called: bool) -> bool {
    let frame = &item.claim.frame;
    let of = |word: Word, class: u16| events::classes(word).iter().any(|c| c.0 == class);
    let nearest = frame.events.first().map(|e| e.0.span);
    let one = |c: u16| c == class || class == classes.infect && c == classes.ill;
    // `the number of people known to have died in the quake has reached 31`: the nearest is another.
    let event = frame.own_event && frame.events.iter().any(|e| (called || Some(e.0.span) == nearest) && one(e.1));
    // `Two are dead and five are hurt`
    let other = |word: &Word| !of(*word, class) && classes.all.iter().any(|c| of(*word, *c));
    let head = |h: &Term| {
        let sick = class == classes.infect && h.lemma == const { Word::of("case") };
        sick || BODIES.contains(h.lemma) || of(h.lemma, class)
    };
    event && (called || !item.touch[2..].iter().any(other)) && (item.person || frame.head.as_ref().is_none_or(head))
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
    let apart = |word: &Word| !rest && APART.contains(*word);
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
            ("Two of the dead were children from Halden.", None),
            ("The new brakes have saved 43 lives, the railway of Halden said.", None),
            ("Nobody was killed when the bus fell into a gorge near Halden.", None),
            ("The ferry may have taken 40 people to their deaths off Halden.", None),
        ] {
            assert_eq!(toll(text).as_deref(), want, "{text}");
        }
    }
}
