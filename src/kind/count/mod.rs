//! How many of something: `more than 100 officers`, `no one`, `two dozen`; scores and votes (`52-3`).

use crate::model::{Amount, Bound, Classes, Decimal, Mention, SentenceView, Shape, Unit, Word};

use super::Kind;
use super::figure::{self, Figure};

mod label;
mod score;

/// How many of something: `more than 100 officers`, `no one`, `two dozen`; scores and votes (`52-3`).
pub(super) struct Count;

const fn w(word: &str) -> Word {
    Word::of(word)
}

const BARE: Unit = Unit { dimension: "", name: "", ratio: (1, 1) };

impl Kind for Count {
    fn name(&self) -> &'static str {
        "count"
    }

    fn about(&self) -> &'static str {
        "How many of something: `more than 100 officers`, `no one`, `two dozen`; scores and votes (`52-3`)."
    }

    fn triggers(&self) -> Classes {
        Classes::DIGITS.with(Classes::NUMBER).with(Classes::NEGATION)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let mut k = 0;
        while let Some(figure) = Figure::at(sentence, k) {
            if label::coded(sentence, &figure) {
                k = figure.next + usize::from(!figure.range);
                continue;
            }
            if let Some((mention, next)) = score::read(sentence, &figure) {
                out.push(mention);
                k = next;
                continue;
            }
            k = figure.next;
            if counts(sentence, &figure) {
                out.push(counted(sentence, figure));
            }
        }
        if sentence.sentence.classes.has(Classes::NEGATION) {
            out.extend((0..sentence.tokens.len()).filter_map(|at| nobody(sentence, at)));
        }
    }
}

fn counted(sentence: &SentenceView<'_>, figure: Figure) -> Mention {
    let (figure, start) = figure.signed(sentence);
    let hedged = figure.hedged(sentence, start, figure.end);
    figure::mention("count", sentence, hedged.start, hedged.end, figure.amount(hedged.bound, BARE))
}

/// Whether a number counts something, rather than naming, dating or measuring it.
fn counts(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let Some(numeral) = sentence.numerals.get(figure.numeral) else { return false };
    if numeral.ordinal || figure.in_a_code(sentence) {
        return false;
    }
    if figure.part {
        // `half` and `a third` of something are shares; `two-thirds` and `3/4` alone are numbers.
        let said = figure.end > figure.start + 1 || !sentence.tokens[figure.start].looks(Shape::WORD);
        let article = sentence.is_any(figure.start, const { &[w("a"), w("an"), w("half")] });
        return said && !article && !sentence.is(figure.end, const { w("of") }) && !timed(sentence, figure);
    }
    if figure.end == figure.start + 1 && sentence.is(figure.start, const { w("one") }) {
        return counts_one(sentence, figure);
    }
    !timed(sentence, figure)
        && !label::names(sentence, figure)
        && !is_year(sentence, figure)
        && !shares_time(sentence, figure)
}

/// `cut from 12 to nine years`: years, too.
fn shares_time(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let from = figure.start.checked_sub(1).is_some_and(|before| sentence.is(before, const { w("from") }));
    let next = || Figure::at(sentence, figure.next).filter(|n| n.start == figure.end + 1);
    from && sentence.is(figure.end, const { w("to") })
        && next().is_some_and(|n| sentence.tokens.get(n.end).is_some_and(|t| t.is_a(Classes::TIME_UNIT)))
}

