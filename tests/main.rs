//! All integration tests, in one binary.

mod bad_input;
mod cases;
mod gate;
mod hostile;
mod house;
#[cfg(feature = "html")]
mod pages;
mod probes;
mod properties;
mod readme;
mod runs;
mod schema;
mod speed;
mod story;
mod support;
