//! Wholes: names of several words that differ in a word, not in letters.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::forms::{Form, Piece, Sheet, Table, flag};
use super::letters;
use super::score::{Place, Scored, Scorer};
use crate::lexicon::names::{COMPASS, corporate};
use crate::model::{Classes, Span, Word};

/// Words around two long names must be worth this much, in hundredths.
const LONG_CONTEXT: i32 = 200;

/// Two names of one bearer that differ: the variants with all their places.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// What differs: `first name of`, `name of`.
    pub what: &'static str,
    pub of: String,
    pub scored: Scored,
    /// Score, moved so that 260 is where a conflict begins.
    pub score: i32,
    /// Each variant: sheet and span of every mention.
    pub variants: Vec<Vec<(u32, Span)>>,
}

/// A name of several words as it stands.
#[derive(Clone, Debug)]
struct Run {
    sheet: u32,
    /// First and last piece.
    from: usize,
    to: usize,
}

impl Run {
    fn pieces<'a>(&self, table: &'a Table<'_>) -> &'a [Piece] {
        &table.sheets[self.sheet as usize].pieces[self.from..=self.to]
    }

    fn span(&self, table: &Table<'_>) -> Span {
        let pieces = self.pieces(table);
        pieces[0].span.to(pieces[pieces.len() - 1].span)
    }
}

/// How a form is written where it first stands.
pub(super) fn written(table: &Table<'_>, form: u32) -> String {
    table.forms[form as usize].places.first().map_or_else(String::new, |(sheet, piece)| {
        let sheet = &table.sheets[*sheet as usize];
        sheet.pieces[*piece as usize].span.of(&sheet.article.source.text).to_owned()
    })
}

/// Long names that differ in one word, in their order, or in the corporate form.
pub(super) fn long(scorer: &mut Scorer<'_>) -> Vec<Difference> {
    let table = scorer.table;
    let runs = runs(table);
    // Same words, joined by what both have: runs meet by the set of their words, and by their words but one.
    let mut names: BTreeMap<Vec<u32>, Vec<Run>> = BTreeMap::new();
    for run in runs {
        let words: Vec<u32> = run.pieces(table).iter().map(|p| p.form).collect();
        names.entry(words).or_default().push(run);
    }
    let names: Vec<(Vec<u32>, Vec<Run>)> = names.into_iter().collect();
    let mut meet: Vec<(Vec<u32>, usize)> = Vec::new();
    for (index, (words, _)) in names.iter().enumerate() {
        if words.len() > 12 {
            continue;
        }
        if words.len() >= 3 {
            let mut tail = words[words.len() - 3..].to_vec();
            tail.sort_unstable();
            tail.push(u32::MAX);
            meet.push((tail, index));
        }
        if words.len() >= 4 {
            for skip in 0..words.len() {
                let mut key = words.clone();
                key[skip] = u32::MAX;
                meet.push((key, index));
            }
        }
        let content: Vec<u32> = words.iter().copied().filter(|f| !connects(&table.forms[*f as usize].text)).collect();
        if content.len() >= 4 {
            let mut key = content.clone();
            key.push(u32::MAX - 2);
            meet.push((key, index));
        }
        if words.len() == 3 && content.len() == 3 {
            meet.push((vec![words[0], u32::MAX, words[2]], index));
        }
        if words.len() >= 2 && is_corporate(table, words[words.len() - 1]) {
            let mut key = words[..words.len() - 1].to_vec();
            key.push(u32::MAX - 1);
            meet.push((key, index));
        }
    }
    meet.sort_unstable();
    let mut links: Vec<(usize, usize, Scored)> = Vec::new();
    for crowd in meet.chunk_by(|a, b| a.0 == b.0) {
        for (k, (_, i)) in crowd.iter().take(8).enumerate() {
            for (_, j) in crowd.iter().take(8).skip(k + 1) {
                if i != j
                    && let Some(scored) = two_names(scorer, &names[*i], &names[*j])
                {
                    links.push((*i.min(j), *i.max(j), scored));
                }
            }
        }
    }
    gather(table, &names, links)
}

/// One difference for all names that hang together.
fn gather(
    table: &Table<'_>,
    names: &[(Vec<u32>, Vec<Run>)],
    mut links: Vec<(usize, usize, Scored)>,
) -> Vec<Difference> {
    links.sort_by_key(|l| (Reverse(l.2.score), l.0, l.1));
    let mut groups: Vec<(BTreeSet<usize>, Scored)> = Vec::new();
    for (i, j, scored) in links {
        // The surest link of a group comes first and speaks for it.
        let (mut members, mut best) = (BTreeSet::from([i, j]), scored);
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| g.0.contains(&i) || g.0.contains(&j));
        groups = apart;
        for (k, (others, scored)) in joined.into_iter().enumerate() {
            members.extend(others);
            if k == 0 {
                best = scored;
            }
        }
        groups.push((members, best));
    }
    groups.sort_by(|a, b| a.0.cmp(&b.0));
    let text = |run: &Run| run.span(table).of(&table.sheets[run.sheet as usize].article.source.text).to_owned();
    groups
        .into_iter()
        .map(|(members, scored)| Difference {
            what: "name of",
            of: members
                .iter()
                .max_by_key(|m| (names[**m].1.len(), Reverse(**m)))
                .map_or_else(String::new, |m| text(&names[*m].1[0])),
            score: scored.score,
            scored,
            variants: members.iter().map(|m| names[*m].1.iter().map(|r| (r.sheet, r.span(table))).collect()).collect(),
        })
        .collect()
}

