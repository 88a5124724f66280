//! A page as a tree: what the tokenizer finds, with the end tags that nobody wrote. Every text knows its bytes.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::tags::{Flags, Tag, named};

/// How deep elements may lie in each other; what is deeper counts as its parent's, as in browsers.
const DEEPEST: usize = 512;

/// Attributes that are looked at.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "type",
];

/// An element and what was said of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub tag: Tag,
    pub parent: u32,
    /// Its items: from its opening to its end.
    pub open: u32,
    pub close: u32,
    /// Where its tag stands in the source.
    pub at: u32,
    pub flags: Flags,
    /// Whether somebody ended it: by its end tag, or, for a link, by the next one. What is open for ever is no link.
    pub ended: bool,
    attributes: Vec<(&'static str, String)>,
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.0 == name).map(|a| a.1.as_str())
    }

    /// Whether one of the words of this attribute is `word`, whatever the case.
    pub fn says(&self, name: &str, word: &str) -> bool {
        self.attribute(name).is_some_and(|v| v.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
    }

    /// Whether this item stands in it.
    pub const fn holds(&self, item: u32) -> bool {
        self.open <= item && item <= self.close
    }

    /// Whether its words lead elsewhere.
    pub fn is_link(&self) -> bool {
        self.tag.is("a") && self.ended
    }

    fn settle(&mut self) {
        let mut flags = self.tag.flags();
        for name in ["class", "id"] {
            flags = flags.with(self.attribute(name).map_or(Flags::default(), named));
        }
        let hidden = self.attribute("hidden").is_some_and(|v| v != "until-found")
            || self.says("aria-hidden", "true")
            || self.attribute("style").is_some_and(|s| {
                let s: String = s.chars().filter(|c| !c.is_whitespace()).collect();
                s.contains("display:none") || s.contains("visibility:hidden")
            });
        let role = self.attribute("role").unwrap_or_default().to_ascii_lowercase();
        let furniture = ["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "menu"];
        if hidden || furniture.contains(&role.as_str()) {
            flags = flags.with(Flags::ASIDE);
        }
        if self.says("itemprop", "articleBody") {
            flags = flags.with(Flags::BODY);
        }
        if self.says("itemprop", "caption") {
            flags = flags.with(Flags::CAPTION);
        }
        if self.tag.is("time") {
            flags = flags.with(Flags::STAMP);
        }
        self.flags = flags;
    }
}

/// What stands in a page, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    Open(u32),
    Close(u32),
    /// Text as written, entities and all: a range of the source.
    Text(u32, u32),
    Comment(u32, u32),
}

/// A page. Element 0 is its root, whether it was written or not.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub elements: Vec<Element>,
    pub items: Vec<Item>,
    open: Vec<u32>,
    /// Elements that were opened too deep.
    excess: usize,
}

