//! Ages of persons: `24`, `24-year-old`, `aged 24`, `in her 30s`.

use crate::model::{Amount, Bound, Classes, Cues, Decimal, Mention, SentenceView, Shape, Unit, Word};

use super::Kind;
use super::figure::{self, Figure};

mod beside;
mod decade;

use self::beside::stands_beside_person;
use self::decade::{decade, decade_in_words};

/// Ages of persons: `24`, `24-year-old`, `aged 24`, `in her 30s`.
pub(super) struct Age;

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// In days, by the mean year of the Gregorian calendar (365.2425 days).
const YEAR: Unit = Unit { dimension: "age", name: "year", ratio: (3_652_425, 10_000) };
const MONTH: Unit = Unit { dimension: "age", name: "month", ratio: (3_652_425, 120_000) };
const WEEK: Unit = Unit { dimension: "age", name: "week", ratio: (7, 1) };
const DAY: Unit = Unit { dimension: "age", name: "day", ratio: (1, 1) };

/// Whatever a name, a noun or a pronoun tells of a person.
const PERSON: Classes = Classes::PERSON.with(Classes::KIN).with(Classes::ROLE);

/// Whose number of children, or of members, is no age: `a mother of two`, `a crew of 83`.
const OF_SEVERAL: [Word; 14] = [
    w("crew"),
    w("family"),
    w("household"),
    w("police"),
    w("staff"),
    w("mother"),
    w("father"),
    w("parent"),
    w("mum"),
    w("mom"),
    w("dad"),
    w("grandmother"),
    w("grandfather"),
    w("grandparent"),
];

impl Kind for Age {
    fn name(&self) -> &'static str {
        "age"
    }

    fn about(&self) -> &'static str {
        "Ages of persons: `24`, `24-year-old`, `aged 24`, `in her 30s`."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::NUMBER)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let mut k = 0;
        while let Some(figure) = Figure::at(sentence, k) {
            k = figure.next;
            if sentence.numerals[figure.numeral].ordinal {
                continue;
            }
            if let Some(mention) = said(sentence, figure) {
                shared(sentence, &figure, &mention, out);
                out.push(mention);
            } else if let Some(mention) = decade(sentence, figure) {
                out.push(mention);
            } else if bare(sentence, &figure) {
                out.push(years(sentence, &figure));
                k = list(sentence, figure, out);
            }
        }
        if sentence.sentence.cues.has(Cues::DECADE) {
            out.extend((0..sentence.tokens.len()).filter_map(|at| decade_in_words(sentence, at)));
        }
    }
}

/// An age in years that is nothing but its number.
fn years(sentence: &SentenceView<'_>, figure: &Figure) -> Mention {
    let hedge = figure.hedge(sentence, figure.start);
    figure::mention("age", sentence, hedge.start, figure.end, figure.amount(hedge.bound, YEAR))
}

