//! Drops: pairs of forms that are one spelling in two styles, or two names for sure, whatever stands around them.

use super::forms::{Form, Table, flag};
use super::pieces::squash;
use super::wholes::written;
use super::{codes, letters};
use crate::lexicon::names::{same_style, short_form};
use crate::model::{Classes, Word, WordSet};

/// So many places of a name are looked at to tell whether it is counted.
const SAMPLE: usize = 8;
/// What stands between two spellings of which an article gives both.
const OR: [&str; 6] = ["/", "or", "also", "also spelled", "also spelt", "also written"];
const ONE: Word = Word::of("one");

/// Why a pair of forms is never a misspelling; `None` when it may be one.
pub(super) fn reason(table: &Table<'_>, a: u32, b: u32) -> Option<&'static str> {
    let (x, y) = (&table.forms[a as usize], &table.forms[b as usize]);
    if !letters::same_digits(&x.text, &y.text) {
        return Some("other digits");
    }
    if same_style(&x.text, &y.text) {
        return Some("spelling style");
    }
    let (short, long) = if x.text.len() <= y.text.len() { (x, y) } else { (y, x) };
    let paired = short_form(Word::of(&x.text), Word::of(&y.text));
    if paired && long.text.starts_with(short.text.as_ref()) || pet_form(&short.text, &long.text, paired) {
        return Some("short form");
    }
    if clipped(short, long) {
        return Some("short form");
    }
    if acronym(x) && acronym(y) && !letters::anagrams(&x.text, &y.text) {
        return Some("acronyms");
    }
    if alternatives(table, a, b) || alternatives(table, b, a) {
        return Some("given as alternatives");
    }
    let (first, second) = (written(table, a), written(table, b));
    if let Some(reason) = codes::other(&first, &second) {
        return Some(reason);
    }
    let written = if x.text.len() <= y.text.len() { second } else { first };
    if long.text.strip_suffix('s') == Some(short.text.as_ref()) && counted(table, long) {
        return Some("a plural");
    }
    if hyphen_part(short, &written) {
        return Some("part of a compound");
    }
    if web_address(short, &written) {
        return Some("web address");
    }
    None
}

/// `Trev` / `Trevor`: a given name without its end, which no list need have.
fn clipped(short: &Form<'_>, long: &Form<'_>) -> bool {
    let cut = long.text.strip_prefix(short.text.as_ref()).is_some_and(|end| end.len() >= 2);
    cut && short.letters >= 3 && long.classes.has(Classes::GIVEN) && !short.classes.has(Classes::GIVEN)
}

/// `Terry` / `Terrence`, `Ronnie` / `Ronald`: the same beginning and a pet ending.
fn pet_form(short: &str, long: &str, paired: bool) -> bool {
    let pet = |s: &str| s.ends_with('y') || s.ends_with("ie") || s.ends_with('i');
    let begins = short.get(..3).is_some_and(|p| long.starts_with(p));
    paired && begins && (pet(short) || pet(long)) && short.len() != long.len()
}

fn acronym(form: &Form<'_>) -> bool {
    form.letters <= 6 && form.caps > 0 && form.caps as usize * 2 >= form.places.len()
}

/// `22 new Skyrunners`, `the first two Skyrunners`: a number or a word for several stands shortly before, and no given name between.
fn counted(table: &Table<'_>, plural: &Form<'_>) -> bool {
    const REACH: usize = 4;
    const SEVERAL: WordSet = WordSet::of(&[
        Word::of("all"),
        Word::of("both"),
        Word::of("few"),
        Word::of("many"),
        Word::of("more"),
        Word::of("other"),
        Word::of("several"),
        Word::of("some"),
        Word::of("these"),
        Word::of("those"),
    ]);
    plural.places.iter().take(SAMPLE).any(|(sheet, piece)| {
        let sheet = &table.sheets[*sheet as usize];
        let at = *piece as usize;
        let before = sheet.pieces[at.saturating_sub(REACH)..at].iter().rev();
        let tokens = &sheet.article.document.tokens;
        before
            .take_while(|p| p.sentence == sheet.pieces[at].sentence)
            .map(|p| &tokens[p.last as usize])
            .take_while(|t| !t.is_a(Classes::GIVEN.with(Classes::VERB).with(Classes::PREPOSITION)))
            .any(|t| t.is_a(Classes::NUMBER.with(Classes::DIGITS)) && t.word != ONE || SEVERAL.contains(t.word))
    })
}

/// `Masoud/Massoud`, `Masoud (or Massoud)`: the article itself gives both, one right behind the other.
fn alternatives(table: &Table<'_>, a: u32, b: u32) -> bool {
    let behind = |(sheet, piece): &(u32, u32)| {
        let sheet = &table.sheets[*sheet as usize];
        let at = *piece as usize;
        let near = sheet.pieces[at + 1..].iter().take(3);
        near.take_while(|p| p.sentence == sheet.pieces[at].sentence).any(|p| {
            let gap = &sheet.article.source.text[sheet.pieces[at].span.end as usize..p.span.start as usize];
            p.form == b && OR.contains(&gap.trim_matches([' ', ',', '(', ';']))
        })
    };
    table.forms[a as usize].places.iter().take(SAMPLE).any(behind)
}

/// `Marsh` beside `Marsh-Webb`: one is a hyphen part of the other, which is `written` so.
fn hyphen_part(short: &Form<'_>, written: &str) -> bool {
    written.contains('-') && written.split('-').any(|part| squash(part) == short.text)
}

/// `Kinolux` beside `Kinolux.hu`: the name of a site and its address.
fn web_address(short: &Form<'_>, written: &str) -> bool {
    written.split_once('.').is_some_and(|(host, domain)| !domain.is_empty() && squash(host) == short.text)
}

/// Whether `b` ever stands right after `a` in one name: two words of one name are not one word twice.
pub(super) fn side_by_side(table: &Table<'_>, a: u32, b: u32) -> bool {
    table.forms[a as usize].places.iter().any(|(sheet, piece)| {
        let next = table.sheets[*sheet as usize].pieces.get(*piece as usize + 1);
        next.is_some_and(|n| n.form == b && n.is(flag::JOINED))
    })
}
