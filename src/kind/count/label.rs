//! Numbers that name things: `Route 9`, `AK 47`, `flight 370`, `12 Main Street`, `#5`.

use crate::kind::figure::Figure;
use crate::model::{Classes, Decimal, SentenceView, Shape, Word};

const fn w(word: &str) -> Word {
    Word::of(word)
}

/// Words whose number is a name, in any case.
const LABELS: [Word; 61] = [
    w("route"),
    w("flight"),
    w("room"),
    w("section"),
    w("article"),
    w("chapter"),
    w("page"),
    w("pages"),
    w("highway"),
    w("interstate"),
    w("model"),
    w("level"),
    w("platform"),
    w("gate"),
    w("channel"),
    w("proposition"),
    w("district"),
    w("precinct"),
    w("ward"),
    w("phase"),
    w("stage"),
    w("type"),
    w("grade"),
    w("category"),
    w("version"),
    w("volume"),
    w("vol"),
    w("episode"),
    w("apartment"),
    w("apt"),
    w("suite"),
    w("terminal"),
    w("exit"),
    w("tier"),
    w("number"),
    w("no"),
    w("nos"),
    w("paragraph"),
    w("clause"),
    w("figure"),
    w("table"),
    w("lane"),
    w("zone"),
    w("appendix"),
    w("junction"),
    w("junctions"),
    w("reference"),
    w("extension"),
    w("annex"),
    w("chapters"),
    w("example"),
    w("exhibit"),
    w("lesson"),
    w("listing"),
    w("listings"),
    w("paragraphs"),
    w("pp"),
    w("psalm"),
    w("sections"),
    w("step"),
    w("verse"),
];

/// Whether the number behind a word is a name.
pub(super) fn is_label(word: Word) -> bool {
    LABELS.contains(&word)
}

/// Words after the name of a street.
const STREETS: [Word; 16] = [
    w("street"),
    w("st"),
    w("avenue"),
    w("ave"),
    w("road"),
    w("rd"),
    w("lane"),
    w("drive"),
    w("boulevard"),
    w("blvd"),
    w("place"),
    w("square"),
    w("court"),
    w("terrace"),
    w("highway"),
    w("parkway"),
];

/// Whether the number is part of a name or an address.
pub(super) fn names(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    after_a_name(sentence, figure)
        || before_a_name(sentence, figure)
        || make(sentence, figure)
        || telephone(sentence, figure)
        || age(sentence, figure)
        || crate::kind::age::limit(sentence, figure)
        || before_a_street(sentence, figure)
        || glued(sentence, figure)
        || figures(sentence, figure)
        || all_but(sentence, figure)
        || opens_a_list(sentence, figure)
        || release(sentence, figure)
}

fn after_a_name(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let Some(mut before) = figure.start.checked_sub(1) else { return false };
    // `No. 10`, `Vol. 2`
    let stop = sentence.word(before) == "." && before > 0;
    if stop {
        before -= 1;
    }
    let token = &sentence.tokens[before];
    if matches!(sentence.word(before), "#" | "@" | "№" | "+") || colon(sentence, before) {
        return true;
    }
    if LABELS.contains(&token.word) {
        // `the number 10 bus`, but `a number of 10`; `no 10`, but not `there were no 10 men`.
        let no = token.word == const { w("no") };
        return !no || stop || token.looks(Shape::CAPITAL);
    }
    let plain = !stop && figure.digits && !figure.range;
    if plain && camel(sentence.word(before)) {
        return true;
    }
    if plain && (possessed(sentence, figure, before) || version(sentence, figure, before)) {
        return true;
    }
    if titled(sentence, figure, before) {
        return true;
    }
    if !plain || !token.looks(Shape::CAPITAL) || figure.step != Decimal::int(1) {
        return false;
    }
    // A headline puts capitals everywhere; there only words that are no English ones name things. Large numbers,
    // and those with a hedge or a comma, count.
    let ordinary = token.is_a(
        Classes::ENGLISH
            .with(Classes::VERB)
            .with(Classes::STOP)
            .with(Classes::AUXILIARY)
            .with(Classes::PREPOSITION)
            .with(Classes::SPEECH)
            .with(Classes::PERSON),
    );
    let name = !ordinary || (!token.looks(Shape::FIRST) && !headline(sentence));
    let counted = sentence.tokens.get(figure.end).is_some_and(|t| t.is_a(Classes::PERSON) && t.lemma != t.word);
    name && !counted && figure.low < Decimal::int(10_000)
}

