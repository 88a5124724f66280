//! Figures: numerals with what stands around them: hedges (`at least`, `or so`), ranges (`35 to 40`, `two or three`).
//!
//! Every kind of amount reads its numbers through this module, so that a hedge means the same everywhere.

use crate::model::{Amount, Bound, Classes, Decimal, Mention, Numeral, SentenceView, Shape, Token, Unit, Value, Word};

pub(super) use hedge::{Hedge, Hedged, hedge, hedge_after};

mod hedge;

/// A number or a range of numbers. Token indexes are those of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    /// First token of the number itself, without hedges.
    pub start: usize,
    /// One past the last token of the number.
    pub end: usize,
    /// Index of its first numeral in the sentence.
    pub numeral: usize,
    /// One past its last numeral.
    pub next: usize,
    /// The number, or the lower end.
    pub low: Decimal,
    /// The number, or the upper end.
    pub high: Decimal,
    /// Place value of the last printed digit.
    pub step: Decimal,
    /// `Exact` or `Vague`.
    pub bound: Bound,
    /// A range of two numerals.
    pub range: bool,
    /// A part of a whole: `half`, `two-thirds`.
    pub part: bool,
    /// Written in digits.
    pub digits: bool,
}

const fn w(word: &str) -> Word {
    Word::of(word)
}

impl Figure {
    /// The figure that starts at numeral `k`: the numeral, or the range it opens.
    #[must_use]
    pub(super) fn at(sentence: &SentenceView<'_>, k: usize) -> Option<Self> {
        let numeral = sentence.numerals.get(k)?;
        let (start, end) = tokens_of(sentence, numeral)?;
        let alone = Self {
            start,
            end,
            numeral: k,
            next: k + 1,
            low: numeral.value,
            high: numeral.high,
            step: numeral.step,
            bound: if numeral.vague { Bound::Vague } else { Bound::Exact },
            range: false,
            part: numeral.part,
            digits: numeral.digits,
        };
        if sentence.numerals.len() == k + 1 {
            return Some(alone);
        }
        Some(alone.with_upper_end(sentence, numeral).unwrap_or(alone))
    }

    /// `35-40`, `35 to 40`, `between 30 and 40`, `two or three`, `140-150 million`.
    fn with_upper_end(self, sentence: &SentenceView<'_>, numeral: &Numeral) -> Option<Self> {
        let upper = sentence.numerals.get(self.next)?;
        let (start, end) = tokens_of(sentence, upper)?;
        // One token joins the two, or a word and a currency sign: most numbers have no neighbour as near.
        if start > self.end + 2 {
            return None;
        }
        if numeral.ordinal || upper.ordinal || numeral.vague || upper.vague {
            return None;
        }
        // `7-Eleven`
        if numeral.digits != upper.digits && sentence.tokens[start].looks(Shape::CAPITAL) {
            return None;
        }
        // A currency sign may be repeated: `$30 to $40`.
        let signed = start.checked_sub(1).is_some_and(|s| s > self.end && sentence.tokens[s].is_a(Classes::CURRENCY));
        let start = if signed { start - 1 } else { start };
        let between = self.start > 0 && sentence.is(self.start - 1, const { w("between") })
            || (self.start > 1
                && sentence.is(self.start - 2, const { w("between") })
                && sentence.tokens[self.start - 1].is_a(Classes::CURRENCY));
        // `rose from £2 million to £3 million` tells two sums, `anywhere from 50 to 100` one range.
        let led = (0..3).find_map(|k| {
            let at = self.start.checked_sub(k + 1)?;
            (!sentence.tokens[at].is_a(Classes::CURRENCY)).then_some(at)
        });
        let from = led.is_some_and(|at| {
            const RANGING: [Word; 6] =
                [w("anywhere"), w("ranging"), w("ranges"), w("ranged"), w("range"), w("varying")];
            sentence.is(at, const { w("from") }) && !(at > 0 && sentence.is_any(at - 1, &RANGING))
        });
        let joined = start == self.end + 1 && {
            let token = &sentence.tokens[self.end];
            let dash = matches!(sentence.word(self.end), "-" | "–" | "—" | "‑");
            let close = !token.looks(Shape::SPACED) && !sentence.tokens[start].looks(Shape::SPACED);
            (dash && (close || (numeral.digits && upper.digits)))
                || (token.word == const { w("to") } && !from)
                || (token.word == const { w("or") } && numeral.digits == upper.digits)
                || (token.word == const { w("and") } && between)
        };
        if !joined {
            return None;
        }
        let low = if start_is_bare(numeral) { self.low.times(scale_of(sentence, upper)?)? } else { self.low };
        let low = if low < upper.value { low } else { self.low };
        // Not a range when it falls, nor when it spans more than a power of ten.
        if low >= upper.value || upper.value > low.times(Decimal::int(10))?.plus(Decimal::int(10))? {
            return None;
        }
        Some(Self {
            end,
            next: self.next + 1,
            low,
            high: upper.value,
            step: upper.step,
            range: true,
            digits: self.digits || upper.digits,
            ..self
        })
    }

