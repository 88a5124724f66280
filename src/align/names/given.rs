//! Given names: one surname after two given names, of one person by what stands around them.

use std::collections::BTreeMap;

use super::forms::{Piece, Sheet, Table, flag};
use super::score::{POSSIBLE, Place, Scored, Scorer};
use super::wholes::{Difference, written};
use crate::lexicon::names::{SUFFIXES, corporate, short_form};
use crate::lexicon::posts;
use crate::model::{Classes, Word};
use crate::text::similar;

/// From here on two given names before one surname are a conflict, in hundredths.
const GIVEN_CONFLICT: i32 = 250;
/// What one role beside both is worth, in hundredths.
const ROLE: i32 = 200;
/// How many words before a given name and behind it, the surname among these, a role may stand; and at how many places it is looked for.
const BEFORE: usize = 4;
const BEHIND: usize = 6;
const PLACES: usize = 8;

/// One surname after two given names.
pub(super) fn given(scorer: &mut Scorer<'_>, settled: &dyn Fn(u32, u32) -> bool) -> Vec<Difference> {
    let table = scorer.table;
    // Surname to given name to places of the given name.
    let mut bearers: BTreeMap<u32, BTreeMap<u32, Vec<Place>>> = BTreeMap::new();
    for (number, sheet) in table.sheets.iter().enumerate() {
        for at in 0..sheet.pieces.len() {
            if let Some(surname) = surname(table, sheet, at) {
                let given = sheet.pieces[at].form;
                bearers.entry(surname).or_default().entry(given).or_default().push((number as u32, at as u32));
            }
        }
    }
    let mut out = Vec::new();
    for (surname, givens) in &bearers {
        let givens: Vec<(&u32, &Vec<Place>)> = givens.iter().collect();
        if givens.len() < 2 || givens.len() > 12 {
            continue;
        }
        for (k, (a, left)) in givens.iter().enumerate() {
            for (b, right) in &givens[k + 1..] {
                if settled(**a, **b) {
                    continue;
                }
                if let Some((score, scored)) = two_givens(scorer, **a, left, **b, right) {
                    let spans = |places: &[Place]| {
                        places.iter().map(|p| (p.0, table.sheets[p.0 as usize].pieces[p.1 as usize].span)).collect()
                    };
                    out.push(Difference {
                        what: "first name of",
                        of: written(table, *surname),
                        scored,
                        score,
                        variants: vec![spans(left), spans(right)],
                    });
                }
            }
        }
    }
    out
}

/// The surname that the given name at piece `at` belongs to, when it is the first word of a person's name.
fn surname(table: &Table<'_>, sheet: &Sheet<'_>, at: usize) -> Option<u32> {
    let piece = &sheet.pieces[at];
    let form = |p: &Piece| &table.forms[p.form as usize];
    // A word that no list has may be a given name: what stands beside it must tell.
    let unknown = !form(piece).known() && form(piece).lower == 0;
    let fits = form(piece).classes.has(Classes::GIVEN) || unknown;
    if !piece.is(flag::CAPITAL) || !fits || form(piece).letters < 3 {
        return None;
    }
    if piece.is(flag::JOINED)
        && let Some(before) = sheet.pieces.get(at.wrapping_sub(1))
        && before.is(flag::CAPITAL)
        && !form(before).classes.has(Classes::TITLE.with(Classes::ROLE))
    {
        return None;
    }
    let chain = sheet.pieces[at + 1..].iter().take(4).take_while(|p| p.is(flag::JOINED) && p.is(flag::CAPITAL));
    let words: Vec<&Piece> = chain.filter(|p| !SUFFIXES.contains(&Word::of(&form(p).text))).collect();
    let last = words.last().filter(|_| words.len() <= 2)?;
    let fit = form(last).letters >= 3
        && !last.is(flag::INITIAL)
        && !form(last).classes.has(Classes::ORGANISATION.with(Classes::MONTH).with(Classes::WEEKDAY))
        && (!form(last).english() || form(last).classes.has(Classes::SURNAME))
        && corporate(Word::of(&form(last).text)).is_none();
    fit.then_some(last.form)
}

/// A role that stands beside both names: `Director Ann Roe`, `Anna Roe, director of`. Of one post and one surname there are hardly two.
fn one_role(table: &Table<'_>, left: &[Place], right: &[Place]) -> Option<&'static str> {
    let own = roles(table, left);
    roles(table, right).into_iter().find(|role| own.contains(role))
}

/// The posts and ranks named beside a name.
fn roles(table: &Table<'_>, places: &[Place]) -> Vec<&'static str> {
    let mut out = Vec::new();
    for (sheet, at) in places.iter().take(PLACES) {
        let (pieces, at) = (&table.sheets[*sheet as usize].pieces, *at as usize);
        for piece in &pieces[at.saturating_sub(BEFORE)..pieces.len().min(at + BEHIND)] {
            let form = &table.forms[piece.form as usize];
            if piece.sentence == pieces[at].sentence && form.classes.has(Classes::TITLE.with(Classes::ROLE)) {
                let whole = posts::ending_with(Word::fold(&form.text)).find(|p| p.words.len() == 1);
                out.extend(whole.map(|p| p.post));
            }
        }
    }
    out
}

fn two_givens(scorer: &mut Scorer<'_>, a: u32, left: &[Place], b: u32, right: &[Place]) -> Option<(i32, Scored)> {
    let table = scorer.table;
    if left.iter().any(|p| table.forms[b as usize].in_sheet(p.0).iter().any(|q| right.contains(q))) {
        return None;
    }
    let (x, y) = (&table.forms[a as usize].text, &table.forms[b as usize].text);
    let likeness = similar::likeness(x, y);
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    let pet = short.get(..3).is_some_and(|p| long.starts_with(p))
        && [short, long].iter().any(|s| s.ends_with('y') || s.ends_with("ie"));
    // `Marge` / `Marguerite`
    let clipped = short.strip_suffix('e').is_some_and(|stem| stem.len() >= 3 && long.starts_with(stem))
        && long.len() >= short.len() + 3;
    if (short_form(Word::of(x), Word::of(y)) && (likeness < 800 || long.len() >= short.len() + 2))
        || (long.starts_with(short.as_ref()) && (long.len() >= short.len() + 2 || short_form(Word::of(x), Word::of(y))))
        || pet
        || clipped
    {
        return None;
    }
    let role = one_role(table, left, right);
    if role.is_none() && [a, b].iter().any(|f| !table.forms[*f as usize].classes.has(Classes::GIVEN)) {
        return None;
    }
    let context = scorer.context(left, right, a, b)?;
    let mut scored = Scored::default();
    scored.add("same words around", context.words * 2, {
        let words: Vec<&str> = context.shared.iter().map(|f| table.forms[*f as usize].text.as_ref()).collect();
        words.join(" ")
    });
    if let Some(age) = &context.age {
        scored.add("same age", 200, age.as_str());
    } else if context.other_age {
        scored.add("other age", -200, "");
    }
    if let Some(role) = role {
        scored.add("same role", ROLE, role);
    }
    match likeness {
        820.. => scored.add("alike", 260, format!("{x} / {y}")),
        700.. => scored.add("alike", 100, format!("{x} / {y}")),
        // Two given names that do not even begin alike are mostly two people of one family.
        _ if context.age.is_none() && context.frame.is_none() && x.chars().next() != y.chars().next() => return None,
        _ => {}
    }
    let score = scored.score + 260 - GIVEN_CONFLICT;
    (score >= POSSIBLE).then_some((score, scored))
}
