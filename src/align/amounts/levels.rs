//! Comparison levels: what two claims share and where they clash, each level a number in thousandths with a name.

use super::figures;
use super::laid::{Laid, Of};
use super::order;
use super::prepare::{Item, KINDS, Story, shared};
use crate::lexicon::events;
use crate::model::{Anchor, Bound, Era, Frame, Grain, Markers, Modality, Moment, Relation, Span, Value, Word};
use crate::text::log::ln_ratio;

macro_rules! levels {
    ($($id:ident $name:literal $about:literal;)*) => {
        /// One comparison level.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(usize)]
        #[allow(missing_docs, reason = "each is described in LEVELS")]
        pub enum Level { $($id),* }

        /// Name and meaning of every level, in the order of [`Level`].
        pub const LEVELS: &[(&str, &str)] = &[$(($name, $about)),*];

        /// All levels, in order.
        pub const ALL: &[Level] = &[$(Level::$id),*];
    };
}

levels! {
    ClauseCosine "clause-words" "how alike the words of the two clauses are";
    SentenceCosine "sentence-words" "how alike the words of the two sentences are";
    ParagraphCosine "paragraph-words" "how alike the words around the two sentences are";
    SegmentShare "words-near" "rare words shared close to the two values";
    SegmentNone "nothing-near" "no word shared close to the two values";
    Wire "near-copy" "the two sentences are nearly the same";
    HeadSame "same-noun" "the same thing is counted or measured";
    HeadDiffers "other-noun" "other things are counted or measured";
    PersonDiffers "person-or-thing" "persons are counted on one side only";
    HeadModifier "noun-as-modifier" "the noun of one side describes the noun of the other";
    ModifierShared "same-modifiers" "the nouns are described alike";
    ModifierClash "other-modifiers" "the nouns are described differently";
    VerbSame "same-verb" "the same verb governs both";
    VerbClash "other-verb" "different verbs govern the two, and tell of no common event";
    EventSame "same-event" "the nearest event words are of one class";
    EventShared "shared-event" "an event class is shared";
    EventClash "other-event" "the event words cannot tell of one event";
    NamesShared "shared-names" "rare names shared by the two sentences";
    NamesNone "no-shared-name" "both sentences hold names, none shared";
    NameLeft "name-before" "the same name stands before both values";
    NameRight "name-after" "the same name stands after both values";
    NameLeftClash "other-name-before" "different names stand before the two values";
    NameRightClash "other-name-after" "different names stand after the two values";
    TouchLeft "word-before" "the same word stands right before both";
    TouchLeft2 "second-word-before" "the second word before both is the same";
    TouchRight "word-after" "the same word stands right after both";
    TouchRight2 "second-word-after" "the second word after both is the same";
    NumberShared "shared-figure" "another figure is shared by the two sentences";
    NumberClash "other-figure" "a further measure of the two sentences differs (magnitude 5.2 / 5.6)";
    OwnerSame "same-person" "both belong to the same person";
    OwnerClash "other-person" "they belong to different persons";
    OwnerNoun "same-person-noun" "the unnamed persons are called alike";
    GrainSame "same-grain" "both are equally fine, or in the same unit";
    RatioFar "far-apart" "how many times one figure is the other";
    YearFar "years-apart" "how many years lie between the two dates";
    DaysNear "days-apart" "at most three days lie between the two dates";
    DayNamed "named-days" "both name a day of a month";
    WeekdayBoth "weekdays" "both hang on the publication date";
    Coarse "months-or-years" "both are months, years or longer";
    FormMixed "other-form" "one names a day of a month, the other does not";
    SoftBound "hedged" "one of the two is hedged";
    DateShared "same-day" "the sentences share a date";
    DateClash "other-day" "the sentences are dated to different days";
    EraClash "told-as-past" "one is told as long past";
    ModalityClash "not-asserted" "one is planned, possible or denied, the other is not";
    MarkerClash "part-or-whole" "one is a part, a total, an average or a comparison, the other is not";
    CourtClash "other-court-stage" "court words differ";
    Speech "said-on" "the governing verb is one of speech";
    QuoteClash "one-quoted" "one stands in a quotation, the other does not";
    Position "place-in-article" "how far apart they stand in their articles";
    LeadBoth "both-in-lead" "both stand at the head of their articles";
    ClauseBest "best-clause" "each is the other's best match by clause";
    SentenceBest "best-sentence" "each is the other's best match by sentence";
    SegmentBest "best-near" "each is the other's best match by the words near it";
    ClauseGap "clause-lead" "how far this pair leads over its rivals by clause";
    SentenceGap "sentence-lead" "how far this pair leads over its rivals by sentence";
    SegmentGap "near-lead" "how far this pair leads over its rivals by the words near it";
    SeriesMargin "series-lead" "in parallel lists: how much better this pair fits than its neighbours";
    SeriesNot "series-other" "in parallel lists: a neighbour fits better";
    ValueThere "value-there-too" "the other sentence holds this very value";
    NounAlone "only-figure" "each article gives this one figure of the noun";
    UnitAlone "only-in-unit" "each article gives this one figure in the unit";
    EventAlone "only-of-event" "each article gives this one value of such an event";
    InOrder "words-in-order" "rare words that stand in one order around the two values";
    Exact "exact-figures" "both figures are exact to three digits or to the minute";
    FiguresNear "near-figures" "how close the two figures are";
    MinutesNear "near-times" "how close the two times of day are";
    DigitsSwapped "swapped-digits" "two digits of one figure have changed places in the other";
    DigitOther "other-digit" "the figures differ in one digit of three or more";
    ItsOwn "own-event" "both clauses name their event themselves";
    IsDate "dates" "the values are dates";
    IsTime "times" "the values are times of day";
    IsAge "ages" "the values are ages";
    IsCount "counts" "the values are counts";
    IsMoney "sums" "the values are sums of money";
    IsPercent "percentages" "the values are percentages";
    IsDuration "durations" "the values are durations";
    IsMeasure "measures" "the values are measures";
    IsOrdinal "ordinals" "the values are ordinals";
    Explained "explained" "the other article gives this value elsewhere, of the same thing";
    ExplainedBoth "explained-both" "so on both sides: two facts";
    ExplainedLead "explained-lead" "whether either article offers the other value a better partner (none is best)";
    Rival "rival" "whether another claim of the other article fits as well (none is best)";
    SupportBoth "articles-with-both" "share of articles that give both values";
    SupportSmall "lone-voice" "one side stands alone";
    Link "linked" "third articles link the two";
    Pooled "pooled" "how well each claim fits all who give the other value";
    PooledLead "pooled-lead" "whether another claim of the article fits them better (none is best)";
    Reach "reach" "how many articles with the other value it fits";
    Prominent "told-by-most" "share of the articles that give the value of the larger side";
}

