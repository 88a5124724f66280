//! Places in a row: `third`, `14th`, `the twenty-first victim`.

use crate::model::{Bound, Classes, Mention, SentenceView, Shape, Unit, Word};

use super::Kind;
use super::figure::{self, Figure};

/// Places in a row: `third`, `14th`, `the twenty-first victim`.
pub(super) struct Ordinal;

const fn w(word: &str) -> Word {
    Word::of(word)
}

const PLACE: Unit = Unit { dimension: "ordinal", name: "", ratio: (1, 1) };

impl Kind for Ordinal {
    fn name(&self) -> &'static str {
        "ordinal"
    }

    fn about(&self) -> &'static str {
        "Places in a row: `third`, `14th`, `the twenty-first victim`."
    }

    fn triggers(&self) -> Classes {
        Classes::ORDINAL.with(Classes::DIGITS)
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        for k in 0..sentence.numerals.len() {
            if !sentence.numerals[k].ordinal {
                continue;
            }
            let Some(figure) = Figure::at(sentence, k) else { continue };
            if !says_nothing(sentence, &figure) && !dated(sentence, &figure) && !named(sentence, &figure) {
                let amount = figure.amount(Bound::Exact, PLACE);
                out.push(figure::mention("ordinal", sentence, figure.start, figure.end, amount));
            }
        }
    }
}

/// `May 6th`, `the 6th of May`, `on the 14th`, `Thursday the 6th`.
fn dated(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let month = |i: usize| sentence.tokens.get(i).is_some_and(|t| t.is_a(Classes::MONTH) && t.looks(Shape::CAPITAL));
    if month(figure.end) || (sentence.is(figure.end, const { w("of") }) && month(figure.end + 1)) {
        return true;
    }
    let Some(mut before) = figure.start.checked_sub(1) else { return false };
    if sentence.word(before) == "." || sentence.is(before, const { w("the") }) {
        let Some(earlier) = before.checked_sub(1) else { return false };
        // `on the 14th` and nothing it could count
        let ends =
            sentence.tokens.get(figure.end).is_none_or(|t| !t.looks(Shape::WORD) || t.is_a(Classes::PREPOSITION));
        let preposition = sentence.is_any(earlier, const { &[w("on"), w("by"), w("since"), w("until"), w("before")] });
        if figure.digits && ends && preposition {
            return true;
        }
        before = earlier;
    }
    sentence.tokens[before].is_a(Classes::MONTH.with(Classes::WEEKDAY)) && sentence.tokens[before].looks(Shape::CAPITAL)
}

/// `Fifth Avenue`, `42nd Street`, `the Third Reich`, `second-degree murder`.
fn named(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    const SET: [Word; 9] =
        [w("degree"), w("party"), w("hand"), w("rate"), w("class"), w("guessing"), w("guess"), w("ever"), w("person")];
    const STREETS: [Word; 9] =
        [w("avenue"), w("street"), w("ave"), w("st"), w("road"), w("amendment"), w("reich"), w("world"), w("circuit")];
    let capital = sentence.tokens.get(figure.end).is_some_and(|t| t.looks(Shape::CAPITAL));
    if capital && sentence.is_any(figure.end, &STREETS) {
        return true;
    }
    if sentence.is(figure.end, const { w("party") }) && sentence.is(figure.start, const { w("third") }) {
        return true;
    }
    sentence.tokens.get(figure.end).is_some()
        && sentence.word(figure.end) == "-"
        && sentence.is_any(figure.end + 1, &SET)
}

/// `first` as an adverb, `second` as a unit of time, set phrases.
fn says_nothing(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    if figure.end != figure.start + 1 || figure.digits {
        return false;
    }
    let before = figure.start.checked_sub(1).map(|b| &sentence.tokens[b]);
    if sentence.is(figure.start, const { w("first") }) {
        const EMPTY: [Word; 10] = [
            w("time"),
            w("lady"),
            w("aid"),
            w("name"),
            w("hand"),
            w("minister"),
            w("of"),
            w("and"),
            w("responders"),
            w("responder"),
        ];
        const RANKED: [Word; 9] = [
            w("finish"),
            w("come"),
            w("rank"),
            w("place"),
            w("finished"),
            w("came"),
            w("ranked"),
            w("placed"),
            w("be"),
        ];
        let led = before.is_some_and(|t| {
            t.is_a(Classes::PRONOUN.with(Classes::NUMBER))
                || [w("the"), w("a"), w("'s"), w("’s"), w("very"), w("’"), w("'")].contains(&t.word)
                || RANKED.contains(&t.lemma)
        });
        // `was first seen`: an adverb.
        let adverb = before.is_some_and(|t| RANKED.contains(&t.lemma) || RANKED.contains(&t.word))
            && sentence.tokens.get(figure.end).is_some_and(|t| t.looks(Shape::WORD) && !t.is_a(Classes::PREPOSITION));
        // `he first met her`
        let subject = before.is_some_and(|t| {
            [w("he"), w("she"), w("they"), w("it"), w("we"), w("i"), w("you"), w("who"), w("which"), w("when")]
                .contains(&t.word)
        });
        return !led || adverb || subject || sentence.is_any(figure.end, &EMPTY);
    }
    if sentence.is(figure.start, const { w("second") }) {
        const UNIT: [Word; 8] = [w("per"), w("each"), w("every"), w("split"), w("a"), w("one"), w("any"), w("-")];
        let unit = before.is_some_and(|t| t.is_a(Classes::NUMBER.with(Classes::DIGITS)) || UNIT.contains(&t.word));
        let article = before.is_some_and(|t| t.word == const { w("a") });
        let noun = sentence.tokens.get(figure.end).is_some_and(|t| {
            t.looks(Shape::WORD)
                && !t.is_a(Classes::STOP.with(Classes::PREPOSITION))
                && !sentence.is_any(figure.end, const { &[w("later"), w("ago"), w("earlier")] })
        });
        return unit && !(article && noun);
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, reads, relates};
    use crate::model::Relation::{Differs, Same};

    #[test]
    fn reads_ordinals() {
        reads(
            "ordinal",
            "",
            &[
                ("3", &["the third man", "the 3rd man", "a third victim"]),
                ("14", &["the 14th man", "the fourteenth time"]),
                ("21", &["the twenty-first victim", "the 21st victim"]),
                ("1", &["the first man", "her first book", "She finished first."]),
                ("2", &["a second man", "the second man", "She came second."]),
                ("125", &["the one hundred twenty-fifth guest"]),
            ],
        );
    }

    #[test]
    fn ignores_what_is_no_place_in_a_row() {
        ignores(
            "ordinal",
            &[
                "He said that he first met her there.",
                "It fell on the 6th of May.",
                "It fell on May 6th.",
                "It fell on the 6th.",
                "They met at first.",
                "It was there for a second.",
                "They met on Fifth Avenue.",
                "A third of them left.",
                "For the first time it fell.",
                "It was second-degree murder.",
            ],
        );
    }

    #[test]
    fn relates_ordinals() {
        relates(
            "ordinal",
            "",
            &[
                ("She was the third victim.", "She was the 3rd victim.", Same),
                ("She was the third victim.", "She was the fourth victim.", Differs),
            ],
        );
    }
}
