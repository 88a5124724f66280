//! Exact decimal numbers: values are never floats.

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal number, `mantissa * 10^exponent`, normalised so that equal numbers are equal structs.
///
/// Range: 38 digits. What does not fit is not read as a number at all (`None`), never rounded silently.
// Packed to 24 bytes from 32: every claim and numeral holds three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(Rust, packed(8))]
pub struct Decimal {
    mantissa: i128,
    exponent: i8,
}

const MAX_EXPONENT: i8 = 30;

/// The powers of ten that fit 64 bits.
const TENS: [i64; 19] = {
    let (mut powers, mut at) = ([1; 19], 1);
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };

    /// One half.
    pub const HALF: Self = Self { mantissa: 5, exponent: -1 };

    /// A whole number.
    #[must_use]
    pub const fn int(n: i64) -> Self {
        let (mut mantissa, mut exponent) = (n, 0);
        while mantissa != 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Self { mantissa: mantissa as i128, exponent }
    }

    /// `mantissa * 10^exponent`; `None` outside the range.
    #[must_use]
    pub fn new(mut mantissa: i128, exponent: i32) -> Option<Self> {
        let mut exponent = exponent;
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        // Most numbers are small, and processors divide small numbers quickly.
        if let Ok(mut small) = i64::try_from(mantissa) {
            while small % 10 == 0 {
                small /= 10;
                exponent += 1;
            }
            mantissa = i128::from(small);
        } else {
            while mantissa % 10 == 0 {
                mantissa /= 10;
                exponent += 1;
            }
        }
        let exponent = i8::try_from(exponent).ok().filter(|e| (-MAX_EXPONENT..=MAX_EXPONENT).contains(e))?;
        Some(Self { mantissa, exponent })
    }

    /// Reads digits with optional thousands commas and one point: `1,234.50`. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mut mantissa, mut exponent, mut seen, mut point) = (0_i128, 0_i32, false, false);
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    exponent -= i32::from(point);
                    seen = true;
                }
                b',' if !point => {}
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        if seen { Self::new(mantissa, exponent) } else { None }
    }

    /// The power of ten of the last digit that counts: 0 for `12`, -1 for `1.2`, 2 for `300`.
    #[must_use]
    pub const fn last_place(self) -> i8 {
        self.exponent
    }

    /// The same number scaled by `10^places`.
    #[must_use]
    pub fn shifted(self, places: i32) -> Option<Self> {
        Self::new(self.mantissa, i32::from(self.exponent) + places)
    }

    fn aligned(self, other: Self) -> Option<(i128, i128, i8)> {
        if self.exponent == other.exponent {
            return Some((self.mantissa, other.mantissa, self.exponent));
        }
        let exponent = self.exponent.min(other.exponent);
        let lift = |d: Self| {
            let places = usize::try_from(d.exponent - exponent).ok()?;
            match (i64::try_from(d.mantissa), TENS.get(places)) {
                // Two numbers of 64 bits: nearly always, and their product fits.
                (Ok(small), Some(power)) => Some(i128::from(small) * i128::from(*power)),
                _ => d.mantissa.checked_mul(10_i128.checked_pow(u32::try_from(places).ok()?)?),
            }
        };
        Some((lift(self)?, lift(other)?, exponent))
    }

    /// A whole number of 64 bits, when it is one: nearly always.
    #[inline]
    fn small(&self) -> Option<i64> {
        let power = TENS.get(usize::try_from(self.exponent).ok()?)?;
        i64::try_from(self.mantissa).ok()?.checked_mul(*power)
    }

    /// Sum; `None` outside the range.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, exponent) = self.aligned(other)?;
        Self::new(a.checked_add(b)?, i32::from(exponent))
    }

    /// Difference; `None` outside the range.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { mantissa: -other.mantissa, ..other })
    }

    /// Product; `None` outside the range.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let product = match (i64::try_from(self.mantissa), i64::try_from(other.mantissa)) {
            // Of two numbers of 64 bits: nearly always, and it fits.
            (Ok(a), Ok(b)) => i128::from(a) * i128::from(b),
            _ => self.mantissa.checked_mul(other.mantissa)?,
        };
        Self::new(product, i32::from(self.exponent) + i32::from(other.exponent))
    }

    /// Without sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { mantissa: self.mantissa.abs(), exponent: self.exponent }
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Mantissa and power of ten.
    #[must_use]
    pub const fn parts(self) -> (i128, i8) {
        (self.mantissa, self.exponent)
    }

    /// As a whole number, when it is one and fits.
    #[must_use]
    pub fn to_int(self) -> Option<i64> {
        let power = u32::try_from(self.exponent).ok()?;
        i64::try_from(self.mantissa.checked_mul(10_i128.checked_pow(power)?)?).ok()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.exponent == other.exponent {
            return { self.mantissa }.cmp(&{ other.mantissa });
        }
        if let (Some(a), Some(b)) = (self.small(), other.small()) {
            return a.cmp(&b);
        }
        let sign = self.mantissa.signum().cmp(&other.mantissa.signum());
        if sign != Ordering::Equal {
            return sign;
        }
        if let Some((a, b, _)) = self.aligned(*other) {
            return a.cmp(&b);
        }
        // One is too large to write out at the other's precision: the magnitudes decide.
        let size =
            |d: &Self| i32::from(d.exponent) + d.mantissa.unsigned_abs().checked_ilog10().map_or(0, |l| l as i32);
        let order = size(self).cmp(&size(other));
        if self.is_negative() { order.reverse() } else { order }
    }
}

impl fmt::Display for Decimal {
    /// Plain digits without separators: `1250000`, `0.05`, `-17.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (0, Ok(number)) = (self.exponent, i64::try_from(self.mantissa)) {
            return fmt::Display::fmt(&number, f);
        }
        let digits = self.mantissa.unsigned_abs().to_string();
        if self.mantissa < 0 {
            f.write_str("-")?;
        }
        if self.exponent >= 0 {
            return write!(f, "{digits}{}", "0".repeat(self.exponent.unsigned_abs() as usize));
        }
        let places = self.exponent.unsigned_abs() as usize;
        match digits.len().checked_sub(places) {
            Some(whole) if whole > 0 => write!(f, "{}.{}", &digits[..whole], &digits[whole..]),
            _ => write!(f, "0.{}{digits}", "0".repeat(places - digits.len())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn prints_what_it_reads() {
        for (text, shown) in [("1,250,000", "1250000"), ("0.05", "0.05"), ("12.50", "12.5"), ("007", "7"), ("0", "0")] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), shown);
        }
    }

    #[test]
    fn refuses_what_does_not_fit() {
        assert_eq!(Decimal::parse(&"9".repeat(1000)), None);
        assert_eq!(Decimal::parse("1.2.3"), None);
        assert_eq!(Decimal::parse(""), None);
    }

    #[test]
    fn orders_numbers_of_any_size() {
        let d = |t: &str| Decimal::parse(t).unwrap();
        assert!(d("1.25") > d("1.2"));
        assert!(d("300") > d("299.99"));
        assert!(Decimal::new(1, 30).unwrap() > Decimal::new(i128::from(i64::MAX), -20).unwrap());
        assert!(Decimal::int(-3) < Decimal::int(2));
    }
}
