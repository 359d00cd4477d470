//! One object of a file: its fields by name, each fault noted with its path and reading going on.

use std::borrow::Cow;
use std::cell::Cell;

use super::edtf;
use super::faults::Faults;
use super::json::{Node, Value};
use super::problem::ProblemKind;
use super::steps;
use crate::civil::When;
use crate::number::Decimal;
use crate::story::{Text, isolated};

/// An object and where it stands.
pub(crate) struct Row<'a> {
    node: &'a Node<'a>,
    place: Place<'a>,
    faults: &'a Faults,
    /// Behind the field asked for last: files have their fields much in the order in which they are asked for.
    next: Cell<usize>,
}

/// Where an object stands: its path is written out only for a fault.
#[derive(Clone, Copy)]
enum Place<'a> {
    Root,
    /// The member of a row.
    Member(&'a Row<'a>, &'a str),
    /// One of a list that is the member of a row.
    Item(&'a Row<'a>, &'a str, usize),
}

impl<'a> Row<'a> {
    /// The object that is the whole file; notes a fault when it is none.
    pub(crate) fn root(node: &'a Node<'a>, faults: &'a Faults) -> Option<Self> {
        Self::new(node, Place::Root, faults)
    }

    fn new(node: &'a Node<'a>, place: Place<'a>, faults: &'a Faults) -> Option<Self> {
        let row = Self { node, place, faults, next: Cell::new(0) };
        if matches!(node.value, Value::Map(_)) {
            return Some(row);
        }
        row.fault("", ProblemKind::Expected("object"));
        None
    }

    fn path(&self) -> String {
        match self.place {
            Place::Root => String::new(),
            Place::Member(row, key) => format!("{}/{key}", row.path()),
            Place::Item(row, key, index) => format!("{}/{key}/{index}", row.path()),
        }
    }

    /// Notes a fault of the field `key`, or of the whole object when `key` is empty.
    pub(crate) fn fault(&self, key: &str, kind: ProblemKind) {
        self.faults.note(kind, &|| {
            let path = if key.is_empty() { self.path() } else { format!("{}/{key}", self.path()) };
            (path, self.get(key).map_or(self.node.at, |node| node.at))
        });
    }

    /// Notes a fault of a value further below, with its path from here.
    pub(crate) fn fault_below(&self, path: &dyn Fn() -> String, node: &Node<'_>, kind: ProblemKind) {
        self.faults.note(kind, &|| (format!("{}/{}", self.path(), path()), node.at));
    }

    /// Notes every field that is none of `known`, and every double.
    pub(crate) fn only(&self, known: &[&str]) {
        // A bit for each of the known fields that was there: no object has as many as there are bits.
        let (mut seen, mut behind) = (0_u64, 0);
        for (key, node) in self.members() {
            // As long as fields come in the order in which they are known, each is the next one.
            let next = known.iter().skip(behind).position(|own| own == key).map(|later| behind + later);
            let index = next.or_else(|| known.iter().position(|own| own == key));
            let bit = index.and_then(|index| 1_u64.checked_shl(index as u32)).unwrap_or_default();
            if bit == 0 || seen & bit != 0 {
                self.fault_below(&|| key.to_string(), node, ProblemKind::UnknownField(key.to_string()));
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
    pub(crate) fn need(&self, key: &'static str) -> Option<&'a Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            self.fault("", ProblemKind::Missing(key));
        }
        node
    }

    /// Turns what is there with `make`; a field that is there and cannot be turned is a fault of type `expected`.
    fn turned<T>(&self, key: &str, expected: &'static str, make: impl Fn(&'a Node<'a>) -> Option<T>) -> Option<T> {
        let node = self.get(key)?;
        let made = make(node);
        if made.is_none() {
            self.fault(key, ProblemKind::Expected(expected));
        }
        made
    }

    /// A string that must be there and say something.
    pub(crate) fn string(&self, key: &'static str) -> Option<String> {
        self.need(key)?;
        self.string_if_any(key)
    }

    /// A string that may be there.
    pub(crate) fn string_if_any(&self, key: &str) -> Option<String> {
        self.turned(key, "text", |node| node.text().filter(|text| !text.trim().is_empty()).map(str::to_owned))
    }

    /// One of the words of `known`; a field that must be there.
    pub(crate) fn word<T: Copy>(&self, key: &'static str, known: &[(&str, T)]) -> Option<T> {
        let word = self.string(key)?;
        let found = known.iter().find(|(own, _)| *own == word).map(|(_, meaning)| *meaning);
        if found.is_none() {
            self.fault(key, ProblemKind::UnknownWord(word));
        }
        found
    }

    /// Words in both languages that must be there.
    pub(crate) fn words(&self, key: &'static str) -> Option<Text> {
        self.need(key)?;
        self.words_if_any(key)
    }

    /// Words in both languages that may be there.
    pub(crate) fn words_if_any(&self, key: &str) -> Option<Text> {
        let row = self.row_if_any(key)?;
        row.only(&["zh", "en"]);
        let (zh, en) = (row.string("zh"), row.string("en"));
        Some(Text { zh: isolated(zh?), en: isolated(en?) })
    }

    /// A date that must be there.
    pub(crate) fn date(&self, key: &'static str) -> Option<When> {
        self.need(key)?;
        self.date_if_any(key)
    }

    /// A date that may be there.
    pub(crate) fn date_if_any(&self, key: &str) -> Option<When> {
        let text = self.string_if_any(key)?;
        match edtf::date(&text) {
            Ok(when) => Some(when),
            Err(why) => {
                self.fault(key, ProblemKind::BadDate(text, why));
                None
            }
        }
    }

    /// A number that may be there.
    pub(crate) fn decimal_if_any(&self, key: &str) -> Option<Decimal> {
        let digits = self.turned(key, "number", |node| node.number())?;
        let number = Decimal::parse(digits);
        if number.is_none() {
            self.fault(key, ProblemKind::BadNumber(digits.to_owned()));
        }
        number
    }

    /// Numbers, or nothing where `null` stands; a list that must be there. Each fault stands at its own place.
    pub(crate) fn numbers(&self, key: &'static str) -> Option<Vec<Option<f64>>> {
        let Value::List(items) = &self.need(key)?.value else {
            self.fault(key, ProblemKind::Expected("list"));
            return None;
        };
        let number = |(index, item): (usize, &Node<'_>)| {
            if matches!(item.value, Value::Null) {
                return None;
            }
            let number = item.number().map(super::float::float).filter(|number| number.is_finite());
            if number.is_none() {
                self.fault_below(&|| format!("{key}/{index}"), item, ProblemKind::Expected("number"));
            }
            number
        };
        Some(items.iter().enumerate().map(number).collect())
    }

    /// A count from 0 that may be there.
    pub(crate) fn count_if_any(&self, key: &str) -> Option<u32> {
        self.turned(key, "count", |node| node.number()?.parse().ok())
    }

    /// Whether a flag is set.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.turned(key, "true or false", |node| if let Value::Bool(flag) = node.value { Some(flag) } else { None })
            .unwrap_or_default()
    }

    /// Ids; none when the field is not there.
    pub(crate) fn ids(&self, key: &str) -> Vec<String> {
        let all = |node: &'a Node<'a>| match &node.value {
            Value::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
            _ => None,
        };
        self.turned(key, "list of ids", all).unwrap_or_default()
    }

    /// An object that may be there.
    pub(crate) fn row_if_any<'b>(&'b self, key: &'b str) -> Option<Row<'b>> {
        Row::new(self.get(key)?, Place::Member(self, key), self.faults)
    }

    /// The objects of a list, each turned by `make`; those that cannot be turned are left out, their faults noted.
    pub(crate) fn list<T>(&self, key: &str, make: impl Fn(&Row<'_>) -> Option<T>) -> Vec<T> {
        let items =
            self.turned(key, "list", |node| if let Value::List(items) = &node.value { Some(items) } else { None });
        let Some(items) = items else { return Vec::new() };
        let mut all = Vec::with_capacity(items.len());
        for (index, node) in items.iter().enumerate() {
            all.extend(Row::new(node, Place::Item(self, key, index), self.faults).and_then(|row| make(&row)));
        }
        all
    }
}
