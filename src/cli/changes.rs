//! Which articles are new or changed (`--since`, `--new`), and what was there before.

use std::collections::{HashMap, HashSet};
use std::env;
use std::path::{Path, PathBuf};

use super::args::Check;
use super::ci::{self, Base};
use super::git::{Changed, Git};
use super::input::{self, Work};
use super::terminal;
use crate::error::Error;
use crate::load::{self, Named};
use crate::model::Source;

/// Marks the articles that are new or changed. Gives those that were changed or are gone, as they were before; nothing
/// when nobody asks for the difference.
///
/// # Errors
/// When a new article cannot be read; when git cannot say what was there.
pub(super) fn mark(args: &Check, work: &mut Work) -> Result<Option<Vec<Source>>, Error> {
    if !args.new.is_empty() {
        return named(&args.new, work).map(Some);
    }
    let Some(since) = &args.since else { return Ok(None) };
    let revs = if since == "auto" {
        match ci::base(|name| env::var(name).ok(), event) {
            Base::Since(revs) => revs,
            Base::Everything(why) => {
                if !args.quiet {
                    terminal::notice(&format!("--since auto: {why}: everything counts"));
                }
                return Ok(None);
            }
        }
    } else {
        // A branch that was never checked out here is known by its name on the server only.
        vec![since.clone(), format!("origin/{since}")]
    };
    let git = Git::around(&folder(work))?;
    let mut before = if let Some(commit) = base(&git, since, &revs)? {
        compare(&git, &commit, args, work)?
    } else {
        work.sources.iter_mut().for_each(|s| s.changed = true);
        Vec::new()
    };
    work.config.fill(&mut before);
    Ok(Some(before))
}

/// The description of the event that GitHub leaves in a file.
fn event(path: &str) -> Option<serde_json::Value> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// `--new`: nothing was there before.
fn named(paths: &[String], work: &mut Work) -> Result<Vec<Source>, Error> {
    let mut real = load::Real::default();
    let new: HashSet<PathBuf> = load::files("", paths)?.iter().map(|p| real.of(p)).collect();
    for source in &mut work.sources {
        source.changed = new.contains(&real.of(&source.path));
    }
    Ok(Vec::new())
}

/// The folder whose repository is asked: that of facts.toml, else of the first article.
fn folder(work: &Work) -> PathBuf {
    let root = work.config.file.as_ref().map(|_| work.config.root.as_str());
    let first = || {
        let path = work.sources.iter().map(|s| s.path.as_str()).find(|p| *p != Source::STDIN)?;
        Some(path.rsplit_once('/').map_or("", |p| p.0))
    };
    let folder = root.or_else(first).unwrap_or_default();
    PathBuf::from(if folder.is_empty() { "." } else { folder })
}

/// The commit at which this state and the first known of `revs` part; nothing when there is no commit at all yet.
fn base(git: &Git, since: &str, revs: &[String]) -> Result<Option<String>, Error> {
    let Some(head) = git.commit("HEAD")? else {
        return if revs.iter().any(|r| r == "HEAD") { Ok(None) } else { Err(unknown(git, since, revs)?) };
    };
    for rev in revs {
        if rev == ci::JOINED && since == "auto" && git.commit("HEAD^2")?.is_none() {
            continue;
        }
        if let Some(commit) = git.commit(rev)?
            && let Some(base) = git.merge_base(&commit, &head)?
        {
            return Ok(Some(base));
        }
    }
    Err(unknown(git, since, revs)?)
}

fn unknown(git: &Git, since: &str, revs: &[String]) -> Result<Error, Error> {
    let named = if since == "auto" { revs.join(", ") } else { since.to_owned() };
    let place = format!("--since {since}");
    Ok(if git.is_shallow()? {
        Error::input(
            place,
            format!("this clone is shallow: its history does not reach back to where it parts from {named}"),
            "fetch all of it: `fetch-depth: 0` for actions/checkout on GitHub, `GIT_DEPTH: 0` on GitLab, \
             `git fetch --unshallow` by hand",
        )
    } else if since == "auto" {
        Error::input(
            place,
            format!("the CI names {named}, and this repository has nothing in common with it"),
            "fetch that branch, or name another: --since REV",
        )
    } else {
        Error::input(
            place,
            "no branch, tag or commit of this name has anything in common with this state",
            "check its spelling; git fetch origin, if it is on the server only",
        )
    })
}

/// Marks what is not as it was in a commit. Gives what was there instead.
fn compare(git: &Git, commit: &str, args: &Check, work: &mut Work) -> Result<Vec<Source>, Error> {
    let known = git.paths(commit)?;
    let changed = git.changed(commit)?;
    let names: HashSet<&str> = changed.iter().map(|c| c.path.as_str()).collect();
    let mut folders: HashMap<String, Option<PathBuf>> = HashMap::new();
    let mut shown: HashMap<String, String> = HashMap::new();
    for source in &mut work.sources {
        let inside = inside(&git.top, &source.path, &mut folders);
        // What git does not know cannot have stood before.
        source.changed = inside.as_deref().is_none_or(|path| !known.contains(path) || names.contains(path));
        if let (true, Some(path)) = (source.changed, inside) {
            shown.insert(path, source.path.clone());
        }
    }
    let (root, paths) = input::paths(&args.input, &work.config)?;
    let articles = Named::of(root, paths);
    let mut gone: Vec<(String, &str)> = Vec::new();
    for Changed { path, blob } in &changed {
        let Some(blob) = blob else { continue };
        let place = git.top.join(path);
        match shown.get(path) {
            Some(path) => gone.push((path.clone(), blob)),
            None if articles.holds(&place) => gone.push((place.to_string_lossy().replace('\\', "/"), blob)),
            None => {}
        }
    }
    let options = load::Options { fields: work.config.fields.clone(), ..load::Options::default() };
    let contents = git.contents(&gone.iter().map(|g| g.1).collect::<Vec<_>>())?;
    // What could not be read before told nobody anything.
    let mut read: Vec<Source> = gone
        .into_iter()
        .zip(contents)
        .filter_map(|((path, _), bytes)| load::articles(&path, bytes?, &options).ok())
        .flat_map(|l| l.sources)
        .collect();
    // An article under another name only is no new one.
    for source in work.sources.iter_mut().filter(|s| s.changed) {
        if let Some(same) = read.iter().position(|s| s.text == source.text) {
            source.changed = false;
            read.swap_remove(same);
        }
    }
    Ok(read)
}

/// The path of an article seen from the top of the repository; nothing when it lies outside.
fn inside(top: &Path, path: &str, folders: &mut HashMap<String, Option<PathBuf>>) -> Option<String> {
    if path == Source::STDIN {
        return None;
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if !folders.contains_key(folder) {
        let place = if folder.is_empty() && !path.starts_with('/') { "." } else { folder };
        let real = std::fs::canonicalize(if place.is_empty() { "/" } else { place }).ok();
        let seen = real.and_then(|r| r.strip_prefix(top).map(Path::to_path_buf).ok());
        folders.insert(folder.to_owned(), seen);
    }
    let folder = folders.get(folder)?.as_ref()?;
    Some(folder.join(name).to_string_lossy().replace('\\', if cfg!(windows) { "/" } else { "\\" }))
}
