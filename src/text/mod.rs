//! Strings, without knowledge of news: numerals, folding, similarity, lines.

pub mod calendar;
pub mod fold;
pub mod lines;
pub mod numeral;
pub mod safe;
pub mod similar;
pub mod wording;
