//! Which refusal a pair meets: those of its kind are asked in their order, and some give way to a high score.

use std::sync::LazyLock;

use super::super::prepare::KINDS;
use super::super::{main_age, running, slots, tolls};
use super::{ALL, Pair, Refusal};

/// Refusals that a pair which fits all over outweighs: each is right far more often than not, yet of the pairs that it
/// held back although the score would show them, all were conflicts (13 pairs, cross-validated by topic; of ages of somebody without a name with
/// a score above 1.5, 12 of 13). With each the second-stage score that outweighs it.
pub(super) const SOFT: &[(&str, i32)] = &[
    ("another-time", 3000),
    ("coarse-date", 2500),
    ("denied", 2500),
    ("other-event", 3000),
    ("part-and-whole", 2500),
    ("said-on", 2500),
    ("series-other", 2500),
    ("unknown-person", 1500),
];

/// Refusals that look at the levels of competition; all others stand before these are known.
pub(super) const COMPETING: &[&str] = &["given-both"];

/// Refusals that hold back no slip of the pen: two figures of three digits or more, of which two changed places, hardly belong to two facts.
const NO_SLIP: &[&str] = &[
    "another-time",
    "comparison",
    "denied",
    "frame-date",
    "kin",
    "no-common-noun",
    "other-event",
    "other-subject",
    "other-things",
    "part-and-whole",
    "planned",
    "specification",
    "statistic",
];

/// Refusals that hold back no such slip of two digits either (`will pay £85,000`, `paid £58,000`): of the reports that only this
/// let through 18 of 19 were right, on written clusters of which 83 are unseen; with the others of the list above, 6 of 10
/// (2026-11-23).
const NO_SHORT_SLIP: &[&str] =
    &["another-time", "denied", "frame-date", "kin", "no-common-noun", "part-and-whole", "planned"];

/// What holds back no slip of a time to the very minute either.
const NO_SLIP_OF_TIME: &[&str] = &["hanging-day", "said-on"];

/// Whether one slot, or a figure that looks like the other one mistyped, outweighs a refusal.
fn slips(pair: &Pair<'_, '_>, refusal: &Refusal) -> bool {
    // Who has no power may be homes and customers.
    if refusal.name == "other-things" && tolls::one(pair.a, pair.b) && running::is(pair.a) {
        return true;
    }
    if slots::outweigh(pair.a, pair.b, refusal.name)
        || main_age::OUTWEIGHED.contains(&refusal.name) && main_age::one(pair.a, pair.b)
    {
        return true;
    }
    if pair.is_slip_of_time() {
        return NO_SLIP.contains(&refusal.name) || NO_SLIP_OF_TIME.contains(&refusal.name);
    }
    pair.is_slip() && NO_SLIP.contains(&refusal.name) || pair.is_short_slip() && NO_SHORT_SLIP.contains(&refusal.name)
}

/// Refusals for each kind.
type Lists = LazyLock<Vec<Vec<&'static Refusal>>>;

fn lists(wanted: impl Fn(&Refusal) -> bool) -> Vec<Vec<&'static Refusal>> {
    let of = |kind: &&str| ALL.iter().filter(|r| r.kinds.contains(kind) && wanted(r)).collect();
    KINDS.iter().map(of).collect()
}

/// Whether nothing outweighs a refusal, which stands before the other pairs are known.
fn is_firm(refusal: &Refusal) -> bool {
    !SOFT.iter().any(|s| s.0 == refusal.name) && !COMPETING.contains(&refusal.name)
}

/// A reason for which this pair is no conflict whatever its score and the other pairs.
pub(in super::super) fn alone(pair: &Pair<'_, '_>) -> Option<&'static str> {
    static FIRM: Lists = LazyLock::new(|| lists(is_firm));
    FIRM[pair.a.kind as usize].iter().find(|r| (r.applies)(pair) && !slips(pair, r)).map(|r| r.name)
}

/// The first reason for which this pair, of this second-stage score, is no conflict; of those that [`alone`] has not looked
/// at, unless `all` are to be looked at.
pub(in super::super) fn refuse(pair: &Pair<'_, '_>, score: i32, all: bool) -> Option<&'static str> {
    static EACH: Lists = LazyLock::new(|| lists(|_| true));
    static LEFT: Lists = LazyLock::new(|| lists(|r| !is_firm(r)));
    let lists = if all { &EACH } else { &LEFT };
    let light = |r: &Refusal| SOFT.iter().any(|s| s.0 == r.name && score >= s.1);
    let outweighed = |r: &Refusal| light(r) || slips(pair, r);
    let holds = |r: &&&Refusal| (r.applies)(pair) && !outweighed(r);
    lists[pair.a.kind as usize].iter().find(holds).map(|r| r.name)
}
