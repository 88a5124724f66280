//! Whether those whom the police want are at large or held, read from a clause: `not` belongs to it, and so does the person.

use crate::model::{Classes, SentenceView, Token, Word, WordSet};

use super::developments::is_year;
use super::stages::{BE, NOT_SO, POLICE, Stage, WANTED, breaks, clause_before, denies, is_person, stage};

const fn w(word: &str) -> Word {
    Word::of(word)
}

const STILL: WordSet =
    WordSet::of(&[w("is"), w("are"), w("was"), w("were"), w("still"), w("remain"), w("remains"), w("remained")]);
const CAUGHT: WordSet = WordSet::of(&[
    w("arrested"),
    w("captured"),
    w("recaptured"),
    w("caught"),
    w("apprehended"),
    w("custody"),
    w("detained"),
    w("jailed"),
]);
const HUNT: WordSet = WordSet::of(&[
    w("searching"),
    w("hunting"),
    w("looking"),
    w("seeking"),
    w("searched"),
    w("combed"),
    w("scoured"),
    w("search"),
    w("hunt"),
]);
const ON: WordSet =
    WordSet::of(&[w("continues"), w("continued"), w("underway"), w("way"), w("widened"), w("intensified")]);
const BEGUN: WordSet = WordSet::of(&[w("launched"), w("mounted"), w("began"), w("begun"), w("started")]);
/// What a man who is wanted has done, when he is called no more than a man.
const CRIME: WordSet = WordSet::of(&[
    w("rob"),
    w("shoot"),
    w("stab"),
    w("attack"),
    w("kill"),
    w("steal"),
    w("fire"),
    w("murder"),
    w("rape"),
    w("assault"),
    w("kidnap"),
    w("abduct"),
    w("threaten"),
    w("flee"),
    w("escape"),
    w("burgle"),
    w("mug"),
    w("hijack"),
    w("suspect"),
    w("believe"),
]);
/// For what or by whom one is wanted.
const CASE: WordSet = WordSet::of(&[
    w("charge"),
    w("charges"),
    w("suspicion"),
    w("warrant"),
    w("connection"),
    w("questioning"),
    w("murder"),
    w("robbery"),
    w("killing"),
    w("shooting"),
    w("attack"),
    w("rape"),
    w("assault"),
    w("theft"),
    w("fraud"),
]);
const HIMSELF: WordSet = WordSet::of(&[w("himself"), w("herself"), w("themselves")]);
const UNKNOWN: WordSet = WordSet::of(&[w("unknown"), w("unclear"), w("mystery")]);
/// One of whom it is told that he is not held, beside those who are wanted anyway.
const ONE: WordSet = WordSet::of(&[
    w("person"),
    w("he"),
    w("she"),
    w("man"),
    w("woman"),
    w("driver"),
    w("teenager"),
    w("boy"),
    w("girl"),
    w("youth"),
    w("owner"),
    w("captain"),
    w("husband"),
    w("boyfriend"),
]);
const NOBODY: WordSet = WordSet::of(&[w("nobody"), w("anyone"), w("anybody")]);
const BEFORE: WordSet = WordSet::of(&[w("never"), w("before"), w("previously"), w("ever")]);

/// How far before a verb its subject may stand, clauses between them included.
const FAR: usize = 40;

/// The stage told at token `i`.
pub(super) fn at(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let word = view.tokens[i].word;
    if word == const { w("large") } || word == const { w("run") } || word == const { w("loose") } {
        return at_large(view, i);
    }
    if HUNT.contains(word) {
        return hunted(view, i);
    }
    if word == const { w("arrests") } || word == const { w("arrest") } {
        return arrests(view, i);
    }
    if CAUGHT.contains(word) || word == const { w("surrendered") } {
        return caught(view, i);
    }
    if word == const { w("turned") } || word == const { w("gave") } {
        return gave_up(view, i);
    }
    if word == const { w("sought") } || word == const { w("wanted") } {
        return sought(view, i);
    }
    if word == const { w("whereabouts") } {
        return whereabouts(view, i);
    }
    (word == const { w("manhunt") }).then(|| manhunt(view, i)).flatten()
}

