//! Parsers: bytes to a story and all its problems, each with line and column; EDTF dates; the base map.
//!
//! A story file is parsed to a tree with byte offsets (`json`, `tree`). serde reads the tree (`deserializer`) into structs
//! that declare the format (`raw`), whose values are checked and converted to the model (`record`, `values`). References
//! between records are validated last (`check`). A build also compares phrases with a sketch of the article (`phrases`,
//! `sketch`). A problem is recorded with the byte offset of its value, from which
//! `diagnostics` derives path, line and column.
//!
//! serde costs 5.8 kB (brotli of the wasm) more than readers by hand. Structs that own their text and lists cost 9.4 kB.

mod antimeridian;
mod basemap;
mod check;
mod commitment;
mod datum;
mod deserializer;
mod diagnostics;
mod document;
mod edtf;
mod fields;
mod float;
mod geometry;
mod id_positions;
mod json;
mod lines;
mod location;
#[cfg(feature = "ssr")]
mod phrases;
mod plain;
mod problem;
mod raw;
mod raw_commitment;
mod raw_shared;
mod record;
#[cfg(feature = "ssr")]
mod sketch;
mod steps;
mod story;
mod tree;
mod values;
mod web_address;

pub use basemap::basemap;
pub use edtf::{DateError, date};
pub use id_positions::{IdPosition, id_positions};
#[cfg(feature = "ssr")]
pub use phrases::make_sketch;
#[cfg(feature = "ssr")]
pub use problem::PhraseFault;
pub use problem::{Problem, ProblemKind, Problems};
#[cfg(feature = "ssr")]
pub use sketch::{Sketch, SketchError};
#[cfg(feature = "count-steps")]
pub use steps::take_steps;
#[cfg(feature = "ssr")]
pub use story::story_with_sketch;
pub use story::{ParsedStory, Pause, bundled_story, bundled_story_in_steps, story};
pub use web_address::is_contact_address;
