//! Extract: ask every kind what it reads in each sentence, settle overlaps, read values in their context.

mod published;

use crate::frame;
use crate::kind::{Context, KINDS};
use crate::model::{Article, Claim, Document, Mention, Source, Value};

/// Reads the claims of a segmented source.
#[must_use]
pub fn extract(mut source: Source, document: Document) -> Article {
    if source.published.is_none()
        && let Some((date, origin)) = published::find(&source, &document)
    {
        source.published = Some(date);
        source.date_origin = origin;
    }
    let mentions = mentions(&source, &document);
    let day_first = crate::kind::day_first(&source.text, &document);
    let mut read: Vec<(Mention, Value)> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let context =
            Context { text: &source.text, document: &document, published: source.published, before: &read, day_first };
        let kind = KINDS.iter().find(|k| k.name() == mention.kind);
        if let Some(value) = kind.and_then(|k| k.read(&mention, &context)) {
            read.push((mention, value));
        }
    }
    let frames = frame::frames(&source, &document, &read);
    let claims =
        read.into_iter().zip(frames).map(|((mention, value), frame)| Claim { mention, value, frame }).collect();
    Article { source, document, claims }
}

/// All mentions in order, overlaps settled: the longer wins, then the earlier row of [`KINDS`].
fn mentions(source: &Source, document: &Document) -> Vec<Mention> {
    let mut all = Vec::new();
    let mut found: Vec<(usize, Mention)> = Vec::new();
    let mut scratch = Vec::new();
    for index in 0..document.sentences.len() {
        let view = document.view(&source.text, index);
        found.clear();
        for (row, kind) in KINDS.iter().enumerate() {
            if view.sentence.classes.has(kind.triggers()) {
                kind.find(&view, &mut scratch);
                found.extend(scratch.drain(..).map(|m| (row, m)));
            }
        }
        found.sort_by_key(|(row, m)| (std::cmp::Reverse(m.span.len()), *row, m.span.start));
        let from = all.len();
        for (_, mention) in found.drain(..) {
            if !all[from..].iter().any(|m: &Mention| m.span.overlaps(mention.span)) {
                all.push(mention);
            }
        }
    }
    for kind in KINDS {
        kind.find_all(&source.text, document, &mut all);
    }
    // Stable: mentions that stand on one span keep the order of `KINDS`.
    all.sort_by_key(|m| m.span);
    all
}
