//! Typed access to the fields of a JSON object. Errors are reported with their path, and reading continues.

use std::borrow::Cow;
use std::cell::Cell;

use super::diagnostics::Diagnostics;
use super::edtf;
use super::problem::ProblemKind;
use super::steps;
use super::tree::{Node, Value};
use crate::civil::EdtfDate;
use crate::number::Decimal;
use crate::story::{Text, isolated};

/// An object of the file.
pub(crate) struct ObjectReader<'a> {
    node: &'a Node<'a>,
    diagnostics: &'a Diagnostics,
    /// Index after the field that was read last. Files mostly have their fields in the order in which they are read.
    next: Cell<usize>,
}

impl<'a> ObjectReader<'a> {
    /// Reports a problem if the value is not an object.
    pub(crate) fn new(node: &'a Node<'a>, diagnostics: &'a Diagnostics) -> Option<Self> {
        let object = Self { node, diagnostics, next: Cell::new(0) };
        if matches!(node.value, Value::Map(_)) {
            return Some(object);
        }
        object.report("", ProblemKind::Expected("object"));
        None
    }

    /// Reports a problem of the field `key`, or of the whole object if `key` is empty.
    pub(crate) fn report(&self, key: &str, kind: ProblemKind) {
        self.diagnostics.report(self.get(key).unwrap_or(self.node).offset, kind);
    }

    /// Reports a problem of a nested value.
    pub(crate) fn report_at(&self, node: &Node<'_>, kind: ProblemKind) {
        self.diagnostics.report(node.offset, kind);
    }

    /// Reports each field that is not in `known`, and each duplicate key.
    pub(crate) fn deny_unknown_fields(&self, known: &[&str]) {
        // One bit for each known field that was found. No object has 64 known fields.
        let (mut found, mut expected) = (0_u64, 0);
        for (key, node) in self.members() {
            // Fields in the order of `known` are found at the first comparison.
            let next = known.iter().skip(expected).position(|own| own == key).map(|later| expected + later);
            let index = next.or_else(|| known.iter().position(|own| own == key));
            let bit = index.and_then(|index| 1_u64.checked_shl(index as u32)).unwrap_or_default();
            if bit == 0 || found & bit != 0 {
                self.report_at(node, ProblemKind::UnknownField(key.to_string()));
            }
            found |= bit;
            expected = index.map_or(expected, |index| index + 1);
        }
        steps::count(self.members().len());
    }

