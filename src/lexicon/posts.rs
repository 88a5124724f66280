//! Posts and ranks of which a person holds one at a time.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::data;
use crate::model::Word;

/// A form of a post: `Capt`, `chief operating officer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Posts of one ladder exclude each other.
    pub ladder: &'static str,
    /// The post itself, however it is written.
    pub post: &'static str,
    /// The words of this form.
    pub words: Vec<Word>,
}

fn forms() -> impl Iterator<Item = Post> {
    data::rows(data::POSTS).flat_map(|row| {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (ladder, post, forms) = (cell(), cell(), cell());
        forms.split('|').map(move |form| Post { ladder, post, words: form.split(' ').map(Word::of).collect() })
    })
}

/// The forms that end with a word, longest first.
#[must_use]
pub fn ending_with(word: Word) -> &'static [Post] {
    static MAP: OnceLock<FxHashMap<Word, Vec<Post>>> = OnceLock::new();
    by(&MAP, |p| p.words[p.words.len() - 1]).get(&word).map_or(&[], Vec::as_slice)
}

/// The forms that start with a word, longest first.
#[must_use]
pub fn starting_with(word: Word) -> &'static [Post] {
    static MAP: OnceLock<FxHashMap<Word, Vec<Post>>> = OnceLock::new();
    by(&MAP, |p| p.words[0]).get(&word).map_or(&[], Vec::as_slice)
}

fn by(
    map: &'static OnceLock<FxHashMap<Word, Vec<Post>>>,
    key: fn(&Post) -> Word,
) -> &'static FxHashMap<Word, Vec<Post>> {
    map.get_or_init(|| {
        let mut map: FxHashMap<Word, Vec<Post>> = FxHashMap::default();
        for post in forms() {
            map.entry(key(&post)).or_default().push(post);
        }
        for list in map.values_mut() {
            list.sort_by_key(|p| (std::cmp::Reverse(p.words.len()), p.post));
        }
        map
    })
}
