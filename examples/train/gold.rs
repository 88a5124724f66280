//! Labelled clusters: articles, facts, and articles with one value altered.

use std::path::Path;

use crosscheck::align::amounts::{Compared, Weights, compare};
use crosscheck::model::{Article, Finding, Relation, Source, Span, Verdict};
use crosscheck::text::calendar::{MONTHS, WEEKDAYS};
use serde_json::Value as Json;

/// One labelled fact.
pub struct Fact {
    pub id: String,
    pub kind: String,
    pub about: String,
    pub verdict: Verdict,
    /// `(article, span of the value, value)`.
    pub claims: Vec<(u32, Span, String)>,
}

impl Fact {
    pub fn conflicting(&self) -> bool {
        matches!(self.verdict, Verdict::Conflict | Verdict::Update)
    }

    pub fn amount_or_moment(&self) -> bool {
        ["date", "time", "age", "count", "money", "percent", "duration", "measure", "ordinal"]
            .contains(&self.kind.as_str())
    }
}

/// An article with one value of an agreeing fact altered.
pub struct Altered {
    pub article: u32,
    pub fact: usize,
    /// Where the altered value stands.
    pub span: Span,
    pub read: Article,
}

pub struct Cluster {
    pub name: String,
    pub topic: usize,
    /// How much its pairs weigh in training.
    pub share: f64,
    pub articles: Vec<Article>,
    pub facts: Vec<Fact>,
    pub altered: Vec<Altered>,
}

/// What the labels say of a pair of claims.
pub enum Truth {
    SameFact(Verdict),
    OtherFacts,
    /// An unlabelled copy of a labelled conflict.
    Copy,
    Unknown,
}

pub fn load(corpus: &str, labels: &str) -> Vec<Cluster> {
    let mut files: Vec<_> =
        std::fs::read_dir(labels).expect("the labels' folder").flatten().map(|e| e.path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "json"));
    files.sort();
    files.iter().map(|path| cluster(corpus, path)).collect()
}

/// Pairs written for training, each a cluster of two articles.
pub struct Pair {
    pub kind: String,
    pub conflict: bool,
    pub articles: Vec<Article>,
}

/// The pairs of `pairs.toml`.
pub fn pairs() -> Vec<Pair> {
    let table: toml::Table = include_str!("pairs.toml").parse().expect("pairs.toml is TOML");
    let read = |name: &str, text: &str| {
        let body = Span::new(0, text.len() as u32);
        let source = Source { path: name.to_owned(), text: text.to_owned(), body, ..Source::default() };
        crosscheck::pipeline::read(vec![source]).remove(0)
    };
    let list = table["pair"].as_array().expect("a list of pairs");
    list.iter()
        .map(|p| Pair {
            kind: p["kind"].as_str().expect("kind").to_owned(),
            conflict: p["conflict"].as_bool().expect("conflict"),
            articles: vec![read("a", p["a"].as_str().expect("a")), read("b", p["b"].as_str().expect("b"))],
        })
        .collect()
}

fn cluster(corpus: &str, path: &Path) -> Cluster {
    let json: Json = serde_json::from_str(&std::fs::read_to_string(path).expect("a gold file")).expect("JSON");
    let name = json["cluster"].as_str().expect("cluster").to_owned();
    let topic = name.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0) / 2;
    let folder = format!("{corpus}/{name}");
    let sources = crosscheck::load::load(".", &[folder]).expect("the cluster's articles").sources;
    let articles = crosscheck::pipeline::read(sources);
    let index = |doc: &str| {
        articles.iter().position(|a| a.source.path.rsplit('/').next() == Some(doc)).expect("article") as u32
    };
    let facts: Vec<Fact> = json["facts"]
        .as_array()
        .expect("facts")
        .iter()
        .map(|f| Fact {
            id: f["id"].as_str().unwrap_or("").to_owned(),
            kind: f["type"].as_str().unwrap_or("").to_owned(),
            about: f["about"].as_str().unwrap_or("").to_owned(),
            verdict: match f["verdict"].as_str() {
                Some("conflict") => Verdict::Conflict,
                Some("update") => Verdict::Update,
                Some("loose") => Verdict::Loose,
                _ => Verdict::Agree,
            },
            claims: f["claims"]
                .as_array()
                .expect("claims")
                .iter()
                .map(|c| {
                    let article = index(c["doc"].as_str().unwrap_or(""));
                    let text = &articles[article as usize].source.text;
                    let (sentence, value) = (c["text"].as_str().unwrap_or(""), c["value_text"].as_str().unwrap_or(""));
                    let at = text.find(sentence).expect("the text stands in the article")
                        + sentence.find(value).unwrap_or(0);
                    (
                        article,
                        Span::new(at as u32, (at + value.len()) as u32),
                        c["value"].as_str().unwrap_or("").to_owned(),
                    )
                })
                .collect(),
        })
        .collect();
    let mut cluster = Cluster { name, topic, share: 1.0, articles, facts, altered: Vec::new() };
    cluster.altered = (0..cluster.facts.len()).filter_map(|k| cluster.alter(k)).collect();
    cluster
}

