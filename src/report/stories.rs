//! The stories of an archive: who tells them, when, and in what words. For people, and as JSON.

use serde::Serialize;

use super::ink::{Ink, Text, develop};
use super::{Look, pretty};
use crate::model::{Outline, Source};
use crate::text::safe;

/// The name and version of the JSON document; a change that breaks readers gets a new number.
pub const SCHEMA: &str = "crosscheck-stories/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    stories: Vec<StoryRow<'a>>,
    alone: Vec<&'a str>,
}

#[derive(Serialize)]
struct StoryRow<'a> {
    id: &'a str,
    first: Option<String>,
    last: Option<String>,
    words: &'a [String],
    sources: Vec<SourceRow<'a>>,
}

#[derive(Serialize)]
struct SourceRow<'a> {
    path: &'a str,
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<String>,
}

/// One JSON document with a line feed at its end. `alone` are the sources of no story.
#[must_use]
pub fn json(stories: &[Outline], alone: &[u32], sources: &[Source]) -> String {
    let row = |story: &'_ Outline| {
        let (first, last) = days(story, sources);
        let told = story.articles.iter().map(|a| &sources[*a as usize]);
        (first, last, told.map(source_row).collect::<Vec<_>>())
    };
    let document = Document {
        schema: SCHEMA,
        stories: stories
            .iter()
            .map(|story| {
                let (first, last, sources) = row(story);
                StoryRow { id: &story.id, first, last, words: &story.words, sources }
            })
            .collect(),
        alone: alone.iter().map(|a| sources[*a as usize].path.as_str()).collect(),
    };
    // Strings only: it cannot fail.
    let mut text = pretty::json(&document);
    text.push('\n');
    text
}

fn source_row(source: &Source) -> SourceRow<'_> {
    SourceRow {
        path: &source.path,
        publisher: source.publisher.as_deref(),
        title: source.title.as_deref(),
        published: source.published.map(|d| d.to_string()),
    }
}

/// First and last day of publication, where any is known.
fn days(story: &Outline, sources: &[Source]) -> (Option<String>, Option<String>) {
    let days = || story.articles.iter().filter_map(|a| sources[*a as usize].published);
    (days().min().map(|d| d.to_string()), days().max().map(|d| d.to_string()))
}

/// The stories for people: a block for each, and how many articles belong to none.
#[must_use]
pub fn table(stories: &[Outline], alone: &[u32], sources: &[Source], look: Look) -> String {
    let mut out = String::new();
    let width = usize::from(look.width);
    for story in stories {
        let when = match days(story, sources) {
            (Some(first), Some(last)) if first == last => format!(" · {first}"),
            (Some(first), Some(last)) => format!(" · {first} to {last}"),
            _ => String::new(),
        };
        let when = if look.ascii { when.replace('·', "-") } else { when };
        let head = Text::new()
            .add(Ink::Bold, &safe::one_line(&story.id))
            .add(Ink::Dim, &format!("  {}{when}", many(story.articles.len(), "article")));
        lines(&mut out, &head.wrap(width), "");
        if !story.words.is_empty() {
            let words: Vec<String> = story.words.iter().map(|w| safe::one_line(w)).collect();
            lines(&mut out, &Text::new().plain(&words.join(", ")).wrap(width.saturating_sub(2)), "  ");
        }
        for article in &story.articles {
            let source = &sources[*article as usize];
            let mut who = source.publisher.clone().unwrap_or_default();
            if let Some(day) = source.published {
                who = if who.is_empty() { day.to_string() } else { format!("{who}, {day}") };
            }
            let row = Text::new().plain(&safe::one_line(&source.path));
            let row = if who.is_empty() { row } else { row.add(Ink::Dim, &format!("  {}", safe::one_line(&who))) };
            lines(&mut out, &row.wrap(width.saturating_sub(4)), "    ");
        }
        out.push('\n');
    }
    let told = match stories.len() {
        1 => "1 story".to_owned(),
        n => format!("{n} stories"),
    };
    let rest = match alone.len() {
        0 => String::new(),
        1 => "; 1 article belongs to none".to_owned(),
        n => format!("; {n} articles belong to none"),
    };
    lines(&mut out, &Text::new().plain(&format!("{told} of two articles or more{rest}.")).wrap(width), "");
    develop(&out, look.color)
}

fn many(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn lines(out: &mut String, lines: &[String], indent: &str) {
    for line in lines {
        out.push_str(indent);
        out.push_str(line);
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::{json, table};
    use crate::model::{Outline, Source};
    use crate::report::Look;

    fn sources() -> Vec<Source> {
        let source =
            |path: &str| Source { path: path.into(), publisher: Some("Post\u{1b}[31m".into()), ..Source::default() };
        vec![source("a.txt"), source("b.txt"), source("c.txt")]
    }

    #[test]
    fn lists_stories_and_those_who_stand_alone() {
        let story = Outline { id: "ferry".into(), articles: vec![0, 2], words: vec!["Orrin Point".into()] };
        let text = table(std::slice::from_ref(&story), &[1], &sources(), Look::default());
        assert!(text.starts_with("ferry  2 articles\n  Orrin Point\n    a.txt  Post"), "{text}");
        assert!(text.ends_with("1 story of two articles or more; 1 article belongs to none.\n"), "{text}");
        assert!(!text.contains('\u{1b}'));
        let json: serde_json::Value = serde_json::from_str(&json(&[story], &[1], &sources())).unwrap();
        assert_eq!(json["stories"][0]["sources"][1]["path"], "c.txt");
        assert_eq!(json["alone"][0], "b.txt");
    }
}
