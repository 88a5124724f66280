//! The words of a quotation as they are compared: everything that is style and not speech is folded away.
//!
//! One token of text becomes one or more words. Two quotations with the same words are the same utterance however
//! they are printed: case, marks, dashes, contractions, numerals, clock times, titles and spellings do not count.

mod scan;
mod tables;

use crate::lexicon::{self, spelling};
use crate::model::{Classes, Span, Word};
use crate::text::fold::base;

use scan::{Raw, Sort, is_apostrophe};

/// What a folded word is worth when two wordings are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Carries content.
    Content,
    /// A function word.
    Function,
    /// A lone `'s`: `is`, `has`, or a possessive that another writer leaves out.
    ShortS,
    /// A lone `'d`: `would` or `had`.
    ShortD,
    /// Stands for words that were left out or put in by the writer: `...`, `[they]`, `(the union)`.
    Gap,
}

/// One folded word.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Hash of the folded word.
    pub word: Word,
    /// Where it stands in the source; two words may share a span (`can't`).
    pub span: Span,
    /// What it is worth.
    pub weight: Weight,
    from: u32,
    to: u32,
}

/// A folded run of words.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    folded: String,
    /// The words in order.
    pub items: Vec<Item>,
    /// Whether function words are told from others.
    weighed: bool,
}

impl Wording {
    /// Folds the words of `text` in these spans, which are read as one run.
    #[must_use]
    pub fn read(text: &str, pieces: &[Span]) -> Self {
        Self::fold(text, pieces, true)
    }

    /// The same for those who ask for the words alone: every word weighs the same, but for gaps.
    #[must_use]
    pub fn unweighed(text: &str, pieces: &[Span]) -> Self {
        Self::fold(text, pieces, false)
    }

    fn fold(text: &str, pieces: &[Span], weighed: bool) -> Self {
        let length = pieces.iter().map(|p| p.len() as usize).sum::<usize>();
        let mut raws = Vec::with_capacity(length / 4 + 4);
        for piece in pieces {
            scan::cut(text, *piece, &mut raws);
        }
        let items = Vec::with_capacity(raws.len() + 4);
        let out = Self { folded: String::with_capacity(length), items, weighed };
        let mut fold = Fold { text, raws: &raws, out, buffer: String::new(), currency: None };
        let mut at = 0;
        while at < raws.len() {
            at = fold.step(at);
        }
        fold.settle_currency();
        fold.out
    }

    /// The folded words `from..to`, run together: `data center` and `datacenter` are one.
    #[must_use]
    pub fn joined(&self, from: usize, to: usize) -> &str {
        if from >= to {
            return "";
        }
        &self.folded[self.items[from].from as usize..self.items[to - 1].to as usize]
    }

    /// A folded word.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.joined(at, at + 1)
    }

    /// How many words were said: gaps do not count.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.iter().filter(|i| i.weight != Weight::Gap).count()
    }

    /// Whether no word was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The folded words, one space between.
    #[must_use]
    pub fn spaced(&self) -> String {
        let mut out = String::with_capacity(self.folded.len() + self.items.len());
        for at in 0..self.items.len() {
            if at > 0 {
                out.push(' ');
            }
            out.push_str(self.word(at));
        }
        out
    }

    fn push(&mut self, word: &str, span: Span, weight: Option<Weight>) {
        self.push_hashed(word, Word::of(word), span, weight);
    }

    fn push_hashed(&mut self, word: &str, hash: Word, span: Span, weight: Option<Weight>) {
        let from = self.folded.len() as u32;
        self.folded.push_str(word);
        let weight = weight.unwrap_or_else(|| {
            let closed = Classes::FUNCTION;
            if self.weighed && (lexicon::classes(hash).has(closed) || tables::is_function(hash)) {
                Weight::Function
            } else {
                Weight::Content
            }
        });
        self.items.push(Item { word: hash, span, weight, from, to: self.folded.len() as u32 });
    }
}

/// How many raw pieces a bracket may hold; a longer one was never closed.
const BRACKET: usize = 40;

