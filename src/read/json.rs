//! JSON parser (RFC 8259), to a tree with byte offsets.
//!
//! Problems are reported with line and column, which the data model of `serde_json` drops; `serde_json` also adds 15 kB of
//! brotli to a small app. Tests compare this parser with it.

use std::borrow::Cow;

use super::plain::plain;
use super::problem::ProblemKind;
use super::tree::{Node, Value};

/// Maximum nesting. A deeper file is rejected.
const MAX_DEPTH: usize = 32;

/// A syntax error and its byte offset.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ParseError {
    /// Byte offset.
    pub(crate) at: usize,
    /// [`ProblemKind::Syntax`], [`ProblemKind::Truncated`] or [`ProblemKind::TooDeep`].
    pub(crate) kind: ProblemKind,
}

/// Parses a whole text. Only whitespace may follow the value.
pub(crate) fn parse(text: &str) -> Result<Node<'_>, ParseError> {
    let mut reader = Reader { text, at: 0 };
    let node = reader.value(0)?;
    reader.space();
    if reader.at < text.len() { Err(reader.error()) } else { Ok(node) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

type Read<T> = Result<T, ParseError>;

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Consumes `byte` if it is next.
    fn skip(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }

    fn error(&self) -> ParseError {
        let kind = if self.at < self.text.len() { ProblemKind::Syntax } else { ProblemKind::Truncated };
        ParseError { at: self.at, kind }
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        if self.skip(byte) { Ok(()) } else { Err(self.error()) }
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Read<Node<'a>> {
        self.space();
        let at = self.at;
        if depth > MAX_DEPTH {
            return Err(ParseError { at, kind: ProblemKind::TooDeep });
        }
        let value = match self.peek() {
            Some(b'{') => Value::Map(self.comma_separated(b'}', |reader| {
                reader.space();
                let key = reader.string()?;
                reader.space();
                reader.expect(b':')?;
                Ok((key, reader.value(depth + 1)?))
            })?),
            Some(b'[') => Value::List(self.comma_separated(b']', |reader| reader.value(depth + 1))?),
            Some(b'"') => Value::Text(self.string()?),
            Some(b't') => self.literal("true", Value::Bool(true))?,
            Some(b'f') => self.literal("false", Value::Bool(false))?,
            Some(b'n') => self.literal("null", Value::Null)?,
            _ => self.number()?,
        };
        Ok(Node { offset: at, value })
    }

    /// Parses comma-separated items up to the closing bracket `end`.
    fn comma_separated<T>(&mut self, end: u8, mut one: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let mut all = Vec::new();
        self.at += 1;
        self.space();
        if self.skip(end) {
            return Ok(all);
        }
        loop {
            all.push(one(self)?);
            self.space();
            if self.skip(end) {
                return Ok(all);
            }
            self.expect(b',')?;
        }
    }

    fn literal(&mut self, word: &str, value: Value<'a>) -> Read<Value<'a>> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(value)
    }

    fn digits(&mut self) -> Read<()> {
        let from = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > from { Ok(()) } else { Err(self.error()) }
    }

    fn number(&mut self) -> Read<Value<'a>> {
        let from = self.at;
        self.skip(b'-');
        if !self.skip(b'0') {
            self.digits()?;
        }
        if self.skip(b'.') {
            self.digits()?;
        }
        if self.skip(b'e') || self.skip(b'E') {
            let _ = self.skip(b'+') || self.skip(b'-');
            self.digits()?;
        }
        Ok(Value::Number(self.text.get(from..self.at).unwrap_or_default()))
    }

    fn string(&mut self) -> Read<Cow<'a, str>> {
        self.expect(b'"')?;
        let mut text = Cow::Borrowed("");
        loop {
            let from = self.at;
            self.at += plain(self.text.as_bytes().get(from..).unwrap_or_default());
            // Appending to an empty `Cow` keeps it borrowed.
            text += self.text.get(from..self.at).unwrap_or_default();
            if self.skip(b'"') {
                return Ok(text);
            }
            self.expect(b'\\')?;
            text.to_mut().push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Read<char> {
        let letter = match self.peek() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(self.error()),
        };
        self.at += 1;
        Ok(letter)
    }

    /// Parses the digits of `\u`: one code unit, or a surrogate pair.
    fn code_point(&mut self) -> Read<char> {
        let start = self.at;
        let high = self.hexadecimal()?;
        let code = if (0xd800..0xdc00).contains(&high) {
            self.expect(b'\\')?;
            self.expect(b'u')?;
            let low = self.hexadecimal()?;
            // Without a low surrogate the code stays a lone surrogate, which is no character.
            if (0xdc00..0xe000).contains(&low) { 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00) } else { high }
        } else {
            high
        };
        char::from_u32(code).ok_or(ParseError { at: start, kind: ProblemKind::Syntax })
    }

    fn hexadecimal(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16)).ok_or_else(|| self.error())?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::place;
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value as Theirs;

    /// Converts to the tree of `serde_json`. Both parse numbers with the same function, so only the grammar is compared.
    fn theirs(node: &Node<'_>) -> Theirs {
        match &node.value {
            Value::Null => Theirs::Null,
            Value::Bool(flag) => Theirs::Bool(*flag),
            Value::Number(digits) => serde_json::from_str(digits).unwrap_or(Theirs::Null),
            Value::Text(text) => Theirs::String(text.to_string()),
            Value::List(items) => items.iter().map(theirs).collect(),
            Value::Map(members) => members.iter().map(|(key, node)| (key.to_string(), theirs(node))).collect(),
        }
    }

    fn agree(text: &str) {
        match (parse(text), serde_json::from_str::<Theirs>(text)) {
            (Ok(node), Ok(expected)) => assert_eq!(theirs(&node), expected, "{text}"),
            (Err(_), Err(_)) => {}
            // Numbers too large for a float are numbers of the grammar all the same.
            (Ok(_), Err(error)) => assert!(error.to_string().contains("out of range"), "we take {text}: {error}"),
            (Err(refusal), Ok(_)) => panic!("we refuse {text}: {refusal:?}"),
        }
    }

    #[test]
    fn the_grammar_is_that_of_the_library() {
        for text in [
            "",
            " ",
            "null",
            "tru",
            "nulll",
            "-",
            "-0",
            "01",
            "1.",
            ".5",
            "1e",
            "1e+",
            "1E-7",
            "+1",
            "[",
            "[]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\":1 \"b\":2}",
            "\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud800\\u0041\"",
            "\"\\udc00\"",
            "\"\t\"",
            "\"\u{7f}\"",
            "\"\\/\\b\\f\"",
            "'a'",
            "NaN",
            "[1]]",
            "// c\n1",
            "\u{feff}1",
            "[\"\\u0000\"]",
            "\u{a0}1",
            "1e400",
        ] {
            agree(text);
        }
    }

    proptest! {
        #[test]
        fn near_json_is_read_as_the_library_reads_it(text in "[\\[\\]{}:,\"\\\\0-9.eE+\\- truefalsn]{0,24}") {
            agree(&text);
        }

        #[test]
        fn any_string_survives(text in "\\PC{0,20}") {
            agree(&Theirs::String(text).to_string());
        }
    }

    #[test]
    fn numbers_keep_their_digits_and_doubles_stay() {
        let node = parse(r#"{"a": [25.30, -0, 1e5], "a": "二"}"#).unwrap();
        let digits: Vec<_> = node.get("a").unwrap().items().iter().filter_map(Node::number).collect();
        assert_eq!(digits, ["25.30", "-0", "1e5"]);
        assert!(matches!(node.value, Value::Map(members) if members.len() == 2));
    }

    #[test]
    fn refusals_say_where() {
        let refused = |text: &str| {
            let refusal = parse(text).unwrap_err();
            (place(text, refusal.at), refusal.kind)
        };
        assert_eq!(refused("{\n  \"甲\": wahr\n}"), ((2, 8), ProblemKind::Syntax));
        assert_eq!(refused("[1, 2"), ((1, 6), ProblemKind::Truncated));
        assert_eq!(refused(&"[".repeat(40)), ((1, 34), ProblemKind::TooDeep));
    }
}
