//! crosscheck finds where several articles on one story cannot all be right.
//!
//! ```text
//! load ──▶ segment ──▶ extract ──▶ frame ──▶ align ──▶ watch ──▶ report
//! Source   Document    Mention     Claim     Finding   Finding   text, JSON
//! ```
//!
//! Data flows one way. [`load`] reads files into [`model::Source`]s; [`pipeline::read`] finds the claims in them;
//! [`pipeline::check`] aligns the claims of a story and says how those that speak of one fact stand to each other;
//! [`report`] prints the result. Nothing in between reads a file, prints, or asks a clock.
//!
//! ```
//! use crosscheck::model::{Settings, Verdict};
//! use crosscheck::{load, pipeline};
//!
//! let article = |path: &str, text: &str| load::from_bytes(path, text.into()).map(|(source, _notices)| source);
//! let sources = vec![
//!     article("a.txt", "The ferry sank off Orrin Point on 11 March, the coastguard said.")?,
//!     article("b.txt", "The coastguard said the ferry sank off Orrin Point on 12 March.")?,
//! ];
//! let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
//! let report = pipeline::check(sources, &settings);
//!
//! assert_eq!(report.findings[0].verdict, Verdict::Conflict);
//! assert_eq!(report.findings[0].kind, "date");
//! # Ok::<(), crosscheck::error::Error>(())
//! ```
//!
//! The words of the program (source, claim, fact, finding, camp, verdict) are explained in `docs/architecture.md`.

pub mod align;
pub mod cache;
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
pub mod story;
pub mod text;
pub mod watch;
