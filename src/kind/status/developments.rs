//! Developments that news has in general (a road closed, then open again; a girl missing, then found), read with the phrases of
//! `stages.tsv`: which thing or person a phrase is said of, and whether it is told as a fact.

use crate::lexicon::stages::{self, GAP, How, Phrase, Told, Whose};
use crate::model::{Classes, SentenceView, Shape, Token, Word, WordSet};

use super::parties::{Key, OTHER, object, subject};
use super::pronouns::antecedent;
use super::stages::{Stage, breaks};

const fn w(word: &str) -> Word {
    Word::of(word)
}

const BE: WordSet = WordSet::of(&[
    w("is"),
    w("are"),
    w("was"),
    w("were"),
    w("be"),
    w("been"),
    w("being"),
    w("remain"),
    w("remains"),
    w("remained"),
    w("stay"),
    w("stays"),
    w("stayed"),
    w("'s"),
    w("'re"),
]);
const PAST: WordSet = WordSet::of(&[w("was"), w("were")]);
/// What remains so is so, even where it is only expected to: `is likely to remain closed`.
const REMAIN: WordSet = WordSet::of(&[w("remain"), w("stay")]);
const WILL: WordSet = WordSet::of(&[w("will"), w("'ll")]);
const LIKELY: WordSet = WordSet::of(&[
    w("expected"),
    w("likely"),
    w("set"),
    w("due"),
    w("scheduled"),
    w("forecast"),
    w("going"),
    w("sure"),
]);
const DOUBT: WordSet = WordSet::of(&[w("if"), w("whether"), w("unless"), w("could"), w("may"), w("might"), w("not")]);
const STILL: WordSet = WordSet::of(&[w("still"), w("being"), w("been"), w("remain"), w("remained")]);
const ADVERB: WordSet = WordSet::of(&[
    w("still"),
    w("also"),
    w("now"),
    w("again"),
    w("yet"),
    w("already"),
    w("since"),
    w("later"),
    w("finally"),
    w("all"),
    w("both"),
    w("to"),
    w("first"),
    w("then"),
    w("just"),
]);
/// What they stand before is not so, or not yet.
const NOT_SO: WordSet = WordSet::of(&[
    w("to"),
    w("will"),
    w("would"),
    w("'ll"),
    w("'d"),
    w("had"),
    w("could"),
    w("may"),
    w("might"),
    w("should"),
    w("can"),
    w("must"),
    w("shall"),
]);
/// A clause that one of these opens or governs tells no fact.
const HEDGE: WordSet = WordSet::of(&[
    w("if"),
    w("whether"),
    w("unless"),
    w("until"),
    w("before"),
    w("hope"),
    w("hopes"),
    w("hoped"),
    w("hoping"),
    w("expect"),
    w("expects"),
    w("expected"),
    w("believe"),
    w("believes"),
    w("believed"),
    w("fear"),
    w("feared"),
    w("fears"),
    w("likely"),
    w("unlikely"),
    w("suspect"),
    w("suspected"),
    w("could"),
    w("would"),
    w("previously"),
    w("formerly"),
    w("earlier"),
    w("rumours"),
    w("rumors"),
    w("possibly"),
    w("perhaps"),
    w("maybe"),
    w("when"),
]);
/// It is not the whole that has turned.
const PARTLY: WordSet = WordSet::of(&[
    w("some"),
    w("most"),
    w("many"),
    w("several"),
    w("part"),
    w("parts"),
    w("half"),
    w("few"),
    w("nearly"),
    w("almost"),
    w("but"),
    w("partially"),
    w("partly"),
    w("mostly"),
    w("largely"),
    w("briefly"),
    w("temporarily"),
    w("gradually"),
    w("slowly"),
    w("percent"),
    w("one"),
    w("lane"),
]);
const NONE: WordSet = WordSet::of(&[w("no"), w("nobody"), w("none"), w("neither"), w("yet"), w("without")]);
const RELATIVE: WordSet = WordSet::of(&[w("who"), w("whom"), w("which"), w("that")]);
const OWNED: WordSet = WordSet::of(&[w("a"), w("an"), w("the"), w("his"), w("her"), w("their"), w("its"), w("of")]);

/// The development whose stage is told at token `i`.
/// `last` is the sentence before, in which a pronoun's noun stands.
pub(super) fn at(view: &SentenceView<'_>, last: Option<&SentenceView<'_>>, i: usize) -> Option<Stage> {
    for phrase in stages::by_word(view.tokens[i].word) {
        if let Some((from, to)) = matched(view, phrase, i) {
            if phrase.group == "-" {
                return None;
            }
            if let Some(stage) = read(view, last, phrase, from, to) {
                return Some(stage);
            }
        }
    }
    None
}

