//! One finding: its title, its values side by side with their sentences, and why they were taken for one fact.

use super::super::told::{self, Told};
use super::super::view::View;
use super::super::{Request, parts};
use super::group;
use super::tags::{class, escape, letter, piece};
use crate::model::{Edit, Evidence, Finding, Reason, Verdict};
use crate::text::{calendar, safe};

/// Cells of a sentence at most.
const SENTENCE: usize = 700;
/// Claims of one value at most; the others are named.
const SHOWN: usize = 12;

/// A finding as an element that opens.
pub(super) fn card(out: &mut String, view: &View<'_>, finding: &Finding, request: &Request, open: bool) {
    let Some(told) = Told::new(view, finding) else { return };
    let id = escape(&finding.id);
    let group = group(finding);
    out.push_str(&format!(
        "<details class=\"finding {group}\" id=\"f-{id}\" data-group=\"{group}\" data-kind=\"{}\"{}>\n<summary>",
        escape(finding.kind),
        if open { " open" } else { "" }
    ));
    out.push_str(&format!(
        "<span class=\"verdict\"><span aria-hidden=\"true\">{}</span> {}</span> <h3>{}</h3>",
        parts::sign(finding, false),
        told::name(finding),
        escape(&told::capital(&finding.about))
    ));
    out.push_str(&format!("<span class=\"glance\">{}</span>", glance(&told)));
    out.push_str("</summary>\n<p class=\"meta\">");
    out.push_str(&meta(finding, request));
    out.push_str("</p>\n");
    out.push_str("<div class=\"camps\">\n");
    for k in 0..told.sides.len() {
        camp(out, view, &told, k);
    }
    out.push_str("</div>\n");
    reasons(out, &finding.reasons);
    out.push_str("</details>\n");
}

/// The values in one line.
fn glance(told: &Told<'_>) -> String {
    let between = match told.finding.verdict {
        Verdict::Conflict | Verdict::Possible => " <i>or</i> ",
        _ => " <i>and</i> ",
    };
    let mut words: Vec<String> = told.sides.iter().map(|s| escape(&s.words)).collect();
    words.dedup();
    let more = words.len().saturating_sub(4);
    words.truncate(4);
    let more = if more > 0 { format!(" <i>and {more} more</i>") } else { String::new() };
    format!("{}{more}", words.join(between))
}

fn meta(finding: &Finding, request: &Request) -> String {
    let mut items = vec![escape(finding.kind), format!("{}% sure", parts::percent(finding.confidence))];
    if finding.verdict <= Verdict::Possible && finding.accepted.is_none() {
        items.push(if request.fails(finding) { "fails the check" } else { "does not fail the check" }.to_owned());
    }
    items.extend(finding.fact.as_deref().map(escape));
    items.push(format!("<code>{}</code>", escape(&finding.id)));
    let mut out = items.join(" · ");
    if let Some(note) = &finding.note {
        out.push_str(&format!("<br>{}.", escape(&told::capital(note))));
    }
    if let Some(reason) = &finding.accepted {
        out.push_str(&format!("<br>Accepted: {}", escape(reason)));
    }
    if finding.old {
        out.push_str("<br>It stood before this change.");
    }
    out
}

/// One value and those who give it.
fn camp(out: &mut String, view: &View<'_>, told: &Told<'_>, index: usize) {
    let side = &told.sides[index];
    let several = told.sides.len() > 1 && told.finding.verdict != Verdict::Agree;
    out.push_str(&format!("<div class=\"camp {}\">\n<h4>", if several { class(index) } else { String::new() }));
    if several {
        out.push_str(&format!("<span class=\"letter\">{}</span> ", letter(index)));
    }
    let edits = &told.finding.edits;
    let words = if edits.is_empty() || index > 1 { escape(&side.words) } else { wording(edits, index == 0) };
    out.push_str(&format!("{words}</h4>\n"));
    let voices = told::voices(side.camp);
    let reading = side.reading.as_deref().map(|r| format!("<code>{}</code> · ", escape(r))).unwrap_or_default();
    out.push_str(&format!("<p class=\"reading\">{reading}{voices}</p>\n"));
    for claim in side.claims.iter().take(SHOWN) {
        out.push_str(&format!("<blockquote>{}</blockquote>\n", sentence(view, told.finding, claim, index)));
        let source = view.source(claim.source);
        let day = source.published.map(|d| format!(", {}", calendar::in_words(d))).unwrap_or_default();
        let speaker = claim.speaker.as_deref().map(|s| format!(" · said by: {}", escape(s))).unwrap_or_default();
        out.push_str(&format!(
            "<p class=\"source\"><b>{}</b>{day}{speaker}<br><code>{}</code></p>\n",
            escape(&told.name(view, claim.source)),
            escape(&view.address(claim))
        ));
    }
    if side.claims.len() > SHOWN {
        let rest: Vec<String> = side.claims[SHOWN..].iter().map(|c| told.name(view, c.source)).collect();
        out.push_str(&format!("<p class=\"source\">And {}.</p>\n", escape(&told::list(&rest))));
    }
    out.push_str("</div>\n");
}

