//! One object of a file: its fields by name, each fault noted with its path and reading going on.

use std::borrow::Cow;
use std::cell::Cell;

use super::diagnostics::Diagnostics;
use super::edtf;
use super::json::{Node, Value};
use super::problem::ProblemKind;
use super::steps;
use crate::civil::EdtfDate;
use crate::number::Decimal;
use crate::story::{Text, isolated};

/// An object and where it stands.
pub(crate) struct ObjectReader<'a> {
    node: &'a Node<'a>,
    position: Position<'a>,
    diagnostics: &'a Diagnostics,
    /// Behind the field asked for last: files have their fields much in the order in which they are asked for.
    next: Cell<usize>,
}

/// Where an object stands: its path is written out only for a fault.
#[derive(Clone, Copy)]
enum Position<'a> {
    Root,
    /// The member of a row.
    Member(&'a ObjectReader<'a>, &'a str),
    /// One of a list that is the member of a row.
    Item(&'a ObjectReader<'a>, &'a str, usize),
}

impl<'a> ObjectReader<'a> {
    /// The object that is the whole file; notes a fault when it is none.
    pub(crate) fn root(node: &'a Node<'a>, faults: &'a Diagnostics) -> Option<Self> {
        Self::new(node, Position::Root, faults)
    }

    fn new(node: &'a Node<'a>, place: Position<'a>, faults: &'a Diagnostics) -> Option<Self> {
        let row = Self { node, position: place, diagnostics: faults, next: Cell::new(0) };
        if matches!(node.value, Value::Map(_)) {
            return Some(row);
        }
        row.report("", ProblemKind::Expected("object"));
        None
    }

    fn path(&self) -> String {
        match self.position {
            Position::Root => String::new(),
            Position::Member(row, key) => format!("{}/{key}", row.path()),
            Position::Item(row, key, index) => format!("{}/{key}/{index}", row.path()),
        }
    }

    /// Notes a fault of the field `key`, or of the whole object when `key` is empty.
    pub(crate) fn report(&self, key: &str, kind: ProblemKind) {
        self.diagnostics.report(kind, &|| {
            let path = if key.is_empty() { self.path() } else { format!("{}/{key}", self.path()) };
            (path, self.get(key).map_or(self.node.offset, |node| node.offset))
        });
    }

    /// Notes a fault of a value further below, with its path from here.
    pub(crate) fn report_below(&self, path: &dyn Fn() -> String, node: &Node<'_>, kind: ProblemKind) {
        self.diagnostics.report(kind, &|| (format!("{}/{}", self.path(), path()), node.offset));
    }

    /// Notes every field that is none of `known`, and every double.
    pub(crate) fn deny_unknown_fields(&self, known: &[&str]) {
        // A bit for each of the known fields that was there: no object has as many as there are bits.
        let (mut seen, mut behind) = (0_u64, 0);
        for (key, node) in self.members() {
            // As long as fields come in the order in which they are known, each is the next one.
            let next = known.iter().skip(behind).position(|own| own == key).map(|later| behind + later);
            let index = next.or_else(|| known.iter().position(|own| own == key));
            let bit = index.and_then(|index| 1_u64.checked_shl(index as u32)).unwrap_or_default();
            if bit == 0 || seen & bit != 0 {
                self.report_below(&|| key.to_string(), node, ProblemKind::UnknownField(key.to_string()));
            }
            seen |= bit;
            behind = index.map_or(behind, |index| index + 1);
        }
        steps::count(self.members().len());
    }

    fn members(&self) -> &'a [(Cow<'a, str>, Node<'a>)] {
        match &self.node.value {
            Value::Map(members) => members,
            _ => &[],
        }
    }

    /// The value of a field, if it is there.
    pub(crate) fn get(&self, key: &str) -> Option<&'a Node<'a>> {
        let (before, behind) = self.members().split_at_checked(self.next.get()).unwrap_or_default();
        let found = behind.iter().chain(before).position(|(own, _)| own == key);
        steps::count(found.map_or(self.members().len(), |found| found + 1));
        let index = (self.next.get() + found?) % self.members().len().max(1);
        self.next.set(index + 1);
        self.members().get(index).map(|(_, node)| node)
    }

    /// The value of a field that must be there.
    pub(crate) fn required(&self, key: &'static str) -> Option<&'a Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            self.report("", ProblemKind::Missing(key));
        }
        node
    }

    /// Turns what is there with `make`; a field that is there and cannot be turned is a fault of type `expected`.
    fn converted<T>(&self, key: &str, expected: &'static str, make: impl Fn(&'a Node<'a>) -> Option<T>) -> Option<T> {
        let node = self.get(key)?;
        let made = make(node);
        if made.is_none() {
            self.report(key, ProblemKind::Expected(expected));
        }
        made
    }

    /// A string that must be there and say something.
    pub(crate) fn string(&self, key: &'static str) -> Option<String> {
        self.required(key)?;
        self.optional_string(key)
    }

    /// A string that may be there.
    pub(crate) fn optional_string(&self, key: &str) -> Option<String> {
        self.converted(key, "text", |node| node.text().filter(|text| !text.trim().is_empty()).map(str::to_owned))
    }

    /// One of the words of `known`; a field that must be there.
    pub(crate) fn enumerated<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let word = self.string(key)?;
        let found = known.iter().find(|(own, _)| *own == word).map(|(_, meaning)| *meaning);
        if found.is_none() {
            self.report(key, ProblemKind::UnknownValue(word));
        }
        found
    }

    /// Words in both languages that must be there.
    pub(crate) fn text(&self, key: &'static str) -> Option<Text> {
        self.required(key)?;
        self.optional_text(key)
    }

    /// Words in both languages that may be there.
    pub(crate) fn optional_text(&self, key: &str) -> Option<Text> {
        let row = self.optional_object(key)?;
        row.deny_unknown_fields(&["zh", "en"]);
        let (zh, en) = (row.string("zh"), row.string("en"));
        Some(Text { zh: isolated(zh?), en: isolated(en?) })
    }

    /// A date that must be there.
    pub(crate) fn date(&self, key: &'static str) -> Option<EdtfDate> {
        self.required(key)?;
        self.optional_date(key)
    }

    /// A date that may be there.
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

    /// A number that may be there.
    pub(crate) fn optional_decimal(&self, key: &str) -> Option<Decimal> {
        let digits = self.converted(key, "number", |node| node.number())?;
        let number = Decimal::parse(digits);
        if number.is_none() {
            self.report(key, ProblemKind::BadNumber(digits.to_owned()));
        }
        number
    }

    /// Numbers, or nothing where `null` stands; a list that must be there. Each fault stands at its own place.
    pub(crate) fn numbers(&self, key: &'static str) -> Option<Vec<Option<f64>>> {
        let Value::List(items) = &self.required(key)?.value else {
            self.report(key, ProblemKind::Expected("list"));
            return None;
        };
        let number = |(index, item): (usize, &Node<'_>)| {
            if matches!(item.value, Value::Null) {
                return None;
            }
            let number = item.number().map(super::float::float).filter(|number| number.is_finite());
            if number.is_none() {
                self.report_below(&|| format!("{key}/{index}"), item, ProblemKind::Expected("number"));
            }
            number
        };
        Some(items.iter().enumerate().map(number).collect())
    }

    /// A count from 0 that may be there.
    pub(crate) fn optional_count(&self, key: &str) -> Option<u32> {
        self.converted(key, "count", |node| node.number()?.parse().ok())
    }

    /// Whether a flag is set.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.converted(key, "true or false", |node| if let Value::Bool(flag) = node.value { Some(flag) } else { None })
            .unwrap_or_default()
    }

    /// Ids; none when the field is not there.
    pub(crate) fn ids(&self, key: &str) -> Vec<String> {
        let all = |node: &'a Node<'a>| match &node.value {
            Value::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
            _ => None,
        };
        self.converted(key, "list of ids", all).unwrap_or_default()
    }

    /// An object that may be there.
    pub(crate) fn optional_object<'b>(&'b self, key: &'b str) -> Option<ObjectReader<'b>> {
        ObjectReader::new(self.get(key)?, Position::Member(self, key), self.diagnostics)
    }

    /// The objects of a list, each turned by `make`; those that cannot be turned are left out, their faults noted.
    pub(crate) fn list<T>(&self, key: &str, make: impl Fn(&ObjectReader<'_>) -> Option<T>) -> Vec<T> {
        let items =
            self.converted(key, "list", |node| if let Value::List(items) = &node.value { Some(items) } else { None });
        let Some(items) = items else { return Vec::new() };
        let mut all = Vec::with_capacity(items.len());
        for (index, node) in items.iter().enumerate() {
            all.extend(
                ObjectReader::new(node, Position::Item(self, key, index), self.diagnostics).and_then(|row| make(&row)),
            );
        }
        all
    }
}
