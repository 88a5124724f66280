//! An archive to measure on: `cargo run --release --example archive -- FOLDER 10000 [--unnamed]`.
//!
//! Stories of five articles each, the same on every machine; places, people, days and figures of a story are its own, and
//! every tenth story disagrees with itself. With `--unnamed` the articles do not say which story they tell.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

/// A sequence of numbers that is the same everywhere: xorshift (Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len() as u64) as usize]
    }

    /// A name that is no word.
    fn name(&mut self) -> String {
        const HEADS: &[&str] = &["Bar", "Cal", "Dor", "El", "Fen", "Gar", "Hol", "Ist", "Jor", "Kel", "Lun", "Mar"];
        const MIDDLES: &[&str] = &["da", "le", "mi", "no", "ru", "sta", "ve", "wi", "bra", "cho"];
        const TAILS: &[&str] = &["ck", "dal", "ford", "holm", "lin", "mere", "ning", "rd", "son", "th", "ver", "wick"];
        format!("{}{}{}", self.pick(HEADS), self.pick(MIDDLES), self.pick(TAILS))
    }
}

/// What all articles of a story know.
struct Story {
    number: u64,
    event: (&'static str, &'static str, &'static str),
    place: String,
    town: String,
    person: String,
    witness: String,
    day: u64,
    month: &'static str,
    hurt: u64,
    age: u64,
    cost: u64,
    crews: u64,
}

const MONTHS: &[&str] = &["January", "March", "May", "June", "August", "October"];
const EVENTS: &[(&str, &str, &str)] = &[
    ("fire", "broke out", "firefighters"),
    ("explosion", "happened", "rescuers"),
    ("flood", "struck", "volunteers"),
    ("crash", "happened", "paramedics"),
    ("landslide", "struck", "soldiers"),
];
const PAPERS: [&str; 5] = ["The Argus", "The Courier", "The Herald", "The Post", "The Tribune"];
const BUILDINGS: &[&str] = &["paper mill", "station", "harbour", "bakery", "hospital", "school", "warehouse", "bridge"];

impl Story {
    fn new(number: u64) -> Self {
        let mut dice = Dice::new(number);
        let event = EVENTS[dice.below(EVENTS.len() as u64) as usize];
        let town = dice.name();
        Self {
            number,
            event,
            place: format!("{} {}", dice.name(), dice.pick(BUILDINGS)),
            person: format!("{} {}", dice.pick(&["Anna", "Jonas", "Petra", "Henrik", "Maria", "Oskar"]), dice.name()),
            witness: format!("{} {}", dice.pick(&["Clara", "David", "Ingrid", "Thomas", "Sofia"]), dice.name()),
            town,
            day: dice.below(27) + 1,
            month: dice.pick(MONTHS),
            hurt: dice.below(60) + 12,
            age: dice.below(60) + 20,
            cost: dice.below(80) + 2,
            crews: dice.below(30) + 4,
        }
    }

    fn article(&self, voice: u64, named: bool) -> String {
        let mut dice = Dice::new(self.number * 5 + voice + 1_000_003);
        let Self { place, town, person, witness, month, cost, crews, .. } = self;
        let (event, verb, helpers) = self.event;
        // The last article of every tenth story has another day and another age.
        let off = u64::from(voice == 4 && self.number.is_multiple_of(10));
        let (day, age, hurt) = (self.day + off, self.age + 2 * off, self.hurt);
        let mut out = format!("---\nsource: {}\npublished: 2024-11-0{}\n", PAPERS[voice as usize], voice + 1);
        if named {
            let _ = writeln!(out, "story: s{}", self.number);
        }
        let mut paragraphs = vec![
            format!("The {event} at the {place} in {town} {verb} on {day} {month} 2024, the police said."),
            format!("{hurt} people were hurt in the {event} at the {place}, the hospital in {town} said."),
            format!("The manager of the {place}, {person}, {age}, was among the last to leave."),
            format!("The {event} caused damage of £{cost} million at the {place}, the insurers said."),
            format!("{crews} {helpers} from {town} worked through the night, and {} more came at dawn.", crews / 2 + 1),
            format!("“We were told of the danger at the {place} long before that night,” {witness} said."),
            format!("The mayor of {town} thanked the {helpers}, and asked for {} more beds.", hurt / 3 + 2),
            format!("Trains to {town} were {} minutes late, and the road past the {place} stayed shut.", crews * 3),
            format!("{witness}, who lives beside the {place}, saw smoke over {town} at {}pm.", cost % 11 + 1),
            format!("An inquiry into the {event} will be led by a judge, the council of {town} said."),
            "The weather had been dry for weeks, and the wind came from the west.".to_owned(),
            "Nobody could say when work would begin again; some had been there for 20 years.".to_owned(),
            format!("The last inspection of the {place} was in {} and found nothing amiss.", 2010 + cost % 12),
            "Neighbours brought blankets, tea and bread, and the church stayed open until morning.".to_owned(),
        ];
        // The news first; the rest in an order of its own, and not all of it.
        for k in (2..paragraphs.len()).rev() {
            let other = 1 + dice.below(k as u64) as usize;
            paragraphs.swap(k, other);
        }
        let _ = write!(out, "---\n\n{}\n", paragraphs[..12].join("\n\n"));
        out
    }
}

fn main() -> std::io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (Some(folder), Some(count)) = (args.first(), args.get(1).and_then(|n| n.parse::<u64>().ok())) else {
        eprintln!("archive FOLDER COUNT [--unnamed]");
        process::exit(2);
    };
    let named = args.get(2).is_none_or(|a| a != "--unnamed");
    let folder = Path::new(folder);
    for k in 0..count {
        let story = Story::new(k / 5);
        // A hundred stories to a folder.
        let place = folder.join("articles").join(format!("{:03}", story.number / 100));
        fs::create_dir_all(&place)?;
        fs::write(place.join(format!("{:05}-{}.md", story.number, k % 5)), story.article(k % 5, named))?;
    }
    fs::write(folder.join("facts.toml"), "articles = [\"articles/**/*.md\"]\n")
}
