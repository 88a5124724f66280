use std::time::Instant;
fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let loaded = crosscheck::load::load("", &paths).unwrap();
    let bytes: usize = loaded.sources.iter().map(|s| s.text.len()).sum();
    let t = Instant::now();
    let mut n = 0;
    for _ in 0..3 {
        let mut r = crosscheck::lexicon::Reader::default();
        for s in &loaded.sources {
            n += crosscheck::segment::segment(s, &mut r).tokens.len();
        }
    }
    println!(
        "segment {:.1} MB/s, {} tokens {} bytes",
        3.0 * bytes as f64 / 1e6 / t.elapsed().as_secs_f64(),
        n / 3,
        bytes
    );
    let t = Instant::now();
    let mut c = 0;
    for _ in 0..3 {
        let mut r = crosscheck::lexicon::Reader::default();
        for s in &loaded.sources {
            let d = crosscheck::segment::segment(s, &mut r);
            c += crosscheck::extract::extract(s.clone(), d).claims.len();
        }
    }
    println!("segment+extract {:.1} MB/s, {} claims", 3.0 * bytes as f64 / 1e6 / t.elapsed().as_secs_f64(), c / 3);
    println!(
        "claim {} B, token {} B, source {} B",
        std::mem::size_of::<crosscheck::model::Claim>(),
        std::mem::size_of::<crosscheck::model::Token>(),
        std::mem::size_of::<crosscheck::model::Source>()
    );
}
