//! Score: how sure it is that two spellings are of one name. Named features, weights in hundredths.

use rustc_hash::FxHashMap;

use super::candidates::Standing;
use super::context::{Around, Context};
use super::drop;
use super::forms::{Form, Table, flag};
use super::letters;
use crate::align::likeness::Likeness;
use crate::lexicon::names::demonym;
use crate::model::{Classes, Reason, Word};

/// From here on two spellings of one name are a conflict.
pub(super) const CONFLICT: i32 = 260;
/// From here on they are worth a note.
pub(super) const POSSIBLE: i32 = 150;

/// Mentions of one form in one article, and in all, that are compared.
const PER_SHEET: usize = 8;
const MENTIONS: usize = 40;

/// A score with what it is made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Scored {
    pub score: i32,
    pub reasons: Vec<Reason>,
}

impl Scored {
    pub fn add(&mut self, name: &'static str, weight: i32, detail: impl Into<String>) {
        if weight != 0 {
            self.score += weight;
            self.reasons.push(Reason { name, detail: detail.into().into(), weight });
        }
    }
}

/// One place of a form.
pub(super) type Place = (u32, u32);

/// So many places of a name are looked at to tell relatives.
const FEW: usize = 24;

/// Scores pairs of one story; remembers how rare words are.
pub(super) struct Scorer<'a> {
    pub table: &'a Table<'a>,
    pub likeness: &'a Likeness,
    /// Rarity of a form between two sheets, as far as asked for.
    pub rarity: FxHashMap<(u32, u32, u32), i32>,
    /// Words around places, as far as asked for, and their numbers by place.
    pub around: Vec<Around>,
    pub numbers: FxHashMap<Place, u32>,
}

impl<'a> Scorer<'a> {
    pub fn new(table: &'a Table<'a>, likeness: &'a Likeness) -> Self {
        Self { table, likeness, rarity: FxHashMap::default(), around: Vec::new(), numbers: FxHashMap::default() }
    }

    /// Whether two sheets tell of one story.
    pub fn alike(&self, a: u32, b: u32) -> bool {
        let sheets = &self.table.sheets;
        self.likeness.related(sheets[a as usize].place, sheets[b as usize].place)
    }

    /// How likely two forms are spellings of one name; `None` when nothing speaks for it.
    pub fn pair(&mut self, a: u32, b: u32, standings: &[Standing]) -> Option<Scored> {
        let (x, y) = (&self.table.forms[a as usize], &self.table.forms[b as usize]);
        let mut scored = Scored::default();
        letters_of(x, y, &mut scored);
        lexicon_of(x, y, &mut scored);
        let together = Self::distribution(x, y, &mut scored);
        rare(x, y, &mut scored);
        let stray = self.stray(x, y);
        let inflected = letters::inflected(&x.text, &y.text);
        // What is left to win is context; far below it nothing needs to be looked at.
        let best = scored.score + if stray { 360 } else { 0 } + 900 - if inflected { 100 } else { 0 };
        if best < POSSIBLE {
            return None;
        }
        let context = self.context(&places(x), &places(y), a, b)?;
        let anchored = context.previous.is_some() || context.next.is_some();
        let doubtful = [a, b].iter().any(|f| standings[*f as usize] == Standing::Doubtful);
        if doubtful && !anchored && context.frame.is_none() {
            return None;
        }
        // Two words of one name are not one word twice, unless a sentence that two articles share says so.
        if context.frame.is_none() && (drop::side_by_side(self.table, a, b) || drop::side_by_side(self.table, b, a)) {
            return None;
        }
        if !Self::far_but_meant(&context, x, y) || together > 0 && self.relatives(x, y) {
            return None;
        }
        if context.score <= 0 && together == 0 && !stray && !Self::lone_typo(x, y) {
            return None;
        }
        self.tell(&context, &mut scored);
        if context.list && together == 0 {
            scored.add("same list", 150, "");
        }
        let (rare, often) = if x.places.len() <= y.places.len() { (x, y) } else { (y, x) };
        if rare.places.len() == 1
            && rare.mid == 0
            && often.places.len() >= 5
            && rare.letters >= 6
            && letters::anagrams(&x.text, &y.text)
        {
            scored.add("same letters", 150, "a word that opens a sentence has the letters of a name");
        }
        if inflected {
            let strong = |side: Option<(i32, u32)>| side.is_some_and(|s| s.0 >= 300);
            // `Sri Lanka`, `Sri Lankan`: what stands before a land stands before its people.
            let weight = if letters::of_land(&x.text, &y.text) {
                -700
            } else if strong(context.previous) && strong(context.next) {
                -150
            } else if (strong(context.previous) || strong(context.next))
                && context.score >= 360
                && together == 0
                && ![x, y].iter().any(|f| f.english() || demonym(Word::of(&f.text), &f.text))
            {
                -100
            } else {
                -400
            };
            scored.add("inflection", weight, format!("{} / {}", x.text, y.text));
        } else if [(x, y), (y, x)]
            .iter()
            .any(|(land, people)| land.classes.has(Classes::PLACE) && letters::people_of(&land.text, &people.text))
        {
            scored.add("a land and its people", -700, format!("{} / {}", x.text, y.text));
        } else if letters::given_ending(x, y) && context.next.is_none() && context.frame.is_none() {
            scored.add("given name with an ending", -250, format!("{} / {}", x.text, y.text));
        } else if letters::gendered(&x.text, &y.text) && context.frame.is_none() && !anchored {
            scored.add("endings of a man's and a woman's name", -250, format!("{} / {}", x.text, y.text));
        } else if stray {
            scored.add("stray spelling", 360, "once beside a name that stands often");
        } else if Self::lone_typo(x, y) {
            scored.add("one letter", 100, "one letter apart from a name, and no word itself");
        }
        Some(scored)
    }

