//! Silenced paragraphs: what a comment in the article speaks of.

use crate::model::{Document, Source};

/// Notes for every paragraph which comments silence it: those that stand in it; a comment on lines of its own speaks of
/// the next paragraph.
pub(super) fn mark(source: &Source, document: &mut Document) {
    for (index, silence) in source.silenced.iter().enumerate() {
        let (before, after) = (&source.text[..silence.span.start as usize], &source.text[silence.span.end as usize..]);
        let start = before.rfind('\n').map_or(0, |n| n + 1) as u32;
        let end = silence.span.end + after.find('\n').unwrap_or(after.len()) as u32;
        let paragraphs = &mut document.paragraphs;
        let first = paragraphs.partition_point(|p| p.span.end <= start);
        let last = paragraphs.partition_point(|p| p.span.start < end);
        let range = if first < last { first..last } else { first..paragraphs.len().min(first + 1) };
        for paragraph in &mut paragraphs[range] {
            paragraph.silenced.push(index as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Reader;
    use crate::model::{Silence, Source, Span};

    #[test]
    fn a_comment_speaks_of_its_paragraph_or_of_the_next() {
        // The comment is blank by now: here it is shown as `#`.
        for (text, silent) in [
            ("One here. ###\n\nTwo here.", [true, false]),
            ("### One here.\n\nTwo here.", [true, false]),
            ("One ### here.\n\nTwo here.", [true, false]),
            ("###\nOne here.\n\nTwo here.", [true, false]),
            ("###\n\nOne here.\n\nTwo here.", [true, false]),
            ("One here.\n\n###\n\nTwo here.", [false, true]),
            ("One here.\n\nTwo here.\n\n###", [false, false]),
        ] {
            let at = text.find('#').expect("a comment") as u32;
            let source = Source {
                text: text.replace('#', " "),
                body: Span::new(0, text.len() as u32),
                silenced: vec![Silence { span: Span::new(at, at + 3), ..Silence::default() }],
                ..Source::default()
            };
            let document = crate::segment::segment(&source, &mut Reader::default());
            let found: Vec<bool> = document.paragraphs.iter().map(|p| !p.silenced.is_empty()).collect();
            assert_eq!(found, silent, "{text:?}");
        }
    }
}
