//! Times of day: `3 p.m.`, `15:00 GMT`, `midnight`.

mod around;
mod clock;
mod dated;
mod hour;
mod scheduled;
mod spoken;
#[cfg(test)]
mod tables;

use crate::model::{Claim, Classes, Cues, DayPart, Grain, Mention, Moment, Passage, SentenceView, Token, Value};
use crate::text::calendar;

use super::date::form::Form;
use super::date::tense::Direction;
use super::date::words::{Look, w, ws};
use super::date::{self, grammar, resolve};
use super::{Context, Kind};

/// Times of day: `3 p.m.`, `15:00 GMT`, `midnight`.
pub(super) struct Time;

/// What stands at a place: a clock time, or a part of a day without its day.
enum Found {
    Clock(clock::Reading),
    Part(DayPart, bool),
}

/// A time, its tokens, and the day named right behind it.
struct Parsed {
    found: Found,
    from: usize,
    to: usize,
    day: Option<Form>,
}

impl Kind for Time {
    fn name(&self) -> &'static str {
        "time"
    }

    fn about(&self) -> &'static str {
        "Times of day: `3 p.m.`, `15:00 GMT`, `midnight`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::CLOCK).with(Classes::CALENDAR).with(Classes::NUMBER)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let look = Look { view: sentence };
        let (mut at, mut free) = (0, 0);
        // Where only number words speak for a time, it begins with one: `half past two`, `nine thirty`.
        let words = !sentence.sentence.classes.has(Classes::DIGITS.with(Classes::CLOCK).with(Classes::CALENDAR));
        while let Some(next) = sentence.tokens[at..].iter().position(says) {
            at += next;
            if !opens(look, at) || words && !look.class(at, Classes::NUMBER) {
                at += 1;
                continue;
            }
            let Some(parsed) = parse(look, at) else {
                at += 1;
                continue;
            };
            let from = parsed.from.max(free);
            // `tomorrow at 8am`: the day before it is its day.
            let from = match parsed.found {
                Found::Clock(_) if parsed.day.is_none() => {
                    dated::day_before(look, from, free).map_or(from, |(_, start)| start)
                }
                _ => from,
            };
            let moment = moment(&parsed, None, None);
            out.push(Mention {
                kind: "time",
                span: sentence.span(from, parsed.to),
                tokens: sentence.in_document(from, parsed.to),
                sentence: sentence.index,
                value: Value::Moment(moment),
            });
            at = parsed.to.max(at + 1);
            free = at;
        }
    }

    fn read(&self, passage: &Passage, value: &mut Value, context: &Context<'_>) -> bool {
        read(passage, context).map(|read| *value = read).is_some()
    }
}

/// Whether a letter behind the hour at token `i` tells its half: `back at 7p`. `7p` elsewhere is a sum of money.
pub(super) fn lettered(sentence: &SentenceView<'_>, i: usize) -> bool {
    let look = Look { view: sentence };
    look.digits(i, 2).is_some_and(|hour| (1..=12).contains(&hour)) && clock::lettered(look, i)
}

/// What a time means in its article.
fn read(mention: &Passage, context: &Context<'_>) -> Option<Value> {
    let view = context.document.view(context.text, mention.sentence as usize);
    let look = Look { view: &view };
    let start = mention.tokens.start.checked_sub(view.first)? as usize;
    let to = mention.tokens.end.checked_sub(view.first)? as usize;
    // The day may come first in the mention, then the hedge, the clock within a few tokens.
    let (led, clock_at) = dated::day_at(look, start, to).map_or((None, start), |(form, end)| (Some(form), end));
    let reach = if led.is_some() { clock_at + 8 } else { start + 4 };
    let parsed = (clock_at..to.min(reach)).find_map(|k| parse(look, k))?;
    let said = parsed.day.is_some() || led.is_some();
    let mut named = parsed.day.clone().or(led);
    let mut at = parsed.to;
    if named.is_none() && look.sign(at, ",") {
        // `16:15 UTC, June 1st`: the day stands apart, but it is the day.
        named = grammar::single(look, at + 1, false).filter(|(form, _)| grammar::is_day(form)).map(|(form, end)| {
            at = end;
            form
        });
    }
    let mut guessed = false;
    let day = match named {
        _ if dated::repeated(look, start, at) => None,
        Some(form) => {
            let scene = date::scene(look, start, at, context);
            resolve::resolve(&form, &scene)
        }
        None => day_near(mention, context).or_else(|| {
            guessed = true;
            day_of_publication(context)
        }),
    };
    let mut moment = moment(&parsed, day.as_ref(), Some(said));
    if guessed && moment.clock.is_some_and(|c| c.minute == 1440 && c.until.is_none()) {
        moment.value = midnight(&moment, date::scene(look, start, at, context).direction, context);
    }
    Some(Value::Moment(moment))
}

