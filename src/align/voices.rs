//! Voices: near-copies of one agency text are one voice, however many sources print it.
//!
//! Texts are compared by their shingles, runs of eight words (Broder, 1997): one is a near-copy of another when most of
//! its shingles stand there too. Articles are laid one after the other against those before them that nobody copied
//! from somewhere else, by an index of some of the shingles, so that the work grows with the articles and not with their
//! pairs.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::recurring::Recurring;
use crate::model::{Article, Camp, Document, Edit, Evidence, Finding, Shape, Span, Token};

/// Words in a shingle.
const RUN: usize = 8;
/// A near-copy shares this much of its shingles, in hundredths.
const COPIED: usize = 60;
/// A sentence is compared on its own when it has this many shingles: 12 words.
const SENTENCE: usize = 5;
/// So much of a sentence, in hundredths, is a copy: a name or a figure may differ.
const SENTENCE_COPIED: usize = 60;
/// A text with fewer shingles is no article: it may consist of one quotation.
const ARTICLE: usize = 20;
/// A shingle that so many originals keep is a set phrase, and leads to no more of them.
const COMMON: usize = 8;
/// So many tokens of a sentence are looked at: none of prose is longer.
const LONGEST: usize = 400;
/// Of so many shingles in a row one leads to near-copies.
const WINDOW: usize = 4;

/// Counts the voices of every camp, and orders the camps by them. `articles` are those of the story, ascending.
pub(super) fn settle(findings: &mut [Finding], articles: &[(u32, &Article)]) {
    let mut sources: Vec<u32> = findings.iter().flat_map(shared).collect();
    sources.sort_unstable();
    sources.dedup();
    let runs = Runs::new(articles);
    let copies = copies(&sources, &runs);
    for finding in findings {
        let Finding { camps, claims, .. } = finding;
        for camp in camps.iter_mut() {
            (camp.sources, camp.voices) = count(camp, claims, &copies, &runs);
        }
        order(finding);
    }
}

/// The sources of camps that have more than one.
fn shared(finding: &Finding) -> Vec<u32> {
    let of = |camp: &Camp| -> Vec<u32> {
        let mut sources: Vec<u32> =
            camp.claims.iter().filter_map(|c| finding.claims.get(*c as usize)).map(|e| e.source).collect();
        sources.dedup();
        if sources.len() > 1 { sources } else { Vec::new() }
    };
    finding.camps.iter().flat_map(of).collect()
}

/// A text as near-copies are found by.
struct Text<'r> {
    source: u32,
    /// Its shingles as they stand.
    shingles: &'r [u64],
    /// Ascending, each once; put in order when it has to be compared.
    set: OnceCell<Vec<u64>>,
}

impl Text<'_> {
    fn set(&self) -> &[u64] {
        self.set.get_or_init(|| {
            let mut set = self.shingles.to_vec();
            set.sort_unstable();
            set.dedup();
            set
        })
    }

    /// Whether it is part of the other, or the other part of it: agencies send short versions and long ones.
    fn copies(&self, other: &Text<'_>) -> bool {
        let (own, other) = (self.set(), other.set());
        let least = own.len().min(other.len());
        least >= ARTICLE && common(own, other) * 100 >= least * COPIED
    }
}

/// For sources that are near-copies, the first source with that text.
fn copies(sources: &[u32], runs: &Runs<'_>) -> FxHashMap<u32, u32> {
    let mut texts: Vec<Text<'_>> = Vec::with_capacity(sources.len());
    // The marks of the texts, with their numbers.
    let mut marks: Vec<(u64, u32)> = Vec::new();
    for source in sources {
        let shingles = runs.of(*source).map_or(&[][..], |(_, run)| &run.shingles);
        if shingles.len() >= ARTICLE {
            winnow(shingles, texts.len() as u32, &mut marks);
            texts.push(Text { source: *source, shingles, set: OnceCell::new() });
        }
    }
    let mut recurring = Recurring::default();
    recurring.clear(marks.len());
    for (mark, _) in &marks {
        recurring.add(*mark);
    }
    marks.retain(|m| recurring.has(m.0));
    // Which originals keep a shingle, as texts: the shingle leads to its last one, and each of them to the one before;
    // and how many keep it.
    let mut index: FxHashMap<u64, (u32, usize)> = FxHashMap::default();
    let mut kept: Vec<(u32, u32)> = Vec::new();
    let mut out = FxHashMap::default();
    let mut near = Vec::new();
    for marks in marks.chunk_by(|a, b| a.1 == b.1) {
        let text = &texts[marks[0].1 as usize];
        near.clear();
        for (mark, _) in marks {
            let mut at = index.get(mark).map(|last| last.0);
            while let Some((original, before)) = at.map(|at| kept[at as usize]) {
                near.push(original);
                at = Some(before).filter(|b| *b != NONE);
            }
        }
        near.sort_unstable();
        near.dedup();
        if let Some(original) = near.iter().map(|k| &texts[*k as usize]).find(|original| text.copies(original)) {
            out.insert(text.source, original.source);
            continue;
        }
        for (mark, number) in marks {
            let (last, keep) = index.entry(*mark).or_insert((NONE, 0));
            if *keep < COMMON {
                kept.push((*number, std::mem::replace(last, kept.len() as u32)));
                *keep += 1;
            }
        }
    }
    out
}

