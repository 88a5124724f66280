//! JSON as all formats print it: indented, and safe to show.

use std::io;

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::text::safe;

/// A value as indented JSON in which no unsafe character stands for itself. Strings, numbers and lists only, so that it
/// cannot fail.
pub(super) fn json(value: &impl Serialize) -> String {
    json_at(0, value)
}

/// The same for a part of a document that stands so many levels deep.
pub(super) fn json_at(depth: usize, value: &impl Serialize) -> String {
    let mut out = Vec::with_capacity(1 << 12);
    let mut serializer = Serializer::with_formatter(&mut out, Pretty { depth, ..Pretty::default() });
    if value.serialize(&mut serializer).is_err() {
        out.clear();
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Two spaces a level, as `serde_json` itself does it, in few pieces; strings are made safe as they are written.
#[derive(Default)]
struct Pretty {
    depth: usize,
    /// Whether the list or object that was begun last holds anything.
    filled: bool,
    /// What parts two keys of each depth: a comma, a line feed, spaces, and the quotation mark that opens the second.
    breaks: Vec<Vec<u8>>,
    /// A key is written: its quotation marks come with what stands around it.
    key: bool,
}

impl Pretty {
    fn start<W: ?Sized + io::Write>(&mut self, out: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        out.write_all(sign)
    }

    fn end<W: ?Sized + io::Write>(&mut self, out: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.next(out, true)?;
        }
        out.write_all(sign)
    }

    /// A new line, after a comma unless it is the `first` of its list; with the mark that opens a key.
    fn next<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        for depth in self.breaks.len()..=self.depth {
            self.breaks.push([&b",\n"[..], &b" ".repeat(2 * depth), b"\""].concat());
        }
        let whole = &self.breaks[self.depth];
        out.write_all(&whole[usize::from(first)..whole.len() - usize::from(!self.key)])
    }
}

impl Formatter for Pretty {
    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.start(out, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.start(out, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(out, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.key = true;
        self.next(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.key = false;
        out.write_all(b"\": ")
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.key { Ok(()) } else { out.write_all(b"\"") }
    }

    fn end_string<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        if self.key { Ok(()) } else { out.write_all(b"\"") }
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        out.write_all(safe::json(fragment).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::text::safe;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn documents() -> impl Strategy<Value = Value> {
        let text = "[ -~\\n\\t#\\[\"\\\\é\u{9b}\u{202e}\u{e0041}\u{0}\u{7f}😀]{0,12}";
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            text.prop_map(Value::from),
        ];
        leaf.prop_recursive(20, 60, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map(text, inner, 0..4).prop_map(|m| Value::Object(m.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn prints_as_the_library_does(document in documents()) {
            let library = serde_json::to_string_pretty(&document).expect("JSON");
            prop_assert_eq!(json(&document), safe::json(&library));
        }
    }

    #[test]
    fn empty_lists_stay_on_their_line() {
        assert_eq!(
            json(&json!({"a": [], "b": [[]], "c": {}})),
            "{\n  \"a\": [],\n  \"b\": [\n    []\n  ],\n  \"c\": {}\n}"
        );
    }
}
