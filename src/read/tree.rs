//! Tree of a JSON file. It keeps the byte offset of each value, and numbers as they were written.

use std::borrow::Cow;

/// A value and its byte offset. Strings without escapes are borrowed from the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'a> {
    /// Byte offset of the first character.
    pub(crate) offset: usize,
    /// The value.
    pub(crate) value: Value<'a>,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(&'a str),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Node<'a>>),
    /// An object in the order of the file. Duplicate keys are kept.
    Map(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// The first member with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// For every nested object that has key `from` but not `to`, copies the value of `from` to `to`. Used to fill missing
    /// English text from the Chinese.
    pub(crate) fn fill_missing_translation(&mut self, from: &str, to: &str) {
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|node| node.fill_missing_translation(from, to)),
            Value::Map(members) => {
                for (_, node) in members.iter_mut() {
                    node.fill_missing_translation(from, to);
                }
                let source = members.iter().position(|(key, _)| key == from);
                if let Some((index, copy)) = source.and_then(|index| Some((index, members.get(index)?.1.clone())))
                    && !members.iter().any(|(key, _)| key == to)
                {
                    // Beside its source, so that offsets stay in order.
                    members.insert(index + 1, (to.to_owned().into(), copy));
                }
            }
            _ => {}
        }
    }

    /// The items of a list. Empty for any other value.
    pub(crate) fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The members of an object. Empty for any other value.
    pub(crate) fn members(&self) -> &[(Cow<'a, str>, Self)] {
        match &self.value {
            Value::Map(members) => members,
            _ => &[],
        }
    }

    /// The text of a string.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The digits of a number.
    pub(crate) fn number(&self) -> Option<&str> {
        match &self.value {
            Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The value at a byte offset, and its path: a JSON Pointer (RFC 6901) with keys as they are, without escapes.
    ///
    /// Values stand in the tree in the order of their offsets, so that each level takes a binary search.
    pub(crate) fn at(&self, offset: usize) -> (String, &Self) {
        let (mut path, mut node) = (String::new(), self);
        while node.offset < offset {
            let inner = match &node.value {
                Value::List(items) => {
                    let index = items.partition_point(|item| item.offset <= offset).saturating_sub(1);
                    path.extend(["/", &index.to_string()]);
                    items.get(index)
                }
                Value::Map(members) => {
                    let index = members.partition_point(|(_, member)| member.offset <= offset).saturating_sub(1);
                    members.get(index).map(|(key, member)| {
                        path.extend(["/", key]);
                        member
                    })
                }
                _ => None,
            };
            let Some(inner) = inner else { break };
            node = inner;
        }
        (path, node)
    }
}

#[cfg(test)]
mod tests {
    use super::super::json::parse;
    use super::*;

    /// The path and offset of each value, found by walking the whole tree.
    fn paths(node: &Node<'_>, path: &str, all: &mut Vec<(String, usize)>) {
        all.push((path.to_owned(), node.offset));
        for (index, item) in node.items().iter().enumerate() {
            paths(item, &format!("{path}/{index}"), all);
        }
        for (key, member) in node.members() {
            paths(member, &format!("{path}/{key}"), all);
        }
    }

    #[test]
    fn each_value_is_found_by_its_offset() {
        let tree = parse(r#" {"a": [1, [], [[2]], {"b": {}}], "甲": "乙", "a": [3], "": null}"#).unwrap();
        let mut all = Vec::new();
        paths(&tree, "", &mut all);
        assert_eq!(all.len(), 13);
        for (path, offset) in all {
            let (found, node) = tree.at(offset);
            assert_eq!((found, node.offset), (path, offset));
        }
    }

    #[test]
    fn copies_for_a_missing_language_keep_the_order_of_offsets() {
        let mut tree = parse(r#"{"zh": {"zh": [1]}, "list": [2, {"zh": "三"}, 4], "en": 0}"#).unwrap();
        tree.fill_missing_translation("zh", "en");
        assert_eq!(tree.get("list").unwrap().items()[1].get("en").and_then(Node::text), Some("三"));
        let four = tree.get("list").unwrap().items()[2].offset;
        assert_eq!(tree.at(four).0, "/list/2");
    }
}
