//! A weekday against its date: `Thursday, 6 September 2022` was a Tuesday.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::{Sum, Text, day_in_words, weekday_in_words};
use crate::model::{Article, Claim, Classes, Evidence, Finding, Grain, Moment, Part, Span, Verdict};
use crate::text::calendar;

/// Russia changed to the Gregorian calendar in 1918, Greece in 1923: older days may be told by another one.
const GREGORIAN: i16 = 1930;
/// A year that is not printed is that of publication within half a year.
const HALF_YEAR: i32 = 183;
/// So near to the day of publication nobody means another year.
const NEAR: i32 = 60;

/// The same weekday of the same date is one mistake, however many articles make it.
type Mistake = (i32, u8);

pub(super) fn check(texts: &[Text<'_>]) -> Vec<Sum> {
    let mut found: BTreeMap<Mistake, (u16, bool, [Vec<Evidence>; 2])> = BTreeMap::new();
    for text in texts {
        let years = OnceCell::new();
        for claim in text.claims("date") {
            let Some((number, said, spans)) = mistaken(*text, claim) else { continue };
            let years = years.get_or_init(|| years_told(*text));
            let Some(confidence) = confidence(*text, claim, number, said, years) else { continue };
            let entry = found.entry((number, said)).or_default();
            entry.0 = entry.0.max(confidence);
            entry.1 |= text.article.source.published.is_none_or(|p| calendar::number(p) >= number);
            let [weekday, date] = spans;
            entry.2[0].push(text.evidence(claim, weekday, weekday_in_words(said).to_owned(), String::new()));
            entry.2[1].push(text.day(claim, date, number));
        }
    }
    let tell = |((number, said), (confidence, past, sides)): (Mistake, (u16, bool, _))| Sum {
        kind: "date",
        name: "weekday-of-date",
        about: format!("weekday of {}", day_in_words(number)),
        confidence,
        sides,
        note: arithmetic(number, said, past),
    };
    found.into_iter().map(tell).collect()
}

/// `6 September 2022 was a Tuesday, not a Thursday`
fn arithmetic(number: i32, said: u8, past: bool) -> String {
    let is = weekday_in_words(calendar::weekday(number));
    let verb = if past { "was" } else { "is" };
    format!("{} {verb} a {is}, not a {}", day_in_words(number), weekday_in_words(said))
}

/// The day that a moment names in full: month and day in print, the year in print or worked out.
fn full_day(moment: &Moment) -> Option<i32> {
    let fine = matches!(moment.grain, Grain::Day | Grain::DayPart) && moment.other.is_none();
    moment.month.known().and(moment.day.known()).filter(|_| fine)?;
    calendar::day(moment.year.get()?, moment.month.known()?, moment.day.known()?)
}

/// A date with a weekday that it did not have: its day, that weekday, and where the two stand.
fn mistaken(text: Text<'_>, claim: &Claim) -> Option<(i32, u8, [Span; 2])> {
    let moment = claim.value.moment()?;
    let number = full_day(moment)?;
    let tokens = claim.mention.tokens.clone();
    if let Some(said) = moment.weekday.known() {
        let mut days = tokens.clone().filter(|k| text.token(claim, *k).is_some_and(|t| t.is_a(Classes::WEEKDAY)));
        let (at, None) = (days.next()?, days.next()) else { return None };
        let rest = (at + 1..tokens.end).find(|k| !text.is(claim, *k, &[",", "(", "the", "on", "."]))?;
        let wrong = said != calendar::weekday(number) && !listed(text, claim, at);
        let spans =
            [text.token(claim, at)?.span, text.token(claim, rest)?.span.to(text.token(claim, tokens.end - 1)?.span)];
        return wrong.then_some((number, said, spans));
    }
    // `6 September 2022 (Thursday)`, `6 September 2022, a Thursday,`.
    let open = tokens.end;
    let at = if text.is(claim, open, &["("]) {
        open + 1
    } else if text.is(claim, open, &[","]) && text.is(claim, open + 1, &["a"]) {
        open + 2
    } else {
        return None;
    };
    let token = text.token(claim, at).filter(|t| t.is_a(Classes::WEEKDAY))?;
    let name = text.spelled(token).to_lowercase();
    let said = (1..=7).find(|d| weekday_in_words(*d).to_lowercase() == name)?;
    let closed = text.is(claim, at + 1, &[")", ",", ".", ";"]) || text.token(claim, at + 1).is_none();
    (closed && said != calendar::weekday(number)).then_some((number, said, [token.span, claim.mention.span]))
}

/// `Thursday and Friday, 6 and 7 September`: several days in one breath.
fn listed(text: Text<'_>, claim: &Claim, weekday: u32) -> bool {
    const JOINS: &[&str] = &["and", "or", "to", "through", "until", "till", "-", "–", "—", "/", ",", "&"];
    let before = |back: u32| weekday.checked_sub(back);
    let day = |at: Option<u32>| {
        at.and_then(|k| text.token(claim, k)).is_some_and(|t| t.is_a(Classes::WEEKDAY.with(Classes::CALENDAR)))
    };
    let joined = |back: u32| before(back).is_some_and(|k| text.is(claim, k, JOINS));
    let number = |at: u32| text.token(claim, at).is_some_and(|t| t.is_a(Classes::DIGITS.with(Classes::ORDINAL)));
    let end = claim.mention.tokens.end;
    day(before(1))
        || joined(1) && (day(before(2)) || joined(2) && day(before(3)))
        || text.is(claim, end, JOINS) && (number(end + 1) || text.is(claim, end + 1, &["the"]) && number(end + 2))
}

/// The years that an article prints, each once.
fn years_told(text: Text<'_>) -> Vec<i16> {
    let printed = text.article.claims.iter().filter_map(|c| c.value.moment()?.year.known());
    printed.collect::<BTreeSet<i16>>().into_iter().collect()
}

/// How sure we are that the weekday and the date belong together and the year is meant; `None` where they may not.
/// `years` are those that the article prints.
fn confidence(text: Text<'_>, claim: &Claim, number: i32, said: u8, years: &[i16]) -> Option<u16> {
    let moment = claim.value.moment()?;
    let year = moment.year.get().filter(|y| *y >= GREGORIAN)?;
    let quoted = claim.frame.quoted;
    if moment.year.known().is_some() {
        return Some(if quoted { 650 } else { 980 });
    }
    let gap = (number - calendar::number(text.article.source.published?)).abs();
    if gap > HALF_YEAR || claim.frame.era == crate::model::Era::Old {
        return None;
    }
    let (month, day) = (moment.month.known()?, moment.day.known()?);
    let fits = |y: i16| calendar::day(y, month, day).is_some_and(|n| calendar::weekday(n) == said);
    // A year that the article speaks of, in which the weekday is right.
    if years.iter().any(|y| *y != year && fits(*y)) {
        return None;
    }
    let doubtful = quoted || gap > NEAR && (fits(year - 1) || fits(year + 1));
    Some(if doubtful { 600 } else { 920 })
}

/// Tells of a conflict between a weekday and a date which weekday the date was.
pub(super) fn explain(findings: &mut [Finding], articles: &[(u32, &Article)]) {
    let shown = |f: &&mut Finding| f.kind == "date" && f.note.is_none();
    for finding in findings.iter_mut().filter(shown) {
        if !matches!(finding.verdict, Verdict::Conflict | Verdict::Possible) {
            continue;
        }
        let moments: Vec<&Moment> = finding.claims.iter().filter_map(|e| moment(e, articles)).collect();
        // All that name a day must name one day, or the note would take sides.
        let mut days: Vec<i32> = moments.iter().filter_map(|m| full_day(m)).collect();
        days.sort_unstable();
        days.dedup();
        let bare = |m: &&Moment| m.month.known().is_none() && m.day.known().is_none();
        let mut said: Vec<u8> = moments.iter().copied().filter(bare).filter_map(|m| m.weekday.known()).collect();
        said.sort_unstable();
        said.dedup();
        if let ([number], [said]) = (days.as_slice(), said.as_slice())
            && calendar::weekday(*number) != *said
            && calendar::date(*number).is_some_and(|d| d.year() >= GREGORIAN)
        {
            finding.note = Some(arithmetic(*number, *said, true));
        }
    }
}

fn moment<'a>(evidence: &Evidence, articles: &[(u32, &'a Article)]) -> Option<&'a Moment> {
    let at = articles.binary_search_by_key(&evidence.source, |a| a.0).ok()?;
    let claims = &articles[at].1.claims;
    let from = claims.partition_point(|c| c.mention.span < evidence.span);
    let same = claims[from..].iter().take_while(|c| c.mention.span == evidence.span);
    same.filter_map(|c| c.value.moment()).find(|m| !matches!(m.year, Part::Absent) || m.weekday.known().is_some())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Want, told};
    use crate::align::align;
    use crate::kind::testing::article;
    use crate::model::Settings;
    use crate::model::Verdict::{Agree, Conflict, Possible};

    #[test]
    fn weekdays_fit_their_dates() {
        let table: &[Want<'_>] = &[
            (
                "The mill burned on Thursday, 6 September 2022.",
                "",
                Some((Conflict, "6 September 2022 was a Tuesday, not a Thursday")),
            ),
            ("The mill burned on Tuesday, 6 September 2022.", "", None),
            (
                "The mill burned on Thursday, September 6.",
                "2022-09-10",
                Some((Conflict, "6 September 2022 was a Tuesday, not a Thursday")),
            ),
            ("The mill burned on Thursday, September 6.", "", None),
            (
                "The mill will open on Monday 20 September.",
                "2022-09-10",
                Some((Conflict, "20 September 2022 is a Tuesday, not a Monday")),
            ),
            (
                "The mill burned on 6 September 2022 (Thursday).",
                "",
                Some((Conflict, "6 September 2022 was a Tuesday, not a Thursday")),
            ),
            (
                "The mill burned on 6 September 2022, a Thursday.",
                "",
                Some((Conflict, "6 September 2022 was a Tuesday, not a Thursday")),
            ),
            // A paper, not a day.
            ("On 6 September 2022, a Sunday paper told of the blaze.", "", None),
            // Several days in one breath.
            ("The mill burned on Thursday and Friday, 6 and 7 September 2022.", "", None),
            ("It is closed on Thursday or Friday, September 6, 2022.", "", None),
            ("It is open from Monday, 6 to 9 September 2022.", "", None),
            // The calendar of that time and place may be another one.
            ("The tsar fled on Monday, 27 February 1917.", "", None),
            // The year that the article speaks of.
            ("In 2018 the mill was sold. It burned on Thursday, September 6.", "2022-09-10", None),
            // Far from publication, and right in the year before.
            (
                "The mill burned on Monday, September 6.",
                "2022-12-20",
                Some((Possible, "6 September 2022 was a Tuesday, not a Monday")),
            ),
            // Both readings are open.
            ("The mill burned on Thursday 06/09/2022.", "", None),
            ("It was not on Thursday, 6 September 2022.", "", None),
        ];
        told("weekday-of-date", table);
    }

    #[test]
    fn a_conflict_across_articles_says_which_weekday_it_was() {
        let day = "The fire service said the paper mill at Orrin Point burned down on";
        let note = |said: &str| {
            let [a, b] =
                [format!("{day} {said}."), format!("{day} 6 September 2022.")].map(|t| article(&t, "2022-09-10"));
            let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
            let found = align(&[(0, &a), (1, &b)], &settings);
            let dates = found.into_iter().find(|f| f.kind == "date").expect("a fact");
            (dates.verdict, dates.note)
        };
        let was = Some("6 September 2022 was a Tuesday, not a Monday".to_owned());
        assert_eq!(note("Monday"), (Conflict, was));
        assert_eq!(note("Tuesday"), (Agree, None));
        assert_eq!(note("5 September 2022"), (Conflict, None));
    }
}
