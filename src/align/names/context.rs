//! Context: what stands around two mentions alike. The best evidence that two spellings are of one name.

use super::forms::{Piece, Sheet, Table, flag};
use super::score::{Place, Scored, Scorer};
use crate::align::likeness::ln;
use crate::model::Classes;

/// What a sentence that two articles share but for the name is worth.
const FRAME: i32 = 400;
/// Content words on each side of a name that are looked at, and how far away they may stand.
const WINDOW: usize = 6;
const REACH: usize = 8;
/// Small stories are taken for this large, else a word that both of two articles hold would weigh nothing.
const SMALL: u32 = 8;

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

impl Scorer<'_> {
    /// The best context of any two mentions of alike articles.
    pub fn context(&mut self, left: &[Place], right: &[Place], a: u32, b: u32) -> Option<Context> {
        let mut best: Option<Context> = None;
        let mut numbered = |places: &[Place]| -> Vec<u32> { places.iter().map(|p| self.around(*p)).collect() };
        let (near, far) = (numbered(left), numbered(right));
        for (p, near) in left.iter().zip(&near) {
            for (q, far) in right.iter().zip(&far) {
                // What has nothing around it alike scores nothing.
                let mute = || self.around[*near as usize].is_strange_to(&self.around[*far as usize]);
                if best.as_ref().is_some_and(|b| b.score >= 0) && mute() {
                    continue;
                }
                if p.0 != q.0 && !self.alike(p.0, q.0) {
                    continue;
                }
                let context = self.compare(*p, *q, self.shared(*near, *far, a, b));
                if best.as_ref().is_none_or(|b| context.score > b.score) {
                    best = Some(context);
                }
            }
        }
        best
    }

    /// The number of the words around a place.
    fn around(&mut self, place: Place) -> u32 {
        *self.numbers.entry(place).or_insert_with(|| {
            self.around.push(around(self.table, place));
            self.around.len() as u32 - 1
        })
    }

    /// The words that stand around two places, but for the two forms that are compared.
    fn shared(&self, near: u32, far: u32, a: u32, b: u32) -> Vec<u32> {
        let (near, far) = (&self.around[near as usize], &self.around[far as usize]);
        let mut shared = Vec::new();
        if near.bits & far.bits == 0 {
            return shared;
        }
        let (near, far) = (near.words(), far.words());
        let (mut m, mut n) = (0, 0);
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
        shared
    }

    /// What stands around two places alike; `shared` are the words around both.
    fn compare(&mut self, p: Place, q: Place, shared: Vec<u32>) -> Context {
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
        if let Some(x) = left.age(i)
            && let Some(y) = right.age(j)
        {
            context.other_age = x != y;
            context.age = (x == y).then(|| x.to_owned());
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
            let text = |p: &Piece| self.table.forms[p.form as usize].text.as_ref();
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
            let held = table.held(form).iter();
            let df = held.filter(|s| near(table.sheets[**s as usize].place)).count() as u32;
            let both = likeness.kin(q).iter().filter(|n| likeness.related(p, **n as usize)).count();
            let all = (likeness.kin(p).len() + likeness.kin(q).len() - both) as u32;
            ln(all.max(SMALL) + 1).saturating_sub(ln(df)) as i32
        })
    }

    /// Adds a context to a score.
    pub fn tell(&self, context: &Context, scored: &mut Scored) {
        let text = |form: u32| self.table.forms[form as usize].text.as_ref();
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

/// What stands around a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// The content words, sorted; so many of them.
    words: [u32; 2 * WINDOW],
    count: usize,
    /// A bit for each of them: where no bit is common no word is.
    bits: u64,
    /// The forms right beside it, and those of the names that it is part of.
    beside: [Option<u32>; 4],
    /// Whether an age stands behind it.
    aged: bool,
}

impl Around {
    fn words(&self) -> &[u32] {
        &self.words[..self.count]
    }

    fn add(&mut self, word: u32) {
        if let Err(at) = self.words().binary_search(&word) {
            self.words.copy_within(at..self.count, at + 1);
            self.words[at] = word;
            self.count += 1;
            self.bits |= 1 << (word % 64);
        }
    }

    /// Whether nothing that counts stands around both places.
    fn is_strange_to(&self, other: &Self) -> bool {
        let same = |(x, y): (&Option<u32>, &Option<u32>)| x.is_some() && x == y;
        self.bits & other.bits == 0 && !(self.aged && other.aged) && !self.beside.iter().zip(&other.beside).any(same)
    }
}

fn around(table: &Table<'_>, place: Place) -> Around {
    let sheet: &Sheet<'_> = &table.sheets[place.0 as usize];
    let at = place.1 as usize;
    let sentence = sheet.pieces[at].sentence;
    let paragraph = |sentence: u32| sheet.article.document.sentences[sentence as usize].paragraph;
    let here = |k: &usize| {
        let other = sheet.pieces[*k].sentence;
        other == sentence || paragraph(other) == paragraph(sentence)
    };
    let content = |k: &usize| {
        let piece = &sheet.pieces[*k];
        !piece.is(flag::STOP) && table.forms[piece.form as usize].letters >= 3
    };
    let before = (at.saturating_sub(REACH)..at).rev().take_while(here).filter(content).take(WINDOW);
    let after = (at + 1..(at + 1 + REACH).min(sheet.pieces.len())).take_while(here).filter(content).take(WINDOW);
    let form = |piece: Option<&Piece>| piece.map(|p| p.form);
    let beside = [
        form(at.checked_sub(1).map(|before| &sheet.pieces[before])),
        form(sheet.pieces.get(at + 1)),
        form(sheet.previous(at)),
        form(sheet.next(at)),
    ];
    let mut out = Around { beside, aged: sheet.age(at).is_some(), ..Around::default() };
    before.chain(after).for_each(|k| out.add(sheet.pieces[k].base));
    out
}
