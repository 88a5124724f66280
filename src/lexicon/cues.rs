//! Cues: what a word may be the start of. Worked out once for each word form, so that a reader passes over a token at
//! one glance.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{markers, stages, statuses};
use crate::model::{Cues, Word};

/// Words that may open a date although the lexicon has no class for them.
const OPENING: &str = "' fy coming upcoming current recent currently nowadays subsequent preceding prior financial mid \
    juneteenth epiphany earth labour labor veterans memorial independence martin mlk valentine saint st presidents \
    president boxing armistice remembrance guy bonfire ash palm maundy mardi shrove fat holy pentecost whit ascension \
    cyber columbus indigenous election flag canada australia victoria bastille anzac patriot april mother mothers \
    father fathers xmas cinco groundhog holocaust rosh yom chanukah corpus international world pearl q1 q2 q3 q4 h1 h2";

/// Words that open a date only when something of a date follows them soon.
const LEADING: &str = "the a an from between in at that same few some about around nearly almost roughly all new good \
    black small end start beginning";

/// Words other than numbers that open a time of day.
const CLOCK: &str = "noon noonish midnight mid half quarter a overnight midday lunchtime the morning afternoon evening";

/// Words of which every phrase of page furniture holds one: most paragraphs hold none, and need no second look.
const FURNITURE: &str = "sign newsletter subscribe privacy terms rights click read follow share email cookies \
    advertisement related copyright c getty pa ap reuters afp photo picture image images photograph updated posted \
    published modified";

/// Words at which a stage of a story may be told, in any form.
const STAGES: &str = "name names identity identities large run loose searching hunting looking custody arrest arrests arrested \
    identify identified named captured caught apprehended detained surrendered suspect gunman gunmen shooter attacker \
    assailant killer robber culprit perpetrator fugitive accused victim deceased dead recaptured jailed seeking searched \
    combed scoured search hunt turned gave sought wanted whereabouts manhunt charged indicted arraigned booked count counts \
    if whether driver pilot motorist cyclist motorcyclist pedestrian passenger";

/// Ages by the ten.
const DECADES: &str = "teens twenties thirties forties fifties sixties seventies eighties nineties";

/// Words without which an age is not called one.
const AGES: &str = "age aged ages";

/// Words without which a number is no magnitude, in any form.
const QUAKES: &str = "magnitude magnitudes richter moment open quake quakes earthquake earthquakes temblor tremor tremors \
    aftershock aftershocks";

/// Words that may stand right before a number and hedge it, or end a phrase that does.
const HEDGES: &str = "a an another than of least most as to over above exceeding topping under below quite near nearly almost nearing \
    approaching like less estimated about around some roughly approximately approx circa perhaps maybe exceed exceeds exceeded \
    surpass surpasses surpassed surpassing tops topped";

static TABLE: LazyLock<FxHashMap<Word, Cues>> = LazyLock::new(|| {
    let mut table: FxHashMap<Word, Cues> = FxHashMap::default();
    for (words, cue) in [
        (OPENING, Cues::OPENS_DATE),
        (LEADING, Cues::LEADS_TO_DATE),
        (CLOCK, Cues::OPENS_TIME),
        (FURNITURE, Cues::FURNITURE),
        (STAGES, Cues::OPENS_STAGE),
        (DECADES, Cues::DECADE),
        (AGES, Cues::AGE),
        (QUAKES, Cues::QUAKE),
        (HEDGES, Cues::HEDGES),
    ] {
        for word in words.split_whitespace() {
            let entry = table.entry(Word::of(word)).or_default();
            *entry = entry.with(cue);
        }
    }
    table
});

/// What a word form with this base form may be the start of.
#[must_use]
pub fn of(word: Word, lemma: Word, text: &str) -> Cues {
    let listed = |word| TABLE.get(&word).copied().unwrap_or_default();
    let mut known = listed(word);
    if lemma != word {
        // Their rules ask for base forms.
        known = known.with(Cues(listed(lemma).0 & Cues::OPENS_STAGE.with(Cues::QUAKE).0));
    }
    if text.len() == 6 && text.as_bytes()[..2].eq_ignore_ascii_case(b"fy") {
        known = known.with(Cues::OPENS_DATE);
    }
    if statuses::any_starts_with(word) {
        known = known.with(Cues::OPENS_STATUS);
    }
    if !stages::by_word(word).is_empty() {
        known = known.with(Cues::OPENS_STAGE);
    }
    if markers::marks(word) {
        known = known.with(Cues::MARKS);
    }
    if markers::parts(word) {
        known = known.with(Cues::PARTS);
    }
    known
}