    /// Short forms two letters apart are one name only in the same place, or by their sound.
    fn far_but_meant(context: &Context, x: &Form<'_>, y: &Form<'_>) -> bool {
        let near = letters::edits(&x.text, &y.text) < 2 || x.sound() == y.sound();
        let strong = |side: Option<(i32, u32)>| side.is_some_and(|s| s.0 >= 300);
        let placed = strong(context.previous) || strong(context.next) || context.frame.is_some();
        let rare = x.places.len().min(y.places.len()) <= 2;
        let nations = [x, y].iter().all(|f| demonym(Word::of(&f.text), &f.text));
        let edits = letters::edits(&x.text, &y.text);
        let begins = x.text.chars().next() == y.text.chars().next();
        near || (!nations
            && (edits == 2 || begins)
            && (x.letters.min(y.letters) >= 8 || (placed && rare && !(x.known() && y.known()))))
    }

    /// One letter apart over seven letters, one of them unknown and standing once: what typing errors look like.
    fn lone_typo(x: &Form<'_>, y: &Form<'_>) -> bool {
        let (rare, often) = if x.places.len() <= y.places.len() { (x, y) } else { (y, x) };
        letters::edits(&x.text, &y.text) == 1
            && x.letters.min(y.letters) >= 7
            && rare.places.len() == 1
            && often.places.len() >= 2
            && !rare.known()
            && !letters::inflected(&x.text, &y.text)
    }