/// `most of the day`: a part of the time, not of the thing.
fn stretch(view: &SentenceView<'_>, k: usize) -> bool {
    const TIMES: WordSet = WordSet::of(&[
        w("day"),
        w("morning"),
        w("afternoon"),
        w("evening"),
        w("night"),
        w("week"),
        w("weekend"),
        w("month"),
        w("summer"),
        w("winter"),
    ]);
    view.is(k + 1, const { w("of") }) && (view.is_in(k + 2, &TIMES) || view.is_in(k + 3, &TIMES))
}

/// Where the phrase stands whose key word is token `i`.
fn matched(view: &SentenceView<'_>, phrase: &Phrase, i: usize) -> Option<(usize, usize)> {
    let (before, after) = (&phrase.words[..phrase.key], &phrase.words[phrase.key + 1..]);
    let mut to = i + 1;
    for (k, word) in after.iter().enumerate() {
        if *word == GAP {
            let next = *after.get(k + 1)?;
            to = (to + 1..to + 9).find(|at| view.is(*at, next)).filter(|at| (to..*at).all(|k| !breaks(view, k)))?;
        } else if view.is(to, *word) {
            to += 1;
        } else {
            return None;
        }
    }
    let mut from = i;
    for (k, word) in before.iter().enumerate().rev() {
        if *word == GAP {
            let next = *before.get(k.checked_sub(1)?)?;
            let reach = from.saturating_sub(9)..from.checked_sub(1)?;
            let at = reach.rev().find(|at| view.is(*at, next))?;
            if (at..from).any(|k| breaks(view, k)) {
                return None;
            }
            from = at + 1;
        } else if from > 0 && view.is(from - 1, *word) {
            from -= 1;
        } else {
            return None;
        }
    }
    Some((from, to))
}

/// Where the verbs begin that the phrase belongs to.
fn verbs(view: &SentenceView<'_>, from: usize) -> usize {
    let belongs = |t: &Token| {
        t.is_a(Classes::AUXILIARY.with(Classes::NEGATION)) || BE.contains(t.word) || ADVERB.contains(t.word)
    };
    let mut k = from;
    let likely = |k: usize| view.is(k, const { w("to") }) && LIKELY.contains(view.tokens[k - 1].word);
    while k > 0
        && (belongs(&view.tokens[k - 1]) || view.word(k - 1).ends_with("ly") || likely(k))
        && !breaks(view, k - 1)
    {
        k -= 1;
    }
    k
}

/// `two of them convicted killers`: what somebody is called, no verdict of this story.
fn attribute(view: &SentenceView<'_>, phrase: &Phrase, to: usize) -> bool {
    phrase.whose == Whose::Any
        && view.tokens.get(to).is_some_and(|t| t.is_a(Classes::PERSON) && !t.looks(Shape::CAPITAL))
}

