//! The stages in order. The only module that knows it.

mod siblings;
mod since;
mod stored;

use std::cell::RefCell;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::align::{self, Settings};
use crate::cache::{Cache, lessen};
use crate::extract::{self, extract};
use crate::kind;
use crate::lexicon::Reader;
use crate::model::{Article, Document, Finding, Outline, Relation, Report, Source, Span, Tally, Value, Verdict};
use crate::segment::segment;
use crate::story::{self, Sketch, Story};
use crate::text::fingerprint;
use crate::watch::{self, Lookout, Reading};
use stored::Stored;

thread_local! {
    /// Each thread remembers the words that it has looked up.
    static READER: RefCell<Reader> = RefCell::default();
}

/// Texts of so many bytes stay cut up from the sorting to the reading; the tokens take some seven times the room.
const KEPT: usize = 4 << 20;

/// How many of these articles come to [`KEPT`].
fn room(sources: &[Source]) -> usize {
    let mut bytes = 0;
    sources
        .iter()
        .take_while(|s| {
            bytes += s.text.len();
            bytes <= KEPT
        })
        .count()
}

fn cut(source: &Source) -> Document {
    READER.with_borrow_mut(|reader| segment(source, reader))
}

fn read_one(source: Source) -> Article {
    let document = cut(&source);
    extract(source, document)
}

/// Reads the claims of every source, in parallel; the order stays.
#[must_use]
pub fn read(sources: Vec<Source>) -> Vec<Article> {
    sources.into_par_iter().map(read_one).collect()
}

