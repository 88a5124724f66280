//! An archive of made-up news, the same on every machine for the same seed.
//!
//! The shapes are those of real archives: stories of one to twelve articles, many of one article only; like events side by
//! side (another fire, another quake) with other names, places, days and figures; a value in ten told otherwise by one paper.
//! Articles are some 2 KB long. The text is written here; names and filler words come from the lexicon's lists.

use std::fs;
use std::path::Path;

/// A sequence of numbers that is the same everywhere: `SplitMix64` (Steele, Lea, Flood 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) % n as u64) as usize
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// The facts of one kind of event, each in several wordings. `{…}` is filled from the event: `{A}` to `{D}` people by their
/// full names, `{a}` to `{d}` by their surnames, `{P}` and `{Q}` places, `{O}` a body, `{n1}` to `{n6}` figures, `{day}` a
/// weekday, `{date}` a date, `{age}` an age, `{time}` a time, `{money}` a sum.
struct Event {
    headline: &'static [&'static str],
    facts: &'static [&'static [&'static str]],
}

static EVENTS: &[Event] = &[
    Event {
        headline: &["Fire guts {O} warehouse in {P}", "{P}: blaze destroys warehouse of {O}"],
        facts: &[
            &[
                "A fire tore through a warehouse of {O} in {P} on {day}, and {n1} workers had to be led out.",
                "Some {n1} people were brought to safety on {day} when a warehouse of {O} in {P} burned down.",
            ],
            &[
                "The alarm was raised at {time} by {A}, {age}, a guard at the gate.",
                "{A}, a {age}-year-old guard, saw the smoke at {time} and called the brigade.",
            ],
            &[
                "{n2} firefighters from {Q} and the towns around it fought the flames for {n3} hours.",
                "It took {n2} firefighters {n3} hours to put the fire out, the brigade of {Q} said.",
            ],
            &[
                "{B}, who leads the brigade, said: “We have not seen a fire of this size in {P} for {n4} years.”",
                "“We have not seen a fire of this size in {P} for {n4} years,” said the head of the brigade, {B}.",
            ],
            &[
                "{O} put the damage at {money} and said nobody would lose their job.",
                "The damage comes to {money}, according to {O}.",
            ],
            &[
                "{n5} people were treated for smoke, two of them in the hospital of {Q}.",
                "Doctors treated {n5} people who had breathed smoke.",
            ],
            &["Investigators believe that a faulty cable started it, {C} of the county's office said."],
            &["The hall, built in {year}, held paper and furniture on {n6} square metres."],
        ],
    },
    Event {
        headline: &["Quake shakes {P}", "Earthquake near {P}: {n1} hurt"],
        facts: &[
            &[
                "An earthquake of magnitude {mag} struck near {P} at {time} on {day} and injured {n1} people.",
                "At least {n1} people were hurt when a quake with a magnitude of {mag} hit {P} on {day}.",
            ],
            &[
                "Its centre lay {n2} kilometres south of {Q}, at a depth of {n3} kilometres, said {O}.",
                "{O} located the epicentre {n2} kilometres south of {Q}, {n3} kilometres down.",
            ],
            &[
                "{n4} houses collapsed, among them the school of {Q}, where nobody was at the time.",
                "In {Q} and around it {n4} houses fell down.",
            ],
            &[
                "The mayor, {A}, said: “The whole street moved as if it were a boat on the {P} lake.”",
                "“The whole street moved as if it were a boat on the {P} lake,” mayor {A} said.",
            ],
            &["{B}, {age}, ran from her shop with {n5} customers.", "{B}, who is {age}, fled her shop."],
            &["The last strong quake in {P}, in {year}, killed {n6} people."],
            &["{C} of {O} expects weaker shocks until {date}."],
        ],
    },
    Event {
        headline: &["{A} goes on trial in {P}", "{P} court hears case against {a}"],
        facts: &[
            &[
                "{A}, {age}, appeared before the court in {P} on {day}, charged with the theft of {money} from {O}.",
                "The trial of {A}, a {age}-year-old accountant, opened in {P} on {day}; he is accused of taking {money} from {O}.",
            ],
            &[
                "Prosecutors say that he moved the money in {n1} transfers between {year} and {date}.",
                "There were {n1} transfers, the last of them on {date}, the prosecution says.",
            ],
            &[
                "The judge, {B}, has set down {n2} days for the case and will hear {n3} witnesses.",
                "{n3} witnesses are to be heard on {n2} days before judge {B}.",
            ],
            &[
                "His lawyer, {C}, told the court: “My client did what his superiors at {O} had asked him to do.”",
                "“My client did what his superiors at {O} had asked him to do,” {C}, for the defence, told the court.",
            ],
            &["{a} was arrested in {Q} on {date}.", "He had been arrested in {Q} on {date}."],
            &["He could be sent to prison for up to {n4} years."],
            &["{D} of {O} said that the company had lost {n5} customers over the affair."],
        ],
    },
    Event {
        headline: &["{O} to close plant in {P}", "{n1} jobs to go at {O}"],
        facts: &[
            &[
                "{O} will close its plant in {P} and cut {n1} jobs, the company said on {day}.",
                "{n1} people will lose their work when {O} shuts its plant in {P}, it was announced on {day}.",
            ],
            &[
                "The site, opened in {year}, made {n2} engines a day.",
                "{n2} engines a day were made at the site, which opened in {year}.",
            ],
            &[
                "Sales fell by {pct} per cent to {money} in the last quarter.",
                "In the last quarter sales came to {money}, {pct} per cent less than a year before.",
            ],
            &[
                "{A}, the chief executive, said: “There was no way to keep {P} open without putting {Q} at risk.”",
                "“There was no way to keep {P} open without putting {Q} at risk,” said chief executive {A}.",
            ],
            &[
                "The union's leader, {B}, called a strike for {date}.",
                "A strike is to begin on {date}, said {B} for the union.",
            ],
            &["{C}, {age}, has worked there for {n3} years.", "{C}, who is {age}, has been with {O} for {n3} years."],
            &["Shares in {O} rose by {n4} cents."],
            &["The plant in {Q}, with {n5} workers, is to stay."],
        ],
    },
    Event {
        headline: &["Coach crash near {P} kills {n6}", "{n6} die as coach leaves road near {P}"],
        facts: &[
            &[
                "{n6} people died and {n1} were injured when a coach left the road near {P} on {day}.",
                "A coach with {n2} passengers came off the road near {P} on {day}; {n6} of them were killed and {n1} injured.",
            ],
            &[
                "It was on its way to {Q} and belonged to {O}, police said.",
                "The coach, of the company {O}, was bound for {Q}, according to the police.",
            ],
            &[
                "The driver, {A}, {age}, is in hospital with a broken arm.",
                "Its driver, the {age}-year-old {A}, broke an arm.",
            ],
            &[
                "{B} of the police said: “It had rained for hours, and the bend at {P} is known to us.”",
                "“It had rained for hours, and the bend at {P} is known to us,” police spokeswoman {B} said.",
            ],
            &["The accident happened at {time}.", "Police were called at {time}."],
            &["{C}, who lives {n3} metres from the spot, heard the crash."],
            &["In {year} a lorry had gone off the road at the same place; {n4} people were hurt then."],
            &["The road was closed for {n5} hours."],
        ],
    },
    Event {
        headline: &["{A} wins {P} prize", "Prize of {P} for {a}"],
        facts: &[
            &[
                "The novelist {A}, {age}, has won the {P} prize for a book about a fishing village near {Q}.",
                "{A}, who is {age}, was given the {P} prize on {day} for a novel set near {Q}.",
            ],
            &["The award comes with {money}.", "It is worth {money}."],
            &[
                "The jury under {B} had read {n1} books since {date}.",
                "{B}, who led the jury, said that it had looked at {n1} books.",
            ],
            &[
                "“I wrote it at night, in {n2} months, and never thought that anybody in {P} would read it,” {a} said.",
                "{a} said: “I wrote it at night, in {n2} months, and never thought that anybody in {P} would read it.”",
            ],
            &["{O} has sold {n3} copies of it.", "The book has sold {n3} copies, its publisher {O} said."],
            &["{C} and {D} were among the {n4} on the short list."],
            &["The prize was first given in {year}."],
        ],
    },
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const PAPERS: [&str; 14] = [
    "Morning Ledger",
    "Harbour Post",
    "County Courier",
    "Evening Lamp",
    "Valley Chronicle",
    "North Star",
    "City Bulletin",
    "Free Herald",
    "Weekly Anchor",
    "Coast Tribune",
    "Daily Beacon",
    "Plain Observer",
    "River Gazette",
    "Hill Examiner",
];
const BODIES: [&str; 8] = ["Works", "Freight", "Holdings", "Institute", "Mills", "Lines", "Press", "Survey"];

/// What archives are made from.
pub struct World {
    words: Vec<String>,
    surnames: Vec<String>,
    given: Vec<String>,
    places: Vec<String>,
}

impl World {
    pub fn open(root: &Path) -> Self {
        let list = |file: &str, least: usize| -> Vec<String> {
            let text = fs::read_to_string(root.join("src/lexicon/data").join(file)).expect("a word list");
            let plain = |l: &&str| l.len() >= least && l.bytes().all(|b| b.is_ascii_lowercase());
            text.lines().filter(plain).map(str::to_owned).collect()
        };
        Self {
            words: list("words.txt", 4),
            surnames: list("surnames.txt", 4),
            given: list("given.txt", 3),
            places: list("places.txt", 5),
        }
    }

    /// Writes so many articles under `root`, in folders of 1,000, and returns their size in bytes.
    pub fn write(&self, root: &Path, articles: usize, seed: u64) -> usize {
        let (mut written, mut bytes, mut story) = (0, 0, 0);
        while written < articles {
            for text in self.story(seed, story).into_iter().take(articles - written) {
                // Articles of a story do not lie side by side.
                let place = (written as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
                let folder = root.join(format!("{:03}", place as usize % articles.div_ceil(1_000)));
                fs::create_dir_all(&folder).expect("a folder");
                fs::write(folder.join(format!("{place:08}-{written:06}.txt")), &text).expect("an article");
                bytes += text.len();
                written += 1;
            }
            story += 1;
        }
        bytes
    }

    /// The articles of one story.
    pub fn story(&self, seed: u64, number: u64) -> Vec<String> {
        let mut dice = Dice::new(seed ^ number.wrapping_mul(0xd6e8_feb8_6659_fd93));
        let event = &EVENTS[dice.below(EVENTS.len())];
        let filling = self.filling(&mut dice);
        // One in three stories is told once; the others mostly three to eight times.
        let count = if dice.below(3) == 0 { 1 } else { 2 + dice.below(6) + dice.below(6) };
        (0..count).map(|_| self.article(event, &filling, &mut dice)).collect()
    }

    fn name(&self, dice: &mut Dice) -> (String, String) {
        let surname = capital(dice.pick::<String>(&self.surnames));
        (format!("{} {surname}", capital(dice.pick::<String>(&self.given))), surname)
    }

    /// The values of an event, by their names in the templates.
    fn filling(&self, dice: &mut Dice) -> Vec<(String, String)> {
        let mut out: Vec<(String, String)> = Vec::new();
        for (long, short) in [("A", "a"), ("B", "b"), ("C", "c"), ("D", "d")] {
            let (whole, surname) = self.name(dice);
            out.push((long.into(), whole));
            out.push((short.into(), surname));
        }
        for place in ["P", "Q"] {
            out.push((place.into(), capital(dice.pick::<String>(&self.places))));
        }
        out.push(("O".into(), format!("{} {}", capital(dice.pick::<String>(&self.surnames)), dice.pick(&BODIES))));
        for (name, most) in [("n1", 90), ("n2", 140), ("n3", 30), ("n4", 60), ("n5", 40), ("n6", 12)] {
            out.push((name.into(), (4 + dice.below(most)).to_string()));
        }
        let day = dice.below(3_650);
        out.push(("day".into(), DAYS[day % 7].into()));
        out.push(("#".into(), day.to_string()));
        out.push(("date".into(), format!("{} {}", 1 + dice.below(28), dice.pick(&MONTHS))));
        out.push(("age".into(), (19 + dice.below(60)).to_string()));
        out.push((
            "time".into(),
            format!("{}:{:02} {}.m.", 1 + dice.below(12), dice.below(60), dice.pick(&["a", "p"])),
        ));
        out.push(("money".into(), format!("${}.{} million", 1 + dice.below(80), 1 + dice.below(9))));
        out.push(("mag".into(), format!("{}.{}", 4 + dice.below(4), 1 + dice.below(9))));
        out.push(("pct".into(), (5 + dice.below(40)).to_string()));
        out.push(("year".into(), (1950 + dice.below(50)).to_string()));
        out
    }

    fn article(&self, event: &Event, filling: &[(String, String)], dice: &mut Dice) -> String {
        // Published on the day or the two after; 2010-01-04 was a Monday.
        let day: usize = filling.iter().find(|f| f.0 == "#").map_or(0, |f| f.1.parse().expect("a number"));
        let date = jiff::civil::date(2010, 1, 4)
            .checked_add(jiff::Span::new().days((day + dice.below(3)) as i64))
            .expect("a day");
        let mut body = String::new();
        for (k, wordings) in event.facts.iter().enumerate() {
            // Every article tells what happened; the rest is left out now and then.
            if k > 0 && dice.below(5) == 0 {
                continue;
            }
            let mut told = filling.to_vec();
            if dice.below(10) == 0 {
                // One paper has another figure.
                let place = told.iter().position(|f| f.0 == "n1").expect("a figure") + dice.below(6);
                told[place].1 = (5 + dice.below(90)).to_string();
            }
            body.push_str(&fill(dice.pick::<&str>(wordings), &told));
            for _ in 0..dice.below(5) {
                body.push(' ');
                body.push_str(&self.aside(dice));
            }
            body.push_str("\n\n");
        }
        let headline = fill(dice.pick::<&str>(event.headline), filling);
        let paper = dice.pick(&PAPERS);
        format!("---\ntitle: \"{headline}\"\nsource: {paper}\npublished: {date}\n---\n\n{body}")
    }

    /// A sentence that tells nothing of the event.
    fn aside(&self, dice: &mut Dice) -> String {
        let mut word = || dice.pick(&self.words).clone();
        let (a, b, c, d, e, f) = (word(), word(), word(), word(), word(), word());
        match dice.below(4) {
            0 => format!("People in the {a} spoke of the {b} and of a {c} that nobody had expected so soon."),
            1 => format!("It was the {a} that counted, a neighbour said, not the {b} or the {c} of the {d}."),
            2 => {
                format!("Those who knew the {a} had warned of {b} and {c}, and of what the {d} would make of the {e}.")
            }
            _ => format!(
                "The {a} has long been at odds with its {b}; {c}, {d} and {e} are named as reasons, and {f} too."
            ),
        }
    }
}

fn capital(word: &str) -> String {
    format!("{}{}", word[..1].to_uppercase(), &word[1..])
}

fn fill(template: &str, filling: &[(String, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 40);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, behind) = after.split_once('}').expect("a closing brace");
        out.push_str(&filling.iter().find(|f| f.0 == name).expect("a known name").1);
        rest = behind;
    }
    out.push_str(rest);
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    out
}
