//! `crosscheck init`: a facts.toml to start from, written from what the articles hold.

use std::path::Path;

use super::args::Init;
use super::file::Draft;
use super::{Outcome, PASSED, terminal};
use crate::config::Config;
use crate::error::Error;
use crate::model::Source;
use crate::{load, pipeline, report};

pub(super) fn run(args: &Init) -> Outcome {
    let output = args.output.as_str();
    if !args.force && Path::new(output).exists() {
        return Err(Error::Output {
            place: output.to_owned(),
            what: "is already there\n  try: crosscheck init --force to replace it, or --output with another name"
                .to_owned(),
        });
    }
    let paths = if !args.paths.is_empty() {
        args.paths.clone()
    } else if Path::new("articles").is_dir() {
        vec!["articles".to_owned()]
    } else {
        vec![".".to_owned()]
    };
    let loaded = load::load("", &paths)?;
    let mut patterns: Vec<String> = paths.iter().filter(|p| *p != "-").cloned().collect();
    let mut sources = loaded.sources;
    if Path::new(output).parent().is_some_and(|folder| !folder.as_os_str().is_empty()) {
        // Paths in a facts.toml are seen from its folder, which is not this one.
        patterns.iter_mut().for_each(absolute);
        sources.iter_mut().filter(|s| s.path != Source::STDIN).for_each(|s| absolute(&mut s.path));
    }
    let names = report::starter::names(&pipeline::read(sources.clone()));
    let report = pipeline::check(sources, &Config::default().settings);
    let text = report::starter::render(&report, &names, &patterns);
    Draft::new(output, &text, "--output with another place")?.keep()?;
    terminal::notice(&format!("wrote {output}: read it, change what is wrong, then run crosscheck check"));
    Ok(PASSED)
}

fn absolute(path: &mut String) {
    if let Ok(whole) = std::path::absolute(&*path) {
        *path = whole.to_string_lossy().replace('\\', if cfg!(windows) { "/" } else { "\\" });
    }
}
