//! How long something took: `48 hours`, `a decade`.

use crate::model::{Amount, Bound, Classes, Decimal, Mention, SentenceView, Unit as AmountUnit, Value};

use super::Kind;
use super::date::words::{Count, Look, Unit, unit, w, ws};

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
        Classes::TIME_UNIT
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let look = Look { view: sentence };
        let mut at = 0;
        while at < look.len() {
            let Some((amount, from, to)) = duration(look, at) else {
                at += 1;
                continue;
            };
            // A hedge may reach back over the token that was passed by, but never into the mention before.
            let from = out
                .last()
                .filter(|m| m.sentence == sentence.index)
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

/// A unit's name and length in seconds, and its letter in TIMEX3 with what the number is multiplied by.
const fn measure(unit: Unit) -> (AmountUnit, &'static str, i64, bool) {
    const fn of(name: &'static str, seconds: i64) -> AmountUnit {
        AmountUnit { dimension: "time", name, ratio: (seconds, 1) }
    }
    match unit {
        Unit::Second => (of("second", 1), "S", 1, true),
        Unit::Minute => (of("minute", 60), "M", 1, true),
        Unit::Hour => (of("hour", 3600), "H", 1, true),
        Unit::Day => (of("day", 86_400), "D", 1, false),
        Unit::Night => (of("day", 86_400), "D", 1, false),
        Unit::Weekend => (of("weekend", 172_800), "WE", 1, false),
        Unit::Week => (of("week", 604_800), "W", 1, false),
        Unit::Fortnight => (of("week", 604_800), "W", 2, false),
        Unit::Month => (of("month", 2_629_746), "M", 1, false),
        Unit::Quarter => (of("month", 2_629_746), "Q", 1, false),
        Unit::Season => (of("month", 2_629_746), "Y", 1, false),
        Unit::Year => (of("year", 31_556_952), "Y", 1, false),
        Unit::Decade => (of("year", 31_556_952), "Y", 10, false),
        Unit::Century => (of("year", 31_556_952), "Y", 100, false),
        Unit::Millennium => (of("year", 31_556_952), "Y", 1000, false),
    }
}

/// The duration at token `i`: its amount, and the tokens it takes with its hedge.
fn duration(look: Look<'_>, i: usize) -> Option<(Amount, usize, usize)> {
    let token = look.token(i)?;
    let opens = token.is_a(Classes::DIGITS.with(Classes::NUMBER))
        || look.any(i, ws!["a", "an", "half", "several", "few", "many", "some", "over"])
        || unit(token.word).is_some();
    if !opens || super::date::absolute_tie(look, i) {
        return None;
    }
    if let Some(found) = bare(look, i) {
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
        && !(look.is(join, w!("and")) && !look.before(i, ws!["between"]))
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
        return opens && !(look.is(end, w!("when")) || look.before(i, ws!["times", "time"]));
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

/// `an hour and 20 minutes`, `three months, two weeks and four days`, `2 hours 35 minutes`.
fn compound(look: Look<'_>, mut end: usize, amount: &mut Amount) -> Option<usize> {
    let mut changed = None;
    for _ in 0..3 {
        let at = if look.sign(end, ",") { end + 1 } else { end };
        let at = if look.is(at, w!("and")) { at + 1 } else { at };
        let Some((count, next)) = look.count(at).filter(|c| !c.0.vague && !(c.0.article && at == end)) else { break };
        let Some(found) = look.token(next).and_then(|t| unit(t.word)) else { break };
        let (smaller, letter, times, clock) = measure(found);
        if smaller.ratio.0 >= amount.unit.ratio.0
            || look.any(next + 1, ws!["ago", "later", "earlier", "old"])
            || times != 1
        {
            break;
        }
        let digits = count.number;
        if let Some(timex) = &mut amount.timex {
            if clock && !timex.contains('T') {
                timex.push('T');
            }
            timex.push_str(&format!("{digits}{letter}"));
        }
        // The whole is counted in its smaller unit.
        let scale = Decimal::int(amount.unit.ratio.0 / smaller.ratio.0.max(1));
        let whole = amount.low.times(scale).and_then(|n| n.plus(digits))?;
        amount.low = whole;
        amount.high = whole;
        amount.unit = smaller;
        end = next + 1;
        changed = Some(end);
    }
    changed
}

fn build(low: Decimal, high: Decimal, found: Unit, vague: bool) -> Option<Amount> {
    let (unit, letter, times, clock) = measure(found);
    let low = low.times(Decimal::int(times))?;
    let high = high.times(Decimal::int(times))?;
    let head = if clock { "PT" } else { "P" };
    let timex = if vague { format!("{head}X{letter}") } else { format!("{head}{low}{letter}") };
    let step = if low.last_place() < 0 { Decimal::new(1, i32::from(low.last_place()))? } else { Decimal::int(times) };
    Some(Amount {
        low,
        high,
        step,
        bound: if vague { Bound::Vague } else { Bound::Exact },
        unit,
        timex: Some(timex),
        per: "",
    })
}

/// The hedge before a duration, and where the words of the mention begin.
fn hedge(look: Look<'_>, i: usize) -> (Bound, usize) {
    let start = frame(look, i);
    let back = |n: usize, words| start >= n && look.any(start - n, words);
    if back(1, ws!["than"]) {
        if back(2, ws!["more", "longer", "greater"]) {
            return (Bound::MoreThan, start - 2);
        }
        if back(2, ws!["less", "fewer", "shorter"]) {
            return (Bound::LessThan, start - 2);
        }
    }
    if back(1, ws!["least"]) && back(2, ws!["at"]) {
        return (Bound::AtLeast, start - 2);
    }
    if back(1, ws!["most"]) && back(2, ws!["at"]) || back(1, ws!["to"]) && back(2, ws!["up"]) {
        return (Bound::AtMost, start - 2);
    }
    if back(1, ws!["nearly", "almost"]) {
        return (Bound::Nearly, start - 1);
    }
    if start == i && back(1, ws!["over"]) {
        return (Bound::MoreThan, start - 1);
    }
    if start == i && back(1, ws!["under"]) {
        return (Bound::LessThan, start - 1);
    }
    if back(1, ws!["about", "around", "roughly", "approximately", "some"]) {
        return (Bound::About, start - 1);
    }
    (Bound::Exact, start)
}

/// `the past`, `the last`, `the next`, `another` before the number belong to the mention.
fn frame(look: Look<'_>, i: usize) -> usize {
    if look.before(i, ws!["past", "last", "next", "first", "previous", "following", "coming", "final"]) {
        let at = i - 1;
        return if look.before(at, ws!["the"]) { at - 1 } else { at };
    }
    i
}

/// A hedge behind: `or so`, `or more`.
fn behind(look: Look<'_>, end: usize, bound: Bound) -> (Bound, usize) {
    if look.is(end, w!("or")) {
        if look.is(end + 1, w!("so")) {
            return (Bound::About, end + 2);
        }
        if look.any(end + 1, ws!["more", "longer"]) {
            return (Bound::AtLeast, end + 2);
        }
        if look.is(end + 1, w!("less")) {
            return (Bound::AtMost, end + 2);
        }
    }
    (bound, end)
}
