//! What must hold for any bytes. The fuzz targets call it with bytes that libFuzzer makes up, `cargo test` with a soup of words.

use crosscheck::model::Settings;
use crosscheck::{load, pipeline};

/// Any bytes as a file: loading, segmenting and extracting neither panic nor give a span outside the text.
///
/// # Panics
/// Where that does not hold.
pub fn read(bytes: &[u8]) {
    // Plain text and Markdown take different paths.
    for path in ["a.txt", "a.md"] {
        let Ok((source, _notices)) = load::from_bytes(path, bytes.to_vec()) else { continue };
        for article in pipeline::read(vec![source]) {
            for claim in &article.claims {
                let words = claim.mention.span.of(&article.source.text);
                assert!(!words.is_empty(), "a claim without words");
                let _ = claim.value.to_string();
                let _ = claim.value.timex();
            }
        }
    }
}

/// Two articles, parted by a zero byte: the whole comparison never panics, and its order of arguments does not matter.
///
/// # Panics
/// Where that does not hold.
pub fn check(bytes: &[u8]) {
    let cut = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len() / 2);
    let (a, b) = bytes.split_at(cut);
    let load = |path: &str, bytes: &[u8]| load::from_bytes(path, bytes.to_vec()).ok().map(|(source, _)| source);
    let (Some(a), Some(b)) = (load("a.txt", a), load("b.txt", b.strip_prefix(&[0]).unwrap_or(b))) else { return };
    let settings = Settings { min_confidence: 0, ..Settings::default() };
    let found = |sources| {
        // The order decides which camp stands first and, of claims that fit equally well, which one is shown; nothing else.
        let findings = pipeline::check(sources, &settings).findings;
        let mut found: Vec<_> = findings.into_iter().map(|f| (f.kind, f.verdict)).collect();
        found.sort();
        found
    };
    assert_eq!(found(vec![a.clone(), b.clone()]), found(vec![b, a]), "the order of the articles changed the findings");
}