struct Fold<'a> {
    text: &'a str,
    raws: &'a [Raw],
    out: Wording,
    buffer: String,
    /// A currency sign whose number is being read: `$5 million` is `five million dollars`.
    currency: Option<(&'static str, Span)>,
}

impl Fold<'_> {
    fn sort(&self, at: usize) -> Option<Sort> {
        self.raws.get(at).map(|r| r.sort)
    }

    fn spelling(&self, at: usize) -> &str {
        self.raws.get(at).filter(|r| r.sort == Sort::Word).map_or("", |r| r.span.of(self.text))
    }

    /// Folds what starts at raw piece `at`; the next piece to look at.
    fn step(&mut self, at: usize) -> usize {
        let raw = self.raws[at];
        match raw.sort {
            Sort::Word => self.word(at),
            Sort::Number => self.number(at),
            Sort::Sign(sign) => {
                if self.currency.is_some() && sign != '-' {
                    self.settle_currency();
                }
                self.sign(at, sign)
            }
        }
    }

    fn sign(&mut self, at: usize, sign: char) -> usize {
        let span = self.raws[at].span;
        match sign {
            '%' => self.out.push("percent", span, None),
            '&' => self.out.push("and", span, None),
            '$' => self.currency = Some(("dollars", span)),
            '£' => self.currency = Some(("pounds", span)),
            '€' => self.currency = Some(("euros", span)),
            '…' => self.gap(span),
            '.' => {
                let dots = self.raws[at..].iter().take_while(|r| r.sort == Sort::Sign('.')).count();
                if dots >= 2 {
                    self.gap(span.to(self.raws[at + dots - 1].span));
                }
                return at + dots;
            }
            '[' | '(' => {
                let close = if sign == '[' { ']' } else { ')' };
                let ahead = &self.raws[at..self.raws.len().min(at + BRACKET)];
                if let Some(end) = ahead.iter().position(|r| r.sort == Sort::Sign(close)) {
                    self.gap(span.to(self.raws[at + end].span));
                    return at + end + 1;
                }
            }
            c if is_apostrophe(c) => {
                // `'em`, `'til`, `'cause`: only with the apostrophe are they short forms.
                let next = self.spelling(at + 1).to_lowercase();
                if !next.is_empty()
                    && !self.raws[at + 1].spaced
                    && let Some(full) = tables::spoken(&format!("'{next}"))
                {
                    self.say(full, span.to(self.raws[at + 1].span));
                    return at + 2;
                }
            }
            _ => {}
        }
        at + 1
    }

    fn gap(&mut self, span: Span) {
        // Two gaps side by side are one.
        if self.out.items.last().is_none_or(|i| i.weight != Weight::Gap) {
            self.out.push("\u{2026}", span, Some(Weight::Gap));
        }
    }

    /// Adds words that are known in full.
    fn say(&mut self, words: &str, span: Span) {
        for word in words.split(' ') {
            self.out.push(word, span, None);
        }
    }

    fn settle_currency(&mut self) {
        if let Some((name, span)) = self.currency.take() {
            self.out.push(name, span, None);
        }
    }

    fn word(&mut self, at: usize) -> usize {
        let mut span = self.raws[at].span;
        let mut next = at + 1;
        let spelling = span.of(self.text);
        let mut lower = std::mem::take(&mut self.buffer);
        lower.clear();
        let plain = fold_into(spelling, &mut lower);
        let marked = || matches!(self.sort(at + 1), Some(Sort::Sign(c)) if is_apostrophe(c));
        // Nearly every word stands for itself.
        if let Some(hash) = plain
            && self.currency.is_none()
            && !may_be_initials(spelling)
            && !tables::may_be_odd(hash)
            && lower != "per"
            && !marked()
        {
            self.regular(&lower, hash, span);
            self.buffer = lower;
            return next;
        }
        // An apostrophe with a stray space: `I' m`, `don ' t`, `it 's`.
        if let (Some(Sort::Sign(c)), tail) = (self.sort(at + 1), self.spelling(at + 2))
            && is_apostrophe(c)
            && matches!(tail, "s" | "t" | "m" | "d" | "re" | "ve" | "ll")
            && !(self.raws[at + 1].spaced && self.raws[at + 2].spaced)
        {
            lower.push('\'');
            lower.push_str(tail);
            span = span.to(self.raws[at + 2].span);
            next = at + 3;
        } else if let Some(Sort::Sign(c)) = self.sort(at + 1)
            && is_apostrophe(c)
            && !self.raws[at + 1].spaced
            && lower.len() > 3
            && lower.ends_with("in")
            && spelling.starts_with(char::is_lowercase)
            && lexicon::classes(Word::of(&format!("{lower}g"))).has(Classes::ENGLISH)
        {
            // `goin'` drops its last letter; `Berlin'` only ends a quotation.
            lower.push('g');
        }
        if lower == "per" && self.spelling(next).eq_ignore_ascii_case("cent") {
            lower.push_str("cent");
            span = span.to(self.raws[next].span);
            next += 1;
        }
        if self.currency.is_some()
            && !matches!(lower.as_str(), "million" | "billion" | "trillion" | "thousand" | "m" | "bn")
        {
            self.settle_currency();
        }
        self.emit(&lower, spelling, span);
        self.buffer = lower;
        next
    }

    /// Adds a lower-case word with its contractions taken apart.
    fn emit(&mut self, lower: &str, spelling: &str, span: Span) {
        let hash = Word::of(lower);
        let short = may_be_initials(spelling);
        if !short && !tables::may_be_odd(hash) && !lower.contains('\'') {
            return self.regular(lower, hash, span);
        }
        if tables::is_filler(lower) {
            return;
        }
        if short {
            let upper = spelling.replace('.', "");
            if let Some(body) = tables::body(&upper) {
                return self.out.push(body, span, None);
            }
        }
        if let Some(full) = tables::spoken(lower) {
            return self.say(full, span);
        }
        let Some((head, tail)) = lower.rsplit_once('\'') else { return self.plain(lower, span) };
        match tail {
            "t" if head.ends_with('n') && head.len() > 1 => {
                self.plain(&head[..head.len() - 1], span);
                self.out.push("not", span, None);
            }
            "s" => {
                self.emit(head, "", span);
                self.out.push("s", span, Some(Weight::ShortS));
            }
            "d" => {
                self.emit(head, "", span);
                self.out.push("d", span, Some(Weight::ShortD));
            }
            "ve" | "re" | "ll" | "m" => {
                self.emit(head, "", span);
                let full = match tail {
                    "ve" => "have",
                    "re" => "are",
                    "ll" => "will",
                    _ => "am",
                };
                self.out.push(full, span, None);
            }
            _ => self.plain(&lower.replace('\'', ""), span),
        }
    }

    /// Adds a word without contractions, in its one spelling.
    fn plain(&mut self, lower: &str, span: Span) {
        let levelled = levelled(lower);
        let lower = spelling::american(Word::of(lower)).or(levelled.as_deref()).unwrap_or(lower);
        self.out.push(tables::variant(lower).unwrap_or(lower), span, None);
    }

    /// The same for a word that has one form at most beside its spelling.
    fn regular(&mut self, lower: &str, hash: Word, span: Span) {
        if spelling::american(hash).is_none() && levelled(lower).is_none() {
            self.out.push_hashed(lower, hash, span, None);
        } else {
            self.plain(lower, span);
        }
    }

    fn number(&mut self, at: usize) -> usize {
        let span = self.raws[at].span;
        let digits = span.of(self.text).replace(',', "");
        let glued = self.raws.get(at + 1).is_some_and(|r| !r.spaced);
        let mut tail = String::new();
        fold_into(self.spelling(at + 1), &mut tail);
        if let Some(clock) = clock(&digits, &tail) {
            let mut next = if matches!(tail.as_str(), "am" | "pm") { at + 2 } else { at + 1 };
            if self.sort(next) == Some(Sort::Sign('.')) && tables::is_zone(&self.spelling(next + 1).to_lowercase()) {
                next += 1;
            }
            if tables::is_zone(&self.spelling(next).to_lowercase()) {
                next += 1;
            }
            self.out.push(&clock, span.to(self.raws[next - 1].span), None);
            return next;
        }
        let value = digits.parse::<usize>().ok();
        if glued && matches!(tail.as_str(), "st" | "nd" | "rd" | "th") {
            let whole = span.to(self.raws[at + 1].span);
            match value.and_then(tables::ordinal) {
                Some(words) => self.pair(words, whole),
                None => self.out.push(&format!("{digits}th"), whole, None),
            }
            return at + 2;
        }
        match value.filter(|_| !digits.starts_with('0') || digits == "0").and_then(tables::number) {
            Some(words) => self.pair(words, span),
            None => self.out.push(&digits, span, None),
        }
        let size = match tail.as_str() {
            "m" | "mn" => "million",
            "bn" => "billion",
            "tn" => "trillion",
            "k" => "thousand",
            _ => "",
        };
        if glued && !size.is_empty() {
            self.out.push(size, self.raws[at + 1].span, None);
            return at + 2;
        }
        at + 1
    }

    fn pair(&mut self, (first, second): (&str, Option<&str>), span: Span) {
        self.out.push(first, span, None);
        if let Some(second) = second {
            self.out.push(second, span, None);
        }
    }
}