impl Cluster {
    pub fn refs(&self) -> Vec<(u32, &Article)> {
        self.articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect()
    }

    pub fn refs_with<'a>(&'a self, altered: &'a Altered) -> Vec<(u32, &'a Article)> {
        self.articles
            .iter()
            .enumerate()
            .map(|(k, a)| (k as u32, if k as u32 == altered.article { &altered.read } else { a }))
            .collect()
    }

    fn facts_of(&self, article: u32, claim: u32) -> Vec<usize> {
        let span = self.articles[article as usize].claims[claim as usize].mention.span;
        (0..self.facts.len())
            .filter(|k| self.facts[*k].claims.iter().any(|c| c.0 == article && c.1.overlaps(span)))
            .collect()
    }

    pub fn truth(&self, c: &Compared) -> Truth {
        let [a, b] = c.claims.map(|(article, claim)| self.facts_of(article, claim));
        if let Some(k) = a.iter().find(|k| b.contains(k)) {
            return Truth::SameFact(self.facts[*k].verdict);
        }
        if !a.is_empty() && !b.is_empty() {
            return Truth::OtherFacts;
        }
        if c.pair.relation == Relation::Differs && self.copies_conflict(c) {
            return Truth::Copy;
        }
        Truth::Unknown
    }

    /// The pair's two values are those of a labelled conflict of this kind.
    fn copies_conflict(&self, c: &Compared) -> bool {
        let values = c.claims.map(|(article, claim)| &self.articles[article as usize].claims[claim as usize]);
        let kind = values[0].mention.kind;
        self.facts.iter().filter(|f| f.conflicting() && f.kind == kind).any(|f| {
            let has = |v: &crosscheck::model::Value| {
                f.claims.iter().any(|g| {
                    self.articles[g.0 as usize]
                        .claims
                        .iter()
                        .any(|o| o.mention.kind == kind && o.mention.span.overlaps(g.1) && o.value == *v)
                })
            };
            has(&values[0].value) && has(&values[1].value)
        })
    }

    /// Which claims of a fact a finding holds.
    fn held(&self, f: &Finding, fact: usize) -> Vec<usize> {
        let gold = &self.facts[fact].claims;
        (0..gold.len())
            .filter(|k| f.claims.iter().any(|c| c.source == gold[*k].0 && c.span.overlaps(gold[*k].1)))
            .collect()
    }

    pub fn holds(&self, f: &Finding, fact: usize) -> usize {
        self.held(f, fact).len()
    }

    /// Labelled conflicts and updates of which the finding shows two values.
    pub fn conflicts_in(&self, f: &Finding) -> Vec<usize> {
        (0..self.facts.len())
            .filter(|k| {
                let mut values: Vec<&str> =
                    self.held(f, *k).iter().map(|c| self.facts[*k].claims[*c].2.as_str()).collect();
                values.sort_unstable();
                values.dedup();
                self.facts[*k].conflicting() && values.len() >= 2
            })
            .collect()
    }

    /// Whether the finding sets the altered value against another article of its fact.
    pub fn finds(&self, altered: &Altered, f: &Finding) -> bool {
        let others = &self.facts[altered.fact].claims;
        f.claims.iter().any(|c| c.source == altered.article && c.span.overlaps(altered.span))
            && others
                .iter()
                .any(|o| o.0 != altered.article && f.claims.iter().any(|c| c.source == o.0 && c.span.overlaps(o.1)))
    }

    /// Whether a pair sets the altered claim against another of its fact.
    pub fn is_altered_pair(&self, altered: &Altered, c: &Compared, refs: &[(u32, &Article)]) -> bool {
        let spans =
            c.claims.map(|(article, claim)| (article, refs[article as usize].1.claims[claim as usize].mention.span));
        let others = &self.facts[altered.fact].claims;
        [(0, 1), (1, 0)].iter().any(|(x, y)| {
            spans[*x].0 == altered.article
                && spans[*x].1.overlaps(altered.span)
                && others.iter().any(|o| o.0 != altered.article && o.0 == spans[*y].0 && o.1.overlaps(spans[*y].1))
        })
    }

    /// Why a labelled conflict was missed: its best pair.
    pub fn tell(&self, fact: usize, weights: &Weights) -> String {
        let f = &self.facts[fact];
        let refs = self.refs();
        let all = compare(&refs, weights);
        let mine: Vec<&Compared> = all
            .iter()
            .filter(|c| {
                let [a, b] = c.claims.map(|(article, claim)| self.facts_of(article, claim));
                a.contains(&fact) && b.contains(&fact)
            })
            .collect();
        let read = f
            .claims
            .iter()
            .filter(|g| self.articles[g.0 as usize].claims.iter().any(|c| c.mention.span.overlaps(g.1)))
            .count();
        let head = format!(
            "{} [{}] {}: {}",
            f.id,
            f.kind,
            f.about,
            f.claims.iter().map(|c| c.2.as_str()).collect::<Vec<_>>().join(" | ")
        );
        let differing: Vec<&&Compared> = mine.iter().filter(|c| c.pair.relation == Relation::Differs).collect();
        let why = match differing.iter().max_by_key(|c| (c.refused.is_none(), c.second)) {
            Some(best) => format!(
                "score {} first {} anchors {} refused {:?}",
                best.second, best.first, best.anchors, best.refused
            ),
            None if mine.is_empty() => format!("no candidate ({read}/{} read)", f.claims.len()),
            None => format!("compared as {:?}", mine[0].pair.relation),
        };
        format!("{head} -- {why}")
    }

    /// What became of an altered value: its best pair.
    pub fn tell_altered(&self, altered: &Altered, weights: &Weights) -> String {
        let f = &self.facts[altered.fact];
        let refs = self.refs_with(altered);
        let all = compare(&refs, weights);
        let mine: Vec<&Compared> = all.iter().filter(|c| self.is_altered_pair(altered, c, &refs)).collect();
        let read =
            altered.read.claims.iter().find(|c| {
                c.mention.span.overlaps(altered.span) && !matches!(c.mention.kind, "name" | "quote" | "status")
            });
        let words = altered.span.of(&altered.read.source.text);
        let best = mine.iter().max_by_key(|c| (c.pair.relation == Relation::Differs, c.refused.is_none(), c.second));
        let why = match (best, read) {
            (Some(c), _) if c.pair.relation == Relation::Differs => {
                format!("score {} first {} anchors {} refused {:?}", c.second, c.first, c.anchors, c.refused)
            }
            (Some(c), _) => format!("compared {:?}", c.pair.relation),
            (None, Some(c)) => format!("no candidate, read as {} {}", c.mention.kind, c.value),
            (None, None) => "not read".to_owned(),
        };
        format!(
            "[{}] {why} | {} | {words} | {}",
            f.kind,
            f.id,
            f.claims.iter().map(|c| c.1.of(&self.articles[c.0 as usize].source.text)).collect::<Vec<_>>().join(" | ")
        )
    }

    /// Alters one value of an agreeing fact in its article's text.
    fn alter(&self, fact: usize) -> Option<Altered> {
        let f = &self.facts[fact];
        if f.verdict != Verdict::Agree || !f.amount_or_moment() {
            return None;
        }
        let victim = &f.claims[fact % f.claims.len()];
        let source = &self.articles[victim.0 as usize].source;
        let old = victim.1.of(&source.text);
        let new = altered(&f.kind, old, fact)?;
        let text = format!("{}{new}{}", &source.text[..victim.1.start as usize], &source.text[victim.1.end as usize..]);
        let body = Span::new(source.body.start, text.len() as u32);
        let changed = Source { text, body, ..source.clone() };
        let read = crosscheck::pipeline::read(vec![changed]).pop()?;
        Some(Altered {
            article: victim.0,
            fact,
            span: Span::new(victim.1.start, victim.1.start + new.len() as u32),
            read,
        })
    }
}

