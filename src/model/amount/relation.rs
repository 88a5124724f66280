//! How two amounts stand to each other: each is a set of possible numbers.

use super::{Amount, Bound};
use crate::model::{Decimal, Relation};

impl Amount {
    /// How it stands to another amount of its kind; the same both ways. See `docs/how-it-decides.md`.
    ///
    /// Amounts of two dimensions, currencies or rates are `Incomparable`, and so are a bound and a figure ten times
    /// apart on its open side, since such figures rarely speak of one thing. What is too large or too fine to be worked
    /// out exactly is `Incomparable`, too.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if self.unit.dimension != other.unit.dimension || self.per != other.per {
            return Relation::Incomparable;
        }
        if self == other {
            return Relation::Same;
        }
        let plain = |x: &Self| x.bound == Bound::Exact && x.low == x.high && x.step == Decimal::int(1);
        if plain(self)
            && plain(other)
            && self.unit == other.unit
            && self.unit.pair().is_none()
            && self.low.max(other.low) < Decimal::int(100)
        {
            // Most pairs by far: two small whole numbers, which are equal or not.
            return if self.low == other.low { Relation::Same } else { Relation::Differs };
        }
        if self.unit.pair().is_some() {
            return self.pair_relation(other);
        }
        match (Scaled::new(self, other), Scaled::new(other, self)) {
            (Some(a), Some(b)) => a.relation(&b).unwrap_or(Relation::Incomparable),
            _ => Relation::Incomparable,
        }
    }

    /// Scores and sizes: equal, turned round, or different.
    fn pair_relation(&self, other: &Self) -> Relation {
        let turned = self.unit.dimension == "score" && self.low == other.high && self.high == other.low;
        if self.low == other.low && self.high == other.high || turned { Relation::Same } else { Relation::Differs }
    }
}

const HUNDRED: Decimal = Decimal::int(100);
const MILLION: Decimal = Decimal::int(1_000_000);

/// Which way a bound is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A figure, exact or rough.
    Closed,
    /// `more than`, `at least`.
    Up,
    /// `up to`, `less than`.
    Down,
    /// `nearly`.
    Near,
}

/// An amount in units that both sides share.
struct Scaled<'a> {
    amount: &'a Amount,
    low: Decimal,
    high: Decimal,
    half: Decimal,
    /// Printed in another unit than the other side.
    foreign: bool,
}

impl<'a> Scaled<'a> {
    fn new(amount: &'a Amount, other: &Amount) -> Option<Self> {
        // Cents are dollars: nobody converts them by rule of thumb.
        let foreign = amount.unit.name != other.unit.name && !amount.is_money();
        let zero = amount.unit.zero();
        if amount.unit.ratio == other.unit.ratio && zero == Decimal::ZERO {
            // One unit, mostly.
            let half = amount.step.times(Decimal::HALF)?;
            return Some(Self { amount, low: amount.low, high: amount.high, half, foreign });
        }
        // `a * (n / d)` beside `b * (m / e)` are compared as `a * n * e` beside `b * m * d`: no division, nothing lost.
        let factor = if amount.unit.ratio == other.unit.ratio {
            Decimal::int(1)
        } else {
            let own = Decimal::int(amount.unit.ratio.0).times(Decimal::int(other.unit.ratio.1))?;
            // A common divisor keeps the products small.
            reduced(own, Decimal::int(other.unit.ratio.0).times(Decimal::int(amount.unit.ratio.1))?)
        };
        let low = amount.low.minus(zero)?.times(factor)?;
        let high = amount.high.minus(zero)?.times(factor)?;
        let half = amount.step.times(factor)?.times(Decimal::HALF)?;
        Some(Self { amount, low, high, half, foreign })
    }

    fn way(&self) -> Way {
        match self.amount.bound {
            Bound::Exact | Bound::About | Bound::Vague => Way::Closed,
            Bound::AtLeast | Bound::MoreThan => Way::Up,
            Bound::AtMost | Bound::LessThan => Way::Down,
            Bound::Nearly => Way::Near,
        }
    }

