//! How long something took: `48 hours`, `a decade`.

use crate::model::{Amount, Bound, Classes, Decimal, Mention, SentenceView, Shape, Value};

mod length;

use self::length::{behind, build, compound, hedge};

use super::Kind;
use super::date::vocabulary::{Unit, unit};
use super::date::words::{Count, Look, w, ws};

/// How long something took: `48 hours`, `a decade`.
pub(super) struct Duration;

impl Kind for Duration {
    fn name(&self) -> &'static str {
        "duration"
    }

    fn about(&self) -> &'static str {
        "How long something took: `48 hours`, `a decade`."
    }

    fn triggers(&self) -> Classes {
        Classes::TIME_UNIT.with(Classes::DIGITS)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let look = Look { view: sentence };
        // Without a unit in a word of its own there are only letters behind digits.
        let worded = sentence.sentence.classes.has(Classes::TIME_UNIT);
        let mut at = 0;
        while at < look.len() {
            let found = if worded { duration(look, at) } else { letter(look, at) };
            let Some((amount, from, to)) = found else {
                at += 1;
                continue;
            };
            // A hedge may reach back over the token that was passed by, but never into the mention before.
            let from = out
                .last()
                .filter(|m| m.kind == self.name() && m.sentence == sentence.index)
                .map_or(from, |m| from.max((m.tokens.end.saturating_sub(sentence.first)) as usize));
            out.push(Mention {
                kind: "duration",
                span: sentence.span(from.min(at), to),
                tokens: sentence.in_document(from.min(at), to),
                sentence: sentence.index,
                value: Value::Amount(amount),
            });
            at = to;
        }
    }
}

/// The duration at token `i`: its amount, and the tokens it takes with its hedge.
fn duration(look: Look<'_>, i: usize) -> Option<(Amount, usize, usize)> {
    let token = look.token(i)?;
    let opens = token.is_a(Classes::DIGITS.with(Classes::NUMBER))
        || look.any(i, ws!["a", "an", "half", "several", "few", "many", "some", "single"])
        || unit(token.word).is_some();
    if !opens || super::date::absolute_tie(look, i) {
        return None;
    }
    if let Some(found) = bare(look, i) {
        return Some(found);
    }
    if let Some(found) = letter(look, i) {
        return Some(found);
    }
    if let Some(found) = quarters(look, i) {
        return Some(found);
    }
    let (count, mut next) = look.count(i)?;
    let mut high = count.number;
    let mut hyphen = false;
    // `60 to 90 days`, `two or three weeks`, `three-to-four-week`.
    let join = if look.dash(next) { next + 1 } else { next };
    let joined = if look.any(join, ws!["to", "or", "and"]) { join + 1 } else { join };
    let joined = if joined > join && look.dash(joined) { joined + 1 } else { joined };
    if joined > next
        && !count.article
        && (!look.is(join, w!("and")) || look.before(i, ws!["between"]))
        && let Some((second, after)) = look.number(joined)
        && second > count.number
    {
        high = second;
        next = after;
    }
    if look.dash(next) && look.glued(next) {
        next += 1;
        hyphen = true;
    }
    // `six straight days`, `two consecutive quarters`, `five trading days`, `two full years`.
    let adjective = look.any(
        next,
        ws![
            "straight",
            "consecutive",
            "trading",
            "full",
            "whole",
            "long",
            "more",
            "further",
            "additional",
            "working",
            "business",
            "solid",
            "short",
            "calendar",
            "successive",
            "extra",
            "successful",
            "entire"
        ],
    );
    let at = if adjective { next + 1 } else { next };
    let found = unit(look.token(at)?.word)?;
    let end = at + 1;
    let plural = look.text(at).ends_with('s');
    if !fits(look, i, at, end, found, &count, hyphen, plural) {
        return None;
    }
    let (number, end) = match look.and_a_half(end, count) {
        Some((more, after)) => (more.number, after),
        None => (count.number, end),
    };
    if high == count.number {
        high = number;
    }
    let mut amount = build(number, high, found, count.vague && !matches!(look.text(i), "many"))?;
    let end = compound(look, end, &mut amount).unwrap_or(end);
    let (bound, from) = hedge(look, i);
    if amount.bound == Bound::Exact {
        amount.bound = bound;
    }
    let (bound, end) = behind(look, end, amount.bound);
    amount.bound = bound;
    Some((amount, from, end))
}

/// `a quarter of an hour`, `three quarters of an hour`.
fn quarters(look: Look<'_>, i: usize) -> Option<(Amount, usize, usize)> {
    let (n, at) = if look.any(i, ws!["a", "one"]) { (1, i + 1) } else { (3, i + 1) };
    if n == 3 && !look.is(i, w!("three")) {
        return None;
    }
    let at = if look.dash(at) { at + 1 } else { at };
    let tail =
        look.any(at, ws!["quarter", "quarters"]) && look.is(at + 1, w!("of")) && look.any(at + 2, ws!["a", "an"]);
    let found = unit(look.token(at + 3)?.word).filter(|u| matches!(u, Unit::Hour | Unit::Century | Unit::Year))?;
    if !tail || look.any(at + 4, ws!["ago", "later", "earlier", "before", "after"]) {
        return None;
    }
    let (bound, from) = hedge(look, i);
    let number = Decimal::new(25 * n, -2)?;
    Some((Amount { bound, ..build(number, number, found, false)? }, from, at + 4))
}

