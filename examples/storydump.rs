use crosscheck::model::*;
fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let loaded = crosscheck::load::load("", &paths).unwrap();
    for a in crosscheck::pipeline::read(loaded.sources) {
        let d = &a.document;
        let mut toks = Vec::new();
        for (si, s) in d.sentences.iter().enumerate() {
            if !s.zone.counts() {
                continue;
            }
            for t in &d.tokens[s.tokens.start as usize..s.tokens.end as usize] {
                let empty = Classes::STOP.with(Classes::PRONOUN).with(Classes::AUXILIARY).with(Classes::PREPOSITION);
                if t.looks(Shape::WORD) && t.span.len() >= 2 && !t.is_a(empty) {
                    toks.push(serde_json::json!([
                        t.span.of(&a.source.text).to_lowercase(),
                        format!("{:x}", t.lemma.0),
                        t.is_name(),
                        t.is_a(Classes::PLACE),
                        t.is_a(Classes::EVENT),
                        si,
                        t.is_a(Classes::ENGLISH),
                        t.is_a(Classes::GIVEN)
                    ]));
                }
            }
        }
        let dates: Vec<_> = a
            .claims
            .iter()
            .filter_map(|c| {
                let m = c.value.moment()?;
                Some(serde_json::json!([
                    m.days,
                    format!("{:?}", m.anchor),
                    format!("{:?}", m.grain),
                    m.floating,
                    c.mention.span.of(&a.source.text),
                    format!("{:?}", c.frame.era),
                    m.timex()
                ]))
            })
            .collect();
        let vals: Vec<_> = a
            .claims
            .iter()
            .filter(|c| !matches!(c.mention.kind, "name" | "quote" | "status"))
            .map(|c| {
                serde_json::json!([
                    c.mention.kind,
                    c.value.to_string(),
                    c.frame.head.as_ref().map(|h| format!("{:x}", h.lemma.0)),
                    c.frame.clause.start
                ])
            })
            .collect();
        println!(
            "{}",
            serde_json::json!({"path": a.source.path, "pub": a.source.published.map(|p| p.to_string()), "toks": toks, "dates": dates, "vals": vals, "len": a.source.text.len()})
        );
    }
}
