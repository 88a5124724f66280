//! Values in words, as an editor would write them: `24 years`, `at least 100`, `$1.2 billion`, `the week of 5 September 2022`.

use std::fmt::Write as _;

use crate::model::{Amount, Bound, Decimal, Moment, Value};

use super::calendar::{self, MONTHS, WEEKDAYS};

/// A value in words; empty where it says nothing that could be told (a day that nothing settles).
#[must_use]
pub fn told(value: &Value) -> String {
    match value {
        Value::Amount(a) => amount(a),
        Value::Moment(m) => moment(m),
        Value::Words(w) => w.written.clone(),
    }
}

fn hedge(bound: Bound, counted: bool) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
        Bound::AtMost => "at most ",
        Bound::LessThan if counted => "fewer than ",
        Bound::LessThan => "less than ",
        Bound::Nearly => "nearly ",
        Bound::About | Bound::Vague => "about ",
    }
}

fn amount(a: &Amount) -> String {
    if let Some(sign) = a.unit.pair() {
        let between = if sign == '-' { "-" } else { " x " };
        let unit = if a.unit.name.is_empty() { String::new() } else { format!(" {}", plural(a.unit.name)) };
        return format!("{}{between}{}{unit}", number(a.low), number(a.high));
    }
    let money = a.is_money() && a.unit.name == a.unit.dimension;
    if a.unit.dimension == "ordinal"
        && let Some(n) = a.low.to_int().and_then(|n| u32::try_from(n).ok()).filter(|_| a.low == a.high)
    {
        return ordinal(n);
    }
    // `dozens`, `in her 30s`: the range is as vague as its word.
    let bound = if a.bound == Bound::Vague && a.low != a.high { Bound::Exact } else { a.bound };
    let mut out = hedge(bound, a.unit.dimension.is_empty()).to_owned();
    // `days` alone: how many is not said.
    if a.bound == Bound::Vague && a.low == a.high && matches!(a.unit.dimension, "time" | "season") {
        return format!("some {}", plural(a.unit.name));
    }
    let figure = |n: Decimal| if money { format!("{}{}", sign(a.unit.name), number(n)) } else { number(n) };
    let range = a.low != a.high;
    let compound = if range { None } else { parts(a) };
    match (&compound, a.unit.name) {
        (Some(words), _) => out.push_str(words),
        (None, "magnitude") => {
            let _ = write!(out, "magnitude {}", number(a.low));
        }
        _ => out.push_str(&figure(a.low)),
    }
    if range {
        let _ = write!(out, " to {}", figure(a.high));
    }
    let one = !range && a.low == Decimal::int(1);
    match a.unit.name {
        _ if money || compound.is_some() => {}
        "" | "magnitude" => {}
        "celsius" => out.push_str(" °C"),
        "fahrenheit" => out.push_str(" °F"),
        "point" => out.push_str(if one { " percentage point" } else { " percentage points" }),
        name => {
            out.push(' ');
            if one { out.push_str(name) } else { out.push_str(&plural(name)) }
        }
    }
    match a.per {
        "" => {}
        "hour" => out.push_str(" an hour"),
        "year" | "month" | "week" | "day" | "night" | "minute" | "second" => {
            let _ = write!(out, " a {}", a.per);
        }
        per => {
            let _ = write!(out, " per {per}");
        }
    }
    out
}

/// The sign of a currency, where it has one that no other has.
fn sign(code: &str) -> String {
    match code {
        "USD" => "$".to_owned(),
        "GBP" => "£".to_owned(),
        "EUR" => "€".to_owned(),
        code => format!("{code} "),
    }
}

/// `6 ft 2 in`, `8 lb 3 oz`, `2 hours 30 minutes`: values that were said in two units.
fn parts(a: &Amount) -> Option<String> {
    if let Some(timex) = &a.timex {
        return duration(timex);
    }
    let (count, large, small) = match a.unit.name {
        "foot" => (12, "ft", "in"),
        "pound" => (16, "lb", "oz"),
        "stone" => (14, "st", "lb"),
        _ => return None,
    };
    // Only what was said so has its step in the smaller unit.
    let many = a.step.parts().1 < -6;
    let (mantissa, exponent) = a.low.parts();
    let scale = 10_i128.checked_pow(u32::try_from(-i32::from(exponent)).ok().filter(|e| *e > 0)?)?;
    let whole = mantissa.checked_div(scale)?;
    let rest = (mantissa - whole * scale).checked_mul(count)?.checked_add(scale / 2)?.checked_div(scale)?;
    many.then(|| format!("{whole} {large} {rest} {small}"))
}

