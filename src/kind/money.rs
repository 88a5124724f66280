//! Sums of money: `$1.2bn`, `110 billion euros`, `50 cents`, `£5 a day`.

use crate::lexicon::currencies::{self, Currency, Place};
use crate::model::{Amount, Bound, Classes, Decimal, Mention, Relation, SentenceView, Shape, Unit, Value, Word};

use super::Kind;
use super::figure::{self, Figure};

/// Sums of money: `$1.2bn`, `110 billion euros`, `50 cents`, `£5 a day`.
pub(super) struct Money;

impl Kind for Money {
    fn name(&self) -> &'static str {
        "money"
    }

    fn about(&self) -> &'static str {
        "Sums of money: `$1.2bn`, `110 billion euros`, `50 cents`, `£5 a day`."
    }

    fn triggers(&self) -> Classes {
        // The numbers too, since a sign may have been lost: `e80 million`, `#20 billion`.
        Classes::CURRENCY.with(Classes::DIGITS)
    }

    /// A price just below a whole sum is told without its cents: `$99.99`, `$99`.
    fn relate(&self, a: &Value, b: &Value) -> Relation {
        let told = a.relation(b);
        match (a.amount(), b.amount()) {
            (Some(x), Some(y))
                if told == Relation::Differs && x.unit.name == y.unit.name && (cut(x, y) || cut(y, x)) =>
            {
                Relation::Vaguer
            }
            _ => told,
        }
    }

    fn find(&self, sentence: &SentenceView<'_>, out: &mut Vec<Mention>) {
        let mut k = 0;
        while let Some(figure) = Figure::at(sentence, k) {
            k = match sum(sentence, figure) {
                Some((mention, next)) => {
                    out.push(figure::converted(sentence, mention, out));
                    next
                }
                None => k + 1,
            };
        }
        if sentence.sentence.classes.has(Classes::CURRENCY) {
            out.extend((0..sentence.tokens.len()).filter_map(|at| single(sentence, at)));
        }
    }
}

/// Whether the first is the second without its cents, of which there are ninety or more.
fn cut(whole: &Amount, price: &Amount) -> bool {
    let exact = |a: &Amount| a.low == a.high && a.bound == Bound::Exact;
    let cents = price.low.minus(whole.low);
    let nearly = cents.is_some_and(|c| Decimal::new(90, -2).is_some_and(|low| c >= low) && c < Decimal::int(1));
    exact(whole) && exact(price) && whole.low.to_int().is_some() && nearly
}

/// The sum of money this figure tells of, and the numeral to go on with.
fn sum(sentence: &SentenceView<'_>, figure: Figure) -> Option<(Mention, usize)> {
    if sentence.numerals.get(figure.numeral)?.ordinal {
        return None;
    }
    if let Some(found) = code_between(sentence, &figure) {
        return Some(found);
    }
    let before = before(sentence, &figure);
    let after = after(sentence, &figure, figure.end, before.is_some());
    let (currency, start, end) = match (before, after) {
        (Some((_, start)), Some((currency, end))) if currency.place != Place::Sign => (currency, start, end),
        (Some((currency, start)), _) => (currency, start, figure.end),
        (None, Some((currency, end))) => (currency, figure.start, end),
        (None, None) => return None,
    };
    // A range whose lower end alone has the sign is read from there; a lower end without one is not money by itself.
    let mut amount = figure.amount(Bound::Exact, unit(currency));
    if currency.millions {
        (amount.low, amount.high) = (amount.low.shifted(6)?, amount.high.shifted(6)?);
        amount.step = amount.step.shifted(6)?;
    }
    let (mut end, mut next) = (end, figure.next);
    if let Some((small, to)) = small_change(sentence, next, end, currency) {
        (amount.low, amount.high) = (amount.low.plus(small)?, amount.high.plus(small)?);
        amount.step = Decimal::new(1, -2)?;
        (end, next) = (to, next + 1);
    }
    let hedged = figure.hedged(sentence, start, end);
    if hedged.bound != Bound::Exact {
        amount.bound = hedged.bound;
    }
    amount.per = figure::rate(sentence, hedged.end);
    Some((figure::mention("money", sentence, hedged.start, hedged.end, amount), next))
}

