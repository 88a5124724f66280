//! Questions that one article leaves open and another answers: it was unclear whether anyone else was in the building, and
//! nobody else was.
//!
//! There is no grammar here: the clause is taken for answered by a sentence that tells all its content words near each other
//! and as a fact. So the demands are high: three words at least, or a plain `the devices were not related`.

use super::Settings;
use super::draft::{self, Draft};
use crate::lexicon::synonyms;
use crate::model::{
    Article, Claim, Classes, Document, Evidence, Finding, Reason, Shape, Span, Token, Verdict, Word, WordSet,
};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// How sure such a difference is a development, in thousandths; set by hand.
const SURE: u16 = 700;
/// How far apart the words of an answer may stand, in tokens.
const NEAR: usize = 16;
/// With so many words one may be missing.
const MANY: usize = 6;

/// The most questions of one article and of a story: each is held against every sentence.
const MOST_OF_ONE: usize = 16;
const MOST: usize = 128;

const OPENS: WordSet = WordSet::of(&[w("if"), w("whether")]);
const BE: WordSet = WordSet::of(&[w("is"), w("are"), w("was"), w("were"), w("be"), w("been")]);
/// Somebody or nobody: what is asked for and what is told.
const ANYBODY: WordSet =
    WordSet::of(&[w("anyone"), w("anybody"), w("someone"), w("somebody"), w("nobody"), w("others"), w("one")]);
const INSIDE: WordSet = WordSet::of(&[w("in"), w("inside"), w("at"), w("on"), w("aboard")]);
/// They tell nothing of what is asked.
const EMPTY: WordSet = WordSet::of(&[
    w("time"),
    w("still"),
    w("yet"),
    w("actually"),
    w("already"),
    w("also"),
    w("now"),
    w("any"),
    w("there"),
    w("then"),
    w("moment"),
]);
/// A sentence with one of these tells no fact.
const HEDGE: WordSet = WordSet::of(&[
    w("if"),
    w("whether"),
    w("could"),
    w("may"),
    w("might"),
    w("would"),
    w("will"),
    w("should"),
    w("unclear"),
    w("unknown"),
    w("possible"),
    w("possibly"),
    w("perhaps"),
    w("believed"),
    w("believe"),
    w("believes"),
    w("suspected"),
    w("think"),
    w("thinks"),
    w("thought"),
    w("fear"),
    w("feared"),
    w("alleged"),
    w("allegedly"),
    w("rumours"),
    w("rumors"),
    w("investigating"),
    w("asked"),
    w("likely"),
    w("can"),
    w("or"),
]);

/// A question, as words to look for.
struct Question<'a> {
    source: u32,
    article: &'a Article,
    claim: &'a Claim,
    /// What is asked.
    clause: Span,
    /// Words that every answer has.
    common: Vec<Word>,
    /// What is asked about them: one of the two, if it is `one or the other`.
    either: Option<[Vec<Word>; 2]>,
    /// `was anyone in the building`, `were they related`: it stands or falls with the verb.
    plain: bool,
}

/// The open questions of a story that another article answers.
pub(super) fn align(articles: &[(u32, &Article)], settings: &Settings) -> Vec<Finding> {
    let each = articles.iter().flat_map(|(source, article)| asked(*source, article).take(MOST_OF_ONE));
    let asked: Vec<Question<'_>> = each.take(MOST).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    // What each token tells is worked out once, not once a question.
    let read = |a: &&Article| a.document.tokens.iter().map(term).collect();
    let terms: Vec<Vec<Option<Word>>> = articles.iter().map(|a| read(&a.1)).collect();
    let mut told: Vec<&Question<'_>> = Vec::new();
    let mut out = Vec::new();
    for question in &asked {
        if told.iter().any(|t| t.same(question)) {
            continue;
        }
        told.push(question);
        let same: Vec<&Question<'_>> = asked.iter().filter(|q| q.same(question)).collect();
        let answers: Vec<(u32, &Article, Span, Span)> = articles
            .iter()
            .zip(&terms)
            .filter(|((source, article), _)| !same.iter().any(|q| q.source == *source) && !question.older(article))
            .filter_map(|((source, article), terms)| {
                answer(question, article, terms).map(|(span, sentence)| (*source, *article, span, sentence))
            })
            .collect();
        if !answers.is_empty() {
            out.push(finding(&same, &answers, settings));
        }
    }
    out
}

fn asked(source: u32, article: &Article) -> impl Iterator<Item = Question<'_>> {
    let open = |c: &&Claim| {
        let sentence = &article.document.sentences[c.mention.sentence as usize];
        c.mention.kind == "status"
            && c.value.words().is_some_and(|w| w.folded.starts_with("open/"))
            && sentence.zone.counts()
    };
    article.claims.iter().filter(open).filter_map(move |claim| question(source, article, claim))
}

