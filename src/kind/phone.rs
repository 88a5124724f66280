//! Telephone numbers: groups of digits that are no amount, by their shape or by the word before them.

use crate::model::{Classes, Document, Mention, SentenceView, Value, Word, WordSet, Words};

use super::Kind;

/// Telephone numbers.
pub(super) struct Phone;

/// Lead to a number to ring.
const RING: WordSet = WordSet::of(&[
    Word::of("call"),
    Word::of("calling"),
    Word::of("phone"),
    Word::of("telephone"),
    Word::of("tel"),
    Word::of("dial"),
    Word::of("ring"),
    Word::of("ringing"),
    Word::of("hotline"),
    Word::of("helpline"),
    Word::of("contact"),
    Word::of("fax"),
    Word::of("text"),
    Word::of("tip"),
    Word::of("line"),
]);

/// How many tokens before the number such a word may stand.
const REACH: usize = 12;

/// Digits of a number: fewer are extensions and short codes, more are account numbers.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

impl Kind for Phone {
    fn name(&self) -> &'static str {
        "phone"
    }

    fn about(&self) -> &'static str {
        "Telephone numbers: `0845 125 2222`, `(555) 010-4477`."
    }

    /// No other kind wants a telephone number, but parts of one may look like a range or a year.
    fn find_all(&self, text: &str, document: &Document, out: &mut Vec<Mention>) {
        for (index, sentence) in document.sentences.iter().enumerate() {
            if !sentence.classes.has(Classes::DIGITS) {
                continue;
            }
            let view = document.view(text, index);
            let mut at = 0;
            while at < view.tokens.len() {
                let Some((to, folded)) = view.tokens[at].is_a(Classes::DIGITS).then(|| number(&view, at)).flatten()
                else {
                    at += 1;
                    continue;
                };
                let span = view.span(at, to);
                out.push(Mention {
                    kind: "phone",
                    span,
                    tokens: view.in_document(at, to),
                    sentence: view.index,
                    value: Value::Words(Words { written: span.of(text).to_owned(), folded }),
                });
                at = to;
            }
        }
    }
}

/// The number that starts at a token: where it ends, and its digits.
fn number(view: &SentenceView<'_>, at: usize) -> Option<(usize, String)> {
    let plain = |k: usize| view.tokens.get(k).is_some_and(|t| t.is_a(Classes::DIGITS)) && digits(view.word(k));
    if !plain(at) || at > 0 && joined(view, at) && matches!(view.word(at - 1), "-" | "." | "/" | ":") {
        return None;
    }
    // Most digits stand alone: those need no list.
    let first = view.word(at);
    let mut groups: Vec<&str> = Vec::new();
    let mut long = first.len();
    let mut dates = false;
    let mut to = at + 1;
    loop {
        // One mark, or none, and the next group, with at most one blank before each.
        let mark = view.tokens.get(to).map(|_| view.word(to)).filter(|w| matches!(*w, "-" | "–" | "." | ")" | "/"));
        let next = to + usize::from(mark.is_some());
        let near =
            |k: usize| k > 0 && view.tokens.get(k).is_some_and(|t| t.span.start <= view.tokens[k - 1].span.end + 1);
        if !(plain(next) && near(next) && (mark.is_none() || near(to))) {
            break;
        }
        // A column of figures is no number, and is not to be gone through once for each of its groups.
        long += view.word(next).len();
        if long > *DIGITS.end() {
            return None;
        }
        dates |= mark == Some("/");
        if groups.is_empty() {
            groups.push(first);
        }
        groups.push(view.word(next));
        to = next + 1;
    }
    if groups.is_empty() {
        if !DIGITS.contains(&first.len()) {
            return None;
        }
        groups.push(first);
    }
    let all = groups.concat();
    if !DIGITS.contains(&all.len()) || dates || groups.iter().any(|g| g.len() < 2 && *g != "1") {
        return None;
    }
    let sizes: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    let before = |word: &str| at.checked_sub(1).is_some_and(|b| view.word(b) == word);
    let told = (at.saturating_sub(REACH)..at).any(|k| view.is_in(k, &RING));
    // `(555) 010-4477`, `1-555-010-4477`, `0845 125 2222`, `+44 20 7946 0958`.
    let shaped = before("+")
        || sizes.ends_with(&[3, 3, 4])
        || groups.len() > 1 && all.starts_with('0') && all.len() >= 9 && sizes.iter().any(|s| *s > 2);
    // `01-02-2024` is a day, `2010-2011` are years.
    let day = matches!(sizes.as_slice(), [2, 2, 4] | [4, 2, 2] | [4, 4]) && !told;
    (!day && (shaped || told)).then_some((to, all))
}

fn digits(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a token touches the one before it.
fn joined(view: &SentenceView<'_>, at: usize) -> bool {
    view.tokens[at].span.start == view.tokens[at - 1].span.end
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, read};

    #[test]
    fn reads() {
        for (text, want) in [
            ("Anyone with information should call police on 0845 125 2222.", "08451252222"),
            ("Call the sheriff at (555) 010-4477 or 555-0199.", "5550104477 5550199"),
            ("The number is 1-800-555-0142.", "18005550142"),
            ("Ring +44 20 7946 0958 for help.", "442079460958"),
        ] {
            let got: Vec<String> =
                read("phone", text, "").into_iter().map(|p| p.0.replace(|c: char| !c.is_ascii_digit(), "")).collect();
            assert_eq!(got.join(" "), want, "{text}");
        }
    }

    #[test]
    fn ignores_other_figures() {
        ignores(
            "phone",
            &[
                "It cost 1,250,000 dollars in 2010-2011.",
                "Between 200-2000 people came.",
                "The draw on 05-06-2022 was 04 12 23 31 38.",
                "It sold 12500000 copies.",
                "The flood of 1908 3000 people remember.",
            ],
        );
    }
}