    fn relation(&self, other: &Self) -> Option<Relation> {
        let same_figures = self.low == other.low && self.high == other.high;
        if same_figures && self.amount.bound == other.amount.bound {
            return Some(Relation::Same);
        }
        if self.foreign && other.low != Decimal::ZERO && self.miles(other) {
            return Some(Relation::Vaguer);
        }
        match (self.way(), other.way()) {
            (Way::Closed, Way::Closed) => self.closed(other),
            (Way::Near, Way::Near) | (Way::Up, Way::Up) | (Way::Down, Way::Down) => {
                // An editor wants to hear of a bound that moved: `at least six`, `at least seven`.
                Some(loose_if(other.within(self, self.tolerance(other, 20))?))
            }
            (Way::Up, Way::Down | Way::Near) => Some(self.up_beside_down(other)),
            (Way::Down | Way::Near, Way::Up) => Some(other.up_beside_down(self)),
            (Way::Up, Way::Closed) => self.open_beside(other, true),
            (Way::Closed, Way::Up) => other.open_beside(self, true),
            (Way::Down, Way::Closed) => self.open_beside(other, false),
            (Way::Closed, Way::Down) => other.open_beside(self, false),
            (Way::Near, _) | (_, Way::Near) => self.overlap(other),
        }
    }

    /// Two figures, each exact, rough or a range.
    fn closed(&self, other: &Self) -> Option<Relation> {
        let rough = |s: &Self| s.amount.bound == Bound::About;
        if rough(self) && rough(other) {
            let tolerance = self.tolerance(other, 120);
            return Some(loose_if(self.within(other, tolerance)?));
        }
        let exact = |s: &Self| s.amount.bound == Bound::Exact && s.low == s.high;
        if self.foreign && exact(self) && exact(other) {
            // `22 miles`, `35 km`: one is the other, as finely as it was printed.
            let gap = self.low.minus(other.low)?.abs();
            if gap <= self.half.max(other.half) {
                return Some(Relation::Same);
            }
            if self.within(other, self.tolerance(other, 0))? {
                return Some(Relation::Vaguer);
            }
        }
        if !self.foreign && exact(self) && exact(other) {
            // The finer figure is taken as a point: it must lie inside what the rounder one stands for. `2.5 million`
            // would have been rounded to three, so it is not `2 million`.
            let inside = self.low.minus(other.low)?.abs() < self.half.max(other.half);
            if inside {
                return Some(Relation::Vaguer);
            }
        } else if self.overlap(other)? == Relation::Vaguer {
            return Some(Relation::Vaguer);
        }
        if self.rounds(other)? || other.rounds(self)? {
            return Some(Relation::Vaguer);
        }
        let money = self.low >= MILLION && other.low >= MILLION && self.amount.is_money();
        Some(loose_if(
            (money && self.within(other, 12)?) || (self.foreign && self.within(other, self.tolerance(other, 0))?),
        ))
    }

    /// `more than X` beside `less than Y` or `nearly Y`.
    fn up_beside_down(&self, other: &Self) -> Relation {
        let strict = self.amount.bound == Bound::MoreThan || other.amount.bound != Bound::AtMost;
        if other.high < self.low || (other.high == self.low && strict) {
            return Relation::Differs;
        }
        if other.apart(self) { Relation::Incomparable } else { Relation::Vaguer }
    }

    /// A bound beside a figure: loose on its open side, unless ten times apart.
    fn open_beside(&self, figure: &Self, up: bool) -> Option<Relation> {
        let (low, high) = figure.interval()?;
        let holds = if up { high >= self.low || figure.high == self.low } else { low <= self.high };
        let close = self.foreign && self.within(figure, self.tolerance(figure, 0))?;
        if !holds && !close {
            return Some(Relation::Differs);
        }
        Some(if self.apart(figure) { Relation::Incomparable } else { Relation::Vaguer })
    }

    /// Whether the figures lie ten times apart or more.
    fn apart(&self, other: &Self) -> bool {
        let ten = Decimal::int(10);
        let over = |a: Decimal, b: Decimal| b.abs().times(ten).is_some_and(|b| a.abs() >= b);
        over(self.low, other.high) || over(other.low, self.high)
    }

    /// Whether the intervals share more than a border.
    fn overlap(&self, other: &Self) -> Option<Relation> {
        let ((a, b), (c, d)) = (self.interval()?, other.interval()?);
        // A range without width (`several` is never one) still holds its own number.
        let point = |l: Decimal, h: Decimal, from: Decimal, to: Decimal| l == h && from <= l && l <= to;
        Some(loose_if((a < d && c < b) || point(a, b, c, d) || point(c, d, a, b)))
    }