/// `at midnight` in an article of the 10th that names no day: what is told happened when the 10th began, what is to come when
/// it ends. A midnight with its day, `midnight on Friday`, stays the end of that day, as TIMEX3 has it.
fn midnight(moment: &Moment, direction: Direction, context: &Context<'_>) -> Option<String> {
    let utc = if moment.clock?.offset == Some(0) { "Z" } else { "" };
    let Some(published) = context.published else { return Some(format!("T00:00{utc}")) };
    let day = if direction == Direction::Past { published } else { published.tomorrow().ok()? };
    Some(format!("{day}T00:00{utc}"))
}

/// Whether a time may begin with this token, as far as it tells by itself.
#[inline]
const fn says(token: &Token) -> bool {
    token.is_a(Classes::DIGITS.with(Classes::NUMBER)) || token.cues.has(Cues::OPENS_TIME)
}

/// Whether a time may begin with token `i`. An article says so only with the word behind it: `a quarter past two`, `the
/// early hours`.
fn opens(look: Look<'_>, i: usize) -> bool {
    let Some(token) = look.token(i).filter(|t| says(t)) else { return false };
    let article = token.word == w!("a") || token.word == w!("the");
    !article || look.token(i + 1).is_some_and(says) || look.any(i + 1, ws!["early", "small"])
}

/// The time at token `i`.
fn parse(look: Look<'_>, i: usize) -> Option<Parsed> {
    let token = look.token(i)?;
    let number = token.is_a(Classes::DIGITS.with(Classes::NUMBER));
    if !opens(look, i) {
        return None;
    }
    let clocks = number || look.any(i, ws!["noon", "noonish", "midnight", "mid", "half", "quarter", "a"]);
    if clocks && let Some(reading) = clock::read(look, i) {
        // `23.04.2022 14:55`, and the next line begins with a day of its own.
        let own = look.token(reading.to).is_some_and(|next| {
            let end = look.token(reading.to - 1).map_or(0, |t| t.span.end as usize);
            let gap = look.view.text.get(end..next.span.start as usize).unwrap_or_default();
            let before = reading.from.checked_sub(1);
            gap.contains('\n') && before.is_some_and(|k| look.year(k).is_some() || dated::follows(look, k + 1))
        });
        let (day, to) = if own { (None, reading.to) } else { day_behind(look, reading.to) };
        return Some(Parsed { from: reading.from, to, day, found: Found::Clock(reading) });
    }
    let (part, night, to) = part(look, i)?;
    // `by midday Friday`
    let (day, to) = if part == DayPart::Midday { day_behind(look, to) } else { (None, to) };
    Some(Parsed { found: Found::Part(part, night), from: i, to, day })
}

/// A day right behind a time: ` Friday`, ` on Sept. 6`, ` today`.
fn day_behind(look: Look<'_>, i: usize) -> (Option<Form>, usize) {
    let at = if look.any(i, ws!["on", "of"]) { i + 1 } else { i };
    match grammar::single(look, at, false) {
        Some((form, end)) if grammar::is_day(&form) && form.edge.is_none() => (Some(form), end),
        _ => (None, i),
    }
}

