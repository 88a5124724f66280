//! An age against a birth date: born on 12 May 1990, nobody is 35 in 2022.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Sum, Text, day_in_words, is_plain};
use crate::model::{Bound, Claim, Classes, Era, Grain, Markers, Modality, Shape, Token, Word};
use crate::text::calendar;

const SURE: u16 = 930;
/// A year of birth alone.
const YEAR: u16 = 880;
/// Between the word `born` and the day: `born in Leeds on 12 May 1990`.
const PLACE: u32 = 6;

struct Birth<'a> {
    text: Text<'a>,
    claim: &'a Claim,
    /// First and last day that it can have been.
    days: (Date, Date),
}

/// First and last name.
type Person = (Word, Word);

pub(super) fn check(texts: &[Text<'_>]) -> Vec<Sum> {
    let mut births: BTreeMap<Person, Vec<Birth<'_>>> = BTreeMap::new();
    for text in texts {
        for claim in text.claims("date") {
            if let Some((person, days)) = birth(*text, claim) {
                births.entry(person).or_default().push(Birth { text: *text, claim, days });
            }
        }
    }
    if births.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for text in texts {
        for claim in text.claims("age") {
            let Some(person) = owner(*text, claim) else { continue };
            let births = births.get(&person).map_or(&[][..], Vec::as_slice);
            // Two people of one name, or two birth dates: another check tells of that.
            let Some(birth) = births.first().filter(|b| births.iter().all(|o| o.days == b.days)) else { continue };
            let own = births.iter().find(|b| b.text.source == text.source).unwrap_or(birth);
            out.extend(compare(*text, claim, own));
        }
    }
    out
}

/// Who was born on the day that a claim names, and the days it can mean.
fn birth(text: Text<'_>, claim: &Claim) -> Option<(Person, (Date, Date))> {
    let moment = claim.value.moment()?;
    let sure =
        matches!(moment.grain, Grain::Day | Grain::Year) && moment.other.is_none() && moment.year.known().is_some();
    let (first, last) = moment.days.filter(|_| sure && moment.bound == Bound::Exact)?;
    let start = claim.mention.tokens.start;
    let mut at = start;
    // Back to `born`, over a place and prepositions.
    let born = loop {
        at = at.checked_sub(1).filter(|k| start - k <= PLACE)?;
        let token = text.token(claim, at)?;
        if text.is(claim, at, &["born"]) {
            break at;
        }
        if !text.is(claim, at, &["on", "in", "at", "the", ","]) && !token.is_name() {
            return None;
        }
    };
    let mut end = born;
    while text.is(claim, end.checked_sub(1)?, &["was", "who", "(", ","]) {
        end -= 1;
    }
    let mut from = end;
    // `Mark Dunn` may begin a sentence: then only the given name tells that it is one.
    let name = |t: &Token| t.is_name() || t.looks(Shape::CAPITAL) && t.is_a(Classes::GIVEN);
    while from.checked_sub(1).and_then(|k| text.token(claim, k)).is_some_and(name) {
        from -= 1;
    }
    // `a son to John Smith was born`, `Ann Lee and John Smith were born`.
    let tied = from.checked_sub(1).is_some_and(|k| text.is(claim, k, &["to", "of", "and", "for", "by", "with", "&"]));
    if end - from < 2 || tied {
        return None;
    }
    let names = text.tokens(from..end);
    Some(((names[0].word, names[names.len() - 1].word), (calendar::date(first)?, calendar::date(last)?)))
}

/// The person whose age it is, where their name stands right beside it.
fn owner(text: Text<'_>, claim: &Claim) -> Option<Person> {
    let frame = &claim.frame;
    let other = [Markers::LIFE, Markers::TURNING, Markers::GENERIC, Markers::COMPARED, Markers::PART];
    let asserted = frame.modality == Modality::Asserted && !frame.quoted && frame.era != Era::Old;
    let amount = claim.value.amount()?;
    let fine =
        asserted && !other.iter().any(|m| frame.markers.has(*m)) && is_plain(amount) && amount.unit.name == "year";
    let (first, last) = (frame.owner.first()?, frame.owner.last().filter(|_| fine && frame.owner.len() > 1)?);
    let mut before = claim.mention.tokens.start;
    while text.is(claim, before.checked_sub(1)?, &[",", "(", "aged", "age", "is"]) {
        before -= 1;
    }
    let named = |at: u32| text.token(claim, at).is_some_and(|t| frame.owner.iter().any(|o| o.lemma == t.word));
    let beside = before < claim.mention.tokens.start && named(before - 1) || named(claim.mention.tokens.end);
    beside.then_some((first.lemma, last.lemma))
}

/// Full years from one day to another.
fn years(from: Date, to: Date) -> i64 {
    let before = (to.month(), to.day()) < (from.month(), from.day());
    i64::from(to.year()) - i64::from(from.year()) - i64::from(before)
}

fn compare(text: Text<'_>, claim: &Claim, birth: &Birth<'_>) -> Option<Sum> {
    let published = text.article.source.published?;
    let said = claim.value.amount()?.low.to_int()?;
    let (least, most) = (years(birth.days.1, published), years(birth.days.0, published));
    // Nobody was older than on the day of publication. Younger they all were: on the day of the story, or at their death.
    if published < birth.days.0 || said <= most {
        return None;
    }
    let whole = birth.days.0 == birth.days.1;
    let confidence = if whole { SURE } else { YEAR };
    let name: Vec<&str> = claim.frame.owner.iter().map(|t| t.span.of(&text.article.source.text)).collect();
    let name = name.join(" ");
    let published = day_in_words(calendar::number(published));
    let (born, age) = if whole {
        (format!("on {}", day_in_words(calendar::number(birth.days.0))), most.to_string())
    } else {
        (format!("in {}", birth.days.0.year()), format!("{least} or {most}"))
    };
    Some(Sum {
        kind: "age",
        name: "age-from-birth",
        about: format!("age of {name}"),
        confidence,
        sides: [vec![text.as_told(claim)], vec![birth.text.as_told(birth.claim)]],
        note: format!("born {born}, {name} was {age} on {published}, the day of publication, not {said}"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Want, found, told};
    use crate::model::Verdict::Conflict;

    #[test]
    fn ages_fit_birth_dates() {
        let note = "born on 12 May 1990, Mark Dunn was 32 on 10 September 2022, the day of publication, not 35";
        let day = "2022-09-10";
        let table: &[Want<'_>] = &[
            ("Mark Dunn, born on 12 May 1990, spoke. Mark Dunn, 35, lives in Leeds.", day, Some((Conflict, note))),
            ("Mark Dunn was born in Leeds on 12 May 1990. Dunn, 35, is a baker.", day, Some((Conflict, note))),
            ("Mark Dunn was born in Leeds on 12 May 1990. Dunn, 32, is a baker.", day, None),
            // Without a day of publication nobody can tell.
            ("Mark Dunn was born in Leeds on 12 May 1990. Dunn, 35, is a baker.", "", None),
            // The age of an earlier day.
            ("Mark Dunn was born in Leeds on 12 May 1990. Dunn was 12 when he left.", day, None),
            ("Mark Dunn was born in Leeds on 12 May 1990. Mark Dunn, 31, won.", day, None),
            (
                "Mark Dunn was born in Leeds in 1990. Mark Dunn, 35, won.",
                day,
                Some((
                    Conflict,
                    "born in 1990, Mark Dunn was 31 or 32 on 10 September 2022, the day of publication, not 35",
                )),
            ),
            // Somebody else.
            ("A son to Mark Dunn was born on 12 May 2010. Mark Dunn, 35, is a baker.", day, None),
            ("Mark Dunn was born on 12 May 1990. Paul Dunn, 35, is his cousin.", day, None),
        ];
        told("age-from-birth", table);
    }

    #[test]
    fn in_two_articles() {
        let one = ("The baker Mark Dunn was born in Leeds on 12 May 1990.", "2022-09-10");
        let two = ("The baker Mark Dunn, 35, was hurt when the mill burned.", "2022-09-11");
        let found = found("age-from-birth", &[one, two]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].verdict, Conflict);
        assert_eq!(found[0].claims.iter().map(|c| c.source).collect::<Vec<_>>(), [0, 1]);
    }
}