/// `3h`, `90min`, `10y`: a unit that hangs on its number.
fn letter(look: Look<'_>, i: usize) -> Option<(Amount, usize, usize)> {
    if !look.class(i, Classes::DIGITS) || !look.glued(i + 1) || !look.looks(i + 1, Shape::WORD) {
        return None;
    }
    let (number, next) = look.number(i)?;
    if next != i + 1 || super::date::absolute_tie(look, i) {
        return None;
    }
    let found = match look.text(next) {
        "h" => Unit::Hour,
        // `1H 2023` is a half of the year.
        "H" if number > Decimal::int(2) => Unit::Hour,
        "y" | "Y" => Unit::Year,
        // Films are in 3D, and 4D.
        "D" if number > Decimal::int(4) => Unit::Day,
        _ => return None,
    };
    let (bound, from) = hedge(look, i);
    Some((Amount { bound, ..build(number, number, found, false)? }, from, next + 1))
}

/// Units without a number: `for decades`, `in minutes`, `the past decade`, `over the years`.
fn bare(look: Look<'_>, i: usize) -> Option<(Amount, usize, usize)> {
    let found = unit(look.token(i)?.word)?;
    let plural = look.text(i).ends_with('s');
    if look.dash(i + 1) && look.glued(i + 1) && !look.is(i + 2, w!("long")) {
        return None;
    }
    if plural {
        let behind = look.before(i, ws!["for", "in", "within", "after", "took", "take", "takes", "lasted", "spent"])
            || look.before(i, ws!["recent", "past", "the"])
                && i >= 2
                && look.any(i - 2, ws!["in", "over", "for", "the"])
                && !look.before(i, ws!["recent"])
            || look.dash(i + 1) && look.is(i + 2, w!("long"))
            || look.before(i, ws!["just"]) && i >= 2 && look.is(i - 2, w!("in"));
        let old = look.any(i + 1, ws!["ago", "later", "earlier", "of", "old", "after", "before"])
            && !look.any(i + 1, ws!["of"]);
        let the =
            look.before(i, ws!["the"]) && !look.any(i - 1, ws!["recent"]) && i >= 2 && !look.is(i - 2, w!("over"));
        if !behind || old || the || matches!(found, Unit::Second | Unit::Quarter | Unit::Season | Unit::Weekend) {
            return None;
        }
        let mut amount = build(Decimal::int(2), Decimal::int(2), found, true)?;
        amount.bound = Bound::Vague;
        let end = if look.dash(i + 1) && look.is(i + 2, w!("long")) { i + 3 } else { i + 1 };
        return Some((amount, i, end));
    }
    // `all day`, `another week`.
    if look.before(i, ws!["all", "another"])
        && matches!(found, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Hour | Unit::Decade)
        && !look.any(i + 1, ws!["long", "old"])
    {
        return Some((build(Decimal::int(1), Decimal::int(1), found, false)?, i - 1, i + 1));
    }
    // `the past decade`, `the past year`, `the entire year`.
    let past = look.before(i, ws!["past"]) && i >= 2 && look.any(i - 2, ws!["the"]);
    let last = look.before(i, ws!["last"])
        && i >= 2
        && look.any(i - 2, ws!["the"])
        && matches!(found, Unit::Hour | Unit::Decade | Unit::Century);
    (past || last).then(|| Some((build(Decimal::int(1), Decimal::int(1), found, false)?, i - 2, i + 1)))?
}

