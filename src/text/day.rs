//! Days as people write them at the top of a file: publication dates.

use jiff::civil::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a day: `2022-09-05`, `2022-09-05T23:30:00+01:00` (the local day is kept), `5 September 2022`, `September 5,
/// 2022`, `Mon, 5 Sep 2022 10:00`. `None` for anything else, and for days that do not exist.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim().trim_matches(['"', '\'']).trim();
    iso(text).or_else(|| words(text))
}

fn iso(text: &str) -> Option<Date> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    if end == 8 && text.as_bytes()[..8].iter().all(u8::is_ascii_digit) {
        // `20220905`, `20220905T233000+0100`
        return Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?).ok();
    }
    let mut parts = text[..end].split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || month.len() > 2 || day.len() > 2 || parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn words(text: &str) -> Option<Date> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !w.eq_ignore_ascii_case("of"))
        .take(8)
        .map(str::to_lowercase)
        .collect();
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| {
        let number = MONTHS.iter().position(|m| word.starts_with(m))?;
        let full = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october"];
        let rest = ["november", "december", "sept"];
        let known = word.len() == 3 || full.iter().chain(&rest).any(|m| m == word);
        known.then_some((at, number as i8 + 1))
    })?;
    let day = |word: &String| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &word[digits.len()..];
        let fits = digits.len() <= 2 && ["", "st", "nd", "rd", "th"].contains(&suffix);
        if fits { digits.parse::<i8>().ok() } else { None }
    };
    let year = words[at + 1..].iter().find(|w| w.len() == 4).and_then(|w| w.parse().ok())?;
    let before = at.checked_sub(1).and_then(|k| day(&words[k]));
    let day = before.or_else(|| words.get(at + 1).and_then(day))?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_days_as_written() {
        for text in [
            "2022-09-05",
            "2022-09-05T23:30:00+01:00",
            "2022-09-05 23:30",
            "\"2022-09-05\"",
            "2022/9/5",
            "20220905",
            "20220905T233000+0100",
            "5 September 2022",
            "5th of September, 2022",
            "September 5, 2022",
            "Sep 5, 2022",
            "Sept. 5, 2022",
            "Mon, 05 Sep 2022 10:00:00 GMT",
            "Monday 5 September 2022",
        ] {
            assert_eq!(parse(text).map(|d| d.to_string()).as_deref(), Some("2022-09-05"), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in [
            "",
            "2022-13-05",
            "2022-02-30",
            "September 2022",
            "31 June 2022",
            "yesterday",
            "Marching 5 2022",
            "5/9/2022",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
