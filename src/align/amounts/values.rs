//! The values of a story by number, and how they stand to each other: the same few come up in many pairs.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::prepare::{Item, KINDS};
use crate::model::{Relation, Value};

/// Of so many values of one kind the relations are kept, a byte for each pair; more are related anew each time.
const KEPT: usize = 1024;

/// The different values of each kind, numbered as they come.
#[derive(Default)]
pub(super) struct Numbers<'a> {
    known: [FxHashMap<&'a Value, u32>; KINDS.len()],
}

impl<'a> Numbers<'a> {
    /// The number of a value among those of its kind.
    pub fn of(&mut self, kind: u8, value: &'a Value) -> u32 {
        let known = &mut self.known[kind as usize];
        let next = known.len() as u32;
        *known.entry(value).or_insert(next)
    }
}

/// How the values of one kind stand to each other, as far as somebody has asked: row by row.
#[derive(Default)]
struct Square {
    side: usize,
    cells: Vec<Cell<Option<Relation>>>,
}

/// How the values of a story stand to each other.
#[derive(Default)]
pub(super) struct Relations {
    kinds: [Square; KINDS.len()],
}

impl Relations {
    /// Of these values; none is worked out yet.
    pub fn new(numbers: &Numbers<'_>) -> Self {
        let kinds = std::array::from_fn(|kind| {
            let side = numbers.known[kind].len();
            Square { side, cells: vec![Cell::new(None); if side > KEPT { 0 } else { side * side }] }
        });
        Self { kinds }
    }

    /// How the values of two items of one kind stand to each other.
    pub fn of(&self, a: &Item<'_>, b: &Item<'_>) -> Relation {
        let fresh = || a.rule.relate(&a.claim.value, &b.claim.value);
        let square = &self.kinds[a.kind as usize];
        let Some(cell) = square.cells.get(a.value as usize * square.side + b.value as usize) else { return fresh() };
        cell.get().unwrap_or_else(|| {
            let relation = fresh();
            cell.set(Some(relation));
            relation
        })
    }
}
