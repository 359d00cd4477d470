//! Line and column numbers of byte offsets.

use super::steps;

/// Converts ascending byte offsets to lines and columns, visiting each byte of the text once.
pub(crate) struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> LineCounter<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// The line and column of a byte offset, counted from 1 in characters. Offsets must not decrease between calls.
    pub(crate) fn advance(&mut self, at: usize) -> (usize, usize) {
        let passed = self.text.get(self.at..at).unwrap_or_default();
        steps::count(passed.len());
        self.at += passed.len();
        self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
        let (before, rest) = passed.rsplit_once('\n').map_or((self.column, passed), |(_, rest)| (1, rest));
        self.column = before + rest.chars().count();
        (self.line, self.column)
    }
}

/// The line and column of one byte offset, counted from 1 in characters.
pub(crate) fn place(text: &str, at: usize) -> (usize, usize) {
    LineCounter::new(text).advance(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_on_from_the_one_before() {
        let text = "甲\n乙丙\r\n\n丁";
        let mut lines = LineCounter::new(text);
        let all: Vec<_> = text.char_indices().map(|(at, _)| lines.advance(at)).collect();
        assert_eq!(all, [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (2, 4), (3, 1), (4, 1)]);
        assert_eq!((lines.advance(text.len()), lines.advance(text.len() + 1)), ((4, 2), (4, 2)));
    }
}
