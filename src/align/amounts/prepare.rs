//! What the comparison of two claims looks at, worked out once for each claim of a story.

use rustc_hash::FxHashMap;

use super::figures::{self, Alone, Digits};
use super::order::Around;
use super::values::{Numbers, Relations};
use super::vocabulary::Vocabulary;
use super::{located, main_age, opposites, running, slots, tolls};
use crate::align::Settings;
use crate::align::words::Words;
use crate::kind::{self, Kind};
use crate::model::{Article, Claim, Classes, Decimal, Document, Frame, Shape, Value, Word};
use crate::text::calendar;
use crate::text::log::{ln_decimal, ln_ratio};

/// A lemma of the story, by number.
pub(super) type Id = u32;

/// A set of lemmas, in order of their first places, with the sum of their squared weights.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    pub ids: Vec<Id>,
    pub norm: u64,
    /// A bit for each of them: most words are not in it, and this tells it at once.
    bits: u64,
}

impl Bag {
    /// Whether it holds none.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether it holds a lemma.
    pub fn contains(&self, id: Id) -> bool {
        self.bits >> (id % 64) & 1 != 0 && self.ids.contains(&id)
    }
}

/// One claim, ready to be compared.
#[derive(Clone)]
pub(super) struct Item<'a> {
    /// Index of the article in the story.
    pub article: u32,
    /// Index of the claim in its article.
    pub index: u32,
    pub claim: &'a Claim,
    /// Its kind: how its value relates to others.
    pub rule: &'static dyn Kind,
    /// Index of its kind in [`KINDS`].
    pub kind: u8,
    /// The number of its value among those of its kind.
    pub value: u32,
    /// Index of its sentence in [`Story::sentences`].
    pub sentence: u32,
    pub clause: Bag,
    /// The words close to the value.
    pub segment: Bag,
    /// The words of content around the value, in order.
    pub around: Around,
    pub head: Option<Id>,
    /// Whether the head is a noun for persons.
    pub person: bool,
    pub modifiers: Vec<Id>,
    pub verb: Option<Id>,
    pub owner: Vec<Id>,
    pub owner_noun: Option<Id>,
    pub subject: Vec<Id>,
    /// Whether the subject is a person by name.
    pub somebody: bool,
    /// The nearest name to the left and to the right, in the sentence.
    pub name_left: Option<Id>,
    pub name_right: Option<Id>,
    /// The words that touch the value: two to the left, two to the right (0: none).
    pub touch: [Word; 4],
    /// The logarithm of its figure in the base unit, in thousandths.
    pub size: Option<i32>,
    /// The digits of its figure.
    pub digits: Digits,
    /// How far down the article its paragraph stands, in thousandths.
    pub position: i32,
    /// What it is the only one of in its article.
    pub alone: Alone,
    /// What befell those whom it counts, where it is the toll that its article gives: see [`tolls::tolls`].
    pub toll: Option<u16>,
    /// Whether it is the age of the person whom its article is about.
    pub main_age: bool,
    /// The slot of the story that it fills, where its article gives one value of that.
    pub slot: Option<slots::Slot>,
    /// Which of the claims of its kind in its sentence it is, and of how many.
    pub series: (u32, u32),
    /// Which sides of opposite events its verb and its events tell: see [`opposites::told`].
    pub opposites: u16,
    /// The place it is told of, by the words right beside it.
    pub located: Option<Id>,
    /// First and last day of the date nearest to it in its sentence, where that is a month, a quarter or a year.
    pub period: Option<(i32, i32)>,
}

/// What is shared by the claims of one sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Scene {
    pub words: Bag,
    /// Sentence, the one before and the one after, of one paragraph.
    pub paragraph: Bag,
    pub names: Vec<Id>,
    /// The tokens that are names, ascending.
    pub named: Vec<u32>,
    /// The items in it, as a range of [`Story::items`].
    pub items: std::ops::Range<u32>,
}

/// The claims of a story with its vocabulary.
#[derive(Default)]
pub(super) struct Story<'a> {
    pub items: Vec<Item<'a>>,
    pub sentences: Vec<Scene>,
    /// How the values of the items stand to each other.
    pub relations: Relations,
    /// Names that two persons whose ages are told share: ascending.
    pub namesakes: Vec<Id>,
    /// Weight of each lemma: `ln((articles + 1) / articles that hold it)`, in thousandths; half of it for one that most stories
    /// hold.
    pub idf: Vec<i32>,
    /// The squares of these.
    pub squares: Vec<u64>,
    /// The weight of a lemma that one article alone has.
    pub top: i32,
    pub articles: u32,
    /// Day of publication of each article, as a day number.
    pub published: Vec<Option<i32>>,
}

