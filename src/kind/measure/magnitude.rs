//! Magnitudes of earthquakes and calibres: numbers whose unit stands before them or only in the talk.

use crate::kind::figure::{self, Figure};
use crate::model::{Bound, Classes, Cues, Decimal, Mention, SentenceView, Shape, Unit, Word};

const fn w(word: &str) -> Word {
    Word::of(word)
}

const MAGNITUDE: Unit = Unit { dimension: "magnitude", name: "magnitude", ratio: (1, 1) };

/// `magnitude 6.1`, `a magnitude of 6.1`, `6.1 on the Richter scale`, `a quake measuring 5.9`, `the 5.9 quake`.
pub(super) fn read(sentence: &SentenceView<'_>, figure: &Figure) -> Option<Mention> {
    let small = figure.low >= Decimal::ZERO && figure.high < Decimal::int(11);
    if !sentence.sentence.cues.has(Cues::QUAKE) || !small || figure.part || figure.bound == Bound::Vague {
        return None;
    }
    let hedge = figure.hedge(sentence, figure.start);
    let named = named_before(sentence, hedge.start);
    let end = scale_after(sentence, figure.end);
    let quake =
        || figure::around(sentence, figure.start).iter().any(|t| QUAKES.contains(&t.lemma) || QUAKES.contains(&t.word));
    // One digit after the point, nothing measured or counted by it, and the talk is of an earthquake.
    let fine = figure.digits && figure.step == Decimal::new(1, -1).unwrap_or_default() && figure.low >= Decimal::int(1);
    let next = sentence.tokens.get(figure.end);
    let bare = next.is_none_or(|t| {
        QUAKES.contains(&t.word)
            || (!t.is_a(Classes::UNIT.with(Classes::CURRENCY).with(Classes::TIME_UNIT).with(Classes::NUMBER))
                && !matches!(sentence.word(figure.end), "%" | "/" | ":")
                && (!t.looks(Shape::WORD) || t.is_a(Classes::STOP.with(Classes::PREPOSITION))))
    });
    let preceded = |words: &[Word]| hedge.start > 0 && sentence.is_any(hedge.start - 1, words);
    let told = fine
        && bare
        && !preceded(const { &[w("$"), w("£"), w("€")] })
        && quake()
        && measured_so(sentence, figure, hedge.start);
    if named.is_none() && end.is_none() && !told {
        return None;
    }
    // `magnitude 3 on a scale of 10`: whole numbers only where the word stands.
    Some(figure::mention("measure", sentence, hedge.start, figure.end, figure.amount(hedge.bound, MAGNITUDE)))
}

const QUAKES: [Word; 10] = [
    w("quake"),
    w("quakes"),
    w("earthquake"),
    w("earthquakes"),
    w("temblor"),
    w("tremor"),
    w("tremors"),
    w("aftershock"),
    w("aftershocks"),
    w("richter"),
];

/// `magnitude`, `magnitude of`, `magnitude-` before the number.
fn named_before(sentence: &SentenceView<'_>, start: usize) -> Option<()> {
    let mut at = start.checked_sub(1)?;
    if sentence.is_any(at, const { &[w("of"), w("-"), w("was"), w("at"), w(":")] }) {
        at = at.checked_sub(1)?;
    }
    sentence.is_any(at, const { &[w("magnitude"), w("magnitudes")] }).then_some(())
}

/// `on the Richter scale`, `on the moment magnitude scale` after the number.
fn scale_after(sentence: &SentenceView<'_>, end: usize) -> Option<()> {
    let the = usize::from(sentence.is(end + 1, const { w("the") }));
    let scales = const { [w("open"), w("richter"), w("moment"), w("magnitude")] };
    let open = sentence.is_any(end + the + 1, &scales);
    (sentence.is(end, const { w("on") }) && open).then_some(())
}

/// Whether the number is said to be the quake's strength: a verb of measuring before it, or the quake right after it.
fn measured_so(sentence: &SentenceView<'_>, figure: &Figure, start: usize) -> bool {
    const VERBS: [Word; 8] =
        [w("measure"), w("register"), w("rate"), w("record"), w("strength"), w("intensity"), w("put"), w("be")];
    let from = start.saturating_sub(4);
    sentence.tokens.get(figure.end).is_some_and(|t| QUAKES.contains(&t.word))
        || sentence.tokens[from..start].iter().any(|t| VERBS.contains(&t.lemma) || VERBS.contains(&t.word))
}