/// How many levels there are.
pub const COUNT: usize = ALL.len();

/// The levels of one pair, in sixteen bits each, so that processors weigh eight at once.
pub type Vector = [i16; COUNT];

/// No level is further from 0.
pub(super) const MOST: i32 = 4000;

/// Puts a level into a vector.
pub(super) fn put(v: &mut Vector, level: Level, value: i32) {
    debug_assert!(value.abs() <= MOST, "{level:?} is {value}");
    v[level as usize] = value as i16;
}

const ONE: i32 = 1000;

/// What two claims share and where they clash, into a vector of zeros. Levels that need the whole story (ranks, series,
/// rivals) stay 0.
pub(super) fn compare(story: &Story<'_>, laid: &mut Laid, a: &Item<'_>, b: &Item<'_>, v: &mut Vector) {
    use Level as L;
    let mut set = |level: Level, value: i32| put(v, level, value);
    let idf = &story.idf;
    let (sa, sb) = (&story.sentences[a.sentence as usize], &story.sentences[b.sentence as usize]);
    let (fa, fb): (&Frame, &Frame) = (&a.claim.frame, &b.claim.frame);
    let top = story.top;

    laid.down(story, a);
    set(L::ClauseCosine, laid.cosine(story, Of::CLAUSE, &a.clause, &b.clause));
    let scenes = laid.scenes(story, a.sentence, b.sentence);
    set(L::SentenceCosine, scenes.words);
    set(L::ParagraphCosine, scenes.paragraph);
    set(L::Wire, flag(scenes.words > 750));
    let near = laid.overlap(story, Of::SEGMENT, &b.segment.ids).0;
    set(L::SegmentShare, (near * ONE / top / 2).min(2000));
    set(L::SegmentNone, flag(near == 0));

    if let (Some(x), Some(y)) = (a.head, b.head) {
        set(L::HeadSame, flag(x == y));
        let describes = a.modifiers.contains(&y) || b.modifiers.contains(&x);
        set(L::HeadModifier, flag(x != y && describes));
        set(L::HeadDiffers, flag(x != y && !describes));
        set(L::PersonDiffers, flag(a.person != b.person));
    }
    if !a.modifiers.is_empty() && !b.modifiers.is_empty() {
        let both = shared(&a.modifiers, &b.modifiers).count() as i32;
        let all = (a.modifiers.len() + b.modifiers.len()) as i32 - both;
        set(L::ModifierShared, both * ONE / all.max(1));
        set(L::ModifierClash, flag(both == 0));
    }
    set(L::VerbSame, flag(a.verb.is_some() && a.verb == b.verb));
    let common = fa.events.iter().any(|x| fb.events.iter().any(|y| x.1 == y.1));
    let meet = fa.events.iter().any(|x| fb.events.iter().any(|y| events::may_meet(x.1, y.1)));
    if let (Some(x), Some(y)) = (fa.events.first(), fb.events.first()) {
        fn nearest(f: &Frame, first: Span) -> impl Iterator<Item = u16> {
            f.events.iter().filter(move |e| e.0.span == first).map(|e| e.1)
        }
        set(L::EventSame, flag(nearest(fa, x.0.span).any(|c| nearest(fb, y.0.span).any(|d| c == d))));
        set(L::EventShared, flag(common));
        set(L::EventClash, flag(!meet));
    }
    let apart = a.verb.is_some() && b.verb.is_some() && a.verb != b.verb;
    set(L::VerbClash, flag(apart && !meet));
    set(L::ItsOwn, flag(fa.own_event && fb.own_event));
    let (names, common) = scenes.names;
    set(L::NamesShared, (names * ONE / top / 2).min(1500));
    set(L::NamesNone, flag(names == 0 && !sa.names.is_empty() && !sb.names.is_empty() && !common));
    set(L::NameLeft, flag(a.name_left.is_some() && a.name_left == b.name_left));
    set(L::NameRight, flag(a.name_right.is_some() && a.name_right == b.name_right));
    let differ = |x: Option<u32>, y: Option<u32>| flag(x.is_some() && y.is_some() && x != y);
    set(L::NameLeftClash, differ(a.name_left, b.name_left));
    set(L::NameRightClash, differ(a.name_right, b.name_right));
    let same = |k: usize| flag(a.touch[k] != Word::default() && a.touch[k] == b.touch[k]);
    set(L::TouchLeft, same(0));
    set(L::TouchLeft2, same(1));
    set(L::TouchRight, same(2));
    set(L::TouchRight2, same(3));

    if a.claim.mention.kind == "age" {
        if !a.owner.is_empty() && !b.owner.is_empty() {
            set(L::OwnerSame, flag(same_person(&a.owner, &b.owner)));
            set(L::OwnerClash, flag(!same_person(&a.owner, &b.owner)));
        }
        set(L::OwnerNoun, flag(a.owner_noun.is_some() && a.owner_noun == b.owner_noun));
    }
    values(&mut set, a, b);
    figures::compare(&mut set, a, b);
    set(L::NounAlone, flag(a.alone.noun && b.alone.noun && a.head == b.head));
    set(L::UnitAlone, flag(a.alone.unit && b.alone.unit && figures::unit(a) == figures::unit(b)));
    let of_event = shared(&a.alone.events, &b.alone.events).next().is_some();
    set(L::EventAlone, flag(of_event && figures::unit(a) == figures::unit(b)));
    let [left, right] = b.around.sides();
    if laid.meets(Of::LEFT, left) || laid.meets(Of::RIGHT, right) {
        set(L::InOrder, (order::common(&a.around, &b.around, idf) * ONE / top / 2).min(3000));
    }
    set(L::EraClash, flag((fa.era == Era::Old) != (fb.era == Era::Old)));
    set(L::ModalityClash, flag(clash(fa.modality) != clash(fb.modality)));
    let odd = fa.markers.0 ^ fb.markers.0;
    let telling = Markers::PART.0
        | Markers::WHOLE.0
        | Markers::STATISTIC.0
        | Markers::GENERIC.0
        | Markers::AFTERSHOCK.0
        | Markers::COMPARED.0
        | Markers::KIN.0;
    set(L::MarkerClash, flag(odd & telling != 0));
    set(L::CourtClash, flag(odd & Markers::COURT.0 != 0));
    set(L::Speech, flag(fa.markers.has(Markers::SPEECH) || fb.markers.has(Markers::SPEECH)));
    set(L::QuoteClash, flag(fa.quoted != fb.quoted));
    set(L::Position, (a.position - b.position).abs());
    set(L::LeadBoth, flag(a.position < 150 && b.position < 150));
    neighbours(&mut set, story, a, b);
}

