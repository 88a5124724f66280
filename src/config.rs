//! facts.toml: what a desk knows.

/// The settings of a run.
#[derive(Clone, Debug, Default)]
pub struct Config {}