    /// Whether the tokens before and after are glued to it as parts of a code or word: `4x4`, `A330-200`, `1-222-2222`.
    #[must_use]
    pub(super) fn in_a_code(&self, sentence: &SentenceView<'_>) -> bool {
        if self.in_a_code_before(sentence) {
            return true;
        }
        let glued = |i: usize| sentence.tokens.get(i).is_some_and(|t| !t.looks(Shape::SPACED));
        // A letter after digits that is no unit of its own is left to the kinds; digits after a slash are not.
        let after = self.end;
        glued(after)
            && sentence.tokens.get(after + 1).is_some_and(|t| !t.looks(Shape::SPACED) && t.looks(Shape::NUMBER))
            && matches!(sentence.word(after), "-" | "/" | "." | ":" | "_")
    }

    /// The same, looking only to the left.
    #[must_use]
    pub(super) fn in_a_code_before(&self, sentence: &SentenceView<'_>) -> bool {
        let glued = |i: usize| sentence.tokens.get(i).is_some_and(|t| !t.looks(Shape::SPACED));
        let dash = |i: usize| matches!(sentence.word(i), "-" | "/" | "." | "_" | "#" | "@" | "\\" | "=" | "&" | ":");
        if self.start > 0 && glued(self.start) {
            let before = self.start - 1;
            if sentence.tokens[before].looks(Shape::WORD) && !sentence.tokens[before].is_a(Classes::CURRENCY) {
                return true;
            }
            // `747-400`, `NX-121`, `covid-19`, but not `mid-20s`, `a two-3`, ` -17`.
            if dash(before) && glued(before) && before > 0 {
                let head = &sentence.tokens[before - 1];
                // `a mother-of-two`
                if head.word == const { Word::of("of") } && sentence.tokens[self.start].looks(Shape::WORD) {
                    return false;
                }
                return head.looks(Shape::WORD) || head.looks(Shape::NUMBER);
            }
        }
        false
    }

    /// An amount of this figure.
    #[must_use]
    pub(super) fn amount(&self, bound: Bound, unit: Unit) -> Amount {
        let bound = if bound == Bound::Exact { self.bound } else { bound };
        Amount { low: self.low, high: self.high, step: self.step, bound, unit, ..Amount::exact(self.low) }
    }
}

/// Whether a numeral is one small bare number that may share the scale of the next: `140` in `140-150 million`.
fn start_is_bare(numeral: &Numeral) -> bool {
    numeral.value < Decimal::int(1000) && numeral.step <= Decimal::int(1) && !numeral.part
}

