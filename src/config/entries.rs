//! The entries of facts.toml, one function for each table.

use super::stories;
use super::table::{File, Measure, Table};
use super::{Config, Fail, SourceEntry};
use crate::error::Error;
use crate::kind::KINDS;
use crate::load::{self, Fields};
use crate::model::{Acceptance, Decimal, Severity, Tolerance, WatchedFact};
use crate::text::similar;

/// Kinds whose values are words: no distance is defined on them.
const WORDS: [&str; 6] = ["name", "quote", "status", "place", "phone", "detail"];

pub(super) fn read(name: &str, text: &str) -> Result<Config, Error> {
    let file = File { name, text };
    let parsed = file.parse()?;
    let top = Table { file, name: "", span: 0..0, keys: &parsed };
    let keys = [
        "articles",
        "fail",
        "min-confidence",
        "records",
        "tolerance",
        "source",
        "entity",
        "fact",
        "synonyms",
        "accept",
        "stories",
        "baseline",
    ];
    top.only(&keys)?;
    let mut config = Config { articles: articles(&top)?, fail: fail(&top)?, ..Config::default() };
    config.baseline = top.text("baseline")?;
    config.articles_place = file.place(&top.at("articles"));
    if let Some(share) = top.share("min-confidence")? {
        config.settings.min_confidence = (share * 1000.0).round() as u16;
    }
    if let Some(table) = top.table("records", "[records]")? {
        config.fields = fields(&table)?;
    }
    if let Some(table) = top.table("tolerance", "[tolerance]")? {
        config.settings.tolerances = tolerances(&table)?;
    }
    if let Some(table) = top.table("stories", "[stories]")? {
        config.settings.stories = stories::read(&table)?;
    }
    config.sources = top.tables("source", "[[source]]")?.iter().map(source).collect::<Result<_, _>>()?;
    config.settings.aliases = top.tables("entity", "[[entity]]")?.iter().map(entity).collect::<Result<_, _>>()?;
    config.settings.synonyms =
        top.tables("synonyms", "[[synonyms]]")?.iter().map(synonyms).collect::<Result<_, _>>()?;
    for table in top.tables("fact", "[[fact]]")? {
        let fact = fact(&table)?;
        if config.settings.facts.iter().any(|f| f.id == fact.id) {
            let what = format!("a second [[fact]] with the id \"{}\"", fact.id);
            return Err(table.error("id", what, "give each fact an id of its own"));
        }
        config.settings.facts.push(fact);
    }
    for table in top.tables("accept", "[[accept]]")? {
        let entry = acceptance(&table, &config.settings.facts)?;
        config.settings.accepted.push(entry);
    }
    Ok(config)
}

/// The acceptances of a baseline: a file that holds nothing else.
pub(super) fn baseline(name: &str, text: &str) -> Result<Vec<Acceptance>, Error> {
    let file = File { name, text };
    let parsed = file.parse()?;
    let top = Table { file, name: "", span: 0..0, keys: &parsed };
    if let Some(key) = parsed.keys().find(|k| *k.get_ref() != "accept") {
        let what = format!("a baseline holds [[accept]] entries only, not `{}`", key.get_ref());
        return Err(file.error(&key.span(), what, "move it to facts.toml, or name another file as the baseline"));
    }
    top.tables("accept", "[[accept]]")?.iter().map(|t| acceptance(t, &[])).collect()
}

fn articles(top: &Table<'_, '_>) -> Result<Vec<String>, Error> {
    let patterns = top.texts("articles")?;
    for pattern in &patterns {
        load::matcher(pattern).map_err(|what| {
            top.error("articles", format!("`{pattern}` is {what}"), "a pattern such as articles/*.md")
        })?;
    }
    Ok(patterns)
}

fn fail(top: &Table<'_, '_>) -> Result<Option<Fail>, Error> {
    Ok(top.choice("fail", &["conflict", "update", "possible", "never"])?.map(|word| match word {
        "update" => Fail::Update,
        "possible" => Fail::Possible,
        "never" => Fail::Never,
        _ => Fail::Conflict,
    }))
}

