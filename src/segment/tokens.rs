//! Tokens: one pass over the bytes of a paragraph.

use crate::lexicon::{Entry, Reader, classes};
use crate::model::{Classes, Cues, Shape, Span, Token, Word};

/// Byte classes of ASCII; whatever is not ASCII is looked at as a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Space,
    Letter,
    Digit,
    Sign,
    Wide,
}

const fn class(byte: u8) -> Byte {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => Byte::Letter,
        b'0'..=b'9' => Byte::Digit,
        0..=b' ' | 0x7f => Byte::Space,
        0x80.. => Byte::Wide,
        _ => Byte::Sign,
    }
}

/// Cuts `text[from..to]` into tokens and adds them to `out`.
pub(super) fn cut(text: &str, from: usize, to: usize, reader: &mut Reader, out: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..to];
    let (mut at, mut spaced) = (from, true);
    while at < to {
        // Most tokens follow a blank, and most are short words.
        if bytes[at] == b' ' {
            at += 1;
            spaced = true;
            continue;
        }
        if let Some((end, letters, shape)) = short(text.as_bytes(), bytes, at) {
            let (word, entry) = reader.short(letters, || &text[at..end]);
            out.push(known(at, end, word, entry, shape, spaced));
            spaced = bytes.get(end) == Some(&b' ');
            at = end + usize::from(spaced);
            continue;
        }
        let end = match class(bytes[at]) {
            Byte::Space => {
                at += 1;
                spaced = true;
                continue;
            }
            Byte::Letter => match plain(bytes, at) {
                Some(word) => {
                    let entry = reader.entry(word.hash, || &text[at..word.end]);
                    out.push(known(at, word.end, word.hash, entry, word.shape, spaced));
                    (at, spaced) = (word.end, false);
                    continue;
                }
                None => word_end(text, bytes, at),
            },
            Byte::Digit => number_end(bytes, at),
            // `'s` is a token of its own, so that a name before it is the bare name.
            Byte::Sign if bytes[at] == b'\'' && !spaced && suffix(bytes, at + 1) => at + 2,
            Byte::Sign => {
                out.push(sign(bytes[at], at, spaced));
                (at, spaced) = (at + 1, false);
                continue;
            }
            Byte::Wide => {
                let Some(c) = text[at..to].chars().next() else { break };
                if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
                    at += c.len_utf8();
                    spaced = true;
                    continue;
                }
                if c.is_alphabetic() {
                    word_end(text, bytes, at)
                } else if c == '\u{2019}' && !spaced && suffix(bytes, at + 3) {
                    at + 4
                } else {
                    at + c.len_utf8()
                }
            }
        };
        out.push(token(text, at, end, spaced, reader));
        at = end;
        spaced = false;
    }
}

/// The token of a word that the lexicon was asked for.
#[inline]
fn known(from: usize, to: usize, word: Word, entry: Entry, shape: Shape, spaced: bool) -> Token {
    let shape = if spaced { shape.with(Shape::SPACED) } else { shape };
    let Entry { classes, lemma, cues } = entry;
    Token { span: Span::new(from as u32, to as u32), word, lemma, classes, shape, cues }
}

