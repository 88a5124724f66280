//! What can go wrong, by whose fault it is.

use std::fmt;

/// An error that ends the run with exit code 2: what happened, where, and what to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A path or glob that names nothing readable.
    Input { place: String, what: String, hint: String },
    /// facts.toml says something that cannot be meant.
    Config { place: String, what: String, hint: String },
    /// Output could not be written.
    Output { place: String, what: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input { place, what, hint } | Self::Config { place, what, hint } => {
                write!(f, "{place}: {what}")?;
                if !hint.is_empty() {
                    write!(f, "\n  try: {hint}")?;
                }
                Ok(())
            }
            Self::Output { place, what } => write!(f, "{place}: {what}"),
        }
    }
}

impl std::error::Error for Error {}
