//! Refusals: named reasons for which two differing values are no conflict. Most hold whatever the score.

use super::levels::{Level as L, Vector};
use super::opposites;
use super::prepare::{Item, KINDS, Story};
use super::{course, figures, located};
use crate::model::{Anchor, Bound, Markers, Modality, Word};
use instance::other_instance;
use persons::{birthday, life_stage, owner_unknown, owners_clash};
use signs::{
    adds_up, apart_by_duration, dimension, governing_clash, is_coarse, is_deictic, is_relative, moved_otherwise,
    named_subject, of_charges, open, other_motion, other_subject, other_toll, press_day, same_hour, specifies, tally,
};

mod choice;
mod instance;
mod persons;
mod signs;

pub(super) use choice::{alone, refuse};
pub(super) use persons::other_person;

/// A refusal: its name, what kinds it is for ([`EVERY`] kind, mostly), what it means, and its test.
struct Refusal {
    name: &'static str,
    kinds: &'static [&'static str],
    about: &'static str,
    applies: fn(&Pair<'_, '_>) -> bool,
}

/// What a refusal looks at.
pub(super) struct Pair<'s, 'a> {
    pub story: &'s Story<'a>,
    pub a: &'s Item<'a>,
    pub b: &'s Item<'a>,
    pub levels: &'s Vector,
}

impl Pair<'_, '_> {
    fn level(&self, level: L) -> i32 {
        i32::from(self.levels[level as usize])
    }

    fn is(&self, level: L) -> bool {
        self.level(level) > 0
    }

    fn kind(&self) -> &'static str {
        self.a.claim.mention.kind
    }

    /// Two digits changed places in a figure of three or more.
    fn is_slip(&self) -> bool {
        self.is(L::DigitsSwapped) && self.a.digits.count() >= figures::SLIP
    }

    /// Two digits of two changed places.
    fn is_short_slip(&self) -> bool {
        self.is(L::DigitsSwapped) && self.a.digits.count() < figures::SLIP
    }

    /// Two times to the very minute, of which one looks like the other mistyped and stands nowhere near it.
    fn is_slip_of_time(&self) -> bool {
        let told = || figures::both_near(self.story, self.a, self.b);
        (figures::minutes_slip(self.a, self.b) || figures::hour_off(self.a, self.b)) && !told()
    }

    /// A marker on one side only.
    fn odd(&self, marker: Markers) -> bool {
        self.a.claim.frame.markers.has(marker) != self.b.claim.frame.markers.has(marker)
    }

    fn either(&self, test: impl Fn(&Item<'_>) -> bool) -> bool {
        test(self.a) || test(self.b)
    }
}

const EVERY: &[&str] = KINDS;

