//! Whether something is so: open or closed, died or survived.

use crate::lexicon::statuses::{Status as Entry, starting_with};
use crate::model::{Classes, Cues, Document, Mention, SentenceView, Shape, Token, Value, Word, WordSet, Words};

use super::Kind;

mod ages;
mod custody;
mod developments;
mod named;
mod nouns;
mod parties;
mod pronouns;
mod questions;
mod stages;

/// Whether something is so: open or closed, died or survived.
pub(super) struct Status;

impl Kind for Status {
    fn name(&self) -> &'static str {
        "status"
    }

    fn about(&self) -> &'static str {
        "Whether something is so: `open` or `closed`, `died` or `survived`."
    }

    /// Statuses lie on a layer of their own: `closed` inside a name or beside a number takes nothing from other kinds.
    fn find_all(&self, text: &str, document: &Document, out: &mut Vec<Mention>) {
        for (index, sentence) in document.sentences.iter().enumerate() {
            let opens = Cues::OPENS_STATUS.with(Cues::OPENS_STAGE);
            if !sentence.cues.has(opens) {
                continue;
            }
            let view = document.view(text, index);
            if sentence.cues.has(Cues::OPENS_STAGE) {
                let last = index.checked_sub(1).map(|before| document.view(text, before));
                for (at, _) in view.tokens.iter().enumerate().filter(|(_, t)| stages::may_tell(t)) {
                    if let Some(asked) = questions::at(&view, at) {
                        out.push(mention(&view, asked.from, asked.to - asked.from, asked.folded));
                        continue;
                    }
                    let told = stages::at(&view, last.as_ref(), at).or_else(|| custody::at(&view, at));
                    let told = told.or_else(|| developments::at(&view, last.as_ref(), at));
                    for told in told.into_iter().chain(named::at(&view, at)) {
                        out.push(mention(&view, told.from, told.to - told.from, told.folded));
                    }
                }
            }
            if !sentence.classes.has(Classes::STATUS.with(Classes::PERSON)) {
                continue;
            }
            let mut at = 0;
            while let Some(next) = view.tokens[at..].iter().position(|t| t.cues.has(Cues::OPENS_STATUS)) {
                at += next;
                match predicate(&view, at) {
                    Some((entry, len)) => {
                        out.push(mention(&view, at, len, entry.folded.to_owned()));
                        at += len;
                    }
                    None => at += 1,
                }
            }
        }
    }
}

/// Before a word for a status: it says what kind of thing is meant, or what is to be.
const ATTRIBUTIVE: WordSet = WordSet::of(&[Word::of("the"), Word::of("a"), Word::of("an"), Word::of("to")]);

/// The status phrase at a token, when it is said of something: after an auxiliary (`is closed`) or as a finite past
/// verb (`the man survived`). A denied one says nothing sure and is passed over.
fn predicate(view: &SentenceView<'_>, at: usize) -> Option<(Entry, usize)> {
    let token = view.tokens.get(at)?;
    if !token.looks(Shape::WORD) || token.looks(Shape::CAPITAL) {
        return None;
    }
    let before = (0..at).rev().take(3).map(|k| &view.tokens[k]);
    let mut said = token.is_a(Classes::VERB) && token.lemma != token.word && !view.word(at).ends_with("ing");
    for (steps, t) in before.enumerate() {
        if t.is_a(Classes::NEGATION) {
            return None;
        }
        if t.is_a(Classes::AUXILIARY) {
            said = true;
            break;
        }
        if steps == 0 && ATTRIBUTIVE.contains(t.word) {
            return None;
        }
        if !t.is_a(Classes::STOP) && steps > 0 {
            break;
        }
    }
    if !said {
        return None;
    }
    let entry = starting_with(token.word)
        .find(|e| e.words.iter().enumerate().all(|(k, w)| view.tokens.get(at + k).is_some_and(|t| t.word == *w)))?;
    // `married three times` tells how often, not what is so.
    let counted = |t: &Token| t.is_a(Classes::NUMBER.with(Classes::DIGITS));
    (!view.tokens.get(at + entry.words.len()).is_some_and(counted)).then_some((entry, entry.words.len()))
}

fn mention(view: &SentenceView<'_>, at: usize, len: usize, folded: String) -> Mention {
    let span = view.span(at, at + len);
    Mention {
        kind: "status",
        span,
        tokens: view.in_document(at, at + len),
        sentence: view.index,
        value: Value::Words(Words { written: span.of(view.text).to_owned(), folded }),
    }
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, read};

    #[test]
    fn reads() {
        for (text, want) in [
            // A stage of a development, and a status that has an opposite.
            ("The Kessel bridge is closed to traffic.", &["is closed", "closed"][..]),
            ("The driver survived the crash.", &["survived"]),
            ("Sales at the firm fell by 3 percent.", &["fell"]),
            ("A man has been arrested in Leeds.", &["arrested"]),
        ] {
            let got: Vec<String> = read("status", text, "").into_iter().map(|p| p.0).collect();
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn ignores_what_is_not_said_of_anything() {
        ignores(
            "status",
            &[
                "The closed road led north.",
                "The road was not closed.",
                "They hope to arrest him.",
                "Police plan a new patrol.",
            ],
        );
    }
}
