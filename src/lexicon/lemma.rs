//! Base forms: a table of irregular forms, else suffix rules checked against the word lists.

use super::{irregular, table};
use crate::model::{Classes, Word};

/// Longer words are taken as they stand.
const LONGEST: usize = 24;

/// The base form of a word: `shot` -> `shoot`, `officers` -> `officer`, `charging` -> `charge`; itself when nothing fits.
pub(super) fn of(word: Word, text: &str, classes: Classes) -> Word {
    if classes.has(Classes::IRREGULAR)
        && let Some(base) = irregular::lemma(word)
    {
        return base;
    }
    if text.len() < 4 || text.len() > LONGEST || !text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return word;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..text.len()];
    lower.copy_from_slice(text.as_bytes());
    lower.make_ascii_lowercase();
    plural(lower).or_else(|| past(lower)).or_else(|| progressive(lower)).unwrap_or(word)
}

/// The word of these letters.
fn hash(letters: &[u8]) -> Word {
    letters.iter().fold(Word::EMPTY, |word, letter| word.then(*letter))
}

fn known(word: Word, classes: Classes) -> Option<Word> {
    table::classes(word).has(classes).then_some(word)
}

fn plural(word: &[u8]) -> Option<Word> {
    let stem = word.strip_suffix(b"s")?;
    if matches!(stem.last(), Some(b's' | b'u' | b'i')) {
        return None;
    }
    let base = Classes::ENGLISH.with(Classes::VERB).with(Classes::PERSON);
    if let Some(short) = stem.strip_suffix(b"ie") {
        return known(hash(short).then(b'y'), base).or_else(|| known(hash(stem), base));
    }
    if let Some(short) = stem.strip_suffix(b"e")
        && [&b"s"[..], b"x", b"z", b"ch", b"sh", b"o"].iter().any(|end| short.ends_with(end))
        && let Some(found) = known(hash(short), base)
    {
        return Some(found);
    }
    known(hash(stem), base)
}

fn past(word: &[u8]) -> Option<Word> {
    let stem = word.strip_suffix(b"ed")?;
    if let Some(short) = stem.strip_suffix(b"i") {
        return known(hash(short).then(b'y'), Classes::VERB);
    }
    verb(stem)
}

fn progressive(word: &[u8]) -> Option<Word> {
    verb(word.strip_suffix(b"ing")?)
}

/// The verb of a bare stem: `charg` -> `charge`, `stopp` -> `stop`, `injur` -> `injure`, `attack`.
fn verb(stem: &[u8]) -> Option<Word> {
    let [.., before, last] = stem else { return None };
    let bare = || known(hash(&stem[..stem.len() - 1]), Classes::VERB);
    if before == last
        && !matches!(last, b'l' | b's' | b'e' | b'f')
        && let Some(found) = bare()
    {
        return Some(found);
    }
    let whole = hash(stem);
    known(whole, Classes::VERB)
        .or_else(|| known(whole.then(b'e'), Classes::VERB))
        .or_else(|| if stem.ends_with(b"ll") { bare() } else { None })
}

#[cfg(test)]
mod tests {
    use crate::lexicon::look_up;
    use crate::model::Word;

    #[test]
    fn finds_base_forms() {
        for (form, base) in [
            ("shot", "shoot"),
            ("died", "die"),
            ("officers", "officer"),
            ("charging", "charge"),
            ("stopped", "stop"),
            ("injured", "injure"),
            ("killed", "kill"),
            ("agencies", "agency"),
            ("crashes", "crash"),
            ("children", "child"),
            ("police", "police"),
            ("news", "news"),
            ("travelled", "travel"),
            ("passed", "pass"),
        ] {
            assert_eq!(look_up(Word::of(form), form).lemma, Word::of(base), "{form}");
        }
    }
}