fn is_corporate(table: &Table<'_>, form: u32) -> bool {
    corporate(Word::of(&table.forms[form as usize].text)).is_some()
}

/// Words that hold a long name together.
fn connects(text: &str) -> bool {
    matches!(text, "of" | "the" | "to" | "for" | "de" | "on" | "in")
}

/// `Cebu-based Halden Lines`, `Owners Halden Lines have`: what stands before a name and says what it is of.
fn describes(table: &Table<'_>, sheet: &Sheet<'_>, at: usize) -> bool {
    const SAID: [&str; 9] = ["backed", "based", "born", "built", "controlled", "flagged", "led", "listed", "owned"];
    let piece = &sheet.pieces[at];
    let written = piece.span.of(&sheet.article.source.text);
    let form = &table.forms[piece.form as usize];
    let persons =
        !piece.is(flag::MID) && form.english() && form.classes.has(Classes::PERSON) && form.text.ends_with('s');
    persons || written.rsplit_once('-').is_some_and(|(_, said)| SAID.contains(&said))
}

/// Capitalised words in a row with connectors between them, three or more words; two with a corporate form.
fn runs(table: &Table<'_>) -> Vec<Run> {
    let mut out = Vec::new();
    for (number, sheet) in table.sheets.iter().enumerate() {
        let pieces = &sheet.pieces;
        let opens = |k: usize| {
            pieces[k].is(flag::CAPITAL)
                && !pieces[k].is(flag::HEADLINE)
                && (!pieces[k].is(flag::STOP) || pieces[k].is(flag::CAPS))
                && !describes(table, sheet, k)
        };
        let mut at = 0;
        while at < pieces.len() {
            if !opens(at) {
                at += 1;
                continue;
            }
            let mut to = at;
            let mut k = at + 1;
            while k < pieces.len() && pieces[k].is(flag::JOINED) && k < at + 16 {
                if table.forms[pieces[k].form as usize].classes.has(Classes::MONTH.with(Classes::WEEKDAY)) {
                    break;
                }
                if pieces[k].is(flag::CAPITAL) {
                    to = k;
                } else if !connects(&table.forms[pieces[k].form as usize].text) {
                    break;
                }
                k += 1;
            }
            if to >= at + 2 || (to == at + 1 && is_corporate(table, pieces[to].form)) {
                out.push(Run { sheet: number as u32, from: at, to });
            }
            at = to + 1;
        }
    }
    out
}