/// `one man`, `one other officer`; not `one of them`, `the one who`, `no one`, `one day`, `Formula One`.
fn counts_one(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let before = figure.start.checked_sub(1).map(|b| &sentence.tokens[b]);
    let pronoun = before.is_some_and(|t| {
        const BEFORE: [Word; 15] = [
            w("the"),
            w("no"),
            w("this"),
            w("that"),
            w("any"),
            w("every"),
            w("each"),
            w("which"),
            w("another"),
            w("some"),
            w("new"),
            w("number"),
            w("no-"),
            w("big"),
            w("day"),
        ];
        BEFORE.contains(&t.word) || (t.looks(Shape::CAPITAL) && !t.looks(Shape::FIRST))
    });
    let noun = sentence.tokens.get(figure.end).is_some_and(|t| {
        const EMPTY: [Word; 14] = [
            w("day"),
            w("time"),
            w("thing"),
            w("side"),
            w("another"),
            w("hand"),
            w("way"),
            w("point"),
            w("reason"),
            w("morning"),
            w("night"),
            w("evening"),
            w("kind"),
            w("such"),
        ];
        t.looks(Shape::WORD)
            && !t.is_a(Classes::STOP.with(Classes::PREPOSITION).with(Classes::AUXILIARY).with(Classes::TIME_UNIT))
            && !EMPTY.contains(&t.word)
            && t.word != const { w("'s") }
            && t.word != const { w("’s") }
    });
    let other = sentence.is_any(figure.end, const { &[w("other"), w("more")] });
    !pronoun && (noun || other)
}

/// Dates, clock times and durations, which belong to other kinds even where these leave them alone.
fn timed(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let token = |i: usize| sentence.tokens.get(i);
    let dash = |i: usize| usize::from(token(i).is_some_and(|t| t.word == const { w("-") }));
    let mut after = figure.end + dash(figure.end);
    if figure.bound == Bound::Vague {
        after += usize::from(sentence.is(after, const { w("of") }));
    }
    if token(after)
        .is_some_and(|t| t.is_a(Classes::TIME_UNIT.with(Classes::MONTH)) && !sentence.is(after, const { w("may") }))
    {
        return true;
    }
    let clock = token(after).is_some_and(|t| {
        const { [w("pm"), w("am"), w("o'clock"), w("gmt"), w("utc"), w("bst"), w("est"), w("edt")] }.contains(&t.word)
            && figure.high < Decimal::int(2401)
    });
    let colon = token(figure.end).is_some_and(|_| sentence.word(figure.end) == ":")
        && token(figure.end + 1).is_some_and(|t| t.is_a(Classes::DIGITS));
    let Some(before) = figure.start.checked_sub(1) else { return clock || colon };
    let before = if sentence.word(before) == "." { before.saturating_sub(1) } else { before };
    let month = sentence.tokens[before].is_a(Classes::MONTH)
        && sentence.tokens[before].looks(Shape::CAPITAL)
        && figure.high <= Decimal::int(2100);
    let apostrophe = matches!(sentence.word(before), "'" | "’" | "‘")
        && token(figure.start).is_some_and(|t| !t.looks(Shape::SPACED));
    clock || colon || month || apostrophe
}

/// A bare 1500 to 2049 is a year, unless persons or things are plainly counted.
fn is_year(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    // `20200701`: year, month and day; a count of eight digits has its commas.
    let printed = sentence.word(figure.start);
    if figure.end == figure.start + 1 && printed.len() == 8 && (printed.starts_with("19") || printed.starts_with("20"))
    {
        let n = printed.parse::<u32>().unwrap_or_default();
        if (1..=12).contains(&(n / 100 % 100)) && (1..=31).contains(&(n % 100)) {
            return true;
        }
    }
    let in_range = |n: Decimal| n >= Decimal::int(1500) && n < Decimal::int(2050);
    // `2,000` has its comma; `nineteen eighty-four` and `2005` have not.
    let comma = sentence.tokens[figure.start..figure.end].iter().any(|t| t.span.of(sentence.text).contains(','));
    let scaled = figure.step > Decimal::int(1) || figure.bound == Bound::Vague;
    if !in_range(figure.low) || comma || scaled || figure.step != Decimal::int(1) {
        return false;
    }
    let hedged = figure.hedge(sentence, figure.start).bound;
    let led = figure.start > 0
        && sentence.is_any(
            figure.start - 1,
            const {
                &[
                    w("the"),
                    w("in"),
                    w("since"),
                    w("of"),
                    w("by"),
                    w("until"),
                    w("from"),
                    w("before"),
                    w("after"),
                    w("during"),
                ]
            },
        );
    let plural = sentence.tokens.get(figure.end).is_some_and(|t| {
        t.is_a(Classes::PERSON)
            || (t.lemma != t.word
                && t.is_a(Classes::ENGLISH)
                && !t.is_a(Classes::STOP.with(Classes::AUXILIARY))
                && sentence.word(figure.end).ends_with('s'))
    });
    let counted = plural && !led;
    !(counted
        || (hedged != Bound::Exact && plural)
        || matches!(hedged, Bound::MoreThan | Bound::AtLeast | Bound::AtMost))
}

