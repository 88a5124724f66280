//! Time grows with the size of the input and no faster. The bounds are wide: a busy machine must not fail them.

use std::time::{Duration, Instant};

use super::support::Folder;

fn time(text: &str) -> Duration {
    let folder = Folder::new().file("a.txt", text);
    let start = Instant::now();
    let run = folder.run(&["claims", "a.txt", "--format", "jsonl", "-j", "1"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    start.elapsed()
}

#[test]
fn long_articles_and_long_lines_take_linear_time() {
    let words = "Police said 12 people were hurt in the fire on 5 September 2022, “and two died”. ";
    let lines = format!("{words}\n\n");
    for unit in [words, &lines] {
        let small = time(&unit.repeat(400)).max(Duration::from_millis(20));
        let large = time(&unit.repeat(6_400));
        assert!(large < small * 40, "16 times the text took {large:?} after {small:?}");
    }
}

/// Two articles that each give a table in one sentence: a pair of its figures must not look at all pairs of others.
#[test]
fn tables_in_a_sentence_take_no_more_than_squared_time() {
    let time = |figures: u32| {
        let table = |less: u32| {
            let cells: Vec<String> = (0..figures).map(|k| format!("{} homes", 1_000 + 7 * k - less)).collect();
            format!("The prices of the fair in Halden were {} in all.", cells.join(", "))
        };
        let folder = Folder::new().file("a.txt", table(0)).file("b.txt", table(1));
        let start = Instant::now();
        let run = folder.run(&["check", ".", "--format", "json", "-j", "1"]);
        assert!(run.status < 2, "{}", run.stderr);
        start.elapsed()
    };
    let small = time(100).max(Duration::from_millis(20));
    let large = time(400);
    assert!(large < small * 40, "4 times the figures took {large:?} after {small:?}");
}

/// An article that gives a thousand values of what a story hardly has two of must not look at all pairs of them.
#[test]
fn values_of_one_slot_take_linear_time() {
    let time = |rewards: u32| {
        let offers = (0..rewards).map(|k| format!("A reward of ${} was offered on Friday.", 1_000 + k));
        let text = offers.collect::<Vec<_>>().join("\n\n");
        let folder = Folder::new().file("a.txt", text).file("b.txt", "A reward of $500 was offered.");
        let start = Instant::now();
        let run = folder.run(&["check", ".", "--format", "json", "-j", "1"]);
        assert!(run.status < 2, "{}", run.stderr);
        start.elapsed()
    };
    let small = time(1_000).max(Duration::from_millis(20));
    let large = time(16_000);
    assert!(large < small * 60, "16 times the values took {large:?} after {small:?}");
}
