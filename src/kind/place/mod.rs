//! Where something lies, as far as two articles can be held against each other word by word: the block of a street
//! (`the 1200 block of Maple Street`), the direction from a place (`150 miles east of Aden`); where somebody died or was
//! arrested.

mod named;
mod scene;

use crate::lexicon::compass;
use crate::lexicon::details::{self, Part};
use crate::model::{Classes, Document, Mention, SentenceView, Shape, Value, Word, WordSet, Words};

use super::Kind;

/// Where something lies: the block of a street, the direction from a place; where somebody died or was arrested.
pub(super) struct Place;

/// Where a street's name ends; the first of each row is its short form.
const STREETS: [&[Word]; 14] = [
    &[Word::of("st"), Word::of("street")],
    &[Word::of("ave"), Word::of("avenue"), Word::of("av")],
    &[Word::of("rd"), Word::of("road")],
    &[Word::of("blvd"), Word::of("boulevard")],
    &[Word::of("dr"), Word::of("drive")],
    &[Word::of("ln"), Word::of("lane")],
    &[Word::of("ct"), Word::of("court")],
    &[Word::of("pl"), Word::of("place")],
    &[Word::of("hwy"), Word::of("highway")],
    &[Word::of("pkwy"), Word::of("parkway")],
    &[Word::of("cir"), Word::of("circle")],
    &[Word::of("ter"), Word::of("terrace")],
    &[Word::of("way")],
    &[Word::of("pike"), Word::of("turnpike")],
];

const OF: WordSet = WordSet::of(&[Word::of("of"), Word::of("from")]);

/// How many words the name of a street or a town may have.
const NAME: usize = 4;