/// The word at `from`, when it has at most eight letters, all of ASCII, and nothing behind them can belong to it: where it
/// ends, its small letters as the bytes of a number, its shape. The eight bytes are looked at together (the tests of all
/// bytes of a number at once are those of Lamport 1975), which needs eight bytes in `text`; the word lies in `bytes`, the
/// part of the text before the paragraph's end.
#[inline]
fn short(text: &[u8], bytes: &[u8], from: usize) -> Option<(usize, u64, Shape)> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = 0x80 * EACH;
    let run = u64::from_le_bytes(text.get(from..from + 8)?.try_into().ok()?);
    let small = run | (0x20 * EACH);
    // The top bit of each byte tells: at least `a`, beyond `z`.
    let low = small & !TOP;
    let (from_a, past_z) = (low + (0x80 - b'a' as u64) * EACH, low + (0x7f - b'z' as u64) * EACH);
    let letters = from_a & !past_z & !run & TOP;
    let len = ((letters ^ TOP).trailing_zeros() / 8) as usize;
    let end = from + len;
    if len == 0 || end > bytes.len() {
        return None;
    }
    let next = bytes.get(end).copied().unwrap_or(b' ');
    if next.is_ascii_alphabetic() || belongs(bytes, next, end, len) {
        return None;
    }
    let all = u64::MAX >> (64 - 8 * len);
    let capitals = !run & (0x20 * EACH) & all;
    let mut shape = Shape::WORD;
    if capitals != 0 {
        if capitals & 0x20 != 0 {
            shape = shape.with(Shape::CAPITAL);
            if len > 1 && capitals == (0x20 * EACH) & all {
                shape = shape.with(Shape::ALL_CAPS);
            }
        }
        if len > 2 && capitals >> 8 != 0 {
            shape = shape.with(Shape::INNER_CAPITAL);
        }
    }
    Some((end, small & all, shape))
}

/// Whether `next`, which stands at `at` behind so many letters of ASCII, can belong to their word.
#[inline]
fn belongs(bytes: &[u8], next: u8, at: usize, len: usize) -> bool {
    match next {
        b'0'..=b'9' | 0x80.. => true,
        b'\'' => joins(bytes, at + 1),
        b'.' => len == 1,
        _ => false,
    }
}

/// A word of ASCII letters alone.
struct Plain {
    end: usize,
    hash: Word,
    shape: Shape,
}

/// The word that starts at `from`, when it is made of ASCII letters and nothing behind them can belong to it. One walk
/// finds its end, its hash and its shape.
fn plain(bytes: &[u8], from: usize) -> Option<Plain> {
    let first = *bytes.get(from)?;
    let mut hash = Word::EMPTY.then(first | 0x20);
    // The bit that tells small letters from capitals, of all letters together and of those behind the first.
    let (mut any, mut all) = (first, 0xff);
    let mut at = from + 1;
    let mut next = b' ';
    for byte in bytes.get(at..)? {
        let lower = byte | 0x20;
        if !lower.is_ascii_lowercase() {
            next = *byte;
            break;
        }
        hash = hash.then(lower);
        any |= byte;
        all &= byte;
        at += 1;
    }
    let len = at - from;
    if belongs(bytes, next, at, len) {
        return None;
    }
    let capital = first & 0x20 == 0;
    let mut shape = Shape::WORD;
    if capital {
        shape = shape.with(Shape::CAPITAL);
        if len > 1 && any & 0x20 == 0 {
            shape = shape.with(Shape::ALL_CAPS);
        }
    }
    if len > 2 && all & 0x20 == 0 {
        shape = shape.with(Shape::INNER_CAPITAL);
    }
    Some(Plain { end: at, hash, shape })
}

/// A sign of ASCII.
#[inline]
fn sign(byte: u8, at: usize, spaced: bool) -> Token {
    let word = if byte == b'.' { Word::EMPTY } else { Word::EMPTY.then(byte) };
    Token {
        span: Span::new(at as u32, at as u32 + 1),
        word,
        lemma: word,
        classes: if byte == b'$' { Classes::CURRENCY } else { Classes(0) },
        shape: if spaced { Shape::SPACED } else { Shape(0) },
        cues: match byte {
            b'\'' => Cues::OPENS_DATE,
            // A template that nobody filled in.
            b'{' | b'}' => Cues::FURNITURE,
            _ => Cues::default(),
        },
    }
}

/// Whether a lone `s` starts at `at`: the possessive or a short `is`.
fn suffix(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|b| b.eq_ignore_ascii_case(&b's'))
        && bytes.get(at + 1).is_none_or(|b| !b.is_ascii_alphanumeric() && *b < 0x80)
}

