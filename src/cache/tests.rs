use std::borrow::Cow;

use jiff::civil::date;

use super::{Cache, Key, Told, ToldArticle, Unfit, keys};
use crate::model::{
    Acceptance, Block, Camp, Counted, DateOrigin, Edit, Evidence, Finding, Reason, Settings, Silence, Source, Span,
    Tally, Verdict, WatchedFact, Word, Zone,
};

const RULES: Key = [7; 16];

fn packed(entries: &[(Key, &[u8])]) -> Vec<u8> {
    let cache = Cache::new(RULES);
    for (key, bytes) in entries {
        cache.put(*key, bytes.to_vec());
    }
    cache.pack(false).expect("entries")
}

fn opened(bytes: &[u8]) -> Cache {
    let mut cache = Cache::new(RULES);
    cache.add(bytes.to_vec()).expect("a pack");
    cache
}

#[test]
fn gives_back_what_was_put() {
    let bytes = packed(&[([2; 16], b"two"), ([1; 16], b"one"), ([3; 16], b"")]);
    assert_eq!(bytes, packed(&[([3; 16], b""), ([1; 16], b"one"), ([2; 16], b"two"), ([2; 16], b"two")]));
    let cache = opened(&bytes);
    assert_eq!(cache.get(&[1; 16]), Some(&b"one"[..]));
    assert_eq!(cache.get(&[3; 16]), Some(&b""[..]));
    assert_eq!(cache.get(&[4; 16]), None);
    assert_eq!(cache.pack(false), None);
    // Put together, what nobody asked for is left behind.
    let whole = opened(&cache.pack(true).expect("two entries"));
    assert_eq!(whole.get(&[1; 16]), Some(&b"one"[..]));
    assert_eq!(whole.get(&[2; 16]), None);
    assert_eq!(Cache::new(RULES).pack(true), None);
}

#[test]
fn what_is_damaged_is_known_as_that() {
    let bytes = packed(&[([1; 16], b"one"), ([2; 16], b"two")]);
    for end in 0..bytes.len() {
        assert_eq!(Cache::new(RULES).add(bytes[..end].to_vec()), Err(Unfit::Damaged), "{end}");
    }
    for at in 0..bytes.len() {
        let mut other = bytes.clone();
        other[at] ^= 1;
        let mut cache = Cache::new(RULES);
        match cache.add(other) {
            Err(Unfit::OtherBuild) => assert!((16..32).contains(&at), "{at}"),
            Err(Unfit::Damaged) => {}
            Ok(()) => {
                let found = [cache.get(&[1; 16]), cache.get(&[2; 16])];
                assert!(found.contains(&None) && cache.is_spoiled(), "{at}");
            }
        }
    }
    assert_eq!(Cache::new([8; 16]).add(bytes), Err(Unfit::OtherBuild));
}

fn told() -> Told {
    let evidence = |source, value: &str| Evidence {
        source,
        span: Span::new(300, 312),
        sentence: Span::new(290, 400),
        value: value.to_owned(),
        told: "5 September".to_owned(),
        speaker: (source == 1).then(|| "Émile".to_owned()),
    };
    let finding = Finding {
        id: "3f2a9c01be77".to_owned(),
        subjects: vec![Word(u64::MAX), Word(1)],
        known_as: vec!["3f2a9c01be77".to_owned(), "a".to_owned()],
        fact: Some("date".to_owned()),
        about: "date of: shot".to_owned(),
        kind: "date",
        verdict: Verdict::Update,
        confidence: 871,
        claims: vec![evidence(0, "2022-09-05"), evidence(1, "2022-09-06")],
        camps: vec![Camp { value: "5 September".to_owned(), claims: vec![0, 1], sources: 2, voices: 1 }],
        reasons: vec![
            Reason { name: "same-name", detail: Cow::Borrowed("Kaba"), weight: -120 },
            Reason { name: "same-noun", detail: Cow::Borrowed(""), weight: 7 },
        ],
        edits: vec![Edit::Keep("a".to_owned()), Edit::Delete("b".to_owned()), Edit::Insert("c".to_owned())],
        note: Some("two speakers".to_owned()),
        accepted: None,
        fails: true,
        brought_by: vec![1],
        old: false,
    };
    let article = |published| ToldArticle { claims: 300, kept: true, published };
    Told {
        articles: vec![
            article((Some(date(2022, 9, 5)), DateOrigin::Text)),
            article((Some(date(-44, 3, 15)), DateOrigin::Url)),
            ToldArticle::default(),
        ],
        findings: vec![finding.clone(), Finding { verdict: Verdict::Agree, edits: Vec::new(), note: None, ..finding }],
        unlisted: Tally::default(),
    }
}

