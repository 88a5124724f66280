//! The running sum of a number in words: `two million three hundred thousand and twenty-one`.

use super::{Found, Line};
use crate::lexicon::numbers::Number;
use crate::model::{Classes, Decimal, Shape, Word};

/// What the last part was, since it settles what may follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Digits,
    Unit,
    Teen,
    Ten,
    Hundred,
    Scale,
}

/// The parts read so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    total: Decimal,
    current: Decimal,
    /// Something smaller than this may be added to `current`.
    room: i64,
    scale: Option<i64>,
    last: Last,
    parts: u32,
    step: Decimal,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) digits: bool,
    /// Nothing may follow.
    pub(super) closed: bool,
    pub(super) ordinal: bool,
}

impl Sum {
    /// Whether it is a single number without a scale: `24`, `forty-two`, `2.5`.
    pub(super) fn one_number(&self) -> bool {
        self.scale.is_none() && self.room != 100 && !self.closed
    }

    /// The scale it ends with, if it ends with one.
    pub(super) fn last_scale(&self) -> Option<i64> {
        self.scale.filter(|_| self.last == Last::Scale)
    }

    /// Whether `and` may go on with a smaller number.
    pub(super) fn takes_and(&self) -> bool {
        matches!(self.last, Last::Hundred | Last::Scale)
    }

    /// The sum, ending before token `end`.
    pub(super) fn found(&self, end: usize) -> Option<Found> {
        let value = self.total.plus(self.current)?;
        Some(Found { ordinal: self.ordinal, ..Found::exact(value, self.step, end) })
    }

    /// Adds the part at `at`; `false` (and unchanged) when it does not continue this number.
    pub(super) fn add(&mut self, line: &Line<'_>, at: usize) -> bool {
        if !line.goes_on(at) {
            return false;
        }
        let before = *self;
        let added = self.try_add(line, at).is_some();
        if added {
            self.parts = self.parts.saturating_add(1);
        } else {
            *self = before;
        }
        added
    }

    fn try_add(&mut self, line: &Line<'_>, at: usize) -> Option<()> {
        if let Some((value, step, end)) = line.digits(at) {
            return self.add_digits(value, step, end);
        }
        self.end = at + 1;
        match line.number(at)? {
            Number::Unit(n) => self.add_small(n, Last::Unit),
            Number::Teen(n) => self.add_teen(line, at, n, Last::Teen),
            Number::Ten(n) => self.add_teen(line, at, n, Last::Ten),
            Number::Hundred => self.add_hundred(),
            Number::Scale(n) => self.add_scale(n),
            Number::Many(n) if self.parts > 0 && n >= 1000 => self.add_scale(n),
            // `three dozens`
            Number::Many(24 | 12) if self.parts > 0 => self.add_dozen(),
            Number::Suffix(n) if self.last == Last::Digits => self.close_with(n),
            // `the 9600M chip` is a name.
            Number::Glued(_)
                if line.glued(at)
                    && at > 0
                    && line.spelling(at - 1).len() > 3
                    && line.spelling(at - 1).bytes().all(|b| b.is_ascii_digit())
                    && !money(line, at) =>
            {
                None
            }
            Number::Glued(n) if self.last == Last::Digits && line.glued(at) => {
                if n == 1000 || money(line, at) || self.step < Decimal::int(1) || line.spelling(at) == "B" {
                    self.close_with(n)
                } else {
                    None
                }
            }
            Number::Metre(n) if self.last == Last::Digits && million(line, at) => self.close_with(n),
            Number::Dozen => self.add_dozen(),
            Number::Ordinal(n) => self.add_ordinal(line, at, n),
            _ => None,
        }
    }

    fn add_digits(&mut self, value: Decimal, step: Decimal, end: usize) -> Option<()> {
        if self.parts > 0 {
            // `3 hundred and 21`
            let fits =
                self.digits && self.last == Last::Hundred && value < Decimal::int(100) && step == Decimal::int(1);
            if !fits {
                return None;
            }
            self.current = self.current.plus(value)?;
            self.closed = true;
        } else {
            self.current = value;
            self.step = step;
        }
        (self.digits, self.last, self.room, self.end) = (true, Last::Digits, 0, end);
        Some(())
    }

    fn add_small(&mut self, n: i64, last: Last) -> Option<()> {
        let fresh = self.parts == 0 || self.last == Last::Scale;
        if !fresh && (n >= self.room || n == 0) {
            return None;
        }
        if self.digits && fresh && self.parts > 0 {
            return None;
        }
        self.current = self.current.plus(Decimal::int(n))?;
        self.step = Decimal::int(1);
        self.room = if last == Last::Ten { 10 } else { 0 };
        self.last = last;
        Some(())
    }

