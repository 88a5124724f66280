//! Parts against their total, where the sentence itself says that they are its parts.

use super::{Settings, Sum, Text, same_sort, slack, tolerated};
use crate::model::{Claim, Classes, Shape, Span, Token};

/// `seven rifles and three pistols, a total of nine weapons`
const TOTAL: u16 = 900;
/// `nine people: three men and seven women`, `five people, including seven children`
const LISTED: u16 = 850;
/// The parts may overlap, or not all be named.
const DOUBTFUL: u16 = 520;
/// Tokens between two parts of a list.
const APART: u32 = 6;
/// Tokens between a total and the colon or word that opens its parts.
const NEAR: u32 = 8;
/// Parts of a list at most: longer ones are tables.
const PARTS: usize = 8;

pub(super) fn check(text: Text<'_>, settings: &Settings) -> Vec<Sum> {
    let claims: Vec<&Claim> = text.claims("count").collect();
    let mut out = Vec::new();
    let mut from = 0;
    while from < claims.len() {
        let sentence = claims[from].mention.sentence;
        let to = from + claims[from..].iter().take_while(|c| c.mention.sentence == sentence).count();
        if to - from > 1 && !claims[from].frame.quoted {
            let counts = &claims[from..to];
            for k in 0..counts.len() {
                let found =
                    total(text, counts, k).or_else(|| opened(text, counts, k)).or_else(|| of_them(text, counts, k));
                out.extend(found.and_then(|f| judge(text, &f, settings)));
            }
        }
        from = to;
    }
    out
}

/// A total, its parts, and how sure we are if they are more than it, or less.
struct Found<'c, 'a> {
    whole: &'a Claim,
    parts: &'c [&'a Claim],
    more: Option<u16>,
    less: Option<u16>,
}

