//! Details that are right or wrong: `his left ankle`, `a silver Audi`, `Local 483`.

use crate::lexicon::details::{self, Part};
use crate::model::{Classes, Document, Mention, SentenceView, Shape, Value, Word, WordSet, Words};

use super::Kind;

/// The side of a limb, the colour of a car or a coat, the number that a thing bears.
pub(super) struct Detail;

/// How many words may stand between a side and what it is of: `left lower leg`.
const SIDE: usize = 2;

/// How many between a colour and a car: `white 2015 four-door Honda`.
const COLOUR: usize = 4;

/// Join two colours or two sides: `red and white`.
const JOIN: WordSet = WordSet::of(&[Word::of("and"), Word::of("or"), Word::of("-"), Word::of("/")]);

/// `No. 14`, `number 14`
const NUMBER: WordSet = WordSet::of(&[Word::of("no"), Word::of("nr"), Word::of("number")]);

/// Before a colour.
const SHADES: WordSet = WordSet::of(&[Word::of("dark"), Word::of("light"), Word::of("pale"), Word::of("bright")]);

impl Kind for Detail {
    fn name(&self) -> &'static str {
        "detail"
    }

    fn about(&self) -> &'static str {
        "Details that are right or wrong: `his left ankle`, `a silver Audi`, `Local 483`."
    }

    /// Details lie on a layer of their own: `483` is no count, but no other kind says so.
    fn find_all(&self, text: &str, document: &Document, out: &mut Vec<Mention>) {
        for (index, sentence) in document.sentences.iter().enumerate() {
            let tokens = &document.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
            for (at, token) in tokens.iter().enumerate() {
                for (part, value) in details::parts(token.word) {
                    let view = document.view(text, index);
                    let found = match part {
                        Part::Side => side(&view, at, value),
                        Part::Colour => colour(&view, at, value),
                        Part::Numbered => numbered(&view, at, value),
                        _ => None,
                    };
                    if let Some((from, to, folded)) = found {
                        let span = view.span(from, to);
                        out.push(Mention {
                            kind: "detail",
                            span,
                            tokens: view.in_document(from, to),
                            sentence: view.index,
                            value: Value::Words(Words { written: span.of(text).to_owned(), folded }),
                        });
                    }
                }
            }
        }
    }
}

/// What stands behind the token at `at` in this part, no more than a few plain words between: its place and what it stands for.
fn behind(view: &SentenceView<'_>, at: usize, part: Part, between: usize) -> Option<(usize, &'static str)> {
    for k in at + 1..view.tokens.len().min(at + 2 + between) {
        let token = view.tokens[k];
        let found = details::told(token.word, part).or_else(|| details::told(token.lemma, part));
        if let Some(value) = found {
            return Some((k, value));
        }
        let plain = token.looks(Shape::WORD) || token.is_a(Classes::DIGITS) || view.word(k) == "-";
        if !plain
            || token.is_a(Classes::FUNCTION.with(Classes::WEEKDAY))
            || JOIN.contains(token.word) && view.word(k) != "-"
        {
            return None;
        }
    }
    None
}

/// `left ankle`, `right rear wheel`: `side leg ankle/left`.
fn side(view: &SentenceView<'_>, at: usize, value: &str) -> Option<(usize, usize, String)> {
    const NO_LIMB: WordSet =
        WordSet::of(&[Word::of("side"), Word::of("man"), Word::of("turn"), Word::of("lane"), Word::of("-")]);
    let (k, limb) = behind(view, at, Part::Limb, SIDE)?;
    let joined = at > 0 && view.is_in(at - 1, &JOIN) || view.is_in(at + 1, &JOIN) && view.word(at + 1) != "-";
    // `the right-hand side`, `his right hand man`; both of them are told.
    if joined || view.is_in(k + 1, &NO_LIMB) {
        return None;
    }
    let noun = view.word(k).to_lowercase();
    Some((at, k + 1, format!("side {limb} {}/{value}", noun.trim_end_matches('s'))))
}

