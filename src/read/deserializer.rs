//! Deserializer of serde over the tree of a file.
//!
//! A problem is reported where it is found. The error [`Reported`] says only that this was done; the field types in
//! [`super::fields`] turn it into `None`, so that reading continues and all problems of a file are found at once.
//!
//! The derived code is used in its smallest form: fields are fed in the order of their declaration, and variants by
//! index. The derived matching of names is never called, and so not compiled.

use std::fmt;
use std::slice::Iter;
use std::vec::IntoIter;

use serde::de::value::{BorrowedStrDeserializer, U32Deserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::diagnostics::Diagnostics;
use super::float::float;
use super::problem::ProblemKind;
use super::steps;
use super::tree::{Node, Value};

/// Error of a value that could not be read. Its problem has been reported.
#[derive(Debug)]
pub(super) struct Reported;

impl fmt::Display for Reported {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the problem has been reported")
    }
}

impl std::error::Error for Reported {}

impl Error for Reported {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Read<T> = Result<T, Reported>;

/// A value, or the place of a field that is absent.
#[derive(Clone, Copy)]
pub(super) struct ValueReader<'a, 'd> {
    /// `None` if the field is absent.
    node: Option<&'a Node<'a>>,
    /// Byte offset of the value, or of the object that lacks it.
    offset: usize,
    /// Name of the field. Empty for the root and for items of a list.
    field: &'static str,
    diagnostics: &'d Diagnostics,
}

impl<'a, 'd> ValueReader<'a, 'd> {
    pub(super) fn new(node: &'a Node<'a>, diagnostics: &'d Diagnostics) -> Self {
        Self { node: Some(node), offset: node.offset, field: "", diagnostics }
    }

    fn report<T>(self, kind: ProblemKind) -> Read<T> {
        self.diagnostics.report(self.offset, kind);
        Err(Reported)
    }

    fn expected<T>(self, name: &'static str) -> Read<T> {
        self.report(ProblemKind::Expected(name))
    }

    /// The value. Reports its absence.
    fn value(self) -> Read<&'a Value<'a>> {
        match self.node {
            Some(node) => Ok(&node.value),
            None => self.report(ProblemKind::Missing(self.field)),
        }
    }

    /// The text of a non-blank string.
    fn text(self) -> Read<&'a str> {
        match self.value()? {
            Value::Text(text) if !text.trim().is_empty() => Ok(text),
            _ => self.expected("text"),
        }
    }

    /// The digits of a number.
    fn digits(self) -> Read<&'a str> {
        match self.value()? {
            Value::Number(digits) => Ok(digits),
            _ => self.expected("number"),
        }
    }

    /// The index of a text among the variants of an enum.
    fn variant(self, variants: &[&str]) -> Read<U32Deserializer<Reported>> {
        let text = self.text()?;
        match variants.iter().position(|variant| *variant == text) {
            Some(index) => Ok((index as u32).into_deserializer()),
            None => self.report(ProblemKind::UnknownValue(text.to_owned())),
        }
    }

    /// The fields of an object. Reports unknown fields and duplicate keys; the first of duplicates is used.
    fn fields(self, names: &'static [&'static str]) -> Read<Fields<'a, 'd>> {
        let Value::Map(members) = self.value()? else { return self.expected("object") };
        steps::count(members.len());
        let mut nodes = vec![None; names.len()];
        let mut next = 0;
        for (key, node) in members {
            // Fields in the order of their declaration are found at the first comparison.
            let mut indices = (next..names.len()).chain(0..next);
            let index = indices.find(|index| names.get(*index).is_some_and(|name| name == key));
            match index.and_then(|index| nodes.get_mut(index)) {
                Some(first) if first.is_none() => *first = Some(node),
                _ => self.diagnostics.report(node.offset, ProblemKind::UnknownField(key.to_string())),
            }
            next = index.map_or(next, |index| index + 1);
        }
        Ok(Fields { object: self, names: names.iter(), nodes: nodes.into_iter() })
    }
}

/// The fields of an object in the order of their declaration.
struct Fields<'a, 'd> {
    object: ValueReader<'a, 'd>,
    names: Iter<'static, &'static str>,
    nodes: IntoIter<Option<&'a Node<'a>>>,
}

impl<'a, 'd> Fields<'a, 'd> {
    fn next(&mut self) -> ValueReader<'a, 'd> {
        let field = self.names.next().copied().unwrap_or_default();
        let node = self.nodes.next().flatten();
        let offset = node.map_or(self.object.offset, |node| node.offset);
        ValueReader { node, offset, field, ..self.object }
    }
}

/// One value, as each element of a tuple struct.
struct Repeated<'a, 'd>(ValueReader<'a, 'd>);

impl<'a> SeqAccess<'a> for Fields<'a, '_> {
    type Error = Reported;

    /// Never `None`: an absent field is a value that reports its absence if it is required.
    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        seed.deserialize(self.next()).map(Some)
    }
}

impl<'a> SeqAccess<'a> for Repeated<'a, '_> {
    type Error = Reported;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        seed.deserialize(self.0).map(Some)
    }
}

