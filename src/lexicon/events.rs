//! Event classes: verbs and nouns that tell of one kind of event (`shoot`, `shooting`, `gunfire`).

use super::table::{Run, find};
use crate::model::Word;

/// One event class, an index into [`name`].
pub type Class = u16;

struct Events {
    /// In order.
    names: &'static [Run],
    letters: &'static str,
    of: &'static [(Word, Run)],
    classes: &'static [(Class, bool)],
    /// One byte for each pair of classes: `1` when they may meet.
    meet: &'static [u8],
}

static EVENTS: Events = include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// The classes of a lemma and whether the word is a strong sign of each (`shoot`) or a weak one (`start`).
#[must_use]
pub fn classes(lemma: Word) -> &'static [(Class, bool)] {
    find(EVENTS.of, lemma).unwrap_or_default().of(EVENTS.classes)
}

/// The class's name: `SHOOT`.
#[must_use]
pub fn name(class: Class) -> &'static str {
    EVENTS.names.get(class as usize).map_or("?", |run| run.text(EVENTS.letters))
}

/// The class of this name.
#[must_use]
pub fn by_name(name: &str) -> Option<Class> {
    EVENTS.names.binary_search_by_key(&name, |run| run.text(EVENTS.letters)).ok().map(|k| k as Class)
}

/// Whether words of both classes may tell of one event (`shoot` and `die`).
#[must_use]
pub fn may_meet(a: Class, b: Class) -> bool {
    let n = EVENTS.names.len();
    EVENTS.meet.get(a as usize * n + b as usize) == Some(&b'1')
}
