//! Words that most news stories hold whatever they are about: they tell little of what a figure is about.
//!
//! Lemmas, made by hand from general knowledge of English.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::synonyms;
use crate::model::Word;

const WORDS: &str = "about accord add afternoon agency agree allow almost amount announce another answer appear approximately \
    april area around arrive article ask august bad become begin believe big board bring building business buy \
    call case cause center century chief child city claim close come company conference confirm continue cost \
    country county current date day decade december decide department detail die different director dr early \
    east eastern eight employee end estimated evening expect explain face fact family february federal feel few \
    figure find firm first five follow former four friday friend full get give go good government great group \
    half happen head hear help high hold home hope hour house include information international interview \
    involve issue january join july june keep kill know large last late lead leader least leave less let level \
    list live local long look lose low main major make man manager many march mark matter may mean meet member \
    minute moment monday month more morning most move mr mrs ms name nation national nearly need neighbor new \
    news next night nine north northern note november number occur october offer office officer official old one \
    open other page part pay people percent period person photo place plan point post president press previous \
    problem provide public put question rate reason receive recent record region release remain report require \
    resident result return road roughly run same saturday say second see seem sell send september service set \
    seven several short show side sit site six small south southern speak spend spokesman spokeswoman stand \
    start state statement stay stop story street sunday take talk team tell ten thing think third three thursday \
    time today tomorrow total town try tuesday turn two use video village want way website wednesday week west \
    western whole win woman work worker world year yesterday";

/// Whether a lemma (or the first of its synonyms) is one of them.
#[must_use]
pub fn contains(lemma: Word) -> bool {
    static SET: LazyLock<FxHashSet<Word>> =
        LazyLock::new(|| WORDS.split_whitespace().map(|w| synonyms::group(Word::of(w))).collect());
    SET.contains(&lemma)
}
