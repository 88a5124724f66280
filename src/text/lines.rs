//! Lines and columns of a text.

use memchr::memchr_iter;

/// Where lines start and how many characters lie before certain bytes, for looking up lines and columns. A look-up
/// costs the same in a file of one line as in any other.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// The first byte of each line.
    starts: Vec<u32>,
    /// Whether every character is a byte.
    ascii: bool,
    /// Characters before byte `k * STRIDE`.
    counts: Vec<u32>,
}

const STRIDE: usize = 64;

impl LineIndex {
    /// Indexes a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1)).collect();
        if text.is_ascii() {
            return Self { starts, counts: Vec::new(), ascii: true };
        }
        let mut total = 0;
        let counts = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = total;
                total += characters(chunk);
                before
            })
            .collect();
        Self { starts, counts, ascii: false }
    }

    /// Line and column of a byte, both counted from 1, columns in code points (a byte order mark does not count).
    #[must_use]
    pub fn position(&self, text: &str, at: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|s| *s <= at).max(1);
        let start = self.starts[line - 1];
        (line as u32, self.before(text, at) - self.before(text, start) + 1)
    }

    fn before(&self, text: &str, at: u32) -> u32 {
        if self.ascii {
            return at;
        }
        let chunk = (at as usize / STRIDE).min(self.counts.len().saturating_sub(1));
        self.counts.get(chunk).map_or(0, |n| n + characters(&text.as_bytes()[chunk * STRIDE..at as usize]))
    }
}

/// How many characters start in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> u32 {
    // Sums that fit a byte, which the processor adds many at a time.
    let starts = |chunk: &[u8]| u32::from(chunk.iter().map(|b| u8::from(b & 0xc0 != 0x80)).sum::<u8>());
    bytes.chunks(STRIDE).map(starts).sum()
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn counts_lines_and_columns_in_code_points() {
        let text = "aé\r\n日本 x\n";
        let lines = LineIndex::new(text);
        assert_eq!(lines.position(text, 0), (1, 1));
        assert_eq!(lines.position(text, 3), (1, 3));
        assert_eq!(lines.position(text, 5), (2, 1));
        assert_eq!(lines.position(text, 12), (2, 4));
        assert_eq!(LineIndex::new("").position("", 0), (1, 1));
    }

    #[test]
    fn finds_columns_far_into_a_line() {
        let text = format!("x\n{}", "é".repeat(10_000));
        let lines = LineIndex::new(&text);
        assert_eq!(lines.position(&text, 2 + 2 * 9_000), (2, 9_001));
        assert_eq!(lines.position(&text, text.len() as u32), (2, 10_001));
    }
}
