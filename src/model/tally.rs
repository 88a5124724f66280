//! Findings as mere numbers: those that nobody asked to see.

use super::{Finding, Verdict};

/// How many findings of one verdict there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// All of them.
    pub facts: usize,
    /// Those that two or more sources speak of.
    pub shared: usize,
    /// Those in which one source gives several values and no other speaks of it.
    pub alone: usize,
}

/// Findings as mere numbers, by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([Counted; Verdict::ALL.len()]);

impl Tally {
    /// Those of one verdict.
    #[must_use]
    pub const fn of(&self, verdict: Verdict) -> Counted {
        self.0[verdict as usize]
    }

    /// The same to write to.
    pub const fn of_mut(&mut self, verdict: Verdict) -> &mut Counted {
        &mut self.0[verdict as usize]
    }

    /// Counts a finding.
    pub fn count(&mut self, finding: &Finding) {
        let counted = self.of_mut(finding.verdict);
        let shared = finding.is_shared();
        counted.facts += 1;
        counted.shared += usize::from(shared);
        counted.alone += usize::from(!shared && finding.camps.len() > 1);
    }

    /// Adds other numbers.
    pub const fn add(&mut self, other: &Self) {
        let mut k = 0;
        while k < self.0.len() {
            self.0[k].facts += other.0[k].facts;
            self.0[k].shared += other.0[k].shared;
            self.0[k].alone += other.0[k].alone;
            k += 1;
        }
    }
}
