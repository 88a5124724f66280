//! All integration tests, in one binary.

mod bad_input;
mod cases;
mod extremes;
mod hostile;
mod house;
mod probes;
mod properties;
mod readme;
mod runs;
mod schema;
mod speed;
mod support;
