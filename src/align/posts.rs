//! Posts: one person, captain in one article and commander in the other.
//!
//! Only posts of one ladder are compared, those that a person holds one at a time (ranks of a service, the chiefs of a
//! company, ministries), and only of people whose full name both articles give. A form that is part of the other
//! (`Col.`, `Lt. Col.`) is a short form, and `former` says that the time is another.

use std::collections::{BTreeMap, BTreeSet};

use super::Settings;
use super::draft::{self, Draft};
use crate::lexicon::posts::{self, Post};
use crate::model::{Article, Claim, Evidence, Finding, Reason, Shape, Span, Token, Verdict, Word, WordSet};

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

/// Say whose post it is that a comma parts from the name.
const OWNERS: WordSet =
    WordSet::of(&[Word::of("its"), Word::of("their"), Word::of("the"), Word::of("his"), Word::of("her")]);

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
            let from = name_from(article, claim);
            let Some((first, last)) = full_name(claim, from).filter(|_| zone.counts()) else { continue };
            for (post, span) in beside(article, claim, from) {
                let held = Held { source: *source, article, claim, span, post };
                people.entry((post.ladder, first, last)).or_default().push(held);
            }
        }
    }
    let mut told: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut out = Vec::new();
    // Ladders with a + come first in order, and say again what another ladder says.
    for ((_, first, last), held) in people.iter().rev() {
        if let Some(finding) = differing(held, settings)
            && told.insert((first, last))
        {
            out.push(finding);
        }
    }
    out
}

/// Where the name itself begins: `FBI Deputy Director Ada Holm` is read as one name.
fn name_from(article: &Article, claim: &Claim) -> u32 {
    let own = claim.mention.tokens.clone();
    let ends = |at: &u32| !ending_at(article, own.start, *at).is_empty();
    (own.start + 1..own.end.saturating_sub(1)).rev().find(ends).unwrap_or(own.start)
}

/// A token as posts are written, without its stop.
fn plain(text: &str, t: &Token) -> Word {
    Word::fold(t.span.of(text).trim_end_matches('.'))
}

/// The posts whose words end before token `end`, and begin no earlier than `start`.
fn ending_at(article: &Article, start: u32, end: u32) -> Vec<Post> {
    let (text, tokens) = (article.source.text.as_str(), &article.document.tokens);
    let Some(last) = end.checked_sub(1).filter(|k| *k >= start) else { return Vec::new() };
    let fits = |p: &Post| {
        let from = end.checked_sub(p.words.len() as u32).filter(|f| *f >= start);
        from.is_some_and(|from| p.words.iter().zip(&tokens[from as usize..]).all(|(w, t)| plain(text, t) == *w))
    };
    longest(posts::ending_with(plain(text, &tokens[last as usize])).filter(fits))
}

/// The first and the last word of a full name that begins at a token.
fn full_name(claim: &Claim, from: u32) -> Option<(&str, &str)> {
    let words = claim.value.words()?;
    let skipped = (from - claim.mention.tokens.start) as usize;
    let mut name = words.folded.split(' ').skip(skipped);
    let first = name.next()?;
    Some((first, name.last()?))
}