/// `75 USD million`: the code stands between the number and its magnitude.
fn code_between(sentence: &SentenceView<'_>, figure: &Figure) -> Option<(Mention, usize)> {
    let (currency, 1) = look_up(sentence, figure.end).filter(|c| c.0.place == Place::Code)? else { return None };
    let scale = Figure::at(sentence, figure.next).filter(|s| s.start == figure.end + 1 && s.end == s.start + 1)?;
    let factor = scale.low.to_int().filter(|n| *n >= 1000 && !scale.digits)?;
    let by = Decimal::int(factor);
    let mut amount = figure.amount(Bound::Exact, unit(currency));
    (amount.low, amount.high, amount.step) = (amount.low.times(by)?, amount.high.times(by)?, amount.step.times(by)?);
    let hedged = figure.hedged(sentence, figure.start, scale.end);
    amount.bound = if hedged.bound == Bound::Exact { amount.bound } else { hedged.bound };
    Some((figure::mention("money", sentence, hedged.start, hedged.end, amount), scale.next))
}

fn unit(currency: Currency) -> Unit {
    // Cents stay cents, as feet stay feet; they are compared by their ratio.
    let name = match (currency.parts, currency.code) {
        (1, code) => code,
        (_, "GBP") => "penny",
        _ => "cent",
    };
    Unit { dimension: currency.code, name, ratio: (1, currency.parts) }
}

/// The currency before the number: `$`, `US$`, `A$`, `USD`, `Rs`; and where it starts.
fn before(sentence: &SentenceView<'_>, figure: &Figure) -> Option<(Currency, usize)> {
    let last = figure.start.checked_sub(1)?;
    let token = &sentence.tokens[last];
    if let Some(first) = last.checked_sub(1)
        && let Some((currency, 2)) = look_up(sentence, first)
        && currency.place == Place::Sign
    {
        // `US$5`, `US $5`, but not `a $5 note`, `gave us $5`.
        let letters = &sentence.tokens[first];
        let caps = letters.looks(Shape::ALL_CAPS);
        if !token.looks(Shape::SPACED) || caps {
            return Some((currency, first));
        }
    }
    // The full stop of `Rs. 500`.
    let at = if sentence.word(last) == "." { last.checked_sub(1)? } else { last };
    // `10 rmb 20 usd`: the code belongs to the number before it when this one has its own.
    let taken = at.checked_sub(1).is_some_and(|b| sentence.tokens[b].is_a(Classes::DIGITS.with(Classes::NUMBER)));
    if taken && after(sentence, figure, figure.end, false).is_some() {
        return None;
    }
    if let Some((currency, 1)) = look_up(sentence, at) {
        let token = &sentence.tokens[at];
        let dotted = at != last;
        match currency.place {
            Place::Sign if !dotted => return Some((currency, at)),
            Place::Code => {
                let rupees = token.word == const { Word::of("rs") };
                let euro = token.word == const { Word::of("euro") };
                let spelled =
                    if euro { !token.looks(Shape::CAPITAL) && !dotted } else { code_like(sentence, at) && !dotted };
                if rupees || spelled {
                    return Some((currency, at));
                }
            }
            _ => {}
        }
    }
    // A euro sign that was lost on its way: the tokeniser has parted `e80 million`.
    if sentence.word(last) == "e" && !sentence.tokens[figure.start].looks(Shape::SPACED) {
        return Some((Currency { code: "EUR", parts: 1, place: Place::Sign, millions: false }, last));
    }
    // `R500 million`, which the tokeniser has parted.
    if sentence.word(last) == "R" && !sentence.tokens[figure.start].looks(Shape::SPACED) {
        return Some((Currency { code: "ZAR", parts: 1, place: Place::Sign, millions: false }, last));
    }
    // A pound sign that was lost on its way: `#20.1 billion`.
    let million = figure.low >= Decimal::int(1_000_000);
    if million && sentence.word(last) == "#" && !sentence.tokens[figure.start].looks(Shape::SPACED) {
        return Some((Currency { code: "GBP", parts: 1, place: Place::Sign, millions: false }, last));
    }
    None
}