    /// `ten` to `ninety`; after another of its kind the year: `nineteen eighty-four`, `twenty twelve`.
    fn add_teen(&mut self, line: &Line<'_>, at: usize, n: i64, last: Last) -> Option<()> {
        let century = self.parts == 1 && !self.digits && matches!(self.last, Last::Teen | Last::Ten);
        if century && (Decimal::int(16)..=Decimal::int(20)).contains(&self.current) && !line.hyphen(at.wrapping_sub(1))
        {
            // Not `twenty ten-foot poles`.
            let bound = line.hyphen(at + 1) && !matches!(line.number(at + 2), Some(Number::Unit(_)));
            if bound {
                return None;
            }
            self.current = self.current.times(Decimal::int(100))?.plus(Decimal::int(n))?;
            (self.room, self.last) = (if last == Last::Ten { 10 } else { 0 }, last);
            return Some(());
        }
        self.add_small(n, last)
    }

    fn add_hundred(&mut self) -> Option<()> {
        if self.parts == 0 {
            self.current = Decimal::int(1);
            self.step = Decimal::int(1);
        } else if matches!(self.last, Last::Nothing | Last::Hundred | Last::Scale)
            || self.current >= Decimal::int(100)
            || self.current == Decimal::ZERO
        {
            return None;
        }
        self.current = self.current.times(Decimal::int(100))?;
        if self.digits {
            self.step = self.step.times(Decimal::int(100))?;
        }
        (self.room, self.last) = (100, Last::Hundred);
        Some(())
    }

    fn add_scale(&mut self, n: i64) -> Option<()> {
        if self.parts == 0 {
            self.current = Decimal::int(1);
            self.step = Decimal::int(1);
        } else if self.last == Last::Scale || self.scale.is_some_and(|s| n >= s) || self.current == Decimal::ZERO {
            return None;
        }
        self.total = self.total.plus(self.current.times(Decimal::int(n))?)?;
        self.step = self.step.times(Decimal::int(n))?;
        (self.current, self.scale, self.last, self.room) = (Decimal::ZERO, Some(n), Last::Scale, 0);
        Some(())
    }

    fn close_with(&mut self, n: i64) -> Option<()> {
        self.add_scale(n)?;
        self.closed = true;
        Some(())
    }

    fn add_dozen(&mut self) -> Option<()> {
        if self.parts == 0 {
            self.current = Decimal::int(1);
        } else if self.scale.is_some() || self.last == Last::Hundred {
            return None;
        }
        self.current = self.current.times(Decimal::int(12))?;
        // A dozen is seldom counted out.
        self.step = Decimal::int(4);
        self.closed = true;
        Some(())
    }

    fn add_ordinal(&mut self, line: &Line<'_>, at: usize, n: i64) -> Option<()> {
        if self.digits {
            return None;
        }
        if self.parts == 0 {
            self.current = Decimal::int(n);
        } else if n >= 100 {
            if self.last == Last::Scale {
                return None;
            }
            self.current = self.current.times(Decimal::int(n))?;
        } else {
            // `twenty second delay` is not the 22nd.
            let second = line.is(at, const { Word::of("second") }) && line.glued(at) == (self.last != Last::Ten);
            let room = if self.last == Last::Scale { 100 } else { self.room };
            if n >= room || second {
                return None;
            }
            self.current = self.current.plus(Decimal::int(n))?;
        }
        self.step = Decimal::int(1);
        (self.ordinal, self.closed) = (true, true);
        Some(())
    }
}

/// Whether a currency sign, code or word stands before the digits before `at`.
fn money(line: &Line<'_>, at: usize) -> bool {
    let sign = |k: usize| {
        line.token(k).is_some_and(|t| {
            t.is_a(Classes::CURRENCY)
                && (!t.looks(Shape::WORD) || t.looks(Shape::ALL_CAPS) || t.word == const { Word::of("rs") })
                || t.span.len() == 1 && line.spelling(k) == "R" && line.glued(k + 1)
        })
    };
    at.checked_sub(2).is_some_and(|k| {
        sign(k) || (line.spelling(k) == "." && k.checked_sub(1).is_some_and(sign)) || range_of_money(line, k)
    }) || line.is_a(line.past_hyphen(at + 1), Classes::CURRENCY)
}

/// `$140-150m`: the sign stands before the first end of the range.
fn range_of_money(line: &Line<'_>, dash: usize) -> bool {
    matches!(line.spelling(dash), "-" | "–" | "—" | "to")
        && line.is_a(dash.wrapping_sub(1), Classes::DIGITS)
        && (line.is_a(dash.wrapping_sub(2), Classes::CURRENCY))
}

/// Whether the `m` at `at`, after digits, is a million: `$140m`, `1.8M dollars`, `12m people`; metres otherwise.
fn million(line: &Line<'_>, at: usize) -> bool {
    const COUNTED: [Word; 9] = [
        Word::of("people"),
        Word::of("users"),
        Word::of("homes"),
        Word::of("households"),
        Word::of("customers"),
        Word::of("viewers"),
        Word::of("copies"),
        Word::of("tickets"),
        Word::of("jobs"),
    ];
    if money(line, at) || (line.spelling(at) == "M" && line.glued(at)) {
        return true;
    }
    let counted = line
        .token(at + 1)
        .is_some_and(|t| t.is_a(Classes::PERSON) || (t.looks(Shape::WORD) && COUNTED.contains(&t.word)));
    counted && line.glued(at)
}