/// `iPhone 4`, `iOS 5`, `eBay 2`.
fn camel(word: &str) -> bool {
    word.starts_with(|c: char| c.is_lowercase()) && word.chars().any(char::is_uppercase)
}

/// `Boeing's 787`, `Boeing's new 777 airliner`: after an owner, a number that no plural follows names a model.
fn possessed(sentence: &SentenceView<'_>, figure: &Figure, before: usize) -> bool {
    let owner = |at: usize| {
        sentence.is_any(at, const { &[w("'s"), w("’s")] })
            && at.checked_sub(1).is_some_and(|b| sentence.tokens[b].looks(Shape::CAPITAL))
    };
    let owned = owner(before)
        || (before > 0
            && sentence.is_any(before, const { &[w("new"), w("larger"), w("smaller"), w("popular"), w("latest")] })
            && owner(before - 1));
    if !owned || figure.high < Decimal::int(100) || figure.high >= Decimal::int(1000) {
        return false;
    }
    let rest = sentence.tokens.get(figure.end..(figure.end + 4).min(sentence.tokens.len())).unwrap_or_default();
    !rest
        .iter()
        .take_while(|t| t.looks(Shape::WORD) && !t.is_a(Classes::STOP.with(Classes::PREPOSITION)))
        .any(|t| t.lemma != t.word && t.span.of(sentence.text).ends_with('s') || t.is_a(Classes::PERSON))
}

/// `its 777 airliner`, `the final 717 jet`, `five new 737 aircraft`, `the 777-200LR`: three digits before one thing name its make.
fn make(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    const LED: [Word; 5] = [w("the"), w("its"), w("their"), w("this"), w("that")];
    const BETWEEN: [Word; 6] = [w("new"), w("final"), w("first"), w("latest"), w("larger"), w("smaller")];
    let three = |n: Decimal| n >= Decimal::int(100) && n < Decimal::int(1000);
    let Some(before) = figure.start.checked_sub(1) else { return false };
    if !figure.digits || !three(figure.low) || !three(figure.high) || figure.step != Decimal::int(1) {
        return false;
    }
    let close = |at: usize| sentence.tokens.get(at).is_some_and(|t| !t.looks(Shape::SPACED));
    if figure.range && !(close(figure.end - 1) && close(figure.end - 2)) {
        return false;
    }
    let between = sentence.is_any(before, &BETWEEN);
    let led = if between { before.checked_sub(1) } else { Some(before) };
    let led = led.is_some_and(|at| {
        sentence.is_any(at, &LED) || between && sentence.tokens[at].is_a(Classes::NUMBER.with(Classes::DIGITS))
    });
    let rest = sentence.tokens.get(figure.end..(figure.end + 5).min(sentence.tokens.len())).unwrap_or_default();
    let plain = |t: &crate::model::Token| {
        t.looks(Shape::WORD)
            && t.looks(Shape::SPACED)
            && !t.is_a(Classes::STOP.with(Classes::PREPOSITION).with(Classes::AUXILIARY).with(Classes::NUMBER))
    };
    let thing = rest.first().is_some_and(|t| {
        let measured = t.is_a(Classes::UNIT.with(Classes::TIME_UNIT).with(Classes::CURRENCY).with(Classes::PERSON));
        plain(t) && t.is_a(Classes::ENGLISH) && t.lemma == t.word && !measured
    });
    let several = rest
        .iter()
        .take_while(|t| plain(t))
        .any(|t| t.lemma != t.word && t.span.of(sentence.text).ends_with('s') || t.is_a(Classes::PERSON));
    led && thing && !several && !sentence.is_any(figure.end, const { &[w("strong"), w("odd"), w("plus"), w("or")] })
}

/// `777-200LR`: digits, a hyphen, digits and capitals in one name.
pub(super) fn coded(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let close = |at: usize| sentence.tokens.get(at).is_some_and(|t| !t.looks(Shape::SPACED));
    if dashed(sentence, figure) {
        return true;
    }
    let end = if figure.range { figure.end } else { figure.end + 2 };
    figure.digits
        && end >= figure.start + 3
        && (end - 2..=end).all(close)
        && sentence.word(end - 2) == "-"
        && sentence.tokens[end - 1].is_a(Classes::DIGITS)
        && sentence.tokens[end].looks(Shape::ALL_CAPS)
}

