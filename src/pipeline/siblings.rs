//! The year of a dateline that leaves it out, from the other articles of its story.

use crate::extract;
use crate::model::{DateOrigin, Document, Source};
use crate::text::calendar;

/// Gives those whose dateline leaves out its year (`ATHENS, May 5 -`) the year that brings them nearest to the others of their story.
pub(super) fn date(texts: &mut [(Source, Document)]) {
    /// No farther than so many days: beyond that nothing says that they are of one year.
    const NEAR: u32 = 60;
    let known: Vec<i32> = texts.iter().filter_map(|(s, _)| s.published.map(calendar::number)).collect();
    if known.is_empty() || known.len() == texts.len() {
        return;
    }
    let away = |day: i32| known.iter().map(|k| day.abs_diff(*k)).min().unwrap_or(u32::MAX);
    for (source, document) in texts.iter_mut().filter(|(s, _)| s.published.is_none()) {
        let Some((month, day)) = extract::yearless_dateline(source, document) else { continue };
        let years =
            known.iter().filter_map(|k| calendar::date(*k)).flat_map(|d| [d.year() - 1, d.year(), d.year() + 1]);
        let days = years.filter_map(|year| calendar::day(year, month, day));
        if let Some(day) = days.min_by_key(|day| (away(*day), *day)).filter(|d| away(*d) <= NEAR) {
            source.published = calendar::date(day);
            source.date_origin = DateOrigin::Text;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::date;
    use crate::lexicon::Reader;
    use crate::model::{DateOrigin, Source, Span};
    use crate::segment::segment;

    #[test]
    fn a_dateline_without_its_year_takes_that_of_the_story() {
        let source = |text: &str, published: Option<&str>| Source {
            text: text.to_owned(),
            body: Span::new(0, text.len() as u32),
            published: published.map(|d| d.parse().expect("a day")),
            ..Source::default()
        };
        for (dateline, other, want) in [
            ("BENDIGO, May 18 (Wire) -", Some("2018-05-25"), Some("2018-05-18")),
            ("BENDIGO, Dec. 30 -", Some("2018-01-02"), Some("2017-12-30")),
            ("BENDIGO, Sept. 3 -", Some("2018-01-02"), None),
            ("BENDIGO, May 18 -", None, None),
            ("The trial began on May 18 -", Some("2018-05-25"), None),
        ] {
            let mut texts: Vec<_> = [
                source(&format!("{dateline} A woman was jailed in Bendigo."), None),
                source("A woman was jailed in Bendigo.", other),
            ]
            .into_iter()
            .map(|s| {
                let document = segment(&s, &mut Reader::default());
                (s, document)
            })
            .collect();
            date(&mut texts);
            let got = &texts[0].0;
            assert_eq!(got.published.map(|d| d.to_string()).as_deref(), want, "{dateline}");
            assert_eq!(got.date_origin == DateOrigin::Text, want.is_some(), "{dateline}");
        }
    }
}
