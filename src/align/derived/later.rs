//! A distance against its two dates: `arrested on 3 May and charged three days later, on 8 May`.

use super::{Sum, Text, day_in_words};
use crate::model::{Bound, Claim, Grain, Moment};
use crate::text::calendar;

/// One day more or less is a way of counting, not a mistake.
const COUNTING: u16 = 550;
const SENTENCE: u16 = 900;
/// The first date stands in the sentence before.
const BEFORE: u16 = 500;

pub(super) fn check(text: Text<'_>) -> Vec<Sum> {
    let claims: Vec<&Claim> = text.claims("date").collect();
    let mut out = Vec::new();
    for (k, claim) in claims.iter().enumerate() {
        let (Some(start), Some(end)) = (k.checked_sub(1).map(|p| claims[p]), claims.get(k + 1)) else { continue };
        let far = claim.mention.sentence - start.mention.sentence;
        if let Some(distance) = distance(text, claim).filter(|_| far <= 1 && beside(text, claim, end))
            && !claim.frame.quoted
            && let Some(sum) = compare(text, start, claim, end, &distance, far > 0)
        {
            out.push(sum);
        }
    }
    out
}

/// `three days later`: how many of which unit.
struct Distance {
    count: i64,
    unit: &'static str,
}

fn distance(text: Text<'_>, claim: &Claim) -> Option<Distance> {
    let moment = claim.value.moment().filter(|m| m.bound == Bound::Exact)?;
    let tokens = claim.mention.tokens.clone();
    let exact = moment.grain != Grain::Clock && text.is(claim, tokens.end - 1, &["later"]);
    let hedges =
        &["about", "around", "some", "nearly", "almost", "than", "least", "within", "over", "roughly", "until"];
    let hedged =
        tokens.start.checked_sub(1).is_some_and(|b| text.is(claim, b, hedges)) || text.has(tokens.clone(), hedges);
    let numerals = &text.article.document.numerals;
    let at = numerals.partition_point(|n| n.tokens.start < tokens.start);
    let numeral = numerals.get(at).filter(|n| n.tokens.end + 2 == tokens.end && n.tokens.start == tokens.start)?;
    let plain = !numeral.vague && !numeral.part && !numeral.ordinal;
    let count = numeral.value.to_int().filter(|n| (1..=1000).contains(n))?;
    let unit = tokens.end - 2;
    let units = [("day", "days"), ("week", "weeks"), ("month", "months"), ("year", "years")];
    let unit = units.into_iter().find(|(one, many)| text.is(claim, unit, &[one, many]))?.0;
    (exact && !hedged && plain).then_some(Distance { count, unit })
}

/// `three days later, on 8 May`: nothing but a comma and a preposition between.
fn beside(text: Text<'_>, distance: &Claim, date: &Claim) -> bool {
    let between = distance.mention.tokens.end..date.mention.tokens.start;
    distance.mention.sentence == date.mention.sentence
        && between.len() <= 3
        && between.into_iter().all(|k| text.is(distance, k, &[",", "on", "(", "-", "–", "—"]))
}

/// Month and day in print.
fn printed(moment: &Moment) -> Option<(u8, u8)> {
    let fine = matches!(moment.grain, Grain::Day | Grain::DayPart) && moment.bound == Bound::Exact;
    Some((moment.month.known()?, moment.day.known()?)).filter(|_| fine && moment.other.is_none())
}