impl<'a> Story<'a> {
    /// The items of the sentence of one, itself among them.
    pub fn beside(&self, item: &Item<'_>) -> &[Item<'a>] {
        let range = &self.sentences[item.sentence as usize].items;
        &self.items[range.start as usize..range.end as usize]
    }

    /// The day on which the article of one was published, as a day number.
    pub fn day(&self, item: &Item<'_>) -> Option<i32> {
        self.published[item.article as usize]
    }

    /// How many days after the article of the first that of the second was published.
    pub fn days(&self, a: &Item<'_>, b: &Item<'_>) -> Option<i32> {
        self.day(a).zip(self.day(b)).map(|(a, b)| b - a)
    }
}

/// Kinds that are aligned here.
pub(super) const KINDS: &[&str] =
    &["date", "time", "age", "count", "money", "percent", "duration", "measure", "ordinal"];

/// How many tokens either side of a value its segment reaches.
const SEGMENT: usize = 8;

/// How far the nearest name is looked for, in tokens: further than any sentence of prose reaches.
const REACH: usize = 120;

/// Prepares the claims of a story's articles.
pub(super) fn prepare<'a>(articles: &[(u32, &'a Article)], words: &Words, settings: &Settings) -> Story<'a> {
    let mut vocabulary = Vocabulary::new(settings, words.count());
    // First the vocabulary: every token's lemma number and in how many articles it stands.
    let numbered: Vec<Vec<Id>> = articles
        .iter()
        .enumerate()
        .map(|(k, (_, a))| vocabulary.read(&a.document.tokens, words.in_article(k)))
        .collect();
    let n = articles.len() as u64;
    let idf = vocabulary.weights(n);
    let squares: Vec<u64> = idf.iter().map(|weight| u64::from(weight.unsigned_abs()).pow(2)).collect();
    let mut story = Story {
        idf,
        squares,
        top: ln_ratio(n + 1, 1).max(1),
        articles: articles.len() as u32,
        published: articles.iter().map(|(_, a)| a.source.published.map(calendar::number)).collect(),
        ..Story::default()
    };
    let compared = |claim: &&Claim| !matches!(claim.mention.kind, "name" | "quote" | "status");
    story.items.reserve(articles.iter().map(|(_, a)| a.claims.iter().filter(compared).count()).sum());
    let (mut values, mut bags) = (Numbers::default(), Bags::new(story.idf.len()));
    for (a, (_, article)) in articles.iter().enumerate() {
        add(&mut story, &mut bags, a as u32, article, &numbered[a], &vocabulary, &mut values);
    }
    for scene in &story.sentences {
        let items = &mut story.items[scene.items.start as usize..scene.items.end as usize];
        let mut of_kind = [0_u32; KINDS.len()];
        for item in &mut *items {
            let count = &mut of_kind[usize::from(item.kind)];
            item.series.0 = *count;
            *count += 1;
        }
        for item in items {
            item.series.1 = of_kind[usize::from(item.kind)];
        }
    }
    story.relations = Relations::new(&values);
    story.namesakes = namesakes(&story.items);
    let (alone, periods) = (figures::alone(&story.items), figures::periods(&story.items));
    for ((item, alone), period) in story.items.iter_mut().zip(alone).zip(periods) {
        (item.alone, item.period) = (alone, period);
    }
    let tolls = tolls::tolls(&story.items);
    for (item, toll) in story.items.iter_mut().zip(tolls) {
        item.toll = toll;
    }
    running::mark(&mut story.items, &running::Words::of(&vocabulary));
    slots::settle(&mut story);
    main_age::mark(&mut story);
    story
}

