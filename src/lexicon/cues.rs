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

/// Words at which a stage of a story may be told though they name no person and open no status.
const STAGES: &str = "name names identity identities large run loose searching hunting looking custody arrests";

/// What a word form may be the start of.
#[must_use]
pub fn of(word: Word, text: &str) -> Cues {
    static TABLE: LazyLock<FxHashMap<Word, Cues>> = LazyLock::new(|| {
        let mut table: FxHashMap<Word, Cues> = FxHashMap::default();
        for (words, cue) in [
            (OPENING, Cues::OPENS_DATE),
            (LEADING, Cues::LEADS_TO_DATE),
            (CLOCK, Cues::OPENS_TIME),
            (FURNITURE, Cues::FURNITURE),
            (STAGES, Cues::OPENS_STAGE),
        ] {
            for word in words.split_whitespace() {
                let entry = table.entry(Word::of(word)).or_default();
                *entry = entry.with(cue);
            }
        }
        table
    });
    let fiscal = text.len() == 6 && text.as_bytes()[..2].eq_ignore_ascii_case(b"fy");
    let mut known = TABLE.get(&word).copied().unwrap_or_default();
    if fiscal {
        known = known.with(Cues::OPENS_DATE);
    }
    if !statuses::starting_with(word).is_empty() {
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
