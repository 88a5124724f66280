//! Forms: every spelling of a story's words with all places where it stands; the table that spellings are compared in.

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::letters;
use super::pieces::{SOLID, flags, follows, is_headline, is_small, piece_end, squashed};
use crate::align::lists::Lists;
use crate::align::words::{NONE, Words};
use crate::lexicon;
use crate::lexicon::names::PARTICLES;
use crate::model::{Article, Classes, Shape, Span, Token, Word};

/// How a piece stands in its text, as a set of bits.
pub(super) mod flag {
    /// Starts with a capital (or holds one: `al-Goweiny`, `iPhone`).
    pub const CAPITAL: u8 = 1;
    /// A capital that no sentence start, quotation mark or headline explains.
    pub const MID: u8 = 1 << 1;
    /// In a line where capitals say nothing.
    pub const HEADLINE: u8 = 1 << 2;
    /// All letters are capitals.
    pub const CAPS: u8 = 1 << 3;
    /// Alone between quotation marks: a word spoken of.
    pub const COINED: u8 = 1 << 4;
    /// A single letter: an initial.
    pub const INITIAL: u8 = 1 << 5;
    /// A space, `. ` or `-` parts it from the piece before; nothing else stands between.
    pub const JOINED: u8 = 1 << 6;
    /// A function word.
    pub const STOP: u8 = 1 << 7;
}

/// A word as names are made of: letters and digits with inner hyphens, apostrophes, dots and `&`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub span: Span,
    /// Index in [`Table::forms`].
    pub form: u32,
    /// The form that stands for all inflections of the word: the first of them that was read.
    pub base: u32,
    pub sentence: u32,
    /// Last token of the document in it.
    pub last: u32,
    pub flags: u8,
}

impl Piece {
    pub const fn is(&self, bits: u8) -> bool {
        self.flags & bits != 0
    }
}

/// One article of the story.
pub(super) struct Sheet<'a> {
    /// Its place in the list given to the likeness table.
    pub place: usize,
    /// Its index in the report.
    pub source: u32,
    pub article: &'a Article,
    pub pieces: Vec<Piece>,
}

impl Sheet<'_> {
    /// The capitalised piece right before piece `at`, initials and particles skipped.
    pub fn previous(&self, at: usize) -> Option<&Piece> {
        let mut k = at;
        while self.pieces[k].is(flag::JOINED) {
            k -= 1;
            let piece = &self.pieces[k];
            let particle = !piece.is(flag::CAPITAL) && piece.is(flag::STOP);
            let skip = piece.is(flag::INITIAL) && piece.is(flag::CAPITAL) && self.pieces[k].is(flag::JOINED);
            if !(particle || skip) {
                return piece.is(flag::CAPITAL).then_some(piece);
            }
        }
        None
    }

    /// The capitalised piece right after piece `at`, initials skipped.
    pub fn next(&self, at: usize) -> Option<&Piece> {
        let mut k = at + 1;
        while let Some(piece) = self.pieces.get(k).filter(|p| p.is(flag::JOINED)) {
            if piece.is(flag::INITIAL)
                && self.pieces.get(k + 1).is_some_and(|p| p.is(flag::JOINED) && p.is(flag::CAPITAL))
            {
                k += 1;
                continue;
            }
            return piece.is(flag::CAPITAL).then_some(piece);
        }
        None
    }

    /// Whether piece `at` stands in a list: a comma beside it, and a capital beyond the comma.
    pub fn listed(&self, at: usize) -> bool {
        let text = &self.article.source.text;
        let list = |a: usize, b: usize| match (self.pieces.get(a), self.pieces.get(b)) {
            (Some(a), Some(b)) => {
                let gap = &text[a.span.end as usize..b.span.start.max(a.span.end) as usize];
                gap == ", " && a.is(flag::CAPITAL) && b.is(flag::CAPITAL)
            }
            _ => false,
        };
        list(at, at + 1) || at.checked_sub(1).is_some_and(|b| list(b, at))
    }

    /// The age that follows piece `at` in commas: `Ada Marsh, 61, said`.
    pub fn age(&self, at: usize) -> Option<&str> {
        let tokens = &self.article.document.tokens;
        let text = &self.article.source.text;
        let comma = self.pieces[at].last as usize + 1;
        let age = tokens.get(comma + 1).filter(|t| t.looks(Shape::NUMBER) && t.span.len() <= 3)?;
        let after = tokens.get(comma + 2).map_or("", |t| t.span.of(text));
        (tokens[comma].span.of(text) == "," && matches!(after, "," | "." | ";" | ")" | "and"))
            .then(|| age.span.of(text))
    }
}

/// The lists that make a form a known one.
const KNOWN: Classes = Classes::ENGLISH.with(Classes::GIVEN).with(Classes::SURNAME).with(Classes::PLACE);