fn two_names(scorer: &mut Scorer<'_>, x: &(Vec<u32>, Vec<Run>), y: &(Vec<u32>, Vec<Run>)) -> Option<Scored> {
    let table = scorer.table;
    let forms = |words: &[u32]| words.iter().map(|f| &table.forms[*f as usize]).collect::<Vec<_>>();
    let (p, q) = (forms(&x.0), forms(&y.0));
    let alike = x.1.iter().any(|r| y.1.iter().any(|s| scorer.alike(r.sheet, s.sheet)));
    let together = x.1.iter().any(|r| y.1.iter().any(|s| r.sheet == s.sheet));
    if !alike {
        return None;
    }
    let mut scored = Scored::default();
    let differ: Vec<usize> =
        if x.0.len() == y.0.len() { (0..x.0.len()).filter(|k| x.0[*k] != y.0[*k]).collect() } else { Vec::new() };
    let person = |f: &[&Form<'_>]| f[0].classes.has(Classes::GIVEN) && !f[0].english();
    // `the sale of Ann Lind to Halden`: a person's name ends before such a word.
    let leaves = |f: &[&Form<'_>]| person(f) && f.iter().any(|w| matches!(w.text.as_ref(), "to" | "for" | "on" | "in"));
    if leaves(&p) || leaves(&q) {
        return None;
    }
    let content =
        |w: &[u32]| -> Vec<u32> { w.iter().copied().filter(|f| !connects(&table.forms[*f as usize].text)).collect() };
    match differ[..] {
        _ if content(&x.0).len() >= 4 && content(&x.0) == content(&y.0) => {
            // `the court in Reed on Monday`: place and time are often added with a small word, so one may stand for
            // another in a name but not be missing.
            let loose = |w: &[&Form<'_>]| w.iter().filter(|f| matches!(f.text.as_ref(), "in" | "on" | "to")).count();
            if p.len() != q.len() && loose(&p) != loose(&q) {
                return None;
            }
            let text = |w: &[&Form<'_>]| w.iter().map(|f| f.text.as_ref()).collect::<Vec<_>>().join(" ");
            scored.add("other small words", 300, format!("{} / {}", text(&p), text(&q)));
        }
        [1] if x.0.len() == 3 => {
            // `Northbank Trust Bank` / `Northbank Savings Bank`: a head that no list knows says that it is one bearer.
            let odd = !p[0].known() && p[0].letters >= 5 && p[2].classes.has(Classes::ORGANISATION);
            let others = [p[1], q[1]].iter().all(|f| {
                f.letters >= 4
                    && !f
                        .classes
                        .has(Classes::TITLE.with(Classes::STOP).with(Classes::PLACE).with(Classes::PREPOSITION))
                    && !COMPASS.contains(&Word::of(&f.text))
            });
            if !odd || !others || together || letters::edits(&p[1].text, &q[1].text) <= 2 {
                return None;
            }
            scored.add("one word of a name", 270, format!("{} / {}", p[1].text, q[1].text));
        }
        [k] if k + 1 == x.0.len()
            && corporate(Word::of(&p[k].text)).is_some()
            && corporate(Word::of(&q[k].text)).is_some() =>
        {
            if together || corporate(Word::of(&p[k].text)) == corporate(Word::of(&q[k].text)) {
                return None;
            }
            scored.add("other corporate form", 280, format!("{} / {}", p[k].text, q[k].text));
        }
        [k] if x.0.len() >= 4 => {
            let others = (0..p.len()).filter(|i| {
                *i != k && !p[*i].classes.has(Classes::STOP.with(Classes::PREPOSITION)) && p[*i].letters >= 3
            });
            let (a, b) = (p[k], q[k]);
            let never = Classes::TITLE
                .with(Classes::STOP)
                .with(Classes::PREPOSITION)
                .with(Classes::MONTH)
                .with(Classes::WEEKDAY);
            let place = |f: &Form<'_>| f.classes.has(Classes::PLACE) && !f.english();
            let given = |f: &Form<'_>| f.classes.has(Classes::GIVEN) && !f.english();
            let compass = |f: &Form<'_>| COMPASS.contains(&Word::of(&f.text));
            if others.count() < 2
                || a.classes.has(never)
                || b.classes.has(never)
                || compass(a)
                || compass(b)
                || (place(a) && place(b))
                || !letters::same_digits(&a.text, &b.text)
                || letters::edits(&a.text, &b.text) <= 2
                || letters::inflected(&a.text, &b.text)
                || (person(&p) && person(&q) && k == 0)
                // `Director Len Okafor`: given names are compared by themselves.
                || (given(a) && given(b) && k + 1 < p.len())
                || (together && x.0.len() < 6)
            {
                return None;
            }
            let left: Vec<Place> = x.1.iter().take(8).map(|r| (r.sheet, (r.from + k) as u32)).collect();
            let right: Vec<Place> = y.1.iter().take(8).map(|r| (r.sheet, (r.from + k) as u32)).collect();
            let context = scorer.context(&left, &right, x.0[k], y.0[k])?;
            let rarity = context.words * 100 / 45;
            if rarity < LONG_CONTEXT {
                return None;
            }
            scored.add("one word of a long name", 150, format!("{} / {}", a.text, b.text));
            scored.add("same words around", 120 + (rarity - LONG_CONTEXT) / 4, {
                let words: Vec<&str> = context.shared.iter().map(|f| table.forms[*f as usize].text.as_ref()).collect();
                words.join(" ")
            });
        }
        _ => {
            let tail = |w: &[u32]| w[w.len().saturating_sub(3)..].to_vec();
            let (s, t) = (tail(&x.0), tail(&y.0));
            let sorted = |mut w: Vec<u32>| {
                w.sort_unstable();
                w
            };
            let given = p.iter().chain(&q).rev().take(3).any(|f| f.classes.has(Classes::GIVEN) && !f.english());
            let stop = s.iter().any(|f| table.forms[*f as usize].classes.has(Classes::STOP.with(Classes::PREPOSITION)));
            // `Local MP Ann Roe`, `Ann Roe MP`: a post stands before a name or behind it.
            let post = |f: &u32| {
                let form = &table.forms[*f as usize];
                form.classes.has(Classes::TITLE.with(Classes::ROLE)) || form.caps as usize == form.places.len()
            };
            let posts = s.iter().chain(&t).any(post);
            if s == t || s.len() < 3 || posts || sorted(s) != sorted(t) || together || given || stop {
                return None;
            }
            scored.add("same words in another order", 320, "");
        }
    }
    Some(scored)
}