/// `24-year-old`, `24 years old`, `10 months of age`, `87 yo`.
fn said(sentence: &SentenceView<'_>, figure: Figure) -> Option<Mention> {
    let dash = |i: usize| usize::from(sentence.tokens.get(i).is_some() && matches!(sentence.word(i), "-" | "‑"));
    let unit_at = figure.end + dash(figure.end);
    let token = sentence.tokens.get(unit_at)?;
    let unit = match token.word {
        x if x == const { w("year") }
            || x == const { w("years") }
            || x == const { w("yr") }
            || x == const { w("yrs") } =>
        {
            YEAR
        }
        x if x == const { w("month") } || x == const { w("months") } => MONTH,
        x if x == const { w("week") } || x == const { w("weeks") } => WEEK,
        x if x == const { w("day") } || x == const { w("days") } => DAY,
        x if [const { w("something") }, const { w("somethings") }].contains(&x) && unit_at > figure.end => {
            // `a 20-something man`
            figure.low.to_int().filter(|n| (20..=90).contains(n) && n % 10 == 0)?;
            let high = figure.low.plus(Decimal::int(9))?;
            let amount = Amount { high, ..figure.amount(Bound::Vague, YEAR) };
            return Some(figure::mention("age", sentence, figure.start, unit_at + 1, amount));
        }
        x if x == const { w("yo") } => return Some(of_unit(sentence, &figure, YEAR, unit_at + 1)),
        _ => return None,
    };
    let next = unit_at + 1;
    // `yr.` with its stop
    let next =
        next + usize::from(token.span.len() <= 3 && sentence.tokens.get(next).is_some() && sentence.word(next) == ".");
    if sentence.is(next, const { w("of") }) && sentence.is(next + 1, const { w("age") }) {
        return Some(of_unit(sentence, &figure, unit, next + 2));
    }
    // `a boy, aged 18 months`
    if unit_at == figure.end && figure.start > 0 && sentence.is(figure.start - 1, const { w("aged") }) {
        return Some(of_unit(sentence, &figure, unit, next));
    }
    let old = next + dash(next);
    if !sentence.is_any(old, const { &[w("old"), w("olds")] }) {
        return None;
    }
    let attribute = unit_at > figure.end || old > next || token.word == token.lemma;
    if attribute && !sentence.is(old, const { w("olds") }) && !fits_person(sentence, old + 1) {
        return None;
    }
    Some(of_unit(sentence, &figure, unit, old + 1))
}

/// The numbers before one whose unit they share: `68 and 48 years old`, `24- and 26-year-old`, `6, 8 and 10 years old`.
fn shared(sentence: &SentenceView<'_>, figure: &Figure, mention: &Mention, out: &mut Vec<Mention>) {
    let Some(amount) = mention.value.amount() else { return };
    let read = out.last().map_or(0, |m| m.span.end);
    let mut next = *figure;
    while let Some(k) = next.numeral.checked_sub(1) {
        let Some(one) = Figure::at(sentence, k).filter(|f| f.next == next.numeral) else { break };
        let hung = sentence.tokens.get(one.end).is_some() && matches!(sentence.word(one.end), "-" | "‑");
        let gap = one.end + usize::from(hung);
        let joined = match next.start.saturating_sub(gap) {
            1 if next.numeral == figure.numeral => sentence.is_any(gap, const { &[w("and"), w("or"), w("&")] }),
            1 => sentence.word(gap) == ",",
            2 => sentence.word(gap) == "," && sentence.is_any(gap + 1, const { &[w("and"), w("or")] }),
            _ => false,
        };
        let plain = !sentence.numerals[k].ordinal && !one.part && !one.range && one.bound == Bound::Exact;
        let alike = one.digits == figure.digits && one.step == Decimal::int(1) && one.high <= Decimal::int(130);
        let told = read > sentence.tokens[one.start].span.start;
        if !joined || !plain || !alike || told {
            break;
        }
        out.push(figure::mention("age", sentence, one.start, one.end, one.amount(Bound::Exact, amount.unit)));
        next = one;
    }
}

fn of_unit(sentence: &SentenceView<'_>, figure: &Figure, unit: Unit, end: usize) -> Mention {
    let hedged = figure.hedged(sentence, figure.start, end);
    figure::mention("age", sentence, hedged.start, hedged.end, figure.amount(hedged.bound, unit))
}

/// Whether what follows `24-year-old` is a person or nothing at all: a man, a name, a verb; not a case or a church.
fn fits_person(sentence: &SentenceView<'_>, from: usize) -> bool {
    let mut nouns = false;
    for at in from..(from + 5).min(sentence.tokens.len()) {
        let token = &sentence.tokens[at];
        let word = sentence.word(at);
        if token.is_a(PERSON) || (token.looks(Shape::CAPITAL) && token.looks(Shape::WORD)) {
            return true;
        }
        let ends = !token.looks(Shape::WORD) && word != "-" || token.is_a(Classes::FUNCTION.with(Classes::SPEECH));
        if ends {
            return !nouns;
        }
        if ["man", "woman", "boy", "girl", "ist", "ian", "eer", "former", "ling"].iter().any(|e| word.ends_with(e)) {
            return true;
        }
        // A verb in the past may follow right away: `a 24-year-old died`; so may nothing but an adjective.
        nouns |= word != "-" && !(at == from && token.lemma != token.word && word.ends_with("ed"));
    }
    !nouns
}