/// No other original keeps a shingle.
const NONE: u32 = u32::MAX;

/// Of every four shingles in a row the least (Schleimer, Wilkerson, Aiken 2003, *Winnowing*): texts of which one holds
/// most of the other have runs of four in common, and so one of these. A word that differs takes out eight shingles, so
/// that those which stay stand together.
fn winnow(run: &[u64], text: u32, out: &mut Vec<(u64, u32)>) {
    for least in run.windows(WINDOW).map(|w| w[0].min(w[1]).min(w[2].min(w[3]))) {
        if out.last() != Some(&(least, text)) {
            out.push((least, text));
        }
    }
}

/// How many shingles two ascending lists share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut x, mut y, mut both) = (0, 0, 0);
    while let (Some(p), Some(q)) = (a.get(x), b.get(y)) {
        both += usize::from(p == q);
        x += usize::from(p <= q);
        y += usize::from(q <= p);
    }
    both
}

/// How many sources and how many voices stand behind a camp.
fn count(camp: &Camp, claims: &[Evidence], copies: &FxHashMap<u32, u32>, runs: &Runs<'_>) -> (u32, u32) {
    let evidence: Vec<&Evidence> = camp.claims.iter().filter_map(|c| claims.get(*c as usize)).collect();
    let mut sources: Vec<u32> = evidence.iter().map(|e| e.source).collect();
    sources.dedup();
    let total = sources.len() as u32;
    let voice = |source: &u32| copies.get(source).copied().unwrap_or(*source);
    if total < 2 || sources.iter().all(|s| voice(s) == voice(&sources[0])) {
        return (total, total.min(1));
    }
    // The shingles of their sentences: where those of a sentence end, and of which source it is.
    let (mut shingles, mut ends) = (Vec::new(), Vec::new());
    for claim in &evidence {
        let run = runs.within(claim.source, claim.sentence);
        if run.len() >= SENTENCE {
            shingles.extend_from_slice(run);
            ends.push((shingles.len(), claim.source));
        }
    }
    let mut recurring = Recurring::default();
    recurring.clear(shingles.len());
    for shingle in &shingles {
        recurring.add(*shingle);
    }
    // Claims stand by source; a source whose sentence another one has printed before speaks with its voice.
    let mut voices: Vec<u32> = Vec::with_capacity(sources.len());
    let mut printed: FxHashMap<u64, u32> = FxHashMap::default();
    let mut sentences = ends.as_slice();
    let mut start = 0;
    for source in &sources {
        let mut own = voice(source);
        let (of_source, rest) = sentences.split_at(sentences.partition_point(|e| e.1 <= *source));
        sentences = rest;
        let mut from = start;
        for (end, _) in of_source {
            let sentence = &shingles[std::mem::replace(&mut from, *end)..*end];
            let (mut known, mut first) = (0, u32::MAX);
            for voice in sentence.iter().filter(|s| recurring.has(**s)).filter_map(|s| printed.get(s)) {
                known += 1;
                first = first.min(*voice);
            }
            if known * 100 >= sentence.len() * SENTENCE_COPIED {
                own = first;
            }
        }
        for shingle in shingles[std::mem::replace(&mut start, from)..from].iter().filter(|s| recurring.has(**s)) {
            printed.entry(*shingle).or_insert(own);
        }
        if !voices.contains(&own) {
            voices.push(own);
        }
    }
    (total, voices.len() as u32)
}

/// The camp with most voices first. The words of two quotations are shown from the first camp to the second.
fn order(finding: &mut Finding) {
    let key = |c: &Camp| (std::cmp::Reverse((c.voices, c.sources)), c.claims.first().copied());
    if finding.edits.is_empty() {
        finding.camps.sort_by_key(key);
    } else if let [first, second, ..] = finding.camps.as_mut_slice()
        && key(second) < key(first)
    {
        std::mem::swap(first, second);
        for edit in &mut finding.edits {
            *edit = match std::mem::replace(edit, Edit::Keep(String::new())) {
                Edit::Delete(words) => Edit::Insert(words),
                Edit::Insert(words) => Edit::Delete(words),
                keep @ Edit::Keep(_) => keep,
            };
        }
        deletions_first(&mut finding.edits);
    }
}

/// Where a word stands for another, the word of the first wording comes first.
fn deletions_first(edits: &mut [Edit]) {
    for k in 1..edits.len() {
        if matches!((&edits[k - 1], &edits[k]), (Edit::Insert(_), Edit::Delete(_))) {
            edits.swap(k - 1, k);
        }
    }
}

/// The words of the articles, read when somebody asks for them.
struct Runs<'a> {
    articles: &'a [(u32, &'a Article)],
    read: Vec<OnceCell<Run>>,
}

