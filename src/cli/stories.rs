//! `crosscheck stories`: which articles tell of one event.

use super::args::{Stories, StoriesFormat};
use super::{Outcome, PASSED, input, terminal};
use crate::error::Error;
use crate::model::{Settings, Source, StoriesBy};
use crate::{pipeline, report, text};

pub(super) fn run(args: &Stories) -> Outcome {
    let mut work = input::read(&args.input)?;
    let settings = input::settings(&work.config, &args.input);
    let (stories, alone) = pipeline::outlines(&mut work.sources, &settings);
    input::tell(&work.notices, args.quiet);
    match args.format {
        StoriesFormat::Json => terminal::print(&report::stories::json(&stories, &alone, &work.sources), false)?,
        StoriesFormat::Table => {
            let look = terminal::look(&args.screen);
            terminal::print(&report::stories::table(&stories, &alone, &work.sources, look), look.color)?;
        }
    }
    Ok(PASSED)
}

/// Leaves the articles of one story only: of its id, or of the first characters of its id.
///
/// # Errors
/// When no story has this id, or several start with it.
pub(super) fn only(id: &str, sources: &mut Vec<Source>, settings: &mut Settings) -> Result<(), Error> {
    let stories = pipeline::named(sources, settings);
    let exact: Vec<_> = stories.iter().filter(|s| s.name == id).collect();
    let found: Vec<_> = match exact.len() {
        0 if id.len() >= 4 => stories.iter().filter(|s| s.name.starts_with(id)).collect(),
        _ => exact,
    };
    let [story] = &found[..] else {
        let hint = match text::similar::nearest(id, stories.iter().map(|s| s.name.as_str())) {
            _ if found.len() > 1 => "give more of its characters".to_owned(),
            Some(other) => format!("did you mean `{other}`?"),
            None => "crosscheck stories lists them; name the same articles here".to_owned(),
        };
        let what = if found.is_empty() { "no story has this id" } else { "several stories start with this id" };
        return Err(Error::input(id, what, hint));
    };
    let mut kept: Vec<Source> = story.articles.iter().map(|a| std::mem::take(&mut sources[*a as usize])).collect();
    for source in &mut kept {
        source.story = Some(story.name.clone());
    }
    *sources = kept;
    settings.stories.by = StoriesBy::FrontMatter;
    Ok(())
}
