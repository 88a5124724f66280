//! Extract: ask every kind what it reads in each sentence, settle overlaps, read values in their context.

mod published;

use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::frame::Frames;
use crate::kind::{Context, KINDS};
use crate::model::{Article, Claim, Classes, Document, Framed, Mention, Passage, Source, Span};

/// Gives a source the day of publication that its own text or address tells, if nobody has said it.
pub fn date(source: &mut Source, document: &Document) {
    dated(source, document, &DayFirst::new());
}

/// Month and day of a dateline that leaves out its year.
#[must_use]
pub fn yearless_dateline(source: &Source, document: &Document) -> Option<(u8, u8)> {
    published::yearless(source, document)
}

/// Whether the article writes the day before the month: looked for when somebody asks.
type DayFirst = OnceCell<Option<bool>>;

fn dated(source: &mut Source, document: &Document, day_first: &DayFirst) {
    if source.published.is_none()
        && let Some((date, origin)) = published::find(source, document, day_first)
    {
        source.published = Some(date);
        source.date_origin = origin;
    }
}

/// Reads the claims of a segmented source.
#[must_use]
pub fn extract(mut source: Source, document: Document) -> Article {
    let day_first = DayFirst::new();
    dated(&mut source, &document, &day_first);
    let Mentions { mut all, order, rows } = mentions(&source, &document);
    let day_first = *day_first.get_or_init(|| crate::kind::day_first(&source.text, &document));
    // Claims are large: each is made where it stays, and its frame is filled in when all values are read.
    let mut claims: Vec<Claim> = Vec::with_capacity(order.len());
    for (_, at) in order {
        let Mention { kind, span, ref tokens, sentence, ref mut value } = all[at as usize];
        let mention = Passage { kind, span, tokens: tokens.clone(), sentence };
        let context = Context {
            text: &source.text,
            document: &document,
            published: source.published,
            before: &claims,
            day_first,
        };
        if KINDS[rows[at as usize] as usize].read(&mention, value, &context) {
            claims.push(Claim { mention, value: std::mem::take(value), frame: Framed::default() });
        }
    }
    let mut frames = Frames::new(&source, &document);
    for claim in &mut claims {
        frames.fill(claim);
    }
    Article { source, document, claims }
}

/// The mentions of an article as they were found, and their order.
struct Mentions {
    all: Vec<Mention>,
    /// The row of [`KINDS`] of each.
    rows: Vec<u8>,
    /// Span and index of those that count. Mentions that stand on one span keep the order in which they were found.
    order: Vec<(Span, u32)>,
}

/// The row of a mention that overlaps with a better one.
const LOST: u8 = u8::MAX;

/// All mentions, overlaps settled: the longer wins, then the earlier row.
fn mentions(source: &Source, document: &Document) -> Mentions {
    // One word in ten begins a mention, names included.
    let mut all: Vec<Mention> = Vec::with_capacity(document.tokens.len() / 10);
    let mut rows: Vec<u8> = Vec::with_capacity(document.tokens.len() / 10);
    let mut ranked = Vec::with_capacity(32);
    let triggers: Vec<Classes> = KINDS.iter().map(|kind| kind.triggers()).collect();
    // Which tokens of the sentence a mention has taken: however long a sentence is, one look settles an overlap.
    let mut taken: Vec<bool> = Vec::with_capacity(128);
    for index in 0..document.sentences.len() {
        let view = document.view(&source.text, index);
        let from = all.len();
        for (row, triggers) in triggers.iter().enumerate() {
            if view.sentence.classes.has(*triggers) {
                KINDS[row].find(&view, &mut all);
                rows.resize(all.len(), row as u8);
            }
        }
        if all.len() - from < 2 {
            continue;
        }
        ranked.clear();
        let rank = |k: usize| (Reverse(all[k].span.len()), rows[k], all[k].span.start, k);
        ranked.extend((from..all.len()).map(rank));
        ranked.sort_unstable();
        taken.clear();
        taken.resize(view.tokens.len(), false);
        for (.., k) in &ranked {
            let tokens = &all[*k].tokens;
            let range = (tokens.start - view.first) as usize..(tokens.end - view.first) as usize;
            if taken[range.clone()].contains(&true) {
                rows[*k] = LOST;
            } else {
                taken[range].fill(true);
            }
        }
    }
    for (row, kind) in KINDS.iter().enumerate() {
        kind.find_all(&source.text, document, &mut all);
        rows.resize(all.len(), row as u8);
    }
    let counts = |(k, m): (usize, &Mention)| (rows[k] != LOST).then_some((m.span, k as u32));
    let mut order: Vec<(Span, u32)> = all.iter().enumerate().filter_map(counts).collect();
    order.sort_unstable();
    Mentions { all, rows, order }
}