/// The end of a word: letters, digits after letters, inner apostrophes (`don't`, `O'Neill`), or single letters with dots (`U.S.`).
fn word_end(text: &str, bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        match class(bytes[at]) {
            Byte::Digit
                if at <= from + 4 && class(bytes[at - 1]) == Byte::Letter && currency(text, bytes, from, at) =>
            {
                break;
            }
            Byte::Letter | Byte::Digit => at += 1,
            Byte::Wide => {
                let Some(c) = text[at..bytes.len()].chars().next() else { break };
                let next = at + c.len_utf8();
                if c.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&c) || (c == '\u{2019}' && joins(bytes, next))
                {
                    at = next;
                } else {
                    break;
                }
            }
            Byte::Sign if bytes[at] == b'\'' && joins(bytes, at + 1) => at += 1,
            Byte::Sign if bytes[at] == b'.' && dotted(bytes, from, at) => at += 1,
            _ => break,
        }
    }
    at
}

/// Whether the letters before the digits at `at` are a currency (`EUR110`, `Rs500`, `euro110`, the rand's `R500 million`),
/// or a euro sign that was lost on its way (`e80 million`).
fn currency(text: &str, bytes: &[u8], from: usize, at: usize) -> bool {
    let letters = &text[from..at];
    if at > from + 1 {
        return classes(Word::fold(letters)).has(Classes::CURRENCY) && !letters.eq_ignore_ascii_case("p");
    }
    if !matches!(letters, "e" | "R") {
        return false;
    }
    let end = number_end(bytes, at);
    let rest = bytes[end..].strip_prefix(b" ").unwrap_or(&bytes[end..]);
    let scaled = [&b"million"[..], b"billion", b"bn", b"m ", b"trillion"].iter().any(|scale| rest.starts_with(scale))
        || rest.first() == Some(&b'm') && rest.get(1).is_none_or(|b| matches!(b, b',' | b'.' | b')' | b';'));
    // `R1,500`, `R50 000`, `R12.50`
    let printed = || {
        let number = &bytes[at..end];
        let grouped = rest.len() + end < bytes.len()
            && rest.iter().take_while(|b| b.is_ascii_digit()).count() == 3
            && number.len() <= 3;
        grouped || number.contains(&b',') || number.len() > 3 && number[number.len() - 3] == b'.'
    };
    scaled || letters == "R" && printed()
}

/// An apostrophe belongs to the word when a letter follows that is not a lone `s`.
fn joins(bytes: &[u8], next: usize) -> bool {
    bytes.get(next).is_some_and(u8::is_ascii_alphabetic) && !suffix(bytes, next)
}

/// A dot belongs to the word when single letters stand before and after it (`U.S`) or it closes such a run (`p.m.`).
fn dotted(bytes: &[u8], from: usize, at: usize) -> bool {
    let single_before = at == from + 1 || (at >= from + 2 && bytes[at - 2] == b'.');
    let single_after = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        && bytes.get(at + 2).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'\'');
    let closes = at >= from + 2 && bytes[at - 2] == b'.' && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    single_before && (single_after || closes)
}

/// The end of a number: digits, commas before three digits, points before a digit.
fn number_end(bytes: &[u8], from: usize) -> usize {
    let digits = |at: usize| bytes[at..].iter().take_while(|b| b.is_ascii_digit()).take(4).count();
    let mut at = from;
    let mut point = false;
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b',' if !point && digits(at + 1) == 3 => at += 4,
            // Indian grouping: `12,34,567`.
            b',' if !point
                && digits(at + 1) == 2
                && bytes.get(at + 3) == Some(&b',')
                && matches!(digits(at + 4), 2 | 3) =>
            {
                at += 3;
            }
            b'.' if !point && digits(at + 1) > 0 => {
                point = true;
                at += 1;
            }
            _ => break,
        }
    }
    at
}

