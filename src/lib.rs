//! crosscheck finds where several articles on one story cannot all be right.

pub mod align;
pub mod cli;
pub mod config;
pub mod error;
pub mod extract;
pub mod frame;
pub mod kind;
pub mod lexicon;
pub mod load;
pub mod model;
pub mod pipeline;
pub mod report;
pub mod segment;
pub mod text;
pub mod watch;
