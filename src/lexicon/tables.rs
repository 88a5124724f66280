// Kept free of `use` lines of ours: `build.rs` includes this very file, and nothing else does. Each function writes the
// rows of one data file as a Rust expression, sorted by word, which a module of the lexicon includes.

/// Makes Rust of the rows of a data file.
type Write = fn(&[String]) -> String;

/// The data files that become Rust, and how.
const TABLES: &[(&str, Write)] = &[
    ("irregular.tsv", irregular_table),
    ("synonyms.tsv", synonym_table),
    ("spelling.tsv", spelling_table),
    ("nicknames.tsv", nickname_table),
    ("numbers.tsv", number_table),
    ("units.tsv", unit_table),
    ("currencies.tsv", currency_table),
    ("opposites.tsv", status_table),
    ("posts.tsv", post_table),
    ("stages.tsv", stage_table),
    ("stage_things.tsv", thing_table),
    ("details.tsv", detail_table),
    ("holidays.tsv", holiday_table),
    ("zones.tsv", |rows| pairs(rows, |minutes| minutes.trim_start_matches('+').to_owned())),
];

fn word(text: &str) -> String {
    shown(Word::fold(text))
}

/// A word as Rust writes it, its digits in groups.
fn shown(word: Word) -> String {
    let digits = format!("{:016x}", word.0);
    let groups: Vec<&str> = (0..4).map(|k| &digits[4 * k..4 * k + 4]).collect();
    format!("Word(0x{})", groups.join("_"))
}

/// A whole number as Rust writes it, its digits in groups.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// What the rows of a table have more than one of. A row holds where its own run of them lies, in two plain numbers: a slice
/// or a string in it would be an address, and each start of the program would have to correct thousands of those.
#[derive(Default)]
struct Shared(Vec<String>);

impl Shared {
    fn run(&mut self, items: impl Iterator<Item = String>) -> String {
        let from = self.0.len();
        self.0.extend(items);
        format!("Run({from}, {})", self.0.len() - from)
    }

    fn words<'a>(&mut self, all: impl Iterator<Item = &'a str>) -> String {
        self.run(all.map(word))
    }

    fn shown(self) -> String {
        list(self.0.into_iter())
    }
}

/// The same for strings, which may lie in each other.
#[derive(Default)]
struct Letters(String);

impl Letters {
    fn run(&mut self, text: &str) -> String {
        let from = self.0.find(text).unwrap_or_else(|| {
            self.0.push_str(text);
            self.0.len() - text.len()
        });
        format!("Run({from}, {})", text.len())
    }
}

fn list(all: impl Iterator<Item = String>) -> String {
    format!("&[{}]", all.collect::<Vec<_>>().join(", "))
}

fn cells<const N: usize>(row: &str) -> [&str; N] {
    let cells: Vec<&str> = row.split('\t').collect();
    cells.try_into().unwrap_or_else(|_| panic!("{N} cells: {row}"))
}

/// `(word, meaning)`, sorted by word; of several rows of one word the first counts.
fn sorted(rows: impl Iterator<Item = (Word, String)>) -> String {
    let mut all: BTreeMap<Word, String> = BTreeMap::new();
    for (word, meaning) in rows {
        all.entry(word).or_insert(meaning);
    }
    list(all.into_iter().map(|(word, meaning)| format!("({}, {meaning})", shown(word))))
}

fn pairs(rows: &[String], meaning: impl Fn(&str) -> String) -> String {
    // Of two rows of one word the last counts.
    sorted(rows.iter().rev().map(|row| cells(row)).map(|[from, to]| (Word::fold(from), meaning(to))))
}

/// Verbs before nouns before adjectives.
fn irregular_table(rows: &[String]) -> String {
    let of = |pos: &'static str| rows.iter().map(|row| cells(row)).filter(move |[_, p, _]| *p == pos);
    let all = ["v", "n", "a"].into_iter().flat_map(of);
    sorted(all.map(|[form, _, base]| (Word::fold(form), word(base))))
}

fn spelling_table(rows: &[String]) -> String {
    let mut letters = Letters::default();
    let rows = sorted(
        // Of two rows of one word the last counts.
        rows.iter().rev().map(|row| cells(row)).map(|[from, to]| (Word::fold(from), letters.run(to))),
    );
    format!("Spelling {{ rows: Sieved::new({rows}), letters: {:?} }}", letters.0)
}

fn synonym_table(rows: &[String]) -> String {
    sorted(rows.iter().flat_map(|row| {
        let (first, others) = row.split_once('\t').unwrap_or_else(|| panic!("two words: {row}"));
        others.split('\t').map(move |other| (Word::fold(other), word(first)))
    }))
}