    fn members(&self) -> &'a [(Cow<'a, str>, Node<'a>)] {
        match &self.node.value {
            Value::Map(members) => members,
            _ => &[],
        }
    }

    /// The value of an optional field.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        let (before, behind) = self.members().split_at_checked(self.next.get()).unwrap_or_default();
        let found = behind.iter().chain(before).position(|(own, _)| own == key);
        steps::count(found.map_or(self.members().len(), |found| found + 1));
        let index = (self.next.get() + found?) % self.members().len().max(1);
        self.next.set(index + 1);
        self.members().get(index).map(|(_, node)| node)
    }

    /// The value of a required field. Reports its absence.
    pub(crate) fn required(&self, key: &'static str) -> Option<&'a Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            self.report("", ProblemKind::Missing(key));
        }
        node
    }

    /// Converts an optional field. If `make` returns `None`, reports that a value of type `expected` was expected.
    fn converted<T>(&self, key: &str, expected: &'static str, make: impl Fn(&'a Node<'a>) -> Option<T>) -> Option<T> {
        let node = self.get(key)?;
        let made = make(node);
        if made.is_none() {
            self.report(key, ProblemKind::Expected(expected));
        }
        made
    }

    /// A required, non-blank string.
    pub(crate) fn string(&self, key: &'static str) -> Option<String> {
        self.required(key)?;
        self.optional_string(key)
    }

    /// An optional, non-blank string.
    pub(crate) fn optional_string(&self, key: &str) -> Option<String> {
        self.converted(key, "text", |node| node.text().filter(|text| !text.trim().is_empty()).map(str::to_owned))
    }

    /// A required string that is one of `known`.
    pub(crate) fn enumerated<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let word = self.string(key)?;
        let found = known.iter().find(|(own, _)| *own == word).map(|(_, meaning)| *meaning);
        if found.is_none() {
            self.report(key, ProblemKind::UnknownValue(word));
        }
        found
    }

    /// A required text in both languages.
    pub(crate) fn text(&self, key: &'static str) -> Option<Text> {
        self.required(key)?;
        self.optional_text(key)
    }

    /// An optional text in both languages.
    pub(crate) fn optional_text(&self, key: &str) -> Option<Text> {
        let row = self.optional_object(key)?;
        row.deny_unknown_fields(&["zh", "en"]);
        let (zh, en) = (row.string("zh"), row.string("en"));
        Some(Text { zh: isolated(zh?), en: isolated(en?) })
    }

    /// A required date.
    pub(crate) fn date(&self, key: &'static str) -> Option<EdtfDate> {
        self.required(key)?;
        self.optional_date(key)
    }

    /// An optional date.
    pub(crate) fn optional_date(&self, key: &str) -> Option<EdtfDate> {
        let text = self.optional_string(key)?;
        match edtf::date(&text) {
            Ok(when) => Some(when),
            Err(why) => {
                self.report(key, ProblemKind::BadDate(text, why));
                None
            }
        }
    }

    /// An optional number.
    pub(crate) fn optional_decimal(&self, key: &str) -> Option<Decimal> {
        let digits = self.converted(key, "number", |node| node.number())?;
        let number = Decimal::parse(digits);
        if number.is_none() {
            self.report(key, ProblemKind::BadNumber(digits.to_owned()));
        }
        number
    }

    /// A required list of numbers and `null`. Each item that is neither is reported at its own position.
    pub(crate) fn numbers(&self, key: &'static str) -> Option<Vec<Option<f64>>> {
        let Value::List(items) = &self.required(key)?.value else {
            self.report(key, ProblemKind::Expected("list"));
            return None;
        };
        let number = |item: &Node<'_>| {
            if matches!(item.value, Value::Null) {
                return None;
            }
            let number = item.number().map(super::float::float).filter(|number| number.is_finite());
            if number.is_none() {
                self.report_at(item, ProblemKind::Expected("number"));
            }
            number
        };
        Some(items.iter().map(number).collect())
    }

    /// An optional count, from 0.
    pub(crate) fn optional_count(&self, key: &str) -> Option<u32> {
        self.converted(key, "count", |node| node.number()?.parse().ok())
    }

    /// An optional boolean. False if absent.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.converted(key, "true or false", |node| if let Value::Bool(flag) = node.value { Some(flag) } else { None })
            .unwrap_or_default()
    }

    /// An optional list of ids. Empty if absent.
    pub(crate) fn ids(&self, key: &str) -> Vec<String> {
        let all = |node: &'a Node<'a>| match &node.value {
            Value::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
            _ => None,
        };
        self.converted(key, "list of ids", all).unwrap_or_default()
    }

    /// An optional object.
    pub(crate) fn optional_object(&self, key: &str) -> Option<Self> {
        ObjectReader::new(self.get(key)?, self.diagnostics)
    }

    /// An optional list of objects, converted by `make`. Objects that cannot be converted are reported and left out.
    pub(crate) fn list<T>(&self, key: &str, make: impl Fn(&ObjectReader<'_>) -> Option<T>) -> Vec<T> {
        let items =
            self.converted(key, "list", |node| if let Value::List(items) = &node.value { Some(items) } else { None });
        let Some(items) = items else { return Vec::new() };
        items.iter().filter_map(|node| make(&ObjectReader::new(node, self.diagnostics)?)).collect()
    }
}