const ALL: &[Refusal] = &[
    Refusal {
        name: "bare",
        // `He is 60.` says whose age it is.
        kinds: &["date", "time", "count", "money", "percent", "duration", "measure", "ordinal"],
        about: "one stands alone, in a cell or on a line: nothing says what it is",
        applies: |p| {
            let scene = |i: &Item<'_>| &p.story.sentences[i.sentence as usize];
            p.either(|i| scene(i).words.is_empty() && scene(i).names.is_empty())
        },
    },
    Refusal {
        name: "ordinal",
        kinds: &["ordinal"],
        about: "places in an order tell things apart, unless each article gives one place of the same noun",
        applies: |p| !(p.is(L::HeadSame) && p.is(L::NounAlone)),
    },
    Refusal {
        name: "given-too",
        kinds: EVERY,
        about: "the other sentence gives this very value as well",
        applies: |p| {
            let both = p.level(L::ValueThere) > 1000;
            // `convicted on 17 of 19 counts`
            let part = |i: &Item<'_>| i.touch[2] == const { Word::of("of") } && p.kind() == "count";
            both || p.is(L::ValueThere) && (p.level(L::SeriesMargin) <= 0 || p.either(part))
        },
    },
    Refusal {
        name: "other-person",
        kinds: &["age"],
        about: "the ages belong to different persons",
        applies: |p| owners_clash(p),
    },
    Refusal {
        name: "unknown-person",
        kinds: &["age"],
        about: "whose age it is, one side does not tell by a name, and no noun tells that it is the same person",
        applies: |p| owner_unknown(p),
    },
    Refusal {
        name: "turning",
        kinds: &["age"],
        about: "one age is that of a birthday to come, or just past",
        applies: |p| p.odd(Markers::TURNING) && birthday(p),
    },
    Refusal {
        name: "another-time",
        kinds: EVERY,
        about: "one is told as long past, the other is not",
        applies: |p| {
            p.kind() != "date" && p.kind() != "age" && p.is(L::EraClash) && !p.is(L::DateShared) && !p.is(L::NounAlone)
        },
    },
    Refusal {
        name: "conversion",
        kinds: &["money"],
        about: "one stands in brackets after another figure",
        applies: |p| p.odd(Markers::BRACKET),
    },
    Refusal {
        name: "aftershock",
        kinds: EVERY,
        about: "one speaks of an aftershock",
        applies: |p| p.odd(Markers::AFTERSHOCK),
    },
    Refusal {
        name: "statistic",
        // `Lind, 27, set a record`: she is as old as that.
        kinds: &["date", "time", "count", "money", "percent", "duration", "measure", "ordinal"],
        about: "one is an average, a record or a career figure",
        applies: |p| p.odd(Markers::STATISTIC),
    },
    Refusal {
        name: "generic",
        kinds: EVERY,
        about: "one says what is usual",
        applies: |p| p.odd(Markers::GENERIC) && p.kind() != "age",
    },
    Refusal {
        name: "part-and-whole",
        kinds: &["count", "money", "date", "measure"],
        about: "one is a part or a total, the other is not",
        applies: |p| {
            (p.odd(Markers::WHOLE) || p.odd(Markers::PART))
                && !(p.is(L::HeadSame) && p.is(L::EventSame) && !p.odd(Markers::PART))
        },
    },
    Refusal {
        name: "comparison",
        kinds: EVERY,
        about: "one is only compared with",
        applies: |p| p.odd(Markers::COMPARED) && p.kind() != "date",
    },
    Refusal {
        name: "kin",
        kinds: EVERY,
        about: "one counts kin, the other does not",
        applies: |p| {
            // `their son Oscar, 8`, `Oscar, 11`: whose age it is, is known.
            !p.is(L::OwnerSame)
                && (p.odd(Markers::KIN)
                    || (p.either(|i| i.claim.frame.markers.has(Markers::KIN)) && p.is(L::HeadDiffers)))
        },
    },
    Refusal {
        name: "court-stage",
        kinds: &["date", "time", "count"],
        about: "the court words differ: another stage of the case",
        // `charged with 19 counts`, `convicted of 17`
        applies: |p| p.is(L::CourtClash) && (p.kind() != "count" || of_charges(p.a) && of_charges(p.b)),
    },
    Refusal {
        name: "said-on",
        kinds: &["date", "time"],
        about: "the day on which something was said, not on which it happened",
        applies: |p| p.odd(Markers::SPEECH) || (p.is(L::Speech) && !p.is(L::EventSame)),
    },
    Refusal {
        name: "often-said",
        kinds: &["date"],
        about: "the months or years in which something was said: people say many things in a year",
        applies: |p| p.is(L::Speech) && p.either(|i| is_coarse(&i.claim.value)) && p.level(L::ClauseCosine) < 500,
    },
    Refusal {
        name: "other-event",
        kinds: &["date", "time", "duration"],
        about: "the governing words tell of other events",
        applies: |p| {
            governing_clash(p)
                && p.level(L::ClauseCosine) < 500
                && !p.is(L::VerbSame)
                // At one hour of the day, it is one event on two days.
                && (p.kind() == "duration" || !same_hour(p))
        },
    },
    Refusal {
        name: "opposite-verb",
        kinds: EVERY,
        about: "one is told of the opposite: won and lost, opened and closed",
        applies: |p| p.kind() != "age" && opposites::clash(p.a.opposites, p.b.opposites),
    },
    Refusal {
        name: "no-event",
        kinds: &["date", "time"],
        about: "a period of accounts ends there, or figures are given as of it, or as before a change: no event",
        applies: |p| p.either(|i| i.claim.frame.markers.has(Markers::NO_EVENT)),
    },
    Refusal {
        name: "other-extent",
        kinds: &["date", "time"],
        about: "one says how far it went: partly reopened, fully reopened",
        applies: |p| p.odd(Markers::EXTENT),
    },
    Refusal {
        name: "other-motion",
        kinds: &["count"],
        about: "two votes: what was voted for differs",
        applies: other_motion,
    },
    Refusal { name: "tally", kinds: &["count"], about: "matches played so far: one more each time", applies: tally },
    Refusal {
        name: "other-move",
        kinds: &["money", "percent", "count"],
        about: "a price after another change: it was told of another hour",
        applies: moved_otherwise,
    },
    Refusal {
        name: "interval",
        kinds: &["date"],
        about: "a duration in the sentence is how far the two dates lie apart",
        applies: apart_by_duration,
    },
    Refusal {
        name: "planned",
        kinds: &["date", "time", "count", "money"],
        about: "one is planned or supposed, the other is told as done",
        applies: |p| {
            let done = |i: &Item<'_>| {
                i.claim.frame.modality == Modality::Asserted && !i.claim.frame.markers.has(Markers::PRESENT)
            };
            p.is(L::ModalityClash)
                && p.level(L::SentenceCosine) < 500
                && !(matches!(p.kind(), "date" | "time") && same_hour(p))
                && p.either(done)
                && p.either(|i| matches!(i.claim.frame.modality, Modality::Planned | Modality::Possible))
        },
    },
    Refusal {
        name: "sum",
        kinds: &["count", "money"],
        about: "the other figures of the sentence make up this one",
        applies: |p| adds_up(p.story, p.a, p.b) || adds_up(p.story, p.b, p.a),
    },
    Refusal {
        name: "life-stage",
        kinds: &["age"],
        about: "one is the age at an earlier time of life",
        applies: |p| life_stage(p),
    },
    Refusal {
        name: "specification",
        kinds: &["measure"],
        about: "figures of a make or model, without the same sentence around them",
        applies: |p| p.level(L::SentenceCosine) < 550 && p.a.claim.value.amount().is_some_and(specifies),
    },
    Refusal {
        name: "vague",
        kinds: EVERY,
        about: "one only says years, or decades",
        applies: |p| {
            p.kind() != "count" && p.either(|i| i.claim.value.amount().is_some_and(|x| x.bound == Bound::Vague))
        },
    },
    Refusal {
        name: "denied",
        kinds: EVERY,
        about: "one is denied",
        applies: |p| p.is(L::ModalityClash) && p.either(|i| i.claim.frame.modality == Modality::Denied),
    },
    Refusal {
        name: "coarse-date",
        kinds: &["date"],
        about: "bare months, years and decades date periods, not events",
        applies: |p| p.either(|i| is_coarse(&i.claim.value)) && p.level(L::SentenceCosine) < 150,
    },
    Refusal {
        name: "other-toll",
        kinds: &["date"],
        about: "months or years beside figures of the same thing that differ as well: two events",
        applies: |p| p.either(|i| is_coarse(&i.claim.value)) && other_toll(p),
    },
    Refusal {
        name: "open-end",
        kinds: &["date"],
        about: "one only says since, until, before or after",
        applies: |p| {
            let bound = |i: &Item<'_>| i.claim.value.moment().map(|m| m.bound);
            p.either(|i| open(&i.claim.value))
                && p.level(L::SentenceCosine) < 500
                // `expects to complete by the end of June`, `… of July`
                && !(bound(p.a) == bound(p.b) && p.is(L::VerbSame))
        },
    },
    Refusal {
        name: "frame-date",
        kinds: &["time", "count", "measure", "percent", "money", "duration"],
        about: "the sentences are dated to different days",
        // A toll is told as of a day.
        applies: |p| p.is(L::DateClash) && !course::grew(p.story, p.a, p.b),
    },
    Refusal {
        name: "other-period",
        kinds: &["money", "percent", "count", "measure"],
        about: "the dates nearest to the two figures are different years, quarters or months",
        applies: |p| matches!((p.a.period, p.b.period), (Some(x), Some(y)) if x.1 < y.0 || y.1 < x.0),
    },
    Refusal {
        name: "other-instance",
        kinds: &["time", "count", "money", "percent", "measure", "duration"],
        about: "further figures of two sentences in like words differ: one form, filled in on two occasions",
        // What is raised for a cause grows from day to day, and so does what stands beside it.
        applies: |p| other_instance(p) && !course::grew(p.story, p.a, p.b),
    },
    Refusal {
        name: "other-place",
        kinds: located::KINDS,
        about: "the words beside the two figures name different places",
        applies: |p| matches!((p.a.located, p.b.located), (Some(x), Some(y)) if x != y),
    },
    Refusal {
        name: "other-dimension",
        kinds: &["measure"],
        about: "one is how deep, high, wide, long or thick something is, or how far away, the other is another of these",
        applies: |p| matches!((dimension(p.a), dimension(p.b)), (Some(x), Some(y)) if x != y),
    },
    Refusal {
        name: "other-things",
        kinds: &["count"],
        about: "different things are counted",
        applies: |p| p.is(L::HeadDiffers) && !(p.a.person && p.b.person),
    },
    Refusal {
        name: "no-common-noun",
        kinds: &["measure"],
        about: "lengths and weights without a common noun near them",
        applies: |p| p.is(L::SegmentNone) && p.level(L::SentenceCosine) < 500 && !p.is(L::UnitAlone),
    },
    Refusal {
        name: "series-other",
        kinds: EVERY,
        about: "in parallel lists a neighbour fits better",
        // Whose age it is tells more than the place in a list.
        applies: |p| p.is(L::SeriesNot) && p.level(L::SeriesMargin) < 0 && !p.is(L::OwnerSame),
    },
    Refusal {
        name: "other-subject",
        kinds: &["duration", "money"],
        about: "the clauses speak of other people or things",
        applies: |p| {
            named_subject(p.story, p.a)
                && named_subject(p.story, p.b)
                && other_subject(p.story, p.a, p.b)
                && (p.level(L::NamesShared) < 300 || p.a.somebody && p.b.somebody)
        },
    },
    Refusal {
        name: "given-both",
        kinds: EVERY,
        about: "both articles give both values: two facts",
        applies: |p| p.is(L::ExplainedBoth) && p.level(L::ExplainedLead) > -500,
    },
    Refusal {
        name: "press-day",
        kinds: &["date"],
        about: "each is the day on which its own article came out",
        applies: |p| press_day(p.story, p.a) && press_day(p.story, p.b) && !course::once(p.a, p.b),
    },
    Refusal {
        name: "bracketed-day",
        kinds: &["date"],
        about: "a day in brackets says when the report was written",
        applies: |p| p.either(|i| i.claim.frame.markers.has(Markers::BRACKET)),
    },
    Refusal {
        name: "hanging-day",
        kinds: &["date", "time"],
        about: "one hangs on another day of its text",
        applies: |p| {
            p.either(|i| {
                i.claim.value.moment().is_some_and(|m| m.anchor == Anchor::Text && m.weekday.known().is_none())
            })
        },
    },
    Refusal {
        name: "relative-day",
        kinds: &["date"],
        about: "one is today or yesterday, and hangs on an uncertain day of publication",
        applies: |p| p.either(is_deictic) || (p.either(is_relative) && p.is(L::YearFar) && !p.is(L::DaysNear)),
    },
];

/// Name and meaning of every refusal.
#[must_use]
pub fn table() -> Vec<(&'static str, &'static str)> {
    ALL.iter().map(|r| (r.name, r.about)).collect()
}

#[cfg(test)]
mod tests;
