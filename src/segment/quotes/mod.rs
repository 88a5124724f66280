//! Direct quotations: a small state machine over quotation marks.

mod block;
mod double;
mod marks;
mod single;
#[cfg(test)]
mod tests;

use crate::model::{Document, Paragraph, Quotation, Shape, Source};

use marks::Page;

/// Finds the direct quotations and marks the tokens inside them. Linear in the length of the text.
pub(super) fn find(text: &str, document: &mut Document) {
    let page = Page { text, lines: &document.paragraphs };
    let marks = marks::scan(page);
    let doubles = double::pair(page, &marks);
    let singles = single::pair(page, &marks, &doubles);
    document.quotations = merge(doubles, singles);
    mark(document);
}

/// Takes paragraphs of block quotes that hold no marks for quotations as a whole, where somebody speaks in them.
pub(super) fn find_blocks(source: &Source, document: &mut Document) {
    let quoted = |p: &Paragraph| source.block(p.span.start).is_some_and(|b| b.quoted);
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.paragraphs.len() {
        let run = document.paragraphs[at..].iter().take_while(|p| quoted(p)).count();
        if run > 0 && block::speaks(&source.text, document, at..at + run) {
            for (index, paragraph) in document.paragraphs.iter().enumerate().skip(at).take(run) {
                let from = document.quotations.partition_point(|q| q.outer.end <= paragraph.span.start);
                if document.quotations.get(from).is_none_or(|q| q.outer.start >= paragraph.span.end) {
                    found.push(Quotation { span: paragraph.span, outer: paragraph.span, paragraph: index as u32 });
                }
            }
        }
        at += run.max(1);
    }
    if !found.is_empty() {
        document.quotations = merge(std::mem::take(&mut document.quotations), found);
        mark(document);
    }
}

/// Marks the tokens inside quotations.
fn mark(document: &mut Document) {
    let mut at = 0;
    let mut done = 0;
    for quotation in &document.quotations {
        // Nested ones lie in what is marked already.
        if quotation.span.end <= done {
            continue;
        }
        at += document.tokens[at..].partition_point(|t| t.span.start < quotation.span.start);
        while let Some(token) = document.tokens.get_mut(at).filter(|t| t.span.end <= quotation.span.end) {
            token.shape.0 |= Shape::QUOTED.0;
            at += 1;
        }
        done = quotation.span.end;
    }
}

fn merge(doubles: Vec<Quotation>, singles: Vec<Quotation>) -> Vec<Quotation> {
    let mut all = doubles;
    all.extend(singles);
    all.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    all
}
