//! Annotations for GitHub Actions: workflow commands, one a line. GitHub takes ten of a level from a step, first come,
//! first served, so the worst come first and the rest stands in the job summary.

use super::told::{Level, Told, level, listed};
use super::view::View;
use super::{Request, summary};
use crate::model::Report;
use crate::text::safe;

/// How many annotations of one level GitHub takes from a step.
pub const ANNOTATIONS: usize = 10;

/// The report as workflow commands; then what the check comes to, unless the request is quiet.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    let view = View::new(report);
    let findings = listed(report, request);
    let mut out = String::new();
    let mut written = [0; 3];
    let mut left = 0;
    for finding in &findings {
        let level = level(request, finding);
        // One notice is kept for the last word.
        let room = request.annotations - usize::from(level == Level::Note && request.annotations > 0);
        match Told::new(&view, finding) {
            Some(told) if written[level as usize] < room => {
                written[level as usize] += 1;
                out.push_str(&annotation(&view, &told, level, request));
                out.push('\n');
            }
            _ => left += 1,
        }
    }
    if left > 0 {
        let (them, are) = if left == 1 { ("finding", "is") } else { ("findings", "are") };
        let place = if request.summary {
            "in the job summary"
        } else {
            "not annotated: raise --max-annotations, or read them in another format"
        };
        out.push_str(&command("notice", &[("title", "crosscheck")], &format!("{left} more {them} {are} {place}.")));
        out.push('\n');
    }
    if !request.quiet {
        out.push_str(&summary::words(report));
        out.push('\n');
    }
    out
}

fn annotation(view: &View<'_>, told: &Told<'_>, level: Level, request: &Request) -> String {
    let (_, main) = told.main;
    let reach = view.reach(main.source, main.span, false);
    let path = request.base.path(&view.source(main.source).path);
    let (line, end_line) = (reach.start.0.to_string(), reach.end.0.to_string());
    let (column, end_column) = (reach.start.1.to_string(), reach.end.1.to_string());
    let title = told.title();
    let mut properties = Vec::new();
    // Older runners look for their own commands anywhere in a line. No file that is worth an annotation is called so.
    if !path.contains("##[") {
        properties.extend([("file", path.as_str()), ("line", &line), ("endLine", &end_line)]);
        if line == end_line {
            properties.extend([("col", column.as_str()), ("endColumn", &end_column)]);
        }
    }
    properties.push(("title", &title));
    let name = match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    };
    command(name, &properties, &format!("{} [{}]", told.paragraph(view), told.finding.id))
}

/// `::error file=a.md,line=9::message`, with everything escaped that the runner would read.
fn command(name: &str, properties: &[(&str, &str)], message: &str) -> String {
    let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{name} {}::{}", properties.join(","), data(&safe::one_line(message)))
}

/// The per cent sign first, or it would escape the escapes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    // What turns or hides text in a log does not pass; line breaks are escaped, since a path may hold them.
    let kept: String = text.chars().filter(|c| !safe::is_unsafe(*c) || *c == '\r').collect();
    data(&kept).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, Request, testing};
    use super::{command, render};

    #[test]
    fn annotates_the_worst_and_tells_of_the_rest() {
        let report = testing::report();
        let request = Request { annotations: 1, summary: true, ..Request::default() };
        let text = render(&report, &request);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            "::error file=articles/source-c.md,line=1,endLine=1,col=36,endColumn=57,title=Conflict%3A date of%3A shot%2C \
             Kaba::Date of shot, Kaba: Source C says “September 6 last year” (2022-09-06), but Source A says “5 September \
             2022” (2022-09-05). See articles/source-a.md:1:78. 97%25 sure. [d6e2b3ad28d6]"
        );
        assert_eq!(lines[1], "::notice title=crosscheck::1 more finding is in the job summary.");
        assert!(lines[2].starts_with("✗ 2 conflicts. 2 articles read"));
    }

    #[test]
    fn warns_of_what_does_not_fail() {
        let mut report = testing::report();
        report.findings[0].fails = false;
        let text = render(&report, &Request { fail: None, ..Request::default() });
        assert!(text.starts_with("::warning ") && !text.contains("::error"), "{text}");
        let none = render(
            &report,
            &Request { filter: Filter { verdicts: vec![], ..Filter::default() }, quiet: true, ..Request::default() },
        );
        assert_eq!(none, "");
    }

    #[test]
    fn escapes_what_the_runner_reads() {
        let text = command("error", &[("file", "a,b:c\n::x::%0A")], "100% ##[command]x\n::error::y");
        assert_eq!(text, "::error file=a%2Cb%3Ac%0A%3A%3Ax%3A%3A%250A::100%25 #\\#[command]x ::error::y");
    }
}
