//! Days, months, years and stretches of them: `5 September 2022`, `Thursday`, `last year`.
//!
//! [`grammar`] reads what the words say into a [`form::Form`]; [`resolve`] makes days of it once the article is known.

mod absolute;
mod beside;
mod feast;
pub(super) mod form;
pub(super) mod grammar;
mod listed;
mod moments;
mod nearest;
#[cfg(test)]
mod neighbour_tables;
#[cfg(test)]
mod news_tables;
mod opening;
mod period;
mod relative;
pub(super) mod resolve;
mod same;
mod slashes;
mod spelled;
#[cfg(test)]
mod spoken_tables;
mod stretch;
#[cfg(test)]
mod tables;
pub(super) mod tense;
pub(super) mod vocabulary;
pub(super) mod words;
mod year;

use crate::model::{
    Claim, Classes, Cues, Document, Grain, Mention, Moment, Passage, SentenceView, Shape, Token, Value,
};
use crate::text::calendar;

use self::form::{Core, Form};
use self::resolve::Scene;
use self::words::{Look, w, ws};

use super::{Context, Kind};

/// Days, months, years and stretches of them: `5 September 2022`, `Thursday`, `last year`.
pub(super) struct DateKind;

/// Classes of the first word of a date.
const OPENERS: Classes =
    Classes::DIGITS.with(Classes::MONTH).with(Classes::WEEKDAY).with(Classes::CALENDAR).with(Classes::ORDINAL);

/// Classes of words with which a date may begin, or that may lead to one.
const LEADERS: Classes = OPENERS.with(Classes::NUMBER);

impl Kind for DateKind {
    fn name(&self) -> &'static str {
        "date"
    }

    fn about(&self) -> &'static str {
        "Days, months, years and stretches of them: `5 September 2022`, `Thursday`, `last year`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::MONTH).with(Classes::WEEKDAY).with(Classes::CALENDAR).with(Classes::TIME_UNIT)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let look = Look { view: sentence };
        let mut at = 0;
        // Where the last year ended, for `2007 and 2009`.
        let mut year_end = None;
        let may_lead = |t: &Token| t.is_a(LEADERS) || t.cues.has(Cues::OPENS_DATE.with(Cues::LEADS_TO_DATE));
        while let Some(next) = sentence.tokens[at..].iter().position(may_lead) {
            at += next;
            let near_year = year_end.is_some_and(|end| at - end <= 2);
            let Some((form, end)) = at_token(look, at, near_year) else {
                at += 1;
                continue;
            };
            if form.names_year() {
                year_end = Some(end);
            }
            if let Some(moment) = resolve::resolve(&form, &Scene::BARE) {
                out.push(mention(sentence, at, end, moment));
            } else if !matches!(form.core, Core::WeekNumber { .. } | Core::Fiscal { .. } | Core::Parts { .. }) {
                // A day that the calendar does not have is no date.
            } else if resolvable_later(&form) {
                out.push(mention(sentence, at, end, Moment { grain: Grain::Week, ..Moment::default() }));
            }
            at = end.max(at + 1);
        }
    }

    fn read(&self, passage: &Passage, value: &mut Value, context: &Context<'_>) -> bool {
        read(passage, context).map(|read| *value = read).is_some()
    }
}

/// What a date means in its article.
fn read(mention: &Passage, context: &Context<'_>) -> Option<Value> {
    let view = context.document.view(context.text, mention.sentence as usize);
    let look = Look { view: &view };
    let start = mention.tokens.start.checked_sub(view.first)? as usize;
    let (form, end) = at_token(look, start, true)?;
    let scene = scene(look, start, end, context);
    resolve::resolve(&form, &scene).map(Value::Moment)
}

/// Weeks by number and years by pointing wait for the day of publication.
const fn resolvable_later(form: &Form) -> bool {
    matches!(
        form.core,
        Core::WeekNumber { .. } | Core::Fiscal { .. } | Core::Parts { month: 0, day: 0, weekday: 0, .. }
    )
}

fn mention(sentence: &SentenceView<'_>, from: usize, to: usize, moment: Moment) -> Mention {
    Mention {
        kind: "date",
        span: sentence.span(from, to),
        tokens: sentence.in_document(from, to),
        sentence: sentence.index,
        value: Value::Moment(moment),
    }
}

/// How far behind a leading word the date itself may begin, in tokens.
const LEAD: usize = 8;

/// How far behind a counting word its unit of time may stand, in tokens: `two and a half calendar years`.
const COUNTED: usize = 6;

