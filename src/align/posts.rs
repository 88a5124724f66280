//! Posts: one person, captain in one article and commander in the other.
//!
//! Only posts of one ladder are compared, those that a person holds one at a time (ranks of a service, the chiefs of a
//! company, ministries), and only of people whose full name both articles give. A form that is part of the other
//! (`Col.`, `Lt. Col.`) is a short form, and `former` says that the time is another.

use std::collections::{BTreeMap, BTreeSet};

use super::Settings;
use super::draft::{self, Draft};
use crate::lexicon::posts::{self, Post};
use crate::model::{Article, Claim, Evidence, Finding, Reason, Span, Token, Verdict, Word, WordSet};

/// How sure such a difference is an error, in thousandths; set by hand.
const SURE: u16 = 880;

/// Words that say that a post is of another time, or held for somebody else.
const OTHER_TIME: WordSet = WordSet::of(&[
    Word::of("former"),
    Word::of("ex"),
    Word::of("then"),
    Word::of("retired"),
    Word::of("late"),
    Word::of("acting"),
    Word::of("interim"),
    Word::of("incoming"),
    Word::of("outgoing"),
    Word::of("future"),
    Word::of("next"),
    Word::of("deputy"),
    Word::of("assistant"),
    Word::of("elect"),
]);

/// A post beside a full name.
struct Held<'a> {
    source: u32,
    article: &'a Article,
    /// The name.
    claim: &'a Claim,
    /// Where the post stands.
    span: Span,
    post: Post,
}

/// The facts on the posts of people in a story.
pub(super) fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    // By ladder and person: first and last word of the name.
    let mut people: BTreeMap<(&str, &str, &str), Vec<Held<'_>>> = BTreeMap::new();
    for (source, article) in articles {
        for claim in article.claims.iter().filter(|c| c.mention.kind == "name") {
            let zone = article.document.sentences[claim.mention.sentence as usize].zone;
            let Some((first, last)) = full_name(claim).filter(|_| zone.counts()) else { continue };
            for (post, span) in beside(article, claim) {
                let held = Held { source: *source, article, claim, span, post };
                people.entry((post.ladder, first, last)).or_default().push(held);
            }
        }
    }
    people.into_values().filter_map(|held| differing(&held, settings)).collect()
}

fn full_name(claim: &Claim) -> Option<(&str, &str)> {
    let words = claim.value.words()?;
    let (first, rest) = words.folded.split_once(' ')?;
    Some((first, rest.rsplit(' ').next().unwrap_or(rest)))
}

/// The posts right before a name and right after it (`Ann Lee, chief executive of …`).
fn beside(article: &Article, claim: &Claim) -> Vec<(Post, Span)> {
    let text = article.source.text.as_str();
    let sentence = article.document.sentences[claim.mention.sentence as usize].tokens.clone();
    let tokens = &article.document.tokens;
    let plain = |t: &Token| Word::fold(t.span.of(text).trim_end_matches('.'));
    let is = |at: u32, word: &Word| tokens.get(at as usize).is_some_and(|t| plain(t) == *word);
    let mut out = Vec::new();
    // Stops of abbreviations may stand as tokens of their own.
    let stop = |at: u32| tokens[at as usize].span.of(text) == ".";
    let mut end = claim.mention.tokens.start;
    while end > sentence.start && stop(end - 1) {
        end -= 1;
    }
    if end > sentence.start {
        let found = posts::ending_with(plain(&tokens[end as usize - 1])).find(|p| {
            let from = end.checked_sub(p.words.len() as u32).filter(|f| *f >= sentence.start);
            from.is_some_and(|from| p.words.iter().enumerate().all(|(k, w)| is(from + k as u32, w)))
        });
        if let Some(post) = found {
            let from = end - post.words.len() as u32;
            let before = (sentence.start.max(from.saturating_sub(2))..from).map(|k| plain(&tokens[k as usize]));
            if !before.into_iter().any(|w| OTHER_TIME.contains(w)) {
                let last = tokens[claim.mention.tokens.start as usize - 1].span;
                out.push((post, tokens[from as usize].span.to(last)));
            }
        }
    }
    let after = claim.mention.tokens.end;
    if after + 1 < sentence.end && tokens[after as usize].span.of(text) == "," {
        let articles = [const { Word::of("the") }, const { Word::of("a") }, const { Word::of("its") }];
        let from = after + 1 + u32::from(articles.iter().any(|w| is(after + 1, w)));
        let first = tokens.get(from as usize).filter(|_| from < sentence.end);
        let found = first.and_then(|t| {
            posts::starting_with(plain(t)).find(|p| {
                from + p.words.len() as u32 <= sentence.end
                    && p.words.iter().enumerate().all(|(k, w)| is(from + k as u32, w))
            })
        });
        // `Ann Lee, president Bo Roe and …`: in a list the post may be the next one's.
        let next = found.and_then(|p| tokens.get(from as usize + p.words.len()));
        if let Some(post) = found.filter(|_| !next.is_some_and(Token::is_name)) {
            let end = from as usize + post.words.len() - 1;
            out.push((post, tokens[from as usize].span.to(tokens[end].span)));
        }
    }
    out
}

