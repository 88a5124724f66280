//! The JSON report keeps to `schema/report.schema.json`.

use serde_json::Value;

use super::support::Folder;

/// Checks the part of JSON Schema that the schema uses; an unknown keyword is a failure, so nothing goes unchecked.
fn check(schema: &Value, root: &Value, value: &Value, place: &str, faults: &mut Vec<String>) {
    let here = place.to_owned();
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        match keyword.as_str() {
            "$schema" | "$id" | "title" | "description" | "$defs" => {}
            "$ref" => {
                let name = rule.as_str().expect("a reference").trim_start_matches("#/$defs/");
                check(&root["$defs"][name], root, value, place, faults);
                return;
            }
            "const" if value != rule => faults.push(format!("{here}: is not {rule}")),
            "enum" if !rule.as_array().expect("a list").contains(value) => {
                faults.push(format!("{here}: {value} is none of {rule}"));
            }
            "type" => {
                let list = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                if !list.iter().any(|t| is(value, t.as_str().expect("a type"))) {
                    faults.push(format!("{here}: {value} is not of type {rule}"));
                }
            }
            "minimum" if value.as_f64() < rule.as_f64() => {
                faults.push(format!("{here}: {value} is below {rule}"));
            }
            "maximum" if value.as_f64() > rule.as_f64() => {
                faults.push(format!("{here}: {value} is above {rule}"));
            }
            "minItems" if (value.as_array().map_or(0, Vec::len) as u64) < rule.as_u64().expect("a number") => {
                faults.push(format!("{here}: has too few items"));
            }
            "pattern" => {
                if let Some(text) = value.as_str() {
                    let fits = match rule.as_str().expect("a pattern") {
                        "^[0-9a-f]{12}$" => text.len() == 12 && text.bytes().all(|b| b.is_ascii_hexdigit()),
                        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => text.parse::<jiff::civil::Date>().is_ok(),
                        other => panic!("the checker does not know the pattern {other}"),
                    };
                    if !fits {
                        faults.push(format!("{here}: {text} does not match {rule}"));
                    }
                }
            }
            "required" => {
                for key in rule.as_array().expect("a list") {
                    if value.get(key.as_str().expect("a key")).is_none() {
                        faults.push(format!("{here}: has no {key}"));
                    }
                }
            }
            "additionalProperties" => {
                assert_eq!(rule, &Value::Bool(false));
                for key in value.as_object().expect("an object").keys() {
                    if schema["properties"].get(key).is_none() {
                        faults.push(format!("{here}: has the unknown key {key}"));
                    }
                }
            }
            "properties" => {
                for (key, rule) in rule.as_object().expect("an object") {
                    if let Some(part) = value.get(key) {
                        check(rule, root, part, &format!("{place}/{key}"), faults);
                    }
                }
            }
            "items" => {
                for (k, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(rule, root, item, &format!("{place}/{k}"), faults);
                }
            }
            "const" | "enum" | "minimum" | "maximum" | "minItems" => {}
            other => panic!("the checker does not know the keyword {other}"),
        }
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        other => panic!("the checker does not know the type {other}"),
    }
}

#[test]
fn the_report_keeps_to_its_schema() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string(root.join("schema/report.schema.json")).expect("a schema"))
            .expect("the schema is JSON");
    let mut folder = Folder::new().file("facts.toml", std::fs::read(root.join("facts.toml")).expect("facts.toml"));
    for entry in std::fs::read_dir(root.join("articles")).expect("articles") {
        let path = entry.expect("an entry").path();
        let name = format!("articles/{}", path.file_name().expect("a name").to_string_lossy());
        folder = folder.file(&name, std::fs::read(&path).expect("an article"));
    }
    folder = folder.file("articles/empty.md", "");
    for args in [&["check", "--format", "json"][..], &["check", "--format", "json", "--no-facts", "articles"]] {
        let run = folder.run(args);
        assert!(run.status < 2, "{}", run.stderr);
        let mut faults = Vec::new();
        check(&schema, &schema, &run.json(), "", &mut faults);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn the_schema_knows_every_kind() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("schema/report.schema.json")).expect("a schema");
    let schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
    let listed: Vec<&str> = schema["$defs"]["fact"]["properties"]["kind"]["enum"]
        .as_array()
        .expect("kinds")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let kinds: Vec<&str> = crosscheck::kind::KINDS.iter().map(|k| k.name()).collect();
    assert_eq!(listed, kinds);
}
