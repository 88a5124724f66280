//! Markdown for a comment on a pull request or a merge request, and for GitHub's job summary.

use super::told::{Told, listed};
use super::view::View;
use super::{Request, summary, told};
use crate::model::{Evidence, Finding, Report};
use crate::text::safe;

/// Characters of a comment at most: GitHub takes 65,536.
pub const COMMENT: usize = 60_000;
/// Bytes of a job summary at most: GitHub takes 1 MiB from a step.
pub const SUMMARY: usize = 900 * 1024;

/// How many claims of one value are shown.
const SHOWN: usize = 6;

/// The report for a comment.
#[must_use]
pub fn render(report: &Report, request: &Request) -> String {
    up_to(report, request, COMMENT)
}

/// The report in at most so many bytes: whole findings, the worst first, and how many had no room.
#[must_use]
pub fn up_to(report: &Report, request: &Request, bytes: usize) -> String {
    /// Bytes for the last line.
    const RESERVE: usize = 200;
    let view = View::new(report);
    let mut out = String::new();
    if !request.quiet {
        out.push_str(&format!("### crosscheck\n\n{}\n", text(&summary::words(report))));
        if !report.notices.is_empty() {
            out.push_str(&format!("\n{}", notices(report)));
        }
    }
    let findings = listed(report, request);
    for (k, finding) in findings.iter().enumerate() {
        let Some(told) = Told::new(&view, finding) else { continue };
        let block = block(&view, &told);
        if out.len() + block.len() + RESERVE > bytes {
            let left = findings.len() - k;
            let (them, have) = if left == 1 { ("finding", "has") } else { ("findings", "have") };
            out.push_str(&format!("\n*{left} more {them} {have} no room here.*\n"));
            break;
        }
        out.push_str(&block);
    }
    out
}

fn block(view: &View<'_>, told: &Told<'_>) -> String {
    let finding = told.finding;
    let mut out = format!("\n#### {} {}\n\n{}\n\n", sign(finding), text(&told.title()), under(told));
    if let Some(edits) = difference(told) {
        out.push_str(&edits);
    }
    out.push_str("| Value | Source | Sentence |\n|---|---|---|\n");
    for side in &told.sides {
        let reading = side.reading.as_ref().map(|r| format!("<br>{}", text(r))).unwrap_or_default();
        let value = format!("<b>{}</b>{reading}", text(&side.words));
        for (k, claim) in side.claims.iter().take(SHOWN).enumerate() {
            let value = if k == 0 { value.as_str() } else { "" };
            out.push_str(&format!("| {value} | {} | {} |\n", source(view, told, claim), sentence(view, claim)));
        }
        let left = side.claims.len().saturating_sub(SHOWN);
        if left > 0 {
            out.push_str(&format!("| | and {left} more | |\n"));
        }
    }
    out
}

fn under(told: &Told<'_>) -> String {
    let finding = told.finding;
    let mut parts = vec![finding.kind.to_owned(), text(told.sure().trim_end_matches('.'))];
    parts.extend(finding.fact.as_deref().map(text));
    parts.push(format!("`{}`", finding.id));
    parts.join(" · ")
}

/// The sign of a verdict; the word stands beside it.
fn sign(finding: &Finding) -> &'static str {
    super::parts::sign(finding, false)
}

/// The words that one quotation has and those that the other has instead.
fn difference(told: &Told<'_>) -> Option<String> {
    use crate::model::Edit;
    let edits = &told.finding.edits;
    if edits.is_empty() {
        return None;
    }
    let last = edits.len() - 1;
    let parts: Vec<String> = edits
        .iter()
        .enumerate()
        .map(|(k, edit)| match edit {
            Edit::Keep(words) => text(&super::parts::shortened(&safe::one_line(words), 48, k == 0, k == last, "…")),
            Edit::Delete(words) => format!("<del>{}</del>", text(words)),
            Edit::Insert(words) => format!("<ins>{}</ins>", text(words)),
        })
        .collect();
    Some(format!("“{}”\n\n", parts.join(" ")))
}

fn source(view: &View<'_>, told: &Told<'_>, claim: &Evidence) -> String {
    let day = view.source(claim.source).published.map(|d| format!(", {d}")).unwrap_or_default();
    format!("{}{day}<br>{}", text(&told.name(view, claim.source)), text(&view.address(claim)))
}

fn sentence(view: &View<'_>, claim: &Evidence) -> String {
    let excerpt = view.excerpt(claim, 300);
    let gap = |cut: bool| if cut { "…" } else { "" };
    let speaker = claim.speaker.as_deref().map(|s| format!(" ({})", text(s))).unwrap_or_default();
    format!(
        "{}{}<b>{}{}</b>{}{}{speaker}",
        gap(excerpt.cut[0]),
        keep_edges(&excerpt.before),
        text(&excerpt.words),
        gap(excerpt.cut[1]),
        keep_edges(&excerpt.after),
        gap(excerpt.cut[2])
    )
}

