//! Posts and ranks of which a person holds one at a time.

use super::table::{Run, Sieved};
use crate::model::Word;

/// A form of a post: `Capt`, `chief operating officer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// Posts of one ladder exclude each other.
    pub ladder: &'static str,
    /// The post itself, however it is written.
    pub post: &'static str,
    /// The words of this form.
    pub words: &'static [Word],
}

#[derive(Clone, Copy)]
struct Row {
    ladder: Run,
    post: Run,
    words: Run,
}

struct Posts {
    ending: Sieved<Run, 16>,
    starting: Sieved<Run, 16>,
    rows: &'static [Row],
    words: &'static [Word],
    letters: &'static str,
}

static POSTS: Posts = include!(concat!(env!("OUT_DIR"), "/posts.rs"));

fn posts(run: Option<Run>) -> impl Iterator<Item = Post> {
    run.unwrap_or_default().of(POSTS.rows).iter().map(|row| Post {
        ladder: row.ladder.text(POSTS.letters),
        post: row.post.text(POSTS.letters),
        words: row.words.of(POSTS.words),
    })
}

/// The forms that end with a word, longest first.
pub fn ending_with(word: Word) -> impl Iterator<Item = Post> {
    posts(POSTS.ending.find(word))
}

/// The forms that start with a word, longest first.
pub fn starting_with(word: Word) -> impl Iterator<Item = Post> {
    posts(POSTS.starting.find(word))
}
