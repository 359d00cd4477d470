//! The reader's choices for the tables: the table that is shown, its order, filter and page.

use super::names::{lookup, name_of};
use crate::story::RecordKind;

/// The choices for the tables. One table is shown at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableState {
    /// The table that is shown.
    pub kind: TableKind,
    /// Order of its rows. `None` for that of the story.
    pub order: Option<TableOrder>,
    /// Only rows with these words are shown. Empty for all rows.
    pub filter: String,
    /// Page, from 0. A page beyond the last one stands for the last one.
    pub page: usize,
}

/// The rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// The records of a kind.
    Records(RecordKind),
    /// The sources.
    Sources,
}

impl Default for TableKind {
    fn default() -> Self {
        Self::Records(RecordKind::Event)
    }
}

impl TableKind {
    /// All tables with their values in links, in the order in which they are offered; the first is the default.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("events", Self::Records(RecordKind::Event)),
        ("places", Self::Records(RecordKind::Place)),
        ("indicators", Self::Records(RecordKind::Indicator)),
        ("commitments", Self::Records(RecordKind::Commitment)),
        ("figures", Self::Records(RecordKind::Figure)),
        ("findings", Self::Records(RecordKind::Finding)),
        ("programmes", Self::Records(RecordKind::Programme)),
        ("people", Self::Records(RecordKind::Person)),
        ("bodies", Self::Records(RecordKind::Body)),
        ("terms", Self::Records(RecordKind::Term)),
        ("notes", Self::Records(RecordKind::Note)),
        ("eras", Self::Records(RecordKind::Era)),
        ("sources", Self::Sources),
    ];

    /// The table with this value in links.
    pub fn of_name(name: &str) -> Option<Self> {
        lookup(Self::NAMES, name)
    }

    /// Its value in links.
    pub fn name(self) -> &'static str {
        name_of(Self::NAMES, self)
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableColumn {
    /// Name of the record.
    Name,
    /// Date.
    When,
    /// Description.
    Text,
    /// Actual value.
    Actual,
    /// Target.
    Target,
    /// Share of the target.
    Ratio,
    /// Status or verdict.
    Status,
    /// Kind of commitment.
    CommitmentKind,
    /// Grade of evidence.
    Grade,
    /// Precision of the location.
    Whereabouts,
    /// Value.
    Value,
    /// Citations.
    Sources,
    /// Publisher of a source.
    Publisher,
    /// Title of a source.
    Title,
    /// Publication date of a source.
    Published,
    /// Number of records that cite a source.
    Cited,
}

impl TableColumn {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("name", Self::Name),
        ("when", Self::When),
        ("text", Self::Text),
        ("actual", Self::Actual),
        ("target", Self::Target),
        ("ratio", Self::Ratio),
        ("status", Self::Status),
        ("kind", Self::CommitmentKind),
        ("grade", Self::Grade),
        ("location", Self::Whereabouts),
        ("value", Self::Value),
        ("sources", Self::Sources),
        ("publisher", Self::Publisher),
        ("title", Self::Title),
        ("published", Self::Published),
        ("cited", Self::Cited),
    ];
}

/// Order of the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableOrder {
    /// The column that they are sorted by.
    pub column: TableColumn,
    /// True for the largest value, latest date or last text first.
    pub is_descending: bool,
}

impl TableOrder {
    /// Parses `when`, or `-when` for descending order.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.strip_prefix('-');
        Some(Self { column: lookup(TableColumn::NAMES, name.unwrap_or(text))?, is_descending: name.is_some() })
    }

    /// Formats the order; [`TableOrder::parse`] is the inverse.
    pub fn to_text(self) -> String {
        [if self.is_descending { "-" } else { "" }, name_of(TableColumn::NAMES, self.column)].concat()
    }
}
