//! Parsers: bytes to a story and all its problems, each with line and column; EDTF dates; the base map.

mod antimeridian;
mod basemap;
mod check;
mod datum;
mod diagnostics;
mod edtf;
mod float;
mod geometry;
mod json;
mod lines;
mod object_reader;
mod plain;
mod problem;
mod record;
mod steps;
mod story;
mod tree;
mod values;
mod web_address;

pub use basemap::basemap;
pub use edtf::{DateError, date};
pub use problem::{Problem, ProblemKind, Problems};
#[cfg(feature = "count-steps")]
pub use steps::take_steps;
pub use story::{ParsedStory, embedded_story, story};