/// `overnight`, `in the early hours`, `at midday`, `by mid-morning`: parts of a day that the text names elsewhere.
fn part(look: Look<'_>, i: usize) -> Option<(DayPart, bool, usize)> {
    if look.is(i, w!("overnight")) {
        let noun = look.any(
            i + 1,
            ws!["stay", "flight", "flights", "train", "bus", "success", "trip", "guests", "delivery", "bag"],
        );
        return (!noun).then_some((DayPart::Night, true, i + 1));
    }
    if look.any(i, ws!["midday", "lunchtime"])
        && look.before(i, ws!["at", "by", "around", "about", "until", "before", "after", "since"])
    {
        return Some((DayPart::Midday, true, i + 1));
    }
    if look.is(i, w!("mid")) && look.dash(i + 1) {
        let part = if look.is(i + 2, w!("morning")) {
            DayPart::Morning
        } else if look.is(i + 2, w!("afternoon")) {
            DayPart::Afternoon
        } else {
            return None;
        };
        return (!look.dash(i + 3)).then_some((part, true, i + 3));
    }
    let the = look.is(i, w!("the"));
    let at = if the { i + 1 } else { i };
    if the && look.any(at, ws!["early", "small"]) && look.is(at + 1, w!("hours")) {
        return Some((DayPart::Early, false, at + 2));
    }
    let (part, end) = match (look.is(at, w!("morning")), look.is(at, w!("afternoon")), look.is(at, w!("evening"))) {
        (true, ..) => (DayPart::Morning, at + 1),
        (_, true, _) => (DayPart::Afternoon, at + 1),
        (.., true) => (DayPart::Evening, at + 1),
        _ => return None,
    };
    let edge = look.before(i, ws!["early", "late", "mid"]) && !the || look.any(end, ws!["trading", "trade", "session"]);
    ((the && look.before(i, ws!["in", "during", "later", "by"]) || edge) && !look.is(end, w!("of")))
        .then_some((part, true, end))
}

/// The day of a time that names none: the day that its sentence speaks of, else one named shortly before.
fn day_near(mention: &Passage, context: &Context<'_>) -> Option<Moment> {
    context.before.iter().rev().take(12).find_map(|Claim { mention: m, value, .. }| {
        let moment = value.moment().filter(|_| matches!(m.kind, "date" | "time"))?;
        let close = mention.sentence.saturating_sub(m.sentence) <= 1;
        (close && moment.grain >= Grain::Day && moment.days.is_some_and(|d| d.1 - d.0 <= 1)).then(|| moment.clone())
    })
}

/// The day of publication, where the text names none.
fn day_of_publication(context: &Context<'_>) -> Option<Moment> {
    let number = calendar::number(context.published?);
    let scene = resolve::Scene { published: Some(number), ..resolve::Scene::BARE };
    resolve::resolve(&Form::of(date::form::Core::Today(0)), &scene)
}

/// The moment of a time on its day.
fn moment(parsed: &Parsed, day: Option<&Moment>, said: Option<bool>) -> Moment {
    let mut moment = day.cloned().unwrap_or_default();
    if said == Some(false) {
        // The day is worked out, not said here.
        let imply =
            |part: crate::model::Part<u8>| part.get().map_or(crate::model::Part::Absent, crate::model::Part::Implied);
        moment.month = imply(moment.month);
        moment.day = imply(moment.day);
        moment.weekday = imply(moment.weekday);
        moment.year = moment.year.get().map_or(crate::model::Part::Absent, crate::model::Part::Implied);
    }
    moment.other = None;
    let date = moment.value.take().filter(|v| !v.ends_with("_REF"));
    let date = date.map(|v| v.split('T').next().unwrap_or_default().to_owned()).unwrap_or_default();
    match &parsed.found {
        Found::Clock(reading) => {
            let mut clock = reading.clock;
            // `Friday evening at 8`: the part tells the half; `tonight at 3` is before dawn.
            let small = clock.minute < 300 && moment.part == Some(DayPart::Night);
            if small {
                clock.half_known = true;
            } else if !clock.half_known
                && clock.minute < 720
                && matches!(moment.part, Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night))
            {
                clock.minute += 720;
                clock.until = clock.until.map(|u| if u < 720 { u + 720 } else { u });
                clock.half_known = true;
            } else if matches!(moment.part, Some(DayPart::Morning | DayPart::Early)) {
                clock.half_known = true;
            }
            let utc = if clock.offset == Some(0) { "Z" } else { "" };
            let print = |m: u16| format!("T{:02}:{:02}{utc}", m / 60, m % 60);
            let value = match clock.until {
                Some(until) => format!("{date}{}/{}", print(clock.minute), print(until)),
                None => format!("{date}{}", print(clock.minute)),
            };
            moment.part = None;
            moment.clock = Some(clock);
            moment.grain = Grain::Clock;
            moment.bound = reading.bound;
            moment.value = Some(value);
        }
        Found::Part(part, named) => {
            let suffix = match part {
                DayPart::Morning => "TMO",
                DayPart::Midday => "TMI",
                DayPart::Afternoon => "TAF",
                DayPart::Evening => "TEV",
                DayPart::Night => "TNI",
                DayPart::Early => "TMO",
            };
            let _ = named;
            moment.part = Some(*part);
            moment.grain = Grain::DayPart;
            moment.value = Some(format!("{date}{suffix}"));
        }
    }
    moment
}
