//! Zones: which paragraphs are the story, and which are headline, byline, stamp, caption or boilerplate.

use crate::model::{Classes, Cues, Document, Shape, Source, Token, Word, Zone};

/// Phrases that only invitations and page furniture hold. General phrases of web pages, lower case.
const BOILERPLATE: &[&str] = &[
    "sign up for",
    "sign up to",
    "newsletter",
    "subscribe",
    "privacy policy",
    "privacy notice",
    "terms of use",
    "terms and conditions",
    "all rights reserved",
    "click here",
    "read more",
    "follow us",
    "share this",
    "enter a valid email",
    "cookies",
    "advertisement",
    "most read",
    "related articles",
    "related stories",
    "copyright ",
    "(c) 20",
    "\u{a9}",
];

/// Credits at the end of a caption.
const CREDITS: &[&str] = &[
    "getty",
    "(pa",
    "/pa)",
    "(ap",
    "/ap)",
    "reuters)",
    "afp)",
    "(photo",
    "photo:",
    "picture:",
    "image:",
    "images)",
    "(image",
    "file photo",
    "photograph:",
    "photo by",
    "photo courtesy",
];

/// Of a paragraph that may be furniture, so many characters are looked at.
const FIRST: usize = 400;

/// Sets the zone of every paragraph and its sentences.
pub(super) fn mark(source: &Source, document: &mut Document) {
    let mut seen_body = false;
    let mut lower = String::new();
    for index in 0..document.paragraphs.len() {
        let paragraph = &document.paragraphs[index];
        let words = paragraph.span.of(&source.text);
        // Only short paragraphs can be furniture of most sorts; a long one is looked at for its first part only.
        lower.clear();
        if tokens_of(document, index).iter().any(|t| t.cues.has(Cues::FURNITURE)) {
            let start = &words.as_bytes()[..words.len().min(FIRST)];
            if start.is_ascii() {
                lower.push_str(&words[..start.len()]);
                lower.make_ascii_lowercase();
            } else {
                lower.extend(words.chars().take(FIRST).flat_map(char::to_lowercase));
            }
        }
        let zone = zone(source, document, index, words, &lower, seen_body);
        seen_body |= zone == Zone::Body && words.len() > 80;
        let paragraph = &mut document.paragraphs[index];
        paragraph.zone = zone;
        for sentence in &mut document.sentences[paragraph.sentences.start as usize..paragraph.sentences.end as usize] {
            sentence.zone = zone;
        }
    }
}

/// The tokens of a paragraph.
fn tokens_of(document: &Document, index: usize) -> &[Token] {
    let range = &document.paragraphs[index].sentences;
    let sentences = &document.sentences[range.start as usize..range.end as usize];
    match (sentences.first(), sentences.last()) {
        (Some(first), Some(last)) => &document.tokens[first.tokens.start as usize..last.tokens.end as usize],
        _ => &[],
    }
}

fn zone(source: &Source, document: &Document, index: usize, words: &str, lower: &str, seen_body: bool) -> Zone {
    if let Some(zone) = source.block(document.paragraphs[index].span.start).and_then(|b| b.zone) {
        return zone;
    }
    if !lower.is_empty() && (words.contains("{{") || words.contains("}}")) {
        return Zone::Boilerplate;
    }
    // Empty when none of its words is one of furniture.
    let furniture = if lower.is_empty() { 0 } else { BOILERPLATE.iter().filter(|p| lower.contains(**p)).count() };
    if furniture >= 2 || (furniture == 1 && words.len() < 160) {
        return Zone::Boilerplate;
    }
    let tokens = tokens_of(document, index);
    let Some(first) = tokens.first() else { return Zone::Body };
    let short = words.len() <= 120;
    if short
        && first.word == Word::of("by")
        && tokens.len() <= 12
        && tokens.get(1).is_some_and(|t| t.looks(Shape::CAPITAL))
        && !ends(words)
    {
        return Zone::Byline;
    }
    if words.len() <= 90 && is_stamp(tokens, lower) {
        return Zone::Stamp;
    }
    if words.len() <= 400
        && !lower.is_empty()
        && CREDITS.iter().any(|c| lower.contains(c))
        && (words.ends_with(')')
            || lower.starts_with("photo")
            || lower.starts_with("image")
            || lower.contains("photo:"))
    {
        return Zone::Caption;
    }
    if !seen_body && short && !ends(words) && index <= 2 {
        return Zone::Headline;
    }
    Zone::Body
}

fn ends(words: &str) -> bool {
    words.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?'])
}

/// A line that only says when (and perhaps where) it was written: dates, times, `Updated`, no verb.
fn is_stamp(tokens: &[Token], lower: &str) -> bool {
    let calendar = Classes::MONTH
        .with(Classes::WEEKDAY)
        .with(Classes::DIGITS)
        .with(Classes::CLOCK)
        .with(Classes::TIME_UNIT)
        .with(Classes::CALENDAR);
    let dated = tokens.iter().filter(|t| t.is_a(Classes::MONTH.with(Classes::WEEKDAY).with(Classes::DIGITS))).count();
    if dated == 0 {
        return false;
    }
    let filed = ["updated", "posted", "published", "last modified", "first published", "last updated"]
        .iter()
        .any(|w| lower.starts_with(w))
        || lower.contains("| updated")
        || lower.contains("last updated")
        || lower.contains("last modified");
    let other =
        tokens.iter().filter(|t| t.looks(Shape::WORD) && !t.is_a(calendar) && !t.is_a(Classes::PREPOSITION)).count();
    (filed && other <= 6) || (other == 0 && dated >= 2)
}