/// `USD`, `usd`, but not a word that happens to be a code.
fn code_like(sentence: &SentenceView<'_>, at: usize) -> bool {
    let token = &sentence.tokens[at];
    token.looks(Shape::ALL_CAPS) || !token.is_a(Classes::ENGLISH)
}

fn look_up(sentence: &SentenceView<'_>, at: usize) -> Option<(Currency, usize)> {
    currencies::longest(|k| sentence.tokens.get(at + k).map(|t| t.word))
}

/// The currency after the number that ends at token `end`: `dollars`, `-euro`, `Canadian dollars`, `of dollars` after
/// `billions`; and one past its last token.
fn after(sentence: &SentenceView<'_>, figure: &Figure, end: usize, signed: bool) -> Option<(Currency, usize)> {
    let mut at = end;
    let of = figure.bound == Bound::Vague && sentence.is(at, const { Word::of("of") });
    let hyphen = sentence.tokens.get(at).is_some_and(|t| !t.looks(Shape::SPACED)) && sentence.word(at) == "-";
    at += usize::from(of || hyphen);
    let token = sentence.tokens.get(at)?;
    let (currency, words) = look_up(sentence, at)?;
    let fits = match currency.place {
        Place::Unit if words > 1 => true,
        Place::Unit => unit_fits(sentence, figure, at),
        Place::Code => code_like(sentence, at) || token.word == const { Word::of("euro") },
        Place::Sign => {
            let number_next =
                sentence.tokens.get(at + words).is_some_and(|t| t.is_a(Classes::DIGITS.with(Classes::NUMBER)));
            let own = || {
                Figure::at(sentence, figure.next)
                    .is_some_and(|next| next.start == at + 1 && look_up(sentence, next.end).is_some())
            };
            !signed && words == 1 && at == end && (!token.looks(Shape::SPACED) || !number_next || own())
        }
    };
    if fits { Some((currency, at + words)) } else { None }
}

/// Whether a currency word after this figure is one: `pounds` may be a weight, `won` a verb, `p` a page.
fn unit_fits(sentence: &SentenceView<'_>, figure: &Figure, at: usize) -> bool {
    let token = &sentence.tokens[at];
    if token.lemma == const { Word::of("pound") } || token.word == const { Word::of("pounds") } {
        return pounds_are_money(sentence, figure, at);
    }
    if token.word == const { Word::of("won") } {
        return figure.low >= Decimal::int(1000);
    }
    if token.word == const { Word::of("p") } {
        // `1080p` is how fine a picture is.
        if [360, 480, 576, 720, 1080, 1440, 2160].contains(&figure.low.to_int().unwrap_or(0)) {
            return false;
        }
        return figure.digits
            && !token.looks(Shape::SPACED)
            && !token.looks(Shape::CAPITAL)
            && !super::time::lettered(sentence, at - 1);
    }
    true
}

/// Whether `pounds` at `at` are sterling: large sums and words of paying say so; a weight otherwise.
pub(super) fn pounds_are_money(sentence: &SentenceView<'_>, figure: &Figure, at: usize) -> bool {
    const CUES: [Word; 38] = {
        const fn w(word: &str) -> Word {
            Word::of(word)
        }
        [
            w("cost"),
            w("pay"),
            w("paid"),
            w("worth"),
            w("spend"),
            w("spent"),
            w("price"),
            w("fine"),
            w("fee"),
            w("raise"),
            w("earn"),
            w("sell"),
            w("sold"),
            w("buy"),
            w("bought"),
            w("debt"),
            w("salary"),
            w("wage"),
            w("bill"),
            w("budget"),
            w("fund"),
            w("tax"),
            w("prize"),
            w("cash"),
            w("steal"),
            w("stolen"),
            w("pence"),
            w("sterling"),
            w("save"),
            w("charge"),
            w("money"),
            w("reward"),
            w("compensation"),
            w("loan"),
            w("rent"),
            w("pension"),
            w("note"),
            w("coin"),
        ]
    };
    if figure.low >= Decimal::int(1_000_000) {
        return true;
    }
    if sentence.is(at + 1, const { Word::of("of") }) {
        return false;
    }
    let from = figure.start.saturating_sub(10);
    let to = (at + 5).min(sentence.tokens.len());
    sentence.tokens[from..to]
        .iter()
        .any(|t| CUES.contains(&t.lemma) || CUES.contains(&t.word) || t.word == const { Word::of("£") })
}

