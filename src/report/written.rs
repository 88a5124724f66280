//! A JSON document written as it is walked through: indented and safe to show, the same bytes as [`pretty`](super::pretty)
//! makes of a structure, in less than half of the time.

use crate::text::safe;

/// What has been written of a document.
#[derive(Debug, Default)]
pub(super) struct Written {
    out: Vec<u8>,
    depth: usize,
    /// Whether the list or object that was begun last holds anything.
    filled: bool,
    /// What parts two keys of each depth: a comma, a line feed, spaces, and the quotation mark that opens the second.
    breaks: Vec<Vec<u8>>,
}

impl Written {
    /// The document as text.
    pub fn text(self) -> String {
        // Made of text, so it is text.
        String::from_utf8(self.out).unwrap_or_default()
    }

    /// An object, whose keys and values `fill` writes.
    pub fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.within([b'{', b'}'], fill);
    }

    /// A list; `write` writes each of its members.
    pub fn list<T>(&mut self, members: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.within([b'[', b']'], |out| {
            for member in members {
                out.line(false);
                write(out, member);
                out.filled = true;
            }
        });
    }

    /// The key of the value that is written next.
    pub fn key(&mut self, key: &'static str) -> &mut Self {
        self.line(true);
        self.filled = true;
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\": ");
        self
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        safe::json_string(&mut self.out, text);
    }

    /// A string, or nothing.
    pub fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.string(text),
            None => self.raw("null"),
        }
    }

    /// A truth.
    pub fn flag(&mut self, yes: bool) {
        self.raw(if yes { "true" } else { "false" });
    }

    /// A whole number.
    pub fn number(&mut self, mut number: u32) {
        let (mut digits, mut from) = ([b'0'; 10], 9);
        while number > 9 {
            digits[from] += (number % 10) as u8;
            (number, from) = (number / 10, from - 1);
        }
        digits[from] += number as u8;
        self.out.extend_from_slice(&digits[from..]);
    }

    /// A number of so many places, without the zeros at its end: one place at least.
    pub fn decimal(&mut self, number: i32, places: u32) {
        if number < 0 {
            self.out.push(b'-');
        }
        let mut unit = 10_u32.pow(places);
        let mut rest = number.unsigned_abs();
        self.number(rest / unit);
        self.out.push(b'.');
        loop {
            rest %= unit;
            unit /= 10;
            self.out.push(b'0' + (rest / unit.max(1)) as u8);
            if unit <= 1 || rest.is_multiple_of(unit) {
                break;
            }
        }
    }

    /// JSON that is written already.
    pub fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }

    fn within(&mut self, signs: [u8; 2], fill: impl FnOnce(&mut Self)) {
        self.out.push(signs[0]);
        self.depth += 1;
        self.filled = false;
        fill(self);
        self.depth -= 1;
        if std::mem::replace(&mut self.filled, false) {
            self.line(false);
        }
        self.out.push(signs[1]);
        self.filled = true;
    }

    /// A new line, after a comma where something stands before; with the mark that opens a key.
    fn line(&mut self, key: bool) {
        for depth in self.breaks.len()..=self.depth {
            self.breaks.push([&b",\n"[..], &b" ".repeat(2 * depth), b"\""].concat());
        }
        let whole = &self.breaks[self.depth];
        self.out.extend_from_slice(&whole[usize::from(!self.filled)..whole.len() - usize::from(!key)]);
    }
}

#[cfg(test)]
mod tests {
    use super::Written;

    #[test]
    fn writes_what_others_read() {
        let mut out = Written::default();
        out.object(|out| {
            out.key("none").list(&[(); 0], |_, ()| {});
            out.key("numbers").list([0, 7, 10, u32::MAX], Written::number);
            out.key("decimals").list([0, 5, -5, 600, 1000, 12345, -1001], |out, n| out.decimal(n, 3));
            out.key("inner").object(|out| {
                out.key("text").string("a \"b\"\n\u{202e}c");
                out.key("no").maybe(None);
                out.key("empty").object(|_| {});
            });
            out.key("last").flag(true);
        });
        let text = out.text();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(super::super::pretty::json(&value).len(), text.len());
        assert_eq!(value["numbers"], serde_json::json!([0, 7, 10, u32::MAX]));
        assert_eq!(value["decimals"], serde_json::json!([0.0, 0.005, -0.005, 0.6, 1.0, 12.345, -1.001]));
        assert_eq!(value["inner"]["text"], "a \"b\"\n\u{202e}c");
        assert!(text.contains("\\u202e") && text.contains("\"none\": []") && text.contains("\"empty\": {}"), "{text}");
    }
}
