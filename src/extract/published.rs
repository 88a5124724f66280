//! The day of publication, where no metadata has it: from the address, a stamp under the headline, or the dateline.

use jiff::civil::Date;

use super::DayFirst;
use crate::kind;
use crate::model::{Classes, DateOrigin, Document, SentenceView, Shape, Source, Zone};
use crate::text::calendar;

/// How many paragraphs from the top may hold a stamp.
const TOP: usize = 8;
/// How many may hold a masthead; the first is the headline.
const MASTHEAD: usize = 5;
/// What stands before a day of publication, and before little else.
const STAMPS: [&str; 5] = ["posted", "published", "updated", "filed", "modified"];
/// What stands before one as well, in a line that makes no statement.
const ISSUED: [&str; 4] = ["issued", "dated", "release", "released"];
/// How long a stamp's paragraph can be, in bytes.
const STAMP: u32 = 160;
/// How many tokens a dateline can take.
const DATELINE: usize = 14;

/// The day that the article itself gives as its own, and where it stands.
pub(super) fn find(source: &Source, document: &Document, day_first: &DayFirst) -> Option<(Date, DateOrigin)> {
    if let Some(date) = source.url.as_deref().or_else(|| address_line(source)).and_then(in_address) {
        return Some((date, DateOrigin::Url));
    }
    // Not asked for in most articles, and then a few times.
    let day_first = || *day_first.get_or_init(|| kind::day_first(&source.text, document));
    stamp(source, document, &day_first).or_else(|| dateline(source, document)).map(|date| (date, DateOrigin::Text))
}

/// An address that stands alone on one of the first lines.
fn address_line(source: &Source) -> Option<&str> {
    let start = source.body.start as usize;
    let top = source.text.get(start..).unwrap_or_default().lines().take(TOP).map(str::trim);
    top.into_iter().find(|line| {
        let alone = line.len() < 400 && !line.contains(char::is_whitespace);
        alone && (line.starts_with("http://") || line.starts_with("https://"))
    })
}

/// `/2010/05/05/`, `2010-05-05`, `/20100505/`, `/2010/may/05/`.
fn in_address(url: &str) -> Option<Date> {
    let mut cells = url.split(['/', '-', '_', '.', '?', '=', '&']).rev().collect::<Vec<_>>();
    cells.reverse();
    let number = |text: &str, length: std::ops::RangeInclusive<usize>| -> Option<i16> {
        (length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let make = |year: i16, month: i16, day: i16| {
        (1990..2100)
            .contains(&year)
            .then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
    };
    for (k, cell) in cells.iter().enumerate() {
        if cell.len() == 8 && cell.bytes().all(|b| b.is_ascii_digit()) {
            let (year, rest) = cell.split_at(4);
            let (month, day) = rest.split_at(2);
            if let (Ok(y), Ok(m), Ok(d)) = (year.parse(), month.parse(), day.parse())
                && let Some(date) = make(y, m, d)
            {
                return Some(date);
            }
        }
        if let (Some(year), Some(month), Some(day)) = (number(cell, 4..=4), cells.get(k + 1), cells.get(k + 2)) {
            let month = number(month, 1..=2).or_else(|| month_name(month));
            if let (Some(month), Some(day)) = (month, number(day, 1..=2))
                && let Some(date) = make(year, month, day)
            {
                return Some(date);
            }
        }
    }
    None
}

fn month_name(text: &str) -> Option<i16> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.to_ascii_lowercase();
    let short = lower.get(..3)?;
    let k = NAMES.iter().position(|n| *n == short)?;
    (lower.len() <= 9).then(|| i16::try_from(k + 1).ok())?
}

/// `May 5, 2010` or `Updated 5/5/2010 1:41 PM` near the top; a line marked as published beats one that is not.
fn stamp(source: &Source, document: &Document, day_first: &dyn Fn() -> Option<bool>) -> Option<Date> {
    let mut plain = None;
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        if index >= TOP && paragraph.zone != Zone::Stamp {
            continue;
        }
        // Headline, date and text may stand line by line, without an empty line between them.
        if plain.is_none() && index < 2 {
            plain = own_line(source, document, paragraph.sentences.start, day_first);
        }
        if paragraph.span.len() > STAMP {
            continue;
        }
        for sentence in paragraph.sentences.clone() {
            let view = document.view(&source.text, sentence as usize);
            if !view.sentence.classes.has(Classes::DIGITS) {
                continue;
            }
            let Some((day, from, to)) = kind::first_full_date(&view, day_first()) else {
                continue;
            };
            if labels_another(&source.text, view.tokens[from].span.start as usize) {
                continue;
            }
            let marked = is_marked(paragraph.span.of(&source.text));
            // Alone on its line, but for a weekday, a time, a place.
            let mut other = view
                .tokens
                .iter()
                .enumerate()
                .filter(|(k, t)| (*k < from || *k >= to) && t.looks(Shape::WORD) && !calendar_word(t.classes));
            let alone = paragraph.sentences.len() == 1 && from <= 6 && other.all(|(_, t)| t.looks(Shape::CAPITAL))
                || (usize::from(!ends_title(&source.text, &view, from, to))..MASTHEAD).contains(&index)
                    && set_off(&source.text, &view, from, to);
            if marked {
                return calendar::date(day);
            }
            if plain.is_none() && (paragraph.zone == Zone::Stamp || alone) {
                plain = Some(day);
            }
        }
    }
    plain.and_then(calendar::date)
}

