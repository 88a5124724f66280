//! Report: how findings are shown.

pub mod json;
