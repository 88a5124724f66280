//! The command line as clap reads it, and nothing else.

use clap::builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::kind::KINDS;
use crate::load;
use crate::report::{self, FORMATS};

const EXAMPLES: &str = "\
Examples:
  crosscheck check                         the articles that facts.toml names
  crosscheck check articles/ wire.txt      a folder and a file
  crosscheck check news/*.md --format json | jq .summary
  crosscheck check --report html=report.html --report sarif=out.sarif
  crosscheck check --since main            only what is new since the branch left main counts
  crosscheck explain 3f2a9c01be77          all evidence for one finding
  crosscheck accept 3f2a9c01be77 --reason 'Corrected in print'
  crosscheck baseline                      accept all that stands today
  crosscheck claims article.txt            every value that is read, and as what
  crosscheck init articles/                write a facts.toml to start from

Exit code: 0 nothing that fails the check, 1 a conflict (--fail moves the level), 2 the check could not be done.";

/// Finds where several articles on one story cannot all be right.
#[derive(Debug, Parser)]
#[command(name = "crosscheck", version, after_help = EXAMPLES, arg_required_else_help = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare articles: print where they conflict, and exit with 1 if they do
    #[command(after_help = EXAMPLES)]
    Check(Check),
    /// List every value that is read, its meaning and what it is about
    Claims(Claims),
    /// Show all evidence for one finding, and why it was taken for one fact
    Explain(Explain),
    /// List which articles tell of one event, and the words that hold them together
    Stories(Stories),
    /// Note in facts.toml that a difference has been looked at: it fails no check until a value changes
    Accept(Accept),
    /// Accept all that fails the check today, in a file of its own
    Baseline(Baseline),
    /// Write a commented facts.toml from what the articles hold
    Init(Init),
    /// Print the completions for a shell
    Completions(Completions),
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub input: Input,
    /// How to print the report
    #[arg(long, default_value = FORMATS[0].name, value_parser = formats())]
    pub format: String,
    /// Write a report into a file as well; may be given several times. FILE may be - for standard output
    #[arg(long, value_name = "FORMAT=FILE", value_parser = super::outputs::destination)]
    pub report: Vec<Destination>,
    /// How many annotations of one level the format github writes: GitHub takes 10 from a step
    #[arg(long, value_name = "N", default_value_t = report::github::ANNOTATIONS)]
    pub max_annotations: usize,
    /// What to list [default: what each format is for; conflict,update in the table, everything in json, html and csv]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT")]
    pub show: Vec<Show>,
    /// How sure a conflict must be, from 0 to 1; below, it is only `possible` [default: 0.6]
    #[arg(long, value_name = "NUMBER", value_parser = confidence)]
    pub min_confidence: Option<u16>,
    /// Compare these kinds only
    #[arg(long, value_delimiter = ',', value_parser = kinds())]
    pub kind: Vec<String>,
    /// Check this story only: its id, or the first characters of it (crosscheck stories lists them)
    #[arg(long, value_name = "ID")]
    pub story: Option<String>,
    /// What makes the check fail [default: conflict, or what facts.toml says]
    #[arg(long, value_enum)]
    pub fail: Option<Fail>,
    /// Exit with 0 even if there are conflicts
    #[arg(long)]
    pub exit_zero: bool,
    /// Treat notices that weaken the check (bad records, acceptances that ran out or match nothing) as failures
    #[arg(long)]
    pub strict: bool,
    /// Only what is new counts: findings that did not stand where this branch left REV (a branch, tag or commit).
    /// `auto` asks the variables of GitHub, GitLab and pre-commit
    #[arg(long, value_name = "REV", conflicts_with = "new")]
    pub since: Option<String>,
    /// Only what these articles bring counts; they are read beside the others. Stands behind other paths
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub new: Vec<String>,
    /// Check again whenever an article or facts.toml changes, until Ctrl-C
    #[arg(long, conflicts_with = "exit_zero")]
    pub watch: bool,
    /// Keep what the next check of these articles can use in this folder [default: the user's cache folder, above 1,000
    /// articles]
    #[arg(long, value_name = "DIR", conflicts_with = "no_cache", value_parser = NonEmptyStringValueParser::new())]
    pub cache: Option<String>,
    /// Work everything out anew, and keep nothing
    #[arg(long)]
    pub no_cache: bool,
    #[command(flatten)]
    pub screen: Screen,
    /// Print the report only: no summary, no notices
    #[arg(short, long)]
    pub quiet: bool,
}

/// A report and the file it goes into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    pub format: String,
    pub file: String,
}

#[derive(Debug, Args)]
pub struct Claims {
    #[command(flatten)]
    pub input: Input,
    /// How to print the claims
    #[arg(long, value_enum, default_value_t = ClaimsFormat::Table)]
    pub format: ClaimsFormat,
    /// List these kinds only
    #[arg(long, value_delimiter = ',', value_parser = kinds())]
    pub kind: Vec<String>,
    #[command(flatten)]
    pub screen: Screen,
    /// No notices
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// The id that a report prints beside a finding, its first characters, or the id of a [[fact]]
    #[arg(value_name = "FACT-ID")]
    pub id: String,
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub screen: Screen,
}

#[derive(Debug, Args)]
pub struct Stories {
    #[command(flatten)]
    pub input: Input,
    /// How to print the stories
    #[arg(long, value_enum, default_value_t = StoriesFormat::Table)]
    pub format: StoriesFormat,
    #[command(flatten)]
    pub screen: Screen,
    /// No notices
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub struct Accept {
    /// The id that a report prints beside a finding, or the id of a [[fact]]
    #[arg(value_name = "FACT-ID", required_unless_present = "prune")]
    pub id: Option<String>,
    /// Why the difference is fine
    #[arg(long, value_name = "TEXT", required_unless_present = "prune", value_parser = words)]
    pub reason: Option<String>,
    /// The last day on which it is accepted, such as 2023-10-31
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<jiff::civil::Date>,
    /// Who decided
    #[arg(long, value_name = "NAME", value_parser = words)]
    pub by: Option<String>,
    /// Take out the acceptances that have run out or accept nothing
    #[arg(long, conflicts_with_all = ["id", "reason", "until", "by"])]
    pub prune: bool,
    #[command(flatten)]
    pub input: Input,
}

#[derive(Debug, Args)]
pub struct Baseline {
    #[command(flatten)]
    pub input: Input,
    /// Where to write [default: crosscheck-baseline.toml beside facts.toml, or what facts.toml names]
    #[arg(long, value_name = "FILE")]
    pub output: Option<String>,
    /// The reason of the new entries
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub reason: Option<String>,
    /// What is accepted [default: conflict, or what facts.toml fails on]
    #[arg(long, value_enum)]
    pub fail: Option<Fail>,
}

#[derive(Debug, Args)]
pub struct Init {
    /// Articles, folders or patterns [default: articles/ if it is there, else this folder]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Where to write
    #[arg(long, value_name = "FILE", default_value = "facts.toml")]
    pub output: String,
    /// Replace a file that is already there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// What is read, and by which facts.toml.
#[derive(Debug, Args)]
pub struct Input {
    /// Articles (text, Markdown, web pages, JSON, feeds), folders, patterns, or - for standard input [default: those of
    /// facts.toml]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Use this facts.toml [default: the nearest one above the articles]
    #[arg(long, value_name = "FILE", conflicts_with = "no_facts")]
    pub facts: Option<String>,
    /// Use no facts.toml
    #[arg(long)]
    pub no_facts: bool,
    /// What standard input is [default: told from how it begins]
    #[arg(long, value_name = "FORMAT", value_parser = load::format_names())]
    pub stdin_format: Option<String>,
    /// Number of threads [default: one for each core]; the output is the same
    #[arg(short = 'j', long = "threads", value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// The day that acceptances are held against, such as 2023-10-31 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<jiff::civil::Date>,
}

/// How it looks.
#[derive(Debug, Args)]
pub struct Screen {
    /// Colour
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Width in cells [default: $COLUMNS, the terminal's, else 100]
    #[arg(long, value_name = "CELLS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// Borders and marks in plain ASCII
    #[arg(long)]
    pub ascii: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` and its like say otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClaimsFormat {
    /// For people
    Table,
    /// For programs: one JSON object a line
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StoriesFormat {
    /// For people
    Table,
    /// For programs: one document
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Show {
    /// The sources cannot all be right
    Conflict,
    /// A figure that moved as the story went on
    Update,
    /// Looks like a conflict, on thin evidence: mostly none
    Possible,
    /// They differ, but can both be true
    Loose,
    /// The same value
    Agree,
    /// Differences that facts.toml, the baseline or a comment in the article accepts
    Accepted,
    /// What stood before the new or changed articles came (--since, --new)
    Old,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fail {
    /// Sources that cannot all be right
    Conflict,
    /// That, or a figure that moved
    Update,
    /// That, or something that looks like a conflict
    Possible,
    /// Nothing
    Never,
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(KINDS.iter().map(|k| PossibleValue::new(k.name()).help(k.about())).collect::<Vec<_>>())
}

fn formats() -> PossibleValuesParser {
    let value = |f: &report::Format| PossibleValue::new(f.name).help(f.about);
    PossibleValuesParser::new(FORMATS.iter().map(value).collect::<Vec<_>>())
}

fn confidence(text: &str) -> Result<u16, String> {
    let number: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&number) {
        Ok((number * 1000.0).round() as u16)
    } else {
        Err("confidence goes from 0 to 1, as in 0.6".to_owned())
    }
}

fn day(text: &str) -> Result<jiff::civil::Date, String> {
    crate::text::day::parse(text).ok_or_else(|| "not a day; write it as 2023-10-31".to_owned())
}

fn words(text: &str) -> Result<String, String> {
    let words = crate::text::safe::one_line(text);
    if words.is_empty() { Err("it must say something".to_owned()) } else { Ok(words) }
}
