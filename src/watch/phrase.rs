//! Phrases of facts.toml, found in sentences whatever their inflection.

use crate::lexicon;
use crate::model::{Article, Claim, Settings, Shape, Token, WatchedFact, Word};

/// How many words may stand between the words of a phrase: `handed their weapons in` is `handed in`.
const GAP: usize = 3;

/// One word of a phrase: by its base form, or, where it is written with a capital, as it stands (the police called
/// `the Met` have not `met`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    word: Word,
    lemma: Word,
    capital: bool,
}

impl Part {
    fn is(self, token: &Token) -> bool {
        if self.capital { token.word == self.word && token.looks(Shape::CAPITAL) } else { token.lemma == self.lemma }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase(Vec<Part>);

impl Phrase {
    fn new(text: &str) -> Self {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '\u{2019}' || c == '.'));
        let part = |text: &str| {
            let word = Word::fold(text);
            Part { word, lemma: lexicon::look_up(word, text).lemma, capital: text.starts_with(char::is_uppercase) }
        };
        let mut parts: Vec<Part> = words.filter(|w| !w.is_empty()).map(part).collect();
        let article = |p: &Part| p.word == Word::of("the") || p.word == Word::of("a");
        if parts.len() > 1 && parts.first().is_some_and(article) {
            parts.remove(0);
        }
        Self(parts)
    }

    fn is_in(&self, tokens: &[Token]) -> bool {
        let Some((first, rest)) = self.0.split_first() else { return false };
        (0..tokens.len()).any(|at| first.is(&tokens[at]) && follows(rest, &tokens[at + 1..]))
    }

    fn same(&self, other: &Self) -> bool {
        self.0.iter().map(|p| p.lemma).eq(other.0.iter().map(|p| p.lemma))
    }
}

fn follows(parts: &[Part], tokens: &[Token]) -> bool {
    let Some((first, rest)) = parts.split_first() else { return true };
    // Names stand together; only lower-case phrases may be torn apart.
    let reach = if first.capital { 1 } else { GAP + 1 };
    (0..reach.min(tokens.len())).any(|at| first.is(&tokens[at]) && follows(rest, &tokens[at + 1..]))
}

/// The cues and participants of a fact, with what the desk says means the same.
#[derive(Debug)]
pub(super) struct Phrases {
    cues: Vec<Phrase>,
    participants: Vec<Phrase>,
}

impl Phrases {
    pub fn new(fact: &WatchedFact, settings: &Settings) -> Self {
        Self {
            cues: widened(&fact.cues, &settings.synonyms),
            participants: widened(&fact.participants, &settings.aliases),
        }
    }

    /// Whether a sentence holds a cue, and it or its paragraph a participant. Without cues the participant must stand
    /// in the sentence itself or in the one before: a paragraph may speak of several people.
    pub fn fit(&self, article: &Article, sentence: u32) -> bool {
        let document = &article.document;
        let Some(here) = document.sentences.get(sentence as usize) else { return false };
        let tokens = |from: u32, to: u32| &document.tokens[from as usize..to as usize];
        let own = tokens(here.tokens.start, here.tokens.end);
        if !here.zone.counts() || !(self.cues.is_empty() || self.cues.iter().any(|c| c.is_in(own))) {
            return false;
        }
        if self.participants.is_empty() {
            return true;
        }
        let paragraph = &document.paragraphs[here.paragraph as usize].sentences;
        let (first, last) = if self.cues.is_empty() {
            (paragraph.start.max(sentence.saturating_sub(1)), sentence)
        } else {
            (paragraph.start, paragraph.end - 1)
        };
        let around =
            tokens(document.sentences[first as usize].tokens.start, document.sentences[last as usize].tokens.end);
        self.participants.iter().any(|p| p.is_in(around))
    }

    /// Whether the person that a claim belongs to, where one is named, can be among the participants.
    pub fn may_own(&self, claim: &Claim) -> bool {
        let owner = &claim.frame.owner;
        let names: Vec<&Part> = self.participants.iter().flat_map(|p| &p.0).filter(|p| p.capital).collect();
        if owner.is_empty() || names.is_empty() || !self.cues.is_empty() {
            return true;
        }
        owner.iter().any(|term| names.iter().any(|p| p.lemma == term.lemma || p.word == term.lemma))
    }
}

/// The phrases, and those of every group that one of them belongs to.
fn widened(texts: &[String], groups: &[Vec<String>]) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = texts.iter().map(|t| Phrase::new(t)).collect();
    let own = phrases.clone();
    for group in groups {
        let group: Vec<Phrase> = group.iter().map(|t| Phrase::new(t)).collect();
        if group.iter().any(|g| own.iter().any(|p| p.same(g))) {
            phrases.extend(group);
        }
    }
    phrases.retain(|p| !p.0.is_empty());
    phrases
}

#[cfg(test)]
mod tests {
    use super::Phrase;
    use crate::kind::testing::article;

    #[test]
    fn finds_phrases_in_every_form() {
        for (phrase, text, found) in [
            ("shot", "He shoots.", true),
            ("shooting", "A shooting in the street.", true),
            ("handed in", "They have handed their weapons in.", true),
            ("handed in", "Officers are handing in guns.", true),
            ("the Met", "The Met said so.", true),
            ("the Met", "He has met them.", false),
            ("Chris Kaba", "Chris Kaba’s family", true),
            ("Chris Kaba", "Chris and Kaba", false),
            ("in court", "He was in the court.", true),
        ] {
            let article = article(text, "2023-09-24");
            assert_eq!(Phrase::new(phrase).is_in(&article.document.tokens), found, "{phrase} in {text}");
        }
    }
}
