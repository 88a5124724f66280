//! Which paragraphs of a page are the article.
//!
//! Elements say much (`main`, `article`, `nav`), classes say some, and both lie at times; so each is believed only as long
//! as the prose of the page agrees. Prose is what paragraphs hold that are long enough and not made of links.

use rustc_hash::FxHashMap;

use super::super::mapped::Mapped;
use super::paras::{self, Comment, Para, Sort};
use super::tags::Flags;
use super::tree::{Item, Tree};

/// How much prose must be left when furniture is taken away, in bytes.
const LEAST: usize = 200;
/// What bears a caption's, an author's or a time's name holds no more than this, in bytes; else the name means something
/// else.
const LONGEST_LABEL: usize = 1_200;

/// The article of a page.
#[derive(Debug, Default)]
pub(super) struct Article {
    /// Headline first, if the page has one.
    pub paras: Vec<Para>,
    /// Comments of the page; their places are those of `paras`.
    pub comments: Vec<Comment>,
    /// The words of the headline.
    pub headline: Option<String>,
    /// The item with which the article begins, the headline if it comes first; and the one with which its text does.
    pub from: u32,
    pub begins: u32,
}

/// Finds the article in a page whose source starts at byte `base`. `title` is what the page's metadata call it; `whole`
/// says that all of it is the article, but for furniture.
pub(super) fn find(tree: &mut Tree, html: &str, base: usize, title: Option<&str>, whole: bool) -> Article {
    let skip = furniture(tree);
    let (all, comments) = paras::cut(tree, html, base, &skip);
    let prose = Sums::of(tree, all.iter().filter(|p| p.is_prose()).map(|p| (p.item, p.length - p.links)));
    let chosen = if whole { vec![0] } else { containers(tree, &prose, &skip) };
    let inside = |item: u32| chosen.iter().any(|e| tree.elements[*e as usize].holds(item));
    let begins = chosen.iter().map(|e| tree.elements[*e as usize].open).min().unwrap_or(0);
    let headline = if whole { None } else { headline(&all, &inside, begins, title) };
    // What stands between the headline and the text belongs to the article, if it reads so.
    let lead = headline.map_or(u32::MAX, |h| all[h].item);
    let mut kept: Vec<bool> = all
        .iter()
        .map(|p| {
            let told = p.length >= 25 && p.ends() && !p.is_links();
            let led = p.item > lead && p.item < begins && (told || p.sort.zone().is_some());
            p.sort != Sort::Heading(1) && (inside(p.item) || led)
        })
        .collect();
    if whole {
        kept.fill(true);
    }
    if let Some(h) = headline {
        kept[h] = true;
    }
    thin(&all, &mut kept, headline);
    // The headline first, wherever it stands.
    let order = headline.into_iter().chain((0..all.len()).filter(|k| kept[*k] && Some(*k) != headline));
    let order: Vec<usize> = order.collect();
    let mut place = vec![None; all.len() + 1];
    for (new, old) in order.iter().enumerate() {
        place[*old] = Some(new);
    }
    let comments = comments.into_iter().filter_map(|c| Some(Comment { para: place[c.para]?, ..c })).collect();
    let from = headline.map_or(begins, |h| all[h].item.min(begins));
    let headline = headline.map(|h| all[h].words.text.clone());
    let mut all: Vec<Option<Para>> = all.into_iter().map(Some).collect();
    let paras = order.iter().filter_map(|k| all[*k].take()).collect();
    Article { paras, comments, headline, from, begins }
}

/// Sums of something over items, so that every element can be asked at once.
struct Sums(Vec<usize>);

impl Sums {
    fn of(tree: &Tree, amounts: impl Iterator<Item = (u32, usize)>) -> Self {
        let mut sums = vec![0; tree.items.len() + 1];
        for (item, amount) in amounts {
            sums[item as usize + 1] += amount;
        }
        for k in 1..sums.len() {
            sums[k] += sums[k - 1];
        }
        Self(sums)
    }

    fn in_element(&self, tree: &Tree, e: u32) -> usize {
        let element = &tree.elements[e as usize];
        self.0[element.close as usize + 1] - self.0[element.open as usize]
    }
}

