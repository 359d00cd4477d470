//! Search over the records and sources of a story, in both languages at once.
//!
//! [`SearchIndex::new`] normalises the texts of a story once, [`search`] scans all of them for each query. An index of words or
//! bigrams would not be worth its bytes: natively, the texts of the bundled story are made in 6 ms and a query takes 0.1 to
//! 2 ms, in linear time (`benches/search.rs`). The search adds 13.5 kB of brotli to the program, 1.4 kB of it for initials.

mod entry;
mod fields;
mod fold;
mod index;
mod initials;
mod marked;
mod query;
mod rank;
mod run;
mod suggestions;
mod target;

pub(crate) use fold::{fold, fold_query};
pub use index::SearchIndex;
pub use initials::Initials;
pub use run::search;
pub use target::{Hit, HitGroup, MarkedText, SearchResults, SearchTarget, Snippet, Suggestions, TextKind};