    /// Whether they are given names of two people of one surname: one sentence names both, or two articles do.
    fn relatives(&self, x: &Form<'_>, y: &Form<'_>) -> bool {
        let sheet = |number: u32| &self.table.sheets[number as usize];
        let full = |form: &Form<'_>| -> Vec<(u32, u32, u32)> {
            let places = form.places.iter().take(FEW);
            let named = |p: &Place| {
                let sheet = sheet(p.0);
                Some((p.0, sheet.pieces[p.1 as usize].sentence, sheet.next(p.1 as usize)?.form))
            };
            places.filter_map(named).collect()
        };
        let (own, others) = (full(x), full(y));
        let mut both: Vec<u32> = Vec::new();
        for (number, sentence, surname) in &own {
            for (_, other, _) in others.iter().filter(|o| o.0 == *number && o.2 == *surname) {
                if other == sentence {
                    return true;
                }
                if !both.contains(number) {
                    both.push(*number);
                }
            }
        }
        both.len() > 1
    }

    /// How the two share the articles; returns how many hold both.
    fn distribution(x: &Form<'_>, y: &Form<'_>, scored: &mut Scored) -> usize {
        let (mut both, mut once, mut each_once, mut often) = (0, false, false, false);
        for sheet in x.sheets() {
            match (x.count_in(sheet), y.count_in(sheet)) {
                (_, 0) => continue,
                (1, 1) => each_once = true,
                (1, _) | (_, 1) => once = true,
                _ => often = true,
            }
            both += 1;
        }
        let (weight, detail) = match (often, each_once, once) {
            (true, _, _) => (-250, "one article uses both, more than once each"),
            (_, true, _) => (-80, "one article uses both"),
            (_, _, true) => (50, "one article uses both, one of them once"),
            _ => (100, "no article uses both"),
        };
        scored.add("distribution", weight, detail);
        both
    }

    /// One stray spelling of a name that stands often, in the same article above all.
    fn stray(&self, x: &Form<'_>, y: &Form<'_>) -> bool {
        let (rare, often) = if x.places.len() <= y.places.len() { (x, y) } else { (y, x) };
        let [(sheet, piece)] = rare.places[..] else { return false };
        let home = &self.table.sheets[sheet as usize];
        often.places.len() >= 10
            && often.count_in(sheet) >= 3
            && letters::edits(&x.text, &y.text) == 1
            && x.text.chars().next() == y.text.chars().next()
            && !rare.text.starts_with(often.text.as_ref())
            && !often.text.starts_with(rare.text.as_ref())
            && !letters::inflected(&x.text, &y.text)
            && home.previous(piece as usize).is_none()
            && home.next(piece as usize).is_none()
            && !home.pieces[piece as usize].is(flag::COINED)
    }
}

/// The places of a form that are compared: a few of each article.
pub(super) fn places(form: &Form<'_>) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    let mut run = 0;
    for place in &form.places {
        run = if out.last().is_some_and(|l| l.0 == place.0) { run + 1 } else { 0 };
        if run < PER_SHEET {
            out.push(*place);
        }
        if out.len() == MENTIONS {
            break;
        }
    }
    out
}

fn letters_of(x: &Form<'_>, y: &Form<'_>, scored: &mut Scored) {
    let short = x.letters.min(y.letters);
    let edits = letters::edits(&x.text, &y.text);
    if x.sound() == y.sound() {
        scored.add("same sound", 100, x.sound());
    }
    match edits {
        1 => scored.add("one letter apart", 100, format!("{} / {}", x.text, y.text)),
        2 if short >= 8 => scored.add("two letters apart", 50, format!("{} / {}", x.text, y.text)),
        _ => {}
    }
    if short >= 7 {
        scored.add("long", 50, format!("{short} letters"));
    } else if short < 5 {
        scored.add("short", -50, format!("{short} letters"));
    }
}

fn lexicon_of(x: &Form<'_>, y: &Form<'_>, scored: &mut Scored) {
    match (x.known(), y.known()) {
        (true, true) => {
            let sound = x.sound() == y.sound() && !x.english() && !y.english();
            scored.add("both known", if sound { -150 } else { -200 }, "both stand in the word lists");
        }
        (false, false) => scored.add("both unknown", 70, "neither stands in the word lists"),
        (known, _) => {
            scored.add(
                "one known",
                50,
                format!("only {} stands in the word lists", if known { &x.text } else { &y.text }),
            );
        }
    }
}

fn rare(x: &Form<'_>, y: &Form<'_>, scored: &mut Scored) {
    let (rare, often) = if x.places.len() <= y.places.len() { (x, y) } else { (y, x) };
    if rare.places.len() <= 2 && !rare.known() && often.places.len() >= 3 {
        scored.add("rare beside often", 100, format!("{} / {} times", rare.places.len(), often.places.len()));
    }
}

/// Whether two forms are aliases by the settings.
pub(super) fn aliased(aliases: &[Vec<Word>], x: &Form<'_>, y: &Form<'_>) -> bool {
    let (p, q) = (Word::of(&x.text), Word::of(&y.text));
    aliases.iter().any(|list| list.contains(&p) && list.contains(&q))
}