/// `and 50 cents` after whole units.
fn small_change(sentence: &SentenceView<'_>, k: usize, end: usize, whole: Currency) -> Option<(Decimal, usize)> {
    let figure = Figure::at(sentence, k)?;
    let and = usize::from(sentence.is_any(end, const { &[Word::of("and"), Word::of(",")] }));
    if figure.start != end + and || figure.range || whole.parts != 1 {
        return None;
    }
    let Some((small, to)) = after(sentence, &figure, figure.end, false) else {
        return places(sentence, &figure, end, and).map(|small| (small, figure.end));
    };
    let fits = small.parts == 100 && (small.code == whole.code || small.code == "USD" || whole.code == "EUR");
    if fits && figure.low < Decimal::int(100) { Some((figure.low.shifted(-2)?, to)) } else { None }
}

/// `15 dollars 50`; with `and` only where the sentence ends so: `It costs 15 dollars and 50.`
fn places(sentence: &SentenceView<'_>, figure: &Figure, end: usize, and: usize) -> Option<Decimal> {
    let next = sentence.tokens.get(figure.end);
    let free = next.is_none_or(|t| t.looks(Shape::SPACED) || !t.looks(Shape::WORD));
    let mark = next.is_some() && matches!(sentence.word(figure.end), "%" | "-" | "/" | ":" | "," | "$");
    let stop = next.is_none_or(|_| matches!(sentence.word(figure.end), "." | ";"));
    let ends = next.is_none_or(|t| !t.looks(Shape::WORD) || t.is_a(Classes::STOP));
    let two_places = figure.low >= Decimal::int(10) && figure.low < Decimal::int(100) && figure.step == Decimal::int(1);
    let unit = sentence.tokens.get(end.wrapping_sub(1)).is_some_and(|t| t.looks(Shape::WORD));
    let joined = and == 0 || (stop && sentence.is(end, const { Word::of("and") }));
    if free && ends && two_places && unit && joined && !mark { figure.low.shifted(-2) } else { None }
}

/// `a dollar`, `a penny`: one of them, when it is no rate (`50 rupees a dollar`).
fn single(sentence: &SentenceView<'_>, at: usize) -> Option<Mention> {
    const UNITS: [Word; 5] =
        [Word::of("dollar"), Word::of("euro"), Word::of("penny"), Word::of("cent"), Word::of("buck")];
    if !sentence.tokens.get(at + 1)?.is_a(Classes::CURRENCY)
        || !sentence.is_any(at, const { &[Word::of("a"), Word::of("an")] })
        || !sentence.is_any(at + 1, &UNITS)
    {
        return None;
    }
    let rate = at > 0
        && sentence.tokens[at - 1]
            .is_a(Classes::CURRENCY.with(Classes::DIGITS).with(Classes::NUMBER).with(Classes::UNIT));
    // `a dollar coin`, `a euro zone summit` name things.
    let noun = sentence.tokens.get(at + 2).is_some_and(|t| {
        t.looks(Shape::WORD) && !t.is_a(Classes::STOP.with(Classes::PREPOSITION).with(Classes::AUXILIARY))
    });
    if rate || noun || sentence.word(at + 1).starts_with(char::is_uppercase) {
        return None;
    }
    let (currency, _) = look_up(sentence, at + 1)?;
    let one = Decimal::int(1);
    let hedge = figure::hedge(sentence, at);
    let amount =
        Amount { unit: unit(currency), bound: hedge.bound, per: figure::rate(sentence, at + 2), ..Amount::exact(one) };
    Some(figure::mention("money", sentence, hedge.start, at + 2, amount))
}

