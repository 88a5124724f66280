//! Direct quotations: a small state machine over quotation marks.

use crate::model::{Document, Quotation, Shape, Span};

/// Finds the direct quotations and marks the tokens inside them.
pub(super) fn find(text: &str, document: &mut Document) {
    let mut open: Option<(usize, u32)> = None;
    let mut found = Vec::new();
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        let Some(first) = document.sentences.get(paragraph.sentences.start as usize) else { continue };
        let last = &document.sentences[paragraph.sentences.end as usize - 1];
        for at in first.tokens.start as usize..last.tokens.end as usize {
            let token = &document.tokens[at];
            match (token.span.of(text), open) {
                ("“", None) | ("\"", None) => open = Some((at, index as u32)),
                ("”", Some((from, paragraph))) | ("\"", Some((from, paragraph))) => {
                    let outer = document.tokens[from].span.to(token.span);
                    let inner = Span::new(document.tokens[from].span.end, token.span.start);
                    if !inner.is_empty() {
                        found.push((Quotation { span: inner, outer, paragraph }, from, at));
                    }
                    open = None;
                }
                _ => {}
            }
        }
        open = None;
    }
    for (quotation, from, to) in found {
        for token in &mut document.tokens[from + 1..to] {
            token.shape.0 |= Shape::QUOTED.0;
        }
        document.quotations.push(quotation);
    }
}