/// Whether nobody holds both posts: neither is a form of the other.
fn apart(a: &str, b: &str) -> bool {
    let contains = |x: &str, y: &str| y.split(' ').all(|w| x.split(' ').any(|v| v == w));
    !contains(a, b) && !contains(b, a)
}

/// A finding, when two articles give a person posts that exclude each other, and none gives both.
fn differing(held: &[Held<'_>], settings: &Settings) -> Option<Finding> {
    // A person may be named a thousand times; the posts are few.
    let posts: BTreeSet<&str> = held.iter().map(|h| h.post.post).collect();
    let camps: Vec<&str> = posts.iter().copied().filter(|p| posts.iter().any(|q| apart(p, q))).collect();
    if camps.is_empty() {
        return None;
    }
    let mut given: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for h in held {
        given.entry(h.source).or_default().insert(h.post.post);
    }
    if given.values().any(|own| own.iter().any(|p| own.iter().any(|q| apart(p, q)))) {
        // Two posts, or a career: one article that gives both knows of no contradiction.
        return None;
    }
    let evidence = |h: &Held<'_>| {
        draft::evidence(h.source, h.article, h.claim, h.span, h.span.of(&h.article.source.text).to_owned())
    };
    let sides = held.iter().filter_map(|h| Some((evidence(h), camps.iter().position(|c| *c == h.post.post)?)));
    let evidence: Vec<(Evidence, usize)> = sides.collect();
    let name = held.iter().find(|h| camps.contains(&h.post.post))?.claim.value.to_string();
    Some(
        Draft {
            kind: "name",
            about: format!("post of: {name}"),
            verdict: if SURE >= settings.min_confidence { Verdict::Conflict } else { Verdict::Possible },
            confidence: SURE,
            evidence,
            subjects: vec![Word::fold(&name)],
            reasons: vec![
                Reason { name: "same full name", detail: name.into(), weight: 200 },
                Reason {
                    name: "posts of one ladder",
                    detail: format!("nobody is {} at once", camps.join(" and ")).into(),
                    weight: 200,
                },
            ],
            edits: Vec::new(),
            note: None,
        }
        .finish(),
    )
}

#[cfg(test)]
mod tests {
    use super::align;
    use crate::align::Settings;
    use crate::kind::testing::article;
    use crate::model::Article;

    /// The values of each finding, sorted.
    fn posts(texts: &[&str]) -> Vec<Vec<String>> {
        let articles: Vec<Article> = texts.iter().map(|t| article(t, "")).collect();
        let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let sides = |f: crate::model::Finding| {
            let mut values: Vec<String> = f.camps.iter().map(|c| c.value.clone()).collect();
            values.sort();
            values
        };
        align(&listed, &Settings::default()).into_iter().map(sides).collect()
    }

    #[test]
    fn two_posts_of_one_ladder_are_told() {
        for (a, b, want) in [
            ("Police Capt. Ada Holm spoke.", "Commander Ada Holm spoke.", ["Capt.", "Commander"]),
            (
                "Its CEO Ivor Brandt resigned.",
                "Ivor Brandt, chief operating officer, resigned.",
                ["CEO", "chief operating officer"],
            ),
            ("Sen. Mara Quist voted no.", "Rep. Mara Quist voted no.", ["Rep.", "Sen."]),
            (
                "Foreign Minister Olof Ness left.",
                "Defence Minister Olof Ness left.",
                ["Defence Minister", "Foreign Minister"],
            ),
        ] {
            assert_eq!(posts(&[a, b]), [want], "{a} {b}");
        }
    }

    #[test]
    fn what_can_be_said_of_one_person_at_once_is_not() {
        for texts in [
            ["Capt. Ada Holm spoke.", "Captain Ada Holm spoke."],
            ["Lt. Col. Ada Holm spoke.", "Col. Ada Holm spoke."],
            ["Capt. Ada Holm spoke.", "Commander Bea Holm spoke."],
            ["Capt. Holm spoke.", "Commander Holm spoke."],
            ["Former Foreign Minister Olof Ness left.", "Defence Minister Olof Ness left."],
            ["Foreign Minister Olof Ness left.", "Foreign Secretary Olof Ness left."],
            ["CEO Ivor Brandt spoke.", "CEO Ivor Brandt, chief operating officer from May on, spoke."],
        ] {
            assert!(posts(&texts).is_empty(), "{texts:?}");
        }
    }
}
