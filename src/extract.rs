//! Extract: ask every kind what it reads in each sentence, settle overlaps, read values in their context.

mod published;

use crate::frame;
use crate::kind::{Context, KINDS};
use crate::model::{Article, Claim, Document, Mention, Source, Value};

/// Gives a source the day of publication that its own text or address tells, if nobody has said it.
pub fn date(source: &mut Source, document: &Document) {
    if source.published.is_none()
        && let Some((date, origin)) = published::find(source, document)
    {
        source.published = Some(date);
        source.date_origin = origin;
    }
}

/// Reads the claims of a segmented source.
#[must_use]
pub fn extract(mut source: Source, document: Document) -> Article {
    date(&mut source, &document);
    let mentions = mentions(&source, &document);
    let day_first = crate::kind::day_first(&source.text, &document);
    let mut read: Vec<(Mention, Value)> = Vec::with_capacity(mentions.len());
    for (row, mention) in mentions {
        let context =
            Context { text: &source.text, document: &document, published: source.published, before: &read, day_first };
        if let Some(value) = KINDS[row].read(&mention, &context) {
            read.push((mention, value));
        }
    }
    let frames = frame::frames(&source, &document, &read);
    let claims =
        read.into_iter().zip(frames).map(|((mention, value), frame)| Claim { mention, value, frame }).collect();
    Article { source, document, claims }
}

/// All mentions in order with their rows of [`KINDS`], overlaps settled: the longer wins, then the earlier row.
fn mentions(source: &Source, document: &Document) -> Vec<(usize, Mention)> {
    let mut all: Vec<(usize, Mention)> = Vec::new();
    let mut found: Vec<(usize, Mention)> = Vec::new();
    let mut scratch = Vec::new();
    // Which tokens of the sentence a mention has taken: however long a sentence is, one look settles an overlap.
    let mut taken: Vec<bool> = Vec::new();
    for index in 0..document.sentences.len() {
        let view = document.view(&source.text, index);
        for (row, kind) in KINDS.iter().enumerate() {
            if view.sentence.classes.has(kind.triggers()) {
                kind.find(&view, &mut scratch);
                found.extend(scratch.drain(..).map(|m| (row, m)));
            }
        }
        if found.len() < 2 {
            all.append(&mut found);
            continue;
        }
        found.sort_by_key(|(row, m)| (std::cmp::Reverse(m.span.len()), *row, m.span.start));
        taken.clear();
        taken.resize(view.tokens.len(), false);
        for (row, mention) in found.drain(..) {
            let range = (mention.tokens.start - view.first) as usize..(mention.tokens.end - view.first) as usize;
            if !taken[range.clone()].contains(&true) {
                taken[range].fill(true);
                all.push((row, mention));
            }
        }
    }
    for (row, kind) in KINDS.iter().enumerate() {
        kind.find_all(&source.text, document, &mut scratch);
        all.extend(scratch.drain(..).map(|m| (row, m)));
    }
    // Stable: mentions that stand on one span keep the order of `KINDS`.
    all.sort_by_key(|(_, m)| m.span);
    all
}