/// The posts right before a name (that begins at token `from`) and right after it (`Ann Lee, chief executive of …`).
fn beside(article: &Article, claim: &Claim, from: u32) -> Vec<(Post, Span)> {
    let text = article.source.text.as_str();
    let sentence = article.document.sentences[claim.mention.sentence as usize].tokens.clone();
    let tokens = &article.document.tokens;
    let plain = |t: &Token| plain(text, t);
    let is = |at: u32, word: &Word| tokens.get(at as usize).is_some_and(|t| plain(t) == *word);
    let mut out = Vec::new();
    // Stops of abbreviations may stand as tokens of their own.
    let stop = |at: u32| tokens[at as usize].span.of(text) == ".";
    let mut end = from;
    while end > sentence.start && stop(end - 1) {
        end -= 1;
    }
    // `Its deputy director of relief, Ada Holm, said`: the post is told as somebody's.
    let comma = end > sentence.start + 1 && tokens[end as usize - 1].span.of(text) == ",";
    end -= u32::from(comma);
    let matched = |end: u32| ending_at(article, sentence.start, end);
    let mut found = matched(end);
    // A stop behind it belongs to it.
    let mut last = if comma { end } else { from }.saturating_sub(1);
    if found.is_empty() {
        // `vice president of marketing Ann Lee`
        let near = sentence.start.max(end.saturating_sub(OF))..end;
        let words = near.rev().take_while(|k| tokens[*k as usize].looks(Shape::WORD));
        if let Some(of) =
            words.into_iter().find(|k| is(*k, const { &Word::of("of") }) || is(*k, const { &Word::of("for") }))
        {
            (end, found) = (of, matched(of));
            last = of.saturating_sub(1);
        }
    }
    let owned = |from: u32| {
        let before = from.checked_sub(1).filter(|k| *k >= sentence.start).map(|k| tokens[k as usize]);
        before.is_some_and(|t| OWNERS.contains(plain(&t)) || matches!(t.span.of(text), "'s" | "’s"))
    };
    for post in found.into_iter().filter(|p| !comma || owned(end - p.words.len() as u32)) {
        let from = end - post.words.len() as u32;
        let before = (sentence.start.max(from.saturating_sub(2))..from).map(|k| plain(&tokens[k as usize]));
        if !before.into_iter().any(|w| OTHER_TIME.contains(w)) {
            let last = tokens[last as usize].span;
            out.push((post, tokens[from as usize].span.to(last)));
        }
    }
    let after = claim.mention.tokens.end;
    if after + 1 < sentence.end && tokens[after as usize].span.of(text) == "," {
        let articles = [const { Word::of("the") }, const { Word::of("a") }, const { Word::of("its") }];
        let from = after + 1 + u32::from(articles.iter().any(|w| is(after + 1, w)));
        // `Ann Lee, Corven's marketing chief`, `Ann Lee, the museum's curator`
        let owned =
            (from..sentence.end.min(from + OF)).find(|k| matches!(tokens[*k as usize].span.of(text), "'s" | "’s"));
        let from = owned.map_or(from, |k| k + 1);
        let led = (after + 1..from).map(|k| plain(&tokens[k as usize]));
        if led.into_iter().any(|w| OTHER_TIME.contains(w) || w == const { Word::of("now") }) {
            return out;
        }
        let first = tokens.get(from as usize).filter(|_| from < sentence.end);
        let fits = |p: &Post| {
            from + p.words.len() as u32 <= sentence.end
                && p.words.iter().enumerate().all(|(k, w)| is(from + k as u32, w))
        };
        let found = first.map(|t| longest(posts::starting_with(plain(t)).filter(fits))).unwrap_or_default();
        // `Ann Lee, president Bo Roe and …`: in a list the post may be the next one's.
        let next = found.first().and_then(|p| tokens.get(from as usize + p.words.len()));
        for post in found.iter().filter(|_| !next.is_some_and(Token::is_name)) {
            let end = from as usize + post.words.len() - 1;
            out.push((*post, tokens[from as usize].span.to(tokens[end].span)));
        }
    }
    out
}

/// How far before a name the `of` of its post may stand: `vice president of worldwide marketing Ann Lee`.
const OF: u32 = 4;

/// The first, and those of as many words: one form may belong to two ladders.
fn longest(posts: impl Iterator<Item = Post>) -> Vec<Post> {
    let mut out: Vec<Post> = posts.collect();
    let most = out.first().map_or(0, |p| p.words.len());
    out.retain(|p| p.words.len() == most);
    out
}

/// Whether nobody holds both posts: neither is a form of the other. In some ladders a post and its deputy are two.
fn apart(ladder: &str, a: &str, b: &str) -> bool {
    if ladder.starts_with('+') {
        return a != b;
    }
    let contains = |x: &str, y: &str| y.split(' ').all(|w| x.split(' ').any(|v| v == w));
    !contains(a, b) && !contains(b, a)
}

