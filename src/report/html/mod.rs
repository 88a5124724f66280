//! One page that holds everything and asks nobody for more: it opens from disk, without a network, on a phone and on
//! paper. The findings are plain HTML; the script only filters, searches and moves about, and the page is whole without
//! it. A policy in its head lets this script and this style run, by their digests, and nothing else.

mod finding;
mod matrix;
mod tags;
mod timeline;

use super::view::View;
use super::{Request, summary, told};
use crate::model::{Finding, Report, Verdict};
use crate::text::{calendar, digest};
use tags::{escape, url};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// So many findings stand open when the page is opened; the others open at a key or a click.
const OPEN: usize = 20;

/// The report as a page.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    let view = View::new(report);
    let findings: Vec<&Finding> = told::listed(report, request);
    let headline = headline(report);
    let mut out = String::new();
    out.push_str("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy()));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(
        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
    );
    out.push_str(&format!("<meta name=\"generator\" content=\"crosscheck {}\">\n", env!("CARGO_PKG_VERSION")));
    out.push_str(&format!("<title>{headline} · crosscheck</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"));
    let matrix = matrix::section(&view, report, &findings);
    let timeline = timeline::section(&view, report, &findings);
    out.push_str("<header>\n<p class=\"brand\">crosscheck</p>\n");
    out.push_str(&format!("<h1>{headline}</h1>\n"));
    if !request.quiet {
        out.push_str(&format!("<p class=\"lede\">{}</p>\n", escape(lede(&summary::words(report)))));
        if !report.notices.is_empty() {
            let rows: Vec<String> = report.notices.iter().map(|n| format!("<li>{}</li>\n", escape(n))).collect();
            out.push_str(&format!("<ul class=\"notices\">\n{}</ul>\n", rows.concat()));
        }
    }
    out.push_str("<nav aria-label=\"Sections\">\n<a href=\"#findings\">Findings</a>\n");
    for (section, id, name) in [(&matrix, "matrix", "Facts by source"), (&timeline, "timeline", "Timeline")] {
        if section.is_some() {
            out.push_str(&format!("<a href=\"#{id}\">{name}</a>\n"));
        }
    }
    out.push_str("<a href=\"#articles\">Articles</a>\n</nav>\n</header>\n");
    out.push_str(&tools(&findings, request));
    out.push_str("<main>\n<section id=\"findings\" aria-labelledby=\"h-findings\">\n");
    out.push_str("<h2 id=\"h-findings\">Findings</h2>\n");
    for (k, finding) in findings.iter().enumerate() {
        finding::card(&mut out, &view, finding, request, k < OPEN && finding.verdict <= Verdict::Possible);
    }
    if findings.is_empty() {
        out.push_str("<p class=\"empty\">There is nothing to list.</p>\n");
    }
    out.push_str("<p class=\"empty\" id=\"none\" hidden>Nothing matches. <button type=\"button\" id=\"all\">Show everything</button></p>\n");
    out.push_str("</section>\n");
    out.push_str(&matrix.unwrap_or_default());
    out.push_str(&timeline.unwrap_or_default());
    articles(&mut out, report);
    out.push_str("</main>\n<footer>\n");
    out.push_str("<p class=\"keys\" hidden><kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> next, previous finding <kbd>Enter</kbd> open, close <kbd>Esc</kbd> leave the search</p>\n");
    out.push_str("<p>“97% sure” says how sure crosscheck is of the finding. It never says that one of the sources is right.</p>\n");
    out.push_str(&format!("</footer>\n<script>{SCRIPT}</script>\n</body>\n</html>\n"));
    out
}

/// Only this style and this script, told by their digests; no address is asked for anything.
fn policy() -> String {
    let source = |text: &str| format!("'sha256-{}'", digest::base64(&digest::sha256(text)));
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        source(STYLE),
        source(SCRIPT)
    )
}

/// `3 conflicts`
fn headline(report: &Report) -> String {
    match summary::Summary::of(report).conflicts {
        0 => "No conflicts".to_owned(),
        1 => "1 conflict".to_owned(),
        n => format!("{n} conflicts"),
    }
}

/// The summary without its first sentence, which is the headline.
fn lede(words: &str) -> &str {
    words.split_once(". ").map_or(words, |(_, rest)| rest)
}