fn clash(m: Modality) -> u8 {
    match m {
        Modality::Asserted => 0,
        Modality::Possible => 1,
        Modality::Planned => 2,
        Modality::Denied => 3,
    }
}

/// One of the other's names is enough; a surname shared with another given name is not.
pub(super) fn same_person(a: &[u32], b: &[u32]) -> bool {
    let common = shared(a, b).count();
    common > 0 && (a.len() == 1 || b.len() == 1 || common >= 2)
}

const fn flag(yes: bool) -> i32 {
    if yes { ONE } else { 0 }
}

fn values(set: &mut impl FnMut(Level, i32), a: &Item<'_>, b: &Item<'_>) {
    use Level as L;
    // In the order of the kinds.
    const IS: [L; KINDS.len()] = [
        L::IsDate,
        L::IsTime,
        L::IsAge,
        L::IsCount,
        L::IsMoney,
        L::IsPercent,
        L::IsDuration,
        L::IsMeasure,
        L::IsOrdinal,
    ];
    set(IS[a.kind as usize], ONE);
    match (&a.claim.value, &b.claim.value) {
        (Value::Amount(x), Value::Amount(y)) => {
            set(L::GrainSame, flag(x.unit.name == y.unit.name));
            set(L::SoftBound, flag(x.bound != Bound::Exact || y.bound != Bound::Exact));
            if let (Some(p), Some(q)) = (a.size, b.size) {
                set(L::RatioFar, ((p - q).abs() - ONE).clamp(0, 4000));
            }
        }
        (Value::Moment(x), Value::Moment(y)) => {
            set(L::GrainSame, flag(x.grain == y.grain));
            set(L::SoftBound, flag(x.bound != Bound::Exact || y.bound != Bound::Exact));
            let named = |m: &Moment| m.month.known().is_some() && m.day.known().is_some();
            set(L::DayNamed, flag(named(x) && named(y)));
            set(L::FormMixed, flag(named(x) != named(y)));
            set(L::WeekdayBoth, flag(x.anchor == Anchor::Published && y.anchor == Anchor::Published));
            set(L::Coarse, flag(x.grain < Grain::Week && y.grain < Grain::Week));
            if let (Some(p), Some(q)) = (x.days, y.days) {
                let apart = (p.0.max(q.0) - p.1.min(q.1)).max(0).unsigned_abs();
                set(L::YearFar, ln_ratio(u64::from(apart) + 365, 365).min(4000));
                set(L::DaysNear, flag(apart <= 3));
            } else if let (Some((m, d)), Some((n, e))) = (month_day(x), month_day(y)) {
                // A year that one of them leaves out: by month and day alone.
                let number = |month: u8, day: u8| i32::from(month) * 31 + i32::from(day);
                set(L::DaysNear, flag((number(m, d) - number(n, e)).abs() <= 3));
            }
        }
        _ => {}
    }
}

