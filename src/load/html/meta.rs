//! Title, publisher, author, dates and address of a page, from what it says of itself: JSON-LD first, then `meta`, then
//! what stands in the page.

use super::super::draft::Draft;
use super::ld::{self, Facts};
use super::tags::Flags;
use super::text;
use super::tree::{Element, Item, Tree};
use crate::model::DateOrigin;
use crate::text::day;

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date_published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "citation_publication_date",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "originalpublicationdate",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
    "dc.created",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "article.updated",
];
const PUBLISHER: &[&str] = &[
    "og:site_name",
    "article:publisher:name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "citation_publisher",
    "copyright-holder",
];
const AUTHOR: &[&str] = &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "headline"];

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Meta {
    facts: Facts,
    /// Name in small letters, content, and where it stands.
    named: Vec<(String, String, usize)>,
    canonical: Option<String>,
    title: Option<String>,
    /// Where the JSON-LD stands that gave the facts.
    at: usize,
    pub language: Option<String>,
}

impl Meta {
    /// Reads the metadata of a page.
    pub fn read(tree: &Tree, html: &str, base: usize) -> Self {
        let mut meta = Self { language: tree.elements[0].attribute("lang").map(str::to_owned), ..Self::default() };
        for element in &tree.elements {
            match element.tag.name() {
                "meta" => meta.named(element),
                "link" if element.says("rel", "canonical") => {
                    meta.canonical = meta.canonical.take().or_else(|| element.attribute("href").map(clean));
                }
                "title" if meta.title.is_none() => {
                    meta.title = Some(words(tree, html, element)).filter(|t| !t.is_empty());
                }
                "script" if element.says("type", "application/ld+json") => meta.script(tree, html, base, element),
                _ => meta.property(tree, html, element),
            }
        }
        meta
    }

    fn named(&mut self, element: &Element) {
        let Some(content) = element.attribute("content").map(clean).filter(|c| !c.is_empty()) else { return };
        for key in ["property", "name", "itemprop"] {
            if let Some(name) = element.attribute(key) {
                self.named.push((name.trim().to_ascii_lowercase(), content.clone(), element.at as usize));
            }
        }
    }

    /// What a visible element gives: `itemprop="datePublished"`.
    fn property(&mut self, tree: &Tree, html: &str, element: &Element) {
        let given = element.attribute("itemprop").unwrap_or_default().to_ascii_lowercase();
        let pubdate = element.tag.is("time") && element.attribute("pubdate").is_some();
        let name = match given.as_str() {
            "datepublished" | "datemodified" | "author" | "publisher" | "headline" => given.as_str(),
            "datecreated" => "datepublished",
            _ if pubdate => "datepublished",
            _ => return,
        };
        let said = element.attribute("content").or_else(|| element.attribute("datetime")).map(clean);
        let content = said.filter(|s| !s.is_empty()).unwrap_or_else(|| words(tree, html, element));
        if !content.is_empty() && content.len() <= 300 {
            self.named.push((name.to_owned(), content, element.at as usize));
        }
    }

    fn script(&mut self, tree: &Tree, html: &str, base: usize, element: &Element) {
        for item in &tree.items[element.open as usize..element.close as usize] {
            let Item::Text(start, end) = *item else { continue };
            let Some(facts) = ld::read(&html[start as usize..end as usize], base + start as usize) else { continue };
            let own = &mut self.facts;
            if own.title.is_none() && own.published.is_none() {
                self.at = element.at as usize;
            }
            let set = |slot: &mut Option<String>, value| *slot = slot.take().or(value);
            set(&mut own.title, facts.title);
            set(&mut own.publisher, facts.publisher);
            set(&mut own.author, facts.author);
            set(&mut own.published, facts.published);
            set(&mut own.modified, facts.modified);
            set(&mut own.url, facts.url);
            own.body = own.body.take().or(facts.body);
        }
    }

    /// The text of the article that JSON-LD holds.
    pub fn body(&mut self) -> Option<super::super::mapped::Mapped> {
        self.facts.body.take()
    }

    /// What the page calls its article.
    pub fn title(&self) -> Option<String> {
        let facts = self.facts.title.as_deref().map(|t| entities(&clean(t)));
        facts.or_else(|| self.first(TITLE).map(|t| t.0)).or_else(|| self.title.clone())
    }

    /// The content of the first of these names that has any, and where it stands.
    fn first(&self, names: &[&str]) -> Option<(String, usize)> {
        let given = |name: &&str| self.named.iter().find(|n| n.0 == *name);
        names.iter().find_map(|n| given(n).map(|n| (n.1.clone(), n.2)))
    }