/// Whether a word may be the short name of a body: `UN`, `U.N`.
fn may_be_initials(spelling: &str) -> bool {
    let bytes = spelling.as_bytes();
    matches!(bytes.len(), 2..=6) && bytes[0].is_ascii_uppercase() && (bytes[1].is_ascii_uppercase() || bytes[1] == b'.')
}

/// Lower case, straight apostrophes, no diacritics, no dots; with the hash of what was added, if that is letters and digits
/// of ASCII alone.
fn fold_into(spelling: &str, out: &mut String) -> Option<Word> {
    let (mut hash, mut plain, mut changed) = (Word::EMPTY, true, false);
    for byte in spelling.bytes() {
        let lower = byte.to_ascii_lowercase();
        plain &= lower.is_ascii_alphanumeric();
        changed |= lower != byte;
        hash = hash.then(lower);
    }
    if plain {
        let from = out.len();
        out.push_str(spelling);
        if changed {
            out[from..].make_ascii_lowercase();
        }
        return Some(hash);
    }
    for c in spelling.chars().flat_map(char::to_lowercase) {
        match c {
            '.' | '\u{300}'..='\u{36f}' => {}
            c if is_apostrophe(c) => out.push('\''),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            c => out.push(base(c)),
        }
    }
    None
}

/// `-ise` for `-ize` in words that no list holds. Both sides are levelled alike, so a word that is right with an `s`
/// does no harm.
fn levelled(lower: &str) -> Option<String> {
    // Each of the ends has an `is`; nearly no word gets further.
    if lower.len() < 7 || !lower.as_bytes()[lower.len().saturating_sub(8)..].windows(2).any(|pair| pair == b"is") {
        return None;
    }
    ["ise", "ised", "ises", "ising", "isation", "isations", "iser", "isers"]
        .iter()
        .find(|end| lower.ends_with(**end))
        .map(|end| format!("{}iz{}", &lower[..lower.len() - end.len()], &end[2..]))
}

/// A clock time as one word, 24 hours: `6:00 p.m.`, `6 pm` and `18:00` are `clock1800`.
fn clock(digits: &str, tail: &str) -> Option<String> {
    let half = matches!(tail, "am" | "pm");
    let (hour, minute) = match digits.split_once([':', '.']) {
        Some((h, m)) if m.len() == 2 && (digits.contains(':') || half) => (h.parse::<u32>().ok()?, m.parse().ok()?),
        None if half => (digits.parse().ok()?, 0),
        _ => return None,
    };
    let hour = match tail {
        "pm" if hour < 12 => hour + 12,
        "am" if hour == 12 => 0,
        _ => hour,
    };
    (hour < 25 && minute < 60_u32).then(|| format!("clock{hour:02}{minute:02}"))
}

#[cfg(test)]
mod tests;
