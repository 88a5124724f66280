//! Web pages: the article in a page, what the page says of it, and the way back to every byte.
//!
//! `tree.rs` makes a tree of what a tokenizer finds, `paras.rs` cuts it into paragraphs, `main_text.rs` says which of them are
//! the article, `meta.rs` and `ld.rs` read what the page says of itself.

mod ld;
mod main_text;
mod meta;
mod paras;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod tree;

pub(super) use text::resolve;

use super::draft::{Body, Draft, File, Found, Page};
use super::mapped::Mapped;
use main_text::Article;
use meta::Meta;
use tree::Tree;

/// Reads a page.
pub(super) fn read(file: &File<'_>) -> Found {
    let html = file.text;
    let mut tree = Tree::parse(html);
    let mut meta = Meta::read(&tree, html, 0);
    let article = main_text::find(&mut tree, html, 0, meta.title().as_deref(), false);
    let mut draft = Draft::default();
    meta.fill(&mut draft, meta::time_beside(&tree, html, article.from, article.begins), &|at| file.line(at));
    draft.title = draft.title.take().or_else(|| article.headline.clone());
    if let Some(language) = meta.language.as_deref().filter(|l| foreign(l)) {
        let what = format!("the page says that its language is `{language}`; only English is read");
        draft.notices.push((1, what));
    }
    let prose: usize = article.paras.iter().filter(|p| p.is_prose()).map(|p| p.length).sum();
    draft.body = Body::Taken(match meta.body() {
        // A stub that shows the first lines only, or nothing: the whole text stands in the page's data.
        Some(body) if body.text.len() > prose * 2 => super::words(body),
        _ => page(&article, html, 0),
    });
    Found::one(draft)
}

/// The paragraphs of a piece of HTML that starts at byte `base` of its source: all of it but page furniture.
pub(super) fn fragment(html: &str, base: usize) -> Page {
    let mut tree = Tree::parse(html);
    page(&main_text::find(&mut tree, html, base, None, true), html, base)
}

fn page(article: &Article, html: &str, base: usize) -> Page {
    let mut page = Page::default();
    let mut comments = article.comments.iter().peekable();
    for (index, para) in article.paras.iter().enumerate() {
        while let Some(comment) = comments.next_if(|c| c.para <= index) {
            let words = &html[comment.start as usize..comment.end as usize];
            page.remark(words, comment.within, base + comment.start as usize);
        }
        page.push(&para.words, para.sort.zone(), para.quoted);
    }
    page
}

fn foreign(language: &str) -> bool {
    let first = language.trim().split(['-', '_']).next().unwrap_or_default();
    first.len() >= 2 && !first.eq_ignore_ascii_case("en") && !first.eq_ignore_ascii_case("eng")
}

/// Whether a text looks like HTML rather than plain words.
pub(super) fn looks_like(text: &str) -> bool {
    const TAGS: &[&str] =
        &["p", "br", "div", "a", "span", "h1", "h2", "h3", "ul", "li", "strong", "em", "b", "i", "img"];
    text.match_indices('<').take(200).any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(8).collect();
        let closes = rest[name.len()..].starts_with(['>', ' ', '/', '\n']);
        closes && TAGS.contains(&name.to_ascii_lowercase().as_str()) && rest.contains('>')
    })
}

/// Whether a text without tags holds entities.
pub(super) fn holds_entities(text: &str) -> bool {
    text.match_indices('&').take(50).any(|(at, _)| {
        let end = text[at..].bytes().take(12).position(|b| b == b';');
        end.is_some_and(|end| resolve(&text[at..=at + end]).is_some())
    })
}

/// A text with entities and no tags: its lines stay.
pub(super) fn plain(text: &str) -> Mapped {
    let mut out = Mapped::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        text::add(&mut out, words, at, false);
        out.copy(&line[words.len()..], at + words.len());
        at += line.len();
    }
    out
}