impl Kind for Place {
    fn name(&self) -> &'static str {
        "place"
    }

    fn about(&self) -> &'static str {
        "Where something lies, where somebody died or was arrested: `the 1200 block of Maple Street`, `150 miles east of Aden`, `at the scene`."
    }

    /// Places lie on a layer of their own: `150 miles` is a measure as well.
    fn find_all(&self, text: &str, document: &Document, out: &mut Vec<Mention>) {
        for (index, sentence) in document.sentences.iter().enumerate() {
            let view = document.view(text, index);
            let mut put = |(from, to, folded): (usize, usize, String)| {
                let span = view.span(from, to);
                out.push(Mention {
                    kind: "place",
                    span,
                    tokens: view.in_document(from, to),
                    sentence: view.index,
                    value: Value::Words(Words { written: span.of(text).to_owned(), folded }),
                });
            };
            let values = sentence.classes.has(Classes::DIGITS.with(Classes::NUMBER).with(Classes::EVENT));
            for (at, token) in view.tokens.iter().enumerate() {
                if values && token.is_a(Classes::DIGITS.with(Classes::NUMBER)) {
                    block(&view, at).or_else(|| bearing(&view, at)).into_iter().for_each(&mut put);
                } else if values && token.is_a(Classes::EVENT) {
                    scene::told(&view, at).into_iter().for_each(&mut put);
                }
                for (part, sort) in details::parts(token.word) {
                    match part {
                        Part::Street => named::street(&view, at, sort).into_iter().for_each(&mut put),
                        Part::Hospital => named::hospital(&view, at).into_iter().for_each(&mut put),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// `the 1200 block of E. Maple Street`: `block maple st/1200`.
fn block(view: &SentenceView<'_>, at: usize) -> Option<(usize, usize, String)> {
    let hyphen = usize::from(view.tokens.get(at + 1).is_some() && view.word(at + 1) == "-");
    let of = at + 2 + hyphen;
    if !(view.is(of - 1, const { Word::of("block") }) && view.is(of, const { Word::of("of") })) {
        return None;
    }
    let mut from = of + 1;
    // `East 223rd Street` and `223rd Street` are one street as often as not.
    while view.tokens.get(from).is_some_and(|t| compass::of(t.word).is_some() || view.word(from) == ".") {
        from += 1;
    }
    let street = |k: usize| view.tokens.get(k).and_then(|t| STREETS.iter().find(|row| row.contains(&t.word)));
    let mut name: Vec<String> = Vec::new();
    let mut end = from;
    while name.len() < NAME {
        let Some(token) = view.tokens.get(end) else { break };
        if let Some(row) = street(end).filter(|_| !name.is_empty()) {
            name.push(format!("{:x}", row[0].0));
            end += 1;
            break;
        }
        // `223rd`: the ending is a token of its own.
        let ending = ordinal(view, end);
        if !(ending || token.is_a(Classes::ORDINAL) || token.looks(Shape::CAPITAL) && token.looks(Shape::WORD)) {
            break;
        }
        name.push(view.word(end).to_lowercase());
        end += 1 + usize::from(ending);
    }
    if name.is_empty() {
        return None;
    }
    Some((at, end, format!("block {}/{}", name.join(" "), view.word(at).replace(',', ""))))
}

/// `223rd`: a figure that an ending touches.
fn ordinal(view: &SentenceView<'_>, at: usize) -> bool {
    let endings =
        [const { Word::of("st") }, const { Word::of("nd") }, const { Word::of("rd") }, const { Word::of("th") }];
    let touches = view.tokens.get(at + 1).is_some_and(|t| t.span.start == view.tokens[at].span.end);
    view.tokens[at].is_a(Classes::DIGITS) && touches && view.is_any(at + 1, &endings)
}

/// `150 nautical miles (280 km) east of Aden`: `bearing aden 150 nautical miles/4`, in sixteenths of a turn from north.
fn bearing(view: &SentenceView<'_>, at: usize) -> Option<(usize, usize, String)> {
    let unit = |k: usize| view.tokens.get(k).is_some_and(|t| t.is_a(Classes::UNIT));
    let units = (at + 1..at + 3).take_while(|k| unit(*k) || view.is(*k, const { Word::of("nautical") })).count();
    if units == 0 {
        return None;
    }
    let mut from = at + 1 + units;
    if view.tokens.get(from).is_some() && view.word(from) == "(" {
        from = (from..view.tokens.len().min(from + 6)).find(|k| view.word(*k) == ")")? + 1;
    }
    let (turn, len) = compass::starting_at(view, from)?;
    let mut to = from + len;
    if !view.is_in(to, &OF) {
        return None;
    }
    to += 1;
    while view.is_any(to, &[const { Word::of("the") }, const { Word::of("downtown") }, const { Word::of("central") }]) {
        to += 1;
    }
    let run = (to..to + NAME).take_while(|k| view.tokens.get(*k).is_some_and(|t| t.is_name())).count();
    if run == 0 {
        return None;
    }
    let words =
        |range: std::ops::Range<usize>| range.map(|k| view.word(k).to_lowercase()).collect::<Vec<_>>().join(" ");
    let folded = format!("bearing {} {}/{turn}", words(to..to + run), words(at..at + 1 + units));
    Some((from, to + run, folded))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, read};

    #[test]
    fn reads() {
        for (text, want) in [
            ("It happened in the 1200 block of Maple Street.", "1200 block of Maple Street"),
            ("He lives in the 12000 block of E. 223rd Street in Halden.", "12000 block of E. 223rd Street"),
            ("Shots rang out on the 400 block of South Oak Avenue.", "400 block of South Oak Avenue"),
            ("The ship lay 150 nautical miles east of Aden.", "east of Aden"),
            ("A fire broke out in Alma Terrace on Sunday.", "Alma Terrace"),
            ("Shots were heard at 218 North Market St., police said.", "Market St"),
            ("Lindqvist died at St. Rita's Hospital on Friday.", "St. Rita's Hospital"),
            ("She is being treated at the Mount Moriah Medical Center.", "Mount Moriah Medical Center"),
            ("It was centred 12 km (7 miles) north-west of Port Halden, the survey said.", "north-west of Port Halden"),
        ] {
            // The street of a block is a place of its own, and so is the hospital of a death.
            let got: Vec<String> = read("place", text, "").into_iter().map(|p| p.0).collect();
            assert!(got.iter().any(|words| words == want), "{text}: {got:?}");
        }
    }

    #[test]
    fn ignores_what_is_no_such_place() {
        ignores(
            "place",
            &[
                "Police closed 12 blocks of the town.",
                "They drove 150 miles east.",
                "He has 12 members of the team.",
                "It is two miles of road.",
                "She works at Mount Sinai Hospital.",
                "He died, said a nurse of Mount Sinai Hospital.",
                "The High Court sat on Friday.",
                "The street was closed.",
                "They met Upper St. Mary folk.",
            ],
        );
    }
}
