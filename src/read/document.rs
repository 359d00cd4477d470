//! A story file while it is read: its tree, and the problems found so far.

use serde::Deserialize;

use super::deserializer::ValueReader;
use super::diagnostics::Diagnostics;
use super::edtf;
use super::fields::{Digits, Ids, List, Offset, Spanned};
use super::problem::{ProblemKind, Problems};
use super::tree::{Node, Value};
use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::number::Decimal;

/// The tree of a file and its problems.
pub(super) struct Document<'a> {
    /// The root of the tree.
    pub(super) tree: &'a Node<'a>,
    diagnostics: Diagnostics,
}

impl<'a> Document<'a> {
    pub(super) fn new(tree: &'a Node<'a>) -> Self {
        Self { tree, diagnostics: Diagnostics::default() }
    }

    /// Records a problem of the value at a byte offset.
    pub(super) fn report(&self, offset: Offset, kind: ProblemKind) {
        self.diagnostics.report(offset, kind);
    }

    /// The problems in the order of the file.
    pub(super) fn into_problems(self, text: &str) -> Problems {
        self.diagnostics.into_problems(self.tree, text)
    }

    /// The value at a byte offset.
    pub(super) fn node(&self, offset: Offset) -> &'a Node<'a> {
        self.tree.at(offset).1
    }

    /// Reads a value. `None` if it is invalid, which is reported.
    pub(super) fn read<T: Deserialize<'a>>(&self, node: &'a Node<'a>) -> Option<T> {
        T::deserialize(ValueReader::new(node, &self.diagnostics)).ok()
    }

    /// The items of a list. Reports another value.
    pub(super) fn items(&self, offset: Offset) -> Option<&'a [Node<'a>]> {
        if let Value::List(items) = &self.node(offset).value {
            return Some(items);
        }
        self.report(offset, ProblemKind::Expected("list"));
        None
    }

    /// Reads a list and converts its items by `make`. Invalid items are reported and left out.
    pub(super) fn list<R: Deserialize<'a>, T>(
        &self,
        list: Option<List<R>>,
        make: impl Fn(&Self, R) -> Option<T>,
    ) -> Vec<T> {
        let items = list.and_then(|list| self.items(list.offset)).unwrap_or_default();
        items.iter().filter_map(|item| make(self, self.read(item)?)).gather()
    }

    /// Reads a list of ids. Empty if it is absent or invalid.
    pub(super) fn ids(&self, ids: Option<Ids>) -> Vec<String> {
        let Some(Ids(offset)) = ids else { return Vec::new() };
        let ids = match &self.node(offset).value {
            Value::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
            _ => None,
        };
        ids.unwrap_or_else(|| {
            self.report(offset, ProblemKind::Expected("list of ids"));
            Vec::new()
        })
    }

    /// Parses a date. Reports an invalid one.
    pub(super) fn date(&self, text: Option<Spanned<&str>>) -> Option<EdtfDate> {
        let Spanned(offset, text) = text?;
        edtf::date(text).map_err(|error| self.report(offset, ProblemKind::BadDate(text.to_owned(), error))).ok()
    }

    /// Parses a number. Reports one that cannot be stored exactly.
    pub(super) fn decimal(&self, digits: Option<Spanned<Digits<'_>>>) -> Option<Decimal> {
        let Spanned(offset, Digits(digits)) = digits?;
        let number = Decimal::parse(digits);
        if number.is_none() {
            self.report(offset, ProblemKind::BadNumber(digits.to_owned()));
        }
        number
    }
}
