//! Block quotes: whether somebody speaks in one. Manuals put their notes and warnings into block quotes too.

use std::ops::Range;

use crate::lexicon::speech;
use crate::model::{Document, Shape, Token, Word, WordSet};

/// What a note begins with.
const NOTES: WordSet = WordSet::of(&[
    Word::of("note"),
    Word::of("notes"),
    Word::of("warning"),
    Word::of("caution"),
    Word::of("tip"),
    Word::of("important"),
    Word::of("info"),
    Word::of("danger"),
    Word::of("hint"),
    Word::of("example"),
]);

/// Who speaks says so.
const SPEAKERS: WordSet = WordSet::of(&[
    Word::of("i"),
    Word::of("me"),
    Word::of("my"),
    Word::of("we"),
    Word::of("us"),
    Word::of("our"),
    Word::of("ours"),
    Word::of("mine"),
]);

/// Behind one of these stands whose words they are.
const DASHES: [char; 3] = ['—', '–', '-'];

/// Whether these paragraphs of one block quote are an utterance: a colon or a word of speech leads to them, a name stands
/// behind a dash below them, or they speak of `I` and `we`.
pub(super) fn speaks(text: &str, document: &Document, run: Range<usize>) -> bool {
    let words = |paragraph: usize| -> &[Token] {
        let span = document.paragraphs[paragraph].span;
        let from = document.tokens.partition_point(|t| t.span.start < span.start);
        let to = document.tokens.partition_point(|t| t.span.start < span.end);
        &document.tokens[from..to]
    };
    let first = words(run.start).iter().find(|t| t.looks(Shape::WORD));
    if first.is_some_and(|t| NOTES.contains(t.word)) {
        return false;
    }
    let led = run.start.checked_sub(1).is_some_and(|before| {
        let span = document.paragraphs[before].span;
        span.of(text).trim_end().ends_with(':') || words(before).iter().any(|t| speech::speaks(t.span.of(text)))
    });
    let signed = document.paragraphs.get(run.end).is_some_and(|p| p.span.of(text).trim_start().starts_with(DASHES));
    led || signed || run.clone().any(|k| words(k).iter().any(|t| SPEAKERS.contains(t.word)))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Reader;
    use crate::model::{Block, Source, Span};
    use crate::segment::segment;

    /// How many quotations are found in these paragraphs, of which those that begin with `> ` are block quotes.
    fn quotations(paragraphs: &[&str]) -> usize {
        let mut source = Source::default();
        for told in paragraphs {
            let start = source.text.len() as u32;
            source.text.push_str(told.trim_start_matches("> "));
            let span = Span::new(start, source.text.len() as u32);
            source.blocks.push(Block { span, zone: None, quoted: told.starts_with("> ") });
            source.text.push('\n');
        }
        source.body = Span::new(0, source.text.len() as u32);
        segment(&source, &mut Reader::default()).quotations.len()
    }

    #[test]
    fn notes_of_a_manual_are_no_utterances() {
        const QUOTE: &str = "> The bridge will be closed for three weeks.";
        for (paragraphs, want) in [
            (&["The mayor gave this statement:", QUOTE][..], 1),
            (&["The mayor wrote to the council.", QUOTE], 1),
            (&["A closure.", "> We shall close the bridge for three weeks.", QUOTE], 2),
            (&["A closure.", QUOTE, "— Ina Roth, mayor"], 1),
            (&["A closure.", QUOTE, "It was built in 1931."], 0),
            (&["The makers said:", "> Note: the limit is 30 seconds."], 0),
            (&["The makers said:", "> WARNING The limit is 30 seconds."], 0),
        ] {
            assert_eq!(quotations(paragraphs), want, "{paragraphs:?}");
        }
    }
}
