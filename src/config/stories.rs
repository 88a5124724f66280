//! `[stories]` of facts.toml: how articles are sorted into stories.

use super::table::{Measure, Table};
use crate::error::Error;
use crate::model::{Grouping, StoriesBy};

pub(super) fn read(table: &Table<'_, '_>) -> Result<Grouping, Error> {
    table.only(&["by", "window-days"])?;
    let mut grouping = Grouping::default();
    if let Some(by) = table.choice("by", &["auto", "front-matter", "folder", "none"])? {
        grouping.by = match by {
            "front-matter" => StoriesBy::FrontMatter,
            "folder" => StoriesBy::Folder,
            "none" => StoriesBy::None,
            _ => StoriesBy::Auto,
        };
    }
    if let Some(measure) = table.measure("window-days")? {
        let days = match &measure {
            Measure::Number(number) => number.parse().ok(),
            Measure::Text(_) => None,
        };
        grouping.window =
            days.ok_or_else(|| table.error("window-days", "not a whole number of days", "window-days = 60"))?;
    }
    Ok(grouping)
}