/// A finding, when two articles give a person posts that exclude each other, and none gives both.
fn differing(held: &[Held<'_>], settings: &Settings) -> Option<Finding> {
    // A person may be named a thousand times; the posts are few.
    let posts: BTreeSet<&str> = held.iter().map(|h| h.post.post).collect();
    let ladder = held.first()?.post.ladder;
    let camps: Vec<&str> = posts.iter().copied().filter(|p| posts.iter().any(|q| apart(ladder, p, q))).collect();
    if camps.is_empty() {
        return None;
    }
    let mut given: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for h in held {
        given.entry(h.source).or_default().insert(h.post.post);
    }
    if given.values().any(|own| own.iter().any(|p| own.iter().any(|q| apart(ladder, p, q)))) {
        // Two posts, or a career: one article that gives both knows of no contradiction.
        return None;
    }
    let evidence = |h: &Held<'_>| {
        draft::evidence(h.source, h.article, h.claim, h.span, h.span.of(&h.article.source.text).to_owned())
    };
    let sides = held.iter().filter_map(|h| Some((evidence(h), camps.iter().position(|c| *c == h.post.post)?)));
    let evidence: Vec<(Evidence, usize)> = sides.collect();
    let name = held.iter().map(|h| h.claim.value.to_string()).min_by_key(|n| (n.len(), n.clone()))?;
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
            (
                "FBI Deputy Director Ada Holm spoke.",
                "Ada Holm, director of the agency, spoke.",
                ["Deputy Director", "director"],
            ),
            (
                "Corven senior vice president of marketing Ivor Brandt left.",
                "Ivor Brandt, vice president for worldwide marketing at Corven, left.",
                ["senior vice president", "vice president"],
            ),
            (
                "Its deputy director of relief, Ada Holm, spoke.",
                "Ada Holm, director of relief at the agency, spoke.",
                ["deputy director", "director"],
            ),
            ("Chief Supt Ada Holm spoke.", "Superintendent Ada Holm spoke.", ["Chief Supt", "Superintendent"]),
            (
                "Police Chief Ada Holm spoke.",
                "Ada Holm, the deputy police chief, spoke.",
                ["Police Chief", "deputy police chief"],
            ),
            ("Sen. Mara Quist voted no.", "Rep. Mara Quist voted no.", ["Rep.", "Sen."]),
            (
                "Design chief Ivor Brandt said so.",
                "Ivor Brandt, Corven's marketing chief, said so.",
                ["Design chief", "marketing chief"],
            ),
            (
                "Finance director Ivor Brandt said so.",
                "Ivor Brandt, the head of sales, said so.",
                ["Finance director", "head of sales"],
            ),
            (
                "Labour minister Rosa Ness left.",
                "Rosa Ness, minister of energy and mines, left.",
                ["Labour minister", "minister of energy and mines"],
            ),
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
            ["FBI Deputy Director Ada Holm spoke.", "Ada Holm, the deputy director, spoke."],
            ["Former director Ada Holm spoke.", "Ada Holm, deputy director then, spoke."],
            ["Deputy director Ada Holm spoke.", "Ada Holm, deputy director, rose. Director Ada Holm spoke in May."],
            ["Det. Sgt. Ada Holm spoke.", "Sergeant Ada Holm spoke."],
            ["He is a deputy director, Ada Holm spoke.", "Ada Holm, director, spoke."],
            ["Deputy mayor Ada Holm spoke.", "Mayor Otto Holm spoke."],
            ["Ivor Brandt, vice president of sales, left.", "Corven VP Ivor Brandt left."],
            ["Lt. Col. Ada Holm spoke.", "Col. Ada Holm spoke."],
            ["Capt. Ada Holm spoke.", "Commander Bea Holm spoke."],
            ["Capt. Holm spoke.", "Commander Holm spoke."],
            ["Former Foreign Minister Olof Ness left.", "Defence Minister Olof Ness left."],
            ["Finance chief Ivor Brandt left.", "Ivor Brandt, Corven's chief financial officer, left."],
            ["Technology director Ivor Brandt left.", "Ivor Brandt, Corven's technical chief, left."],
            ["Corven vice president Ivor Brandt left.", "Ivor Brandt, now the company's president, left."],
            ["Foreign Minister Olof Ness left.", "Foreign Secretary Olof Ness left."],
            ["CEO Ivor Brandt spoke.", "CEO Ivor Brandt, chief operating officer from May on, spoke."],
        ] {
            assert!(posts(&texts).is_empty(), "{texts:?}");
        }
    }
}