    /// The numbers it may stand for.
    fn interval(&self) -> Option<(Decimal, Decimal)> {
        let part = |value: Decimal, per_mille: i64| value.times(Decimal::int(per_mille))?.shifted(-3);
        let (low, high) = match self.amount.bound {
            Bound::About => {
                let (a, b) = (part(self.low.abs(), 120)?.max(self.half), part(self.high.abs(), 120)?.max(self.half));
                (self.low.minus(a)?, self.high.plus(b)?)
            }
            Bound::Nearly => (self.low.minus(part(self.low.abs(), 150)?)?, self.high),
            Bound::Vague => (self.low, self.high),
            // A range is as wide as it says; a number is as fine as it was printed.
            _ if self.low != self.high => (self.low, self.high),
            _ => (self.low.minus(self.half)?, self.high.plus(self.half)?),
        };
        Some((low.min(high), low.max(high)))
    }

    /// Whether the figures differ by at most `per_mille` thousandths of the larger.
    fn within(&self, other: &Self, per_mille: i64) -> Option<bool> {
        let gap = self.low.minus(other.low)?.abs().max(self.high.minus(other.high)?.abs());
        let size = self.low.abs().max(other.low.abs()).max(self.high.abs()).max(other.high.abs());
        Some(gap.times(Decimal::int(1000))? <= size.times(Decimal::int(per_mille))?)
    }

    /// How far apart (in thousandths) the figures may lie: more when they were converted from one unit into another.
    fn tolerance(&self, other: &Self, own: i64) -> i64 {
        if !self.foreign {
            return own;
        }
        let round =
            |s: &Self| s.amount.low.last_place() >= 1 || s.amount.low.to_int().is_some_and(|n| n % 5 == 0 && n >= 10);
        let unit = match self.amount.unit.dimension {
            "time" => 120,
            _ if round(self) && round(other) => 100,
            _ => 60,
        };
        unit.max(own)
    }

    /// Whether this is the rounder figure of the two and the other, finer one rounds to it: `235,000` of `234,871`.
    fn rounds(&self, finer: &Self) -> Option<bool> {
        let (place, finer_place) = (self.low.last_place(), finer.low.last_place());
        if place <= finer_place || place < 1 {
            return Some(false);
        }
        let plain = |s: &Self| s.amount.bound == Bound::Exact && s.low == s.high && s.low >= HUNDRED;
        let dimension = self.amount.unit.dimension;
        let counted = || {
            ["", "percent", "length", "area", "volume", "mass", "speed"].contains(&dimension) || self.amount.is_money()
        };
        if self.foreign || !plain(self) || !plain(finer) || !counted() {
            return Some(false);
        }
        let half = Decimal::new(5, i32::from(place) - 1)?;
        // One digit alone is no rounding of what lies half of it away: `1,000` of `600`.
        Some(self.low.minus(finer.low)?.abs() < half && self.within(finer, 150)?)
    }

    /// `5 miles` beside `5 nautical miles`: writers drop the word.
    fn miles(&self, other: &Self) -> bool {
        let names = [self.amount.unit.name, other.amount.unit.name];
        names.contains(&"mile")
            && names.contains(&"nautical mile")
            && self.amount.low == other.amount.low
            && self.amount.high == other.amount.high
    }
}

/// Both can be true, or they cannot.
const fn loose_if(loose: bool) -> Relation {
    if loose { Relation::Vaguer } else { Relation::Differs }
}

/// `own / other` as a factor for the own side, when it is a whole number; `own` otherwise (the other side then gets its own).
fn reduced(own: Decimal, other: Decimal) -> Decimal {
    match (own.to_int(), other.to_int()) {
        (Some(a), Some(b)) => Decimal::int(a / divisor(a, b).max(1)),
        _ => own,
    }
}

fn divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a.saturating_abs() } else { divisor(b, a.checked_rem(b).unwrap_or(0)) }
}

#[cfg(test)]
mod tests {
    use crate::model::{Amount, Bound, Decimal, Relation, Unit};
    use proptest::prelude::*;

    fn amount(low: &str, high: &str, bound: Bound, unit: Unit) -> Amount {
        let places = low.rsplit_once('.').map_or(0, |(_, tail)| tail.len() as i32);
        Amount {
            high: Decimal::parse(high).unwrap(),
            step: Decimal::new(1, -places).unwrap(),
            bound,
            unit,
            ..Amount::exact(Decimal::parse(low).unwrap())
        }
    }

