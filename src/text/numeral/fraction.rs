//! Parts of a whole: `half`, `two-thirds`, `a quarter of`, `4 1/2`, `½`, `two and a half`.

use super::{Found, Line, Sum};
use crate::lexicon::numbers::Number;
use crate::model::{Classes, Decimal, Word};

/// A part of a whole: its worth, its finest step, one past its last token.
type Part = (Decimal, Decimal, usize);

/// `n / d`, ten places after the point.
fn ratio(n: i64, d: i64) -> Option<Decimal> {
    let scaled = i128::from(n).checked_mul(100_000_000_000)?.checked_div(i128::from(d))?;
    Decimal::new((scaled + 5) / 10, -10)
}

impl Line<'_> {
    /// A numeral that is a part: `half`, `half a million`, `two-thirds`, `a third of`, `3/4`, `½`.
    /// With `article` the part stands after the article at `at`.
    pub(super) fn part(&self, at: usize, article: bool) -> Option<Found> {
        let (value, step, end) = if article {
            self.after_a(at)?
        } else {
            match self.number(at) {
                Some(Number::Half) => self.half(at)?,
                Some(Number::Unit(n) | Number::Teen(n)) => self.parts(at, n)?,
                Some(Number::Part(d)) => self.quarter(at, d)?,
                Some(_) => return None,
                None => self.slashed(at).or_else(|| self.sign(at))?,
            }
        };
        let found = Found { part: true, ..Found::exact(value, step, end) };
        Some(self.of_scale(found).unwrap_or(found))
    }

    /// `half a million`, `quarter million`, `three quarters of a million`, `half a dozen`.
    fn of_scale(&self, found: Found) -> Option<Found> {
        let mut at = found.end;
        if self.is_of(at) {
            at += 1;
        }
        if self.is_article(at) {
            at += 1;
        }
        self.with_scale(Found { end: at, ..found })
    }

    fn half(&self, at: usize) -> Option<Part> {
        const OTHER: [Word; 6] = [
            Word::of("latter"),
            Word::of("former"),
            Word::of("other"),
            Word::of("better"),
            Word::of("next"),
            Word::of("last"),
        ];
        // `the second half` is a stretch of time.
        if self.before(at).is_some_and(|t| t.is_a(Classes::ORDINAL) || OTHER.contains(&t.word)) {
            return None;
        }
        // `half an hour`: the article belongs to the number.
        let end = if self.is_article(at + 1)
            && self.is_a(at + 2, Classes::UNIT.with(Classes::TIME_UNIT).with(Classes::CURRENCY))
        {
            at + 2
        } else {
            at + 1
        };
        Some((ratio(1, 2)?, Decimal::new(1, -1)?, end))
    }

    /// `1/2`, `7 3 / 4` without the whole.
    fn slashed(&self, at: usize) -> Option<Part> {
        let n = self.small_digits(at)?;
        if self.spelling(at + 1) != "/" {
            return None;
        }
        let d = self.small_digits(at + 2)?;
        // `9/11` and `5/6` are dates sooner than parts; `1/2/2003` is one surely.
        let plain = matches!(d, 2 | 3 | 4 | 5 | 8 | 16 | 32) && n < d && n > 0 && self.spelling(at + 3) != "/";
        if plain { Some((ratio(n, d)?, ratio(1, d)?, at + 3)) } else { None }
    }

    fn small_digits(&self, at: usize) -> Option<i64> {
        if !self.is_a(at, Classes::DIGITS) || self.spelling(at).len() > 3 {
            return None;
        }
        self.spelling(at).parse().ok()
    }

    fn sign(&self, at: usize) -> Option<Part> {
        let (n, d) = match self.spelling(at) {
            "½" => (1, 2),
            "¼" => (1, 4),
            "¾" => (3, 4),
            "⅓" => (1, 3),
            "⅔" => (2, 3),
            "⅛" => (1, 8),
            "⅜" => (3, 8),
            "⅝" => (5, 8),
            "⅞" => (7, 8),
            _ => return None,
        };
        Some((ratio(n, d)?, ratio(1, d)?, at + 1))
    }

    /// `two-thirds`, `three quarters of`, `one fifth`, `twenty-three fifths`.
    fn parts(&self, at: usize, n: i64) -> Option<Part> {
        if n == 0 {
            return None;
        }
        let next = self.past_hyphen(at + 1);
        match self.number(next)? {
            // `three quarters of growth`, `two quarters` are times.
            Number::Parts(4)
                if next == at + 1
                    && !(n == 3
                        && (self.is_of(at + 2)
                            || self.is_a(at + 2, Classes::UNIT)
                            || matches!(self.number(at + 2), Some(Number::Scale(_))))) =>
            {
                None
            }
            Number::Parts(d) => Some((ratio(n, d)?, small_step()?, next + 1)),
            Number::Ordinal(d) | Number::Part(d) if n == 1 && d > 2 => Some((ratio(1, d)?, small_step()?, next + 1)),
            _ => None,
        }
    }

    /// `quarter-mile`, `quarter million`.
    fn quarter(&self, at: usize, d: i64) -> Option<Part> {
        let next = self.past_hyphen(at + 1);
        let unit = self.is_a(next, Classes::UNIT) && !self.is_a(next, Classes::PREPOSITION);
        if unit || matches!(self.number(next), Some(Number::Scale(_))) {
            return Some((ratio(1, d)?, small_step()?, at + 1));
        }
        None
    }

    /// `a third of`, `a quarter of`, `by a fifth`, `nearly a tenth`, `a half`.
    fn after_a(&self, at: usize) -> Option<Part> {
        const LEAD: [Word; 9] = [
            Word::of("by"),
            Word::of("nearly"),
            Word::of("almost"),
            Word::of("about"),
            Word::of("than"),
            Word::of("around"),
            Word::of("roughly"),
            Word::of("over"),
            Word::of("least"),
        ];
        const TAIL: [Word; 6] = [
            Word::of("of"),
            Word::of("more"),
            Word::of("less"),
            Word::of("higher"),
            Word::of("lower"),
            Word::of("fewer"),
        ];
        let d = match self.number(at + 1)? {
            Number::Half => 2,
            Number::Part(d) | Number::Ordinal(d) if d > 2 => d,
            _ => return None,
        };
        let of = self.token(at + 2).is_some_and(|t| TAIL.contains(&t.word));
        // `a quarter of 2010`, `a fifth more day`: a time or a count of its own.
        let time = d == 4 && self.is_of(at + 2) && self.is_a(at + 3, Classes::DIGITS);
        let ends =
            self.token(at + 2).is_none_or(|t| !t.looks(crate::model::Shape::WORD) || t.is_a(Classes::PREPOSITION));
        let led = ends && self.before(at).is_some_and(|t| LEAD.contains(&t.word));
        let unit = d == 4 && self.is_a(self.past_hyphen(at + 2), Classes::UNIT.with(Classes::NUMBER));
        if (of || led || unit || d == 2) && !time { Some((ratio(1, d)?, small_step()?, at + 2)) } else { None }
    }

    /// What hangs on a number: `and a half`, `1/2`, `½`, `and three quarters`; then perhaps `million`.
    pub(super) fn with_fraction(&self, sum: &Sum, found: Found, at: usize) -> Option<Found> {
        if let Some(glued) = self.glued_fraction(found, at) {
            return Some(glued);
        }
        let whole = sum.one_number() && found.step == Decimal::int(1);
        let (value, step, end) =
            if whole { self.bare_fraction(found.end) } else { None }.or_else(|| self.and_fraction(found.end))?;
        if let Some(scale) = sum.last_scale() {
            // `a million and a half`
            let by = Decimal::int(scale);
            return Some(Found::exact(found.low.plus(value.times(by)?)?, step.times(by)?, end));
        }
        if !whole {
            return None;
        }
        let found = Found::exact(found.low.plus(value)?, step, end);
        Some(self.with_scale(found).unwrap_or(found))
    }

    /// `4 1/2`, `4-1/2`, `2½`.
    fn bare_fraction(&self, end: usize) -> Option<Part> {
        let next = self.past_hyphen(end);
        self.slashed(next).or_else(|| self.sign(next))
    }

    /// `and a half`, `-and-a-half`, `and three quarters`.
    fn and_fraction(&self, end: usize) -> Option<Part> {
        let and = self.past_hyphen(end);
        if !self.is(and, const { Word::of("and") }) {
            return None;
        }
        let next = self.past_hyphen(and + 1);
        if self.is_article(next) || self.is(next, const { Word::of("one") }) {
            let part = self.past_hyphen(next + 1);
            return match self.number(part)? {
                Number::Half => Some((ratio(1, 2)?, ratio(1, 2)?, part + 1)),
                Number::Part(d) => Some((ratio(1, d)?, ratio(1, d)?, part + 1)),
                Number::Ordinal(d) if d > 2 => Some((ratio(1, d)?, ratio(1, d)?, part + 1)),
                _ => None,
            };
        }
        let Number::Unit(n) = self.number(next)? else { return None };
        let part = self.past_hyphen(next + 1);
        match self.number(part)? {
            Number::Parts(d) if n < d => Some((ratio(n, d)?, ratio(1, d)?, part + 1)),
            _ => None,
        }
    }

    /// `41/2 months`: four and a half, its space lost.
    fn glued_fraction(&self, found: Found, at: usize) -> Option<Found> {
        if found.end != at + 1 || self.spelling(at + 1) != "/" || !self.glued(at + 1) || !self.glued(at + 2) {
            return None;
        }
        let (digits, d) = (self.small_digits(at)?, self.small_digits(at + 2)?);
        let (whole, n) = (digits / 10, digits % 10);
        let next = self.past_hyphen(at + 3);
        let unit = self.is_a(next, Classes::TIME_UNIT.with(Classes::UNIT))
            || self.is(next, const { Word::of("percent") })
            || self.is(next, const { Word::of("%") });
        if !unit || !matches!(d, 2 | 4 | 8) || n >= d || n == 0 || whole == 0 {
            return None;
        }
        Some(Found::exact(Decimal::int(whole).plus(ratio(n, d)?)?, ratio(1, d)?, at + 3))
    }
}

/// Parts are round: `a third` stands for what lies within a fortieth of it.
fn small_step() -> Option<Decimal> {
    Decimal::new(5, -2)
}