#[test]
fn a_story_is_told_as_it_was() {
    let told = told();
    let bytes = Told::write(&told.articles, &told.findings, |source| source);
    assert_eq!(Told::read(&bytes, Verdict::Agree).as_ref(), Some(&told));
    for end in 0..bytes.len() {
        assert_eq!(Told::read(&bytes[..end], Verdict::Agree), None, "{end}");
    }
    assert_eq!(Told::read(&[&bytes[..], &[0]].concat(), Verdict::Agree), None);
    // What nobody asked for is counted, whether it is read or not.
    for mildest in [Verdict::Update, Verdict::Possible, Verdict::Loose] {
        let less = Told::read(&bytes, mildest).expect("a record");
        assert_eq!((&less.articles, &less.findings[..]), (&told.articles, &told.findings[..1]));
        assert_eq!(less.unlisted.of(Verdict::Agree), Counted { facts: 1, shared: 1, alone: 0 });
    }
}

#[test]
fn an_article_goes_by_all_that_is_known_of_it() {
    let words = |text: &str| Some(text.to_owned());
    let base = Source { text: "Ten people were hurt.".to_owned(), body: Span::new(0, 21), ..Source::default() };
    let silence = |line| Silence { line, kinds: vec!["date"], reason: "Corrected.".to_owned(), ..Silence::default() };
    let block = |zone| Block { span: Span::new(0, 21), zone, quoted: false };
    let others = [
        Source { text: "Six people were hurt.".to_owned(), ..base.clone() },
        Source { body: Span::new(4, 21), ..base.clone() },
        Source { record: words("a"), ..base.clone() },
        Source { title: words("a"), ..base.clone() },
        Source { publisher: words("a"), ..base.clone() },
        Source { author: words("a"), ..base.clone() },
        Source { url: words("a"), ..base.clone() },
        Source { story: words("a"), ..base.clone() },
        Source { story: words(""), ..base.clone() },
        Source { published: Some(date(2022, 9, 5)), ..base.clone() },
        Source { modified: Some(date(2022, 9, 5)), ..base.clone() },
        Source { date_origin: DateOrigin::Config, ..base.clone() },
        Source { markdown: true, ..base.clone() },
        Source { blocks: vec![block(None)], ..base.clone() },
        Source { blocks: vec![block(Some(Zone::Body))], ..base.clone() },
        Source { silenced: vec![silence(1)], ..base.clone() },
        Source { silenced: vec![silence(2)], ..base.clone() },
    ];
    let mut seen: Vec<Key> = others.iter().chain([&base]).map(keys::article).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), others.len() + 1);
    let elsewhere = Source { path: "b.txt".to_owned(), changed: true, ..base.clone() };
    assert_eq!(keys::article(&elsewhere), keys::article(&base));
}

#[test]
fn a_story_goes_by_its_articles_and_by_what_the_desk_says_of_facts() {
    let (a, b): (Key, Key) = ([1; 16], [2; 16]);
    let plain = keys::settings(&Settings::default());
    let story = |settings: &Key, articles: &[(&Key, &str)]| keys::story(settings, articles.iter().copied());
    let base = story(&plain, &[(&a, "a"), (&b, "b")]);
    assert_eq!(base, story(&plain, &[(&a, "a"), (&b, "b")]));
    for other in [&[(&b, "b"), (&a, "a")][..], &[(&a, "a")], &[(&a, "b"), (&b, "a")], &[(&a, "a"), (&a, "b")]] {
        assert_ne!(base, story(&plain, other));
    }
    let watched = Settings { facts: vec![WatchedFact::default()], ..Settings::default() };
    let surer = Settings { min_confidence: 900, ..Settings::default() };
    let aliases = Settings { aliases: vec![vec!["A".to_owned(), "B".to_owned()]], ..Settings::default() };
    for other in [watched, surer, aliases] {
        assert_ne!(plain, keys::settings(&other));
    }
    // What is accepted is settled when all stories are known.
    let accepted =
        Settings { accepted: vec![Acceptance::default()], today: Some(date(2023, 1, 1)), ..Settings::default() };
    assert_eq!(plain, keys::settings(&accepted));
}
