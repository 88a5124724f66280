//! The weights of the comparison levels: one table, learned off-line (`cargo run --release --example train`), compiled in.

use std::sync::OnceLock;

use super::levels::{COUNT, LEVELS, Vector};

/// The weights of both stages, in thousandths of a logit for a level of 1000.
#[derive(Clone, Debug)]
pub struct Weights {
    /// First stage: one fact, whatever the values. Bias and weights.
    pub first: (i32, [i32; COUNT]),
    /// Second stage: a conflict. Bias and weights.
    pub second: (i32, [i32; COUNT]),
}

static TABLE: &str = include_str!("weights.tsv");

impl Weights {
    /// The table that is compiled in.
    pub fn shipped() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::parse(TABLE))
    }

    /// Reads a table: level, first stage, second stage, tab separated; `bias` is a level of its own. Unknown levels are passed over.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut out = Self { first: (0, [0; COUNT]), second: (0, [0; COUNT]) };
        for row in table.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = row.split('\t');
            let (Some(name), Some(first), Some(second)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let (first, second) = (first.parse().unwrap_or(0), second.parse().unwrap_or(0));
            if name == "bias" {
                out.first.0 = first;
                out.second.0 = second;
            } else if let Some(k) = LEVELS.iter().position(|l| l.0 == name) {
                out.first.1[k] = first;
                out.second.1[k] = second;
            }
        }
        out
    }
}

/// The score of a vector under one stage, in thousandths of a logit.
pub(super) fn score(stage: &(i32, [i32; COUNT]), v: &Vector) -> i32 {
    let sum: i64 = stage.1.iter().zip(v).map(|(w, x)| i64::from(*w) * i64::from(*x)).sum();
    stage.0 + (sum / 1000) as i32
}

#[cfg(test)]
mod tests {
    use super::{TABLE, Weights};
    use crate::align::amounts::levels::LEVELS;

    #[test]
    fn every_row_of_the_table_is_a_level() {
        for row in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let name = row.split('\t').next().unwrap();
            assert!(name == "bias" || LEVELS.iter().any(|l| l.0 == name), "{name}");
        }
        assert_ne!(Weights::shipped().second.0, 0);
    }
}
