//! The words of content of a story as numbers: a name by its form, another word by what it means.

use rustc_hash::FxHashMap;

use super::prepare::Id;
use crate::align::Settings;
use crate::lexicon::{self, common};
use crate::model::{Classes, Shape, Token, Word};
use crate::text::log::ln_ratio;

/// The meanings that a story's words have, by number.
pub(super) struct Vocabulary {
    /// The desk's synonyms, each with the word that stands for it.
    synonyms: FxHashMap<Word, Word>,
    ids: FxHashMap<Word, Id>,
    meanings: Vec<Meaning>,
    /// For each word of the story its number as a name, and under the lemma that it had last.
    seen: Vec<Seen>,
    articles: u32,
}

struct Meaning {
    /// How many articles hold it, and the last of them.
    articles: u32,
    last: u32,
    /// Whether most stories hold it.
    common: bool,
}

#[derive(Clone, Copy)]
struct Seen {
    name: Id,
    lemma: Word,
    id: Id,
}

impl Vocabulary {
    /// Of a story with so many words.
    pub fn new(settings: &Settings, words: usize) -> Self {
        let mut ids = FxHashMap::default();
        ids.reserve(words);
        let unseen = Seen { name: Id::MAX, lemma: Word::default(), id: Id::MAX };
        let meanings = Vec::with_capacity(words);
        Self { synonyms: synonyms(settings), ids, meanings, seen: vec![unseen; words], articles: 0 }
    }

    /// The numbers of the tokens of the next article, whose words have these numbers in the story; `Id::MAX` for what is no
    /// word of content.
    pub fn read(&mut self, tokens: &[Token], words: &[u32]) -> Vec<Id> {
        let article = self.articles;
        self.articles += 1;
        let number = |(token, word): (&Token, &u32)| {
            if !is_content(token) {
                return Id::MAX;
            }
            let id = self.of(token, *word as usize);
            let meaning = &mut self.meanings[id as usize];
            if meaning.last != article {
                meaning.last = article;
                meaning.articles += 1;
            }
            id
        };
        tokens.iter().zip(words).map(number).collect()
    }

    fn of(&mut self, token: &Token, word: usize) -> Id {
        let seen = self.seen[word];
        if token.is_name() {
            if seen.name == Id::MAX {
                self.seen[word].name = self.number(token.word);
            }
            return self.seen[word].name;
        }
        if seen.id == Id::MAX || seen.lemma != token.lemma {
            let id = self.number(lexicon::synonyms::group(token.lemma));
            self.seen[word] = Seen { lemma: token.lemma, id, ..seen };
        }
        self.seen[word].id
    }

    fn number(&mut self, word: Word) -> Id {
        let word = self.synonyms.get(&word).copied().unwrap_or(word);
        let next = self.meanings.len() as Id;
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.meanings.push(Meaning { articles: 0, last: u32::MAX, common: common::contains(word) });
        }
        id
    }

    /// The number of a meaning that the story has.
    pub fn known(&self, word: Word) -> Option<Id> {
        self.ids.get(self.synonyms.get(&word).unwrap_or(&word)).copied()
    }

    /// What each weighs, in a story of so many articles: see [`Story::idf`](super::prepare::Story::idf).
    pub fn weights(&self, articles: u64) -> Vec<i32> {
        let weigh = |meaning: &Meaning| {
            let weight = ln_ratio(articles + 1, u64::from(meaning.articles.max(1)));
            if meaning.common { weight / 2 } else { weight }
        };
        self.meanings.iter().map(weigh).collect()
    }
}

/// The desk's own synonyms, each by the first word that carries its meaning (`handed in`: hand), led to the first of
/// its group.
fn synonyms(settings: &Settings) -> FxHashMap<Word, Word> {
    let mut map = FxHashMap::default();
    for group in &settings.synonyms {
        let lemmas = group.iter().filter_map(|phrase| {
            let mut words = phrase.split_whitespace();
            let lead = words.clone().find(|w| !lexicon::classes(Word::fold(w)).has(Classes::STOP));
            let word = lead.or_else(|| words.next())?;
            Some(lexicon::synonyms::group(lexicon::look_up(Word::fold(word), word).lemma))
        });
        let lemmas: Vec<Word> = lemmas.collect();
        for lemma in lemmas.iter().skip(1) {
            map.insert(*lemma, lemmas[0]);
        }
    }
    map
}

fn is_content(token: &Token) -> bool {
    let not = Classes::FUNCTION.with(Classes::NUMBER);
    token.looks(Shape::WORD) && !token.is_a(not) && token.span.len() > 1
}
