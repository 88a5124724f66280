//! Reading the words that dates, times and durations are made of: months, weekdays, day numbers, years, counts.

use crate::model::{Classes, Decimal, SentenceView, Shape, Token, Word, WordSet};

use super::vocabulary::{CARDINALS, MONTHS, ORDINALS, WEEKDAYS, find};

/// A word in a constant: `w!("ago")`.
macro_rules! w {
    ($word:literal) => {
        const { crate::model::Word::of($word) }
    };
}
/// A set of words in a constant: `ws!["in", "on"]`.
macro_rules! ws {
    ($($word:literal),+ $(,)?) => {{
        const WORDS: &[crate::model::Word] = &[$(crate::model::Word::of($word)),+];
        const SET: crate::model::WordSet = crate::model::WordSet::of(WORDS);
        &SET
    }};
}
pub(in crate::kind) use {w, ws};

/// A count before a unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kind) struct Count {
    /// What it is worth.
    pub number: Decimal,
    /// Only its size is known: `several`, `a few`.
    pub vague: bool,
    /// Written `a` or `an`.
    pub article: bool,
}

impl Count {
    fn of(n: i64) -> Self {
        Self { number: Decimal::int(n), vague: false, article: false }
    }
}

/// Looks into a sentence by token index; asks beyond its ends are answered with nothing.
#[derive(Clone, Copy)]
pub(in crate::kind) struct Look<'a> {
    /// The sentence.
    pub view: &'a SentenceView<'a>,
}

