//! Sketches: what tells an article's event from others, in a few hundred small numbers.

use jiff::civil::Date;

use crate::model::{Classes, Decimal, Document, Numeral, Shape, Source, Span, Token, Word};
use crate::text::calendar;
use crate::text::wire::{Reader, Writer};

/// What an article says that few others do: names, words, figures, days and hours, each with how often it is said.
///
/// A sketch takes a few kilobytes, however long the article is, so an archive's sketches fit into memory when its texts
/// and claims do not.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// By key, each key once.
    pub(super) marks: Vec<Mark>,
    /// The day of publication, as a day number.
    pub(super) day: Option<i32>,
}

/// One mark of an article and how often it stands there (later: how much it weighs).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub key: Key,
    pub weight: u16,
    /// Whether few enough articles share it to lead from one to the other; not known before it is weighed.
    pub leads: bool,
}

/// What a mark is, hashed; the last bit is set for ordinary words, which weigh less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub u32);

impl Key {
    fn of(kind: u64, value: u64) -> Self {
        // Mixed well (the finaliser of MurmurHash3): the first bits choose a slot.
        let mut x = value ^ kind.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        Self((x >> 32) as u32 & !1 | u32::from(kind == WORD))
    }

    pub const fn is_word(self) -> bool {
        self.0 & 1 == 1
    }
}

const NAME: u64 = 1;
const WORD: u64 = 2;
const FIGURE: u64 = 3;
const WEEKDAY: u64 = 4;
const DAY: u64 = 5;
const HOUR: u64 = 6;

/// No longer sketches are kept: of an endless article the first so many different marks.
const LONGEST: usize = 4_000;

/// Sketches an article. `published` is its day of publication, wherever that was found.
#[must_use]
pub fn sketch(source: &Source, document: &Document, published: Option<Date>) -> Sketch {
    let mut keys: Vec<Key> = Vec::with_capacity(document.tokens.len() / 2);
    marks(&source.text, document, published, |key, _| keys.push(key));
    keys.sort_unstable();
    let mut marks: Vec<Mark> = keys
        .chunk_by(|a, b| a == b)
        .map(|same| Mark { key: same[0], weight: same.len().min(usize::from(u16::MAX)) as u16, leads: false })
        .collect();
    marks.truncate(LONGEST);
    marks.shrink_to_fit();
    Sketch { marks, day: published.map(calendar::number) }
}

impl Sketch {
    /// Writes it into a record, as it is before it is weighed against others.
    pub fn write(&self, record: &mut Writer) {
        record.option(self.day, |w, day| w.signed(i64::from(day)));
        record.list(&self.marks, |w, mark| {
            w.hash(mark.key.0);
            w.number(u64::from(mark.weight));
        });
    }

    /// Reads it from a record; nothing when it is none.
    pub fn read(record: &mut Reader<'_>) -> Option<Self> {
        let day = record.option(|r| i32::try_from(r.signed()?).ok())?;
        let marks = record.list(|r| Some(Mark { key: Key(r.hash()?), weight: r.small()?, leads: false }))?;
        // In order and each once, or they could not be compared.
        marks.is_sorted_by(|a, b| a.key < b.key).then_some(Self { marks, day })
    }
}

/// Tells every mark of an article and where it stands.
pub(super) fn marks(text: &str, document: &Document, published: Option<Date>, mut tell: impl FnMut(Key, Span)) {
    for (index, sentence) in document.sentences.iter().enumerate() {
        if !sentence.zone.counts() {
            continue;
        }
        let view = document.view(text, index);
        for token in view.tokens {
            if let (Some(day), Some(back)) = (published.map(calendar::number), days_ago(token.word)) {
                tell_day(day - back, token.span, &mut tell);
                tell(Key::of(WEEKDAY, u64::from(calendar::weekday(day - back))), token.span);
            }
            if let Some(key) = word(token) {
                tell(key, token.span);
            }
            if token.is_a(Classes::WEEKDAY)
                && let Some(n) = weekday(token.word)
            {
                tell(Key::of(WEEKDAY, u64::from(n)), token.span);
                // `on Thursday` is mostly the last one before the article appeared.
                if let Some(day) = published.map(calendar::number) {
                    let back = i32::from(calendar::weekday(day)) - i32::from(n);
                    tell_day(day - back.rem_euclid(7), token.span, &mut tell);
                }
            }
        }
        let mut minutes = false;
        for (k, numeral) in view.numerals.iter().enumerate() {
            if std::mem::take(&mut minutes) {
                continue;
            }
            if let Some(minute) = view.numerals.get(k + 1).and_then(|next| clock(text, numeral, next)) {
                tell(Key::of(HOUR, minute), numeral.span);
                minutes = true;
                continue;
            }
            let beside = |at: Option<u32>| at.and_then(|t| view.tokens.get(t.checked_sub(view.first)? as usize));
            let (left, right) = (beside(numeral.tokens.start.checked_sub(1)), beside(Some(numeral.tokens.end)));
            let month = |token: Option<&Token>| token.filter(|t| t.is_a(Classes::MONTH)).and_then(|t| month(t.word));
            if let Some(month) = month(left).or_else(|| month(right)) {
                if let Some(day) = numeral.value.to_int().filter(|d| (1..=31).contains(d)) {
                    tell(Key::of(DAY, month * 100 + day as u64), numeral.span);
                    let year = view.numerals.get(k + 1).and_then(year);
                    let year = year.or_else(|| published.map(Date::year));
                    if let Some(number) = year.and_then(|y| calendar::day(y, month as u8, day as u8)) {
                        tell(Key::of(WEEKDAY, u64::from(calendar::weekday(number))), numeral.span);
                    }
                }
            } else if let Some(key) = figure(numeral, right) {
                tell(key, numeral.span);
            }
        }
    }
    if let Some(day) = published.map(calendar::number) {
        tell_day(day, Span::default(), &mut tell);
        tell(Key::of(WEEKDAY, u64::from(calendar::weekday(day))), Span::default());
    }
}

