//! JSON-LD: what a page says of itself to search engines.

use serde_json::Value;

use super::super::json::{self, Object, Raw};
use super::super::mapped::Mapped;

/// What was found of the article.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub url: Option<String>,
    /// Its whole text, if the page gives it here.
    pub body: Option<Mapped>,
}

/// Reads a script of JSON-LD that starts at byte `base` of its file. What is not JSON says nothing.
pub(super) fn read(script: &str, base: usize) -> Option<Facts> {
    let shift = script.len() - script.trim_start().len();
    let text = script.trim().trim_end_matches(';');
    let value: Value = serde_json::from_str(text).ok()?;
    let nodes = nodes(&value);
    let article = nodes.iter().copied().find(|n| is_article(n))?;
    let mut facts = Facts {
        title: string(article.get("headline")).or_else(|| string(article.get("name"))),
        publisher: names(article.get("publisher"), &nodes)
            .or_else(|| names(article.get("sourceOrganization"), &nodes))
            .or_else(|| names(article.get("provider"), &nodes)),
        author: names(article.get("author"), &nodes).or_else(|| names(article.get("creator"), &nodes)),
        published: string(article.get("datePublished")).or_else(|| string(article.get("dateCreated"))),
        modified: string(article.get("dateModified")),
        url: string(article.get("url"))
            .or_else(|| string(article.get("mainEntityOfPage")))
            .or_else(|| string(article.get("mainEntityOfPage").and_then(|m| m.get("@id")))),
        body: None,
    };
    if article.get("articleBody").is_some_and(|b| b.as_str().is_some_and(|b| !b.trim().is_empty())) {
        let raw: Raw<'_> = serde_json::from_str(text).ok()?;
        facts.body = body(raw).and_then(|b| json::mapped(b, base + shift + json::offset(text, b)?));
    }
    Some(facts)
}

/// Everything that the script describes: itself, the items of a list, those of its graph.
fn nodes(value: &Value) -> Vec<&Value> {
    let mut out = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(fields) => {
                out.push(value);
                open.extend(["@graph", "mainEntity"].iter().filter_map(|k| fields.get(*k)));
            }
            _ => {}
        }
    }
    out
}

fn is_article(node: &Value) -> bool {
    let named = |t: &Value| t.as_str().is_some_and(is_article_type);
    match node.get("@type") {
        Some(Value::Array(types)) => types.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

/// `NewsArticle`, `ReportageNewsArticle`, `LiveBlogPosting`, …
fn is_article_type(name: &str) -> bool {
    let name = name.rsplit(['/', ':']).next().unwrap_or(name);
    name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report"
}

fn string(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text,
        Value::Array(items) => items.first()?.as_str()?,
        _ => return None,
    };
    Some(text.trim().to_owned()).filter(|t| !t.is_empty())
}

/// The names of persons or bodies; one that is only referred to is looked up.
fn names(value: Option<&Value>, nodes: &[&Value]) -> Option<String> {
    let one = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty() && !t.starts_with("http")),
        Value::Object(fields) => string(fields.get("name")).or_else(|| {
            let id = fields.get("@id")?;
            string(nodes.iter().find(|n| n.get("@id") == Some(id) && n.get("name").is_some())?.get("name"))
        }),
        _ => None,
    };
    let found: Vec<String> = match value? {
        Value::Array(items) => items.iter().take(12).filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    };
    (!found.is_empty()).then(|| found.join(", "))
}

/// The text of the article in the script as written.
fn body(raw: Raw<'_>) -> Option<Raw<'_>> {
    let mut open = vec![raw];
    for _ in 0..10_000 {
        let raw = open.pop()?;
        if let Some(object) = Object::of(raw) {
            let types = object.get("@type").map(|t| t.get()).unwrap_or_default();
            let article = types.split('"').any(is_article_type);
            if let Some(body) = object.get("articleBody").filter(|_| article) {
                return Some(body);
            }
            open.extend(["@graph", "mainEntity"].iter().filter_map(|k| object.get(k)));
        } else if let Some(items) = json::list(raw) {
            open.extend(items.into_iter().rev());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn finds_the_article_in_a_graph() {
        let script = r##" {"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"Not this"},
            {"@type":"Organization","@id":"#org","name":"The Argus"},
            {"@type":["Thing","NewsArticle"],"headline":"H","author":[{"name":"A B"},{"name":"C D"}],
             "publisher":{"@id":"#org"},"datePublished":"2023-09-24T23:30:00-07:00","articleBody":"One \"24\"."}]}; "##;
        let facts = read(script, 100).unwrap();
        assert_eq!(facts.publisher.as_deref(), Some("The Argus"));
        assert_eq!(facts.author.as_deref(), Some("A B, C D"));
        assert_eq!(facts.published.as_deref(), Some("2023-09-24T23:30:00-07:00"));
        let body = facts.body.unwrap();
        assert_eq!((body.text.as_str(), body.place(0).0 as usize), ("One \"24\".", 100 + script.find("One").unwrap()));
    }

    #[test]
    fn says_nothing_of_what_is_no_article() {
        for script in ["", "{", "[]", "{\"@type\":\"WebSite\"}", "{\"@type\":3}", "nul", &"[".repeat(100_000)] {
            assert!(read(script, 0).is_none());
        }
    }
}