impl<'a> Look<'a> {
    #[inline]
    pub fn token(self, i: usize) -> Option<&'a Token> {
        self.view.tokens.get(i)
    }

    pub fn len(self) -> usize {
        self.view.tokens.len()
    }

    /// The spelling; empty beyond the end.
    #[inline]
    pub fn text(self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.span.of(self.view.text))
    }

    #[inline]
    pub fn is(self, i: usize, word: Word) -> bool {
        self.view.is(i, word)
    }

    #[inline]
    pub fn any(self, i: usize, words: &WordSet) -> bool {
        self.view.is_in(i, words)
    }

    /// Whether the token before `i` is this word.
    #[inline]
    pub fn before(self, i: usize, words: &WordSet) -> bool {
        i > 0 && self.any(i - 1, words)
    }

    #[inline]
    pub fn class(self, i: usize, classes: Classes) -> bool {
        self.token(i).is_some_and(|t| t.is_a(classes))
    }

    /// Whether any token of the sentence is in one of these classes: a rule that needs one is passed over at one glance.
    #[inline]
    pub fn sentence_has(self, classes: Classes) -> bool {
        self.view.sentence.classes.has(classes)
    }

    #[inline]
    pub fn looks(self, i: usize, shape: Shape) -> bool {
        self.token(i).is_some_and(|t| t.looks(shape))
    }

    /// Whether token `i` hangs on the one before it without white space.
    #[inline]
    pub fn glued(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| !t.looks(Shape::SPACED))
    }

    /// Whether token `i` is this sign.
    #[inline]
    pub fn sign(self, i: usize, sign: &str) -> bool {
        self.token(i).is_some_and(|t| t.span.len() as usize == sign.len() && t.span.of(self.view.text) == sign)
    }

    /// A hyphen or dash, glued or not.
    #[inline]
    pub fn dash(self, i: usize) -> bool {
        !self.looks(i, Shape::WORD.with(Shape::NUMBER)) && matches!(self.text(i), "-" | "–" | "—" | "‐" | "‑" | "−")
    }

    /// Digits only, at most `most` of them: their value.
    pub fn digits(self, i: usize, most: usize) -> Option<u32> {
        if !self.class(i, Classes::DIGITS) {
            return None;
        }
        let text = self.text(i).as_bytes();
        if text.is_empty() || text.len() > most.min(9) {
            return None;
        }
        text.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    }

    /// A month's name and what follows it (the stop of `Sept.` eaten).
    pub fn month(self, i: usize) -> Option<(u8, usize)> {
        let token = self.token(i)?;
        if !token.is_a(Classes::MONTH) {
            return None;
        }
        let month = find(MONTHS, token.word)?;
        // `may`, `march` and `mar` in small letters are a verb, a walk and a blemish.
        if !token.looks(Shape::CAPITAL) && self.any(i, ws!["may", "march", "mar"]) {
            // `on march eighteenth`, `friday may 3rd`
            let led = self.before(i, ws!["on"]) || i > 0 && self.class(i - 1, Classes::WEEKDAY);
            if !(led && self.ordinal(i + 1).is_some()) {
                return None;
            }
        }
        Some((month, self.stop(i + 1, token)))
    }

    /// Eats the full stop of an abbreviation.
    fn stop(self, next: usize, token: &Token) -> usize {
        let short = token.span.len() <= 5;
        // The last stop of a sentence closes the sentence, not the abbreviation.
        if short && self.sign(next, ".") && self.glued(next) && next + 1 < self.len() { next + 1 } else { next }
    }

    /// Whether a month is written as an abbreviation.
    pub fn short_month(self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.span.len() <= 4 && !self.any(i, ws!["may", "june", "july"]))
    }

    /// A day of the week and what follows it. Abbreviations (`Mon`, `Sat.`) only before a stop, a comma, a number or a month.
    pub fn weekday(self, i: usize) -> Option<(u8, usize)> {
        let token = self.token(i)?;
        if !token.is_a(Classes::WEEKDAY) {
            return None;
        }
        let weekday = find(WEEKDAYS, token.word)?;
        if token.span.len() > 5 {
            return Some((weekday, i + 1));
        }
        let next = self.stop(i + 1, token);
        let after = if self.sign(next, ",") { next + 1 } else { next };
        let dated =
            self.class(after, Classes::DIGITS.with(Classes::MONTH)) && (after == next || self.month(after).is_some());
        dated.then_some((weekday, next))
    }

    /// An abbreviated weekday where the words before tell that one must follow: `next week Mon`.
    pub fn short_weekday(self, i: usize) -> Option<(u8, usize)> {
        let token = self.token(i).filter(|t| t.is_a(Classes::WEEKDAY) && t.looks(Shape::CAPITAL))?;
        Some((find(WEEKDAYS, token.word)?, self.stop(i + 1, token)))
    }

    /// A day of the month in digits (`6`, `6th`) or as an ordinal word, and what follows it.
    /// The flag tells whether it is an ordinal.
    pub fn day(self, i: usize) -> Option<(u8, usize, bool)> {
        if let Some(n) = self.digits(i, 2) {
            let day = u8::try_from(n).ok().filter(|d| (1..=31).contains(d))?;
            let suffix = self.glued(i + 1) && self.any(i + 1, ws!["st", "nd", "rd", "th"]);
            if !suffix && self.glued(i + 1) && self.class(i + 1, Classes::DIGITS) {
                return None;
            }
            return Some((day, if suffix { i + 2 } else { i + 1 }, suffix));
        }
        self.ordinal_word(i).filter(|o| o.0 <= 31).map(|(n, next)| (n, next, true))
    }

    /// `third`, `twenty-first`.
    pub fn ordinal_word(self, i: usize) -> Option<(u8, usize)> {
        let token = self.token(i)?;
        if !token.is_a(Classes::ORDINAL.with(Classes::NUMBER)) {
            return None;
        }
        let word = token.word;
        if let Some(n) = find(ORDINALS, word) {
            return Some((n, i + 1));
        }
        let tens = find(CARDINALS, word).filter(|n| (20..=90).contains(n))?;
        let next = if self.dash(i + 1) { i + 2 } else { i + 1 };
        let unit = find(ORDINALS, self.token(next)?.word).filter(|n| *n < 10)?;
        Some((tens + unit, next + 1))
    }

    /// An ordinal in digits or words: `3rd`, `third`.
    pub fn ordinal(self, i: usize) -> Option<(u8, usize)> {
        if let Some(n) = self.digits(i, 2) {
            return (self.glued(i + 1) && self.any(i + 1, ws!["st", "nd", "rd", "th"]))
                .then(|| u8::try_from(n).ok().map(|n| (n, i + 2)))?;
        }
        self.ordinal_word(i)
    }

    /// A cardinal in words below one hundred.
    pub fn cardinal_word(self, i: usize) -> Option<(u8, usize)> {
        let n = find(CARDINALS, self.token(i).filter(|t| t.is_a(Classes::NUMBER))?.word)?;
        if n < 20 {
            return Some((n, i + 1));
        }
        let next = if self.dash(i + 1) { i + 2 } else { i + 1 };
        match self.token(next).and_then(|t| find(CARDINALS, t.word)).filter(|u| *u < 10) {
            Some(unit) => Some((n + unit, next + 1)),
            None => Some((n, i + 1)),
        }
    }

    /// A year of four digits that no sign ties to anything, and what follows it.
    pub fn year(self, i: usize) -> Option<(i16, usize)> {
        self.token(i).filter(|t| t.span.len() == 4 && t.is_a(Classes::DIGITS))?;
        let n = self.digits(i, 4)?;
        let year = i16::try_from(n).ok().filter(|y| (1000..=2999).contains(y))?;
        if self.glued(i + 1)
            && (matches!(self.text(i + 1), "%" | "$" | "°")
                || self.looks(i + 1, Shape::WORD)
                || self.looks(i + 1, Shape::NUMBER))
        {
            return None;
        }
        Some((year, i + 1))
    }

    /// `'82`, `’82`: a year of two digits behind an apostrophe.
    pub fn short_year(self, i: usize) -> Option<(i16, usize)> {
        if self.looks(i, Shape::WORD)
            || !matches!(self.text(i), "'" | "’" | "‘")
            || !self.glued(i + 1)
            || self.text(i + 1).len() != 2
        {
            return None;
        }
        let n = self.digits(i + 1, 2)?;
        if self.glued(i + 2) && self.looks(i + 2, Shape::WORD) {
            return None;
        }
        Some((full_year(n), i + 2))
    }

    /// A count before a unit of time: `two`, `48`, `a`, `half a`, `two-and-a-half`, `a couple of`, `several`.
    pub fn count(self, i: usize) -> Option<(Count, usize)> {
        let vague = |n: i64, next: usize| Some((Count { vague: true, ..Count::of(n) }, next));
        if self.any(i, ws!["a", "an"]) {
            if self.is(i + 1, w!("couple")) || self.is(i + 1, w!("pair")) {
                return Some((Count::of(2), if self.is(i + 2, w!("of")) { i + 3 } else { i + 2 }));
            }
            if self.is(i + 1, w!("few")) || self.is(i + 1, w!("handful")) {
                return vague(3, if self.is(i + 2, w!("of")) { i + 3 } else { i + 2 });
            }
            if self.is(i + 1, w!("dozen")) {
                return Some((Count::of(12), i + 2));
            }
            if self.is(i + 1, w!("hundred")) {
                return Some((Count::of(100), i + 2));
            }
            if self.is(i + 1, w!("half")) && self.dash(i + 2) {
                return Some((Count { number: Decimal::new(5, -1)?, vague: false, article: false }, i + 3));
            }
            if self.is(i + 1, w!("single")) {
                return Some((Count::of(1), i + 2));
            }
            return Some((Count { article: true, ..Count::of(1) }, i + 1));
        }
        if self.is(i, w!("single")) && self.dash(i + 1) && self.glued(i + 1) {
            return Some((Count::of(1), i + 1));
        }
        if self.is(i, w!("half")) {
            let next = if self.any(i + 1, ws!["a", "an"]) { i + 2 } else { i + 1 };
            return Some((Count { number: Decimal::new(5, -1)?, vague: false, article: false }, next));
        }
        if self.is(i, w!("couple")) {
            return Some((Count::of(2), if self.is(i + 1, w!("of")) { i + 2 } else { i + 1 }));
        }
        if self.any(i, ws!["several", "few", "many", "some"]) {
            return vague(3, i + 1);
        }
        let (number, next) = self.number(i)?;
        let number = Count { number, vague: false, article: false };
        Some(self.and_a_half(next, number).unwrap_or((number, next)))
    }

    /// `-and-a-half`, ` and a half` behind a number.
    pub fn and_a_half(self, i: usize, count: Count) -> Option<(Count, usize)> {
        let skip = |k: usize| if self.dash(k) { k + 1 } else { k };
        let and = skip(i);
        if !self.is(and, w!("and")) {
            return None;
        }
        let a = skip(and + 1);
        let article = self.is(a, w!("a"));
        let part = if article { skip(a + 1) } else { a };
        let more = if self.is(part, w!("half")) {
            // `an hour and half the night` goes on, `an hour and half` does not.
            let shared = !article && self.any(part + 1, ws!["the", "of", "a", "an", "its", "his", "her", "their"]);
            if shared {
                return None;
            }
            Decimal::new(5, -1)?
        } else if article && self.is(part, w!("quarter")) && !self.is(part + 1, w!("of")) {
            Decimal::new(25, -2)?
        } else {
            return None;
        };
        Some((Count { number: count.number.plus(more)?, ..count }, part + 1))
    }

    /// A plain number, in digits or words.
    pub fn number(self, i: usize) -> Option<(Decimal, usize)> {
        let token = self.token(i)?;
        if !token.is_a(Classes::DIGITS.with(Classes::NUMBER)) || self.any(i, ws!["no", "none", "both", "once", "twice"])
        {
            return None;
        }
        let at = self.view.first + i as u32;
        let k = self.view.numerals.partition_point(|n| n.tokens.start < at);
        if let Some(n) = self.view.numerals.get(k).filter(|n| n.tokens.start == at && !n.ordinal && !n.vague) {
            return Some((n.value, (n.tokens.end - self.view.first) as usize));
        }
        let (n, next) = self.cardinal_word(i)?;
        Some((Decimal::int(i64::from(n)), next))
    }
}

/// The full year of two digits: 1940 to 2039. News looks back further than ahead.
pub(in crate::kind) const fn full_year(two: u32) -> i16 {
    let two = (two % 100) as i16;
    if two >= 40 { 1900 + two } else { 2000 + two }
}
