//! What holds for any input.

use crosscheck::model::{Report, Settings, Source, Verdict};
use crosscheck::report::{self, Filter, Look, Request};
use crosscheck::{load, pipeline};
use proptest::prelude::*;

fn settings() -> Settings {
    Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() }
}

fn check(mut sources: Vec<Source>) -> Report {
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    pipeline::check(sources, &settings())
}

fn source(path: &str, text: &str) -> Source {
    load::from_bytes(path, text.as_bytes().to_vec()).expect("text").0
}

/// Sentences that say much, so that random articles have something to compare.
const SENTENCES: &[&str] = &[
    "Kaba was shot in Streatham Hill on 5 September 2022.",
    "Mr Kaba, 24, was shot in Streatham Hill on September 6 last year.",
    "More than 100 officers have handed in their weapons, the Met said.",
    "At least 90 officers handed in their weapons in London.",
    "“It was a shift in the way the decisions they take are judged”, the Met said.",
    "The Met spoke of “a shift in the way the decisions they make are judged”.",
    "The bridge is closed. It cost $2 million, or 54% of the money.",
    "The bridge is open again after 48 hours; it cost $3m.",
    "日本の人 said 12 people – 👮‍♂️ among them – were hurt at 3 p.m.",
    "Fourteen people were hurt on Monday, e\u{301}tudes\u{202e} and all.",
];

fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(0..SENTENCES.len(), 1..6).prop_map(|picks| {
        let body: Vec<&str> = picks.into_iter().map(|k| SENTENCES[k]).collect();
        format!("---\nsource: S\npublished: 2023-09-24\n---\n\n{}\n", body.join(" "))
    })
}