/// Pairs of words, sorted.
fn nickname_table(rows: &[String]) -> String {
    let mut all: Vec<(Word, Word)> =
        rows.iter().map(|row| cells(row)).map(|[short, full]| (Word::fold(short), Word::fold(full))).collect();
    all.sort_unstable();
    list(all.into_iter().map(|(short, full)| format!("({}, {})", shown(short), shown(full))))
}

fn number_table(rows: &[String]) -> String {
    let number = |class: &str, worth: &str| {
        let mut letters = class.chars();
        let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        match class {
            "hundred" | "dozen" | "half" => name,
            _ => format!("{name}({})", worth.split(' ').map(grouped).collect::<Vec<_>>().join(", ")),
        }
    };
    // Of two rows of one word the last counts.
    sorted(
        rows.iter()
            .rev()
            .map(|row| cells(row))
            .map(|[form, class, worth]| (Word::fold(form), format!("Number::{}", number(class, worth)))),
    )
}

/// Phrases by their first word: the words after it and what the whole stands for, the longest first.
fn phrases(rows: impl Iterator<Item = (String, String)>, letters: &Letters) -> String {
    let mut all: BTreeMap<Word, Vec<(Vec<String>, String)>> = BTreeMap::new();
    for (phrase, meaning) in rows {
        let mut words = phrase.split(' ');
        let first = Word::fold(words.next().unwrap_or_default());
        all.entry(first).or_default().push((words.map(str::to_owned).collect(), meaning));
    }
    let (mut tails, mut words) = (Shared::default(), Shared::default());
    let first = list(all.into_iter().map(|(first, mut all)| {
        all.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        let all = all.into_iter().map(|(rest, meaning)| format!("({}, {meaning})", words.words(rest.iter().map(String::as_str))));
        format!("({}, {})", shown(first), tails.run(all))
    }));
    let (tails, words) = (tails.shown(), words.shown());
    format!("Phrases {{ first: Sieved::new({first}), tails: {tails}, words: {words}, letters: {:?} }}", letters.0)
}

fn unit_table(rows: &[String]) -> String {
    let mut letters = Letters::default();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let [phrase, name, dimension, above, below] = cells(row);
            let (dimension, name) = (letters.run(dimension), letters.run(name));
            let (above, below) = (grouped(above), grouped(below));
            (phrase.to_owned(), format!("Row {{ dimension: {dimension}, name: {name}, ratio: ({above}, {below}) }}"))
        })
        .collect();
    phrases(rows.into_iter(), &letters)
}

fn currency_table(rows: &[String]) -> String {
    let mut letters = Letters::default();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let [phrase, class, code, parts] = cells(row);
            let place = match class {
                "sign" => "Sign",
                "code" | "code million" => "Code",
                "phrase" if phrase.ends_with(['$', '£']) => "Sign",
                "unit" | "minor" | "phrase" | "phrase minor" => "Unit",
                _ => panic!("no class: {row}"),
            };
            // `30 MUSD`
            let millions = class.ends_with("million");
            let (code, parts) = (letters.run(code), grouped(parts));
            let meaning = format!("Row {{ code: {code}, parts: {parts}, place: Place::{place}, millions: {millions} }}");
            (phrase.to_owned(), meaning)
        })
        .collect();
    phrases(rows.into_iter(), &letters)
}

/// What comes first of the phrases of one word: the longest, then by name and side.
type Rank<'a> = (std::cmp::Reverse<usize>, &'a str, bool);