/// `737-800`: three digits, and three that are whole hundreds; nobody prints a range or a score of such unlike ends.
/// `555-1234` behind `call`: a telephone number.
fn dashed(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let at = if figure.range { figure.end - 1 } else { figure.end + 1 };
    let (Some(dash), Some(second)) = (sentence.tokens.get(at - 1), sentence.tokens.get(at)) else { return false };
    if !figure.digits || dash.looks(Shape::SPACED) || second.looks(Shape::SPACED) || !second.is_a(Classes::DIGITS) {
        return false;
    }
    let (a, b) = (sentence.word(figure.start), sentence.word(at));
    if sentence.word(at - 1) != "-" || a.len() != 3 || !a.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let model = b.len() == 3 && b.ends_with("00") && !a.ends_with(['0', '5']);
    let called = figure.start > 0
        && sentence.is_any(
            figure.start - 1,
            const { &[w("call"), w("phone"), w("telephone"), w("tel"), w("dial"), w("at"), w("contact")] },
        );
    model || called && b.len() == 4 && b.bytes().all(|b| b.is_ascii_digit())
}

/// `USB 3.0 ports`, `Web 2.0`: the number of a version.
fn version(sentence: &SentenceView<'_>, figure: &Figure, before: usize) -> bool {
    let token = &sentence.tokens[before];
    let plain = token.is_a(Classes::ENGLISH) && headline(sentence);
    let named = token.looks(Shape::ALL_CAPS) && token.span.len() > 1
        || token.looks(Shape::CAPITAL) && !plain && !token.looks(Shape::FIRST);
    let printed = sentence.word(figure.start);
    let point = figure.end == figure.start + 1 && printed.contains('.') && printed.len() <= 4;
    named
        && point
        && figure.high < Decimal::int(20)
        && sentence.tokens.get(figure.end).is_none_or(|t| {
            t.looks(Shape::SPACED) || !t.looks(Shape::WORD) || matches!(t.span.of(sentence.text), "'s" | "’s")
        })
}

/// `the 1.64 release`, `since 1.46.`: of a program, not a figure of anything.
fn release(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    const SINCE: [Word; 4] = [w("since"), w("before"), w("until"), w("v")];
    const RELEASES: [Word; 4] = [w("release"), w("releases"), w("version"), w("versions")];
    let pointed = figure.digits && !figure.range && figure.end == figure.start + 1;
    if !pointed || !sentence.word(figure.start).contains('.') || figure.high >= Decimal::int(100) {
        return false;
    }
    let since = figure.start.checked_sub(1).is_some_and(|before| sentence.is_any(before, &SINCE));
    let bare = sentence.tokens.get(figure.end).is_none_or(|t| {
        !t.looks(Shape::WORD) || t.is_a(Classes::STOP.with(Classes::PREPOSITION).with(Classes::AUXILIARY))
    });
    sentence.is_any(figure.end, &RELEASES) || since && bare
}

/// `Tier: 2`, `Stage: 3`: the label stands before a colon.
fn colon(sentence: &SentenceView<'_>, before: usize) -> bool {
    const RANKS: [Word; 9] = [
        w("category"),
        w("chapter"),
        w("grade"),
        w("phase"),
        w("section"),
        w("stage"),
        w("tier"),
        w("type"),
        w("version"),
    ];
    sentence.word(before) == ":" && before > 0 && sentence.is_any(before - 1, &RANKS)
}

/// `the Big Three`, `the Ford Five Hundred`: a number word with a capital behind a name.
fn titled(sentence: &SentenceView<'_>, figure: &Figure, before: usize) -> bool {
    let name = |at: usize| sentence.tokens.get(at).is_some_and(|t| t.looks(Shape::CAPITAL) && !t.looks(Shape::FIRST));
    !figure.digits
        && (before..figure.end).all(name)
        && sentence.tokens[before].looks(Shape::WORD)
        && !headline(sentence)
}

/// `787 Dreamliner`: one name after the number and nothing that could be counted.
fn before_a_name(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    // `the 787 "Dreamliner"`
    let quoted = sentence.tokens.get(figure.end).is_some_and(|t| matches!(t.span.of(sentence.text), "\"" | "“" | "‘"));
    let at = figure.end + usize::from(quoted);
    let Some(next) = sentence.tokens.get(at) else { return false };
    let ends = sentence
        .tokens
        .get(at + 1)
        .is_none_or(|t| !t.looks(Shape::WORD) || t.is_a(Classes::STOP.with(Classes::PREPOSITION)));
    figure.digits
        && !figure.range
        && figure.high >= Decimal::int(100)
        && figure.high < Decimal::int(1000)
        && next.looks(Shape::CAPITAL)
        && next.looks(Shape::WORD)
        && !next.is_a(Classes::ENGLISH.with(Classes::PERSON).with(Classes::PLACE).with(Classes::UNIT))
        && next.lemma == next.word
        && !sentence.word(at).ends_with('s')
        && ends
}