    fn hedged(text: &str) -> Amount {
        let (sign, number) = text.split_at(text.find(|c: char| c.is_ascii_digit()).unwrap());
        let bound = match sign {
            ">=" => Bound::AtLeast,
            ">" => Bound::MoreThan,
            "<=" => Bound::AtMost,
            "<" => Bound::LessThan,
            "near " => Bound::Nearly,
            "~" => Bound::About,
            "vague " => Bound::Vague,
            _ => Bound::Exact,
        };
        let (low, high) = number.split_once("..").unwrap_or((number, number));
        amount(low, high, bound, Amount::exact(Decimal::ZERO).unit)
    }

    #[test]
    fn numbers_are_sets_of_possible_numbers() {
        use Relation::{Differs, Incomparable, Same, Vaguer};
        for (a, b, want) in [
            ("6", "6", Same),
            ("3", "4", Differs),
            ("7.7", "7.71", Vaguer),
            ("7.7", "7.6", Differs),
            ("235,000", "234,871", Vaguer),
            ("300", "340", Vaguer),
            ("1,000", "600", Differs),
            ("200", "300", Differs),
            (">=6", ">=7", Differs),
            (">26,000", ">31,000", Differs),
            (">100", ">=100", Vaguer),
            (">100", "100", Vaguer),
            (">=100", "104", Vaguer),
            (">=100", "95", Differs),
            (">=100", "1,200", Incomparable),
            ("<=100", "40", Vaguer),
            ("<=100", "120", Differs),
            (">300", "near 300", Differs),
            (">200", "near 300", Vaguer),
            ("near 300", "290", Vaguer),
            ("near 300", "310", Differs),
            ("~30", "28", Vaguer),
            ("~30", "40", Differs),
            ("~200", "~240", Differs),
            ("~200", "~210", Vaguer),
            ("vague 24..120", ">100", Vaguer),
            ("vague 24..120", "40", Vaguer),
            ("vague 3..9", "12", Differs),
            ("35..40", "38", Vaguer),
            ("35..40", "41", Differs),
            ("35..40", "35..40", Same),
            ("5", "5,000", Differs),
        ] {
            assert_eq!(hedged(a).relation(&hedged(b)), want, "{a} / {b}");
            assert_eq!(hedged(b).relation(&hedged(a)), want, "{b} / {a}");
        }
    }

    fn any_amount() -> impl Strategy<Value = Amount> {
        let units = [
            Unit { dimension: "", name: "", ratio: (1, 1) },
            Unit { dimension: "length", name: "mile", ratio: (201_168, 125) },
            Unit { dimension: "length", name: "kilometre", ratio: (1000, 1) },
            Unit { dimension: "temperature", name: "fahrenheit", ratio: (5, 9) },
            Unit { dimension: "temperature", name: "celsius", ratio: (1, 1) },
            Unit { dimension: "USD", name: "USD", ratio: (1, 1) },
            Unit::SCORE,
        ];
        let bounds = [
            Bound::Exact,
            Bound::AtLeast,
            Bound::MoreThan,
            Bound::AtMost,
            Bound::LessThan,
            Bound::Nearly,
            Bound::About,
            Bound::Vague,
        ];
        (
            any::<i64>(),
            0..50_i64,
            -4..20_i32,
            -4..4_i32,
            prop::sample::select(units.to_vec()),
            prop::sample::select(bounds.to_vec()),
        )
            .prop_map(|(n, wide, shift, step, unit, bound)| {
                let n = n % 10_i64.pow(1 + (n.unsigned_abs() % 6) as u32);
                let low = Decimal::int(n).shifted(shift).unwrap_or_default();
                let high = low.plus(Decimal::int(wide)).unwrap_or(low);
                Amount { high, step: Decimal::new(1, step).unwrap(), bound, unit, ..Amount::exact(low) }
            })
    }

    proptest! {
        #[test]
        fn is_the_same_both_ways_and_an_amount_is_itself(a in any_amount(), b in any_amount()) {
            prop_assert_eq!(a.relation(&b), b.relation(&a));
            prop_assert_eq!(a.relation(&a), Relation::Same);
        }
    }
}