fn compare(text: Text<'_>, start: &Claim, told: &Claim, end: &Claim, distance: &Distance, before: bool) -> Option<Sum> {
    let (first, last) = (start.value.moment()?, end.value.moment()?);
    let (month, day) = printed(first)?;
    let from = calendar::day(first.year.get()?, month, day)?;
    let (month, day) = printed(last)?;
    let n = distance.count;
    // A later date that names no year is that of the year which fits best.
    let days = match distance.unit {
        "day" => 1,
        "week" => 7,
        "month" => 30,
        _ => 365,
    };
    let goal = i64::from(from) + n * days;
    let to = if let Some(year) = last.year.known() {
        calendar::day(year, month, day)?
    } else {
        let year = first.year.get()? + i16::try_from(n * days / 365).ok()?;
        let near = [year - 1, year, year + 1].into_iter().filter_map(|y| calendar::day(y, month, day));
        near.filter(|d| *d > from).min_by_key(|d| (i64::from(*d) - goal).abs())?
    };
    let gap = i64::from(to - from);
    // What the words allow: months and years are not counted in days.
    let (least, most) = match distance.unit {
        "day" => (n, n),
        "week" => (7 * n - 3, 7 * n + 3),
        "month" => (28 * n - 15, 31 * n + 15),
        _ => (365 * n - 180, 366 * n + 180),
    };
    if gap < 0 || (least..=most).contains(&gap) {
        return None;
    }
    let off_by_one = distance.unit == "day" && (gap - n).abs() == 1;
    let confidence = match (before, off_by_one) {
        (true, true) => return None,
        (true, false) => BEFORE,
        (false, true) => COUNTING,
        (false, false) => SENTENCE,
    };
    let many = |count: i64, unit: &str| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
    let days = many(gap, "day");
    let span = start.mention.span;
    Some(Sum {
        kind: "date",
        name: "days-between",
        about: format!("days from {} to {}", day_in_words(from), day_in_words(to)),
        confidence,
        sides: [
            vec![text.evidence(told, told.mention.span, many(n, distance.unit), String::new())],
            vec![text.day(start, span, from), text.day(end, end.mention.span, to)],
        ],
        note: format!("{} is {days} after {}, not {}", day_in_words(to), day_in_words(from), many(n, distance.unit)),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Want, told};
    use crate::model::Verdict::{Conflict, Possible};

    #[test]
    fn distances_fit_their_dates() {
        let note = "8 May 2022 is 5 days after 3 May 2022, not 3 days";
        let table: &[Want<'_>] = &[
            ("He was arrested on 3 May 2022 and charged three days later, on 8 May.", "", Some((Conflict, note))),
            ("He was arrested on 3 May and charged three days later, on 8 May.", "2022-06-01", Some((Conflict, note))),
            ("He was arrested on 3 May 2022. Three days later, on 8 May, he was charged.", "", Some((Possible, note))),
            ("He was arrested on 3 May 2022 and charged five days later, on 8 May.", "", None),
            ("He was arrested on 30 December 2022 and charged five days later, on 4 January.", "", None),
            (
                "He was arrested on 3 May 2022 and charged six days later, on 8 May.",
                "",
                Some((Possible, "8 May 2022 is 5 days after 3 May 2022, not 6 days")),
            ),
            (
                "The mill shut on 3 May 2022 and opened two weeks later, on 30 May 2022.",
                "",
                Some((Conflict, "30 May 2022 is 27 days after 3 May 2022, not 2 weeks")),
            ),
            ("The mill shut on 3 May 2022 and opened two weeks later, on 19 May 2022.", "", None),
            ("The mill shut on 3 May 2022 and opened about two weeks later, on 30 May 2022.", "", None),
            ("The mill shut on 3 May 2012 and opened two years later, on 8 May.", "", None),
            ("The mill shut on 3 May 2012 and opened two years later, on 8 May 2014.", "", None),
            (
                "The mill shut on 3 May 2012 and opened two years later, on 8 May 2015.",
                "",
                Some((Conflict, "8 May 2015 is 1100 days after 3 May 2012, not 2 years")),
            ),
            // Not the date that the distance is counted from.
            (
                "The fire of 3 May 2022 began days after a storm, and the mill shut three days later. On 8 May it opened.",
                "",
                None,
            ),
            (
                "Born on 3 May 1990, he left home and came back on Sunday and three days later, on 8 May, he died.",
                "2022-06-01",
                None,
            ),
        ];
        told("days-between", table);
    }
}
