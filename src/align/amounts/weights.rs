//! The weights of the comparison levels: one table, learned off-line (`cargo run --release --example train`), compiled in.

use std::sync::OnceLock;

use super::levels::{COUNT, LEVELS, MOST, Vector};

/// Kinds that share weights: the first word names the column of the table.
pub const GROUPS: &[&[&str]] =
    &[&["date"], &["time"], &["age"], &["count", "ordinal"], &["money", "percent", "measure", "duration"]];

/// The group of a kind: an index into [`GROUPS`].
#[must_use]
pub fn group_of(kind: &str) -> usize {
    GROUPS.iter().position(|g| g.contains(&kind)).unwrap_or(GROUPS.len() - 1)
}

/// No weight is further from 0.
const HEAVIEST: i32 = 5000;

// So all products together fit into 32 bits, and processors can work out eight at once.
const _: () = assert!(COUNT as i64 * HEAVIEST as i64 * MOST as i64 <= i32::MAX as i64);

/// Bias and weights of one stage for one group of kinds, in thousandths of a logit for a level of 1000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Where every pair starts.
    pub bias: i32,
    /// What each level adds.
    pub levels: Vector,
}

impl Default for Stage {
    fn default() -> Self {
        Self { bias: 0, levels: [0; COUNT] }
    }
}

impl Stage {
    /// The score of a vector, in thousandths of a logit.
    #[must_use]
    pub fn score(&self, v: &Vector) -> i32 {
        let product = |w: i16, x: i16| i32::from(w) * i32::from(x);
        let ((w, w_rest), (x, x_rest)) = (self.levels.as_chunks::<8>(), v.as_chunks::<8>());
        // In four lanes of two products each: what processors have an instruction for.
        let mut lanes = [0_i32; 4];
        for (w, x) in w.iter().zip(x) {
            for (k, lane) in lanes.iter_mut().enumerate() {
                *lane += product(w[2 * k], x[2 * k]) + product(w[2 * k + 1], x[2 * k + 1]);
            }
        }
        let rest: i32 = w_rest.iter().zip(x_rest).map(|(w, x)| product(*w, *x)).sum();
        self.bias + (lanes.iter().sum::<i32>() + rest) / 1000
    }

    /// What a level adds.
    pub fn weigh(&mut self, level: usize, weight: i32) {
        self.levels[level] = weight.clamp(-HEAVIEST, HEAVIEST) as i16;
    }
}

/// The weights of both stages, for each group of kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// First stage: one fact, whatever the values.
    pub first: [Stage; GROUPS.len()],
    /// Second stage: a conflict.
    pub second: [Stage; GROUPS.len()],
}

static TABLE: &str = include_str!("weights.tsv");

impl Weights {
    /// The table that is compiled in.
    pub fn shipped() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::parse(TABLE))
    }

    /// Reads a table: level, then a column for each group of the first stage and of the second, tab separated; `bias` is
    /// a level of its own. Unknown levels are passed over, missing ones weigh nothing.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut out = Self::default();
        for row in table.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = row.split('\t');
            let name = cells.next().unwrap_or_default();
            let level = LEVELS.iter().position(|l| l.0 == name);
            for stage in out.first.iter_mut().chain(&mut out.second) {
                let weight = cells.next().and_then(|c| c.parse().ok()).unwrap_or(0);
                match level {
                    Some(k) => stage.weigh(k, weight),
                    None if name == "bias" => stage.bias = weight,
                    None => {}
                }
            }
        }
        out
    }

    /// The table that [`Weights::parse`] reads.
    #[must_use]
    pub fn table(&self) -> String {
        let stages: Vec<&Stage> = self.first.iter().chain(&self.second).collect();
        let row = |name: &str, weights: &mut dyn Iterator<Item = i32>| {
            let cells: Vec<String> = weights.map(|w| w.to_string()).collect();
            format!("{name}\t{}\n", cells.join("\t"))
        };
        let mut out = row("bias", &mut stages.iter().map(|s| s.bias));
        for (k, (name, _)) in LEVELS.iter().enumerate() {
            out.push_str(&row(name, &mut stages.iter().map(|s| i32::from(s.levels[k]))));
        }
        out
    }
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
        assert_ne!(Weights::shipped().second[0].bias, 0);
        assert_eq!(Weights::parse(&Weights::shipped().table()), *Weights::shipped());
    }
}
