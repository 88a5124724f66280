//! Voices: near-copies of one agency text are one voice, however many sources print it.
//!
//! Texts are compared by their shingles, runs of eight words (Broder, 1997): one is a near-copy of another when most of
//! its shingles stand there too. Articles are laid one after the other against those before them that nobody copied
//! from somewhere else, by an index of the shingles, so that the work grows with the articles and not with their pairs.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Article, Camp, Edit, Evidence, Finding, Shape, Span, Token, Word};

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
/// A shingle that so many originals share is a set phrase.
const COMMON: usize = 8;

/// Counts the voices of every camp, and orders the camps by them. `articles` are those of the story, ascending.
pub(super) fn settle(findings: &mut [Finding], articles: &[(u32, &Article)]) {
    let mut sources: Vec<u32> = findings.iter().flat_map(shared).collect();
    sources.sort_unstable();
    sources.dedup();
    let copies = copies(&sources, articles);
    for finding in findings {
        let Finding { camps, claims, .. } = finding;
        for camp in camps.iter_mut() {
            (camp.sources, camp.voices) = count(camp, claims, &copies, articles);
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

/// For sources that are near-copies, the first source with that text.
fn copies(sources: &[u32], articles: &[(u32, &Article)]) -> FxHashMap<u32, u32> {
    let mut originals: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut sizes: FxHashMap<u32, usize> = FxHashMap::default();
    let mut out = FxHashMap::default();
    for source in sources {
        let mut own: Vec<u64> = article(*source, articles).map_or_else(Vec::new, whole);
        own.sort_unstable();
        own.dedup();
        if own.len() < ARTICLE {
            continue;
        }
        let mut common: FxHashMap<u32, usize> = FxHashMap::default();
        for shingle in &own {
            for original in originals.get(shingle).into_iter().flatten() {
                *common.entry(*original).or_default() += 1;
            }
        }
        // Part of the other, or the other part of it: agencies send short versions and long ones.
        let near = |(original, n): (&u32, &usize)| {
            let least = own.len().min(sizes.get(original).copied().unwrap_or(usize::MAX));
            (n * 100 >= least * COPIED).then_some(*original)
        };
        if let Some(original) = common.iter().filter_map(near).min() {
            out.insert(*source, original);
            continue;
        }
        sizes.insert(*source, own.len());
        for shingle in own {
            let list = originals.entry(shingle).or_default();
            if list.len() < COMMON {
                list.push(*source);
            }
        }
    }
    out
}

/// How many sources and how many voices stand behind a camp.
fn count(camp: &Camp, claims: &[Evidence], copies: &FxHashMap<u32, u32>, articles: &[(u32, &Article)]) -> (u32, u32) {
    let evidence: Vec<&Evidence> = camp.claims.iter().filter_map(|c| claims.get(*c as usize)).collect();
    let mut sources: Vec<u32> = evidence.iter().map(|e| e.source).collect();
    sources.dedup();
    let total = sources.len() as u32;
    if total < 2 {
        return (total, total);
    }
    // Claims stand by source; a source whose sentence another one has printed before speaks with its voice.
    let mut voices: FxHashSet<u32> = FxHashSet::default();
    let mut printed: FxHashMap<u64, u32> = FxHashMap::default();
    for list in evidence.chunk_by(|a, b| a.source == b.source) {
        let source = list[0].source;
        let story = article(source, articles);
        let mut voice = copies.get(&source).copied().unwrap_or(source);
        let sentences: Vec<Vec<u64>> = list
            .iter()
            .map(|e| story.map_or_else(Vec::new, |a| within(a, e.sentence)))
            .filter(|s| s.len() >= SENTENCE)
            .collect();
        for sentence in &sentences {
            let known: Vec<u32> = sentence.iter().filter_map(|s| printed.get(s)).copied().collect();
            if known.len() * 100 >= sentence.len() * SENTENCE_COPIED {
                voice = known.iter().copied().min().unwrap_or(voice);
            }
        }
        for shingle in sentences.into_iter().flatten() {
            printed.entry(shingle).or_insert(voice);
        }
        voices.insert(voice);
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

fn article<'a>(source: u32, articles: &[(u32, &'a Article)]) -> Option<&'a Article> {
    articles.binary_search_by_key(&source, |a| a.0).ok().map(|at| articles[at].1)
}

/// The shingles of an article's story, in order.
fn whole(article: &Article) -> Vec<u64> {
    let document = &article.document;
    let counts = document.sentences.iter().filter(|s| s.zone.counts());
    shingles(counts.flat_map(|s| &document.tokens[s.tokens.start as usize..s.tokens.end as usize]))
}

/// The shingles of a sentence.
fn within(article: &Article, span: Span) -> Vec<u64> {
    let tokens = &article.document.tokens;
    let from = tokens.partition_point(|t| t.span.start < span.start);
    shingles(tokens[from..].iter().take_while(|t| t.span.end <= span.end).take(400))
}

fn shingles<'a>(tokens: impl Iterator<Item = &'a Token>) -> Vec<u64> {
    // What somebody is quoted with, two reporters may have heard.
    let told = tokens.filter(|t| t.looks(Shape::WORD.with(Shape::NUMBER)) && !t.looks(Shape::QUOTED));
    let words: Vec<Word> = told.map(|t| t.word).collect();
    // A polynomial of the words' hashes: the order matters.
    let mix = |run: &[Word]| run.iter().fold(0_u64, |h, w| h.wrapping_mul(0x0000_0100_0000_01b3).rotate_left(7) ^ w.0);
    words.windows(RUN).map(mix).collect()
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
