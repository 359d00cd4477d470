//! What can be wrong with a story file, and where. The sentences are made in `words`.

use std::fmt;

use super::edtf::DateError;

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a JSON Pointer (RFC 6901): `/events/3/date`.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// Everything that is wrong with a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The problems kept, in the order of the file: at most a hundred of a kind.
    pub list: Vec<Problem>,
    /// How many more there are.
    pub omitted: usize,
}

impl Problems {
    /// How many problems the file has.
    pub fn count(&self) -> usize {
        self.list.len() + self.omitted
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// Not JSON here.
    Syntax,
    /// The file ends in the middle.
    Truncated,
    /// Lists in lists in lists: deeper than 32.
    TooDeep,
    /// A `schema` that this program does not read.
    UnknownSchema,
    /// A field that must be there.
    Missing(&'static str),
    /// A field of the wrong type; the one expected.
    Expected(&'static str),
    /// A field that no story has.
    UnknownField(String),
    /// A word that is not one of those allowed here.
    UnknownValue(String),
    /// What stands where a date should, and why it is none.
    BadDate(String, DateError),
    /// Not a number that can be kept exactly.
    BadNumber(String),
    /// A formula that cannot be worked out, or does not give its number.
    BadFormula(String),
    /// A value in another unit than that of its record: its own, and the record's.
    OtherUnit(String, String),
    /// A way of more than one indicator: only one can be drawn along it.
    NotOneIndicator,
    /// Both `coordinates` and `geometry`.
    TwoLocations,
    /// Not a longitude and a latitude, with or without an altitude.
    NotAPosition,
    /// A latitude beyond the poles that would be a longitude.
    SwappedPosition,
    /// A position at 0° N, 0° E: a warning, since it is a value that was left out far more often than a place in the sea.
    NullPosition,
    /// A longitude beyond ±180 degrees or a latitude beyond ±90.
    OutOfRange,
    /// A geometry without a position.
    EmptyGeometry,
    /// A line with fewer than two points.
    ShortLine,
    /// A ring with fewer than four positions.
    ShortRing,
    /// A ring whose last position is not its first.
    OpenRing,
    /// A type of geometry that no place has.
    UnknownGeometry(String),
    /// A coordinate reference system other than WGS 84: its name, or `crs` when it has none.
    ForeignCrs(String),
    /// A geodetic datum that this program does not read.
    UnknownDatum(String),
    /// An address that is not one of a web page, or does not lead where it seems to.
    BadAddress(String),
    /// An id used before.
    DuplicateId(String),
    /// An id that names nothing.
    Dangling(String),
    /// A fact without a citation.
    NoCitation,
}

impl Problem {
    /// Whether it may be right as it is: the record is kept whole, and the file can be published.
    pub fn is_warning(&self) -> bool {
        self.kind == ProblemKind::NullPosition
    }
}

/// The beginning of a text, for a problem that repeats what stands elsewhere in the file.
pub(super) fn excerpt(text: &str) -> String {
    text.chars().take(80).collect()
}

impl fmt::Display for Problem {
    /// For logs and builds: `line 3, column 14 (/events/0/date): BadDate("2021-13", Month)`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}, column {} ({}): {:?}", self.line, self.column, self.path, self.kind)
    }
}