/// What a token tells, as a word to compare; none if it tells nothing by itself.
fn term(t: &Token) -> Option<Word> {
    if ANYBODY.contains(t.word) {
        return Some(w("anyone"));
    }
    if t.word == w("else") {
        return Some(t.word);
    }
    let none = Classes::FUNCTION.with(Classes::NEGATION).with(Classes::NUMBER).with(Classes::DIGITS);
    let empty = t.is_a(none) || !t.looks(Shape::WORD) || EMPTY.contains(t.word) || t.span.len() < 3;
    (!empty).then(|| synonyms::group(t.lemma))
}

fn question<'a>(source: u32, article: &'a Article, claim: &'a Claim) -> Option<Question<'a>> {
    let range = claim.mention.tokens.start as usize..claim.mention.tokens.end as usize;
    let tokens = &article.document.tokens[range];
    let from = tokens.iter().position(|t| OPENS.contains(t.word))? + 1;
    let clause = &tokens[from..];
    // Whom a pronoun means is not known here.
    let pronoun = |t: &Token| [w("he"), w("she"), w("it"), w("they"), w("him"), w("them")].contains(&t.word);
    // Casualties are stages of their own.
    let hurt = |t: &Token| [w("hurt"), w("injure"), w("injury"), w("casualty"), w("wound")].contains(&t.lemma);
    if clause.iter().any(|t| pronoun(t) || hurt(t)) {
        return None;
    }
    let all = |tokens: &[Token]| {
        let mut words: Vec<Word> = tokens.iter().filter_map(term).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (common, either) = match clause.iter().position(|t| t.word == w("or")) {
        Some(or) => {
            let left = (0..or).rev().take_while(|k| term(&clause[*k]).is_some()).last()?;
            let right = (or + 1..clause.len()).take_while(|k| term(&clause[*k]).is_some()).last()? + 1;
            let common = [all(&clause[..left]), all(&clause[right..])].concat();
            (common, Some([all(&clause[left..or]), all(&clause[or + 1..right])]))
        }
        None => (all(clause), None),
    };
    let be = clause.iter().position(|t| BE.contains(t.word));
    let plain = be.is_some_and(|be| {
        let rest = clause.len() - be;
        rest <= 5 && (clause[be + 1..].iter().take(2).any(|t| INSIDE.contains(t.word)) || rest <= 3)
            || common.contains(&w("anyone"))
    });
    let enough = match &either {
        Some([a, b]) => !common.is_empty() && common.len() + a.len().max(b.len()) >= 3,
        None => common.len() >= 3 || common.len() == 2 && plain,
    };
    let clause = clause.first()?.span.to(clause.last()?.span);
    enough.then_some(Question { source, article, claim, clause, common, either, plain })
}

impl Question<'_> {
    fn same(&self, other: &Self) -> bool {
        self.common == other.common && self.either == other.either
    }

    /// Whether an article is older than the question.
    fn older(&self, article: &Article) -> bool {
        matches!((article.source.published, self.article.source.published), (Some(a), Some(b)) if a < b)
    }

    /// The tokens of a sentence that answer, from the first to the last.
    fn answered(&self, tokens: &[Token], terms: &[Option<Word>]) -> Option<(usize, usize)> {
        let Some([left, right]) = &self.either else { return self.found(tokens, terms, &[&self.common]) };
        let told = |words: &[Word], not: &[Word]| {
            let other = terms.iter().flatten().any(|t| not.contains(t) && !words.contains(t));
            (self.common.len() + words.len() >= 3 && !other)
                .then(|| self.found(tokens, terms, &[&self.common, words]))
                .flatten()
        };
        told(left, right).or_else(|| told(right, left))
    }

    fn found(&self, tokens: &[Token], terms: &[Option<Word>], words: &[&[Word]]) -> Option<(usize, usize)> {
        let needed: Vec<Word> = words.concat();
        let spare = usize::from(needed.len() >= MANY);
        let starts = (0..terms.len()).filter(|k| terms[*k].is_some_and(|t| needed.contains(&t)));
        for from in starts {
            let window = &terms[from..terms.len().min(from + NEAR)];
            let place = |word: &Word| window.iter().position(|t| *t == Some(*word));
            let places: Vec<usize> = needed.iter().filter_map(place).collect();
            if places.len() + spare < needed.len() {
                continue;
            }
            let to = from + places.into_iter().max()? + 1;
            if !self.plain || told_plainly(tokens, from, to) {
                return Some((from, to));
            }
        }
        None
    }
}

/// `there was nobody else in the building`, `the devices were not related`: the verb stands right at the words, near together.
fn told_plainly(tokens: &[Token], from: usize, to: usize) -> bool {
    let anybody = (from..to).find(|k| ANYBODY.contains(tokens[*k].word));
    let be = |range: std::ops::Range<usize>| range.clone().any(|k| BE.contains(tokens[k].word));
    match anybody {
        // `no one else in the building was hurt` tells of others.
        Some(k) => be(k.saturating_sub(2)..k) || be(k + 1..to.min(k + 4)),
        None => to - from <= 7 && be(from + 1..to),
    }
}

