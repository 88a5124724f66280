//! Base forms: a table of irregular forms, else suffix rules checked against the word lists.

use super::{irregular, table};
use crate::model::{Classes, Word};

/// The base form of a word: `shot` -> `shoot`, `officers` -> `officer`, `charging` -> `charge`; itself when nothing fits.
pub(super) fn of(word: Word, text: &str, classes: Classes) -> Word {
    if classes.has(Classes::IRREGULAR)
        && let Some(base) = irregular::lemma(word)
    {
        return base;
    }
    if text.len() < 4 || text.len() > 24 || !text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return word;
    }
    let lower = text.to_ascii_lowercase();
    plural(&lower).or_else(|| past(&lower)).or_else(|| progressive(&lower)).unwrap_or(word)
}

fn known(stem: &str, classes: Classes) -> Option<Word> {
    let word = Word::of(stem);
    table::classes(word).has(classes).then_some(word)
}

fn plural(word: &str) -> Option<Word> {
    let stem = word.strip_suffix('s')?;
    if stem.ends_with('s') || stem.ends_with('u') || stem.ends_with('i') {
        return None;
    }
    let base = Classes::ENGLISH.with(Classes::VERB);
    if let Some(short) = stem.strip_suffix("ie") {
        return known(&format!("{short}y"), base).or_else(|| known(stem, base));
    }
    if let Some(short) = stem.strip_suffix('e')
        && ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| short.ends_with(end))
        && let Some(found) = known(short, base)
    {
        return Some(found);
    }
    known(stem, base)
}

fn past(word: &str) -> Option<Word> {
    let stem = word.strip_suffix("ed")?;
    if let Some(short) = stem.strip_suffix('i') {
        return known(&format!("{short}y"), Classes::VERB);
    }
    verb(stem)
}

fn progressive(word: &str) -> Option<Word> {
    verb(word.strip_suffix("ing")?)
}

/// The verb of a bare stem: `charg` -> `charge`, `stopp` -> `stop`, `injur` -> `injure`, `attack`.
fn verb(stem: &str) -> Option<Word> {
    if stem.len() < 2 {
        return None;
    }
    let doubled =
        stem.as_bytes().windows(2).last().is_some_and(|p| p[0] == p[1] && !matches!(p[0], b'l' | b's' | b'e' | b'f'));
    if doubled && let Some(found) = known(&stem[..stem.len() - 1], Classes::VERB) {
        return Some(found);
    }
    known(stem, Classes::VERB)
        .or_else(|| known(&format!("{stem}e"), Classes::VERB))
        .or_else(|| if stem.ends_with("ll") { known(&stem[..stem.len() - 1], Classes::VERB) } else { None })
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
