//! Score: how sure it is that two spellings are of one name. Named features, weights in hundredths.

use rustc_hash::FxHashMap;

use super::candidates::Standing;
use super::drop;
use super::forms::{Form, Piece, Sheet, Table, flag};
use super::letters;
use crate::align::likeness::{Likeness, ln};
use crate::lexicon::names::demonym;
use crate::model::{Classes, Reason, Word};

/// From here on two spellings of one name are a conflict.
pub(super) const CONFLICT: i32 = 260;
/// From here on they are worth a note.
pub(super) const POSSIBLE: i32 = 150;

/// What a sentence that two articles share but for the name is worth.
const FRAME: i32 = 400;
/// Content words on each side of a name that are looked at, and how far away they may stand.
const WINDOW: usize = 6;
const REACH: usize = 8;
/// Mentions of one form in one article, and in all, that are compared.
const PER_SHEET: usize = 8;
const MENTIONS: usize = 40;
/// Small stories are taken for this large, else a word that both of two articles hold would weigh nothing.
const SMALL: u32 = 8;

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
            self.reasons.push(Reason { name, detail: detail.into(), weight });
        }
    }
}

/// What stands around two mentions alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub score: i32,
    /// The same name before, after; hundredths and the form.
    pub previous: Option<(i32, u32)>,
    pub next: Option<(i32, u32)>,
    /// Words shared nearby.
    pub shared: Vec<u32>,
    pub words: i32,
    /// Both stand in a list with the same names.
    pub list: bool,
    /// Words in a row, to the left and to the right, that are the same in both places, when they say enough.
    pub frame: Option<String>,
    pub age: Option<String>,
    pub other_age: bool,
    pub headline: bool,
}

/// One place of a form.
pub(super) type Place = (u32, u32);

/// Scores pairs of one story; remembers how rare words are.
pub(super) struct Scorer<'a> {
    pub table: &'a Table<'a>,
    likeness: &'a Likeness,
    rarity: FxHashMap<(u32, u32, u32), i32>,
    around: FxHashMap<Place, Vec<u32>>,
}

