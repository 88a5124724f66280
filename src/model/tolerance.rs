//! How far apart two values are, held against a tolerance.

use super::{Amount, Decimal, Moment, Tolerance, Value};

/// Seconds in a day and in a minute.
const DAY: i64 = 86_400;
const MINUTE: i64 = 60;

impl Tolerance {
    /// Whether two values lie within it of each other. Values that cannot be measured against each other do not.
    #[must_use]
    pub fn covers(self, a: &Value, b: &Value) -> bool {
        within(a, b, self)
    }
}

fn within(a: &Value, b: &Value, tolerance: Tolerance) -> bool {
    match (a, b) {
        (Value::Amount(a), Value::Amount(b)) => amounts(a, b, tolerance).unwrap_or(false),
        (Value::Moment(a), Value::Moment(b)) => {
            let Tolerance::Seconds(most) = tolerance else { return false };
            moments(a, b).is_some_and(|apart| apart <= i64::from(most))
        }
        _ => false,
    }
}

/// `None` outside the range of numbers.
fn amounts(a: &Amount, b: &Amount, tolerance: Tolerance) -> Option<bool> {
    if a.unit.dimension != b.unit.dimension || a.per != b.per {
        return Some(false);
    }
    // Both times both denominators: whole numbers of one common part of the base unit.
    let base = |n: Decimal, own: &Amount, other: &Amount| {
        n.times(Decimal::int(own.unit.ratio.0.max(1)))?.times(Decimal::int(other.unit.ratio.1.max(1)))
    };
    let (a_low, a_high) = (base(a.low, a, b)?, base(a.high, a, b)?);
    let (b_low, b_high) = (base(b.low, b, a)?, base(b.high, b, a)?);
    let apart = if a_high < b_low {
        b_low.minus(a_high)?
    } else if b_high < a_low {
        a_low.minus(b_high)?
    } else {
        Decimal::ZERO
    };
    Some(match tolerance {
        Tolerance::Percent(share) => apart.times(Decimal::int(100))? <= share.times(a_high.abs().max(b_high.abs()))?,
        Tolerance::Distance(most) => apart <= base(most, a, b)?,
        // Durations are measured in seconds at base.
        Tolerance::Seconds(most) => {
            a.unit.dimension == "time"
                && apart
                    <= Decimal::int(i64::from(most))
                        .times(Decimal::int(a.unit.ratio.1.max(1)))?
                        .times(Decimal::int(b.unit.ratio.1.max(1)))?
        }
    })
}

/// Seconds between two moments, as far as both know them.
fn moments(a: &Moment, b: &Moment) -> Option<i64> {
    let days = match (a.days, b.days) {
        (Some(a), Some(b)) if a.1 < b.0 => Some(i64::from(b.0 - a.1)),
        (Some(a), Some(b)) if b.1 < a.0 => Some(i64::from(a.0 - b.1)),
        (Some(_), Some(_)) => Some(0),
        _ => None,
    };
    let clock = match (a.clock, b.clock) {
        (Some(a), Some(b)) => Some((i64::from(a.minute) - i64::from(b.minute)).abs() * MINUTE),
        _ => None,
    };
    match (days, clock) {
        (None, None) => None,
        (days, clock) => Some(days.unwrap_or(0) * DAY + clock.unwrap_or(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::within;
    use crate::model::{Amount, Decimal, Tolerance, Value};

    #[test]
    fn measures_shares_and_distances() {
        let n = |n: i64| Value::Amount(Box::new(Amount::exact(Decimal::int(n))));
        let five = Tolerance::Percent(Decimal::int(5));
        assert!(within(&n(100), &n(104), five));
        assert!(!within(&n(100), &n(107), five));
        assert!(within(&n(100), &n(107), Tolerance::Distance(Decimal::int(7))));
        assert!(!within(&n(100), &n(108), Tolerance::Distance(Decimal::int(7))));
    }
}