const WORDS: [&str; 14] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen",
];
/// The same value, wrong; `None` where the words offer no sure way.
fn altered(kind: &str, text: &str, seed: usize) -> Option<String> {
    let digits = text.find(|c: char| c.is_ascii_digit());
    if let Some(at) = digits {
        let end = text[at..].find(|c: char| !c.is_ascii_digit() && c != ',').map_or(text.len(), |e| at + e);
        let run = text[at..end].trim_end_matches(',');
        let n: u64 = run.replace(',', "").parse().ok()?;
        let new = match kind {
            "date" if n > 31 => n + 1,
            "date" => {
                if n > 15 {
                    n - 1
                } else {
                    n + 1
                }
            }
            "time" => n % 12 + 1,
            _ => n + (n * [20, 35, 50][seed % 3] / 100).max(1),
        };
        return Some(format!("{}{new}{}", &text[..at], &text[at + run.len()..]));
    }
    let swap = |list: &[&str], step: usize| {
        list.iter()
            .enumerate()
            .find(|(_, w)| text.contains(**w))
            .map(|(k, w)| text.replacen(*w, list[(k + step) % list.len()], 1))
    };
    match kind {
        "date" => swap(&WEEKDAYS, 2 + seed % 2).or_else(|| swap(&MONTHS, 5)),
        "time" | "ordinal" => None,
        _ => {
            let lower = text.to_lowercase();
            let (k, w) =
                WORDS.iter().enumerate().find(|(_, w)| lower.split(|c: char| !c.is_alphabetic()).any(|p| p == **w))?;
            Some(lower.replacen(*w, WORDS[(k + 2 + seed % 3) % WORDS.len()], 1))
        }
    }
}
