//! Records, feeds, standard input: what is read, what is skipped, and where it stands.

use super::{Fields, Loaded, Options, articles};
use crate::model::{Source, Span, Zone};

fn read(path: &str, text: &str) -> Loaded {
    articles(path, text.as_bytes().to_vec(), &Options::default()).unwrap()
}

/// Line, column and bytes of these words.
fn place(source: &Source, file: &str, words: &str) -> (u32, u32, String) {
    let at = source.text.find(words).unwrap_or_else(|| panic!("no `{words}` in `{}`", source.text)) as u32;
    let place = source.disk.place(&source.text, Span::new(at, at + words.len() as u32)).unwrap();
    (place.line, place.column, file[place.start as usize..place.end as usize].to_owned())
}

const LINES: &str = r#"{"id": "a1", "title": "One", "published": "2023-09-24T23:30:00-07:00", "source": "The Argus", "url": "https://x.org/1", "story": "kaba", "text": "He was 24.\n\nIt was \u201cdark\u201d on 5 September."}

{"headline": "Two", "publisher": {"name": "Wire"}, "authors": [{"name": "A"}, "B"], "date": 20230925, "body": "<p>On <b>6&nbsp;Sep<\/b>tember.<\/p><p>Two.</p>"}
{"title": "no text here"}
{"text": "cut off
["a list"]
{"id": 7, "text": 12}
{"id": 8, "text": "Tea &amp; 3 biscuits."}"#;

#[test]
fn reads_json_lines_and_skips_bad_records_with_their_lines() {
    let loaded = read("news/a.jsonl", LINES);
    let [one, two, three] = loaded.sources.as_slice() else { panic!("{:?}", loaded.notices) };
    assert_eq!((one.record.as_deref(), one.name(), one.story.as_deref()), (Some("a1"), "The Argus", Some("kaba")));
    assert_eq!(one.published.unwrap().to_string(), "2023-09-24", "the local day");
    assert_eq!((two.record.as_deref(), two.name(), two.author.as_deref()), (Some("3"), "Wire", Some("A, B")));
    assert_eq!((two.title.as_deref(), two.published.unwrap().to_string().as_str()), (Some("Two"), "2023-09-25"));
    assert_eq!(two.text, "On 6\u{a0}September.\n\nTwo.");
    assert_eq!(three.text, "Tea & 3 biscuits.");
    let first = LINES.lines().next().unwrap();
    let column = |words: &str| first[..first.find(words).unwrap()].chars().count() as u32 + 1;
    assert_eq!(place(one, LINES, "24"), (1, column("24."), "24".to_owned()));
    assert_eq!(place(one, LINES, "“dark”"), (1, column("\\u201cdark"), "\\u201cdark\\u201d".to_owned()));
    assert_eq!(place(two, LINES, "6\u{a0}September"), (3, 121, "6&nbsp;Sep<\\/b>tember".to_owned()));
    assert_eq!(place(three, LINES, "3 biscuits").0, 8);
    assert_eq!(
        loaded.notices,
        [
            "news/a.jsonl:4: skipped: no text: looked for `text`, `body`, `articleBody`, `article_body`",
            "news/a.jsonl:5: skipped: not JSON: EOF while parsing a string (column 17)",
            "news/a.jsonl:6: skipped: a record must be an object in { }",
            "news/a.jsonl:7: skipped: its text is not in quotes",
        ]
    );
    let strict = Options { strict: true, ..Options::default() };
    let error = articles("a.jsonl", LINES.as_bytes().to_vec(), &strict).unwrap_err().to_string();
    assert!(error.starts_with("a.jsonl:4: no text") && error.contains("a.jsonl:5: not JSON"), "{error}");
}

#[test]
fn reads_json_in_its_common_shapes() {
    let texts = |text: &str| -> Vec<String> { read("a.json", text).sources.into_iter().map(|s| s.text).collect() };
    assert_eq!(texts(r#"{"text": "One."}"#), ["One."]);
    assert_eq!(texts("[\n {\"text\": \"One.\"},\n {\"text\": \"Two.\"}\n]"), ["One.", "Two."]);
    assert_eq!(texts(r#"{"status": "ok", "articles": [{"content": "One."}]}"#), ["One."]);
    assert_eq!(texts(r#"{"response": {"results": [{"fields": {"bodyText": "One."}}]}}"#), ["One."]);
    assert_eq!(texts("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n"), ["One.", "Two."], "lines, whatever the name");
    for (text, line) in [("{\n\"text\": \"One\n", 2), ("3", 1), ("", 1), ("{\"summary\": 1}", 1), ("[[]]", 1)] {
        let loaded = read("a.json", text);
        assert!(loaded.sources.is_empty() && loaded.notices[0].starts_with(&format!("a.json:{line}: ")), "{text}");
    }
    assert!(read("a.json", &"[".repeat(200_000)).sources.is_empty());
}

#[test]
fn takes_fields_from_where_it_is_told() {
    let mut fields = Fields::default();
    *fields.slot("text").unwrap() = vec!["doc.main".to_owned()];
    let options = Options { fields, ..Options::default() };
    let bytes = br#"{"text": "Teaser.", "doc": {"main": "All of it."}}"#.to_vec();
    assert_eq!(articles("a.json", bytes, &options).unwrap().sources[0].text, "All of it.");
}

#[test]
fn a_record_with_broken_bytes_is_skipped_alone() {
    let bytes = b"{\"text\": \"Caf\xe9.\"}\n{\"text\": \"Caf\xc3\xa9.\"}\n".to_vec();
    let loaded = articles("a.jsonl", bytes, &Options::default()).unwrap();
    assert_eq!((loaded.sources.len(), loaded.sources[0].text.as_str()), (1, "Café."));
    assert_eq!(loaded.notices, ["a.jsonl:1: skipped: not UTF-8"]);
}

#[test]
fn standard_input_is_told_by_how_it_begins() {
    for (text, want) in [
        ("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}", "One."),
        (" [ {\"text\": \"One.\"} ]", "One."),
        ("{a note} One.", "{a note} One."),
        ("[Updated 5pm] One.", "[Updated 5pm] One."),
        ("<3 men were hurt.", "<3 men were hurt."),
        #[cfg(feature = "html")]
        ("<!DOCTYPE html><p>One.", "One."),
        #[cfg(feature = "html")]
        ("<?xml version='1.0'?><rss><channel><item><description>One.</description></item></channel></rss>", "One."),
    ] {
        assert_eq!(read(Source::STDIN, text).sources[0].text, want);
    }
    let told = |format: &str, text: &str| {
        let options = Options { stdin: Some(format.to_owned()), ..Options::default() };
        articles(Source::STDIN, text.as_bytes().to_vec(), &options).map(|l| l.sources[0].text.clone())
    };
    assert_eq!(told("text", "{\"text\": \"One.\"}").unwrap(), "{\"text\": \"One.\"}");
    assert_eq!(told("markdown", "*One.*").unwrap(), "One.");
    assert!(told("pdf", "x").unwrap_err().to_string().contains("one of: text, markdown, json, jsonl"));
}

#[test]
fn markup_says_what_a_paragraph_is() {
    let text = "---\ntitle: T\n---\n\n# A head\n\nThe mayor spoke on **5** September.\n\n> We shall all of us be back by noon,\n> come rain or snow\n\nEnd.\n";
    let source = &read("a.md", text).sources[0];
    let zones: Vec<_> = source.blocks.iter().map(|b| (b.zone, b.quoted)).collect();
    assert_eq!(zones, [(Some(Zone::Headline), false), (None, false), (None, true), (None, false)]);
    assert_eq!(place(source, text, "5 September"), (7, 22, "5** September".to_owned()));
    let document = crate::segment::segment(source, &mut crate::lexicon::Reader::default());
    let quoted: Vec<&str> = document.quotations.iter().map(|q| q.span.of(&source.text)).collect();
    assert_eq!(quoted, ["We shall all of us be back by noon,\ncome rain or snow"]);
}

#[cfg(feature = "html")]
mod feeds {
    use super::{place, read};

    const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Argus &amp; Post</title><link>https://argus.example</link>
<item><title>Fire &amp; smoke</title><link>https://argus.example/1</link><guid>g1</guid><dc:creator>Ina Roth</dc:creator>
<pubDate>Sun, 24 Sep 2023 23:30:00 -0700</pubDate><description>Teaser.</description>
<content:encoded><![CDATA[<p>The fire began on
<b>5&nbsp;September</b>.</p><p>Two.</p>]]></content:encoded></item>
<item><title>Escaped</title><description>&lt;p&gt;On &amp;lsquo;6&amp;rsquo; September.&lt;/p&gt;</description></item>
<item><title>Nothing</title></item>
</channel></rss>"#;

    #[test]
    fn reads_rss_with_full_text() {
        let loaded = read("a.rss", RSS);
        let [one, two] = loaded.sources.as_slice() else { panic!("{:?}", loaded.notices) };
        assert_eq!((one.publisher.as_deref(), one.record.as_deref()), (Some("The Argus & Post"), Some("g1")));
        assert_eq!((one.title.as_deref(), one.author.as_deref()), (Some("Fire & smoke"), Some("Ina Roth")));
        assert_eq!(one.url.as_deref(), Some("https://argus.example/1"));
        assert_eq!(one.published.unwrap().to_string(), "2023-09-24");
        assert_eq!(one.text, "The fire began on 5\u{a0}September.\n\nTwo.");
        assert_eq!(place(one, RSS, "5\u{a0}September"), (7, 4, "5&nbsp;September".to_owned()));
        assert_eq!((two.record.as_deref(), two.text.as_str()), (Some("2"), "On ‘6’ September."));
        assert_eq!(place(two, RSS, "6’ September"), (8, 65, "6&amp;rsquo; September".to_owned()));
        assert_eq!(loaded.notices, ["a.rss:9: skipped: entry 3 holds no text"]);
    }

    #[test]
    fn reads_atom_with_its_three_sorts_of_text() {
        let text = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>A</title><id>urn:1</id><link rel="edit" href="https://x.org/edit"/><link href="https://x.org/a"/>
<published>2024-02-01T01:00:00+09:00</published><updated>2024-02-03T00:00:00Z</updated><author><name>Bo</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>On <em>5</em> May.</p><p>End.</p></div></content></entry>
<entry><id>urn:2</id><updated>2024-02-03</updated><content type="html">&lt;p&gt;Six&lt;/p&gt;</content><summary>S</summary></entry>
<entry><id>urn:3</id><content type="text">Seven &lt; 8.</content></entry></feed>"#;
        let loaded = read("a.atom", text);
        let texts: Vec<&str> = loaded.sources.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(texts, ["On 5 May.\n\nEnd.", "Six", "Seven < 8."]);
        let one = &loaded.sources[0];
        assert_eq!((one.url.as_deref(), one.author.as_deref()), (Some("https://x.org/a"), Some("Bo")));
        assert_eq!(one.published.unwrap().to_string(), "2024-02-01");
        assert_eq!(loaded.sources[1].published.unwrap().to_string(), "2024-02-03");
        assert_eq!(place(one, text, "5 May").0, 4);
    }

    #[test]
    fn says_where_a_feed_breaks_off() {
        let broken = RSS.replace("<item><title>Escaped", "<item><title x=\"><");
        let loaded = read("a.rss", &broken);
        assert_eq!(loaded.sources.len(), 1);
        assert!(loaded.notices[0].starts_with("a.rss:8: skipped: not XML: "), "{:?}", loaded.notices);
        assert_eq!(
            read("a.xml", "<?xml version='1.0'?><urlset/>").notices,
            ["a.xml:1: skipped: XML, but no feed: neither RSS nor Atom"]
        );
        assert!(read("a.xml", &"<a>".repeat(100_000)).sources.is_empty());
        assert_eq!(
            read("a.xml", "<?xml version='1.0'?><html><body><p>A page.</p></body></html>").sources[0].text,
            "A page."
        );
    }
}
