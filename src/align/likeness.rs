//! Likeness: which articles tell of one story, by the words that they share.

use super::lists::Lists;
use super::words::Words;
use crate::model::{Article, Classes, Shape};
use crate::text::log;

/// Two articles are alike when the cosine of their weighted words reaches twelve hundredths: `(0.12 * 100)^2`.
const ENOUGH: u128 = 144;
/// A word that more articles share belongs to no story in particular.
const COMMON: usize = 512;
/// Articles alike to two others in common tell of their story too, even in other words...
const COMMON_NEAR: usize = 2;
/// ...unless an article is alike to so many that the story has no borders.
const CROWD: usize = 64;
/// Small archives are taken for this large, else every word of two articles would be common.
const SMALL: u32 = 40;

/// A hundred times the natural logarithm: enough for weights, and their squares fit into 64 bits.
pub(super) fn ln(n: u32) -> u32 {
    log::ln(u64::from(n)).unsigned_abs() / 10
}

/// Which articles of a group tell of one story. Articles are named by their place in the slice it was made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Likeness {
    /// The articles alike to each, itself included, ascending.
    near: Vec<Vec<u32>>,
    /// Those, and the articles that share neighbours with each, ascending.
    kin: Vec<Vec<u32>>,
}

impl Likeness {
    /// Compares the articles; linear in the words that few articles share.
    pub fn of(articles: &[(u32, &Article)], words: &Words) -> Self {
        let posted = posted(articles, words);
        let mut norms = vec![0_u64; articles.len()];
        // The words of each article, and where it stands among those that hold the word.
        let mut own: Vec<Vec<(u32, u32)>> = vec![Vec::new(); articles.len()];
        for word in 0..words.count() {
            for (place, p) in posted.of(word).iter().enumerate() {
                norms[p.article as usize] += p.weight.pow(2);
                own[p.article as usize].push((word as u32, place as u32));
            }
        }
        let mut near: Vec<Vec<u32>> = vec![Vec::new(); articles.len()];
        let mut dots = vec![0_u64; articles.len()];
        for (index, words) in own.iter().enumerate() {
            near[index].push(index as u32);
            for (word, place) in words {
                let list = &posted.of(*word as usize)[*place as usize..];
                for other in &list[1..] {
                    dots[other.article as usize] += list[0].weight * other.weight;
                }
            }
            for other in index + 1..articles.len() {
                let dot = u128::from(std::mem::take(&mut dots[other]));
                let told = articles[index].1.source.story.is_some()
                    && articles[index].1.source.story == articles[other].1.source.story;
                if told
                    || (dot > 0 && dot * dot * 10_000 >= ENOUGH * u128::from(norms[index]) * u128::from(norms[other]))
                {
                    near[index].push(other as u32);
                    near[other].push(index as u32);
                }
            }
        }
        for list in &mut near {
            list.sort_unstable();
        }
        let mut counts = vec![0; near.len()];
        let kin = (0..near.len()).map(|index| kin(&near, &mut counts, index)).collect();
        Self { near, kin }
    }

    /// Whether two articles tell of one story or have that in common with the same others: a short notice shares few
    /// words with a long report.
    pub fn related(&self, a: usize, b: usize) -> bool {
        self.kin[a].binary_search(&(b as u32)).is_ok()
    }

    /// The articles related to this one, itself included, ascending.
    pub fn kin(&self, a: usize) -> &[u32] {
        &self.kin[a]
    }

    /// The articles in groups: two alike articles are always in one group. Groups and members ascend.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.near.len()];
        let mut out = Vec::new();
        for start in 0..self.near.len() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut group = vec![start];
            let mut at = 0;
            while at < group.len() {
                for next in &self.near[group[at]] {
                    if !std::mem::replace(&mut seen[*next as usize], true) {
                        group.push(*next as usize);
                    }
                }
                at += 1;
            }
            group.sort_unstable();
            out.push(group);
        }
        out
    }
}

/// The articles near one, and those that have enough neighbours in common with it. `counts` are zeros.
fn kin(near: &[Vec<u32>], counts: &mut [usize], index: usize) -> Vec<u32> {
    let mut out = near[index].clone();
    if out.len() <= CROWD {
        // How many of the near ones each article is near to.
        for far in near[index].iter().map(|n| &near[*n as usize]).filter(|n| n.len() <= CROWD).flatten() {
            let count = &mut counts[*far as usize];
            *count += 1;
            if *count == COMMON_NEAR && near[*far as usize].len() <= CROWD && near[index].binary_search(far).is_err() {
                out.push(*far);
            }
        }
        near[index].iter().flat_map(|n| &near[*n as usize]).for_each(|far| counts[*far as usize] = 0);
        out.sort_unstable();
    }
    out
}

/// An article that holds a word.
#[derive(Clone, Copy)]
struct Posted {
    article: u32,
    /// How often the word stands there; then what it weighs.
    weight: u64,
}

/// For each word that tells stories apart the articles that hold it, with what it weighs there. Words that belong to no
/// story in particular have none.
fn posted(articles: &[(u32, &Article)], words: &Words) -> Lists<Posted> {
    let empty = Classes::FUNCTION;
    let mut all: Vec<(u32, Posted)> = Vec::new();
    // For each word where it was posted last.
    let mut last = vec![0_u32; words.count()];
    for (index, (_, article)) in articles.iter().enumerate() {
        let from = all.len() as u32;
        let (document, numbers) = (&article.document, words.in_article(index));
        for sentence in document.sentences.iter().filter(|s| s.zone.counts()) {
            let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
            for (token, word) in document.tokens[range.clone()].iter().zip(&numbers[range]) {
                if !token.looks(Shape::WORD) || token.span.len() < 3 || token.is_a(empty) {
                    continue;
                }
                let known = &mut last[*word as usize];
                if let Some((_, posted)) = all.get_mut(*known as usize).filter(|p| *known >= from && p.0 == *word) {
                    posted.weight += 1;
                } else {
                    *known = all.len() as u32;
                    all.push((*word, Posted { article: index as u32, weight: 1 }));
                }
            }
        }
    }
    let mut holders = vec![0_usize; words.count()];
    for (word, _) in &all {
        holders[*word as usize] += 1;
    }
    all.retain(|p| holders[p.0 as usize] <= COMMON);
    let most = ln((articles.len() as u32).max(SMALL) + 1);
    for (word, posted) in &mut all {
        let rare = u64::from(most.saturating_sub(ln(holders[*word as usize] as u32)));
        let often = if posted.weight == 1 { 0 } else { ln(posted.weight as u32) };
        posted.weight = u64::from(100 + often) * rare;
    }
    Lists::sorted(words.count(), || all.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Words};
    use crate::kind::testing::article;

    #[test]
    fn tells_stories_apart() {
        let fire = "Crews fought a blaze in a paper mill near the river Tarn on Monday. Nobody was hurt in the blaze.";
        let again = "The paper mill by the Tarn burned for hours. Crews put the blaze out on Tuesday.";
        let match_ = "The striker scored twice as the visitors won the cup final after extra time in Lisbon.";
        let articles = [article(fire, ""), article(match_, ""), article(again, "")];
        let listed: Vec<_> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let likeness = Likeness::of(&listed, &Words::of(&listed));
        assert!(likeness.related(0, 2) && likeness.related(2, 0) && likeness.related(1, 1));
        assert!(!likeness.related(0, 1) && !likeness.related(1, 2));
        assert_eq!(likeness.groups(), [vec![0, 2], vec![1]]);
        assert_eq!(likeness.kin(0), [0, 2]);
    }
}
