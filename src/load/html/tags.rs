//! What is known of HTML's elements, and of the words in classes and ids that say what an element is for.

/// A set of the properties below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u16);

impl Flags {
    /// Starts and ends a paragraph.
    pub const BLOCK: Self = Self(1);
    /// Has no end tag and no content.
    pub const VOID: Self = Self(1 << 1);
    /// Its words are never the article's.
    pub const DROP: Self = Self(1 << 2);
    /// Page furniture, unless the article lies in it.
    pub const ASIDE: Self = Self(1 << 3);
    /// A picture's caption.
    pub const CAPTION: Self = Self(1 << 4);
    /// Who wrote it.
    pub const BYLINE: Self = Self(1 << 5);
    /// When it was written.
    pub const STAMP: Self = Self(1 << 6);
    /// Holds the article's text, by its own word.
    pub const BODY: Self = Self(1 << 7);
    /// Belongs into the head of a page.
    pub const HEAD: Self = Self(1 << 8);
    /// Program text, by its own word.
    pub const CODE: Self = Self(1 << 9);

    /// Whether any of `other` is set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Without what names a caption, an author or a time.
    pub const fn without_labels(self) -> Self {
        Self(self.0 & !(Self::CAPTION.0 | Self::BYLINE.0 | Self::STAMP.0))
    }

    /// Without what makes it page furniture.
    pub const fn without_aside(self) -> Self {
        Self(self.0 & !Self::ASIDE.0)
    }

    /// Both sets.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const INLINE: Flags = Flags(0);
const B: Flags = Flags::BLOCK;
const V: Flags = Flags::VOID;
const D: Flags = Flags::DROP;
const A: Flags = Flags::BLOCK.with(Flags::ASIDE);
const H: Flags = Flags::HEAD;

/// The elements that mean something here, sorted by name; all others are inline. What was struck out (`del`, `s`) is no
/// longer said.
static ELEMENTS: &[(&str, Flags)] = &[
    ("a", INLINE),
    ("address", B),
    ("amp-ad", D),
    ("amp-analytics", D),
    ("amp-consent", D),
    ("amp-embed", D),
    ("amp-iframe", D),
    ("amp-list", D),
    ("amp-sidebar", D),
    ("amp-social-share", D),
    ("amp-sticky-ad", D),
    ("amp-user-notification", D),
    ("area", V),
    ("article", B),
    ("aside", A),
    ("audio", D),
    ("base", V.with(H)),
    ("blockquote", B),
    ("body", B),
    ("br", V),
    ("button", D),
    ("canvas", D),
    ("caption", B),
    ("center", B),
    ("cite", INLINE),
    ("code", INLINE),
    ("col", V),
    ("datalist", D),
    ("dd", B),
    ("del", D),
    ("details", B),
    ("dialog", A),
    ("dir", B),
    ("div", B),
    ("dl", B),
    ("dt", B),
    ("embed", V),
    ("fieldset", A),
    ("figcaption", B.with(Flags::CAPTION)),
    ("figure", B.with(Flags::CAPTION)),
    ("footer", A),
    ("form", A),
    ("h1", B),
    ("h2", B),
    ("h3", B),
    ("h4", B),
    ("h5", B),
    ("h6", B),
    ("head", D),
    ("header", B),
    ("hgroup", B),
    ("hr", B.with(V)),
    ("html", B),
    ("iframe", D),
    ("img", V),
    ("input", V),
    ("legend", B),
    ("li", B),
    ("link", V.with(H)),
    ("main", B),
    ("math", D),
    ("menu", A),
    ("meta", V.with(H)),
    ("nav", A),
    ("noembed", D),
    ("noframes", D),
    ("noscript", D.with(H)),
    ("object", D),
    ("ol", B),
    ("optgroup", D),
    ("option", D),
    ("p", B),
    ("param", V),
    ("pre", B),
    ("rp", D),
    ("rt", D),
    ("s", D),
    ("samp", INLINE),
    ("script", D.with(H)),
    ("search", A),
    ("section", B),
    ("select", D),
    ("source", V),
    ("strike", D),
    ("style", D.with(H)),
    ("summary", B),
    ("svg", D),
    ("table", B),
    ("tbody", B),
    ("td", B),
    ("template", D.with(H)),
    ("textarea", D),
    ("tfoot", B),
    ("th", B),
    ("thead", B),
    ("time", INLINE),
    ("title", D.with(H)),
    ("tr", B),
    ("track", V),
    ("ul", B),
    ("video", D),
    ("wbr", V),
];

/// An element's name, if it means something here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag(Option<u8>);

impl Tag {
    /// The element of this name, in small letters.
    pub fn of(name: &[u8]) -> Self {
        Self(ELEMENTS.binary_search_by(|row| row.0.as_bytes().cmp(name)).ok().map(|k| k as u8))
    }

    pub fn name(self) -> &'static str {
        self.0.map_or("", |k| ELEMENTS[usize::from(k)].0)
    }

    pub fn flags(self) -> Flags {
        self.0.map_or(INLINE, |k| ELEMENTS[usize::from(k)].1)
    }

    pub fn is(self, name: &str) -> bool {
        self.name() == name
    }

    /// 1 to 6 for a heading.
    pub fn heading(self) -> Option<u8> {
        match self.name().as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        }
    }
}

