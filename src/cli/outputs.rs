//! Where reports go: one to standard output, any number into files, and what GitHub wants beside its annotations.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Check, Destination};
use super::file::{self, Draft};
use super::{input, terminal};
use crate::error::Error;
use crate::model::{Report, Verdict};
use crate::report::{self, Base, Filter, Format, Look, Request, markdown};

/// The file that GitHub shows under a job.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";
/// Standard output, as a name of a file.
const STDOUT: &str = "-";
const HINT: &str = "--report FORMAT=FILE with another place";

/// What is written, and how.
#[derive(Debug)]
pub(super) struct Outputs {
    shown: &'static Format,
    files: Vec<(&'static Format, String)>,
    /// The file for the job summary, when annotations are written.
    summary: Option<String>,
}

impl Outputs {
    /// What the arguments ask for.
    ///
    /// # Errors
    /// When two reports are to go into one file.
    pub fn new(args: &Check) -> Result<Self, Error> {
        // clap lets no other name through.
        let format = |name: &str| report::by_name(name).unwrap_or(&report::FORMATS[0]);
        let files: Vec<_> = args.report.iter().map(|d| (format(&d.format), d.file.clone())).collect();
        for (k, (_, name)) in files.iter().enumerate() {
            if name != STDOUT && !file::is_device(name) && files[..k].iter().any(|(_, other)| same(other, name)) {
                return Err(Error::Output {
                    place: name.clone(),
                    what: "two reports cannot share a file\n  try: a name of its own for each --report".to_owned(),
                });
            }
        }
        let shown = format(&args.format);
        let github = std::iter::once(shown).chain(files.iter().map(|f| f.0)).any(|f| f.name == "github");
        let summary = github.then(|| env::var(STEP_SUMMARY).ok().filter(|f| !f.is_empty())).flatten();
        Ok(Self { shown, files, summary })
    }

    /// The mildest verdict that any report lists, or that fails the check.
    pub fn mildest(&self, request: &Request, asked: Option<&Filter>) -> Verdict {
        let formats = std::iter::once(self.shown).chain(self.files.iter().map(|f| f.0));
        let own = formats.map(|f| (f.lists)()).chain(self.summary.as_ref().map(|_| Filter::default()));
        let lists: Vec<Filter> = match asked {
            Some(filter) => vec![filter.clone(), Filter::default()],
            None => own.collect(),
        };
        lists.iter().flat_map(|f| &f.verdicts).copied().chain(request.fail).max().unwrap_or(Verdict::Agree)
    }

    /// Makes all reports. `asked` is what the user wants listed; without it each format has its own choice.
    ///
    /// # Errors
    /// When a report would take the place of an article.
    pub fn render(
        self,
        args: &Check,
        report: &Report,
        request: &Request,
        asked: Option<&Filter>,
    ) -> Result<Rendered, Error> {
        let render = |format: &Format, look: Look| {
            let filter = asked.cloned().unwrap_or_else(|| failing(request, (format.lists)()));
            let request = Request { filter, look, summary: self.summary.is_some(), ..request.clone() };
            (format.render)(report, &request)
        };
        let notices = if self.shown.tells_notices || request.quiet { Vec::new() } else { report.notices.clone() };
        let mut made = Rendered { notices, printed: Vec::new(), files: Vec::new(), summary: None };
        let to_stdout = self.files.iter().filter(|(_, name)| name == STDOUT).map(|(format, _)| *format);
        for format in std::iter::once(self.shown).chain(to_stdout) {
            let look = if format.for_people { terminal::look(&args.screen) } else { Look::default() };
            made.printed.push((render(format, look), look.color));
        }
        for (format, name) in self.files.iter().filter(|(_, name)| name != STDOUT) {
            spare_articles(name, report)?;
            // A file is no terminal.
            made.files.push((name.clone(), render(format, Look::default())));
        }
        if let Some(name) = &self.summary {
            let room = markdown::SUMMARY.saturating_sub(fs::metadata(name).map_or(0, |m| m.len() as usize));
            let filter = asked.cloned().unwrap_or_else(|| failing(request, Filter::default()));
            let text = markdown::up_to(report, &Request { filter, quiet: false, ..request.clone() }, room);
            made.summary = Some((name.clone(), text));
        }
        Ok(made)
    }
}

/// Reports that are made and not yet written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rendered {
    /// What is told beside the reports.
    notices: Vec<String>,
    /// What goes to standard output, and whether it is coloured.
    printed: Vec<(String, bool)>,
    files: Vec<(String, String)>,
    summary: Option<(String, String)>,
}

