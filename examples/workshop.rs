//! Shows what the comparison of amounts and moments thinks: every compared pair of some articles with its scores,
//! its levels, and why it was refused.
//!
//! ```text
//! cargo run --release --example workshop -- PATH… [--all]
//! ```
//!
//! Without `--all` only pairs of different values are shown.

use crosscheck::align::amounts::{ALL, LEVELS, Weights, compare};
use crosscheck::model::{Article, Relation};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (options, paths): (Vec<String>, Vec<String>) = args.into_iter().partition(|a| a.starts_with("--"));
    let loaded = match crosscheck::load::load(".", &paths) {
        Ok(loaded) => loaded,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(2);
        }
    };
    let articles = crosscheck::pipeline::read(loaded.sources);
    let refs: Vec<(u32, &Article)> = articles.iter().enumerate().map(|(k, a)| (k as u32, a)).collect();
    let mut pairs = compare(&refs, Weights::shipped());
    pairs.sort_by_key(|p| (std::cmp::Reverse(p.second), p.claims));
    for p in pairs {
        if p.pair.relation != Relation::Differs && !options.contains(&"--all".to_owned()) {
            continue;
        }
        println!(
            "{:?} first {} second {} anchors {} refused {}",
            p.pair.relation,
            p.first,
            p.second,
            p.anchors,
            p.refused.unwrap_or("-")
        );
        for (article, claim) in p.claims {
            let article = &articles[article as usize];
            let claim = &article.claims[claim as usize];
            let text = &article.source.text;
            let frame = &claim.frame;
            let word = |t: &crosscheck::model::Term| t.span.of(text).to_owned();
            println!(
                "  {} {} = {} | head {:?} verb {:?} events {:?} subject {:?} owner {:?} era {:?} {:?} {:?} | {}",
                claim.mention.kind,
                claim.mention.span.of(text),
                claim.value,
                frame.head.as_ref().map(word),
                frame.verb.as_ref().map(word),
                frame.events.iter().map(|e| word(&e.0)).collect::<Vec<_>>(),
                frame.subject.iter().map(word).collect::<Vec<_>>(),
                frame.owner.iter().map(word).collect::<Vec<_>>(),
                frame.era,
                frame.modality,
                frame.markers,
                article.document.sentences[claim.mention.sentence as usize].span.of(text)
            );
        }
        let levels: Vec<String> = ALL
            .iter()
            .filter(|l| p.levels[**l as usize] != 0)
            .map(|l| format!("{} {}", LEVELS[*l as usize].0, p.levels[*l as usize]))
            .collect();
        println!("  {}\n", levels.join(", "));
    }
}
