//! Direct quotations: a small state machine over quotation marks.

mod double;
mod marks;
mod single;
#[cfg(test)]
mod tests;

use crate::model::{Document, Quotation, Shape};

use marks::Page;

/// Finds the direct quotations and marks the tokens inside them. Linear in the length of the text.
pub(super) fn find(text: &str, document: &mut Document) {
    let page = Page { text, lines: &document.paragraphs };
    let marks = marks::scan(page);
    let doubles = double::pair(page, &marks);
    let singles = single::pair(page, &marks, &doubles);
    document.quotations = merge(doubles, singles);
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
