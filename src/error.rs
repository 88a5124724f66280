//! What can go wrong, by whose fault it is.

use std::fmt;

/// An error that ends the run with exit code 2: what happened, where, and what to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A path or pattern that names nothing readable.
    Input {
        /// The path, as given.
        place: String,
        /// What happened.
        what: String,
        /// What to try; may be empty.
        hint: String,
    },
    /// facts.toml says something that cannot be meant.
    Config {
        /// File and line: `facts.toml:12`.
        place: String,
        /// What happened.
        what: String,
        /// What to try; may be empty.
        hint: String,
    },
    /// Output could not be written.
    Output {
        /// The file, or `<stdout>`.
        place: String,
        /// What happened.
        what: String,
    },
    /// Several at once, in order.
    Many(Vec<Error>),
}

impl Error {
    /// An input error.
    pub fn input(place: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Input { place: place.into(), what: what.into(), hint: hint.into() }
    }

    /// A mistake in facts.toml.
    pub fn config(place: impl Into<String>, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Config { place: place.into(), what: what.into(), hint: hint.into() }
    }

    /// One error out of several; `None` when there are none.
    #[must_use]
    pub fn of_all(mut errors: Vec<Self>) -> Option<Self> {
        match errors.len() {
            0 | 1 => errors.pop(),
            _ => Some(Self::Many(errors)),
        }
    }
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
            Self::Many(errors) => {
                for (k, error) in errors.iter().enumerate() {
                    if k > 0 {
                        f.write_str("\nerror: ")?;
                    }
                    error.fmt(f)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Error {}