/// `Posted …`, `Last updated …`, `Date: …`.
fn is_marked(line: &str) -> bool {
    let line = line.trim_start().to_ascii_lowercase();
    let mut words = line.split(|c: char| !c.is_alphabetic()).skip_while(|w| ["first", "last"].contains(w));
    words.next().is_some_and(|w| STAMPS.contains(&w)) || line.starts_with("date:")
}

/// `Opened: 22 June 1931`, `Launch date: 14 October 2018`: a line of facts gives the date of something else.
fn labels_another(text: &str, date: usize) -> bool {
    /// The longest label of a fact, in words.
    const LABEL: usize = 3;
    let line = text[..date].rsplit('\n').next().unwrap_or_default().trim();
    let Some(label) = line.strip_suffix(':').map(str::to_ascii_lowercase) else { return false };
    let mut words = label.split_whitespace();
    let own = |w: &str| {
        STAMPS.contains(&w) || ISSUED.contains(&w) || ["date", "edition", "first", "issue", "last"].contains(&w)
    };
    words.clone().count() <= LABEL && !words.next().is_some_and(own)
}

/// `Business in brief | October 27, 2022`: a headline that a mark parts from the day at its end.
fn ends_title(text: &str, view: &SentenceView<'_>, from: usize, to: usize) -> bool {
    let mark = from.checked_sub(1).map(|k| view.tokens[k].span.of(text));
    to == view.tokens.len() && mark.is_some_and(|m| matches!(m, "|" | "—" | "–" | "-" | "·" | "•"))
}

/// `Garda Press Office, Saturday 14/09/2019, issued 11.05am`, `By Ann Roe, staff | Thursday, Dec. 1, 2022`: a line without a statement, from
/// whose other words a mark parts the date.
fn set_off(text: &str, view: &SentenceView<'_>, from: usize, to: usize) -> bool {
    let mark = |k: usize| matches!(view.word(k), "," | "|" | "-" | "–" | "—" | "·" | "•" | ":" | "(" | ")" | "/");
    let lower = |k: usize| view.tokens[k].span.of(text).to_ascii_lowercase();
    let stamps = |k: usize| STAMPS.iter().chain(&ISSUED).any(|w| *w == lower(k));
    let weekday = |k: usize| view.tokens[k].is_a(Classes::WEEKDAY);
    let mut left = from;
    while left > 0 && (weekday(left - 1) || mark(left - 1) && left > 1 && weekday(left - 2)) {
        left -= 1;
    }
    let issue = left > 1 && lower(left - 1) == "of" && ["issue", "edition"].contains(&lower(left - 2).as_str());
    let begins = left == 0 || mark(left - 1) || stamps(left - 1) || issue;
    let clock = |k: usize| view.tokens[k].is_a(Classes::DIGITS.with(Classes::CLOCK));
    let ends = to >= view.tokens.len() || mark(to) || clock(to) || lower(to) == "at";
    let last = view.tokens.len() - 1;
    // What somebody said or did is no masthead.
    let told = |k: usize| {
        let token = &view.tokens[k];
        // `police`, `staff` and `report` are nouns here.
        let verb = token.is_a(Classes::AUXILIARY) || token.is_a(Classes::VERB) && token.lemma != token.word;
        verb && !(token.is_a(Classes::CLOCK) || token.looks(Shape::CAPITAL) || stamps(k))
    };
    // `From wire reports, March 10, 2024`
    let byline = ["by", "from"].contains(&lower(0).as_str());
    let outside = (0..view.tokens.len()).filter(|k| *k < from || *k >= to);
    begins && ends && !matches!(view.word(last), "." | "?" | "!") && (byline || !outside.clone().any(told))
}