/// Where records keep their fields; a key that is not named stays where it is commonly found.
fn fields(table: &Table<'_, '_>) -> Result<Fields, Error> {
    table.only(&Fields::NAMES)?;
    let mut fields = Fields::default();
    for name in Fields::NAMES {
        if let (Some(key), Some(slot)) = (table.text(name)?, fields.slot(name)) {
            *slot = vec![key];
        }
    }
    Ok(fields)
}

fn tolerances(table: &Table<'_, '_>) -> Result<Vec<(&'static str, Tolerance)>, Error> {
    let kinds: Vec<&'static str> = KINDS.iter().map(|k| k.name()).filter(|k| !WORDS.contains(k)).collect();
    table.only(&kinds)?;
    let mut found = Vec::new();
    for kind in kinds {
        if let Some(measure) = table.measure(kind)? {
            found.push((kind, tolerance(table, kind, kind, &measure)?));
        }
    }
    Ok(found)
}

/// Reads a tolerance for a kind; an empty kind takes every form.
fn tolerance(table: &Table<'_, '_>, key: &str, kind: &str, measure: &Measure) -> Result<Tolerance, Error> {
    let example = match kind {
        "date" => "\"1 day\"",
        "time" => "\"30 minutes\"",
        "duration" => "\"10%\" or \"2 hours\"",
        "percent" => "0.5, in percentage points",
        _ => "\"5%\"",
    };
    let wrong = || {
        let shown = match measure {
            Measure::Text(text) => format!("\"{text}\""),
            Measure::Number(number) => number.clone(),
        };
        let of = if kind.is_empty() { String::new() } else { format!(" for the kind {kind}") };
        table.error(key, format!("{shown} is no tolerance{of}"), format!("{key} = {example}"))
    };
    let found = match measure {
        Measure::Number(number) => Tolerance::Distance(Decimal::parse(number).ok_or_else(wrong)?),
        Measure::Text(text) => match text.strip_suffix('%') {
            Some(share) => Tolerance::Percent(Decimal::parse(share.trim()).ok_or_else(wrong)?),
            None => Tolerance::Seconds(stretch(text).ok_or_else(wrong)?),
        },
    };
    let fits = match found {
        Tolerance::Seconds(_) => ["date", "time", "duration", ""].contains(&kind),
        Tolerance::Percent(_) => !["date", "time", "percent"].contains(&kind),
        Tolerance::Distance(_) => !["date", "time", "duration"].contains(&kind),
    };
    if fits && !WORDS.contains(&kind) { Ok(found) } else { Err(wrong()) }
}

/// `30 minutes` in seconds.
fn stretch(text: &str) -> Option<u32> {
    let (number, unit) = text.split_once(' ')?;
    let unit = match unit.trim().trim_end_matches('s') {
        "second" => 1,
        "minute" | "min" => 60,
        "hour" => 3_600,
        "day" => 86_400,
        "week" => 604_800,
        _ => return None,
    };
    number.parse::<u32>().ok()?.checked_mul(unit)
}

fn source(table: &Table<'_, '_>) -> Result<SourceEntry, Error> {
    table.only(&["path", "name", "published", "url", "title", "story"])?;
    let path = table.required("path", "articles/source-c.md")?;
    let matcher = load::matcher(&path).map_err(|what| {
        table.error("path", format!("`{path}` is {what}"), "a path, or a pattern such as wire/*.txt")
    })?;
    Ok(SourceEntry {
        matcher,
        path,
        name: table.text("name")?,
        published: table.day("published")?,
        url: table.text("url")?,
        title: table.text("title")?,
        story: table.text("story")?,
    })
}

/// The names of an entity, the full one first.
fn entity(table: &Table<'_, '_>) -> Result<Vec<String>, Error> {
    table.only(&["name", "kind", "aliases"])?;
    let mut names = vec![table.required("name", "Chris Kaba")?];
    table.choice("kind", &["person", "organisation", "place", "product", "other"])?;
    names.extend(table.texts("aliases")?);
    Ok(names)
}

