//! `JUnit` XML: a suite for each story, a test case for each fact. It fails where the check fails, is skipped where the
//! difference was accepted or stood before, and passes otherwise.

use std::collections::BTreeMap;

use super::told::{Level, Told, level};
use super::view::View;
use super::{Request, told};
use crate::model::{Finding, Report};
use crate::text::safe;

/// The report as XML. No clock enters: `time` is always 0, and there is no time stamp.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    let view = View::new(report);
    let mut suites: BTreeMap<&str, Vec<Told<'_>>> = BTreeMap::new();
    for told in report.findings.iter().filter(|f| request.filter.lets(f)).filter_map(|f| Told::new(&view, f)) {
        let story = report.stories.get(told.main.1.source as usize).map_or("", String::as_str);
        suites.entry(story).or_default().push(told);
    }
    let all = || suites.values().flatten();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!("<testsuites name=\"crosscheck\" {}>\n", counts(all(), request)));
    for (story, facts) in &suites {
        let name = if story.is_empty() { "crosscheck".to_owned() } else { format!("crosscheck: {story}") };
        out.push_str(&format!("  <testsuite name=\"{}\" {}>\n", escape(&name), counts(facts.iter(), request)));
        for told in facts {
            case(&mut out, &view, told, request);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn counts<'a>(facts: impl Iterator<Item = &'a Told<'a>>, request: &Request) -> String {
    let (mut tests, mut failures, mut skipped) = (0, 0, 0);
    for told in facts {
        tests += 1;
        failures += u32::from(request.fails(told.finding));
        skipped += u32::from(skips(told.finding));
    }
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\"")
}

fn skips(finding: &Finding) -> bool {
    finding.accepted.is_some() || finding.old
}

fn case(out: &mut String, view: &View<'_>, told: &Told<'_>, request: &Request) {
    let finding = told.finding;
    let (_, main) = told.main;
    out.push_str(&format!(
        "    <testcase name=\"{} [{}]\" classname=\"crosscheck.{}\" file=\"{}\" line=\"{}\" time=\"0\"",
        escape(&finding.about),
        escape(&finding.id),
        escape(finding.kind),
        escape(&request.base.path(&view.source(main.source).path)),
        view.place(main.source, main.span).line,
    ));
    let text = claims(view, told);
    if request.fails(finding) {
        let message = escape(&told.paragraph(view));
        out.push_str(&format!(
            ">\n      <failure message=\"{message}\" type=\"{}\">{text}</failure>\n",
            finding.verdict.name()
        ));
    } else if skips(finding) {
        let reason = match &finding.accepted {
            Some(reason) => format!("Accepted: {reason}"),
            None => "It stood before this change.".to_owned(),
        };
        out.push_str(&format!(">\n      <skipped message=\"{}\"/>\n", escape(&reason)));
    } else if level(request, finding) == Level::Note {
        out.push_str("/>\n");
        return;
    } else {
        // Shown, but no reason to fail.
        let message = format!("{} (warning). {}", told::name(finding), told.paragraph(view));
        out.push_str(&format!(">\n      <system-out>{}\n{text}</system-out>\n", escape(&message)));
    }
    out.push_str("    </testcase>\n");
}

/// Every claim with its sentence, one a line.
fn claims(view: &View<'_>, told: &Told<'_>) -> String {
    let mut out = String::new();
    for side in &told.sides {
        for claim in &side.claims {
            let excerpt = view.excerpt(claim, 300);
            let gap = |cut: bool| if cut { "…" } else { "" };
            // Quotations are marked by their own marks.
            let (open, close) = if told.finding.kind == "quote" { ("", "") } else { ("»", "«") };
            out.push_str(&escape(&format!(
                "{} ({}): {}{}{open}{}{}{close}{}{}",
                told.name(view, claim.source),
                view.address(claim),
                gap(excerpt.cut[0]),
                excerpt.before,
                excerpt.words,
                gap(excerpt.cut[1]),
                excerpt.after,
                gap(excerpt.cut[2])
            )));
            out.push('\n');
        }
    }
    out
}

/// Text for an element or an attribute, on one line. XML 1.0 allows neither controls nor U+FFFE and U+FFFF, not even
/// escaped. There is no CDATA section that `]]>` could end.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe::one_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, Request, testing};
    use super::{escape, render};

    #[test]
    fn has_a_case_for_each_fact() {
        let mut report = testing::report();
        report.findings[1].accepted = Some("The <desk> knows.".to_owned());
        let request = Request { filter: Filter::everything(), ..Request::default() };
        let text = render(&report, &request);
        assert!(
            text.contains("<testsuite name=\"crosscheck\" tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\""),
            "{text}"
        );
        assert!(text.contains("<skipped message=\"Accepted: The &lt;desk&gt; knows.\"/>"), "{text}");
        assert!(text.contains("on »5 September 2022«."), "{text}");
        report.findings[0].fails = false;
        let text = render(&report, &request);
        assert!(text.contains("failures=\"0\"") && text.contains("<system-out>Conflict (warning). Date of"), "{text}");
    }

    #[test]
    fn escapes_xml() {
        assert_eq!(escape("a]]>\u{1}\u{ffff}<b> & \"c\"\n'd'"), "a]]&gt;&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
    }
}
