//! The words of one claim laid down on those of the story, so that each of the many claims that it is compared with is
//! gone through once, and never walked along beside it.

use super::prepare::{Bag, Id, Item, Story};
use crate::text::log::root;

/// A set of words of a claim: a bit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Of(u8);

impl Of {
    pub const CLAUSE: Self = Self(1);
    pub const SEGMENT: Self = Self(1 << 1);
    pub const SENTENCE: Self = Self(1 << 2);
    pub const PARAGRAPH: Self = Self(1 << 3);
    pub const NAMES: Self = Self(1 << 4);
    pub const LEFT: Self = Self(1 << 5);
    pub const RIGHT: Self = Self(1 << 6);
}

/// How two sentences stand to each other: many claims share a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scenes {
    /// Cosine of their words, in thousandths.
    pub words: i32,
    /// The same for the words around them.
    pub paragraph: i32,
    /// Sum of the weights of the names in both, and whether there are any.
    pub names: (i32, bool),
}

/// Which words stand in which sets of the claim that was laid down last.
pub(super) struct Laid {
    sets: Vec<u8>,
    item: Option<(u32, u32)>,
    /// For each sentence: the other one, and how the two stand to each other, as far as asked for.
    with: Vec<(u32, Scenes)>,
}

impl Laid {
    /// Nothing was laid down yet.
    pub fn new(story: &Story<'_>) -> Self {
        Self {
            sets: vec![0; story.idf.len()],
            item: None,
            with: vec![(u32::MAX, Scenes::default()); story.sentences.len()],
        }
    }

    /// Lays a claim down, in place of the last.
    pub fn down(&mut self, story: &Story<'_>, item: &Item<'_>) {
        let own = (item.article, item.index);
        if self.item == Some(own) {
            return;
        }
        self.item = Some(own);
        self.sets.fill(0);
        let scene = &story.sentences[item.sentence as usize];
        let [left, right] = item.around.sides();
        for (ids, set) in [
            (item.clause.ids.as_slice(), Of::CLAUSE),
            (&item.segment.ids, Of::SEGMENT),
            (&scene.words.ids, Of::SENTENCE),
            (&scene.paragraph.ids, Of::PARAGRAPH),
            (&scene.names, Of::NAMES),
            (left, Of::LEFT),
            (right, Of::RIGHT),
        ] {
            for id in ids {
                self.sets[*id as usize] |= set.0;
            }
        }
    }
    /// Whether one of these words stands in a set of the claim.
    pub fn meets(&self, set: Of, ids: &[Id]) -> bool {
        ids.iter().any(|id| self.sets[*id as usize] & set.0 != 0)
    }

    /// The sum of the weights of those words that stand in a set of the claim, in thousandths, and whether any does.
    pub fn overlap(&self, story: &Story<'_>, set: Of, ids: &[Id]) -> (i32, bool) {
        let (mut sum, mut any) = (0, 0);
        for id in ids {
            let both = self.sets[*id as usize] & set.0;
            sum += if both == 0 { 0 } else { story.idf[*id as usize] };
            any |= both;
        }
        (sum, any != 0)
    }

    /// Cosine of a set of the claim and another set under the weights, in thousandths; `own` is that set.
    pub fn cosine(&self, story: &Story<'_>, set: Of, own: &Bag, other: &Bag) -> i32 {
        let squared = |id: &Id| if self.sets[*id as usize] & set.0 == 0 { 0 } else { story.squares[*id as usize] };
        cosine(other.ids.iter().map(squared).sum(), own.norm, other.norm)
    }

    /// How the sentence of the claim, `own`, stands to another.
    pub fn scenes(&mut self, story: &Story<'_>, own: u32, other: u32) -> Scenes {
        let known = self.with[other as usize];
        if known.0 == own {
            return known.1;
        }
        let (a, b) = (&story.sentences[own as usize], &story.sentences[other as usize]);
        let scenes = Scenes {
            words: self.cosine(story, Of::SENTENCE, &a.words, &b.words),
            paragraph: self.cosine(story, Of::PARAGRAPH, &a.paragraph, &b.paragraph),
            names: self.overlap(story, Of::NAMES, &b.names),
        };
        self.with[other as usize] = (own, scenes);
        scenes
    }
}

/// The cosine of two sets in thousandths, from the squared weights of what they share and of each.
fn cosine(shared: u64, norm: u64, other: u64) -> i32 {
    if shared == 0 {
        return 0;
    }
    let root = norm.checked_mul(other).map_or_else(|| (u128::from(norm) * u128::from(other)).isqrt() as u64, root);
    (shared * 1000 / root.max(1)) as i32
}
