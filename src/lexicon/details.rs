//! Words of details that are right or wrong: `his left ankle`, `a silver Audi`, `Flight 447`, `Alma Terrace`.

use super::table::Sieved;
use crate::model::Word;

/// What part a word has in a detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `left`, `starboard`
    Side,
    /// What a body, or a machine, has two of.
    Limb,
    /// What befell it (by the lemma).
    Harm,
    /// A colour; shades of one stand for it.
    Colour,
    /// A sort of vehicle, or the name of a maker.
    Vehicle,
    /// A sort of garment.
    Garment,
    /// What bears a number: `Flight 447`.
    Numbered,
    /// Where the name of a street ends.
    Street,
    /// Where the name of a hospital ends.
    Hospital,
}

static DETAILS: Sieved<&[(Part, &str)], 64> = Sieved::new(include!(concat!(env!("OUT_DIR"), "/details.rs")));

/// The parts that a word may have, and what it stands for in each.
#[must_use]
#[inline]
pub fn parts(word: Word) -> &'static [(Part, &'static str)] {
    DETAILS.find(word).unwrap_or_default()
}

/// What a word stands for in this part.
#[must_use]
pub fn told(word: Word, part: Part) -> Option<&'static str> {
    parts(word).iter().find(|p| p.0 == part).map(|p| p.1)
}

#[cfg(test)]
mod tests {
    use super::{Part, parts, told};
    use crate::model::Word;

    #[test]
    fn shades_stand_for_their_colour() {
        assert_eq!(told(Word::of("navy"), Part::Colour), Some("blue"));
        assert_eq!(told(Word::of("starboard"), Part::Side), Some("right"));
        assert_eq!(told(Word::of("navy"), Part::Limb), None);
        assert!(parts(Word::of("minister")).is_empty());
    }
}