/// The list of counts that begins at `k`: `seven rifles, two pistols and a knife` without its last.
fn list<'c, 'a>(text: Text<'_>, counts: &'c [&'a Claim], k: usize) -> &'c [&'a Claim] {
    let mut end = k + 1;
    while end < counts.len() && end - k < PARTS {
        let between = counts[end - 1].mention.tokens.end..counts[end].mention.tokens.start;
        let last = between.end.wrapping_sub(1);
        let joined = text.is(counts[end], last, &["and", ","]);
        let plain =
            between.len() <= APART as usize && !text.has(between, &[":", ";", "(", ")", "of", "or", "than", "total"]);
        if !joined || !plain {
            break;
        }
        end += 1;
    }
    &counts[k..end]
}

/// Whether other numbers than these counts stand between two tokens of the sentence: then the list is not what it seems.
fn others(text: Text<'_>, counts: &[&Claim], from: u32, to: u32) -> bool {
    let numerals = &text.article.document.numerals;
    let first = numerals.partition_point(|n| n.tokens.start < from);
    let inside = numerals[first..].iter().take_while(|n| n.tokens.start < to);
    inside.take(2 * PARTS).any(|n| !counts.iter().any(|c| c.mention.tokens.contains(&n.tokens.start)))
        || text.has(from..to, &["a", "an", "several", "many", "some", "other", "others", "another"])
            && text.tokens(from..to).iter().any(|t| is_one(text, t))
}

/// `and a woman`: an article that counts.
fn is_one(text: Text<'_>, token: &Token) -> bool {
    ["a", "an", "several", "many", "some", "other", "others", "another"]
        .iter()
        .any(|w| text.spelled(token).eq_ignore_ascii_case(w))
}

/// `seven rifles and three pistols, a total of nine weapons`
fn total<'c, 'a>(text: Text<'_>, counts: &'c [&'a Claim], k: usize) -> Option<Found<'c, 'a>> {
    let whole = counts[k];
    let start = whole.mention.tokens.start;
    // The reader of numbers may take `a total of` along.
    let at = if text.is(whole, start, &["a"]) { start } else { start.checked_sub(3)? };
    let said = text.is(whole, at, &["a"]) && text.is(whole, at + 1, &["total"]) && text.is(whole, at + 2, &["of"]);
    if !said || !text.is(whole, at.checked_sub(1)?, &[","]) {
        return None;
    }
    let parts = (0..k).map(|from| list(text, &counts[..k], from)).find(|l| l.len() == k && l.len() > 1)?;
    let end = parts.last()?.mention.tokens.end;
    let person = |c: &Claim| super::head(text, c).map(|t| t.is_a(Classes::PERSON));
    if person(whole).is_some_and(|is| parts.iter().filter_map(|p| person(p)).any(|other| other != is)) {
        return None;
    }
    // Nothing but the last noun between the list and its total.
    let quiet = at.checked_sub(end)? <= 4 && !others(text, counts, parts[0].mention.tokens.start, at - 1);
    quiet.then_some(Found { whole, parts, more: Some(TOTAL), less: Some(TOTAL) })
}

/// `nine people: three men and seven women`, `five people, including seven children`
fn opened<'c, 'a>(text: Text<'_>, counts: &'c [&'a Claim], k: usize) -> Option<Found<'c, 'a>> {
    let (whole, first) = (counts[k], counts.get(k + 1)?);
    let open = first.mention.tokens.start.checked_sub(1)?;
    let colon = text.is(whole, open, &[":"]);
    if !colon && !text.is(whole, open, &["including"]) {
        return None;
    }
    let between = whole.mention.tokens.end..open;
    if between.len() > NEAR as usize || others(text, counts, between.start, between.end) {
        return None;
    }
    let parts = list(text, counts, k + 1);
    let alike = parts.iter().all(|p| same_sort(text, whole, p));
    let end = text.sentence(whole).tokens.end;
    if !colon {
        // Each part must fit into the whole; together they may overlap.
        let one = parts.iter().position(|p| text.whole(p) > text.whole(whole));
        return match one {
            Some(at) if alike => Some(Found { whole, parts: &parts[at..=at], more: Some(LISTED), less: None }),
            _ if alike && parts.len() > 1 => Some(Found { whole, parts, more: Some(DOUBTFUL), less: None }),
            _ => None,
        };
    }
    // The list runs to the end of its sentence, and nothing in it is counted otherwise.
    let last = parts.last()?.mention.tokens.end;
    if parts.len() < 2 || others(text, counts, first.mention.tokens.start, end) || end - last > NEAR {
        return None;
    }
    let and = parts.last()?.mention.tokens.start.checked_sub(1).is_some_and(|b| text.is(whole, b, &["and"]));
    let sure = if alike { LISTED } else { DOUBTFUL };
    Some(Found { whole, parts, more: Some(sure).filter(|_| and), less: Some(DOUBTFUL).filter(|_| and && alike) })
}

/// `ten people were hurt, twelve of them seriously`
fn of_them<'c, 'a>(text: Text<'_>, counts: &'c [&'a Claim], k: usize) -> Option<Found<'c, 'a>> {
    let at = k.checked_sub(1)?;
    let (whole, part) = (counts[at], counts[k]);
    let of = part.mention.tokens.end;
    let them = text.is(part, of, &["of"]) && text.is(part, of + 1, &["them", "whom"]);
    let start = text.sentence(whole).tokens.start;
    // The only number before it, and no other noun in the plural that `them` could mean.
    if !them || at > 0 || others(text, counts, start, part.mention.tokens.start) {
        return None;
    }
    let noun = super::head(text, whole)?;
    let between = whole.mention.tokens.end..part.mention.tokens.start;
    let plural = |t: &Token| {
        t.looks(Shape::WORD)
            && !t.is_a(Classes::STOP.with(Classes::AUXILIARY).with(Classes::PREPOSITION))
            && t.span != noun.span
            && (text.spelled(t).ends_with('s') || t.is_a(Classes::PERSON))
    };
    let clear = between.len() <= NEAR as usize && !text.tokens(between).iter().any(plural);
    clear.then_some(Found { whole, parts: &counts[k..=k], more: Some(LISTED), less: None })
}

fn judge(text: Text<'_>, found: &Found<'_, '_>, settings: &Settings) -> Option<Sum> {
    let whole = text.whole(found.whole)?;
    let numbers: Vec<i64> = found.parts.iter().map(|p| text.whole(p)).collect::<Option<_>>()?;
    let sum: i64 = numbers.iter().sum();
    let room = slack(whole) + numbers.iter().map(|n| slack(*n)).sum::<i64>();
    if (sum - whole).abs() <= room || tolerated(settings, "count", sum, whole) {
        return None;
    }
    // So far apart they are no parts of it: `four rallies and two marches, a total of 30,000 people`.
    let far = if numbers.len() > 1 { sum > 2 * whole || whole > 2 * sum } else { sum > 3 * whole };
    if far {
        return None;
    }
    let confidence = if sum > whole { found.more? } else { found.less? };
    let (first, last) = (found.parts.first()?, found.parts.last()?);
    // The list with its last noun.
    let end = last.frame.head.filter(|h| h.span.start >= last.mention.span.end).map_or(last.mention.span, |h| h.span);
    let near = end.end - last.mention.span.end < 40;
    let span: Span = first.mention.span.to(if near { end } else { last.mention.span });
    let note = if let [one] = numbers.as_slice() {
        format!("a part of {one} is more than the whole of {whole}")
    } else {
        let shown: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        format!("{} is {sum}, not {whole}", shown.join(" + "))
    };
    let noun = super::head(text, found.whole).map_or("count", |t| text.spelled(t));
    Some(Sum {
        kind: "count",
        name: "parts-of-total",
        about: format!("{noun}: parts and total"),
        confidence,
        sides: [vec![text.as_told(found.whole)], vec![text.evidence(first, span, sum.to_string(), String::new())]],
        note,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Want, told};
    use crate::model::Verdict::{Conflict, Possible};

    #[test]
    fn parts_fit_their_totals() {
        let table: &[Want<'_>] = &[
            (
                "Police seized seven rifles and three pistols, a total of nine weapons.",
                "",
                Some((Conflict, "7 + 3 is 10, not 9")),
            ),
            ("Police seized seven rifles and two pistols, a total of nine weapons.", "", None),
            ("She had seven rebounds and three assists for a total of 25 points.", "", None),
            ("Nine people were hurt: three men and seven women.", "", Some((Conflict, "3 + 7 is 10, not 9"))),
            ("Nine people were hurt: three men, four women and two children.", "", None),
            ("Nine people were hurt: three men and four women.", "", Some((Possible, "3 + 4 is 7, not 9"))),
            ("Nine people were hurt: three men, four women and a child.", "", None),
            ("He played nine matches: 12 goals and 5 assists.", "", Some((Possible, "12 + 5 is 17, not 9"))),
            (
                "Nine people came to the yard: three cars and eight vans stood there.",
                "",
                Some((Possible, "3 + 8 is 11, not 9")),
            ),
            (
                "Five people, including seven children, were hurt.",
                "",
                Some((Conflict, "a part of 7 is more than the whole of 5")),
            ),
            ("Five people, including two children, were hurt.", "", None),
            ("Five people, including three women and three Britons, were hurt.", "", None),
            ("Five families, including twelve children, were hurt.", "", None),
            ("At least five people, including seven children, were hurt.", "", None),
            (
                "Ten people were hurt, twelve of them seriously.",
                "",
                Some((Conflict, "a part of 12 is more than the whole of 10")),
            ),
            ("Ten people were hurt, two of them seriously.", "", None),
            // They are not the buses.
            ("They came on two buses, 81 of them, and 14 spoke.", "", None),
            ("Ten officers searched the crowd of fans, twelve of them in masks.", "", None),
            ("Ten houses with 40 people, 20 of them children, were cut off.", "", None),
            ("They held four rallies and two marches, a total of 30,000 people.", "", None),
            ("They held four rallies and two marches, a total of nine people.", "", None),
            // Figures as round as these are no sums.
            ("They sold 1,240 cars and 770 vans, a total of 2,000 vehicles.", "", None),
        ];
        told("parts-of-total", table);
    }
}
