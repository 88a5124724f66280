//! Strings, without knowledge of news: numerals, folding, similarity, lines.

pub mod border;
pub mod calendar;
pub mod day;
pub mod digest;
pub mod fingerprint;
pub mod fold;
pub mod lines;
pub mod log;
pub mod numeral;
pub mod safe;
pub mod similar;
pub mod told;
pub mod width;
pub mod wire;
pub mod wording;