fn token(text: &str, from: usize, to: usize, spaced: bool, reader: &mut Reader) -> Token {
    let spelling = &text[from..to];
    let span = Span::new(from as u32, to as u32);
    let first = spelling.as_bytes()[0];
    let mut shape = if spaced { Shape::SPACED.0 } else { 0 };
    let word = Word::fold(spelling);
    if first.is_ascii_digit() {
        shape |= Shape::NUMBER.0;
        return Token { span, word, lemma: word, classes: Classes::DIGITS, shape: Shape(shape), cues: Cues::default() };
    }
    let starts = if first < 0x80 {
        first.is_ascii_alphabetic()
    } else {
        spelling.chars().next().is_some_and(char::is_alphabetic)
    };
    if !starts {
        let sign = first >= 0x80 && classes(word).has(Classes::CURRENCY);
        let fraction = matches!(spelling, "½" | "¼" | "¾" | "⅓" | "⅔" | "⅛" | "⅜" | "⅝" | "⅞");
        let classes = match (sign, fraction) {
            (true, _) => Classes::CURRENCY,
            (_, true) => Classes::DIGITS,
            _ => Classes(0),
        };
        let apostrophe = matches!(spelling, "\u{2019}" | "\u{2018}" | "\u{2bc}");
        let cues = match spelling {
            _ if apostrophe => Cues::OPENS_DATE,
            "\u{a9}" => Cues::FURNITURE,
            _ => Cues::default(),
        };
        return Token { span, word, lemma: word, classes, shape: Shape(shape), cues };
    }
    shape |= Shape::WORD.0;
    if first.is_ascii_uppercase() || (first >= 0x80 && spelling.chars().next().is_some_and(char::is_uppercase)) {
        shape |= Shape::CAPITAL.0;
        if spelling.len() > 1 && !spelling.chars().any(char::is_lowercase) {
            shape |= Shape::ALL_CAPS.0;
        }
    }
    if spelling.len() > 2 && spelling.as_bytes()[1..].iter().any(u8::is_ascii_uppercase) {
        shape |= Shape::INNER_CAPITAL.0;
    }
    if spelling.as_bytes().get(1) == Some(&b'.') {
        shape |= Shape::DOTTED.0;
    }
    let entry = reader.entry(word, || spelling);
    Token { span, word, lemma: entry.lemma, classes: entry.classes, shape: Shape(shape), cues: entry.cues }
}

#[cfg(test)]
mod tests {
    use super::{cut, plain, short};
    use crate::lexicon::Reader;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn short_words_are_read_as_long_ones_are(text in "[a-zA-Z]{0,10}[a-zA-Z0-9'.é’ -]{0,24}") {
            let bytes = text.as_bytes();
            for from in 0..bytes.len() {
                if let Some((end, letters, shape)) = short(bytes, bytes, from) {
                    let word = plain(bytes, from).expect("a word");
                    prop_assert_eq!((word.end, word.shape), (end, shape));
                    let small = text[from..end].to_ascii_lowercase();
                    prop_assert_eq!(&letters.to_le_bytes()[..small.len()], small.as_bytes());
                    prop_assert!(small.len() == 8 || letters >> (8 * small.len()) == 0);
                }
            }
        }
    }

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        cut(text, 0, text.len(), &mut Reader::default(), &mut out);
        out.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn cuts_words_numbers_and_signs() {
        for (text, want) in [
            ("Kaba's 24-year-old", "Kaba|'s|24|-|year|-|old"),
            ("Kaba’s don’t O'Neill", "Kaba|’s|don’t|O'Neill"),
            ("$1.2bn, 1,000.50 in 2022.", "$|1.2|bn|,|1,000.50|in|2022|."),
            ("7.5 p.m. U.S. L.A.", "7.5|p.m.|U.S.|L.A."),
            ("3.45pm 15:00 5th", "3.45|pm|15|:|00|5|th"),
            ("2022-09-06 NX121 1,2,3", "2022|-|09|-|06|NX121|1|,|2|,|3"),
            ("café “so” he’s", "café|“|so|”|he|’s"),
            ("Mr. A. Smith", "Mr|.|A|.|Smith"),
            ("a iPhone McCain USA EUR5 naïve x", "a|iPhone|McCain|USA|EUR|5|naïve|x"),
        ] {
            assert_eq!(words(text).join("|"), want, "{text}");
        }
    }
}