/// Whether a number and a unit are a duration here.
#[expect(clippy::too_many_arguments, reason = "all of them are where the parser stands")]
fn fits(
    look: Look<'_>,
    i: usize,
    at: usize,
    end: usize,
    found: Unit,
    count: &Count,
    hyphen: bool,
    plural: bool,
) -> bool {
    // Dates: `two weeks ago`; ages: `24 years old`, `5-month-old`, `at 24 years`.
    if look.any(end, ws!["ago", "hence"])
        || look.is(end, w!("old"))
        || look.dash(end) && look.any(end + 1, ws!["old", "olds"])
    {
        return false;
    }
    if look.is(end, w!("of")) && look.is(end + 1, w!("age")) {
        return false;
    }
    // `the second`, `second quarter`, `one night`, `a second consecutive day`.
    if found == Unit::Second && !plural && !look.class(i, Classes::DIGITS) && !hyphen && !look.is(i, w!("one"))
        || look.is(at, w!("season")) && count.article
    {
        return false;
    }
    if matches!(found, Unit::Quarter | Unit::Season) && (!plural || hyphen) {
        return false;
    }
    // `half a quarter`; `this one day`, `one day last week`, `one morning`.
    if look.is(i, w!("one"))
        && found == Unit::Day
        && !hyphen
        && (look.any(end, ws!["last", "when", "in", "he", "she", "they", "i", "we", "be", "the"])
            || look.sign(end, ",")
            || look.before(i, ws!["will", "could", "can", "might"]))
    {
        return false;
    }
    // Rates: `24 hours a day`, `seven days a week`, `three times a year`, `$5 an hour`.
    if look.any(end, ws!["a", "an", "per", "each", "every"])
        && look.token(end + 1).is_some_and(|t| unit(t.word).is_some())
    {
        return false;
    }
    if look.before(i, ws!["each", "every", "per"]) {
        return false;
    }
    if count.article && !hyphen {
        // `a year` is a rate behind a number, and `a day` any day; a preposition, a verb of lasting or a hedge makes it a stretch.
        if matches!(found, Unit::Night | Unit::Weekend) {
            return false;
        }
        let opens = look.before(
            i,
            ws![
                "for",
                "than",
                "about",
                "nearly",
                "almost",
                "within",
                "in",
                "after",
                "around",
                "roughly",
                "least",
                "most",
                "take",
                "takes",
                "took",
                "taken",
                "last",
                "lasts",
                "lasted",
                "spent",
                "spend",
                "just",
                "only",
                "over",
                "under",
                "quite",
                "half",
                "once",
                "barely",
                "some",
                "up",
                "wait",
                "waited",
                "approximately",
                "exactly",
                "serve",
                "served",
                "serving",
                "of",
                "hardly",
                "until",
                "to"
            ],
        ) && !(look.before(i, ws!["in"]) && matches!(found, Unit::Second | Unit::Minute))
            && !(look.before(i, ws!["of", "to", "once"]) && found != Unit::Decade && found != Unit::Century)
            || look.any(end, ws!["before", "after", "longer", "from"])
            || found == Unit::Decade
            || found == Unit::Century
            || i == 0 && look.any(end, ws!["after", "before"]);
        // `after a day of talks` is a day, `for a year of` a stretch.
        return (opens || look.and_a_half(end, *count).is_some())
            && !(look.is(end, w!("when")) || look.before(i, ws!["times", "time"]));
    }
    if count.article
        && hyphen
        && !matches!(look.text(i + 1), "single")
        && !look.is(i + 1, w!("half"))
        && look.glued(i + 1)
    {
        return false;
    }
    // `some day`, `few months` (`in the next few months` is fine), `many years`.
    if look.any(i, ws!["some"]) && !plural {
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, reads};

    #[test]
    fn reads_lengths() {
        reads(
            "duration",
            "2022-09-10",
            &[
                ("P2Q", &["two consecutive quarters", "two straight quarters"]),
                ("PT0.25H", &["a quarter of an hour", "about a quarter of an hour"]),
                ("PT0.75H", &["three quarters of an hour", "three-quarters of an hour"]),
                (
                    "PT48H",
                    &["48 hours", "at least 48 hours", "the past 48 hours", "forty-eight hours", "a 48-hour strike"],
                ),
                ("P2D", &["two days", "about two days", "two-day talks", "the last two days"]),
                (
                    "P2.5Y",
                    &["two-and-a-half years", "two and a half years", "2.5 years", "almost two and a half years"],
                ),
                ("P10Y", &["a decade", "more than a decade", "the past decade", "ten years"]),
                ("P11D", &["an 11-day trip", "11 days"]),
                ("P4M", &["four months", "nearly four months", "a four-month ban"]),
                ("PT0.5H", &["half an hour", "a half-hour"]),
                ("P6D", &["six straight days", "six consecutive days"]),
                ("PXY", &["several years", "for years", "a few years"]),
                ("PTXM", &["in just minutes", "a few minutes"]),
                ("P1W", &["for a week", "more than a week", "within one week"]),
                ("P60D", &["60 to 90 days", "between 60 and 90 days"]),
                ("PT1H20M", &["1 hour 20 minutes", "one hour and 20 minutes"]),
                ("P3Y", &["three years after the war", "for 3 years", "for 3Y"]),
                ("PT3H", &["for 3h", "a 3h flight"]),
                ("PT1.5H", &["an hour and a half", "one hour and half", "one and half hour", "one and a half hours"]),
                ("P1.25Y", &["a year and a quarter", "one year and a quarter"]),
                ("PT30M", &["30 minutes later this week"]),
            ],
        );
    }

    #[test]
    fn ignores_what_is_no_length() {
        ignores(
            "duration",
            &[
                "The shop is open 24 hours a day.",
                "They work seven days a week.",
                "She is 24 years old.",
                "The 5-month-old slept.",
                "The 24-year-old was held.",
                "It closed two weeks ago.",
                "They meet twice a day.",
                "They build 15 a year.",
                "Each year it rains.",
                "He came second.",
                "The second man ran.",
                "Three days later it rained.",
                "It was shot in 3D.",
                "Sales rose in 1H 2023.",
                "He earned $5 an hour.",
            ],
        );
    }
}
