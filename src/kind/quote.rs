//! Direct quotations, one mention for each quoted sentence.

use crate::lexicon::speech;
use crate::model::{Document, Mention, Span, Value, Words};
use crate::text::wording::Wording;

use super::Kind;

/// Fewer words are a term, a title or a tone of voice.
const WORDS: usize = 3;
/// A longer run between two quotations is no mere reporting clause.
const CLAUSE: usize = 12;

/// Direct quotations.
pub(super) struct Quote;

impl Kind for Quote {
    fn name(&self) -> &'static str {
        "quote"
    }

    fn about(&self) -> &'static str {
        "Direct quotations, sentence by sentence."
    }

    fn find_all(&self, text: &str, document: &Document, out: &mut Vec<Mention>) {
        for (sentence, pieces) in units(text, document) {
            let wording = Wording::unweighed(text, &pieces);
            if wording.len() < WORDS || is_reporters(text, &pieces) || is_code(text, &pieces) {
                continue;
            }
            let span = pieces[0].to(pieces[pieces.len() - 1]);
            let from = document.tokens.partition_point(|t| t.span.end <= span.start) as u32;
            let to = document.tokens.partition_point(|t| t.span.start < span.end) as u32;
            let written = match pieces[..] {
                [piece] => piece.of(text).to_owned(),
                _ => pieces.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" "),
            };
            out.push(Mention {
                kind: self.name(),
                span,
                tokens: from..to,
                sentence,
                value: Value::Words(Words { written, folded: wording.spaced() }),
            });
        }
    }
}

/// The quotations of a document that lie in no other, in order.
pub fn outermost(document: &Document) -> impl Iterator<Item = Span> {
    let mut done = 0;
    document.quotations.iter().map(|q| q.span).filter(move |span| {
        let outer = span.end > done;
        done = done.max(span.end);
        outer
    })
}

/// The parts of a mention that lie inside quotation marks: what is between them is the reporter's. `outermost` are the
/// outermost quotations of the document.
#[must_use]
pub fn pieces(text: &str, outermost: &[Span], mention: Span) -> Vec<Span> {
    let from = outermost.partition_point(|q| q.end <= mention.start);
    outermost[from..]
        .iter()
        .take_while(|q| q.start < mention.end)
        .filter_map(|q| trimmed(text, Span::new(q.start.max(mention.start), q.end.min(mention.end))))
        .collect()
}

/// Quoted sentences as `(sentence, pieces)`: the parts of one sentence that a reporting clause splits are one.
fn units(text: &str, document: &Document) -> Vec<(u32, Vec<Span>)> {
    let mut out: Vec<(u32, Vec<Span>)> = Vec::new();
    let mut sentence = 0;
    for quotation in outermost(document) {
        while document.sentences.get(sentence).is_some_and(|s| s.span.end <= quotation.start) {
            sentence += 1;
        }
        for (index, s) in document.sentences.iter().enumerate().skip(sentence) {
            if s.span.start >= quotation.end {
                break;
            }
            let part = Span::new(s.span.start.max(quotation.start), s.span.end.min(quotation.end));
            let Some(piece) = trimmed(text, part) else { continue };
            match out.last_mut() {
                Some((last, pieces))
                    if *last == index as u32
                        && pieces.last().is_some_and(|before| is_clause(text, before.end, piece.start)) =>
                {
                    pieces.push(piece);
                }
                _ => out.push((index as u32, vec![piece])),
            }
        }
    }
    out
}

/// Where a mark was lost, what stands between two quotations looks like one: `" she said. "`, `" He told reporters: "`.
fn is_reporters(text: &str, pieces: &[Span]) -> bool {
    let [piece] = pieces else { return false };
    let words = piece.of(text);
    let loose = text[..piece.start as usize].ends_with(char::is_whitespace);
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    (loose && words.starts_with(char::is_lowercase) && words.split_whitespace().take(2).any(speech::reports))
        || (last.ends_with([':', ',']) && speech::reports(last))
}

/// `"/usr/bin/cc"`, `"a-b-c.example.org"`: a path or an address has no space between its words; no one says it.
fn is_code(text: &str, pieces: &[Span]) -> bool {
    pieces.iter().all(|p| !p.of(text).contains(char::is_whitespace))
}

/// Whether what stands between two quoted parts is a reporting clause that splits one sentence: `," he said, "`.
fn is_clause(text: &str, from: u32, to: u32) -> bool {
    let between = &text[from as usize..to as usize];
    if between.len() > 120 || between.contains([':', ';']) {
        return false;
    }
    let words = between.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let (mut count, mut speaks) = (0, false);
    for word in words {
        count += 1;
        speaks |= speech::speaks(word);
    }
    let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '\'' | '‘' | '`');
    speaks && count <= CLAUSE && between.trim_end_matches(marks).ends_with([',', '-', '–', '—'])
}

/// Without white space, quotation marks and commas around it; `None` when no word is left.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let open = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '“' | '”' | '„' | '`' | '«' | '»' | '\'' | '‘' | '’' | ',' | ';' | '-' | '–' | '—')
    };
    let head = words.len() - words.trim_start_matches(open).len();
    let tail = words.trim_end_matches(open).len();
    (head < tail && words[head..tail].contains(char::is_alphanumeric))
        .then(|| Span::new(span.start + head as u32, span.start + tail as u32))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, read};

    #[test]
    fn reads_sentences_of_quotations() {
        for (text, want) in [
            ("“We came home. Then we slept,” he said.", &["We came home.", "Then we slept"][..]),
            ("“We came home,” he said, “and then we slept.”", &["We came home and then we slept."]),
            ("“We came home,” he said. “And then we slept.”", &["We came home", "And then we slept."]),
            ("He spoke of “a long way home” and “the sleep of years”.", &["a long way home", "the sleep of years"]),
            ("“She told us ‘do not wake him’ twice,” he said.", &["She told us ‘do not wake him’ twice"]),
        ] {
            let got: Vec<String> = read("quote", text, "").into_iter().map(|p| p.1).collect();
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn passes_over_terms_and_lost_marks() {
        ignores(
            "quote",
            &[
                "It was a “great” day and a “sad day”.",
                "The 17\" screen and the 15\" screen came out.",
                "Nothing was said.",
                "They’re the dogs’ bowls and the cats’ beds.",
            ],
        );
    }
}
