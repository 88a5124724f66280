//! What a page's elements make of its words.

use super::fragment;

/// The paragraphs of a page with this body, which is set between two of prose.
fn paragraphs(body: &str) -> Vec<String> {
    const PROSE: &str =
        "<p>The old bridge over the Halden was closed on Monday, and nobody knew when it would open again.</p>";
    let page = format!("<!DOCTYPE html><html><body><article>{PROSE}{body}{PROSE}</article></body></html>");
    let page = fragment(&page, 0);
    let all: Vec<String> = page.blocks.iter().map(|b| b.span.of(&page.mapped.text).to_owned()).collect();
    all[1..all.len() - 1].to_vec()
}

#[test]
fn leaves_program_text_out() {
    let code = "let ports = [8080, 8081]; // the ports that the server listens on";
    for (body, want) in [
        (format!("<pre><code class=\"language-rust\">{code}</code></pre>"), &[][..]),
        (format!("<div class=\"highlight\"><pre>{code}</pre></div>"), &[]),
        (format!("<pre class=\"sourceCode rust\">{code}</pre>"), &[]),
        (format!("<pre>{code}</pre>"), &[code]),
        (
            "<p>The server listens on port <code>8080</code>, and on no other one at all.</p>".to_owned(),
            &["The server listens on port 8080, and on no other one at all."],
        ),
    ] {
        assert_eq!(paragraphs(&body), want, "{body}");
    }
}

#[test]
fn joins_the_two_cells_of_a_row() {
    for (row, want) in [
        ("<td>Depth of the lake at its dam</td><td>31 metres</td>", &["Depth of the lake at its dam: 31 metres"][..]),
        (
            "<th>Depth of the lake:</th><td>31 <b>metres</b> at its dam</td>",
            &["Depth of the lake: 31 metres at its dam"],
        ),
        ("<td></td><td>31 metres at the dam of the lake</td>", &["31 metres at the dam of the lake"]),
        (
            "<td>The depth of the lake</td><td>31 metres at the dam</td><td>12 metres elsewhere</td>",
            &["The depth of the lake", "31 metres at the dam", "12 metres elsewhere"],
        ),
    ] {
        assert_eq!(paragraphs(&format!("<table><tr>{row}</tr></table>")), want, "{row}");
    }
}