fn synonyms(table: &Table<'_, '_>) -> Result<Vec<String>, Error> {
    table.only(&["words"])?;
    let words = table.texts("words")?;
    if words.len() < 2 {
        let what = "[[synonyms]] needs at least two words that mean the same";
        return Err(table.error("words", what, "words = [\"handed in\", \"gave up\"]"));
    }
    Ok(words)
}

fn fact(table: &Table<'_, '_>) -> Result<WatchedFact, Error> {
    table.only(&["id", "about", "kind", "cues", "participants", "expect", "tolerance", "severity", "multiple"])?;
    let id = table.required("id", "shooting-date")?;
    if !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        let what = format!("the id \"{id}\" holds more than small letters, digits and hyphens");
        let plain: String =
            id.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        return Err(table.error("id", what, format!("id = \"{plain}\"")));
    }
    let kinds: Vec<&'static str> = KINDS.iter().map(|k| k.name()).collect();
    let kind = table.choice("kind", &kinds)?.unwrap_or("");
    let (cues, participants) = (table.texts("cues")?, table.texts("participants")?);
    if cues.is_empty() && participants.is_empty() {
        let what = format!("the fact \"{id}\" has neither cues nor participants: it would be found everywhere");
        return Err(table.file.error(&table.span, what, "cues = [\"shot\", \"shooting\"]"));
    }
    let tolerance = match table.measure("tolerance")? {
        Some(measure) => Some(tolerance(table, "tolerance", kind, &measure)?),
        None => None,
    };
    let severity = match table.choice("severity", &["error", "warning", "off"])? {
        Some("off") => Severity::Off,
        Some("warning") => Severity::Warning,
        _ => Severity::Error,
    };
    Ok(WatchedFact {
        about: table.text("about")?.unwrap_or_default(),
        kind,
        cues,
        participants,
        expect: table.text("expect")?,
        tolerance,
        severity,
        multiple: table.flag("multiple")?.unwrap_or(false),
        id,
    })
}

