//! Event classes: verbs and nouns that tell of one kind of event (`shoot`, `shooting`, `gunfire`).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::data;
use crate::model::Word;

/// One event class, an index into [`name`].
pub type Class = u16;

struct Events {
    names: Vec<&'static str>,
    of: FxHashMap<Word, Vec<(Class, bool)>>,
    meet: Vec<bool>,
}

fn events() -> &'static Events {
    static EVENTS: OnceLock<Events> = OnceLock::new();
    EVENTS.get_or_init(|| {
        let mut names: Vec<&'static str> = data::rows(data::EVENTS).filter_map(|r| r.split('\t').next()).collect();
        names.sort_unstable();
        names.dedup();
        let index = |name: &str| names.binary_search(&name).ok();
        let mut of: FxHashMap<Word, Vec<(Class, bool)>> = FxHashMap::default();
        for row in data::rows(data::EVENTS) {
            let cells: Vec<&str> = row.split('\t').collect();
            if let [class, lemma, _, strength] = cells[..]
                && let Some(k) = index(class)
            {
                let all = of.entry(Word::of(lemma)).or_default();
                if !all.iter().any(|c| c.0 == k as Class) {
                    all.push((k as Class, strength == "strong"));
                }
            }
        }
        let n = names.len();
        let mut meet = vec![false; n * n];
        for k in 0..n {
            meet[k * n + k] = true;
        }
        for row in data::rows(data::EVENT_PAIRS) {
            if let Some((a, b)) = row.split_once('\t')
                && let (Some(a), Some(b)) = (index(a), index(b))
            {
                meet[a * n + b] = true;
                meet[b * n + a] = true;
            }
        }
        Events { names, of, meet }
    })
}

/// The classes of a lemma and whether the word is a strong sign of each (`shoot`) or a weak one (`start`).
#[must_use]
pub fn classes(lemma: Word) -> &'static [(Class, bool)] {
    events().of.get(&lemma).map_or(&[], Vec::as_slice)
}

/// The class's name: `SHOOT`.
#[must_use]
pub fn name(class: Class) -> &'static str {
    events().names.get(class as usize).copied().unwrap_or("?")
}

/// The class of this name.
#[must_use]
pub fn by_name(name: &str) -> Option<Class> {
    events().names.binary_search(&name).ok().map(|k| k as Class)
}

/// Whether words of both classes may tell of one event (`shoot` and `die`).
#[must_use]
pub fn may_meet(a: Class, b: Class) -> bool {
    let events = events();
    let n = events.names.len();
    events.meet.get(a as usize * n + b as usize).copied().unwrap_or(false)
}
