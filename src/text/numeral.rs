//! Numbers in digits, words or both: `1,000`, `forty-two`, `2.5 million`, `two dozen`, `half a million`.

use crate::model::{Classes, Decimal, Numeral, Token, Word};

/// Reads all numerals of one sentence; `first` is the document index of its first token.
pub fn read(text: &str, tokens: &[Token], first: u32, out: &mut Vec<Numeral>) {
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if !token.is_a(Classes::DIGITS) {
            at += 1;
            continue;
        }
        let end = at + 1;
        if let Some(value) = Decimal::parse(token.span.of(text)) {
            out.push(Numeral {
                tokens: first + at as u32..first + end as u32,
                span: token.span,
                value,
                step: Decimal::int(1),
                digits: true,
                vague: false,
                ordinal: end < tokens.len()
                    && [Word::of("st"), Word::of("nd"), Word::of("rd"), Word::of("th")].contains(&tokens[end].word),
            });
        }
        at = end;
    }
}