/// A TIMEX3 duration of more than one unit.
fn duration(timex: &str) -> Option<String> {
    let mut clock = false;
    let mut digits = String::new();
    let mut words: Vec<String> = Vec::new();
    for c in timex.strip_prefix('P')?.chars() {
        let unit = match (c, clock) {
            ('0'..='9' | '.', _) => {
                digits.push(c);
                continue;
            }
            ('T', _) => {
                clock = true;
                continue;
            }
            ('Y', _) => "year",
            ('M', false) => "month",
            ('W', _) => "week",
            ('D', _) => "day",
            ('H', _) => "hour",
            ('M', true) => "minute",
            ('S', _) => "second",
            _ => return None,
        };
        let s = if digits == "1" { "" } else { "s" };
        words.push(format!("{digits} {unit}{s}"));
        digits.clear();
    }
    (words.len() > 1).then(|| words.join(" "))
}

/// `1,250`, `1.2 million`, `0.3333`: thousands parted, millions named, four places at most.
fn number(n: Decimal) -> String {
    for (size, name) in [(12, " trillion"), (9, " billion"), (6, " million")] {
        let Some(small) = n.shifted(-size) else { continue };
        if small.abs() >= Decimal::int(1) && small.abs() < Decimal::int(1000) && small.last_place() >= -3 {
            return format!("{small}{name}");
        }
    }
    let text = rounded(n).to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, rest) = text.split_once('.').map_or((text, None), |(w, r)| (w, Some(r)));
    let mut out = sign.to_owned();
    for (k, digit) in whole.chars().enumerate() {
        if k > 0 && whole.len() > 3 && (whole.len() - k) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

/// To four places, half away from zero.
fn rounded(n: Decimal) -> Decimal {
    let (mantissa, exponent) = n.parts();
    let Some(cut) = u32::try_from(-4 - i32::from(exponent)).ok().filter(|c| *c > 0) else { return n };
    let Some(by) = 10_i128.checked_pow(cut) else { return Decimal::ZERO };
    let half = if mantissa < 0 { -(by / 2) } else { by / 2 };
    mantissa.checked_add(half).and_then(|m| Decimal::new(m / by, -4)).unwrap_or(n)
}

/// The plural of a unit: `feet`, `miles per hour`, `square inches`.
fn plural(name: &str) -> String {
    let (head, tail) = name.split_once(" per ").map_or((name, None), |(h, t)| (h, Some(t)));
    let (start, last) = head.rsplit_once(' ').map_or(("", head), |(s, l)| (s, l));
    let same =
        ["percent", "hertz", "lux", "psi", "ppm", "ppb", "rpm", "fps", "bpm", "btu", "stone", "horsepower", "caliber"];
    let word = match last {
        "foot" => "feet".to_owned(),
        "penny" => "pence".to_owned(),
        w if same.contains(&w) || w.ends_with("hertz") => w.to_owned(),
        w if w.ends_with("ch") || w.ends_with('x') => format!("{w}es"),
        w if w.ends_with('y') && !w.ends_with("ay") => format!("{}ies", &w[..w.len() - 1]),
        w => format!("{w}s"),
    };
    let gap = if start.is_empty() { "" } else { " " };
    let tail = tail.map_or(String::new(), |t| format!(" per {t}"));
    format!("{start}{gap}{word}{tail}")
}

fn moment(m: &Moment) -> String {
    let Some(value) = m.value.as_deref() else { return String::new() };
    let words = match (value.split_once('/'), &m.other) {
        // `2022-09-10T17:00/T18:00`
        (Some((from, until)), _) if until.starts_with('T') => clock(from, Some(until)),
        (Some((from, until)), _) => match (point(from), point(until)) {
            (a, b) if a.is_empty() || b.is_empty() => format!("{a}{b}"),
            (a, b) => format!("{a} to {b}"),
        },
        (None, Some(other)) => {
            let other = moment(other);
            let first = point(value);
            return format!("{}{first} or {other}", since(m.bound, value));
        }
        (None, None) => point(value),
    };
    if words.is_empty() { words } else { format!("{}{words}", since(m.bound, value)) }
}

/// What bounds a point of time.
fn since(bound: Bound, value: &str) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast if value.contains('T') => "from ",
        Bound::AtLeast => "since ",
        Bound::AtMost => "by ",
        Bound::LessThan => "before ",
        Bound::MoreThan => "after ",
        Bound::Nearly => "shortly before ",
        Bound::About | Bound::Vague => "about ",
    }
}