#[cfg(test)]
mod tests {
    use crate::kind::testing::{ignores, reads, relates};
    use crate::model::Relation::{Differs, Incomparable, Same, Vaguer};

    #[test]
    fn reads_sums() {
        reads(
            "money",
            "",
            &[
                ("USD 75000000", &["75 USD million", "75 million USD", "USD 75 million"]),
                ("USD 35000", &["$35,000", "35,000 dollars", "USD 35,000", "US$35,000", "35,000 US dollars", "$ 35k"]),
                (
                    "USD 1200000000",
                    &["$1.2bn", "$1.2 billion", "1.2 billion dollars", "US $1.2 billion", "$1.2-billion"],
                ),
                (
                    "EUR 110000000000",
                    &["€110 billion", "110 billion euros", "euro110 billion", "110bn euros", "EUR110 billion"],
                ),
                ("EUR 80000000", &["€80m", "e80 million", "80m-euro", "80 million euros"]),
                ("GBP 20100000000", &["£20.1 billion", "#20.1 billion"]),
                ("AUD 158000000000", &["A$158bn", "AU$158 billion", "158 billion Australian dollars"]),
                ("USD 0.5", &["$0.50", "half a dollar"]),
                ("50 cent", &["50 cents", "50 US cents", "50-cent"]),
                ("14 penny", &["14p", "14 pence"]),
                ("USD 15.5", &["15 dollars 50", "15 dollars and 50 cents", "$15 and 50 cents"]),
                ("USD 10.5", &["$10.50", "10 dollars and 50 cents"]),
                ("USD 1", &["a dollar"]),
                (
                    "USD 140000000..150000000",
                    &[
                        "$140-150 million",
                        "$140 million to $150 million",
                        "It ranged from $140 million to $150 million.",
                    ],
                ),
                ("USD >1000000", &["more than $1 million", "over a million dollars"]),
                ("USD >=500", &["at least $500", "$500 or more", "$500-plus"]),
                ("USD ~2000000000..10000000000", &["billions of dollars"]),
                ("USD 15/hour", &["$15 an hour", "15 dollars per hour"]),
                ("INR 50000", &["Rs 50,000", "Rs. 50,000", "₹50,000", "50,000 rupees"]),
                ("INR 20000000", &["Rs 2 crore", "2 crore rupees"]),
                ("GBP 500000", &["half a million pounds sterling", "£500,000", "a fine of 500,000 pounds"]),
                ("GBP 10", &["a 10-pound note"]),
                ("ZAR 500000000", &["R500 million", "R500m", "500 million rand"]),
                ("ZAR 50000", &["R50 000", "R50,000", "50,000 rand"]),
                ("CAD 20", &["C$20", "20 Canadian dollars", "CA$20"]),
            ],
        );
    }

    #[test]
    fn ignores_what_is_no_money() {
        ignores(
            "money",
            &[
                "She weighed 130 pounds.",
                "ALL 5 of them came.",
                "They won 3 games.",
                "He gave us 5 of them.",
                "It rose 5 per cent.",
                "The dollar fell.",
                "Euro 2008 was held in Austria.",
                "He drove the R8 along the R500.",
                "It shoots 1080p video.",
            ],
        );
    }

    #[test]
    fn relates_sums() {
        relates(
            "money",
            "",
            &[
                ("It cost $2,000,000.", "It cost two million dollars.", Same),
                ("It cost $35,000.", "It cost $25,000.", Differs),
                ("It cost $99.99.", "It cost $99.", Vaguer),
                ("It cost $98.99.", "It cost $97.", Differs),
                ("It cost $1.2 million.", "It cost $1.21 million.", Vaguer),
                ("It cost $50,000.", "It cost £50,000.", Incomparable),
                ("It cost $50.", "It cost $50 a day.", Incomparable),
                ("It cost 50 cents.", "It cost half a dollar.", Same),
                ("It cost $1.234 billion.", "It cost about $1.2 billion.", Vaguer),
                ("It cost more than $5 million.", "It cost $4 million.", Differs),
            ],
        );
    }
}
