//! Dated facts on one line of time: each value of a date stands on its day, and a day that others dispute says so.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::told::{self, Told};
use super::super::view::View;
use super::group;
use super::tags::escape;
use crate::model::{Finding, Report};
use crate::text::calendar;

/// What happened on a day, or was published on it.
#[derive(Debug, Default)]
struct Entry {
    facts: Vec<String>,
    published: Vec<String>,
}

/// The section, when a finding has a date.
pub(super) fn section(view: &View<'_>, report: &Report, findings: &[&Finding]) -> Option<String> {
    let mut days: BTreeMap<String, Entry> = BTreeMap::new();
    for told in findings.iter().filter(|f| f.kind == "date").filter_map(|f| Told::new(view, f)) {
        // Several values may be of one day: `Thursday`, `21 September`.
        let mut own: Vec<(String, Vec<usize>)> = Vec::new();
        for (k, side) in told.sides.iter().enumerate() {
            let value = side.claims.first().map_or("", |c| c.value.as_str());
            let Some(date) = date(value) else { continue };
            match own.iter_mut().find(|(d, _)| *d == date) {
                Some((_, sides)) => sides.push(k),
                None => own.push((date, vec![k])),
            }
        }
        for (date, sides) in &own {
            let others: Vec<String> = own.iter().filter(|(d, _)| d != date).map(|(d, _)| shown(d)).collect();
            days.entry(date.clone()).or_default().facts.push(fact(view, &told, sides, &others));
        }
    }
    if days.is_empty() {
        return None;
    }
    for source in &report.sources {
        if let Some(day) = source.published {
            days.entry(day.to_string()).or_default().published.push(escape(source.name()));
        }
    }
    let mut out = String::from(
        "<section id=\"timeline\" aria-labelledby=\"h-timeline\">\n<h2 id=\"h-timeline\">Timeline</h2>\n\
         <p class=\"hint\">The facts that several articles date, each on the day that they give.</p>\n<ol class=\"timeline\">\n",
    );
    for (date, entry) in &days {
        out.push_str(&format!(
            "<li{}><time datetime=\"{date}\">{}</time>\n",
            if entry.facts.is_empty() { " class=\"quiet\"" } else { "" },
            shown(date)
        ));
        if !entry.facts.is_empty() {
            out.push_str(&format!("<ul>\n{}</ul>\n", entry.facts.concat()));
        }
        if !entry.published.is_empty() {
            let mut names = entry.published.clone();
            names.dedup();
            out.push_str(&format!("<p class=\"published\">Published: {}</p>\n", told::list(&names)));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n</section>\n");
    Some(out)
}

fn fact(view: &View<'_>, told: &Told<'_>, sides: &[usize], others: &[String]) -> String {
    let mut sources: Vec<u32> = sides.iter().flat_map(|k| told.sides[*k].claims.iter().map(|c| c.source)).collect();
    sources.sort_unstable();
    sources.dedup();
    let names: Vec<String> = sources.into_iter().map(|s| told.name(view, s)).collect();
    let other = if others.is_empty() { String::new() } else { format!("; others: {}", told::list(others)) };
    format!(
        "<li class=\"{}\" data-for=\"f-{id}\"><a href=\"#f-{id}\">{}</a> <small>{} · {}{other}</small></li>\n",
        group(told.finding),
        escape(&told::capital(&told.finding.about)),
        told::name(told.finding).to_lowercase(),
        escape(&told::list(&names)),
        id = escape(&told.finding.id)
    )
}

/// The day, month or year at the start of a normalised date: `~2022-09-05TNI` is of `2022-09-05`.
fn date(value: &str) -> Option<String> {
    let plain = value.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let long = plain.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(plain.len());
    let plain = &plain[..long];
    let parts: Vec<&str> = plain.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
    matches!(widths.as_slice(), [4] | [4, 2] | [4, 2, 2]).then(|| plain.to_owned())
}

/// `2022-09-05` as `5 September 2022`, `2022-09` as `September 2022`.
fn shown(date: &str) -> String {
    let first = match date.len() {
        10 => date.to_owned(),
        7 => format!("{date}-01"),
        _ => format!("{date}-01-01"),
    };
    match (first.parse::<Date>(), date.len()) {
        (Ok(d), 10) => calendar::in_words(d),
        (Ok(d), 7) => format!("{} {}", calendar::month(d), d.year()),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{date, shown};

    #[test]
    fn reads_the_day_of_a_date() {
        for (value, day, words) in [
            ("2022-09-05", Some("2022-09-05"), "5 September 2022"),
            ("~2023-09-30TNI", Some("2023-09-30"), "30 September 2023"),
            (">=2022-09", Some("2022-09"), "September 2022"),
            ("2022", Some("2022"), "2022"),
            ("2022-W36", None, ""),
            ("XXXX-09-06", None, ""),
            ("?", None, ""),
        ] {
            assert_eq!(date(value).as_deref(), day, "{value}");
            if let Some(day) = day {
                assert_eq!(shown(day), words);
            }
        }
    }
}
