//! All integration tests, in one binary.

mod bad_input;
mod cache;
mod cases;
mod extremes;
mod formats;
mod formats_hostile;
mod gate;
mod hostile;
mod house;
#[cfg(feature = "html")]
mod pages;
mod probes;
mod properties;
mod readback;
mod readme;
mod reports;
mod runs;
mod schema;
mod speed;
mod story;
mod support;
mod unseen;