    /// The first of these names whose content is a day, else the first that has any.
    fn day(&self, facts: Option<&String>, names: &[&str]) -> Option<(String, usize)> {
        let mut all = facts.map(|f| (f.clone(), self.at)).into_iter().collect::<Vec<_>>();
        all.extend(names.iter().filter_map(|n| self.first(&[n])));
        if names == PUBLISHED {
            all.extend(self.named.iter().filter(|n| is_first_date(&n.0)).map(|n| (n.1.clone(), n.2)));
        }
        let good = all.iter().position(|(written, _)| day::parse(written).is_some());
        (!all.is_empty()).then(|| all.swap_remove(good.unwrap_or(0)))
    }

    /// Fills what the page says into a draft. `time` is the day that stands beside the headline; `line` gives lines.
    pub fn fill(&self, draft: &mut Draft, time: Option<(String, usize)>, line: &dyn Fn(usize) -> usize) {
        let host = |url: &String| {
            let rest = url.split_once("://").map_or(url.strip_prefix("//").unwrap_or_default(), |u| u.1);
            let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
            let host = host.strip_prefix("www.").unwrap_or(host);
            Some(host.to_owned()).filter(|h| h.contains('.'))
        };
        let address = |text: &String| text.contains("://") || text.starts_with('/');
        draft.title = self.title();
        let given = [self.canonical.clone(), self.first(&["og:url"]).map(|u| u.0), self.facts.url.clone()];
        let given: Vec<String> = given.into_iter().flatten().filter(|u| !u.is_empty()).collect();
        draft.url = given.iter().find(|u| u.contains("://")).or(given.first()).cloned();
        let given = self.facts.publisher.as_deref().map(|p| entities(&clean(p)));
        let named = PUBLISHER.iter().filter_map(|n| Some(self.first(&[n])?.0)).find(|p| !address(p));
        draft.publisher = given.or(named).or_else(|| draft.url.as_ref().and_then(host));
        let author = self.facts.author.as_deref().map(|a| entities(&clean(a)));
        let author = author.or_else(|| AUTHOR.iter().filter_map(|n| Some(self.first(&[n])?.0)).find(|a| !address(a)));
        draft.author = author.map(|a| a.strip_prefix("By ").unwrap_or(&a).trim().to_owned()).filter(|a| !a.is_empty());
        let at = |(written, at): (String, usize)| (line(at), written);
        draft.published = self.day(self.facts.published.as_ref(), PUBLISHED).or(time).map(at);
        draft.modified = self.day(self.facts.modified.as_ref(), MODIFIED).map(at);
        draft.origin = DateOrigin::Metadata;
    }
}

/// Whether a name speaks of the day on which something first appeared: `article_date_original`.
fn is_first_date(name: &str) -> bool {
    let any = |parts: &[&str]| parts.iter().any(|p| name.contains(p));
    any(&["date", "time"])
        && any(&["publi", "origin", "issue", "creat", "first"])
        && !any(&["modif", "updat", "expir", "last"])
}

/// The day in the first `time`, or what a class calls one, that can be read as one, from the headline to a little way into the text, unless it says
/// when the page was changed.
pub(super) fn time_beside(tree: &Tree, html: &str, from: u32, begins: u32) -> Option<(String, usize)> {
    tree.elements
        .iter()
        .filter(|e| {
            e.flags.has(Flags::STAMP)
                && !e.flags.has(Flags::ASIDE)
                && (from..begins.saturating_add(60)).contains(&e.open)
        })
        .filter(|e| {
            let class = e.attribute("class").unwrap_or_default().to_ascii_lowercase();
            !class.contains("updated") && !class.contains("modified")
        })
        .find_map(|e| {
            let said = e.attribute("datetime").map_or_else(|| words(tree, html, e), str::to_owned);
            day::parse(&said).map(|_| (said, e.at as usize))
        })
}

/// The words in an element, on one line.
fn words(tree: &Tree, html: &str, element: &Element) -> String {
    let mut out = super::super::mapped::Mapped::default();
    for item in &tree.items[element.open as usize..element.close as usize] {
        if let Item::Text(start, end) = *item {
            text::add(&mut out, &html[start as usize..end as usize], start as usize, false);
        }
        if out.text.len() > 2_000 {
            break;
        }
    }
    out.text.trim().to_owned()
}

/// On one line.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Scripts hold text, but many that write them put entities there.
fn entities(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let mut out = super::super::mapped::Mapped::default();
    text::add(&mut out, value, 0, false);
    out.text
}
