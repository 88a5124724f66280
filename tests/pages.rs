//! Web pages shaped like the common templates, each with what a careful reader says of it: `tests/pages/NAME.html` and
//! `NAME.txt` (keys, the line of certain words, and after `---` the main text). All of them were made for these tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::load::{self, Options};
use crosscheck::model::{Encoding, Source, Span, Zone};
use crosscheck::pipeline;

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the pages")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "html"))
        .collect();
    pages.sort();
    pages
}

fn read(name: &str, bytes: Vec<u8>) -> Source {
    let loaded = load::articles(name, bytes, &Options::default()).expect("a page");
    assert_eq!(loaded.sources.len(), 1, "{name}: {:?}", loaded.notices);
    loaded.sources.into_iter().next().expect("an article")
}

/// The main text as read: no headline, no captions, no bylines.
fn main_text(source: &Source) -> String {
    if source.blocks.is_empty() {
        return source.text.clone();
    }
    let skip = source.blocks.iter().take(1).filter(|b| b.zone == Some(Zone::Headline)).count();
    let body = source.blocks.iter().skip(skip).filter(|b| matches!(b.zone, None | Some(Zone::Headline)));
    body.map(|b| b.span.of(&source.text)).collect::<Vec<_>>().join("\n")
}

fn captions(source: &Source) -> String {
    let found = source.blocks.iter().filter(|b| b.zone == Some(Zone::Caption));
    found.map(|b| b.span.of(&source.text)).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *out.entry(word.to_lowercase()).or_default() += 1;
    }
    out
}

/// F1 over words, each counted as often as it stands there.
fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let both: usize = a.iter().map(|(w, n)| (*n).min(b.get(w).copied().unwrap_or(0))).sum();
    2.0 * both as f64 / (a.values().sum::<usize>() + b.values().sum::<usize>()).max(1) as f64
}

fn decoded(source: &Source, bytes: &[u8]) -> String {
    match source.disk.encoding {
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        _ => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
    }
}

#[test]
fn pages_are_read_as_a_reader_would() {
    let mut wrong = Vec::new();
    for path in pages() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let source = read(&name, fs::read(&path).expect("a page"));
        let truth = fs::read_to_string(path.with_extension("txt")).expect("its truth");
        let (keys, text) = truth.split_once("---\n").expect("a main text");
        let score = likeness(text, &main_text(&source));
        if score < 0.95 {
            wrong.push(format!("{name}: F1 {score:.3}\n{}", main_text(&source)));
        }
        for line in keys.lines() {
            let (key, want) = line.split_once(": ").expect("a key");
            let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string());
            let found = match key {
                "publisher" => source.publisher.clone(),
                "author" => source.author.clone(),
                "title" => source.title.clone(),
                "url" => source.url.clone(),
                "caption" => Some(captions(&source)),
                "published" => {
                    // Where the page's data has none, the text or the address may; the stages after this one look there.
                    day(pipeline::read(vec![source.clone()])[0].source.published)
                }
                "modified" => day(source.modified),
                "line" => {
                    let (words, line) = want.rsplit_once(" @ ").expect("a line");
                    let text = source.text.replace('\u{a0}', "  ").replace('\n', " ");
                    let Some(at) = text.find(words).or_else(|| text.find(&words.replacen(' ', "  ", 1))) else {
                        wrong.push(format!("{name}: no `{words}` in\n{text}"));
                        continue;
                    };
                    let span = Span::new(at as u32, (at + words.len()) as u32);
                    let place = source.disk.place(&source.text, span).expect("a place");
                    if place.line.to_string() != line {
                        wrong.push(format!("{name}: `{words}` is said to stand in line {}, not {line}", place.line));
                    }
                    continue;
                }
                other => panic!("{name}: unknown key {other}"),
            };
            if found.as_deref() != Some(want) {
                wrong.push(format!("{name}: {key}: {found:?}, not {want}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Letters and digits of what a page's bytes show: no tags, entities as spaces.
fn shown(raw: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in raw.chars() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            c if depth <= 0 && c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn every_claim_is_where_it_is_said_to_be() {
    let mut count = 0;
    for path in pages() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("a page");
        for article in pipeline::read(vec![read(&name, bytes.clone())]) {
            let source = &article.source;
            let file = decoded(source, &bytes);
            for claim in &article.claims {
                let words = claim.mention.span.of(&source.text);
                let place = source.disk.place(&source.text, claim.mention.span).expect("a place");
                let line = file.lines().nth(place.line as usize - 1).expect("a line");
                let from: String = line.chars().skip(place.column as usize - 1).collect();
                let first = words.chars().next().expect("a word");
                assert!(from.starts_with([first, '&', '\\']), "{name}: {words}: {from}");
                let raw = decoded(source, &bytes[place.start as usize..place.end as usize]);
                if !raw.contains(['&', '\\']) {
                    let plain: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
                    assert_eq!(shown(&raw), plain, "{name}: {raw}");
                }
                count += 1;
            }
        }
    }
    assert!(count > 150, "{count} claims");
}

#[test]
fn comments_to_crosscheck_are_kept_with_their_place() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/comments.html");
    let source = read("comments.html", fs::read(path).expect("the page"));
    let [silence] = source.silenced.as_slice() else { panic!("{:?}", source.silenced) };
    assert_eq!((silence.kinds.as_slice(), silence.line), (&["count"][..], 10));
    assert_eq!(silence.reason, "the organisers always double it");
    let told = source.block(silence.span.start).expect("a paragraph");
    assert!(told.span.of(&source.text).starts_with("Nobody was arrested"));
}

#[test]
fn a_page_of_three_megabytes_is_read_whole() {
    let (mut page, mut truth) = (String::from("<html><head><title>Long</title></head><body>"), String::new());
    page.push_str("<nav><a href=/>Home</a></nav><main><h1>Long</h1>");
    let mut k = 0;
    while page.len() < 3 << 20 {
        let words = format!(
            "In village {k} the water stood {} centimetres high, and {} people left their homes.",
            k % 90,
            k * 7
        );
        page.push_str(&format!("<div class=\"row r{k}\" data-x='{{\"a\":[1,2,3],\"b\":\"{k}\"}}'><script>var a{k} = [1, 2, \"<p>x</p>\"];</script>\n<p>{}</p><ul class=related><li><a href=/{k}>Other news, item {k}</a></ul></div>\n", words.replace("water", "<b>wa&shy;ter</b>")));
        truth.push_str(&words);
        truth.push('\n');
        k += 1;
    }
    let source = read("long.html", page.clone().into_bytes());
    assert!(likeness(&truth, &main_text(&source)) > 0.999);
    let at = source.text.find("In village 9000 ").expect("a late village") as u32;
    let place = source.disk.place(&source.text, Span::new(at, at + 5)).expect("a place");
    assert!(page.lines().nth(place.line as usize - 1).expect("a line").starts_with("<p>In village 9000 "));
    assert_eq!(place.column, 4);
}
