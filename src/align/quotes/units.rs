//! Quoted sentences and their wordings.

use std::collections::BTreeMap;

use crate::kind::quote;
use crate::model::{Article, Span, Zone};
use crate::text::wording::Wording;

/// Longer sentences are compared up to here, in folded words: no speaker draws one breath for that long.
pub(super) const LONGEST: usize = 250;
/// How far apart two quoted sentences of one speaker may stand, in bytes: a reporting clause fits between.
const NEAR: u32 = 160;

/// One quoted sentence in one article.
#[derive(Debug)]
pub(super) struct Unit {
    /// Index into the articles compared.
    pub article: usize,
    /// Index of the source in the report.
    pub source: u32,
    /// What is quoted, the reporting clause inside included.
    pub span: Span,
    /// The sentence of the document it stands in.
    pub sentence: u32,
    /// It stands in a headline, which shortens what it quotes.
    pub headline: bool,
    /// Which wording it is.
    pub wording: usize,
    /// The words with their places in this article.
    pub words: Wording,
    /// The next unit of this article belongs to the same utterance.
    pub goes_on: bool,
}

/// All units of a story, and the units of each wording.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub all: Vec<Unit>,
    /// Units by wording. Equal folded words are one wording.
    pub wordings: Vec<Vec<usize>>,
}

impl Units {
    /// Reads the quote claims of the articles.
    pub fn gather(articles: &[(u32, &Article)]) -> Self {
        let mut out = Self::default();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, (source, article)) in articles.iter().enumerate() {
            let text = &article.source.text;
            let outermost: Vec<Span> = quote::outermost(&article.document).collect();
            let mut before: Option<usize> = None;
            for claim in article.claims.iter().filter(|c| c.mention.kind == "quote") {
                let sentence = &article.document.sentences[claim.mention.sentence as usize];
                let Some(value) = claim.value.words() else { continue };
                if !sentence.zone.counts() {
                    continue;
                }
                let span = claim.mention.span;
                let mut words = Wording::read(text, &quote::pieces(text, &outermost, span));
                words.items.truncate(LONGEST);
                let next = out.wordings.len();
                let wording = *known.entry(value.folded.as_str()).or_insert(next);
                if wording == next {
                    out.wordings.push(Vec::new());
                }
                out.wordings[wording].push(out.all.len());
                if let Some(before) = before {
                    out.all[before].goes_on = span.start.saturating_sub(out.all[before].span.end) <= NEAR;
                }
                before = Some(out.all.len());
                out.all.push(Unit {
                    article: index,
                    source: *source,
                    span,
                    sentence: claim.mention.sentence,
                    headline: sentence.zone == Zone::Headline,
                    wording,
                    words,
                    goes_on: false,
                });
            }
        }
        out
    }

    /// The words of a wording, as its first unit has them.
    pub fn words(&self, wording: usize) -> &Wording {
        &self.all[self.wordings[wording][0]].words
    }

    /// Whether this wording stands in headlines alone.
    pub fn in_headlines(&self, wording: usize) -> bool {
        self.wordings[wording].iter().all(|u| self.all[*u].headline)
    }

    /// The unit before or after, when it belongs to the same utterance.
    pub fn neighbour(&self, unit: usize, forward: bool) -> Option<usize> {
        if forward {
            self.all[unit].goes_on.then_some(unit + 1)
        } else {
            unit.checked_sub(1).filter(|b| self.all[*b].goes_on)
        }
    }

    /// Whether one article holds both wordings.
    pub fn together(&self, a: usize, b: usize) -> bool {
        let articles = |w: usize| self.wordings[w].iter().map(|u| self.all[*u].article);
        let (mut x, mut y) = (articles(a).peekable(), articles(b).peekable());
        while let (Some(i), Some(j)) = (x.peek(), y.peek()) {
            match i.cmp(j) {
                std::cmp::Ordering::Less => drop(x.next()),
                std::cmp::Ordering::Greater => drop(y.next()),
                std::cmp::Ordering::Equal => return true,
            }
        }
        false
    }

    /// Whether two wordings stand in two different articles.
    pub fn apart(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.wordings[a], &self.wordings[b]);
        // Units are in order of articles: the ends tell whether there is only one.
        let only = |w: &Vec<usize>| {
            let (first, last) = (self.all[w[0]].article, self.all[w[w.len() - 1]].article);
            (first == last).then_some(first)
        };
        only(x).is_none() || only(x) != only(y)
    }
}
