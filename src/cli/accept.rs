//! `crosscheck accept`: note in facts.toml that somebody has looked at a difference, or take out what accepts nothing.

use super::args::Accept;
use super::file::Draft;
use super::{Outcome, PASSED, find, input, terminal};
use crate::config::edit::{self, Entry};
use crate::config::{self, Config};
use crate::error::Error;
use crate::model::{Finding, Report, Settings, Verdict};
use crate::pipeline;

const UNWRITTEN: &str = "make it writable, or name another with --facts";

pub(super) fn run(args: &Accept) -> Outcome {
    let work = input::read(&args.input)?;
    let settings = input::settings(&work.config, &args.input);
    let report = pipeline::check(work.sources, &settings);
    match &args.id {
        _ if args.prune => prune(args, &work.config, &report, &settings),
        Some(id) => accept(args, id, &work.config, &report, &settings),
        // clap asks for one of them.
        None => Ok(PASSED),
    }
}

fn accept(args: &Accept, id: &str, config: &Config, report: &Report, settings: &Settings) -> Outcome {
    let Some(file) = &config.file else {
        return Err(Error::input(
            "crosscheck accept",
            "there is no facts.toml to write into",
            "crosscheck init to write one, or --facts FILE",
        ));
    };
    if let (Some(until), Some(today)) = (args.until, settings.today)
        && until < today
    {
        return Err(Error::input("--until", format!("{until} is over already"), "a day to come"));
    }
    let found = find::findings(report, id)?;
    let mut differing: Vec<&Finding> = found.into_iter().filter(|f| f.verdict <= Verdict::Possible).collect();
    // The name of a fact means its conflicts; what only looks like one is meant where there is nothing else.
    if differing.iter().any(|f| f.verdict < Verdict::Possible) {
        differing.retain(|f| f.verdict < Verdict::Possible);
    }
    if differing.is_empty() {
        return Err(Error::input(id, "there is nothing to accept: the sources do not differ", ""));
    }
    let open: Vec<&Finding> = differing.iter().copied().filter(|f| f.accepted.is_none()).collect();
    if open.is_empty() {
        let reason = differing[0].accepted.as_deref().unwrap_or_default();
        let hint = "change the entry in facts.toml, or the comment in the article, if the reason is another now";
        return Err(Error::input(id, format!("this difference is accepted already: {reason}"), hint));
    }
    // The desk's own name for a fact lasts longer than a fingerprint, where it means this one finding only.
    let alone = |fact: &&str| {
        report.findings.iter().filter(|f| f.fact.as_deref() == Some(fact) && f.verdict < Verdict::Possible).count() == 1
    };
    let entries: Vec<Entry> = open
        .iter()
        .map(|f| Entry {
            fact: f.fact.as_deref().filter(alone).unwrap_or(f.lasting_id()).to_owned(),
            reason: args.reason.clone().unwrap_or_default(),
            until: args.until,
            by: args.by.clone(),
            ..entry(report, f)
        })
        .collect();
    // An entry for the same fact that accepts nothing any more makes room for the new one.
    let own = report.idle.iter().map(|i| i.index as usize).filter(|i| *i < config.own_acceptances);
    let replaced: Vec<usize> = own
        .filter(|i| {
            let of = &settings.accepted[*i].fact;
            open.iter().any(|f| f.answers_to(of) || f.fact.as_ref() == Some(of))
        })
        .collect();
    let text = config::text_of(file)?;
    Draft::new(file, &edit::add(file, &text, &entries, &replaced)?, UNWRITTEN)?.keep()?;
    for (entry, finding) in entries.iter().zip(&open) {
        let until = entry.until.map(|d| format!(" until {d}")).unwrap_or_default();
        terminal::notice(&format!("{file}: accepted {} ({}){until}", finding.about, entry.values.join(" / ")));
    }
    Ok(PASSED)
}

/// The entry that accepts a finding, without its reason.
pub(super) fn entry(report: &Report, finding: &Finding) -> Entry {
    let values = finding.camps.iter().map(|c| c.value.clone()).collect();
    let mut paths: Vec<&str> =
        finding.claims.iter().filter_map(|c| Some(report.sources.get(c.source as usize)?.path.as_str())).collect();
    paths.dedup();
    let more = if paths.len() > 3 { format!(" and {} more", paths.len() - 3) } else { String::new() };
    paths.truncate(3);
    let comment = format!("{} ({}{more})", finding.about, paths.join(", "));
    Entry { fact: finding.lasting_id().to_owned(), values, comment, ..Entry::default() }
}

fn prune(args: &Accept, config: &Config, report: &Report, settings: &Settings) -> Outcome {
    if !args.input.paths.is_empty() {
        return Err(Error::input(
            "--prune",
            "an acceptance may cover articles that are not named here",
            "crosscheck accept --prune without paths: it reads all articles that facts.toml names",
        ));
    }
    let idle: Vec<usize> = report.idle.iter().map(|i| i.index as usize).collect();
    let own: Vec<usize> = idle.iter().copied().filter(|i| *i < config.own_acceptances).collect();
    let others: Vec<usize> = idle.iter().filter_map(|i| i.checked_sub(config.own_acceptances)).collect();
    let baseline = config.baseline_path();
    for (file, indexes) in [(config.file.as_deref(), own), (Some(baseline.as_str()), others)] {
        let Some(file) = file.filter(|_| !indexes.is_empty()) else { continue };
        let text = edit::take_out(file, &config::text_of(file)?, &indexes)?;
        Draft::new(file, &text, UNWRITTEN)?.keep()?;
    }
    for index in &idle {
        let entry = &settings.accepted[*index];
        terminal::notice(&format!("{}: took out the acceptance of {}: {}", entry.place, entry.fact, entry.reason));
    }
    if idle.is_empty() {
        terminal::notice("every acceptance still accepts something");
    }
    Ok(PASSED)
}