/// A spelling, style folded away.
pub(super) struct Form<'a> {
    /// Lower case, without diacritics, hyphens, apostrophes and dots.
    pub text: Cow<'a, str>,
    /// Letters and digits in it.
    pub letters: usize,
    pub classes: Classes,
    /// It is a known word with an `s`.
    pub plural: bool,
    /// Times in lower case.
    pub lower: u32,
    /// Capitals that nothing but a name explains.
    pub mid: u32,
    /// Times in capitals throughout, of those outside headlines.
    pub caps: u32,
    /// Where it stands with a capital: sheet and piece, ascending.
    pub places: Vec<(u32, u32)>,
    sound: OnceCell<Box<str>>,
}

impl Form<'_> {
    /// Takes a place in.
    fn count(&mut self, flags: u8, place: (u32, u32)) {
        if flags & flag::CAPITAL == 0 {
            self.lower += 1;
            return;
        }
        self.places.push(place);
        self.mid += u32::from(flags & flag::MID != 0);
        self.caps += u32::from(flags & flag::CAPS != 0 && flags & flag::HEADLINE == 0);
    }

    /// Its sound, roughly.
    pub fn sound(&self) -> &str {
        self.sound.get_or_init(|| letters::skeleton(&self.text).into())
    }

    /// In the lexicon as a word, a given name, a surname or a place.
    pub const fn known(&self) -> bool {
        self.plural || self.classes.has(KNOWN)
    }

    /// In the dictionary of common words.
    pub const fn english(&self) -> bool {
        self.classes.has(Classes::ENGLISH)
    }

    /// How often it stands in one sheet with a capital.
    pub fn count_in(&self, sheet: u32) -> usize {
        self.in_sheet(sheet).len()
    }

    /// Its places in one sheet.
    pub fn in_sheet(&self, sheet: u32) -> &[(u32, u32)] {
        let from = self.places.partition_point(|p| p.0 < sheet);
        let to = self.places.partition_point(|p| p.0 <= sheet);
        &self.places[from..to]
    }

    /// The sheets that hold it, ascending, each once.
    pub fn sheets(&self) -> impl Iterator<Item = u32> + '_ {
        let mut last = None;
        self.places.iter().map(|p| p.0).filter(move |s| last.replace(*s) != Some(*s))
    }
}

/// Numbers of the forms and base forms read so far.
struct Ids<'w> {
    words: &'w Words,
    /// For each word of the story what it is when it stands alone.
    alone: Vec<Option<Alone>>,
    /// The forms by what is left of their letters, style folded away; and the base forms by their lemmas.
    forms: Numbers,
    bases: Numbers,
    /// For each form the last sheet that holds it as a base.
    last: Vec<u32>,
    /// Base forms and the sheets that hold them, each pair once.
    held: Vec<(u32, u32)>,
}

/// Numbers given to words as they come.
struct Numbers {
    /// Of the story's own words; [`NONE`] of those that were not asked for yet.
    own: Vec<u32>,
    /// Of others.
    others: FxHashMap<Word, u32>,
}

impl Numbers {
    fn new(words: &Words) -> Self {
        Self { own: vec![NONE; words.count()], others: FxHashMap::default() }
    }

    /// The number of a word, which is `next` if it comes for the first time; `own` is the word's number in the story.
    fn of(&mut self, word: Word, own: Option<u32>, next: u32) -> u32 {
        let slot = match own {
            Some(own) => &mut self.own[own as usize],
            None => self.others.entry(word).or_insert(NONE),
        };
        if *slot == NONE {
            *slot = next;
        }
        *slot
    }
}

impl Ids<'_> {
    /// Notes that a sheet holds a base form.
    fn hold(&mut self, base: u32, sheet: u32) {
        if std::mem::replace(&mut self.last[base as usize], sheet) != sheet {
            self.held.push((base, sheet));
        }
    }
}

/// A word that stands alone, as it was when it was read last: mostly what it is the next time.
#[derive(Clone, Copy)]
struct Alone {
    form: u32,
    lemma: Word,
    base: u32,
    /// A particle of names.
    particle: bool,
}

/// All forms of a story.
pub(super) struct Table<'a> {
    pub sheets: Vec<Sheet<'a>>,
    pub forms: Vec<Form<'a>>,
    /// For each base form the sheets that hold it.
    held: Lists<u32>,
}

