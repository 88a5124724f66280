//! The words of a story by number: looked up once, and from then on told apart by counting.

use crate::model::{Article, Shape, Token, Word};

/// What has no number: signs.
pub(super) const NONE: u32 = u32::MAX;

/// Every word and figure of a story as a number, in order of their first places.
#[derive(Debug)]
pub(super) struct Words {
    /// For each article the number of each of its tokens.
    of: Vec<Vec<u32>>,
    index: Index,
}

impl Words {
    /// Numbers the words of the articles.
    pub fn of(articles: &[(u32, &Article)]) -> Self {
        let tokens: usize = articles.iter().map(|(_, a)| a.document.tokens.len()).sum();
        // A word in five is new, or less.
        let mut index = Index::with_room_for(tokens / 5);
        let numbers = |(_, article): &(u32, &Article)| {
            let number = |token: &Token| {
                if token.looks(Shape::WORD.with(Shape::NUMBER)) { index.take(token.word) } else { NONE }
            };
            article.document.tokens.iter().map(number).collect()
        };
        let of = articles.iter().map(numbers).collect();
        Self { of, index }
    }

    /// The numbers of an article's tokens; the article by its place in the slice.
    pub fn in_article(&self, place: usize) -> &[u32] {
        &self.of[place]
    }

    /// The number of a word, if the story has it.
    pub fn number(&self, word: Word) -> Option<u32> {
        self.index.find(word).ok()
    }

    /// How many different ones there are.
    pub fn count(&self) -> usize {
        self.index.words.len()
    }
}

/// Words with the numbers under which they came. A table without chains (Knuth 6.4, linear probing): words are hashes
/// already.
#[derive(Debug)]
struct Index {
    words: Vec<Word>,
    /// Numbers, [`NONE`] where there is room; a power of two, and never more than half full.
    slots: Vec<u32>,
}

impl Index {
    fn with_room_for(words: usize) -> Self {
        Self { words: Vec::with_capacity(words), slots: vec![NONE; (2 * words).next_power_of_two().max(64)] }
    }

    /// The number of a word, or the slot where it belongs.
    #[inline]
    fn find(&self, word: Word) -> Result<u32, usize> {
        // Multiplied by the golden ratio, so that all its bits count.
        let mut at = (word.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize;
        loop {
            at &= self.slots.len() - 1;
            match self.slots[at] {
                NONE => return Err(at),
                number if self.words[number as usize] == word => return Ok(number),
                _ => at += 1,
            }
        }
    }

    #[inline]
    fn take(&mut self, word: Word) -> u32 {
        self.find(word).unwrap_or_else(|slot| self.add(word, slot))
    }

    fn add(&mut self, word: Word, slot: usize) -> u32 {
        let number = self.words.len() as u32;
        self.words.push(word);
        self.slots[slot] = number;
        if self.words.len() * 2 > self.slots.len() {
            self.slots = vec![NONE; self.slots.len() * 2];
            for number in 0..self.words.len() {
                if let Err(slot) = self.find(self.words[number]) {
                    self.slots[slot] = number as u32;
                }
            }
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::{NONE, Words};
    use crate::kind::testing::article;

    #[test]
    fn numbers_words_alike_in_all_articles() {
        let many = (0..300).map(|k| format!("Word{k} and word{}. ", k / 2)).collect::<Vec<_>>().concat();
        let articles =
            [article("The cat sat, and the cat slept.", ""), article("Cat and dog.", ""), article(&many, "")];
        let listed: Vec<_> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let words = Words::of(&listed);
        assert_eq!(words.in_article(0), [0, 1, 2, NONE, 3, 0, 1, 4, NONE]);
        assert_eq!(words.in_article(1), [1, 3, 5, NONE]);
        assert_eq!(words.count(), 306);
        // Whatever the table did meanwhile: one number for one word.
        let mut known = std::collections::HashMap::new();
        for (k, article) in articles.iter().enumerate() {
            for (token, number) in article.document.tokens.iter().zip(words.in_article(k)).filter(|(_, n)| **n != NONE)
            {
                assert_eq!(known.entry(token.word).or_insert(*number), number);
            }
        }
        assert_eq!(known.len(), 306);
    }
}
