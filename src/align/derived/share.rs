//! A percentage against its counts: `12 of the 50, or 30 percent`.

use super::{Settings, Sum, Text, slack, tolerated};
use crate::model::{Bound, Claim, Numeral, Shape};

const SURE: u16 = 900;
/// So far off that the percentage may be one of something else.
const FAR: u16 = 550;
/// Words that may stand between a whole and its percentage.
const NOUNS: usize = 4;

pub(super) fn check(text: Text<'_>, settings: &Settings) -> Vec<Sum> {
    text.claims("percent").filter_map(|claim| judge(text, claim, settings)).collect()
}

/// Percentages are counted in thousandths of one per cent.
const MILLI: i128 = 1000;

fn judge(text: Text<'_>, claim: &Claim, settings: &Settings) -> Option<Sum> {
    let amount = claim.value.amount()?;
    let plain = matches!(amount.bound, Bound::Exact) && amount.low == amount.high && amount.per.is_empty();
    let said = i128::from(amount.low.shifted(3)?.to_int()?);
    let step = i128::from(amount.step.shifted(3)?.to_int()?);
    if !plain || amount.unit.name != "percent" || !(0..=100 * MILLI).contains(&said) || claim.frame.quoted {
        return None;
    }
    let (part, whole) = counts(text, claim)?;
    let (x, y) = (whole_number(part)?, whole_number(whole)?);
    if y < 2 || x > y {
        return None;
    }
    // The least and the most that the counts as printed allow; the percentage may be rounded or cut.
    let share = |x: i64, y: i64| 100 * MILLI * i128::from(x) / i128::from(y.max(1));
    let least = share((x - slack(x)).max(0), y + slack(y)) - step;
    let most = share(x + slack(x), y - slack(y)) + step;
    if (least..=most).contains(&said) {
        return None;
    }
    let is = share(x, y);
    let rounded = i64::try_from(is / MILLI).ok()?;
    if tolerated(settings, "percent", rounded, i64::try_from(said / MILLI).ok()?) {
        return None;
    }
    let counts = part.span.to(whole.span);
    Some(Sum {
        kind: "percent",
        name: "share-of-counts",
        about: format!("{x} of {y} in per cent"),
        confidence: if said > 3 * is || is > 3 * said { FAR } else { SURE },
        sides: [
            vec![text.as_told(claim)],
            vec![text.evidence(claim, counts, format!("{} percent", decimal(is)), String::new())],
        ],
        note: format!("{x} of {y} is {} percent, not {} percent", decimal(is), decimal(said)),
    })
}

fn whole_number(numeral: &Numeral) -> Option<i64> {
    let plain = !numeral.vague && !numeral.part && !numeral.ordinal && numeral.value == numeral.high;
    numeral.value.to_int().filter(|n| plain && (0..=1_000_000_000_000).contains(n))
}

/// Thousandths with one decimal place at most: `24`, `33.3`.
fn decimal(milli: i128) -> String {
    let tenths = (milli + 50) / 100;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// The two counts whose share a percentage is, where the sentence says so in so many words:
/// `12 of the 50 houses, or 30 percent,` `12 of 50 (30 percent)` `30 percent (12 of 50)`.
fn counts<'a>(text: Text<'a>, claim: &Claim) -> Option<(&'a Numeral, &'a Numeral)> {
    let sentence = text.sentence(claim);
    let (start, end) = (claim.mention.tokens.start, claim.mention.tokens.end);
    let all = &text.article.document.numerals[sentence.numerals.start as usize..sentence.numerals.end as usize];
    let before = |at: u32| at.checked_sub(1);
    let is = |at: Option<u32>, words: &[&str]| at.is_some_and(|k| text.is(claim, k, words));
    let pair = |k: usize| {
        let (part, whole) = (all.get(k)?, all.get(k + 1)?);
        let of = part.tokens.end;
        let gap = whole.tokens.start.checked_sub(of).filter(|g| (1..=3).contains(g))?;
        let joined = text.is(claim, of, &["of"])
            && (1..gap)
                .all(|k| text.is(claim, of + k, &["the", "its", "their", "his", "her", "all", "those", "these"]));
        let hedges = &[
            "about",
            "around",
            "some",
            "nearly",
            "almost",
            "over",
            "than",
            "least",
            "most",
            "to",
            "roughly",
            "approximately",
            "another",
            "under",
            "$",
            "£",
            "€",
        ];
        let bare = |n: &Numeral| !is(before(n.tokens.start), hedges);
        (joined && bare(part) && bare(whole)).then_some((part, whole))
    };
    // `30 percent (12 of 50)`
    if text.is(claim, end, &["("]) {
        let k = all.iter().position(|n| n.tokens.start == end + 1)?;
        let (part, whole) = pair(k)?;
        return text.is(claim, whole.tokens.end, &[")"]).then_some((part, whole));
    }
    let bracket = is(before(start), &["("]) && text.is(claim, end, &[")"]);
    let or = is(before(start), &["or"]) && (text.is(claim, end, &[",", ".", ";"]) || text.token(claim, end).is_none());
    if !bracket && !or {
        return None;
    }
    let at = all.iter().rposition(|n| n.tokens.end < start)?;
    let (part, whole) = pair(at.checked_sub(1)?)?;
    // Nothing but the noun that is counted between: `12 of the 50 houses, or`.
    let noun = |k: u32| text.token(claim, k).is_some_and(|t| t.looks(Shape::WORD));
    let mut words = whole.tokens.end..start - 1;
    if or {
        words.end = words.end.checked_sub(1).filter(|k| text.is(claim, *k, &[","]))?;
    }
    (words.len() <= NOUNS && words.into_iter().all(noun)).then_some((part, whole))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Want, told};
    use crate::model::Verdict::{Conflict, Possible};

    #[test]
    fn percentages_fit_their_counts() {
        let note = "12 of 50 is 24 percent, not 30 percent";
        let table: &[Want<'_>] = &[
            ("12 of the 50 houses, or 30 percent, burned.", "", Some((Conflict, note))),
            ("Twelve of the fifty houses, or 30 per cent, burned.", "", Some((Conflict, note))),
            ("In the village 12 of 50 houses (30%) burned.", "", Some((Conflict, note))),
            ("In the village 30% (12 of 50) burned.", "", Some((Conflict, note))),
            ("12 of the 50 houses, or 24 percent, burned.", "", None),
            // Rounded or cut.
            ("Two of the three houses, or 66 percent, burned.", "", None),
            ("Two of the three houses, or 67 percent, burned.", "", None),
            ("Two of the three houses, or 66.6 percent, burned.", "", None),
            (
                "Two of the three houses, or 68 percent, burned.",
                "",
                Some((Conflict, "2 of 3 is 66.7 percent, not 68 percent")),
            ),
            ("In the town 2,000 of 30,000 houses (6.5%) burned.", "", None),
            ("One of the two nurses (3%) was let go.", "", Some((Possible, "1 of 2 is 50 percent, not 3 percent"))),
            // Of something else, or no share of it.
            ("12 of the 50 houses, or 30 percent of the value, burned.", "", None),
            ("12 of the 50 houses burned, and 30 percent of the people left.", "", None),
            ("About 12 of the 50 houses, or 30 percent, burned.", "", None),
            ("12 of the 50 houses (30% more than in May) burned.", "", None),
            ("12 of the 50 houses, or about 30 percent, burned.", "", None),
        ];
        told("share-of-counts", table);
    }
}
