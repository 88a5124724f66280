//! Any bytes as a file: loading, segmenting and extracting neither panic nor give a span outside the text.
#![no_main]

use crosscheck::{load, pipeline};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
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
});