impl<'a> Table<'a> {
    /// Reads the articles; `articles` are `(place, source, article)` in a settled order.
    pub fn of(articles: &[(usize, u32, &'a Article)], words: &Words) -> Self {
        let sheets = Vec::with_capacity(articles.len());
        let mut table = Table { sheets, forms: Vec::with_capacity(words.count()), held: Lists::new() };
        let mut ids = Ids {
            words,
            alone: vec![None; words.count()],
            forms: Numbers::new(words),
            bases: Numbers::new(words),
            last: Vec::with_capacity(words.count()),
            held: Vec::new(),
        };
        for (place, source, article) in articles {
            let pieces = Vec::with_capacity(article.document.tokens.len());
            let mut sheet = Sheet { place: *place, source: *source, article, pieces };
            for (index, sentence) in article.document.sentences.iter().enumerate() {
                if sentence.zone.counts() {
                    table.read(&mut ids, &mut sheet, index);
                }
            }
            table.sheets.push(sheet);
        }
        for form in table.forms.iter_mut().filter(|f| !f.places.is_empty() && !f.classes.has(KNOWN)) {
            let stem = form.text.strip_suffix('s').filter(|s| s.len() >= 4);
            form.plural = stem.is_some_and(|s| lexicon::classes(Word::of(s)).has(KNOWN));
        }
        table.held = Lists::sorted(table.forms.len(), || ids.held.iter().copied());
        table
    }

    /// The sheets that hold a form or another inflection of it (as base form), ascending.
    pub fn held(&self, form: u32) -> &[u32] {
        self.held.of(form as usize)
    }

    fn read(&mut self, ids: &mut Ids<'_>, sheet: &mut Sheet<'a>, index: usize) {
        let document = &sheet.article.document;
        let text = sheet.article.source.text.as_str();
        let range = document.sentences[index].tokens.clone();
        let tokens = &document.tokens[range.start as usize..range.end as usize];
        let numbers = &ids.words.in_article(sheet.place)[range.start as usize..range.end as usize];
        let headline = is_headline(text, tokens);
        let mut at = 0;
        let first = sheet.pieces.len();
        let number = self.sheets.len() as u32;
        while at < tokens.len() {
            let token = &tokens[at];
            if !token.looks(SOLID) {
                at += 1;
                continue;
            }
            if is_small(tokens, at) {
                // Most words by far: no name, and no part of one.
                let known = self.alone(ids, token, numbers[at], text);
                ids.hold(known.base, number);
                self.forms[known.form as usize].lower += 1;
                let joined = sheet.pieces.len() > first && sheet.pieces.last().is_some_and(|p| follows(text, p, token));
                let stop = known.particle || token.is_a(Classes::FUNCTION);
                let bits = [(flag::JOINED, joined), (flag::HEADLINE, headline), (flag::STOP, stop)];
                sheet.pieces.push(Piece {
                    span: token.span,
                    form: known.form,
                    base: known.base,
                    sentence: index as u32,
                    last: range.start + at as u32,
                    flags: bits.iter().map(|(bit, yes)| bit * u8::from(*yes)).sum(),
                });
                at += 1;
                continue;
            }
            let end = piece_end(text, tokens, at);
            let span = token.span.to(tokens[end - 1].span);
            let (form, base, particle) = if end == at + 1 {
                let known = self.alone(ids, token, numbers[at], text);
                (known.form, known.base, known.particle)
            } else {
                let form = self.form(ids, span.of(text), None);
                (form, form, PARTICLES.contains(&token.word))
            };
            ids.hold(base, number);
            let mut flags = flags(text, tokens, at, end, headline, sheet.pieces.len() > first, sheet.pieces.last());
            if particle {
                flags |= flag::STOP;
            }
            self.forms[form as usize].count(flags, (number, sheet.pieces.len() as u32));
            sheet.pieces.push(Piece {
                span,
                form,
                base,
                sentence: index as u32,
                last: range.start + end as u32 - 1,
                flags,
            });
            at = end;
        }
    }

    /// What a word that stands alone is; `word` is its number in the story.
    #[inline]
    fn alone(&mut self, ids: &mut Ids<'_>, token: &Token, word: u32, text: &'a str) -> Alone {
        match ids.alone[word as usize] {
            Some(known) if known.lemma == token.lemma => known,
            known => self.learn(ids, known, token, word, token.span.of(text)),
        }
    }

    fn learn(&mut self, ids: &mut Ids<'_>, known: Option<Alone>, token: &Token, word: u32, written: &'a str) -> Alone {
        let form = known.map_or_else(
            || {
                let plain = written.bytes().all(|b| b.is_ascii() && b != b'\'');
                self.form(ids, written, plain.then_some((token, word)))
            },
            |k| k.form,
        );
        let own = if token.lemma == token.word { Some(word) } else { ids.words.number(token.lemma) };
        let base = ids.bases.of(token.lemma, own, form);
        // None of them is longer.
        let particle = token.span.len() <= 5 && PARTICLES.contains(&token.word);
        let alone = Alone { form, lemma: token.lemma, base, particle };
        ids.alone[word as usize] = Some(alone);
        alone
    }

    /// The number of a form; `plain` is its token, with the number of the word in the story, where it is written without
    /// accents and marks.
    fn form(&mut self, ids: &mut Ids<'_>, written: &'a str, plain: Option<(&Token, u32)>) -> u32 {
        let folded = squashed(written);
        let word = plain.map_or_else(|| Word::fold(&folded), |p| p.0.word);
        let own = plain.map_or_else(|| ids.words.number(word), |p| Some(p.1));
        let next = self.forms.len() as u32;
        let form = ids.forms.of(word, own, next);
        if form == next {
            let letters = if folded.is_ascii() { folded.len() } else { folded.chars().count() };
            self.forms.push(Form {
                plural: false,
                letters,
                text: folded,
                classes: plain.map_or_else(|| lexicon::classes(word), |p| p.0.classes),
                lower: 0,
                mid: 0,
                caps: 0,
                places: Vec::new(),
                sound: OnceCell::new(),
            });
            ids.last.push(u32::MAX);
        }
        form
    }
}