impl<'a> Deserializer<'a> for ValueReader<'a, '_> {
    type Error = Reported;

    /// No field of a story has a type that its file chooses.
    fn deserialize_any<V: Visitor<'a>>(self, _: V) -> Read<V::Value> {
        self.expected("text")
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        match self.value()? {
            Value::Bool(flag) => visitor.visit_bool(*flag),
            _ => self.expected("true or false"),
        }
    }

    /// A count, from 0.
    fn deserialize_u32<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        match self.value()? {
            Value::Number(digits) if let Ok(count) = digits.parse() => visitor.visit_u32(count),
            _ => self.expected("count"),
        }
    }

    /// The byte offset of the value: an [`super::fields::Offset`].
    fn deserialize_u64<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        self.value()?;
        visitor.visit_u64(self.offset as u64)
    }

    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        match float(self.digits()?) {
            number if number.is_finite() => visitor.visit_f64(number),
            _ => self.expected("number"),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.text()?)
    }

    /// `None` for an absent field, and for `null` in a list.
    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Read<V::Value> {
        match self.node {
            None => visitor.visit_none(),
            Some(node) if self.field.is_empty() && node.value == Value::Null => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_seq(self.fields(fields)?)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Read<V::Value> {
        visitor.visit_enum(self.variant(variants)?)
    }

    /// [`super::fields::Spanned`], the only tuple struct: each of its elements is read from the same value.
    fn deserialize_tuple_struct<V: Visitor<'a>>(self, _: &'static str, _: usize, visitor: V) -> Read<V::Value> {
        visitor.visit_seq(Repeated(self))
    }

    /// [`super::fields::Digits`] and [`super::fields::Ids`], the only newtype structs.
    fn deserialize_newtype_struct<V: Visitor<'a>>(self, name: &'static str, visitor: V) -> Read<V::Value> {
        if name == "Digits" {
            return visitor.visit_newtype_struct(BorrowedStrDeserializer::new(self.digits()?));
        }
        visitor.visit_newtype_struct(self)
    }

    /// [`super::raw::Schema`], the only unit struct. Its name is the number of the schema.
    fn deserialize_unit_struct<V: Visitor<'a>>(self, name: &'static str, visitor: V) -> Read<V::Value> {
        match self.value()? {
            Value::Number(number) if *number == name => visitor.visit_unit(),
            _ => self.report(ProblemKind::UnknownSchema),
        }
    }

    forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i8 i16 i32 i64 u8 u16 f32 char string bytes byte_buf unit seq tuple map identifier
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::super::fields::{Optional, Required};
    use super::super::json::parse;

    #[derive(serde::Deserialize)]
    #[serde(bound(deserialize = "'de: 'a"))]
    struct Sample<'a> {
        name: Required<&'a str>,
        kind: Required<Kind>,
        flag: Required<bool>,
        count: Optional<u32>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        First,
        Second,
    }

    /// The values of a sample.
    type Values = (Option<String>, Option<Kind>, Option<bool>, Option<u32>);

    /// Reads a sample, and the path and kind of each problem.
    fn read(text: &str) -> (Option<Values>, Vec<String>) {
        let tree = parse(text).unwrap();
        let file = Document::new(&tree);
        let sample = file
            .read::<Sample<'_>>(&tree)
            .map(|sample| (sample.name.0.map(str::to_owned), sample.kind.0, sample.flag.0, sample.count.0));
        let problems = file.into_problems(text).list;
        (sample, problems.into_iter().map(|problem| format!("{} {:?}", problem.path, problem.kind)).collect())
    }

    #[test]
    fn fields_are_read_in_any_order() {
        let (sample, problems) = read(r#"{"count": 3, "flag": true, "kind": "second", "name": "\u7532"}"#);
        assert_eq!(sample, Some((Some("甲".to_owned()), Some(Kind::Second), Some(true), Some(3))));
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn an_invalid_field_does_not_stop_the_others() {
        let (sample, problems) = read(r#"{"kind": "third", "name": " ", "count": -1, "colour": "red"}"#);
        assert_eq!(sample, Some((None, None, None, None)));
        assert_eq!(
            problems,
            [
                r#" Missing("flag")"#,
                r#"/kind UnknownValue("third")"#,
                r#"/name Expected("text")"#,
                r#"/count Expected("count")"#,
                r#"/colour UnknownField("colour")"#
            ]
        );
    }

    #[test]
    fn the_first_of_duplicate_keys_is_used() {
        let (sample, problems) = read(r#"{"name": "a", "kind": "first", "name": 7, "flag": false, "name": "b"}"#);
        assert_eq!(sample, Some((Some("a".to_owned()), Some(Kind::First), Some(false), None)));
        assert_eq!(problems, [r#"/name UnknownField("name")"#, r#"/name UnknownField("name")"#]);
    }

    #[test]
    fn another_value_than_an_object_is_one_problem() {
        assert_eq!(read("[]"), (None, vec![r#" Expected("object")"#.to_owned()]));
    }
}