/// The scale word that ends a numeral: 1,000,000 for `150 million`, 1 for `150`.
fn scale_of(sentence: &SentenceView<'_>, numeral: &Numeral) -> Option<Decimal> {
    let (start, end) = tokens_of(sentence, numeral)?;
    if end < start + 2 {
        return Some(Decimal::int(1));
    }
    let last = sentence.tokens.get(end - 1)?.word;
    if last == const { w("hundred") } {
        return Some(Decimal::int(100));
    }
    for factor in [1_000_000_000_000_i64, 1_000_000_000, 1_000_000, 1000] {
        let scale = Decimal::int(factor);
        if numeral.value >= scale && numeral.step.times(Decimal::int(1000))? >= scale && numeral.step > Decimal::int(1)
        {
            return Some(scale);
        }
    }
    Some(Decimal::int(1))
}

/// The tokens of a numeral as indexes of its sentence.
pub(super) fn tokens_of(sentence: &SentenceView<'_>, numeral: &Numeral) -> Option<(usize, usize)> {
    let start = numeral.tokens.start.checked_sub(sentence.first)? as usize;
    let end = numeral.tokens.end.checked_sub(sentence.first)? as usize;
    if start < end && end <= sentence.tokens.len() { Some((start, end)) } else { None }
}

/// A mention of tokens `from..to` of the sentence.
pub(super) fn mention(
    kind: &'static str,
    sentence: &SentenceView<'_>,
    from: usize,
    to: usize,
    amount: Amount,
) -> Mention {
    Mention {
        kind,
        span: sentence.span(from, to),
        tokens: sentence.in_document(from, to),
        sentence: sentence.index,
        value: Value::Amount(Box::new(amount)),
    }
}

impl Figure {
    /// The hedge before the figure, which with its signs starts at token `start`; `between` of a range goes with it.
    #[must_use]
    pub(super) fn hedge(&self, sentence: &SentenceView<'_>, start: usize) -> Hedge {
        if self.range && start > 0 && sentence.is(start - 1, const { w("between") }) {
            return Hedge { bound: Bound::Exact, start: start - 1, place: false };
        }
        hedge(sentence, start)
    }

    /// The hedges around the figure, which with its signs and unit takes up tokens `start..end`.
    #[must_use]
    pub(super) fn hedged(&self, sentence: &SentenceView<'_>, start: usize, end: usize) -> Hedged {
        let before = self.hedge(sentence, start);
        let (after, end) = hedge_after(sentence, end).unwrap_or((Bound::Exact, end));
        let bound = if before.bound == Bound::Exact { after } else { before.bound };
        Hedged { bound, start: before.start, end }
    }

    /// The figure below zero when `minus` or a sign stands before it: `minus 17`, `-17`; with the token the sign starts at.
    #[must_use]
    pub(super) fn signed(self, sentence: &SentenceView<'_>) -> (Self, usize) {
        let Some(before) = self.start.checked_sub(1) else { return (self, self.start) };
        let free = before == 0 || sentence.tokens[before].looks(Shape::SPACED) || sentence.word(before - 1) == "(";
        let sign = matches!(sentence.word(before), "-" | "−" | "–")
            && free
            && !sentence.tokens[self.start].looks(Shape::SPACED);
        // `plus or minus 3 points` is no 3 below zero.
        let either = before > 0 && sentence.is(before - 1, const { w("or") });
        let word = sentence.is_any(before, const { &[w("minus"), w("negative")] }) && !either;
        let after_number = before > 0 && sentence.tokens[before - 1].is_a(Classes::DIGITS.with(Classes::NUMBER));
        if !(sign || word) || after_number {
            return (self, self.start);
        }
        let (Some(low), Some(high)) = (Decimal::ZERO.minus(self.high), Decimal::ZERO.minus(self.low)) else {
            return (self, self.start);
        };
        (Self { low, high, ..self }, before)
    }
}

/// The tokens around token `at`: as much of the talk as bears on a number. A window, so that a sentence of a million
/// words costs no more than a million short ones.
pub(super) fn around<'a>(sentence: &SentenceView<'a>, at: usize) -> &'a [Token] {
    let from = at.saturating_sub(40).min(sentence.tokens.len());
    let to = (at + 40).min(sentence.tokens.len());
    &sentence.tokens[from..to]
}

