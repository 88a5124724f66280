use super::{Sketch, given, name, sketch, sort};
use crate::kind::testing::article;
use crate::model::{Grouping, Source, StoriesBy};

/// Two earthquakes in one country, last year's and this year's strike at one harbour, a match, and a notice that goes
/// with nothing.
const ARTICLES: &[(&str, &str, &str)] = &[
    (
        "quake-a1",
        "2021-03-02",
        "A quake of magnitude 5.6 shook the island of Torvo on Tuesday at 9:27 a.m. Five people were hurt in Dargan, governor Ilse Brandt said. The quake cracked the harbour wall of Dargan.",
    ),
    (
        "quake-a2",
        "2021-03-02",
        "Five people were injured when an earthquake of magnitude 5.6 hit Dargan on Torvo at 9:27 a.m. Governor Ilse Brandt spoke of luck. The harbour wall has cracks.",
    ),
    (
        "quake-a3",
        "2021-03-03",
        "Torvo counts the damage after Tuesday's quake: five hurt, said Ilse Brandt, and a harbour wall in Dargan that must be built anew. The magnitude was 5.6.",
    ),
    (
        "quake-b1",
        "2021-04-18",
        "A quake of magnitude 6.1 killed ten people in the hills of Senn on Sunday. Rescuers dug in Upper Marl until night, said mayor Pavel Ruda. The quake struck at 2:09 p.m.",
    ),
    (
        "quake-b2",
        "2021-04-18",
        "Ten dead in Senn: the earthquake of magnitude 6.1 buried a school in Upper Marl at 2:09 p.m. Mayor Pavel Ruda asked for tents.",
    ),
    (
        "quake-b3",
        "2021-04-19",
        "Tents reached Upper Marl on Monday, a day after a quake of magnitude 6.1 killed ten people in Senn. Pavel Ruda thanked the rescuers.",
    ),
    (
        "strike-20a",
        "2020-06-08",
        "Dockers in Halm walked out on Monday. Their union wants 4.5 per cent more, said its leader Greta Olin; the port company Nordkai offers 2.1. Forty ships wait.",
    ),
    (
        "strike-20b",
        "2020-06-09",
        "The strike in Halm enters its second day. Nordkai offers 2.1 per cent, Greta Olin asks for 4.5. Forty ships lie before the port.",
    ),
    (
        "strike-21a",
        "2021-06-14",
        "A year on, dockers in Halm have stopped work again. Tomas Wirt, who leads the union now, wants 36 hours a week; Nordkai calls that mad. Nineteen ships wait.",
    ),
    (
        "strike-21b",
        "2021-06-15",
        "Nineteen ships wait before Halm, where dockers strike for 36 hours a week. Nordkai will not talk, Tomas Wirt said on Tuesday.",
    ),
    (
        "match-1",
        "2021-05-09",
        "Fjell beat Ostrand 3-1 in the cup final on Sunday before 18,400 people. Jonas Aker scored twice and Rune Dahl once.",
    ),
    (
        "match-2",
        "2021-05-10",
        "Jonas Aker's two goals won Fjell the cup against Ostrand. Rune Dahl made it 3-1 before a crowd of 18,400.",
    ),
    ("notice", "2021-05-11", "The library in Kell will be shut on Wednesdays while its roof is mended."),
];

fn sketches(order: &[usize]) -> (Vec<Source>, Vec<Sketch>) {
    let read = |k: &usize| {
        let (path, published, text) = ARTICLES[*k];
        let mut article = article(text, published);
        article.source.path = format!("{path}.txt");
        let sketch = sketch(&article.source, &article.document, article.source.published);
        (article.source, sketch)
    };
    order.iter().map(read).unzip()
}

/// The stories by the names of their articles, sorted.
fn sorted(order: &[usize], window: u32) -> Vec<Vec<String>> {
    let (sources, sketches) = sketches(order);
    let refs: Vec<&Source> = sources.iter().collect();
    let path = |k: &u32| sources[*k as usize].path.trim_end_matches(".txt").to_owned();
    let mut stories: Vec<Vec<String>> = sort(&refs, sketches, window)
        .iter()
        .map(|story| {
            let mut paths: Vec<String> = story.iter().map(path).collect();
            paths.sort();
            paths
        })
        .collect();
    stories.sort();
    stories
}

#[test]
fn like_events_do_not_fall_together() {
    let order: Vec<usize> = (0..ARTICLES.len()).collect();
    let want = [
        vec!["match-1", "match-2"],
        vec!["quake-a1", "quake-a2", "quake-a3"],
        vec!["quake-b1", "quake-b2", "quake-b3"],
        vec!["strike-20a", "strike-20b"],
        vec!["strike-21a", "strike-21b"],
    ];
    assert_eq!(sorted(&order, Grouping::WINDOW), want, "the notice belongs to none");
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let forth: Vec<usize> = (0..ARTICLES.len()).collect();
    let back: Vec<usize> = forth.iter().rev().copied().collect();
    let mixed: Vec<usize> = forth.iter().map(|k| k * 5 % ARTICLES.len()).collect();
    let want = sorted(&forth, Grouping::WINDOW);
    assert_eq!(sorted(&back, Grouping::WINDOW), want);
    assert_eq!(sorted(&mixed, Grouping::WINDOW), want);
}

#[test]
fn the_users_grouping_comes_first() {
    let source = |path: &str, story: Option<&str>| Source {
        path: path.to_owned(),
        story: story.map(str::to_owned),
        ..Source::default()
    };
    let sources = [
        source("a/1.txt", Some("ferry")),
        source("a/2.txt", None),
        source("b/1.txt", Some("ferry")),
        source("b/2.txt", None),
    ];
    let groups = |by| -> Vec<(Option<String>, Vec<u32>)> {
        given(&sources, &Grouping { by, ..Grouping::default() }).into_iter().map(|g| (g.name, g.articles)).collect()
    };
    let ferry = || Some("ferry".to_owned());
    assert_eq!(groups(StoriesBy::Auto), [(ferry(), vec![0, 2]), (None, vec![1, 3])]);
    assert_eq!(groups(StoriesBy::FrontMatter), [(ferry(), vec![0, 2]), (None, vec![1]), (None, vec![3])]);
    assert_eq!(groups(StoriesBy::Folder), [(Some("a".to_owned()), vec![0, 1]), (Some("b".to_owned()), vec![2, 3])]);
    assert_eq!(groups(StoriesBy::None), [(None, vec![0, 1, 2, 3])]);
}

#[test]
fn more_than_a_desk_gathers_is_sorted() {
    let mixed = |count: usize, by| {
        let sources = vec![Source::default(); count];
        given(&sources, &Grouping { by, ..Grouping::default() })[0].mixed
    };
    assert!(!mixed(16, StoriesBy::Auto) && mixed(17, StoriesBy::Auto) && !mixed(17, StoriesBy::None));
}

#[test]
fn a_name_stays_while_later_articles_join() {
    let (sources, _) = sketches(&[0, 1, 2]);
    assert_eq!(name(&[&sources[0], &sources[1]]), name(&[&sources[2], &sources[1], &sources[0]]));
    assert_ne!(name(&[&sources[0], &sources[1]]), name(&[&sources[1], &sources[2]]));
}