/// Which elements are left out; labels that are too long to be any lose their mark.
fn furniture(tree: &mut Tree) -> Vec<bool> {
    let mut skip: Vec<bool> = tree.elements.iter().map(|e| e.flags.has(Flags::DROP)).collect();
    program(tree, &mut skip);
    let (mut links, mut hidden) = (0_u32, 0_u32);
    let mut lengths = Vec::new();
    for (at, item) in tree.items.iter().enumerate() {
        match *item {
            Item::Open(e) => {
                links += u32::from(tree.elements[e as usize].is_link());
                hidden += u32::from(skip[e as usize]);
            }
            Item::Close(e) => {
                links -= u32::from(tree.elements[e as usize].is_link());
                hidden -= u32::from(skip[e as usize]);
            }
            Item::Text(start, end) if links + hidden == 0 && end - start > 40 => {
                lengths.push((at as u32, (end - start) as usize));
            }
            _ => {}
        }
    }
    let text = Sums::of(tree, lengths.into_iter());
    let anchors = |e: &super::tree::Element| {
        usize::from(
            ["main", "h1"].contains(&e.tag.name())
                || e.says("role", "main")
                || (e.flags.has(Flags::BODY) && !e.flags.has(Flags::ASIDE)),
        )
    };
    let anchors = Sums::of(tree, tree.elements.iter().map(|e| (e.open, anchors(e))));
    let total = text.in_element(tree, 0);
    // A few elements that claim to hold the article, and hold something.
    let claims = |e: &super::tree::Element| {
        ["main", "article"].contains(&e.tag.name()) || (e.flags.has(Flags::BODY) && !e.flags.has(Flags::ASIDE))
    };
    let strongholds: Vec<(u32, u32)> = (0..tree.elements.len() as u32)
        .filter(|e| claims(&tree.elements[*e as usize]) && text.in_element(tree, *e) >= LEAST)
        .map(|e| (tree.elements[e as usize].open, tree.elements[e as usize].close))
        .take(8)
        .collect();
    for index in 0..tree.elements.len() as u32 {
        let length = text.in_element(tree, index);
        if length > LONGEST_LABEL {
            tree.elements[index as usize].flags = tree.elements[index as usize].flags.without_labels();
        }
        // Furniture that holds the article is none: what says so lies in it, or nearly all of the text does.
        let element = &tree.elements[index as usize];
        let named = ["html", "body", "main", "article"].contains(&element.tag.name());
        let left = total - length;
        let elsewhere = strongholds.iter().any(|(open, close)| *close < element.open || *open > element.close);
        let most = length > 0 && !elsewhere && (left < LEAST || left * 8 < length);
        if element.flags.has(Flags::ASIDE) && !named && !most && anchors.in_element(tree, index) == 0 {
            skip[index as usize] = true;
        }
    }
    skip
}

/// Leaves out blocks of program text: a `pre` that holds `code`, or bears its name. Other words of a `pre` are an article's:
/// a poem, a statement as it was sent.
fn program(tree: &Tree, skip: &mut [bool]) {
    for element in &tree.elements {
        let parent = element.parent as usize;
        let holder = &tree.elements[parent];
        if ["code", "samp"].contains(&element.tag.name()) && holder.tag.is("pre") {
            skip[parent] = true;
        }
    }
    for (index, element) in tree.elements.iter().enumerate() {
        let named = element.flags.has(Flags::CODE) || tree.elements[element.parent as usize].flags.has(Flags::CODE);
        skip[index] |= element.tag.is("pre") && named;
    }
}

/// The elements that hold the article's text.
fn containers(tree: &Tree, prose: &Sums, skip: &[bool]) -> Vec<u32> {
    let total = prose.in_element(tree, 0);
    if total == 0 {
        return vec![0];
    }
    let kept = |e: u32| !skip[e as usize];
    let outermost = |wanted: &dyn Fn(&super::tree::Element) -> bool| {
        let mut found: Vec<u32> = Vec::new();
        for (index, element) in tree.elements.iter().enumerate() {
            let within = found.last().is_some_and(|l: &u32| tree.elements[*l as usize].holds(element.open));
            if wanted(element) && !within && kept(index as u32) && prose.in_element(tree, index as u32) > 0 {
                found.push(index as u32);
            }
        }
        found
    };
    let bodies = outermost(&|e| e.flags.has(Flags::BODY));
    if bodies.iter().map(|e| prose.in_element(tree, *e)).sum::<usize>() * 5 >= total * 2 {
        return bodies;
    }
    let share = |e: u32| prose.in_element(tree, e) * 2 >= total;
    let article = outermost(&|e| e.tag.is("article")).into_iter().find(|e| share(*e));
    let main = || outermost(&|e| e.tag.is("main") || e.says("role", "main")).into_iter().find(|e| share(*e));
    let start = article.or_else(main).unwrap_or(0);
    vec![densest(tree, prose, start, skip)]
}