/// As [`text`], with the blanks at both ends kept.
fn keep_edges(part: &str) -> String {
    let (front, back) = (part.starts_with(' '), part.trim_start().ends_with(' '));
    format!("{}{}{}", if front { " " } else { "" }, text(part), if back { " " } else { "" })
}

/// Text in Markdown, on one line. What Markdown would read is escaped. What the servers read after it (`@name`, `#12`,
/// `:name:`, `$…$`) goes through entities too, so the sign gets an element of its own: references are looked for inside
/// one piece of text.
fn text(plain: &str) -> String {
    let plain = safe::one_line(plain);
    let mut out = String::with_capacity(plain.len() + 16);
    let mut rest = plain.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        match c {
            '&' => apart(&mut out, "&amp;", next),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '$' => out.push_str("<span>\\$</span>"),
            '@' | '#' | '!' | '%' | '~' | '^' | ':' => {
                let shown = match c {
                    '~' => "\\~",
                    '#' => "\\#",
                    '!' => "\\!",
                    '@' => "@",
                    '%' => "%",
                    '^' => "^",
                    _ => ":",
                };
                // `10:30` and `articles/a.md:9:36` are no names of pictures; `https://` must not become a link.
                let matters = if c == ':' { next.is_alphabetic() || next == '/' } else { next.is_alphanumeric() };
                apart(&mut out, shown, if matters { 'x' } else { ' ' });
            }
            '-' if before.is_alphabetic() && next.is_ascii_digit() => apart(&mut out, "-", 'x'),
            '.' if before == 'w' && next.is_alphanumeric() => apart(&mut out, ".", 'x'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
        before = c;
    }
    // At the start of a line these begin a list, a quotation or a heading.
    if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    } else if plain.starts_with(|c: char| c.is_ascii_digit()) {
        let digits = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if plain[digits..].starts_with(['.', ')']) {
            out.insert(digits, '\\');
        }
    }
    out
}

/// A sign in an element of its own, when something follows that it could refer to.
fn apart(out: &mut String, shown: &str, next: char) {
    if next.is_alphanumeric() {
        out.push_str(&format!("<span>{shown}</span>"));
    } else {
        out.push_str(shown);
    }
}

/// For the notices beside the findings.
fn notices(report: &Report) -> String {
    let lines = report.notices.iter().map(|n| format!("- {}\n", text(&told::capital(&safe::one_line(n)))));
    lines.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::super::{Request, testing};
    use super::{render, text, up_to};

    #[test]
    fn writes_a_table_for_each_finding() {
        let out = render(&testing::report(), &Request::default());
        assert!(out.starts_with("### crosscheck\n\n✗ 2 conflicts. "), "{out}");
        assert!(out.contains("\n#### ✗ Conflict: date of: shot, Kaba\n"), "{out}");
        assert!(
            out.contains(
                "| <b>5 September 2022</b><br>2022-09-05 | Source A, 2023-09-24<br>articles/source-a.md:1:78 |"
            ),
            "{out}"
        );
        assert!(out.contains("<del>take</del> <ins>make</ins>"), "{out}");
    }

    #[test]
    fn keeps_whole_findings_when_room_is_short() {
        let out = up_to(&testing::report(), &Request::default(), 1_300);
        assert!(out.len() <= 1_300 && out.ends_with("*1 more finding has no room here.*\n"), "{out}");
    }

    #[test]
    fn escapes_markdown_and_references() {
        for (plain, shown) in [
            ("a|b `c` *d* _e_ [f](g) <i>", "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) &lt;i&gt;"),
            (
                "@desk #12 !7 AT&T &#64;x",
                "<span>@</span>desk <span>\\#</span>12 <span>\\!</span>7 AT<span>&amp;</span>T &amp;<span>\\#</span>64;x",
            ),
            (
                "https://x www.x GH-12 :smile: 10:30",
                "https<span>:</span>//x www<span>.</span>x GH<span>-</span>12 <span>:</span>smile: 10:30",
            ),
            ("$5 or $x$", "<span>\\$</span>5 or <span>\\$</span>x<span>\\$</span>"),
            ("::error::x", ":<span>:</span>error:<span>:</span>x"),
            ("- list", "\\- list"),
            ("1. list", "1\\. list"),
            ("C:\\a", "C:\\\\a"),
        ] {
            assert_eq!(text(plain), shown, "{plain}");
        }
    }
}
