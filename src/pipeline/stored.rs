//! What earlier runs found out of these articles and stories, and what this one adds.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Done, Kept, Story, hollow, read_one};
use crate::cache::keys::{self, Key};
use crate::cache::{Cache, Sealed, Told, ToldArticle, read_published, write_published};
use crate::model::{DateOrigin, Settings, Source, Verdict};
use crate::story::{self, Earlier, Sketch};
use crate::text::wire::{Reader, Writer};

/// The cache, with the keys of this run's articles as they were loaded.
pub(super) struct Stored<'a> {
    cache: &'a Cache,
    settings: Key,
    articles: Vec<Key>,
}

impl<'a> Stored<'a> {
    pub fn new(cache: &'a Cache, sources: &[Source], settings: &Settings) -> Self {
        Self { cache, settings: keys::settings(settings), articles: sources.par_iter().map(keys::article).collect() }
    }

    /// The sketch of an article, if it is known; then the article has its day of publication, too.
    pub fn sketch(&self, article: usize, source: &mut Source) -> Option<Sketch> {
        let (published, sketch) = self.sketched(&self.articles[article])?;
        (source.published, source.date_origin) = published;
        Some(sketch)
    }

    fn sketched(&self, article: &Key) -> Option<((Option<Date>, DateOrigin), Sketch)> {
        let bytes = self.cache.get(article)?;
        let read = || {
            let mut record = Reader::new(bytes);
            let published = read_published(&mut record)?;
            let sketch = Sketch::read(&mut record)?;
            record.is_done().then_some((published, sketch))
        };
        let sketched = read();
        if sketched.is_none() {
            self.cache.spoil();
        }
        sketched
    }

    /// Remembers a sketch.
    pub fn keep_sketch(&self, article: usize, source: &Source, sketch: &Sketch) {
        let mut record = Writer::default();
        write_published(&mut record, (source.published, source.date_origin));
        sketch.write(&mut record);
        self.cache.put(self.articles[article], record.finish());
    }

    /// How these articles were sorted into stories, if just these have been sorted before; then they have their days of
    /// publication, too.
    pub fn groups(&self, articles: &[u32], sources: &mut [Source], window: u32) -> Option<Vec<Vec<u32>>> {
        let bytes = self.cache.get(&self.sorting(articles, sources, window))?;
        let published = |a: &u32| read_published(&mut Reader::new(self.cache.get(&self.articles[*a as usize])?));
        let days: Vec<_> = articles.par_iter().map(published).collect::<Option<_>>()?;
        let mut record = Reader::new(bytes);
        let groups = record.list(|r| r.list(Reader::small::<u32>));
        // Each article is in one story at most.
        let mut seen = vec![false; articles.len()];
        let mut once = |a: &u32| seen.get_mut(*a as usize).is_some_and(|seen| !std::mem::replace(seen, true));
        let fits =
            |groups: &Vec<Vec<u32>>| groups.iter().all(|g| g.len() > 1 && g.is_sorted() && g.iter().all(&mut once));
        let Some(groups) = groups.filter(|_| record.is_done()).filter(fits) else {
            self.cache.spoil();
            return None;
        };
        for (article, day) in articles.iter().zip(days) {
            let source = &mut sources[*article as usize];
            (source.published, source.date_origin) = day;
        }
        Some(groups)
    }

    /// How articles were sorted before.
    pub fn before(&self) -> Option<Sealed> {
        self.cache.sorting()
    }

    /// Sorts articles, starting from how others were sorted before; leaves something to start from for the next run.
    pub fn sort(
        &self,
        articles: &[u32],
        sources: &[&Source],
        sketches: Vec<Sketch>,
        window: u32,
        before: Option<&Sealed>,
    ) -> Vec<Vec<u32>> {
        let keys: Vec<Key> = articles.iter().map(|a| self.articles[*a as usize]).collect();
        let sketch = |article: &Key| self.sketched(article).map(|s| s.1);
        let earlier = before.map(|before| Earlier { record: before.record(), sketch: &sketch });
        let (groups, record) = story::sort_again(sources, &keys, sketches, window, earlier.as_ref());
        if let Some(record) = record {
            self.cache.put_sorting(record);
        }
        groups
    }

    /// Remembers how articles were sorted.
    pub fn keep_groups(&self, articles: &[u32], sources: &[Source], window: u32, groups: &[Vec<u32>]) {
        let mut record = Writer::default();
        record.list(groups, |w, group| w.list(group, |w, article| w.number(u64::from(*article))));
        self.cache.put(self.sorting(articles, sources, window), record.finish());
    }

    fn sorting(&self, articles: &[u32], sources: &[Source], window: u32) -> Key {
        let article = |a: &u32| (&self.articles[*a as usize], sources[*a as usize].path.as_str());
        keys::sorting(window, articles.iter().map(article))
    }

    /// The key of a story that holds these articles.
    pub fn key(&self, story: &Story, sources: &[Source]) -> Key {
        let article = |a: &u32| &self.articles[*a as usize];
        keys::story(&self.settings, story.articles.iter().map(article).zip(sources.iter().map(|s| s.path.as_str())))
    }

    /// What a story came to, if it is known; else the articles come back.
    pub fn done(&self, key: &Key, story: &Story, sources: Vec<Source>, mildest: Verdict) -> Result<Done, Vec<Source>> {
        let Some(bytes) = self.cache.get(key) else { return Err(sources) };
        let Some(told) = Told::read(bytes, mildest).filter(|told| fits(told, &sources)) else {
            self.cache.spoil();
            return Err(sources);
        };
        let kept = |(mut source, told): (Source, ToldArticle)| {
            // Those whose claims are needed again are few.
            let article = if told.kept {
                read_one(source)
            } else {
                (source.published, source.date_origin) = told.published;
                hollow(source)
            };
            Kept { article, claims: told.claims }
        };
        let articles = sources.into_iter().zip(told.articles).map(kept).collect();
        let mut findings = told.findings;
        for claim in findings.iter_mut().flat_map(|f| &mut f.claims) {
            claim.source = story.articles[claim.source as usize];
        }
        Ok(Done { articles, findings, unlisted: told.unlisted })
    }

    /// Remembers what a story came to.
    pub fn keep(&self, key: Key, story: &Story, done: &Done) {
        let article = |kept: &Kept| ToldArticle {
            claims: kept.claims,
            kept: !kept.article.document.paragraphs.is_empty(),
            published: (kept.article.source.published, kept.article.source.date_origin),
        };
        let articles: Vec<ToldArticle> = done.articles.iter().map(article).collect();
        let place = |source: u32| story.articles.partition_point(|a| *a < source) as u32;
        self.cache.put(key, Told::write(&articles, &done.findings, place));
    }
}

/// Whether every place that is told of lies in these articles: then nothing that is made of it can fail.
fn fits(told: &Told, sources: &[Source]) -> bool {
    let lies = |source: u32, start: u32, end: u32| {
        let text = sources.get(source as usize).map(|s| s.text.as_str());
        text.is_some_and(|text| text.get(start as usize..end as usize).is_some())
    };
    told.articles.len() == sources.len()
        && told.findings.iter().all(|finding| {
            let claims = finding.claims.len() as u32;
            finding.camps.iter().flat_map(|c| &c.claims).all(|c| *c < claims)
                && finding.claims.iter().all(|c| {
                    lies(c.source, c.span.start, c.span.end) && lies(c.source, c.sentence.start, c.sentence.end)
                })
        })
}