/// Telephone numbers: `0845 125 2222`, `07700 900 123`; emergency numbers: `a 911 call`.
fn telephone(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    const EMERGENCY: [Word; 6] = [w("call"), w("dispatcher"), w("operator"), w("caller"), w("tape"), w("emergency")];
    let zero = |at: usize| {
        let spelling = sentence.word(at);
        spelling.len() > 1 && spelling.starts_with('0') && spelling.bytes().all(|b| b.is_ascii_digit())
    };
    if !figure.digits || figure.range || figure.end != figure.start + 1 {
        // `between 0730-0930`
        return figure.digits && figure.range && zero(figure.start);
    }
    let digits = |at: usize| sentence.tokens.get(at).is_some_and(|t| t.is_a(Classes::DIGITS));
    let beside = digits(figure.end) || figure.start.checked_sub(1).is_some_and(digits);
    let emergency = matches!(sentence.word(figure.start), "911" | "999" | "112")
        && (sentence
            .tokens
            .get(figure.end)
            .is_some_and(|t| EMERGENCY.contains(&t.lemma) || EMERGENCY.contains(&t.word))
            || figure.start > 0
                && sentence.is_any(
                    figure.start - 1,
                    const {
                        &[
                            w("called"),
                            w("call"),
                            w("calling"),
                            w("dialled"),
                            w("dialed"),
                            w("dial"),
                            w("phoned"),
                            w("rang"),
                        ]
                    },
                ));
    // `call 101`, the police's line in Britain, and the health service's.
    let line = matches!(sentence.word(figure.start), "101" | "111")
        && figure.start > 0
        && sentence.is_any(figure.start - 1, const { &[w("call"), w("calling"), w("called"), w("on"), w("dial")] });
    zero(figure.start) || beside || emergency || line
}

/// `under age 17`, `aged 3`: what the kind of ages leaves alone is a limit, not a count.
fn age(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    let start = figure.hedge(sentence, figure.start).start;
    start > 0 && sentence.is_any(start - 1, const { &[w("age"), w("aged"), w("ages")] })
}

/// Whether nearly all long words have capitals.
fn headline(sentence: &SentenceView<'_>) -> bool {
    // A headline is short.
    let long = sentence.tokens.iter().take(40).filter(|t| t.looks(Shape::WORD) && t.span.len() > 3);
    let (capital, all) = long.fold((0_u32, 0_u32), |(c, n), t| (c + u32::from(t.looks(Shape::CAPITAL)), n + 1));
    capital * 4 >= all * 3
}

/// `12 Main Street`, `the 12000 block`.
fn before_a_street(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    if sentence.is(figure.end, const { w("block") }) && figure.digits {
        return true;
    }
    let capital = |i: usize| sentence.tokens.get(i).is_some_and(|t| t.looks(Shape::CAPITAL));
    figure.digits
        && capital(figure.end)
        && (1..4).any(|k| {
            capital(figure.end + k)
                && sentence.is_any(figure.end + k, &STREETS)
                && (1..k).all(|j| capital(figure.end + j))
        })
}

/// `4x4`, `5G`, `30s`, `747s`: letters hang on the digits.
fn glued(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    figure.digits && sentence.tokens.get(figure.end).is_some_and(|t| t.looks(Shape::WORD) && !t.looks(Shape::SPACED))
}

/// `all but two survived`: how many did not.
fn all_but(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    figure.start > 1
        && sentence.is(figure.start - 1, const { w("but") })
        && sentence.is(figure.start - 2, const { w("all") })
}

/// `a six-figure sum`, `double-digit`: how long a number is.
fn figures(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    sentence.tokens.get(figure.end).is_some_and(|t| !t.looks(Shape::SPACED))
        && sentence.word(figure.end) == "-"
        && (sentence.is_any(figure.end + 1, const { &[w("figure"), w("figures"), w("digit"), w("digits")] })
            // `the 7-Eleven`
            || sentence
                .tokens
                .get(figure.end + 1)
                .is_some_and(|t| t.is_a(Classes::NUMBER) && t.looks(Shape::CAPITAL) && !t.looks(Shape::SPACED)))
}

/// `1. Wash your hands`, `2) Dry them`.
fn opens_a_list(sentence: &SentenceView<'_>, figure: &Figure) -> bool {
    figure.digits
        && figure.start == 0
        && figure.low < Decimal::int(100)
        && sentence.tokens.get(figure.end).is_some_and(|_| matches!(sentence.word(figure.end), "." | ")"))
}
