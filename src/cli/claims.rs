//! `crosscheck claims`: the lens. Every value that is read, as what, and what it is about.

use super::args::{Claims, ClaimsFormat};
use super::{Outcome, PASSED, input, terminal};
use crate::report;

pub(super) fn run(args: &Claims) -> Outcome {
    let mut work = input::read(&args.input)?;
    if !args.kind.is_empty() {
        for article in &mut work.articles {
            article.claims.retain(|c| args.kind.iter().any(|k| k == c.mention.kind));
        }
    }
    input::tell(&work.notices, args.quiet);
    match args.format {
        ClaimsFormat::Jsonl => terminal::write(|out| report::claims::jsonl(&work.articles, out))?,
        ClaimsFormat::Table => {
            let look = terminal::look(&args.screen);
            terminal::print(&report::claims::table(&work.articles, look), look.color)?;
        }
    }
    Ok(PASSED)
}