/// `a silver Audi`, `a dark blue coat`: `colour audi/grey`.
fn colour(view: &SentenceView<'_>, at: usize, value: &str) -> Option<(usize, usize, String)> {
    let word = view.tokens[at];
    // A name: `the Red Sox`; `black Americans`.
    if word.looks(Shape::CAPITAL) && !word.looks(Shape::FIRST) {
        return None;
    }
    let joined = |k: usize| view.is_in(k, &JOIN) || view.tokens.get(k).is_some_and(|_| view.word(k) == ",");
    let shade = at > 0 && view.is_in(at - 1, &SHADES);
    // A dark green is a black to many; two colours are a pattern.
    if joined(at + 1) || at > 0 && view.is_in(at - 1, &JOIN) || shade && value != "blue" {
        return None;
    }
    let another = |k: usize| details::told(view.tokens[k].word, Part::Colour).is_some();
    let vehicle = behind(view, at, Part::Vehicle, COLOUR).map(|found| (found, true));
    let ((k, of), vehicle) = vehicle.or_else(|| behind(view, at, Part::Garment, SIDE).map(|found| (found, false)))?;
    if (at + 1..k).any(another) || vehicle && view.is(k + 1, const { Word::of("park") }) {
        return None;
    }
    Some((at - usize::from(shade), k + 1, format!("colour {of}/{value}")))
}

/// `Local 483`, `School No. 14`, `the number 34 bus`: `number local/483`.
fn numbered(view: &SentenceView<'_>, at: usize, thing: &str) -> Option<(usize, usize, String)> {
    let digits = |k: usize| {
        let token = view.tokens.get(k)?;
        let word = view.word(k);
        (token.is_a(Classes::DIGITS) && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())).then_some(word)
    };
    // The number behind it, or before it.
    let mut k = at + 1;
    let named = view.is_in(k, &NUMBER);
    k += usize::from(named);
    k += usize::from(named && view.tokens.get(k).is_some() && view.word(k) == ".");
    if let Some(number) = digits(k).filter(|_| named || view.tokens[at].looks(Shape::CAPITAL) && thing != "school") {
        // `Local 12 people said so`, `Gate 3.5`.
        let next = view.tokens.get(k + 1);
        let counts = next.is_some_and(|t| {
            !named
                && t.looks(Shape::WORD)
                && !t.looks(Shape::CAPITAL)
                && !t.is_a(Classes::FUNCTION.with(Classes::SPEECH))
                && !t.is_a(Classes::VERB)
        });
        let touches = next.is_some_and(|t| t.span.start == view.tokens[k].span.end && digits(k + 2).is_some());
        return (!counts && !touches).then(|| (at, k + 1, format!("number {thing}/{number}")));
    }
    let number = digits(at.checked_sub(1)?)?;
    let mut from = at - 1;
    from -= usize::from(from > 0 && view.word(from - 1) == ".");
    from = from.checked_sub(1)?;
    view.is_in(from, &NUMBER).then(|| (from, at + 1, format!("number {thing}/{number}")))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, read};

    #[test]
    fn reads() {
        for (text, want) in [
            ("She broke her left ankle on Friday.", "left ankle"),
            ("The starboard engine caught fire.", "starboard engine"),
            ("He has a cut on the right upper arm.", "right upper arm"),
            ("They fled in a silver Audi A6.", "silver Audi"),
            ("A white 2015 four-door Honda was found.", "white 2015 four-door Honda"),
            ("He wore a dark blue raincoat.", "dark blue raincoat"),
            ("Workers of Local 483 voted.", "Local 483"),
            ("School No. 14 is lost.", "School No. 14"),
            ("He took a number 36 bus home.", "number 36 bus"),
            ("Passengers of Flight 447 waited.", "Flight 447"),
        ] {
            let got: Vec<String> = read("detail", text, "").into_iter().map(|p| p.0).collect();
            assert_eq!(got, [want], "{text}");
        }
    }

    #[test]
    fn ignores_what_is_no_such_detail() {
        ignores(
            "detail",
            &[
                "He left his hand on the door.",
                "It stands on the right-hand side.",
                "Her left and right legs were hurt.",
                "The Red Bus Company said so.",
                "They wore red and white shirts.",
                "A black American woman drove the car.",
                "Local 12 people said so.",
                "The flight 12 hours later was full.",
                "Black Friday brought cars to the streets.",
            ],
        );
    }
}