/// Month and day, where the source names both.
fn month_day(moment: &Moment) -> Option<(u8, u8)> {
    Some((moment.month.known()?, moment.day.known()?))
}

/// A sentence with more values is a table, whose other values say nothing of one.
pub(super) const CROWDED: usize = 60;

/// What the other values of the two sentences say.
fn neighbours(set: &mut impl FnMut(Level, i32), story: &Story<'_>, a: &Item<'_>, b: &Item<'_>) {
    if story.beside(a).len() == 1 && story.beside(b).len() == 1 {
        return;
    }
    let others = |of: &Item<'_>| {
        let index = of.index;
        story.beside(of).iter().filter(move |i| i.index != index)
    };
    let said = |i: &Item<'_>| i.claim.frame.markers.has(Markers::SPEECH);
    let (mut figure, mut other_figure, mut day, mut other_day) = (false, false, false, false);
    // Each pair of two tables of figures would look at all others.
    let crowded = story.beside(a).len().max(story.beside(b).len()) > CROWDED;
    for x in others(a).filter(|_| !crowded) {
        for y in others(b) {
            if x.kind != y.kind {
                continue;
            }
            match (&x.claim.value, &y.claim.value) {
                (Value::Amount(p), Value::Amount(q)) => {
                    let one_unit = p.unit.dimension == q.unit.dimension;
                    figure |= p.low == q.low && one_unit;
                    other_figure |=
                        x.claim.mention.kind == "measure" && one_unit && p.unit.name == q.unit.name && p.low != q.low;
                }
                (Value::Moment(p), Value::Moment(q)) => match (p.days, q.days) {
                    (Some(p), Some(q)) if p.0 <= q.1 && q.0 <= p.1 => day = true,
                    // `said on Friday` dates what was said.
                    (Some(_), Some(_)) => other_day |= !said(x) && !said(y),
                    _ => {}
                },
                _ => {}
            }
        }
    }
    set(Level::NumberShared, flag(figure));
    set(Level::NumberClash, flag(other_figure && !figure));
    set(Level::DateShared, flag(day));
    set(Level::DateClash, flag(other_day && !day));
    let holds = |of: &Item<'_>, value: &Item<'_>| {
        others(of).any(|i| i.kind == of.kind && story.relations.of(i, value) == Relation::Same)
    };
    let there = (holds(b, a), holds(a, b));
    set(Level::ValueThere, flag(there.0) + flag(there.1));
}
