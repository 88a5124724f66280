//! What is sorted again comes out as if it had been sorted at once.

use std::collections::BTreeMap;

use super::sketch::{Key as MarkKey, Mark, Sketch};
use super::sorted::{Sorted, whole};
use super::{Earlier, Key, again, sort, sort_again};
use crate::model::Source;

/// A sequence of numbers that is the same everywhere: `SplitMix64` (Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ (x >> 31)) % n
    }
}

/// An article of an archive: what it says, which decides what it goes by.
type Archive = BTreeMap<String, Sketch>;

const WINDOW: u32 = 10;

/// The words of a story, of its kind of event, and of all news, and some of nobody else.
fn article(dice: &mut Dice, story: u64) -> Sketch {
    let mut marks: BTreeMap<MarkKey, u16> = BTreeMap::new();
    let mut say = |dice: &mut Dice, list: u64, of: u64, times: u64| {
        for _ in 0..times {
            let word = list << 32 | dice.below(of);
            let key = MarkKey((word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32);
            *marks.entry(key).or_default() += 1;
        }
    };
    say(dice, 1_000 + story, 14, 9);
    say(dice, 100 + story % 3, 24, 14);
    say(dice, 1, 300, 15);
    let own = dice.below(1 << 40);
    say(dice, 5_000 + own, 20, 6);
    let day = (dice.below(5) > 0).then(|| (story * 5 % 60 + dice.below(14)) as i32);
    Sketch { marks: marks.into_iter().map(|(key, weight)| Mark { key, weight, leads: false }).collect(), day }
}

fn key(sketch: &Sketch) -> Key {
    let mut hash = 0xcbf2_9ce4_8422_2325_u128;
    for mark in &sketch.marks {
        hash =
            (hash ^ u128::from(mark.key.0) ^ u128::from(mark.weight) << 40).wrapping_mul(0x0100_0000_01b3 << 64 | 0x3b);
    }
    (hash ^ sketch.day.map_or(0, |d| d as u128 + 7)).to_le_bytes()
}

fn path(dice: &mut Dice) -> String {
    format!("{:03}.txt", dice.below(700))
}

/// A few articles come, go, change or get another name.
fn edit(dice: &mut Dice, archive: &mut Archive) {
    for _ in 0..=dice.below(3) {
        let any = archive.keys().nth(dice.below(archive.len() as u64) as usize).cloned().expect("an article");
        let story = dice.below(70);
        match dice.below(5) {
            0 => {
                archive.insert(path(dice), article(dice, story));
            }
            1 => {
                archive.remove(&any);
            }
            2 => {
                archive.insert(any, article(dice, story));
            }
            3 => {
                let sketch = archive.remove(&any).expect("an article");
                archive.insert(path(dice), sketch);
            }
            _ => {
                // Another word.
                let sketch = archive.get_mut(&any).expect("an article");
                let other = article(dice, story).marks;
                let at = dice.below(sketch.marks.len() as u64) as usize;
                sketch.marks[at] = other[at % other.len()];
                sketch.marks.sort_unstable();
                sketch.marks.dedup_by_key(|m| m.key);
            }
        }
    }
}

fn sources(archive: &Archive) -> Vec<Source> {
    archive.keys().map(|path| Source { path: path.clone(), ..Source::default() }).collect()
}

#[test]
fn what_changed_is_sorted_as_if_all_were() {
    let (mut again_taken, mut stories, mut full) = (0, 0, 0);
    for seed in 0..4 {
        let dice = &mut Dice(seed);
        let mut archive = Archive::new();
        while archive.len() < 420 {
            let story = dice.below(70);
            archive.insert(path(dice), article(dice, story));
        }
        let mut known: BTreeMap<Key, Sketch> = BTreeMap::new();
        let mut before: Option<Vec<u8>> = None;
        for turn in 0..25 {
            known.extend(archive.values().map(|s| (key(s), s.clone())));
            let sources = sources(&archive);
            let sources: Vec<&Source> = sources.iter().collect();
            let keys: Vec<Key> = archive.values().map(key).collect();
            let sketches: Vec<Sketch> = archive.values().cloned().collect();
            let plain = sort(&sources, sketches.clone(), WINDOW);
            let sketch = |key: &Key| known.get(key).cloned();
            let earlier = before.as_ref().map(|record| Earlier { record, sketch: &sketch });
            let (found, record) = sort_again(&sources, &keys, sketches.clone(), WINDOW, earlier.as_ref());
            assert_eq!(found, plain, "{seed}, {turn}");
            stories += found.len();
            if let Some(record) = &before {
                // All of what is left for the next run, too.
                // What the record keeps of how far articles looked may be less sharp.
                let articles: Vec<(&str, Key)> =
                    sources.iter().map(|s| s.path.as_str()).zip(keys.iter().copied()).collect();
                let old = Sorted::read(record, WINDOW).expect("a record");
                if let Some(now) = again::sorted(old, &articles, &sketches, WINDOW, &sketch, 1) {
                    again_taken += 1;
                    let all = whole(sketches, WINDOW);
                    assert_eq!(now.sorted.edges, all.edges, "{seed}, {turn}");
                    assert_eq!(now.sorted.clusters, all.clusters, "{seed}, {turn}");
                    full += all.reach.iter().filter(|r| r.left > 0).count();
                    assert_eq!(now.sorted.counts, all.counts, "{seed}, {turn}");
                }
            }
            before = record.or(before);
            edit(dice, &mut archive);
        }
    }
    assert!(again_taken > 40, "{again_taken}");
    assert!(full > again_taken * 20, "articles that cannot look at all that they meet: {full}");
    assert!(stories > 700, "{stories}");
}

#[test]
fn a_record_that_is_none_is_not_taken() {
    let dice = &mut Dice(1);
    let archive: Archive = (0..60).map(|k| (format!("{k:03}"), article(dice, k / 3))).collect();
    let (sources, keys) = (sources(&archive), archive.values().map(key).collect::<Vec<_>>());
    let sources: Vec<&Source> = sources.iter().collect();
    let sketches: Vec<Sketch> = archive.values().cloned().collect();
    let record = sort_again(&sources, &keys, sketches, WINDOW, None).1.expect("a record");
    assert!(Sorted::read(&record, WINDOW).is_some());
    assert!(Sorted::read(&record, WINDOW + 1).is_none(), "another window");
    for end in (0..record.len()).step_by(997).chain([record.len() - 1]) {
        assert!(Sorted::read(&record[..end], WINDOW).is_none(), "{end}");
    }
}