/// The date that starts at token `at`.
pub(super) fn at_token(look: Look<'_>, at: usize, near_year: bool) -> Option<(Form, usize)> {
    let token = look.token(at)?;
    let opens = |t: &Token| t.is_a(OPENERS) || t.cues.has(Cues::OPENS_DATE);
    if !opens(token) && !leads(look, at, token, opens) || counts_only(look, at, token) {
        return None;
    }
    grammar::parse(look, at, near_year)
}

/// Whether a number in digits can be no part of a date: it is no year, nothing of the calendar stands soon behind it, no
/// sign or ending of a date hangs on it, and it goes on no list of days.
fn counts_only(look: Look<'_>, at: usize, token: &Token) -> bool {
    const NEAR: Classes =
        Classes::MONTH.with(Classes::WEEKDAY).with(Classes::TIME_UNIT).with(Classes::CALENDAR).with(Classes::ORDINAL);
    /// How far behind the number a month or unit may stand, in tokens: `3, 4, 5 and 6 of next month`, `2.5 million years`.
    const FAR: [usize; 2] = [14, COUNTED];
    if !token.looks(Shape::NUMBER) || matches!(token.span.len(), 4 | 8) {
        return false;
    }
    let next = at + 1;
    let hangs = look.glued(next)
        && if look.looks(next, Shape::WORD) {
            look.any(next, ws!["st", "nd", "rd", "th", "d", "s"])
        } else {
            !matches!(look.text(next), "," | "%" | ")" | ":" | ";" | "." | "”" | "\"")
                || look.sign(next, ".") && look.glued(next + 1)
        };
    let listed = || look.before(at, ws!["and", "or"]) || at > 0 && matches!(look.text(at - 1), "," | "&");
    let classes = look.view.sentence.classes;
    let joined = look.any(next, ws!["and", "or", "to", "through", "thru", "until", "till"])
        || look.dash(next)
        || matches!(look.text(next), "," | "&" | "/");
    let ahead = || {
        look.view.tokens[next..]
            .iter()
            .take(FAR[usize::from(!joined)])
            .any(|t| t.is_a(NEAR) || t.cues.has(Cues::OPENS_DATE))
    };
    !(hangs || classes.has(Classes::MONTH) && listed() || ahead())
}

/// Whether a word that is no part of the calendar itself leads to a date.
fn leads(look: Look<'_>, at: usize, token: &Token, opens: impl Fn(&Token) -> bool) -> bool {
    if !token.looks(Shape::WORD) {
        return false;
    }
    let ahead = |reach: usize| look.view.tokens.get(at + 1..(at + 1 + reach).min(look.len())).unwrap_or_default();
    let counts = || ahead(COUNTED).iter().any(|t| t.is_a(Classes::TIME_UNIT));
    // `two weeks ago`, `nineteen eighty-six`: a number in words leads to a date as `the` does.
    if token.is_a(Classes::NUMBER) {
        return ahead(LEAD).iter().any(|t| opens(t) || t.is_a(Classes::TIME_UNIT));
    }
    if !token.cues.has(Cues::LEADS_TO_DATE) {
        return false;
    }
    let next = at + 1;
    if look.is(at, w!("the")) {
        // What may stand between the article and a date.
        let inner = ws![
            "very",
            "beginning",
            "start",
            "middle",
            "end",
            "close",
            "final",
            "time",
            "near",
            "foreseeable",
            "future",
            "past",
            "early",
            "small",
            "late",
            "mid",
            "last",
            "next",
            "same",
            "previous",
            "following",
            "present"
        ];
        return look.token(next).is_some_and(|t| opens(t) || t.is_a(Classes::TIME_UNIT.with(Classes::NUMBER)))
            || look.any(next, inner);
    }
    if look.any(at, ws!["a", "an", "few", "some"]) {
        return counts();
    }
    if look.is(at, w!("in")) {
        return counts()
            && (look.class(next, Classes::NUMBER.with(Classes::DIGITS))
                || look.any(next, ws!["a", "an", "single", "half", "couple", "several", "few", "many", "some"]));
    }
    if look.is(at, w!("at")) {
        return look.any(next, ws!["present", "the", "this"]);
    }
    ahead(LEAD).iter().any(|t| opens(t) || t.is_a(Classes::TIME_UNIT))
}

/// What a date at tokens `start..end` is resolved on.
pub(super) fn scene(look: Look<'_>, start: usize, end: usize, context: &Context<'_>) -> Scene {
    Scene {
        published: context.published.map(calendar::number),
        text: spoken_of(context, look.view.first + start as u32),
        text_day: day_spoken_of(context, look.view.first + start as u32, look.view.index),
        direction: tense::direction(look, start, end),
        day_first: context.day_first,
    }
}

/// How far back the moment that the text speaks of is looked for, in mentions.
const MEMORY: usize = 40;