/// `no one was hurt`, `none died`, `no injuries`: a count of zero.
fn nobody(sentence: &SentenceView<'_>, at: usize) -> Option<Mention> {
    const HARMED: [Word; 22] = [
        w("kill"),
        w("die"),
        w("injure"),
        w("hurt"),
        w("wound"),
        w("harm"),
        w("arrest"),
        w("survive"),
        w("shoot"),
        w("hospitalize"),
        w("injured"),
        w("killed"),
        w("died"),
        w("hurt"),
        w("wounded"),
        w("harmed"),
        w("arrested"),
        w("survived"),
        w("shot"),
        w("missing"),
        w("dead"),
        w("aboard"),
    ];
    const HARM: [Word; 12] = [
        w("injury"),
        w("injuries"),
        w("casualty"),
        w("casualties"),
        w("death"),
        w("deaths"),
        w("fatality"),
        w("fatalities"),
        w("arrests"),
        w("victims"),
        w("survivors"),
        w("wounded"),
    ];
    let tokens = sentence.tokens;
    if !tokens.get(at)?.is_a(Classes::NEGATION) {
        return None;
    }
    let end = if sentence.is(at, const { w("no") }) && sentence.is(at + 1, const { w("one") }) {
        at + 2
    } else if sentence.is_any(at, const { &[w("none"), w("nobody")] }) {
        at + 1
    } else if sentence.is(at, const { w("no") }) {
        let skip = usize::from(sentence.is_any(
            at + 1,
            const { &[w("immediate"), w("reported"), w("serious"), w("known"), w("other"), w("further")] },
        ));
        let of = usize::from(sentence.is(at + 1, const { w("reports") }) && sentence.is(at + 2, const { w("of") })) * 2;
        return sentence.is_any(at + 1 + skip.max(of), &HARM).then(|| zero(sentence, at, at + 1));
    } else {
        return None;
    };
    let near = tokens.get(end..(end + 8).min(tokens.len()))?;
    let harmed = near
        .iter()
        .take_while(|t| !matches!(t.span.of(sentence.text), "," | ";" | "." | "but"))
        .any(|t| HARMED.contains(&t.lemma) || HARMED.contains(&t.word));
    harmed.then(|| zero(sentence, at, end))
}

