//! Numbers in digits, words or both: `1,000`, `forty-two`, `2.5 million`, `two dozen`, `half a million`, `two-thirds`.

mod fraction;
mod sum;

use crate::lexicon::numbers::{Number, number};
use crate::model::{Classes, Decimal, Numeral, Shape, Token, Word};
use sum::Sum;

/// Reads all numerals of one sentence; `first` is the document index of its first token. Numbers that do not fit a
/// [`Decimal`] (hundreds of digits) are not read.
pub fn read(text: &str, tokens: &[Token], first: u32, out: &mut Vec<Numeral>) {
    let line = Line { text, tokens };
    let mut at = 0;
    // Most tokens are words that neither are numbers nor stand before one, as an article does.
    let numeric = Classes::DIGITS.with(Classes::NUMBER).with(Classes::ORDINAL);
    let may_be = |at: &usize| {
        let before_number = || tokens.get(at + 1).is_some_and(|t| t.is_a(Classes::NUMBER.with(Classes::ORDINAL)));
        tokens[*at].is_a(numeric) || !tokens[*at].looks(Shape::WORD) || before_number()
    };
    while let Some(next) = (at..tokens.len()).find(may_be) {
        at = next;
        let Some(found) = line.numeral(at).filter(|f| f.end > at) else {
            at += 1;
            continue;
        };
        let (Some(head), Some(tail)) = (tokens.get(at), tokens.get(found.end - 1)) else { break };
        out.push(Numeral {
            tokens: first + at as u32..first + found.end as u32,
            span: head.span.to(tail.span),
            value: found.low,
            high: found.high,
            step: found.step,
            digits: tokens[at..found.end].iter().any(|t| t.is_a(Classes::DIGITS)),
            vague: found.vague,
            ordinal: found.ordinal,
            part: found.part,
        });
        at = found.end;
    }
}

/// A numeral that was found: its worth and one past its last token.
#[derive(Clone, Copy, Debug)]
struct Found {
    low: Decimal,
    high: Decimal,
    step: Decimal,
    end: usize,
    vague: bool,
    ordinal: bool,
    part: bool,
}

impl Found {
    fn exact(value: Decimal, step: Decimal, end: usize) -> Self {
        Self { low: value, high: value, step, end, vague: false, ordinal: false, part: false }
    }

    fn times(self, factor: i64, end: usize) -> Option<Self> {
        let by = Decimal::int(factor);
        Some(Self {
            low: self.low.times(by)?,
            high: self.high.times(by)?,
            step: self.step.times(by)?,
            end,
            part: false,
            ..self
        })
    }
}