/// `3` of `XX-03`, or nothing.
fn two(text: &str) -> Option<usize> {
    (text.len() == 2).then(|| text.parse().ok())?
}

/// One point of TIMEX3.
fn point(value: &str) -> String {
    match value {
        "PRESENT_REF" => return "now".to_owned(),
        "PAST_REF" => return "in the past".to_owned(),
        "FUTURE_REF" => return "in the future".to_owned(),
        _ => {}
    }
    if let Some(year) = value.strip_prefix("FY") {
        return format!("fiscal {year}");
    }
    if value.contains('T') {
        return clock(value, None);
    }
    date(value).unwrap_or_default()
}

/// `15:00 on 22 September 2023`, `the night of 5 September 2022`.
fn clock(value: &str, until: Option<&str>) -> String {
    let Some((day, time)) = value.split_once('T') else { return String::new() };
    let day = if day.is_empty() { None } else { date(day) };
    let part = match time {
        "MO" => Some("morning"),
        "MI" => Some("midday"),
        "AF" => Some("afternoon"),
        "EV" => Some("evening"),
        "NI" => Some("night"),
        _ => None,
    };
    if let Some(part) = part {
        return day.map_or_else(|| part.to_owned(), |day| format!("the {part} of {day}"));
    }
    let zone = if time.ends_with('Z') { " GMT" } else { "" };
    let bare = |t: &str| t.trim_start_matches('T').trim_end_matches('Z').to_owned();
    let hour = match bare(time).as_str() {
        "24:00" => "midnight".to_owned(),
        hour => hour.to_owned(),
    };
    let until = until.map_or(String::new(), |u| format!(" to {}", bare(u)));
    let day = day.map_or(String::new(), |day| format!(" on {day}"));
    format!("{hour}{until}{zone}{day}")
}

/// `5 September 2022`, `September 2022`, `the 1930s`, `the week of 5 September 2022`, `a Thursday`.
fn date(value: &str) -> Option<String> {
    let cells: Vec<&str> = value.split('-').collect();
    let year = |cell: &str| cell.bytes().all(|b| b.is_ascii_digit()).then(|| cell.trim_start_matches('0').to_owned());
    let of = |cell: &str| year(cell).map_or(String::new(), |y| format!(" of {y}"));
    let behind = |cell: &str| year(cell).map_or(String::new(), |y| format!(" {y}"));
    match cells.as_slice() {
        [one] if one.len() == 4 => year(one),
        [one] if one.len() == 3 => year(one).map(|decade| format!("the {decade}0s")),
        [one] if one.len() == 2 => one.parse::<u32>().ok().map(|c| format!("the {} century", ordinal(c + 1))),
        [y, season] if matches!(*season, "SP" | "SU" | "FA" | "WI") => {
            let name = match *season {
                "SP" => "spring",
                "SU" => "summer",
                "FA" => "autumn",
                _ => "winter",
            };
            Some(format!("{name}{}", behind(y)))
        }
        [y, quarter] if quarter.starts_with(['Q', 'H']) => {
            let n: u32 = quarter.get(1..)?.parse().ok()?;
            let name = if quarter.starts_with('Q') { "quarter" } else { "half" };
            let nth = ["first", "second", "third", "fourth"].get(n.checked_sub(1)? as usize)?;
            Some(format!("the {nth} {name}{}", of(y)))
        }
        [y, week, rest @ ..] if week.starts_with('W') => {
            if let ([day], true) = (rest, week.ends_with("XX")) {
                return day
                    .parse::<usize>()
                    .ok()
                    .and_then(|d| WEEKDAYS.get(d.checked_sub(1)?))
                    .map(|d| format!("a {d}"));
            }
            let monday = calendar::monday(y.parse().ok()?, week.get(1..)?.parse().ok()?)?;
            let weekend = rest == ["WE"];
            let first = calendar::date(if weekend { monday + 5 } else { monday })?;
            let name = if weekend { "weekend" } else { "week" };
            Some(format!("the {name} of {}", calendar::in_words(first)))
        }
        [y, month] => Some(format!("{}{}", MONTHS.get(two(month)?.checked_sub(1)?)?, behind(y))),
        [_, "XX", day] => two(day).map(|d| format!("the {}", ordinal(d as u32))),
        [y, month, day] => Some(format!("{} {}{}", two(day)?, MONTHS.get(two(month)?.checked_sub(1)?)?, behind(y))),
        _ => None,
    }
}

