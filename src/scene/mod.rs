//! Scenes: everything that the views show, computed from a story and the state, without a page.

#[cfg(feature = "ssr")]
pub mod cards;
pub mod charts;
pub mod commitments;
pub mod filters;
pub mod kit;
pub mod map;
pub mod overview;
pub mod pages;
pub mod records;
pub mod search;
pub mod timeline;
pub mod viewport;
