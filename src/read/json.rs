//! JSON as a tree that keeps numbers as they were written, and the way back from a path to a line.
//!
//! `serde_json` decides what is JSON; its raw values keep the text, so that 25.30 stays 25.30 and no float
//! parser is carried along, and so that any path can be found again in the file.

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

use super::problem::ProblemKind;

/// The depth at which a file is refused.
const DEEPEST: usize = 32;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Self>),
    /// An object, in the order of the file, doubles kept.
    Map(Vec<(String, Self)>),
}

impl Node {
    /// The member with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(members) => members.iter().find(|(own, _)| own == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The items of a list; none for anything else.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The words of a string.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The digits of a number.
    pub(crate) fn number(&self) -> Option<&str> {
        match self {
            Self::Number(text) => Some(text),
            _ => None,
        }
    }
}

/// What kept a text from being read, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column, from 1.
    pub(crate) column: usize,
    /// Syntax, truncated or too deep.
    pub(crate) kind: ProblemKind,
}

/// Reads a whole text.
pub(crate) fn parse(text: &str) -> Result<Node, Refusal> {
    let raw = serde_json::from_str::<&RawValue>(text).map_err(|error| Refusal {
        line: error.line(),
        column: error.column(),
        kind: if error.is_eof() { ProblemKind::Truncated } else { ProblemKind::Syntax },
    })?;
    node(raw, 0).ok_or(Refusal { line: 1, column: 1, kind: ProblemKind::TooDeep })
}

/// The tree of a value; none when it is too deep.
fn node(raw: &RawValue, depth: usize) -> Option<Node> {
    let text = raw.get();
    Some(match text.as_bytes().first()? {
        _ if depth > DEEPEST => return None,
        b'{' => Node::Map(
            members(text).into_iter().map(|(key, raw)| Some((key, node(raw, depth + 1)?))).collect::<Option<_>>()?,
        ),
        b'[' => Node::List(items(text).into_iter().map(|raw| node(raw, depth + 1)).collect::<Option<_>>()?),
        b'"' => Node::Text(serde_json::from_str(text).ok()?),
        b't' => Node::Bool(true),
        b'f' => Node::Bool(false),
        b'n' => Node::Null,
        _ => Node::Number(text.to_owned()),
    })
}

fn items(text: &str) -> Vec<&RawValue> {
    serde_json::from_str(text).unwrap_or_default()
}

/// The members of an object, doubles and order kept.
fn members(text: &str) -> Vec<(String, &RawValue)> {
    struct Members;
    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(String, &'de RawValue)>;
        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(members)
        }
    }
    serde_json::Deserializer::from_str(text).deserialize_map(Members).unwrap_or_default()
}

/// The line and column, from 1, where the value at a JSON Pointer starts; that of the nearest parent when the
/// path leads nowhere.
pub(crate) fn locate(text: &str, path: &str) -> (usize, usize) {
    let mut here = text.trim_start();
    for step in path.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        let next = if here.starts_with('[') {
            step.parse::<usize>().ok().and_then(|index| items(here).into_iter().nth(index))
        } else {
            members(here).into_iter().find(|(key, _)| *key == step).map(|(_, raw)| raw)
        };
        let Some(next) = next else { break };
        here = next.get();
    }
    // Every raw value is a slice of the text itself, so the distance of the pointers is its place.
    let before = text.get(..here.as_ptr() as usize - text.as_ptr() as usize).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before.get(line_start..).unwrap_or_default().chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_digits() {
        let node = parse(r#"{"a": [25.30, -0, 1e5], "a": "二"}"#).unwrap();
        let digits: Vec<_> = node.get("a").unwrap().items().iter().filter_map(Node::number).collect();
        assert_eq!(digits, ["25.30", "-0", "1e5"]);
        assert!(matches!(node, Node::Map(members) if members.len() == 2));
    }

    #[test]
    fn refusals_say_where() {
        assert_eq!(parse("{\n  \"a\": wahr\n}").unwrap_err().line, 2);
        assert_eq!(parse("[1, 2").unwrap_err().kind, ProblemKind::Truncated);
        assert_eq!(parse(&"[".repeat(40)).unwrap_err().kind, ProblemKind::Truncated);
        let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
        assert_eq!(parse(&deep).unwrap_err().kind, ProblemKind::TooDeep);
    }

    #[test]
    fn a_path_leads_back_to_its_line() {
        let text = "{\n  \"events\": [\n    {\"日期\": \"2021\", \"a/b\": 1}\n  ]\n}";
        assert_eq!(locate(text, "/events/0/日期"), (3, 12));
        assert_eq!(locate(text, "/events/0/a~1b"), (3, 27));
        assert_eq!(locate(text, "/events/7"), (2, 13));
        assert_eq!(locate(text, ""), (1, 1));
    }
}