/// A number without a unit that its neighbours make an age.
fn bare(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let whole = figure.step == Decimal::int(1) && figure.low >= Decimal::int(0) && figure.high <= Decimal::int(130);
    if !whole || figure.part || figure.bound == Bound::Vague || figure.in_a_code(sentence) {
        return false;
    }
    aged(sentence, figure) || stands_beside_person(sentence, figure) || told(sentence, figure)
}

/// `aged 24`, `at the age of 91`, `age 24`; not the limits `under the age of 18`, `by age 5`.
fn aged(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    if !sentence.sentence.cues.has(Cues::AGE) {
        return false;
    }
    let mut at = figure.hedge(sentence, figure.start).start;
    let before = |at: usize, words: &[Word]| at > 0 && sentence.is_any(at - 1, words);
    while before(at, const { &[w("just"), w("only"), w("between"), w("from"), w("of"), w(":"), w("is"), w("was")] }) {
        at -= 1;
    }
    if before(at, const { &[w("aged"), w("ages")] }) {
        return true;
    }
    if !before(at, const { &[w("age")] }) {
        return false;
    }
    at -= 1;
    if before(at, const { &[w("the")] }) {
        at -= 1;
    }
    !before(
        at,
        const {
            &[
                w("under"),
                w("before"),
                w("by"),
                w("below"),
                w("over"),
                w("above"),
                w("until"),
                w("retirement"),
                w("minimum"),
                w("past"),
                w("than"),
            ]
        },
    )
}

/// `people over 65`, `children under five`: a limit, which is neither anybody's age nor a count.
pub(super) fn limit(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    const SIDES: [Word; 6] = [w("over"), w("under"), w("above"), w("below"), w("older"), w("younger")];
    let Some(side) = figure.start.checked_sub(1) else { return false };
    let side = if sentence.is(side, const { w("than") }) { side.saturating_sub(1) } else { side };
    if !sentence.is_any(side, &SIDES) || side == 0 {
        return false;
    }
    let person = &sentence.tokens[side - 1];
    let plural = person.lemma != person.word
        || sentence.is_any(side - 1, const { &[w("people"), w("anyone"), w("everyone"), w("those"), w("someone")] });
    let named = person.is_a(Classes::PERSON.with(Classes::KIN))
        || sentence.is_any(side - 1, const { &[w("people"), w("anyone"), w("everyone"), w("those"), w("kids")] });
    let closes = sentence.tokens.get(figure.end).is_none_or(|t| {
        !t.looks(Shape::WORD) && !matches!(sentence.word(figure.end), "%" | "-" | "°" | "$" | "£" | "€")
            || t.is_a(Classes::AUXILIARY.with(Classes::PREPOSITION).with(Classes::PRONOUN))
            || (t.lemma != t.word && t.word != const { w("years") } && sentence.word(figure.end).ends_with("ed"))
    });
    plural && named && closes && figure.low > Decimal::int(0) && figure.high <= Decimal::int(110) && !figure.range
}

