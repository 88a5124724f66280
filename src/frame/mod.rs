//! Frame: what each value is about, by rules over tokens; no parser, no model.

mod clauses;
mod events;
mod heads;
mod markers;
mod owners;
mod subjects;
mod words;

use std::ops::Range;

use crate::model::{Claim, Document, Era, Frame, Passage, Shape, Source, Term, Token, Value};

/// Works out the frames of an article's mentions, one after the other.
#[derive(Debug)]
pub struct Frames<'a> {
    source: &'a Source,
    document: &'a Document,
    people: owners::People,
    /// The sentence that was cut last, and its clauses.
    sentence: Option<u32>,
    clauses: Vec<Range<u32>>,
    /// The tokens of that sentence that change what a value means.
    notable: Vec<u32>,
    /// Those of its tokens that tell what happens.
    noted: events::Noted,
    /// Its verbs and whom they are told of.
    subjects: subjects::Subjects,
}

impl<'a> Frames<'a> {
    /// The frames of this article.
    #[must_use]
    pub fn new(source: &'a Source, document: &'a Document) -> Self {
        let people = owners::People::of(document);
        let noted = events::Noted::default();
        let subjects = subjects::Subjects::default();
        Self { source, document, people, sentence: None, clauses: Vec::new(), notable: Vec::new(), noted, subjects }
    }

    /// Gives a claim its frame; names and quotations have none. Quickest for claims in the order of their sentences.
    pub fn fill(&mut self, claim: &mut Claim) {
        let Claim { mention, value, .. } = claim;
        if matches!(mention.kind, "name" | "quote") {
            return;
        }
        if self.sentence != Some(mention.sentence) {
            self.sentence = Some(mention.sentence);
            clauses::cut(&self.source.text, self.document, mention.sentence, &mut self.clauses);
            markers::notable(self.document, mention.sentence, &mut self.notable);
            self.noted.note(&self.source.text, self.document, mention.sentence);
            self.subjects.note(&self.source.text, self.document, &self.people, mention.sentence);
        }
        let Passage { kind, ref tokens, sentence, .. } = *mention;
        claim.frame = frame(self, &Mention { kind, tokens: tokens.clone(), sentence, value }).into();
    }
}

/// A mention and what it means, as the rules see it.
struct Mention<'a> {
    kind: &'static str,
    tokens: Range<u32>,
    sentence: u32,
    value: &'a Value,
}

fn frame(frames: &Frames<'_>, mention: &Mention<'_>) -> Frame {
    let Frames { source, document, people, clauses, notable, noted, subjects, .. } = frames;
    let text = source.text.as_str();
    let at = mention.tokens.start;
    let sentence = &document.sentences[mention.sentence as usize];
    let after = clauses.partition_point(|c| c.end <= at);
    let clause = clauses.get(after).filter(|c| c.contains(&at)).unwrap_or(&sentence.tokens);
    let clause = near(mention, clause);
    let tokens = &document.tokens;
    let (head, modifiers) = heads::of(text, document, mention, &clause);
    let verb = events::governor(text, tokens, mention, &clause, head.as_ref(), noted);
    let (events, own_event) = events::of(document, mention, &clause, verb.as_ref(), noted);
    let subject = subjects::of(text, document, people, subjects, &clause, verb.as_ref(), at);
    let (owner, owner_noun) = match mention.kind {
        "age" => owners::of(text, document, people, mention, &subject),
        _ => (Vec::new(), None),
    };
    let era = match markers::era(source, document, notable, &clause, mention) {
        // `Last July a ship caught another cable, and it took 17 days to mend.`
        Era::Unsaid => markers::era(source, document, notable, &(sentence.tokens.start..clause.start), mention),
        era => era,
    };
    Frame {
        subject,
        markers: markers::of(text, document, notable, &clause, mention, verb.as_ref()),
        modality: markers::modality(document, notable, &clause, mention),
        quoted: tokens[at as usize].looks(Shape::QUOTED),
        head,
        modifiers,
        verb,
        events,
        own_event,
        owner,
        owner_noun,
        clause,
        era,
    }
}

/// How many tokens to each side of a value its frame is looked for in. No clause of prose is as long; in a list of ten
/// thousand numbers without a stop, the time stays in proportion to its length.
const REACH: u32 = 96;

/// The part of a range of tokens that lies near a mention.
fn near(mention: &Mention<'_>, range: &Range<u32>) -> Range<u32> {
    range.start.max(mention.tokens.start.saturating_sub(REACH))..range.end.min(mention.tokens.end + REACH)
}

/// The term of a token: its lemma, or its synonym group's first word.
fn term(token: &Token) -> Term {
    Term { lemma: crate::lexicon::synonyms::group(token.lemma), span: token.span }
}