/// Hears how far the work has come; `()` does not care.
pub trait Progress: Sync {
    /// So many more articles of `all` have been gone through in this part of the work.
    fn step(&self, part: &'static str, more: usize, all: usize);
}

impl Progress for () {
    fn step(&self, _: &'static str, _: usize, _: usize) {}
}

/// Sorts sources into stories: every source is in one, if only by itself. In order of their first source. What a source
/// does not say of its day of publication is looked for in its text on the way.
#[must_use]
pub fn stories(sources: &mut [Source], settings: &Settings, progress: &dyn Progress) -> Vec<Story> {
    sorted(sources, settings, progress, None, &mut [])
}

/// `kept` gets what was cut up on the way, as far as it has a place for it.
fn sorted(
    sources: &mut [Source],
    settings: &Settings,
    progress: &dyn Progress,
    stored: Option<&Stored<'_>>,
    kept: &mut [Option<Document>],
) -> Vec<Story> {
    let mut out: Vec<Story> = Vec::new();
    for given in story::given(sources, &settings.stories) {
        if !given.mixed {
            out.push(Story { name: given.name.unwrap_or_default(), articles: given.articles });
            continue;
        }
        let mut alone = vec![false; sources.len()];
        for article in &given.articles {
            alone[*article as usize] = true;
        }
        let window = settings.stories.window;
        let groups = stored.and_then(|s| s.groups(&given.articles, sources, window)).unwrap_or_else(|| {
            let (sketches, before) =
                rayon::join(|| sketches(sources, &alone, progress, stored, kept), || stored.and_then(Stored::before));
            let mixed: Vec<&Source> = given.articles.iter().map(|a| &sources[*a as usize]).collect();
            let Some(stored) = stored else { return story::sort(&mixed, sketches, window) };
            let groups = stored.sort(&given.articles, &mixed, sketches, window, before.as_ref());
            stored.keep_groups(&given.articles, sources, window, &groups);
            groups
        });
        for members in groups {
            let articles: Vec<u32> = members.iter().map(|m| given.articles[*m as usize]).collect();
            for article in &articles {
                alone[*article as usize] = false;
            }
            let told: Vec<&Source> = articles.iter().map(|a| &sources[*a as usize]).collect();
            out.push(Story { name: story::name(&told), articles });
        }
        let single = |a: &&u32| alone[**a as usize];
        out.extend(given.articles.iter().filter(single).map(|a| Story { articles: vec![*a], ..Story::default() }));
    }
    out.sort_unstable_by_key(|s| s.articles[0]);
    out
}

/// The sketches of those articles that are `wanted`.
fn sketches(
    sources: &mut [Source],
    wanted: &[bool],
    progress: &dyn Progress,
    stored: Option<&Stored<'_>>,
    kept: &mut [Option<Document>],
) -> Vec<Sketch> {
    let all = wanted.iter().filter(|w| **w).count();
    let one = |((article, source), slot): ((usize, &mut Source), Option<&mut Option<Document>>)| {
        progress.step("sorted", 1, all);
        if let Some(sketch) = stored.and_then(|s| s.sketch(article, source)) {
            return sketch;
        }
        let document = cut(source);
        extract::date(source, &document);
        let sketch = story::sketch(source, &document, source.published);
        if let Some(stored) = stored {
            stored.keep_sketch(article, source, &sketch);
        }
        if let Some(slot) = slot {
            *slot = Some(document);
        }
        sketch
    };
    let places = kept.iter_mut().map(Some).chain(std::iter::repeat_with(|| None));
    let mut work: Vec<_> = sources.iter_mut().enumerate().zip(places).filter(|((a, _), _)| wanted[*a]).collect();
    work.par_drain(..).map(one).collect()
}

/// The same, and each has a name: its own, else one made from its earliest article.
#[must_use]
pub fn named(sources: &mut [Source], settings: &Settings) -> Vec<Story> {
    let mut stories = stories(sources, settings, &());
    // Where nothing had to be sorted, nobody has looked for the days of publication yet.
    sources.par_iter_mut().filter(|s| s.published.is_none()).for_each(|source| {
        let document = cut(source);
        extract::date(source, &document);
    });
    for story in stories.iter_mut().filter(|s| s.name.is_empty()) {
        story.name = story::name(&story.articles.iter().map(|a| &sources[*a as usize]).collect::<Vec<_>>());
    }
    stories
}

/// The stories of two articles or more with the words that hold them together, and the articles that belong to none.
#[must_use]
pub fn outlines(sources: &mut [Source], settings: &Settings) -> (Vec<Outline>, Vec<u32>) {
    /// So many words tell a reader which story it is.
    const WORDS: usize = 8;
    let stories = named(sources, settings);
    let alone = stories.iter().filter(|s| s.articles.len() < 2).flat_map(|s| s.articles.clone()).collect();
    let outline = |story: &Story| {
        let told: Vec<&Source> = story.articles.iter().map(|a| &sources[*a as usize]).collect();
        let documents: Vec<Document> = told.iter().map(|s| cut(s)).collect();
        let articles: Vec<(&Source, &Document)> = told.into_iter().zip(&documents).collect();
        Outline { id: story.name.clone(), articles: story.articles.clone(), words: story::words(&articles, WORDS) }
    };
    (stories.par_iter().filter(|s| s.articles.len() > 1).map(outline).collect(), alone)
}

/// Compares articles story by story. Same articles in the same order (loading sorts them by path), same report,
/// whatever the number of threads.
///
/// A story is read when its turn comes and forgotten when its findings are known: claims take many times the room of the
/// text that they stand in.
#[must_use]
pub fn check(sources: Vec<Source>, settings: &Settings) -> Report {
    check_with(sources, settings, &())
}

/// [`check`], and tells how far it is.
#[must_use]
pub fn check_with(sources: Vec<Source>, settings: &Settings, progress: &dyn Progress) -> Report {
    check_cached(sources, settings, progress, None)
}

/// [`check_with`], and takes from the cache what earlier runs found out, and adds to it. Same articles, same report,
/// whatever is in the cache.
#[must_use]
pub fn check_cached(
    sources: Vec<Source>,
    settings: &Settings,
    progress: &dyn Progress,
    cache: Option<&Cache>,
) -> Report {
    check_listed(sources, settings, progress, cache, Verdict::Agree)
}

/// [`check_cached`], and of findings that are milder than `mildest` tells only how many there are: an archive has many
/// times more facts that are told alike than others.
#[must_use]
pub fn check_listed(
    mut sources: Vec<Source>,
    settings: &Settings,
    progress: &dyn Progress,
    cache: Option<&Cache>,
    mildest: Verdict,
) -> Report {
    // What the desk says may change a verdict when all stories are known.
    let plain = settings.facts.is_empty() && settings.accepted.is_empty();
    let mildest = if plain { mildest } else { Verdict::Agree };
    let stored = cache.map(|cache| Stored::new(cache, &sources, settings));
    let mut kept: Vec<Option<Document>> = Vec::new();
    kept.resize_with(room(&sources), || None);
    let stories = sorted(&mut sources, settings, progress, stored.as_ref(), &mut kept);
    let all = sources.len();
    let mut slots: Vec<Option<Source>> = sources.into_iter().map(Some).collect();
    let work: Vec<(&Story, Vec<Source>, Vec<Document>)> = stories
        .iter()
        .map(|story| {
            let taken = story.articles.iter().filter_map(|a| slots[*a as usize].take()).collect();
            let kept = story.articles.iter().map_while(|a| kept.get_mut(*a as usize)?.take()).collect();
            (story, taken, kept)
        })
        .collect();
    let lookout = Lookout::new(settings);
    let told = |(story, sources, kept): (&Story, Vec<Source>, Vec<Document>)| {
        // So may a comment in an article.
        let mildest = if sources.iter().all(|s| s.silenced.is_empty()) { mildest } else { Verdict::Agree };
        let mut done = match &stored {
            Some(stored) => {
                let key = stored.key(story, &sources);
                stored.done(&key, story, sources, mildest).unwrap_or_else(|sources| {
                    let done = one(story, sources, kept, settings, &lookout);
                    stored.keep(key, story, &done);
                    done
                })
            }
            None => one(story, sources, kept, settings, &lookout),
        };
        lessen(&mut done.findings, &mut done.unlisted, mildest);
        progress.step("checked", story.articles.len(), all);
        done
    };
    let done: Vec<Done> = work.into_par_iter().map(told).collect();
    let mut articles: Vec<(u32, Kept)> = Vec::with_capacity(slots.len());
    drop(slots);
    let (mut findings, mut unlisted) = (Vec::new(), Tally::default());
    for (story, done) in stories.iter().zip(done) {
        articles.extend(story.articles.iter().copied().zip(done.articles));
        findings.extend(done.findings);
        unlisted.add(&done.unlisted);
    }
    articles.sort_unstable_by_key(|a| a.0);
    let mut names = vec![String::new(); articles.len()];
    for story in stories {
        for article in &story.articles {
            names[*article as usize].clone_from(&story.name);
        }
    }
    sort(&mut findings);
    let mut report = Report { findings, unlisted, stories: names, ..Report::default() };
    report.claims = articles.iter().map(|a| a.1.claims).collect();
    let mut articles: Vec<Article> = articles.into_iter().map(|a| a.1.article).collect();
    again(&report.findings, &mut articles, settings);
    watch::apply(
        &mut report,
        &articles.iter().collect::<Vec<_>>(),
        settings,
        Reading { read: &value, relate: &relate },
    );
    sort(&mut report.findings);
    report.sources = articles.into_iter().map(|a| a.source).collect();
    report
}

/// As [`check_with`], and tells what is new: a finding is old when no changed article takes part in it, or when it stood
/// before. `before` are the articles that were changed or are gone, as they were; the unchanged ones are read in
/// `sources`. Of the state before, only the stories are compared in which something new may stand.
#[must_use]
pub fn check_since(
    sources: Vec<Source>,
    before: Vec<Source>,
    settings: &Settings,
    progress: &dyn Progress,
    cache: Option<&Cache>,
) -> Report {
    let mut report = check_cached(sources, settings, progress, cache);
    since::mark(&mut report, read(before), |touched| check(touched, settings).findings);
    report
}

/// What is left of an article when its story has been checked.
struct Kept {
    /// Without its text cut up and its claims, unless the desk's facts speak of it or a comment silences part of it.
    article: Article,
    claims: u32,
}

/// A story that has been checked.
struct Done {
    articles: Vec<Kept>,
    findings: Vec<Finding>,
    /// Those that nobody asked for.
    unlisted: Tally,
}

/// `kept` are the first articles' texts as they were cut up already.
fn one(
    story: &Story,
    mut sources: Vec<Source>,
    kept: Vec<Document>,
    settings: &Settings,
    lookout: &Lookout<'_>,
) -> Done {
    let rest = sources.split_off(kept.len());
    let dated = |(mut source, document): (Source, Document)| {
        extract::date(&mut source, &document);
        (source, document)
    };
    let mut texts: Vec<(Source, Document)> = sources.into_par_iter().zip(kept).map(dated).collect();
    texts.par_extend(rest.into_par_iter().map(|source| {
        let document = cut(&source);
        dated((source, document))
    }));
    siblings::date(&mut texts);
    let articles: Vec<Article> = texts.into_par_iter().map(|(source, document)| extract(source, document)).collect();
    let numbered: Vec<(u32, &Article)> = story.articles.iter().copied().zip(&articles).collect();
    let mut findings = align::align(&numbered, settings);
    // Whatever found it: what is not sure enough is only possible.
    for finding in &mut findings {
        if finding.verdict == Verdict::Conflict && finding.confidence < settings.min_confidence {
            finding.verdict = Verdict::Possible;
        }
    }
    let keep = |article: Article| {
        let claims = article.claims.len() as u32;
        let kept = lookout.sees(&article) || !article.source.silenced.is_empty();
        Kept { article: if kept { article } else { hollow(article.source) }, claims }
    };
    Done { articles: articles.into_iter().map(keep).collect(), findings, unlisted: Tally::default() }
}

fn hollow(source: Source) -> Article {
    Article { source, document: Document::default(), claims: Vec::new() }
}

/// Reads again those articles whose findings the desk may have accepted: acceptances compare values.
fn again(findings: &[Finding], articles: &mut [Article], settings: &Settings) {
    let told = |f: &Finding| {
        settings.accepted.iter().any(|a| f.answers_to(&a.fact))
            || f.claims.iter().any(|c| !articles[c.source as usize].claims.is_empty())
    };
    let mut wanted: Vec<u32> = findings.iter().filter(|f| told(f)).flat_map(|f| &f.claims).map(|c| c.source).collect();
    wanted.sort_unstable();
    wanted.dedup();
    for article in wanted {
        let slot = &mut articles[article as usize];
        if slot.claims.is_empty() {
            *slot = read_one(std::mem::take(&mut slot.source));
        }
    }
}

/// Worst first, then the surest, then by place and fingerprint; then makes the fingerprints unique.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let place = |f: &Finding| f.claims.first().map(|c| (c.source, c.span));
        let key = |f: &Finding| (f.verdict, std::cmp::Reverse(f.confidence), place(f), f.kind);
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    // Two facts may share kind and values; each still has a name of its own.
    let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
    let mut again: Vec<(usize, u32)> = Vec::new();
    for (index, finding) in findings.iter().enumerate() {
        let n = seen.entry(&finding.id).or_default();
        *n += 1;
        if *n > 1 {
            again.push((index, *n));
        }
    }
    for (index, n) in again {
        findings[index].id = fingerprint::again(&findings[index].id, n);
    }
}

/// What a text means as a value of this kind, when nothing stands around it: for the values that facts.toml names.
fn value(kind: &'static str, text: &str) -> Option<Value> {
    let source = Source { text: text.to_owned(), body: Span::new(0, text.len() as u32), ..Source::default() };
    let document = segment(&source, &mut Reader::default());
    let claims = extract(source, document).claims;
    claims.into_iter().find(|c| c.mention.kind == kind).map(|c| c.value)
}

fn relate(kind: &'static str, a: &Value, b: &Value) -> Relation {
    kind::by_name(kind).map_or(Relation::Incomparable, |k| k.relate(a, b))
}