/// First day and grain of the last moment before token `at` that has days.
pub(super) fn spoken_of(context: &Context<'_>, at: u32) -> Option<(i32, Grain)> {
    context.before.iter().rev().take(MEMORY).filter(|c| c.mention.tokens.end <= at).find_map(
        |Claim { mention, value, .. }| {
            let moment = value.moment().filter(|_| matches!(mention.kind, "date" | "time"))?;
            let (first, _) = moment.days?;
            Some((first, moment.grain))
        },
    )
}

/// How many sentences a day stays the day that the text speaks of.
const FRESH: u32 = 3;

/// The last single day that a mention not far before token `at` has.
fn day_spoken_of(context: &Context<'_>, at: u32, sentence: u32) -> Option<i32> {
    context.before.iter().rev().take(MEMORY).filter(|c| c.mention.tokens.end <= at).find_map(
        |Claim { mention, value, .. }| {
            let moment = value.moment().filter(|_| matches!(mention.kind, "date" | "time"))?;
            let near = sentence.saturating_sub(mention.sentence) <= FRESH;
            let (first, last) = moment.days.filter(|_| near && moment.grain >= Grain::Day)?;
            (last - first <= 1).then_some(first)
        },
    )
}

/// Whether the article writes the day before the month (`5 September`, `25/12/2022`) or behind it; `None` when nothing tells.
pub(crate) fn day_first(text: &str, document: &Document) -> Option<bool> {
    let (mut before, mut behind) = (0_u32, 0_u32);
    for (index, sentence) in document.sentences.iter().enumerate() {
        let slashed = || sentence.classes.has(Classes::DIGITS) && sentence.span.of(text).contains('/');
        if !sentence.classes.has(Classes::MONTH) && !slashed() {
            continue;
        }
        let view = document.view(text, index);
        let look = Look { view: &view };
        for (i, token) in view.tokens.iter().enumerate() {
            if token.is_a(Classes::DIGITS) && look.sign(i + 1, "/") && look.sign(i + 3, "/") {
                match (look.digits(i, 2), look.digits(i + 2, 2)) {
                    // One that can be read one way only settles it.
                    (Some(13..=31), Some(1..=12)) => return Some(true),
                    (Some(1..=12), Some(13..=31)) => return Some(false),
                    _ => {}
                }
            }
            if token.is_a(Classes::MONTH)
                && let Some((_, next)) = look.month(i)
            {
                before += u32::from(i > 0 && look.digits(i - 1, 2).is_some() && !look.glued(i));
                behind += u32::from(look.digits(next, 2).is_some());
            }
        }
    }
    (before != behind).then_some(before > behind)
}

/// A number that something before it holds on to.
pub(super) fn absolute_tie(look: Look<'_>, i: usize) -> bool {
    look.class(i, Classes::DIGITS) && absolute::tied_left(look, i)
}

/// Classes of the first word of a full date.
const DATED: Classes = Classes::DIGITS.with(Classes::MONTH).with(Classes::WEEKDAY).with(Classes::ORDINAL);

/// Whether a sentence can hold a full date.
pub(crate) fn may_be_dated(view: &SentenceView<'_>) -> bool {
    view.sentence.classes.has(DATED)
}

/// Month and day of the first date of a sentence, if that leaves out its year, and the tokens it takes.
pub(crate) fn first_yearless_date(view: &SentenceView<'_>) -> Option<((u8, u8), usize, usize)> {
    let look = Look { view };
    let mut dated = (0..look.len().min(40)).filter(|i| look.class(*i, const { DATED.with(Classes::WEEKDAY) }));
    let (at, form, end) = dated.find_map(|i| absolute::date(look, i).map(|(form, end)| (i, form, end)))?;
    let moment = resolve::resolve(&form, &Scene::BARE).filter(|_| !form.names_year())?;
    Some(((moment.month.known()?, moment.day.known()?), at, end))
}

/// Day number of the first full date of a sentence that names its year, and the tokens it takes, a weekday before it among them: that
/// settles which number is the month.
pub(crate) fn first_full_date(view: &SentenceView<'_>, day_first: Option<bool>) -> Option<(i32, usize, usize)> {
    let look = Look { view };
    (0..look.len().min(40)).filter(|i| look.class(*i, const { DATED.with(Classes::WEEKDAY) })).find_map(|i| {
        let (form, end) = absolute::date(look, i).filter(|(f, _)| f.names_year())?;
        let moment = resolve::resolve(&form, &Scene { day_first, ..Scene::BARE })?;
        // `5/6/2010` is two days, until something settles it.
        let (first, last) = moment.days.filter(|_| moment.other.is_none())?;
        (first == last).then_some((first, i, end))
    })
}