/// What rates are told by.
static RATES: &[(Word, &str)] = &[
    (w("year"), "year"),
    (w("annum"), "year"),
    (w("month"), "month"),
    (w("week"), "week"),
    (w("night"), "night"),
    (w("day"), "day"),
    (w("hour"), "hour"),
    (w("minute"), "minute"),
    (w("second"), "second"),
    (w("share"), "share"),
    (w("barrel"), "barrel"),
    (w("gallon"), "gallon"),
    (w("liter"), "litre"),
    (w("litre"), "litre"),
    (w("ton"), "ton"),
    (w("tonne"), "tonne"),
    (w("ounce"), "ounce"),
    (w("pound"), "pound"),
    (w("kilo"), "kilogram"),
    (w("kilogram"), "kilogram"),
    (w("kg"), "kilogram"),
    (w("head"), "person"),
    (w("capita"), "person"),
    (w("person"), "person"),
    (w("mile"), "mile"),
    (w("kilometer"), "kilometre"),
    (w("kilometre"), "kilometre"),
    (w("acre"), "acre"),
    (w("hectare"), "hectare"),
    (w("unit"), "unit"),
    (w("piece"), "unit"),
    (w("ticket"), "ticket"),
    (w("game"), "game"),
    (w("seat"), "seat"),
    (w("household"), "household"),
    (w("bottle"), "bottle"),
    (w("bushel"), "bushel"),
    (w("dozen"), "dozen"),
];

static ADVERBS: &[(Word, &str)] = &[
    (w("annually"), "year"),
    (w("yearly"), "year"),
    (w("monthly"), "month"),
    (w("weekly"), "week"),
    (w("nightly"), "night"),
    (w("daily"), "day"),
    (w("hourly"), "hour"),
    (w("apiece"), "unit"),
];

/// The rate that token `at` begins: `a year`, `per hour`, `a share`, `-a-night`, `annually`; empty when there is none.
#[must_use]
pub(super) fn rate(sentence: &SentenceView<'_>, at: usize) -> &'static str {
    let of = |table: &[(Word, &'static str)], i: usize| {
        let token = sentence.tokens.get(i)?;
        table.iter().find(|(word, _)| *word == token.word || *word == token.lemma).map(|found| found.1)
    };
    if let Some(adverb) = of(ADVERBS, at) {
        return adverb;
    }
    let dash = |i: usize| usize::from(sentence.tokens.get(i).is_some_and(|_| sentence.word(i) == "-"));
    let lead = at + dash(at);
    if !sentence.is_any(lead, const { &[w("a"), w("an"), w("per"), w("each"), w("every"), w("/")] }) {
        return "";
    }
    let thing = lead + 1;
    let thing = thing + dash(thing);
    // `12 cents a year earlier`: when, not how often.
    if sentence.is_any(thing + 1, const { &[w("ago"), w("before"), w("earlier"), w("later")] }) {
        return "";
    }
    of(RATES, thing).unwrap_or("")
}
/// A figure in brackets right behind another of its kind is hedged as that one is: `about 58 km (36 miles)`.
pub(super) fn converted(sentence: &SentenceView<'_>, mut mention: Mention, found: &[Mention]) -> Mention {
    let start = (mention.tokens.start - sentence.first) as usize;
    let bracket = start > 0 && sentence.word(start - 1) == "(";
    let last = found.last().filter(|m| bracket && m.kind == mention.kind && m.tokens.end + 1 == mention.tokens.start);
    if let (Some(bound), Value::Amount(amount)) =
        (last.and_then(|m| m.value.amount()).map(|a| a.bound), &mut mention.value)
        && amount.bound == Bound::Exact
    {
        amount.bound = bound;
    }
    mention
}