/// Statuses by the first word of their phrase, longest first.
fn status_table(rows: &[String]) -> String {
    let (mut words, mut letters) = (Shared::default(), Letters::default());
    let mut all: BTreeMap<Word, Vec<(Rank<'_>, String)>> = BTreeMap::new();
    for row in rows {
        let [group, first, second] = cells(row);
        for (second, phrases) in [(false, first), (true, second)] {
            let folded = letters.run(&format!("{group}/{}", if second { 2 } else { 1 }));
            for phrase in phrases.split('|') {
                let len = phrase.split(' ').count();
                let status = format!("Row {{ folded: {folded}, words: {} }}", words.words(phrase.split(' ')));
                let first = Word::fold(phrase.split(' ').next().unwrap_or_default());
                all.entry(first).or_default().push(((std::cmp::Reverse(len), group, second), status));
            }
        }
    }
    let mut rows = Shared::default();
    let first = list(all.into_iter().map(|(first, mut statuses)| {
        statuses.sort_by_key(|s| s.0);
        format!("({}, {})", shown(first), rows.run(statuses.into_iter().map(|s| s.1)))
    }));
    let (rows, words) = (rows.shown(), words.shown());
    format!("Statuses {{ first: Sieved::new({first}), rows: {rows}, words: {words}, letters: {:?} }}", letters.0)
}

/// Phrases that tell a stage by the word that they are found by, longest first.
fn stage_table(rows: &[String]) -> String {
    let mut all: BTreeMap<Word, Vec<(std::cmp::Reverse<usize>, String)>> = BTreeMap::new();
    for row in rows {
        let [group, told, how, whose, phrases] = cells(row);
        let of = |known: &[(&str, &'static str)], cell: &str| {
            known.iter().find(|k| k.0 == cell).unwrap_or_else(|| panic!("no such cell: {cell} in {row}")).1
        };
        let stages = [("1", "Early"), ("1w", "Past"), ("2", "Late"), ("2n", "Turned"), ("0n", "Denied")];
        let told = of(&stages, told);
        let how = of(&[("is", "Is"), ("has", "Has"), ("of", "Of"), ("by", "By"), ("as", "As")], how);
        let whose = of(&[("thing", "Thing"), ("person", "Person"), ("name", "Name"), ("any", "Any")], whose);
        for phrase in phrases.split('|').flat_map(alternatives) {
            let key = phrase.split(' ').position(|w| w.starts_with('*')).unwrap_or(0);
            let bare: Vec<&str> = phrase.split(' ').map(|w| w.trim_start_matches('*')).collect();
            let written = format!(
                "Phrase {{ group: {group:?}, told: Told::{told}, how: How::{how}, whose: Whose::{whose}, key: {key}, words: {} }}",
                list(bare.iter().copied().map(word))
            );
            all.entry(Word::fold(bare[key])).or_default().push((std::cmp::Reverse(bare.len()), written));
        }
    }
    list(all.into_iter().map(|(key, mut phrases)| {
        phrases.sort_by_key(|p| p.0);
        format!("({}, {})", shown(key), list(phrases.into_iter().map(|p| p.1)))
    }))
}

/// The phrases that this one stands for: `due/set to begin`.
fn alternatives(phrase: &str) -> Vec<String> {
    phrase.split(' ').fold(vec![String::new()], |begun, word| {
        let (star, words) = word.strip_prefix('*').map_or(("", word), |words| ("*", words));
        let next = |start: &String, word| [start, star, word].concat();
        let all = begun.iter().flat_map(|b| words.split('/').map(move |word| (b, word)));
        all.map(|(b, word)| if b.is_empty() { next(b, word) } else { next(&format!("{b} "), word) }).collect()
    })
}

/// Nouns of things that develop: the groups they belong to, and the noun that stands for them there.
fn thing_table(rows: &[String]) -> String {
    let mut all: BTreeMap<Word, Vec<String>> = BTreeMap::new();
    for row in rows {
        let [group, noun, forms] = cells(row);
        for form in forms.split('|') {
            all.entry(Word::fold(form)).or_default().push(format!("({group:?}, {noun:?})"));
        }
    }
    list(all.into_iter().map(|(word, of)| format!("({}, {})", shown(word), list(of.into_iter()))))
}

/// Words of details: the part that each has in one, and what it stands for there.
fn detail_table(rows: &[String]) -> String {
    let mut all: BTreeMap<Word, Vec<String>> = BTreeMap::new();
    for row in rows {
        let [part, value, words] = cells(row);
        let part = part[..1].to_uppercase() + &part[1..];
        for word in words.split('|') {
            all.entry(Word::fold(word)).or_default().push(format!("(Part::{part}, {value:?})"));
        }
    }
    list(all.into_iter().map(|(word, of)| format!("({}, {})", shown(word), list(of.into_iter()))))
}

/// Forms of posts by their last word and by their first, longest first.
fn post_table(rows: &[String]) -> String {
    let (mut words, mut letters, mut forms) = (Shared::default(), Letters::default(), Shared::default());
    let mut by = |key: fn(&str) -> Option<&str>| {
        let mut all: BTreeMap<Word, Vec<(Rank<'_>, String)>> = BTreeMap::new();
        for row in rows {
            let [ladder, post, forms] = cells(row);
            for form in forms.split('|') {
                let len = std::cmp::Reverse(form.split(' ').count());
                let (ladder, name, words) = (letters.run(ladder), letters.run(post), words.words(form.split(' ')));
                let item = format!("Row {{ ladder: {ladder}, post: {name}, words: {words} }}");
                all.entry(Word::fold(key(form).unwrap_or_default())).or_default().push(((len, post, false), item));
            }
        }
        list(all.into_iter().map(|(word, mut posts)| {
            posts.sort_by_key(|p| p.0);
            format!("({}, {})", shown(word), forms.run(posts.into_iter().map(|p| p.1)))
        }))
    };
    let (ending, starting) = (by(|form| form.split(' ').next_back()), by(|form| form.split(' ').next()));
    let (rows, words) = (forms.shown(), words.shown());
    format!(
        "Posts {{ ending: Sieved::new({ending}), starting: Sieved::new({starting}), rows: {rows}, words: {words}, letters: {:?} }}",
        letters.0
    )
}

/// Holidays, the longest names first, and their numbers by the first word.
fn holiday_table(rows: &[String]) -> String {
    let mut all: Vec<(Vec<String>, String)> = rows
        .iter()
        .map(|row| {
            let [name, day] = cells(row);
            // `'s` is a token of its own.
            let name = name.replace("'s ", " 's ").replace("s' ", "s ' ");
            let name = name.strip_suffix("'s").map_or_else(|| name.clone(), |bare| format!("{bare} 's"));
            let (day, length) = day.split_once('x').unwrap_or((day, "1"));
            (name.split(' ').map(str::to_owned).collect(), format!("rule: Rule::{}, length: {length}", rule(day)))
        })
        .collect();
    all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut first: BTreeMap<Word, Vec<String>> = BTreeMap::new();
    for (k, (name, _)) in all.iter().enumerate() {
        first.entry(Word::fold(&name[0])).or_default().push(k.to_string());
    }
    let (mut words, mut places) = (Shared::default(), Shared::default());
    let rows = list(all.iter().map(|(name, rule)| {
        format!("Holiday {{ words: {}, {rule} }}", words.words(name.iter().map(String::as_str)))
    }));
    let first =
        list(first.into_iter().map(|(w, rows)| format!("({}, {})", shown(w), places.run(rows.into_iter()))));
    let (words, places) = (words.shown(), places.shown());
    format!("Table {{ rows: {rows}, words: {words}, first: Sieved::new({first}), places: {places} }}")
}

/// `12-25`, `E+1`, `4:4:11`, `L:1:5`, `A:2:11-02`.
fn rule(text: &str) -> String {
    let number = |n: &str| -> i32 { n.trim_start_matches('+').parse().unwrap_or_else(|_| panic!("a number: {text}")) };
    let day = |day: &str| {
        let (month, day) = day.split_once('-').unwrap_or_else(|| panic!("month-day: {text}"));
        format!("{}, {}", number(month), number(day))
    };
    if let Some(shift) = text.strip_prefix('E') {
        return format!("Easter({})", number(shift));
    }
    if text == "K" {
        return "Kislev".to_owned();
    }
    if let Some(shift) = text.strip_prefix('H') {
        return format!("Tishri({})", number(shift));
    }
    if let Some(from) = text.strip_prefix('M') {
        return format!("Moon({})", day(from));
    }
    match text.split(':').collect::<Vec<_>>()[..] {
        [fixed] => format!("Fixed({})", day(fixed)),
        ["A", weekday, from] => format!("After({}, {})", number(weekday), day(from)),
        ["L", weekday, month] => format!("Nth(0, {}, {})", number(weekday), number(month)),
        [n, weekday, month] => format!("Nth({}, {}, {})", number(n), number(weekday), number(month)),
        _ => panic!("a rule: {text}"),
    }
}

/// Event classes by name, those of each lemma, and which may meet: one byte for each pair.
fn event_table(rows: &[String], pairs: &[String]) -> String {
    let mut names: Vec<&str> = rows.iter().map(|row| cells::<4>(row)[0]).collect();
    names.sort_unstable();
    names.dedup();
    let index = |name: &str| names.binary_search(&name).unwrap_or_else(|_| panic!("no class of events: {name}"));
    let mut of: BTreeMap<Word, Vec<(usize, bool)>> = BTreeMap::new();
    for row in rows {
        let [class, lemma, _, strength] = cells(row);
        let all = of.entry(Word::fold(lemma)).or_default();
        if !all.iter().any(|c| c.0 == index(class)) {
            all.push((index(class), strength == "strong"));
        }
    }
    let n = names.len();
    let mut meet = vec![b'0'; n * n];
    (0..n).for_each(|k| meet[k * n + k] = b'1');
    for row in pairs {
        let [a, b] = cells(row);
        let (a, b) = (index(a), index(b));
        meet[a * n + b] = b'1';
        meet[b * n + a] = b'1';
    }
    let (mut classes, mut letters) = (Shared::default(), Letters::default());
    let of = list(of.into_iter().map(|(w, all)| {
        let all = all.into_iter().map(|(class, strong)| format!("({class}, {strong})"));
        format!("({}, {})", shown(w), classes.run(all))
    }));
    let names = list(names.iter().map(|name| letters.run(name)));
    let (classes, meet) = (classes.shown(), String::from_utf8_lossy(&meet));
    format!("Events {{ names: {names}, letters: {:?}, of: {of}, classes: {classes}, meet: b\"{meet}\" }}", letters.0)
}