/// Names that stand in two full names of different persons: `Ann Lind, 61`, `her daughter Eva Lind, 34`.
fn namesakes(items: &[Item<'_>]) -> Vec<Id> {
    let mut full: Vec<&[Id]> = items.iter().map(|i| i.owner.as_slice()).filter(|o| o.len() > 1).collect();
    full.sort_unstable();
    full.dedup();
    let mut bearers: FxHashMap<Id, &[Id]> = FxHashMap::default();
    let mut out: Vec<Id> = Vec::new();
    for person in full {
        for name in person {
            let first = *bearers.entry(*name).or_insert(person);
            if shared(first, person).count() < 2 {
                out.push(*name);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn add<'a>(
    story: &mut Story<'a>,
    bags: &mut Bags,
    a: u32,
    article: &'a Article,
    ids: &[Id],
    vocabulary: &Vocabulary,
    values: &mut Numbers<'a>,
) {
    let document = &article.document;
    let mut current = u32::MAX;
    for (index, claim) in article.claims.iter().enumerate() {
        let sentence = claim.mention.sentence;
        let part = &document.sentences[sentence as usize];
        if !part.zone.counts() {
            continue;
        }
        let Some(kind) = KINDS.iter().position(|k| *k == claim.mention.kind) else { continue };
        if current != sentence {
            current = sentence;
            let start = story.items.len() as u32;
            let scene = scene(bags, &story.squares, document, ids, sentence, start);
            story.sentences.push(scene);
        }
        let Some(rule) = kind::by_name(claim.mention.kind) else { continue };
        let place = Place {
            article: a,
            index: index as u32,
            rule,
            kind: kind as u8,
            value: values.of(kind as u8, &claim.value),
        };
        let item = item(story, bags, place, claim, document, ids, vocabulary);
        story.items.push(item);
        let end = story.items.len() as u32;
        if let Some(scene) = story.sentences.last_mut() {
            scene.items.end = end;
        }
    }
}

/// Where a claim stands and of what kind it is.
#[derive(Clone, Copy)]
struct Place {
    article: u32,
    index: u32,
    rule: &'static dyn Kind,
    kind: u8,
    value: u32,
}

fn scene(bags: &mut Bags, squares: &[u64], document: &Document, ids: &[Id], sentence: u32, start: u32) -> Scene {
    let part = &document.sentences[sentence as usize];
    let range = part.tokens.start as usize..part.tokens.end as usize;
    let paragraph = &document.paragraphs[part.paragraph as usize];
    let low = sentence.saturating_sub(1).max(paragraph.sentences.start);
    let high = (sentence + 1).min(paragraph.sentences.end - 1);
    let wide =
        document.sentences[low as usize].tokens.start as usize..document.sentences[high as usize].tokens.end as usize;
    let named: Vec<u32> = part.tokens.clone().filter(|t| document.tokens[*t as usize].is_name()).collect();
    let mut names: Vec<Id> = named.iter().map(|t| ids[*t as usize]).filter(|i| *i != Id::MAX).collect();
    names.sort_unstable();
    names.dedup();
    let (words, paragraph) = (bags.set(squares, &[&ids[range]]), bags.set(squares, &[&ids[wide]]));
    Scene { words, paragraph, names, named, items: start..start }
}

/// Makes sets of lemmas.
struct Bags {
    /// For each lemma the last set that holds it.
    last: Vec<u32>,
    sets: u32,
}

impl Bags {
    fn new(lemmas: usize) -> Self {
        Self { last: vec![0; lemmas], sets: 0 }
    }

    /// The set of those of the words that have a number.
    fn set(&mut self, squares: &[u64], words: &[&[Id]]) -> Bag {
        self.sets += 1;
        let mut bag = Bag { ids: Vec::with_capacity(words.iter().map(|w| w.len()).sum()), ..Bag::default() };
        for part in words {
            for id in part.iter().filter(|id| **id != Id::MAX) {
                let last = &mut self.last[*id as usize];
                if std::mem::replace(last, self.sets) != self.sets {
                    bag.ids.push(*id);
                    bag.bits |= 1 << (id % 64);
                    bag.norm += squares[*id as usize];
                }
            }
        }
        bag
    }
}

fn item<'a>(
    story: &Story<'a>,
    bags: &mut Bags,
    place: Place,
    claim: &'a Claim,
    document: &Document,
    ids: &[Id],
    vocabulary: &Vocabulary,
) -> Item<'a> {
    let Frame { head, modifiers, verb, owner, owner_noun, subject, clause, .. } = &*claim.frame;
    let part = &document.sentences[claim.mention.sentence as usize];
    let (start, end) = (claim.mention.tokens.start as usize, claim.mention.tokens.end as usize);
    let low = (part.tokens.start as usize).max(start.saturating_sub(REACH));
    let high = (part.tokens.end as usize).min(end + REACH);
    let known = |word: Word| vocabulary.known(word);
    let many = |terms: &[crate::model::Term]| {
        let mut out: Vec<Id> = terms.iter().filter_map(|t| known(t.lemma)).collect();
        out.sort_unstable();
        out.dedup();
        out
    };
    let from = start.saturating_sub(SEGMENT).max(low);
    let to = (end + SEGMENT).min(high);
    let segment =
        bags.set(&story.squares, &[ids.get(from..start).unwrap_or_default(), ids.get(end..to).unwrap_or_default()]);
    let (first, last) = (clause.start as usize, (clause.end as usize).max(clause.start as usize));
    let (before, behind) = (first..start.clamp(first, last), end.clamp(first, last)..last);
    let own = bags.set(&story.squares, &[&ids[before], &ids[behind]]);
    let words = |range: &mut dyn Iterator<Item = usize>| -> [Word; 2] {
        let mut found = range.filter(|t| document.tokens[*t].looks(Shape::WORD)).map(|t| document.tokens[t].lemma);
        [found.next().unwrap_or_default(), found.next().unwrap_or_default()]
    };
    let left = words(&mut (low..start).rev());
    let right = words(&mut (end..high));
    let named = story.sentences.last().map_or(&[][..], |s| &s.named);
    let before =
        &named[named.partition_point(|t| (*t as usize) < low)..named.partition_point(|t| (*t as usize) < start)];
    // A name of the next clause is not what this figure is told of: `in Egypt by 80 percent, in India by 65`.
    let until = high.min(last.max(end));
    let after =
        &named[named.partition_point(|t| (*t as usize) < end)..named.partition_point(|t| (*t as usize) < until)];
    let name = |found: Option<&u32>| found.map(|t| ids[*t as usize]).filter(|i| *i != Id::MAX);
    Item {
        article: place.article,
        index: place.index,
        claim,
        rule: place.rule,
        kind: place.kind,
        value: place.value,
        sentence: story.sentences.len() as u32 - 1,
        clause: own,
        segment,
        around: Around::new((low..start).rev().map(|t| ids[t]), (end..high).map(|t| ids[t])),
        head: head.and_then(|h| known(h.lemma)),
        person: head.is_some_and(|h| crate::lexicon::classes(h.lemma).has(Classes::PERSON)),
        modifiers: many(modifiers),
        verb: verb.and_then(|v| known(v.lemma)),
        owner: many(owner),
        owner_noun: owner_noun.and_then(|n| known(n.lemma)),
        subject: many(subject),
        somebody: subject.iter().any(|t| {
            let classes = crate::lexicon::classes(t.lemma);
            classes.has(Classes::GIVEN.with(Classes::SURNAME))
                && !classes.has(Classes::PLACE.with(Classes::ORGANISATION))
        }),
        name_left: name(before.last()),
        name_right: name(after.first()),
        touch: [left[0], left[1], right[0], right[1]],
        size: size(&claim.value).and_then(ln_decimal),
        digits: Digits::of(&claim.value),
        alone: Alone::default(),
        toll: None,
        main_age: false,
        slot: slots::of(document, claim),
        series: (0, 1),
        opposites: opposites::told(&claim.frame),
        period: None,
        located: located::place(claim.mention.kind, document, start..end, low..high)
            .map(|t| ids[t])
            .filter(|i| *i != Id::MAX),
        position: (part.span.start as u64 * 1000
            / u64::from(document.sentences.last().map_or(1, |l| l.span.end).max(1))) as i32,
    }
}

/// The common members of two sorted sets.
pub(super) fn shared<'a>(a: &'a [Id], b: &'a [Id]) -> impl Iterator<Item = Id> + 'a {
    let mut k = 0;
    a.iter().copied().filter(move |x| {
        while k < b.len() && b[k] < *x {
            k += 1;
        }
        b.get(k) == Some(x)
    })
}

/// The figure of an amount in its base unit as a plain number, for telling how far apart two are.
pub(super) fn size(value: &Value) -> Option<Decimal> {
    let amount = value.amount()?;
    amount.low.times(Decimal::int(amount.unit.ratio.0)).filter(|_| amount.unit.ratio.1 != 0)
}