/// The words of an article's story.
struct Run {
    /// In order.
    shingles: Vec<u64>,
    /// For each token and for the end, how many words that make shingles stand before it.
    before: Vec<u32>,
}

impl<'a> Runs<'a> {
    fn new(articles: &'a [(u32, &'a Article)]) -> Self {
        Self { articles, read: articles.iter().map(|_| OnceCell::new()).collect() }
    }

    /// A source's tokens and their run.
    fn of(&self, source: u32) -> Option<(&[Token], &Run)> {
        let at = self.articles.binary_search_by_key(&source, |a| a.0).ok()?;
        let document = &self.articles[at].1.document;
        Some((&document.tokens, self.read[at].get_or_init(|| Run::of(document))))
    }

    /// The shingles of a sentence of a source.
    fn within(&self, source: u32, span: Span) -> &[u64] {
        let Some((tokens, run)) = self.of(source) else { return &[] };
        let from = tokens.partition_point(|t| t.span.start < span.start);
        let to = from + tokens[from..].iter().take(LONGEST).take_while(|t| t.span.end <= span.end).count();
        let (first, last) = (run.before[from] as usize, run.before[to] as usize);
        run.shingles.get(first..(last + 1).saturating_sub(RUN)).unwrap_or_default()
    }
}

impl Run {
    /// A hash of every run of words, kept up from one to the next (a cyclic polynomial; Cohen 1997): the order matters.
    fn of(document: &Document) -> Self {
        let tokens = &document.tokens;
        let (mut shingles, mut before) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len() + 1));
        let (mut last, mut hash, mut count) = ([0_u64; RUN], 0_u64, 0_u32);
        for sentence in document.sentences.iter().filter(|s| s.zone.counts()) {
            // What does not count makes no shingles.
            before.resize(sentence.tokens.start as usize, count);
            for token in &tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
                before.push(count);
                if !is_told(token) {
                    continue;
                }
                let leaving = std::mem::replace(&mut last[count as usize % RUN], token.word.0);
                hash = hash.rotate_left(1) ^ leaving.rotate_left(RUN as u32) ^ token.word.0;
                count += 1;
                if count as usize >= RUN {
                    shingles.push(hash);
                }
            }
        }
        before.resize(tokens.len() + 1, count);
        Self { shingles, before }
    }
}

/// Whether a token is a word of the reporter: what somebody is quoted with, two may have heard.
fn is_told(token: &Token) -> bool {
    token.looks(Shape::WORD.with(Shape::NUMBER)) && !token.looks(Shape::QUOTED)
}

#[cfg(test)]
mod tests {
    use super::deletions_first;
    use crate::align::align;
    use crate::kind::testing::article;
    use crate::model::{Edit, Settings};

    const WIRE: &str = "A ferry with holidaymakers on board ran aground near Orrin Point on 11 March, the coastguard said. \
        Two lifeboats took the passengers to the harbour, where doctors waited for them in a school. The captain said that \
        he had been dazzled by the low sun. The ferry is to be towed to the yard in Calder once the tide is high enough.";

    fn voices(texts: &[&str]) -> Vec<(u32, u32)> {
        let articles: Vec<_> = texts.iter().map(|t| article(t, "2022-03-20")).collect();
        let listed: Vec<_> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
        let found = align(&listed, &settings);
        let dates = found.iter().find(|f| f.kind == "date" && f.camps.len() > 1).expect("two dates");
        dates.camps.iter().map(|c| (c.sources, c.voices)).collect()
    }

    #[test]
    fn near_copies_are_one_voice() {
        let cut = &WIRE[..WIRE.find("The captain").unwrap()];
        let more = format!("{WIRE} Ferries to the island will not run before Monday, the company said.");
        let other = "The coastguard said the ferry ran aground off Orrin Point on 12 March.";
        let third = "It was on 12 March that the ferry ran aground at Orrin Point, fishermen told this newspaper.";
        assert_eq!(voices(&[WIRE, cut, &more, other]), [(3, 1), (1, 1)]);
        // Two who write for themselves outweigh three who print the same.
        assert_eq!(voices(&[WIRE, cut, &more, other, third]), [(2, 2), (3, 1)]);
    }

    #[test]
    fn a_copied_sentence_is_enough() {
        let sentence =
            "The ferry with holidaymakers on board ran aground off Orrin Point on 11 March, the coastguard said.";
        let one = format!("{sentence} My own aunt saw it happen from her kitchen.");
        let two = format!("Sailing is not what it was. {sentence}");
        let other = "The coastguard said the ferry ran aground off Orrin Point on 12 March.";
        assert_eq!(voices(&[&one, &two, other]), [(2, 1), (1, 1)]);
    }

    #[test]
    fn the_first_wording_stays_first() {
        let [d, i, k] = [Edit::Delete("a".into()), Edit::Insert("b".into()), Edit::Keep("c".into())];
        let mut edits = [k.clone(), i.clone(), d.clone(), k.clone()];
        deletions_first(&mut edits);
        assert_eq!(edits, [k.clone(), d, i, k]);
    }
}
