//! Lines and columns of a text.

use memchr::memchr_iter;

/// Where lines start, for looking up lines and columns.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1)).collect();
        Self { starts }
    }

    /// Line and column of a byte, both counted from 1, columns in code points (a byte order mark does not count).
    #[must_use]
    pub fn position(&self, text: &str, at: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|s| *s <= at).max(1);
        let start = self.starts[line - 1] as usize;
        (line as u32, text[start..at as usize].chars().count() as u32 + 1)
    }
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
    }
}
