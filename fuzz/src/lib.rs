//! Properties that hold for every input, one function for each fuzz target. A property that fails panics.
//!
//! `cargo xtask fuzz` searches for inputs that break them. `tests/fuzz_seeds.rs` checks them for every file in `fuzz/seeds/`, so an
//! input that the fuzzer found becomes a test once it is saved there.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    missing_docs,
    unreachable_pub,
    reason = "a property stops at the first input that breaks it"
)]

mod addresses;
mod documents;

pub use addresses::{edtf, host_message, page_path, query, story_path};
pub use documents::{geojson, growth, json, story, topojson};

/// Panics for an input that breaks the property.
pub type Property = fn(&[u8]);

/// Every property under the name of its target.
pub const TARGETS: [(&str, Property); 10] = [
    ("json", json),
    ("story", story),
    ("edtf", edtf),
    ("query", query),
    ("story_path", story_path),
    ("page_path", page_path),
    ("host_message", host_message),
    ("geojson", geojson),
    ("topojson", topojson),
    ("growth", growth),
];