impl Tree {
    /// Parses a page or a part of one. Any text is a page; takes time in proportion to its length.
    pub fn parse(html: &str) -> Self {
        let mut tree = Self { elements: vec![Element::default()], items: vec![Item::Open(0)], ..Self::default() };
        tree.elements[0].tag = Tag::of(b"html");
        tree.open.push(0);
        let mut pending: Option<Element> = None;
        let mut attribute: Option<&'static str> = None;
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    pending = Some(Element { tag: Tag::of(name), at: span.start as u32, ..Element::default() });
                    attribute = None;
                }
                CallbackEvent::AttributeName { name } => {
                    attribute = ATTRIBUTES.iter().find(|a| a.as_bytes() == name).copied();
                    if let (Some(name), Some(element)) = (attribute, &mut pending) {
                        // The first of two counts.
                        if element.attribute(name).is_some() {
                            attribute = None;
                        } else {
                            element.attributes.push((name, String::new()));
                        }
                    }
                }
                CallbackEvent::AttributeValue { value } => {
                    let last = pending.as_mut().and_then(|e| e.attributes.last_mut());
                    if let (Some(name), Some(last)) = (attribute, last)
                        && last.0 == name
                    {
                        last.1 = String::from_utf8_lossy(value).into_owned();
                    }
                }
                CallbackEvent::CloseStartTag { self_closing } => {
                    if let Some(element) = pending.take() {
                        tree.start(element, self_closing);
                    }
                }
                CallbackEvent::EndTag { name } => {
                    pending = None;
                    tree.end(Tag::of(name), name);
                }
                CallbackEvent::String { .. } => tree.text(html, span),
                CallbackEvent::Comment { .. } => tree.items.push(Item::Comment(span.start as u32, span.end as u32)),
                CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
            }
            None
        });
        emitter.naively_switch_states(true);
        // Nothing can go wrong: the text is in memory, and any text is a page.
        let _ = Tokenizer::new_with_emitter(html, emitter).finish();
        while !tree.open.is_empty() {
            tree.pop();
        }
        tree
    }

    fn top(&self) -> Tag {
        self.open.last().map_or(Tag::default(), |e| self.elements[*e as usize].tag)
    }

    fn text(&mut self, html: &str, span: Span<usize>) {
        if self.top().is("head") && html.get(span.start..span.end).is_some_and(|t| !t.trim().is_empty()) {
            self.pop();
        }
        self.items.push(Item::Text(span.start as u32, span.end as u32));
    }

    fn start(&mut self, mut element: Element, self_closing: bool) {
        let tag = element.tag;
        if tag.is("html") || (tag.is("body") && self.open.len() > 1 && !self.top().is("head")) {
            // There is one root; what its tag says is said of it.
            if tag.is("html") {
                element.settle();
                let root = &mut self.elements[0];
                (root.attributes, root.at) = (element.attributes, element.at);
            }
            return;
        }
        if self.top().is("head") && !tag.flags().has(Flags::HEAD) {
            self.pop();
        }
        self.close_implied(tag);
        element.settle();
        let index = self.elements.len() as u32;
        element.parent = self.open.last().copied().unwrap_or(0);
        if tag.is("footer") && self.top().is("blockquote") {
            // It says whose words they are.
            element.flags = element.flags.without_aside();
        }
        element.open = self.items.len() as u32;
        let void = tag.flags().has(Flags::VOID) || (self_closing && tag.is("svg"));
        if !void && self.open.len() >= DEEPEST {
            self.excess += 1;
            return;
        }
        self.items.push(Item::Open(index));
        self.elements.push(element);
        self.open.push(index);
        if void {
            self.pop();
        }
    }

    /// Closes what a start tag closes by itself.
    fn close_implied(&mut self, tag: Tag) {
        let block = tag.flags().has(Flags::BLOCK);
        match tag.name() {
            "a" => self.close_up_to(&["a"], &[], true),
            "li" => self.close_up_to(&["li"], &["ul", "ol", "menu", "dir"], false),
            "dt" | "dd" => self.close_up_to(&["dt", "dd"], &["dl"], false),
            "td" | "th" => self.close_up_to(&["td", "th", "caption"], &["table", "tr"], false),
            "tr" => self.close_up_to(&["tr", "caption"], &["table"], false),
            "tbody" | "thead" | "tfoot" => self.close_up_to(&["tbody", "thead", "tfoot", "caption"], &["table"], false),
            "option" | "optgroup" => self.close_up_to(&["option"], &["select", "datalist"], false),
            _ if block => self.close_up_to(&["p"], &[], true),
            _ => {}
        }
    }

    /// Closes the nearest element of these names, and what is open inside it; looks no further than a border, and
    /// `inline` no further than a block.
    fn close_up_to(&mut self, names: &[&str], borders: &[&str], inline: bool) {
        for depth in (1..self.open.len()).rev() {
            let tag = self.elements[self.open[depth] as usize].tag;
            if names.contains(&tag.name()) {
                let found = self.open[depth] as usize;
                self.elements[found].ended = true;
                self.close(depth);
                return;
            }
            // What lies in a film or a form field closes nothing around it.
            if tag.flags().has(Flags::DROP) {
                return;
            }
            if borders.contains(&tag.name()) || (inline && tag.flags().has(Flags::BLOCK)) {
                return;
            }
        }
    }

    fn end(&mut self, tag: Tag, name: &[u8]) {
        if self.excess > 0 && !tag.flags().has(Flags::VOID) {
            self.excess -= 1;
            return;
        }
        match tag.name() {
            // What follows the end of a page still belongs to it; an element that nobody knows closes nothing.
            "html" | "body" | "" => {
                if !tag.name().is_empty() {
                    return;
                }
                debug_assert!(!name.is_empty());
                if self.open.len() > 1 && self.top() == Tag::default() {
                    self.pop();
                }
                return;
            }
            "br" => {
                self.start(Element { tag, ..Element::default() }, false);
                return;
            }
            _ => {}
        }
        let block = tag.flags().has(Flags::BLOCK);
        let cell = ["td", "th", "table", "tr", "tbody", "thead", "tfoot"].contains(&tag.name());
        for depth in (1..self.open.len()).rev() {
            let other = self.elements[self.open[depth] as usize].tag;
            let both_headings = tag.heading().is_some() && other.heading().is_some();
            if other == tag || both_headings {
                let found = self.open[depth] as usize;
                self.elements[found].ended = true;
                self.close(depth);
                return;
            }
            let border = ["td", "th", "table"].contains(&other.name()) && !cell;
            if border || (!block && other.flags().has(Flags::BLOCK)) {
                return;
            }
        }
    }

    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if let Some(index) = self.open.pop() {
            self.elements[index as usize].close = self.items.len() as u32;
            self.items.push(Item::Close(index));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Tree};

    /// The tree in brackets.
    fn shape(html: &str) -> String {
        let tree = Tree::parse(html);
        tree.items
            .iter()
            .map(|item| match item {
                Item::Open(e) => format!("{}(", tree.elements[*e as usize].tag.name()),
                Item::Close(_) => ")".to_owned(),
                Item::Text(a, b) => html[*a as usize..*b as usize].trim().to_owned(),
                Item::Comment(..) => "!".to_owned(),
            })
            .collect()
    }

    #[test]
    fn writes_the_end_tags_that_nobody_wrote() {
        for (html, want) in [
            ("<p>a<p>b<div>c", "html(p(a)p(b)div(c))"),
            ("<head><title>t</title><p>a", "html(head(title(t))p(a))"),
            ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "html(ul(li(a)li(bul(li(c))))d)"),
            ("<table><tr><td>a<td>b<tr><td>c</table>d", "html(table(tr(td(a)td(b))tr(td(c)))d)"),
            ("<b><p>a</b>b</p>c", "html((p(ab)c))"),
            ("<a>x<a>y</div></a>z", "html(a(x)a(y)z)"),
            ("<div><section>a</div>b", "html(div(section(a))b)"),
            ("a</p></li>b<br>c</br>d", "html(abbr()cbr()d)"),
            ("<script>a<p>b</script>c<!-- d -->", "html(script(a<p>b)c!)"),
            ("<html><body class=x><p>a</body></html><p>b", "html(body(p(a)p(b)))"),
        ] {
            assert_eq!(shape(html), want, "{html}");
        }
    }

    #[test]
    fn takes_linear_time_however_deep() {
        for unit in ["<div>", "<b>", "</div>", "<p><b>", "<a>", "<li>", "<table>", "<b><hr>", "<td>", "<", "<!--", "&"]
        {
            let html = unit.repeat(20_000);
            assert!(Tree::parse(&html).elements.iter().all(|e| e.open <= e.close), "{unit}");
        }
    }
}