/// A date that has a line of its own in a sentence that runs over lines, but for a weekday, a time, a name.
fn own_line(source: &Source, document: &Document, sentence: u32, day_first: &dyn Fn() -> Option<bool>) -> Option<i32> {
    if sentence as usize >= document.sentences.len() {
        return None;
    }
    let view = document.view(&source.text, sentence as usize);
    if !kind::may_be_dated(&view) {
        return None;
    }
    let (day, from, to) = kind::first_full_date(&view, day_first())?;
    let (first, last) = (view.tokens.get(from)?.span.start as usize, view.tokens.get(to - 1)?.span.end as usize);
    if labels_another(&source.text, first) {
        return None;
    }
    let start = source.text.get(..first)?.rfind('\n').map_or(0, |n| n + 1);
    let end = source.text.get(last..)?.find('\n').map(|n| last + n)?;
    let marked = |w: &str| STAMPS.contains(&w) || ["first", "last"].contains(&w);
    let stays = view
        .tokens
        .iter()
        .filter(|t| t.span.start as usize >= start && (t.span.end as usize) <= end)
        .filter(|t| (t.span.start as usize) < first || (t.span.end as usize) > last)
        .filter(|t| t.looks(Shape::WORD) && !calendar_word(t.classes))
        .all(|t| t.looks(Shape::CAPITAL) || marked(&t.span.of(&source.text).to_ascii_lowercase()));
    (stays && end - start <= STAMP as usize && start > source.body.start as usize).then_some(day)
}

fn calendar_word(classes: Classes) -> bool {
    classes.has(
        Classes::WEEKDAY
            .with(Classes::CLOCK)
            .with(Classes::TIME_UNIT)
            .with(Classes::CALENDAR)
            .with(Classes::PREPOSITION),
    )
}

/// `ATHENS, May 5, 2010 (Reuters) -` at the head of a paragraph.
fn dateline(source: &Source, document: &Document) -> Option<Date> {
    let (day, from) = heads(source, document, |view| kind::first_full_date(view, None))?;
    // `June 9, 2015 - Judges …`: one day alone heads an article, several head the lines of a timeline.
    if from == 0 && dated_heads(source, document) > 1 {
        return None;
    }
    calendar::date(day)
}

/// Month and day of a dateline that leaves out its year: `ATHENS, May 5 (Reuters) -`.
pub(super) fn yearless(source: &Source, document: &Document) -> Option<(u8, u8)> {
    // A day alone may head the lines of a timeline.
    heads(source, document, kind::first_yearless_date).filter(|(_, from)| *from > 0).map(|(day, _)| day)
}