fn acceptance(table: &Table<'_, '_>, facts: &[WatchedFact]) -> Result<Acceptance, Error> {
    table.only(&["fact", "values", "reason", "until", "by"])?;
    let fact = table.required("fact", "shooting-date")?;
    let fingerprint = fact.len() == 12 && fact.bytes().all(|b| b.is_ascii_hexdigit());
    if !fingerprint && !facts.iter().any(|f| f.id == fact) {
        let hint = match similar::nearest(&fact, facts.iter().map(|f| f.id.as_str())) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "the id of a [[fact]] here, or the one that the report prints beside a finding".to_owned(),
        };
        return Err(table.error("fact", format!("[[accept]] speaks of \"{fact}\", which is no fact"), hint));
    }
    let values = table.texts("values")?;
    if values.is_empty() {
        let what = "[[accept]] names no values: it would accept whatever comes";
        return Err(table.error("values", what, "values = [\"5 September 2022\", \"6 September\"]"));
    }
    Ok(Acceptance {
        fact,
        values,
        reason: table.required("reason", "why this difference is fine")?,
        until: table.day("until")?,
        by: table.text("by")?,
        place: table.file.place(&table.span),
    })
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::model::{Decimal, Tolerance};

    #[test]
    fn reads_the_commented_example() {
        let text = include_str!("../../facts.toml");
        let config = Config::parse("facts.toml", text).unwrap();
        assert_eq!(config.settings.facts.len(), 4);
        assert_eq!(config.settings.min_confidence, 600);
        assert_eq!(config.settings.tolerance("time"), Some(Tolerance::Seconds(1800)));
        assert_eq!(config.settings.facts[2].tolerance, Some(Tolerance::Percent(Decimal::int(10))));
        assert_eq!(config.settings.aliases[0], ["Chris Kaba", "Kaba", "Mr Kaba"]);
    }

    #[test]
    fn says_what_is_wrong_where_and_what_to_try() {
        for (text, message) in [
            ("artcles = []", "facts.toml:1: unknown key `artcles`\n  try: did you mean `articles`?"),
            ("\n\nfail = 3", "facts.toml:3: `fail` must be a text in quotes, not a whole number\n  try: fail = \"3\""),
            (
                "fail = \"conflicts\"",
                "facts.toml:1: `fail` knows no \"conflicts\"\n  try: did you mean \"conflict\"? (there are: conflict, update, possible, never)",
            ),
            ("min-confidence = 60", "facts.toml:1: `min-confidence` goes from 0 to 1\n  try: min-confidence = 0.6"),
            (
                "articles = \"a.md\"",
                "facts.toml:1: `articles` must be a list of texts, not a text\n  try: articles = [\"…\", \"…\"]",
            ),
            (
                "articles = [\"a/[.md\"]",
                "facts.toml:1: `a/[.md` is not a pattern: unclosed character class; missing ']'\n  try: a pattern such as articles/*.md",
            ),
            (
                "[tolerance]\ncuont = \"5%\"",
                "facts.toml:2: unknown key `cuont` in [tolerance]\n  try: did you mean `count`?",
            ),
            (
                "[tolerance]\ndate = \"5%\"",
                "facts.toml:2: \"5%\" is no tolerance for the kind date\n  try: date = \"1 day\"",
            ),
            (
                "[[source]]\nname = \"x\"",
                "facts.toml:1: [[source]] has no `path`\n  try: path = \"articles/source-c.md\"",
            ),
            (
                "[[source]]\npath = \"a\"\npublished = \"2023-02-30\"",
                "facts.toml:3: `published`: there is no day `2023-02-30`\n  try: published = 2023-09-24",
            ),
            (
                "[[fact]]\nid = \"a\"\nkind = \"dates\"\ncues = [\"x\"]",
                "facts.toml:3: `kind` knows no \"dates\"\n  try: did you mean \"date\"? (there are: money, percent, time, date, age, measure, duration, ordinal, count, status, place, phone, detail, name, quote)",
            ),
            (
                "[[fact]]\nid = \"a\"\ncues = [\"x\"]\n[[fact]]\nid = \"a\"\ncues = [\"x\"]",
                "facts.toml:5: a second [[fact]] with the id \"a\"\n  try: give each fact an id of its own",
            ),
            (
                "[[fact]]\nid = \"a\"\nexpect = 24\ncues = [\"x\"]",
                "facts.toml:3: `expect` must be a text in quotes, not a whole number\n  try: expect = \"24\"",
            ),
            (
                "[[fact]]\nid = \"a\"\nmultiple = \"yes\"\ncues = [\"x\"]",
                "facts.toml:3: `multiple` must be true or false, not a text\n  try: multiple = true",
            ),
            (
                "[[accept]]\nfact = \"0123456789ab\"\nreason = \"x\"",
                "facts.toml:1: [[accept]] names no values: it would accept whatever comes\n  try: values = [\"5 September 2022\", \"6 September\"]",
            ),
            (
                "[[synonyms]]\nwords = [\"a\"]",
                "facts.toml:2: [[synonyms]] needs at least two words that mean the same\n  try: words = [\"handed in\", \"gave up\"]",
            ),
            (
                "[fact]\nid = \"a\"",
                "facts.toml:1: `fact` must be tables, not a table\n  try: a line with [[fact]], and its keys below, for each",
            ),
        ] {
            assert_eq!(Config::parse("facts.toml", text).unwrap_err().to_string(), message, "{text}");
        }
    }

    #[test]
    fn names_the_line_of_a_syntax_error() {
        for (text, line) in [("a = 1\nb = = 2\n", 2), ("[[source]]\npath = \"a\"\npublished = 2023-02-30\n", 3)] {
            let error = Config::parse("facts.toml", text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("facts.toml:{line}: ")), "{error}");
        }
    }
}