/// The tokens of a sentence, with look-ups that never fail.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Line<'a> {
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    fn spelling(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.span.of(self.text))
    }

    fn is(&self, at: usize, word: Word) -> bool {
        self.token(at).is_some_and(|t| t.word == word)
    }

    fn before(&self, at: usize) -> Option<&'a Token> {
        self.token(at.checked_sub(1)?)
    }

    fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| !t.looks(Shape::SPACED))
    }

    fn is_a(&self, at: usize, classes: Classes) -> bool {
        self.token(at).is_some_and(|t| t.is_a(classes))
    }

    /// The number word at `at`.
    fn number(&self, at: usize) -> Option<Number> {
        let token = self.token(at)?;
        if token.is_a(Classes::NUMBER.with(Classes::ORDINAL)) { number(token.word) } else { None }
    }

    /// Whether `at` is a hyphen that hangs on both its neighbours.
    fn hyphen(&self, at: usize) -> bool {
        self.glued(at) && self.glued(at + 1) && matches!(self.spelling(at), "-" | "\u{2010}" | "\u{2011}")
    }

    /// The index after a hyphen at `at`, or `at` itself.
    fn past_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    fn is_article(&self, at: usize) -> bool {
        self.is(at, const { Word::of("a") }) || self.is(at, const { Word::of("an") })
    }

    fn is_of(&self, at: usize) -> bool {
        self.is(at, const { Word::of("of") })
    }

    /// Whether the token at `at` may be a part of a number: digits, a number word, the point of `.38`.
    fn goes_on(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            t.is_a(Classes::DIGITS.with(Classes::NUMBER).with(Classes::ORDINAL))
                || t.looks(Shape::NUMBER)
                || !t.looks(Shape::WORD) && self.spelling(at) == "."
        })
    }

    /// Digits at `at`, with the place value of the last one: `1,000`, `7.70`, `.38`.
    fn digits(&self, at: usize) -> Option<(Decimal, Decimal, usize)> {
        let token = self.token(at)?;
        if self.spelling(at) == "." {
            let free = at == 0
                || token.looks(Shape::SPACED)
                || self
                    .before(at)
                    .is_some_and(|t| t.span.len() == 1 && !t.looks(Shape::WORD) && !t.looks(Shape::NUMBER));
            if !free || !self.glued(at + 1) || !self.is_a(at + 1, Classes::DIGITS) {
                return None;
            }
            let digits = self.spelling(at + 1);
            if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 20 {
                return None;
            }
            let places = i32::try_from(digits.len()).ok()?;
            return Some((Decimal::parse(digits)?.shifted(-places)?, Decimal::new(1, -places)?, at + 2));
        }
        if !token.looks(Shape::NUMBER) {
            return None;
        }
        if let Some(found) = self.blanks(at) {
            return Some(found);
        }
        let spelling = self.spelling(at);
        if spelling.len() <= 18 && spelling.bytes().all(|b| b.is_ascii_digit()) {
            let n = spelling.bytes().fold(0, |n, b| n * 10 + i64::from(b - b'0'));
            return Some((Decimal::int(n), Decimal::int(1), at + 1));
        }
        if !grouped(spelling) {
            return None;
        }
        let places = spelling.rsplit_once('.').map_or(0, |(_, tail)| tail.len());
        Some((Decimal::parse(spelling)?, Decimal::new(1, -i32::try_from(places).ok()?)?, at + 1))
    }

    /// `40 000 people`, `R1 250 000`: blanks between the thousands, before what is counted or behind a currency.
    fn blanks(&self, at: usize) -> Option<(Decimal, Decimal, usize)> {
        let plain = |k: usize| self.spelling(k).bytes().all(|b| b.is_ascii_digit());
        let group =
            |k: usize| self.spelling(k).len() == 3 && plain(k) && self.token(k).is_some_and(|t| t.looks(Shape::SPACED));
        if !group(at + 1) || self.spelling(at).len() > 3 || !plain(at) || self.spelling(at).starts_with('0') {
            return None;
        }
        let end = (at + 2..at + 5).find(|k| !group(*k))?;
        let rand = |t: &Token| t.span.of(self.text) == "R" && self.glued(at);
        let money = self.before(at).is_some_and(|t| t.is_a(Classes::CURRENCY) || rand(t));
        // `May 5 200 men`, `Boeing 737 800`, `+1 877 268 9324`
        let led = self.before(at).is_none_or(|t| {
            !t.is_a(Classes::DIGITS.with(Classes::MONTH))
                && (t.looks(Shape::FIRST) || !t.looks(Shape::CAPITAL))
                && (self.glued(at) || t.looks(Shape::WORD) || matches!(t.span.of(self.text), "," | "(" | ":"))
        });
        let counted = self.token(end).is_some_and(|t| {
            t.looks(Shape::WORD)
                && t.looks(Shape::SPACED)
                && t.is_a(Classes::ENGLISH.with(Classes::PERSON))
                && !t.is_a(Classes::STOP.with(Classes::PREPOSITION).with(Classes::AUXILIARY).with(Classes::NUMBER))
        });
        if self.is_a(end, Classes::DIGITS) || !(money || led && counted) {
            return None;
        }
        let joined: String = (at..end).map(|k| self.spelling(k)).collect();
        Some((Decimal::parse(&joined)?, Decimal::int(1), end))
    }

    /// The numeral that starts at `at`.
    fn numeral(&self, at: usize) -> Option<Found> {
        let token = self.token(at)?;
        if !token.is_a(Classes::DIGITS.with(Classes::NUMBER).with(Classes::ORDINAL)) {
            if token.looks(Shape::WORD) {
                let article = self.is_a(at + 1, Classes::NUMBER.with(Classes::ORDINAL)) && self.is_article(at);
                return if article { self.after_article(at) } else { None };
            }
            if self.spelling(at) != "." {
                return None;
            }
        }
        if let Some(found) = self.part(at, false) {
            return Some(found);
        }
        match self.number(at) {
            Some(Number::Many(_) | Number::Vague(..)) => self.vague(at),
            _ => self.cardinal(at),
        }
    }

    /// `a hundred and fifty`, `a third of`, `a dozen`, `a few`, `a couple of`.
    fn after_article(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.a_score(at) {
            return Some(found);
        }
        match self.number(at + 1)? {
            Number::Hundred | Number::Scale(_) | Number::Dozen => self.cardinal(at + 1),
            Number::Vague(..) => self.vague(at + 1),
            Number::Half | Number::Part(_) | Number::Ordinal(_) => self.part(at, true),
            _ => None,
        }
    }

    /// `a score of jets`: twenty. Not `a score of 70`, `a score of music`: it takes a plural.
    fn a_score(&self, at: usize) -> Option<Found> {
        if !self.is(at + 1, const { Word::of("score") }) || !self.is_of(at + 2) {
            return None;
        }
        let noun = |t: &Token| t.looks(Shape::WORD) && !t.is_a(Classes::STOP.with(Classes::PREPOSITION));
        let mut rest = (at + 3..at + 8).map_while(|k| self.token(k).filter(|t| noun(t) && !t.is_a(Classes::NUMBER)));
        let plural = |t: &Token| {
            let some = t.lemma != t.word && t.span.of(self.text).ends_with('s');
            some || t.is_a(Classes::PERSON) && t.lemma != t.word || t.word == const { Word::of("people") }
        };
        // Nobody counts them out.
        rest.any(plural).then(|| Found::exact(Decimal::int(20), Decimal::int(5), at + 2))
    }

    /// `dozens`, `tens of thousands`, `several hundred`, `a couple of hundred`, `a few`.
    fn vague(&self, at: usize) -> Option<Found> {
        let (low, high) = match self.number(at)? {
            Number::Many(n) => (n.checked_mul(2)?, n.checked_mul(10)?),
            Number::Vague(low, high) => (low, high),
            _ => return None,
        };
        let step = Decimal::int(1);
        let mut found =
            Found { low: Decimal::int(low), high: Decimal::int(high), vague: true, ..Found::exact(step, step, at + 1) };
        let mut next = found.end;
        if self.is_of(next) {
            next += 1;
        }
        let mut scaled = false;
        for _ in 0..2 {
            let factor = match self.number(next) {
                Some(Number::Hundred) => 100,
                Some(Number::Scale(n) | Number::Many(n)) => n,
                Some(Number::Dozen) => 12,
                _ => break,
            };
            found = found.times(factor, next + 1)?;
            scaled = true;
            next += 1;
            if self.is_of(next) && matches!(self.number(next + 1), Some(Number::Many(_))) {
                next += 1;
            }
        }
        if !scaled && !self.stands_for_number(at) {
            return None;
        }
        Some(found)
    }

    /// `a few`, `the past few`, `a couple of`: not `few people came`, `the couple married`, `several`, which always does.
    fn stands_for_number(&self, at: usize) -> bool {
        let few = self.is(at, const { Word::of("few") });
        let couple = self.is(at, const { Word::of("couple") });
        let handful = self.is(at, const { Word::of("handful") });
        let article = at > 0 && (self.is_article(at - 1) || self.is(at - 1, const { Word::of("the") }));
        if few {
            let before = self.before(at).map(|t| t.word);
            let lead = const {
                [
                    Word::of("past"),
                    Word::of("last"),
                    Word::of("next"),
                    Word::of("first"),
                    Word::of("every"),
                    Word::of("these"),
                    Word::of("those"),
                    Word::of("following"),
                    Word::of("final"),
                ]
            };
            return (article && self.is_article(at - 1)) || before.is_some_and(|w| lead.contains(&w));
        }
        if couple || handful {
            return (self.is_of(at + 1) && (article || couple))
                || (couple && article && self.is(at + 1, const { Word::of("more") }));
        }
        // `tens` alone is a word of sums, not of size.
        !self.is(at, const { Word::of("tens") }) && (self.is_of(at + 1) || !self.is(at, const { Word::of("scores") }))
    }

    /// A number in words, digits or both, and what hangs on it: `and a half`, `1/2`, `th`.
    fn cardinal(&self, at: usize) -> Option<Found> {
        let mut sum = Sum::default();
        let mut next = at;
        let mut end = at;
        while sum.add(self, next) {
            end = sum.end;
            if sum.closed {
                break;
            }
            next = self.joined(&sum, end);
        }
        if end == at {
            return None;
        }
        let mut found = sum.found(end)?;
        if sum.one_number() && !sum.ordinal {
            found = self.with_ordinal_suffix(found, at);
        }
        if found.ordinal {
            return Some(found);
        }
        found = self.with_point(&sum, found).unwrap_or(found);
        found = self.with_fraction(&sum, found, at).unwrap_or(found);
        Some(found)
    }

    /// Where the next part of a number may stand after a part that ends at `end`.
    fn joined(&self, sum: &Sum, end: usize) -> usize {
        if self.hyphen(end) && self.number(end + 1).is_some() {
            return end + 1;
        }
        let and = self.is(end, const { Word::of("and") });
        if and && sum.takes_and() {
            let small = matches!(
                self.number(end + 1),
                Some(Number::Unit(_) | Number::Teen(_) | Number::Ten(_) | Number::Ordinal(_))
            );
            // `two million and one half`: the part is no small number.
            let part = matches!(
                self.number(self.past_hyphen(end + 2)),
                Some(Number::Half | Number::Part(_) | Number::Parts(_))
            );
            if (small && !part) || (sum.digits && self.is_a(end + 1, Classes::DIGITS)) {
                return end + 1;
            }
        }
        end
    }

    /// `14` `th`.
    fn with_ordinal_suffix(&self, found: Found, at: usize) -> Found {
        const SUFFIXES: [Word; 4] = [Word::of("st"), Word::of("nd"), Word::of("rd"), Word::of("th")];
        let mut suffix = self.token(found.end).is_some_and(|t| SUFFIXES.contains(&t.word));
        // `12st` are stones.
        if suffix && self.is(found.end, SUFFIXES[0]) {
            suffix = found.low.to_int().is_some_and(|n| n % 10 == 1 && n % 100 != 11);
        }
        if found.end == at + 1 && suffix && self.glued(found.end) && found.low.to_int().is_some() {
            return Found { ordinal: true, end: found.end + 1, ..found };
        }
        found
    }

    /// `three point five million`.
    fn with_point(&self, sum: &Sum, found: Found) -> Option<Found> {
        if sum.digits || sum.last_scale().is_some() || !self.is(found.end, const { Word::of("point") }) {
            return None;
        }
        let (mut value, mut end, mut places) = (found.low, found.end + 1, 0);
        while let Some(Number::Unit(n)) = self.number(end).filter(|_| places < 9) {
            places += 1;
            value = value.plus(Decimal::int(n).shifted(-places)?)?;
            end += 1;
        }
        if places == 0 {
            return None;
        }
        let found = Found::exact(value, Decimal::new(1, -places)?, end);
        Some(self.with_scale(found).unwrap_or(found))
    }

    /// `million` after a number that is whole in itself: `two and a half million`, `a quarter of a million`.
    fn with_scale(&self, found: Found) -> Option<Found> {
        let at = self.past_hyphen(found.end);
        let (factor, end) = match self.number(at)? {
            Number::Hundred => (100, at + 1),
            Number::Dozen => (12, at + 1),
            Number::Scale(n) | Number::Suffix(n) => (n, at + 1),
            _ => return None,
        };
        found.times(factor, end)
    }
}

/// Whether the commas of a number part its thousands (`1,234,567`), or its lakhs (`12,34,567`); `22,24,26` is a list.
fn grouped(spelling: &str) -> bool {
    let whole = spelling.split('.').next().unwrap_or_default();
    let mut groups = whole.rsplit(',');
    let last = groups.next().map_or(0, str::len);
    let mut rest = groups.peekable();
    if rest.peek().is_none() {
        return true;
    }
    last == 3 && rest.all(|group| matches!(group.len(), 1..=3))
}

#[cfg(test)]
mod tests;
