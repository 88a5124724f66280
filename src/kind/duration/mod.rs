//! How long something took: `48 hours`, `a decade`.

use crate::model::{Amount, Bound, Classes, Decimal, Mention, SentenceView, Shape, Token, Value, Word};

mod length;
#[cfg(test)]
mod tests;

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
        let may_open = |t: &Token| if worded { opens(t) } else { t.is_a(Classes::DIGITS) };
        let mut at = 0;
        while let Some(next) = sentence.tokens[at..].iter().position(may_open) {
            at += next;
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
                value: Value::Amount(Box::new(amount)),
            });
            at = to;
        }
    }
}

/// Whether a duration may begin with this token.
#[inline]
fn opens(token: &Token) -> bool {
    token.is_a(Classes::DIGITS.with(Classes::NUMBER).with(Classes::TIME_UNIT))
        || ws!["a", "an", "half", "several", "few", "many", "some", "single"].contains(token.word)
}

/// The duration at token `i`: its amount, and the tokens it takes with its hedge.
fn duration(look: Look<'_>, i: usize) -> Option<(Amount, usize, usize)> {
    if !opens(look.token(i)?) || super::date::absolute_tie(look, i) {
        return None;
    }
    // `for the third time in as many weeks` counts nothing of its own.
    if look.is(i, w!("many")) && look.before(i, ws!["as"]) {
        return None;
    }
    if let Some(found) = bare(look, i).or_else(|| long(look, i)) {
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
    // `203 HR` are home runs.
    let found = unit(look.token(at)?.word).filter(|_| look.text(at) != "HR")?;
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
    // `4h 12m`, `2h30`: minutes behind the hours.
    if found == Unit::Hour
        && let Some((minutes, end)) = look.number(next + 1).filter(|(n, _)| *n < Decimal::int(60))
        && (look.any(end, ws!["m", "min", "mins"]) && look.glued(end))
    {
        let mut amount = build(number.times(Decimal::int(60))?.plus(minutes)?, Decimal::ZERO, Unit::Minute, false)?;
        amount.high = amount.low;
        amount.timex = Some(format!("PT{number}H{minutes}M"));
        return Some((Amount { bound, ..amount }, from, end + 1));
    }
    Some((Amount { bound, ..build(number, number, found, false)? }, from, next + 1))
}

/// Lengths in one word, as some style books have them.
const WHOLE: &[(Word, Unit)] = &[
    (w!("hourlong"), Unit::Hour),
    (w!("daylong"), Unit::Day),
    (w!("weeklong"), Unit::Week),
    (w!("monthlong"), Unit::Month),
    (w!("yearlong"), Unit::Year),
    (w!("decadelong"), Unit::Decade),
];

/// `the hour-long meeting`, `a year-long inquiry`, `a weeklong strike`: one of its unit.
fn long(look: Look<'_>, i: usize) -> Option<(Amount, usize, usize)> {
    let token = look.token(i)?;
    let one = Decimal::int(1);
    if let Some((_, found)) = WHOLE.iter().find(|row| row.0 == token.word) {
        return Some((build(one, one, *found, false)?, i, i + 1));
    }
    let found = unit(token.word).filter(|u| {
        matches!(
            u,
            Unit::Minute
                | Unit::Hour
                | Unit::Day
                | Unit::Week
                | Unit::Month
                | Unit::Year
                | Unit::Decade
                | Unit::Century
        )
    })?;
    let led = look.dash(i + 1) && look.glued(i + 1) && look.is(i + 2, w!("long"));
    let counted = i > 0 && look.dash(i - 1) || look.before(i, ws!["all"]);
    (led && !counted && !look.text(i).ends_with('s')).then(|| Some((build(one, one, found, false)?, i, i + 3)))?
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
    // Dates: `two weeks ago`; ages: `24 years old`, `5-month-old`, `at 24 years`. No calendar reaches `372 million years ago`.
    let ancient = found == Unit::Year && count.number > Decimal::int(10_000);
    if look.any(end, ws!["ago", "hence"]) && !ancient
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
        // `gets €345 a month from the fund`
        let rate = i > 0
            && look.class(i - 1, Classes::DIGITS.with(Classes::NUMBER).with(Classes::CURRENCY).with(Classes::UNIT));
        return !rate
            && (opens || look.and_a_half(end, *count).is_some())
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
