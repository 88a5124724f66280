//! Statuses that cannot both be true of one thing at one time (`open` / `closed`).

use super::data;

/// One pair of opposites: a group's name and the words of its two sides.
#[derive(Clone, Debug)]
pub struct Opposites {
    /// `open-closed`.
    pub name: &'static str,
    /// Words and short phrases of the one side.
    pub left: Vec<&'static str>,
    /// And of the other.
    pub right: Vec<&'static str>,
}

/// All pairs of opposites.
#[must_use]
pub fn all() -> Vec<Opposites> {
    data::rows(data::OPPOSITES)
        .filter_map(|row| {
            let mut cells = row.split('\t');
            Some(Opposites {
                name: cells.next()?,
                left: cells.next()?.split('|').collect(),
                right: cells.next()?.split('|').collect(),
            })
        })
        .collect()
}