impl<'a> Scorer<'a> {
    pub fn new(table: &'a Table<'a>, likeness: &'a Likeness) -> Self {
        Self { table, likeness, rarity: FxHashMap::default(), around: FxHashMap::default() }
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
        let together = self.distribution(x, y, &mut scored);
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
        if !self.far_but_meant(&context, x, y) {
            return None;
        }
        if context.score <= 0 && together == 0 && !stray && !self.lone_typo(x, y) {
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
            let weight = if strong(context.previous) && strong(context.next) {
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
        } else if letters::given_ending(x, y) && context.next.is_none() && context.frame.is_none() {
            scored.add("given name with an ending", -250, format!("{} / {}", x.text, y.text));
        } else if stray {
            scored.add("stray spelling", 360, "once beside a name that stands often");
        } else if self.lone_typo(x, y) {
            scored.add("one letter", 100, "one letter apart from a name, and no word itself");
        }
        Some(scored)
    }

    /// Short forms two letters apart are one name only in the same place, or by their sound.
    fn far_but_meant(&self, context: &Context, x: &Form, y: &Form) -> bool {
        let near = letters::edits(&x.text, &y.text) < 2 || letters::skeleton(&x.text) == letters::skeleton(&y.text);
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
    fn lone_typo(&self, x: &Form, y: &Form) -> bool {
        let (rare, often) = if x.places.len() <= y.places.len() { (x, y) } else { (y, x) };
        letters::edits(&x.text, &y.text) == 1
            && x.letters.min(y.letters) >= 7
            && rare.places.len() == 1
            && often.places.len() >= 2
            && !rare.known()
            && !letters::inflected(&x.text, &y.text)
    }

    /// How the two share the articles; returns how many hold both.
    fn distribution(&self, x: &Form, y: &Form, scored: &mut Scored) -> usize {
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
    fn stray(&self, x: &Form, y: &Form) -> bool {
        let (rare, often) = if x.places.len() <= y.places.len() { (x, y) } else { (y, x) };
        let [(sheet, piece)] = rare.places[..] else { return false };
        let home = &self.table.sheets[sheet as usize];
        often.places.len() >= 10
            && often.count_in(sheet) >= 3
            && letters::edits(&x.text, &y.text) == 1
            && x.text.chars().next() == y.text.chars().next()
            && !rare.text.starts_with(&often.text)
            && !often.text.starts_with(&rare.text)
            && !letters::inflected(&x.text, &y.text)
            && home.previous(piece as usize).is_none()
            && home.next(piece as usize).is_none()
            && !home.pieces[piece as usize].is(flag::COINED)
    }

    /// The best context of any two mentions of alike articles.
    pub fn context(&mut self, left: &[Place], right: &[Place], a: u32, b: u32) -> Option<Context> {
        let mut best: Option<Context> = None;
        for p in left {
            for q in right {
                if p.0 != q.0 && !self.alike(p.0, q.0) {
                    continue;
                }
                let context = self.compare(*p, *q, a, b);
                if best.as_ref().is_none_or(|b| context.score > b.score) {
                    best = Some(context);
                }
            }
        }
        best
    }

    fn compare(&mut self, p: Place, q: Place, a: u32, b: u32) -> Context {
        let (left, right) = (&self.table.sheets[p.0 as usize], &self.table.sheets[q.0 as usize]);
        let (i, j) = (p.1 as usize, q.1 as usize);
        let mut context = Context {
            previous: self.same(left.previous(i), right.previous(j)),
            next: self.same(left.next(i), right.next(j)),
            ..Context::default()
        };
        if left.pieces[i].is(flag::COINED) || right.pieces[j].is(flag::COINED) {
            return context;
        }
        for place in [p, q] {
            self.around.entry(place).or_insert_with(|| around(self.table, place));
        }
        let (near, far) = (&self.around[&p], &self.around[&q]);
        let (mut m, mut n) = (0, 0);
        let mut shared = Vec::new();
        while m < near.len() && n < far.len() {
            match near[m].cmp(&far[n]) {
                std::cmp::Ordering::Less => m += 1,
                std::cmp::Ordering::Greater => n += 1,
                std::cmp::Ordering::Equal => {
                    if near[m] != a && near[m] != b {
                        shared.push(near[m]);
                    }
                    m += 1;
                    n += 1;
                }
            }
        }
        let names = shared.iter().filter(|f| self.table.forms[**f as usize].mid > 0).count();
        context.list = p.0 != q.0 && names >= 2 && left.listed(i) && right.listed(j);
        for form in &shared {
            context.words += self.rarity(p.0, q.0, *form).min(200) * 45 / 100;
        }
        context.shared = shared;
        context.words = context.words.min(300);
        if p.0 != q.0 {
            context.frame = self.frame(p, q);
        }
        match (left.age(i), right.age(j)) {
            (Some(x), Some(y)) if x == y => context.age = Some(x.to_owned()),
            (Some(_), Some(_)) => context.other_age = true,
            _ => {}
        }
        context.headline = left.pieces[i].is(flag::HEADLINE) || right.pieces[j].is(flag::HEADLINE);
        context.score = context.previous.map_or(0, |s| s.0)
            + context.next.map_or(0, |s| s.0)
            + context.words
            + if context.age.is_some() { 150 } else { 0 }
            + if context.frame.is_some() { FRAME } else { 0 };
        if context.headline && context.score > 0 {
            context.score -= 30;
        }
        context
    }

    /// The words right and left of two places when both sentences are the same there: five in a row, two of them content.
    fn frame(&self, p: Place, q: Place) -> Option<String> {
        let (left, right) = (&self.table.sheets[p.0 as usize].pieces, &self.table.sheets[q.0 as usize].pieces);
        let (i, j) = (p.1 as usize, q.1 as usize);
        let before = (1..=WINDOW.min(i).min(j))
            .take_while(|k| left[i - k].sentence == left[i].sentence && left[i - k].form == right[j - k].form)
            .count();
        let room = (left.len() - i).min(right.len() - j) - 1;
        let after = (1..=WINDOW.min(room))
            .take_while(|k| left[i + k].sentence == left[i].sentence && left[i + k].form == right[j + k].form)
            .count();
        let same = (i - before..i).chain(i + 1..=i + after).map(|k| &left[k]);
        let content = same.clone().filter(|p| !p.is(flag::STOP)).count();
        (before + after >= 5 && content >= 2).then(|| {
            let text = |p: &Piece| self.table.forms[p.form as usize].text.as_str();
            let words: Vec<&str> = same.map(text).collect();
            format!("{} _ {}", words[..before].join(" "), words[before..].join(" "))
        })
    }

    /// The weight of one neighbour in both places.
    fn same(&self, x: Option<&Piece>, y: Option<&Piece>) -> Option<(i32, u32)> {
        let (x, y) = (x?, y.filter(|y| x.is_some_and(|x| x.form == y.form))?);
        let form = x.form;
        let spelled = &self.table.forms[form as usize];
        // `Two` and `Former` at the start of a sentence are no names.
        let name = |p: &Piece| p.is(flag::MID) || !spelled.english() || spelled.classes.has(Classes::GIVEN);
        if !(name(x) && name(y)) || spelled.classes.has(Classes::NUMBER) || x.is(flag::STOP) {
            return None;
        }
        let weight = if spelled.letters == 1 {
            150
        } else if spelled.classes.has(Classes::TITLE.with(Classes::ROLE)) {
            100
        } else {
            300
        };
        Some((weight, form))
    }

    /// How rare a form is among the articles around two of them: a hundred times the logarithm.
    pub fn rarity(&mut self, i: u32, j: u32, form: u32) -> i32 {
        let (table, likeness) = (self.table, self.likeness);
        *self.rarity.entry((i.min(j), i.max(j), form)).or_insert_with(|| {
            let (p, q) = (table.sheets[i as usize].place, table.sheets[j as usize].place);
            let near = |place: usize| likeness.related(p, place) || likeness.related(q, place);
            let held = table.forms[form as usize].held.iter();
            let df = held.filter(|s| near(table.sheets[**s as usize].place)).count() as u32;
            let both = likeness.kin(q).iter().filter(|n| likeness.related(p, **n as usize)).count();
            let all = (likeness.kin(p).len() + likeness.kin(q).len() - both) as u32;
            ln(all.max(SMALL) + 1).saturating_sub(ln(df)) as i32
        })
    }

    /// Adds a context to a score.
    pub fn tell(&self, context: &Context, scored: &mut Scored) {
        let text = |form: u32| self.table.forms[form as usize].text.as_str();
        if let Some((weight, form)) = context.previous {
            scored.add("same name before", weight, text(form));
        }
        if let Some((weight, form)) = context.next {
            scored.add("same name after", weight, text(form));
        }
        if context.words > 0 {
            let words: Vec<&str> = context.shared.iter().map(|f| text(*f)).collect();
            scored.add("same words around", context.words, words.join(" "));
        }
        if let Some(frame) = &context.frame {
            scored.add("same sentence", FRAME, frame.as_str());
        }
        if let Some(age) = &context.age {
            scored.add("same age", 150, age.as_str());
        }
        if context.headline {
            scored.add("headline", -30, "");
        }
    }
}

/// The places of a form that are compared: a few of each article.
pub(super) fn places(form: &Form) -> Vec<Place> {
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

/// The content words around a place, sorted.
fn around(table: &Table<'_>, place: Place) -> Vec<u32> {
    let sheet: &Sheet<'_> = &table.sheets[place.0 as usize];
    let at = place.1 as usize;
    let paragraph = |k: usize| sheet.article.document.sentences[sheet.pieces[k].sentence as usize].paragraph;
    let here = paragraph(at);
    let content = |k: &usize| {
        let piece = &sheet.pieces[*k];
        !piece.is(flag::STOP) && table.forms[piece.form as usize].letters >= 3
    };
    let before =
        (at.saturating_sub(REACH)..at).rev().take_while(|k| paragraph(*k) == here).filter(content).take(WINDOW);
    let after = (at + 1..(at + 1 + REACH).min(sheet.pieces.len()))
        .take_while(|k| paragraph(*k) == here)
        .filter(content)
        .take(WINDOW);
    let mut out: Vec<u32> = before.chain(after).map(|k| sheet.pieces[k].base).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn letters_of(x: &Form, y: &Form, scored: &mut Scored) {
    let short = x.letters.min(y.letters);
    let edits = letters::edits(&x.text, &y.text);
    if letters::skeleton(&x.text) == letters::skeleton(&y.text) {
        scored.add("same sound", 100, letters::skeleton(&x.text));
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

fn lexicon_of(x: &Form, y: &Form, scored: &mut Scored) {
    match (x.known(), y.known()) {
        (true, true) => {
            let sound = letters::skeleton(&x.text) == letters::skeleton(&y.text) && !x.english() && !y.english();
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

fn rare(x: &Form, y: &Form, scored: &mut Scored) {
    let (rare, often) = if x.places.len() <= y.places.len() { (x, y) } else { (y, x) };
    if rare.places.len() <= 2 && !rare.known() && often.places.len() >= 3 {
        scored.add("rare beside often", 100, format!("{} / {} times", rare.places.len(), often.places.len()));
    }
}

/// Whether two forms are aliases by the settings.
pub(super) fn aliased(aliases: &[Vec<Word>], x: &Form, y: &Form) -> bool {
    let (p, q) = (Word::of(&x.text), Word::of(&y.text));
    aliases.iter().any(|list| list.contains(&p) && list.contains(&q))
}