/// The sentence with its value marked; in a quotation, with the words marked that the other one has not.
fn sentence(view: &View<'_>, finding: &Finding, claim: &Evidence, index: usize) -> String {
    let excerpt = view.excerpt(claim, SENTENCE);
    let gap = |cut: bool| if cut { "…" } else { "" };
    let words = if finding.kind == "quote" {
        let marked = (index < 2).then(|| differing(&excerpt.words, &finding.edits, index == 0)).flatten();
        format!("<span class=\"quoted\">{}</span>", marked.unwrap_or_else(|| escape(&excerpt.words)))
    } else {
        format!("<mark>{}</mark>", escape(&excerpt.words))
    };
    format!(
        "{}{}{words}{}{}{}",
        gap(excerpt.cut[0]),
        piece(&excerpt.before),
        gap(excerpt.cut[1]),
        piece(&excerpt.after),
        gap(excerpt.cut[2])
    )
}

/// The words of a quotation, those marked that only this side has. `None` when the difference was taken between other
/// words than these.
fn differing(words: &str, edits: &[Edit], first: bool) -> Option<String> {
    let bare = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let mut own: Vec<(String, bool)> = Vec::new();
    for edit in edits {
        let (text, marked) = match (edit, first) {
            (Edit::Keep(text), _) => (text, false),
            (Edit::Delete(text), true) | (Edit::Insert(text), false) => (text, true),
            _ => continue,
        };
        own.extend(text.split_whitespace().map(|w| (bare(w), marked)).filter(|w| !w.0.is_empty()));
    }
    let mut own = own.into_iter();
    let mut out = String::new();
    let mut open = false;
    for (k, word) in words.split(' ').enumerate() {
        let marked = match bare(word) {
            none if none.is_empty() => open,
            letters => own.next().filter(|(expected, _)| *expected == letters)?.1,
        };
        if open && !marked {
            out.push_str("</mark>");
        }
        if k > 0 {
            out.push(' ');
        }
        if marked && !open {
            out.push_str("<mark>");
        }
        open = marked;
        out.push_str(&escape(word));
    }
    if open {
        out.push_str("</mark>");
    }
    own.next().is_none().then_some(out)
}

/// One side of a word-by-word difference, with the words marked that only this side has.
fn wording(edits: &[Edit], first: bool) -> String {
    let last = edits.len().saturating_sub(1);
    let parts = edits.iter().enumerate().filter_map(|(k, edit)| match (edit, first) {
        (Edit::Keep(words), _) => Some(escape(&parts::shortened(&safe::one_line(words), 90, k == 0, k == last, "…"))),
        (Edit::Delete(words), true) | (Edit::Insert(words), false) => Some(format!("<mark>{}</mark>", escape(words))),
        _ => None,
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// Why the claims were taken for one fact, the strongest reason as the longest bar.
fn reasons(out: &mut String, reasons: &[Reason]) {
    if reasons.is_empty() {
        return;
    }
    let most = reasons.iter().map(|r| r.weight.unsigned_abs()).max().unwrap_or(1).max(1);
    out.push_str("<details class=\"why\">\n<summary>Why these are taken for one fact</summary>\n<table>\n<tbody>\n");
    for reason in reasons {
        let tenths = (reason.weight.unsigned_abs() * 10).div_ceil(most);
        let sign = if reason.weight < 0 { "minus" } else { "plus" };
        let points = format!(
            "{}{}.{:02}",
            if reason.weight < 0 { "−" } else { "+" },
            reason.weight.unsigned_abs() / 100,
            reason.weight.unsigned_abs() % 100
        );
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td class=\"points\">{points}</td><td><span class=\"bar {sign} w{tenths}\"></span></td><td>{}</td></tr>\n",
            escape(reason.name),
            escape(&told::cut(&safe::one_line(&reason.detail)))
        ));
    }
    out.push_str("</tbody>\n</table>\n</details>\n");
}

#[cfg(test)]
mod tests {
    use super::differing;
    use crate::model::Edit;

    #[test]
    fn marks_the_words_that_one_side_has_alone() {
        let edits = [
            Edit::Keep("ending up in the dock".to_owned()),
            Edit::Delete("for".to_owned()),
            Edit::Insert("or".to_owned()),
            Edit::Keep("carrying out".to_owned()),
        ];
        let a = differing("“ending up in the dock, for carrying out”", &edits, true);
        assert_eq!(a.as_deref(), Some("“ending up in the dock, <mark>for</mark> carrying out”"));
        let b = differing("“ending up in the dock or carrying out”", &edits, false);
        assert_eq!(b.as_deref(), Some("“ending up in the dock <mark>or</mark> carrying out”"));
        assert_eq!(differing("“ending up in prison for carrying out”", &edits, true), None);
        assert_eq!(differing("“ending up in the dock for carrying out their duty”", &edits, true), None);
    }
}
