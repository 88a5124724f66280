//! Candidates: pairs of forms near enough to be looked at, found without comparing all with all.

use rustc_hash::FxHashSet;

use super::forms::{Form, Table, flag};
use super::letters;
use crate::lexicon::names::COMPASS;
use crate::model::{Classes, Word};

/// Letters of a form from which letters are left out to find its neighbours; longer forms are told apart later.
const PREFIX: usize = 9;
/// How many forms of one neighbourhood are compared with each other.
const CROWD: usize = 24;

/// What sort of name a form can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// No name.
    None,
    /// An English word that stands after a given name or looks like a name with its letters mixed up: it must share
    /// its neighbour with the other form.
    Doubtful,
    /// A name.
    Name,
}

/// The standing of every form.
pub(super) fn standings(table: &Table<'_>) -> Vec<Standing> {
    let mut out: Vec<Standing> = table.forms.iter().map(standing).collect();
    // Letters of the names that stand often: a word of the same letters is likely one of them misspelt.
    let often: FxHashSet<Vec<u8>> = table
        .forms
        .iter()
        .zip(&out)
        .filter(|(f, s)| **s == Standing::Name && f.letters >= 5 && f.places.len() >= 5)
        .map(|(f, _)| letters::sorted(&f.text))
        .collect();
    for (form, standing) in table.forms.iter().zip(&mut out) {
        if *standing != Standing::None || form.places.is_empty() || form.letters < 4 || barred(form) {
            continue;
        }
        let mixed = form.letters >= 5 && form.lower == 0 && often.contains(&letters::sorted(&form.text));
        let after_given = || {
            form.places.iter().take(12).any(|(sheet, piece)| {
                let before = table.sheets[*sheet as usize].previous(*piece as usize);
                before.is_some_and(|p| table.forms[p.form as usize].classes.has(Classes::GIVEN) && !p.is(flag::INITIAL))
            })
        };
        if mixed {
            *standing = Standing::Name;
        } else if after_given() {
            *standing = Standing::Doubtful;
        }
    }
    out
}

/// Words that are no names however they are written.
fn barred(form: &Form<'_>) -> bool {
    let never = Classes::MONTH
        .with(Classes::WEEKDAY)
        .with(Classes::STOP)
        .with(Classes::PRONOUN)
        .with(Classes::AUXILIARY)
        .with(Classes::PREPOSITION)
        .with(Classes::TITLE);
    form.classes.has(never) || COMPASS.contains(&Word::of(&form.text)) || form.text.bytes().all(|b| b.is_ascii_digit())
}

fn standing(form: &Form<'_>) -> Standing {
    let capital = form.places.len() as u32;
    if capital == 0 || form.letters < 3 || barred(form) || form.lower > capital {
        return Standing::None;
    }
    if form.mid > 0 || (!form.english() && form.lower == 0) { Standing::Name } else { Standing::None }
}

/// Pairs of names whose letters are near each other, ascending, each once, the lesser first.
pub(super) fn pairs(table: &Table<'_>, standings: &[Standing]) -> Vec<(u32, u32)> {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    let mut skeletons: Vec<(u64, u32)> = Vec::new();
    for (index, form) in table.forms.iter().enumerate() {
        if standings[index] == Standing::None || form.letters < 4 {
            continue;
        }
        neighbourhood(form, index as u32, &mut keys);
        let consonants = letters::consonants(&letters::skeleton(&form.text));
        if consonants.len() >= 3 {
            skeletons.push((Word::of(&consonants).0, index as u32));
        }
    }
    let mut out = Vec::new();
    for keys in [&mut keys, &mut skeletons] {
        keys.sort_unstable();
        keys.dedup();
        for crowd in keys.chunk_by(|a, b| a.0 == b.0) {
            let crowd = &crowd[..crowd.len().min(CROWD)];
            for (k, a) in crowd.iter().enumerate() {
                out.extend(crowd[k + 1..].iter().map(|b| (a.1, b.1)));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out.retain(|(a, b)| near(&table.forms[*a as usize], &table.forms[*b as usize]));
    out
}

/// Whether two forms are within reach of each other.
fn near(a: &Form<'_>, b: &Form<'_>) -> bool {
    let short = a.letters.min(b.letters);
    if a.letters.abs_diff(b.letters) > 3 || (a.english() && b.english() && short < 5) {
        return false;
    }
    let edits = letters::edits(&a.text, &b.text);
    edits <= letters::reach(short)
        || (edits == 2 && short >= 4)
        || (short >= 5 && letters::skeleton(&a.text) == letters::skeleton(&b.text))
}

/// The hashes of the form with up to two letters of its beginning left out.
fn neighbourhood(form: &Form<'_>, index: u32, out: &mut Vec<(u64, u32)>) {
    let text: Vec<char> = form.text.chars().take(PREFIX).collect();
    let hash = |skip: usize, also: usize| {
        text.iter()
            .enumerate()
            .filter(|(k, _)| *k != skip && *k != also)
            .fold(0xcbf2_9ce4_8422_2325_u64, |h, (_, c)| (h ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3))
    };
    out.push((hash(usize::MAX, usize::MAX), index));
    for i in 0..text.len() {
        out.push((hash(i, usize::MAX), index));
        for j in i + 1..text.len() {
            out.push((hash(i, j), index));
        }
    }
}