fn ordinal(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

#[cfg(test)]
mod tests {
    use super::{number, point, told};
    use crate::model::{Amount, Bound, Decimal, Moment, Unit, Value};

    #[test]
    fn tells_points_of_time() {
        for (value, want) in [
            ("2022-09-05", "5 September 2022"),
            ("XXXX-09-05", "5 September"),
            ("2022-09", "September 2022"),
            ("2022", "2022"),
            ("193", "the 1930s"),
            ("20", "the 21st century"),
            ("2022-W36", "the week of 5 September 2022"),
            ("2022-W36-WE", "the weekend of 10 September 2022"),
            ("XXXX-WXX-5", "a Friday"),
            ("XXXX-WXX", ""),
            ("XXXX-XX-06", "the 6th"),
            ("XXXX-XX-XX", ""),
            ("2009-Q1", "the first quarter of 2009"),
            ("XXXX-H2", "the second half"),
            ("2024-SU", "summer 2024"),
            ("FY2009", "fiscal 2009"),
            ("2022-09-05TNI", "the night of 5 September 2022"),
            ("2022-09-05T20:30Z", "20:30 GMT on 5 September 2022"),
            ("2022-09-05T24:00", "midnight on 5 September 2022"),
            ("T09:00", "09:00"),
            ("PRESENT_REF", "now"),
        ] {
            assert_eq!(point(value), want, "{value}");
        }
    }

    #[test]
    fn tells_numbers() {
        for (n, want) in [
            ("1234", "1,234"),
            ("1000000", "1 million"),
            ("1234567", "1,234,567"),
            ("1250000000", "1.25 billion"),
            ("0.6666666667", "0.6667"),
            ("3.5", "3.5"),
            ("999", "999"),
        ] {
            assert_eq!(number(Decimal::parse(n).unwrap()), want);
        }
    }

    #[test]
    fn tells_amounts_and_open_readings() {
        let of = |n: &str, name, dimension, bound| Amount {
            bound,
            unit: Unit { dimension, name, ratio: (1, 1) },
            ..Amount::exact(Decimal::parse(n).unwrap())
        };
        for (amount, want) in [
            (of("24", "year", "age", Bound::Exact), "24 years"),
            (of("1", "year", "age", Bound::Exact), "1 year"),
            (of("1200000000", "USD", "USD", Bound::About), "about $1.2 billion"),
            (of("5", "CHF", "CHF", Bound::Exact), "CHF 5"),
            (of("50", "penny", "GBP", Bound::Exact), "50 pence"),
            (of("4000", "", "", Bound::Nearly), "nearly 4,000"),
            (of("100", "", "", Bound::LessThan), "fewer than 100"),
            (of("60", "mile per hour", "speed", Bound::Exact), "60 miles per hour"),
            (of("12", "foot", "length", Bound::Exact), "12 feet"),
            (of("6", "inch", "length", Bound::Exact), "6 inches"),
            (of("30", "celsius", "temperature", Bound::Exact), "30 °C"),
            (of("7.5", "magnitude", "magnitude", Bound::Exact), "magnitude 7.5"),
            (Amount { per: "year", ..of("35000", "USD", "USD", Bound::Exact) }, "$35,000 a year"),
        ] {
            assert_eq!(told(&Value::Amount(Box::new(amount))), want);
        }
        let day = |value: &str| Moment { value: Some(value.to_owned()), ..Moment::default() };
        let both = Moment { other: Some(Box::new(day("2022-06-05"))), ..day("2022-05-06") };
        assert_eq!(told(&Value::Moment(both)), "6 May 2022 or 5 June 2022");
        let about = Moment { bound: Bound::About, ..day("2023-09-22T15:00") };
        assert_eq!(told(&Value::Moment(about)), "about 15:00 on 22 September 2023");
    }
}
