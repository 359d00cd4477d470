//! Scenes: everything that the views show, computed from a story and the state, without a page.

pub mod charts;
pub mod commitments;
pub mod kit;
pub mod map;
pub mod records;
pub mod timeline;
pub mod viewport;