/// Goes down as long as one child holds nearly all of the prose.
fn densest(tree: &Tree, prose: &Sums, start: u32, skip: &[bool]) -> u32 {
    let mut best: Vec<(usize, u32)> = vec![(0, 0); tree.elements.len()];
    for index in 1..tree.elements.len() as u32 {
        let parent = tree.elements[index as usize].parent as usize;
        let amount = prose.in_element(tree, index);
        if amount > best[parent].0 && !skip[index as usize] {
            best[parent] = (amount, index);
        }
    }
    let mut here = start;
    loop {
        let (amount, child) = best[here as usize];
        let deeper = tree.elements[child as usize].flags.has(Flags::BLOCK) && child != 0;
        if !deeper || amount * 10 < prose.in_element(tree, here) * 9 || ["p", "li"].contains(&tag(tree, child)) {
            return here;
        }
        here = child;
    }
}

fn tag(tree: &Tree, e: u32) -> &'static str {
    tree.elements[e as usize].tag.name()
}

/// The headline: the first of the first rank that shares words with the title; without a title, the one that stands in the
/// text or last before it.
fn headline(all: &[Para], inside: &dyn Fn(u32) -> bool, begins: u32, title: Option<&str>) -> Option<usize> {
    let firsts: Vec<usize> = (0..all.len()).filter(|k| all[*k].sort == Sort::Heading(1)).collect();
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    if let Some(title) = title.map(words).filter(|t| !t.is_empty()) {
        let alike = |k: &usize| {
            let own = words(&all[*k].words.text);
            let shared = own.iter().filter(|w| title.contains(w)).count();
            shared * 2 >= own.len().min(title.len()) && shared > 0
        };
        if let Some(found) = firsts.iter().copied().find(alike) {
            return Some(found);
        }
    }
    let within = firsts.iter().copied().find(|k| inside(all[*k].item));
    within.or_else(|| firsts.iter().copied().rfind(|k| all[*k].item <= begins))
}

/// Takes out what is no part of the story among the paragraphs that are kept: links to others, labels, loose ends.
fn thin(all: &[Para], kept: &mut [bool], headline: Option<usize>) {
    let chosen: Vec<usize> = (0..all.len()).filter(|k| kept[*k] && Some(*k) != headline).collect();
    for k in &chosen {
        let para = &all[*k];
        let short = matches!(para.sort, Sort::Text | Sort::Item | Sort::Cell | Sort::Heading(_));
        if short && (para.is_links() || is_label(&para.words)) {
            kept[*k] = false;
        }
    }
    // What stands there three times is a label of something, however it reads.
    let mut times: FxHashMap<&str, u32> = FxHashMap::default();
    let loose = |p: &Para| matches!(p.sort, Sort::Text | Sort::Item) && !p.is_prose();
    for k in chosen.iter().filter(|k| loose(&all[**k])) {
        *times.entry(all[*k].words.text.as_str()).or_default() += 1;
    }
    for k in chosen.iter().filter(|k| loose(&all[**k]) && times[all[**k].words.text.as_str()] > 2) {
        kept[*k] = false;
    }
    // A heading of what was taken out, or of nothing.
    for (n, k) in chosen.iter().enumerate().rev() {
        if let Sort::Heading(level) = all[*k].sort {
            let next = chosen.get(n + 1);
            let ends = next.is_none_or(|m| matches!(all[*m].sort, Sort::Heading(other) if other <= level));
            if ends || next.is_some_and(|m| !kept[*m]) {
                kept[*k] = false;
            }
        }
    }
    // Loose words before the first paragraph and behind the last: `5 min read`, `Share`.
    let solid = |k: &usize| kept[*k] && (all[*k].is_prose() || all[*k].sort.zone().is_some() || all[*k].quoted);
    let first = chosen.iter().copied().find(|k| solid(k) && all[*k].is_prose());
    let last = chosen.iter().copied().rfind(|k| solid(k) && all[*k].is_prose());
    let (Some(first), Some(last)) = (first, last) else { return };
    for k in &chosen {
        let para = &all[*k];
        let loose = matches!(para.sort, Sort::Text | Sort::Item) && !para.quoted && !para.ends();
        let tells = para.words.text.bytes().any(|b| b.is_ascii_digit()) || para.words.text.starts_with("By ");
        if loose && ((*k < first && !(tells && para.length > 8 && para.length < 90)) || (*k > last && para.length < 90))
        {
            kept[*k] = false;
        }
    }
}

/// A word or two that only say what stands beside them.
fn is_label(words: &Mapped) -> bool {
    const LABELS: &[&str] = &[
        "ad",
        "advertisement",
        "advertisement - scroll to continue",
        "article continues below",
        "continue reading",
        "listen",
        "loading",
        "more to follow",
        "print",
        "read more",
        "save",
        "scroll to continue",
        "share",
        "skip advertisement",
        "sponsored",
        "story continues below",
        "story continues below advertisement",
    ];
    let text = words.text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= 40 && LABELS.contains(&text.to_lowercase().as_str())
}
