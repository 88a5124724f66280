//! `crosscheck claims`: the lens. Every value that is read, as what, and what it is about.

use super::args::{Claims, ClaimsFormat};
use super::{Outcome, PASSED, input, terminal};
use crate::{pipeline, report};

pub(super) fn run(args: &Claims) -> Outcome {
    let work = input::read(&args.input)?;
    let mut articles = pipeline::read(work.sources);
    if !args.kind.is_empty() {
        for article in &mut articles {
            article.claims.retain(|c| args.kind.iter().any(|k| k == c.mention.kind));
        }
    }
    input::tell(&work.notices, args.quiet);
    match args.format {
        ClaimsFormat::Jsonl => terminal::write(|out| report::claims::jsonl(&articles, out))?,
        ClaimsFormat::Table => {
            let look = terminal::look(&args.screen);
            terminal::print(&report::claims::table(&articles, look), look.color)?;
        }
    }
    // The program ends here: to take the articles apart first would be work for nothing.
    std::mem::forget(articles);
    Ok(PASSED)
}