/// `He was 24.`, `she turned 29`, `died at 91`, `a boy of six`.
fn told(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let token = |at: usize| sentence.tokens.get(at);
    let free = token(figure.end).is_none_or(|t| {
        !t.looks(Shape::WORD)
            && matches!(sentence.word(figure.end), "." | "," | ";" | "!" | "?" | ")" | "”" | "\"" | "—" | "–")
            || sentence.is_any(
                figure.end,
                const {
                    &[
                        w("when"),
                        w("and"),
                        w("at"),
                        w("on"),
                        w("but"),
                        w("or"),
                        w("in"),
                        w("this"),
                        w("last"),
                        w("next"),
                        w("while"),
                        w("years"),
                        w("then"),
                    ]
                },
            )
    });
    if !free {
        return false;
    }
    let mut at = figure.hedge(sentence, figure.start).start;
    while at > 0
        && sentence
            .is_any(at - 1, const { &[w("just"), w("only"), w("still"), w("now"), w("already"), w("not"), w("yet")] })
    {
        at -= 1;
    }
    let Some(verb) = at.checked_sub(1) else { return false };
    if sentence.is_any(verb, const { &[w("turned"), w("turns"), w("turning"), w("turn")] }) {
        return true;
    }
    let Some(before) = verb.checked_sub(1) else { return false };
    if sentence.is(verb, const { w("at") }) {
        let clock =
            sentence.is_any(figure.end, const { &[w("in"), w("on"), w("this")] }) && figure.low <= Decimal::int(12);
        return !clock
            && figure.low > Decimal::int(12)
            && (before.saturating_sub(5)..=before)
                .rev()
                .take_while(|k| sentence.word(*k) != ",")
                .any(|k| sentence.is_any(k, const { &[w("died"), w("dies"), w("dead"), w("die"), w("dying")] }));
    }
    if sentence.is(verb, const { w("of") }) {
        let person = &sentence.tokens[before];
        // `a mother of two` has two children.
        return !OF_SEVERAL.contains(&person.word)
            && person.is_a(Classes::PERSON.with(Classes::KIN))
            && person.word == person.lemma
            && before > 0
            && sentence.is_any(before - 1, const { &[w("a"), w("an"), w("old"), w("young")] });
    }
    if sentence.is_any(
        verb,
        const { &[w("was"), w("is"), w("'s"), w("’s"), w("were"), w("am"), w("are"), w("be"), w("been")] },
    ) || sentence.is(verb, const { w("i'm") })
    {
        let subject = &sentence.tokens[before];
        let pronoun = sentence.is_any(
            before,
            const { &[w("he"), w("she"), w("who"), w("i"), w("both"), w("would"), w("will"), w("they")] },
        );
        let name = subject.looks(Shape::CAPITAL)
            && subject.is_a(Classes::SURNAME.with(Classes::GIVEN))
            && !subject.is_a(Classes::PLACE.with(Classes::STOP));
        let person = subject.is_a(Classes::PERSON.with(Classes::KIN)) && subject.word == subject.lemma;
        return pronoun || name || person || sentence.is(verb, const { w("i'm") });
    }
    false
}

/// The rest of `aged 3, 5 and 7`: each its own age. Returns the numeral to go on with.
fn list(sentence: &SentenceView<'_>, figure: Figure, out: &mut Vec<Mention>) -> usize {
    let mut last = figure;
    if !aged(sentence, &figure) {
        return figure.next;
    }
    while let Some(next) = Figure::at(sentence, last.next) {
        let gap = next.start.saturating_sub(last.end);
        let joined = match gap {
            1 => {
                // `ranged in age from 6 to 81`
                let to = sentence.is(last.end, const { w("to") })
                    && figure.start > 0
                    && sentence.is(figure.start - 1, const { w("from") });
                to || sentence.is_any(last.end, const { &[w(","), w("and"), w("or"), w("&")] })
            }
            2 => sentence.word(last.end) == "," && sentence.is_any(last.end + 1, const { &[w("and"), w("or")] }),
            _ => false,
        };
        let whole = next.step == Decimal::int(1) && next.high <= Decimal::int(130) && !next.part;
        // `aged 24, 11 others were`: what is followed by a noun is counted.
        let ends = sentence.tokens.get(next.end).is_none_or(|t| !t.looks(Shape::WORD) || t.is_a(Classes::STOP));
        if !joined || !whole || !ends {
            break;
        }
        out.push(years(sentence, &next));
        last = next;
    }
    last.next
}

#[cfg(test)]
mod tests;
