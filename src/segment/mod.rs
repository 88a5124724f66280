//! Segment: from a source's text to paragraphs, sentences, tokens, numerals and quotations.

mod numerals;
mod paragraphs;
mod quotes;
mod sentences;
mod silence;
mod tokens;
mod zones;

use crate::lexicon::Reader;
use crate::model::{Document, Source};

/// Cuts a source up. `reader` is the calling thread's lexicon.
#[must_use]
pub fn segment(source: &Source, reader: &mut Reader) -> Document {
    let mut document = Document { paragraphs: paragraphs::cut(source), ..Document::default() };
    document.tokens.reserve(source.text.len() / 5);
    sentences::cut(&source.text, reader, &mut document);
    zones::mark(source, &mut document);
    silence::mark(source, &mut document);
    quotes::find(&source.text, &mut document);
    if source.blocks.iter().any(|b| b.quoted) {
        quotes::find_blocks(source, &mut document);
    }
    numerals::find(&source.text, &mut document);
    document
}