/// Several, told by the verb: `are at large`, `were arrested`.
fn several(view: &SentenceView<'_>, i: usize) -> &'static str {
    const MANY: WordSet = WordSet::of(&[w("are"), w("were"), w("have"), w("remain")]);
    if clause_before(view, i, 5).any(|t| MANY.contains(t.word)) || MANY.contains(view.tokens[i].word) {
        "+"
    } else {
        ""
    }
}

/// `remains at large`, `is on the run`.
fn at_large(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let from = if view.tokens[i].word == const { w("large") } {
        i.checked_sub(1).filter(|k| view.is(*k, const { w("at") }))?
    } else {
        i.checked_sub(2).filter(|k| view.is(*k, const { w("on") }) && view.is(k + 1, const { w("the") }))?
    };
    let so = clause_before(view, from, 4).any(|t| STILL.contains(t.word));
    let open = clause_before(view, from, 5).any(|t| denies(t) || NOT_SO.contains(t.word));
    // `In 2006 a wallaby was at large for 11 days`: another time, and over.
    let was = clause_before(view, from, 2).any(|t| t.word == const { w("was") } || t.word == const { w("were") });
    let past = was && view.is(i + 1, const { w("for") }) || (from.saturating_sub(12)..from).any(|k| is_year(view, k));
    // `Still at large were …`
    let turned = view.tokens.get(i + 1).is_some_and(|t| t.word == const { w("were") } || t.word == const { w("are") });
    let several = if turned { "+" } else { several(view, from) };
    ((so || turned) && !open && !past).then(|| stage(from, i + 1, format!("custody/1 suspect{several}")))
}

/// `police were searching for the gunman`, `are seeking a man who robbed`, `the hunt for the killer continues`.
fn hunted(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let word = view.tokens[i].word;
    let end = view.tokens.len();
    let police = |reach| clause_before(view, i, reach).any(|t| POLICE.contains(t.word));
    let noun = word == const { w("search") } || word == const { w("hunt") };
    let over = word == const { w("searched") } || word == const { w("combed") } || word == const { w("scoured") };
    let from = if noun && view.is(i + 1, const { w("of") }) && i > 0 && view.is(i - 1, const { w("in") }) {
        i + 1
    } else if over {
        (i + 1..end.min(i + 10)).take_while(|k| !breaks(view, *k)).find(|k| view.is(*k, const { w("for") }))?
    } else if word == const { w("seeking") } {
        i
    } else {
        Some(i + 1).filter(|k| view.is(*k, const { w("for") }))?
    };
    let object = || (from + 1..end.min(from + 9)).take_while(|k| !breaks(view, *k)).map(|k| &view.tokens[k]);
    let wanted = object().find(|t| WANTED.contains(t.lemma));
    let told = if noun {
        let on = object().any(|t| ON.contains(t.word));
        let past = view.is(i + 1, const { w("of") }) || clause_before(view, i, 5).any(|t| BEGUN.contains(t.word));
        on.then_some('1').or_else(|| past.then_some('0'))
    } else if over {
        police(8).then_some('0')
    } else {
        (police(6) && clause_before(view, i, 3).any(|t| STILL.contains(t.word))).then_some('1')
    };
    // `a man who robbed a bank`
    let person = || {
        let suspected = || object().any(|t| CRIME.contains(t.lemma) || CASE.contains(t.word));
        object().find(|t| is_person(t)).filter(|_| !noun && suspected())
    };
    // `looking for Bo Roe, who is armed`
    let armed = || {
        let near = &view.tokens[i..end.min(i + FAR)];
        let armed = near.iter().any(|t| t.word == const { w("armed") } || t.word == const { w("dangerous") });
        object().find(|t| t.is_name()).filter(|_| armed && !noun)
    };
    let wanted = wanted.or_else(person).or_else(armed)?;
    let several = if wanted.word == wanted.lemma || wanted.is_name() { "" } else { "+" };
    told.map(|told| stage(i, from + 1, format!("custody/{told} suspect{several}")))
}

/// `no arrests have been made`, `police made an arrest`.
fn arrests(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let before = || clause_before(view, i, 5);
    let made = |t: &Token| t.lemma == const { w("make") } || t.lemma == const { w("announce") };
    let after = || view.tokens[i + 1..view.tokens.len().min(i + 5)].iter();
    let denied = before().any(|t| t.is_a(Classes::NEGATION) || t.word == const { w("yet") }) && before().any(made);
    if denied || clause_before(view, i, 2).any(|t| t.word == const { w("no") }) {
        return Some(stage(i.saturating_sub(1), i + 1, "arrests/1 ".to_owned()));
    }
    let so = !before().chain(after()).any(|t| NOT_SO.contains(t.word) && t.word != const { w("had") });
    let passive = after().any(made) && after().any(|t| BE.contains(t.word));
    (so && (passive || before().any(|t| made(t) && t.word != t.lemma)))
        .then(|| stage(i.saturating_sub(1), i + 1, "arrests/2 ".to_owned()))
}

/// `turned himself in`, `gave himself up`.
fn gave_up(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let up = view.is_in(i + 1, &HIMSELF) && (view.is(i + 2, const { w("in") }) || view.is(i + 2, const { w("up") }));
    let open = clause_before(view, i, 5).any(|t| denies(t) || NOT_SO.contains(t.word));
    let several = if view.is(i + 1, const { w("themselves") }) { "+" } else { "" };
    (up && !open).then(|| stage(i, i + 3, format!("custody/2 suspect{several}")))
}

/// `is still being sought`, `is wanted on charges of fraud`.
fn sought(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let still = clause_before(view, i, 3).any(|t| STILL.contains(t.word) || t.word == const { w("being") });
    if !still || clause_before(view, i, 5).any(|t| denies(t) || NOT_SO.contains(t.word)) {
        return None;
    }
    let end = view.tokens.len().min(i + 7);
    let after = || view.tokens[i + 1..end].iter();
    let case = after().any(|t| CASE.contains(t.word) || POLICE.contains(t.word));
    let led = |words: &[Word]| view.is_any(i + 1, words);
    let subject = || clause_before(view, i, 10);
    let sure = subject().any(|t| WANTED.contains(t.lemma));
    let so = if view.tokens[i].word == const { w("wanted") } {
        case && led(&[const { w("on") }, const { w("for") }, const { w("in") }, const { w("by") }])
    } else {
        (sure || case) && !led(&[const { w("to") }, const { w("the") }, const { w("a") }, const { w("an") }])
    };
    let person = |t: &Token| is_person(t) || t.is_name() || [const { w("he") }, const { w("she") }].contains(&t.word);
    let several = several(view, i);
    (so && (sure || subject().any(person))).then(|| stage(i, i + 1, format!("custody/1 suspect{several}")))
}

/// `no information on the whereabouts of the shooter`.
fn whereabouts(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let after = || (i + 1..view.tokens.len().min(i + 9)).take_while(|k| !breaks(view, *k)).map(|k| &view.tokens[k]);
    let before = || clause_before(view, i, 9);
    let wanted = before().chain(after()).find(|t| WANTED.contains(t.lemma))?;
    let no = |t: &Token| t.is_a(Classes::NEGATION) || t.word == const { w("no") } || UNKNOWN.contains(t.word);
    let several = if wanted.word == wanted.lemma { "" } else { "+" };
    before().chain(after()).any(no).then(|| stage(i, i + 1, format!("custody/1 suspect{several}")))
}

/// `a manhunt is under way`, `police launched a manhunt`.
fn manhunt(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let near = || (i + 1..view.tokens.len().min(i + 9)).take_while(|k| !breaks(view, *k)).map(|k| &view.tokens[k]);
    let begun = || near().chain(clause_before(view, i, 4)).any(|t| BEGUN.contains(t.word));
    let told = near().any(|t| ON.contains(t.word)).then_some('1').or_else(|| begun().then_some('0'))?;
    Some(stage(i, i + 1, format!("custody/{told} suspect")))
}

/// `was arrested`, `is in custody`, `police captured the gunman`; `no suspect has been arrested`.
fn caught(view: &SentenceView<'_>, i: usize) -> Option<Stage> {
    let clause = || clause_before(view, i, 10);
    let token = view.tokens[i];
    if clause().any(|t| denies(t) || t.word == const { w("no") }) {
        let before = |t: &Token| BEFORE.contains(t.word);
        if clause().chain(view.tokens.get(i + 1)).any(before) {
            return None;
        }
        // Words that deny belong to what is told: `No one has been arrested`.
        let denying = |k: &usize| {
            let t = &view.tokens[*k];
            denies(t) || NOBODY.contains(t.word) || t.word == const { w("no") }
        };
        let from =
            (i.saturating_sub(10)..i).rev().take_while(|k| !breaks(view, *k)).filter(denying).last().unwrap_or(i);
        if clause().any(|t| NOBODY.contains(t.word) || t.word == const { w("one") }) {
            return Some(stage(from, i + 1, "arrests/1 ".to_owned()));
        }
        let person = clause().any(|t| WANTED.contains(t.lemma) || ONE.contains(t.word));
        return person.then(|| stage(from, i + 1, "custody/1 suspect".to_owned()));
    }
    // `a third escapee was arrested`, `two of them`: there are others.
    let counted = Classes::ORDINAL.with(Classes::NUMBER).with(Classes::DIGITS);
    if clause_before(view, i, 8).any(|t| NOT_SO.contains(t.word) && t.word != const { w("to") })
        || clause_before(view, i, 5).any(|t| NOT_SO.contains(t.word))
    {
        return None;
    }
    let passive = clause_before(view, i, 4).any(|t| BE.contains(t.word));
    let active = clause_before(view, i, 3).any(|t| POLICE.contains(t.word));
    let object = || (i + 1..view.tokens.len().min(i + 5)).take_while(|k| !breaks(view, *k)).map(|k| &view.tokens[k]);
    if clause_before(view, i, 8).any(|t| t.is_a(counted)) {
        let said = passive && clause_before(view, i, 8).any(|t| is_person(t) || t.word == const { w("people") });
        let number = (i.saturating_sub(8)..i).rev().find(|k| view.tokens[*k].is_a(counted)).unwrap_or(i);
        return said.then(|| stage(number, i + 1, "arrests/2 ".to_owned()));
    }
    if active && object().any(|t| t.is_a(counted)) && object().any(|t| is_person(t) || t.word == const { w("people") })
    {
        return Some(stage(i, i + 1, "arrests/2 ".to_owned()));
    }
    let person = |t: &Token| {
        WANTED.contains(t.lemma) || t.is_name() || [const { w("he") }, const { w("she") }].contains(&t.word)
    };
    let said = if token.word == const { w("surrendered") } {
        clause().any(person)
    } else if passive {
        clause().any(person) || view.tokens[i.saturating_sub(FAR)..i].iter().any(|t| WANTED.contains(t.lemma))
    } else {
        active && view.tokens[i + 1..view.tokens.len().min(i + 7)].iter().any(person)
    };
    said.then(|| stage(i, i + 1, format!("custody/2 suspect{}", several(view, i))))
}

#[cfg(test)]
mod tests {
    use super::{CAUGHT, HUNT};
    use crate::lexicon::look_up;
    use crate::model::{Cues, Word};

    #[test]
    fn every_word_that_may_tell_has_its_cue() {
        let said = "large run loose searching hunting looking seeking searched combed scoured search hunt arrest arrests arrested \
            captured recaptured caught apprehended custody detained jailed surrendered turned gave sought wanted whereabouts manhunt";
        for text in said.split_whitespace() {
            let word = Word::of(text);
            assert!(look_up(word, text).cues.has(Cues::OPENS_STAGE), "{text}");
        }
        let listed = [&HUNT, &CAUGHT];
        assert!(said.split_whitespace().filter(|w| listed.iter().any(|l| l.contains(Word::of(w)))).count() >= 17);
    }
}