/// Where an article answers a question, and in which sentence.
fn answer(question: &Question<'_>, article: &Article, terms: &[Option<Word>]) -> Option<(Span, Span)> {
    let document: &Document = &article.document;
    document.sentences.iter().filter(|s| s.zone.counts()).find_map(|sentence| {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let tokens = &document.tokens[range.clone()];
        let (from, to) = question.answered(tokens, &terms[range])?;
        let text = &article.source.text;
        let asks = tokens.iter().any(|t| HEDGE.contains(t.word) || t.span.of(text) == "?");
        (!asks).then(|| (tokens[from].span.to(tokens[to - 1].span), sentence.span))
    })
}

fn finding(asked: &[&Question<'_>], answers: &[(u32, &Article, Span, Span)], settings: &Settings) -> Finding {
    let open = asked.iter().map(|q| {
        let span = q.claim.mention.span;
        (draft::evidence(q.source, q.article, q.claim, span, q.claim.value.to_string()), 0)
    });
    let told = answers.iter().map(|(source, article, span, sentence)| {
        let value = span.of(&article.source.text).to_owned();
        let (span, sentence, told) = (*span, *sentence, String::new());
        (Evidence { source: *source, span, sentence, value, told, speaker: None }, 1)
    });
    let first = asked[0];
    let about = format!("whether {}: unknown or told", first.clause.of(&first.article.source.text));
    Draft {
        kind: "status",
        subjects: vec![Word::fold(&about)],
        about,
        verdict: if SURE >= settings.min_confidence { Verdict::Update } else { Verdict::Possible },
        confidence: SURE,
        evidence: open.chain(told).collect(),
        reasons: vec![Reason {
            name: "question answered",
            detail: "one article leaves open what another tells".into(),
            weight: i32::from(SURE),
        }],
        edits: Vec::new(),
        note: None,
    }
    .finish()
}

#[cfg(test)]
mod tests {
    use super::align;
    use crate::align::Settings;
    use crate::kind::testing::article;
    use crate::model::{Article, Verdict};

    fn told(texts: [(&str, &str); 2]) -> Vec<String> {
        let articles: Vec<Article> = texts.iter().map(|(day, text)| article(text, day)).collect();
        let listed: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
        let found = align(&listed, &Settings::default());
        assert!(found.iter().all(|f| f.verdict == Verdict::Update));
        found.into_iter().map(|f| f.about).collect()
    }

    #[test]
    fn a_question_is_answered() {
        for (asked, answer) in [
            ("It was unclear if the dead were guests or hotel employees.", "Two hotel workers died in the blaze."),
            ("Police could not say if anyone else was in the house.", "There was nobody else in the house."),
            ("It is not known whether anyone else was aboard the boat.", "No one else was aboard the boat."),
            ("It was unclear whether the two fires were related.", "The fires were not related, the chief said."),
            ("Police would not say if the shooting was caught on camera.", "The shooting was caught on a bank camera."),
            (
                "It is not yet clear whether the mayor signed the contract.",
                "The mayor never signed the contract, her office said.",
            ),
        ] {
            let want = 1;
            let days = ["2024-05-02", "2024-05-03"];
            assert_eq!(told([(days[0], asked), (days[1], answer)]).len(), want, "{asked} {answer}");
            assert_eq!(told([("", answer), ("", asked)]).len(), want, "undated: {asked} {answer}");
            // What is told first is no answer to what is asked later.
            assert_eq!(told([(days[1], asked), (days[0], answer)]).len(), 0, "the other way round: {asked} {answer}");
        }
    }

    #[test]
    fn what_is_no_answer_is_left_alone() {
        for (asked, other) in [
            ("It was unclear if the dead were guests or hotel employees.", "The hotel has 40 employees."),
            ("It was unclear if the dead were guests or hotel employees.", "The dead were guests or hotel workers."),
            ("It was unclear if the dead were guests or hotel employees.", "Two hotel workers may have died."),
            ("Police could not say if anyone else was in the house.", "No one else in the house was hurt."),
            ("Police could not say if anyone else was in the house.", "There was nobody else in the car."),
            ("Police could not say if anyone was hurt.", "No one was hurt."),
            ("It was unclear whether the fires were related.", "Police asked whether the fires were related."),
            ("It was unclear whether the fires were related.", "The fires burned for days; the men were related."),
            ("It is unclear if he survived.", "The captain survived."),
            ("She did not know if the mayor signed the contract.", "The mayor signed the contract."),
            ("The mayor will say if the city signed the contract.", "The city signed the contract."),
            ("It is unclear whether the mayor signed the contract.", "The contract was written for the mayor."),
        ] {
            assert_eq!(told([("", asked), ("", other)]), Vec::<String>::new(), "{asked} {other}");
        }
    }

    #[test]
    fn the_question_is_said() {
        let asked = "It is unclear whether the mayor signed the contract.";
        let about = told([("", asked), ("", "The mayor signed the contract.")]);
        assert_eq!(about, ["whether the mayor signed the contract: unknown or told"]);
    }
}
