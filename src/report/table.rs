//! The report for people.

use super::{Filter, Look};
use crate::model::Report;

/// The report as blocks.
#[must_use]
pub fn render(report: &Report, filter: &Filter, _look: Look, _quiet: bool) -> String {
    super::json::render(report, filter)
}