/// Words of classes and ids that page furniture bears.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "adslot",
    "adunit",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "commenting",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "dfp",
    "disqus",
    "donate",
    "feedback",
    "footer",
    "gdpr",
    "gpt",
    "infobox",
    "livefyre",
    "masthead",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "outbrain",
    "pager",
    "pagination",
    "paywall",
    "poll",
    "popular",
    "popup",
    "promo",
    "promos",
    "promotion",
    "pullquote",
    "quiz",
    "rail",
    "recirc",
    "recirculation",
    "recommend",
    "recommendations",
    "recommended",
    "related",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "taglist",
    "tags",
    "toolbar",
    "trending",
    "widget",
    "widgets",
];

/// Pairs of words that it bears.
const FURNITURE_PAIRS: &[(&str, &str)] = &[
    ("author", "bio"),
    ("author", "box"),
    ("more", "from"),
    ("more", "on"),
    ("more", "stories"),
    ("most", "read"),
    ("most", "viewed"),
    ("most", "shared"),
    ("pull", "quote"),
    ("read", "more"),
    ("read", "next"),
    ("screen", "reader"),
    ("see", "also"),
    ("sr", "only"),
    ("up", "next"),
    ("visually", "hidden"),
];

/// Words before which a word of furniture only says that there is some, or none: `has-sidebar`, `no-ads`.
const STATES: &[&str] = &["disable", "enable", "enabled", "has", "hide", "is", "no", "not", "show", "with", "without"];

/// Words that lines of program text bear.
const PROGRAM: &[&str] = &[
    "code",
    "codeblock",
    "codehilite",
    "highlight",
    "hljs",
    "language",
    "listing",
    "prettyprint",
    "prism",
    "sourcecode",
];

const BODY_PAIRS: &[(&str, &str)] = &[
    ("article", "body"),
    ("article", "content"),
    ("article", "text"),
    ("body", "content"),
    ("body", "copy"),
    ("body", "text"),
    ("content", "body"),
    ("entry", "content"),
    ("post", "body"),
    ("post", "content"),
    ("story", "body"),
    ("story", "content"),
    ("story", "text"),
];

/// What a class list or an id says that its element is for.
pub(super) fn named(names: &str) -> Flags {
    let mut flags = Flags::default();
    for name in names.split_ascii_whitespace().take(64) {
        let words = words(name);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if words.first().is_some_and(|w| STATES.contains(w)) {
            continue;
        }
        let pair = |list: &[(&str, &str)]| words.windows(2).any(|w| list.iter().any(|p| [p.0, p.1] == *w));
        let word = |list: &[&str]| words.iter().any(|w| list.binary_search(w).is_ok());
        let last = words.last().copied().unwrap_or_default();
        if word(FURNITURE) || pair(FURNITURE_PAIRS) {
            flags = flags.with(Flags::ASIDE);
        }
        if pair(BODY_PAIRS) || ["articlebody", "storybody"].contains(&last) {
            flags = flags.with(Flags::BODY);
        }
        if ["caption", "captions", "credit", "figcaption", "photocredit"].contains(&last) {
            flags = flags.with(Flags::CAPTION);
        }
        if words.iter().any(|w| PROGRAM.contains(w)) {
            flags = flags.with(Flags::CODE);
        }
        if ["byline", "author", "authors"].contains(&last) {
            flags = flags.with(Flags::BYLINE);
        }
        if ["dateline", "timestamp", "datetime", "pubdate", "updated", "published"].contains(&last) {
            flags = flags.with(Flags::STAMP);
        }
    }
    flags
}

/// The words of a name: `articleBody__most-read` is `article`, `body`, `most`, `read`.
fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = '-';
    for c in name.chars().take(128) {
        if c.is_ascii_alphanumeric() {
            let starts = !before.is_ascii_alphanumeric() || (before.is_ascii_lowercase() && c.is_ascii_uppercase());
            if starts {
                out.push(String::new());
            }
            if let Some(word) = out.last_mut() {
                word.push(c.to_ascii_lowercase());
            }
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{BODY_PAIRS, ELEMENTS, FURNITURE, FURNITURE_PAIRS, Flags, STATES, Tag, named};

    #[test]
    fn tables_are_sorted() {
        assert!(ELEMENTS.is_sorted_by(|a, b| a.0 < b.0) && FURNITURE.is_sorted() && STATES.is_sorted());
        assert!(FURNITURE_PAIRS.iter().all(|p| !p.0.is_empty()) && BODY_PAIRS.is_sorted());
    }

    #[test]
    fn knows_elements_and_what_names_say() {
        assert!(Tag::of(b"p").is("p") && Tag::of(b"x-y").name().is_empty());
        assert_eq!((Tag::of(b"h3").heading(), Tag::of(b"hr").heading()), (Some(3), None));
        for name in ["ad", "c-nav__list", "mostRead", "relatedStories box", "article-comments", "sr-only"] {
            assert!(named(name).has(Flags::ASIDE), "{name}");
        }
        for name in ["has-sidebar", "no-ads", "adventure", "headline", "read-aloud", "commentary", "download"] {
            assert!(!named(name).has(Flags::ASIDE), "{name}");
        }
        assert!(named("story-body__inner").has(Flags::BODY) && named("photo-credit").has(Flags::CAPTION));
        assert!(named("c-byline").has(Flags::BYLINE) && named("meta timestamp").has(Flags::STAMP));
    }
}
