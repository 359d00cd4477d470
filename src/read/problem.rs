//! Problems of a story file: kind and position. `words` turns them into sentences.

use std::fmt;

use super::edtf::DateError;
use crate::story::CodeConflict;

/// A problem of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// JSON Pointer (RFC 6901): `/events/3/date`.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Kind of problem.
    pub kind: ProblemKind,
}

/// The problems of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// Problems in the order of the file, at most 100 of each kind.
    pub list: Vec<Problem>,
    /// Number of problems that are not in `list`.
    pub omitted: usize,
}

impl Problems {
    /// Number of problems of the file.
    pub fn count(&self) -> usize {
        self.list.len() + self.omitted
    }
}

/// Kind of problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The bytes are not UTF-8.
    NotUtf8,
    /// JSON syntax error.
    Syntax,
    /// The file ends before its JSON is complete.
    Truncated,
    /// Nesting deeper than 32.
    TooDeep,
    /// A `schema` that this program does not support.
    UnknownSchema,
    /// A required field is absent.
    Missing(&'static str),
    /// A field of the wrong type. Carries the expected type.
    Expected(&'static str),
    /// A field that the schema does not define, or a duplicate key.
    UnknownField(String),
    /// A value that is not one of the allowed values.
    UnknownValue(String),
    /// An invalid date. Carries the text and the reason.
    BadDate(String, DateError),
    /// A number that cannot be stored exactly.
    BadNumber(String),
    /// A formula that cannot be evaluated, or whose result differs from its number.
    BadFormula(String),
    /// A value whose unit differs from that of its record. Carries both units, that of the value first.
    OtherUnit(String, String),
    /// A series of the form `way` that does not have exactly one indicator.
    NotOneIndicator,
    /// Both `coordinates` and `geometry`.
    TwoLocations,
    /// Not a longitude and a latitude, with or without an altitude.
    NotAPosition,
    /// A latitude beyond ±90 degrees, where latitude and longitude seem to be swapped.
    SwappedPosition,
    /// A position at 0° N, 0° E. A warning, because it mostly stands for a missing value.
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
    /// A geometry type that is not supported.
    UnknownGeometry(String),
    /// A coordinate reference system other than WGS 84: its name, or `crs` when it has none.
    ForeignCrs(String),
    /// A geodetic datum that is not supported.
    UnknownDatum(String),
    /// An address that is not a web address, or that looks like another one.
    BadAddress(String),
    /// An id that is used earlier in the file.
    DuplicateId(String),
    /// A reference to an id that does not exist.
    Dangling(String),
    /// A record without a citation.
    NoCitation,
    /// A span that is not two ascending numbers, or shorter than its phrase.
    BadSpan,
    /// A passage that overlaps an earlier one.
    OverlappingSpan,
    /// A phrase that the article does not have at its place. Only builds compare phrases with the article.
    #[cfg(feature = "ssr")]
    Phrase(PhraseFault),
    /// A result that is not dated after the article (true), or a baseline that is (false).
    WrongSide(bool),
    /// A result or a baseline without a date.
    Undated,
    /// Codes of a commitment that do not go together.
    Codes(CodeConflict),
}

/// Fault of a phrase that the article does not have at its place.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseFault {
    /// It does not occur in the paragraph with this number.
    NotInParagraph(u32),
    /// It occurs in its paragraph, but not within its span. Carries the first position, in characters from 0.
    NotInSpan(u32),
}

impl Problem {
    /// True for a warning: the record is kept unchanged, and the file can be published.
    pub fn is_warning(&self) -> bool {
        self.kind == ProblemKind::NullPosition
    }
}

/// The first 80 characters of a text that a problem quotes.
pub(super) fn excerpt(text: &str) -> String {
    text.chars().take(80).collect()
}

impl fmt::Display for Problem {
    /// For logs and builds: `line 3, column 14 (/events/0/date): BadDate("2021-13", Month)`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}, column {} ({}): {:?}", self.line, self.column, self.path, self.kind)
    }
}