/// What a finding is filed under: its verdict, or that nobody has to look at it any more.
fn group(finding: &Finding) -> &'static str {
    match finding {
        f if f.accepted.is_some() => "accepted",
        f if f.old => "old",
        f => f.verdict.name(),
    }
}

/// Search and filters; they show only where the script runs.
fn tools(findings: &[&Finding], request: &Request) -> String {
    const GROUPS: [(&str, &str); 7] = [
        ("conflict", "Conflicts"),
        ("update", "Updates"),
        ("possible", "Possible"),
        ("loose", "No conflict"),
        ("agree", "Agreements"),
        ("accepted", "Accepted"),
        ("old", "From before"),
    ];
    let count = |name: &str| findings.iter().filter(|f| group(f) == name).count();
    // Something is always shown: what has to be acted on, else everything.
    let is_urgent = |f: &&&Finding| matches!(group(f), "conflict" | "update") || request.fails(f);
    let urgent: Vec<&str> = findings.iter().filter(is_urgent).map(|f| group(f)).collect();
    let mut out = String::from("<form id=\"tools\" role=\"search\" hidden>\n");
    out.push_str("<input type=\"search\" id=\"search\" placeholder=\"Search\" aria-label=\"Search the findings\" autocomplete=\"off\" spellcheck=\"false\">\n");
    out.push_str("<fieldset>\n<legend>Show</legend>\n");
    for (name, label) in GROUPS.iter().filter(|(name, _)| count(name) > 0) {
        let on = urgent.is_empty() || urgent.contains(name);
        out.push_str(&format!(
            "<label class=\"chip\"><input type=\"checkbox\" name=\"group\" value=\"{name}\"{}>{label} <b>{}</b></label>\n",
            if on { " checked" } else { "" },
            count(name)
        ));
    }
    out.push_str("</fieldset>\n");
    let mut kinds: Vec<&str> = findings.iter().map(|f| f.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 1 {
        out.push_str("<select id=\"kind\" aria-label=\"Kind of value\">\n<option value=\"\">All kinds</option>\n");
        for kind in kinds {
            out.push_str(&format!("<option value=\"{0}\">{0}</option>\n", escape(kind)));
        }
        out.push_str("</select>\n");
    }
    out.push_str("<output id=\"count\" aria-live=\"polite\"></output>\n</form>\n");
    out
}

/// The articles that were read.
fn articles(out: &mut String, report: &Report) {
    out.push_str("<section id=\"articles\" aria-labelledby=\"h-articles\">\n<h2 id=\"h-articles\">Articles</h2>\n<ul class=\"articles\">\n");
    for (index, source) in report.sources.iter().enumerate() {
        let name = escape(source.name());
        let name = match source.url.as_deref().and_then(url) {
            Some(url) => format!("<a href=\"{url}\" rel=\"noopener noreferrer nofollow\">{name}</a>"),
            None => name,
        };
        out.push_str(&format!("<li><b>{name}</b>"));
        if source.changed {
            out.push_str(" <span class=\"tag\">new or changed</span>");
        }
        if let Some(title) = &source.title {
            out.push_str(&format!("<br><i>{}</i>", escape(title)));
        }
        let day = source.published.map(|d| format!(" · {}", calendar::in_words(d))).unwrap_or_default();
        let claims = report.claims.get(index).copied().unwrap_or(0);
        out.push_str(&format!(
            "<br><small>{}{day} · {claims} claim{}</small></li>\n",
            escape(&source.path),
            if claims == 1 { "" } else { "s" }
        ));
    }
    out.push_str("</ul>\n</section>\n");
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, Request, testing};
    use super::{SCRIPT, STYLE, render};

    #[test]
    fn shows_findings_facts_days_and_articles() {
        let page = render(&testing::report(), &Request { filter: Filter::everything(), ..Request::default() });
        assert!(page.contains("<h1>2 conflicts</h1>"));
        assert!(page.contains("on <mark>5 September 2022</mark>."), "{page}");
        assert!(page.contains("the decisions they <mark>take</mark>"), "{page}");
        for id in ["findings", "matrix", "timeline", "articles"] {
            assert!(page.contains(&format!("<section id=\"{id}\"")), "{id}");
        }
    }

    #[test]
    fn script_and_style_cannot_end_their_elements() {
        assert!(!SCRIPT.contains("</") && !SCRIPT.contains("<!--") && !STYLE.contains("</"));
    }
}