impl Rendered {
    /// Writes and prints everything.
    ///
    /// # Errors
    /// When a file or standard output cannot be written. If it is a file, none is written, and nothing printed.
    pub fn write(&self) -> Result<(), Error> {
        let plain = self.files.iter().filter(|(name, _)| !file::is_device(name));
        let drafts: Result<Vec<Draft>, Error> = plain.map(|(name, text)| Draft::new(name, text, HINT)).collect();
        let drafts = drafts?;
        if let Some((name, text)) = &self.summary {
            file::append(name, text, "a job summary that can be written, or an empty GITHUB_STEP_SUMMARY")?;
        }
        drafts.into_iter().try_for_each(Draft::keep)?;
        input::tell(&self.notices, false);
        self.printed.iter().try_for_each(|(text, color)| terminal::print(text, *color))?;
        let mut devices = self.files.iter().filter(|(name, _)| file::is_device(name));
        devices.try_for_each(|(name, text)| file::pour(name, text, HINT))
    }
}

/// What fails the check is listed, whatever else a format leaves out.
fn failing(request: &Request, mut filter: Filter) -> Filter {
    for verdict in Verdict::ALL {
        if request.fail.is_some_and(|worst| verdict <= worst) && !filter.verdicts.contains(&verdict) {
            filter.verdicts.push(verdict);
        }
    }
    filter
}

/// An article is not to be overwritten by the report on it.
fn spare_articles(name: &str, report: &Report) -> Result<(), Error> {
    let file_name = |path: &str| Path::new(path).file_name().map(ToOwned::to_owned);
    let Some(place) = fs::canonicalize(name).ok().filter(|p| p.is_file()) else { return Ok(()) };
    let own = place.file_name().map(ToOwned::to_owned);
    let hit = report
        .sources
        .iter()
        .filter(|s| file_name(&s.path) == own)
        .any(|s| fs::canonicalize(&s.path).is_ok_and(|path| path == place));
    if hit {
        return Err(Error::Output {
            place: name.to_owned(),
            what: format!("is one of the articles that were read\n  try: {HINT}"),
        });
    }
    Ok(())
}

fn same(a: &str, b: &str) -> bool {
    let whole = |path: &str| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_default();
    a == b || whole(a) == whole(b)
}

/// The repository that the program runs in: what the build server names, else the nearest folder above with a `.git`.
pub(super) fn base() -> Base {
    let Ok(here) = env::current_dir() else { return Base::default() };
    let named = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().filter_map(env::var_os).map(PathBuf::from);
    let root = named
        .filter(|p| p.is_absolute() && here.starts_with(p))
        .map(Some)
        .next()
        .unwrap_or_else(|| here.ancestors().find(|f| f.join(".git").exists()).map(Path::to_path_buf));
    let text = |path: &Path| {
        let text = path.to_string_lossy();
        if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
    };
    root.map_or_else(Base::default, |root| Base { root: text(&root), here: text(&here) })
}

/// `FORMAT=FILE`, as clap reads it.
pub(super) fn destination(text: &str) -> Result<Destination, String> {
    let names = || report::FORMATS.iter().map(|f| f.name);
    let all = || names().collect::<Vec<_>>().join(", ");
    let Some((format, file)) = text.split_once('=') else {
        return Err("there is no `=` in it\n  try: FORMAT=FILE, as in sarif=out.sarif".to_owned());
    };
    if report::by_name(format).is_none() {
        let hint = match crate::text::similar::nearest(format, names()) {
            Some(near) => format!("did you mean `{near}`? (there are: {})", all()),
            None => format!("one of {}", all()),
        };
        return Err(format!("there is no format `{format}`\n  try: {hint}"));
    }
    if file.is_empty() {
        return Err(format!("it names no file\n  try: {format}=FILE, or {format}=- for standard output"));
    }
    Ok(Destination { format: format.to_owned(), file: file.to_owned() })
}
