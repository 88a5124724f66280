//! Time grows with the size of the input and no faster. The bounds are wide: a busy machine must not fail them.

use std::time::{Duration, Instant};

use super::support::Folder;

/// How long a run in this folder takes.
fn time(folder: &Folder, args: &[&str]) -> Duration {
    let start = Instant::now();
    let run = folder.run(&[args, &["-j", "1"]].concat());
    assert!(run.status < 2, "{}", run.stderr);
    start.elapsed()
}

/// Input of the larger size takes at most `most` times what that of the smaller one takes.
fn bounded(make: impl Fn(usize) -> Folder, args: &[&str], (small, large): (usize, usize), most: u32) {
    let first = time(&make(small), args).max(Duration::from_millis(20));
    let second = time(&make(large), args);
    assert!(second < first * most, "{} times as much took {second:?} after {first:?}", large / small);
}

const READ: [&str; 4] = ["claims", "a.txt", "--format", "jsonl"];
const CHECK: [&str; 4] = ["check", ".", "--format", "json"];

#[test]
fn long_articles_and_long_lines_take_linear_time() {
    let words = "Police said 12 people were hurt in the fire on 5 September 2022, “and two died”. ";
    let lines = format!("{words}\n\n");
    for unit in [words, &lines] {
        bounded(|times| Folder::new().file("a.txt", unit.repeat(times)), &READ, (400, 6_400), 40);
    }
}

/// Two articles that each give a table in one sentence: a pair of its figures must not look at all pairs of others.
#[test]
fn tables_in_a_sentence_take_no_more_than_squared_time() {
    let table = |figures: usize, less: usize| {
        let cells: Vec<String> = (0..figures).map(|k| format!("{} homes", 1_000 + 7 * k - less)).collect();
        format!("The prices of the fair in Halden were {} in all.", cells.join(", "))
    };
    let two = |figures| Folder::new().file("a.txt", table(figures, 0)).file("b.txt", table(figures, 1));
    bounded(two, &CHECK, (100, 400), 40);
}

/// An article that gives a thousand values of what a story hardly has two of must not look at all pairs of them.
#[test]
fn values_of_one_slot_take_linear_time() {
    let many = |rewards: usize| {
        let offers = (0..rewards).map(|k| format!("A reward of ${} was offered on Friday.", 1_000 + k));
        let text = offers.collect::<Vec<_>>().join("\n\n");
        Folder::new().file("a.txt", text).file("b.txt", "A reward of $500 was offered.")
    };
    bounded(many, &CHECK, (1_000, 16_000), 60);
}