/// A day in a dateline, and how many tokens stand before it. `find` gives the first day of a sentence and its tokens.
fn heads<T>(
    source: &Source,
    document: &Document,
    find: impl Fn(&SentenceView<'_>) -> Option<(T, usize, usize)>,
) -> Option<(T, usize)> {
    document.paragraphs.iter().take(TOP).find_map(|paragraph| {
        let view = document
            .view(&source.text, (!paragraph.sentences.is_empty()).then_some(paragraph.sentences.start as usize)?);
        let first = view.tokens.first()?;
        if !first.looks(Shape::ALL_CAPS) && !first.looks(Shape::CAPITAL) {
            return None;
        }
        let (day, from, to) = find(&view)?;
        let behind = view.tokens.get(to..(to + 6).min(view.tokens.len()))?;
        let closed = behind.iter().any(|t| matches!(t.span.of(&source.text), "-" | "–" | "—" | "(" | ":"));
        let head = view.tokens.get(..from)?;
        // `ATHENS, May 5`, `Washington, 5 May 2010 -`
        let dashed = view.tokens.get(to).is_some_and(|t| matches!(t.span.of(&source.text), "-" | "–" | "—"));
        let named = dashed && from <= 6 && head.iter().all(|t| !t.looks(Shape::WORD) || t.looks(Shape::CAPITAL));
        let place = named || head.iter().any(|t| t.looks(Shape::ALL_CAPS));
        (to <= DATELINE && closed && place).then_some((day, from))
    })
}

/// How many paragraphs begin with a full date and a mark behind it; two are told as well as many.
fn dated_heads(source: &Source, document: &Document) -> usize {
    let heads = document.paragraphs.iter().filter(|paragraph| {
        let Some(first) = (!paragraph.sentences.is_empty()).then_some(paragraph.sentences.start as usize) else {
            return false;
        };
        let view = document.view(&source.text, first);
        let opens = view.tokens.first().is_some_and(|t| t.is_a(Classes::MONTH.with(Classes::DIGITS)));
        opens
            && kind::first_full_date(&view, None).is_some_and(|(_, from, to)| {
                let mark = view.tokens.get(to).map(|t| t.span.of(&source.text));
                from == 0 && mark.is_some_and(|m| matches!(m, "-" | "–" | "—" | ":"))
            })
    });
    heads.take(2).count()
}

#[cfg(test)]
mod tests {
    use super::{DayFirst, find, in_address};
    use crate::lexicon::Reader;
    use crate::model::{DateOrigin, Source, Span};
    use crate::segment::segment;

    fn published(text: &str) -> String {
        let source = Source { text: text.to_owned(), body: Span::new(0, text.len() as u32), ..Source::default() };
        let document = segment(&source, &mut Reader::default());
        find(&source, &document, &DayFirst::new()).map_or_else(String::new, |(date, origin)| {
            assert_eq!(origin, DateOrigin::Text);
            date.to_string()
        })
    }

    #[test]
    fn reads_addresses() {
        for (url, want) in [
            ("https://example.org/news/2010/05/05/strike.html", "2010-05-05"),
            ("https://example.org/2010-05-05-strike", "2010-05-05"),
            ("https://example.org/a/20100505/strike", "2010-05-05"),
            ("https://example.org/2010/may/05/strike", "2010-05-05"),
        ] {
            assert_eq!(in_address(url).map(|d| d.to_string()).as_deref(), Some(want), "{url}");
        }
        for url in
            ["https://example.org/2010/99/05", "https://example.org/id/12345678", "", "https://example.org/2010/05"]
        {
            assert_eq!(in_address(url), None, "{url}");
        }
    }

    #[test]
    fn reads_stamps_and_datelines() {
        let body = "Workers in the capital walked out on Wednesday over a plan to cut the pensions of public servants, unions said.";
        for (top, want) in [
            ("Strike closes ports\n\nMay 5, 2010\n\n", "2010-05-05"),
            ("Strike closes ports\n\nUpdated 5/13/2010 1:41 PM\n\n", "2010-05-13"),
            ("Strike closes ports\n\nPublished: 5 May 2010\n\n", "2010-05-05"),
            ("Strike closes ports\n\nATHENS, May 5, 2010 (Reuters) - ", "2010-05-05"),
            ("Strike closes ports\nMay 5, 2010\n", "2010-05-05"),
            ("Strike closes ports\nPosted at 10:31 AM ET, 05/05/10\n", "2010-05-05"),
            ("Strike closes ports\n\nWashington, 5 May 2010 - ", "2010-05-05"),
            ("Strike closes ports\n\n5/26/2010\n\n", "2010-05-26"),
            ("Strike closes ports\n\nPress Office of the port, Saturday 08/05/2010, issued 11.05am\n\n", "2010-05-08"),
            ("Strike closes ports\n\nBy Ann Roe, Argus staff | Saturday, May 8, 2010\n\n", "2010-05-08"),
            ("Strike closes ports\n\nThe Port Weekly, issue of May 7, 2010\n\n", "2010-05-07"),
            ("Strike closes ports\n\nFrom wire reports, May 7, 2010\n\n", "2010-05-07"),
            ("Ports in brief | May 7, 2010\n\n", "2010-05-07"),
            ("Port court roundup — Friday, May 7, 2010\n\n", "2010-05-07"),
            ("How the ports were closed on May 7, 2010\n\n", ""),
            ("Strike closes ports\n\nHow the country came to love its trains after the strike of May 5, 1953\n\n", ""),
            ("Strike closes ports\n\nThe dockers, on 5 May 2009, had won a rise\n\n", ""),
            ("Halden Bridge: project data\nOpened: 22 June 1931\n", ""),
            ("Halden Bridge: project data\n\nLaunch date: 22 June 1931\n\n", ""),
            ("Strike closes ports\n\nDate: 5 May 2010\n\n", "2010-05-05"),
            ("Strike closes ports\n\nIssued on: 5 May 2010\n\n", "2010-05-05"),
            // Which of the two is the month, nothing tells.
            ("Strike closes ports\n\n5/6/2010\n\n", ""),
            ("Strike closes ports\n\n", ""),
            ("The strike of May 5, 2009, came back to haunt the party as it met again\n\n", ""),
        ] {
            assert_eq!(published(&format!("{top}{body}\n")), want, "{top}");
        }
    }
}