fn read(
    view: &SentenceView<'_>,
    last: Option<&SentenceView<'_>>,
    phrase: &Phrase,
    from: usize,
    to: usize,
) -> Option<Stage> {
    let start = verbs(view, from);
    let group = &view.tokens[start..from];
    let has = |set: &WordSet| group.iter().any(|t| set.contains(t.word));
    let first = view.tokens[from];
    let passive = has(&BE);
    let fits = match phrase.how {
        How::Is => passive,
        How::Has => !passive,
        // `closed the road`, not `was closed the road`; not `a convicted man`.
        How::Of | How::By => {
            let participle = first.lemma != first.word;
            let owned = from.checked_sub(1).is_some_and(|k| OWNED.contains(view.tokens[k].word));
            let told_of = passive && !view.word(from).ends_with("ing");
            !participle || !(owned || told_of || attribute(view, phrase, to))
        }
        How::As => true,
    };
    // `will be closed for a week` is overtaken as well.
    let planned = matches!(phrase.group, "passage" | "order") && has(&WILL);
    let remains = early_phrase(phrase) && (has(&REMAIN) || planned) && !has(&DOUBT);
    let open = has(&NOT_SO) && !(phrase.told == Told::Early && phrase.how == How::Of) && !remains;
    if !fits || open || first.looks(Shape::QUOTED) && !early_phrase(phrase) {
        return None;
    }
    let clause = || (from.saturating_sub(14)..from).rev().take_while(|k| !breaks(view, *k)).map(|k| &view.tokens[k]);
    // `It is not known when she will appear in court` tells of what is to come all the same.
    let to_come = phrase.words.iter().any(|word| NOT_SO.contains(*word)) && early_phrase(phrase);
    let hedge = |t: &Token| if remains { DOUBT.contains(t.word) } else { HEDGE.contains(t.word) };
    if !to_come && clause().any(hedge) {
        return None;
    }
    let related = start > 0 && view.is_in(start - 1, &RELATIVE);
    let year = (from.saturating_sub(10)..view.tokens.len().min(to + 8)).any(|k| is_year(view, k));
    // `another is on trial`
    let another = start > 0 && view.is_in(start - 1, &OTHER);
    if related && phrase.whose == Whose::Any || year || another {
        return None;
    }
    let finds = phrase.group == "search" && !early_phrase(phrase);
    if finds && (judged(view, to) || clause().any(|t| t.is_a(Classes::COURT)))
        || phrase.group == "search" && phrase.how == How::Of && group.iter().any(|t| t.word == const { w("was") })
    {
        return None;
    }
    let denied = group.iter().any(|t| t.is_a(Classes::NEGATION) || t.word == const { w("yet") })
        || clause().take(6).any(|t| NONE.contains(t.word));
    let no_longer = group.iter().any(|t| t.word == const { w("no") })
        || clause().next().is_some_and(|t| t.word == const { w("longer") });
    let early = match (phrase.told, denied && phrase.group != "harm") {
        (Told::Early | Told::Past, _) if no_longer && phrase.how == How::Is => false,
        (Told::Early, false) => true,
        (Told::Early, true) if phrase.how == How::As || phrase.how == How::Of => true,
        (Told::Turned | Told::Denied, true) => true,
        (Told::Past, false) => true,
        (Told::Late | Told::Turned, false) => false,
        _ => return None,
    };
    let key = match phrase.how {
        How::Is | How::Has => {
            subject(view, phrase, start).or_else(|| antecedent(view, last, phrase, start, !early, &PARTLY))
        }
        How::Of | How::By => object(view, phrase, from, to),
        How::As => Some(Key::of_phrase(view, phrase, from..to)),
    }
    .or_else(|| (phrase.whose == Whose::Any).then(Key::default))?;
    if planned && key.own.is_empty() {
        return None;
    }
    let key = match phrase.group {
        "harm" => Key::default(),
        "hearing" => Key { rest: weekday(view, to)?, ..key },
        // A body votes often: only what is voted on a day is the same.
        "vote" => Key { rest: weekday(view, to).filter(|day| !day.is_empty())?, ..key },
        _ => key,
    };
    if !early {
        let end = view.tokens.len().min(to + 7);
        let near = (key.from.min(from).saturating_sub(2)..end).take_while(|k| *k < to || !breaks(view, *k));
        let mut partly = near.filter(|k| view.is_in(*k, &PARTLY) && !stretch(view, *k));
        if partly.next().is_some() && phrase.whose == Whose::Thing {
            return None;
        }
    }
    if phrase.group == "harm" && !harm(view, phrase, start, to) {
        return None;
    }
    // `after being evacuated`
    let before = start > 0 && (view.is(start - 1, const { w("after") }) || view.is(start - 1, const { w("since") }));
    let past = phrase.told == Told::Past || before || has(&PAST) && !has(&STILL) && !denied;
    let stage = match (early, past) {
        (true, true) => '0',
        (true, false) => '1',
        (false, _) => '2',
    };
    Some(Stage { from: start.min(from), to, folded: key.folded(phrase.group, stage) })
}

/// The day of a hearing, as far as it is told; none of one that follows another (`is due back in court`).
fn weekday(view: &SentenceView<'_>, to: usize) -> Option<String> {
    const NEXT: WordSet = WordSet::of(&[w("back"), w("again"), w("next")]);
    let near = || to.saturating_sub(6)..view.tokens.len().min(to + 9);
    if near().any(|k| view.is_in(k, &NEXT)) {
        return None;
    }
    Some(near().find(|k| view.tokens[*k].is_a(Classes::WEEKDAY)).map(|k| view.word(k).to_owned()).unwrap_or_default())
}

const fn early_phrase(phrase: &Phrase) -> bool {
    matches!(phrase.told, Told::Early | Told::Past)
}

/// `found the man guilty` tells of a trial.
fn judged(view: &SentenceView<'_>, to: usize) -> bool {
    const JUDGED: WordSet = WordSet::of(&[w("guilty"), w("liable"), w("responsible"), w("innocent"), w("negligent")]);
    view.tokens[to..view.tokens.len().min(to + 12)].iter().any(|t| JUDGED.contains(t.word))
}

/// `2009`: a development of the days of the report is told without its year.
pub(super) fn is_year(view: &SentenceView<'_>, k: usize) -> bool {
    let word = view.word(k).as_bytes();
    word.len() == 4 && (word.starts_with(b"19") || word.starts_with(b"20")) && word.iter().all(u8::is_ascii_digit)
}

/// How many were hurt is told by a number: `three people were injured`, `no one was hurt`.
fn harm(view: &SentenceView<'_>, phrase: &Phrase, start: usize, to: usize) -> bool {
    let counted = |t: &Token| t.is_a(Classes::NUMBER.with(Classes::DIGITS)) || NONE.contains(t.word);
    let person = |t: &Token| t.is_a(Classes::PERSON) || NONE.contains(t.word) || t.word == const { w("people") };
    let told = |range: std::ops::Range<usize>| {
        let words = || range.clone().map(|k| &view.tokens[k]).filter(|t| t.looks(Shape::WORD.with(Shape::NUMBER)));
        words().any(counted) && words().any(person)
    };
    match phrase.how {
        How::As => true,
        How::Is | How::Has => told(start.saturating_sub(4)..start),
        How::Of | How::By => told(to..view.tokens.len().min(to + 5)),
    }
}
