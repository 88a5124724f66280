//! Two articles, parted by a zero byte: the whole comparison never panics, and its order of arguments does not matter.
#![no_main]

use crosscheck::model::Settings;
use crosscheck::{load, pipeline};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len() / 2);
    let (a, b) = bytes.split_at(cut);
    let load = |path: &str, bytes: &[u8]| load::from_bytes(path, bytes.to_vec()).ok().map(|(source, _)| source);
    let (Some(a), Some(b)) = (load("a.txt", a), load("b.txt", b.strip_prefix(&[0]).unwrap_or(b))) else { return };
    let settings = Settings { min_confidence: Settings::MIN_CONFIDENCE, ..Settings::default() };
    let found = |sources| {
        let report = pipeline::check(pipeline::read(sources), &settings);
        // The order decides which camp stands first and gives its value, and nothing else.
        let mut found: Vec<_> = report
            .findings
            .into_iter()
            .map(|f| {
                let mut values: Vec<String> = f.claims.into_iter().map(|c| c.value).collect();
                values.sort();
                (f.kind, f.verdict, values)
            })
            .collect();
        found.sort();
        found
    };
    assert_eq!(found(vec![a.clone(), b.clone()]), found(vec![b, a]), "the order of the articles changed the findings");
});