fn zero(sentence: &SentenceView<'_>, from: usize, to: usize) -> Mention {
    figure::mention("count", sentence, from, to, Amount::exact(Decimal::ZERO))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, reads, relates};
    use crate::model::Relation::{Differs, Same, Vaguer};

    #[test]
    fn reads_counts() {
        reads(
            "count",
            "",
            &[
                ("6", &["six officers", "6 officers"]),
                ("36", &["three dozen eggs", "three dozens of eggs"]),
                (">3000", &["The toll exceeded 3,000 people.", "It topped 3,000 people."]),
                (">=100", &["at least 100 officers", "no fewer than 100 men", "100 or more men"]),
                (">100", &["more than 100 officers", "over 100 men", "upwards of a hundred men"]),
                ("15", &["The toll has gone up to 15.", "It climbed up to 15."]),
                ("<=50", &["up to 50 men", "as many as 50 men", "no more than fifty men"]),
                ("<300", &["nearly 300 men", "almost three hundred men", "fewer than 300 men"]),
                ("~400", &["about 400 men", "some 400 guests", "an estimated 400 men", "400 or so men"]),
                ("35..40", &["35 to 40 men", "35-40 men", "between 35 and 40 men", "anywhere from 35 to 40 men"]),
                ("250..300", &["250-300 men"]),
                ("2..3", &["two or three men"]),
                ("24", &["two dozen men", "24 men"]),
                ("2", &["a mother-of-two", "Mum-of-two Ann Lee was fined."]),
                ("~24..120", &["dozens of men"]),
                ("~200..300", &["a couple of hundred men"]),
                ("2500000", &["2.5 million people", "two and a half million people", "2.5m people"]),
                ("1", &["one man", "one other man"]),
                (
                    "0",
                    &[
                        "No one was hurt.",
                        "None of them died.",
                        "Nobody was killed there.",
                        "No injuries were reported.",
                    ],
                ),
                ("52-3", &["a 52-3 win", "It ended 52-3."]),
                ("88-72", &["They won 88-72."]),
                (
                    "5-4",
                    &[
                        "a 5-4 vote",
                        "a vote of 5 to 4",
                        "a 5-to-4 vote",
                        "won by five votes to four",
                        "a vote of five to four",
                    ],
                ),
                ("46-24", &["It passed by 46 votes to 24."]),
                ("2000", &["2,000 people", "2000 people", "2 000 people"]),
                ("1250000", &["1 250 000 people"]),
                ("500", &["the 500 largest companies", "the 500 remaining jobs", "the 500 who came"]),
                ("5", &["five new 737 aircraft"]),
            ],
        );
    }

    #[test]
    fn ignores_numbers_that_count_nothing() {
        ignores(
            "count",
            &[
                "The one who left was glad.",
                "People over 65 voted.",
                "Children under five died.",
                "It was one of them.",
                "It fell in 2005.",
                "He had an AK 47.",
                "They took Route 9.",
                "It ran on a Core 2 chip.",
                "They flew Apollo 11.",
                "It fell in the 12000 block of Main Street.",
                "He drove a 4x4.",
                "It was an A330-200.",
                "It flew its 777 airliner.",
                "It built the final 717 jet.",
                "The 777-200LR can fly far.",
                "It flew the 787 \"Dreamliner\" there.",
                "The Standard & Poor's 500 index dropped.",
                "It has a USB 3.0 port.",
                "They said on the way home that they had sold the Ford Five Hundred.",
                "They had met with managers of the Big Three there.",
                "Call 555-1234-777.",
                "Call 0845 125 2222.",
                "Call 555-1234 now.",
                "She called 911 at once.",
                "A Boeing 737-800 crashed.",
                "The 747-400 was full.",
                "They paid a six-figure sum.",
                "It is dated 20200701.",
                "All but two survived.",
                "They met at the 7-Eleven.",
                "Call 0845 125 222 for help.",
                "Call +1 877 268 932 for help.",
                "She made a 911 call.",
                "It is for no one under age 17.",
                "They boarded flight 370.",
                "He lives at 12 Main Street.",
                "It fell on May 24.",
                "They stayed for 48 hours.",
                "It is open 24/7.",
                "See section 12.",
                "His term was cut from 12 to nine years.",
                "Listing 21-18 shows the changes.",
                "Tier: 2 (with host tools)",
                "It was made stable in the 1.64 release.",
                "The flag is there since 1.46.",
                "It works like the map of Rust 1.54's library.",
                "They came in No. 10.",
                "He saw no one.",
            ],
        );
    }

    #[test]
    fn relates_counts() {
        relates(
            "count",
            "",
            &[
                ("Six men died.", "6 men died.", Same),
                ("Six men died.", "Seven men died.", Differs),
                ("More than 100 men came.", "At least 100 men came.", Vaguer),
                ("At least six men came.", "At least seven men came.", Differs),
                ("Dozens of men came.", "More than 100 men came.", Vaguer),
                ("About 30 men came.", "28 men came.", Vaguer),
                ("No one was killed.", "One man was killed.", Differs),
                ("They won 52-3.", "They won 52-4.", Differs),
                ("235,000 men came.", "234,871 men came.", Vaguer),
            ],
        );
    }
}