fn tell_day(number: i32, span: Span, tell: &mut impl FnMut(Key, Span)) {
    if let Some(date) = calendar::date(number) {
        tell(Key::of(DAY, date.month() as u64 * 100 + date.day() as u64), span);
    }
}

/// The mark of a word: a name as it is written, another word by its base form.
fn word(token: &Token) -> Option<Key> {
    let empty = Classes::FUNCTION;
    if !token.looks(Shape::WORD) || token.is_a(empty) {
        None
    } else if token.is_name() {
        Some(Key::of(NAME, token.word.0))
    } else {
        (token.span.len() > 2 && !token.is_a(Classes::WEEKDAY.with(Classes::MONTH)))
            .then(|| Key::of(WORD, token.lemma.0))
    }
}

/// The mark of a figure with the word behind it: `23 pirates`. Small numbers and years mark nothing.
fn figure(numeral: &Numeral, right: Option<&Token>) -> Option<Key> {
    let little = numeral.vague || numeral.ordinal || numeral.part || numeral.value <= Decimal::int(3);
    if little || year(numeral).is_some() {
        return None;
    }
    let (mantissa, exponent) = numeral.value.parts();
    let unit = right.filter(|t| t.looks(Shape::WORD) && !t.is_a(Classes::STOP)).map_or(0, |t| t.lemma.0);
    Some(Key::of(FIGURE, unit ^ (mantissa as u64).wrapping_mul(31).wrapping_add(exponent as u64)))
}

/// The minute of the day, when the two are the halves of `9:27`; morning and evening are not told apart.
fn clock(text: &str, hour: &Numeral, minute: &Numeral) -> Option<u64> {
    let between = text.get(hour.span.end as usize..minute.span.start as usize)?;
    let (h, m) = (hour.value.to_int()?, minute.value.to_int()?);
    (between == ":" && minute.span.len() == 2 && (0..24).contains(&h) && (0..60).contains(&m))
        .then_some((h % 12 * 60 + m) as u64)
}

fn days_ago(word: Word) -> Option<i32> {
    match word {
        word if word == const { Word::of("today") } => Some(0),
        word if word == const { Word::of("yesterday") } => Some(1),
        _ => None,
    }
}

fn year(numeral: &Numeral) -> Option<i16> {
    numeral.value.to_int().filter(|y| (1900..2100).contains(y)).map(|y| y as i16)
}

/// 1 to 12.
fn month(word: Word) -> Option<u64> {
    #[rustfmt::skip]
    const LONG: [Word; 12] = [
        Word::of("january"), Word::of("february"), Word::of("march"), Word::of("april"), Word::of("may"), Word::of("june"),
        Word::of("july"), Word::of("august"), Word::of("september"), Word::of("october"), Word::of("november"), Word::of("december"),
    ];
    #[rustfmt::skip]
    const SHORT: [Word; 12] = [
        Word::of("jan"), Word::of("feb"), Word::of("mar"), Word::of("apr"), Word::of("may"), Word::of("jun"),
        Word::of("jul"), Word::of("aug"), Word::of("sep"), Word::of("oct"), Word::of("nov"), Word::of("dec"),
    ];
    let place = LONG.iter().position(|m| *m == word).or_else(|| SHORT.iter().position(|m| *m == word));
    place.or((word == const { Word::of("sept") }).then_some(8)).map(|k| k as u64 + 1)
}

/// 1 is Monday.
fn weekday(word: Word) -> Option<u8> {
    const LONG: [Word; 7] = [
        Word::of("monday"),
        Word::of("tuesday"),
        Word::of("wednesday"),
        Word::of("thursday"),
        Word::of("friday"),
        Word::of("saturday"),
        Word::of("sunday"),
    ];
    LONG.iter().position(|d| *d == word).map(|k| k as u8 + 1)
}
