//! One fact with all its evidence.

use super::Look;
use crate::model::{Finding, Report};

/// All evidence for these findings.
#[must_use]
pub fn render(_report: &Report, _findings: &[&Finding], _look: Look) -> String {
    String::new()
}
