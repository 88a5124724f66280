//! Numerals: numbers in digits, in words, or both, wherever they stand.

use crate::model::{Classes, Document};
use crate::text::numeral;

/// Reads the numerals of every sentence that has any.
pub(super) fn find(text: &str, document: &mut Document) {
    let Document { sentences, tokens, numerals, .. } = document;
    for sentence in sentences {
        let start = numerals.len() as u32;
        if sentence.classes.has(Classes::DIGITS.with(Classes::NUMBER).with(Classes::ORDINAL)) {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            numeral::read(text, &tokens[range], sentence.tokens.start, numerals);
        }
        sentence.numerals = start..numerals.len() as u32;
    }
}
