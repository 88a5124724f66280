//! What is known of names and spellings: short forms of given names, British and American spellings, small closed lists.

use super::spelling;
use crate::model::{Word, WordSet};

/// Short given name and full one, sorted.
static NICKNAMES: &[(Word, Word)] = include!(concat!(env!("OUT_DIR"), "/nicknames.rs"));

/// Whether one is a short form of the other, or both are forms of one given name (`bill`, `william`).
#[must_use]
pub fn short_form(a: Word, b: Word) -> bool {
    NICKNAMES.binary_search(&(a, b)).is_ok() || NICKNAMES.binary_search(&(b, a)).is_ok()
}

/// Endings that Britons and Americans (or house styles) write differently.
const STYLES: &[(&str, &str)] = &[
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("iser", "izer"),
    ("yse", "yze"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("lled", "led"),
    ("lling", "ling"),
    ("ller", "ler"),
    ("aeo", "eo"),
];

/// Whether two lower-case words differ in spelling style only (`centre`, `center`).
#[must_use]
pub fn same_style(a: &str, b: &str) -> bool {
    // `-er` / `-or` is one of the list's pairs, but in names it is a slip.
    let agent = (a.ends_with("er") || a.ends_with("ers")) && (b.ends_with("or") || b.ends_with("ors"));
    let agent_too = (b.ends_with("er") || b.ends_with("ers")) && (a.ends_with("or") || a.ends_with("ors"));
    let listed = |x: &str, y: &str| spelling::american(Word::of(x)).is_some_and(|us| us == y);
    if a == b || listed(a, b) || listed(b, a) {
        return !(agent || agent_too);
    }
    STYLES.iter().any(|(uk, us)| {
        let pair = |x: &str, y: &str| match (x.strip_suffix(uk), y.strip_suffix(us)) {
            (Some(p), Some(q)) => p == q && p.len() >= 3,
            _ => false,
        };
        pair(a, b) || pair(b, a)
    })
}

/// Lower-case particles that stand inside a name of a person or place.
pub const PARTICLES: [Word; 24] = [
    Word::of("of"),
    Word::of("de"),
    Word::of("da"),
    Word::of("do"),
    Word::of("dos"),
    Word::of("di"),
    Word::of("del"),
    Word::of("della"),
    Word::of("des"),
    Word::of("du"),
    Word::of("la"),
    Word::of("le"),
    Word::of("el"),
    Word::of("al"),
    Word::of("bin"),
    Word::of("ibn"),
    Word::of("van"),
    Word::of("von"),
    Word::of("der"),
    Word::of("den"),
    Word::of("ter"),
    Word::of("zu"),
    Word::of("y"),
    Word::of("e"),
];

/// Points of the compass, which move freely in front of names.
pub const COMPASS: [Word; 20] = [
    Word::of("north"),
    Word::of("south"),
    Word::of("east"),
    Word::of("west"),
    Word::of("northern"),
    Word::of("southern"),
    Word::of("eastern"),
    Word::of("western"),
    Word::of("northeast"),
    Word::of("northwest"),
    Word::of("southeast"),
    Word::of("southwest"),
    Word::of("northeastern"),
    Word::of("northwestern"),
    Word::of("southeastern"),
    Word::of("southwestern"),
    Word::of("central"),
    Word::of("upper"),
    Word::of("lower"),
    Word::of("inner"),
];

/// Suffixes after a person's name.
pub const SUFFIXES: [Word; 8] = [
    Word::of("jr"),
    Word::of("sr"),
    Word::of("ii"),
    Word::of("iii"),
    Word::of("iv"),
    Word::of("esq"),
    Word::of("phd"),
    Word::of("qc"),
];

/// Corporate forms, each with the spelling that it is compared by.
const CORPORATE: [(Word, &str); 14] = [
    (Word::of("co"), "co"),
    (Word::of("company"), "co"),
    (Word::of("corp"), "corp"),
    (Word::of("corporation"), "corp"),
    (Word::of("inc"), "inc"),
    (Word::of("incorporated"), "inc"),
    (Word::of("ltd"), "ltd"),
    (Word::of("limited"), "ltd"),
    (Word::of("llc"), "llc"),
    (Word::of("llp"), "llp"),
    (Word::of("plc"), "plc"),
    (Word::of("gmbh"), "gmbh"),
    (Word::of("ag"), "ag"),
    (Word::of("sa"), "sa"),
];

/// The corporate form that a word is, in its usual short spelling (`limited` is `ltd`).
#[must_use]
pub fn corporate(word: Word) -> Option<&'static str> {
    const WORDS: [Word; CORPORATE.len()] = {
        let mut words = [Word::EMPTY; CORPORATE.len()];
        let mut at = 0;
        while at < words.len() {
            words[at] = CORPORATE[at].0;
            at += 1;
        }
        words
    };
    const FORMS: WordSet = WordSet::of(&WORDS);
    if !FORMS.contains(word) {
        return None;
    }
    CORPORATE.iter().find(|c| c.0 == word).map(|c| c.1)
}

/// Adjectives of nations that no ending gives away; the others end in one of [`DEMONYM_ENDS`].
const DEMONYMS: [Word; 24] = [
    Word::of("french"),
    Word::of("dutch"),
    Word::of("greek"),
    Word::of("swiss"),
    Word::of("thai"),
    Word::of("czech"),
    Word::of("welsh"),
    Word::of("iraqi"),
    Word::of("israeli"),
    Word::of("saudi"),
    Word::of("kuwaiti"),
    Word::of("pakistani"),
    Word::of("bangladeshi"),
    Word::of("somali"),
    Word::of("yemeni"),
    Word::of("omani"),
    Word::of("qatari"),
    Word::of("emirati"),
    Word::of("afghan"),
    Word::of("nepali"),
    Word::of("arab"),
    Word::of("german"),
    Word::of("roman"),
    Word::of("uzbek"),
];

const DEMONYM_ENDS: [&str; 6] = ["ian", "ean", "ish", "ese", "ican", "aeli"];

/// Whether a lower-case word looks like the adjective of a nation (`ethiopian`, `swiss`).
#[must_use]
pub fn demonym(word: Word, lower: &str) -> bool {
    DEMONYMS.contains(&word) || (lower.len() >= 6 && DEMONYM_ENDS.iter().any(|e| lower.ends_with(e)))
}

#[cfg(test)]
mod tests {
    use super::{corporate, same_style, short_form};
    use crate::model::Word;

    #[test]
    fn knows_short_forms() {
        for (a, b, want) in [("bill", "william", true), ("william", "bill", true), ("bill", "thomas", false)] {
            assert_eq!(short_form(Word::of(a), Word::of(b)), want, "{a} {b}");
        }
    }

    #[test]
    fn knows_spelling_styles() {
        for (a, b, want) in [
            ("centre", "center", true),
            ("labour", "labor", true),
            ("defence", "defense", true),
            ("dialogue", "dialog", true),
            ("organised", "organized", true),
            ("clare", "claire", false),
        ] {
            assert_eq!(same_style(a, b), want, "{a} {b}");
        }
    }

    #[test]
    fn folds_corporate_forms() {
        assert_eq!(corporate(Word::of("limited")), corporate(Word::of("ltd")));
        assert_ne!(corporate(Word::of("inc")), corporate(Word::of("co")));
        assert_eq!(corporate(Word::of("bank")), None);
    }
}
