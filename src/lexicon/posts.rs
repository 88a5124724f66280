//! Posts and ranks of which a person holds one at a time.

use super::table::Sieved;
use crate::model::Word;

/// A form of a post: `Capt`, `chief operating officer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Posts of one ladder exclude each other.
    pub ladder: &'static str,
    /// The post itself, however it is written.
    pub post: &'static str,
    /// The words of this form.
    pub words: &'static [Word],
}

struct Posts {
    ending: Sieved<&'static [Post], 16>,
    starting: Sieved<&'static [Post], 16>,
}

static POSTS: Posts = include!(concat!(env!("OUT_DIR"), "/posts.rs"));

/// The forms that end with a word, longest first.
#[must_use]
pub fn ending_with(word: Word) -> &'static [Post] {
    POSTS.ending.find(word).unwrap_or_default()
}

/// The forms that start with a word, longest first.
#[must_use]
pub fn starting_with(word: Word) -> &'static [Post] {
    POSTS.starting.find(word).unwrap_or_default()
}
