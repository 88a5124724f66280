//! Which of many hashes come more than once: most do not, and need not be looked up or put in order.

/// Two bits for each of many places that hashes fall on (a Bloom filter that counts to two; Bloom 1970). Two hashes may
/// fall on one place, so it errs to one side only.
#[derive(Debug, Default)]
pub(super) struct Recurring {
    once: Vec<u64>,
    twice: Vec<u64>,
}

impl Recurring {
    /// Forgets all, and makes room for so many hashes.
    pub fn clear(&mut self, hashes: usize) {
        let words = (hashes / 4).next_power_of_two();
        for bits in [&mut self.once, &mut self.twice] {
            bits.clear();
            bits.resize(words, 0);
        }
    }

    /// Takes a hash in.
    pub fn add(&mut self, hash: u64) {
        let (at, bit) = self.place(hash);
        self.twice[at] |= self.once[at] & bit;
        self.once[at] |= bit;
    }

    /// Whether the hash may have been taken in twice or more; never `false` when it was.
    pub fn has(&self, hash: u64) -> bool {
        let (at, bit) = self.place(hash);
        self.twice[at] & bit != 0
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        // Multiplied by the golden ratio, so that all its bits count.
        let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        ((mixed >> 6) as usize & (self.once.len() - 1), 1 << (mixed % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::Recurring;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn misses_none(hashes in prop::collection::vec(0..200_u64, 0..300)) {
            let mut seen = Recurring::default();
            seen.clear(hashes.len());
            for hash in &hashes {
                seen.add(*hash);
            }
            for hash in &hashes {
                let often = hashes.iter().filter(|h| *h == hash).count() > 1;
                prop_assert!(seen.has(*hash) || !often);
            }
        }
    }

    #[test]
    fn keeps_few_that_come_once() {
        let mut seen = Recurring::default();
        seen.clear(1000);
        for h in 0..1000 {
            seen.add(h * h);
        }
        assert!((0..1000).filter(|h| seen.has(h * h)).count() < 200);
    }
}
