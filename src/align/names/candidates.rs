//! Candidates: pairs of forms near enough to be looked at, found without comparing all with all.

use rustc_hash::FxHashSet;

use super::forms::{Form, Table, flag};
use super::letters;
use crate::align::recurring::Recurring;
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

/// Whether it holds a letter of a script that has no capitals: the words of Japanese or Korean are not cut here.
fn uncased(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

fn standing(form: &Form<'_>) -> Standing {
    let capital = form.places.len() as u32;
    if capital == 0 || form.letters < 3 || barred(form) || form.lower > capital || uncased(&form.text) {
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
        let consonants = letters::consonants(form.sound());
        if consonants.len() >= 3 {
            skeletons.push((Word::of(&consonants).0, index as u32));
        }
    }
    let mut out = Vec::new();
    let mut recurring = Recurring::default();
    for keys in [&mut keys, &mut skeletons] {
        recurring.clear(keys.len());
        for (key, _) in &*keys {
            recurring.add(*key);
        }
        keys.retain(|k| recurring.has(k.0));
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
    edits <= letters::reach(short) || (edits == 2 && short >= 4) || (short >= 5 && a.sound() == b.sound())
}

/// What each place of a form weighs in its hash: numbers that have nothing to do with each other (`SplitMix64`).
const PLACES: [u64; PREFIX] = {
    let (mut places, mut at, mut state) = ([0; PREFIX], 0, 0_u64);
    while at < PREFIX {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        places[at] = mixed ^ (mixed >> 31);
        at += 1;
    }
    places
};

/// The hashes of the form with up to two letters of its beginning left out. A hash is a sum over the letters, so that
/// those of all shorter forms are put together from three rows of sums: with the letters in their places, and one or two
/// places further to the left.
fn neighbourhood(form: &Form<'_>, index: u32, out: &mut Vec<(u64, u32)>) {
    let mut sums = [[0_u64; PREFIX + 1]; 3];
    let mut len = 0_usize;
    for c in form.text.chars().take(PREFIX) {
        for (left, row) in sums.iter_mut().enumerate() {
            let weight = len.checked_sub(left).map_or(0, |at| PLACES[at]);
            row[len + 1] = row[len].wrapping_add(u64::from(u32::from(c)).wrapping_mul(weight));
        }
        len += 1;
    }
    let [own, one, two] = sums;
    out.push((own[len], index));
    for i in 0..len {
        let head = own[i].wrapping_sub(one[i + 1]);
        out.push((head.wrapping_add(one[len]), index));
        for j in i + 1..len {
            let hash = head.wrapping_add(one[j]).wrapping_add(two[len]).wrapping_sub(two[j + 1]);
            out.push((hash, index));
        }
    }
}
