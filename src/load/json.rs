//! JSON with places: what a value is, and where each of its characters stands.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::mapped::Mapped;

/// A value of a JSON text, as written.
pub(super) type Raw<'a> = &'a RawValue;

/// The fields of an object, in order.
#[derive(Debug, Default)]
pub(super) struct Object<'a>(pub Vec<(Cow<'a, str>, Raw<'a>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> serde::de::Visitor<'de> for Fields {
            type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: serde::de::MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut out = Vec::new();
                while let Some(key) = map.next_key::<Key<'de>>()? {
                    out.push((key.0, map.next_value()?));
                }
                Ok(out)
            }
        }
        deserializer.deserialize_map(Fields).map(Object)
    }
}

/// A key, borrowed where it holds no escape.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;
        impl<'de> serde::de::Visitor<'de> for Word {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }
        deserializer.deserialize_str(Word).map(Key)
    }
}

impl<'a> Object<'a> {
    /// Reads an object; `None` for anything else.
    pub fn of(raw: Raw<'a>) -> Option<Self> {
        serde_json::from_str(raw.get()).ok()
    }

    /// The value of this key. A dot leads into an object: `source.name`.
    pub fn get(&self, path: &str) -> Option<Raw<'a>> {
        if let Some(found) = self.0.iter().find(|(key, _)| key == path) {
            return Some(found.1).filter(|raw| raw.get() != "null");
        }
        let (first, rest) = path.split_once('.')?;
        Self::of(self.0.iter().find(|(key, _)| key == first)?.1)?.get(rest)
    }
}

/// The items of a list; `None` for anything else.
pub(super) fn list(raw: Raw<'_>) -> Option<Vec<Raw<'_>>> {
    serde_json::from_str(raw.get()).ok()
}

/// The text of a string; `None` for anything else.
pub(super) fn text(raw: Raw<'_>) -> Option<String> {
    serde_json::from_str(raw.get()).ok()
}

/// Where a value starts in the text that it was read from. `None` when it is no part of it.
pub(super) fn offset(whole: &str, raw: Raw<'_>) -> Option<usize> {
    let at = (raw.get().as_ptr() as usize).checked_sub(whole.as_ptr() as usize)?;
    (at + raw.get().len() <= whole.len()).then_some(at)
}

/// A string with the way back: every escape knows its bytes. `at` is where the value starts, its quotation mark included.
pub(super) fn mapped(raw: Raw<'_>, at: usize) -> Option<Mapped> {
    let inside = raw.get().strip_prefix('"')?.strip_suffix('"')?;
    let at = at + 1;
    let mut out = Mapped::default();
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'\\', &inside.as_bytes()[from..]) {
        let slash = from + found;
        out.copy(&inside[from..slash], at + from);
        let (words, width) = escape(&inside[slash..]);
        let mut buffer = [0; 4];
        out.put(words.encode_utf8(&mut buffer), at + slash, width);
        from = slash + width;
    }
    out.copy(&inside[from..], at + from);
    Some(out)
}

/// What the escape at the start stands for, and how long it is. The text has been read as JSON before.
fn escape(text: &str) -> (char, usize) {
    let unit = |at: usize| u32::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let simple = |c: char| (c, 2);
    match text.as_bytes().get(1) {
        Some(b'n') => simple('\n'),
        Some(b't') => simple('\t'),
        Some(b'r') => simple('\r'),
        Some(b'b') => simple('\u{8}'),
        Some(b'f') => simple('\u{c}'),
        Some(b'u') => {
            let first = unit(2).unwrap_or(0xfffd);
            if (0xd800..0xdc00).contains(&first)
                && text.get(6..8) == Some("\\u")
                && let Some(second @ 0xdc00..0xe000) = unit(8)
            {
                let whole = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return (char::from_u32(whole).unwrap_or('\u{fffd}'), 12);
            }
            // NUL is no character of an article.
            (char::from_u32(first).filter(|c| *c != '\0').unwrap_or('\u{fffd}'), 6)
        }
        Some(b) if b.is_ascii() => simple(char::from(*b)),
        _ => ('\\', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{Object, Raw, mapped, offset};

    #[test]
    fn reads_fields_and_places() {
        let whole = r#" {"a": {"b": "x"}, "t\u0065xt" : "1\n\u201c2\u201d \ud83d\udc6e\/\u0000", "n": null}"#;
        let raw: Raw<'_> = serde_json::from_str(whole).unwrap();
        let object = Object::of(raw).unwrap();
        assert_eq!(object.get("a.b").map(|r| r.get()), Some("\"x\""));
        assert!(object.get("n").is_none() && object.get("a.c").is_none() && object.get("b").is_none());
        let value = object.get("text").unwrap();
        let at = offset(whole, value).unwrap();
        assert_eq!(&whole[at..at + 3], "\"1\\");
        let text = mapped(value, at).unwrap();
        assert_eq!(text.text, "1\n“2” 👮/\u{fffd}");
        for (words, source) in [("1", "1"), ("\n", "\\n"), ("2", "2"), ("👮", "\\ud83d\\udc6e"), ("/", "\\/")] {
            let place = text.place(text.text.find(words).unwrap() as u32).0 as usize;
            assert_eq!(&whole[place..place + source.len()], source);
        }
    }
}