/// An article that does not contradict itself: every other sentence tells of something else.
fn article_at_one_with_itself() -> impl Strategy<Value = String> {
    prop::collection::vec(0..SENTENCES.len() / 2, 1..6).prop_map(|picks| {
        let body: Vec<&str> = picks.into_iter().map(|k| SENTENCES[k * 2]).collect();
        format!("---\nsource: S\npublished: 2023-09-24\n---\n\n{}\n", body.join(" "))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_sources_changes_no_byte(texts in prop::collection::vec(article(), 2..6), seed in any::<u64>()) {
        let named: Vec<Source> = texts.iter().enumerate().map(|(k, t)| source(&format!("{k}.txt"), t)).collect();
        let mut shuffled = named.clone();
        for k in (1..shuffled.len()).rev() {
            shuffled.swap(k, (seed.rotate_left(k as u32 * 7) % (k as u64 + 1)) as usize);
        }
        let everything = Filter::everything();
        let (one, two) = (check(named), check(shuffled));
        prop_assert_eq!(report::json::render(&one, &everything), report::json::render(&two, &everything));
        let request = Request { filter: everything, ..Request::default() };
        for format in report::FORMATS {
            prop_assert_eq!((format.render)(&one, &request), (format.render)(&two, &request));
        }
    }

    #[test]
    fn an_article_beside_its_copy_adds_no_conflict(text in article_at_one_with_itself()) {
        let conflicts = |r: &Report| r.findings.iter().filter(|f| f.verdict == Verdict::Conflict).count();
        let alone = check(vec![source("a.txt", &text)]);
        let beside = check(vec![source("a.txt", &text), source("b.txt", &text)]);
        prop_assert!(conflicts(&beside) <= conflicts(&alone), "{:#?}", beside.findings);
    }

    #[test]
    fn every_span_returns_the_words_shown(texts in prop::collection::vec(article(), 1..4)) {
        let sources: Vec<Source> = texts.iter().enumerate().map(|(k, t)| source(&format!("{k}.txt"), t)).collect();
        for article in pipeline::read(sources.clone()) {
            for claim in &article.claims {
                let range = claim.mention.span.range();
                prop_assert!(article.source.text.get(range.clone()).is_some_and(|w| !w.trim().is_empty()));
            }
        }
        let json: serde_json::Value = serde_json::from_str(&report::json::render(&check(sources), &Filter::everything())).unwrap();
        for claim in json["facts"].as_array().unwrap().iter().flat_map(|f| f["claims"].as_array().unwrap()) {
            let index: usize = claim["path"].as_str().unwrap().trim_end_matches(".txt").parse().unwrap();
            let range = claim["start"].as_u64().unwrap() as usize..claim["end"].as_u64().unwrap() as usize;
            prop_assert_eq!(texts[index].as_bytes().get(range), claim["text"].as_str().map(str::as_bytes));
            let line = texts[index].lines().nth(claim["line"].as_u64().unwrap() as usize - 1).unwrap();
            let from: String = line.chars().skip(claim["column"].as_u64().unwrap() as usize - 1).collect();
            let first = claim["text"].as_str().unwrap().lines().next().unwrap();
            prop_assert!(from.starts_with(first));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        run_through(bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|[0-9$%£€.,:;“”\"'’()\\[\\]\n\r\t -]|(Mr|on|5|September|2022|p\\.m\\.|said|million|first|half|per cent| ){1,3}){0,80}") {
        run_through(text.clone().into_bytes());
        let wide: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        run_through(wide);
    }
}

fn run_through(bytes: Vec<u8>) {
    let Ok((source, _)) = load::from_bytes("a.md", bytes) else { return };
    let report = check(vec![source.clone(), Source { path: "b.md".to_owned(), ..source }]);
    let everything = Filter::everything();
    for look in [Look { color: true, width: 20, ascii: true }, Look::default()] {
        let _ = report::table::render(&report, &everything, look, false);
        let all: Vec<_> = report.findings.iter().collect();
        let _ = report::explain::render(&report, &all, look);
    }
    let request = Request { filter: everything, ..Request::default() };
    for format in report::FORMATS {
        let _ = (format.render)(&report, &request);
    }
    report::claims::jsonl(&pipeline::read(report.sources), &mut std::io::sink()).unwrap();
}

/// Pieces of markup, whole and broken.
const MARKUP: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=ad>",
    "</div>",
    "<a href=x>",
    "</a>",
    "<b",
    ">",
    "<table><tr><td>",
    "</table>",
    "<!--",
    "-->",
    "<script type=application/ld+json>",
    "</script>",
    "{\"@type\":\"NewsArticle\",\"articleBody\":\"On 5\\u00a0May\"}",
    "&amp;",
    "&nbsp",
    "&#x1F46E;",
    "&#xD800;",
    "&",
    "<![CDATA[",
    "]]>",
    "<item>",
    "</item>",
    "<rss><channel>",
    "<description>",
    "\r\n",
    "<blockquote>",
    "“He was 24”, she said on 5 September 2022. ",
    "More than 100 officers handed in their weapons. ",
    "日本の人 ",
    "\"",
    "\\u201c",
    "\\",
    "{\"text\": \"",
    "\"}",
    "\n",
    "[",
    "]",
    "> ",
    "# ",
    "**",
    "`",
    "| ",
    "- ",
    "[x](y)",
    "[^1]",
    "    ",
    "<h1>",
    "<time datetime=2022-09-05>",
    "<meta charset=utf-8>",
    "<figure><figcaption>",
    "<svg>",
    "<textarea>",
    "\u{ad}",
    "\u{feff}",
];

fn markup() -> impl Strategy<Value = String> {
    prop::collection::vec(0..MARKUP.len(), 0..60).prop_map(|picks| picks.into_iter().map(|k| MARKUP[k]).collect())
}

/// Every format by the extension that stands for it.
const EXTENSIONS: &[&str] = &["txt", "md", "html", "json", "jsonl", "rss"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_markup_makes_it_panic_or_point_outside_the_file(text in markup(), wide in any::<bool>()) {
        let bytes: Vec<u8> = if wide {
            [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
        } else {
            text.clone().into_bytes()
        };
        let lines = text.matches('\n').count() as u32 + text.matches('\r').count() as u32 + 1;
        for extension in EXTENSIONS {
            let path = format!("a.{extension}");
            let Ok(loaded) = load::articles(&path, bytes.clone(), &load::Options::default()) else { continue };
            for article in pipeline::read(loaded.sources.clone()) {
                let source = &article.source;
                for block in &source.blocks {
                    prop_assert!(!block.span.of(&source.text).trim().is_empty());
                }
                for claim in &article.claims {
                    let Some(place) = source.disk.place(&source.text, claim.mention.span) else { continue };
                    prop_assert!(place.line >= 1 && place.line <= lines && place.column >= 1, "{place:?}");
                    prop_assert!(place.start <= place.end && place.end as usize <= bytes.len(), "{place:?}");
                }
            }
            let report = check(loaded.sources);
            let _ = report::json::render(&report, &Filter::everything());
        }
    }

    #[test]
    fn no_bytes_of_any_format_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for extension in EXTENSIONS {
            let _ = load::articles(&format!("a.{extension}"), bytes.clone(), &load::Options::default());
        }
    }

    #[test]
    fn plain_words_are_the_same_in_every_format(picks in prop::collection::vec(0..SENTENCES.len(), 1..5)) {
        let body: Vec<&str> = picks.iter().map(|k| SENTENCES[*k]).collect();
        let paragraphs = body.join("</p>\n<p>").replace('“', "&ldquo;").replace('”', "&rdquo;");
        let claims = |path: &str, text: String| -> Vec<String> {
            let sources = load::articles(path, text.into_bytes(), &load::Options::default()).expect("text").sources;
            let articles = pipeline::read(sources);
            let of = |a: &crosscheck::model::Article| {
                a.claims.iter().map(|c| c.mention.span.of(&a.source.text).to_owned()).collect::<Vec<_>>()
            };
            articles.iter().flat_map(of).collect()
        };
        let plain = claims("a.txt", body.join("\n\n"));
        prop_assert_eq!(&plain, &claims("a.md", body.join("\n\n").replace('_', "\\_").replace('$', "\\$")));
        let json = serde_json::json!({ "text": body.join("\n\n") });
        prop_assert_eq!(&plain, &claims("a.jsonl", json.to_string()));
        if cfg!(feature = "html") {
            prop_assert_eq!(&plain, &claims("a.html", format!("<body><main><p>{paragraphs}</p></main></body>")));
        }
    }
}

#[test]
fn ten_levels_of_nested_quotes_are_read_in_every_format() {
    let quote =
        |open: &str, close: &str| format!("{}On 5 September 2022 12 people died.{}", open.repeat(10), close.repeat(10));
    for (path, text) in [
        ("a.md", quote("> ", "")),
        ("a.txt", quote("“‘", "’”")),
        (
            "a.html",
            format!(
                "<p>Police spoke at length of the night of the fire.</p>{}",
                quote("<blockquote>", "</blockquote>")
            ),
        ),
        ("a.jsonl", format!("{{\"text\": \"{}\"}}", quote("\\\"'", "'\\\""))),
    ] {
        if path == "a.html" && !cfg!(feature = "html") {
            continue;
        }
        let sources = load::articles(path, text.into_bytes(), &load::Options::default()).expect("text").sources;
        let articles = pipeline::read(sources);
        let found =
            articles[0].claims.iter().any(|c| c.mention.span.of(&articles[0].source.text) == "5 September 2022");
        assert!(found, "{path}: {:?}", articles[0].source.text);
    }
}
