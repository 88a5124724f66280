//! Natural logarithms as whole numbers, the same on every machine (the platform's `ln` is not).

use crate::model::Decimal;

/// `ln(n / d)` in thousandths, rounded down; 0 when either is 0.
#[must_use]
pub fn ln_ratio(n: u64, d: u64) -> i32 {
    if n == 0 || d == 0 { 0 } else { ln(n) - ln(d) }
}

/// `ln(|d|)` of an exact decimal in thousandths; `None` for zero.
#[must_use]
pub fn ln_decimal(d: Decimal) -> Option<i32> {
    let (mantissa, exponent) = d.parts();
    let mut m = mantissa.unsigned_abs();
    let mut places = i32::from(exponent);
    while m > u128::from(u32::MAX) {
        m /= 10;
        places += 1;
    }
    // ln 10 = 2.302585
    (m > 0).then(|| ln(m as u64) + places * 2302 + places * 585 / 1000)
}

/// `ln(n)` in thousandths, rounded down; 0 for 0.
///
/// The binary logarithm bit by bit (16 binary places), times `ln 2`.
#[must_use]
pub fn ln(n: u64) -> i32 {
    if n < SMALL.len() as u64 { SMALL[n as usize] } else { digits(n) }
}

/// The logarithms of small numbers, which are asked for most.
static SMALL: [i32; 256] = {
    let (mut table, mut n) = ([0; 256], 0);
    while n < table.len() {
        table[n] = digits(n as u64);
        n += 1;
    }
    table
};

const fn digits(n: u64) -> i32 {
    let Some(whole) = n.checked_ilog2() else { return 0 };
    // The fraction in 1.31 fixed point: squaring doubles the logarithm, its next binary digit is the carry.
    let mut x = if whole >= 31 { n >> (whole - 31) } else { n << (31 - whole) };
    let mut log = (whole as u64) << 16;
    let mut place = 16;
    while place > 0 {
        place -= 1;
        x = (x * x) >> 31;
        if x >= 1 << 32 {
            x >>= 1;
            log |= 1 << place;
        }
    }
    // 693147 / 2^16 / 1000
    ((log * 693_147) / 65_536 / 1000) as i32
}

/// The square root of a whole number, rounded down.
#[must_use]
pub fn root(n: u64) -> u64 {
    // That of a number with 53 bits that count, as the processor has it, is off by one at most.
    let near = (n as f64).sqrt() as u64;
    let square = |root: u64| root.checked_mul(root);
    if square(near).is_none_or(|s| s > n) {
        near - 1
    } else if square(near + 1).is_some_and(|s| s <= n) {
        near + 1
    } else {
        near
    }
}

#[cfg(test)]
mod tests {
    use super::{ln, ln_ratio, root};

    #[test]
    fn roots_are_exact() {
        let near = |r: u64| (r.saturating_sub(2)..=r.saturating_add(2)).map(move |r| r * r);
        for n in [3, 1000, 94_906_265, 94_906_267, 3_037_000_499, 4_294_967_290].into_iter().flat_map(near) {
            for n in [n.saturating_sub(1), n, n + 1] {
                assert_eq!(root(n), n.isqrt(), "{n}");
            }
        }
        assert_eq!(root(u64::MAX), u64::MAX.isqrt());
    }

    #[test]
    fn agrees_with_the_real_logarithm_of_a_whole_number() {
        assert_eq!(ln(0), 0);
        for n in 1..5000_u32 {
            let real = f64::from(n).ln() * 1000.0;
            assert!((f64::from(ln(u64::from(n))) - real).abs() < 1.1, "{n}: {} {real}", ln(u64::from(n)));
        }
    }

    #[test]
    fn agrees_with_the_real_logarithm_to_two_thousandths() {
        for (n, d) in [(2, 1), (10, 1), (11, 3), (1_000_000, 7), (3, 11)] {
            let real = (n as f64 / d as f64).ln() * 1000.0;
            assert!((f64::from(ln_ratio(n, d)) - real).abs() < 3.0, "{n}/{d}: {} {real}", ln_ratio(n, d));
        }
    }
}
