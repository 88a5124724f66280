use crosscheck::*;
use std::time::Instant;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let t = Instant::now();
    let loaded = load::load("", &[path]).unwrap();
    println!("load {:?}", t.elapsed());
    let settings = model::Settings { min_confidence: 600, ..Default::default() };
    let mut sources = loaded.sources;
    let t = Instant::now();
    let mut r = lexicon::Reader::default();
    let sk: Vec<_> = sources
        .iter_mut()
        .map(|s| {
            let d = segment::segment(s, &mut r);
            extract::date(s, &d);
            story::sketch(s, &d, s.published)
        })
        .collect();
    println!("sketch {:?}", t.elapsed());
    let t = Instant::now();
    let refs: Vec<&model::Source> = sources.iter().collect();
    let st = story::sort(&refs, sk, 60);
    println!("sort {:?} {} stories, largest {:?}", t.elapsed(), st.len(), st.iter().map(|s| s.len()).max());
    let t = Instant::now();
    let arts = pipeline::read(sources.clone());
    println!("read {:?}", t.elapsed());
    let t = Instant::now();
    let mut n = 0;
    for s in &st {
        let v: Vec<_> = s.iter().map(|a| (*a, &arts[*a as usize])).collect();
        n += align::align(&v, &settings).len();
    }
    println!("align {:?} {} findings", t.elapsed(), n);
    let t = Instant::now();
    drop(arts);
    println!("drop {:?}", t.elapsed());
    let t = Instant::now();
    let rep = pipeline::check(sources, &settings);
    println!("check {:?} {}", t.elapsed(), rep.findings.len());
    let t = Instant::now();
    let f = (report::FORMATS[0].render)(&rep, &report::Filter::default(), report::Look::default(), false);
    println!("render {:?} {}", t.elapsed(), f.len());
}
