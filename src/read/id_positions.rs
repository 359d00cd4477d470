//! Positions of the ids in a story file, for messages of the build.

use super::json::parse;
use super::lines::LineCounter;
use super::tree::Node;

/// An id of a story file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdPosition {
    /// Name of the list of its record: `events`.
    pub list: String,
    /// The id.
    pub id: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The ids of all records in the order of the file. Empty for a file that cannot be read.
pub fn id_positions(bytes: &[u8]) -> Vec<IdPosition> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let Ok(tree) = parse(text) else { return Vec::new() };
    let mut lines = LineCounter::new(text);
    let mut found = Vec::new();
    for (list, node) in tree.members() {
        for record in node.items() {
            let id = record.get("id");
            if let Some((node, id)) = id.and_then(|node: &Node<'_>| Some((node, node.text()?))) {
                let (line, column) = lines.advance(node.offset);
                found.push(IdPosition { list: list.to_string(), id: id.to_owned(), line, column });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_with_their_line_and_column() {
        let text = "\u{feff}{\"id\": \"s\", \"events\": [{\"id\": \"a\"},\n  {\"x\": [{\"id\": \"b\"}], \"id\": \"甲\"}, 3],\n\"places\": [{\"name\": {}, \"id\": \"a\"}]}";
        let found = id_positions(text.as_bytes());
        let found: Vec<_> = found.iter().map(|at| (at.list.as_str(), at.id.as_str(), at.line, at.column)).collect();
        assert_eq!(found, [("events", "a", 1, 31), ("events", "甲", 2, 30), ("places", "a", 3, 31)]);
        assert_eq!(id_positions(b"{\"events\": ["), []);
        assert_eq!(id_positions(b"\xff"), []);
    }
}
